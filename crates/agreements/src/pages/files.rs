//! An agreement's files: scans and texts, added by its parties.

use axum::response::Response;
use db::transact;
use journal::{Note, Thing};
use web::{Desk, Error, Faults, Result, Tried, Upload};

use super::show::{FILE, Shown, view};
use super::{Download, Files, Removal, own, readable, refused, to_agreement};

pub async fn add(Files { id }: Files, desk: Desk, upload: Upload) -> Result<Response> {
    let it = own(&desk, id).await?;
    let mut faults = Faults::default();
    let Some(draft) = upload.required_file("file", &mut faults) else {
        let tried = Tried { form: FILE, faults, ..Tried::default() };
        let shown = Shown::of(&desk, it).await?;
        return Ok(refused(view(&desk, &shown, &tried)));
    };
    transact!(desk.db(), |tx| {
        let file = desk.app.files.keep(tx, draft, desk.actor(), desk.now).await?;
        files::attach(tx, file.id, "agreement", id).await?;
        let note = Note::by(desk.actor(), "agreement-file-added", Thing::Agreement, id);
        journal::write(tx, desk.now, note.with("file", file.name.as_str())).await?;
        Ok::<_, Error>(())
    })?;
    Ok(to_agreement(id))
}

pub async fn download(Download { id, file }: Download, desk: Desk) -> Result<Response> {
    readable(&desk, id).await?;
    let mut tx = desk.db().read().await?;
    let all = files::of_thing(&mut tx, "agreement", id).await?;
    let file = all.into_iter().find(|it| it.id == file).ok_or(Error::NotFound)?;
    web::kept(&desk.app.files, &file).await
}

pub async fn remove(Removal { id, file }: Removal, desk: Desk) -> Result<Response> {
    own(&desk, id).await?;
    transact!(desk.db(), |tx| {
        let name = files::find(tx, file).await?.map(|it| it.name).unwrap_or_default();
        if !files::detach(tx, file, "agreement", id).await? {
            return Err(Error::NotFound);
        }
        let note = Note::by(desk.actor(), "agreement-file-removed", Thing::Agreement, id);
        journal::write(tx, desk.now, note.with("file", name)).await?;
        Ok::<_, Error>(())
    })?;
    Ok(to_agreement(id))
}
