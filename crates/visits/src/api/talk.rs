//! Programs ask, answer and take notes during a visit.

use super::{filled, known, status};
use crate::pages::reach;
use crate::{Question, Remark, store, telling};
use axum::Json;
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use axum_extra::routing::TypedPath;
use kernel::{QuestionId, Say, VisitId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::api::{Body, List};
use web::{Desk, Error, Result, Typed};

/// Questions of a visit.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/visits/{id}/questions")]
pub(super) struct ApiQuestions {
    id: VisitId,
}

/// The answer to one of them.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/visits/{id}/questions/{question}/answer")]
pub(super) struct ApiAnswer {
    id: VisitId,
    question: QuestionId,
}

/// Notes and quotes of a visit.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/visits/{id}/remarks")]
pub(super) struct ApiRemarks {
    id: VisitId,
}

/// A question.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct QuestionItem {
    /// UUID.
    id: String,
    /// What is asked.
    text: String,
    /// Region that asks, two digits.
    side: String,
    /// Who asks.
    asked_by: String,
    /// Whom; may be empty.
    to_whom: String,
    /// UUID of the item of the programme it was asked at.
    item: Option<String>,
    /// When, UTC.
    asked_at: String,
    /// The answer; empty while there is none.
    answer: String,
    /// Who answered; empty while nobody has.
    answered_by: String,
}

/// A note, or somebody's words.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct RemarkItem {
    /// UUID.
    id: String,
    /// `note`, `change` (what we change at home), `quote`, `photo`.
    kind: String,
    /// What; of a photograph, its caption.
    text: String,
    /// Region of whoever wrote it, two digits.
    side: String,
    /// Who wrote it.
    author: String,
    /// UUID of the delegate whose words they are.
    person: Option<String>,
    /// UUID of the item of the programme.
    item: Option<String>,
    /// When, UTC.
    at: String,
    /// Whether the person agreed to these words.
    approved: bool,
    /// UUID of the file of a photograph; whose faces are on it is said with the visit.
    file: Option<String>,
}

/// A question to ask.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct NewQuestion {
    /// What is asked.
    text: String,
    /// Region that asks; the own one when absent.
    side: Option<String>,
    /// Who asks; whoever sends it when absent.
    asked_by: Option<String>,
    /// Whom.
    to_whom: Option<String>,
    /// UUID of the item of the programme it is asked at.
    item: Option<String>,
}

/// An answer to give.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct NewAnswer {
    /// The answer.
    text: String,
    /// Who answers; whoever sends it when absent.
    answered_by: Option<String>,
}

/// A note to take.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct NewRemark {
    /// `note`, `change`, `quote`.
    kind: String,
    /// What.
    text: String,
    /// UUID of the delegate whose words they are: of a quote.
    person: Option<String>,
    /// UUID of the item of the programme.
    item: Option<String>,
}

/// Questions of a visit in the order they were asked.
#[utoipa::path(
    get, path = "/api/v1/visits/{id}/questions", tag = "visits",
    params(("id" = String, Path, description = "UUID of the visit")),
    responses((status = 200, body = List<QuestionItem>), (status = 401), (status = 403), (status = 404)),
)]
pub(super) async fn questions(
    ApiQuestions { id }: ApiQuestions,
    desk: Desk,
) -> Result<Json<List<QuestionItem>>> {
    let mut tx = desk.db().read().await?;
    reach(&mut tx, &desk, id).await?;
    let all = store::questions(&mut tx, id).await?;
    Ok(Json(List { items: all.iter().map(QuestionItem::of).collect(), next: None }))
}

