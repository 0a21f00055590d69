//! The few faces of failure, each a real page with a way on; for programs, `problem+json`.

use crate::{Frame, Guest, frame, say, t};
use axum::Json;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use journal::Thing;
use kernel::{Lang, OrganisationId, Say};
use maud::html;
use serde::Serialize;
use std::sync::Arc;

/// What a handler answers.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A rule of the domain said no: `Display` for the log, [`Refusal::say`] for the person.
/// It stands here and not in `kernel` because of the orphan rule: only a trait of this crate can
/// be turned into [`Error`] beside the database's errors.
pub trait Refusal: std::error::Error + Send + Sync + 'static {
    /// What the person reads.
    fn say(&self) -> Say;
}

impl Refusal for ru_ids::Error {
    fn say(&self) -> Say {
        kernel::broken_rule(self)
    }
}

/// Why a request was not served.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing.
    #[error("not found")]
    NotFound,
    /// There is, but it belongs to another organisation: said as "not found", and journalled.
    #[error("{thing} {id} belongs to another organisation")]
    Foreign {
        /// Kind of thing.
        thing: Thing,
        /// Which one.
        id: String,
        /// Whose it is.
        organisation: OrganisationId,
    },
    /// Nobody is signed in.
    #[error("signed out")]
    SignedOut,
    /// Somebody is, but may not.
    #[error("forbidden")]
    Forbidden,
    /// A rule of the domain said no.
    #[error("{0}")]
    Refused(Box<dyn Refusal>),
    /// The request itself cannot be read; names the field where there is one.
    #[error("bad request: {say}")]
    Bad {
        /// The field at fault; empty for the whole request.
        field: &'static str,
        /// What is wrong.
        say: Say,
    },
    /// The address is there, but not for this method.
    #[error("method not allowed")]
    Method,
    /// The body is longer than any form of ours.
    #[error("the body is too long")]
    TooLong,
    /// Too many tries.
    #[error("too many requests")]
    TooMany,
    /// The database is locked, gone, full, or too busy with other changes.
    #[error("{0}")]
    Unavailable(db::Error),
    /// A mistake of ours.
    #[error("{0}")]
    Ours(Box<dyn std::error::Error + Send + Sync>),
}

/// The fault as it travels from a handler to [`answer`], inside the response's extensions.
#[derive(Clone)]
pub struct Fault(pub Arc<Error>);

/// The body of `application/problem+json` (RFC 9457).
#[derive(Debug, Serialize)]
pub struct Problem {
    /// A stable word for the kind of problem.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// A short sentence for people.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What is wrong with this request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The field at fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<&'static str>,
    /// The rule that failed: a stable word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
}

impl Error {
    /// A mistake of ours, in words for the log.
    pub fn ours(words: impl Into<String>) -> Error {
        Error::Ours(words.into().into())
    }

    /// A field that cannot be read.
    pub fn field(field: &'static str, refusal: &impl Refusal) -> Error {
        Error::Bad { field, say: refusal.say() }
    }

    /// What was chosen in a field is not among what there is to choose from.
    pub fn choice(field: &'static str) -> Error {
        Error::Bad { field, say: Say::new("fault-choose") }
    }

