//! How people meet the regions.

mod organisation;
mod own;
mod region;
mod support;
mod unit;

pub use support::ShowSupport;

use crate::deeds::Act;
use crate::model::Entry;
use crate::{Organisation, UnitKind, store};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum_extra::routing::TypedPath;
use kernel::{Lang, Moment, OrganisationId, RegionCode, Zone, fold};
use maud::{Markup, html};
use serde::Deserialize;
use web::{Desk, Doors, Faults, Frame, Result, Typed, Who, Whose, frame, t, ui, word};

/// The routes of the room.
pub fn doors() -> Doors {
    Doors::new("regions")
        .get(Who::SignedIn, Whose::Open, list)
        .get(Who::ADMINISTRATORS, Whose::Installation, region::edit)
        .post(Who::ADMINISTRATORS, Whose::Installation, region::change)
        .get(Who::ADMINISTRATORS, Whose::Installation, organisation::new)
        .post(Who::ADMINISTRATORS, Whose::Installation, organisation::add)
        .get(Who::ADMINISTRATORS, Whose::Installation, organisation::edit)
        .post(Who::ADMINISTRATORS, Whose::Installation, organisation::change)
        .get(Who::HEADS, Whose::Own, own::show)
        .post(Who::HEADS, Whose::Own, own::change)
        .get(Who::HEADS, Whose::Own, unit::new)
        .post(Who::HEADS, Whose::Own, unit::add)
        .get(Who::HEADS, Whose::Own, unit::edit)
        .post(Who::HEADS, Whose::Own, unit::change)
        .post(Who::HEADS, Whose::Own, unit::act)
        .get(Who::SignedIn, Whose::Open, support::show)
        .get(Who::OFFICERS, Whose::Party, support::edit)
        .post(Who::OFFICERS, Whose::Party, support::keep_part)
        .post(Who::OFFICERS, Whose::Party, support::keep_path)
}

/// All regions with their organisations.
#[derive(TypedPath)]
#[typed_path("/regions")]
pub struct ListRegions;

/// A region's page with its figures: served by `indicators`.
#[derive(TypedPath, Deserialize)]
#[typed_path("/regions/{code}")]
pub struct ShowRegion {
    /// Which region.
    pub code: RegionCode,
}

/// An organisation's page with its figures: served by `indicators`.
#[derive(TypedPath, Deserialize)]
#[typed_path("/organisations/{id}")]
pub struct ShowOrganisation {
    /// Which organisation.
    pub id: OrganisationId,
}

/// The form of a region's name and time zone.
#[derive(TypedPath, Deserialize)]
#[typed_path("/regions/{code}/edit")]
pub(crate) struct EditRegion {
    /// Which region.
    pub code: RegionCode,
}

/// All organisations: where a new one is sent.
#[derive(TypedPath)]
#[typed_path("/organisations")]
pub(crate) struct Organisations;

/// The form of a new organisation.
#[derive(TypedPath)]
#[typed_path("/organisations/new")]
pub struct NewOrganisation;

/// The form that changes any organisation.
#[derive(TypedPath, Deserialize)]
#[typed_path("/organisations/{id}/edit")]
pub struct EditOrganisation {
    /// Which organisation.
    pub id: OrganisationId,
}

/// The reader's own organisation: what it is called, its directions and workspaces.
#[derive(TypedPath)]
#[typed_path("/organisation")]
pub struct OwnOrganisation;

/// The form of a new direction or workspace.
#[derive(TypedPath, Deserialize)]
#[typed_path("/organisation/{kind}/new")]
pub(crate) struct NewUnit {
    /// Which of them.
    pub kind: UnitKind,
}

/// The own directions, or workspaces.
#[derive(TypedPath, Deserialize)]
#[typed_path("/organisation/{kind}")]
pub(crate) struct Units {
    /// Which of them.
    pub kind: UnitKind,
}

/// A direction or a workspace.
#[derive(TypedPath, Deserialize)]
#[typed_path("/organisation/{kind}/{id}")]
pub(crate) struct OneUnit {
    /// What it is.
    pub kind: UnitKind,
    /// Which one.
    pub id: String,
}

/// Something done to a direction or a workspace.
#[derive(TypedPath, Deserialize)]
#[typed_path("/organisation/{kind}/{id}/{act}")]
pub(crate) struct UnitAct {
    /// What it is.
    pub kind: UnitKind,
    /// Which one.
    pub id: String,
    /// What is done.
    pub act: Act,
}

