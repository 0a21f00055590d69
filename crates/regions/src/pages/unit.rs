//! The form of a direction or a workspace, and its end.

use super::organisation::field;
use super::{HISTORY, NewUnit, OneUnit, OwnOrganisation, UnitAct, Units, refused};
use crate::deeds::{self, Act, Place};
use crate::{Unit, UnitKind};
use axum::response::{IntoResponse as _, Redirect, Response};
use kernel::{DirectionId, Lang, WorkspaceId};
use maud::{Markup, html};
use web::ui::{self, Field, Kind};
use web::{Desk, Faults, Frame, Result, Stopped, Typed, fmt, frame, t};

/// What the form shows beside what was typed.
struct Edited {
    unit: Unit,
    history: Vec<journal::Entry>,
}

pub(super) async fn new(NewUnit { kind }: NewUnit, desk: Desk) -> Result<Markup> {
    let id = match kind {
        UnitKind::Direction => DirectionId::new().to_string(),
        UnitKind::Workspace => WorkspaceId::new().to_string(),
    };
    let typed = Typed::filled([("id", id)]);
    Ok(new_view(&desk, kind, &typed, &Faults::default()))
}

pub(super) async fn add(Units { kind }: Units, desk: Desk, typed: Typed) -> Result<Response> {
    match deeds::add(&desk, kind, &typed).await {
        Ok(_) => Ok(back()),
        Err(Stopped::Faults(faults)) => Ok(refused(new_view(&desk, kind, &typed, &faults))),
        Err(Stopped::Error(error)) => Err(error),
    }
}

pub(super) async fn edit(OneUnit { kind, id }: OneUnit, desk: Desk) -> Result<Markup> {
    let edited = Edited::find(&desk, kind, &id).await?;
    Ok(view(&desk, &edited, &filled(&edited.unit), &Faults::default()))
}

pub(super) async fn change(
    OneUnit { kind, id }: OneUnit,
    desk: Desk,
    typed: Typed,
) -> Result<Response> {
    let edited = Edited::find(&desk, kind, &id).await?;
    match deeds::change_unit(&desk, &edited.unit, &typed).await {
        Ok(()) => Ok(back()),
        Err(Stopped::Faults(faults)) => Ok(refused(view(&desk, &edited, &typed, &faults))),
        Err(Stopped::Error(error)) => Err(error),
    }
}

pub(super) async fn act(UnitAct { kind, id, act }: UnitAct, desk: Desk) -> Result<Response> {
    match deeds::do_to(&desk, kind, &id, act).await {
        // The lists show at once what has moved; whatever else was done shows where it was asked for.
        Ok(Place::Gone) => Ok(back()),
        Ok(Place::Kept) if matches!(act, Act::Rise | Act::Descent) => Ok(back()),
        Ok(Place::Kept) => Ok(Redirect::to(&OneUnit { kind, id }.to_string()).into_response()),
        Err(Stopped::Faults(faults)) => {
            let edited = Edited::find(&desk, kind, &id).await?;
            Ok(refused(view(&desk, &edited, &filled(&edited.unit), &faults)))
        }
        Err(Stopped::Error(error)) => Err(error),
    }
}

fn back() -> Response {
    Redirect::to(&OwnOrganisation.to_string()).into_response()
}

impl Edited {
    async fn find(desk: &Desk, kind: UnitKind, id: &str) -> Result<Edited> {
        let mut tx = desk.db().read().await?;
        let unit = deeds::own_unit(&mut tx, desk, kind, id).await?;
        let history = journal::of_thing(&mut tx, deeds::thing(kind), id, HISTORY).await?;
        Ok(Edited { unit, history })
    }
}

fn filled(it: &Unit) -> Typed {
    match it {
        Unit::Direction(it) => Typed::filled([
            ("name", it.name.clone()),
            ("short_name", it.short_name.clone()),
            ("curator", it.curator.clone()),
        ]),
        Unit::Workspace(it) => Typed::filled([
            ("name", it.name.clone()),
            ("seats", it.seats.to_string()),
            ("note", it.note.clone()),
        ]),
    }
}

