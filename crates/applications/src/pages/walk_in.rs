//! «Внести услугу»: one form of one screen. With JavaScript the card fills itself while the ИНН is
//! typed; without it the button «Проверить» asks for the same page with the card in it.

use super::new::applicant;
use super::{WalkIn, WalkInClient, forms, views};
use crate::catalogue::Catalogue;
use crate::walk_in::{self, Outcome, Stop};
use crate::{acts, facts};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use clients::Client;
use db::Tx;
use kernel::{ClientId, Day, Inn, Lang, Recipient, RenderingId, Say, ServiceId};
use ledger::{Cut, Period, Rendering, Scope};
use maud::{Markup, html};
use registry::Lookup;
use services::{Answer, Facts, Service, Verdict};
use std::sync::Arc;
use web::ui::Tone;
use web::{Desk, Faults, Frame, Refusal as _, Result, Sought, Typed, fmt, frame, t, ui, word};

/// What the fields of the form are made of.
struct Seen {
    catalogue: Arc<Catalogue>,
    directions: Vec<regions::Direction>,
    /// Whoever the ИНН names.
    person: Option<Person>,
    /// The rendering entered a moment ago, with its service's name and the year's new total.
    done: Option<Done>,
}

/// Whoever an ИНН names: a client, somebody of the registry, or nobody known.
enum Person {
    Known(Box<Client>, Box<Facts>),
    Unknown(Inn, Lookup),
}

struct Done {
    rendering: Rendering,
    client: Option<Client>,
    total: i64,
}

/// `GET /renderings/new?inn=…&service=…&done=…`
pub async fn form(_: WalkIn, desk: Desk, Sought(typed): Sought) -> Result<Markup> {
    let mut faults = Faults::default();
    let mut tx = desk.db().read().await?;
    let seen = Seen::read(&mut tx, &desk, &typed, &mut faults).await?;
    Ok(view(&desk, &seen, &typed, &faults, None))
}

