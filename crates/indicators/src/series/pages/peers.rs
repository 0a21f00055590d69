//! Groups of regions that are compared with each other.

use super::DEFINERS;
use super::list::{ListIndicators, name_of};
use crate::series::definition::is_code;
use crate::series::store::{self, Peers};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::routing::TypedPath;
use db::transact;
use journal::{Note, Thing};
use kernel::{RegionCode, Say};
use maud::{Markup, html};
use regions::Region;
use serde::Deserialize;
use std::collections::BTreeMap;
use web::{Desk, Error, Faults, Frame, Result, Typed, frame, say, t, ui};

/// The groups.
#[derive(TypedPath)]
#[typed_path("/peers")]
pub(crate) struct ListPeers;

/// The form of a new group.
#[derive(TypedPath)]
#[typed_path("/peers/new")]
pub(crate) struct NewPeers;

/// The form of one that is.
#[derive(TypedPath, Deserialize)]
#[typed_path("/peers/{code}")]
pub(crate) struct EditPeers {
    pub code: String,
}

/// Taking a group away.
#[derive(TypedPath, Deserialize)]
#[typed_path("/peers/{code}/removal")]
pub(crate) struct RemovePeers {
    pub code: String,
}

/// A group with its members.
pub(crate) struct Group {
    pub code: String,
    pub name: String,
    pub members: Vec<RegionCode>,
}

/// A member is ticked under this and its code.
const MEMBER: &str = "region-";
/// Of one region there is no comparison.
const FEWEST: usize = 2;

/// Rows of groups and members as groups, in their order.
pub(super) fn groups(rows: Vec<Peers>) -> Vec<Group> {
    let mut all: Vec<Group> = Vec::new();
    for Peers { code, name, region } in rows {
        if all.last().is_none_or(|it| it.code != code) {
            all.push(Group { code, name, members: Vec::new() });
        }
        if let (Some(group), Some(region)) = (all.last_mut(), region) {
            group.members.push(region);
        }
    }
    all
}

pub(crate) async fn list(_: ListPeers, desk: Desk) -> Result<Markup> {
    let lang = desk.lang;
    let (all, regions) = everything(&desk).await?;
    let defines = DEFINERS.admits(Some(desk.actor().role));
    let top = top(&desk, t!(lang, "series-peers"));
    let top = match defines {
        true => top.actions(ui::button_link(NewPeers, &t!(lang, "series-group-new"))),
        false => top,
    };
    let heads = [ui::col(t!(lang, "series-group")), ui::col(t!(lang, "series-members"))];
    let rows = all.iter().map(|it| {
        let members: Vec<String> = it.members.iter().map(|it| name_of(&regions, *it)).collect();
        let name = match defines {
            true => html! { a href=(EditPeers { code: it.code.clone() }) { (it.name) } },
            false => html! { (it.name) },
        };
        vec![name, html! { (members.join(", ")) }]
    });
    let body = html! { p.soft { (t!(lang, "series-peers-teach")) } (ui::table(heads, rows)) };
    Ok(frame(&desk, top, ui::wide_sheet(&t!(lang, "series-peers"), body)))
}

pub(crate) async fn form(_: NewPeers, desk: Desk) -> Result<Markup> {
    let (_, regions) = everything(&desk).await?;
    Ok(page(&desk, &regions, None, &Typed::default(), &Faults::default()))
}

pub(crate) async fn form_of(EditPeers { code }: EditPeers, desk: Desk) -> Result<Markup> {
    let (all, regions) = everything(&desk).await?;
    let group = all.iter().find(|it| it.code == code).ok_or(Error::NotFound)?;
    let members = group.members.iter().map(|it| (format!("{MEMBER}{it}"), "on".to_owned()));
    let named = [("code", &group.code), ("name", &group.name)];
    let named = named.map(|(field, text)| (field.to_owned(), text.clone()));
    let fields: BTreeMap<String, String> = named.into_iter().chain(members).collect();
    let typed = Typed::from(fields);
    Ok(page(&desk, &regions, Some(group), &typed, &Faults::default()))
}

