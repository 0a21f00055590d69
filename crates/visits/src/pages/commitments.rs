//! Commitments: made at a visit, made into something, followed to closure with their evidence.

use super::{Commitments, ListCommitments, Show, ShowCommitment, reach, refused, talk, to, views};
use crate::{
    Becomes, CannotSettle, Commitment, Facts, Promise, Question, Settlement, Visit, store,
};
use axum::response::Response;
use axum_extra::routing::TypedPath;
use db::{Tx, Wish, transact};
use journal::{Entry, Note, Thing};
use kernel::{CommitmentId, Day, PlanId, QuestionId, RegionCode, Say};
use maud::{Markup, html};
use plans::{Measure, Plan, Term, Wording};
use serde::Deserialize;
use web::ui::{self, Field, Kind};
use web::{
    Desk, Doors, Error, Faults, Frame, Result, Sought, Typed, Who, Whose, fmt, frame, t, word,
};

/// Rows of a page.
const ROWS: usize = 50;
/// Longest text, in characters.
const LONGEST: usize = 2000;
/// Entries of the journal beside a commitment.
const HISTORY: i64 = 30;

/// A commitment becomes a measure of a plan.
#[derive(TypedPath, Deserialize)]
#[typed_path("/commitments/{id}/measure")]
pub struct IntoMeasure {
    /// Which one.
    pub id: CommitmentId,
}

/// A commitment becomes an interest in a practice.
#[derive(TypedPath, Deserialize)]
#[typed_path("/commitments/{id}/practice")]
pub struct IntoPractice {
    /// Which one.
    pub id: CommitmentId,
}

/// A commitment becomes a task.
#[derive(TypedPath, Deserialize)]
#[typed_path("/commitments/{id}/task")]
pub struct IntoTask {
    /// Which one.
    pub id: CommitmentId,
}

/// A commitment was kept.
#[derive(TypedPath, Deserialize)]
#[typed_path("/commitments/{id}/fulfilment")]
pub struct Fulfilment {
    /// Which one.
    pub id: CommitmentId,
}

/// A commitment is dropped with a reason.
#[derive(TypedPath, Deserialize)]
#[typed_path("/commitments/{id}/dropping")]
pub struct Dropping {
    /// Which one.
    pub id: CommitmentId,
}

/// Adds the ends of a commitment to the room's table.
pub(super) fn doors(doors: Doors) -> Doors {
    doors
        .post(Who::OFFICERS, Whose::Party, into_measure)
        .post(Who::OFFICERS, Whose::Party, into_practice)
        .post(Who::OFFICERS, Whose::Party, into_task)
        .post(Who::OFFICERS, Whose::Party, fulfil)
        .post(Who::OFFICERS, Whose::Party, drop_it)
}

/// `GET /commitments?side=…&state=…&late=yes`: those of the actor's region, by term.
pub async fn list(_: ListCommitments, desk: Desk, sought: Sought) -> Result<Markup> {
    let wish = Wish { after: sought.value("after"), limit: ROWS, ..wish(&sought, desk.today()) };
    let mut tx = desk.db().read().await?;
    let page = store::commitments_seen(&mut tx, desk.actor(), &wish).await?;
    let regions = regions::regions(&mut tx).await?;
    let lang = desk.lang;
    let next = page.next.as_ref().map(|it| sought.href(ListCommitments, "after", &it.to_string()));
    let tab = |label, query: &str, current| ui::Tab {
        label,
        href: format!("{ListCommitments}{query}"),
        current,
    };
    let late = sought.get("late") == "yes";
    let state = sought.get("state");
    let tabs = [
        tab(t!(lang, "commitments-open"), "", state.is_empty() && !late),
        tab(t!(lang, "commitments-late"), "?late=yes", late),
        tab(t!(lang, "commitments-all"), "?state=all", state == "all"),
    ];
    let name = |code: RegionCode| {
        regions.iter().find(|it| it.code == code).map(|it| it.name.clone()).unwrap_or_default()
    };
    let body = html! {
        section.sheet.wide {
            (ui::tabs(&t!(lang, "commitments-views"), tabs))
            @if page.rows.is_empty() {
                (ui::empty(&t!(lang, "commitments-none"), &t!(lang, "commitments-none-teach"), None))
            } @else {
                (views::commitments(lang, desk.today(), &page.rows, name))
                (ui::pager(lang, next.as_deref()))
            }
        }
    };
    let top = Frame::titled(t!(lang, "commitments-title")).section("/visits");
    Ok(frame(&desk, top, body))
}

