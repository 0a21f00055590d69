//! How programs meet visits and commitments.

mod people;
mod programme;
mod talk;
mod whole;
mod writing;

use axum::Json;
use axum::http::StatusCode;
use axum_extra::routing::TypedPath;
use db::Wish;
use kernel::{CommitmentId, VisitId};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use web::api::{List, Paging};
use web::{Desk, Doors, Result, Sought, Typed, Who, Whose};

use crate::acts::found;
use crate::pages::{VISITING, commitments_wish, reach, wish};
use crate::{Commitment, Visit, store};

/// The routes of the room's API.
pub fn doors() -> Doors {
    Doors::new("visits")
        .get(VISITING, Whose::Party, list)
        .post(Who::OFFICERS, Whose::Party, writing::add_visit)
        .get(VISITING, Whose::Party, whole::one)
        .post(Who::OFFICERS, Whose::Party, writing::step)
        .get(VISITING, Whose::Party, talk::questions)
        .post(VISITING, Whose::Party, talk::ask)
        .post(VISITING, Whose::Party, talk::answer)
        .get(VISITING, Whose::Party, talk::remarks)
        .post(VISITING, Whose::Party, talk::remark)
        .post(Who::REGIONAL, Whose::Party, people::approve)
        .get(VISITING, Whose::Party, people::delegates)
        .post(Who::OFFICERS, Whose::Party, people::add)
        .post(Who::OFFICERS, Whose::Party, people::change)
        .post(Who::OFFICERS, Whose::Party, people::remove)
        .get(VISITING, Whose::Party, people::consents)
        .post(Who::REGIONAL, Whose::Party, people::consent)
        .post(Who::REGIONAL, Whose::Party, people::withdraw)
        .get(VISITING, Whose::Party, programme::items)
        .post(Who::OFFICERS, Whose::Party, programme::add)
        .post(Who::OFFICERS, Whose::Party, programme::change)
        .post(Who::OFFICERS, Whose::Party, programme::remove)
        .post(VISITING, Whose::Party, programme::mark)
        .upload(Who::OFFICERS, Whose::Party, programme::bring)
        .get(VISITING, Whose::Party, programme::file)
        .get(VISITING, Whose::Party, commitments)
        .post(Who::OFFICERS, Whose::Party, writing::add_commitment)
        .get(VISITING, Whose::Party, commitment)
        .post(Who::OFFICERS, Whose::Party, writing::follow)
}

/// The room's part of the API's description.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Part::openapi()
}

#[derive(OpenApi)]
#[openapi(
    paths(
        list, writing::add_visit, whole::one, writing::step,
        talk::questions, talk::ask, talk::answer, talk::remarks, talk::remark, people::approve,
        people::delegates, people::add, people::change, people::remove,
        people::consents, people::consent, people::withdraw,
        programme::items, programme::add, programme::change, programme::remove, programme::mark,
        programme::bring, programme::file,
        commitments, writing::add_commitment, commitment, writing::follow,
    ),
    components(schemas(
        VisitItem, CommitmentItem, whole::WholeVisit, whole::BasisItem, whole::PlanItem,
        whole::MeasureItem, whole::DocumentItem, whole::PhotographItem, List<VisitItem>, List<CommitmentItem>,
        people::DelegateItem, people::NewDelegate, people::Card, people::ConsentItem,
        people::NewConsent, List<people::DelegateItem>, List<people::ConsentItem>,
        programme::ProgrammeItem, programme::ClashItem, programme::MaterialItem,
        programme::NewItem, programme::ItemBody, programme::Shown, programme::NewMaterial,
        List<programme::ProgrammeItem>,
        talk::QuestionItem, talk::RemarkItem, talk::NewQuestion, talk::NewAnswer, talk::NewRemark,
        List<talk::QuestionItem>, List<talk::RemarkItem>, writing::NewVisit, writing::StepBody, writing::NewCommitment, writing::FollowingBody,
    ))
)]
struct Part;

/// Visits.
#[derive(TypedPath)]
#[typed_path("/api/v1/visits")]
struct ApiVisits;

/// A visit.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/visits/{id}")]
struct ApiVisit {
    id: VisitId,
}

/// Commitments.
#[derive(TypedPath)]
#[typed_path("/api/v1/commitments")]
struct ApiCommitments;

/// A commitment.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/commitments/{id}")]
struct ApiCommitment {
    id: CommitmentId,
}

/// A visit.
#[derive(Debug, Serialize, ToSchema)]
struct VisitItem {
    /// UUID.
    id: String,
    /// `visit`, `return`, `call`, `placement`, `pair`.
    kind: String,
    /// `planned`, `under_way`, `held`, `closed`, `cancelled`.
    state: String,
    /// What for.
    aim: String,
    /// First day.
    from: String,
    /// Last day.
    to: String,
    /// Region that receives, two digits.
    host: String,
    /// Region that comes, two digits.
    guest: String,
    /// The name of the side whose code is `00`: it is no Russian region; empty where both are.
    outside: String,
    /// The agreement it rests on.
    agreement: Option<String>,
    /// The measure of a plan it rests on.
    measure: Option<String>,
    /// The visit it returns.
    answers: Option<String>,
}

