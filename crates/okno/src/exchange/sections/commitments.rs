//! Open commitments of each side, the late ones marked: both regions see them.

use crate::exchange::gather::{Exchange, Side};
use maud::{Markup, html};
use visits::{Commitment, ListCommitments, ShowCommitment};
use web::ui::{self, Tone};
use web::{Desk, fmt, t};

/// So many of each side stand on the sheet; the rest is in the list.
const SHOWN: usize = 6;

/// The sheet.
pub(in crate::exchange) fn sheet(desk: &Desk, it: &Exchange) -> Markup {
    let lang = desk.lang;
    let all = format!("{ListCommitments}?region={}", it.them().region.code);
    html! {
        section.sheet id="commitments" {
            h2 { (t!(lang, "exchange-commitments")) }
            @if it.commitments.is_empty() {
                p.soft { (t!(lang, "exchange-commitments-none")) }
            }
            @for side in [it.us(), it.them()] { (side_of(desk, it, side)) }
            p { a href=(all) { (t!(lang, "exchange-commitments-all")) } }
        }
    }
}

fn side_of(desk: &Desk, it: &Exchange, side: &Side) -> Markup {
    let owed: Vec<&Commitment> = it.owed_by(side.region.code).collect();
    html! {
        @if !owed.is_empty() {
            h3 { (t!(desk.lang, "exchange-owes", region = side.region.name.as_str(), count = owed.len())) }
            ul.entries { @for one in owed.iter().take(SHOWN) { (entry(desk, one)) } }
        }
    }
}

fn entry(desk: &Desk, it: &Commitment) -> Markup {
    let lang = desk.lang;
    html! {
        li {
            a href=(ShowCommitment { id: it.id }) { (it.text) }
            @if it.is_overdue(desk.today()) {
                " " (ui::state(t!(lang, "exchange-overdue"), Tone::Bad))
            }
            small {
                (t!(lang, "exchange-due", day = fmt::day(lang, it.due)))
                @if !it.responsible.is_empty() { ", " (it.responsible) }
            }
        }
    }
}
