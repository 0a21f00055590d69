//! The map of ties: a region among the others, whom it has agreements with, and the same as a
//! table.

use kernel::{Lang, RegionCode};
use maud::{Markup, html};
use regions::Region;
use std::collections::HashMap;
use web::ui::{self, Field, col, num};
use web::{Faults, Frame, Guest, Result, Sought, fmt, frame, t};

use super::tiles::{TILES, Tile};
use super::views::Names;
use super::{ListAgreements, Map, reader, today};
use crate::Counts;
use crate::store::{self, ForeignTie, Tie};

/// Side of a tile and the way to the next, in units of the drawing.
const SIDE: u32 = 46;
const STEP: u32 = 50;

/// A region and whom it is bound to.
struct Ties {
    region: RegionCode,
    counts: Counts,
    regions: Vec<Tie>,
    foreign: Vec<ForeignTie>,
}

pub async fn map(_: Map, guest: Guest, sought: Sought) -> Result<Markup> {
    let today = today(&guest);
    let mut tx = guest.db().read().await?;
    let all = regions::regions(&mut tx).await?;
    let chosen = sought.value::<RegionCode>("region").or_else(|| reader(&guest));
    let ties = match chosen.filter(|code| all.iter().any(|it| it.code == *code)) {
        Some(region) => Some(Ties {
            region,
            counts: store::count_in_force(&mut tx, region, today).await?,
            regions: store::ties(&mut tx, region, today).await?,
            foreign: store::foreign_ties(&mut tx, region, today).await?,
        }),
        None => None,
    };
    Ok(view(&guest, &all, ties.as_ref(), &sought))
}

fn view(guest: &Guest, all: &[Region], ties: Option<&Ties>, sought: &Sought) -> Markup {
    let lang = guest.lang;
    let names = Names::of(all);
    let title = match ties {
        Some(it) => t!(lang, "agreements-map-of", region = names.region(it.region)),
        None => t!(lang, "agreements-map"),
    };
    let mut top = Frame::titled(title)
        .section("/agreements")
        .crumb(t!(lang, "agreements-title"), ListAgreements);
    if let Some(it) = ties {
        let (own, foreign) = (it.counts.interregional, it.counts.international);
        top = top.lead(html! {
            (fmt::number(lang, own)) " " (t!(lang, "agreements-interregional", count = own)) " · "
            (fmt::number(lang, foreign)) " " (t!(lang, "agreements-international", count = foreign))
        });
    }
    let body = html! {
        section.sheet.wide {
            (choice(lang, all, sought))
            p.hint { @if ties.is_some() { (t!(lang, "agreements-map-hint")) } @else { (t!(lang, "agreements-map-choose")) } }
            (grid(lang, &names, ties))
        }
        @if let Some(it) = ties { (table(lang, &names, it)) }
    };
    frame(guest, top, body)
}

fn choice(lang: Lang, all: &[Region], sought: &Sought) -> Markup {
    let field = Field { name: "region", label: t!(lang, "agreement-region"), ..Field::default() };
    let options = all.iter().map(|it| (it.code, it.name.as_str()));
    let field = ui::select(lang, field, options, &sought.0, &Faults::default());
    ui::filters(lang, &Map.to_string(), 0, field)
}

fn grid(lang: Lang, names: &Names, ties: Option<&Ties>) -> Markup {
    let rows = TILES.iter().map(|it| it.row).max().unwrap_or(1);
    let columns = TILES.iter().map(|it| it.column).max().unwrap_or(1);
    let bound: HashMap<RegionCode, i64> = ties
        .map(|it| it.regions.iter().map(|it| (it.region, it.agreements)).collect())
        .unwrap_or_default();
    html! {
        div.scroll.tiles {
            svg viewBox={ "0 0 " (columns * STEP) " " (rows * STEP) } role="group"
                aria-label=(t!(lang, "agreements-map")) {
                @for tile in TILES.iter() {
                    (square(lang, names, ties.map(|it| it.region), tile, bound.get(&tile.region).copied()))
                }
            }
        }
    }
}

/// A tile: the chosen region, a partner that leads to what was agreed with it, or another region
/// that can be chosen.
fn square(
    lang: Lang,
    names: &Names,
    chosen: Option<RegionCode>,
    tile: &Tile,
    agreements: Option<i64>,
) -> Markup {
    let code = tile.region;
    let name = names.region(code);
    let (x, y) = ((tile.column - 1) * STEP + 2, (tile.row - 1) * STEP + 2);
    let (class, href, label) = match (chosen, agreements) {
        (Some(own), _) if own == code => {
            let href = format!("{ListAgreements}?region={own}");
            ("tile chosen", href, t!(lang, "agreements-map-here", name = name))
        }
        (Some(own), Some(count)) => {
            let href = format!("{ListAgreements}?region={own}&partner={code}&state=in_force");
            let shown = fmt::number(lang, count);
            (
                "tile tied",
                href,
                t!(lang, "agreements-map-tied", name = name, count = count, shown = shown),
            )
        }
        _ => ("tile", format!("{Map}?region={code}"), name),
    };
    html! {
        a class=(class) href=(href) aria-label=(label) {
            title { (label) }
            rect x=(x) y=(y) width=(SIDE) height=(SIDE) rx="6" {}
            text x=(x + SIDE / 2) y=(y + SIDE / 2 - 2) text-anchor="middle" { (code) }
            @if let Some(count) = agreements {
                text.count x=(x + SIDE / 2) y=(y + SIDE - 9) text-anchor="middle" { (count) }
            }
        }
    }
}

/// The same in words: the most bound first.
fn table(lang: Lang, names: &Names, it: &Ties) -> Markup {
    let own = it.region;
    let mut regions: Vec<&Tie> = it.regions.iter().collect();
    regions.sort_by_key(|it| (-it.agreements, names.region(it.region)));
    let heads = || [col(t!(lang, "agreement-partner")), num(t!(lang, "agreements-in-force"))];
    let rows = regions.into_iter().map(|it| {
        let href = format!("{ListAgreements}?region={own}&partner={}&state=in_force", it.region);
        vec![
            html! { a href=(href) { (names.region(it.region)) } },
            html! { (fmt::number(lang, it.agreements)) },
        ]
    });
    let foreign = it
        .foreign
        .iter()
        .map(|it| vec![html! { (it.name) }, html! { (fmt::number(lang, it.agreements)) }]);
    html! {
        @if it.regions.is_empty() && it.foreign.is_empty() {
            section.sheet.wide { (ui::empty(&t!(lang, "agreements-map-none-title"), &t!(lang, "agreements-map-none"), None)) }
        }
        @if !it.regions.is_empty() {
            (ui::wide_sheet(&t!(lang, "agreements-map-regions"), ui::table(heads(), rows)))
        }
        @if !it.foreign.is_empty() {
            (ui::wide_sheet(&t!(lang, "agreements-map-foreign"), ui::table(heads(), foreign)))
        }
    }
}
