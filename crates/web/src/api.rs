//! How programs meet the rooms: JSON bodies with clear refusals, lists by keyset.

use crate::{Error, Result, Sought};
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode};
use db::{Page, Place, Wish};
use kernel::Say;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// A JSON body; what cannot be read is answered with 422 and the reason.
pub struct Body<T>(pub T);

/// Longest idempotency key, in characters.
const LONGEST_KEY: usize = 100;

/// The header `Idempotency-Key`: the same request sent again does nothing more.
///
/// # Errors
/// It is missing, or longer than 100 characters.
pub fn idempotency_key(headers: &HeaderMap) -> Result<String> {
    let key = headers.get("idempotency-key").and_then(|it| it.to_str().ok());
    let key = key.filter(|it| !it.is_empty() && it.len() <= LONGEST_KEY);
    let missing = || Error::Bad { field: "Idempotency-Key", say: Say::new("fault-required") };
    key.map(str::to_owned).ok_or_else(missing)
}

/// One page of a list.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct List<T> {
    /// At most `limit` items.
    pub items: Vec<T>,
    /// Give it as `after` to get the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Which page of a list.
#[derive(Debug, Default, Clone, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Paging {
    /// `next` of the page before.
    pub after: Option<String>,
    /// Items per page, 1–200; 50 when absent.
    pub limit: Option<usize>,
}

impl Paging {
    /// As a list's address asks for it.
    pub fn of(sought: &Sought) -> Paging {
        Paging { after: sought.value("after"), limit: sought.value("limit") }
    }

    /// As the listing wants it.
    ///
    /// # Errors
    /// An `after` that no page gave.
    pub fn wish(&self) -> Result<Wish> {
        let wrong = |_| Error::Bad { field: "after", say: Say::new("fault-unreadable") };
        let after = self.after.as_deref().map(str::parse::<Place>).transpose().map_err(wrong)?;
        let limit = self.limit.unwrap_or(50).clamp(1, 200);
        Ok(Wish { after, limit, ..Wish::default() })
    }
}

impl<T> List<T> {
    /// A page of rows as a page of items.
    pub fn of<R>(page: Page<R>, item: impl FnMut(R) -> T) -> List<T> {
        let next = page.next.map(|it| it.to_string());
        List { items: page.rows.into_iter().map(item).collect(), next }
    }
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Error;
    async fn from_request(request: Request, state: &S) -> Result<Body<T>> {
        let body = Json::<T>::from_request(request, state).await;
        body.map(|it| Body(it.0)).map_err(unread)
    }
}

fn unread(it: JsonRejection) -> Error {
    match it.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Error::TooLong,
        _ => Error::Bad { field: "", say: Say::new("fault-json").with("reason", it.body_text()) },
    }
}
