//! The programme of a visit: its items, what was shown, materials; for pages and programs alike.

use crate::pages::{reach, reach_arranging};
use crate::{Item, ItemFault, TimeOfDay, Visit, store};
use db::{Tx, transact};
use files::{Draft, File};
use journal::{Note, Thing};
use kernel::{Day, DirectionId, ItemId, OrganisationId, Say, VisitId};
use web::{Desk, Error, Faults, Refusal as _, Result, Stopped, Typed};

/// Longest text of an item, in characters.
const LONGEST: usize = 500;
/// The word under which materials of items are attached.
pub(crate) const MATERIALS: &str = "visit-item";

/// Adds an item. Says whether its id was new: one that is there already is not added again.
pub(crate) async fn add(desk: &Desk, id: VisitId, typed: &Typed) -> Result<(Item, bool), Stopped> {
    transact!(desk.db(), |tx| {
        let visit = reach_arranging(tx, desk, id).await?;
        let mut faults = Faults::default();
        let known: Option<ItemId> = typed.plain("id", &mut faults, "fault-unreadable");
        if let Some(known) = known
            && let Some(there) = store::item(tx, id, known).await?
        {
            return Ok((there, false));
        }
        visit.may_change()?;
        let blank = blank(&visit, known.unwrap_or_else(ItemId::new));
        let it = read(tx, &visit, blank, typed, faults).await?;
        if !store::add_item(tx, &it).await? {
            return Err(Error::NotFound.into()); // the id is of another visit
        }
        titled(tx, desk, &it, "visit-programme-changed").await?;
        Ok::<_, Stopped>((it, true))
    })
}

/// Changes an item as a whole.
pub(crate) async fn change(
    desk: &Desk,
    id: VisitId,
    item: ItemId,
    typed: &Typed,
) -> Result<Item, Stopped> {
    transact!(desk.db(), |tx| {
        let (visit, before) = arranged(tx, desk, id, item).await?;
        visit.may_change()?;
        let it = read(tx, &visit, before, typed, Faults::default()).await?;
        store::save_item(tx, &it).await?;
        titled(tx, desk, &it, "visit-programme-changed").await?;
        Ok::<_, Stopped>(it)
    })
}

/// Takes an item off the programme, unless something was said at it.
pub(crate) async fn remove(desk: &Desk, id: VisitId, item: ItemId) -> Result<Item> {
    transact!(desk.db(), |tx| {
        let (visit, it) = arranged(tx, desk, id, item).await?;
        visit.may_change()?;
        if !store::drop_item(tx, item).await? {
            return Err(Error::Bad { field: "", say: Say::new("visit-item-in-use") });
        }
        titled(tx, desk, &it, "visit-item-removed").await?;
        Ok::<_, Error>(it)
    })
}

/// Ticks an item off, or takes that back: anybody with a part does.
pub(crate) async fn mark(
    desk: &Desk,
    id: VisitId,
    item: ItemId,
    shown: bool,
) -> Result<Item, Stopped> {
    transact!(desk.db(), |tx| {
        let (visit, _) = reach(tx, desk, id).await?;
        let mut it = store::item(tx, id, item).await?.ok_or(Error::NotFound)?;
        visit.takes()?;
        it.shown = shown;
        store::save_item(tx, &it).await?;
        titled(tx, desk, &it, "visit-item-shown").await?;
        Ok::<_, Stopped>(it)
    })
}

/// Keeps a material of an item.
pub(crate) async fn bring(
    desk: &Desk,
    id: VisitId,
    item: ItemId,
    draft: &Draft,
) -> Result<File, Stopped> {
    transact!(desk.db(), |tx| {
        arranged(tx, desk, id, item).await?.0.takes()?;
        let file = desk.app.files.keep(tx, draft, desk.actor(), desk.now).await?;
        files::attach(tx, file.id, MATERIALS, item).await?;
        let note = Note::by(desk.actor(), "visit-material-added", Thing::Visit, id);
        journal::write(tx, desk.now, note.with("name", file.name.as_str())).await?;
        Ok::<_, Stopped>(file)
    })
}

/// The visit and an item of it, for whoever arranges the visit.
pub(crate) async fn arranged(
    tx: &mut Tx,
    desk: &Desk,
    id: VisitId,
    item: ItemId,
) -> Result<(Visit, Item)> {
    let visit = reach_arranging(tx, desk, id).await?;
    let it = store::item(tx, id, item).await?.ok_or(Error::NotFound)?;
    Ok((visit, it))
}

async fn titled(tx: &mut Tx, desk: &Desk, it: &Item, verb: &'static str) -> Result<()> {
    let note = Note::by(desk.actor(), verb, Thing::Visit, it.visit);
    Ok(journal::write(tx, desk.now, note.with("title", it.title.as_str())).await?)
}

fn blank(visit: &Visit, id: ItemId) -> Item {
    let midnight = TimeOfDay { hour: 0, minute: 0 };
    Item {
        id,
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
    mut faults: Faults,
) -> Result<Item, Stopped> {
    for name in ["day", "begins", "ends"].into_iter().filter(|it| !typed.has(it)) {
        faults.add(name, Say::new("fault-required"));
    }
    let title = typed.text("title", LONGEST, &mut faults);
    let day: Option<Day> = typed.plain("day", &mut faults, "fault-day");
    let mut time = |name| typed.plain::<TimeOfDay>(name, &mut faults, "visit-time-wrong");
    let (begins, ends) = (time("begins"), time("ends"));
    let mut text = |name| typed.optional_text(name, LONGEST, &mut faults);
    let (place, host) = (text("place"), text("host"));
    let (guests, transport) = (text("guests"), text("transport"));
    let (organisation, direction) = shown_by(tx, visit, &before, typed, &mut faults).await?;
    let it = Item {
        day: day.unwrap_or(before.day),
        begins: begins.unwrap_or(before.begins),
        ends: ends.unwrap_or(before.ends),
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
    let told = day.is_some() && begins.is_some() && ends.is_some();
    if let Err(fault) = it.check(visit)
        && told
    {
        faults.add(fault.field(), fault.say());
    }
    faults.check()?;
    Ok(it)
}

/// The institution shown, and its direction: the institution chosen, or the direction's own. It is
/// one of the host region.
async fn shown_by(
    tx: &mut Tx,
    visit: &Visit,
    before: &Item,
    typed: &Typed,
    faults: &mut Faults,
) -> Result<(Option<OrganisationId>, Option<DirectionId>)> {
    let organisation: Option<OrganisationId> = typed.plain("organisation", faults, "fault-choose");
    let direction: Option<DirectionId> = typed.plain("direction", faults, "fault-choose");
    let found = match direction {
        Some(id) => regions::direction(tx, id).await?,
        None => None,
    };
    // A closed one stays where it stood, and is chosen nowhere else.
    let found = found.filter(|it| it.is_open() || Some(it.id) == before.direction);
    let found = found.map(|it| it.organisation);
    let fault = ItemFault::ForeignDirection;
    if direction.is_some() && (found.is_none() || organisation.is_some_and(|it| Some(it) != found))
    {
        faults.add(fault.field(), fault.say());
    }
    let chosen = organisation.or(found);
    if let Some(id) = chosen {
        let place = regions::organisation(tx, id).await?;
        if place.is_none_or(|it| it.region != visit.host) {
            faults.add("organisation", Say::new("visit-item-foreign-organisation"));
        }
    }
    Ok((chosen, direction))
}
