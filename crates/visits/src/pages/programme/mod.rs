//! The programme: its items, what was shown, materials.

mod form;
mod table;

pub use table::{hours, table};

use self::form::{filled, view};
use super::{
    EditItem, ItemRemoval, ItemShown, Items, Materials, NewItem, Now, OneItem, Show, reach,
    reach_arranging, reach_changing, refused, to,
};
use crate::{Item, TimeOfDay, Visit, store};
use axum::response::Response;
use db::{Tx, transact};
use journal::{Note, Thing};
use kernel::{Day, DirectionId, ItemId, OrganisationId, Say, VisitId};
use maud::Markup;
use web::{Desk, Error, Faults, Result, Typed, Upload};

/// Longest text of an item, in characters.
const LONGEST: usize = 500;
/// The word under which materials of items are attached.
pub const MATERIALS: &str = "visit-item";

/// `GET /visits/{id}/items/new`.
pub async fn new(NewItem { id }: NewItem, desk: Desk) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let visit = reach_arranging(&mut tx, &desk, id).await?;
    drop(tx);
    let typed = Typed::filled([("day", visit.from.to_string())]);
    view(&desk, &visit, None, &typed, &Faults::default()).await
}

/// `POST /visits/{id}/items`.
pub async fn add(Items { id }: Items, desk: Desk, typed: Typed) -> Result<Response> {
    keep(desk, id, None, typed).await
}

/// `GET /visits/{id}/items/{item}/edit`.
pub async fn edit(path: EditItem, desk: Desk) -> Result<Markup> {
    let EditItem { id, item } = path;
    let mut tx = desk.db().read().await?;
    let visit = reach_arranging(&mut tx, &desk, id).await?;
    let it = store::item(&mut tx, id, item).await?.ok_or(Error::NotFound)?;
    drop(tx);
    view(&desk, &visit, Some(item), &filled(&it), &Faults::default()).await
}

/// `POST /visits/{id}/items/{item}`.
pub async fn change(path: OneItem, desk: Desk, typed: Typed) -> Result<Response> {
    keep(desk, path.id, Some(path.item), typed).await
}

/// `POST /visits/{id}/items/{item}/removal`.
pub async fn remove(path: ItemRemoval, desk: Desk) -> Result<Response> {
    let ItemRemoval { id, item } = path;
    transact!(desk.db(), |tx| {
        reach_changing(tx, &desk, id).await?;
        let it = store::item(tx, id, item).await?.ok_or(Error::NotFound)?;
        if !store::drop_item(tx, item).await? {
            return Err(Error::Bad { field: "", say: Say::new("visit-item-in-use") });
        }
        let note = Note::by(desk.actor(), "visit-item-removed", Thing::Visit, id);
        journal::write(tx, desk.now, note.with("title", it.title.as_str())).await?;
        Ok::<_, Error>(())
    })?;
    Ok(to(format!("{}#programme", Show { id })))
}

/// `POST /visits/{id}/items/{item}/shown`: anybody with a part ticks it off; ticked again, it is
/// taken back.
pub async fn mark(path: ItemShown, desk: Desk, typed: Typed) -> Result<Response> {
    let ItemShown { id, item } = path;
    transact!(desk.db(), |tx| {
        reach(tx, &desk, id).await?;
        let mut it = store::item(tx, id, item).await?.ok_or(Error::NotFound)?;
        it.shown = typed.get("shown") != "no";
        store::save_item(tx, &it).await?;
        let note = Note::by(desk.actor(), "visit-item-shown", Thing::Visit, id);
        journal::write(tx, desk.now, note.with("title", it.title.as_str())).await?;
        Ok::<_, Error>(())
    })?;
    Ok(to(format!("{}#programme", Now { id })))
}

/// `POST /visits/{id}/items/{item}/materials`.
pub async fn bring(path: Materials, desk: Desk, upload: Upload) -> Result<Response> {
    let Materials { id, item } = path;
    let mut tx = desk.db().read().await?;
    let visit = reach_arranging(&mut tx, &desk, id).await?;
    let it = store::item(&mut tx, id, item).await?.ok_or(Error::NotFound)?;
    drop(tx);
    let mut faults = Faults::default();
    let draft = upload.required_file("file", &mut faults);
    let Some(draft) = draft.filter(|_| faults.is_empty()) else {
        return Ok(refused(view(&desk, &visit, Some(item), &filled(&it), &faults).await?));
    };
    transact!(desk.db(), |tx| {
        reach_arranging(tx, &desk, id).await?;
        let file = desk.app.files.keep(tx, draft, desk.actor(), desk.now).await?;
        files::attach(tx, file.id, MATERIALS, item).await?;
        let note = Note::by(desk.actor(), "visit-material-added", Thing::Visit, id);
        journal::write(tx, desk.now, note.with("name", file.name.as_str())).await?;
        Ok::<_, Error>(())
    })?;
    Ok(to(EditItem { id, item }))
}