/// `POST /renderings/new`
pub async fn enter(_: WalkIn, desk: Desk, typed: Typed) -> Result<Response> {
    let mut faults = Faults::default();
    let mut stopped = None;
    if let Some(wanted) = read(&desk, &typed, &mut faults) {
        match walk_in::render(&desk, &wanted).await? {
            Outcome::Rendered { id, .. } => {
                return Ok(Redirect::to(&format!("{WalkIn}?done={id}")).into_response());
            }
            Outcome::Stopped(stop) => stopped = Some(*stop),
        }
    }
    match &stopped {
        Some(Stop::Unknown(_)) if typed.has("inn") => {
            faults.add("name", Say::new("fault-required"))
        }
        Some(Stop::KeyTaken) => faults.add("", Say::new("walk-in-key-taken")),
        Some(Stop::Unfit(why)) => faults.add("kind", why.say()),
        _ => {}
    }
    let mut tx = desk.db().read().await?;
    let seen = Seen::read(&mut tx, &desk, &typed, &mut faults).await?;
    let page = view(&desk, &seen, &typed, &faults, stopped.as_ref());
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// `GET /renderings/new/client?inn=…`: the card below the field, as a fragment.
pub async fn client(_: WalkInClient, desk: Desk, Sought(typed): Sought) -> Result<Markup> {
    let mut faults = Faults::default();
    let mut tx = desk.db().read().await?;
    let seen = Seen::read(&mut tx, &desk, &typed, &mut faults).await?;
    match faults.error() {
        Some(error) => Err(error),
        None => Ok(card(&desk, &seen, &typed, &faults)),
    }
}

fn read(desk: &Desk, typed: &Typed, faults: &mut Faults) -> Option<walk_in::Wanted> {
    let who = applicant(typed, faults);
    if !typed.has("service") {
        faults.add("service", Say::new("fault-choose"));
    }
    let service: Option<ServiceId> = typed.plain("service", faults, "fault-choose");
    let result = typed.text("result", forms::LONGEST, faults);
    let on = typed.plain("on", faults, "fault-day").unwrap_or(desk.today());
    if on > desk.today() {
        faults.add("on", Say::new("walk-in-future"));
    }
    let kind: Option<Recipient> = typed.plain("kind", faults, "fault-choose");
    let name = typed.optional_text("name", 200, faults);
    let once = match typed.get("once") {
        "" => RenderingId::new().to_string(),
        key => key.chars().take(100).collect(),
    };
    let person = kind.map(|kind| (kind, name));
    let confirmed = forms::confirmed(desk, typed);
    Some(walk_in::Wanted { who: who?, person, service: service?, result, on, confirmed, once })
        .filter(|_| faults.is_empty())
}

impl Seen {
    async fn read(tx: &mut Tx, desk: &Desk, typed: &Typed, faults: &mut Faults) -> Result<Seen> {
        let organisation = desk.actor().organisation;
        let catalogue = Catalogue::of(desk.db(), tx, organisation).await?;
        let directions = regions::directions(tx, organisation).await?;
        let person = match typed.plain("client", faults, "fault-choose") {
            Some(id) => Some(Person::named(tx, desk, id).await?),
            None => match typed.optional::<Inn>("inn", faults) {
                Some(inn) => Some(Person::read(tx, desk, inn).await?),
                None => None,
            },
        };
        let done = match typed.get("done").parse().ok() {
            Some(id) => Done::read(tx, desk, id).await?,
            None => None,
        };
        Ok(Seen { catalogue, directions, person, done })
    }
}

impl Person {
    async fn named(tx: &mut Tx, desk: &Desk, id: ClientId) -> Result<Person> {
        let client = acts::own_client(tx, desk, id).await?;
        let lookup = facts::look_up(tx, &client).await?;
        Person::known(tx, desk, client, &lookup).await
    }

    async fn read(tx: &mut Tx, desk: &Desk, inn: Inn) -> Result<Person> {
        let lookup = registry::lookup(tx, &inn).await?;
        let organisation = desk.actor().organisation;
        let known = clients::by_inn(tx, organisation, &inn).await?;
        let client = match (known, &lookup) {
            (Some(it), _) => it,
            (None, Lookup::Found(record, day)) => {
                Client::from_record(organisation, record, *day, &desk.app.secret, desk.now)
            }
            (None, _) => return Ok(Person::Unknown(inn, lookup)),
        };
        Person::known(tx, desk, client, &lookup).await
    }

    async fn known(tx: &mut Tx, desk: &Desk, client: Client, lookup: &Lookup) -> Result<Person> {
        let home = desk.actor().region;
        let facts = facts::gather(tx, &client, lookup, home, Vec::new()).await?;
        Ok(Person::Known(Box::new(client), Box::new(facts)))
    }
}

impl Done {
    async fn read(tx: &mut Tx, desk: &Desk, id: RenderingId) -> Result<Option<Done>> {
        let organisation = desk.actor().organisation;
        let found = ledger::find(tx, id).await?.filter(|it| it.organisation == organisation);
        let Some(rendering) = found else { return Ok(None) };
        let client = clients::find(tx, rendering.client).await?;
        let year = Period::year_of(rendering.rendered_on);
        let (scope, wanted) =
            (Scope::Organisation(organisation), ledger::Wanted::of(year, desk.today()));
        let figures = ledger::figures(tx, scope, &wanted).await?;
        let total = figures.get(year, Cut::Total).services;
        Ok(Some(Done { rendering, client, total }))
    }
}

fn view(
    desk: &Desk,
    seen: &Seen,
    typed: &Typed,
    faults: &Faults,
    stopped: Option<&Stop>,
) -> Markup {
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "walk-in-title"))
        .section("/desk")
        .crumb(t!(lang, "day-title"), super::Day);
    let body = html! {
        @if let Some(done) = &seen.done { div.wide { (done_view(desk, seen, done)) } }
        section.sheet.wide {
            (ui::fault_summary(lang, faults, &labels(desk)))
            @if let Some(stop) = stopped { (stop_view(desk, stop)) }
            (form_view(desk, seen, typed, faults, stopped))
        }
    };
    frame(desk, top, body)
}

