//! What the sides of an adoption do: its steps, the adaptation, the talk, the practice it becomes.

use super::unknown;
use crate::{
    Adoption, AdoptionStep, Asked, CannotAdopt, Measured, Practice, Taken, acts, read_changes,
    read_plan, store,
};
use db::Tx;
use journal::{Note, Thing};
use kernel::{AdoptionId, Day, PracticeId};
use web::{Desk, Error, Faults, Result, Stopped, Typed};

/// Longest text of a field, in characters.
const LONGEST: usize = 2_000;
/// Longest message, in characters.
const MESSAGE: usize = 4_000;
/// Longest name of a responsible person, in characters.
const NAME: usize = 200;

/// The adoption, if the actor's region is one of its sides.
pub(crate) async fn party(tx: &mut Tx, desk: &Desk, id: AdoptionId) -> Result<Adoption> {
    let adoption = unknown(store::find_adoption(tx, id).await?)?;
    desk.party(&adoption.parties())?;
    Ok(adoption)
}

/// Begins an adoption, with its entry in the journal: from the catalogue, an offer, a commitment.
///
/// # Errors
/// The rule's refusal, with the field of the form it belongs to; the database's.
pub async fn adopt(tx: &mut Tx, desk: &Desk, asked: &Asked<'_>) -> Result<AdoptionId> {
    let adoption = acts::request_adoption(tx, asked).await?.map_err(beside)?;
    let note = Note::by(desk.actor(), "adoption-begun", Thing::Adoption, adoption.id);
    journal::write(tx, desk.now, note.with("practice", asked.practice.to_string())).await?;
    Ok(adoption.id)
}

/// Asks for an adoption as a form or a program does. Asked for again, by a second click or by a
/// colleague, it is the one there is.
pub(crate) async fn ask(
    tx: &mut Tx,
    desk: &Desk,
    practice: PracticeId,
    typed: &Typed,
) -> Result<AdoptionId, Stopped> {
    let mut faults = Faults::default();
    let on = typed.plain("on", &mut faults, "fault-day").unwrap_or(desk.today());
    let responsible = typed.optional_text("responsible", NAME, &mut faults);
    let step = typed.plain("step", &mut faults, "fault-choose").unwrap_or(AdoptionStep::Request);
    faults.check()?;
    let mut asked = Asked { step, on, ..Asked::by(desk, practice) };
    if !responsible.is_empty() {
        asked.responsible = &responsible;
    }
    match store::under_way(tx, practice, asked.organisation).await? {
        Some(known) => Ok(known),
        None => Ok(adopt(tx, desk, &asked).await?),
    }
}

/// Makes a step: dated, with who answers for it.
pub(crate) async fn step(
    tx: &mut Tx,
    desk: &Desk,
    id: AdoptionId,
    step: AdoptionStep,
    typed: &Typed,
) -> Result<(), Stopped> {
    let mut adoption = party(tx, desk, id).await?;
    let earlier = store::steps(tx, id).await?;
    let mut faults = Faults::default();
    let on: Option<Day> = typed.plain("on", &mut faults, "fault-day");
    let on = on.unwrap_or(desk.today());
    let responsible = typed.optional_text("responsible", NAME, &mut faults);
    let note = typed.optional_text("note", LONGEST, &mut faults);
    fill(tx, &mut adoption, step, on, typed, &mut faults).await?;
    faults.check()?;
    let last = earlier.last().map_or(adoption.began_on, |it| it.on_day);
    let adopter = adoption.is_adopter(desk.actor());
    adoption.take(step, adopter, on, last, desk.today()).map_err(beside)?;
    let taken = Taken {
        adoption: id,
        position: earlier.len() as i64 + 1,
        step,
        on_day: on,
        responsible: if responsible.is_empty() { desk.actor().name.clone() } else { responsible },
        account: Some(desk.actor().account),
        note,
        at: desk.now,
    };
    acts::keep_step(tx, &adoption, &taken).await?;
    let note = Note::by(desk.actor(), "adoption-step", Thing::Adoption, id);
    journal::write(tx, desk.now, note.with("step", step.word()).with("on", on.to_string())).await?;
    Ok(())
}

