//! Notes on an application.

use crate::acts;
use crate::pages::LONGEST;
use crate::store::{self, Note};
use axum::Json;
use axum::http::StatusCode;
use axum_extra::routing::TypedPath;
use kernel::{ApplicationId, Moment, NoteId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::api::Body;
use web::{Desk, Faults, Result, Typed};

/// The notes of one application.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/applications/{id}/notes")]
pub(crate) struct Notes {
    id: ApplicationId,
}

/// A note.
#[derive(Serialize, ToSchema)]
pub(crate) struct NoteItem {
    /// Its id.
    id: String,
    /// When it was written.
    #[schema(value_type = String, format = DateTime)]
    at: Moment,
    /// Who wrote it.
    name: String,
    /// What it says.
    body: String,
}

/// A note to be added.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct NewNote {
    /// An id made by the caller: the same one sent twice is one note.
    #[schema(value_type = Option<String>)]
    id: Option<NoteId>,
    /// What it says, at most 2000 characters.
    body: String,
}

/// The last 100 notes of an application, oldest first.
#[utoipa::path(get, path = "/api/v1/applications/{id}/notes", tag = "applications",
    params(("id" = String, Path)),
    responses((status = 200, body = Vec<NoteItem>), (status = 404, description = "no such application")))]
pub(crate) async fn list(Notes { id }: Notes, desk: Desk) -> Result<Json<Vec<NoteItem>>> {
    let mut tx = desk.db().read().await?;
    acts::own(&mut tx, &desk, id).await?;
    let notes = store::notes(&mut tx, id).await?;
    Ok(Json(notes.into_iter().map(NoteItem::from).collect()))
}

/// Adds a note; answers with all of them.
#[utoipa::path(post, path = "/api/v1/applications/{id}/notes", tag = "applications",
    params(("id" = String, Path)), request_body = NewNote,
    responses((status = 201, body = Vec<NoteItem>), (status = 404, description = "no such application"),
        (status = 422, description = "an empty note, or too long a one")))]
pub(crate) async fn add(
    path: Notes,
    desk: Desk,
    Body(new): Body<NewNote>,
) -> Result<(StatusCode, Json<Vec<NoteItem>>)> {
    acts::own(&mut desk.db().read().await?, &desk, path.id).await?;
    let mut faults = Faults::default();
    let body = Typed::filled([("body", new.body)]).text("body", LONGEST, &mut faults);
    if let Some(error) = faults.error() {
        return Err(error);
    }
    let id = new.id.unwrap_or(NoteId::new());
    acts::add_note(&desk, path.id, id, body).await?;
    Ok((StatusCode::CREATED, list(path, desk).await?))
}

impl From<Note> for NoteItem {
    fn from(it: Note) -> NoteItem {
        NoteItem { id: it.id.to_string(), at: it.at, name: it.name, body: it.body }
    }
}
