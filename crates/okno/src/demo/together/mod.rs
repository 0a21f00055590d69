//! What the demo's regions do together: how support is arranged in each, agreements, plans of
//! measures, visits, their news, and practices. People and papers are invented.

mod agreements;
mod history;
mod news;
mod plans;
mod practices;
mod series;
mod support;
mod transfer;
mod visits;

#[cfg(test)]
pub(in crate::demo) use practices::{BROKEN, NIL, STRONG};

use crate::effects::Inputs;
use db::{Db, Tx, transact};
use kernel::Day;

/// Fills the rooms that regions share, in the order in which they refer to each other. One
/// transaction for each room: they are few rows.
pub(super) async fn fill(db: &Db, today: Day) -> anyhow::Result<()> {
    transact!(db, |tx| { support::fill(tx).await })?;
    let agreements = transact!(db, |tx| { agreements::fill(tx, today).await })?;
    transact!(db, |tx| { plans::fill(tx, today).await })?;
    transact!(db, |tx| { visits::fill(tx, today).await })?;
    news::fill(db, today).await?;
    history::fill(db, &agreements, today).await?;
    transact!(db, |tx| { practices::fill(tx, today).await })?;
    transact!(db, |tx| { transfer::fill(tx, today).await })?;
    series::fill(db, today).await?;
    transact!(db, |tx| { measure(tx, today).await })?;
    Ok(())
}

/// What the three practices with known effects did, as the product itself computes it.
async fn measure(tx: &mut Tx, today: Day) -> anyhow::Result<()> {
    let known = [
        (practices::STRONG, series::STRONG_INDICATOR),
        (practices::NIL, series::NIL_INDICATOR),
        (practices::BROKEN, series::BROKEN_INDICATOR),
    ];
    for (practice, indicator) in known {
        let effect = Inputs::read(tx, practice, indicator, today).await?.judge()?;
        effect.propose(tx, super::zone().moment(today, 6, 0, 0), today).await?;
        ::practices::open_evidence(tx, practice).await?;
    }
    Ok(())
}
