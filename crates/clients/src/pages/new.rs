//! A new client: the ИНН is enough where the registry knows it.

use axum::response::{IntoResponse as _, Redirect, Response};
use db::transact;
use kernel::{ClientId, Lang, Recipient};
use maud::{Markup, html};
use registry::Lookup;
use web::ui::{self, Field, Kind, Tone};
use web::{Desk, Error, Faults, Frame, Result, Sought, Typed, fmt, frame, t, word};

use super::{List, New, Show, card, refused};
use crate::filling::Asked;
use crate::{Client, add as keep, kinds_for};

/// The element that shows what the registry knows.
const RECORD: &str = "sme-record";

pub async fn new(_: New, desk: Desk, Sought(typed): Sought) -> Result<Markup> {
    let mut faults = Faults::default();
    let asked = Asked::about(&desk, &typed, &mut faults).await?;
    Ok(view(&desk, &asked, &typed, &faults))
}

pub async fn add(_: List, desk: Desk, typed: Typed) -> Result<Response> {
    let mut faults = Faults::default();
    let asked = Asked::about(&desk, &typed, &mut faults).await?;
    if let Some(again) = &asked.again {
        return Ok(Redirect::to(&Show { id: again.id }.to_string()).into_response());
    }
    let filled = asked.fill(&typed, desk.actor(), &desk.app.secret, desk.now, &mut faults);
    let Some(client) = filled.filter(|_| asked.there.is_none()) else {
        return Ok(refused(view(&desk, &asked, &typed, &faults)));
    };
    let added = transact!(desk.db(), |tx| {
        Ok::<_, Error>(keep(tx, desk.actor(), client.clone(), desk.now).await?)
    })?;
    Ok(Redirect::to(&Show { id: added.client.id }.to_string()).into_response())
}

fn view(desk: &Desk, asked: &Asked, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "client-new-title"))
        .section("/clients")
        .crumb(t!(lang, "clients-title"), List);
    let inn = Field {
        name: "inn",
        label: t!(lang, "client-inn"),
        hint: t!(lang, "client-inn-hint"),
        kind: Kind::Inn,
        lookup_into: Some(RECORD),
        first: true,
        ..Field::default()
    };
    let form = html! {
        form method="post" action=(List) {
            (ui::field(lang, inn, typed, faults))
            (ui::hidden("once", asked.once.unwrap_or(ClientId::new())))
            button.button.quiet type="submit" formmethod="get" formaction=(New) {
                (t!(lang, "client-find"))
            }
            div id=(RECORD) { (known(desk, asked)) }
            @if asked.there.is_none() {
                (who(lang, asked, typed, faults))
                (contact_fields(lang, typed, faults))
                (ui::submit(&t!(lang, "client-save")))
            }
        }
    };
    let body = html! {
        (ui::sheet(&t!(lang, "client-card"), form))
        (ui::aside(&t!(lang, "client-how"), html! { p { (t!(lang, "client-teach")) } }))
    };
    frame(desk, top, body)
}

/// What we and the registry know of the ИНН.
fn known(desk: &Desk, asked: &Asked) -> Markup {
    let lang = desk.lang;
    if let Some(it) = &asked.there {
        let link = html! { a href=(Show { id: it.id }) { (it.name) } };
        return ui::notice(Tone::Warn, html! { (t!(lang, "client-already")) " " (link) });
    }
    match &asked.lookup {
        _ if asked.inn.is_none() => html! {},
        Lookup::Found(record, day) => {
            let (actor, secret) = (desk.actor(), &desk.app.secret);
            let client = Client::from_record(actor.organisation, record, *day, secret, desk.now);
            html! { p { strong { (client.name) } } (card(lang, &client)) }
        }
        Lookup::Absent(day) => {
            let absent = t!(lang, "client-absent", day = fmt::day(lang, *day));
            ui::notice(Tone::Warn, html! { (absent) })
        }
        Lookup::NoDump => ui::notice(Tone::Warn, html! { (t!(lang, "client-no-dump")) }),
    }
}

/// Who they are: told by a person where the registry is silent. It is asked for anyway, because
/// the ИНН may still be typed; what the registry says wins.
fn who(lang: Lang, asked: &Asked, typed: &Typed, faults: &Faults) -> Markup {
    let known = matches!(asked.lookup, Lookup::Found(..));
    let offered = asked.inn.as_ref().map_or(Recipient::ALL, |it| kinds_for(Some(it)));
    html! { @if !known { (who_fields(lang, offered, typed, faults)) } }
}

/// Kind and name.
pub(super) fn who_fields(
    lang: Lang,
    offered: &[Recipient],
    typed: &Typed,
    faults: &Faults,
) -> Markup {
    let kinds = offered.iter().map(|it| (*it, word(lang, "client-offered", it)));
    let kind = Field { name: "kind", label: t!(lang, "client-kind"), ..Field::default() };
    let name = Field {
        name: "name",
        label: t!(lang, "client-name"),
        kind: Kind::Name,
        ..Field::default()
    };
    html! {
        (ui::radios(lang, kind, kinds, typed, faults))
        (ui::field(lang, name, typed, faults))
    }
}

/// How to reach them, and the note.
pub(super) fn contact_fields(lang: Lang, typed: &Typed, faults: &Faults) -> Markup {
    let field = |name, label, kind| Field { name, label, kind, ..Field::default() };
    html! {
        (ui::field(lang, field("contact", t!(lang, "client-contact"), Kind::Name), typed, faults))
        (ui::field(lang, field("phone", t!(lang, "client-phone"), Kind::Phone), typed, faults))
        (ui::field(lang, field("email", t!(lang, "client-email"), Kind::Email), typed, faults))
        (ui::textarea(lang, field("note", t!(lang, "client-note"), Kind::Text), 3, typed, faults))
    }
}