/// What the list is asked for.
#[derive(Deserialize)]
struct Wanted {
    #[serde(default)]
    q: String,
}

/// Entries of the journal beside the form.
const HISTORY: i64 = 20;

async fn list(_: ListRegions, desk: Desk, Query(wanted): Query<Wanted>) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let regions = store::regions(&mut tx).await?;
    let mut entries = Entry::gather(regions, store::organisations(&mut tx).await?);
    let folded = fold(&wanted.q);
    entries.retain(|it| it.mentions(&folded));
    Ok(list_view(&desk, &wanted.q, &entries))
}

fn list_view(desk: &Desk, typed: &str, entries: &[Entry]) -> Markup {
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "regions-title"))
        .section("/regions")
        .lead(html! { (t!(lang, "regions-lead", count = entries.len())) });
    let top = match keeps(desk) {
        true => top.actions(ui::button_link(NewOrganisation, &t!(lang, "organisation-add"))),
        false => top,
    };
    let body = html! {
        (filter(lang, typed))
        @if entries.is_empty() {
            (ui::empty(&t!(lang, "regions-none-title"), &t!(lang, "regions-none"), None))
        } @else {
            (table(desk, entries))
        }
    };
    frame(desk, top, html! { section.sheet.wide { (body) } })
}

fn filter(lang: Lang, typed: &str) -> Markup {
    let label = t!(lang, "regions-filter");
    let field = ui::Field { name: "q", label, kind: ui::Kind::Search, ..ui::Field::default() };
    let given = Typed::filled([("q", typed.to_owned())]);
    let field = ui::field(lang, field, &given, &Faults::default());
    ui::filters(lang, &ListRegions.to_string(), given.has("q").into(), field)
}

fn table(desk: &Desk, entries: &[Entry]) -> Markup {
    let lang = desk.lang;
    let may_change = keeps(desk);
    let mut heads = vec![
        ui::col(t!(lang, "regions-name")),
        ui::col(t!(lang, "regions-code")),
        ui::col(t!(lang, "regions-hours")),
        ui::col(t!(lang, "regions-organisations")),
    ];
    if may_change {
        heads.push(ui::hidden_col(t!(lang, "regions-change")));
    }
    let rows = entries.iter().map(|Entry { region, organisations }| {
        let code = region.code;
        vec![
            html! { a href=(ShowRegion { code }) { (region.name) } },
            html! { (code) },
            html! { (time_word(lang, &region.time_zone, desk.now)) },
            organisations_view(lang, organisations),
            html! { a href=(EditRegion { code }) { (t!(lang, "regions-edit")) } },
        ]
    });
    ui::table(heads, rows)
}

/// Whether the reader keeps the installation.
fn keeps(desk: &Desk) -> bool {
    Who::ADMINISTRATORS.admits(Some(desk.actor().role))
}

/// A form that comes back with its faults.
fn refused(page: Markup) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

/// The clocks of a time zone as people in Russia say it: by those of Moscow.
fn time_word(lang: Lang, zone: &Zone, now: Moment) -> String {
    match crate::model::hours_from_moscow(zone, now) {
        0 => t!(lang, "regions-moscow-time"),
        hours @ 1.. => t!(lang, "regions-hours-ahead", hours = hours),
        hours => t!(lang, "regions-hours-behind", hours = -hours),
    }
}

fn organisations_view(lang: Lang, here: &[Organisation]) -> Markup {
    html! {
        @if here.is_empty() { "—" }
        @for it in here {
            div {
                a href=(ShowOrganisation { id: it.id }) { (it.short_name) }
                small { " " (word(lang, "organisation-kind", it.kind)) }
            }
        }
    }
}

/// The time zones of the country, from west to east, and the one that is chosen already.
fn zone_field(
    desk: &Desk,
    it: ui::Field,
    held: Option<&Zone>,
    typed: &Typed,
    faults: &Faults,
) -> Markup {
    let (lang, now) = (desk.lang, desk.now);
    let mut zones: Vec<Zone> = store::zones();
    if let Some(held) = held.filter(|it| !zones.contains(it)) {
        zones.push(held.clone());
    }
    zones.sort_by_key(|it| (crate::model::hours_from_moscow(it, now), it.to_string()));
    let named = zones.iter().map(|it| {
        let city = it.to_string();
        (city.clone(), format!("{} · {city}", time_word(lang, it, now)))
    });
    ui::select(lang, it, named, typed, faults)
}
