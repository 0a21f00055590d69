//! «Какие практики они реализуют»: practices of the other side in the catalogue.

use super::gather::Exchange;
use ::practices::{Entry, List, Show, dots};
use maud::{Markup, html};
use std::sync::Arc;
use web::{Desk, t, ui};

/// So many stand on the sheet; the rest is in the catalogue.
const SHOWN: usize = 6;

/// The sheet.
pub(super) fn sheet(desk: &Desk, it: &Exchange) -> Markup {
    let lang = desk.lang;
    let count = it.transfer.theirs.len();
    let all = format!("{List}?region={}", it.them().region.code);
    let them = it.them().region.name.as_str();
    html! {
        section.sheet id="practices" {
            h2 { (t!(lang, "exchange-practices")) }
            @if count == 0 {
                p.soft { (t!(lang, "exchange-practices-none", region = them)) }
                p { a href=(List) { (t!(lang, "exchange-practices-catalogue")) } }
            } @else {
                p.soft { (t!(lang, "exchange-practices-count", count = count, region = them)) }
                (table(desk, &it.transfer.theirs))
                @if count > SHOWN { p { a href=(all) { (t!(lang, "exchange-practices-all")) } } }
            }
        }
    }
}

fn table(desk: &Desk, practices: &[Arc<Entry>]) -> Markup {
    let lang = desk.lang;
    let heads = [
        ui::col(t!(lang, "exchange-practice")),
        ui::col(t!(lang, "exchange-grade")),
        ui::num(t!(lang, "exchange-adopters")),
    ];
    let rows = practices.iter().take(SHOWN).map(|it| {
        let year = it.published_on.0.year().to_string();
        let since = t!(lang, "exchange-published-in", year = year);
        vec![
            html! { a href=(Show { id: it.id }) { (it.title) } small { (it.organisation_name) ", " (since) } },
            dots(lang, it.grade),
            html! { (it.adopters) },
        ]
    });
    ui::table(heads, rows)
}
