//! How people meet plans.

mod exchange;
mod filled;
mod import;
mod link;
mod list;
mod measure;
mod measure_form;
mod plan_form;
mod reporting;
mod show;
mod steps;
mod timeline;
mod versions;
pub(crate) mod views;

use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::routing::TypedPath;
use kernel::{FileId, MeasureId, PlanId, RegionCode, ReportId, Role};
use maud::Markup;
use serde::Deserialize;
use web::{Desk, Doors, Error, Result, Who, Whose};

use crate::{Edition, Measure, Plan, Side, store};

pub(crate) use list::{phase_filters, state_filters};
pub(crate) use reporting::{Subject, noted, report_from};

/// The routes of the room.
pub fn doors() -> Doors {
    Doors::new("plans")
        .get(Who::SignedIn, Whose::Open, list::list)
        .get(Who::OFFICERS, Whose::Open, plan_form::new)
        .post(Who::OFFICERS, Whose::Open, plan_form::add)
        .get(Who::SignedIn, Whose::Open, show::show)
        .get(Who::OFFICERS, Whose::Party, plan_form::edit)
        .post(Who::OFFICERS, Whose::Party, plan_form::change)
        .post(Who::OFFICERS, Whose::Party, plan_form::agree)
        .post(Who::OFFICERS, Whose::Party, plan_form::revise)
        .get(Who::SignedIn, Whose::Open, versions::show)
        .get(Who::SignedIn, Whose::Open, exchange::paper)
        .get(Who::OFFICERS, Whose::Party, import::form)
        .post(Who::OFFICERS, Whose::Party, import::preview)
        .post(Who::OFFICERS, Whose::Party, import::import)
        .post(Who::OFFICERS, Whose::Party, filled::filled)
        .post(Who::OFFICERS, Whose::Party, link::make)
        .get(Who::Anyone, Whose::Open, link::form)
        .post(Who::Anyone, Whose::Open, link::send)
        .get(Who::OFFICERS, Whose::Party, measure_form::new)
        .post(Who::OFFICERS, Whose::Party, measure_form::add)
        .get(Who::SignedIn, Whose::Open, measure::show)
        .get(Who::OFFICERS, Whose::Party, measure_form::edit)
        .post(Who::OFFICERS, Whose::Party, measure_form::change)
        .post(Who::OFFICERS, Whose::Party, measure_form::remove)
        .post(Who::OFFICERS, Whose::Party, measure_form::give_up)
        .post(Who::OFFICERS, Whose::Party, reporting::report)
        .post(Who::OFFICERS, Whose::Party, reporting::answer)
        .get(Who::SignedIn, Whose::Open, measure::file)
}

/// The register of plans.
#[derive(TypedPath)]
#[typed_path("/plans")]
pub struct ListPlans;

/// The form of a new plan: `?agreement=`.
#[derive(TypedPath)]
#[typed_path("/plans/new")]
pub struct NewPlan;

/// A plan's page.
#[derive(TypedPath, Deserialize)]
#[typed_path("/plans/{id}")]
pub struct Show {
    /// Which plan.
    pub id: PlanId,
}

/// The form of a plan's title and period.
#[derive(TypedPath, Deserialize)]
#[typed_path("/plans/{id}/edit")]
pub struct EditPlan {
    /// Which plan.
    pub id: PlanId,
}

/// A plan's title and period.
#[derive(TypedPath, Deserialize)]
#[typed_path("/plans/{id}/terms")]
pub struct TermsOf {
    /// Which plan.
    pub id: PlanId,
}

/// The own side's agreement to a plan's newest version.
#[derive(TypedPath, Deserialize)]
#[typed_path("/plans/{id}/consent")]
pub struct Agreed {
    /// Which plan.
    pub id: PlanId,
}

/// A plan's versions: posting begins a new one.
#[derive(TypedPath, Deserialize)]
#[typed_path("/plans/{id}/versions")]
pub struct Versions {
    /// Which plan.
    pub id: PlanId,
}

