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
use web::{Desk, Doors, Error, Faults, Result, Typed, Who, Whose};

/// Longest text, in characters.
const LONGEST: usize = 2000;

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
    let mut faults = Faults::default();
    let plan: Option<PlanId> = typed.plain("plan", &mut faults, "fault-choose");
    let number = typed.text("number", 20, &mut faults);
    let Some(plan) = plan.filter(|_| faults.is_empty()) else {
        faults.add("plan", Say::new("fault-required"));
        return Ok(refused(page(&desk, path.id, &typed, &faults).await?));
    };
    followed(&desk, path.id, &typed, "plan", Act::Measure(plan, number)).await
}

/// `POST /commitments/{id}/practice`.
pub async fn into_practice(path: IntoPractice, desk: Desk, typed: Typed) -> Result<Response> {
    say(&desk, path.id, &typed, "practice", |it| Act::Become(Becomes::Practice, it)).await
}

/// `POST /commitments/{id}/task`.
pub async fn into_task(path: IntoTask, desk: Desk, typed: Typed) -> Result<Response> {
    say(&desk, path.id, &typed, "task", |it| Act::Become(Becomes::Task, it)).await
}

/// `POST /commitments/{id}/fulfilment`.
pub async fn fulfil(path: Fulfilment, desk: Desk, typed: Typed) -> Result<Response> {
    say(&desk, path.id, &typed, "evidence", Act::Keep).await
}

/// `POST /commitments/{id}/dropping`.
pub async fn drop_it(path: Dropping, desk: Desk, typed: Typed) -> Result<Response> {
    say(&desk, path.id, &typed, "reason", Act::Drop).await
}

/// An act that needs words: those of one field.
async fn say(
    desk: &Desk,
    id: CommitmentId,
    typed: &Typed,
    field: &'static str,
    act: impl FnOnce(String) -> Act,
) -> Result<Response> {
    let mut faults = Faults::default();
    let words = typed.text(field, LONGEST, &mut faults);
    if !faults.is_empty() {
        return Ok(refused(page(desk, id, typed, &faults).await?));
    }
    followed(desk, id, typed, field, act(words)).await
}

/// Back to the commitment, or the refusal beside the field.
async fn followed(
    desk: &Desk,
    id: CommitmentId,
    typed: &Typed,
    field: &'static str,
    act: Act,
) -> Result<Response> {
    match acts::follow(desk, id, &act).await {
        Ok(_) => Ok(to(ShowCommitment { id })),
        Err(Error::Refused(why)) => {
            let mut faults = Faults::default();
            faults.add(field, why.say());
            Ok(refused(page(desk, id, typed, &faults).await?))
        }
        Err(other) => Err(other),
    }
}
