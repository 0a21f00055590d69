//! Programs name the people of a visit and record their consents.

use super::talk::RemarkItem;
use super::{filled, known, status};
use crate::acts::people as acts;
use crate::pages::reach;
use crate::{Consent, Delegate, store};
use axum::Json;
use axum::response::{IntoResponse as _, Response};
use axum_extra::routing::TypedPath;
use kernel::{ConsentId, DelegateId, RemarkId, VisitId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::api::{Body, List};
use web::{Desk, Result, Typed};

/// People of a visit.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/visits/{id}/delegates")]
pub(super) struct ApiDelegates {
    id: VisitId,
}

/// One of them.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/visits/{id}/delegates/{delegate}")]
pub(super) struct ApiDelegate {
    id: VisitId,
    delegate: DelegateId,
}

/// Their leaving the list.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/visits/{id}/delegates/{delegate}/removal")]
pub(super) struct ApiRemoval {
    id: VisitId,
    delegate: DelegateId,
}

/// Consents to publication.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/visits/{id}/consents")]
pub(super) struct ApiConsents {
    id: VisitId,
}

/// A consent taken back.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/visits/{id}/consents/{consent}/withdrawal")]
pub(super) struct ApiWithdrawal {
    id: VisitId,
    consent: ConsentId,
}

/// A person's agreement to these very words.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/visits/{id}/remarks/{remark}/approval")]
pub(super) struct ApiApproval {
    id: VisitId,
    remark: RemarkId,
}

/// A member of a delegation, or of those who receive it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DelegateItem)]
pub(super) struct DelegateItem {
    /// UUID.
    id: String,
    /// Region of their side, two digits; `00` for a side that is no Russian region.
    side: String,
    /// Given name and surname.
    name: String,
    /// What they are.
    position: String,
    /// Where.
    organisation: String,
    /// How to reach them; may be empty.
    contact: String,
    /// The letter the other side named them by; empty where their own side did.
    source: String,
    /// When they were taken off the list, UTC.
    removed_at: Option<String>,
}

/// Somebody to add.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = NewDelegate)]
pub(super) struct NewDelegate {
    /// UUID made by the caller: sent again, it adds nobody and gets the same answer.
    id: Option<String>,
    /// Region of their side; the own one when absent.
    side: Option<String>,
    /// Who they are.
    #[serde(flatten)]
    card: Card,
}

/// All that is said of somebody.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = DelegateCard)]
pub(super) struct Card {
    /// Given name and surname.
    name: String,
    /// What they are.
    position: String,
    /// Where.
    organisation: String,
    /// How to reach them.
    contact: Option<String>,
    /// «по письму № … от …»: needed for the other side's people.
    source: Option<String>,
}

/// A person's own consent to the publication of their words or pictures.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = VisitConsent)]
pub(super) struct ConsentItem {
    /// UUID.
    id: String,
    /// UUID of the delegate whose it is.
    person: String,
    /// `words`, `pictures`, `both`.
    covers: String,
    /// `paper`, `email`, `oral`.
    channel: String,
    /// When it was given.
    given_on: String,
    /// Who recorded it.
    recorded_by: String,
    /// When it was taken back, UTC.
    withdrawn_at: Option<String>,
}

/// A consent to record.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = NewVisitConsent)]
pub(super) struct NewConsent {
    /// UUID made by the caller: sent again, it records nothing and gets the same answer.
    id: Option<String>,
    /// UUID of the delegate whose it is.
    person: String,
    /// `words`, `pictures`, `both`.
    covers: String,
    /// `paper`, `email`, `oral`.
    channel: String,
    /// When it was given.
    given_on: String,
}

/// People of both sides, also those taken off the list.
#[utoipa::path(
    get, path = "/api/v1/visits/{id}/delegates", tag = "visits",
    params(("id" = String, Path, description = "UUID of the visit")),
    responses((status = 200, body = List<DelegateItem>), (status = 401), (status = 403), (status = 404)),
)]
pub(super) async fn delegates(
    ApiDelegates { id }: ApiDelegates,
    desk: Desk,
) -> Result<Json<List<DelegateItem>>> {
    let mut tx = desk.db().read().await?;
    reach(&mut tx, &desk, id).await?;
    let all = store::delegates(&mut tx, id).await?;
    Ok(Json(List { items: all.iter().map(DelegateItem::of).collect(), next: None }))
}