pub(crate) async fn keep(_: ListPeers, desk: Desk, typed: Typed) -> Result<Response> {
    let (all, regions) = everything(&desk).await?;
    let mut faults = Faults::default();
    let code = typed.text("code", 40, &mut faults);
    let name = typed.text("name", 200, &mut faults);
    if !code.is_empty() && !is_code(&code) {
        faults.add("code", Say::new("series-fault-code"));
    }
    let ticked = |it: &&Region| typed.has(&format!("{MEMBER}{}", it.code));
    let members: Vec<RegionCode> = regions.iter().filter(ticked).map(|it| it.code).collect();
    if members.len() < FEWEST {
        faults.add("members", Say::new("series-fault-members"));
    }
    if !faults.is_empty() {
        let group = all.iter().find(|it| it.code == code);
        let page = page(&desk, &regions, group, &typed, &faults);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    transact!(desk.db(), |tx| {
        store::save_peers(tx, &code, &name, &members).await?;
        let note = Note::by(desk.actor(), "peers-kept", Thing::Indicator, "peers");
        let note = note.with("name", name.as_str()).with("count", members.len() as i64);
        journal::write(tx, desk.now, note).await
    })?;
    Ok(Redirect::to(ListPeers::PATH).into_response())
}

/// Takes a group away; one that is gone already stays gone.
pub(crate) async fn remove(RemovePeers { code }: RemovePeers, desk: Desk) -> Result<Redirect> {
    transact!(desk.db(), |tx| {
        if store::remove_peers(tx, &code).await? {
            let note = Note::by(desk.actor(), "peers-removed", Thing::Indicator, "peers");
            journal::write(tx, desk.now, note.with("name", code.as_str())).await?;
        }
        Ok::<_, Error>(())
    })?;
    Ok(Redirect::to(ListPeers::PATH))
}

async fn everything(desk: &Desk) -> Result<(Vec<Group>, Vec<Region>)> {
    let mut tx = desk.db().read().await?;
    Ok((groups(store::peers(&mut tx).await?), regions::regions(&mut tx).await?))
}

fn top(desk: &Desk, title: String) -> Frame {
    Frame::titled(title).section("/indicators").crumb(t!(desk.lang, "series-title"), ListIndicators)
}

fn page(
    desk: &Desk,
    regions: &[Region],
    group: Option<&Group>,
    typed: &Typed,
    faults: &Faults,
) -> Markup {
    let lang = desk.lang;
    let title = group.map_or_else(|| t!(lang, "series-group-new"), |it| it.name.clone());
    let top = top(desk, title.clone()).crumb(t!(lang, "series-peers"), ListPeers);
    let field =
        |name, label: String| ui::Field { name, label, required: true, ..ui::Field::default() };
    let code =
        ui::Field { hint: t!(lang, "series-code-hint"), ..field("code", t!(lang, "series-code")) };
    let body = html! {
        form method="post" action=(ListPeers) {
            @if group.is_some() {
                (ui::hidden("code", typed.get("code")))
            } @else {
                (ui::field(lang, code, typed, faults))
            }
            (ui::field(lang, field("name", t!(lang, "series-group")), typed, faults))
            (members(desk, regions, typed, faults))
            (ui::submit(&t!(lang, "series-keep")))
        }
        @if let Some(it) = group {
            (ui::confirm_button(lang, RemovePeers { code: it.code.clone() },
                &t!(lang, "series-group-remove"), &t!(lang, "series-group-remove-sure")))
        }
    };
    frame(desk, top, ui::sheet(&title, body))
}

/// A box to tick for each region.
fn members(desk: &Desk, regions: &[Region], typed: &Typed, faults: &Faults) -> Markup {
    html! {
        fieldset.field.bad[faults.of("members").is_some()] {
            legend { (t!(desk.lang, "series-members")) }
            @if let Some(it) = faults.of("members") {
                p.fault { (say(desk.lang, it)) }
            }
            div.choices.many {
                @for it in regions {
                    @let name = format!("{MEMBER}{}", it.code);
                    label.choice {
                        input type="checkbox" name=(name) value="on" checked[typed.has(&name)];
                        span { (it.name) }
                    }
                }
            }
        }
    }
}
