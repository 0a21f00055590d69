//! A region's page.

use super::Links;
use crate::measure::Measure;
use crate::pages::Province;
use crate::views;
use kernel::OrganisationId;
use ledger::Cut;
use maud::{Markup, html};
use regions::{Direction, ShowOrganisation, ShowRegion};
use web::chart::Row;
use web::{Desk, t, ui, word};

/// The whole page: the region's own figures, where a client of two centres counts once, and its
/// organisations side by side.
pub(crate) fn page(desk: &Desk, it: &Province) -> Markup {
    let lang = desk.lang;
    let page = ShowRegion { code: it.region.code }.to_string();
    let links = Links { choice: &it.choice, page: &page, rows: false, below: "#organisations" };
    let founded = it.organisations.iter().filter_map(|it| it.founded_on).min();
    let first = founded.unwrap_or(it.choice.today).0.year();
    html! {
        (views::chooser(desk, &it.choice, &page, first))
        (ui::wide_sheet(&views::heading(lang, &it.choice, founded), html! {
            (views::measures(lang, &it.figures, links))
            (views::months(desk, &it.figures, links))
        }))
        section.sheet.wide #organisations {
            h2 { (t!(lang, "indicators-organisations")) }
            (organisations(desk, it))
        }
        (ui::sheet(&t!(lang, "indicators-by-direction"), directions(desk, it)))
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
        ui::num(t!(lang, "indicators-days-head")),
        ui::num(t!(lang, "indicators-refused-head")),
        ui::num(t!(lang, "indicators-free-head")),
    ];
    let rows = it.organisations.iter().map(|organisation| {
        let figures = it.each.get(&organisation.id);
        let shown = |measure: &Measure| {
            let value = figures.and_then(|figures| measure.of(figures, it.choice.period));
            html! { (measure.written(lang, value)) }
        };
        let href = dashboard(it, organisation.id);
        let name = html! {
            a href=(href) { (organisation.name) }
            br;
            span.soft { (word(lang, "organisation-kind", organisation.kind)) }
        };
        std::iter::once(name).chain(Measure::ALL.iter().map(shown)).collect()
    });
    let note = t!(lang, "indicators-once");
    html! { (ui::table(heads, rows)) p.soft { (note) } }
}

/// An organisation's page with the same period and day.
fn dashboard(it: &Province, id: OrganisationId) -> String {
    format!("{}{}", ShowOrganisation { id }, it.choice.query(it.choice.period))
}

/// Directions of all organisations together; each leads to the page of the organisation whose it is.
/// Where there are several, its name says which.
fn directions(desk: &Desk, it: &Province) -> Markup {
    let row = |direction: &Direction| {
        let cut = Cut::Direction(direction.id);
        let counts = it.each.get(&direction.organisation)?.get(it.choice.period, cut);
        let row = Row {
            label: label(it, direction),
            value: counts.services,
            href: dashboard(it, direction.organisation),
        };
        (counts.services > 0).then_some(row)
    };
    let rows: Vec<Row> = it.directions.iter().filter_map(row).collect();
    if rows.is_empty() {
        return html! { p.soft { (t!(desk.lang, "indicators-nothing")) } };
    }
    let whole = it.figures.get(it.choice.period, Cut::Total).services;
    views::greatest(desk.lang, t!(desk.lang, "indicators-direction-head"), rows, whole)
}

fn label(it: &Province, direction: &Direction) -> String {
    let several = it.directions.iter().any(|other| other.organisation != direction.organisation);
    let of = it.organisations.iter().find(|it| it.id == direction.organisation);
    match of {
        Some(of) if several => format!("{} · {}", direction.name, of.short_name),
        _ => direction.name.clone(),
    }
}
