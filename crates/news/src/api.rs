//! How programs read the news that everybody may read.

use crate::model::News;
use crate::store;
use axum::Json;
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use serde::Serialize;
use utoipa::OpenApi as _;
use utoipa::openapi::OpenApi;
use web::api::{List, Paging};
use web::{Doors, Guest, Result, Who, Whose};

/// The room's part of the API.
pub fn doors() -> Doors {
    Doors::new("news").get(Who::Anyone, Whose::Open, list)
}

#[derive(utoipa::OpenApi)]
#[openapi(paths(list))]
struct Part;

/// The room's part of the API's description.
pub fn openapi() -> OpenApi {
    Part::openapi()
}

#[derive(TypedPath)]
#[typed_path("/api/v1/news")]
struct ListPath;

/// A released news item.
#[derive(Serialize, utoipa::ToSchema)]
struct Item {
    /// Its id.
    id: String,
    /// The visit it tells of.
    visit: String,
    /// Code of the region that received.
    host: String,
    /// Code of the region that came.
    guest: String,
    /// The headline, in Russian.
    headline: String,
    /// The first paragraph, in Russian.
    lead: String,
    /// What was wrong in the text; empty: nothing.
    correction: String,
    /// When it was released, UTC.
    released_at: Option<String>,
}

/// Released news, the newest first.
#[utoipa::path(get, path = "/api/v1/news", tag = "news", params(Paging), responses((status = 200, body = List<Item>)))]
async fn list(_: ListPath, guest: Guest, Query(paging): Query<Paging>) -> Result<Json<List<Item>>> {
    let page = store::public(&mut guest.db().read().await?, &paging.wish()?).await?;
    Ok(Json(List::of(page, Item::from)))
}

impl From<News> for Item {
    fn from(it: News) -> Item {
        Item {
            id: it.id.to_string(),
            visit: it.visit.to_string(),
            host: it.host.to_string(),
            guest: it.guest.to_string(),
            headline: it.headline,
            lead: it.lead,
            correction: it.correction,
            released_at: it.released_at.map(|it| it.to_string()),
        }
    }
}