/// What a query wants of the list; open ones where it says nothing.
pub(crate) fn wish(sought: &Sought, today: Day) -> Wish {
    let late = sought.get("late") == "yes";
    let state = match sought.get("state") {
        "all" => None,
        "" => Some(Promise::Open),
        other => other.parse().ok(),
    };
    let filters = vec![
        sought.value::<RegionCode>("side").map(db::Value::from),
        if late { Some(Promise::Open) } else { state }.map(db::Value::from),
        late.then(|| db::Value::from(today)),
        sought.value::<RegionCode>("region").map(db::Value::from),
    ];
    Wish { filters, ..Wish::default() }
}

/// `POST /visits/{id}/commitments`: of either side, by an officer of either.
pub async fn add(Commitments { id }: Commitments, desk: Desk, typed: Typed) -> Result<Response> {
    let mut faults = Faults::default();
    for name in ["side", "due"].into_iter().filter(|it| !typed.has(it)) {
        faults.add(name, Say::new("fault-required"));
    }
    let text = typed.text("promise", LONGEST, &mut faults);
    let responsible = typed.optional_text("responsible", LONGEST, &mut faults);
    let side: Option<RegionCode> = typed.plain("side", &mut faults, "fault-choose");
    let due: Option<Day> = typed.plain("due", &mut faults, "fault-day");
    let question: Option<QuestionId> = typed.plain("question", &mut faults, "fault-choose");
    let once = talk::key(&typed, &mut faults);
    let mut tx = desk.db().read().await?;
    let (visit, _) = reach(&mut tx, &desk, id).await?;
    drop(tx);
    if side.is_some_and(|it| !visit.parties().contains(&it)) {
        faults.add("side", Say::new("fault-choose"));
    }
    if due.is_some_and(|it| it < visit.from) {
        faults.add("due", web::Refusal::say(&CannotSettle::DueBeforeVisit));
    }
    let (true, Some(side), Some(due)) = (faults.is_empty(), side, due) else {
        return Ok(refused(super::show::page(&desk, id, &typed, &faults).await?));
    };
    let it = Commitment {
        id: CommitmentId::new(),
        visit: id,
        once,
        question,
        text,
        side,
        other: visit.other(side),
        responsible,
        due,
        state: Promise::Open,
        becomes: None,
        target: String::new(),
        evidence: String::new(),
        reason: String::new(),
        made_at: desk.now,
        closed_on: None,
    };
    transact!(desk.db(), |tx| { keep_new(tx, &desk, &it).await })?;
    Ok(to(format!("{}#commitments", Show { id })))
}

async fn keep_new(tx: &mut Tx, desk: &Desk, it: &Commitment) -> Result<()> {
    reach(tx, desk, it.visit).await?;
    if let Some(question) = it.question {
        store::question(tx, it.visit, question).await?.ok_or(Error::NotFound)?;
    }
    if store::add_commitment(tx, it).await? {
        for (verb, thing, id) in [
            ("commitment-made", Thing::Commitment, it.id.to_string()),
            ("visit-commitment-made", Thing::Visit, it.visit.to_string()),
        ] {
            journal::write(tx, desk.now, Note::by(desk.actor(), verb, thing, id)).await?;
        }
    }
    Ok(())
}

/// `GET /commitments/{id}`.
pub async fn show(ShowCommitment { id }: ShowCommitment, desk: Desk) -> Result<Markup> {
    page(&desk, id, &Typed::default(), &Faults::default()).await
}

/// `POST /commitments/{id}/measure`: an addition to a plan of both regions.
pub async fn into_measure(path: IntoMeasure, desk: Desk, typed: Typed) -> Result<Response> {
    let id = path.id;
    let mut faults = Faults::default();
    let plan: Option<PlanId> = typed.plain("plan", &mut faults, "fault-choose");
    let number = typed.text("number", 20, &mut faults);
    let Some(plan) = plan.filter(|_| faults.is_empty()) else {
        faults.add("plan", Say::new("fault-required"));
        return Ok(refused(page(&desk, id, &typed, &faults).await?));
    };
    let done = transact!(desk.db(), |tx| {
        let (mut it, _) = found(tx, &desk, id).await?;
        let sides = plans::find(tx, plan).await?.ok_or(Error::NotFound)?;
        let wording = wording(&it, &sides, &number);
        let measure = plans::add_measure(tx, desk.actor(), plan, wording, desk.now).await?;
        it.become_one(Becomes::Measure, &measure.to_string())?;
        keep(tx, &desk, &it, "commitment-became-measure").await
    });
    settled(&desk, id, &typed, "plan", done).await
}

/// A measure that says what was promised; the promising side answers for it.
fn wording(it: &Commitment, plan: &Plan, number: &str) -> Wording {
    let body = |region: Option<RegionCode>, name: &str| match region == Some(it.side) {
        true if it.responsible.is_empty() => name.to_owned(),
        true => it.responsible.clone(),
        false => String::new(),
    };
    Wording {
        number: number.to_owned(),
        text: it.text.clone(),
        sphere: String::new(),
        term: Term::Day(it.due),
        body_a: body(plan.region_a, &plan.name_a),
        body_b: body(plan.region_b, &plan.name_b),
        result: String::new(),
        indicator: String::new(),
        target: String::new(),
    }
}

