//! One agreement with everything programs may read of it: sides, files, corrections; and its
//! misprints put right.

use axum::Json;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use kernel::{AgreementId, FileId, Lang};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;
use web::api::Body;
use web::{Desk, Guest, Result, Typed};

use super::{ApiShow, Item, given};
use crate::acts::correction;
use crate::filling::SPHERE;
use crate::pages::{Download, changed, download, own, readable, reader, today};
use crate::{Agreement, Corrected, Party, store};

/// One of an agreement's files.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/agreements/{id}/files/{file}")]
pub struct ApiDownload {
    /// Which agreement.
    pub id: AgreementId,
    /// Which file.
    pub file: FileId,
}

/// Misprints put right.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/agreements/{id}/correction")]
pub struct ApiCorrection {
    /// Which agreement.
    pub id: AgreementId,
}

/// An agreement, also a draft of the own region, with its files and corrections.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Whole {
    #[serde(flatten)]
    item: Item,
    /// Who answers for it on each side and what each said of the draft, in the order of `parties`.
    sides: Vec<Speaker>,
    /// Its files.
    files: Vec<Kept>,
    /// Misprints that were put right, the latest first.
    corrections: Vec<Put>,
}

/// A side's people and word.
#[derive(Debug, Serialize, ToSchema)]
struct Speaker {
    /// Who answers for the agreement; may be empty.
    coordinator: String,
    /// Their position; may be empty.
    office: String,
    /// How to reach them; empty for those who are no party.
    contact: String,
    /// When this side agreed to the draft.
    agreed_on: Option<String>,
    /// Whose word that is: a person's name, or a letter; may be empty.
    agreed_by: String,
}

/// A file of an agreement.
#[derive(Debug, Serialize, ToSchema)]
struct Kept {
    /// UUID.
    id: String,
    /// As it was called where it came from.
    name: String,
    /// Its length in bytes.
    size: i64,
    /// SHA-256 of its content, hexadecimal.
    sha256: String,
    /// When it was added, UTC.
    added_at: String,
    /// Where it is read from: a path of this API.
    href: String,
}

/// A correction.
#[derive(Debug, Serialize, ToSchema)]
struct Put {
    /// When, UTC.
    at: String,
    /// By whom.
    by: String,
    /// Why.
    reason: String,
    /// What read otherwise, in a line, in Russian.
    what: String,
    /// The same, one by one.
    changes: Vec<Read>,
}

/// What read otherwise.
#[derive(Debug, Serialize, ToSchema)]
struct Read {
    /// `title`, `number`, `registered`, `spheres`, `signed_on`, `in_force_from`, `in_force_to`,
    /// `ended_on`, `coordinator`, `office`, `contact`.
    part: String,
    /// How it read; empty for `contact`.
    before: String,
    /// How it reads; empty for `contact`.
    after: String,
}

/// What should stand in a signed agreement; a field that is absent stays as it is, an empty one
/// is taken away.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub(super) struct NewReading {
    /// Why; must be given.
    reason: Option<String>,
    /// Its full title.
    title: Option<String>,
    /// Its number.
    number: Option<String>,
    /// Its number in the document system (СЭД).
    registered: Option<String>,
    /// Codes of its spheres: all of them.
    spheres: Option<Vec<String>>,
    /// When it was signed.
    signed_on: Option<String>,
    /// Its first day in force.
    in_force_from: Option<String>,
    /// Its last day in force, before any automatic prolongation; empty: open-ended.
    in_force_to: Option<String>,
    /// When it was terminated or superseded.
    ended_on: Option<String>,
    /// Who answers for it on the own side.
    coordinator: Option<String>,
    /// Their position.
    office: Option<String>,
    /// How to reach them.
    contact: Option<String>,
}

