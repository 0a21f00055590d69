//! «Новые направления партнёрства»: spheres and directions the two never touched together.

use crate::exchange::gather::{Exchange, Untouched};
use crate::exchange::views::sphere_link;
use maud::{Markup, html};
use regions::ShowOrganisation;
use web::{Desk, t};

/// So many directions stand on the sheet.
const SHOWN: usize = 12;

/// The sheet.
pub(in crate::exchange) fn sheet(desk: &Desk, it: &Exchange) -> Markup {
    let lang = desk.lang;
    let (spheres, directions) = (it.untouched_spheres(), it.untouched_directions());
    html! {
        section.sheet id="untouched" {
            h2 { (t!(lang, "exchange-new-directions")) }
            p.soft { (t!(lang, "exchange-new-directions-teach")) }
            @if spheres.is_empty() && directions.is_empty() {
                p { (t!(lang, "exchange-untouched-none")) }
            }
            @if !spheres.is_empty() {
                h3 { (t!(lang, "exchange-spheres")) }
                ul.entries { @for one in &spheres { li { a href=(sphere_link(&one.code)) { (one.name) } } } }
            }
            @if !directions.is_empty() {
                h3 { (t!(lang, "exchange-directions")) }
                ul.entries { @for one in directions.iter().take(SHOWN) { (direction(it, one)) } }
            }
        }
    }
}

/// A direction with the institutions that have it: whom to call.
fn direction(it: &Exchange, one: &Untouched<'_>) -> Markup {
    let sides = it.sides.iter().zip(one.at);
    let at = sides.filter_map(|(side, id)| Some((side.region.name.as_str(), id?)));
    html! {
        li {
            (one.name)
            small {
                @for (place, (region, id)) in at.enumerate() {
                    @if place > 0 { ", " } a href=(ShowOrganisation { id }) { (region) }
                }
            }
        }
    }
}
