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
pub(in crate::demo) use practices::{BROKEN, ENGINEER, NIL, STRONG};

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
    transact!(db, |tx| { series::define(tx).await })?;
    series::fill(db, today).await?;
    transact!(db, |tx| { measure(tx, today).await })?;
    Ok(())
}

/// What the practices with known effects did, as the product itself computes it. The strong one is
/// measured by a second indicator too, on which it does nothing.
async fn measure(tx: &mut Tx, today: Day) -> anyhow::Result<()> {
    let known = [
        (practices::STRONG, series::STRONG_INDICATOR),
        (practices::NIL, series::NIL_INDICATOR),
        (practices::BROKEN, series::BROKEN_INDICATOR),
        (practices::ENGINEER, series::ENGINEER_INDICATOR),
        (practices::STRONG, series::NIL_INDICATOR),
    ];
    for (practice, indicator) in known {
        let effect = Inputs::read(tx, practice, indicator, today).await?.judge()?;
        ::practices::measure_by(tx, practice, indicator).await??;
        effect.propose(tx, super::zone().moment(today, 6, 0, 0), today).await?;
        ::practices::open_evidence(tx, practice, indicator).await?;
    }
    Ok(())
}
