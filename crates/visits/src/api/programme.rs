//! Programs arrange the programme of a visit.

use super::{filled, known, status};
use crate::acts::programme as acts;
use crate::pages::{clash, kept_file, reach, reach_arranging};
use crate::store::Material;
use crate::{Clash, Item, clashes, store};
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum_extra::routing::TypedPath;
use kernel::{FileId, ItemId, Lang, VisitId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::api::{Body, List};
use web::{Desk, Faults, Result, Upload};

/// The programme.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/visits/{id}/items")]
pub(super) struct ApiItems {
    id: VisitId,
}

/// An item of it.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/visits/{id}/items/{item}")]
pub(super) struct ApiItem {
    id: VisitId,
    item: ItemId,
}

/// Its leaving the programme.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/visits/{id}/items/{item}/removal")]
pub(super) struct ApiItemRemoval {
    id: VisitId,
    item: ItemId,
}

/// Whether it has taken place.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/visits/{id}/items/{item}/shown")]
pub(super) struct ApiItemShown {
    id: VisitId,
    item: ItemId,
}

/// Its materials.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/visits/{id}/items/{item}/materials")]
pub(super) struct ApiMaterials {
    id: VisitId,
    item: ItemId,
}

/// A file of a visit.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/visits/{id}/files/{file}")]
pub(super) struct ApiFile {
    id: VisitId,
    file: FileId,
}

/// An item of a programme.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ProgrammeItem {
    /// UUID.
    id: String,
    /// Day.
    day: String,
    /// From, `HH:MM`, local time of the host.
    begins: String,
    /// To.
    ends: String,
    /// What.
    title: String,
    /// Where; may be empty.
    place: String,
    /// UUID of the institution shown.
    organisation: Option<String>,
    /// UUID of its direction.
    direction: Option<String>,
    /// Who receives: names, parted by commas.
    host: String,
    /// Who goes: names, parted by commas; empty is the whole delegation.
    guests: String,
    /// How they get there; may be empty.
    transport: String,
    /// Whether it has taken place.
    shown: bool,
    /// Whether it is a draft out of an unanswered question: its hours are to be agreed.
    draft: bool,
    /// Files, in the order they came.
    materials: Vec<MaterialItem>,
    /// Items that want the same person at the same time.
    clashes: Vec<ClashItem>,
}

/// A file of an item.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ItemMaterial)]
pub(super) struct MaterialItem {
    /// UUID.
    id: String,
    /// As it was called where it came from.
    name: String,
    /// Its length in bytes.
    size: i64,
}

/// Two items that want the same person at the same time.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ItemClash)]
pub(super) struct ClashItem {
    /// UUID of the other item.
    with: String,
    /// Who; null where both take the whole delegation.
    person: Option<String>,
    /// The same in a sentence.
    detail: String,
}

/// An item to add.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = NewProgrammeItem)]
pub(super) struct NewItem {
    /// UUID made by the caller: sent again, it adds nothing and gets the same answer.
    id: Option<String>,
    /// What it is.
    #[serde(flatten)]
    item: ItemBody,
}

/// An item as a whole.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = ProgrammeItemBody)]
pub(super) struct ItemBody {
    /// Day: one of the visit's.
    day: String,
    /// From, `HH:MM`, local time of the host.
    begins: String,
    /// To, the same day.
    ends: String,
    /// What.
    title: String,
    /// Where.
    place: Option<String>,
    /// UUID of the institution shown, of the host region; the direction's own when absent.
    organisation: Option<String>,
    /// UUID of its direction.
    direction: Option<String>,
    /// Who receives: names, parted by commas.
    host: Option<String>,
    /// Who goes: names, parted by commas; the whole delegation when absent.
    guests: Option<String>,
    /// How they get there.
    transport: Option<String>,
}

/// Whether an item has taken place.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = ItemShown)]
pub(super) struct Shown {
    /// It has.
    shown: bool,
}

/// A file to bring.
#[derive(Debug, ToSchema)]
#[schema(as = NewItemMaterial)]
#[expect(dead_code, reason = "only described: the form is read as an upload")]
pub(super) struct NewMaterial {
    /// PDF, DOCX, XLSX, ODT, JPG or PNG, 20 MB at most.
    #[schema(format = Binary)]
    file: String,
}

