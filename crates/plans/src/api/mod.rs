//! How programs meet plans and measures.

mod items;
mod writing;

use self::items::{
    AgreedItem, Counts, DraftItem, MeasureItem, PlanItem, ReportItem, WholeMeasure, WholePlan,
};
use self::writing::{MeasureDeed, NewMeasure, NewPlan, NewReport, PlanDeed};
use axum::Json;
use axum_extra::routing::TypedPath;
use db::{Tx, Value, Wish};
use kernel::{MeasureId, PlanId, RegionCode};
use serde::Deserialize;
use utoipa::OpenApi;
use web::api::{List, Paging};
use web::{Desk, Doors, Result, Sought, Who, Whose};

use crate::pages;
use crate::{Plan, changes, store};

/// The routes of the room's API.
pub fn doors() -> Doors {
    Doors::new("plans")
        .get(Who::SignedIn, Whose::Open, plans)
        .get(Who::SignedIn, Whose::Open, plan)
        .get(Who::SignedIn, Whose::Open, measures)
        .get(Who::SignedIn, Whose::Open, measure)
        .post(Who::OFFICERS, Whose::Open, writing::add)
        .post(Who::OFFICERS, Whose::Party, writing::act)
        .post(Who::OFFICERS, Whose::Party, writing::add_measure)
        .post(Who::OFFICERS, Whose::Party, writing::on_measure)
        .post(Who::OFFICERS, Whose::Party, writing::report)
}

/// The room's part of the API's description.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Api::openapi()
}

#[derive(OpenApi)]
#[openapi(
    paths(plans, plan, measures, measure, writing::add, writing::act, writing::add_measure,
        writing::on_measure, writing::report),
    components(schemas(PlanItem, WholePlan, MeasureItem, WholeMeasure, ReportItem, NewPlan, PlanDeed,
        NewMeasure, MeasureDeed, NewReport, Counts, AgreedItem, DraftItem, List<PlanItem>, List<MeasureItem>))
)]
struct Api;

/// Plans.
#[derive(TypedPath)]
#[typed_path("/api/v1/plans")]
struct ApiPlans;

/// A plan.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/plans/{id}")]
struct ApiPlan {
    id: PlanId,
}

/// Measures of all plans.
#[derive(TypedPath)]
#[typed_path("/api/v1/measures")]
struct ApiMeasures;

/// A measure.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/measures/{id}")]
struct ApiMeasure {
    id: MeasureId,
}

/// Plans, those that end last first.
#[utoipa::path(
    get, path = "/api/v1/plans", tag = "plans",
    params(
        Paging,
        ("region" = Option<String>, Query, description = "Region of a side"),
        ("agreement" = Option<String>, Query, description = "UUID of the agreement"),
        ("state" = Option<String>, Query, description = "`draft`, `ahead`, `current`, `lapsed`"),
    ),
    responses((status = 200, body = List<PlanItem>), (status = 401), (status = 422)),
)]
async fn plans(_: ApiPlans, desk: Desk, sought: Sought) -> Result<Json<List<PlanItem>>> {
    let filters = pages::phase_filters(&sought, desk.today());
    let wish = Wish { filters, ..Paging::of(&sought).wish()? };
    let mut tx = desk.db().read().await?;
    let page = store::list_plans(&mut tx, pages::drafts_of(&desk), desk.today(), &wish).await?;
    Ok(Json(List::of(page, |row| PlanItem::of(&desk, &row.plan))))
}

/// A plan and how far it is.
#[utoipa::path(
    get, path = "/api/v1/plans/{id}", tag = "plans",
    params(("id" = String, Path, description = "UUID")),
    responses((status = 200, body = WholePlan), (status = 401), (status = 404)),
)]
async fn plan(ApiPlan { id }: ApiPlan, desk: Desk) -> Result<Json<WholePlan>> {
    let mut tx = desk.db().read().await?;
    let plan = pages::read(&desk, &mut tx, id).await?;
    let progress = changes::progress(&mut tx, id, desk.today()).await?;
    let accord = store::accord(&mut tx, &plan).await?;
    let draft = draft(&desk, &mut tx, &plan).await?;
    Ok(Json(WholePlan::of(&desk, &plan, progress, &accord, draft)))
}

/// The version that is being written over the one in force; strangers have read of none.
async fn draft(desk: &Desk, tx: &mut Tx, plan: &Plan) -> Result<Option<DraftItem>> {
    if !plan.is_revised() {
        return Ok(None);
    }
    let measures = store::written_measures(tx, plan).await?;
    let written = store::written(tx, plan.clone()).await?;
    Ok(Some(DraftItem::of(written, &measures, desk.today())))
}

/// Measures in force, those due first first.
#[utoipa::path(
    get, path = "/api/v1/measures", tag = "plans",
    params(
        Paging,
        ("plan" = Option<String>, Query, description = "UUID of the plan"),
        ("region" = Option<String>, Query, description = "Region of a side"),
        ("sphere" = Option<String>, Query, description = "Code of the sphere"),
        ("state" = Option<String>, Query, description = "State today"),
    ),
    responses((status = 200, body = List<MeasureItem>), (status = 401), (status = 422)),
)]
async fn measures(_: ApiMeasures, desk: Desk, sought: Sought) -> Result<Json<List<MeasureItem>>> {
    let today = desk.today();
    let sphere = Some(sought.get("sphere")).filter(|it| !it.is_empty());
    let mut filters = vec![
        sought.value::<PlanId>("plan").map(Value::from),
        sought.value::<RegionCode>("region").map(Value::from),
        sphere.map(Value::from),
    ];
    filters.extend(pages::state_filters(sought.value("state"), today));
    let wish = Wish { filters, ..Paging::of(&sought).wish()? };
    let mut tx = desk.db().read().await?;
    let page = store::list_measures(&mut tx, pages::drafts_of(&desk), &wish).await?;
    Ok(Json(List::of(page, |row| MeasureItem::of(&row, row.state(today)))))
}

/// A measure and what the sides say.
#[utoipa::path(
    get, path = "/api/v1/measures/{id}", tag = "plans",
    params(("id" = String, Path, description = "UUID")),
    responses((status = 200, body = WholeMeasure), (status = 401), (status = 404)),
)]
async fn measure(ApiMeasure { id }: ApiMeasure, desk: Desk) -> Result<Json<WholeMeasure>> {
    let mut tx = desk.db().read().await?;
    let (plan, found, written) = pages::read_measure(&desk, &mut tx, id).await?;
    let reports = store::reports_of(&mut tx, id).await?;
    let written = written.filter(|it| !it.removed).map(|it| it.over(&plan, Some(found.clone())));
    Ok(Json(WholeMeasure::of(&found, written.as_ref(), &reports, desk.today())))
}
