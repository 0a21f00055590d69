//! Programs enter visits and commitments, and take them along their paths.

use super::{ApiCommitments, ApiVisits, CommitmentItem, VisitItem, filled, known};
use crate::acts::{self, Act};
use crate::pages::{reach, read_commitment, read_visit, rest};
use crate::{Becomes, Step, Visit, store};
use axum::Json;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum_extra::routing::TypedPath;
use kernel::{AgreementId, CommitmentId, MeasureId, PlanId, Say, VisitId};
use serde::Deserialize;
use utoipa::ToSchema;
use web::api::Body;
use web::{Desk, Error, Faults, Result, Typed};

/// A step of a visit's path.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/visits/{id}/{action}")]
pub(super) struct ApiVisitStep {
    id: VisitId,
    action: Step,
}

/// What becomes of a commitment.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/commitments/{id}/{action}")]
pub(super) struct ApiCommitmentStep {
    id: CommitmentId,
    action: Following,
}

/// What may be done to a commitment, as an address says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Following {
    /// It becomes a measure of a plan.
    Measure,
    /// It becomes an interest in a practice.
    Practice,
    /// It becomes a task.
    Task,
    /// It was kept.
    Fulfilment,
    /// It is dropped.
    Dropping,
}

kernel::words! {
    Following {
        Measure = "measure", Practice = "practice", Task = "task", Fulfilment = "fulfilment",
        Dropping = "dropping",
    }
}

/// A visit to enter.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct NewVisit {
    /// UUID made by the caller: sent again, it enters nothing and gets the same answer.
    #[schema(value_type = Option<String>)]
    id: Option<VisitId>,
    /// `visit`, `return`, `call`, `placement`, `pair`.
    kind: String,
    /// `host` or `guest`: what the own region is.
    role: String,
    /// Region across the table, two digits; `00` for a side that is no Russian region.
    other: String,
    /// The name of such a side.
    outside: Option<String>,
    /// What for.
    aim: String,
    /// First day.
    from: String,
    /// Last day.
    to: String,
    /// Own institution, UUID.
    ours: Option<String>,
    /// The other side's institution, UUID.
    theirs: Option<String>,
    /// UUID of the agreement it rests on.
    #[schema(value_type = Option<String>)]
    agreement: Option<AgreementId>,
    /// UUID of the measure of its plan it rests on.
    #[schema(value_type = Option<String>)]
    measure: Option<MeasureId>,
}

/// What a step of a visit needs.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub(super) struct StepBody {
    /// Why it is cancelled.
    #[serde(default)]
    reason: String,
}

/// A commitment to make.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct NewCommitment {
    /// UUID of the visit it is made at.
    #[schema(value_type = String)]
    visit: VisitId,
    /// What.
    text: String,
    /// Region that does it.
    side: String,
    /// Who answers for it.
    responsible: Option<String>,
    /// By when.
    due: String,
    /// UUID of the question it came out of.
    question: Option<String>,
}

/// What becomes of a commitment: each action needs its own field.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub(super) struct FollowingBody {
    /// `measure`: UUID of the plan.
    #[schema(value_type = Option<String>)]
    plan: Option<PlanId>,
    /// `measure`: its number there.
    #[serde(default)]
    number: String,
    /// `practice`: its name; `task`: in words.
    #[serde(default)]
    target: String,
    /// `fulfilment`: what proves it.
    #[serde(default)]
    evidence: String,
    /// `dropping`: why.
    #[serde(default)]
    reason: String,
}

/// Enters a visit of the own region.
#[utoipa::path(
    post, path = "/api/v1/visits", tag = "visits", request_body = NewVisit,
    responses(
        (status = 201, body = VisitItem), (status = 200, body = VisitItem, description = "entered before"),
        (status = 401), (status = 403), (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
pub(super) async fn add_visit(
    _: ApiVisits,
    desk: Desk,
    Body(new): Body<NewVisit>,
) -> Result<Response> {
    if let Some(id) = new.id {
        let mut tx = desk.db().read().await?;
        if store::find(&mut tx, id).await?.is_some() {
            let (before, _) = reach(&mut tx, &desk, id).await?;
            return Ok(Json(VisitItem::of(&before)).into_response());
        }
    }
    let (id, mut faults) = (new.id.unwrap_or_else(VisitId::new), Faults::default());
    let (agreement, measure) = (new.agreement, new.measure);
    let read = read_visit(&desk, id, &new.typed(), &mut faults);
    let visit = Visit { agreement, measure, ..whole(read, &faults)? };
    let visit = rest(&mut desk.db().read().await?, visit).await?;
    acts::enter(&desk, &visit, "visit-added").await?;
    Ok((StatusCode::CREATED, Json(VisitItem::of(&visit))).into_response())
}

/// Takes a step of a visit's path.
#[utoipa::path(
    post, path = "/api/v1/visits/{id}/{action}", tag = "visits", request_body = StepBody,
    params(
        ("id" = String, Path, description = "UUID"),
        ("action" = String, Path, description = "`beginning`, `holding`, `closure`, `cancellation`"),
    ),
    responses(
        (status = 200, body = VisitItem), (status = 401), (status = 403), (status = 404),
        (status = 422, description = "a rule says no: `rule` and `detail` say which"),
    ),
)]
pub(super) async fn step(
    ApiVisitStep { id, action }: ApiVisitStep,
    desk: Desk,
    body: Result<Body<StepBody>>,
) -> Result<Json<VisitItem>> {
    known(&desk, id).await?;
    let visit = acts::take(&desk, id, action, body?.0.reason.trim()).await?;
    Ok(Json(VisitItem::of(&visit)))
}

