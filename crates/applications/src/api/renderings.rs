//! Entering rendered services: once per idempotency key, durable when acknowledged.

use super::eligibility::OpenItem;
use super::seen::{Seen, confirmed};
use super::{AnswerItem, answer_of};
use crate::walk_in::{self, Outcome, Stop};
use axum::Json;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum_extra::routing::TypedPath;
use kernel::{ClientId, Day, Recipient, Say, ServiceId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::api::{Body, idempotency_key};
use web::{Desk, Error, Problem, Refusal as _, Result, say, word};

/// Rendered services.
#[derive(TypedPath)]
#[typed_path("/api/v1/renderings")]
pub(crate) struct Add;

/// A rendered service to be entered.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewItem {
    /// ИНН, 10 or 12 digits; or `client`.
    inn: Option<String>,
    /// Id of a client: for citizens without ИНН.
    #[schema(value_type = Option<String>)]
    client: Option<ClientId>,
    /// Id of the service.
    #[schema(value_type = String)]
    service: ServiceId,
    /// What the client got.
    result: String,
    /// As whom they come, where neither the centre nor the registry knows them.
    #[schema(value_type = Option<String>)]
    kind: Option<Recipient>,
    /// What they are called, where neither the centre nor the registry knows them.
    #[serde(default)]
    name: String,
    /// Papers seen: each a word such as `platform`, or `{"what": "platform", "paper": "№ 7"}`.
    #[serde(default)]
    #[schema(value_type = Vec<Object>)]
    confirmations: Vec<Seen>,
    /// When; today where nothing is said.
    #[schema(value_type = Option<String>, format = Date)]
    rendered_on: Option<Day>,
}

/// A rendering that was entered, now or by an earlier request with the same key.
#[derive(Serialize, ToSchema)]
pub(crate) struct Entered {
    /// Id of the row of the ledger.
    id: String,
}

/// Why nothing was entered: a problem with the reasons of the rules.
#[derive(Serialize, ToSchema)]
pub(crate) struct NotOpen {
    /// What, as every problem says it.
    #[serde(flatten)]
    #[schema(value_type = Object)]
    problem: Problem,
    /// Every reason.
    #[serde(flatten)]
    answer: AnswerItem,
    /// What is open instead, nearest first.
    open_instead: Vec<OpenItem>,
}

/// Enters a rendered service. The header `Idempotency-Key` is required: a request sent again
/// enters nothing and gets the same answer.
#[utoipa::path(post, path = "/api/v1/renderings", tag = "renderings", request_body = NewItem,
    params(("Idempotency-Key" = String, Header, description = "at most 100 characters, unique within the organisation")),
    responses((status = 201, body = Entered), (status = 200, body = Entered, description = "entered before"),
        (status = 404, description = "no such service"),
        (status = 422, body = NotOpen, description = "a wrong field, or the rules say no: nothing was entered")))]
pub(crate) async fn add(
    _: Add,
    desk: Desk,
    headers: HeaderMap,
    Body(new): Body<NewItem>,
) -> Result<Response> {
    let wanted = wanted(&desk, &headers, new)?;
    Ok(match walk_in::render(&desk, &wanted).await? {
        Outcome::Rendered { id, repeated } => {
            let status = if repeated { StatusCode::OK } else { StatusCode::CREATED };
            (status, Json(Entered { id: id.to_string() })).into_response()
        }
        Outcome::Stopped(stop) => stopped(&desk, *stop)?,
    })
}

fn wanted(desk: &Desk, headers: &HeaderMap, new: NewItem) -> Result<walk_in::Wanted> {
    let bad = |field, key: &str| Error::Bad { field, say: Say::new(key) };
    let once = idempotency_key(headers)?;
    let on = new.rendered_on.unwrap_or(desk.today());
    if new.result.trim().is_empty() {
        return Err(bad("result", "fault-required"));
    }
    if on > desk.today() {
        return Err(bad("rendered_on", "walk-in-future"));
    }
    Ok(walk_in::Wanted {
        who: super::applicant(new.client, new.inn.as_deref())?,
        person: new.kind.map(|kind| (kind, new.name)),
        service: new.service,
        result: new.result,
        on,
        confirmed: confirmed(desk, new.confirmations),
        once,
    })
}

fn stopped(desk: &Desk, stop: Stop) -> Result<Response> {
    let (answer, instead) = match stop {
        Stop::Unknown(_) => {
            return Err(Error::Bad { field: "kind", say: Say::new("application-unknown-client") });
        }
        Stop::KeyTaken => {
            let say = Say::new("walk-in-key-taken");
            return Err(Error::Bad { field: "Idempotency-Key", say });
        }
        Stop::Unfit(why) => return Err(Error::Bad { field: "kind", say: why.say() }),
        Stop::NotOpen { answer, instead, .. } => (answer, instead),
    };
    let first = answer.reasons.iter().find(|it| it.outcome == answer.verdict);
    let problem = Problem {
        kind: "refused",
        title: word(desk.lang, "error-title", "refused"),
        status: StatusCode::UNPROCESSABLE_ENTITY.as_u16(),
        detail: first.map(|it| say(desk.lang, &it.say)),
        field: None,
        rule: first.map(|it| it.say.key.clone()),
    };
    let open = |(id, name): (ServiceId, String)| OpenItem { service: id.to_string(), name };
    let open_instead = instead.into_iter().map(open).collect();
    let body = NotOpen { problem, answer: answer_of(desk.lang, &answer), open_instead };
    let kind = [(header::CONTENT_TYPE, "application/problem+json")];
    Ok((StatusCode::UNPROCESSABLE_ENTITY, kind, Json(body)).into_response())
}
