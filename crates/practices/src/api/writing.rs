//! Programs write practices and take them along their path.

use super::{ApiList, Whole};
use crate::deeds::{self, Deed, Written, own};
use crate::{Card, store};
use axum::Json;
use axum::http::StatusCode;
use axum_extra::routing::TypedPath;
use db::{Tx, transact};
use kernel::{Day, PracticeId, Say, VersionId};
use serde::Deserialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;
use web::api::Body;
use web::{Desk, Error, Result, Stopped, Typed};

/// The card of a practice.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/practices/{id}/card")]
pub(super) struct ApiCard {
    id: PracticeId,
}

/// Reviews of its working card.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/practices/{id}/reviews")]
pub(super) struct ApiReviews {
    id: PracticeId,
}

/// A step of its author's.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/practices/{id}/{action}")]
pub(super) struct ApiDeed {
    id: PracticeId,
    action: Deed,
}

/// A practice to begin.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct NewPractice {
    /// UUID made by the caller: sent again, it begins nothing and gets the same answer.
    #[schema(value_type = Option<String>)]
    id: Option<PracticeId>,
    /// Since when it is practised, `2026-11-23`.
    #[schema(value_type = String)]
    began_on: Day,
    /// The card, as a practice shows it; only `title` must be filled.
    #[schema(value_type = Object)]
    card: Card,
}

/// A card to write over the working one, or beside the published one.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct NewCard {
    /// `edition` of the practice as it was read: refused where somebody has written since; absent:
    /// written anyhow.
    edition: Option<i64>,
    /// Since when it is practised; counts until the first publication.
    #[schema(value_type = Option<String>)]
    began_on: Option<Day>,
    /// The whole card.
    #[schema(value_type = Object)]
    card: Card,
}

/// What a step of a practice needs: `withdrawal` and `answer` the reason, the others nothing.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub(super) struct DeedBody {
    /// Why.
    reason: Option<String>,
    /// `answer`: code of the indicator it is about; absent: the main one.
    indicator: Option<String>,
}

/// A review.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct NewReview {
    /// `accept`, `rework`.
    verdict: String,
    /// Why.
    reason: String,
    /// An expert's: criterion → 1–5.
    #[serde(default)]
    scores: BTreeMap<String, i64>,
}

/// Begins a practice: a draft of the own organisation.
#[utoipa::path(
    post, path = "/api/v1/practices", tag = "practices", request_body = NewPractice,
    responses(
        (status = 201, body = Whole), (status = 401), (status = 403), (status = 404),
        (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
pub(super) async fn begin(
    _: ApiList,
    desk: Desk,
    body: Body<NewPractice>,
) -> Result<(StatusCode, Json<Whole>)> {
    let NewPractice { id, began_on, card } = body.0;
    let id = id.unwrap_or_else(PracticeId::new);
    let it = written(&desk, card, began_on, None)?;
    let whole = transact!(desk.db(), |tx| {
        if store::find(tx, id).await?.is_none() {
            deeds::began(tx, &desk, id, &it).await?;
        }
        whole(tx, &desk, id).await
    })?;
    Ok((StatusCode::CREATED, Json(whole)))
}

/// Writes the card: over the working version, or as a new one beside the published.
#[utoipa::path(
    post, path = "/api/v1/practices/{id}/card", tag = "practices", request_body = NewCard,
    params(("id" = String, Path, description = "UUID of the practice")),
    responses(
        (status = 200, body = Whole), (status = 401), (status = 403), (status = 404),
        (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
pub(super) async fn write(
    ApiCard { id }: ApiCard,
    desk: Desk,
    body: Result<Body<NewCard>>,
) -> Result<Json<Whole>> {
    let mut tx = desk.db().read().await?;
    let (practice, _) = own(&mut tx, &desk, id).await?;
    drop(tx);
    let NewCard { edition, began_on, card } = body?.0;
    let it = written(&desk, card, began_on.unwrap_or(practice.began_on), edition)?;
    let fresh = VersionId::new();
    let whole = transact!(desk.db(), |tx| {
        deeds::write(tx, &desk, id, fresh, &it).await?;
        Ok::<_, Stopped>(whole(tx, &desk, id).await?)
    })?;
    Ok(Json(whole))
}

/// A step of the author's: `submission`, `confirmation`, `withdrawal`, `answer`.
#[utoipa::path(
    post, path = "/api/v1/practices/{id}/{action}", tag = "practices", request_body = DeedBody,
    params(
        ("id" = String, Path, description = "UUID of the practice"),
        ("action" = String, Path, description = "What is done"),
    ),
    responses(
        (status = 200, body = Whole), (status = 401), (status = 403), (status = 404),
        (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
pub(super) async fn act(
    ApiDeed { id, action }: ApiDeed,
    desk: Desk,
    body: Result<Body<DeedBody>>,
) -> Result<Json<Whole>> {
    let mut tx = desk.db().read().await?;
    own(&mut tx, &desk, id).await?;
    drop(tx);
    if action == Deed::Review {
        return Err(Error::NotFound); // `/reviews`: it is not the author's
    }
    let DeedBody { reason, indicator } = body?.0;
    let typed = typed([("reason", reason), ("indicator", indicator)]);
    deeds::perform(&desk, id, action, &typed).await?;
    shown(&desk, id).await
}

/// Reviews the working card: the author's ministry, then experts of other regions.
#[utoipa::path(
    post, path = "/api/v1/practices/{id}/reviews", tag = "practices", request_body = NewReview,
    params(("id" = String, Path, description = "UUID of the practice")),
    responses(
        (status = 201, description = "it is given"),
        (status = 401), (status = 403), (status = 404),
        (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
pub(super) async fn review(
    ApiReviews { id }: ApiReviews,
    desk: Desk,
    body: Body<NewReview>,
) -> Result<StatusCode> {
    let NewReview { verdict, reason, scores } = body.0;
    let scores = scores.into_iter().map(|(code, it)| (format!("score-{code}"), it.to_string()));
    let said = [("verdict".to_owned(), verdict), ("reason".to_owned(), reason)];
    let typed = Typed::from(said.into_iter().chain(scores).collect::<BTreeMap<_, _>>());
    deeds::perform(&desk, id, Deed::Review, &typed).await?;
    Ok(StatusCode::CREATED)
}

/// The card through the same reading as a form's.
fn written(desk: &Desk, card: Card, began_on: Day, edition: Option<i64>) -> Result<Written> {
    let card = Card::read(|it| card.text(it)).map_err(|faults| {
        let (field, say) = faults.into_iter().next().expect("a refused card has a fault");
        Error::Bad { field: field.word(), say }
    })?;
    if began_on > desk.today() {
        return Err(Error::Bad { field: "began_on", say: Say::new("adoption-future") });
    }
    Ok(Written { card, began_on, edition })
}

async fn shown(desk: &Desk, id: PracticeId) -> Result<Json<Whole>> {
    let mut tx = desk.db().read().await?;
    Ok(Json(whole(&mut tx, desk, id).await?))
}

/// The own practice with its latest card.
pub(super) async fn whole(tx: &mut Tx, desk: &Desk, id: PracticeId) -> Result<Whole> {
    let (practice, version) = own(tx, desk, id).await?;
    Whole::of(tx, desk, practice, version).await
}

/// As a form would send it: one reading for pages and programs.
pub(super) fn typed<const N: usize>(fields: [(&'static str, Option<String>); N]) -> Typed {
    Typed::filled(fields.into_iter().filter_map(|(name, it)| Some((name, it?))))
}
