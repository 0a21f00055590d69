//! How programs meet indicators over time.

mod defining;
mod profile;

use self::defining::NewDefinition;
use self::profile::{FeatureItem, RegionProfile, StandingItem, TrendItem, TwinItem};
use crate::series::pages::DEFINERS;
use crate::series::upload::Line;
use crate::series::{CellFault, Ground, Indicator, Month, Observation, Provenance, Row, store};
use axum::Json;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum_extra::routing::TypedPath;
use db::transact;
use journal::{Note, Thing};
use kernel::{Lang, RegionCode, Say};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, OpenApi, ToSchema};
use web::api::Body;
use web::{Desk, Doors, Error, Result, Who, Whose, say};

/// Adds the routes.
pub(crate) fn api_doors(doors: Doors) -> Doors {
    doors
        .get(Who::SignedIn, Whose::Open, list)
        .post(DEFINERS, Whose::Installation, defining::define)
        .get(Who::SignedIn, Whose::Open, values)
        .post(Who::OFFICERS, Whose::Own, bring)
        .get(Who::SignedIn, Whose::Open, profile::show)
}

/// This part of the API's description.
#[derive(OpenApi)]
#[openapi(
    paths(list, defining::define, values, bring, profile::show),
    components(schemas(
        Definition,
        NewDefinition,
        Observed,
        NewValues,
        NewValue,
        Brought,
        Wrong,
        RegionProfile,
        StandingItem,
        TrendItem,
        TwinItem,
        FeatureItem
    ))
)]
pub(crate) struct Description;

/// What is measured.
#[derive(TypedPath)]
#[typed_path("/api/v1/indicators")]
pub(crate) struct ApiIndicators;

/// What was observed.
#[derive(TypedPath)]
#[typed_path("/api/v1/observations")]
pub(crate) struct ApiObservations;

/// A version of an indicator's definition.
#[derive(Serialize, ToSchema)]
struct Definition {
    /// Code of the indicator.
    code: String,
    /// Number of the version.
    version: i64,
    /// Its name in the language of the request.
    name: String,
    /// `pieces`, `people`, `firms`, `days` or `percent`.
    unit: String,
    /// Which way is good: `more`, `less` or `neither`.
    better: String,
    /// `ledger:…`, `registry:…` or `upload`.
    formula: String,
    /// The legal act it rests on.
    act: String,
    /// The first month it holds for.
    valid_from: String,
    /// The last, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_to: Option<String>,
}

/// A region's value in a month.
#[derive(Serialize, ToSchema)]
struct Observed {
    /// Code of the region.
    region: String,
    /// Such as `2026-11`.
    month: String,
    /// The value; absent where fewer than five people would show through it.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<f64>,
    /// `ledger`, `registry` or `upload`.
    source: String,
    /// The version of the definition it was computed under.
    version: i64,
}

/// Values of the own region to be kept: all of them or none.
#[derive(Deserialize, ToSchema)]
struct NewValues {
    /// Code of the indicator.
    indicator: String,
    /// Where they were found, such as `форма 1-МСП, октябрь`; shown beside them.
    source: String,
    /// The values, 10 000 at most.
    values: Vec<NewValue>,
}

/// A value of a month.
#[derive(Deserialize, ToSchema)]
struct NewValue {
    /// Such as `2026-10`; a month that is over.
    month: String,
    /// In the unit of the indicator's definition for that month.
    value: f64,
}

/// What was kept.
#[derive(Serialize, ToSchema)]
struct Brought {
    /// Values that are new or different now.
    written: u64,
}

/// What is wrong with a value.
#[derive(Serialize, ToSchema)]
struct Wrong {
    /// Which, such as `values[3].month`; empty where all of them are meant.
    cell: String,
    /// What is wrong, in the language of the request.
    message: String,
}

/// Which values.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Wish {
    /// Code of the indicator.
    indicator: Option<String>,
    /// A region's code, such as `74`; every region where it is absent.
    region: Option<String>,
    /// The first month, such as `2026-01`; two years back where it is absent.
    from: Option<String>,
    /// The last month.
    to: Option<String>,
}

/// Every version of every definition.
#[utoipa::path(get, path = "/api/v1/indicators", tag = "indicators",
    responses((status = 200, body = Vec<Definition>)))]
async fn list(_: ApiIndicators, desk: Desk) -> Result<Json<Vec<Definition>>> {
    let all = store::versions(&mut desk.db().read().await?).await?;
    Ok(Json(all.iter().map(|it| item(desk.lang, it)).collect()))
}

/// Values of one indicator by region and month.
#[utoipa::path(get, path = "/api/v1/observations", tag = "indicators", params(Wish),
    responses((status = 200, body = Vec<Observed>), (status = 404), (status = 422)))]
