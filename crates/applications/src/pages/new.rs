//! The form of a new application: who asks for what, and whether they may, before it is submitted.

use super::{List, New, Show, views};
use crate::acts::{self, Applicant, NewApplication};
use crate::catalogue::Catalogue;
use crate::{Channel, facts};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use clients::Client;
use db::Tx;
use kernel::{ApplicationId, ClientId, Inn, Say, ServiceId};
use maud::{Markup, html};
use registry::Lookup;
use services::{Answer, Facts, Service};
use std::sync::Arc;
use web::{Desk, Error, Faults, Frame, Result, Sought, Typed, frame, t, ui, word};

/// `GET /applications/new?inn=…|client=…&service=…`
pub async fn form(_: New, desk: Desk, Sought(typed): Sought) -> Result<Markup> {
    let mut faults = Faults::default();
    let seen = Seen::read(&desk, &typed, &mut faults).await?;
    Ok(view(&desk, &seen, &typed, &faults))
}

/// `POST /applications/new`
pub async fn open(_: New, desk: Desk, typed: Typed) -> Result<Response> {
    let mut faults = Faults::default();
    if let Some(new) = read(&typed, &mut faults) {
        match acts::open(&desk, &new).await {
            Ok(it) => return Ok(Redirect::to(&Show { id: it.id }.to_string()).into_response()),
            Err(Error::Refused(why)) => faults.add("inn", why.say()),
            Err(other) => return Err(other),
        }
    }
    let seen = Seen::read(&desk, &typed, &mut faults).await?;
    let page = view(&desk, &seen, &typed, &faults);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

fn read(typed: &Typed, faults: &mut Faults) -> Option<NewApplication> {
    let applicant = applicant(typed, faults);
    if !typed.has("service") {
        faults.add("service", Say::new("fault-choose"));
    }
    let service = typed.plain("service", faults, "fault-choose");
    let channel = typed.plain("channel", faults, "fault-choose").unwrap_or(Channel::Desk);
    let id = typed.plain("once", faults, "fault-unreadable").unwrap_or(ApplicationId::new());
    let submit = !typed.has("draft");
    Some(NewApplication { id, applicant: applicant?, service: service?, channel, submit })
        .filter(|_| faults.is_empty())
}

/// Who asks: the client named by id, or by ИНН.
pub fn applicant(typed: &Typed, faults: &mut Faults) -> Option<Applicant> {
    match typed.plain("client", faults, "fault-choose") {
        Some(id) => Some(Applicant::Known(id)),
        None => typed.required("inn", faults).map(Applicant::Inn),
    }
}

/// Everything the form shows.
struct Seen {
    catalogue: Arc<Catalogue>,
    /// Whoever the ИНН or the id names; not saved yet where only the registry knows them.
    client: Option<(Client, Lookup, Facts)>,
}

impl Seen {
    async fn read(desk: &Desk, typed: &Typed, faults: &mut Faults) -> Result<Seen> {
        let mut tx = desk.db().read().await?;
        let catalogue = Catalogue::of(desk.db(), &mut tx, desk.actor().organisation).await?;
        let known: Option<ClientId> = typed.plain("client", faults, "fault-choose");
        let client = match known {
            Some(id) => Some(own(&mut tx, desk, id).await?),
            None => match typed.optional::<Inn>("inn", faults) {
                Some(inn) => by_inn(&mut tx, desk, &inn, faults).await?,
                None => None,
            },
        };
        let Some((client, lookup)) = client else { return Ok(Seen { catalogue, client: None }) };
        let home = desk.actor().region;
        let facts = facts::gather(&mut tx, &client, &lookup, home, Vec::new()).await?;
        Ok(Seen { catalogue, client: Some((client, lookup, facts)) })
    }

    fn answer(&self, desk: &Desk, service: &Service) -> Option<Answer> {
        let (_, _, facts) = self.client.as_ref()?;
        Some(self.catalogue.ask(service, facts, desk.today()))
    }
}

async fn own(tx: &mut Tx, desk: &Desk, id: ClientId) -> Result<(Client, Lookup)> {
    let client = acts::own_client(tx, desk, id).await?;
    let lookup = facts::look_up(tx, &client).await?;
    Ok((client, lookup))
}

/// The centre's client with this ИНН, or whoever the registry knows by it.
pub async fn by_inn(
    tx: &mut Tx,
    desk: &Desk,
    inn: &Inn,
    faults: &mut Faults,
) -> Result<Option<(Client, Lookup)>> {
    let lookup = registry::lookup(tx, inn).await?;
    let organisation = desk.actor().organisation;
    if let Some(it) = clients::by_inn(tx, organisation, inn).await? {
        return Ok(Some((it, lookup)));
    }
    Ok(match lookup {
        Lookup::Found(ref record, day) => {
            let secret = &desk.app.secret;
            let client = Client::from_record(organisation, record, day, secret, desk.now);
            Some((client, lookup))
        }
        Lookup::Absent(day) => {
            faults.add("inn", Say::new("application-inn-absent").with("day", day));
            None
        }
        Lookup::NoDump => {
            faults.add("inn", Say::new("application-inn-no-dump"));
            None
        }
    })
}

fn view(desk: &Desk, seen: &Seen, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "application-new"))
        .section("/applications")
        .crumb(t!(lang, "applications-title"), List);
    let chosen = typed.get("service").parse::<ServiceId>().ok();
    let chosen = chosen.and_then(|id| seen.catalogue.service(id));
    let body = html! {
        (ui::sheet(&t!(lang, "application-form"), form_view(desk, seen, typed, faults)))
        @if let Some((client, _, facts)) = &seen.client {
            div.side {
                @if let Some(service) = chosen { (eligibility(desk, seen, service, facts)) }
                (person(desk, client))
            }
        }
    };
    frame(desk, top, body)
}

