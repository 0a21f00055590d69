//! What was observed.

use super::{AT_ONCE, PeerValue};
use crate::series::{Month, Observation, Source};
use db::{Db, Result, Tx, Value, rows, sql};
use kernel::RegionCode;
use std::collections::HashSet;

/// Keeps observations, each in the place of an earlier one of its kind: what is computed never
/// replaces what somebody brought, nor the other way round. Says how many rows were written; what
/// has not changed is not.
pub async fn save(tx: &mut Tx, all: &[Observation]) -> Result<u64> {
    let mut written = 0;
    for some in all.chunks(AT_ONCE) {
        let cells = some.iter().flat_map(row).collect();
        let upsert = rows!(
            "insert into observations
               (indicator, region, month, version, value, base, source, recorded_at, account, file,
                upload)
             values",
            11,
            cells,
            "on conflict (indicator, region, month) do update set
               version = excluded.version, value = excluded.value, base = excluded.base,
               source = excluded.source, recorded_at = excluded.recorded_at,
               account = excluded.account, file = excluded.file, upload = excluded.upload
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

/// Columns of [`COLUMNS`].
const WIDTH: usize = 11;
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
    "upload",
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
        it.upload.into(),
    ]
}

/// Everything observed of a region since a month.
pub(crate) async fn of_region(
    tx: &mut Tx,
    region: RegionCode,
    since: Month,
) -> Result<Vec<Observation>> {
    sql!(
        "select indicator, region, month, version, value, base, source, recorded_at, account, file,
                upload
         from observations where region = $1 and month >= $2
         order by indicator, month limit 20000",
        region,
        since
    )
    .all(tx)
    .await
}

/// An observation, and the name of who brought it.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub(crate) struct Authored {
    #[sqlx(flatten)]
    pub it: Observation,
    pub author: Option<String>,
}

/// One indicator of one region, latest first.
pub(crate) async fn of_both(
    tx: &mut Tx,
    indicator: &str,
    region: RegionCode,
) -> Result<Vec<Authored>> {
    sql!(
        "select o.indicator, o.region, o.month, o.version, o.value, o.base, o.source,
                o.recorded_at, o.account, o.file, o.upload, a.name as author
         from observations o left join accounts a on a.id = o.account
         where o.indicator = $1 and o.region = $2 order by o.month desc limit 600",
        indicator,
        region
    )
    .all(tx)
    .await
}

/// One indicator of all regions in the latest month anybody has, and what that month is.
pub(crate) async fn latest(tx: &mut Tx, indicator: &str) -> Result<Vec<Observation>> {
    sql!(
        "select indicator, region, month, version, value, base, source, recorded_at, account, file,
                upload
         from observations
         where indicator = $1
           and month = (select max(month) from observations where indicator = $1)
         order by region limit 200",
        indicator
    )
    .all(tx)
    .await
}

/// One indicator over months, ends included, of one region or of all: for
/// downloads, programs and computing.
pub async fn between(
    tx: &mut Tx,
    indicator: &str,
    (from, to): (Month, Month),
    region: Option<RegionCode>,
) -> Result<Vec<Observation>> {
    sql!(
        "select indicator, region, month, version, value, base, source, recorded_at, account, file,
                upload
         from observations
         where indicator = $1 and month >= $2 and month <= $3 and ($4 = '' or region = $4)
         order by region, month limit 200000",
        indicator,
        from,
        to,
        region.map(|it| it.to_string()).unwrap_or_default()
    )
    .all(tx)
    .await
}

/// Everything observed in a month.
pub(crate) async fn of_month(tx: &mut Tx, month: Month) -> Result<Vec<PeerValue>> {
    sql!(
        "select indicator, region, month, value, base from observations where month = $1
         order by indicator, region limit 50000",
        month
    )
    .all(tx)
    .await
}

/// A value that is kept already: whose, of which month, how it came, the value.
pub(crate) type Kept = (RegionCode, Month, Source, f64);

/// What is kept of an indicator, of one region or of all: a table that is brought is held
/// against it.
pub(crate) async fn existing(
    tx: &mut Tx,
    indicator: &str,
    region: Option<RegionCode>,
) -> Result<Vec<Kept>> {
    sql!(
        "select region, month, source, value from observations
         where indicator = $1 and ($2 = '' or region = $2) order by region, month limit 200000",
        indicator,
        region.map(|it| it.to_string()).unwrap_or_default()
    )
    .all(tx)
    .await
}

/// Takes away what was computed of a month from a source and is not among `all`: what it was
/// computed from is gone. Says how many values went.
pub(crate) async fn retract(
    tx: &mut Tx,
    (month, source): (Month, Source),
    all: &[Observation],
) -> Result<u64> {
    let computed: HashSet<(&str, RegionCode)> =
        all.iter().map(|it| (it.indicator.as_str(), it.region)).collect();
    let query = sql!(
        "select indicator, region from observations where month = $1 and source = $2
         order by indicator, region limit 50000",
        month,
        source
    );
    let kept: Vec<(String, RegionCode)> = query.all(tx).await?;
    let mut gone = 0;
    for (indicator, region) in kept {
        if !computed.contains(&(indicator.as_str(), region)) {
            let delete = sql!(
                "delete from observations
                 where indicator = $1 and region = $2 and month = $3 and source = $4",
                indicator.as_str(),
                region,
                month,
                source
            );
            gone += delete.run(tx).await?;
        }
    }
    Ok(gone)
}

/// Whether anything was computed of a month from the ledger.
pub(crate) async fn has_computed(tx: &mut Tx, month: Month) -> Result<bool> {
    let found: Option<(i64,)> = sql!(
        "select version from observations where month = $1 and source = 'ledger' limit 1",
        month
    )
    .optional(tx)
    .await?;
    Ok(found.is_some())
}

/// Whether a snapshot of the SME registry, by its month and its source, was counted.
pub(crate) async fn is_counted(tx: &mut Tx, month: Month, file: &str) -> Result<bool> {
    let found: Option<(i64,)> = sql!(
        "select version from observations
         where month = $1 and source = 'registry' and file = $2 limit 1",
        month,
        file
    )
    .optional(tx)
    .await?;
    Ok(found.is_some())
}
