//! The longest body of a route. Whoever sends more reads what to do about it, not a bare status.

use crate::{App, Error};
use axum::body::{Body, HttpBody as _};
use axum::extract::Request;
use axum::http::{HeaderMap, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse as _, Response};
use axum::routing::MethodRouter;
use std::future::poll_fn;
use std::pin::Pin;
use tower_http::limit::RequestBodyLimitLayer;

/// Of a body that is too long (bytes): so much is read and thrown away before the answer, because a
/// browser that is still sending when the connection closes shows its own error instead of ours.
const READ_PAST: usize = 16 * 1024 * 1024;

/// Turns away bodies longer than `longest` bytes: at once where the length is said beforehand, else
/// while they are read.
pub(crate) fn limited(route: MethodRouter<App>, longest: usize) -> MethodRouter<App> {
    let said = from_fn(move |request: Request, next: Next| within(longest, request, next));
    route.layer(RequestBodyLimitLayer::new(longest)).layer(said)
}

async fn within(longest: usize, request: Request, next: Next) -> Response {
    if said(request.headers()).is_none_or(|it| it <= longest) {
        return next.run(request).await;
    }
    read_past(request.into_body()).await;
    Error::TooLong.into_response()
}

fn said(headers: &HeaderMap) -> Option<usize> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

async fn read_past(mut body: Body) {
    let mut left = READ_PAST;
    while let Some(Ok(piece)) = poll_fn(|it| Pin::new(&mut body).poll_frame(it)).await {
        let long = piece.data_ref().map_or(0, |it| it.len());
        let Some(rest) = left.checked_sub(long) else { return };
        left = rest;
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{Answer, Site, actor};
    use crate::{Desk, Doors, Typed, Upload, Who, Whose, api};
    use axum_extra::routing::TypedPath;
    use kernel::{Lang, OrganisationId, Role};
    use serde_json::{Value, json};

    #[derive(TypedPath)]
    #[typed_path("/words")]
    struct Words;

    #[derive(TypedPath)]
    #[typed_path("/upload")]
    struct Bring;

    #[derive(TypedPath)]
    #[typed_path("/api/v1/words")]
    struct Said;

    async fn words(_: Words, _: Desk, typed: Typed) -> String {
        typed.get("words").to_owned()
    }

    async fn bring(_: Bring, _: Desk, upload: Upload) -> String {
        upload.typed().get("words").to_owned()
    }

    async fn said(_: Said, _: Desk, body: api::Body<Value>) -> String {
        body.0.to_string()
    }

    async fn site() -> Site {
        let (who, whose) = (Who::SignedIn, Whose::Open);
        let doors = Doors::new("web").post(who, whose, words).post(who, whose, said);
        let site = Site::open(db::testing::sqlite().await, [doors.upload(who, whose, bring)]);
        site.signed_in(actor(OrganisationId::new(), Role::Officer)).speaking(Lang::Ru)
    }

    fn assert_page(answer: &Answer) {
        assert_eq!(answer.status, 413);
        let whole = ["<html", "Слишком много данных", "сократите текст", "href=\"/\""];
        assert!(whole.iter().all(|it| answer.body.contains(it)), "{}", answer.body);
    }

    #[tokio::test]
    async fn a_form_over_the_limit_is_told_what_to_do() {
        let site = site().await;
        let long = "ы".repeat(200 * 1024);
        assert_page(&site.post("/words", &[("words", &long)]).await);
        assert_page(&site.post("/upload", &[("words", &long)]).await);
        assert_page(&site.post_multipart("/upload", &[("words", &long)], &[]).await);
        let announced = site.with_header("content-length", "100000000");
        assert_page(&announced.post("/words", &[("words", &long)]).await);
        let announced = site.with_header("content-length", "10000000000");
        assert_page(&announced.post_multipart("/upload", &[], &[]).await);
    }

    #[tokio::test]
    async fn a_program_over_the_limit_gets_json() {
        let site = site().await;
        let body = json!({ "words": "ы".repeat(200 * 1024) });
        for site in [site.clone(), site.with_header("content-length", "100000000")] {
            let answer = site.post_json("/api/v1/words", &body).await;
            let problem: Value = serde_json::from_str(&answer.body).unwrap();
            assert_eq!((answer.status, &problem["type"]), (413, &json!("too-long")));
        }
    }
}
