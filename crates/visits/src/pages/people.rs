//! People of both sides, and their consents to publication.

use super::{Consents, People, Removal, Show, Withdrawal, reach, refused, show, to};
use crate::{Channel, Consent, Covers, Delegate, Facts, Part, store};
use axum::response::Response;
use db::transact;
use journal::{Note, Thing};
use kernel::{ConsentId, Day, DelegateId, RegionCode, Say};
use maud::{Markup, html};
use web::ui::{self, Field, Kind};
use web::{Desk, Error, Faults, Result, Typed, fmt, t, word};

/// Longest name, position, place or contact, in characters.
const LONGEST: usize = 200;

/// `POST /visits/{id}/delegates`: somebody of one's own side; of the other side by its letter.
pub async fn add(People { id }: People, desk: Desk, typed: Typed) -> Result<Response> {
    let mut faults = Faults::default();
    let text = |name, faults: &mut Faults| typed.text(name, LONGEST, faults);
    let name = text("name", &mut faults);
    let position = text("position", &mut faults);
    let organisation = text("organisation", &mut faults);
    let contact = typed.optional_text("contact", LONGEST, &mut faults);
    let source = typed.optional_text("source", LONGEST, &mut faults);
    let ours = desk.actor().region;
    let region: Option<RegionCode> = typed.plain("side", &mut faults, "fault-choose");
    let region = region.unwrap_or(ours);
    if region != ours && source.is_empty() {
        faults.add("source", Say::new("visit-other-side"));
    }
    if !faults.is_empty() {
        return Ok(refused(show::page(&desk, id, &typed, &faults).await?));
    }
    let it = Delegate {
        id: DelegateId::new(),
        visit: id,
        region,
        name,
        position,
        organisation,
        contact,
        source,
        removed_at: None,
    };
    transact!(desk.db(), |tx| {
        let (visit, _) = reach(tx, &desk, id).await?;
        if !visit.parties().contains(&region) {
            return Err(Error::Forbidden);
        }
        visit.may_change()?;
        store::add_delegate(tx, &it).await?;
        let note = Note::by(desk.actor(), "visit-delegate-added", Thing::Visit, id);
        journal::write(tx, desk.now, note.with("name", it.name.as_str())).await?;
        Ok::<_, Error>(())
    })?;
    Ok(to(format!("{}#people", Show { id })))
}

/// `POST /visits/{id}/delegates/{delegate}/removal`: only of one's own side, or entered by letter.
pub async fn remove(path: Removal, desk: Desk) -> Result<Response> {
    let Removal { id, delegate } = path;
    transact!(desk.db(), |tx| {
        let (visit, _) = reach(tx, &desk, id).await?;
        let found = store::delegate(tx, id, delegate).await?;
        let mut it = found.ok_or(Error::NotFound)?;
        if it.region != desk.actor().region && it.source.is_empty() {
            return Err(Error::Forbidden);
        }
        visit.may_change()?;
        it.removed_at.get_or_insert(desk.now);
        store::save_delegate(tx, &it).await?;
        let note = Note::by(desk.actor(), "visit-delegate-removed", Thing::Visit, id);
        journal::write(tx, desk.now, note.with("name", it.name.as_str())).await?;
        Ok::<_, Error>(())
    })?;
    Ok(to(format!("{}#people", Show { id })))
}

/// `POST /visits/{id}/consents`: a person's own consent, recorded apart from any other.
pub async fn consent(Consents { id }: Consents, desk: Desk, typed: Typed) -> Result<Response> {
    let mut faults = Faults::default();
    for name in ["person", "covers", "channel", "given_on"] {
        if !typed.has(name) {
            faults.add(name, Say::new("fault-required"));
        }
    }
    let delegate: Option<DelegateId> = typed.plain("person", &mut faults, "fault-choose");
    let covers: Option<Covers> = typed.plain("covers", &mut faults, "fault-choose");
    let channel: Option<Channel> = typed.plain("channel", &mut faults, "fault-choose");
    let given_on: Option<Day> = typed.plain("given_on", &mut faults, "fault-day");
    if given_on.is_some_and(|it| it > desk.today()) {
        faults.add("given_on", Say::new("visit-consent-in-future"));
    }
    let (true, Some(delegate), Some(covers), Some(channel), Some(given_on)) =
        (faults.is_empty(), delegate, covers, channel, given_on)
    else {
        return Ok(refused(show::page(&desk, id, &typed, &faults).await?));
    };
    let it = Consent {
        id: ConsentId::new(),
        visit: id,
        delegate,
        covers,
        given_on,
        channel,
        recorded_by: desk.actor().name.clone(),
        recorded_at: desk.now,
        withdrawn_at: None,
    };
    transact!(desk.db(), |tx| {
        let (_, part) = reach(tx, &desk, id).await?;
        let person = store::delegate(tx, id, delegate).await?.ok_or(Error::NotFound)?;
        if !records(part, &person) {
            return Err(Error::Forbidden);
        }
        store::save_consent(tx, &it).await?;
        let note = Note::by(desk.actor(), "visit-consent-given", Thing::Visit, id);
        journal::write(tx, desk.now, note.with("covers", covers.word())).await?;
        Ok::<_, Error>(())
    })?;
    Ok(to(format!("{}#consents", Show { id })))
}

