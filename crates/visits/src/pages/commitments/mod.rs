//! Commitments: made at a visit, made into something, followed to closure with their evidence.

mod list;
mod made;
mod show;

pub use list::list;
pub(crate) use list::wish;
pub(crate) use made::read;
pub use made::{add, form};
pub use show::show;

use self::show::page;
use super::{ShowCommitment, refused, to};
use crate::Becomes;
use crate::acts::{self, Act};
use axum::response::Response;
use axum_extra::routing::TypedPath;
use kernel::{CommitmentId, PlanId, Say};
use serde::Deserialize;
use web::{Desk, Doors, Faults, Result, Stopped, Tried, Typed, Who, Whose};

/// Longest text, in characters.
const LONGEST: usize = 2000;
/// Longest number of a measure, in characters.
const LONGEST_NUMBER: usize = 20;

/// Each form is called as its main field.
const EVIDENCE: &str = "evidence";
const REASON: &str = "reason";
const PRACTICE: &str = "practice";
const TASK: &str = "task";
const PLAN: &str = "plan";
const NUMBER: &str = "number";

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

/// `POST /commitments/{id}/measure`: an addition to a plan of both regions.
pub async fn into_measure(path: IntoMeasure, desk: Desk, typed: Typed) -> Result<Response> {
    let act = addition(&typed);
    followed(&desk, path.id, typed, PLAN, act).await
}

/// `POST /commitments/{id}/practice`.
pub async fn into_practice(path: IntoPractice, desk: Desk, typed: Typed) -> Result<Response> {
    say(&desk, path.id, typed, PRACTICE, |it| Act::Become(Becomes::Practice, it)).await
}

/// `POST /commitments/{id}/task`.
pub async fn into_task(path: IntoTask, desk: Desk, typed: Typed) -> Result<Response> {
    say(&desk, path.id, typed, TASK, |it| Act::Become(Becomes::Task, it)).await
}

/// `POST /commitments/{id}/fulfilment`.
pub async fn fulfil(path: Fulfilment, desk: Desk, typed: Typed) -> Result<Response> {
    say(&desk, path.id, typed, EVIDENCE, Act::Keep).await
}

/// `POST /commitments/{id}/dropping`.
pub async fn drop_it(path: Dropping, desk: Desk, typed: Typed) -> Result<Response> {
    say(&desk, path.id, typed, REASON, Act::Drop).await
}

fn addition(typed: &Typed) -> Result<Act, Stopped> {
    let mut faults = Faults::default();
    let number = typed.text(NUMBER, LONGEST_NUMBER, &mut faults);
    if !typed.has(PLAN) {
        faults.add(PLAN, Say::new("fault-required"));
    }
    let plan: Option<PlanId> = typed.plain(PLAN, &mut faults, "fault-choose");
    let act = plan.map(|it| Act::Measure(it, number)).filter(|_| faults.is_empty());
    act.ok_or(Stopped::Faults(faults))
}

/// An act that needs words: those of one field.
async fn say(
    desk: &Desk,
    id: CommitmentId,
    typed: Typed,
    field: &'static str,
    act: impl FnOnce(String) -> Act,
) -> Result<Response> {
    let mut faults = Faults::default();
    let words = typed.text(field, LONGEST, &mut faults);
    let act = faults.check().map(|()| act(words));
    followed(desk, id, typed, field, act).await
}

/// Back to the commitment, or the refused form on its page.
async fn followed(
    desk: &Desk,
    id: CommitmentId,
    typed: Typed,
    field: &'static str,
    act: Result<Act, Stopped>,
) -> Result<Response> {
    let done = match act {
        Ok(act) => acts::follow(desk, id, &act).await.map(drop).map_err(Stopped::from),
        Err(stopped) => Err(stopped),
    };
    match done {
        Ok(()) => Ok(to(ShowCommitment { id })),
        Err(Stopped::Error(error)) => Err(error),
        Err(Stopped::Faults(faults)) => {
            let tried = Tried::new(field, typed, beside(field, &faults));
            Ok(refused(page(desk, id, &tried).await?))
        }
    }
}

/// What stands beside no field of the form stands beside `field`.
fn beside(field: &'static str, faults: &Faults) -> Faults {
    let mut beside = Faults::default();
    for (name, say) in faults.iter() {
        beside.add(if name == NUMBER { name } else { field }, say.clone());
    }
    beside
}
