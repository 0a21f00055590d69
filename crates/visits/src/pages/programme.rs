//! The programme: its items, their clashes, what was shown, materials.

use super::{
    EditItem, ItemRemoval, ItemShown, Items, ListVisits, Materials, NewItem, Now, OneFile, OneItem,
    Show, reach, reach_arranging, reach_changing, refused, to,
};
use crate::{Facts, Item, Part, TimeOfDay, Visit, clashes, store};
use axum::response::Response;
use db::{Tx, transact};
use files::File;
use journal::{Note, Thing};
use kernel::{Day, DirectionId, ItemId, OrganisationId, Say, VisitId};
use maud::{Markup, html};
use web::ui::{self, Field, Kind};
use web::{Desk, Error, Faults, Frame, Result, Typed, Upload, fmt, frame, t};

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
    let organisation = shown_by(tx, visit, organisation, direction, faults).await?;
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
    faults: &mut Faults,
) -> Result<Option<OrganisationId>> {
    let found = match direction {
        Some(id) => regions::direction(tx, id).await?.map(|it| it.organisation),
        None => None,
    };
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

fn filled(it: &Item) -> Typed {
    Typed::filled([
        ("day", it.day.to_string()),
        ("begins", it.begins.to_string()),
        ("ends", it.ends.to_string()),
        ("title", it.title.clone()),
        ("place", it.place.clone()),
        ("organisation", it.organisation.map(|it| it.to_string()).unwrap_or_default()),
        ("direction", it.direction.map(|it| it.to_string()).unwrap_or_default()),
        ("host", it.host.clone()),
        ("guests", it.guests.clone()),
        ("transport", it.transport.clone()),
    ])
}

async fn view(
    desk: &Desk,
    visit: &Visit,
    item: Option<ItemId>,
    typed: &Typed,
    faults: &Faults,
) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let organisations = regions::organisations_of(&mut tx, visit.host).await?;
    let directions = store::directions_of_region(&mut tx, visit.host).await?;
    let materials = match item {
        Some(item) => files::of_thing(&mut tx, MATERIALS, item).await?,
        None => Vec::new(),
    };
    let (lang, id) = (desk.lang, visit.id);
    let title =
        if item.is_some() { t!(lang, "visit-item-edit") } else { t!(lang, "visit-item-add") };
    let top = Frame::titled(title)
        .section("/visits")
        .crumb(t!(lang, "visits-title"), ListVisits)
        .crumb(t!(lang, "visit-name"), Show { id });
    let action = match item {
        Some(item) => OneItem { id, item }.to_string(),
        None => Items { id }.to_string(),
    };
    let body = html! {
        form method="post" action=(action) {
            (when_and_what(desk, typed, faults))
            (whose(desk, &organisations, &directions, typed, faults))
            (ui::submit(&t!(lang, "visit-save")))
        }
    };
    let body = html! {
        (ui::sheet(&t!(lang, "visit-item"), body))
        @if let Some(item) = item { (beside(desk, id, item, &materials, faults)) }
    };
    Ok(frame(desk, top, body))
}

fn when_and_what(desk: &Desk, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let must = |name, label| Field { name, label, required: true, ..Field::default() };
    let day = Field { kind: Kind::Day, ..must("day", t!(lang, "visit-item-day")) };
    let place = Field { name: "place", label: t!(lang, "visit-item-place"), ..Field::default() };
    html! {
        (ui::field(lang, must("title", t!(lang, "visit-item-title")), typed, faults))
        (ui::field(lang, day, typed, faults))
        (ui::field(lang, must("begins", t!(lang, "visit-item-begins")), typed, faults))
        (ui::field(lang, must("ends", t!(lang, "visit-item-ends-at")), typed, faults))
        (ui::field(lang, place, typed, faults))
    }
}

fn whose(
    desk: &Desk,
    organisations: &[regions::Organisation],
    directions: &[regions::Direction],
    typed: &Typed,
    faults: &Faults,
) -> Markup {
    let lang = desk.lang;
    let may = |name, label| Field { name, label, ..Field::default() };
    let places = organisations.iter().map(|it| (it.id, it.short_name.clone()));
    let groups = organisations.iter().filter_map(|place| {
        let here = directions.iter().filter(|it| it.organisation == place.id);
        let here: Vec<_> = here.map(|it| (it.id, it.name.clone())).collect();
        (!here.is_empty()).then(|| (place.short_name.clone(), here))
    });
    let host =
        Field { hint: t!(lang, "visit-names-hint"), ..may("host", t!(lang, "visit-item-host")) };
    let guests = Field {
        hint: t!(lang, "visit-guests-hint"),
        ..may("guests", t!(lang, "visit-item-guests"))
    };
    html! {
        (ui::select(lang, may("organisation", t!(lang, "visit-organisation")), places, typed, faults))
        (ui::select_grouped(lang, may("direction", t!(lang, "visit-direction")), groups, typed, faults))
        (ui::field(lang, host, typed, faults))
        (ui::field(lang, guests, typed, faults))
        (ui::field(lang, may("transport", t!(lang, "visit-item-transport")), typed, faults))
    }
}

