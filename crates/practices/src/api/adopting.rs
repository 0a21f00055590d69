//! Programs adopt practices: ask, make steps, adapt, talk.

use super::writing::{typed, whole};
use super::{ApiAdoptions, Whole, WholeAdoption};
use crate::AdoptionStep;
use crate::deeds::{self, party};
use axum::Json;
use axum::http::StatusCode;
use axum_extra::routing::TypedPath;
use db::transact;
use kernel::{AdoptionId, PracticeId};
use serde::Deserialize;
use utoipa::ToSchema;
use web::api::Body;
use web::{Desk, Result, Typed};

/// A step of an adoption.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/adoptions/{id}/steps/{step}")]
pub(super) struct ApiStep {
    id: AdoptionId,
    step: AdoptionStep,
}

/// Its plan of adaptation and the differences.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/adoptions/{id}/adaptation")]
pub(super) struct ApiAdaptation {
    id: AdoptionId,
}

/// Its talk.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/adoptions/{id}/messages")]
pub(super) struct ApiMessages {
    id: AdoptionId,
}

/// The practice it becomes.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/adoptions/{id}/practice")]
pub(super) struct ApiGrown {
    id: AdoptionId,
}

/// An adoption to begin.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct NewAdoption {
    /// UUID of the practice.
    #[schema(value_type = String)]
    practice: PracticeId,
    /// `interest`, `request`; a request when absent.
    step: Option<String>,
    /// Day of this first step; today when absent.
    on: Option<String>,
    /// Who answers for it; whoever sends it when absent.
    responsible: Option<String>,
}

/// What a step needs: `measurement` what, baseline, value, period, source; `refusal` and `stop` the
/// reason.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub(super) struct StepBody {
    /// When; today when absent.
    on: Option<String>,
    /// Who answers for it.
    responsible: Option<String>,
    /// In words.
    note: Option<String>,
    /// Why it is refused, or what stopping taught.
    reason: Option<String>,
    /// What was measured, with its unit.
    what: Option<String>,
    /// Before.
    baseline: Option<String>,
    /// After.
    value: Option<String>,
    /// In which period.
    period: Option<String>,
    /// Where the figures come from.
    source: Option<String>,
}

/// How the adopter works by it.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct NewAdaptation {
    /// Steps, a line each: what | by when | when done, days as `23.11.2026`.
    plan: String,
    /// What is done otherwise, a line each: what | why.
    changes: String,
}

/// A message of the talk.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct NewMessage {
    /// The question or the answer.
    text: String,
}

/// Asks for an adoption; asked for again, it is the one there is.
#[utoipa::path(
    post, path = "/api/v1/adoptions", tag = "practices", request_body = NewAdoption,
    responses(
        (status = 201, body = WholeAdoption), (status = 401), (status = 403),
        (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
pub(super) async fn adopt(
    _: ApiAdoptions,
    desk: Desk,
    body: Body<NewAdoption>,
) -> Result<(StatusCode, Json<WholeAdoption>)> {
    let NewAdoption { practice, step, on, responsible } = body.0;
    let typed = typed([("step", step), ("on", on), ("responsible", responsible)]);
    let id = transact!(desk.db(), |tx| { deeds::ask(tx, &desk, practice, &typed).await })?;
    let mut tx = desk.db().read().await?;
    Ok((StatusCode::CREATED, Json(WholeAdoption::find(&mut tx, &desk, id).await?)))
}

/// Makes a step: `consultation`, `plan`, `pilot`, `implementation`, `measurement`, `refusal`, `stop`.
#[utoipa::path(
    post, path = "/api/v1/adoptions/{id}/steps/{step}", tag = "practices", request_body = StepBody,
    params(
        ("id" = String, Path, description = "UUID of the adoption"),
        ("step" = String, Path, description = "Which step"),
    ),
    responses(
        (status = 200, body = WholeAdoption), (status = 401), (status = 403), (status = 404),
        (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
pub(super) async fn step(
    ApiStep { id, step }: ApiStep,
    desk: Desk,
    body: Result<Body<StepBody>>,
) -> Result<Json<WholeAdoption>> {
    known(&desk, id).await?;
    let typed = body?.0.typed();
    transact!(desk.db(), |tx| { deeds::step(tx, &desk, id, step, &typed).await })?;
    taken(&desk, id).await
}

/// Writes the plan of adaptation and what is done otherwise than by the donor.
#[utoipa::path(
    post, path = "/api/v1/adoptions/{id}/adaptation", tag = "practices",
    request_body = NewAdaptation,
    params(("id" = String, Path, description = "UUID of the adoption")),
    responses(
        (status = 200, body = WholeAdoption), (status = 401), (status = 403), (status = 404),
        (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
pub(super) async fn adapt(
    ApiAdaptation { id }: ApiAdaptation,
    desk: Desk,
    body: Result<Body<NewAdaptation>>,
) -> Result<Json<WholeAdoption>> {
    known(&desk, id).await?;
    let NewAdaptation { plan, changes } = body?.0;
    let typed = typed([("plan", Some(plan)), ("changes", Some(changes))]);
    transact!(desk.db(), |tx| { deeds::adapt(tx, &desk, id, &typed).await })?;
    taken(&desk, id).await
}

/// Asks or answers in the mentor talk.
#[utoipa::path(
    post, path = "/api/v1/adoptions/{id}/messages", tag = "practices", request_body = NewMessage,
    params(("id" = String, Path, description = "UUID of the adoption")),
    responses(
        (status = 201, body = WholeAdoption), (status = 401), (status = 403), (status = 404),
        (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
pub(super) async fn say(
    ApiMessages { id }: ApiMessages,
    desk: Desk,
    body: Result<Body<NewMessage>>,
) -> Result<(StatusCode, Json<WholeAdoption>)> {
    known(&desk, id).await?;
    let typed = typed([("text", Some(body?.0.text))]);
    transact!(desk.db(), |tx| { deeds::say(tx, &desk, id, &typed).await })?;
    Ok((StatusCode::CREATED, taken(&desk, id).await?))
}

/// Makes a draft of the adopter's out of an adoption that works: a child in the family tree.
#[utoipa::path(
    post, path = "/api/v1/adoptions/{id}/practice", tag = "practices",
    params(("id" = String, Path, description = "UUID of the adoption")),
    responses(
        (status = 201, body = Whole), (status = 401), (status = 403), (status = 404),
        (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
pub(super) async fn grow(
    ApiGrown { id }: ApiGrown,
    desk: Desk,
) -> Result<(StatusCode, Json<Whole>)> {
    let practice = transact!(desk.db(), |tx| { deeds::grow(tx, &desk, id).await })?;
    let mut tx = desk.db().read().await?;
    Ok((StatusCode::CREATED, Json(whole(&mut tx, &desk, practice.id).await?)))
}

/// Whose it is comes before what was sent.
async fn known(desk: &Desk, id: AdoptionId) -> Result<()> {
    let mut tx = desk.db().read().await?;
    party(&mut tx, desk, id).await?;
    Ok(())
}

async fn taken(desk: &Desk, id: AdoptionId) -> Result<Json<WholeAdoption>> {
    let mut tx = desk.db().read().await?;
    Ok(Json(WholeAdoption::find(&mut tx, desk, id).await?))
}

impl StepBody {
    fn typed(self) -> Typed {
        typed([
            ("on", self.on),
            ("responsible", self.responsible),
            ("note", self.note),
            ("reason", self.reason),
            ("what", self.what),
            ("baseline", self.baseline),
            ("value", self.value),
            ("period", self.period),
            ("source", self.source),
        ])
    }
}
