//! People of both sides, and their consents to publication.

use super::{
    Consents, EditPerson, ListVisits, OnePerson, People, Removal, Show, Withdrawal, done, refused,
    show, to,
};
use crate::acts::people as acts;
use crate::{Channel, Consent, Covers, Delegate, Facts, Voice};
use axum::response::Response;
use kernel::{ConsentId, DelegateId, RegionCode};
use maud::{Markup, html};
use web::ui::{self, Field, Kind};
use web::{Desk, Faults, Frame, Result, Stopped, Tried, Typed, fmt, frame, t, word};

/// `POST /visits/{id}/delegates`: somebody of one's own side; of the other side by its letter.
pub async fn add(People { id }: People, desk: Desk, typed: Typed) -> Result<Response> {
    let added = acts::add(&desk, id, &typed).await.map(drop);
    done(&desk, id, added, "#people", |faults| Tried::new(show::PERSON, typed, faults)).await
}

/// `GET /visits/{id}/delegates/{delegate}/edit`.
pub async fn edit(path: EditPerson, desk: Desk) -> Result<Markup> {
    let EditPerson { id, delegate } = path;
    let mut tx = desk.db().read().await?;
    let (visit, it) = acts::ours(&mut tx, &desk, id, delegate).await?;
    visit.may_change()?;
    drop(tx);
    Ok(edit_view(&desk, &it, &filled(&it), &Faults::default()))
}

/// `POST /visits/{id}/delegates/{delegate}`.
pub async fn change(path: OnePerson, desk: Desk, typed: Typed) -> Result<Response> {
    let OnePerson { id, delegate } = path;
    match acts::change(&desk, id, delegate, &typed).await {
        Ok(_) => Ok(to(format!("{}#people", Show { id }))),
        Err(Stopped::Error(error)) => Err(error),
        Err(Stopped::Faults(faults)) => {
            let mut tx = desk.db().read().await?;
            let (_, it) = acts::ours(&mut tx, &desk, id, delegate).await?;
            drop(tx);
            Ok(refused(edit_view(&desk, &it, &typed, &faults)))
        }
    }
}

/// `POST /visits/{id}/delegates/{delegate}/removal`: only of one's own side, or entered by letter.
pub async fn remove(path: Removal, desk: Desk) -> Result<Response> {
    let Removal { id, delegate } = path;
    let removed = acts::remove(&desk, id, delegate).await.map(drop).map_err(Stopped::from);
    done(&desk, id, removed, "#people", alone).await
}

/// `POST /visits/{id}/consents`: a person's own consent, recorded apart from any other.
pub async fn consent(Consents { id }: Consents, desk: Desk, typed: Typed) -> Result<Response> {
    let given = acts::consent(&desk, id, &typed).await.map(drop);
    done(&desk, id, given, "#consents", |faults| Tried::new(show::CONSENT, typed, faults)).await
}

/// `POST /visits/{id}/consents/{consent}/withdrawal`.
pub async fn withdraw(path: Withdrawal, desk: Desk) -> Result<Response> {
    let Withdrawal { id, consent } = path;
    let withdrawn = acts::withdraw(&desk, id, consent).await.map(drop);
    done(&desk, id, withdrawn, "#consents", alone).await
}

/// What a button without fields was refused for.
fn alone(faults: Faults) -> Tried {
    Tried::new("", Typed::default(), faults)
}

/// The people of one side.
pub fn side(desk: &Desk, facts: &Facts, region: RegionCode, may_remove: bool) -> Markup {
    let lang = desk.lang;
    let people: Vec<&Delegate> = facts.people_of(region).collect();
    let heads = [
        ui::col(t!(lang, "visit-person")),
        ui::col(t!(lang, "visit-position")),
        ui::col(t!(lang, "visit-contact")),
        ui::hidden_col(t!(lang, "visit-remove")),
    ];
    let row = |it: &&Delegate| {
        let removal = Removal { id: it.visit, delegate: it.id };
        let mine = it.region == desk.actor().region || !it.source.is_empty();
        vec![
            html! {
                @if may_remove && mine {
                    a href=(EditPerson { id: it.visit, delegate: it.id }) { (it.name) }
                } @else { (it.name) }
                @if !it.source.is_empty() { br; span.soft { (it.source) } }
            },
            html! { (it.position) br; span.soft { (it.organisation) } },
            // How to reach somebody is for their own side, and for who receives or visits them.
            html! { (it.contact) },
            html! { @if may_remove && mine { (ui::post_button(removal, &t!(lang, "visit-remove"))) } },
        ]
    };
    html! {
        h3 { (facts.region(region).name) }
        @if people.is_empty() {
            p.soft { (t!(lang, "visit-nobody")) }
        } @else {
            (ui::table(heads, people.iter().map(row)))
        }
    }
}

/// The form that adds somebody.
pub fn form(desk: &Desk, facts: &Facts, tried: &Tried) -> Markup {
    let lang = desk.lang;
    let blank = Typed::filled([("side", desk.actor().region.to_string())]);
    let (typed, faults) = &tried.of(show::PERSON, blank);
    let sides = facts.visit.parties().map(|it| (it, facts.region(it).name.clone()));
    let side = must("side", t!(lang, "visit-side"));
    html! {
        details open[!faults.is_empty()] {
            summary { (t!(lang, "visit-person-add")) }
            form method="post" action=(People { id: facts.visit.id }) {
                // Sent twice, they are added once.
                (ui::hidden("id", DelegateId::new()))
                (ui::select(lang, side, sides, typed, faults))
                (card(desk, typed, faults))
                button.button.quiet type="submit" { (t!(lang, "visit-person-add")) }
            }
        }
    }
}