/// What an item has beside its form: materials, and the way off the programme.
fn beside(desk: &Desk, id: VisitId, item: ItemId, all: &[File], faults: &Faults) -> Markup {
    let lang = desk.lang;
    let field = Field {
        name: "file",
        label: t!(lang, "visit-material"),
        required: true,
        ..Field::default()
    };
    let form = html! {
        (ui::file_field(lang, field, ".pdf,.docx,.xlsx,.odt,.jpg,.png", faults))
        button.button.quiet type="submit" { (t!(lang, "visit-material-add")) }
    };
    let question = t!(lang, "visit-item-remove-question");
    let removal = ItemRemoval { id, item };
    ui::side(html! {
        (ui::aside(&t!(lang, "visit-materials"), html! {
            ul { @for it in all { li { a href=(OneFile { id, file: it.id }) { (it.name) } } } }
            (ui::file_form(Materials { id, item }, form))
        }))
        (ui::confirm_button(lang, removal, &t!(lang, "visit-item-remove"), &question))
    })
}

/// The programme on the visit's page: clashes first, then day by day.
pub fn table(desk: &Desk, facts: &Facts, part: Part) -> Markup {
    let lang = desk.lang;
    let may_edit = part.arranges(&facts.visit) && facts.visit.is_open();
    let heads = [
        ui::col(t!(lang, "visit-item-time")),
        ui::col(t!(lang, "visit-item")),
        ui::col(t!(lang, "visit-item-place")),
        ui::col(t!(lang, "visit-item-people")),
        ui::hidden_col(t!(lang, "visit-item-shown")),
    ];
    let row = |it: &Item| row(desk, facts, it, may_edit);
    html! {
        (clash_notices(desk, facts))
        @for (place, shown, all) in facts.shown_of() {
            p { (place.short_name) ": " (t!(lang, "visit-shown-of", shown = shown as i64, all = all as i64)) }
        }
        @if facts.items.is_empty() {
            p.soft { (t!(lang, "visit-programme-none")) }
        } @else {
            (ui::table(heads, facts.items.iter().map(row)))
        }
        @if may_edit { (ui::quiet_link(NewItem { id: facts.visit.id }, &t!(lang, "visit-item-add"))) }
    }
}

fn row(desk: &Desk, facts: &Facts, it: &Item, may_edit: bool) -> Vec<Markup> {
    let lang = desk.lang;
    let title = html! {
        @if may_edit {
            a href=(EditItem { id: it.visit, item: it.id }) { (it.title) }
        } @else { (it.title) }
        @if it.position > 0 { br; span.soft { (t!(lang, "visit-item-from-question")) } }
        @if let Some(place) = it.organisation.and_then(|id| facts.organisation(id)) {
            br; span.soft { (place.short_name) }
        }
    };
    let people = html! {
        (it.host)
        @if !it.guests.is_empty() { br; span.soft { (it.guests) } }
    };
    let place = html! {
        (it.place) @if !it.transport.is_empty() { br; span.soft { (it.transport) } }
    };
    let shown = html! { @if it.shown { (ui::state(t!(lang, "visit-shown"), ui::Tone::Good)) } };
    vec![html! { (hours(desk, facts, it)) }, title, place, people, shown]
}

fn clash_notices(desk: &Desk, facts: &Facts) -> Markup {
    let lang = desk.lang;
    let title = |id| facts.items.iter().find(|it| it.id == id).map_or("", |it| it.title.as_str());
    html! {
        @for it in clashes(&facts.items) {
            @let who = it.person.unwrap_or_else(|| t!(lang, "visit-whole-delegation"));
            (ui::notice(ui::Tone::Warn, t!(lang, "visit-clash",
                who = who.as_str(), first = title(it.first), second = title(it.second))))
        }
    }
}

/// «15 ноября, 10:00–11:30»: the day only where there are several.
pub fn hours(desk: &Desk, facts: &Facts, it: &Item) -> String {
    let hours = format!("{}–{}", it.begins, it.ends);
    match facts.visit.from == facts.visit.to {
        true => hours,
        false => format!("{}, {hours}", fmt::short_day(desk.lang, it.day)),
    }
}
