//! A head's page of the own organisation: what it is called, its directions, its workspaces.

use super::organisation::{filled, labels, named};
use super::{HISTORY, NewUnit, OneUnit, OwnOrganisation, ShowOrganisation, UnitAct, refused};
use crate::deeds::{self, Act};
use crate::{Direction, Organisation, Unit, UnitKind, Workspace, store};
use axum::response::{IntoResponse as _, Redirect, Response};
use journal::Thing;
use kernel::Lang;
use maud::{Markup, html};
use web::{Desk, Error, Faults, Frame, Result, Stopped, Typed, fmt, frame, t, ui};

/// Everything the page shows.
struct Own {
    organisation: Organisation,
    directions: Vec<Direction>,
    workspaces: Vec<Workspace>,
    history: Vec<journal::Entry>,
}

pub(super) async fn show(_: OwnOrganisation, desk: Desk) -> Result<Markup> {
    let own = Own::find(&desk).await?;
    Ok(view(&desk, &own, &filled(&own.organisation), &Faults::default()))
}

pub(super) async fn change(_: OwnOrganisation, desk: Desk, typed: Typed) -> Result<Response> {
    match deeds::change_own(&desk, &typed).await {
        Ok(()) => Ok(Redirect::to(&OwnOrganisation.to_string()).into_response()),
        Err(Stopped::Faults(faults)) => {
            Ok(refused(view(&desk, &Own::find(&desk).await?, &typed, &faults)))
        }
        Err(Stopped::Error(error)) => Err(error),
    }
}

impl Own {
    async fn find(desk: &Desk) -> Result<Own> {
        let id = desk.actor().organisation;
        let mut tx = desk.db().read().await?;
        Ok(Own {
            organisation: store::organisation(&mut tx, id).await?.ok_or(Error::NotFound)?,
            directions: store::directions(&mut tx, id).await?,
            workspaces: store::workspaces(&mut tx, id).await?,
            history: journal::of_thing(&mut tx, Thing::Organisation, id, HISTORY).await?,
        })
    }
}

fn view(desk: &Desk, it: &Own, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let page = ShowOrganisation { id: it.organisation.id };
    let top = Frame::titled(t!(lang, "own-title"))
        .section("/centre")
        .crumb(&it.organisation.short_name, page)
        .lead(html! { (t!(lang, "own-lead")) });
    let form = html! {
        form method="post" action=(OwnOrganisation) {
            (ui::fault_summary(lang, faults, &labels(lang)))
            (named(lang, typed, faults))
            (ui::submit(&t!(lang, "regions-save")))
        }
    };
    let body = html! {
        div {
            (units(lang, UnitKind::Direction, directions(lang, &it.directions)))
            (units(lang, UnitKind::Workspace, workspaces(lang, &it.workspaces)))
            (ui::sheet(&t!(lang, "own-facts"), form))
        }
        (ui::side(html! {
            (ui::aside(&t!(lang, "own-next"), next(lang)))
            (ui::aside(&t!(lang, "regions-history"), ui::history(lang, &desk.actor().zone, &it.history)))
        }))
    };
    frame(desk, top, body)
}

/// What a centre needs besides, on pages of other rooms.
fn next(lang: Lang) -> Markup {
    html! {
        ul {
            li { a href="/people" { (t!(lang, "own-people")) } }
            li { a href="/services" { (t!(lang, "own-services")) } }
            li { a href="/renderings/new" { (t!(lang, "own-render")) } }
        }
    }
}

/// What a sheet of units says: its title, what it teaches while it is empty, its way on.
fn units(lang: Lang, kind: UnitKind, table: Option<Markup>) -> Markup {
    let (title, none, add) = match kind {
        UnitKind::Direction => (
            t!(lang, "own-directions"),
            t!(lang, "own-no-directions"),
            t!(lang, "own-add-direction"),
        ),
        UnitKind::Workspace => (
            t!(lang, "own-workspaces"),
            t!(lang, "own-no-workspaces"),
            t!(lang, "own-add-workspace"),
        ),
    };
    let add = ui::quiet_link(NewUnit { kind }, &add);
    ui::sheet(
        &title,
        html! {
            @match table {
                Some(table) => { (table) p { (add) } },
                None => (ui::empty("", &none, Some(add))),
            }
        },
    )
}

fn directions(lang: Lang, all: &[Direction]) -> Option<Markup> {
    let heads = [
        ui::col(t!(lang, "unit-name")),
        ui::col(t!(lang, "unit-short-name")),
        ui::col(t!(lang, "unit-curator")),
        ui::hidden_col(t!(lang, "unit-place")),
    ];
    // Those that are closed stand behind the working ones.
    let (open, closed): (Vec<_>, Vec<_>) = all.iter().cloned().partition(Direction::is_open);
    let last = open.len().saturating_sub(1);
    let rows = open.into_iter().chain(closed).enumerate().map(|(at, it)| {
        let moves = if it.is_open() {
            moves(lang, &it, at > 0, at < last)
        } else {
            html! {}
        };
        let (short, curator) = (it.short_name.clone(), it.curator.clone());
        let curator = if curator.is_empty() { "—".to_owned() } else { curator };
        vec![named_cell(lang, &Unit::Direction(it)), html! { (short) }, html! { (curator) }, moves]
    });
    (!all.is_empty()).then(|| ui::table(heads, rows))
}

fn workspaces(lang: Lang, all: &[Workspace]) -> Option<Markup> {
    let heads = [
        ui::col(t!(lang, "unit-name")),
        ui::num(t!(lang, "unit-seats")),
        ui::col(t!(lang, "unit-note")),
    ];
    let rows = all.iter().map(|it| {
        let note = if it.note.is_empty() { "—" } else { &it.note };
        vec![named_cell(lang, &Unit::Workspace(it.clone())), html! { (it.seats) }, html! { (note) }]
    });
    (!all.is_empty()).then(|| ui::table(heads, rows))
}

/// The name as the way to the unit's form, and whether it is closed.
fn named_cell(lang: Lang, it: &Unit) -> Markup {
    html! {
        a href=(OneUnit { kind: it.kind(), id: it.id() }) { (it.name()) }
        @if let Some(day) = it.closed_on() {
            " " (ui::state(t!(lang, "unit-closed-on", day = fmt::day(lang, day)), ui::Tone::Plain))
        }
    }
}

/// Buttons that move a direction, with its name for those who only hear them.
fn moves(lang: Lang, it: &Direction, up: bool, down: bool) -> Markup {
    let name = it.short_name.as_str();
    let button = |act, sign: &str, label: String| {
        let to = UnitAct { kind: UnitKind::Direction, id: it.id.to_string(), act };
        html! {
            form.one method="post" action=(to) {
                button.button.quiet type="submit" aria-label=(label) title=(label) { (sign) }
            }
        }
    };
    html! {
        div.moves {
            @if up { (button(Act::Rise, "↑", t!(lang, "unit-rise", name = name))) } @else { span {} }
            @if down { (button(Act::Descent, "↓", t!(lang, "unit-descend", name = name))) }
        }
    }
}
