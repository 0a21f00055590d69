//! The page of a client: the card, what they may receive, what they asked for and received.

use super::{List, New, Show, WalkIn, views};
use crate::catalogue::Catalogue;
use crate::facts;
use crate::store::{self, Filter, Line, Order};
use clients::Client;
use journal::Thing;
use kernel::ClientId;
use ledger::Listed;
use maud::{Markup, html};
use services::{Answer, Facts, Past, Service, Verdict};
use std::sync::Arc;
use web::{Desk, Error, Frame, Result, fmt, frame, t, ui};

/// Applications and renderings shown; all of them are a link away.
const ROWS: usize = 20;
/// Entries of the journal beside the card.
const HISTORY: i64 = 20;
/// Renderings that limits are judged by.
const PAST: i64 = 500;

/// `GET /clients/{id}`: five statements, whatever the client received, and one more where the
/// catalogue was not asked for a moment ago.
pub async fn show(clients::Show { id }: clients::Show, desk: Desk) -> Result<Markup> {
    let seen = Seen::read(&desk, id).await?;
    Ok(view(&desk, &seen))
}

/// Everything the page shows.
struct Seen {
    client: Client,
    catalogue: Arc<Catalogue>,
    facts: Facts,
    applications: Vec<Line>,
    renderings: Vec<Listed>,
    /// Consents that were not withdrawn.
    holding: i64,
    history: Vec<journal::Entry>,
}

impl Seen {
    async fn read(desk: &Desk, id: ClientId) -> Result<Seen> {
        let organisation = desk.actor().organisation;
        let mut tx = desk.db().read().await?;
        let found = clients::find_with_consents(&mut tx, id).await?;
        let (client, holding) = found.ok_or(Error::NotFound)?;
        desk.own(Thing::Client, id, client.organisation)?;
        let catalogue = Catalogue::lately(desk, &mut tx).await?;
        let lookup = facts::look_up(&mut tx, &client).await?;
        let mut renderings = ledger::of_client(&mut tx, organisation, id, PAST).await?;
        let past = past(&catalogue, &renderings);
        let facts = facts::assemble(&client, &lookup, desk.actor().region, past, Vec::new());
        renderings.truncate(ROWS);
        let filter = Filter { client: Some(id), order: Order::Newest, ..Filter::default() };
        Ok(Seen {
            applications: store::list(&mut tx, organisation, &filter, None, ROWS).await?.rows,
            holding,
            history: journal::of_thing(&mut tx, Thing::Client, id, HISTORY).await?,
            client,
            catalogue,
            facts,
            renderings,
        })
    }
}

/// What counts against limits: rows that were not taken back, of services the catalogue knows.
fn past(catalogue: &Catalogue, renderings: &[Listed]) -> Vec<Past> {
    let counted = renderings.iter().filter(|it| it.sign > 0 && !it.reversed);
    let past = counted.filter_map(|it| {
        let kind = catalogue.service(it.service)?.kind;
        Some(Past { service: it.service, kind, rendered_on: it.rendered_on })
    });
    past.collect()
}

fn view(desk: &Desk, seen: &Seen) -> Markup {
    let lang = desk.lang;
    let Seen { client, .. } = seen;
    let top = Frame::titled(client.name.clone())
        .section("/clients")
        .crumb(t!(lang, "client-page-clients"), "/clients")
        .lead(html! { (views::standing(lang, client)) });
    let serves = web::Who::SERVING.admits(Some(desk.actor().role));
    let top = if serves { top.actions(actions(desk, client)) } else { top };
    let history = ui::history(lang, &desk.actor().zone, &seen.history);
    let body = html! {
        (ui::sheet(&t!(lang, "client-page-open"), open(desk, seen)))
        (ui::sheet(&t!(lang, "client-page-applications"), applications(desk, seen)))
        (ui::sheet(&t!(lang, "client-page-renderings"), renderings(desk, seen)))
        div.side {
            (ui::aside(&t!(lang, "client-page-card"), card(desk, seen, serves)))
            (ui::aside(&t!(lang, "application-history"), history))
        }
    };
    frame(desk, top, body)
}

fn card(desk: &Desk, seen: &Seen, serves: bool) -> Markup {
    let lang = desk.lang;
    let id = seen.client.id;
    html! {
        (clients::card(lang, &seen.client))
        h3 { (t!(lang, "client-page-contacts")) }
        (clients::contacts_view(lang, &seen.client))
        p { a href=(clients::Consents { id }) { (t!(lang, "client-page-consents", count = seen.holding)) } }
        @if serves {
            p { a href=(clients::Edit { id }) { (t!(lang, "client-page-edit")) } }
            (ui::post_button(clients::Refresh { id }, &t!(lang, "client-page-refresh")))
        }
    }
}

