//! The form of an item of the programme.

use super::super::{ItemRemoval, Items, ListVisits, Materials, OneFile, OneItem, Show};
use crate::acts::programme::MATERIALS;
use crate::{Item, Visit, store};
use files::File;
use kernel::{ItemId, VisitId};
use maud::{Markup, html};
use web::ui::{self, Field, Kind};
use web::{Desk, Faults, Frame, Result, Typed, frame, t};

/// What the form holds of an item.
pub(super) fn filled(it: &Item) -> Typed {
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

/// The page of the form, with what is wrong.
pub(super) async fn view(
    desk: &Desk,
    visit: &Visit,
    item: Option<ItemId>,
    typed: &Typed,
    faults: &Faults,
) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let organisations = regions::organisations_of(&mut tx, visit.host).await?;
    let all = regions::directions_of_region(&mut tx, visit.host).await?;
    let held = match item {
        Some(item) => store::item(&mut tx, visit.id, item).await?.and_then(|it| it.direction),
        None => None,
    };
    let directions: Vec<_> = regions::on_offer(&all, held).cloned().collect();
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
        @if let Some(fault) = faults.of("") { (ui::notice(ui::Tone::Bad, web::say(lang, fault))) }
        form method="post" action=(action) {
            @if item.is_none() { (ui::hidden("id", typed.get("id"))) }
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
