//! Applications and their steps.

use super::answer_of;
use super::seen::{Seen, confirmed};
use crate::acts::{self, Act, NewApplication};
use crate::store::{self, Line};
use crate::{Application, Channel, Filter, Ground, Order, State, Step};
use axum::Json;
use axum::extract::Query;
use axum::http::StatusCode;
use axum_extra::routing::TypedPath;
use kernel::{AccountId, ApplicationId, ClientId, Day, DirectionId, Moment, ServiceId};
use serde::{Deserialize, Serialize};
use services::{Confirmation, What};
use utoipa::ToSchema;
use web::api::{Body, List, Paging};
use web::{Desk, Error, Result};

/// The organisation's applications.
#[derive(TypedPath)]
#[typed_path("/api/v1/applications")]
pub(crate) struct ListItems;

/// One application.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/applications/{id}")]
pub(crate) struct ShowItem {
    id: ApplicationId,
}

/// A step of one application; `action` is its noun.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/applications/{id}/{action}")]
pub(crate) struct TakeStep {
    id: ApplicationId,
    action: String,
}

/// What the list is narrowed to.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// `draft`, `submitted`, `accepted`, `refused`, `assigned`, `in_work`, `rendered`, `feedback`,
    /// `closed`, `withdrawn` or `cancelled`.
    #[param(value_type = Option<String>)]
    state: Option<State>,
    /// Only those still to be rendered, or only the others.
    open: Option<bool>,
    /// Id of who answers for it.
    #[param(value_type = Option<String>)]
    assignee: Option<AccountId>,
    /// Id of a direction.
    #[param(value_type = Option<String>)]
    direction: Option<DirectionId>,
    /// Id of a client.
    #[param(value_type = Option<String>)]
    client: Option<ClientId>,
    /// Accepted or refused on this day or later.
    #[param(value_type = Option<String>, format = Date)]
    decided_from: Option<Day>,
    /// Accepted or refused on this day or earlier.
    #[param(value_type = Option<String>, format = Date)]
    decided_to: Option<Day>,
    /// `due` (the default), `newest` or `decided`.
    #[param(value_type = Option<String>)]
    order: Option<Order>,
}

/// A line of the list.
#[derive(Serialize, ToSchema)]
pub(crate) struct Item {
    /// Its id.
    id: String,
    /// What people call it.
    number: String,
    /// Where it stands.
    #[schema(value_type = String)]
    state: State,
    /// The last day of its term.
    #[schema(value_type = String, format = Date)]
    due_on: Day,
    /// Id of the client.
    client: String,
    /// The client's name.
    client_name: String,
    /// Id of the service.
    service: String,
    /// The service's name.
    service_name: String,
    /// Who answers for it.
    assignee_name: Option<String>,
}

/// A paper that somebody saw.
#[derive(Serialize, ToSchema)]
pub(crate) struct PaperItem {
    /// What it confirms.
    #[schema(value_type = String)]
    what: What,
    /// Its number and date; may be empty.
    paper: String,
    /// Who saw it.
    by: String,
    /// When.
    #[schema(value_type = String, format = Date)]
    on: Day,
}

impl From<Confirmation> for PaperItem {
    fn from(it: Confirmation) -> PaperItem {
        PaperItem { what: it.what, paper: it.paper, by: it.by, on: it.on }
    }
}

