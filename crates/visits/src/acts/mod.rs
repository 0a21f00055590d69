//! What is done to visits and commitments, by pages and programs alike: found, allowed, kept, noted.

pub(crate) mod people;
pub(crate) mod programme;

use crate::pages::{hear, reach, reach_arranging};
use crate::{Becomes, Commitment, Settlement, Step, Visit, Voice, outside, store};
use db::{Tx, transact};
use journal::{Note, Thing};
use kernel::{CommitmentId, MeasureId, PlanId, RegionCode, Say, VisitId};
use plans::{Plan, Term, Wording};
use web::{Desk, Error, Result, fmt, t};

/// What may be done to an open commitment.
#[derive(Clone, Debug)]
pub(crate) enum Act {
    /// It becomes a measure of a plan, with this number there.
    Measure(PlanId, String),
    /// It becomes an interest in a practice, or a task, in words.
    Become(Becomes, String),
    /// It was kept; the evidence.
    Keep(String),
    /// It is dropped; the reason.
    Drop(String),
}

/// Keeps a visit as it was entered or changed; where it stands on its path is no part of that.
pub(crate) async fn enter(desk: &Desk, visit: &Visit, verb: &'static str) -> Result<()> {
    transact!(desk.db(), |tx| {
        has_its_places(tx, visit).await?;
        let mut visit = visit.clone();
        if let Some(there) = store::find(tx, visit.id).await? {
            there.may_change()?;
            (visit.state, visit.reason) = (there.state, there.reason);
        }
        store::save(tx, &visit).await?;
        let note = Note::by(desk.actor(), verb, Thing::Visit, visit.id);
        Ok::<_, Error>(journal::write(tx, desk.now, note).await?)
    })
}

/// Takes a step of a visit's path; the visit as it stands then.
pub(crate) async fn take(desk: &Desk, id: VisitId, step: Step, reason: &str) -> Result<Visit> {
    let today = desk.today();
    transact!(desk.db(), |tx| {
        let mut visit = reach_arranging(tx, desk, id).await?;
        let verb = match step {
            Step::Beginning => visit.begin(today).map(|()| "visit-begun"),
            Step::Holding => visit.hold(today).map(|()| "visit-held"),
            Step::Closure => visit.close().map(|()| "visit-closed"),
            Step::Cancellation => visit.cancel(reason).map(|()| "visit-cancelled"),
        };
        let verb = verb.map_err(|no| match no.field() {
            "" => no.into(),
            field => Error::field(field, &no),
        })?;
        store::save(tx, &visit).await?;
        if step == Step::Closure {
            propose_note(tx, desk, &visit).await?;
        }
        journal::write(tx, desk.now, Note::by(desk.actor(), verb, Thing::Visit, id)).await?;
        Ok(visit)
    })
}

/// Adds a commitment unless its key is known; says whether it did.
pub(crate) async fn promise(desk: &Desk, it: &Commitment) -> Result<bool> {
    transact!(desk.db(), |tx| {
        let (visit, _) = reach(tx, desk, it.visit).await?;
        if let Some(question) = it.question {
            let asked = store::question(tx, it.visit, question).await?;
            asked.ok_or_else(|| Error::choice("question"))?;
        }
        let added = store::add_commitment(tx, it).await?;
        if added {
            visit.takes()?; // What was there already is answered as before.
            let made = Note::by(desk.actor(), "commitment-made", Thing::Commitment, it.id);
            journal::write(tx, desk.now, made).await?;
            let told = Note::by(desk.actor(), "visit-commitment-made", Thing::Visit, it.visit);
            journal::write(tx, desk.now, told).await?;
        }
        Ok(added)
    })
}

