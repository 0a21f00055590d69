//! Visits between the two, in either way.

use crate::exchange::gather::{Exchange, Sight};
use maud::{Markup, html};
use visits::{ListVisits, Show, State, Visit};
use web::ui::{self, Tone};
use web::{Desk, fmt, t, word};

/// So many stand on the sheet; the rest is in the list.
const SHOWN: usize = 6;

/// The sheet.
pub(in crate::exchange) fn sheet(desk: &Desk, it: &Exchange) -> Markup {
    let lang = desk.lang;
    let all = format!("{ListVisits}?region={}", it.them().region.code);
    html! {
        section.sheet id="visits" {
            h2 { (t!(lang, "exchange-visits")) }
            @if it.visits.is_empty() {
                p.soft { (t!(lang, "exchange-visits-none")) }
            } @else {
                ul.entries { @for one in it.visits.iter().take(SHOWN) { (entry(desk, it, one)) } }
            }
            @if it.sight == Sight::Everything && !it.visits.is_empty() {
                p { a href=(all) { (t!(lang, "exchange-visits-all")) } }
            }
        }
    }
}

/// Those who are no party read that it took place, and no more.
fn entry(desk: &Desk, it: &Exchange, one: &Visit) -> Markup {
    let lang = desk.lang;
    let name = format!("{}, {}", word(lang, "visit-kind", one.kind), fmt::day(lang, one.from));
    let host = t!(lang, "exchange-host", region = it.name(one.host));
    html! {
        li {
            @if it.sight == Sight::Everything {
                a href=(Show { id: one.id }) { (name) } " " (state(desk, one))
                small { (host) @if !one.aim.is_empty() { ". " (one.aim) } }
            } @else {
                (name) small { (host) }
            }
        }
    }
}

/// Where it stands, unless it is simply over.
fn state(desk: &Desk, it: &Visit) -> Markup {
    let tone = match it.state {
        State::Held | State::Closed => return html! {},
        State::Planned | State::UnderWay => Tone::Warn,
        State::Cancelled => Tone::Plain,
    };
    ui::state(word(desk.lang, "visit-state", it.state), tone)
}
