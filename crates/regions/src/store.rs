//! Where regions and institutions are kept.

use crate::{Direction, Organisation, Region, Support, SupportPath, Workspace};
use db::{Result, Tx, Value, rows, sql};
use kernel::{DirectionId, OrganisationId, RegionCode};

/// Code, name and time zone of every region; names with commas do not occur.
const REGIONS: &str = include_str!("../../../data/regions.csv");

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

/// Directions of an organisation, in their order.
pub async fn directions(tx: &mut Tx, organisation: OrganisationId) -> Result<Vec<Direction>> {
    sql!(
        "select id, organisation, name, short_name, curator, position
         from directions where organisation = $1 order by position, id limit 200",
        organisation
    )
    .all(tx)
    .await
}

/// The direction with this id.
pub async fn direction(tx: &mut Tx, id: DirectionId) -> Result<Option<Direction>> {
    sql!(
        "select id, organisation, name, short_name, curator, position
         from directions where id = $1",
        id
    )
    .optional(tx)
    .await
}

/// Workspaces of an organisation, in the order they were added.
pub async fn workspaces(tx: &mut Tx, organisation: OrganisationId) -> Result<Vec<Workspace>> {
    sql!(
        "select id, organisation, name, seats, note
         from workspaces where organisation = $1 order by id limit 200",
        organisation
    )
    .all(tx)
    .await
}

/// How support is arranged in a region; four statements.
pub async fn support(tx: &mut Tx, code: RegionCode) -> Result<Option<Support>> {
    let Some(region) = region(tx, code).await? else { return Ok(None) };
    let organisations = organisations_of(tx, code).await?;
    let does = sql!(
        "select p.organisation, p.does from support_parts p
         join organisations o on o.id = p.organisation where o.region = $1 limit 200",
        code
    );
    let does = does.all::<(OrganisationId, String)>(tx).await?.into_iter().collect();
    let directions = sql!(
        "select d.id, d.organisation, d.name, d.short_name, d.curator, d.position
         from directions d join organisations o on o.id = d.organisation
         where o.region = $1 order by d.organisation, d.position, d.id limit 1000",
        code
    );
    let directions = directions.all(tx).await?;
    let paths = sql!(
        "select from_organisation, to_organisation, about from support_paths
         where region = $1 order by from_organisation, to_organisation limit 500",
        code
    );
    let paths = paths.all(tx).await?;
    Ok(Some(Support { region, organisations, does, directions, paths }))
}

/// Keeps what an institution does; an empty text takes it away.
pub async fn save_support_part(
    tx: &mut Tx,
    organisation: OrganisationId,
    does: &str,
) -> Result<()> {
    if does.is_empty() {
        let gone = sql!("delete from support_parts where organisation = $1", organisation);
        return gone.run(tx).await.map(drop);
    }
    let kept = sql!(
        "insert into support_parts (organisation, does) values ($1, $2)
         on conflict (organisation) do update set does = excluded.does",
        organisation,
        does
    );
    kept.run(tx).await.map(drop)
}

/// Keeps how clients pass between two institutions; an empty text takes the way away.
pub async fn save_support_path(tx: &mut Tx, region: RegionCode, it: &SupportPath) -> Result<()> {
    if it.about.is_empty() {
        let gone = sql!(
            "delete from support_paths
             where region = $1 and from_organisation = $2 and to_organisation = $3",
            region,
            it.from_organisation,
            it.to_organisation
        );
        return gone.run(tx).await.map(drop);
    }
    let kept = sql!(
        "insert into support_paths (region, from_organisation, to_organisation, about)
         values ($1, $2, $3, $4)
         on conflict (region, from_organisation, to_organisation) do update
         set about = excluded.about",
        region,
        it.from_organisation,
        it.to_organisation,
        it.about.as_str()
    );
    kept.run(tx).await.map(drop)
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
    search::put(tx, &it.document()).await
}

/// Adds a direction, or keeps its changes; its organisation never changes.
pub async fn save_direction(tx: &mut Tx, it: &Direction) -> Result<()> {
    sql!(
        "insert into directions (id, organisation, name, short_name, curator, position)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (id) do update set
           name = excluded.name, short_name = excluded.short_name, curator = excluded.curator,
           position = excluded.position",
        it.id,
        it.organisation,
        it.name.as_str(),
        it.short_name.as_str(),
        it.curator.as_str(),
        it.position,
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Adds a workspace, or keeps its changes; its organisation never changes.
pub async fn save_workspace(tx: &mut Tx, it: &Workspace) -> Result<()> {
    sql!(
        "insert into workspaces (id, organisation, name, seats, note)
         values ($1, $2, $3, $4, $5)
         on conflict (id) do update set
           name = excluded.name, seats = excluded.seats, note = excluded.note",
        it.id,
        it.organisation,
        it.name.as_str(),
        it.seats,
        it.note.as_str(),
    )
    .run(tx)
    .await?;
    Ok(())
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

/// Keeps a region's name, and lets the search find it by that.
pub(crate) async fn rename(tx: &mut Tx, it: &Region) -> Result<()> {
    sql!("update regions set name = $2 where code = $1", it.code, it.name.as_str()).run(tx).await?;
    search::put(tx, &it.document()).await
}

/// Code, name and time zone of each line of the data.
pub(crate) fn seeds() -> impl Iterator<Item = [&'static str; 3]> {
    let cells = |line: &'static str| line.split(',').collect::<Vec<_>>().try_into();
    REGIONS.lines().skip(1).map(move |line| cells(line).expect("a region has three cells"))
}
