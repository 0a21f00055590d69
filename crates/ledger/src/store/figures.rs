//! The kept figures, and the decisions behind the shares of refusals.

use crate::model::{Cell, Cells, Counts, Cut, Decision, Period, Scope, Wanted};
use db::{Db, Result, Tx, Value, sql, sums};
use kernel::{ApplicationId, Day, OrganisationId, RegionCode};

/// Keeps a decision on an application and counts it.
///
/// # Errors
/// [`db::Error::Taken`] where the application is decided already.
pub async fn decided(tx: &mut Tx, it: &Decision) -> Result<()> {
    sql!(
        "insert into decisions (application, organisation, region, decided_on, refused)
         values ($1, $2, $3, $4, $5)",
        it.application,
        it.organisation,
        it.region,
        it.decided_on,
        it.refused
    )
    .run(tx)
    .await?;
    add(tx, &it.moved()).await
}

/// Adds to kept cells at the end of the change, in the copies that belong to it.
pub(crate) async fn add(tx: &mut Tx, deltas: &[(Cell, Counts)]) -> Result<()> {
    if deltas.is_empty() {
        return Ok(());
    }
    let slot = tx.slot();
    let cells = deltas.iter().flat_map(|(cell, counts)| row(cell, slot, counts)).collect();
    let upsert = sums!(
        "insert into figures (scope, period, cut, slot, services, clients, free) values",
        4 of 7,
        cells,
        "on conflict (scope, period, cut, slot) do update set
             services = figures.services + excluded.services,
             clients = figures.clients + excluded.clients,
             free = figures.free + excluded.free"
    );
    upsert.later(tx).await
}

/// Loads the figures of a ledger loaded in bulk; the table is empty before.
pub async fn load_figures(db: &Db, cells: &Cells) -> Result<u64> {
    const COLUMNS: &[&str] = &["scope", "period", "cut", "slot", "services", "clients", "free"];
    let mut bulk = db.bulk("figures", COLUMNS).await?;
    let mut sorted: Vec<_> = cells.iter().collect();
    sorted.sort_unstable_by_key(|(cell, _)| **cell);
    for (cell, counts) in sorted {
        bulk.push(row(cell, 0, counts)).await?;
    }
    bulk.finish().await
}

/// Loads decisions in bulk, without their figures: see [`crate::Fold::decide`].
pub async fn load_decisions(db: &Db, all: impl IntoIterator<Item = Decision>) -> Result<u64> {
    const COLUMNS: &[&str] = &["application", "organisation", "region", "decided_on", "refused"];
    let mut bulk = db.bulk("decisions", COLUMNS).await?;
    for it in all {
        bulk.push([
            it.application.into(),
            it.organisation.into(),
            it.region.into(),
            it.decided_on.into(),
            it.refused.into(),
        ])
        .await?;
    }
    bulk.finish().await
}

fn row(cell: &Cell, slot: i64, counts: &Counts) -> [Value; 7] {
    [
        cell.scope.into(),
        cell.period.into(),
        cell.cut.into(),
        slot.into(),
        counts.services.into(),
        counts.clients.into(),
        counts.free.into(),
    ]
}

/// A kept cell, its copies added up.
#[derive(sqlx::FromRow)]
pub struct Kept {
    /// Whose.
    pub scope: Scope,
    /// When.
    pub period: Period,
    /// Of what.
    pub cut: Cut,
    /// See [`Counts`].
    pub services: i64,
    /// See [`Counts`].
    pub clients: i64,
    /// See [`Counts`].
    pub free: i64,
}

impl Kept {
    /// Which cell.
    pub fn cell(&self) -> Cell {
        Cell { scope: self.scope, period: self.period, cut: self.cut }
    }

    /// What it counts.
    pub fn counts(&self) -> Counts {
        Counts { services: self.services, clients: self.clients, free: self.free }
    }
}

/// The cells of two periods, and the totals of some months, in one statement. A dashboard lives of
/// it: so no column that is known, and none looked up by name.
pub(crate) async fn cells_of(
    tx: &mut Tx,
    scope: Scope,
    wanted: &Wanted,
) -> Result<Vec<(Cell, Counts)>> {
    let query = sql!(
        "select period, cut, cast(sum(services) as bigint), cast(sum(clients) as bigint),
                cast(sum(free) as bigint)
         from figures where scope = $1 and period in ($2, $3) and cut not in ('entries', 'mended')
         group by scope, period, cut
         union all
         select period, cut, cast(sum(services) as bigint), cast(sum(clients) as bigint),
                cast(sum(free) as bigint)
         from figures where scope = $1 and cut = 'total' and period >= $4 and period <= $5
         group by scope, cut, period",
        scope,
        wanted.period,
        wanted.beside,
        wanted.months.0,
        wanted.months.1
    );
    let rows: Vec<(Period, Cut, i64, i64, i64)> = query.all(tx).await?;
    let cell = |(period, cut, services, clients, free)| {
        (Cell { scope, period, cut }, Counts { services, clients, free })
    };
    Ok(rows.into_iter().map(cell).collect())
}

