//! What the sides write on an adoption: the adaptation, the talk, the practice it becomes.

use super::adoption::{ADAPTATION, GROWING, TALK, answered};
use super::{Adaptation, Grown, Messages, Show};
use crate::deeds;
use axum::response::{IntoResponse as _, Redirect, Response};
use db::transact;
use web::{Desk, Result, Typed};

pub async fn adapt(Adaptation { id }: Adaptation, desk: Desk, typed: Typed) -> Result<Response> {
    let done = transact!(desk.db(), |tx| { deeds::adapt(tx, &desk, id, &typed).await });
    answered(&desk, id, ADAPTATION, typed, done).await
}

pub async fn say(Messages { id }: Messages, desk: Desk, typed: Typed) -> Result<Response> {
    let done = transact!(desk.db(), |tx| { deeds::say(tx, &desk, id, &typed).await });
    answered(&desk, id, TALK, typed, done).await
}

pub async fn grow(Grown { id }: Grown, desk: Desk) -> Result<Response> {
    match transact!(desk.db(), |tx| { deeds::grow(tx, &desk, id).await }) {
        Ok(practice) => Ok(Redirect::to(&Show { id: practice.id }.to_string()).into_response()),
        Err(stopped) => answered(&desk, id, GROWING, Typed::default(), Err(stopped)).await,
    }
}