/// Adds somebody of the own side; of the other side by its letter.
#[utoipa::path(
    post, path = "/api/v1/visits/{id}/delegates", tag = "visits", request_body = NewDelegate,
    params(("id" = String, Path, description = "UUID of the visit")),
    responses(
        (status = 201, body = DelegateItem), (status = 200, body = DelegateItem, description = "added before"),
        (status = 401), (status = 403), (status = 404),
        (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
pub(super) async fn add(
    ApiDelegates { id }: ApiDelegates,
    desk: Desk,
    body: Result<Body<NewDelegate>>,
) -> Result<Response> {
    known(&desk, id).await?;
    let (it, new) = acts::add(&desk, id, &body?.0.typed()).await?;
    Ok((status(new), Json(DelegateItem::of(&it))).into_response())
}

/// Changes all that is said of somebody of the own side, or entered by letter; their side stays.
#[utoipa::path(
    post, path = "/api/v1/visits/{id}/delegates/{delegate}", tag = "visits", request_body = Card,
    params(
        ("id" = String, Path, description = "UUID of the visit"),
        ("delegate" = String, Path, description = "UUID of the delegate"),
    ),
    responses(
        (status = 200, body = DelegateItem), (status = 401), (status = 403), (status = 404),
        (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
pub(super) async fn change(
    ApiDelegate { id, delegate }: ApiDelegate,
    desk: Desk,
    body: Result<Body<Card>>,
) -> Result<Json<DelegateItem>> {
    ours(&desk, id, delegate).await?;
    let typed = filled(body?.0.fields());
    let it = acts::change(&desk, id, delegate, &typed).await?;
    Ok(Json(DelegateItem::of(&it)))
}

/// Takes somebody off the list; what they said stays theirs. Sent again, it changes nothing.
#[utoipa::path(
    post, path = "/api/v1/visits/{id}/delegates/{delegate}/removal", tag = "visits",
    params(
        ("id" = String, Path, description = "UUID of the visit"),
        ("delegate" = String, Path, description = "UUID of the delegate"),
    ),
    responses(
        (status = 200, body = DelegateItem), (status = 401), (status = 403), (status = 404),
        (status = 422, description = "the visit is closed or cancelled"),
    ),
)]
pub(super) async fn remove(
    ApiRemoval { id, delegate }: ApiRemoval,
    desk: Desk,
) -> Result<Json<DelegateItem>> {
    Ok(Json(DelegateItem::of(&acts::remove(&desk, id, delegate).await?)))
}

/// Consents to publication, also those taken back.
#[utoipa::path(
    get, path = "/api/v1/visits/{id}/consents", tag = "visits",
    params(("id" = String, Path, description = "UUID of the visit")),
    responses((status = 200, body = List<ConsentItem>), (status = 401), (status = 403), (status = 404)),
)]
pub(super) async fn consents(
    ApiConsents { id }: ApiConsents,
    desk: Desk,
) -> Result<Json<List<ConsentItem>>> {
    let mut tx = desk.db().read().await?;
    reach(&mut tx, &desk, id).await?;
    let all = store::consents(&mut tx, id).await?;
    Ok(Json(List { items: all.iter().map(ConsentItem::of).collect(), next: None }))
}