fn new_view(desk: &Desk, kind: UnitKind, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let title = match kind {
        UnitKind::Direction => t!(lang, "unit-new-direction"),
        UnitKind::Workspace => t!(lang, "unit-new-workspace"),
    };
    let form = html! {
        form method="post" action=(Units { kind }) {
            (ui::hidden("id", typed.get("id")))
            (fields(lang, kind, typed, faults))
            (ui::submit(&t!(lang, "unit-add")))
        }
    };
    frame(desk, top(lang, title.clone()), ui::sheet(&title, form))
}

fn view(desk: &Desk, it: &Edited, typed: &Typed, faults: &Faults) -> Markup {
    let (lang, unit) = (desk.lang, &it.unit);
    let (kind, id) = (unit.kind(), unit.id());
    let mut top = top(lang, unit.name().to_owned());
    if let Some(day) = unit.closed_on() {
        top = top.lead(html! { (t!(lang, "unit-closed-on", day = fmt::day(lang, day))) });
    }
    let form = html! {
        form method="post" action=(OneUnit { kind, id }) {
            (fields(lang, kind, typed, faults))
            (ui::submit(&t!(lang, "regions-save")))
        }
    };
    let sheet = match kind {
        UnitKind::Direction => t!(lang, "unit-direction"),
        UnitKind::Workspace => t!(lang, "unit-workspace"),
    };
    let body = html! {
        div {
            @if let Some(fault) = faults.of("") {
                (ui::notice(ui::Tone::Bad, html! { p { (web::say(lang, fault)) } }))
            }
            (ui::sheet(&sheet, form))
            (ui::sheet(&t!(lang, "unit-end"), end(lang, unit)))
        }
        (ui::aside(&t!(lang, "regions-history"), ui::history(lang, &desk.actor().zone, &it.history)))
    };
    frame(desk, top, body)
}

fn top(lang: Lang, title: String) -> Frame {
    Frame::titled(title).section("/centre").crumb(t!(lang, "own-title"), OwnOrganisation)
}

fn fields(lang: Lang, kind: UnitKind, typed: &Typed, faults: &Faults) -> Markup {
    let name = Field { required: true, first: true, ..field("name", t!(lang, "unit-name")) };
    let rest = match kind {
        UnitKind::Direction => {
            let short = Field {
                hint: t!(lang, "unit-short-name-hint"),
                ..field("short_name", t!(lang, "unit-short-name"))
            };
            let curator = Field { kind: Kind::Name, ..field("curator", t!(lang, "unit-curator")) };
            html! {
                (ui::field(lang, short, typed, faults))
                (ui::field(lang, curator, typed, faults))
            }
        }
        UnitKind::Workspace => {
            let seats = field("seats", t!(lang, "unit-seats"));
            let seats = Field { kind: Kind::Number, required: true, ..seats };
            html! {
                (ui::field(lang, seats, typed, faults))
                (ui::textarea(lang, field("note", t!(lang, "unit-note")), 2, typed, faults))
            }
        }
    };
    html! { (ui::field(lang, name, typed, faults)) (rest) }
}

/// The ways a unit ends, and the way back.
fn end(lang: Lang, it: &Unit) -> Markup {
    let to = |act| UnitAct { kind: it.kind(), id: it.id(), act };
    let name = it.name();
    let teach = match it.kind() {
        UnitKind::Direction => t!(lang, "unit-end-direction"),
        UnitKind::Workspace => t!(lang, "unit-end-workspace"),
    };
    html! {
        p.soft { (teach) }
        div.actions {
            @if it.closed_on().is_some() {
                (ui::post_button(to(Act::Opening), &t!(lang, "unit-open")))
            } @else {
                (ui::confirm_button(lang, to(Act::Closure), &t!(lang, "unit-close"),
                    &t!(lang, "unit-close-question", name = name)))
            }
            (ui::confirm_button(lang, to(Act::Removal), &t!(lang, "unit-remove"),
                &t!(lang, "unit-remove-question", name = name)))
        }
    }
}
