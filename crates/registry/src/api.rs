//! How programs meet the registry.

use crate::model::{Lookup, Shown};
use crate::store;
use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum_extra::routing::TypedPath;
use kernel::{Category, Day, Inn, Lang, Recipient, broken_rule};
use serde::{Deserialize, Serialize};
use utoipa::OpenApi as _;
use web::{Desk, Doors, Error, Problem, Result, Who, Whose, fmt, t, word};

/// The routes of the room's API.
pub fn doors() -> Doors {
    Doors::new("registry").get(Who::SignedIn, Whose::Open, show)
}

/// The room's part of the API's description.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Description::openapi()
}

#[derive(utoipa::OpenApi)]
#[openapi(paths(show), components(schemas(Record)))]
struct Description;

/// One entry of the registry.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/sme-records/{inn}")]
pub(crate) struct Show {
    inn: String,
}

/// An entry of the SME registry, as the live snapshot has it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct Record {
    /// ИНН, 10 or 12 digits.
    #[schema(value_type = String, example = "1650273744")]
    inn: Inn,
    /// ОГРН or ОГРНИП; dumps of 2019 lack it.
    ogrn: Option<String>,
    /// `company` or `sole_trader`; heads of farms are sole traders.
    #[schema(value_type = Option<String>)]
    kind: Option<Recipient>,
    /// What people call it: a company's short name, `ИП` and a person's names.
    title: String,
    /// The name as the registry writes it.
    name: String,
    /// `micro`, `small` or `medium`.
    #[schema(value_type = Option<String>)]
    category: Option<Category>,
    /// Whether it is newly made.
    newly: Option<bool>,
    /// Whether it is a social enterprise.
    social: Option<bool>,
    /// Average number of staff.
    staff: Option<i64>,
    /// Region, the tax service's two digits.
    region: Option<String>,
    /// Where it is registered, in words.
    place: Option<String>,
    /// Main kind of activity.
    okved: Option<Activity>,
    /// Codes of the other kinds of activity.
    okveds: Vec<String>,
    /// When it was included.
    #[schema(value_type = Option<String>, format = Date)]
    included_on: Option<Day>,
    /// The day whose state this is: the dump's date.
    #[schema(value_type = String, format = Date)]
    day: Day,
}

/// A kind of activity (ОКВЭД).
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct Activity {
    /// Code, such as `41.20`.
    code: String,
    /// Its name, if any dump has said.
    name: Option<String>,
}

/// The entry of one ИНН in the live snapshot of the SME registry.
#[utoipa::path(
    get, path = "/api/v1/sme-records/{inn}", tag = "SME registry",
    params(("inn" = String, Path, description = "ИНН, 10 or 12 digits")),
    responses(
        (status = 200, body = Record),
        (status = 404, description = "Not in the registry (`detail` names the dump's date), or no dump imported yet"),
        (status = 422, description = "The ИНН is wrong: `rule` says which rule failed"),
    ),
)]
pub(crate) async fn show(Show { inn }: Show, desk: Desk) -> Result<Response> {
    let inn: Inn = inn.parse().map_err(|it| Error::Bad { field: "inn", say: broken_rule(&it) })?;
    let mut tx = desk.db().read().await?;
    Ok(match store::lookup(&mut tx, &inn).await? {
        Lookup::Found(record, day) => {
            Json(Record::from(store::shown(&mut tx, *record, day).await?)).into_response()
        }
        Lookup::Absent(day) => {
            let day = fmt::day(desk.lang, day);
            absent(desk.lang, "sme-record-absent", t!(desk.lang, "registry-absent", day = day))
        }
        Lookup::NoDump => absent(desk.lang, "sme-no-dump", t!(desk.lang, "registry-no-dump")),
    })
}

/// A 404 that says why, and as of which day.
fn absent(lang: Lang, rule: &str, detail: String) -> Response {
    let problem = Problem {
        kind: "not-found",
        title: word(lang, "error-title", "not-found"),
        status: StatusCode::NOT_FOUND.as_u16(),
        detail: Some(detail),
        field: Some("inn"),
        rule: Some(rule.to_owned()),
    };
    let kind = [(header::CONTENT_TYPE, "application/problem+json")];
    (StatusCode::NOT_FOUND, kind, Json(problem)).into_response()
}

impl From<Shown> for Record {
    fn from(Shown { record: it, okved_name, day }: Shown) -> Record {
        Record {
            title: it.title(),
            inn: it.inn,
            ogrn: it.ogrn,
            kind: it.kind,
            name: it.name,
            category: it.category,
            newly: it.newly,
            social: it.social,
            staff: it.staff,
            region: it.region.map(|it| it.to_string()),
            place: it.place,
            okved: it.okved.map(|it| Activity { code: it.to_string(), name: okved_name }),
            okveds: it.okveds.iter().map(ToString::to_string).collect(),
            included_on: it.included_on,
            day,
        }
    }
}
