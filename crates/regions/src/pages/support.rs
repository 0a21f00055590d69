//! «Как у нас устроена поддержка»: a region's institutions, what each does, and how clients pass
//! between them. The page that is printed for guests.

use crate::{Organisation, ShowOrganisation, ShowRegion, Support, SupportPath, store};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::routing::TypedPath;
use db::transact;
use journal::{Note, Thing};
use kernel::{Lang, OrganisationId, RegionCode};
use maud::{Markup, html};
use serde::Deserialize;
use web::{
    Desk, Error, Faults, Frame, Refusal as _, Result, Tried, Typed, Who, frame, t, ui, word,
};

/// How support is arranged in a region.
#[derive(TypedPath, Deserialize)]
#[typed_path("/regions/{code}/support")]
pub struct ShowSupport {
    /// Which region.
    pub code: RegionCode,
}

#[derive(TypedPath, Deserialize)]
#[typed_path("/regions/{code}/support/edit")]
pub(super) struct Edit {
    pub code: RegionCode,
}

#[derive(TypedPath, Deserialize)]
#[typed_path("/regions/{code}/support/parts/{organisation}")]
pub(super) struct Part {
    pub code: RegionCode,
    pub organisation: OrganisationId,
}

#[derive(TypedPath, Deserialize)]
#[typed_path("/regions/{code}/support/paths")]
pub(super) struct Paths {
    pub code: RegionCode,
}

/// A paragraph or two: the page stays two sheets of paper.
const LONGEST_PART: usize = 1_200;
const LONGEST_PATH: usize = 400;

/// The forms of the page, as their fields call them: what an institution does, and a way.
const PART: &str = "part";
const PATH: &str = "path";

pub(super) async fn show(ShowSupport { code }: ShowSupport, desk: Desk) -> Result<Markup> {
    Ok(show_view(&desk, &find(&desk, code).await?))
}

pub(super) async fn edit(Edit { code }: Edit, desk: Desk) -> Result<Markup> {
    desk.party(&[code])?;
    let support = find(&desk, code).await?;
    Ok(edit_view(&desk, &support, &Tried::default()))
}

pub(super) async fn keep_part(
    Part { code, organisation }: Part,
    desk: Desk,
    typed: Typed,
) -> Result<Response> {
    desk.party(&[code])?;
    let support = find(&desk, code).await?;
    support.organisation(organisation).ok_or(Error::NotFound)?;
    let mut faults = Faults::default();
    let does = typed.optional_text("does", LONGEST_PART, &mut faults);
    if !faults.is_empty() {
        let tried = Tried::new(PART, typed, faults).about(organisation);
        return Ok(again(&desk, &support, &tried));
    }
    transact!(desk.db(), |tx| {
        store::save_support_part(tx, organisation, &does).await?;
        let note = Note::by(desk.actor(), "support-part-written", Thing::Region, code);
        journal::write(tx, desk.now, note.with("organisation", organisation.to_string())).await
    })?;
    Ok(back(code))
}

pub(super) async fn keep_path(Paths { code }: Paths, desk: Desk, typed: Typed) -> Result<Response> {
    desk.party(&[code])?;
    let support = find(&desk, code).await?;
    let mut faults = Faults::default();
    let Some(path) = path(&support, &typed, &mut faults) else {
        return Ok(again(&desk, &support, &Tried::new(PATH, typed, faults)));
    };
    transact!(desk.db(), |tx| {
        store::save_support_path(tx, code, &path).await?;
        let note = Note::by(desk.actor(), "support-path-written", Thing::Region, code);
        let note = note.with("from", path.from_organisation.to_string());
        journal::write(tx, desk.now, note.with("to", path.to_organisation.to_string())).await
    })?;
    Ok(back(code))
}

async fn find(desk: &Desk, code: RegionCode) -> Result<Support> {
    let mut tx = desk.db().read().await?;
    store::support(&mut tx, code).await?.ok_or(Error::NotFound)
}

/// The way that was typed, or faults beside its fields.
fn path(support: &Support, typed: &Typed, faults: &mut Faults) -> Option<SupportPath> {
    let about = typed.optional_text("about", LONGEST_PATH, faults);
    for end in ["from", "to"] {
        if !typed.has(end) {
            faults.add(end, kernel::Say::new("fault-required"));
        }
    }
    let from = typed.plain("from", faults, "fault-choose");
    let to = typed.plain("to", faults, "fault-choose");
    let path = SupportPath { from_organisation: from?, to_organisation: to?, about };
    if let Err(fault) = support.admits(&path) {
        faults.add("to", fault.say());
    }
    faults.is_empty().then_some(path)
}

