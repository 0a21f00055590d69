//! What every request passes: an id and a log line, the check against foreign
//! sites, the recognition of who comes, a face for faults, and the headers of a guarded page.

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Redirect, Response};
use db::transact;
use journal::Note;
use kernel::{EntryId, Lang};
use std::time::Instant;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::CsrfLayer;
use tracing::Instrument as _;
use web::{App, Error, Fault, Guest};

/// Wraps all routes. Read from the bottom: the last layer meets the request first.
pub(crate) fn wrap(routes: Router<App>, app: &App) -> Router<App> {
    routes
        .layer(CatchPanicLayer::custom(|_| Error::ours("a handler panicked").into_response()))
        .layer(CsrfLayer::new().with_rejection_response(|_| Error::Forbidden.into_response()))
        .layer(from_fn(lead_on))
        .layer(from_fn(note_foreign))
        .layer(from_fn(web::answer))
        .layer(from_fn_with_state(app.clone(), recognise))
        .layer(from_fn(guard))
        .layer(from_fn(log))
}

/// Gives each request an id (or keeps the proxy's), and writes one line about it.
async fn log(request: Request, next: Next) -> Response {
    const ID: HeaderName = HeaderName::from_static("x-request-id");
    let given = request.headers().get(&ID).and_then(|it| it.to_str().ok());
    let given = given.filter(|it| it.len() <= 64 && it.bytes().all(|it| it.is_ascii_graphic()));
    let id = given.map_or_else(|| EntryId::new().to_string(), str::to_owned);
    let span = tracing::info_span!("request", id, method = %request.method(), path = shown(request.uri().path()));
    let begin = Instant::now();
    async move {
        let mut response = next.run(request).await;
        let took = begin.elapsed();
        tracing::debug!(status = response.status().as_u16(), took = ?took, "answered");
        if let Ok(id) = HeaderValue::from_str(&id) {
            response.headers_mut().insert(ID, id);
        }
        response
    }
    .instrument(span)
    .await
}

/// Headers of a guarded page (DESIGN.md §6): nothing foreign, nothing inline, no framing; pages of
/// a person are not kept by caches.
async fn guard(request: Request, next: Next) -> Response {
    const HEADERS: [(HeaderName, &str); 6] = [
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; \
             form-action 'self'; frame-ancestors 'none'",
        ),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ];
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// Recognises who comes: a session's cookie, or under `/api/` a program's token.
async fn recognise(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path_and_query().map_or("/", |it| shown(it.as_str())).to_owned();
    if is_open(&path) {
        request.extensions_mut().insert(Guest::new(app, Lang::Ru, path, None));
        return next.run(request).await;
    }
    let wished = people::wished_lang(request.headers());
    let person = match find_person(&app, request.headers(), &path).await {
        Ok(person) => person,
        Err(error) => {
            // Even the page that says so needs somebody to say it to.
            let guest = Guest::new(app, wished.unwrap_or_default(), path, None);
            return web::face(&guest, Error::from(error).into_response());
        }
    };
    let (actor, own_lang) = person.map_or((None, None), |it| (Some(it.actor), it.lang));
    let lang = own_lang.or(wished).unwrap_or_default();
    request.extensions_mut().insert(Guest::new(app, lang, path, actor));
    next.run(request).await
}

/// A token opens the API only: a page in a program's hands would be a session without an end.
async fn find_person(
    app: &App,
    headers: &HeaderMap,
    path: &str,
) -> db::Result<Option<people::Person>> {
    let now = app.clock.now();
    if path.starts_with("/api/") {
        return people::identify(&app.db, headers, now).await;
    }
    match people::session_token(headers) {
        Some(token) => people::identify_session(&app.db, token, now).await,
        None => Ok(None),
    }
}

/// A path as it may be logged: that of a personal calendar is a secret.
fn shown(path: &str) -> &str {
    if path.starts_with("/calendar/") { "/calendar/…" } else { path }
}

/// Paths that ask nobody who they are: no database is touched.
fn is_open(path: &str) -> bool {
    path.starts_with("/assets/") || path.starts_with("/health/")
}

/// What the router itself refuses gets a way on: an address that cannot be read does not exist,
/// and whoever looks at the address of an action (`/applications/…/refusal`) is led to its thing.
async fn lead_on(request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let path = request.uri().path().to_owned();
    let response = next.run(request).await;
    let ours = response.extensions().get::<Fault>().is_some();
    match response.status() {
        StatusCode::BAD_REQUEST if !ours => Error::NotFound.into_response(),
        StatusCode::METHOD_NOT_ALLOWED if reads && !path.starts_with("/api/") => {
            let parent = path.rsplit_once('/').map_or("/", |it| it.0);
            Redirect::to(if parent.is_empty() { "/" } else { parent }).into_response()
        }
        StatusCode::METHOD_NOT_ALLOWED if !ours => with_methods(response.headers()),
        StatusCode::PAYLOAD_TOO_LARGE if !ours => Error::TooLong.into_response(),
        _ => response,
    }
}

/// The refusal of a method names those that there are (RFC 9110 §15.5.6).
fn with_methods(refused: &HeaderMap) -> Response {
    let mut response = Error::Method.into_response();
    if let Some(methods) = refused.get(header::ALLOW) {
        response.headers_mut().insert(header::ALLOW, methods.clone());
    }
    response
}

/// Writes down attempts to reach another organisation's things.
async fn note_foreign(guest: Guest, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    if let Some(Fault(error)) = response.extensions().get::<Fault>().cloned()
        && let Error::Foreign { thing, id, organisation } = &*error
        && let Some(actor) = &guest.actor
    {
        let note = Note::by(actor, "foreign-refused", *thing, id)
            .with("owner", organisation.to_string())
            .with("path", guest.path.as_str());
        if let Err(error) = write(&guest, note).await {
            tracing::error!(%error, "an attempt at foreign data could not be journalled");
        }
    }
    response
}

async fn write(guest: &Guest, note: Note) -> db::Result<()> {
    transact!(guest.db(), |tx| { journal::write(tx, guest.now, note.clone()).await })
}
