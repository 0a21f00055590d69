//! A region's profile for programs: what its page shows, and to whom.

use crate::series::pages::profile::gather::{Seen, Standing};
use crate::series::pages::profile::{Asked, find};
use crate::series::{Feature, Twin};
use axum::Json;
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use kernel::RegionCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Desk, Result};

/// A region's profile.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/regions/{code}/profile")]
pub(super) struct ApiProfile {
    code: RegionCode,
}

/// A region beside its peers.
#[derive(Serialize, ToSchema)]
pub(super) struct RegionProfile {
    /// Code of the region.
    region: String,
    /// Code of the group of peers it is compared with.
    #[serde(skip_serializing_if = "Option::is_none")]
    peers: Option<String>,
    /// Its indicators.
    indicators: Vec<StandingItem>,
    /// The regions most like it, the nearest first.
    twins: Vec<TwinItem>,
}

/// An indicator beside the peers.
#[derive(Serialize, ToSchema)]
pub(super) struct StandingItem {
    /// Code of the indicator.
    indicator: String,
    /// `pieces`, `people`, `firms`, `days` or `percent`.
    unit: String,
    /// The last month observed, such as `2026-10`.
    month: String,
    /// Its value; absent where fewer than five people would show through it.
    value: Option<f64>,
    /// The median of the peers in that month; absent where there are too few of them.
    peers_median: Option<f64>,
    /// The value a year before.
    year_before: Option<f64>,
    /// The place among the peers, for the region itself and the observer only.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<usize>,
    /// Of how many.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<usize>,
    /// The months before, the earliest first.
    trend: Vec<TrendItem>,
}

/// A month of a trend.
#[derive(Serialize, ToSchema)]
pub(super) struct TrendItem {
    /// Such as `2026-10`.
    month: String,
    /// The region's value.
    value: Option<f64>,
    /// The median of its peers.
    peers_median: Option<f64>,
}

/// A region much like another.
#[derive(Serialize, ToSchema)]
pub(super) struct TwinItem {
    /// Code of the region.
    region: String,
    /// In standard deviations; 0 is alike in all.
    distance: f64,
    /// What was compared, from the nearest feature to the farthest.
    features: Vec<FeatureItem>,
}

/// A feature that was compared.
#[derive(Serialize, ToSchema)]
pub(super) struct FeatureItem {
    /// Code of the indicator.
    indicator: String,
    /// The twin's value less the region's, in standard deviations of all regions.
    difference: f64,
}

/// Each indicator of a region beside its peers, and the regions most like it.
#[utoipa::path(get, path = "/api/v1/regions/{code}/profile", tag = "indicators",
    params(
        ("code" = String, Path, description = "Code of the region"),
        ("peers" = Option<String>, Query, description = "Code of a group of peers"),
    ),
    responses((status = 200, body = RegionProfile), (status = 401), (status = 404)))]
pub(super) async fn show(
    ApiProfile { code }: ApiProfile,
    desk: Desk,
    Query(asked): Query<Asked>,
) -> Result<Json<RegionProfile>> {
    let seen = find(&desk, code, asked.peers.as_deref()).await?;
    Ok(Json(RegionProfile {
        region: code.to_string(),
        peers: seen.group.map(|at| seen.groups[at].code.clone()),
        indicators: seen.standings().map(|it| StandingItem::of(&seen, &it)).collect(),
        twins: seen.twins.iter().map(TwinItem::of).collect(),
    }))
}

impl StandingItem {
    fn of(seen: &Seen, it: &Standing<'_>) -> StandingItem {
        let months = seen.months.iter().zip(it.own.iter().zip(&it.peers));
        let trend = months.map(|(month, (value, peers_median))| TrendItem {
            month: month.to_string(),
            value: *value,
            peers_median: *peers_median,
        });
        StandingItem {
            indicator: it.of.code.clone(),
            unit: it.of.unit.to_string(),
            month: it.last.month.to_string(),
            value: it.value,
            peers_median: it.beside,
            year_before: it.year_before,
            place: it.place.map(|it| it.0),
            of: it.place.map(|it| it.1),
            trend: trend.collect(),
        }
    }
}

impl TwinItem {
    fn of(it: &Twin) -> TwinItem {
        let feature = |it: &Feature| FeatureItem {
            indicator: it.indicator.clone(),
            difference: it.difference,
        };
        TwinItem {
            region: it.region.to_string(),
            distance: it.distance,
            features: it.features.iter().map(feature).collect(),
        }
    }
}
