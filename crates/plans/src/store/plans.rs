//! Plans and their versions.

use crate::{Plan, Version};
use db::{Page, Place, Result, Tx, Wish, listing, sql};
use kernel::{AgreementId, Day, PlanId, RegionCode};

/// The plan with this id.
pub async fn find(tx: &mut Tx, id: PlanId) -> Result<Option<Plan>> {
    sql!(
        "select id, agreement, title, from_on, to_on, region_a, name_a, region_b, name_b, state,
                version, approved_on, created_at
         from plans where id = $1",
        id
    )
    .optional(tx)
    .await
}

/// The plan with title and period of the version that is being written over the one in force; any
/// other as it is.
pub async fn written(tx: &mut Tx, it: Plan) -> Result<Plan> {
    if !it.is_revised() {
        return Ok(it);
    }
    let terms: Option<(String, Day, Day)> = sql!(
        "select title, from_on, to_on from plan_versions where plan = $1 and version = $2",
        it.id,
        it.version
    )
    .optional(tx)
    .await?;
    Ok(match terms {
        Some((title, from, to)) => Plan { title, from, to, ..it },
        None => it,
    })
}

/// Plans of an agreement, the latest first.
pub async fn of_agreement(tx: &mut Tx, agreement: AgreementId) -> Result<Vec<Plan>> {
    sql!(
        "select id, agreement, title, from_on, to_on, region_a, name_a, region_b, name_b, state,
                version, approved_on, created_at
         from plans where agreement = $1 order by to_on desc, id desc limit 100",
        agreement
    )
    .all(tx)
    .await
}

/// Plans between two regions, the latest first.
pub async fn between(tx: &mut Tx, a: RegionCode, b: RegionCode) -> Result<Vec<Plan>> {
    sql!(
        "select id, agreement, title, from_on, to_on, region_a, name_a, region_b, name_b, state,
                version, approved_on, created_at
         from plans where region_a = $1 and region_b = $2 or region_a = $2 and region_b = $1
         order by to_on desc, id desc limit 100",
        a,
        b
    )
    .all(tx)
    .await
}

/// Adds a plan, or keeps its changes; agreement and sides never change, and neither do title and
/// period in force while a version is being written over them.
pub async fn save(tx: &mut Tx, it: &Plan) -> Result<()> {
    if it.is_revised() {
        let begun = sql!(
            "update plans set state = $2, version = $3, approved_on = null where id = $1",
            it.id,
            it.state,
            it.version
        );
        begun.run(tx).await?;
        return Ok(());
    }
    sql!(
        "insert into plans (id, agreement, title, from_on, to_on, region_a, name_a, region_b,
                            name_b, state, version, approved_on, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         on conflict (id) do update set
           title = excluded.title, from_on = excluded.from_on, to_on = excluded.to_on,
           state = excluded.state, version = excluded.version, approved_on = excluded.approved_on",
        it.id,
        it.agreement,
        it.title.as_str(),
        it.from,
        it.to,
        it.region_a,
        it.name_a.as_str(),
        it.region_b,
        it.name_b.as_str(),
        it.state,
        it.version,
        it.approved_on,
        it.created_at,
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Adds a version, or keeps its terms and when it was approved.
pub async fn insert_version(tx: &mut Tx, it: &Version) -> Result<()> {
    sql!(
        "insert into plan_versions
           (plan, version, reason, begun_at, approved_on, title, from_on, to_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (plan, version) do update set approved_on = excluded.approved_on,
           title = excluded.title, from_on = excluded.from_on, to_on = excluded.to_on",
        it.plan,
        it.version,
        it.reason.as_str(),
        it.begun_at,
        it.approved_on,
        it.title.as_str(),
        it.from,
        it.to,
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Versions of a plan, the newest first.
pub async fn versions(tx: &mut Tx, plan: PlanId) -> Result<Vec<Version>> {
    sql!(
        "select plan, version, reason, begun_at, approved_on, title, from_on, to_on
         from plan_versions where plan = $1 order by version desc limit 200",
        plan
    )
    .all(tx)
    .await
}

/// A row of the register: the plan and how far it is.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct PlanRow {
    /// The plan.
    #[sqlx(flatten)]
    pub plan: Plan,
    /// How many measures it has.
    pub measures: i64,
    /// How many of them are done.
    pub done: i64,
    /// How many of them are late.
    pub late: i64,
}

listing! {
    /// Plans one may see: approved ones, and drafts of the own region (`$1`), counted as of a day
    /// (`$2`); those that end last first.
    pub PLANS {
        select: "select id, agreement, title, from_on, to_on, region_a, name_a, region_b, name_b,
                        state, version, approved_on, created_at,
                        (select count(*) from measures m
                         where m.plan = plans.id and not m.removed) as measures,
                        (select count(*) from measures m
                         where m.plan = plans.id and not m.removed and m.standing = 'done') as done,
                        (select count(*) from measures m
                         where m.plan = plans.id and not m.removed and m.due < $2) as late
                 from plans
                 where (state = 'approved' or version > 1 or region_a = $1 or region_b = $1)",
        args: 2,
        filters: [
            "(region_a = ? or region_b = ?)", "agreement = ?", "from_on <= ?", "to_on >= ?",
            "to_on < ?", "from_on > ?", "(state = 'draft' and version = 1) = ?",
        ],
        orders: [("to_on", true)],
        id: "id",
    }
}

/// A page of the register as seen from a region on a day; filters: region, agreement, begun by, not ended
/// by, ended by, not begun by, whether it is a first draft.
pub async fn list_plans(
    tx: &mut Tx,
    seen_from: Option<RegionCode>,
    today: Day,
    wish: &Wish,
) -> Result<Page<PlanRow>> {
    let rows = PLANS.query(vec![seen_from.into(), today.into()], wish).all(tx).await?;
    Ok(Page::cut(rows, wish.limit, |it: &PlanRow| Place::new(it.plan.to, it.plan.id)))
}