/// Makes a commitment. The header `Idempotency-Key` makes it once: sent again, nothing is made.
#[utoipa::path(
    post, path = "/api/v1/commitments", tag = "visits", request_body = NewCommitment,
    params(("Idempotency-Key" = Option<String>, Header, description = "at most 64 characters")),
    responses(
        (status = 201, body = CommitmentItem), (status = 200, body = CommitmentItem, description = "made before"),
        (status = 401), (status = 403), (status = 404), (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
pub(super) async fn add_commitment(
    _: ApiCommitments,
    desk: Desk,
    headers: HeaderMap,
    Body(new): Body<NewCommitment>,
) -> Result<Response> {
    let mut tx = desk.db().read().await?;
    let (visit, _) = reach(&mut tx, &desk, new.visit).await?;
    drop(tx);
    let mut faults = Faults::default();
    let key = headers.get("idempotency-key").and_then(|it| it.to_str().ok()).unwrap_or_default();
    let read = read_commitment(&desk, &visit, &new.typed(key), &mut faults);
    let it = whole(read, &faults)?;
    let made = acts::promise(&desk, &it).await?;
    let mut tx = desk.db().read().await?;
    let kept = store::commitment_once(&mut tx, visit.id, &it.once).await?;
    // The key is some other visit's.
    let taken = Error::Bad { field: "Idempotency-Key", say: Say::new("commitment-key-taken") };
    let item = Json(CommitmentItem::of(&kept.ok_or(taken)?, desk.today()));
    let status = if made { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, item).into_response())
}

/// Makes a commitment into something, or takes it off the list: the side that promised; the other one
/// where that side has no ministry here.
#[utoipa::path(
    post, path = "/api/v1/commitments/{id}/{action}", tag = "visits", request_body = FollowingBody,
    params(
        ("id" = String, Path, description = "UUID"),
        ("action" = String, Path, description = "`measure`, `practice`, `task`, `fulfilment`, `dropping`"),
    ),
    responses(
        (status = 200, body = CommitmentItem), (status = 401), (status = 403), (status = 404),
        (status = 422, description = "a rule says no: `rule` and `detail` say which"),
    ),
)]
pub(super) async fn follow(
    ApiCommitmentStep { id, action }: ApiCommitmentStep,
    desk: Desk,
    body: Result<Body<FollowingBody>>,
) -> Result<Json<CommitmentItem>> {
    // Whoever has no part in it learns nothing, not even what a body lacks; nor does the side to
    // which it was promised.
    acts::to_settle(&mut desk.db().read().await?, &desk, id).await?;
    let it = acts::follow(&desk, id, &body?.0.act(action)?).await?;
    Ok(Json(CommitmentItem::of(&it, desk.today())))
}

/// What was read, or the first thing that is wrong with it.
fn whole<T>(read: Option<T>, faults: &Faults) -> Result<T> {
    match (faults.error(), read) {
        (Some(error), _) => Err(error),
        (None, Some(it)) => Ok(it),
        (None, None) => Err(Error::Bad { field: "", say: Say::new("fault-required") }),
    }
}

impl NewVisit {
    fn typed(self) -> Typed {
        filled([
            ("kind", Some(self.kind)),
            ("role", Some(self.role)),
            ("other", Some(self.other)),
            ("outside", self.outside),
            ("aim", Some(self.aim)),
            ("from", Some(self.from)),
            ("to", Some(self.to)),
            ("ours", self.ours),
            ("theirs", self.theirs),
        ])
    }
}

impl NewCommitment {
    fn typed(self, key: &str) -> Typed {
        filled([
            ("promise", Some(self.text)),
            ("side", Some(self.side)),
            ("responsible", self.responsible),
            ("due", Some(self.due)),
            ("question", self.question),
            ("once", Some(key.to_owned())),
        ])
    }
}

impl FollowingBody {
    fn act(self, action: Following) -> Result<Act> {
        Ok(match action {
            Following::Measure => {
                let missing = Error::Bad { field: "plan", say: Say::new("fault-required") };
                Act::Measure(self.plan.ok_or(missing)?, said("number", &self.number)?)
            }
            Following::Practice => Act::Become(Becomes::Practice, said("target", &self.target)?),
            Following::Task => Act::Become(Becomes::Task, said("target", &self.target)?),
            Following::Fulfilment => Act::Keep(said("evidence", &self.evidence)?),
            Following::Dropping => Act::Drop(said("reason", &self.reason)?),
        })
    }
}

/// Longest text of an act, in characters.
const LONGEST: usize = 2000;

fn said(field: &'static str, text: &str) -> Result<String> {
    let mut faults = Faults::default();
    let text = filled([(field, Some(text.to_owned()))]).text(field, LONGEST, &mut faults);
    whole(Some(text), &faults)
}
