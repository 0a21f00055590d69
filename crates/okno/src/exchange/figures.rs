//! Figures of both centres side by side, for the same period.

use super::Show;
use super::gather::{Exchange, Side};
use indicators::Measure;
use kernel::Lang;
use maud::{Markup, html};
use web::{Desk, t, ui};

/// What is set side by side: what both centres count alike.
pub(super) const MEASURES: [Measure; 4] =
    [Measure::Services, Measure::Clients, Measure::Free, Measure::Days];

/// The table with the choice of its period.
pub(super) fn sheet(desk: &Desk, it: &Exchange) -> Markup {
    let lang = desk.lang;
    let [a, b] = it.codes();
    let founded = it.sides.iter().filter_map(|it| it.centre.as_ref()?.founded_on).min();
    let first = founded.unwrap_or(it.choice.today).0.year();
    let body = html! {
        (indicators::chooser(desk, &it.choice, &Show { a, b }.to_string(), first))
        (table(lang, it))
        p.soft { (t!(lang, "exchange-figures-note")) }
    };
    html! { section.sheet.wide id="figures" { h2 { (t!(lang, "exchange-figures")) } (body) } }
}

fn table(lang: Lang, it: &Exchange) -> Markup {
    let heads = [ui::col(t!(lang, "exchange-figure"))];
    let heads = heads.into_iter().chain(it.sides.iter().map(|side| ui::num(side.place())));
    let rows = MEASURES.map(|measure| {
        let mut row = vec![html! { (measure.label(lang, None)) }];
        row.extend(it.sides.iter().map(|side| figure(lang, it, side, measure)));
        row
    });
    ui::table(heads, rows)
}

/// A figure, leading to the dashboard it stands on.
fn figure(lang: Lang, it: &Exchange, side: &Side, measure: Measure) -> Markup {
    let value = measure.of(&side.figures, it.choice.period);
    html! { a href=(side.dashboard(&it.choice)) { (measure.written(lang, value)) } }
}
