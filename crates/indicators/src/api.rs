//! How programs meet the figures.

use crate::choice::{Asked, Choice};
use crate::{pages, series};
use axum::Json;
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use ledger::{Counts, Cut, Figures, Period, Scope};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, OpenApi, ToSchema};
use web::{Desk, Doors, Error, Result, Who, Whose};

/// The room's part of the API.
pub fn api_doors() -> Doors {
    series::api_doors(Doors::new("indicators").get(Who::SignedIn, Whose::Open, show))
}

/// The room's part of the API's description.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Description::openapi().merge_from(series::Description::openapi())
}

#[derive(OpenApi)]
#[openapi(paths(show), components(schemas(Answer, CutOf, MonthOf)))]
struct Description;

/// Figures of an organisation, a region or the network.
#[derive(TypedPath)]
#[typed_path("/api/v1/figures")]
pub(crate) struct ShowFigures;

/// Whose figures, of which period, as of which day.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Wish {
    /// Id of an organisation; the own one where neither it nor a region is named.
    organisation: Option<String>,
    /// A region's code, such as `74`.
    region: Option<String>,
    /// `a` for all time (the default), `y2026`, `q2026-4` or `m2026-11`.
    period: Option<String>,
    /// A past day: the figures as they stood at its end.
    on: Option<String>,
    /// One cut only, such as `total`, `recipient:company`, `direction:ID`, `service:ID`, `days:3`,
    /// `decided`, `refused`.
    cut: Option<String>,
}

/// Figures of a period.
#[derive(Serialize, ToSchema)]
struct Answer {
    /// `o:ID` or `r:CODE`.
    scope: String,
    /// The period's code.
    period: String,
    /// The day as of which they are.
    on: String,
    /// Median of days from application to rendering.
    #[serde(skip_serializing_if = "Option::is_none")]
    median_days: Option<f64>,
    /// What is counted.
    cuts: Vec<CutOf>,
    /// Services of the last 24 months up to the period's end, oldest first.
    months: Vec<MonthOf>,
}

/// What one cut counts.
#[derive(Serialize, ToSchema)]
struct CutOf {
    /// Of what.
    cut: String,
    /// Rendered services; decisions under `decided` and `refused`.
    services: i64,
    /// Unique clients.
    clients: i64,
    /// Services free of charge.
    free: i64,
}

/// A month's total.
#[derive(Serialize, ToSchema)]
struct MonthOf {
    /// The month's code.
    period: String,
    /// Rendered services.
    services: i64,
    /// Unique clients.
    clients: i64,
}

/// Figures of an organisation or a region; open to everyone who is signed in.
#[utoipa::path(get, path = "/api/v1/figures", tag = "figures", params(Wish),
    responses((status = 200, body = Answer), (status = 422, description = "what cannot be read")))]
async fn show(_: ShowFigures, desk: Desk, Query(asked): Query<Wish>) -> Result<Json<Answer>> {
    let scope = asked.scope(&desk)?;
    let period = Asked { period: asked.period.clone(), on: asked.on.clone() };
    let choice = period.choice(desk.today())?;
    let only: Option<Cut> = read(&asked.cut, "cut")?;
    let figures = pages::figures(&desk, scope, &choice).await?;
    Ok(Json(answer(scope, &choice, &figures, only)))
}

impl Wish {
    fn scope(&self, desk: &Desk) -> Result<Scope> {
        let region = read(&self.region, "region")?.map(Scope::Region);
        let organisation = read(&self.organisation, "organisation")?.map(Scope::Organisation);
        Ok(organisation.or(region).unwrap_or(Scope::Organisation(desk.actor().organisation)))
    }
}

fn read<T: std::str::FromStr>(text: &Option<String>, field: &'static str) -> Result<Option<T>> {
    text.as_deref().map(str::parse).transpose().map_err(|_| Error::choice(field))
}

fn answer(scope: Scope, choice: &Choice, figures: &Figures, only: Option<Cut>) -> Answer {
    let cuts = figures.cuts(choice.period).into_iter();
    let month = |it: Period| {
        let Counts { services, clients, .. } = figures.get(it, Cut::Total);
        MonthOf { period: it.to_string(), services, clients }
    };
    Answer {
        scope: scope.to_string(),
        period: choice.period.to_string(),
        on: choice.day().to_string(),
        median_days: figures.median_days(choice.period),
        cuts: cuts.filter(|(cut, _)| only.is_none_or(|it| it == *cut)).map(CutOf::from).collect(),
        months: choice.wanted().months().map(month).collect(),
    }
}

impl From<(Cut, Counts)> for CutOf {
    fn from((cut, Counts { services, clients, free }): (Cut, Counts)) -> CutOf {
        CutOf { cut: cut.to_string(), services, clients, free }
    }
}