/// Asks a question. The header `Idempotency-Key` makes it once: sent again, nothing is asked.
#[utoipa::path(
    post, path = "/api/v1/visits/{id}/questions", tag = "visits", request_body = NewQuestion,
    params(
        ("id" = String, Path, description = "UUID of the visit"),
        ("Idempotency-Key" = Option<String>, Header, description = "at most 64 characters"),
    ),
    responses(
        (status = 201, body = QuestionItem), (status = 200, body = QuestionItem, description = "asked before"),
        (status = 401), (status = 403), (status = 404),
        (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
pub(super) async fn ask(
    ApiQuestions { id }: ApiQuestions,
    desk: Desk,
    headers: HeaderMap,
    body: Result<Body<NewQuestion>>,
) -> Result<Response> {
    known(&desk, id).await?;
    let (asked, new) = telling::ask(&desk, id, &body?.0.typed(key(&headers))).await?;
    let mut tx = desk.db().read().await?;
    let all = store::questions(&mut tx, id).await?;
    let kept = all.iter().find(|it| it.once == asked.once).ok_or_else(taken)?;
    Ok((status(new), Json(QuestionItem::of(kept))).into_response())
}

/// Answers a question of the other side.
#[utoipa::path(
    post, path = "/api/v1/visits/{id}/questions/{question}/answer", tag = "visits",
    request_body = NewAnswer,
    params(
        ("id" = String, Path, description = "UUID of the visit"),
        ("question" = String, Path, description = "UUID of the question"),
    ),
    responses(
        (status = 200, body = QuestionItem), (status = 401), (status = 403), (status = 404),
        (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
pub(super) async fn answer(
    ApiAnswer { id, question }: ApiAnswer,
    desk: Desk,
    body: Result<Body<NewAnswer>>,
) -> Result<Json<QuestionItem>> {
    known(&desk, id).await?;
    let NewAnswer { text, answered_by } = body?.0;
    let typed = filled([("answer", Some(text)), ("answered_by", answered_by)]);
    let it = telling::answer(&desk, id, question, &typed).await?;
    Ok(Json(QuestionItem::of(&it)))
}

/// What was noted at a visit, as far as the own side sees it.
#[utoipa::path(
    get, path = "/api/v1/visits/{id}/remarks", tag = "visits",
    params(("id" = String, Path, description = "UUID of the visit")),
    responses((status = 200, body = List<RemarkItem>), (status = 401), (status = 403), (status = 404)),
)]
pub(super) async fn remarks(
    ApiRemarks { id }: ApiRemarks,
    desk: Desk,
) -> Result<Json<List<RemarkItem>>> {
    let mut tx = desk.db().read().await?;
    let (_, part) = reach(&mut tx, &desk, id).await?;
    let all = store::remarks(&mut tx, id).await?;
    let seen = all.iter().filter(|it| it.is_seen_by(part.region()));
    Ok(Json(List { items: seen.map(RemarkItem::of).collect(), next: None }))
}

/// Takes a note. The header `Idempotency-Key` makes it once: sent again, nothing is noted.
#[utoipa::path(
    post, path = "/api/v1/visits/{id}/remarks", tag = "visits", request_body = NewRemark,
    params(
        ("id" = String, Path, description = "UUID of the visit"),
        ("Idempotency-Key" = Option<String>, Header, description = "at most 64 characters"),
    ),
    responses(
        (status = 201, body = RemarkItem), (status = 200, body = RemarkItem, description = "noted before"),
        (status = 401), (status = 403), (status = 404),
        (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
pub(super) async fn remark(
    ApiRemarks { id }: ApiRemarks,
    desk: Desk,
    headers: HeaderMap,
    body: Result<Body<NewRemark>>,
) -> Result<Response> {
    known(&desk, id).await?;
    let (made, new) = telling::remark(&desk, id, &body?.0.typed(key(&headers))).await?;
    let mut tx = desk.db().read().await?;
    let all = store::remarks(&mut tx, id).await?;
    let kept = all.iter().find(|it| it.once == made.once).ok_or_else(taken)?;
    Ok((status(new), Json(RemarkItem::of(kept))).into_response())
}

fn key(headers: &HeaderMap) -> String {
    let key = headers.get("idempotency-key").and_then(|it| it.to_str().ok());
    key.unwrap_or_default().to_owned()
}

/// The key is some other visit's.
fn taken() -> Error {
    Error::Bad { field: "Idempotency-Key", say: Say::new("commitment-key-taken") }
}

impl NewQuestion {
    fn typed(self, key: String) -> Typed {
        filled([
            ("question", Some(self.text)),
            ("side", self.side),
            ("asked_by", self.asked_by),
            ("to_whom", self.to_whom),
            ("item", self.item),
            ("once", Some(key)),
        ])
    }
}

impl NewRemark {
    fn typed(self, key: String) -> Typed {
        filled([
            ("kind", Some(self.kind)),
            ("note", Some(self.text)),
            ("person", self.person),
            ("item", self.item),
            ("once", Some(key)),
        ])
    }
}

impl QuestionItem {
    fn of(it: &Question) -> QuestionItem {
        QuestionItem {
            id: it.id.to_string(),
            text: it.text.clone(),
            side: it.region.to_string(),
            asked_by: it.asked_by.clone(),
            to_whom: it.to_whom.clone(),
            item: it.item.map(|it| it.to_string()),
            asked_at: it.asked_at.to_string(),
            answer: it.answer.clone(),
            answered_by: it.answered_by.clone(),
        }
    }
}

impl RemarkItem {
    pub(super) fn of(it: &Remark) -> RemarkItem {
        RemarkItem {
            id: it.id.to_string(),
            kind: it.kind.to_string(),
            text: it.text.clone(),
            side: it.region.to_string(),
            author: it.author.clone(),
            person: it.delegate.map(|it| it.to_string()),
            item: it.item.map(|it| it.to_string()),
            at: it.at.to_string(),
            approved: it.approved_at.is_some(),
            file: it.file.map(|it| it.to_string()),
        }
    }
}
