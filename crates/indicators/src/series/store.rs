//! Where definitions and observations are kept.

use crate::series::{Indicator, Month, Observation, Source};
use db::{Db, Result, Tx, Value, rows, sql};
use kernel::RegionCode;

/// Rows of one statement: below SQLite's number of arguments.
const AT_ONCE: usize = 500;

/// Every version of every definition, by place, code and number.
pub async fn versions(tx: &mut Tx) -> Result<Vec<Indicator>> {
    sql!(
        "select code, number, position, name, name_en, unit, better, formula, people, structural,
                act, valid_from, valid_to
         from indicator_versions order by position, code, number limit 2000"
    )
    .all(tx)
    .await
}

/// The definitions of a month, in the order of a profile.
pub async fn indicators(tx: &mut Tx, month: Month) -> Result<Vec<Indicator>> {
    let all = versions(tx).await?;
    Ok(all.into_iter().filter(|it| it.holds_in(month)).collect())
}

/// The versions of one indicator, latest first; empty where there is no such indicator.
pub async fn indicator(tx: &mut Tx, code: &str) -> Result<Vec<Indicator>> {
    sql!(
        "select code, number, position, name, name_en, unit, better, formula, people, structural,
                act, valid_from, valid_to
         from indicator_versions where code = $1 order by number desc limit 200",
        code
    )
    .all(tx)
    .await
}

