//! How programs meet clients.

use axum::Json;
use axum::http::StatusCode;
use axum_extra::routing::TypedPath;
use db::{Wish, transact};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::{OpenApi, ToSchema};
use web::api::{Body, List, Paging};
use web::{Desk, Doors, Error, Faults, Result, Sought, Typed, Who, Whose};

use crate::filling::Asked;
use crate::{Client, add as keep, pages, store};

/// The routes of the room's API.
pub fn doors() -> Doors {
    Doors::new("clients").get(Who::STAFF, Whose::Own, list).post(Who::SERVING, Whose::Own, add)
}

/// The room's part of the API's description.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Api::openapi()
}

#[derive(OpenApi)]
#[openapi(paths(list, add), components(schemas(Item, NewClient, List<Item>)))]
struct Api;

/// The organisation's clients.
#[derive(TypedPath)]
#[typed_path("/api/v1/clients")]
pub struct ApiList;

/// A client.
#[derive(Debug, Serialize, ToSchema)]
struct Item {
    /// UUID.
    id: String,
    /// `company`, `sole_trader`, `self_employed`, `citizen`.
    kind: String,
    /// ИНН; null for a citizen without one.
    inn: Option<String>,
    /// ОГРН or ОГРНИП.
    ogrn: Option<String>,
    /// A firm's short name, a person's names.
    name: String,
    /// `micro`, `small`, `medium`.
    category: Option<String>,
    /// Main kind of activity.
    okved: Option<String>,
    /// Secondary kinds of activity.
    okveds: Vec<String>,
    /// Region, two digits.
    region: Option<String>,
    /// State date of the SME registry's dump that was asked; null: there was none.
    sme_day: Option<String>,
    /// What that dump answered.
    sme_found: bool,
    /// Address of electronic mail; may be empty.
    email: String,
    /// Telephone number; may be empty.
    phone: String,
    /// Whom to ask for; may be empty.
    contact: String,
    /// When the card was made, UTC.
    created_at: String,
}

/// A client to be added. With an ИНН that the SME registry knows nothing else is needed, and kind
/// and name come from there; else both must be given.
#[derive(Debug, Deserialize, ToSchema)]
struct NewClient {
    /// UUID that the program chooses: the same request sent again makes one card, also of a citizen
    /// without an ИНН.
    id: Option<String>,
    /// ИНН, 10 or 12 digits; may be left out for a citizen only.
    inn: Option<String>,
    /// `company`, `sole_trader`, `self_employed`, `citizen`.
    kind: Option<String>,
    /// A firm's short name, a person's names.
    name: Option<String>,
    /// Address of electronic mail.
    email: Option<String>,
    /// Telephone number.
    phone: Option<String>,
    /// Whom to ask for.
    contact: Option<String>,
    /// What colleagues should know.
    note: Option<String>,
}

/// Clients by name, or the newest first.
#[utoipa::path(
    get, path = "/api/v1/clients", tag = "clients",
    params(
        Paging,
        ("q" = Option<String>, Query, description = "ИНН, or the beginning of the name"),
        ("kind" = Option<String>, Query, description = "Kind of recipient"),
        ("order" = Option<String>, Query, description = "`new`: the newest first"),
    ),
    responses((status = 200, body = List<Item>), (status = 401), (status = 403), (status = 422)),
)]
async fn list(_: ApiList, desk: Desk, sought: Sought) -> Result<Json<List<Item>>> {
    let paging = Paging::of(&sought).wish()?;
    let wish = Wish { after: paging.after, limit: paging.limit, ..pages::wish(&sought) };
    let mut tx = desk.db().read().await?;
    let page = store::list(&mut tx, desk.actor().organisation, &wish).await?;
    Ok(Json(List::of(page, |row| Item::of(row.client))))
}

/// Adds a client. The same ИНН or the same `id` twice makes one client: the second time answers 200 with the card
/// that is there, unchanged.
#[utoipa::path(
    post, path = "/api/v1/clients", tag = "clients", request_body = NewClient,
    responses(
        (status = 201, body = Item, description = "Added"),
        (status = 200, body = Item, description = "There already"),
        (status = 401), (status = 403),
        (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
async fn add(_: ApiList, desk: Desk, body: Body<NewClient>) -> Result<(StatusCode, Json<Item>)> {
    let typed = body.0.typed();
    let mut faults = Faults::default();
    let asked = Asked::about(&desk, &typed, &mut faults).await?;
    if let Some(there) = asked.again.as_ref().or(asked.there.as_ref()) {
        return Ok((StatusCode::OK, Json(Item::of(there.clone()))));
    }
    let filled = asked.fill(&typed, desk.actor(), &desk.app.secret, desk.now, &mut faults);
    let wrong = || faults.error().unwrap_or_else(|| Error::ours("no card and no fault"));
    let client = filled.ok_or_else(wrong)?;
    let added = transact!(desk.db(), |tx| {
        Ok::<_, Error>(keep(tx, desk.actor(), client.clone(), desk.now).await?)
    })?;
    let status = if added.is_new { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, Json(Item::of(added.client))))
}

impl NewClient {
    /// As the form would send it: one reading for pages and programs.
    fn typed(self) -> Typed {
        let fields = [
            ("once", self.id),
            ("inn", self.inn),
            ("kind", self.kind),
            ("name", self.name),
            ("email", self.email),
            ("phone", self.phone),
            ("contact", self.contact),
            ("note", self.note),
        ];
        let given = fields.into_iter().filter_map(|(name, it)| Some((name.to_owned(), it?)));
        Typed::from(given.collect::<BTreeMap<_, _>>())
    }
}

impl Item {
    fn of(it: Client) -> Item {
        Item {
            id: it.id.to_string(),
            kind: it.kind.to_string(),
            inn: it.inn.map(|it| it.to_string()),
            ogrn: it.ogrn,
            name: it.name,
            category: it.category.map(|it| it.to_string()),
            okved: it.okved.map(|it| it.to_string()),
            okveds: it.okveds.iter().map(ToString::to_string).collect(),
            region: it.region.map(|it| it.to_string()),
            sme_day: it.sme_day.map(|it| it.to_string()),
            sme_found: it.sme_found,
            email: it.email,
            phone: it.phone,
            contact: it.contact,
            created_at: it.created_at.to_string(),
        }
    }
}
