//! A centre's page.

use super::Links;
use crate::pages::{Centre, CentreFigures};
use crate::store::Label;
use crate::views;
use ledger::Cut;
use maud::{Markup, html};
use regions::{EditOrganisation, ListRegions, OwnOrganisation, ShowOrganisation, ShowRegion};
use web::{Desk, Frame, Who, t, ui, word};

/// Where the page stands, and what can be done from it.
pub(crate) fn crumbs(desk: &Desk, page: Frame, it: &Centre) -> Frame {
    let lang = desk.lang;
    let region = it.of("region").next().map_or_else(String::new, |it| it.name.clone());
    let page = page
        .crumb(t!(lang, "indicators-regions"), ListRegions)
        .crumb(region, ShowRegion { code: it.organisation.region })
        .lead(html! { (word(lang, "organisation-kind", it.organisation.kind)) });
    page.actions(actions(desk, it))
}

/// What can be done from the page: work in one's own centre, keep it up, keep any as an
/// administrator. Its people are another room's, which this one does not know: the address is all.
fn actions(desk: &Desk, it: &Centre) -> Markup {
    let (lang, role, id) = (desk.lang, Some(desk.actor().role), it.organisation.id);
    html! {
        @if it.own && Who::SERVING.admits(role) {
            (ui::button_link("/renderings/new", &t!(lang, "indicators-render")))
        }
        @if it.own && Who::HEADS.admits(role) {
            (ui::quiet_link(OwnOrganisation, &t!(lang, "indicators-set-up")))
        }
        @if Who::ADMINISTRATORS.admits(role) {
            (ui::quiet_link(EditOrganisation { id }, &t!(lang, "indicators-edit")))
            (ui::quiet_link(format!("/organisations/{id}/people"), &t!(lang, "indicators-people")))
        }
    }
}

/// The whole page; only today's figures renew themselves.
pub(crate) fn page(desk: &Desk, it: &Centre) -> Markup {
    let lang = desk.lang;
    let page = ShowOrganisation { id: it.organisation.id }.to_string();
    let links = Links { choice: &it.choice, page: &page, rows: it.own, below: "" };
    let query = it.choice.query(it.choice.period);
    let live = it
        .choice
        .on
        .is_none()
        .then(|| format!("{}{query}", CentreFigures { id: it.organisation.id }));
    let first = it.organisation.founded_on.unwrap_or(it.choice.today).0.year();
    html! {
        (views::chooser(desk, &it.choice, &page, first))
        div.wide data-live=[live] { (figures(desk, it)) }
        (ui::sheet(&t!(lang, "indicators-top-services"), services(desk, it, links)))
        (ui::aside(&t!(lang, "indicators-by-recipient"), views::recipients(lang, &it.figures, links)))
        (ui::sheet(&t!(lang, "indicators-by-direction"), directions(desk, it, links)))
        (about(desk, it))
    }
}

/// The figures with their chart: the part that renews itself.
pub(crate) fn figures(desk: &Desk, it: &Centre) -> Markup {
    let lang = desk.lang;
    let page = ShowOrganisation { id: it.organisation.id }.to_string();
    let links = Links { choice: &it.choice, page: &page, rows: it.own, below: "" };
    let heading = views::heading(lang, &it.choice, it.organisation.founded_on);
    ui::sheet(
        &heading,
        html! {
            (views::measures(lang, &it.figures, links))
            (views::months(desk, &it.figures, links))
        },
    )
}

/// Every direction of the centre, those without a service in the period as well; of the closed ones
/// those that worked in it.
fn directions(desk: &Desk, it: &Centre, links: Links<'_>) -> Markup {
    let row = |label: &Label| {
        let cut = Cut::Direction(label.id.parse().ok()?);
        Some((label.name.clone(), cut, it.figures.get(it.choice.period, cut)))
    };
    let closed = it.of("closed").filter_map(row).filter(|(.., counts)| counts.services > 0);
    let rows = it.of("direction").filter_map(row).chain(closed);
    let axis = t!(desk.lang, "indicators-direction-head");
    views::ranking(desk.lang, axis, rows.collect(), &it.figures, links)
}

fn services(desk: &Desk, it: &Centre, links: Links<'_>) -> Markup {
    let cuts = it.figures.cuts(it.choice.period).into_iter();
    let cuts = cuts.filter(|(cut, counts)| matches!(cut, Cut::Service(_)) && counts.services > 0);
    let rows: Vec<_> =
        cuts.map(|(cut, counts)| (it.name(cut).unwrap_or("—").to_owned(), cut, counts)).collect();
    if rows.is_empty() {
        return html! { p.soft { (t!(desk.lang, "indicators-nothing")) } };
    }
    views::ranking(desk.lang, t!(desk.lang, "indicators-service-head"), rows, &it.figures, links)
}

/// Where the centre is and what it has.
fn about(desk: &Desk, it: &Centre) -> Markup {
    let lang = desk.lang;
    let address = &it.organisation.address;
    html! {
        aside.sheet aria-label=(t!(lang, "indicators-about")) {
            h2 { (t!(lang, "indicators-about")) }
            p { @if address.is_empty() { (t!(lang, "indicators-no-address")) } @else { (address) } }
            @if it.of("workspace").next().is_some() {
                h3 { (t!(lang, "indicators-workspaces")) }
                ul {
                    @for place in it.of("workspace") {
                        li { (place.name) ": " (t!(lang, "indicators-seats", count = place.number)) }
                    }
                }
            }
        }
    }
}