/// Does it; the commitment as it stands then.
pub(crate) async fn follow(desk: &Desk, id: CommitmentId, act: &Act) -> Result<Commitment> {
    transact!(desk.db(), |tx| {
        let mut it = to_settle(tx, desk, id).await?;
        let verb = match act {
            Act::Measure(plan, number) => {
                let plan = plans::find(tx, *plan).await?;
                let plan = plan.filter(|it| it.side_of(desk.actor().region).is_some());
                let plan = plan.ok_or_else(|| Error::choice("plan"))?;
                let wording = wording(&it, &plan, number);
                let actor = desk.actor();
                let measure =
                    plans::add_measure(tx, actor, plan.id, MeasureId::new(), wording, desk.now)
                        .await?;
                it.become_one(Becomes::Measure, &measure.to_string())?;
                "commitment-became-measure"
            }
            Act::Become(what, target) => {
                it.become_one(*what, target)?;
                match what {
                    Becomes::Practice => "commitment-became-practice",
                    _ => "commitment-became-task",
                }
            }
            Act::Keep(evidence) => {
                it.settle(Settlement::Done(evidence), desk.today())?;
                "commitment-kept"
            }
            Act::Drop(reason) => {
                it.settle(Settlement::Dropped(reason), desk.today())?;
                "commitment-dropped"
            }
        };
        store::save_commitment(tx, &it).await?;
        let note = Note::by(desk.actor(), verb, Thing::Commitment, id);
        journal::write(tx, desk.now, note).await?;
        Ok(it)
    })
}

/// The commitment and its visit, for whoever has a part in that.
///
/// # Errors
/// No such commitment for this actor; the database's.
pub(crate) async fn found(
    tx: &mut Tx,
    desk: &Desk,
    id: CommitmentId,
) -> Result<(Commitment, Visit, Voice)> {
    let it = store::commitment(tx, id).await?.ok_or(Error::NotFound)?;
    let (visit, voice) = hear(tx, desk, it.visit).await?;
    Ok((it, visit, voice))
}

/// The commitment, for whoever says what becomes of it: the side that promised.
///
/// # Errors
/// No such commitment for this actor; the other side promised it; the database's.
pub async fn to_settle(tx: &mut Tx, desk: &Desk, id: CommitmentId) -> Result<Commitment> {
    let (it, _, voice) = found(tx, desk, id).await?;
    voice.settles(&it)?;
    Ok(it)
}

/// Its regions are known, and its institutions are theirs.
async fn has_its_places(tx: &mut Tx, visit: &Visit) -> Result<()> {
    for region in visit.regions() {
        let unknown = || Error::Bad { field: "other", say: Say::new("visit-unknown-region") };
        regions::region(tx, region).await?.ok_or_else(unknown)?;
    }
    let pairs = [(visit.host_organisation, visit.host), (visit.guest_organisation, visit.guest)];
    for (organisation, region) in pairs {
        let Some(id) = organisation else { continue };
        let there = regions::organisation(tx, id).await?.filter(|it| it.region == region);
        there.ok_or(Error::Bad { field: "ours", say: Say::new("visit-foreign-organisation") })?;
    }
    Ok(())
}

/// Closing proposes the measure's note of execution to both sides.
async fn propose_note(tx: &mut Tx, desk: &Desk, visit: &Visit) -> Result<()> {
    let Some(measure) = visit.measure else { return Ok(()) };
    let day = fmt::day(desk.lang, visit.from);
    for region in visit.regions() {
        let proposal = plans::Proposal {
            measure,
            region,
            text: t!(desk.lang, "visit-note-of-execution", aim = &visit.aim),
            source: t!(desk.lang, "visit-note-source", day = day.as_str()),
            on: visit.to,
            author: desk.actor().name.clone(),
        };
        plans::propose_note(tx, &proposal, desk.now).await?;
    }
    Ok(())
}

/// A measure that says what was promised; the promising side answers for it.
fn wording(it: &Commitment, plan: &Plan, number: &str) -> Wording {
    let body = |region: Option<RegionCode>, name: &str| {
        if region.unwrap_or(outside()) != it.side {
            return String::new();
        }
        if it.responsible.is_empty() { name.to_owned() } else { it.responsible.clone() }
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