/// An application.
#[derive(Serialize, ToSchema)]
pub(crate) struct Whole {
    /// Its id.
    id: String,
    /// What people call it.
    number: String,
    /// Where it stands.
    #[schema(value_type = String)]
    state: State,
    /// How it came.
    #[schema(value_type = String)]
    channel: Channel,
    /// Id of the client.
    client: String,
    /// Id of the service.
    service: String,
    /// Id of the direction.
    direction: String,
    /// Id of who answers for it.
    assignee: Option<String>,
    /// When it was submitted.
    #[schema(value_type = Option<String>, format = DateTime)]
    submitted_at: Option<Moment>,
    /// The last day of its term.
    #[schema(value_type = String, format = Date)]
    due_on: Day,
    /// When it was accepted or refused.
    #[schema(value_type = Option<String>, format = Date)]
    decided_on: Option<Day>,
    /// The ground of a refusal.
    #[schema(value_type = Option<String>)]
    ground: Option<Ground>,
    /// Refusal, withdrawal or cancellation in words.
    reason: String,
    /// What was offered instead.
    instead: String,
    /// The papers seen at acceptance.
    confirmed: Vec<PaperItem>,
    /// Documents that are awaited.
    awaits: String,
    /// Id of the row of the ledger.
    rendering: Option<String>,
    /// What the client got.
    result: String,
    /// The client's mark, 1–5.
    score: Option<i64>,
    /// The client's words.
    feedback: String,
    /// The eligibility kept at submission: facts and reasons.
    #[schema(value_type = Option<Object>)]
    eligibility: Option<serde_json::Value>,
    /// The actions that may be taken now.
    #[schema(value_type = Vec<String>)]
    actions: Vec<Step>,
}

/// A new application: `client` or `inn`.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewItem {
    /// Id of a client.
    #[schema(value_type = Option<String>)]
    client: Option<ClientId>,
    /// ИНН of a client, or of somebody in the SME registry.
    inn: Option<String>,
    /// Id of the service.
    #[schema(value_type = String)]
    service: ServiceId,
    /// An id made by the caller: the same one sent twice is one application.
    #[schema(value_type = Option<String>)]
    id: Option<ApplicationId>,
    /// Kept as a draft instead of submitted.
    #[serde(default)]
    draft: bool,
}

/// What a step needs; each takes its own fields.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct StepBody {
    /// acceptance: papers seen (`sme`, `self_employed`, `region`, `okved`, `age`, `pre_scoring`, `platform`), each a word or
    /// `{"what": …, "paper": number and date}`.
    #[schema(value_type = Vec<Object>)]
    confirmations: Vec<Seen>,
    /// refusal: the ground.
    #[schema(value_type = Option<String>)]
    ground: Option<Ground>,
    /// refusal, withdrawal, cancellation: why, in words.
    reason: String,
    /// refusal: what is offered instead.
    instead: String,
    /// assignment: to whom; the caller where nobody is named.
    #[schema(value_type = Option<String>)]
    assignee: Option<AccountId>,
    /// inquiry: which documents.
    documents: String,
    /// rendering: what the client got.
    result: String,
    /// rendering: when; today where nothing is said.
    #[schema(value_type = Option<String>, format = Date)]
    rendered_on: Option<Day>,
    /// feedback: 1–5.
    score: Option<i64>,
    /// feedback: the client's words.
    words: String,
}

/// The organisation's applications.
#[utoipa::path(get, path = "/api/v1/applications", tag = "applications", params(Wanted, Paging),
    responses((status = 200, body = List<Item>)))]
pub(crate) async fn list(
    _: ListItems,
    desk: Desk,
    Query(wanted): Query<Wanted>,
    Query(paging): Query<Paging>,
) -> Result<Json<List<Item>>> {
    let wish = paging.wish()?;
    let filter = Filter {
        state: wanted.state,
        open: wanted.open,
        assignee: wanted.assignee,
        direction: wanted.direction,
        client: wanted.client,
        decided_from: wanted.decided_from,
        decided_to: wanted.decided_to,
        unclaimed_for: None,
        order: wanted.order.unwrap_or_default(),
    };
    let mut tx = desk.db().read().await?;
    let organisation = desk.actor().organisation;
    let page = store::list(&mut tx, organisation, &filter, wish.after, wish.limit).await?;
    Ok(Json(List::of(page, Item::from)))
}

/// Submits an application, or keeps a draft.
#[utoipa::path(post, path = "/api/v1/applications", tag = "applications", request_body = NewItem,
    responses((status = 201, body = Whole), (status = 404, description = "no such client or service"),
        (status = 422, description = "a wrong ИНН, or one that neither the centre nor the registry knows")))]
pub(crate) async fn add(
    _: ListItems,
    desk: Desk,
    Body(new): Body<NewItem>,
) -> Result<(StatusCode, Json<Whole>)> {
    let applicant = super::applicant(new.client, new.inn.as_deref())?;
    let new = NewApplication {
        id: new.id.unwrap_or(ApplicationId::new()),
        applicant,
        service: new.service,
        channel: Channel::Api,
        submit: !new.draft,
    };
    let it = acts::open(&desk, &new).await?;
    Ok((StatusCode::CREATED, Json(Whole::of(&desk, it))))
}

