//! The form that puts misprints of a signed agreement right, and what was put right.

use axum::response::Response;
use kernel::Lang;
use maud::{Markup, html};
use web::ui::{self, Field, Kind};
use web::{Desk, Faults, Frame, Guest, Result, Stopped, Typed, fmt, frame, t, word};

use super::{Correct, ListAgreements, Show, forms, own, refused, to_agreement};
use crate::acts::correction::{self, SEEN};
use crate::{Agreement, Change, Corrected, Refused, Sphere, State, store};

pub async fn ask(Correct { id }: Correct, desk: Desk) -> Result<Markup> {
    let it = own(&desk, id).await?;
    if !it.is_public() {
        return Err(Refused::StillDraft.beside());
    }
    let spheres = store::spheres(&mut desk.db().read().await?).await?;
    let typed = correction::filled(&it, desk.actor().region);
    Ok(view(&desk, &it, &spheres, &typed, &Faults::default()))
}

pub async fn correct(Correct { id }: Correct, desk: Desk, typed: Typed) -> Result<Response> {
    let faults = match correction::correct(&desk, id, &typed).await {
        Ok(_) => return Ok(to_agreement(id)),
        Err(Stopped::Error(error)) => return Err(error),
        Err(Stopped::Faults(faults)) => faults,
    };
    let it = own(&desk, id).await?;
    let spheres = store::spheres(&mut desk.db().read().await?).await?;
    Ok(refused(view(&desk, &it, &spheres, &typed, &faults)))
}

/// What was corrected, the latest first; for the public without the names of people.
pub(super) fn corrections(guest: &Guest, all: &[Corrected]) -> Markup {
    let lang = guest.lang;
    let zone = guest.actor.as_ref().map_or(kernel::Zone::moscow(), |it| it.zone.clone());
    let may_see = |it: &&Change| guest.actor.is_some() || !it.part.is_personal();
    let shown = all.iter().filter(|it| it.changes.iter().any(|it| may_see(&it)));
    html! {
        @for it in shown {
            p.soft {
                (t!(lang, "agreement-corrected",
                    day = fmt::day(lang, it.at.day_in(&zone)),
                    what = changed(lang, it.changes.iter().filter(may_see)),
                    reason = it.reason.as_str()))
            }
        }
    }
}

/// What read otherwise, in a line: «номер: «47» → «48»; подписано: …».
pub(crate) fn changed<'a>(lang: Lang, all: impl Iterator<Item = &'a Change>) -> String {
    let text = |it: &Change, value: &str| match value.parse() {
        Ok(day) if it.part.is_day() => fmt::day(lang, day),
        _ if value.is_empty() => "—".to_owned(),
        _ => format!("«{value}»"),
    };
    let line = |it: &Change| {
        let what = word(lang, "agreement-part", it.part);
        match it.before == it.after {
            true => what,
            false => format!("{what}: {} → {}", text(it, &it.before), text(it, &it.after)),
        }
    };
    all.map(line).collect::<Vec<_>>().join("; ")
}

fn view(desk: &Desk, it: &Agreement, spheres: &[Sphere], typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let id = it.id;
    let top = Frame::titled(t!(lang, "agreement-correction-title"))
        .section("/agreements")
        .crumb(t!(lang, "agreements-title"), ListAgreements)
        .crumb(&it.title, Show { id });
    let reason = Field {
        name: "reason",
        label: t!(lang, "agreement-correction-reason"),
        hint: t!(lang, "agreement-correction-reason-hint"),
        required: true,
        ..Field::default()
    };
    let form = html! {
        form method="post" action=(Correct { id }) {
            (ui::fault_summary(lang, faults, &[]))
            (ui::hidden(SEEN, correction::seen(it, desk.actor().region)))
            (forms::texts(lang, spheres, typed, faults))
            (days(lang, it.state, typed, faults))
            h3 { (t!(lang, "agreement-correction-own")) }
            (forms::coordinator(lang, "", typed, faults))
            (ui::textarea(lang, reason, 2, typed, faults))
            (ui::submit(&t!(lang, "agreement-correct")))
        }
    };
    let teach = html! { p { (t!(lang, "agreement-correction-teach")) } };
    let body = html! {
        (ui::sheet(&t!(lang, "agreement-document"), form))
        (ui::aside(&t!(lang, "agreement-correction-how"), teach))
    };
    frame(desk, top, body)
}

/// The days an agreement in this state has.
fn days(lang: Lang, state: State, typed: &Typed, faults: &Faults) -> Markup {
    let signed = Field {
        name: "signed_on",
        label: t!(lang, "agreement-signed-on"),
        kind: Kind::Day,
        ..Field::default()
    };
    let ended = Field { name: "ended_on", label: t!(lang, "agreement-ended-on"), ..signed.clone() };
    html! {
        @if state == State::Signed { (ui::field(lang, signed, typed, faults)) }
        @else { (forms::signing(lang, typed, faults)) }
        @if matches!(state, State::Terminated | State::Superseded) {
            (ui::field(lang, ended, typed, faults))
        }
    }
}