/// Adds a version; the one before ends the month before it begins. Whether it may be added says
/// [`Indicator::follows`].
pub async fn define(tx: &mut Tx, it: &Indicator) -> Result<()> {
    sql!(
        "update indicator_versions set valid_to = $3
         where code = $1 and number < $2 and (valid_to is null or valid_to > $3)",
        it.code.as_str(),
        it.number,
        it.valid_from.plus(-1)
    )
    .run(tx)
    .await?;
    sql!(
        "insert into indicator_versions
           (code, number, position, name, name_en, unit, better, formula, people, structural, act,
            valid_from, valid_to)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        it.code.as_str(),
        it.number,
        it.position,
        it.name.as_str(),
        it.name_en.as_str(),
        it.unit,
        it.better,
        it.formula,
        it.people,
        it.structural,
        it.act.as_str(),
        it.valid_from,
        it.valid_to
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Keeps observations, each in the place of an earlier one of its kind: what is computed never
/// replaces what somebody brought, nor the other way round. Says how many rows were written; what
/// has not changed is not.
pub async fn save(tx: &mut Tx, all: &[Observation]) -> Result<u64> {
    let mut written = 0;
    for some in all.chunks(AT_ONCE) {
        let cells = some.iter().flat_map(row).collect();
        let upsert = rows!(
            "insert into observations
               (indicator, region, month, version, value, base, source, recorded_at, account, file)
             values",
            10,
            cells,
            "on conflict (indicator, region, month) do update set
               version = excluded.version, value = excluded.value, base = excluded.base,
               source = excluded.source, recorded_at = excluded.recorded_at,
               account = excluded.account, file = excluded.file
             where (observations.source = 'upload') = (excluded.source = 'upload')
               and (observations.value <> excluded.value or observations.file <> excluded.file
                    or observations.version <> excluded.version
                    or coalesce(observations.base, -1) <> coalesce(excluded.base, -1))"
        );
        written += upsert.run(tx).await?;
    }
    Ok(written)
}

/// Loads observations in bulk where there are none: the demo's.
pub async fn load(db: &Db, all: impl IntoIterator<Item = Observation>) -> Result<u64> {
    let mut bulk = db.bulk("observations", COLUMNS).await?;
    for it in all {
        bulk.push(row(&it)).await?;
    }
    bulk.finish().await
}

/// Values of an indicator over months, ends included, region by region; every value, also those
/// too small to be shown: for computing.
pub async fn panel(
    tx: &mut Tx,
    indicator: &str,
    from: Month,
    to: Month,
) -> Result<Vec<(RegionCode, Month, f64)>> {
    sql!(
        "select region, month, value from observations
         where indicator = $1 and month >= $2 and month <= $3
         order by region, month limit 50000",
        indicator,
        from,
        to
    )
    .all(tx)
    .await
}

/// Columns of [`COLUMNS`].
const WIDTH: usize = 10;
const COLUMNS: &[&str; WIDTH] = &[
    "indicator",
    "region",
    "month",
    "version",
    "value",
    "base",
    "source",
    "recorded_at",
    "account",
    "file",
];

fn row(it: &Observation) -> [Value; WIDTH] {
    [
        it.indicator.as_str().into(),
        it.region.into(),
        it.month.into(),
        it.version.into(),
        it.value.into(),
        it.base.into(),
        it.source.into(),
        it.recorded_at.into(),
        it.account.into(),
        it.file.as_str().into(),
    ]
}

/// Everything observed of a region since a month.
pub(crate) async fn of_region(
    tx: &mut Tx,
    region: RegionCode,
    since: Month,
) -> Result<Vec<Observation>> {
    sql!(
        "select indicator, region, month, version, value, base, source, recorded_at, account, file
         from observations where region = $1 and month >= $2
         order by indicator, month limit 20000",
        region,
        since
    )
    .all(tx)
    .await
}

/// One indicator of one region, latest first.
pub(crate) async fn of_both(
    tx: &mut Tx,
    indicator: &str,
    region: RegionCode,
) -> Result<Vec<Observation>> {
    sql!(
        "select indicator, region, month, version, value, base, source, recorded_at, account, file
         from observations where indicator = $1 and region = $2 order by month desc limit 600",
        indicator,
        region
    )
    .all(tx)
    .await
}

/// One indicator of all regions in the latest month anybody has, and what that month is.
pub(crate) async fn latest(tx: &mut Tx, indicator: &str) -> Result<Vec<Observation>> {
    sql!(
        "select indicator, region, month, version, value, base, source, recorded_at, account, file
         from observations
         where indicator = $1
           and month = (select max(month) from observations where indicator = $1)
         order by region limit 200",
        indicator
    )
    .all(tx)
    .await
}

/// One indicator of all regions and months, for downloads and programs.
pub(crate) async fn between(
    tx: &mut Tx,
    indicator: &str,
    (from, to): (Month, Month),
    region: Option<RegionCode>,
) -> Result<Vec<Observation>> {
    sql!(
        "select indicator, region, month, version, value, base, source, recorded_at, account, file
         from observations
         where indicator = $1 and month >= $2 and month <= $3 and ($4 = '' or region = $4)
         order by region, month limit 50000",
        indicator,
        from,
        to,
        region.map(|it| it.to_string()).unwrap_or_default()
    )
    .all(tx)
    .await
}

/// Everything observed in a month.
pub(crate) async fn of_month(tx: &mut Tx, month: Month) -> Result<Vec<Value3>> {
    sql!(
        "select indicator, region, value from observations where month = $1
         order by indicator, region limit 50000",
        month
    )
    .all(tx)
    .await
}

/// Indicator, region, value.
pub(crate) type Value3 = (String, RegionCode, f64);

/// The months of a region that are computed and not brought.
pub(crate) async fn computed_months(
    tx: &mut Tx,
    indicator: &str,
    region: RegionCode,
) -> Result<Vec<Month>> {
    let query = sql!(
        "select month from observations
         where indicator = $1 and region = $2 and source <> $3 order by month limit 2000",
        indicator,
        region,
        Source::Upload
    );
    let rows: Vec<(Month,)> = query.all(tx).await?;
    Ok(rows.into_iter().map(|(month,)| month).collect())
}

/// A peer's value: indicator, region, month, value, base.
pub(crate) type PeerValue = (String, RegionCode, Month, f64, Option<i64>);

/// What was observed of a group since a month.
pub(crate) async fn of_peers(tx: &mut Tx, peers: &str, since: Month) -> Result<Vec<PeerValue>> {
    sql!(
        "select o.indicator, o.region, o.month, o.value, o.base
         from peer_members p join observations o on o.region = p.region
         where p.peers = $1 and o.month >= $2
         order by o.indicator, o.region, o.month limit 50000",
        peers,
        since
    )
    .all(tx)
    .await
}

/// A group of regions that are compared with each other.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub(crate) struct Peers {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// A member; each member is a row.
    pub region: Option<RegionCode>,
}

/// Every group with each of its members.
pub(crate) async fn peers(tx: &mut Tx) -> Result<Vec<Peers>> {
    sql!(
        "select g.code, g.name, m.region from peer_groups g
         left join peer_members m on m.peers = g.code
         order by g.position, g.code, m.region limit 5000"
    )
    .all(tx)
    .await
}

/// Keeps a group's name and members in the place of those before.
pub(crate) async fn save_peers(
    tx: &mut Tx,
    code: &str,
    name: &str,
    members: &[RegionCode],
) -> Result<()> {
    sql!(
        "insert into peer_groups (code, position, name) values ($1, 100, $2)
         on conflict (code) do update set name = excluded.name",
        code,
        name
    )
    .run(tx)
    .await?;
    sql!("delete from peer_members where peers = $1", code).run(tx).await?;
    for some in members.chunks(AT_ONCE) {
        let cells = some.iter().flat_map(|it| [code.into(), (*it).into()]).collect();
        rows!("insert into peer_members (peers, region) values", 2, cells, "").run(tx).await?;
    }
    Ok(())
}