/// `POST /visits/{id}/consents/{consent}/withdrawal`.
pub async fn withdraw(path: Withdrawal, desk: Desk) -> Result<Response> {
    let Withdrawal { id, consent } = path;
    transact!(desk.db(), |tx| {
        reach(tx, &desk, id).await?;
        let mut it = store::consent(tx, id, consent).await?.ok_or(Error::NotFound)?;
        it.withdrawn_at.get_or_insert(desk.now);
        store::save_consent(tx, &it).await?;
        let note = Note::by(desk.actor(), "visit-consent-withdrawn", Thing::Visit, id);
        journal::write(tx, desk.now, note).await?;
        Ok::<_, Error>(())
    })?;
    Ok(to(format!("{}#consents", Show { id })))
}

/// A side records the consents of its own people; of the others', where it entered them by letter.
fn records(part: Part, person: &Delegate) -> bool {
    part.keeps_consents() && (part.region() == person.region || !person.source.is_empty())
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
            html! { (it.name) @if !it.source.is_empty() { br; span.soft { (it.source) } } },
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
pub fn form(desk: &Desk, facts: &Facts, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let blank = Typed::filled([("side", desk.actor().region.to_string())]);
    let typed = if typed.has("side") { typed } else { &blank };
    let sides = facts.visit.parties().map(|it| (it, facts.region(it).name.clone()));
    let must = |name, label| Field { name, label, required: true, form: "p", ..Field::default() };
    let may = |name, label| Field { name, label, form: "p", ..Field::default() };
    let source =
        Field { hint: t!(lang, "visit-source-hint"), ..may("source", t!(lang, "visit-source")) };
    let name = Field { kind: Kind::Name, ..must("name", t!(lang, "visit-person")) };
    let bad =
        ["name", "position", "organisation", "source"].iter().any(|it| faults.of(it).is_some());
    html! {
        details open[bad] {
            summary { (t!(lang, "visit-person-add")) }
            form method="post" action=(People { id: facts.visit.id }) {
                (ui::select(lang, must("side", t!(lang, "visit-side")), sides, typed, faults))
                (ui::field(lang, name, typed, faults))
                (ui::field(lang, must("position", t!(lang, "visit-position")), typed, faults))
                (ui::field(lang, must("organisation", t!(lang, "visit-organisation")), typed, faults))
                (ui::field(lang, may("contact", t!(lang, "visit-contact")), typed, faults))
                (ui::field(lang, source, typed, faults))
                button.button.quiet type="submit" { (t!(lang, "visit-person-add")) }
            }
        }
    }
}

/// Consents to publication, with the form that records one.
pub fn consents(desk: &Desk, facts: &Facts, part: Part, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let heads = [
        ui::col(t!(lang, "visit-person")),
        ui::col(t!(lang, "visit-covers")),
        ui::col(t!(lang, "visit-given-on")),
        ui::hidden_col(t!(lang, "visit-consent-state")),
    ];
    let row = |it: &Consent| {
        let name = facts.delegate(it.delegate).map(|it| it.name.clone()).unwrap_or_default();
        let withdrawal = Withdrawal { id: it.visit, consent: it.id };
        let last = match it.withdrawn_at {
            Some(at) => {
                let day = fmt::day(lang, at.day_in(&desk.actor().zone));
                ui::state(t!(lang, "visit-consent-withdrawn", day = day), ui::Tone::Bad)
            }
            None if part.keeps_consents() => {
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
        @if part.keeps_consents() { (consent_form(desk, facts, part, typed, faults)) }
    }
}

fn consent_form(desk: &Desk, facts: &Facts, part: Part, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let people = facts.delegates.iter().filter(|it| it.removed_at.is_none() && records(part, it));
    let people = people.map(|it| (it.id, it.name.clone()));
    let covers = Covers::ALL.iter().map(|it| (*it, word(lang, "visit-covers", it)));
    let channels = Channel::ALL.iter().map(|it| (*it, word(lang, "visit-channel", it)));
    let must = |name, label| Field { name, label, required: true, form: "c", ..Field::default() };
    let day = Field { kind: Kind::Day, ..must("given_on", t!(lang, "visit-given-on")) };
    html! {
        details open[faults.of("person").is_some() || faults.of("given_on").is_some()] {
            summary { (t!(lang, "visit-consent-add")) }
            form method="post" action=(Consents { id: facts.visit.id }) {
                (ui::select(lang, must("person", t!(lang, "visit-person")), people, typed, faults))
                (ui::select(lang, must("covers", t!(lang, "visit-covers")), covers, typed, faults))
                (ui::select(lang, must("channel", t!(lang, "visit-channel")), channels, typed, faults))
                (ui::field(lang, day, typed, faults))
                button.button.quiet type="submit" { (t!(lang, "visit-consent-add")) }
            }
        }
    }
}
