//! Where goals are kept.

use super::Goal;
use db::{Result, Tx, sql};
use kernel::RegionCode;

/// A region's goals, drafts among them, by term: what is a draft is the region's own.
pub async fn goals(tx: &mut Tx, region: RegionCode) -> Result<Vec<Goal>> {
    sql!(
        "select region, indicator, target, due, act, published_on, updated_at
         from region_goals where region = $1 order by due, indicator limit 200",
        region
    )
    .all(tx)
    .await
}

/// Keeps a goal in the place of an earlier one on the same indicator.
pub async fn save_goal(tx: &mut Tx, it: &Goal) -> Result<()> {
    sql!(
        "insert into region_goals (region, indicator, target, due, act, published_on, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (region, indicator) do update set
           target = excluded.target, due = excluded.due, act = excluded.act,
           published_on = excluded.published_on, updated_at = excluded.updated_at",
        it.region,
        it.indicator.as_str(),
        it.target,
        it.due,
        it.act.as_str(),
        it.published_on,
        it.updated_at
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Takes a goal away; says whether there was one.
pub(super) async fn remove(tx: &mut Tx, region: RegionCode, indicator: &str) -> Result<bool> {
    let gone =
        sql!("delete from region_goals where region = $1 and indicator = $2", region, indicator);
    Ok(gone.run(tx).await? > 0)
}