/// A commitment.
#[derive(Debug, Serialize, ToSchema)]
struct CommitmentItem {
    /// UUID.
    id: String,
    /// The visit it was made at.
    visit: String,
    /// What.
    text: String,
    /// Region that does it.
    side: String,
    /// Region it is for.
    other: String,
    /// Who answers for it; may be empty.
    responsible: String,
    /// By when.
    due: String,
    /// `open`, `done`, `dropped`.
    state: String,
    /// Whether its term has passed.
    overdue: bool,
    /// `measure`, `practice`, `task`.
    becomes: Option<String>,
    /// Id of the measure, name of the practice, the task in words; may be empty.
    target: String,
    /// Where the adoption of the practice is: its path on this site.
    address: Option<String>,
    /// What proves that it was kept; may be empty.
    evidence: String,
}

/// Visits, the latest first.
#[utoipa::path(
    get, path = "/api/v1/visits", tag = "visits",
    params(
        Paging,
        ("region" = Option<String>, Query, description = "The other region"),
        ("kind" = Option<String>, Query, description = "Kind of visit"),
        ("state" = Option<String>, Query, description = "State"),
        ("year" = Option<i16>, Query, description = "Year of the first day"),
        ("agreement" = Option<String>, Query, description = "The agreement it rests on"),
    ),
    responses((status = 200, body = List<VisitItem>), (status = 401), (status = 403), (status = 422)),
)]
async fn list(_: ApiVisits, desk: Desk, sought: Sought) -> Result<Json<List<VisitItem>>> {
    let paging = Paging::of(&sought).wish()?;
    let wish = Wish { after: paging.after, limit: paging.limit, ..wish(&sought) };
    let mut tx = desk.db().read().await?;
    let page = store::list(&mut tx, desk.actor(), &wish).await?;
    Ok(Json(List::of(page, |row| VisitItem::of(&row.visit))))
}

/// Commitments by term.
#[utoipa::path(
    get, path = "/api/v1/commitments", tag = "visits",
    params(
        Paging,
        ("side" = Option<String>, Query, description = "Region that does it"),
        ("region" = Option<String>, Query, description = "Either side"),
        ("state" = Option<String>, Query, description = "`open` (default), `done`, `dropped`, `all`"),
        ("late" = Option<String>, Query, description = "`yes`: overdue only"),
    ),
    responses((status = 200, body = List<CommitmentItem>), (status = 401), (status = 403), (status = 422)),
)]
async fn commitments(
    _: ApiCommitments,
    desk: Desk,
    sought: Sought,
) -> Result<Json<List<CommitmentItem>>> {
    let paging = Paging::of(&sought).wish()?;
    let today = desk.today();
    let wish =
        Wish { after: paging.after, limit: paging.limit, ..commitments_wish(&sought, today) };
    let mut tx = desk.db().read().await?;
    let page = store::commitments_seen(&mut tx, desk.actor(), &wish).await?;
    Ok(Json(List::of(page, |row| CommitmentItem::of(&row, today))))
}

/// One commitment.
#[utoipa::path(
    get, path = "/api/v1/commitments/{id}", tag = "visits",
    params(("id" = String, Path, description = "UUID")),
    responses((status = 200, body = CommitmentItem), (status = 401), (status = 403), (status = 404)),
)]
async fn commitment(
    ApiCommitment { id }: ApiCommitment,
    desk: Desk,
) -> Result<Json<CommitmentItem>> {
    let mut tx = desk.db().read().await?;
    let (it, _, _) = found(&mut tx, &desk, id).await?;
    Ok(Json(CommitmentItem::of(&it, desk.today())))
}

/// Whose it is comes before what was sent.
async fn known(desk: &Desk, id: VisitId) -> Result<()> {
    let mut tx = desk.db().read().await?;
    reach(&mut tx, desk, id).await.map(drop)
}

fn status(new: bool) -> StatusCode {
    if new { StatusCode::CREATED } else { StatusCode::OK }
}

/// Fields as the form would send them: one reading for pages and programs.
fn filled(fields: impl IntoIterator<Item = (&'static str, Option<String>)>) -> Typed {
    Typed::filled(fields.into_iter().filter_map(|(name, value)| Some((name, value?))))
}

impl VisitItem {
    fn of(it: &Visit) -> VisitItem {
        VisitItem {
            id: it.id.to_string(),
            kind: it.kind.to_string(),
            state: it.state.to_string(),
            aim: it.aim.clone(),
            from: it.from.to_string(),
            to: it.to.to_string(),
            host: it.host.to_string(),
            guest: it.guest.to_string(),
            outside: it.outside.clone(),
            agreement: it.agreement.map(|it| it.to_string()),
            measure: it.measure.map(|it| it.to_string()),
            answers: it.answers.map(|it| it.to_string()),
        }
    }
}

impl CommitmentItem {
    fn of(it: &Commitment, today: kernel::Day) -> CommitmentItem {
        CommitmentItem {
            id: it.id.to_string(),
            visit: it.visit.to_string(),
            text: it.text.clone(),
            side: it.side.to_string(),
            other: it.other.to_string(),
            responsible: it.responsible.clone(),
            due: it.due.to_string(),
            state: it.state.to_string(),
            overdue: it.is_overdue(today),
            becomes: it.becomes.map(|it| it.to_string()),
            target: it.target().to_owned(),
            address: it.address().map(str::to_owned),
            evidence: it.evidence.clone(),
        }
    }
}
