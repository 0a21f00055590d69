//! Changes that other rooms, pages and programs make alike.

use crate::{
    Consent, Course, Measure, Plan, PlanState, Progress, Proposal, Refused, Report, ReportState,
    Says, Side, Source, Version, Word, Wording, fresh, store, written,
};
use db::{Result, Tx};
use journal::{Note, Thing};
use kernel::{Actor, Day, MeasureId, Moment, PlanId, ReportId};
use search::{Document, Kind, Scope};
use std::collections::{HashMap, HashSet};
use web::Error;

/// How far a plan is on a day; two statements at most.
pub async fn progress(tx: &mut Tx, plan: PlanId, today: Day) -> Result<Progress> {
    Ok(Progress::of(&store::measures(tx, plan).await?, today))
}

/// Adds a new plan with its first version.
pub async fn add(tx: &mut Tx, plan: &Plan, actor: &Actor, now: Moment) -> Result<()> {
    save(tx, plan, "", now).await?;
    journal::write(tx, now, Note::by(actor, "plan-added", Thing::Plan, plan.id)).await
}

/// Keeps a plan with its newest version, begun for a reason; without an entry in the journal. Once
/// it was approved, the search finds it, by the title in force.
pub async fn save(tx: &mut Tx, plan: &Plan, reason: &str, now: Moment) -> Result<()> {
    store::save(tx, plan).await?;
    if plan.state == PlanState::Approved {
        search::put(tx, &document(plan)).await?;
    }
    let version = Version {
        plan: plan.id,
        version: plan.version,
        reason: reason.to_owned(),
        begun_at: now,
        approved_on: plan.approved_on,
        title: plan.title.clone(),
        from: plan.from,
        to: plan.to,
    };
    store::insert_version(tx, &version).await
}

fn document(plan: &Plan) -> Document {
    Document {
        kind: Kind::Plan,
        id: plan.id.to_string(),
        scope: Scope::Open,
        title: plan.title.clone(),
        detail: format!("{} — {}", plan.name_a, plan.name_b),
        words: String::new(),
    }
}

/// Adds a measure to the version being written; to an approved plan as an addition, which is a
/// version of its own: so a commitment becomes a measure. Where the other side has Okno, the
/// addition waits for its agreement; else it is approved at once.
///
/// # Errors
/// No such plan or none of the actor's region; the term lies outside of it; the number is there.
pub async fn add_measure(
    tx: &mut Tx,
    actor: &Actor,
    plan: PlanId,
    id: MeasureId,
    wording: Wording,
    now: Moment,
) -> web::Result<MeasureId> {
    let plan = store::find(tx, plan).await?.ok_or(Error::NotFound)?;
    let side = plan.side_of(actor.region).ok_or(Error::NotFound)?;
    let mut plan = store::written(tx, plan).await?;
    let extends = plan.state == PlanState::Approved;
    if extends {
        extend(tx, &mut plan, side, actor, now).await?;
    }
    let measure = fresh(&plan, id, wording);
    keep_measure(tx, &plan, &measure).await?;
    let note = Note::by(actor, "measure-added", Thing::Measure, measure.id)
        .with("number", measure.wording.number.as_str());
    journal::write(tx, now, note).await?;
    if extends && plan.state == PlanState::Draft {
        // There is nothing in it but what the actor has just put there.
        consent(tx, &plan, side, actor, now).await?;
    } else {
        changed(tx, &plan, actor, now).await?;
    }
    Ok(measure.id)
}

/// Keeps a measure's text in the plan's newest version; the caller says that it [`changed`].
///
/// # Errors
/// The term lies outside of the plan; another measure has its number.
pub async fn keep_measure(tx: &mut Tx, plan: &Plan, measure: &Measure) -> web::Result<()> {
    plan.admits(&measure.wording).map_err(Refused::beside)?;
    let all = store::written_measures(tx, plan).await?;
    let number = &measure.wording.number;
    if all.iter().any(|it| it.id != measure.id && it.wording.number == *number) {
        return Err(Refused::NumberTwice(number.clone()).beside());
    }
    store::save_measure(tx, plan, measure).await?;
    Ok(())
}

/// An addition: a version approved on the day it is made, where nobody else is asked.
async fn extend(
    tx: &mut Tx,
    plan: &mut Plan,
    side: Side,
    actor: &Actor,
    now: Moment,
) -> web::Result<()> {
    let reason = "дополнение";
    let accord = store::accord(tx, plan).await?;
    if accord.ends_with(plan, side) {
        plan.version += 1;
        plan.approved_on = Some(actor.today(now));
        save(tx, plan, reason, now).await?;
    } else {
        plan.revise(reason)?;
        save(tx, plan, reason, now).await?;
        journal::write(tx, now, revised(actor, plan, reason)).await?;
    }
    Ok(())
}

