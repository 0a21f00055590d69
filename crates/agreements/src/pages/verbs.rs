//! What can be done to an agreement, beside its page: only what the rules allow now.

use axum::response::Response;
use kernel::Lang;
use maud::{Markup, html};
use web::ui::{self, Field, Kind};
use web::{Desk, Faults, Guest, Result, Stopped, Tried, Typed, t};

use super::show::{Shown, allows, view as page};
use super::{Doing, own, refused, to_agreement};
use crate::Party;
use crate::acts::{self, Action};

pub async fn act(Doing { id, action }: Doing, desk: Desk, typed: Typed) -> Result<Response> {
    let faults = match acts::perform(&desk, id, action, &typed).await {
        Ok(_) => return Ok(to_agreement(id)),
        Err(Stopped::Error(error)) => return Err(error),
        Err(Stopped::Faults(faults)) => faults,
    };
    let shown = Shown::of(&desk, own(&desk, id).await?).await?;
    let tried = Tried::new(action.word(), typed, faults);
    Ok(refused(page(&desk, &shown, &tried)))
}

/// The forms of everything that can be done now.
pub(super) fn view(guest: &Guest, it: &Shown, tried: &Tried) -> Markup {
    // What was tried and is not possible any more still says why, with what was typed.
    let shown = |it: &Shown, action: Action| allows(it, action) || tried.form == action.word();
    html! {
        @for action in Action::ALL.iter().filter(|action| shown(it, **action)) {
            @if *action == Action::Word { (words(guest, it, tried)) }
            @else { (sheet(guest, it, *action, tried)) }
        }
    }
}

fn sheet(guest: &Guest, it: &Shown, action: Action, tried: &Tried) -> Markup {
    let lang = guest.lang;
    let (typed, faults) = &tried.of(action.word(), filled(guest, it, action));
    let body = html! {
        form method="post" action=(Doing { id: it.agreement.id, action }) {
            @if let Some(fault) = faults.of("") { p.notice.bad role="alert" { (web::say(lang, fault)) } }
            (fields(lang, it, action, typed, faults))
            (ui::submit(&web::word(lang, "agreement-do", action)))
        }
    };
    ui::aside(&web::word(lang, "agreement-act", action), body)
}

fn fields(lang: Lang, it: &Shown, action: Action, typed: &Typed, faults: &Faults) -> Markup {
    let form = action.word();
    let field = |name, label| Field { name, label, form, ..Field::default() };
    let day = |name, label| Field { kind: Kind::Day, required: true, ..field(name, label) };
    let line = |field| ui::field(lang, field, typed, faults);
    let to = || Field {
        hint: t!(lang, "agreement-to-hint"),
        required: false,
        ..day("in_force_to", t!(lang, "agreement-to"))
    };
    html! {
        @match action {
            Action::Word => {}
            Action::Signature => {
                (line(day("signed_on", t!(lang, "agreement-signed-on"))))
                (line(field("number", t!(lang, "agreement-number"))))
                (line(field("registered", t!(lang, "agreement-registered"))))
            }
            Action::Force => {
                (line(day("in_force_from", t!(lang, "agreement-from"))))
                (line(to()))
            }
            Action::Prolongation => (line(day("in_force_to", t!(lang, "agreement-new-end")))),
            Action::Termination => {
                (ui::textarea(lang, Field { required: true, ..field("ground", t!(lang, "agreement-ground")) }, 3, typed, faults))
                (line(day("ended_on", t!(lang, "agreement-ended-on"))))
            }
            Action::Supersession => {
                @let options = it.successors.iter().map(|it| (it.id, it.title.as_str()));
                (ui::select(lang, Field { required: true, ..field("successor", t!(lang, "agreement-successor")) }, options, typed, faults))
            }
            Action::Side => (super::forms::coordinator(lang, form, typed, faults)),
        }
    }
}

/// What a form begins with.
fn filled(guest: &Guest, it: &Shown, action: Action) -> Typed {
    let today = it.today.to_string();
    let own = guest.actor.as_ref().and_then(|actor| it.agreement.side_of(actor.region));
    match (action, own) {
        (Action::Signature, _) => Typed::filled([
            ("signed_on", today),
            ("number", it.agreement.number.clone()),
            ("registered", it.agreement.registered.clone()),
        ]),
        (Action::Force, _) => {
            let from = it.agreement.signed_on.map_or(today, |it| it.to_string());
            Typed::filled([("in_force_from", from)])
        }
        (Action::Termination, _) => Typed::filled([("ended_on", today)]),
        (Action::Side, Some(side)) => {
            let Party { coordinator, office, contact, .. } = it.agreement.parties[side].clone();
            let fields = [("coordinator", coordinator), ("office", office), ("contact", contact)];
            Typed::filled(fields)
        }
        _ => Typed::default(),
    }
}

/// The sides that have not given their word: the own one by a button, another by its letter. A
/// side that has people here gives it itself.
fn words(guest: &Guest, it: &Shown, tried: &Tried) -> Markup {
    let lang = guest.lang;
    let own = guest.actor.as_ref().map(|it| it.region);
    let silent = it.agreement.parties.iter().enumerate().filter(|(_, it)| it.agreed_on.is_none());
    let action = Doing { id: it.agreement.id, action: Action::Word };
    let (_, faults) = tried.of(Action::Word.word(), Typed::default());
    html! {
        (ui::aside(&t!(lang, "agreement-act-word"), html! {
            @if let Some(fault) = faults.of("").or(faults.of("side")) {
                p.notice.bad role="alert" { (web::say(lang, fault)) }
            }
            @for (at, party) in silent {
                @let waits = party.region.is_some_and(|code| it.speaking.contains(&code));
                @if waits && party.region != own {
                    p { (t!(lang, "agreement-waits-for", name = it.names.party(party))) }
                } @else {
                    form method="post" action=(action) {
                        (ui::hidden("side", at))
                        @if party.region != own { (letter(lang, at, it, party, tried)) }
                        (ui::submit(&t!(lang, "agreement-agree-for", name = it.names.party(party))))
                    }
                }
            }
        }))
    }
}

fn letter(lang: Lang, side: usize, it: &Shown, party: &Party, tried: &Tried) -> Markup {
    let name = it.names.party(party);
    let field = Field {
        name: "letter",
        label: t!(lang, "agreement-letter", name = name),
        hint: t!(lang, "agreement-letter-hint"),
        required: true,
        form: "w",
        of: side.to_string(),
        ..Field::default()
    };
    let (typed, faults) = tried.of(Action::Word.word(), Typed::default());
    match typed.get("side") == side.to_string() {
        true => ui::field(lang, field, &typed, &faults),
        false => ui::field(lang, field, &Typed::default(), &Faults::default()),
    }
}
