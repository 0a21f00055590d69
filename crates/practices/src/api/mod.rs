//! How programs meet practices and adoptions.

mod adopting;
mod items;
mod writing;

use self::adopting::{NewAdaptation, NewAdoption, NewMessage, StepBody};
use self::items::{
    AdoptionItem, ChangeItem, EffectItem, Item, KinItem, MessageItem, PlanItem, ResultItem,
    StepItem, VersionItem, Whole, WholeAdoption,
};
use self::writing::{DeedBody, NewCard, NewPractice, NewReview};
use crate::deeds::unknown;
use crate::pages::{EDITORS, REVIEWERS, chosen};
use crate::store;
use axum::Json;
use axum_extra::routing::TypedPath;
use kernel::{AdoptionId, PracticeId};
use serde::Deserialize;
use utoipa::OpenApi;
use web::api::{List, Paging};
use web::{Desk, Doors, Guest, Result, Sought, Who, Whose};

/// The routes of the room's API.
pub fn doors() -> Doors {
    Doors::new("practices")
        .get(Who::Anyone, Whose::Open, list)
        .get(Who::Anyone, Whose::Open, show)
        .get(Who::Anyone, Whose::Open, tree)
        .get(Who::SignedIn, Whose::Own, adoptions)
        .get(Who::SignedIn, Whose::Party, adoption)
        .post(EDITORS, Whose::Own, writing::begin)
        .post(EDITORS, Whose::Own, writing::write)
        .post(EDITORS, Whose::Own, writing::act)
        .post(REVIEWERS, Whose::Open, writing::review)
        .post(EDITORS, Whose::Open, adopting::adopt)
        .post(EDITORS, Whose::Party, adopting::step)
        .post(EDITORS, Whose::Party, adopting::adapt)
        .post(EDITORS, Whose::Party, adopting::say)
        .post(EDITORS, Whose::Party, adopting::grow)
}

/// The room's part of the API's description.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Api::openapi()
}

#[derive(OpenApi)]
#[openapi(
    paths(list, show, tree, adoptions, adoption, writing::begin, writing::write, writing::act,
        writing::review, adopting::adopt, adopting::step, adopting::adapt, adopting::say, adopting::grow),
    components(schemas(Item, Whole, EffectItem, AdoptionItem, WholeAdoption, StepItem, PlanItem, ChangeItem,
        VersionItem, ResultItem, KinItem,
        MessageItem, NewPractice, NewCard, DeedBody, NewReview, NewAdoption, StepBody,
        NewAdaptation, NewMessage, List<Item>, List<AdoptionItem>))
)]
struct Api;

/// The public catalogue.
#[derive(TypedPath)]
#[typed_path("/api/v1/practices")]
pub struct ApiList;

/// A practice of the catalogue.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/practices/{id}")]
pub struct ApiShow {
    /// Which practice.
    pub id: PracticeId,
}

/// Its family tree.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/practices/{id}/tree")]
pub(super) struct ApiTree {
    id: PracticeId,
}

/// Adoptions in which the actor's region takes part.
#[derive(TypedPath)]
#[typed_path("/api/v1/adoptions")]
pub struct ApiAdoptions;

/// An adoption.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/adoptions/{id}")]
pub struct ApiAdoption {
    /// Which.
    pub id: AdoptionId,
}

/// The catalogue by name, narrowed like its page.
#[utoipa::path(
    get, path = "/api/v1/practices", tag = "practices",
    params(
        Paging,
        ("q" = Option<String>, Query, description = "Words of the card"),
        ("sphere" = Option<String>, Query, description = "Field of policy"),
        ("direction" = Option<String>, Query, description = "Kind of direction"),
        ("cost" = Option<String>, Query, description = "`free`, `small`, `middle`, `large`"),
        ("launch" = Option<String>, Query, description = "`month`, `quarter`, `half_year`, `longer`"),
        ("grade" = Option<String>, Query, description = "Grade of evidence, 0–5"),
        ("region" = Option<String>, Query, description = "Code of a region"),
    ),
    responses((status = 200, body = List<Item>), (status = 422)),
)]
async fn list(_: ApiList, guest: Guest, sought: Sought) -> Result<Json<List<Item>>> {
    let wish = Paging::of(&sought).wish()?;
    let mut tx = guest.db().read().await?;
    let catalogue = crate::catalogue(guest.db(), &mut tx, guest.now).await?;
    let page = catalogue.page(&chosen(&sought), wish.after.as_ref(), wish.limit);
    Ok(Json(List::of(page, |it| Item::of(&it))))
}

/// A practice with its published card; its organisation and its reviewers see the working one.
#[utoipa::path(
    get, path = "/api/v1/practices/{id}", tag = "practices",
    params(("id" = String, Path, description = "UUID of the practice")),
    responses((status = 200, body = Whole), (status = 404)),
)]
async fn show(ApiShow { id }: ApiShow, guest: Guest) -> Result<Json<Whole>> {
    let mut tx = guest.db().read().await?;
    let practice = unknown(store::find(&mut tx, id).await?)?;
    let version = unknown(practice.version_for(guest.actor.as_ref()))?;
    let version = unknown(store::version(&mut tx, version).await?)?;
    Ok(Json(Whole::of(&mut tx, &guest, practice, version).await?))
}

/// The family tree: every adoption of the practices it descends from and that descend from it, the
/// earliest first.
#[utoipa::path(
    get, path = "/api/v1/practices/{id}/tree", tag = "practices",
    params(("id" = String, Path, description = "UUID of the practice")),
    responses((status = 200, body = Vec<KinItem>), (status = 404)),
)]
async fn tree(ApiTree { id }: ApiTree, guest: Guest) -> Result<Json<Vec<KinItem>>> {
    let mut tx = guest.db().read().await?;
    let practice = unknown(store::find(&mut tx, id).await?)?;
    unknown(practice.published)?;
    let rows = store::family_adoptions(&mut tx, practice.root).await?;
    Ok(Json(rows.into_iter().map(KinItem::of).collect()))
}

/// Adoptions in which the actor's region takes part, the latest first.
#[utoipa::path(
    get, path = "/api/v1/adoptions", tag = "practices", params(Paging),
    responses((status = 200, body = List<AdoptionItem>), (status = 401), (status = 422)),
)]
async fn adoptions(
    _: ApiAdoptions,
    desk: Desk,
    sought: Sought,
) -> Result<Json<List<AdoptionItem>>> {
    let paging = Paging::of(&sought).wish()?;
    let wish = db::Wish { filters: vec![None, None], ..paging };
    let mut tx = desk.db().read().await?;
    let page = store::adoptions(&mut tx, desk.actor().region, &wish).await?;
    Ok(Json(List::of(page, |it| AdoptionItem::of(&it.adoption))))
}

/// One adoption with its steps and its talk.
#[utoipa::path(
    get, path = "/api/v1/adoptions/{id}", tag = "practices",
    params(("id" = String, Path, description = "UUID of the adoption")),
    responses((status = 200, body = WholeAdoption), (status = 401), (status = 404)),
)]
async fn adoption(ApiAdoption { id }: ApiAdoption, desk: Desk) -> Result<Json<WholeAdoption>> {
    let mut tx = desk.db().read().await?;
    Ok(Json(WholeAdoption::find(&mut tx, &desk, id).await?))
}