    /// Its HTTP status.
    pub fn status(&self) -> StatusCode {
        match self {
            Error::NotFound | Error::Foreign { .. } => StatusCode::NOT_FOUND,
            Error::SignedOut => StatusCode::UNAUTHORIZED,
            Error::Forbidden => StatusCode::FORBIDDEN,
            Error::Refused(_) | Error::Bad { .. } => StatusCode::UNPROCESSABLE_ENTITY,
            Error::Method => StatusCode::METHOD_NOT_ALLOWED,
            Error::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
            Error::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Error::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Error::Ours(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// A stable word for the kind: part of the keys `error-…-title` and `error-…-way`.
    fn kind(&self) -> &'static str {
        match self {
            Error::NotFound | Error::Foreign { .. } => "not-found",
            Error::SignedOut => "signed-out",
            Error::Forbidden => "forbidden",
            Error::Refused(_) | Error::Bad { .. } => "refused",
            Error::Method => "method",
            Error::TooLong => "too-long",
            Error::TooMany => "too-many",
            Error::Unavailable(_) => "unavailable",
            Error::Ours(_) => "ours",
        }
    }

    fn detail(&self) -> Option<Say> {
        match self {
            Error::Refused(it) => Some(it.say()),
            Error::Bad { say, .. } => Some(say.clone()),
            _ => None,
        }
    }

    fn problem(&self, lang: Lang) -> Problem {
        let detail = self.detail();
        let field = match self {
            Error::Bad { field, .. } if !field.is_empty() => Some(*field),
            _ => None,
        };
        Problem {
            kind: self.kind(),
            title: crate::word(lang, "error-title", self.kind()),
            status: self.status().as_u16(),
            detail: detail.as_ref().map(|it| say(lang, it)),
            field,
            rule: detail.map(|it| it.key),
        }
    }

    fn page(&self, guest: &Guest) -> maud::Markup {
        let title = crate::word(guest.lang, "error-title", self.kind());
        let way = crate::word(guest.lang, "error-way", self.kind());
        let detail = self.detail().map(|it| say(guest.lang, &it));
        let body = html! {
            section.sheet {
                @if let Some(detail) = detail { p.notice.bad { (detail) } }
                p { (way) }
                p { a.button href="/" { (t!(guest.lang, "error-home")) } }
            }
        };
        frame(guest, Frame::titled(title), body)
    }
}

impl From<db::Error> for Error {
    fn from(it: db::Error) -> Error {
        match it {
            db::Error::Unavailable(_) | db::Error::Conflict(_) => Error::Unavailable(it),
            other => Error::Ours(Box::new(other)),
        }
    }
}

impl<R: Refusal> From<R> for Error {
    fn from(it: R) -> Error {
        Error::Refused(Box::new(it))
    }
}

impl IntoResponse for Error {
    /// The status and the fault; [`answer`] gives it a face, because only there the language is known.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Fault(Arc::new(self)));
        response
    }
}

/// Gives faults a face: a page for people, problem+json under `/api/`, the sign-in page for those
/// who are signed out. The roof wraps every route in it.
pub async fn answer(guest: Guest, request: Request, next: Next) -> Response {
    face(&guest, next.run(request).await)
}

/// The face of one response; what is not a fault passes unchanged.
pub fn face(guest: &Guest, response: Response) -> Response {
    let Some(Fault(error)) = response.extensions().get::<Fault>().cloned() else { return response };
    match &*error {
        Error::Ours(cause) => tracing::error!(path = guest.path, ?cause, "our mistake"),
        Error::Unavailable(cause) => {
            tracing::error!(path = guest.path, %cause, "database unavailable");
        }
        other => tracing::debug!(path = guest.path, %other, "not served"),
    }
    let mut face = if guest.path.starts_with("/api/") {
        problem(guest, &error)
    } else if matches!(*error, Error::SignedOut) {
        let next = guest.path.replace('%', "%25").replace('&', "%26").replace('#', "%23");
        Redirect::to(&format!("/sign-in?next={next}")).into_response()
    } else {
        (error.status(), error.page(guest)).into_response()
    };
    if let Some(methods) = response.headers().get(header::ALLOW) {
        face.headers_mut().insert(header::ALLOW, methods.clone());
    }
    if matches!(*error, Error::Unavailable(_) | Error::TooMany) {
        face.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    }
    face.extensions_mut().insert(Fault(error));
    face
}

fn problem(guest: &Guest, error: &Error) -> Response {
    let mut face = (error.status(), Json(error.problem(guest.lang))).into_response();
    let kind = HeaderValue::from_static("application/problem+json");
    face.headers_mut().insert(header::CONTENT_TYPE, kind);
    face
}