/// `POST /commitments/{id}/practice`.
pub async fn into_practice(path: IntoPractice, desk: Desk, typed: Typed) -> Result<Response> {
    become_one(&desk, path.id, typed, Becomes::Practice).await
}

/// `POST /commitments/{id}/task`.
pub async fn into_task(path: IntoTask, desk: Desk, typed: Typed) -> Result<Response> {
    become_one(&desk, path.id, typed, Becomes::Task).await
}

async fn become_one(
    desk: &Desk,
    id: CommitmentId,
    typed: Typed,
    what: Becomes,
) -> Result<Response> {
    let mut faults = Faults::default();
    let (field, verb) = match what {
        Becomes::Practice => ("practice", "commitment-became-practice"),
        _ => ("task", "commitment-became-task"),
    };
    let target = typed.text(field, LONGEST, &mut faults);
    if !faults.is_empty() {
        return Ok(refused(page(desk, id, &typed, &faults).await?));
    }
    let done = transact!(desk.db(), |tx| {
        let (mut it, _) = found(tx, desk, id).await?;
        it.become_one(what, &target)?;
        keep(tx, desk, &it, verb).await
    });
    settled(desk, id, &typed, field, done).await
}

/// `POST /commitments/{id}/fulfilment`.
pub async fn fulfil(path: Fulfilment, desk: Desk, typed: Typed) -> Result<Response> {
    let said = typed.get("evidence").to_owned();
    settle(&desk, path.id, typed, Settlement::Done(&said)).await
}

/// `POST /commitments/{id}/dropping`.
pub async fn drop_it(path: Dropping, desk: Desk, typed: Typed) -> Result<Response> {
    let said = typed.get("reason").to_owned();
    settle(&desk, path.id, typed, Settlement::Dropped(&said)).await
}

async fn settle(
    desk: &Desk,
    id: CommitmentId,
    typed: Typed,
    how: Settlement<'_>,
) -> Result<Response> {
    let (field, verb) = match how {
        Settlement::Done(_) => ("evidence", "commitment-kept"),
        Settlement::Dropped(_) => ("reason", "commitment-dropped"),
    };
    let mut faults = Faults::default();
    typed.optional_text(field, LONGEST, &mut faults);
    if !faults.is_empty() {
        return Ok(refused(page(desk, id, &typed, &faults).await?));
    }
    let done = transact!(desk.db(), |tx| {
        let (mut it, _) = found(tx, desk, id).await?;
        it.settle(how, desk.today())?;
        keep(tx, desk, &it, verb).await
    });
    settled(desk, id, &typed, field, done).await
}

/// Back to the commitment, or the refusal beside the field.
async fn settled(
    desk: &Desk,
    id: CommitmentId,
    typed: &Typed,
    field: &'static str,
    done: Result<()>,
) -> Result<Response> {
    match done {
        Ok(()) => Ok(to(ShowCommitment { id })),
        Err(Error::Refused(why)) => {
            let mut faults = Faults::default();
            faults.add(field, why.say());
            Ok(refused(page(desk, id, typed, &faults).await?))
        }
        Err(other) => Err(other),
    }
}

async fn keep(tx: &mut Tx, desk: &Desk, it: &Commitment, verb: &'static str) -> Result<()> {
    store::save_commitment(tx, it).await?;
    let note = Note::by(desk.actor(), verb, Thing::Commitment, it.id);
    Ok(journal::write(tx, desk.now, note).await?)
}

/// The commitment and its visit, for whoever has a part in that.
async fn found(tx: &mut Tx, desk: &Desk, id: CommitmentId) -> Result<(Commitment, Visit)> {
    let it = store::commitment(tx, id).await?.ok_or(Error::NotFound)?;
    let (visit, _) = reach(tx, desk, it.visit).await?;
    Ok((it, visit))
}

/// Everything the page of a commitment shows.
struct Seen {
    it: Commitment,
    visit: Visit,
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
        let (it, visit) = found(&mut tx, desk, id).await?;
        let side = regions::region(&mut tx, it.side).await?.ok_or(Error::NotFound)?;
        let other = regions::region(&mut tx, it.other).await?.ok_or(Error::NotFound)?;
        let question = match it.question {
            Some(id) => store::question(&mut tx, visit.id, id).await?,
            None => None,
        };
        let measure = match it.measure() {
            Some(id) => plans::measure(&mut tx, id).await?,
            None => None,
        };
        let plans = plans::between(&mut tx, it.side, it.other).await?;
        let history = journal::of_thing(&mut tx, Thing::Commitment, id, HISTORY).await?;
        Ok(Seen { it, visit, names: [side, other], question, measure, plans, history })
    }
}