/// Records a person's own consent: of the own side; of the other one where it has no ministry here.
#[utoipa::path(
    post, path = "/api/v1/visits/{id}/consents", tag = "visits", request_body = NewConsent,
    params(("id" = String, Path, description = "UUID of the visit")),
    responses(
        (status = 201, body = ConsentItem), (status = 200, body = ConsentItem, description = "recorded before"),
        (status = 401), (status = 403), (status = 404),
        (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
pub(super) async fn consent(
    ApiConsents { id }: ApiConsents,
    desk: Desk,
    body: Result<Body<NewConsent>>,
) -> Result<Response> {
    known(&desk, id).await?;
    let (it, new) = acts::consent(&desk, id, &body?.0.typed()).await?;
    Ok((status(new), Json(ConsentItem::of(&it))).into_response())
}

/// Takes a consent back, as it was recorded: what rests on it is not shown from now on.
#[utoipa::path(
    post, path = "/api/v1/visits/{id}/consents/{consent}/withdrawal", tag = "visits",
    params(
        ("id" = String, Path, description = "UUID of the visit"),
        ("consent" = String, Path, description = "UUID of the consent"),
    ),
    responses(
        (status = 200, body = ConsentItem), (status = 401), (status = 403), (status = 404),
        (status = 422, description = "the person's own side takes it back"),
    ),
)]
pub(super) async fn withdraw(
    ApiWithdrawal { id, consent }: ApiWithdrawal,
    desk: Desk,
) -> Result<Json<ConsentItem>> {
    Ok(Json(ConsentItem::of(&acts::withdraw(&desk, id, consent).await?)))
}

/// Notes that a person agreed to these very words, or that a picture was looked at: the side of the
/// speaker, or of somebody on the picture.
#[utoipa::path(
    post, path = "/api/v1/visits/{id}/remarks/{remark}/approval", tag = "visits",
    params(
        ("id" = String, Path, description = "UUID of the visit"),
        ("remark" = String, Path, description = "UUID of the quote or photograph"),
    ),
    responses(
        (status = 200, body = RemarkItem), (status = 401), (status = 403), (status = 404),
        (status = 422, description = "`rule` says what is missing"),
    ),
)]
pub(super) async fn approve(
    ApiApproval { id, remark }: ApiApproval,
    desk: Desk,
) -> Result<Json<RemarkItem>> {
    let it = acts::approve(&desk, id, remark).await?;
    Ok(Json(RemarkItem::of(&it)))
}

/// Whose it is comes before what was sent.
async fn ours(desk: &Desk, id: VisitId, delegate: DelegateId) -> Result<()> {
    let mut tx = desk.db().read().await?;
    acts::ours(&mut tx, desk, id, delegate).await.map(drop)
}

impl Card {
    fn fields(self) -> [(&'static str, Option<String>); 5] {
        [
            ("name", Some(self.name)),
            ("position", Some(self.position)),
            ("organisation", Some(self.organisation)),
            ("contact", self.contact),
            ("source", self.source),
        ]
    }
}

impl NewDelegate {
    fn typed(self) -> Typed {
        filled([("id", self.id), ("side", self.side)].into_iter().chain(self.card.fields()))
    }
}

impl NewConsent {
    fn typed(self) -> Typed {
        filled([
            ("id", self.id),
            ("person", Some(self.person)),
            ("covers", Some(self.covers)),
            ("channel", Some(self.channel)),
            ("given_on", Some(self.given_on)),
        ])
    }
}

impl DelegateItem {
    fn of(it: &Delegate) -> DelegateItem {
        DelegateItem {
            id: it.id.to_string(),
            side: it.region.to_string(),
            name: it.name.clone(),
            position: it.position.clone(),
            organisation: it.organisation.clone(),
            contact: it.contact.clone(),
            source: it.source.clone(),
            removed_at: it.removed_at.map(|it| it.to_string()),
        }
    }
}

impl ConsentItem {
    fn of(it: &Consent) -> ConsentItem {
        ConsentItem {
            id: it.id.to_string(),
            person: it.delegate.to_string(),
            covers: it.covers.to_string(),
            channel: it.channel.to_string(),
            given_on: it.given_on.to_string(),
            recorded_by: it.recorded_by.clone(),
            withdrawn_at: it.withdrawn_at.map(|it| it.to_string()),
        }
    }
}