/// What a step brings with it: the plan from the donor's card, the measured result, the lesson.
async fn fill(
    tx: &mut Tx,
    adoption: &mut Adoption,
    step: AdoptionStep,
    on: Day,
    typed: &Typed,
    faults: &mut Faults,
) -> Result<(), Stopped> {
    match step {
        AdoptionStep::Plan if adoption.plan.0.is_empty() => {
            let version = unknown(store::version(tx, adoption.version).await?)?;
            adoption.plan = Adoption::plan_of(&version.card, on);
        }
        AdoptionStep::Measurement => {
            let result = serde_json::to_string(&measured(typed, faults));
            adoption.result = result.map_err(|it| Error::Ours(it.into()))?;
        }
        AdoptionStep::Refusal | AdoptionStep::Stop => {
            adoption.lesson = typed.text("reason", LONGEST, faults);
        }
        _ => {}
    }
    Ok(())
}

/// The result as the adopter measured it.
fn measured(typed: &Typed, faults: &mut Faults) -> Measured {
    let mut text = |name| typed.text(name, LONGEST, faults);
    Measured {
        what: text("what"),
        baseline: text("baseline"),
        value: text("value"),
        period: text("period"),
        source: text("source"),
    }
}

/// Writes the plan of adaptation, and what is done otherwise than by the donor.
pub(crate) async fn adapt(
    tx: &mut Tx,
    desk: &Desk,
    id: AdoptionId,
    typed: &Typed,
) -> Result<(), Stopped> {
    let mut adoption = party(tx, desk, id).await?;
    if !adoption.is_adopter(desk.actor()) {
        return Err(CannotAdopt::OtherSide.into());
    }
    let mut faults = Faults::default();
    match read_plan(typed.get("plan")) {
        Ok(plan) => adoption.plan = plan,
        Err(say) => faults.add("plan", say),
    }
    match read_changes(typed.get("changes")) {
        Ok(changes) => adoption.changes = changes,
        Err(say) => faults.add("changes", say),
    }
    faults.check()?;
    store::save_adoption(tx, &adoption).await?;
    let note = Note::by(desk.actor(), "adoption-adapted", Thing::Adoption, id);
    journal::write(tx, desk.now, note).await?;
    Ok(())
}

/// Adds a message to the mentor talk.
pub(crate) async fn say(
    tx: &mut Tx,
    desk: &Desk,
    id: AdoptionId,
    typed: &Typed,
) -> Result<(), Stopped> {
    party(tx, desk, id).await?;
    let mut faults = Faults::default();
    let text = typed.text("text", MESSAGE, &mut faults);
    faults.check()?;
    acts::say(tx, id, desk.actor(), text, desk.now).await?;
    let note = Note::by(desk.actor(), "adoption-said", Thing::Adoption, id);
    journal::write(tx, desk.now, note).await?;
    Ok(())
}

/// Makes a practice of the adopter's out of an adoption that works.
pub(crate) async fn grow(tx: &mut Tx, desk: &Desk, id: AdoptionId) -> Result<Practice, Stopped> {
    let mut adoption = party(tx, desk, id).await?;
    if adoption.organisation != desk.actor().organisation {
        return Err(CannotAdopt::OtherSide.into());
    }
    let practice = acts::grow(tx, desk.actor(), &mut adoption, desk.now).await??;
    let note = Note::by(desk.actor(), "practice-grown", Thing::Practice, practice.id);
    journal::write(tx, desk.now, note.with("name", practice.title.as_str())).await?;
    Ok(practice)
}

/// A refusal beside the field it belongs to.
fn beside(it: CannotAdopt) -> Error {
    Error::field(it.field(), &it)
}
