//! A visit: its path, basis, people, programme, what it left behind, its papers and history.

use super::basis::{self, Ground};
use super::steps::{Cancellation, Return};
use super::{
    Documents, Edit, ListVisits, Now, ProgrammeCalendar, ProgrammePdf, ProtocolDocx, ProtocolPdf,
    Show, commitments, hear, list, people, programme, talk, views,
};
use crate::store::Material;
use crate::{Facts, State, Step, Visit, Voice, papers, store};
use journal::{Entry, Thing};
use kernel::{Lang, VisitId};
use maud::{Markup, html};
use web::{Desk, Error, Frame, Result, Tried, Typed, Who, frame, t, ui, word};

/// The forms of the page, as their fields call them: what was typed into one is in no other.
pub const CANCELLATION: &str = "x";
pub const BASIS: &str = "b";
pub const PERSON: &str = "p";
pub const CONSENT: &str = "c";
pub const PROMISE: &str = "k";
pub const DOCUMENT: &str = "d";

/// Entries of the journal beside the visit.
const HISTORY: i64 = 30;

/// `GET /visits/{id}`.
pub async fn show(Show { id }: Show, desk: Desk) -> Result<Markup> {
    page(&desk, id, &Tried::default()).await
}

/// Everything the page shows.
struct Seen {
    facts: Facts,
    voice: Voice,
    ground: Ground,
    materials: Vec<Material>,
    returns: Vec<Visit>,
    history: Vec<Entry>,
}