async fn keep(desk: Desk, id: VisitId, item: Option<ItemId>, typed: Typed) -> Result<Response> {
    let mut tx = desk.db().read().await?;
    let visit = reach_arranging(&mut tx, &desk, id).await?;
    let before = match item {
        Some(item) => store::item(&mut tx, id, item).await?.ok_or(Error::NotFound)?,
        None => blank(&visit),
    };
    let mut faults = Faults::default();
    let it = read(&mut tx, &visit, before, &typed, &mut faults).await?;
    drop(tx);
    let Some(it) = it.filter(|_| faults.is_empty()) else {
        return Ok(refused(view(&desk, &visit, item, &typed, &faults).await?));
    };
    transact!(desk.db(), |tx| {
        reach_changing(tx, &desk, id).await?;
        match item {
            Some(_) => store::save_item(tx, &it).await?,
            None => store::add_item(tx, &it).await?,
        }
        let note = Note::by(desk.actor(), "visit-programme-changed", Thing::Visit, id);
        journal::write(tx, desk.now, note.with("title", it.title.as_str())).await?;
        Ok::<_, Error>(())
    })?;
    Ok(to(format!("{}#programme", Show { id })))
}

fn blank(visit: &Visit) -> Item {
    let midnight = TimeOfDay { hour: 0, minute: 0 };
    Item {
        id: ItemId::new(),
        visit: visit.id,
        day: visit.from,
        begins: midnight,
        ends: midnight,
        place: String::new(),
        title: String::new(),
        organisation: None,
        direction: None,
        host: String::new(),
        guests: String::new(),
        transport: String::new(),
        shown: false,
        position: 0,
    }
}

/// The item as typed over `before`; its hours are agreed now.
async fn read(
    tx: &mut Tx,
    visit: &Visit,
    before: Item,
    typed: &Typed,
    faults: &mut Faults,
) -> Result<Option<Item>> {
    for name in ["day", "begins", "ends"].into_iter().filter(|it| !typed.has(it)) {
        faults.add(name, Say::new("fault-required"));
    }
    let title = typed.text("title", LONGEST, faults);
    let day: Option<Day> = typed.plain("day", faults, "fault-day");
    let begins: Option<TimeOfDay> = typed.plain("begins", faults, "visit-time-wrong");
    let ends: Option<TimeOfDay> = typed.plain("ends", faults, "visit-time-wrong");
    let organisation: Option<OrganisationId> = typed.plain("organisation", faults, "fault-choose");
    let direction: Option<DirectionId> = typed.plain("direction", faults, "fault-choose");
    let mut text = |name| typed.optional_text(name, LONGEST, faults);
    let (place, host) = (text("place"), text("host"));
    let (guests, transport) = (text("guests"), text("transport"));
    let (Some(day), Some(begins), Some(ends)) = (day, begins, ends) else { return Ok(None) };
    let organisation =
        shown_by(tx, visit, organisation, direction, before.direction, faults).await?;
    let it = Item {
        day,
        begins,
        ends,
        place,
        title,
        organisation,
        direction,
        host,
        guests,
        transport,
        position: 0,
        ..before
    };
    if let Err(fault) = it.check(visit) {
        faults.add(fault.field(), web::Refusal::say(&fault));
    }
    Ok(Some(it))
}

/// The institution shown: the one chosen, or the direction's own. It is one of the host region.
async fn shown_by(
    tx: &mut Tx,
    visit: &Visit,
    organisation: Option<OrganisationId>,
    direction: Option<DirectionId>,
    held: Option<DirectionId>,
    faults: &mut Faults,
) -> Result<Option<OrganisationId>> {
    let found = match direction {
        Some(id) => regions::direction(tx, id).await?,
        None => None,
    };
    // A closed one stays where it stood, and is chosen nowhere else.
    let found = found.filter(|it| it.is_open() || Some(it.id) == held);
    let found = found.map(|it| it.organisation);
    let fault = crate::ItemFault::ForeignDirection;
    if direction.is_some() && (found.is_none() || organisation.is_some_and(|it| Some(it) != found))
    {
        faults.add(fault.field(), web::Refusal::say(&fault));
    }
    let chosen = organisation.or(found);
    if let Some(id) = chosen {
        let place = regions::organisation(tx, id).await?;
        if place.is_none_or(|it| it.region != visit.host) {
            faults.add("organisation", Say::new("visit-item-foreign-organisation"));
        }
    }
    Ok(chosen)
}