/// The page: the whole way, question → commitment → what it became → closed.
async fn page(desk: &Desk, id: CommitmentId, typed: &Typed, faults: &Faults) -> Result<Markup> {
    let seen = Seen::read(desk, id).await?;
    let (lang, it) = (desk.lang, &seen.it);
    let top = Frame::titled(t!(lang, "commitment-title"))
        .section("/visits")
        .crumb(t!(lang, "commitments-title"), ListCommitments)
        .lead(html! { (it.text) " " (views::promise(lang, it, desk.today())) });
    let officer = Who::OFFICERS.admits(Some(desk.actor().role));
    let body = html! {
        (ui::wide_sheet(&t!(lang, "commitment-way"), ui::steps(lang, way(desk, &seen))))
        (ui::sheet(&t!(lang, "commitment-about"), about(desk, &seen)))
        @if officer && it.state == Promise::Open {
            (ui::sheet(&t!(lang, "commitment-next"), next(desk, &seen, typed, faults)))
        }
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
            None => it.target.clone(),
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
    let target = if measure.is_some() { None } else { said(&it.target) };
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

/// What may happen to an open commitment: it is made into something, kept, or dropped.
fn next(desk: &Desk, seen: &Seen, typed: &Typed, faults: &Faults) -> Markup {
    let (lang, it) = (desk.lang, &seen.it);
    let id = it.id;
    let one = |name: &'static str, label: String, action: String, title: String| {
        let field = Field { name, label, required: true, ..Field::default() };
        html! {
            details open[faults.of(name).is_some()] {
                summary { (title) }
                form method="post" action=(action) {
                    (ui::textarea(lang, field, 2, typed, faults))
                    button.button.quiet type="submit" { (title) }
                }
            }
        }
    };
    html! {
        (one("evidence", t!(lang, "commitment-evidence"), Fulfilment { id }.to_string(), t!(lang, "commitment-keep")))
        @if it.becomes.is_none() {
            (measure_form(desk, seen, typed, faults))
            (one("practice", t!(lang, "commitment-practice"), IntoPractice { id }.to_string(), t!(lang, "commitment-into-practice")))
            (one("task", t!(lang, "commitment-task"), IntoTask { id }.to_string(), t!(lang, "commitment-into-task")))
        }
        (one("reason", t!(lang, "commitment-reason"), Dropping { id }.to_string(), t!(lang, "commitment-drop")))
    }
}

fn measure_form(desk: &Desk, seen: &Seen, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let open = seen.plans.iter().filter(|it| !it.has_lapsed(desk.today()));
    let open: Vec<_> = open.map(|it| (it.id, it.title.clone())).collect();
    let must = |name, label| Field { name, label, required: true, ..Field::default() };
    html! {
        details open[faults.of("plan").is_some() || faults.of("number").is_some()] {
            summary { (t!(lang, "commitment-into-measure")) }
            @if open.is_empty() {
                p.soft { (t!(lang, "commitment-no-plan")) }
            } @else {
                form method="post" action=(IntoMeasure { id: seen.it.id }) {
                    (ui::select(lang, must("plan", t!(lang, "commitment-plan")), open, typed, faults))
                    (ui::field(lang, must("number", t!(lang, "commitment-measure-number")), typed, faults))
                    button.button.quiet type="submit" { (t!(lang, "commitment-into-measure")) }
                }
            }
        }
    }
}

/// The form of a new commitment on the visit's page.
pub fn form(desk: &Desk, facts: &Facts, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let must = |name, label| Field { name, label, required: true, form: "k", ..Field::default() };
    let may = |name, label| Field { required: false, ..must(name, label) };
    let sides = facts.visit.parties().map(|it| (it, facts.region(it).name.clone()));
    let questions = facts.questions.iter().map(|it| (it.id, it.text.clone()));
    let due = Field { kind: Kind::Day, ..must("due", t!(lang, "commitment-due")) };
    html! {
        details open[faults.of("promise").is_some() || faults.of("due").is_some()] {
            summary { (t!(lang, "commitment-add")) }
            form method="post" action=(Commitments { id: facts.visit.id }) {
                (ui::hidden("once", CommitmentId::new()))
                (ui::textarea(lang, must("promise", t!(lang, "commitment-what")), 2, typed, faults))
                (ui::select(lang, must("side", t!(lang, "commitment-who")), sides, typed, faults))
                (ui::field(lang, may("responsible", t!(lang, "commitment-responsible")), typed, faults))
                (ui::field(lang, due, typed, faults))
                (ui::select(lang, may("question", t!(lang, "commitment-question")), questions, typed, faults))
                button.button.quiet type="submit" { (t!(lang, "commitment-add")) }
            }
        }
    }
}
