//! Which sides have agreed to the version that is being written.

use crate::{Accord, Consent, Plan, PlanState, Side};
use db::{Result, Tx, sql};
use kernel::{PlanId, RegionCode};

/// Whom the version being written waits for; two statements, one where none is being written.
pub async fn accord(tx: &mut Tx, plan: &Plan) -> Result<Accord> {
    let speaking = regions::speaking(tx).await?;
    let given = match plan.state {
        PlanState::Draft => consents(tx, plan.id, plan.version).await?,
        PlanState::Approved => Vec::new(),
    };
    Ok(Accord { speaking, given })
}

/// Agreements given to a version.
pub async fn consents(tx: &mut Tx, plan: PlanId, version: i64) -> Result<Vec<Consent>> {
    sql!(
        "select side, name, agreed_at from plan_consents
         where plan = $1 and version = $2 order by agreed_at, side limit 2",
        plan,
        version
    )
    .all(tx)
    .await
}

/// A side agrees to the plan's newest version.
pub async fn insert_consent(tx: &mut Tx, plan: &Plan, it: &Consent) -> Result<()> {
    sql!(
        "insert into plan_consents (plan, version, side, name, agreed_at)
         values ($1, $2, $3, $4, $5)",
        plan.id,
        plan.version,
        it.side,
        it.name.as_str(),
        it.at,
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Takes the agreements to the plan's newest version back; says whether there were any.
pub async fn lift_consents(tx: &mut Tx, plan: &Plan) -> Result<bool> {
    let lifted =
        sql!("delete from plan_consents where plan = $1 and version = $2", plan.id, plan.version);
    Ok(lifted.run(tx).await? > 0)
}

/// Versions the other side has agreed to and a region's officer has not: plan, its title, number of
/// the version; at most 50.
pub async fn unanswered(tx: &mut Tx, region: RegionCode) -> Result<Vec<(PlanId, String, i64)>> {
    sql!(
        "select p.id as id, v.title as title, p.version as version
         from plans p join plan_consents c on c.plan = p.id and c.version = p.version
         join plan_versions v on v.plan = p.id and v.version = p.version
         where p.region_a = $1 and p.state = 'draft' and c.side = $3
           and not exists (select 1 from plan_consents own
                           where own.plan = p.id and own.version = p.version and own.side = $2)
         union all
         select p.id as id, v.title as title, p.version as version
         from plans p join plan_consents c on c.plan = p.id and c.version = p.version
         join plan_versions v on v.plan = p.id and v.version = p.version
         where p.region_b = $1 and p.state = 'draft' and c.side = $2
           and not exists (select 1 from plan_consents own
                           where own.plan = p.id and own.version = p.version and own.side = $3)
         order by id limit 50",
        region,
        Side::A,
        Side::B
    )
    .all(tx)
    .await
}
