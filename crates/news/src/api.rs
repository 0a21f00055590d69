//! How programs read the news that everybody may read.

use crate::model::{News, Piece};
use crate::pages::{ShowPicture, released};
use crate::store;
use axum::Json;
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use kernel::NewsId;
use serde::{Deserialize, Serialize};
use utoipa::OpenApi as _;
use utoipa::openapi::OpenApi;
use web::api::{List, Paging};
use web::{Doors, Guest, Result, Who, Whose};

/// The room's part of the API.
pub fn doors() -> Doors {
    Doors::new("news").get(Who::Anyone, Whose::Open, list).get(Who::Anyone, Whose::Open, show)
}

#[derive(utoipa::OpenApi)]
#[openapi(paths(list, show))]
struct Part;

/// The room's part of the API's description.
pub fn openapi() -> OpenApi {
    Part::openapi()
}

#[derive(TypedPath)]
#[typed_path("/api/v1/news")]
struct ListPath;

#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/news/{id}")]
struct ShowPath {
    id: NewsId,
}

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

/// A released news item with its text and pictures, as they may be shown now.
#[derive(Serialize, utoipa::ToSchema)]
struct Whole {
    #[serde(flatten)]
    item: Item,
    /// The paragraphs after the first, in Russian; words whose consent was taken back are left out.
    paragraphs: Vec<String>,
    /// The pictures chosen and agreed to with the text; those whose consent was taken back are
    /// left out.
    pictures: Vec<Picture>,
}

/// A picture of a released news item.
#[derive(Serialize, utoipa::ToSchema)]
struct Picture {
    /// Where it is read from: a path of this site, open to everybody.
    href: String,
    /// What is on it, in Russian.
    caption: String,
}

/// Released news, the newest first.
#[utoipa::path(get, path = "/api/v1/news", tag = "news", params(Paging), responses((status = 200, body = List<Item>)))]
async fn list(_: ListPath, guest: Guest, Query(paging): Query<Paging>) -> Result<Json<List<Item>>> {
    let page = store::public(&mut guest.db().read().await?, &paging.wish()?).await?;
    Ok(Json(List::of(page, Item::from)))
}

/// A released news item with its text and pictures.
#[utoipa::path(
    get, path = "/api/v1/news/{id}", tag = "news",
    params(("id" = String, Path, description = "Which one")),
    responses((status = 200, body = Whole), (status = 404, description = "Not released to everybody"))
)]
async fn show(ShowPath { id }: ShowPath, guest: Guest) -> Result<Json<Whole>> {
    let (news, facts) = released(&mut guest.db().read().await?, id).await?;
    let picture = |it: &visits::Remark| {
        let href = ShowPicture { id, file: it.file? }.to_string();
        Some(Picture { href, caption: it.text.clone() })
    };
    let paragraphs = news.pieces(&facts).iter().map(Piece::plain).collect();
    let pictures = news.shown(&facts).into_iter().filter_map(picture).collect();
    Ok(Json(Whole { paragraphs, pictures, item: Item::from(news) }))
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