/// The programme in its order, with its clashes.
#[utoipa::path(
    get, path = "/api/v1/visits/{id}/items", tag = "visits",
    params(("id" = String, Path, description = "UUID of the visit")),
    responses((status = 200, body = List<ProgrammeItem>), (status = 401), (status = 403), (status = 404)),
)]
pub(super) async fn items(
    ApiItems { id }: ApiItems,
    desk: Desk,
) -> Result<Json<List<ProgrammeItem>>> {
    let mut tx = desk.db().read().await?;
    reach(&mut tx, &desk, id).await?;
    let all = store::items(&mut tx, id).await?;
    let materials = store::materials(&mut tx, id).await?;
    Ok(Json(List { items: items_of(desk.lang, &all, &materials), next: None }))
}

/// Adds an item to the programme. A clash does not stop it: the answer names it.
#[utoipa::path(
    post, path = "/api/v1/visits/{id}/items", tag = "visits", request_body = NewItem,
    params(("id" = String, Path, description = "UUID of the visit")),
    responses(
        (status = 201, body = ProgrammeItem), (status = 200, body = ProgrammeItem, description = "added before"),
        (status = 401), (status = 403), (status = 404),
        (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
pub(super) async fn add(
    ApiItems { id }: ApiItems,
    desk: Desk,
    body: Result<Body<NewItem>>,
) -> Result<Response> {
    reach_arranging(&mut desk.db().read().await?, &desk, id).await?;
    let NewItem { id: key, item } = body?.0;
    let typed = filled([("id", key)].into_iter().chain(item.fields()));
    let (it, new) = acts::add(&desk, id, &typed).await?;
    Ok((status(new), Json(whole(&desk, &it).await?)).into_response())
}

/// Changes an item as a whole. A clash does not stop it: the answer names it.
#[utoipa::path(
    post, path = "/api/v1/visits/{id}/items/{item}", tag = "visits", request_body = ItemBody,
    params(
        ("id" = String, Path, description = "UUID of the visit"),
        ("item" = String, Path, description = "UUID of the item"),
    ),
    responses(
        (status = 200, body = ProgrammeItem), (status = 401), (status = 403), (status = 404),
        (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
pub(super) async fn change(
    ApiItem { id, item }: ApiItem,
    desk: Desk,
    body: Result<Body<ItemBody>>,
) -> Result<Json<ProgrammeItem>> {
    arranged(&desk, id, item).await?;
    let typed = filled(body?.0.fields());
    let it = acts::change(&desk, id, item, &typed).await?;
    Ok(Json(whole(&desk, &it).await?))
}

/// Takes an item off the programme, unless something was asked or noted at it.
#[utoipa::path(
    post, path = "/api/v1/visits/{id}/items/{item}/removal", tag = "visits",
    params(
        ("id" = String, Path, description = "UUID of the visit"),
        ("item" = String, Path, description = "UUID of the item"),
    ),
    responses(
        (status = 204), (status = 401), (status = 403), (status = 404),
        (status = 422, description = "`rule` says why it stays"),
    ),
)]
pub(super) async fn remove(
    ApiItemRemoval { id, item }: ApiItemRemoval,
    desk: Desk,
) -> Result<StatusCode> {
    acts::remove(&desk, id, item).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ticks an item off, or takes that back.
#[utoipa::path(
    post, path = "/api/v1/visits/{id}/items/{item}/shown", tag = "visits", request_body = Shown,
    params(
        ("id" = String, Path, description = "UUID of the visit"),
        ("item" = String, Path, description = "UUID of the item"),
    ),
    responses(
        (status = 200, body = ProgrammeItem), (status = 401), (status = 403), (status = 404),
        (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
pub(super) async fn mark(
    ApiItemShown { id, item }: ApiItemShown,
    desk: Desk,
    body: Result<Body<Shown>>,
) -> Result<Json<ProgrammeItem>> {
    known(&desk, id).await?;
    let it = acts::mark(&desk, id, item, body?.0.shown).await?;
    Ok(Json(whole(&desk, &it).await?))
}

/// Brings a material of an item.
#[utoipa::path(
    post, path = "/api/v1/visits/{id}/items/{item}/materials", tag = "visits",
    request_body(content = NewMaterial, content_type = "multipart/form-data"),
    params(
        ("id" = String, Path, description = "UUID of the visit"),
        ("item" = String, Path, description = "UUID of the item"),
    ),
    responses(
        (status = 201, body = MaterialItem), (status = 401), (status = 403), (status = 404),
        (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
pub(super) async fn bring(
    ApiMaterials { id, item }: ApiMaterials,
    desk: Desk,
    upload: Result<Upload>,
) -> Result<(StatusCode, Json<MaterialItem>)> {
    arranged(&desk, id, item).await?;
    let (upload, mut faults) = (upload?, Faults::default());
    let draft = upload.required_file("file", &mut faults);
    let missing = || faults.error().unwrap_or_else(|| web::Error::ours("no file and no fault"));
    let file = acts::bring(&desk, id, item, draft.ok_or_else(missing)?).await?;
    let it = MaterialItem { id: file.id.to_string(), name: file.name, size: file.size };
    Ok((StatusCode::CREATED, Json(it)))
}

/// A material or a photograph of a visit.
#[utoipa::path(
    get, path = "/api/v1/visits/{id}/files/{file}", tag = "visits",
    params(
        ("id" = String, Path, description = "UUID of the visit"),
        ("file" = String, Path, description = "UUID of the file"),
    ),
    responses(
        (status = 200, description = "the file", content_type = "application/octet-stream"),
        (status = 401), (status = 403), (status = 404),
    ),
)]
pub(super) async fn file(ApiFile { id, file }: ApiFile, desk: Desk) -> Result<Response> {
    kept_file(&desk, id, file).await
}

/// Whose it is comes before what was sent.
async fn arranged(desk: &Desk, id: VisitId, item: ItemId) -> Result<()> {
    let mut tx = desk.db().read().await?;
    acts::arranged(&mut tx, desk, id, item).await.map(drop)
}

/// The item with all that is beside it.
async fn whole(desk: &Desk, it: &Item) -> Result<ProgrammeItem> {
    let mut tx = desk.db().read().await?;
    let all = store::items(&mut tx, it.visit).await?;
    let materials = store::materials(&mut tx, it.visit).await?;
    Ok(Programme::of(desk.lang, &all, &materials).item(it))
}

/// A programme in its order.
pub(super) fn items_of(lang: Lang, all: &[Item], materials: &[Material]) -> Vec<ProgrammeItem> {
    let programme = Programme::of(lang, all, materials);
    all.iter().map(|it| programme.item(it)).collect()
}

/// All that an item's answer is made of.
struct Programme<'a> {
    lang: Lang,
    items: &'a [Item],
    materials: &'a [Material],
    clashes: Vec<Clash>,
}

impl ItemBody {
    fn fields(self) -> [(&'static str, Option<String>); 10] {
        [
            ("day", Some(self.day)),
            ("begins", Some(self.begins)),
            ("ends", Some(self.ends)),
            ("title", Some(self.title)),
            ("place", self.place),
            ("organisation", self.organisation),
            ("direction", self.direction),
            ("host", self.host),
            ("guests", self.guests),
            ("transport", self.transport),
        ]
    }
}

impl<'a> Programme<'a> {
    fn of(lang: Lang, items: &'a [Item], materials: &'a [Material]) -> Programme<'a> {
        Programme { lang, items, materials, clashes: clashes(items) }
    }

    fn item(&self, it: &Item) -> ProgrammeItem {
        let materials = self.materials.iter().filter(|material| material.item == it.id);
        let meets = |clash: &&Clash| clash.first == it.id || clash.second == it.id;
        let clash = |found: &Clash| ClashItem {
            with: if found.first == it.id { found.second } else { found.first }.to_string(),
            person: found.person.clone(),
            detail: clash(self.lang, self.items, found),
        };
        ProgrammeItem {
            id: it.id.to_string(),
            day: it.day.to_string(),
            begins: it.begins.to_string(),
            ends: it.ends.to_string(),
            title: it.title.clone(),
            place: it.place.clone(),
            organisation: it.organisation.map(|it| it.to_string()),
            direction: it.direction.map(|it| it.to_string()),
            host: it.host.clone(),
            guests: it.guests.clone(),
            transport: it.transport.clone(),
            shown: it.shown,
            draft: it.position > 0,
            materials: materials.map(MaterialItem::of).collect(),
            clashes: self.clashes.iter().filter(meets).map(clash).collect(),
        }
    }
}

impl MaterialItem {
    fn of(it: &Material) -> MaterialItem {
        MaterialItem { id: it.file.to_string(), name: it.name.clone(), size: it.size }
    }
}