/// One application with the eligibility kept at its submission.
#[utoipa::path(get, path = "/api/v1/applications/{id}", tag = "applications",
    params(("id" = String, Path)),
    responses((status = 200, body = Whole), (status = 404, description = "no such application")))]
pub(crate) async fn show(ShowItem { id }: ShowItem, desk: Desk) -> Result<Json<Whole>> {
    let mut tx = desk.db().read().await?;
    let it = acts::own(&mut tx, &desk, id).await?;
    Ok(Json(Whole::of(&desk, it)))
}

/// Takes a step of the path.
#[utoipa::path(post, path = "/api/v1/applications/{id}/{action}", tag = "applications",
    params(("id" = String, Path), ("action" = String, Path, description =
        "submission, acceptance, refusal, assignment, work, inquiry, receipt, rendering, feedback, closure, withdrawal or cancellation")),
    request_body = StepBody,
    responses((status = 200, body = Whole), (status = 404, description = "no such application or action"),
        (status = 422, description = "a rule says no: `rule` and `detail` say which")))]
pub(crate) async fn take(
    TakeStep { id, action }: TakeStep,
    desk: Desk,
    Body(body): Body<StepBody>,
) -> Result<Json<Whole>> {
    let step: Step = action.parse().map_err(|_| Error::NotFound)?;
    let it = acts::take(&desk, id, &body.act(step, &desk)?).await?;
    Ok(Json(Whole::of(&desk, it)))
}

impl StepBody {
    fn act(self, step: Step, desk: &Desk) -> Result<Act> {
        Ok(match step {
            Step::Submission => Act::Submit,
            Step::Acceptance => Act::Accept(confirmed(desk, self.confirmations)),
            Step::Refusal => {
                let ground = self.ground.ok_or_else(|| Error::choice("ground"))?;
                Act::Refuse { ground, reason: self.reason, instead: self.instead }
            }
            Step::Assignment => Act::Assign(self.assignee.unwrap_or(desk.actor().account)),
            Step::Work => Act::Start,
            Step::Inquiry => Act::Ask(self.documents),
            Step::Receipt => Act::Receive,
            Step::Rendering => Act::Render { result: self.result, on: self.rendered_on },
            Step::Feedback => Act::Hear { score: self.score, words: self.words },
            Step::Closure => Act::Close,
            Step::Withdrawal => Act::Withdraw(self.reason),
            Step::Cancellation => Act::Cancel(self.reason),
        })
    }
}

impl From<Line> for Item {
    fn from(it: Line) -> Item {
        Item {
            id: it.id.to_string(),
            number: it.number,
            state: it.state,
            due_on: it.due_on,
            client: it.client.to_string(),
            client_name: it.client_name,
            service: it.service.to_string(),
            service_name: it.service_name,
            assignee_name: it.assignee_name,
        }
    }
}

impl Whole {
    fn of(desk: &Desk, it: Application) -> Whole {
        let eligibility = it.snapshot().map(|snapshot| {
            let answer = answer_of(desk.lang, &snapshot.answer);
            serde_json::json!({ "day": snapshot.day, "facts": snapshot.facts, "answer": answer })
        });
        Whole {
            confirmed: it.confirmations().into_iter().map(PaperItem::from).collect(),
            actions: it.next_steps(desk.actor()),
            id: it.id.to_string(),
            number: it.number,
            state: it.state,
            channel: it.channel,
            client: it.client.to_string(),
            service: it.service.to_string(),
            direction: it.direction.to_string(),
            assignee: it.assignee.map(|it| it.to_string()),
            submitted_at: it.submitted_at,
            due_on: it.due_on,
            decided_on: it.decided_on,
            ground: it.ground,
            reason: it.reason,
            instead: it.instead,
            awaits: it.awaits,
            rendering: it.rendering.map(|it| it.to_string()),
            result: it.result,
            score: it.score,
            feedback: it.feedback,
            eligibility,
        }
    }
}
