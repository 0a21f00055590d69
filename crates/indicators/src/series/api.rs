//! How programs meet indicators over time.

use crate::series::{Indicator, Month, Observation, store};
use axum::Json;
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use kernel::{Lang, RegionCode, Say};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, OpenApi, ToSchema};
use web::{Desk, Doors, Error, Result, Who, Whose};

/// Adds the routes.
pub(crate) fn api_doors(doors: Doors) -> Doors {
    doors.get(Who::SignedIn, Whose::Open, list).get(Who::SignedIn, Whose::Open, values)
}

/// This part of the API's description.
#[derive(OpenApi)]
#[openapi(paths(list, values), components(schemas(Definition, Observed)))]
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
    let of = versions.iter().find(|of| of.number == it.version);
    Observed {
        region: it.region.to_string(),
        month: it.month.to_string(),
        value: of.and_then(|of| it.shown(of)),
        source: it.source.to_string(),
        version: it.version,
    }
}
