//! Where regions and institutions are kept.

mod support;
mod units;

pub use support::{save_support_part, save_support_path, support};
pub use units::{
    direction, directions, directions_of_region, save_direction, save_workspace, workspaces,
};
pub(crate) use units::{offered_after, remove, save_unit, unit, units};

use crate::{Organisation, Region};
use db::{Result, Tx, Value, rows, sql};
use kernel::{OrganisationId, RegionCode, Zone};
use std::collections::BTreeSet;

/// Code, name and time zone of every region; names with commas do not occur.
const REGIONS: &str = include_str!("../../../../data/regions.csv");

/// The region with this code.
pub async fn region(tx: &mut Tx, code: RegionCode) -> Result<Option<Region>> {
    sql!("select code, name, time_zone from regions where code = $1", code).optional(tx).await
}

/// All regions by code.
pub async fn regions(tx: &mut Tx) -> Result<Vec<Region>> {
    sql!("select code, name, time_zone from regions order by code limit 200").all(tx).await
}

/// The organisation with this id.
pub async fn organisation(tx: &mut Tx, id: OrganisationId) -> Result<Option<Organisation>> {
    sql!(
        "select id, region, kind, name, short_name, time_zone, address, founded_on
         from organisations where id = $1",
        id
    )
    .optional(tx)
    .await
}

/// Organisations of one region, in the order they were added.
pub async fn organisations_of(tx: &mut Tx, region: RegionCode) -> Result<Vec<Organisation>> {
    sql!(
        "select id, region, kind, name, short_name, time_zone, address, founded_on
         from organisations where region = $1 order by id limit 200",
        region
    )
    .all(tx)
    .await
}

/// Organisations of the whole network, region by region.
pub async fn organisations(tx: &mut Tx) -> Result<Vec<Organisation>> {
    sql!(
        "select id, region, kind, name, short_name, time_zone, address, founded_on
         from organisations order by region, id limit 5000"
    )
    .all(tx)
    .await
}

/// The regions that have a ministry here: they have Okno, and speak for themselves.
pub async fn speaking(tx: &mut Tx) -> Result<Vec<RegionCode>> {
    let rows: Vec<(RegionCode,)> =
        sql!("select distinct region from organisations where kind = 'ministry' limit 200")
            .all(tx)
            .await?;
    Ok(rows.into_iter().map(|(it,)| it).collect())
}

/// Adds an organisation, or keeps its changes, and lets the search find it.
pub async fn save_organisation(tx: &mut Tx, it: &Organisation) -> Result<()> {
    sql!(
        "insert into organisations
           (id, region, kind, name, short_name, time_zone, address, founded_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (id) do update set
           region = excluded.region, kind = excluded.kind, name = excluded.name,
           short_name = excluded.short_name, time_zone = excluded.time_zone,
           address = excluded.address, founded_on = excluded.founded_on",
        it.id,
        it.region,
        it.kind,
        it.name.as_str(),
        it.short_name.as_str(),
        &it.time_zone,
        it.address.as_str(),
        it.founded_on,
    )
    .run(tx)
    .await?;
    let directions = units::names(tx, it.id).await?;
    search::put(tx, &it.document(&directions)).await
}

/// Lets the search find an organisation by what its directions are called now.
pub(crate) async fn index(tx: &mut Tx, id: OrganisationId) -> Result<()> {
    let Some(it) = organisation(tx, id).await? else { return Ok(()) };
    let directions = units::names(tx, id).await?;
    search::put(tx, &it.document(&directions)).await
}

/// Whether the ledger counts anything of an organisation in its region.
pub(crate) async fn is_counted(tx: &mut Tx, id: OrganisationId) -> Result<bool> {
    let scope = format!("o:{id}");
    let any = sql!("select 1 as one from figures where scope = $1 limit 1", scope);
    Ok(any.optional::<(i64,)>(tx).await?.is_some())
}

/// Adds the regions of `data/regions.csv` that are not there yet and says how many; what is
/// there, with a name that may have been edited, stays.
pub async fn seed(tx: &mut Tx) -> Result<u64> {
    let cells: Vec<Value> = seeds().flatten().map(Value::from).collect();
    let added = rows!(
        "insert into regions (code, name, time_zone) values",
        3,
        cells,
        "on conflict (code) do nothing"
    )
    .run(tx)
    .await?;
    if added > 0 {
        for region in regions(tx).await? {
            search::put(tx, &region.document()).await?;
        }
    }
    Ok(added)
}

/// Keeps a region's name and time zone, and lets the search find it by its name.
pub(crate) async fn save_region(tx: &mut Tx, it: &Region) -> Result<()> {
    sql!(
        "update regions set name = $2, time_zone = $3 where code = $1",
        it.code,
        it.name.as_str(),
        &it.time_zone
    )
    .run(tx)
    .await?;
    search::put(tx, &it.document()).await
}

/// Code, name and time zone of each line of the data.
pub(crate) fn seeds() -> impl Iterator<Item = [&'static str; 3]> {
    let cells = |line: &'static str| line.split(',').collect::<Vec<_>>().try_into();
    REGIONS.lines().skip(1).map(move |line| cells(line).expect("a region has three cells"))
}

/// The time zones the regions of the data live in, each once.
pub(crate) fn zones() -> Vec<Zone> {
    let names: BTreeSet<&str> = seeds().map(|[_, _, zone]| zone).collect();
    names.into_iter().filter_map(|it| it.parse().ok()).collect()
}
