//! What the demo's regions do together: how support is arranged in each, agreements, plans of
//! measures, visits, their news, and practices. People and papers are invented.

mod support;

use db::{Db, transact};
use kernel::Day;

/// Fills the rooms that regions share, in the order in which they refer to each other. One
/// transaction for each room: they are few rows.
pub(super) async fn fill(db: &Db, today: Day) -> anyhow::Result<()> {
    let _ = today;
    transact!(db, |tx| { support::fill(tx).await })?;
    Ok(())
}
