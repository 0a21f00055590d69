//! The programme on the visit's page.

use super::super::{EditItem, NewItem, OneFile};
use crate::store::Material;
use crate::{Clash, Facts, Item, Part, clashes};
use kernel::Lang;
use maud::{Markup, html};
use web::{Desk, fmt, t, ui};

/// The programme on the visit's page: clashes first, then day by day, each item with its materials.
pub fn table(desk: &Desk, facts: &Facts, part: Part, materials: &[Material]) -> Markup {
    let lang = desk.lang;
    let may_edit = part.arranges(&facts.visit) && facts.visit.is_open();
    let heads = [
        ui::col(t!(lang, "visit-item-time")),
        ui::col(t!(lang, "visit-item")),
        ui::col(t!(lang, "visit-item-place")),
        ui::col(t!(lang, "visit-item-people")),
        ui::hidden_col(t!(lang, "visit-item-shown")),
    ];
    let row = |it: &Item| row(desk, facts, it, materials, may_edit);
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

fn row(
    desk: &Desk,
    facts: &Facts,
    it: &Item,
    materials: &[Material],
    may_edit: bool,
) -> Vec<Markup> {
    let lang = desk.lang;
    let title = html! {
        @if may_edit {
            a href=(EditItem { id: it.visit, item: it.id }) { (it.title) }
        } @else { (it.title) }
        @if it.position > 0 { br; span.soft { (t!(lang, "visit-item-from-question")) } }
        @if let Some(place) = it.organisation.and_then(|id| facts.organisation(id)) {
            br; span.soft { (place.short_name) }
        }
        (brought(it, materials))
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

/// What was brought for an item.
pub fn brought(it: &Item, materials: &[Material]) -> Markup {
    html! {
        @for material in materials.iter().filter(|material| material.item == it.id) {
            br; a href=(OneFile { id: it.visit, file: material.file }) { (material.name) }
        }
    }
}

fn clash_notices(desk: &Desk, facts: &Facts) -> Markup {
    html! {
        @for it in clashes(&facts.items) {
            (ui::notice(ui::Tone::Warn, clash(desk.lang, &facts.items, &it)))
        }
    }
}

/// A clash in a sentence.
pub fn clash(lang: Lang, items: &[Item], it: &Clash) -> String {
    let title = |id| items.iter().find(|it| it.id == id).map_or("", |it| it.title.as_str());
    let who = it.person.clone().unwrap_or_else(|| t!(lang, "visit-whole-delegation"));
    let (first, second) = (title(it.first), title(it.second));
    t!(lang, "visit-clash", who = who.as_str(), first = first, second = second)
}

/// «15 ноября, 10:00–11:30»: the day only where there are several.
pub fn hours(desk: &Desk, facts: &Facts, it: &Item) -> String {
    let hours = format!("{}–{}", it.begins, it.ends);
    match facts.visit.from == facts.visit.to {
        true => hours,
        false => format!("{}, {hours}", fmt::short_day(desk.lang, it.day)),
    }
}