async fn values(
    _: ApiObservations,
    desk: Desk,
    Query(asked): Query<Wish>,
) -> Result<Json<Vec<Observed>>> {
    let now = Month::of(desk.today());
    let code = asked.indicator.as_deref().filter(|it| !it.is_empty());
    let code = code.ok_or_else(|| bad("indicator", "fault-required"))?;
    let to = month(&asked.to, "to")?.unwrap_or(now);
    let from = month(&asked.from, "from")?.unwrap_or(to.plus(-24));
    let region = asked.region.as_deref().map(str::parse::<RegionCode>).transpose();
    let region = region.map_err(|_| bad("region", "fault-choose"))?;
    let mut tx = desk.db().read().await?;
    let versions = store::indicator(&mut tx, code).await?;
    if versions.is_empty() {
        return Err(Error::NotFound);
    }
    let all = store::between(&mut tx, code, (from, to), region).await?;
    Ok(Json(all.iter().map(|it| value(&versions, it)).collect()))
}

/// Keeps values of the own region: all, or none and what is wrong with each.
#[utoipa::path(post, path = "/api/v1/observations", tag = "indicators",
    request_body = NewValues,
    responses((status = 201, body = Brought), (status = 404), (status = 422, body = Vec<Wrong>)))]
async fn bring(_: ApiObservations, desk: Desk, Body(new): Body<NewValues>) -> Result<Response> {
    let own = desk.actor().region;
    let ground = Ground::find(&mut desk.db().read().await?, &new.indicator, Some(own)).await?;
    let ground = ground.ok_or(Error::NotFound)?;
    let source = new.source.trim();
    if source.is_empty() || source.chars().count() > LONGEST_SOURCE {
        return Err(bad("source", "fault-required"));
    }
    if new.values.len() > MOST_VALUES {
        return Err(bad("values", "series-unread-large"));
    }
    let rows = match read(&ground, own, Month::of(desk.today()), &new.values) {
        Ok(rows) => rows,
        Err(faults) => return Ok(refused(desk.lang, &faults)),
    };
    let account = Some(desk.actor().account);
    let from = Provenance { file: source.to_owned(), upload: None, account, at: desk.now };
    let all = ground.observations(&rows, &from);
    let written = transact!(desk.db(), |tx| {
        let written = store::save(tx, &all).await?;
        let note = Note::by(desk.actor(), "series-brought", Thing::Indicator, &new.indicator);
        let note = note.with("file", source).with("count", written);
        journal::write(tx, desk.now, note).await?;
        Ok::<_, db::Error>(written)
    })?;
    Ok((StatusCode::CREATED, Json(Brought { written })).into_response())
}

/// Signs of a source's name.
const LONGEST_SOURCE: usize = 300;
/// Values of one asking.
const MOST_VALUES: usize = 10_000;

/// The same rules as for a table.
fn read(
    ground: &Ground,
    own: RegionCode,
    now: Month,
    values: &[NewValue],
) -> Result<Vec<Row>, Vec<CellFault>> {
    let region = own.to_string();
    let texts: Vec<String> = values.iter().map(|it| it.value.to_string()).collect();
    let lines = values.iter().zip(&texts).enumerate().map(|(at, (it, value))| Line {
        at,
        texts: [region.as_str(), it.month.as_str(), value.as_str()],
        formulas: [false; 3],
    });
    let name =
        |at: usize, column: usize| format!("values[{at}].{}", ["region", "month", "value"][column]);
    ground.reading(now).lines(lines, name)
}

fn refused(lang: Lang, faults: &[CellFault]) -> Response {
    let wrong = |it: &CellFault| Wrong { cell: it.cell.clone(), message: say(lang, &it.say) };
    let all: Vec<Wrong> = faults.iter().map(wrong).collect();
    (StatusCode::UNPROCESSABLE_ENTITY, Json(all)).into_response()
}

fn bad(field: &'static str, key: &str) -> Error {
    Error::Bad { field, say: Say { key: key.to_owned(), args: Vec::new() } }
}

fn month(text: &Option<String>, field: &'static str) -> Result<Option<Month>> {
    let text = text.as_deref().filter(|it| !it.is_empty());
    let wrong = |text: &str| Say::new("series-fault-month").with("month", text);
    text.map(|it| Month::typed(it).ok_or_else(|| Error::Bad { field, say: wrong(it) })).transpose()
}

fn item(lang: Lang, it: &Indicator) -> Definition {
    Definition {
        code: it.code.clone(),
        version: it.number,
        name: it.name_in(lang).to_owned(),
        unit: it.unit.to_string(),
        better: it.better.to_string(),
        formula: it.formula.to_string(),
        act: it.act.clone(),
        valid_from: it.valid_from.to_string(),
        valid_to: it.valid_to.map(|it| it.to_string()),
    }
}

fn value(versions: &[Indicator], it: &Observation) -> Observed {
    Observed {
        region: it.region.to_string(),
        month: it.month.to_string(),
        value: it.shown_under(versions),
        source: it.source.to_string(),
        version: it.version,
    }
}