fn again(desk: &Desk, support: &Support, tried: &Tried) -> Response {
    let page = edit_view(desk, support, tried);
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

fn back(code: RegionCode) -> Response {
    Redirect::to(&Edit { code }.to_string()).into_response()
}

fn show_view(desk: &Desk, it: &Support) -> Markup {
    let (lang, code) = (desk.lang, it.region.code);
    let may_edit = Who::OFFICERS.admits(Some(desk.actor().role)) && desk.is_party(&[code]);
    let top = Frame::titled(t!(lang, "support-title"))
        .section("/regions")
        .crumb(&it.region.name, ShowRegion { code })
        .lead(html! { (t!(lang, "support-lead", region = it.region.name.as_str())) });
    let top = match may_edit {
        true => top.actions(ui::button_link(Edit { code }, &t!(lang, "support-edit"))),
        false => top,
    };
    let teach = t!(lang, "support-none");
    let body = html! {
        @if it.organisations.is_empty() {
            section.sheet.wide { (ui::empty(&t!(lang, "support-none-title"), &teach, None)) }
        }
        @for organisation in &it.organisations { (institution(lang, it, organisation)) }
        @if !it.paths.is_empty() {
            (ui::wide_sheet(&t!(lang, "support-paths"), paths_view(lang, it)))
        }
    };
    frame(desk, top, body)
}

fn institution(lang: Lang, it: &Support, organisation: &Organisation) -> Markup {
    let directions: Vec<_> = it.directions_of(organisation.id).collect();
    html! {
        section.sheet.wide {
            h2 { a href=(ShowOrganisation { id: organisation.id }) { (organisation.name) } }
            p.soft {
                (word(lang, "organisation-kind", organisation.kind))
                @if !organisation.address.is_empty() { " · " (organisation.address) }
            }
            @if let Some(does) = it.does.get(&organisation.id) { p { (does) } }
            @if !directions.is_empty() {
                h3 { (t!(lang, "support-directions", count = directions.len())) }
                ul {
                    @for direction in directions {
                        li {
                            (direction.name)
                            @if !direction.curator.is_empty() {
                                small { " · " (direction.curator) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn paths_view(lang: Lang, it: &Support) -> Markup {
    let heads = vec![
        ui::col(t!(lang, "support-from")),
        ui::col(t!(lang, "support-to")),
        ui::col(t!(lang, "support-about")),
    ];
    let rows = it.paths.iter().map(|path| {
        vec![
            html! { (name(it, path.from_organisation)) },
            html! { (name(it, path.to_organisation)) },
            html! { (path.about) },
        ]
    });
    ui::table(heads, rows)
}

fn name(it: &Support, id: OrganisationId) -> &str {
    it.organisation(id).map_or("—", |it| &it.short_name)
}

fn edit_view(desk: &Desk, it: &Support, tried: &Tried) -> Markup {
    let (lang, code) = (desk.lang, it.region.code);
    let top = Frame::titled(t!(lang, "support-edit-title"))
        .section("/regions")
        .crumb(&it.region.name, ShowRegion { code })
        .crumb(t!(lang, "support-title"), ShowSupport { code });
    let labels = [
        ("does", t!(lang, "support-does")),
        ("from", t!(lang, "support-from")),
        ("to", t!(lang, "support-to")),
        ("about", t!(lang, "support-about")),
    ];
    let body = html! {
        (tried.fault_summary(lang, &labels))
        @for organisation in &it.organisations { (part_form(lang, it, organisation, tried)) }
        section.sheet.wide {
            h2 { (t!(lang, "support-paths")) }
            @if !it.paths.is_empty() { (paths_view(lang, it)) }
            (path_form(lang, it, tried))
        }
    };
    frame(desk, top, body)
}

fn part_form(lang: Lang, it: &Support, organisation: &Organisation, tried: &Tried) -> Markup {
    let (code, id) = (it.region.code, organisation.id);
    let filled = Typed::filled([("does", it.does.get(&id).cloned().unwrap_or_default())]);
    let (typed, faults) = tried.of_many(PART, &id.to_string(), filled);
    let field = ui::Field {
        name: "does",
        label: t!(lang, "support-does"),
        form: PART,
        of: id.to_string(),
        ..ui::Field::default()
    };
    ui::wide_sheet(
        &organisation.short_name,
        html! {
            form method="post" action=(Part { code, organisation: id }) {
                (ui::textarea(lang, field, 4, &typed, &faults))
                (ui::submit(&t!(lang, "support-keep")))
            }
        },
    )
}

fn path_form(lang: Lang, it: &Support, tried: &Tried) -> Markup {
    let (typed, faults) = &tried.of(PATH, Typed::default());
    let end = |name, label: String| {
        let field = ui::Field { name, label, required: true, form: PATH, ..ui::Field::default() };
        let choices = it.organisations.iter().map(|it| (it.id, it.short_name.as_str()));
        ui::select(lang, field, choices, typed, faults)
    };
    let about = ui::Field {
        name: "about",
        label: t!(lang, "support-about"),
        hint: t!(lang, "support-about-hint"),
        form: PATH,
        ..ui::Field::default()
    };
    html! {
        form method="post" action=(Paths { code: it.region.code }) {
            (end("from", t!(lang, "support-from")))
            (end("to", t!(lang, "support-to")))
            (ui::textarea(lang, about, 2, typed, faults))
            (ui::submit(&t!(lang, "support-keep-path")))
        }
    }
}
