//! How people meet clients.

mod consents;
mod edit;
mod list;
mod new;
mod taken;
mod views;

use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum_extra::routing::TypedPath;
use journal::Thing;
use kernel::{ClientId, ConsentId};
use maud::Markup;
use serde::Deserialize;
use web::{Desk, Doors, Error, Result, Who, Whose};

use crate::{Client, store};

pub(crate) use list::wish;
pub use views::{card, consents_view, contacts_view};

/// The routes of the room. The page of a client itself lives in `applications`.
pub fn doors() -> Doors {
    Doors::new("clients")
        .get(Who::STAFF, Whose::Own, list::list)
        .get(Who::TAKING, Whose::Own, taken::take)
        .get(Who::SERVING, Whose::Own, new::new)
        .post(Who::SERVING, Whose::Own, new::add)
        .get(Who::SERVING, Whose::Own, edit::edit)
        .post(Who::SERVING, Whose::Own, edit::change)
        .post(Who::SERVING, Whose::Own, edit::refresh)
        .get(Who::STAFF, Whose::Own, consents::list)
        .post(Who::SERVING, Whose::Own, consents::give)
        .post(Who::SERVING, Whose::Own, consents::withdraw)
}

/// The organisation's clients.
#[derive(TypedPath)]
#[typed_path("/clients")]
pub struct List;

/// The list as a workbook, with the same filters.
#[derive(TypedPath)]
#[typed_path("/clients/list.xlsx")]
pub struct ListFile;

/// The form of a new client; `?inn=` fills it from the registry.
#[derive(TypedPath)]
#[typed_path("/clients/new")]
pub struct New;

/// A client's page: served by `applications`.
#[derive(TypedPath, Deserialize)]
#[typed_path("/clients/{id}")]
pub struct Show {
    /// Which client.
    pub id: ClientId,
}

/// The form that changes a card.
#[derive(TypedPath, Deserialize)]
#[typed_path("/clients/{id}/edit")]
pub struct Edit {
    /// Whose card.
    pub id: ClientId,
}

/// What a person writes on a card.
#[derive(TypedPath, Deserialize)]
#[typed_path("/clients/{id}/card")]
pub struct Card {
    /// Whose card.
    pub id: ClientId,
}

/// What the registry says of a client: posting asks it anew.
#[derive(TypedPath, Deserialize)]
#[typed_path("/clients/{id}/sme-record")]
pub struct Refresh {
    /// Whose record.
    pub id: ClientId,
}

/// A client's consents.
#[derive(TypedPath, Deserialize)]
#[typed_path("/clients/{id}/consents")]
pub struct Consents {
    /// Whose consents.
    pub id: ClientId,
}

/// The withdrawal of a consent.
#[derive(TypedPath, Deserialize)]
#[typed_path("/clients/{id}/consents/{consent}/withdrawal")]
pub struct Withdrawal {
    /// Whose consent.
    pub id: ClientId,
    /// Which one.
    pub consent: ConsentId,
}

/// The client, if they are the actor's organisation's.
async fn own(desk: &Desk, id: ClientId) -> Result<Client> {
    let mut tx = desk.db().read().await?;
    let client = store::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    desk.own(Thing::Client, id, client.organisation)?;
    Ok(client)
}

/// A form that comes back with its faults.
fn refused(page: Markup) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}