/// The fields of all of them, for the summary at the head: a form may stand far below.
fn labels(lang: Lang) -> [(&'static str, String); 14] {
    [
        ("reason", t!(lang, "visit-reason")),
        ("agreement", t!(lang, "visit-agreement")),
        ("measure", t!(lang, "visit-measure")),
        ("side", t!(lang, "visit-side")),
        ("name", t!(lang, "visit-person")),
        ("position", t!(lang, "visit-position")),
        ("organisation", t!(lang, "visit-organisation")),
        ("source", t!(lang, "visit-source")),
        ("person", t!(lang, "visit-person")),
        ("covers", t!(lang, "visit-covers")),
        ("given_on", t!(lang, "visit-given-on")),
        ("promise", t!(lang, "commitment-what")),
        ("due", t!(lang, "commitment-due")),
        ("signed", t!(lang, "visit-document")),
    ]
}

/// The whole page, with the form that was refused.
///
/// # Errors
/// No such visit for this actor; the database's.
pub async fn page(desk: &Desk, id: VisitId, tried: &Tried) -> Result<Markup> {
    let seen = Seen::read(desk, id).await?;
    let (lang, facts) = (desk.lang, &seen.facts);
    let body = html! {
        (tried.fault_summary(lang, &labels(lang)))
        (ui::wide_sheet(&t!(lang, "visit-path"), path(desk, &seen, tried)))
        (ui::sheet(&t!(lang, "visit-about"), about(desk, &seen, tried)))
        section.sheet id="programme" {
            h2 { (t!(lang, "visit-programme")) }
            (programme::table(desk, facts, seen.voice.part, &seen.materials))
        }
        section.sheet id="people" {
            h2 { (t!(lang, "visit-people")) }
            (delegations(desk, &seen, tried))
        }
        (left_behind(desk, &seen, tried))
        (ui::side(html! {
            (ui::aside(&t!(lang, "visit-papers"), html! {
                (paper_links(desk, id))
                // The news stands above the visits; its address is all that is known of it here.
                @if Who::REGIONAL.admits(Some(desk.actor().role)) {
                    (ui::post_button(format!("{}/news", Show { id }), &t!(lang, "visit-news")))
                }
            }))
            (ui::aside(&t!(lang, "visit-dialogue"), dialogue(desk, &seen)))
            (ui::aside(&t!(lang, "visit-history"), ui::history(lang, &desk.actor().zone, &seen.history)))
        }))
        (views::offline())
    };
    Ok(frame(desk, top(desk, &seen), body))
}

fn top(desk: &Desk, seen: &Seen) -> Frame {
    let (lang, id) = (desk.lang, seen.facts.visit.id);
    let visit = &seen.facts.visit;
    let actions = match visit.state {
        State::Planned | State::UnderWay => ui::button_link(Now { id }, &t!(lang, "visit-now")),
        _ => ui::quiet_link(Now { id }, &t!(lang, "visit-talk")),
    };
    Frame::titled(papers::title(lang, &seen.facts))
        .section("/visits")
        .crumb(t!(lang, "visits-title"), ListVisits)
        .lead(html! {
            (views::days(lang, visit.from, visit.to)) " " (views::state(lang, visit.state))
        })
        .actions(actions)
}

impl Seen {
    /// A fixed number of statements.
    async fn read(desk: &Desk, id: VisitId) -> Result<Seen> {
        let mut tx = desk.db().read().await?;
        let (visit, voice) = hear(&mut tx, desk, id).await?;
        let ground = Ground::read(&mut tx, &visit).await?;
        let facts = Facts::of(&mut tx, visit).await?.ok_or(Error::NotFound)?;
        let returns = store::returns_of(&mut tx, id).await?;
        let materials = store::materials(&mut tx, id).await?;
        let history = journal::of_thing(&mut tx, Thing::Visit, id, HISTORY).await?;
        Ok(Seen { facts, voice, ground, materials, returns, history })
    }

    /// Whether one of the forms that add something is there: while the visit takes anything, and
    /// once more after it was refused, with what was typed into it.
    fn offers(&self, form: &str, tried: &Tried) -> bool {
        self.facts.visit.takes().is_ok() || tried.is(form, "")
    }
}

fn path(desk: &Desk, seen: &Seen, tried: &Tried) -> Markup {
    let (lang, visit) = (desk.lang, &seen.facts.visit);
    let arranges = seen.voice.part.arranges(visit);
    let href = |step: Step| format!("{}/{}", Show { id: visit.id }, step.word());
    html! {
        (views::path(lang, visit))
        @if arranges {
            div.actions {
                @for step in visit.next_steps(desk.today()) {
                    @if step == Step::Cancellation {
                        (cancellation(desk, visit, tried))
                    } @else {
                        (ui::post_button(href(step), &word(lang, "visit-step", step)))
                    }
                }
            }
        }
    }
}

fn cancellation(desk: &Desk, visit: &Visit, tried: &Tried) -> Markup {
    let lang = desk.lang;
    let (typed, faults) = &tried.of(CANCELLATION, Typed::default());
    let reason = ui::Field {
        name: "reason",
        label: t!(lang, "visit-reason"),
        required: true,
        form: CANCELLATION,
        ..ui::Field::default()
    };
    html! {
        details open[!faults.is_empty()] {
            summary { (word(lang, "visit-step", Step::Cancellation)) }
            form method="post" action=(Cancellation { id: visit.id }) {
                (ui::field(lang, reason, typed, faults))
                button.button.danger type="submit" { (word(lang, "visit-step", Step::Cancellation)) }
            }
        }
    }
}

fn about(desk: &Desk, seen: &Seen, tried: &Tried) -> Markup {
    let (lang, facts) = (desk.lang, &seen.facts);
    let visit = &facts.visit;
    let arranges = seen.voice.part.arranges(visit);
    let place = |id: Option<kernel::OrganisationId>| {
        id.and_then(|id| facts.organisation(id)).map(|it| it.short_name.clone())
    };
    let side = |region: &regions::Region, id| match place(id) {
        Some(place) => format!("{}, {place}", region.name),
        None => region.name.clone(),
    };
    let rows = [
        (t!(lang, "visit-aim"), html! { (visit.aim) }),
        (t!(lang, "visit-host"), html! { (side(&facts.host, visit.host_organisation)) }),
        (t!(lang, "visit-guest"), html! { (side(&facts.guest, visit.guest_organisation)) }),
        (t!(lang, "visit-days"), html! { (views::days(lang, visit.from, visit.to)) }),
        (t!(lang, "visit-basis"), basis::view(desk, visit, &seen.ground, arranges, tried)),
    ];
    html! {
        (ui::facts(rows))
        @if arranges && visit.is_open() {
            (ui::quiet_link(Edit { id: visit.id }, &t!(lang, "visit-edit")))
        }
    }
}

fn delegations(desk: &Desk, seen: &Seen, tried: &Tried) -> Markup {
    let (lang, facts) = (desk.lang, &seen.facts);
    let may_change = seen.voice.part.speaks() && facts.visit.is_open();
    html! {
        (people::side(desk, facts, facts.visit.guest, may_change))
        (people::side(desk, facts, facts.visit.host, may_change))
        @if may_change || tried.is(PERSON, "") { (people::form(desk, facts, tried)) }
        h3 id="consents" { (t!(lang, "visit-consents")) }
        p.soft { (t!(lang, "visit-consents-teach")) }
        (people::consents(desk, facts, &seen.voice))
        @if seen.offers(CONSENT, tried) { (people::consent_form(desk, facts, &seen.voice, tried)) }
    }
}

/// Questions, words, commitments, documents.
fn left_behind(desk: &Desk, seen: &Seen, tried: &Tried) -> Markup {
    let (lang, facts, part) = (desk.lang, &seen.facts, seen.voice.part);
    html! {
        section.sheet id="commitments" {
            h2 { (t!(lang, "visit-commitments")) }
            @if facts.commitments.is_empty() {
                p.soft { (t!(lang, "visit-commitments-none")) }
            } @else {
                (views::commitments(lang, desk.today(), &facts.commitments, |it| facts.region(it.side).name.clone()))
            }
            @if part.speaks() && seen.offers(PROMISE, tried) { (commitments::form(desk, facts, tried)) }
        }
        section.sheet id="questions" {
            h2 { (t!(lang, "visit-questions")) }
            (talk::questions(desk, facts, part, None))
        }
        section.sheet id="said" {
            h2 { (t!(lang, "visit-said")) }
            (talk::remarks(desk, facts, &seen.voice))
        }
        section.sheet id="documents" {
            h2 { (t!(lang, "visit-documents")) }
            (documents(desk, seen, tried))
        }
    }
}

fn documents(desk: &Desk, seen: &Seen, tried: &Tried) -> Markup {
    let (lang, facts) = (desk.lang, &seen.facts);
    let (typed, faults) = &tried.of(DOCUMENT, Typed::default());
    let may_add = seen.voice.part.speaks() && seen.offers(DOCUMENT, tried);
    let signed = seen.ground.signed(facts);
    let offered = seen.ground.agreements.iter().filter(|it| !facts.signed.contains(&it.id));
    let offered: Vec<_> = offered.map(|it| (it.id, it.title.clone())).collect();
    let field = ui::Field {
        name: "signed",
        label: t!(lang, "visit-document"),
        required: true,
        form: DOCUMENT,
        ..ui::Field::default()
    };
    html! {
        @if facts.signed.is_empty() { p.soft { (t!(lang, "visit-documents-none")) } }
        ul { @for it in signed { li { a href=(agreements::Show { id: it.id }) { (it.title) } } } }
        @if may_add && !offered.is_empty() {
            details open[!faults.is_empty()] {
                summary { (t!(lang, "visit-document-add")) }
                form method="post" action=(Documents { id: facts.visit.id }) {
                    (ui::select(lang, field, offered, typed, faults))
                    button.button.quiet type="submit" { (t!(lang, "visit-document-add")) }
                }
            }
        }
    }
}

fn paper_links(desk: &Desk, id: VisitId) -> Markup {
    let lang = desk.lang;
    html! {
        ul {
            li { a href=(ProgrammePdf { id }) { (t!(lang, "visit-programme")) ", PDF" } }
            li { a href=(ProgrammeCalendar { id }) { (t!(lang, "visit-programme")) ", iCalendar" } }
            li { a href=(ProtocolPdf { id }) { (t!(lang, "visit-protocol")) ", PDF" } }
            li { a href=(ProtocolDocx { id }) { (t!(lang, "visit-protocol")) ", DOCX" } }
        }
    }
}

/// The visit before, the visits in return, and the way to the next.
fn dialogue(desk: &Desk, seen: &Seen) -> Markup {
    let (lang, facts) = (desk.lang, &seen.facts);
    let visit = &facts.visit;
    html! {
        @if let Some(id) = visit.answers { p { a href=(Show { id }) { (t!(lang, "visit-before")) } } }
        ul { @for it in &seen.returns { li { (list::line(desk, it)) } } }
        @if visit.may_be_returned().is_ok() && seen.voice.part.speaks() {
            p.soft { (t!(lang, "visit-unanswered", count = facts.unanswered().count() as i64)) }
            (ui::post_button(Return { id: visit.id }, &t!(lang, "visit-return-prepare")))
        }
    }
}