/// The entry of the journal about a version that was begun.
pub(crate) fn revised(actor: &Actor, plan: &Plan, reason: &str) -> Note {
    Note::by(actor, "plan-revised", Thing::Plan, plan.id)
        .with("version", plan.version)
        .with("reason", reason)
}

/// The version being written has changed: whoever had agreed to it has not agreed to this.
pub(crate) async fn changed(tx: &mut Tx, plan: &Plan, actor: &Actor, now: Moment) -> Result<()> {
    if plan.state == PlanState::Draft && store::lift_consents(tx, plan).await? {
        let note = Note::by(actor, "plan-consent-lifted", Thing::Plan, plan.id);
        journal::write(tx, now, note.with("version", plan.version)).await?;
    }
    Ok(())
}

/// A side's officer agrees to the version being written.
pub(crate) async fn consent(
    tx: &mut Tx,
    plan: &Plan,
    side: Side,
    actor: &Actor,
    now: Moment,
) -> Result<()> {
    let it = Consent { side, name: actor.name.clone(), at: now };
    store::insert_consent(tx, plan, &it).await?;
    let note = Note::by(actor, "plan-agreed", Thing::Plan, plan.id)
        .with("version", plan.version)
        .with("side", plan.name(side));
    journal::write(tx, now, note).await
}

/// Puts the version that was just approved in force: its title and period, its texts, and what
/// follows from them and from the sides' words.
pub(crate) async fn publish(tx: &mut Tx, plan: &Plan, now: Moment) -> Result<()> {
    let in_force = store::measures(tx, plan.id).await?;
    save(tx, plan, "", now).await?;
    if plan.version == 1 {
        return Ok(());
    }
    let changes = store::changes_of(tx, plan).await?;
    let changed: HashSet<MeasureId> = changes.iter().map(|it| it.measure).collect();
    let mut said: HashMap<MeasureId, Vec<Word>> = HashMap::new();
    for it in store::words_of_plan(tx, plan.id).await? {
        said.entry(it.measure).or_default().push(it.word);
    }
    store::clear_changed(tx, plan).await?;
    for mut measure in written(plan, in_force, changes) {
        let words = said.get(&measure.id).map_or(&[][..], Vec::as_slice);
        let was = measure.course;
        measure.course = course(plan, &measure, words);
        if changed.contains(&measure.id) {
            store::save_measure(tx, plan, &measure).await?;
        } else if measure.course != was {
            store::save_course(tx, &measure).await?;
        }
    }
    Ok(())
}

/// Proposes a note of execution to a side: it counts when that side's officer takes it. `None`
/// where the region has no part in the measure, or the measure is gone.
pub async fn propose_note(tx: &mut Tx, it: &Proposal, now: Moment) -> Result<Option<ReportId>> {
    let Some(measure) = store::measure(tx, it.measure).await? else { return Ok(None) };
    let plan = store::find(tx, measure.plan).await?;
    let side = plan.and_then(|plan| plan.side_of(it.region));
    let side = side.filter(|side| measure.is_there().is_ok() && measure.wording.concerns(*side));
    let Some(side) = side else { return Ok(None) };
    let report = Report {
        id: ReportId::new(),
        measure: it.measure,
        side,
        says: Says::Done,
        on: it.on,
        text: it.text.clone(),
        value: String::new(),
        source: Source::Visit,
        document: it.source.clone(),
        dated: None,
        state: ReportState::Proposed,
        author: it.author.clone(),
        entered_at: now,
    };
    store::insert_report(tx, &report).await?;
    let note = Note::system("measure-note-proposed", Thing::Measure, it.measure);
    journal::write(tx, now, note.with("source", it.source.as_str())).await?;
    Ok(Some(report.id))
}

/// Adds a report and lets the measure's course follow; the caller has asked [`Plan::takes`].
pub async fn take(tx: &mut Tx, plan: &Plan, measure: &Measure, report: &Report) -> Result<()> {
    store::insert_report(tx, report).await?;
    follow(tx, plan, measure.clone()).await
}

/// Lets a measure's course follow from what is kept of it.
pub async fn follow(tx: &mut Tx, plan: &Plan, mut measure: Measure) -> Result<()> {
    let words = store::words_of(tx, measure.id).await?;
    measure.course = course(plan, &measure, &words);
    store::save_course(tx, &measure).await
}

fn course(plan: &Plan, measure: &Measure, words: &[crate::Word]) -> Course {
    measure.wording.course(plan.from, plan.to, measure.dropped_on.is_some(), words)
}