fn labels(desk: &Desk) -> [(&'static str, String); 6] {
    let lang = desk.lang;
    [
        ("inn", t!(lang, "walk-in-inn")),
        ("kind", t!(lang, "walk-in-kind")),
        ("name", t!(lang, "walk-in-name")),
        ("service", t!(lang, "application-service")),
        ("result", t!(lang, "application-result")),
        ("on", t!(lang, "application-rendered-on")),
    ]
}

fn form_view(
    desk: &Desk,
    seen: &Seen,
    typed: &Typed,
    faults: &Faults,
    stopped: Option<&Stop>,
) -> Markup {
    let lang = desk.lang;
    let result = ui::Field {
        hint: t!(lang, "walk-in-result-hint"),
        ..required("result", t!(lang, "application-result"))
    };
    // Whoever comes with a client filled in goes on with the service.
    let first = (typed.has("inn") || typed.has("client")) && stopped.is_none();
    let service = ui::Field { first, ..required("service", t!(lang, "application-service")) };
    let asked = match stopped {
        Some(Stop::NotOpen { answer, .. }) => answer.confirmations.as_slice(),
        _ => &[],
    };
    html! {
        form method="post" action=(WalkIn) {
            (ui::hidden("once", once(typed, stopped)))
            (who(lang, typed, faults))
            div id="client" { (card(desk, seen, typed, faults)) }
            (ui::select_grouped(lang, service, groups(desk, seen), typed, faults))
            (views::confirmations(lang, asked, typed, ""))
            (ui::textarea(lang, result, 2, typed, faults))
            details open[typed.has("on")] {
                summary { (t!(lang, "walk-in-other-day")) }
                (ui::field(lang, forms::day_field(lang, crate::Step::Rendering), typed, faults))
            }
            div.actions {
                (ui::submit(&t!(lang, "walk-in-enter")))
                button.button.quiet type="submit" formmethod="get" { (t!(lang, "application-check")) }
            }
        }
    }
}

fn required(name: &'static str, label: String) -> ui::Field {
    ui::Field { name, label, required: true, ..ui::Field::default() }
}

/// The key that makes a form sent twice one rendering; a form whose key is used up gets a new one.
fn once(typed: &Typed, stopped: Option<&Stop>) -> String {
    match typed.get("once") {
        kept if !kept.is_empty() && !matches!(stopped, Some(Stop::KeyTaken)) => kept.to_owned(),
        _ => RenderingId::new().to_string(),
    }
}

/// The field of the ИНН; a client named by id (a citizen may have no ИНН) needs none.
fn who(lang: Lang, typed: &Typed, faults: &Faults) -> Markup {
    if typed.has("client") {
        return ui::hidden("client", typed.get("client"));
    }
    let inn = ui::Field {
        kind: ui::Kind::Inn,
        lookup_into: Some("client"),
        lookup: "/renderings/new/client?inn=",
        first: !typed.has("inn"),
        ..required("inn", t!(lang, "walk-in-inn"))
    };
    ui::field(lang, inn, typed, faults)
}

/// The services offered today, direction by direction.
fn groups(desk: &Desk, seen: &Seen) -> Vec<(String, Vec<(ServiceId, String)>)> {
    let today = desk.today();
    let of = |direction: &regions::Direction| {
        let offered = seen.catalogue.offered(today).filter(|it| it.direction == direction.id);
        offered.map(|it| (it.id, it.name.clone())).collect::<Vec<_>>()
    };
    let groups = seen.directions.iter().map(|it| (it.name.clone(), of(it)));
    groups.filter(|(_, services)| !services.is_empty()).collect()
}

/// What is known of whoever the ИНН names, and what is open to them.
fn card(desk: &Desk, seen: &Seen, typed: &Typed, faults: &Faults) -> Markup {
    match &seen.person {
        None => html! {},
        Some(Person::Known(client, facts)) => known(desk, &seen.catalogue, client, facts),
        Some(Person::Unknown(inn, lookup)) => unknown(desk, inn, lookup, typed, faults),
    }
}

fn known(desk: &Desk, catalogue: &Catalogue, client: &Client, facts: &Facts) -> Markup {
    let lang = desk.lang;
    let answers = catalogue.ask_all(facts, desk.today());
    let count = |verdict| answers.iter().filter(|(_, it)| it.verdict == verdict).count();
    let (open, closed) = (count(Verdict::Yes), count(Verdict::No));
    html! {
        div.notice.good {
            p { b { (client.name) } ", " (views::standing(lang, client)) }
            p { (t!(lang, "walk-in-open", count = open)) }
            details {
                summary { (t!(lang, "walk-in-reasons", count = answers.len() - open)) }
                ul { @for (service, answer) in answers.iter().filter(|(_, it)| it.verdict != Verdict::Yes) {
                    li { (short(desk, service, answer)) }
                } }
                @if closed == answers.len() { p { (t!(lang, "walk-in-nothing-open")) } }
            }
        }
    }
}

/// A service that is not simply open, and why.
fn short(desk: &Desk, service: &Service, answer: &Answer) -> Markup {
    html! {
        (service.name) " " (views::verdict(desk.lang, answer.verdict))
        (views::obstacles(desk.lang, answer))
    }
}

/// Neither the centre nor the registry knows them: says so, and asks who they are.
fn unknown(desk: &Desk, inn: &Inn, lookup: &Lookup, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let words = match lookup {
        Lookup::Absent(day) => t!(lang, "walk-in-absent", day = fmt::day(lang, *day)),
        _ => t!(lang, "walk-in-no-dump"),
    };
    let kinds = clients::kinds_for(Some(inn));
    // A single kind needs no choosing.
    let first = kinds.first().map(ToString::to_string).unwrap_or_default();
    let chosen = Typed::filled([("kind", first)]);
    let chosen = if typed.has("kind") { typed } else { &chosen };
    let options = kinds.iter().map(|it| (*it, word(lang, "recipient", it)));
    html! {
        div.notice.warn {
            p { (words) }
            p { (t!(lang, "walk-in-say-who")) }
            (ui::radios(lang, required("kind", t!(lang, "walk-in-kind")), options, chosen, faults))
            (ui::field(lang, ui::Field { kind: ui::Kind::Name, ..required("name", t!(lang, "walk-in-name")) }, typed, faults))
        }
    }
}

fn stop_view(desk: &Desk, stop: &Stop) -> Markup {
    let lang = desk.lang;
    let Stop::NotOpen { answer, instead, .. } = stop else { return html! {} };
    let (tone, title) = match answer.verdict {
        Verdict::No => (Tone::Bad, t!(lang, "walk-in-refused")),
        _ => (Tone::Warn, t!(lang, "walk-in-unconfirmed")),
    };
    let body = html! {
        p { b { (title) } }
        (views::obstacles(lang, answer))
        @if !instead.is_empty() {
            p {
                (t!(lang, "application-open-instead")) " "
                (instead.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join("; "))
            }
        }
        p.soft { (t!(lang, "walk-in-nothing-saved")) }
    };
    ui::notice(tone, body)
}

/// What was entered a moment ago, and the figure it moved.
fn done_view(desk: &Desk, seen: &Seen, done: &Done) -> Markup {
    let lang = desk.lang;
    let it = &done.rendering;
    let service = seen.catalogue.service(it.service).map_or("", |it| it.name.as_str());
    let year: Day = it.rendered_on;
    let body = html! {
        p {
            b { (t!(lang, "walk-in-done")) } " "
            a href=(ledger::Show { id: it.id }) { (service) }
            @if let Some(client) = &done.client {
                " — " a href=(clients::Show { id: client.id }) { (client.name) }
            }
            ", " (fmt::day(lang, it.rendered_on))
        }
        p {
            (t!(lang, "walk-in-total", year = year.0.year().to_string(),
                total = fmt::number(lang, done.total), count = done.total))
        }
        p.soft { (t!(lang, "walk-in-next")) }
    };
    ui::notice(Tone::Good, body)
}