fn actions(desk: &Desk, client: &Client) -> Markup {
    let lang = desk.lang;
    let application = format!("{New}?client={}", client.id);
    html! {
        (ui::quiet_link(application, &t!(lang, "application-new")))
        (ui::button_link(walk_in(client), &t!(lang, "walk-in-title")))
    }
}

/// «Доступные услуги»: what is open first, then what a paper opens, then the rest with reasons.
fn open(desk: &Desk, seen: &Seen) -> Markup {
    let lang = desk.lang;
    let answers = seen.catalogue.ask_all(&seen.facts, desk.today());
    let of = |verdict| answers.iter().filter(move |(_, it)| it.verdict == verdict);
    let closed = of(Verdict::No).count();
    html! {
        @if answers.is_empty() { p.soft { (t!(lang, "client-page-no-services")) } }
        ul { @for (service, _) in of(Verdict::Yes) { li { (name(desk, &seen.client, service)) } } }
        @for (service, answer) in of(Verdict::NeedsConfirmation) {
            (explained(desk, &seen.client, service, answer))
        }
        @if closed > 0 {
            details {
                summary { (t!(lang, "client-page-closed", count = closed)) }
                @for (service, answer) in of(Verdict::No) {
                    (explained(desk, &seen.client, service, answer))
                }
            }
        }
    }
}

/// A service's name; a click of those who serve enters a rendering of it.
fn name(desk: &Desk, client: &Client, service: &Service) -> Markup {
    let serves = web::Who::SERVING.admits(Some(desk.actor().role));
    html! {
        @if serves {
            a href={ (walk_in(client)) "&service=" (service.id) } { (service.name) }
        } @else {
            (service.name)
        }
    }
}

/// The walk-in form with this client filled in.
fn walk_in(client: &Client) -> String {
    match &client.inn {
        Some(inn) => format!("{WalkIn}?inn={inn}"),
        None => format!("{WalkIn}?client={}", client.id),
    }
}

fn explained(desk: &Desk, client: &Client, service: &Service, answer: &Answer) -> Markup {
    html! {
        div {
            p { b { (name(desk, client, service)) } " " (views::verdict(desk.lang, answer.verdict)) }
            (views::obstacles(desk.lang, answer))
        }
    }
}

fn applications(desk: &Desk, seen: &Seen) -> Markup {
    let (lang, today) = (desk.lang, desk.today());
    let heads = [
        ui::col(t!(lang, "application-number")),
        ui::col(t!(lang, "application-service")),
        ui::col(t!(lang, "application-due")),
        ui::col(t!(lang, "application-state")),
    ];
    let rows = seen.applications.iter().map(|it| {
        vec![
            html! { a href=(Show { id: it.id }) { (it.number) } },
            html! { (it.service_name) },
            html! { (views::due(lang, it.due_on, today)) },
            views::state(lang, it.state),
        ]
    });
    html! {
        @if seen.applications.is_empty() {
            p.soft { (t!(lang, "client-page-no-applications")) }
        } @else {
            (ui::table(heads, rows))
            @if seen.applications.len() == ROWS {
                p { a href={ (List) "?client=" (seen.client.id) } { (t!(lang, "client-page-all")) } }
            }
        }
    }
}

fn renderings(desk: &Desk, seen: &Seen) -> Markup {
    let lang = desk.lang;
    let heads = [
        ui::col(t!(lang, "client-page-day")),
        ui::col(t!(lang, "application-service")),
        ui::hidden_col(t!(lang, "application-state")),
    ];
    let rows = seen.renderings.iter().map(|it| {
        let mark = match (it.sign, it.reversed) {
            (..0, _) => ui::state(t!(lang, "client-page-reversal"), ui::Tone::Plain),
            (_, true) => ui::state(t!(lang, "client-page-reversed"), ui::Tone::Warn),
            _ => html! {},
        };
        let day =
            html! { a href=(ledger::Show { id: it.id }) { (fmt::day(lang, it.rendered_on)) } };
        vec![day, html! { (it.service_name) }, mark]
    });
    html! {
        @if seen.renderings.is_empty() {
            p.soft { (t!(lang, "client-page-no-renderings")) }
        } @else {
            (ui::table(heads, rows))
            @if seen.renderings.len() == ROWS {
                p { a href={ "/renderings?client=" (seen.client.id) } { (t!(lang, "client-page-all")) } }
            }
        }
    }
}
