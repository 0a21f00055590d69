//! A commitment with its whole way, and what may happen to it next.

use super::super::{ListCommitments, Now, Show, ShowCommitment, basis, views};
use super::{
    Dropping, EVIDENCE, Fulfilment, IntoMeasure, IntoPractice, IntoTask, NUMBER, PLAN, PRACTICE,
    REASON, TASK,
};
use crate::acts::found;
use crate::{Commitment, Promise, Question, Visit, Voice, store};
use journal::{Entry, Thing};
use kernel::CommitmentId;
use maud::{Markup, html};
use plans::{Measure, Plan};
use web::ui::{self, Field};
use web::{Desk, Error, Frame, Result, Tried, Typed, fmt, frame, t, word};

/// Entries of the journal beside a commitment.
const HISTORY: i64 = 30;

/// `GET /commitments/{id}`.
pub async fn show(ShowCommitment { id }: ShowCommitment, desk: Desk) -> Result<Markup> {
    page(&desk, id, &Tried::default()).await
}

/// Everything the page of a commitment shows.
struct Seen {
    it: Commitment,
    visit: Visit,
    voice: Voice,
    names: [regions::Region; 2],
    question: Option<Question>,
    measure: Option<Measure>,
    plans: Vec<Plan>,
    history: Vec<Entry>,
}

impl Seen {
    /// A fixed number of statements.
    async fn read(desk: &Desk, id: CommitmentId) -> Result<Seen> {
        let mut tx = desk.db().read().await?;
        let (it, visit, voice) = found(&mut tx, desk, id).await?;
        let side = store::side(&mut tx, &visit, it.side).await?.ok_or(Error::NotFound)?;
        let other = store::side(&mut tx, &visit, it.other).await?.ok_or(Error::NotFound)?;
        let question = match it.question {
            Some(id) => store::question(&mut tx, visit.id, id).await?,
            None => None,
        };
        let measure = match it.measure() {
            Some(id) => plans::measure(&mut tx, id).await?,
            None => None,
        };
        let plans = basis::plans(&mut tx, &visit).await?;
        let history = journal::of_thing(&mut tx, Thing::Commitment, id, HISTORY).await?;
        Ok(Seen { it, visit, voice, names: [side, other], question, measure, plans, history })
    }
}

/// The page: the whole way, question → commitment → what it became → closed.
pub(super) async fn page(desk: &Desk, id: CommitmentId, tried: &Tried) -> Result<Markup> {
    let seen = Seen::read(desk, id).await?;
    let (lang, it) = (desk.lang, &seen.it);
    let top = Frame::titled(t!(lang, "commitment-title"))
        .section("/visits")
        .crumb(t!(lang, "commitments-title"), ListCommitments)
        .lead(html! { (it.text) " " (views::promise(lang, it, desk.today())) });
    let next = next(desk, &seen, tried);
    let body = html! {
        (ui::fault_summary(lang, &tried.faults, &[]))
        (ui::wide_sheet(&t!(lang, "commitment-way"), ui::steps(lang, way(desk, &seen))))
        (ui::sheet(&t!(lang, "commitment-about"), about(desk, &seen)))
        @if seen.voice.part.speaks() && !next.0.is_empty() { (ui::sheet(&t!(lang, "commitment-next"), next)) }
        (ui::aside(&t!(lang, "visit-history"), ui::history(lang, &desk.actor().zone, &seen.history)))
    };
    Ok(frame(desk, top, body))
}

fn way(desk: &Desk, seen: &Seen) -> Vec<ui::Step> {
    let (lang, it) = (desk.lang, &seen.it);
    let step = |label: String, detail: String, stage| ui::Step { label, detail, stage };
    let open = it.state == Promise::Open;
    let mut way = Vec::new();
    if let Some(question) = &seen.question {
        way.push(step(t!(lang, "visit-question"), question.text.clone(), ui::Stage::Done));
    }
    let day = fmt::day(lang, it.made_at.day_in(&desk.actor().zone));
    let here = |at: bool| if at { ui::Stage::Now } else { ui::Stage::Done };
    way.push(step(t!(lang, "commitment-title"), day, here(open && it.becomes.is_none())));
    if let Some(becomes) = it.becomes {
        let detail = match &seen.measure {
            Some(measure) => format!("№ {}", measure.wording.number),
            None => it.target().to_owned(),
        };
        way.push(step(word(lang, "commitment-becomes", becomes), detail, here(open)));
    }
    let closed = it.closed_on.map(|it| fmt::day(lang, it)).unwrap_or_default();
    let last = match it.state {
        Promise::Open => step(t!(lang, "commitment-to-close"), closed, ui::Stage::Ahead),
        Promise::Done => step(word(lang, "commitment-state", it.state), closed, ui::Stage::Done),
        Promise::Dropped => {
            step(word(lang, "commitment-state", it.state), closed, ui::Stage::Ended)
        }
    };
    way.push(last);
    way
}

