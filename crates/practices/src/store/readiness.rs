//! What regions have marked on the conditions of practices.

use crate::{Card, Conditions, Marked, Readiness};
use db::{Result, Tx, sql};
use kernel::{PracticeId, RegionCode};
use std::collections::HashSet;

/// More practices than these no region has marked: the latest are read.
const MOST: i64 = 1_000;

/// What a region has marked on one practice.
pub async fn marked(
    tx: &mut Tx,
    practice: PracticeId,
    region: RegionCode,
) -> Result<Option<Marked>> {
    sql!(
        "select practice, region, met, account, updated_at
         from practice_readiness where practice = $1 and region = $2",
        practice,
        region
    )
    .optional(tx)
    .await
}

/// Keeps what a region has marked.
pub async fn save_marked(tx: &mut Tx, it: &Marked) -> Result<()> {
    sql!(
        "insert into practice_readiness (practice, region, met, account, updated_at)
         values ($1, $2, $3, $4, $5)
         on conflict (practice, region) do update set
           met = excluded.met, account = excluded.account, updated_at = excluded.updated_at",
        it.practice,
        it.region,
        &it.met,
        it.account,
        it.updated_at
    )
    .run(tx)
    .await?;
    Ok(())
}

/// How many conditions of their published cards the region says it meets; practices the region has
/// said nothing of are left out. For the region's own eyes.
pub async fn readiness(
    tx: &mut Tx,
    practices: &[PracticeId],
    region: RegionCode,
) -> Result<Vec<Readiness>> {
    let wanted: HashSet<PracticeId> = practices.iter().copied().collect();
    let query = sql!(
        "select r.practice, r.met, v.card
         from practice_readiness r
         join practices p on p.id = r.practice
         join practice_versions v on v.id = p.published
         where r.region = $1 order by r.updated_at desc, r.practice limit $2",
        region,
        MOST
    );
    let rows: Vec<(PracticeId, Conditions, Card)> = query.all(tx).await?;
    let counted =
        rows.into_iter().filter(|it| wanted.contains(&it.0)).map(|(practice, met, card)| {
            let of = card.conditions.len();
            Readiness { practice, met: met.count(&card.conditions), of }
        });
    Ok(counted.collect())
}
