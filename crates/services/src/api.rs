//! How programs meet the catalogue.

use axum::Json;
use axum_extra::routing::TypedPath;
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};
use web::api::{List, Paging};
use web::{Desk, Doors, Result, Sought, Who, Whose};

use crate::{RuleVersion, Service, Validity, pages, store};

/// The routes of the room's API.
pub fn doors() -> Doors {
    Doors::new("services").get(Who::STAFF, Whose::Own, list)
}

/// The room's part of the API's description.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Api::openapi()
}

#[derive(OpenApi)]
#[openapi(paths(list), components(schemas(Item, RuleItem, List<Item>)))]
struct Api;

/// The organisation's catalogue.
#[derive(TypedPath)]
#[typed_path("/api/v1/services")]
pub struct ApiList;

/// A service of the catalogue.
#[derive(Debug, Serialize, ToSchema)]
struct Item {
    /// UUID.
    id: String,
    /// UUID of the direction that renders it.
    direction: String,
    /// As people read it.
    name: String,
    /// `consultation`, `complex`, `training`…
    kind: String,
    /// `company`, `sole_trader`, `self_employed`, `citizen`.
    recipients: Vec<String>,
    /// `free`, `paid`, `cofinanced`.
    price: String,
    /// What the client pays, kopecks.
    amount: i64,
    /// How often one client may receive it within a calendar year; null: as often as needed.
    limit_per_year: Option<i64>,
    /// Days from the application to the rendering.
    term_days: i64,
    /// What the client gets.
    description: String,
    /// The legal act it rests on.
    act: String,
    /// First day it is offered, `2026-11-23`.
    valid_from: String,
    /// Last day it is offered; null: until further notice.
    valid_to: Option<String>,
    /// Rules in force today.
    rules: Vec<RuleItem>,
}

/// A rule in force.
#[derive(Debug, Serialize, ToSchema)]
struct RuleItem {
    /// Tagged by `rule`, with the parameters of that kind.
    #[schema(value_type = Object)]
    rule: crate::Rule,
    /// 1, 2, 3… within one kind of rule.
    version: i64,
    /// The legal act it rests on.
    act: String,
    /// First day in force.
    valid_from: String,
    /// Last day in force; null: until further notice.
    valid_to: Option<String>,
}

/// Services offered today, by name, each with its rules in force.
#[utoipa::path(
    get, path = "/api/v1/services", tag = "services",
    params(
        Paging,
        ("q" = Option<String>, Query, description = "Words of the name"),
        ("direction" = Option<String>, Query, description = "UUID of a direction"),
        ("kind" = Option<String>, Query, description = "Kind of service"),
        ("recipient" = Option<String>, Query, description = "Kind of recipient"),
        ("all" = Option<String>, Query, description = "`on`: services of the past and future too"),
    ),
    responses((status = 200, body = List<Item>), (status = 401), (status = 403), (status = 422)),
)]
async fn list(_: ApiList, desk: Desk, sought: Sought) -> Result<Json<List<Item>>> {
    let organisation = desk.actor().organisation;
    let paging = Paging::of(&sought).wish()?;
    let wish = db::Wish { filters: pages::wish(&sought, desk.today()).filters, ..paging };
    let mut tx = desk.db().read().await?;
    let page = store::list(&mut tx, organisation, &wish).await?;
    let mut rules = store::rules_of(&mut tx, organisation).await?;
    rules.retain(|it| it.validity(desk.today()) == Validity::InForce);
    Ok(Json(List::of(page, |row| Item::of(row.service, &rules))))
}

impl Item {
    fn of(it: Service, rules: &[RuleVersion]) -> Item {
        let own = rules.iter().filter(|rule| rule.service == it.id);
        Item {
            id: it.id.to_string(),
            direction: it.direction.to_string(),
            kind: it.kind.to_string(),
            recipients: it.recipients.iter().map(ToString::to_string).collect(),
            price: it.price.to_string(),
            amount: it.amount.0,
            limit_per_year: it.limit_per_year,
            term_days: it.term_days,
            valid_from: it.valid_from.to_string(),
            valid_to: it.valid_to.map(|it| it.to_string()),
            rules: own.map(RuleItem::of).collect(),
            name: it.name,
            description: it.description,
            act: it.act,
        }
    }
}

impl RuleItem {
    fn of(it: &RuleVersion) -> RuleItem {
        RuleItem {
            rule: it.rule.clone(),
            version: it.version,
            act: it.act.clone(),
            valid_from: it.valid_from.to_string(),
            valid_to: it.valid_to.map(|it| it.to_string()),
        }
    }
}
