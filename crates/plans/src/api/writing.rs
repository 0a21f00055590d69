//! Programs enter plans and measures, approve them and report.

use super::{ApiMeasures, ApiPlans, MeasureItem, PlanItem, ReportItem};
use crate::deeds::{self, Deed, OnMeasure, Sides};
use crate::pages::{Subject, noted, own, own_measure, report_from};
use crate::{changes, store};
use axum::Json;
use axum::http::StatusCode;
use axum_extra::routing::TypedPath;
use db::transact;
use kernel::{AgreementId, MeasureId, PlanId};
use serde::Deserialize;
use utoipa::ToSchema;
use web::api::Body;
use web::{Desk, Error, Faults, Result, Typed};

/// Something done to a plan.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/plans/{id}/{action}")]
pub(super) struct ApiPlanDeed {
    id: PlanId,
    action: Deed,
}

/// Something done to a measure.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/measures/{id}/{action}")]
pub(super) struct ApiMeasureDeed {
    id: MeasureId,
    action: OnMeasure,
}

/// Reports on a measure.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/measures/{id}/reports")]
pub(super) struct ApiReports {
    id: MeasureId,
}

/// A plan to enter: a draft of an agreement of the own region.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct NewPlan {
    /// UUID made by the caller: sent again, it enters nothing and gets the same answer.
    id: Option<String>,
    /// UUID of the agreement it carries out.
    #[schema(value_type = String)]
    agreement: AgreementId,
    /// Its title.
    title: String,
    /// First day, `2026-11-23`.
    from: String,
    /// Last day.
    to: String,
    /// Side A: its place among the agreement's parties, from 0; 0 when absent.
    side_a: Option<usize>,
    /// Side B; 1 when absent.
    side_b: Option<usize>,
}

/// What an action needs: `consent` perhaps `approved_on`; `versions` reason; `terms` title, from,
/// to.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub(super) struct PlanDeed {
    /// When it was approved, with the last agreement needed; today when absent.
    approved_on: Option<String>,
    /// Why a new version is begun.
    reason: Option<String>,
    /// Its title.
    title: Option<String>,
    /// First day.
    from: Option<String>,
    /// Last day.
    to: Option<String>,
}

/// A measure to add to the version being written.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct NewMeasure {
    /// UUID made by the caller: sent again, it adds nothing and gets the same answer.
    id: Option<String>,
    /// UUID of the plan.
    #[schema(value_type = String)]
    plan: PlanId,
    #[serde(flatten)]
    text: MeasureDeed,
}

/// A measure's text, for `wording`; `dropping` needs the reason, `removal` nothing.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub(super) struct MeasureDeed {
    /// Its number in the plan.
    number: Option<String>,
    /// What is to be done.
    text: Option<String>,
    /// Code of the sphere.
    sphere: Option<String>,
    /// `2026-03-05`, `2026-Q2`, `yearly`, `constant`, or as people write it.
    term: Option<String>,
    /// The responsible body on side A.
    body_a: Option<String>,
    /// The responsible body on side B.
    body_b: Option<String>,
    /// The expected result.
    result: Option<String>,
    /// The indicator.
    indicator: Option<String>,
    /// Its target.
    target: Option<String>,
    /// Why it is given up.
    reason: Option<String>,
}

/// The own side's word. That of a side without Okno comes by a letter with its file: enter it on
/// the page.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = NewMeasureReport)]
pub(super) struct NewReport {
    /// UUID made by the caller: sent again, it reports nothing and gets the same answer.
    id: Option<String>,
    /// `a`, `b`: the own side.
    side: String,
    /// `under_way`, `done`.
    says: String,
    /// As of which day; today when absent.
    on: Option<String>,
    /// The note of execution.
    text: String,
    /// The indicator reached.
    value: Option<String>,
}

