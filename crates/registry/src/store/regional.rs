//! How the live snapshot divides over regions: what indicators over time are counted from.

use super::{live, shares};
use crate::model::{ChangeKind, Share, Slot, Snapshot};
use db::{Result, Tx, sql};
use kernel::RegionCode;

/// The live snapshot, region by region.
#[derive(Clone, Debug, PartialEq)]
pub struct Regional {
    /// The snapshot.
    pub snapshot: Snapshot,
    /// Records of each region and category.
    pub shares: Vec<Share>,
    /// Who came, went or changed, by region; empty where there was no snapshot before.
    pub changes: Vec<(RegionCode, ChangeKind, i64)>,
    /// Records of each region by the first two figures of the main kind of activity (ОКВЭД 2).
    pub divisions: Vec<(RegionCode, String, i64)>,
}

/// The live snapshot by regions; `None` where there is none. Four statements, the last of which
/// reads every record once: some seconds of a whole registry, so not for a page.
pub async fn regional(tx: &mut Tx) -> Result<Option<Regional>> {
    let Some(snapshot) = live(tx).await? else { return Ok(None) };
    let shares = shares(tx, snapshot.id).await?;
    let changes = sql!(
        "select region, change, count(*) from bulk.sme_changes
         where snapshot = $1 and region is not null group by region, change
         order by region, change limit 1000",
        snapshot.id
    );
    let changes = changes.all(tx).await?;
    let divisions = match snapshot.slot {
        Slot::A => sql!(
            "select region, substr(okved, 1, 2), count(*) from bulk.sme_records_a
             where region is not null and okved is not null
             group by region, substr(okved, 1, 2) limit 20000"
        ),
        Slot::B => sql!(
            "select region, substr(okved, 1, 2), count(*) from bulk.sme_records_b
             where region is not null and okved is not null
             group by region, substr(okved, 1, 2) limit 20000"
        ),
    };
    let divisions = divisions.all(tx).await?;
    Ok(Some(Regional { snapshot, shares, changes, divisions }))
}
