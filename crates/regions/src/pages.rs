//! How people meet the regions.

mod support;

pub use support::ShowSupport;

use crate::model::Entry;
use crate::{Organisation, Region, store};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::routing::TypedPath;
use db::transact;
use journal::{Note, Thing};
use kernel::{Lang, OrganisationId, RegionCode, Role, fold};
use maud::{Markup, html};
use serde::Deserialize;
use web::{Desk, Doors, Error, Faults, Frame, Result, Typed, Who, Whose, frame, t, ui, word};

/// The routes of the room.
pub fn doors() -> Doors {
    Doors::new("regions")
        .get(Who::SignedIn, Whose::Open, list)
        .get(Who::ADMINISTRATORS, Whose::Installation, edit)
        .post(Who::ADMINISTRATORS, Whose::Installation, rename)
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

/// The form that renames a region.
#[derive(TypedPath, Deserialize)]
#[typed_path("/regions/{code}/edit")]
pub struct EditRegion {
    /// Which region.
    pub code: RegionCode,
}

/// A region's name.
#[derive(TypedPath, Deserialize)]
#[typed_path("/regions/{code}/name")]
pub struct RegionName {
    /// Which region.
    pub code: RegionCode,
}

/// What the list is asked for.
#[derive(Deserialize)]
struct Wanted {
    #[serde(default)]
    q: String,
}

/// No official name is longer.
const LONGEST_NAME: usize = 200;
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

async fn edit(EditRegion { code }: EditRegion, desk: Desk) -> Result<Markup> {
    let edited = Edited::find(&desk, code).await?;
    let typed = Typed::filled([("name", edited.region.name.clone())]);
    Ok(edit_view(&desk, &edited, &typed, &Faults::default()))
}

async fn rename(RegionName { code }: RegionName, desk: Desk, typed: Typed) -> Result<Response> {
    let mut faults = Faults::default();
    let name = typed.text("name", LONGEST_NAME, &mut faults);
    if !faults.is_empty() {
        let page = edit_view(&desk, &Edited::find(&desk, code).await?, &typed, &faults);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    transact!(desk.db(), |tx| {
        let region = store::region(tx, code).await?.ok_or(Error::NotFound)?;
        let note = Note::by(desk.actor(), "region-renamed", Thing::Region, code);
        let note = note.with("before", region.name.as_str()).with("after", name.as_str());
        store::rename(tx, &Region { name: name.clone(), ..region }).await?;
        journal::write(tx, desk.now, note).await?;
        Ok::<_, Error>(())
    })?;
    Ok(Redirect::to(&ListRegions.to_string()).into_response())
}

fn list_view(desk: &Desk, typed: &str, entries: &[Entry]) -> Markup {
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "regions-title"))
        .section("/regions")
        .lead(html! { (t!(lang, "regions-lead", count = entries.len())) });
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
    let may_rename = desk.actor().role == Role::Administrator;
    let mut heads = vec![
        ui::col(t!(lang, "regions-name")),
        ui::col(t!(lang, "regions-code")),
        ui::col(t!(lang, "regions-hours")),
        ui::col(t!(lang, "regions-organisations")),
    ];
    if may_rename {
        heads.push(ui::hidden_col(t!(lang, "regions-change")));
    }
    let rows = entries.iter().map(|Entry { region, organisations }| {
        let code = region.code;
        vec![
            html! { a href=(ShowRegion { code }) { (region.name) } },
            html! { (code) },
            html! { (time_word(lang, region.hours_from_moscow(desk.now))) },
            organisations_view(lang, organisations),
            html! { a href=(EditRegion { code }) { (t!(lang, "regions-rename")) } },
        ]
    });
    ui::table(heads, rows)
}

fn time_word(lang: Lang, hours: i32) -> String {
    match hours {
        0 => t!(lang, "regions-moscow-time"),
        1.. => t!(lang, "regions-hours-ahead", hours = hours),
        _ => t!(lang, "regions-hours-behind", hours = -hours),
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

/// What the form of a region shows beside what was typed.
struct Edited {
    region: Region,
    history: Vec<journal::Entry>,
}

impl Edited {
    async fn find(desk: &Desk, code: RegionCode) -> Result<Edited> {
        let mut tx = desk.db().read().await?;
        let region = store::region(&mut tx, code).await?.ok_or(Error::NotFound)?;
        let history = journal::of_thing(&mut tx, Thing::Region, code, HISTORY).await?;
        Ok(Edited { region, history })
    }
}

fn edit_view(desk: &Desk, it: &Edited, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "regions-rename-title", name = it.region.name.as_str()))
        .section("/regions")
        .crumb(t!(lang, "regions-title"), ListRegions);
    let field = ui::Field {
        name: "name",
        label: t!(lang, "regions-new-name"),
        hint: t!(lang, "regions-new-name-hint"),
        required: true,
        first: true,
        ..ui::Field::default()
    };
    let form = html! {
        form method="post" action=(RegionName { code: it.region.code }) {
            (ui::field(lang, field, typed, faults))
            (ui::submit(&t!(lang, "regions-save")))
        }
    };
    let history = ui::history(lang, &desk.actor().zone, &it.history);
    let body = html! {
        (ui::sheet(&t!(lang, "regions-new-name"), form))
        (ui::aside(&t!(lang, "regions-history"), history))
    };
    frame(desk, top, body)
}