/// Enters a plan of an agreement.
#[utoipa::path(
    post, path = "/api/v1/plans", tag = "plans", request_body = NewPlan,
    responses(
        (status = 201, body = PlanItem), (status = 401), (status = 403), (status = 404),
        (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
pub(super) async fn add(
    _: ApiPlans,
    desk: Desk,
    body: Body<NewPlan>,
) -> Result<(StatusCode, Json<PlanItem>)> {
    let sides = Sides::of(&desk, Some(body.0.agreement)).await?;
    let plan = deeds::enter(&desk, &sides, &body.0.typed()).await?;
    Ok((StatusCode::CREATED, Json(PlanItem::of(&desk, &plan))))
}

/// Does something to a plan of the own region: `consent` (the own side agrees to the version being
/// written as it stands; it is approved when every side that has Okno has), `versions` (begins a
/// new one), `terms` (title and period). The answer is the plan as it is being written.
#[utoipa::path(
    post, path = "/api/v1/plans/{id}/{action}", tag = "plans", request_body = PlanDeed,
    params(
        ("id" = String, Path, description = "UUID of the plan"),
        ("action" = String, Path, description = "What is done"),
    ),
    responses(
        (status = 200, body = PlanItem), (status = 401), (status = 403), (status = 404),
        (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
pub(super) async fn act(
    ApiPlanDeed { id, action }: ApiPlanDeed,
    desk: Desk,
    body: Result<Body<PlanDeed>>,
) -> Result<Json<PlanItem>> {
    let mut tx = desk.db().read().await?;
    own(&desk, &mut tx, id).await?; // whose it is comes before what was sent
    drop(tx);
    let plan = deeds::perform(&desk, id, action, &body?.0.typed()).await?;
    Ok(Json(PlanItem::of(&desk, &plan)))
}

/// Adds a measure to the version of a plan that is being written.
#[utoipa::path(
    post, path = "/api/v1/measures", tag = "plans", request_body = NewMeasure,
    responses(
        (status = 201, body = MeasureItem), (status = 401), (status = 403), (status = 404),
        (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
pub(super) async fn add_measure(
    _: ApiMeasures,
    desk: Desk,
    body: Body<NewMeasure>,
) -> Result<(StatusCode, Json<MeasureItem>)> {
    let NewMeasure { id, plan, text } = body.0;
    let measure = deeds::add_measure(&desk, plan, &text.typed(id)).await?;
    let state = measure.state(desk.today());
    Ok((StatusCode::CREATED, Json(MeasureItem::of(&measure, state))))
}

/// Does something to a measure of the own region: `wording` (its whole text), `removal` (from the
/// version being written), `dropping`.
#[utoipa::path(
    post, path = "/api/v1/measures/{id}/{action}", tag = "plans", request_body = MeasureDeed,
    params(
        ("id" = String, Path, description = "UUID of the measure"),
        ("action" = String, Path, description = "What is done"),
    ),
    responses(
        (status = 200, body = MeasureItem), (status = 401), (status = 403), (status = 404),
        (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
pub(super) async fn on_measure(
    ApiMeasureDeed { id, action }: ApiMeasureDeed,
    desk: Desk,
    body: Result<Body<MeasureDeed>>,
) -> Result<Json<MeasureItem>> {
    known(&desk, id).await?;
    let measure = deeds::on_measure(&desk, id, action, &body?.0.typed(None)).await?;
    let state = measure.state(desk.today());
    Ok(Json(MeasureItem::of(&measure, state)))
}

/// Reports the own side's part.
#[utoipa::path(
    post, path = "/api/v1/measures/{id}/reports", tag = "plans", request_body = NewReport,
    params(("id" = String, Path, description = "UUID")),
    responses(
        (status = 201, body = ReportItem), (status = 401), (status = 403), (status = 404),
        (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
pub(super) async fn report(
    ApiReports { id }: ApiReports,
    desk: Desk,
    body: Result<Body<NewReport>>,
) -> Result<(StatusCode, Json<ReportItem>)> {
    known(&desk, id).await?;
    let typed = body?.0.typed();
    let report = transact!(desk.db(), |tx| {
        let (plan, found) = own_measure(&desk, tx, id).await?;
        let mut faults = Faults::default();
        let speaking = regions::speaking(tx).await?;
        let about = Subject { plan: &plan, measure: &found, speaking: &speaking };
        let report = report_from(&typed, desk.actor(), about, desk.now, &mut faults);
        let wrong = || faults.error().unwrap_or_else(|| Error::ours("no report and no fault"));
        let report = report.ok_or_else(wrong)?;
        if let Some(known) = store::report(tx, report.id).await? {
            return if known.measure == id { Ok(known) } else { Err(Error::NotFound) };
        }
        changes::take(tx, &plan, &found, &report).await?;
        journal::write(tx, desk.now, noted(desk.actor(), &plan, &report)).await?;
        Ok::<_, Error>(report)
    })?;
    Ok((StatusCode::CREATED, Json(ReportItem::of(&report))))
}

/// Whose it is comes before what was sent.
async fn known(desk: &Desk, id: MeasureId) -> Result<()> {
    let mut tx = desk.db().read().await?;
    own_measure(desk, &mut tx, id).await?;
    Ok(())
}

/// As a form would send it: one reading for pages and programs.
fn typed<const N: usize>(fields: [(&'static str, Option<String>); N]) -> Typed {
    Typed::filled(fields.into_iter().filter_map(|(name, it)| Some((name, it?))))
}

impl NewPlan {
    fn typed(self) -> Typed {
        typed([
            ("id", self.id),
            ("title", Some(self.title)),
            ("from", Some(self.from)),
            ("to", Some(self.to)),
            ("side_a", Some(self.side_a.unwrap_or(0).to_string())),
            ("side_b", Some(self.side_b.unwrap_or(1).to_string())),
        ])
    }
}

impl PlanDeed {
    fn typed(self) -> Typed {
        typed([
            ("approved_on", self.approved_on),
            ("reason", self.reason),
            ("title", self.title),
            ("from", self.from),
            ("to", self.to),
        ])
    }
}

impl MeasureDeed {
    fn typed(self, id: Option<String>) -> Typed {
        typed([
            ("id", id),
            ("number", self.number),
            ("text", self.text),
            ("sphere", self.sphere),
            ("term", self.term),
            ("body_a", self.body_a),
            ("body_b", self.body_b),
            ("result", self.result),
            ("indicator", self.indicator),
            ("target", self.target),
            ("reason", self.reason),
        ])
    }
}

impl NewReport {
    fn typed(self) -> Typed {
        typed([
            ("id", self.id),
            ("side", Some(self.side)),
            ("says", Some(self.says)),
            ("on", self.on),
            ("text", Some(self.text)),
            ("value", self.value),
        ])
    }
}
