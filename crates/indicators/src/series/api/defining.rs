//! Programs say what is measured.

use super::{ApiIndicators, Definition, item};
use crate::series::defining;
use crate::series::pages::define::wanted;
use axum::Json;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use web::api::Body;
use web::{Desk, Faults, Result, Stopped, Typed};

/// A first definition of an indicator, or the next version of one.
#[derive(Deserialize, ToSchema)]
pub(super) struct NewDefinition {
    /// Code of the indicator.
    code: String,
    /// Its Russian name.
    name: String,
    /// Its English name.
    name_en: String,
    /// `pieces`, `people`, `firms`, `days` or `percent`.
    unit: String,
    /// Which way is good: `more`, `less` or `neither`.
    better: String,
    /// `ledger:…`, `registry:…` or `upload`.
    formula: String,
    /// Whether it counts people: small numbers are not shown.
    #[serde(default)]
    people: bool,
    /// Whether it says what a region is like: twins are found by it.
    #[serde(default)]
    structural: bool,
    /// The legal act it rests on.
    #[serde(default)]
    act: String,
    /// Its place in a profile.
    position: Option<i64>,
    /// The first month it holds for, such as `2027-01`; of a new version not before the running one.
    valid_from: String,
    /// The last; absent: until further notice.
    valid_to: Option<String>,
}

/// Says what is measured: a first definition, or a new version, never backwards.
#[utoipa::path(post, path = "/api/v1/indicators", tag = "indicators",
    request_body = NewDefinition,
    responses(
        (status = 201, body = Definition), (status = 401), (status = 403),
        (status = 422, description = "`field` and `rule` say what is wrong"),
    ))]
pub(super) async fn define(
    _: ApiIndicators,
    desk: Desk,
    Body(new): Body<NewDefinition>,
) -> Result<(StatusCode, Json<Definition>)> {
    let mut faults = Faults::default();
    let Some(wanted) = wanted(&new.typed(), &mut faults) else {
        return Err(Stopped::Faults(faults).into());
    };
    let it = defining::define(&desk, &wanted).await?;
    Ok((StatusCode::CREATED, Json(item(desk.lang, &it))))
}

impl NewDefinition {
    /// As a form would send it: one reading for pages and programs.
    fn typed(self) -> Typed {
        let on = |it: bool| if it { "on".to_owned() } else { String::new() };
        Typed::filled([
            ("code", self.code),
            ("name", self.name),
            ("name_en", self.name_en),
            ("unit", self.unit),
            ("better", self.better),
            ("formula", self.formula),
            ("people", on(self.people)),
            ("structural", on(self.structural)),
            ("act", self.act),
            ("position", self.position.map(|it| it.to_string()).unwrap_or_default()),
            ("valid_from", self.valid_from),
            ("valid_to", self.valid_to.unwrap_or_default()),
        ])
    }
}
