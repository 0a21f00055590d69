//! Directions and workspaces.

use crate::{Direction, Unit, UnitKind, Workspace};
use db::{Result, Tx, sql};
use kernel::{Day, DirectionId, OrganisationId, RegionCode, WorkspaceId};

/// Directions of an organisation, in their order, closed ones too.
pub async fn directions(tx: &mut Tx, organisation: OrganisationId) -> Result<Vec<Direction>> {
    sql!(
        "select id, organisation, name, short_name, curator, position, closed_on
         from directions where organisation = $1 order by position, id limit 200",
        organisation
    )
    .all(tx)
    .await
}

/// Directions of all organisations of a region, closed ones too.
pub async fn directions_of_region(tx: &mut Tx, region: RegionCode) -> Result<Vec<Direction>> {
    sql!(
        "select d.id, d.organisation, d.name, d.short_name, d.curator, d.position, d.closed_on
         from organisations o join directions d on d.organisation = o.id
         where o.region = $1 order by d.organisation, d.position, d.id limit 2000",
        region
    )
    .all(tx)
    .await
}

/// The direction with this id.
pub async fn direction(tx: &mut Tx, id: DirectionId) -> Result<Option<Direction>> {
    sql!(
        "select id, organisation, name, short_name, curator, position, closed_on
         from directions where id = $1",
        id
    )
    .optional(tx)
    .await
}

/// Workspaces of an organisation, in the order they were added, closed ones too.
pub async fn workspaces(tx: &mut Tx, organisation: OrganisationId) -> Result<Vec<Workspace>> {
    sql!(
        "select id, organisation, name, seats, note, closed_on
         from workspaces where organisation = $1 order by id limit 200",
        organisation
    )
    .all(tx)
    .await
}

/// Adds a direction, or keeps its changes; its organisation never changes.
pub async fn save_direction(tx: &mut Tx, it: &Direction) -> Result<()> {
    sql!(
        "insert into directions (id, organisation, name, short_name, curator, position, closed_on)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (id) do update set
           name = excluded.name, short_name = excluded.short_name, curator = excluded.curator,
           position = excluded.position, closed_on = excluded.closed_on",
        it.id,
        it.organisation,
        it.name.as_str(),
        it.short_name.as_str(),
        it.curator.as_str(),
        it.position,
        it.closed_on,
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Adds a workspace, or keeps its changes; its organisation never changes.
pub async fn save_workspace(tx: &mut Tx, it: &Workspace) -> Result<()> {
    sql!(
        "insert into workspaces (id, organisation, name, seats, note, closed_on)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (id) do update set
           name = excluded.name, seats = excluded.seats, note = excluded.note,
           closed_on = excluded.closed_on",
        it.id,
        it.organisation,
        it.name.as_str(),
        it.seats,
        it.note.as_str(),
        it.closed_on,
    )
    .run(tx)
    .await?;
    Ok(())
}

/// The direction or workspace with this id.
pub(crate) async fn unit(tx: &mut Tx, kind: UnitKind, id: &str) -> Result<Option<Unit>> {
    Ok(match kind {
        UnitKind::Direction => match id.parse() {
            Ok(id) => direction(tx, id).await?.map(Unit::Direction),
            Err(_) => None,
        },
        UnitKind::Workspace => match id.parse() {
            Ok(id) => workspace(tx, id).await?.map(Unit::Workspace),
            Err(_) => None,
        },
    })
}

/// All of one kind of an organisation, in their order, closed ones too.
pub(crate) async fn units(
    tx: &mut Tx,
    kind: UnitKind,
    organisation: OrganisationId,
) -> Result<Vec<Unit>> {
    Ok(match kind {
        UnitKind::Direction => {
            directions(tx, organisation).await?.into_iter().map(Unit::Direction).collect()
        }
        UnitKind::Workspace => {
            workspaces(tx, organisation).await?.into_iter().map(Unit::Workspace).collect()
        }
    })
}

/// Adds a direction or a workspace, or keeps its changes; the search finds the organisation by it.
pub(crate) async fn save_unit(tx: &mut Tx, it: &Unit) -> Result<()> {
    match it {
        Unit::Direction(it) => save_direction(tx, it).await?,
        Unit::Workspace(it) => save_workspace(tx, it).await?,
    }
    super::index(tx, it.organisation()).await
}

/// How many services a direction offers after `day`. The rooms above keep those tables: here they
/// are asked only whether they name the direction.
pub(crate) async fn offered_after(tx: &mut Tx, it: &Unit, day: Day) -> Result<i64> {
    let Unit::Direction(it) = it else { return Ok(0) };
    let offered = sql!(
        "select count(*) from services
         where direction = $1 and (valid_to is null or valid_to > $2)",
        it.id,
        day
    );
    Ok(offered.one::<(i64,)>(tx).await?.0)
}

/// Removes what nothing names, and says whether it did. A rendering's direction shows in the
/// figures: they are found by it, the rows are not. No table names a workspace.
pub(crate) async fn remove(tx: &mut Tx, it: &Unit) -> Result<bool> {
    let gone = match it {
        Unit::Workspace(it) => sql!("delete from workspaces where id = $1", it.id),
        Unit::Direction(it) => sql!(
            "delete from directions where id = $1
               and not exists (select 1 from services where direction = $1)
               and not exists (select 1 from roles where direction = $1)
               and not exists (select 1 from visit_items where direction = $1)
               and not exists (select 1 from figures where scope = $2 and cut = $3)",
            it.id,
            format!("o:{}", it.organisation),
            format!("direction:{}", it.id)
        ),
    };
    Ok(gone.run(tx).await? == 1)
}

async fn workspace(tx: &mut Tx, id: WorkspaceId) -> Result<Option<Workspace>> {
    sql!("select id, organisation, name, seats, note, closed_on from workspaces where id = $1", id)
        .optional(tx)
        .await
}

/// What the working directions of an organisation are called: the search finds it by them.
pub(super) async fn names(tx: &mut Tx, organisation: OrganisationId) -> Result<String> {
    let names = sql!(
        "select name, short_name from directions
         where organisation = $1 and closed_on is null order by position, id limit 200",
        organisation
    );
    let names: Vec<(String, String)> = names.all(tx).await?;
    Ok(names.iter().map(|(name, short)| format!("{name} {short}")).collect::<Vec<_>>().join(" "))
}
