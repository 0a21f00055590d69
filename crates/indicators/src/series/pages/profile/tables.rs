//! Tables of a profile: kinds of activity, twin regions, and the sheet to take away.

use super::super::history::History;
use super::super::list::name_of;
use super::super::views::{month, written};
use super::ShowProfile;
use super::gather::{Seen, Share};
use crate::series::{Feature, Twin};
use documents::{Cell, Sheet};
use kernel::Lang;
use maud::{Markup, html};
use web::{fmt, t, ui, word};

/// The shares of kinds of activity beside those of the peers.
pub(super) fn shares(lang: Lang, it: &Seen, all: &[Share<'_>]) -> Markup {
    let heads = [
        ui::col(t!(lang, "series-name")),
        ui::num(t!(lang, "series-own")),
        ui::num(t!(lang, "series-peers-median")),
    ];
    let rows = all.iter().map(|share| {
        let history = History { code: share.of.code.clone(), region: it.region };
        vec![
            html! { a href=(history) { (share.of.name_in(lang)) } },
            html! { (written(lang, share.of.unit, share.value)) },
            html! { (written(lang, share.of.unit, share.beside)) },
        ]
    });
    let at = all.first().map(|it| month(lang, it.month)).unwrap_or_default();
    html! { p.soft { (t!(lang, "series-shares-teach", month = at)) } (ui::table(heads, rows)) }
}

/// The regions most alike, and what makes them near and far.
pub(super) fn twins(lang: Lang, it: &Seen) -> Markup {
    if it.twins.is_empty() {
        return html! { p { (t!(lang, "series-no-twins")) } };
    }
    let heads = [
        ui::col(t!(lang, "series-region")),
        ui::num(t!(lang, "series-distance")),
        ui::col(t!(lang, "series-near")),
        ui::col(t!(lang, "series-far")),
    ];
    let rows = it.twins.iter().map(|twin| {
        let (near, far) = ends(twin);
        let near: Vec<&str> = near.iter().map(|of| it.name(lang, &of.indicator)).collect();
        vec![
            html! {
                a href=(ShowProfile { code: twin.region }) { (name_of(&it.regions, twin.region)) }
            },
            html! { (fmt::decimal(lang, twin.distance)) },
            html! { (near.join(", ")) },
            html! {
                @for (at, feature) in far.iter().enumerate() {
                    @if at > 0 { br; }
                    (farther(lang, it, feature))
                }
            },
        ]
    });
    html! { p.soft { (t!(lang, "series-twins-teach")) } (ui::table(heads, rows)) }
}

/// What is nearest and what is farthest, two of each at most and never the same.
fn ends(twin: &Twin) -> (&[Feature], &[Feature]) {
    let count = (twin.features.len() / 2).min(2);
    let (near, rest) = twin.features.split_at(count);
    (near, &rest[rest.len() - count.max(1).min(rest.len())..])
}

/// `Торговля среди МСП: больше на 1,2`.
fn farther(lang: Lang, it: &Seen, feature: &Feature) -> String {
    let name = it.name(lang, &feature.indicator);
    let by = fmt::decimal(lang, feature.difference.abs());
    match feature.difference > 0.0 {
        true => t!(lang, "series-far-more", name = name, by = by),
        false => t!(lang, "series-far-less", name = name, by = by),
    }
}

/// The latest values as a sheet; what is hidden on the page is empty here.
pub(crate) fn sheet(lang: Lang, it: &Seen) -> Sheet {
    let number = |value: Option<f64>| value.map_or(Cell::Empty, Cell::Number);
    let standings = it.standings().map(|at| {
        let place = at.place.map_or(Cell::Empty, |(place, count)| {
            t!(lang, "series-place-of", place = place, count = count).into()
        });
        vec![
            at.of.name_in(lang).into(),
            word(lang, "series-unit", at.of.unit).into(),
            Cell::Day(at.last.month.first_day().0),
            number(at.value),
            number(at.beside),
            number(at.year_before),
            place,
        ]
    });
    let shares = it.shares();
    let shares = shares.iter().map(|at| {
        vec![
            at.of.name_in(lang).into(),
            word(lang, "series-unit", at.of.unit).into(),
            Cell::Day(at.month.first_day().0),
            number(at.value),
            number(at.beside),
            Cell::Empty,
            Cell::Empty,
        ]
    });
    let heads = vec![
        t!(lang, "series-name"),
        t!(lang, "series-unit"),
        t!(lang, "series-month"),
        t!(lang, "series-own"),
        t!(lang, "series-peers-median"),
        t!(lang, "series-year-before"),
        t!(lang, "series-place-head"),
    ];
    let rows = standings.chain(shares).collect();
    Sheet { name: t!(lang, "series-profile"), heads, rows, widths: Vec::new() }
}