fn form_view(desk: &Desk, seen: &Seen, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let field = |name, label| ui::Field { name, label, required: true, ..ui::Field::default() };
    let labels =
        [("inn", t!(lang, "application-inn")), ("service", t!(lang, "application-service"))];
    let inn = ui::Field { kind: ui::Kind::Inn, first: true, ..field("inn", labels[0].1.clone()) };
    let services = seen.catalogue.offered(desk.today()).map(|it| (it.id, label(desk, seen, it)));
    let channels = Channel::ALL.iter().map(|it| (*it, word(lang, "application-channel", it)));
    let desk_channel = Typed::filled([("channel", Channel::Desk.to_string())]);
    let channel = if typed.has("channel") { typed } else { &desk_channel };
    let once = match typed.get("once") {
        "" => ApplicationId::new().to_string(),
        kept => kept.to_owned(),
    };
    html! {
        (ui::fault_summary(lang, faults, &labels))
        form method="post" action=(New) data-draft="application" {
            (ui::hidden("once", once))
            @if typed.has("client") {
                (ui::hidden("client", typed.get("client")))
            } @else {
                (ui::field(lang, inn, typed, faults))
                @if faults.of("inn").is_some() && typed.has("inn") {
                    p { a href={ "/clients/new?inn=" (typed.get("inn")) } { (t!(lang, "application-add-client")) } }
                }
            }
            (ui::select(lang, field("service", labels[1].1.clone()), services, typed, faults))
            (ui::select(lang, ui::Field { required: false, ..field("channel", t!(lang, "application-channel")) },
                channels, channel, faults))
            div.actions {
                (ui::submit(&t!(lang, "application-submit")))
                button.button.quiet type="submit" formmethod="get" { (t!(lang, "application-check")) }
                button.button.quiet type="submit" name="draft" value="on" { (t!(lang, "application-keep-draft")) }
            }
        }
    }
}

/// A service's name, with the answer for this client where it is not yes.
fn label(desk: &Desk, seen: &Seen, service: &Service) -> String {
    let verdict = seen.answer(desk, service).map(|it| it.verdict);
    match verdict.filter(|it| *it != services::Verdict::Yes) {
        Some(it) => format!("{} — {}", service.name, word(desk.lang, "application-verdict", it)),
        None => service.name.clone(),
    }
}

/// May they? Every reason, and what is open instead.
fn eligibility(desk: &Desk, seen: &Seen, service: &Service, facts: &Facts) -> Markup {
    let lang = desk.lang;
    let answer = seen.catalogue.ask(service, facts, desk.today());
    let open = match answer.verdict {
        services::Verdict::No => seen.catalogue.open_instead(service, facts, desk.today()),
        _ => Vec::new(),
    };
    let body = html! {
        p { b { (service.name) } " " (views::verdict(lang, answer.verdict)) }
        (views::reasons(lang, &answer))
        @if !open.is_empty() {
            p { (t!(lang, "application-open-instead")) }
            ul { @for it in &open { li { (it.service.name) } } }
        }
    };
    ui::aside(&t!(lang, "application-eligibility"), body)
}

/// Whom the form is about.
pub fn person(desk: &Desk, it: &Client) -> Markup {
    let lang = desk.lang;
    let body = html! {
        p { b { (it.name) } @if let Some(inn) = &it.inn { ", " (t!(lang, "application-inn")) " " (inn) } }
        p.soft { (views::standing(lang, it)) }
    };
    ui::aside(&t!(lang, "application-client"), body)
}