/// What a scope's figures stand at: it moves with everything that moves any of them, and no two
/// states have the same.
pub(crate) async fn version(tx: &mut Tx, scope: Scope) -> Result<Version> {
    sql!(
        "select cut, cast(sum(services) as bigint) from figures
         where scope = $1 and period = 'a' and cut in ('entries', 'decided') group by cut
         union all
         select cut, cast(sum(services) as bigint) from figures
         where scope = 'n' and period = 'a' and cut = 'mended' group by cut
         order by 1",
        scope
    )
    .all(tx)
    .await
}

/// How many rows, decisions and mends there were.
pub(crate) type Version = Vec<(Cut, i64)>;

/// What each organisation of a region has rendered, decided and refused in a period, how long it
/// took and in which directions: what its row and the region's cuts are made of.
pub async fn cells_of_region(tx: &mut Tx, region: RegionCode, period: Period) -> Result<Vec<Kept>> {
    sql!(
        "select f.scope, f.period, f.cut, cast(sum(f.services) as bigint) as services,
                cast(sum(f.clients) as bigint) as clients, cast(sum(f.free) as bigint) as free
         from organisations o
         join figures f on f.scope = 'o:' || o.id and f.period = $2
              and (f.cut in ('total', 'decided', 'refused')
                   or f.cut like 'days:%' or f.cut like 'direction:%')
         where o.region = $1
         group by f.scope, f.period, f.cut",
        region,
        period
    )
    .all(tx)
    .await
}

/// The cells of every region in a period: totals, days, decisions and refusals; what indicators over
/// time are computed from.
pub async fn cells_of_regions(tx: &mut Tx, period: Period) -> Result<Vec<Kept>> {
    sql!(
        "select f.scope, f.period, f.cut, cast(sum(f.services) as bigint) as services,
                cast(sum(f.clients) as bigint) as clients, cast(sum(f.free) as bigint) as free
         from regions r
         join figures f on f.scope = 'r:' || r.code and f.period = $1
              and (f.cut in ('total', 'decided', 'refused') or f.cut like 'days:%')
         group by f.scope, f.period, f.cut",
        period
    )
    .all(tx)
    .await
}

/// The next kept cells in key order; copies of one cell may part at the chunk's end.
pub(crate) async fn kept_after(
    tx: &mut Tx,
    last: Option<&KeptCopy>,
    limit: i64,
) -> Result<Vec<KeptCopy>> {
    let text = |of: fn(&Kept) -> String| last.map(|it| of(&it.kept)).unwrap_or_default();
    sql!(
        "select scope, period, cut, slot, services, clients, free
         from figures where (scope, period, cut, slot) > ($1, $2, $3, $4)
         order by scope, period, cut, slot limit $5",
        text(|it| it.scope.to_string()),
        text(|it| it.period.to_string()),
        text(|it| it.cut.to_string()),
        last.map_or(-1, |it| it.slot),
        limit
    )
    .all(tx)
    .await
}

/// One copy of a kept cell.
#[derive(sqlx::FromRow)]
pub(crate) struct KeptCopy {
    pub slot: i64,
    #[sqlx(flatten)]
    pub kept: Kept,
}

/// The next decisions of the whole installation.
pub(crate) async fn decisions_after(
    tx: &mut Tx,
    last: Option<ApplicationId>,
    limit: i64,
) -> Result<Vec<Decision>> {
    sql!(
        "select application, organisation, region, decided_on, refused from decisions
         where application > $1 order by application limit $2",
        last.map(|it| it.to_string()).unwrap_or_default(),
        limit
    )
    .all(tx)
    .await
}

/// An organisation's decisions between two days.
pub(crate) async fn decisions_between(
    tx: &mut Tx,
    organisation: OrganisationId,
    from: Day,
    to: Day,
) -> Result<Vec<Decision>> {
    sql!(
        "select application, organisation, region, decided_on, refused from decisions
         where organisation = $1 and decided_on >= $2 and decided_on <= $3",
        organisation,
        from,
        to
    )
    .all(tx)
    .await
}

/// The organisations whose rows make up a region's.
pub(crate) async fn organisations_of(
    tx: &mut Tx,
    region: RegionCode,
) -> Result<Vec<OrganisationId>> {
    let query =
        sql!("select id from organisations where region = $1 order by id limit 500", region);
    let rows: Vec<(OrganisationId,)> = query.all(tx).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