/// What a version changed.
#[derive(TypedPath, Deserialize)]
#[typed_path("/plans/{id}/versions/{version}")]
pub struct ShowVersion {
    /// Which plan.
    pub id: PlanId,
    /// Number of the version.
    pub version: i64,
}

/// A paper of a plan: `report.pdf`, `report.docx`, `table.xlsx`, `table.docx`, `form-a.docx`,
/// `form-b.docx`; reports take `?from=&to=`.
#[derive(TypedPath, Deserialize)]
#[typed_path("/plans/{id}/papers/{name}")]
pub struct Paper {
    /// Which plan.
    pub id: PlanId,
    /// Which paper.
    pub name: String,
}

/// The import of a plan's table: a form, and its preview when a file is posted.
#[derive(TypedPath, Deserialize)]
#[typed_path("/plans/{id}/import")]
pub struct Import {
    /// Which plan.
    pub id: PlanId,
}

/// A previewed file, to be imported.
#[derive(TypedPath, Deserialize)]
#[typed_path("/plans/{id}/import/{file}")]
pub struct ImportFile {
    /// Which plan.
    pub id: PlanId,
    /// Which file.
    pub file: FileId,
}

/// Forms filled in by a side: posting one imports it back.
#[derive(TypedPath, Deserialize)]
#[typed_path("/plans/{id}/forms")]
pub struct Forms {
    /// Which plan.
    pub id: PlanId,
}

/// One-time links of a plan: posting makes one.
#[derive(TypedPath, Deserialize)]
#[typed_path("/plans/{id}/links")]
pub struct Links {
    /// Which plan.
    pub id: PlanId,
}

/// What a one-time link opens.
#[derive(TypedPath, Deserialize)]
#[typed_path("/plan-links/{secret}")]
pub struct OneTime {
    /// Its secret.
    pub secret: String,
}

/// The form of a new measure.
#[derive(TypedPath, Deserialize)]
#[typed_path("/plans/{id}/measures/new")]
pub struct NewMeasure {
    /// Of which plan.
    pub id: PlanId,
}

/// A plan's measures: posting adds one.
#[derive(TypedPath, Deserialize)]
#[typed_path("/plans/{id}/measures")]
pub struct Measures {
    /// Of which plan.
    pub id: PlanId,
}

/// A measure's page.
#[derive(TypedPath, Deserialize)]
#[typed_path("/measures/{id}")]
pub struct ShowMeasure {
    /// Which measure.
    pub id: MeasureId,
}

/// The form that changes a measure.
#[derive(TypedPath, Deserialize)]
#[typed_path("/measures/{id}/edit")]
pub struct EditMeasure {
    /// Which measure.
    pub id: MeasureId,
}

/// A measure's text.
#[derive(TypedPath, Deserialize)]
#[typed_path("/measures/{id}/wording")]
pub struct MeasureWording {
    /// Which measure.
    pub id: MeasureId,
}

/// Leaving a measure out of the version being written.
#[derive(TypedPath, Deserialize)]
#[typed_path("/measures/{id}/removal")]
pub struct Removal {
    /// Which measure.
    pub id: MeasureId,
}

/// Giving a measure up.
#[derive(TypedPath, Deserialize)]
#[typed_path("/measures/{id}/dropping")]
pub struct Dropping {
    /// Which measure.
    pub id: MeasureId,
}

/// Reports on a measure: posting adds one.
#[derive(TypedPath, Deserialize)]
#[typed_path("/measures/{id}/reports")]
pub struct Reports {
    /// Which measure.
    pub id: MeasureId,
}

/// The side's answer to a proposed report.
#[derive(TypedPath, Deserialize)]
#[typed_path("/measures/{id}/reports/{report}/answer")]
pub struct Answer {
    /// Which measure.
    pub id: MeasureId,
    /// Which report.
    pub report: ReportId,
}

