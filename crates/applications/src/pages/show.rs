//! One application: its path, its facts, why it may or may not be, what comes next, its history.

use super::forms::{self, Around};
use super::{List, Notes, Show, views};
use crate::catalogue::Catalogue;
use crate::store::{self, Note};
use crate::{Application, Snapshot, State, Step, acts};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use clients::Client;
use db::Tx;
use journal::Thing;
use kernel::{ApplicationId, Lang, NoteId};
use maud::{Markup, html};
use people::Colleague;
use services::{Confirmation, Service, Sme};
use web::{Desk, Error, Faults, Frame, Result, Typed, fmt, frame, t, ui, word};

/// Entries of the journal beside the application.
const HISTORY: i64 = 30;

/// `GET /applications/{id}`.
pub async fn show(Show { id }: Show, desk: Desk) -> Result<Markup> {
    page(&desk, id, None).await
}

/// `POST /applications/{id}/notes`.
pub async fn note(Notes { id }: Notes, desk: Desk, typed: Typed) -> Result<Response> {
    let mut faults = Faults::default();
    let body = typed.text("body", forms::LONGEST, &mut faults);
    let note_id = typed.plain("once", &mut faults, "fault-unreadable").unwrap_or(NoteId::new());
    if !faults.is_empty() {
        let page = page(&desk, id, Some((None, &typed, &faults))).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    acts::add_note(&desk, id, note_id, body).await?;
    Ok(Redirect::to(&format!("{}#notes", Show { id })).into_response())
}

/// A step (or, without one, a note) that was refused: what was typed, and what is wrong with it.
pub type Tried<'a> = (Option<Step>, &'a Typed, &'a Faults);

/// The whole page.
///
/// # Errors
/// No such application of the actor's organisation; the database's.
pub async fn page(desk: &Desk, id: ApplicationId, tried: Option<Tried<'_>>) -> Result<Markup> {
    let seen = Seen::read(desk, id).await?;
    let it = &seen.it;
    let lang = desk.lang;
    let top = Frame::titled(it.number.clone())
        .section("/applications")
        .crumb(t!(lang, "applications-title"), List)
        .lead(html! { (seen.client.name) " · " (seen.service.name) });
    let history = ui::history(lang, &desk.actor().zone, &seen.history);
    let body = html! {
        (ui::wide_sheet(&t!(lang, "application-path"), views::path(lang, it)))
        (next(desk, &seen, tried.filter(|it| it.0.is_some())))
        (ui::sheet(&t!(lang, "application-facts"), facts(desk, &seen)))
        (notes(desk, &seen, tried.filter(|it| it.0.is_none())))
        div.side {
            @if let Some(snapshot) = it.snapshot() { (eligibility(desk, &snapshot)) }
            (ui::aside(&t!(lang, "application-history"), history))
        }
    };
    Ok(frame(desk, top, body))
}

/// Everything the page shows.
struct Seen {
    it: Application,
    client: Client,
    service: Service,
    colleagues: Vec<Colleague>,
    instead: Vec<String>,
    notes: Vec<Note>,
    history: Vec<journal::Entry>,
}

impl Seen {
    async fn read(desk: &Desk, id: ApplicationId) -> Result<Seen> {
        let mut tx = desk.db().read().await?;
        let it = acts::own(&mut tx, desk, id).await?;
        let client = clients::find(&mut tx, it.client).await?.ok_or(Error::NotFound)?;
        let service = acts::own_service(&mut tx, desk, it.service).await?;
        Ok(Seen {
            colleagues: people::colleagues(&mut tx, it.organisation).await?,
            instead: instead(&mut tx, desk, &it, &service).await?,
            notes: store::notes(&mut tx, id).await?,
            history: journal::of_thing(&mut tx, Thing::Application, id, HISTORY).await?,
            it,
            client,
            service,
        })
    }

    fn name_of(&self, account: kernel::AccountId) -> Option<&str> {
        let known = self.colleagues.iter().find(|it| it.account == account);
        known.map(|it| it.name.as_str())
    }
}

/// What could be offered with a refusal: asked only while one is possible.
async fn instead(
    tx: &mut Tx,
    desk: &Desk,
    it: &Application,
    service: &Service,
) -> Result<Vec<String>> {
    let (State::Submitted, Some(snapshot)) = (it.state, it.snapshot()) else {
        return Ok(Vec::new());
    };
    let catalogue = Catalogue::of(desk.db(), tx, it.organisation).await?;
    let open = catalogue.open_instead(service, &snapshot.facts, desk.today());
    Ok(open.into_iter().map(|it| it.service.name.clone()).collect())
}

/// What is known of the application: who, what, when; then what became of it.
fn facts(desk: &Desk, seen: &Seen) -> Markup {
    let (lang, it) = (desk.lang, &seen.it);
    let client = html! {
        a href=(clients::Show { id: seen.client.id }) { (seen.client.name) }
        @if let Some(inn) = &seen.client.inn { " · " (t!(lang, "application-inn")) " " (inn) }
        br; span.soft { (views::standing(lang, &seen.client)) }
    };
    let service = html! {
        a href=(services::Show { id: seen.service.id }) { (seen.service.name) }
    };
    let due = html! {
        (fmt::day(lang, it.due_on))
        @if it.is_overdue(desk.today()) { " " (ui::state(t!(lang, "application-overdue"), ui::Tone::Bad)) }
    };
    let submitted = it.submitted_on.map(|day| html! { (fmt::day(lang, day)) });
    let assignee = it.assignee.and_then(|it| seen.name_of(it)).map(|name| html! { (name) });
    let rows = [
        (t!(lang, "application-state"), Some(views::state(lang, it.state))),
        (t!(lang, "application-client"), Some(client)),
        (t!(lang, "application-service"), Some(service)),
        (t!(lang, "application-channel"), said(&word(lang, "application-channel", it.channel))),
        (t!(lang, "application-submitted-on"), submitted),
        (t!(lang, "application-due"), Some(due)),
        (t!(lang, "application-assignee"), assignee),
    ];
    let rows = rows.into_iter().chain(outcome(lang, it));
    ui::facts(rows.filter_map(|(label, value)| Some((label, value?))))
}

/// What became of it, as far as anything did.
fn outcome(lang: Lang, it: &Application) -> [(String, Option<Markup>); 9] {
    let ground = it.ground.map(|it| word(lang, "application-ground", it)).unwrap_or_default();
    let score = it.score.map(|it| t!(lang, "application-score-of", score = it));
    let rendering = it.rendering.map(|id| {
        html! { a href=(ledger::Show { id }) { (t!(lang, "application-rendering")) } }
    });
    [
        (t!(lang, "application-confirmed"), papers(lang, it)),
        (t!(lang, "application-awaited"), said(&it.awaits)),
        (t!(lang, "application-ground"), said(&ground)),
        (t!(lang, "application-reason"), said(&it.reason)),
        (t!(lang, "application-instead"), said(&it.instead)),
        (t!(lang, "application-result"), said(&it.result)),
        (t!(lang, "application-in-ledger"), rendering),
        (t!(lang, "application-score"), said(&score.unwrap_or_default())),
        (t!(lang, "application-words"), said(&it.feedback)),
    ]
}

/// The papers seen at acceptance: what each confirms, its number and date, who saw it and when.
fn papers(lang: Lang, it: &Application) -> Option<Markup> {
    let seen = it.confirmations();
    let paper = |it: &Confirmation| {
        let (by, on) = (it.by.as_str(), fmt::day(lang, it.on));
        html! {
            (word(lang, "service-paper", it.what))
            @if !it.paper.is_empty() { ": " (it.paper) }
            br; span.soft { (t!(lang, "application-seen-by", name = by, day = on)) }
        }
    };
    (!seen.is_empty()).then(|| html! { ul.plain { @for it in &seen { li { (paper(it)) } } } })
}

fn said(text: &str) -> Option<Markup> {
    if text.is_empty() { None } else { Some(html! { (text) }) }
}

/// The next steps: the one straight ahead is open, the others unfold.
fn next(desk: &Desk, seen: &Seen, tried: Option<Tried<'_>>) -> Markup {
    let lang = desk.lang;
    let steps = seen.it.next_steps(desk.actor());
    let serves = web::Who::SERVING.admits(Some(desk.actor().role));
    let Seen { it, colleagues, instead, .. } = seen;
    let around = Around { desk, it, colleagues, instead };
    let (blank, right) = (Typed::default(), Faults::default());
    let form = |step: Step| match tried {
        Some((tried, typed, faults)) if tried == Some(step) => {
            forms::form(&around, step, typed, faults)
        }
        _ => forms::form(&around, step, &blank, &right),
    };
    // Refused, a step may be possible no longer: then its refusal stands above the others.
    let stale = tried.filter(|(step, ..)| step.is_none_or(|it| !steps.contains(&it)) || !serves);
    let open = tried.and_then(|(step, ..)| step).filter(|it| steps.contains(it));
    let open = open.or(steps.first().copied());
    let body = html! {
        @if let Some(fault) = stale.and_then(|(_, _, faults)| faults.of("")) {
            (ui::notice(ui::Tone::Warn, web::say(lang, fault)))
        }
        @for step in &steps {
            @if Some(*step) == open {
                (form(*step))
            } @else {
                details { summary { (word(lang, "application-step", step)) } (form(*step)) }
            }
        }
        @if steps.is_empty() { p.soft { (t!(lang, "application-nothing-next")) } }
    };
    html! { @if serves || stale.is_some() { (ui::sheet(&t!(lang, "application-next"), body)) } }
}

fn notes(desk: &Desk, seen: &Seen, tried: Option<Tried<'_>>) -> Markup {
    let lang = desk.lang;
    let (blank, right) = (Typed::default(), Faults::default());
    let (typed, faults) = tried.map_or((&blank, &right), |(_, typed, faults)| (typed, faults));
    let field = ui::Field {
        name: "body",
        label: t!(lang, "application-note"),
        required: true,
        form: "note",
        ..ui::Field::default()
    };
    let body = html! {
        ol.journal id="notes" {
            @for it in &seen.notes {
                li {
                    time datetime=(it.at) { (fmt::moment(lang, it.at, &desk.actor().zone)) }
                    span.who { (it.name) } ": " (it.body)
                }
            }
        }
        @if web::Who::SERVING.admits(Some(desk.actor().role)) {
            form method="post" action=(Notes { id: seen.it.id }) {
                (ui::hidden("once", NoteId::new()))
                (ui::textarea(lang, field, 2, typed, faults))
                button.button.quiet type="submit" { (t!(lang, "application-note-add")) }
            }
        }
    };
    ui::sheet(&t!(lang, "application-notes"), body)
}

/// The eligibility kept at submission, with the day of the registry it rested on.
fn eligibility(desk: &Desk, snapshot: &Snapshot) -> Markup {
    let lang = desk.lang;
    let registry = match snapshot.facts.sme {
        Sme::Found { day, .. } => t!(lang, "application-in-registry", day = fmt::day(lang, day)),
        Sme::Absent { day } => t!(lang, "application-not-in-registry", day = fmt::day(lang, day)),
        Sme::NoDump => t!(lang, "application-no-registry"),
    };
    let body = html! {
        p { (views::verdict(lang, snapshot.answer.verdict)) }
        p.soft { (t!(lang, "application-asked-on", day = fmt::day(lang, snapshot.day))) ", " (registry) }
        (views::reasons(lang, &snapshot.answer))
    };
    ui::aside(&t!(lang, "application-eligibility"), body)
}