/// The page of the form that changes what is said of somebody.
fn edit_view(desk: &Desk, it: &Delegate, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let (id, delegate) = (it.visit, it.id);
    let top = Frame::titled(t!(lang, "visit-person-edit"))
        .section("/visits")
        .crumb(t!(lang, "visits-title"), ListVisits)
        .crumb(t!(lang, "visit-name"), Show { id });
    let body = html! {
        @if let Some(fault) = faults.of("") { (ui::notice(ui::Tone::Bad, web::say(lang, fault))) }
        form method="post" action=(OnePerson { id, delegate }) {
            (card(desk, typed, faults))
            (ui::submit(&t!(lang, "visit-save")))
        }
    };
    frame(desk, top, ui::sheet(&it.name, body))
}

fn filled(it: &Delegate) -> Typed {
    Typed::filled([
        ("name", it.name.clone()),
        ("position", it.position.clone()),
        ("organisation", it.organisation.clone()),
        ("contact", it.contact.clone()),
        ("source", it.source.clone()),
    ])
}

fn must(name: &'static str, label: String) -> Field {
    Field { name, label, required: true, form: show::PERSON, ..Field::default() }
}

/// Who somebody is: the same fields for a new one and a known one.
fn card(desk: &Desk, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let may = |name, label| Field { required: false, ..must(name, label) };
    let name = Field { kind: Kind::Name, ..must("name", t!(lang, "visit-person")) };
    let source =
        Field { hint: t!(lang, "visit-source-hint"), ..may("source", t!(lang, "visit-source")) };
    html! {
        (ui::field(lang, name, typed, faults))
        (ui::field(lang, must("position", t!(lang, "visit-position")), typed, faults))
        (ui::field(lang, must("organisation", t!(lang, "visit-organisation")), typed, faults))
        (ui::field(lang, may("contact", t!(lang, "visit-contact")), typed, faults))
        (ui::field(lang, source, typed, faults))
    }
}

/// Consents to publication; those of one's own side are taken back here.
pub fn consents(desk: &Desk, facts: &Facts, voice: &Voice) -> Markup {
    let lang = desk.lang;
    let heads = [
        ui::col(t!(lang, "visit-person")),
        ui::col(t!(lang, "visit-covers")),
        ui::col(t!(lang, "visit-given-on")),
        ui::hidden_col(t!(lang, "visit-consent-state")),
    ];
    let row = |it: &Consent| {
        let person = facts.delegate(it.delegate);
        let name = person.map(|it| it.name.clone()).unwrap_or_default();
        let withdrawal = Withdrawal { id: it.visit, consent: it.id };
        let last = match it.withdrawn_at {
            Some(at) => {
                let day = fmt::day(lang, at.day_in(&desk.actor().zone));
                ui::state(t!(lang, "visit-consent-withdrawn", day = day), ui::Tone::Bad)
            }
            None if person.is_some_and(|it| voice.records(it).is_ok()) => {
                ui::post_button(withdrawal, &t!(lang, "visit-consent-withdraw"))
            }
            None => ui::state(t!(lang, "visit-consent-holds"), ui::Tone::Good),
        };
        let given = html! {
            (fmt::day(lang, it.given_on)) ", " (word(lang, "visit-channel", it.channel))
        };
        vec![html! { (name) }, html! { (word(lang, "visit-covers", it.covers)) }, given, last]
    };
    html! {
        @if facts.consents.is_empty() {
            p.soft { (t!(lang, "visit-consents-none")) }
        } @else {
            (ui::table(heads, facts.consents.iter().map(row)))
        }
    }
}

/// The form that records the consent of somebody one's own side speaks for, if there is anybody.
pub fn consent_form(desk: &Desk, facts: &Facts, voice: &Voice, tried: &Tried) -> Markup {
    let lang = desk.lang;
    let (typed, faults) = &tried.of(show::CONSENT, Typed::default());
    let people = facts.delegates.iter();
    let people = people.filter(|it| it.removed_at.is_none() && voice.records(it).is_ok());
    let people: Vec<_> = people.map(|it| (it.id, it.name.clone())).collect();
    if people.is_empty() && faults.is_empty() {
        return html! {};
    }
    let covers = Covers::ALL.iter().map(|it| (*it, word(lang, "visit-covers", it)));
    let channels = Channel::ALL.iter().map(|it| (*it, word(lang, "visit-channel", it)));
    let must = |name, label| Field { form: show::CONSENT, ..must(name, label) };
    let day = Field { kind: Kind::Day, ..must("given_on", t!(lang, "visit-given-on")) };
    html! {
        details open[!faults.is_empty()] {
            summary { (t!(lang, "visit-consent-add")) }
            form method="post" action=(Consents { id: facts.visit.id }) {
                (ui::hidden("id", ConsentId::new()))
                (ui::select(lang, must("person", t!(lang, "visit-person")), people, typed, faults))
                (ui::select(lang, must("covers", t!(lang, "visit-covers")), covers, typed, faults))
                (ui::select(lang, must("channel", t!(lang, "visit-channel")), channels, typed, faults))
                (ui::field(lang, day, typed, faults))
                button.button.quiet type="submit" { (t!(lang, "visit-consent-add")) }
            }
        }
    }
}
