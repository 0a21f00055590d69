//! The steps of the path as noun URLs: `POST /applications/{id}/refusal`.

use super::{Show, forms, show};
use crate::{Step, acts};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::routing::TypedPath;
use kernel::ApplicationId;
use serde::Deserialize;
use web::{Desk, Doors, Error, Faults, Result, Typed, Who, Whose};

/// A typed path and a handler for each step, and the table that mounts them.
macro_rules! steps {
    ($($(#[$doc:meta])* $name:ident $path:literal),* $(,)?) => {
        $(
            $(#[$doc])*
            #[derive(TypedPath, Deserialize)]
            #[typed_path($path)]
            struct $name {
                id: ApplicationId,
            }

            impl $name {
                async fn take(self, desk: Desk, typed: Typed) -> Result<Response> {
                    take(desk, self.id, Step::$name, typed).await
                }
            }
        )*

        /// Adds the steps to the room's table.
        pub(super) fn doors(doors: Doors) -> Doors {
            doors$(.post(Who::SERVING, Whose::Own, $name::take))*
        }
    };
}

steps! {
    /// A draft is submitted.
    Submission "/applications/{id}/submission",
    /// The centre accepts.
    Acceptance "/applications/{id}/acceptance",
    /// The centre refuses.
    Refusal "/applications/{id}/refusal",
    /// A specialist is named.
    Assignment "/applications/{id}/assignment",
    /// The specialist begins.
    Work "/applications/{id}/work",
    /// The client is asked for documents.
    Inquiry "/applications/{id}/inquiry",
    /// The documents have come.
    Receipt "/applications/{id}/receipt",
    /// The service is rendered.
    Rendering "/applications/{id}/rendering",
    /// The client says how it went.
    Feedback "/applications/{id}/feedback",
    /// Nothing is left to do.
    Closure "/applications/{id}/closure",
    /// The client takes it back.
    Withdrawal "/applications/{id}/withdrawal",
    /// The centre takes it off the path.
    Cancellation "/applications/{id}/cancellation",
}

/// Takes the step; what a rule or the form refuses is said on the application's own page, with
/// what was typed.
async fn take(desk: Desk, id: ApplicationId, step: Step, typed: Typed) -> Result<Response> {
    let mut faults = Faults::default();
    if let Some(act) = forms::read(&desk, step, &typed, &mut faults) {
        match acts::take(&desk, id, &act).await {
            Ok(_) => return Ok(Redirect::to(&Show { id }.to_string()).into_response()),
            Err(Error::Refused(why)) => faults.add("", why.say()),
            Err(other) => return Err(other),
        }
    }
    let page = show::page(&desk, id, Some((Some(step), &typed, &faults))).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}
