//! The programme and the people.

use crate::{Delegate, Item};
use db::{Result, Tx, sql};
use kernel::{DelegateId, FileId, ItemId, VisitId};

/// People of both sides, also those taken off the list, in the order they were added.
pub async fn delegates(tx: &mut Tx, visit: VisitId) -> Result<Vec<Delegate>> {
    sql!(
        "select id, visit, region, name, position, organisation, contact, source, removed_at
         from visit_delegates where visit = $1 order by region, id limit 300",
        visit
    )
    .all(tx)
    .await
}

/// One of them.
pub async fn delegate(tx: &mut Tx, visit: VisitId, id: DelegateId) -> Result<Option<Delegate>> {
    sql!(
        "select id, visit, region, name, position, organisation, contact, source, removed_at
         from visit_delegates where visit = $1 and id = $2",
        visit,
        id
    )
    .optional(tx)
    .await
}

/// Adds somebody unless their id is known; says whether it did.
pub async fn add_delegate(tx: &mut Tx, it: &Delegate) -> Result<bool> {
    let rows = sql!(
        "insert into visit_delegates
           (id, visit, region, name, position, organisation, contact, source, removed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (id) do nothing",
        it.id,
        it.visit,
        it.region,
        it.name.as_str(),
        it.position.as_str(),
        it.organisation.as_str(),
        it.contact.as_str(),
        it.source.as_str(),
        it.removed_at,
    )
    .run(tx)
    .await?;
    Ok(rows == 1)
}

/// Keeps what changed of somebody; their side never changes.
pub async fn save_delegate(tx: &mut Tx, it: &Delegate) -> Result<()> {
    sql!(
        "update visit_delegates
         set name = $2, position = $3, organisation = $4, contact = $5, source = $6,
             removed_at = $7
         where id = $1",
        it.id,
        it.name.as_str(),
        it.position.as_str(),
        it.organisation.as_str(),
        it.contact.as_str(),
        it.source.as_str(),
        it.removed_at,
    )
    .run(tx)
    .await?;
    Ok(())
}

/// The programme in its order.
pub async fn items(tx: &mut Tx, visit: VisitId) -> Result<Vec<Item>> {
    sql!(
        "select id, visit, day, begins, ends, place, title, organisation, direction, host, guests,
                transport, shown, position
         from visit_items where visit = $1 order by day, begins, id limit 300",
        visit
    )
    .all(tx)
    .await
}

/// One of its items.
pub async fn item(tx: &mut Tx, visit: VisitId, id: ItemId) -> Result<Option<Item>> {
    sql!(
        "select id, visit, day, begins, ends, place, title, organisation, direction, host, guests,
                transport, shown, position
         from visit_items where visit = $1 and id = $2",
        visit,
        id
    )
    .optional(tx)
    .await
}

/// Adds an item unless its id is known, and says whether it did; the institution shown takes part
/// in the visit.
pub async fn add_item(tx: &mut Tx, it: &Item) -> Result<bool> {
    let rows = sql!(
        "insert into visit_items (id, visit, day, begins, ends, place, title, organisation,
                                  direction, host, guests, transport, shown, position)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
         on conflict (id) do nothing",
        it.id,
        it.visit,
        it.day,
        it.begins,
        it.ends,
        it.place.as_str(),
        it.title.as_str(),
        it.organisation,
        it.direction,
        it.host.as_str(),
        it.guests.as_str(),
        it.transport.as_str(),
        it.shown,
        it.position,
    )
    .run(tx)
    .await?;
    if rows == 1 {
        takes_part(tx, it).await?;
    }
    Ok(rows == 1)
}

/// Keeps what changed of an item.
pub async fn save_item(tx: &mut Tx, it: &Item) -> Result<()> {
    sql!(
        "update visit_items
         set day = $2, begins = $3, ends = $4, place = $5, title = $6, organisation = $7,
             direction = $8, host = $9, guests = $10, transport = $11, shown = $12, position = $13
         where id = $1",
        it.id,
        it.day,
        it.begins,
        it.ends,
        it.place.as_str(),
        it.title.as_str(),
        it.organisation,
        it.direction,
        it.host.as_str(),
        it.guests.as_str(),
        it.transport.as_str(),
        it.shown,
        it.position,
    )
    .run(tx)
    .await?;
    takes_part(tx, it).await
}

/// Takes an item off the programme, unless a question was asked or a note made at it.
pub async fn drop_item(tx: &mut Tx, id: ItemId) -> Result<bool> {
    let rows = sql!(
        "delete from visit_items where id = $1
           and not exists (select 1 from visit_questions where item = $1)
           and not exists (select 1 from visit_remarks where item = $1)",
        id
    )
    .run(tx)
    .await?;
    Ok(rows == 1)
}

async fn takes_part(tx: &mut Tx, it: &Item) -> Result<()> {
    match it.organisation {
        Some(organisation) => super::add_organisation(tx, it.visit, organisation).await,
        None => Ok(()),
    }
}

/// A material of an item.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Material {
    /// Of which item.
    pub item: ItemId,
    /// The file.
    pub file: FileId,
    /// As it was called where it came from.
    pub name: String,
    /// Its length in bytes.
    pub size: i64,
}

/// Materials of all items of a visit, in the order they came.
pub async fn materials(tx: &mut Tx, visit: VisitId) -> Result<Vec<Material>> {
    sql!(
        "select i.id as item, f.id as file, f.name as name, f.size as size
         from visit_items i
         join file_uses u on u.thing = 'visit-item' and u.thing_id = i.id
         join files f on f.id = u.file
         where i.visit = $1 order by f.added_at, f.id limit 1000",
        visit
    )
    .all(tx)
    .await
}
