//! How programs meet the ledger.

use crate::filters::Asked;
use crate::store::{self, Listed};
use axum::Json;
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};
use web::api::{List, Paging};
use web::{Desk, Doors, Result, Who, Whose};

/// The room's part of the API.
pub fn api_doors() -> Doors {
    Doors::new("ledger").get(Who::STAFF, Whose::Own, list)
}

/// The room's part of the API's description.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Description::openapi()
}

#[derive(OpenApi)]
#[openapi(paths(list), components(schemas(Item)))]
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
