//! Groups of regions that are compared with each other.

use super::DEFINERS;
use super::list::ListIndicators;
use crate::series::store::{self, Peers};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::routing::TypedPath;
use db::transact;
use journal::{Note, Thing};
use kernel::{RegionCode, Say};
use maud::{Markup, html};
use web::{Desk, Faults, Frame, Result, Typed, frame, t, ui};

/// The groups.
#[derive(TypedPath)]
#[typed_path("/peers")]
pub(crate) struct ListPeers;

/// A group with its members.
pub(super) struct Group {
    pub code: String,
    pub name: String,
    pub members: Vec<RegionCode>,
}

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
    let all = groups(store::peers(&mut desk.db().read().await?).await?);
    Ok(page(&desk, &all, &Typed::default(), &Faults::default()))
}

pub(crate) async fn keep(_: ListPeers, desk: Desk, typed: Typed) -> Result<Response> {
    let (all, regions) = {
        let mut tx = desk.db().read().await?;
        (groups(store::peers(&mut tx).await?), regions::regions(&mut tx).await?)
    };
    let mut faults = Faults::default();
    let code = typed.text("code", 40, &mut faults);
    let name = typed.text("name", 200, &mut faults);
    let mut members: Vec<RegionCode> = Vec::new();
    for word in typed.get("members").split([' ', ',', ';', '\n', '\r']).filter(|it| !it.is_empty())
    {
        match word.parse().ok().filter(|it| regions.iter().any(|region| region.code == *it)) {
            Some(region) if !members.contains(&region) => members.push(region),
            Some(_) => {}
            None => faults.add("members", Say::new("series-fault-region").with("region", word)),
        }
    }
    if !faults.is_empty() {
        let page = page(&desk, &all, &typed, &faults);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    transact!(desk.db(), |tx| {
        store::save_peers(tx, &code, &name, &members).await?;
        let note = Note::by(desk.actor(), "peers-kept", Thing::Indicator, &code);
        journal::write(tx, desk.now, note.with("count", members.len() as i64)).await
    })?;
    Ok(Redirect::to(ListPeers::PATH).into_response())
}

fn page(desk: &Desk, all: &[Group], typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "series-peers"))
        .section("/regions")
        .crumb(t!(lang, "series-title"), ListIndicators)
        .lead(html! { (t!(lang, "series-peers-teach")) });
    let heads = [
        ui::col(t!(lang, "series-group")),
        ui::col(t!(lang, "series-code")),
        ui::col(t!(lang, "series-members")),
    ];
    let rows = all.iter().map(|it| {
        let members: Vec<String> = it.members.iter().map(ToString::to_string).collect();
        vec![html! { (it.name) }, html! { code { (it.code) } }, html! { (members.join(" ")) }]
    });
    let field =
        |name, label: String| ui::Field { name, label, required: true, ..ui::Field::default() };
    let body = html! {
        (ui::wide_sheet(&t!(lang, "series-peers"), ui::table(heads, rows)))
        @if DEFINERS.admits(Some(desk.actor().role)) {
            (ui::sheet(&t!(lang, "series-group-keep"), html! {
                form method="post" action=(ListPeers) {
                    (ui::field(lang, field("code", t!(lang, "series-code")), typed, faults))
                    (ui::field(lang, field("name", t!(lang, "series-group")), typed, faults))
                    (ui::textarea(lang, field("members", t!(lang, "series-members")), 3, typed, faults))
                    (ui::submit(&t!(lang, "series-keep")))
                }
            }))
        }
    };
    frame(desk, top, body)
}