/// An agreement with its files and corrections; another region's draft does not exist.
#[utoipa::path(
    get, path = "/api/v1/agreements/{id}", tag = "agreements",
    params(("id" = String, Path, description = "UUID of the agreement")),
    responses((status = 200, body = Whole), (status = 401), (status = 404)),
)]
pub(super) async fn show(ApiShow { id }: ApiShow, guest: Guest) -> Result<Json<Whole>> {
    let it = readable(&guest, id).await?;
    let mut tx = guest.db().read().await?;
    let files = files::of_thing(&mut tx, "agreement", id).await?;
    let corrections = store::corrections(&mut tx, id).await?;
    let is_party = reader(&guest).is_some_and(|region| it.side_of(region).is_some());
    Ok(Json(Whole {
        sides: it.parties.iter().map(|it| Speaker::of(it, is_party)).collect(),
        files: files.into_iter().map(|it| Kept::of(id, it)).collect(),
        corrections: corrections.into_iter().map(Put::of).collect(),
        item: Item::of(it, today(&guest)),
    }))
}

/// The content of one of an agreement's files.
#[utoipa::path(
    get, path = "/api/v1/agreements/{id}/files/{file}", tag = "agreements",
    params(
        ("id" = String, Path, description = "UUID of the agreement"),
        ("file" = String, Path, description = "UUID of the file"),
    ),
    responses(
        (status = 200, description = "The file", content_type = "application/octet-stream"),
        (status = 401), (status = 404),
    ),
)]
pub(super) async fn file(ApiDownload { id, file }: ApiDownload, desk: Desk) -> Result<Response> {
    download(Download { id, file }, desk).await
}

/// Puts misprints of a signed agreement of the own region right; parties and state are none.
#[utoipa::path(
    post, path = "/api/v1/agreements/{id}/correction", tag = "agreements",
    request_body = NewReading,
    params(("id" = String, Path, description = "UUID of the agreement")),
    responses(
        (status = 200, body = Item), (status = 401), (status = 403), (status = 404),
        (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
pub(super) async fn correct(
    ApiCorrection { id }: ApiCorrection,
    desk: Desk,
    body: Body<NewReading>,
) -> Result<Json<Item>> {
    let it = own(&desk, id).await?;
    let typed = body.0.typed(&it, &desk);
    let it = correction::correct(&desk, id, &typed).await?;
    Ok(Json(Item::of(it, desk.today())))
}

impl NewReading {
    /// As the form would send it: what was not given, as it stands.
    fn typed(self, it: &Agreement, desk: &Desk) -> Typed {
        let stands = correction::filled(it, desk.actor().region);
        let stays = |name: &str| self.spheres.is_none() || !name.starts_with(SPHERE);
        let stands = stands.fields().filter(|(name, _)| stays(name));
        let mut fields: BTreeMap<String, String> =
            stands.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        fields.extend(given([
            ("reason", self.reason),
            ("title", self.title),
            ("number", self.number),
            ("registered", self.registered),
            ("signed_on", self.signed_on),
            ("in_force_from", self.in_force_from),
            ("in_force_to", self.in_force_to),
            ("ended_on", self.ended_on),
            ("coordinator", self.coordinator),
            ("office", self.office),
            ("contact", self.contact),
        ]));
        let spheres = self.spheres.into_iter().flatten();
        fields.extend(spheres.map(|it| (format!("{SPHERE}{it}"), "on".to_owned())));
        Typed::from(fields)
    }
}

impl Speaker {
    fn of(it: &Party, with_contact: bool) -> Speaker {
        Speaker {
            coordinator: it.coordinator.clone(),
            office: it.office.clone(),
            contact: if with_contact { it.contact.clone() } else { String::new() },
            agreed_on: it.agreed_on.map(|it| it.to_string()),
            agreed_by: it.agreed_by.clone(),
        }
    }
}

impl Kept {
    fn of(id: AgreementId, it: files::File) -> Kept {
        Kept {
            href: ApiDownload { id, file: it.id }.to_string(),
            id: it.id.to_string(),
            name: it.name,
            size: it.size,
            sha256: it.sha256,
            added_at: it.added_at.to_string(),
        }
    }
}

impl Put {
    fn of(it: Corrected) -> Put {
        let read = |it: &crate::Change| Read {
            part: it.part.to_string(),
            before: it.before.clone(),
            after: it.after.clone(),
        };
        Put {
            at: it.at.to_string(),
            by: it.by,
            reason: it.reason,
            what: changed(Lang::Ru, it.changes.iter()),
            changes: it.changes.iter().map(read).collect(),
        }
    }
}