fn about(desk: &Desk, seen: &Seen) -> Markup {
    let (lang, it) = (desk.lang, &seen.it);
    let visit = html! {
        a href=(Show { id: seen.visit.id }) {
            (word(lang, "visit-kind", seen.visit.kind)) ", " (fmt::day(lang, seen.visit.from))
        }
    };
    let measure = seen.measure.as_ref().map(|it| {
        html! {
            a href=(plans::ShowMeasure { id: it.id }) { "№ " (it.wording.number) } " " (it.wording.text)
        }
    });
    let said = |text: &str| (!text.is_empty()).then(|| html! { (text) });
    let answer = seen.question.as_ref().and_then(|it| said(&it.answer));
    let target = match (&measure, it.address()) {
        (Some(_), _) => None,
        (None, Some(address)) => Some(html! { a href=(address) { (it.target()) } }),
        (None, None) => said(it.target()),
    };
    let rows = [
        (t!(lang, "commitment-what"), Some(html! { (it.text) })),
        (t!(lang, "commitment-who"), Some(html! { (seen.names[0].name) })),
        (t!(lang, "commitment-for"), Some(html! { (seen.names[1].name) })),
        (t!(lang, "commitment-responsible"), said(&it.responsible)),
        (t!(lang, "commitment-due"), Some(html! { (fmt::day(lang, it.due)) })),
        (t!(lang, "commitment-visit"), Some(visit)),
        (t!(lang, "visit-answer"), answer),
        (t!(lang, "commitment-measure"), measure),
        (t!(lang, "commitment-target"), target),
        (t!(lang, "commitment-evidence"), said(&it.evidence)),
        (t!(lang, "commitment-reason"), said(&it.reason)),
    ];
    ui::facts(rows.into_iter().filter_map(|(label, value)| Some((label, value?))))
}

/// The other side sees who says how it ends, and where to ask.
fn ask(desk: &Desk, seen: &Seen) -> Markup {
    let lang = desk.lang;
    let takes = seen.visit.takes().is_ok();
    let now = format!("{}#question", Now { id: seen.visit.id });
    html! {
        p.soft { (t!(lang, "commitment-theirs", side = seen.names[0].name.as_str())) }
        @if takes { (ui::quiet_link(now, &t!(lang, "commitment-ask"))) }
    }
}

/// What may happen to an open commitment, by the side that promised: it is made into something,
/// kept, or dropped. A form that was refused is shown once more, with what was typed into it.
fn next(desk: &Desk, seen: &Seen, tried: &Tried) -> Markup {
    let (lang, id) = (desk.lang, seen.it.id);
    let settles = seen.voice.settles(&seen.it).is_ok();
    let open = seen.it.state == Promise::Open && settles;
    let free = open && seen.it.becomes.is_none();
    let one = |name, label: String, action: String, title: String| {
        let (typed, faults) = tried.of(name, Typed::default());
        let field = Field { name, label, required: true, ..Field::default() };
        let form = html! {
            form method="post" action=(action) {
                (ui::textarea(lang, field, 2, &typed, &faults))
                button.button.quiet type="submit" { (title) }
            }
        };
        unfolding(tried.form == name, &title, form)
    };
    html! {
        @if seen.it.state == Promise::Open && !settles { (ask(desk, seen)) }
        @if open || tried.form == EVIDENCE {
            (one(EVIDENCE, t!(lang, "commitment-evidence"), Fulfilment { id }.to_string(), t!(lang, "commitment-keep")))
        }
        @if free || tried.form == PLAN { (measure_form(desk, seen, tried)) }
        @if free || tried.form == PRACTICE {
            (one(PRACTICE, t!(lang, "commitment-practice"), IntoPractice { id }.to_string(), t!(lang, "commitment-into-practice")))
        }
        @if free { p { a href={ (ShowCommitment { id }) "/adoption" } { (t!(lang, "commitment-adopt")) } } }
        @if free || tried.form == TASK {
            (one(TASK, t!(lang, "commitment-task"), IntoTask { id }.to_string(), t!(lang, "commitment-into-task")))
        }
        @if open || tried.form == REASON {
            (one(REASON, t!(lang, "commitment-reason"), Dropping { id }.to_string(), t!(lang, "commitment-drop")))
        }
    }
}

/// A form under its title; the refused one stands open.
fn unfolding(open: bool, title: &str, form: Markup) -> Markup {
    html! { details open[open] { summary { (title) } (form) } }
}

fn measure_form(desk: &Desk, seen: &Seen, tried: &Tried) -> Markup {
    let lang = desk.lang;
    let open = seen.plans.iter().filter(|it| !it.has_lapsed(desk.today()));
    let open: Vec<_> = open.map(|it| (it.id, it.title.clone())).collect();
    let must = |name, label| Field { name, label, required: true, ..Field::default() };
    let refused = tried.form == PLAN;
    let (typed, faults) = tried.of(PLAN, Typed::default());
    let form = html! {
        @if open.is_empty() { p.soft { (t!(lang, "commitment-no-plan")) } }
        @if !open.is_empty() || refused {
            form method="post" action=(IntoMeasure { id: seen.it.id }) {
                (ui::select(lang, must(PLAN, t!(lang, "commitment-plan")), open, &typed, &faults))
                (ui::field(lang, must(NUMBER, t!(lang, "commitment-measure-number")), &typed, &faults))
                button.button.quiet type="submit" { (t!(lang, "commitment-into-measure")) }
            }
        }
    };
    unfolding(refused, &t!(lang, "commitment-into-measure"), form)
}
