//! «Что изменилось с прошлой встречи»: the difference between today and the last visit held.

use super::gather::{Exchange, Side};
use super::store::{self, Reported};
use agreements::Agreement;
use kernel::Day;
use ledger::{Figures, Period, Wanted};
use std::sync::Arc;
use visits::{Commitment, Visit};
use web::{Desk, Result};

/// What has changed between the two regions since they met last.
pub(super) struct Changes<'a> {
    /// The meeting.
    pub last: &'a Visit,
    /// Agreements signed since.
    pub signed: Vec<Agreement>,
    /// Measures reported on since.
    pub reported: Reported,
    /// Commitments kept or dropped since.
    pub closed: Vec<Commitment>,
    /// Open commitments whose term has passed since.
    pub overdue: Vec<&'a Commitment>,
    /// Figures of both centres as they stood on the last day of the meeting.
    pub before: [Arc<Figures>; 2],
}

impl Changes<'_> {
    /// The day everything is compared with.
    pub fn day(&self) -> Day {
        self.last.to
    }
}

/// What has changed; `None` where they have not met yet. Three statements, and a fold of the two
/// centres' ledgers, which is remembered.
pub(super) async fn since_last<'a>(
    desk: &Desk,
    exchange: &'a Exchange,
) -> Result<Option<Changes<'a>>> {
    let Some(last) = exchange.held().max_by_key(|it| it.to) else { return Ok(None) };
    let (day, today, [a, b]) = (last.to, exchange.today(), exchange.codes());
    let (signed, reported, closed) = {
        let mut tx = desk.db().read().await?;
        let mut signed = agreements::between(&mut tx, a, b).await?;
        signed.retain(|it| it.is_public() && it.signed_on.is_some_and(|on| on > day));
        let reported = store::reported(&mut tx, a, b, day).await?;
        (signed, reported, store::closed(&mut tx, a, b, day).await?)
    };
    let [first, second] = &exchange.sides;
    let before = [figures(desk, first, day).await?, figures(desk, second, day).await?];
    let overdue = |it: &&Commitment| it.is_overdue(today) && it.due >= day;
    Ok(Some(Changes {
        last,
        signed,
        reported,
        closed,
        overdue: exchange.commitments.iter().filter(overdue).collect(),
        before,
    }))
}

async fn figures(desk: &Desk, side: &Side, on: Day) -> Result<Arc<Figures>> {
    let wanted = Wanted::of(Period::All, on);
    Ok(ledger::figures_on(desk.db(), side.scope(), &wanted, Some(on), desk.today()).await?)
}
