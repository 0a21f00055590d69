//! How people meet agreements.

mod correction;
mod edit;
mod files;
mod forms;
mod import;
mod list;
mod map;
mod new;
mod show;
mod spheres;
mod tiles;
mod verbs;
mod views;

use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::routing::TypedPath;
use kernel::{AgreementId, Day, FileId, RegionCode, Role, Zone};
use maud::Markup;
use serde::Deserialize;
use web::{Desk, Doors, Error, Guest, Result, Who, Whose};

use crate::acts::Action;
use crate::{Agreement, store};

pub(crate) use correction::changed;
pub(crate) use files::download;
pub(crate) use list::sought;
pub(crate) use views::Names;

/// Who keeps the list of spheres.
pub(crate) const KEEPERS: Who = Who::Roles(&[Role::Officer, Role::Administrator]);

/// The routes of the room.
pub fn doors() -> Doors {
    Doors::new("agreements")
        .get(Who::Anyone, Whose::Open, list::list)
        .get(Who::SignedIn, Whose::Open, list::export)
        .get(Who::Anyone, Whose::Open, map::map)
        .get(Who::OFFICERS, Whose::Own, new::new)
        .post(Who::OFFICERS, Whose::Own, new::add)
        .get(Who::OFFICERS, Whose::Own, import::ask)
        .upload(Who::OFFICERS, Whose::Own, import::preview)
        .post(Who::OFFICERS, Whose::Own, import::confirm)
        .get(Who::Anyone, Whose::Open, show::show)
        .get(Who::OFFICERS, Whose::Party, edit::edit)
        .post(Who::OFFICERS, Whose::Party, edit::change)
        .get(Who::OFFICERS, Whose::Party, correction::ask)
        .post(Who::OFFICERS, Whose::Party, correction::correct)
        .post(Who::OFFICERS, Whose::Party, verbs::act)
        .upload(Who::OFFICERS, Whose::Party, files::add)
        .get(Who::SignedIn, Whose::Open, files::download)
        .post(Who::OFFICERS, Whose::Party, files::remove)
        .get(KEEPERS, Whose::Installation, spheres::list)
        .post(KEEPERS, Whose::Installation, spheres::add)
        .post(KEEPERS, Whose::Installation, spheres::rename)
        .post(KEEPERS, Whose::Installation, spheres::remove)
}

/// The register.
#[derive(TypedPath)]
#[typed_path("/agreements")]
pub struct ListAgreements;

/// The same as a workbook.
#[derive(TypedPath)]
#[typed_path("/agreements/register.xlsx")]
pub struct Register;

/// The map of a region's ties: `?region=74`.
#[derive(TypedPath)]
#[typed_path("/agreements/map")]
pub struct Map;

/// The form of a new agreement.
#[derive(TypedPath)]
#[typed_path("/agreements/new")]
pub struct New;

/// An existing register, brought as a workbook.
#[derive(TypedPath)]
#[typed_path("/agreements/import")]
pub struct Import;

/// The word that what was read is to be kept.
#[derive(TypedPath)]
#[typed_path("/agreements/import/confirmation")]
pub struct Confirmation;

/// An agreement's page.
#[derive(TypedPath, Deserialize)]
#[typed_path("/agreements/{id}")]
pub struct Show {
    /// Which agreement.
    pub id: AgreementId,
}

/// The form that changes a draft.
#[derive(TypedPath, Deserialize)]
#[typed_path("/agreements/{id}/edit")]
pub struct Edit {
    /// Which agreement.
    pub id: AgreementId,
}

/// The text of a draft.
#[derive(TypedPath, Deserialize)]
#[typed_path("/agreements/{id}/text")]
pub struct DraftText {
    /// Which agreement.
    pub id: AgreementId,
}

/// Misprints of a signed agreement, put right.
#[derive(TypedPath, Deserialize)]
#[typed_path("/agreements/{id}/correction")]
pub struct Correct {
    /// Which agreement.
    pub id: AgreementId,
}

/// Something done to an agreement: a word, a signature…
#[derive(TypedPath, Deserialize)]
#[typed_path("/agreements/{id}/{action}")]
pub struct Doing {
    /// Which agreement.
    pub id: AgreementId,
    /// What.
    pub action: Action,
}

/// An agreement's files.
#[derive(TypedPath, Deserialize)]
#[typed_path("/agreements/{id}/files")]
pub struct Files {
    /// Which agreement.
    pub id: AgreementId,
}

/// One of them.
#[derive(TypedPath, Deserialize)]
#[typed_path("/agreements/{id}/files/{file}")]
pub struct Download {
    /// Which agreement.
    pub id: AgreementId,
    /// Which file.
    pub file: FileId,
}

/// The removal of a file.
#[derive(TypedPath, Deserialize)]
#[typed_path("/agreements/{id}/files/{file}/removal")]
pub struct Removal {
    /// Which agreement.
    pub id: AgreementId,
    /// Which file.
    pub file: FileId,
}

/// The list of spheres.
#[derive(TypedPath)]
#[typed_path("/spheres")]
pub struct Spheres;

/// A sphere's name.
#[derive(TypedPath, Deserialize)]
#[typed_path("/spheres/{code}/name")]
pub struct SphereName {
    /// Which sphere.
    pub code: String,
}

/// A sphere leaves the list.
#[derive(TypedPath, Deserialize)]
#[typed_path("/spheres/{code}/removal")]
pub struct SphereRemoval {
    /// Which sphere.
    pub code: String,
}

/// The region of whoever reads; `None`: the public.
pub(crate) fn reader(guest: &Guest) -> Option<RegionCode> {
    guest.actor.as_ref().map(|it| it.region)
}

/// The day it is for whoever reads; for the public, Moscow's.
pub(crate) fn today(guest: &Guest) -> Day {
    match &guest.actor {
        Some(actor) => actor.today(guest.now),
        None => guest.now.day_in(&Zone::moscow()),
    }
}

/// The agreement, where this person may read it: a draft does not exist for others.
pub(crate) async fn readable(guest: &Guest, id: AgreementId) -> Result<Agreement> {
    let mut tx = guest.db().read().await?;
    let it = store::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let is_party = reader(guest).is_some_and(|region| it.side_of(region).is_some());
    if it.is_public() || is_party { Ok(it) } else { Err(Error::NotFound) }
}

/// The agreement, where the actor's region is a party of it.
pub(crate) async fn own(desk: &Desk, id: AgreementId) -> Result<Agreement> {
    let mut tx = desk.db().read().await?;
    let it = store::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    desk.party(&it.regions())?;
    Ok(it)
}

/// A form that comes back with its faults.
fn refused(page: Markup) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

fn to_agreement(id: AgreementId) -> Response {
    Redirect::to(&Show { id }.to_string()).into_response()
}