/// A file that came with a report.
#[derive(TypedPath, Deserialize)]
#[typed_path("/measures/{id}/reports/{report}/files/{file}")]
pub struct ReportFile {
    /// Which measure.
    pub id: MeasureId,
    /// Which report.
    pub report: ReportId,
    /// Which file.
    pub file: FileId,
}

/// What reports call themselves where they refer to files.
pub(crate) const REPORT_FILES: &str = "measure_report";

/// The region whose drafts this person may read: their own, but for an observer, who reads what is
/// in force.
pub fn drafts_of(desk: &Desk) -> Option<RegionCode> {
    Some(desk.actor().region).filter(|_| desk.actor().role != Role::Observer)
}

/// Whether this person reads what the plan's sides are still writing.
pub(crate) fn reads_drafts(desk: &Desk, plan: &Plan) -> bool {
    drafts_of(desk).is_some_and(|it| plan.side_of(it).is_some())
}

/// The plan as this person may read it: what is being written is its sides' alone.
pub(crate) async fn read(desk: &Desk, tx: &mut db::Tx, id: PlanId) -> Result<Plan> {
    let plan = store::find(tx, id).await?.ok_or(Error::NotFound)?;
    match reads_drafts(desk, &plan) {
        true => Ok(plan),
        false if plan.was_approved() => Ok(plan.in_force()),
        false => Err(Error::NotFound),
    }
}

/// The measure with its plan, if this person may read them. Where it is not in force yet, it is
/// as it is being written.
pub(crate) async fn read_measure(
    desk: &Desk,
    tx: &mut db::Tx,
    id: MeasureId,
) -> Result<(Plan, Measure, Option<Edition>)> {
    let measure = store::measure(tx, id).await?.ok_or(Error::NotFound)?;
    let plan = read(desk, tx, measure.plan).await?;
    if measure.since > plan.version {
        return Err(Error::NotFound);
    }
    let written = store::written_edition(tx, &plan, id).await?;
    let measure = match &written {
        Some(it) if measure.is_new(&plan) => it.clone().over(&plan, Some(measure)),
        _ => measure,
    };
    Ok((plan, measure, written))
}

/// The plan, if the actor's region is a side of it.
pub(crate) async fn own(desk: &Desk, tx: &mut db::Tx, id: PlanId) -> Result<Plan> {
    let plan = store::find(tx, id).await?.ok_or(Error::NotFound)?;
    desk.party(&plan.regions())?;
    Ok(plan)
}

/// The same with title and period as they are being written.
pub(crate) async fn own_written(desk: &Desk, tx: &mut db::Tx, id: PlanId) -> Result<Plan> {
    let plan = own(desk, tx, id).await?;
    Ok(store::written(tx, plan).await?)
}

/// The measure with its plan, as they are being written, if the actor's region is a side of that.
pub(crate) async fn own_written_measure(
    desk: &Desk,
    tx: &mut db::Tx,
    id: MeasureId,
) -> Result<(Plan, Measure)> {
    let (plan, measure) = own_measure(desk, tx, id).await?;
    let written = store::written_edition(tx, &plan, id).await?;
    let measure = match written {
        Some(it) => it.over(&plan, Some(measure)),
        None => measure,
    };
    Ok((store::written(tx, plan).await?, measure))
}

/// The measure with its plan, if the actor's region is a side of that.
pub(crate) async fn own_measure(
    desk: &Desk,
    tx: &mut db::Tx,
    id: MeasureId,
) -> Result<(Plan, Measure)> {
    let measure = store::measure(tx, id).await?.ok_or(Error::NotFound)?;
    Ok((own(desk, tx, measure.plan).await?, measure))
}

/// The side of the actor's region, where it speaks for it.
fn speaks_for(desk: &Desk, plan: &Plan) -> Option<Side> {
    plan.side_of(desk.actor().region).filter(|_| Who::OFFICERS.admits(Some(desk.actor().role)))
}

/// A form that comes back with its faults.
fn refused(page: Markup) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

fn to(path: impl ToString) -> Response {
    Redirect::to(&path.to_string()).into_response()
}
