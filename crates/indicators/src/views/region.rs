//! A region's page.

use super::Links;
use crate::measure::Measure;
use crate::pages::Province;
use crate::views;
use maud::{Markup, html};
use regions::{ShowOrganisation, ShowRegion};
use web::{Desk, t, ui, word};

/// The whole page: the region's own figures, where a client of two centres counts once, and its
/// organisations side by side.
pub(crate) fn page(desk: &Desk, it: &Province) -> Markup {
    let lang = desk.lang;
    let page = ShowRegion { code: it.region.code }.to_string();
    let links = Links { choice: &it.choice, page: &page, rows: false };
    let founded = it.organisations.iter().filter_map(|it| it.founded_on).min();
    let first = founded.unwrap_or(it.choice.today).0.year();
    html! {
        (views::chooser(desk, &it.choice, &page, first))
        (ui::wide_sheet(&views::heading(lang, &it.choice, founded), html! {
            (views::measures(lang, &it.figures, links))
            (views::months(lang, &it.figures, links))
        }))
        (ui::sheet(&t!(lang, "indicators-organisations"), organisations(desk, it)))
        (ui::aside(&t!(lang, "indicators-by-recipient"), views::recipients(lang, &it.figures, links)))
    }
}

fn organisations(desk: &Desk, it: &Province) -> Markup {
    let lang = desk.lang;
    if it.organisations.is_empty() {
        let (title, teach) = (
            t!(lang, "indicators-no-organisations"),
            t!(lang, "indicators-no-organisations-teach"),
        );
        return ui::empty(&title, &teach, None);
    }
    let heads = [
        ui::col(t!(lang, "indicators-organisation-head")),
        ui::num(t!(lang, "indicators-rendered-head")),
        ui::num(t!(lang, "indicators-clients-head")),
        ui::num(t!(lang, "indicators-refused-head")),
    ];
    let rows = it.organisations.iter().map(|organisation| {
        let figures = it.each.get(&organisation.id);
        let shown = |measure: Measure| {
            let value = figures.and_then(|figures| measure.of(figures, it.choice.period));
            html! { (measure.written(lang, value)) }
        };
        let href = format!(
            "{}{}",
            ShowOrganisation { id: organisation.id },
            it.choice.query(it.choice.period)
        );
        let name = html! {
            a href=(href) { (organisation.name) }
            br;
            span.soft { (word(lang, "organisation-kind", organisation.kind)) }
        };
        vec![name, shown(Measure::Services), shown(Measure::Clients), shown(Measure::Refused)]
    });
    let note = t!(lang, "indicators-once");
    html! { (ui::table(heads, rows)) p.soft { (note) } }
}
