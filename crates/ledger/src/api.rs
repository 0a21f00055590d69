//! How programs meet the ledger.

use crate::deeds;
use crate::filters::Asked;
use crate::store::{self, Listed};
use axum::Json;
use axum::extract::Query;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum_extra::routing::TypedPath;
use kernel::RenderingId;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use web::api::{Body, List, Paging, idempotency_key};
use web::{Desk, Doors, Faults, Result, Typed, Who, Whose};

/// The room's part of the API.
pub fn api_doors() -> Doors {
    Doors::new("ledger").get(Who::STAFF, Whose::Own, list).post(Who::SERVING, Whose::Own, take_back)
}

/// The room's part of the API's description.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Description::openapi()
}

#[derive(OpenApi)]
#[openapi(paths(list, take_back), components(schemas(Item)))]
struct Description;

/// The rows of the organisation's ledger.
#[derive(TypedPath)]
#[typed_path("/api/v1/renderings")]
pub(crate) struct ListItems;

/// A row of the ledger.
#[derive(Serialize, ToSchema)]
pub(crate) struct Item {
    /// Id of the row.
    id: String,
    /// The day of rendering.
    rendered_on: String,
    /// The day of entry.
    recorded_on: String,
    /// 1, or −1 for an entry that reverses another.
    sign: i64,
    /// Whether a later entry reverses it.
    reversed: bool,
    /// Id of the service.
    service: String,
    /// Name of the service.
    service_name: String,
    /// Id of the direction.
    direction: String,
    /// Id of the client.
    client: String,
    /// Name of the client; empty after erasure.
    client_name: String,
    /// `company`, `sole_trader`, `self_employed` or `citizen`.
    recipient: String,
    /// Free of charge for the client.
    free: bool,
    /// Days from application to rendering.
    days: i64,
    /// Id of the application it answers.
    application: Option<String>,
}

/// Rendered services of the own organisation, last rendered first, reversals included.
#[utoipa::path(get, path = "/api/v1/renderings", tag = "renderings", params(Asked, Paging),
    responses((status = 200, body = List<Item>), (status = 422, description = "a filter that cannot be read")))]
async fn list(
    _: ListItems,
    desk: Desk,
    Query(asked): Query<Asked>,
    Query(paging): Query<Paging>,
) -> Result<Json<List<Item>>> {
    let wish = asked.filters()?.wish(paging.wish()?);
    let mut tx = desk.db().read().await?;
    let page = store::list(&mut tx, desk.actor().organisation, &wish).await?;
    Ok(Json(List::of(page, Item::from)))
}

/// The entry that takes a row back.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/renderings/{id}/reversal")]
pub(crate) struct ApiReversal {
    id: RenderingId,
}

/// Why a row is taken back.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Reason {
    /// At most 500 characters.
    #[serde(default)]
    reason: String,
}

/// A reversing entry, made now or by an earlier request with the same key.
#[derive(Serialize, ToSchema)]
pub(crate) struct Reversed {
    /// Id of the entry.
    id: String,
}

/// Takes a rendered service back by a reversing entry. The header `Idempotency-Key` is required: a
/// request sent again enters nothing and gets the same answer.
#[utoipa::path(post, path = "/api/v1/renderings/{id}/reversal", tag = "renderings",
    request_body = Reason,
    params(("id" = String, Path, description = "UUID of the row"),
        ("Idempotency-Key" = String, Header, description = "at most 100 characters, unique within the organisation")),
    responses((status = 201, body = Reversed), (status = 200, body = Reversed, description = "entered before"),
        (status = 404, description = "no such row"),
        (status = 422, description = "a wrong field, or the rules say no: nothing was entered")))]
async fn take_back(
    ApiReversal { id }: ApiReversal,
    desk: Desk,
    headers: HeaderMap,
    Body(typed): Body<Reason>,
) -> Result<Response> {
    deeds::find_own(&mut desk.db().read().await?, &desk, id).await?;
    let once = idempotency_key(&headers)?;
    let typed = Typed::filled([("reason", typed.reason)]);
    let mut faults = Faults::default();
    let reason = typed.text("reason", deeds::LONGEST_REASON, &mut faults);
    if let Some(error) = faults.error() {
        return Err(error);
    }
    let done = deeds::take_back(&desk, id, &reason, Some(&once)).await?;
    let status = if done.repeated { StatusCode::OK } else { StatusCode::CREATED };
    Ok((status, Json(Reversed { id: done.id.to_string() })).into_response())
}

impl From<Listed> for Item {
    fn from(it: Listed) -> Item {
        Item {
            id: it.id.to_string(),
            rendered_on: it.rendered_on.to_string(),
            recorded_on: it.recorded_on.to_string(),
            sign: it.sign,
            reversed: it.reversed,
            service: it.service.to_string(),
            service_name: it.service_name,
            direction: it.direction.to_string(),
            client: it.client.to_string(),
            client_name: it.client_name,
            recipient: it.recipient.to_string(),
            free: it.free,
            days: it.days,
            application: it.application.map(|it| it.to_string()),
        }
    }
}
