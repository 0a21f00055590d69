//! Style, script and icon, embedded in the binary.

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum_extra::routing::TypedPath;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use std::sync::LazyLock;

#[derive(TypedPath, Deserialize)]
#[typed_path("/assets/{name}")]
pub(crate) struct Show {
    name: String,
}

struct Asset {
    name: &'static str,
    kind: &'static str,
    body: &'static [u8],
}

static ASSETS: [Asset; 5] = [
    Asset {
        name: "okno.css",
        kind: "text/css; charset=utf-8",
        body: include_bytes!("../../../assets/okno.css"),
    },
    Asset {
        name: "okno.js",
        kind: "text/javascript; charset=utf-8",
        body: include_bytes!("../../../assets/okno.js"),
    },
    Asset {
        name: "outbox.js",
        kind: "text/javascript; charset=utf-8",
        body: include_bytes!("../../../assets/outbox.js"),
    },
    Asset {
        name: "worker.js",
        kind: "text/javascript; charset=utf-8",
        body: include_bytes!("../../../assets/worker.js"),
    },
    Asset {
        name: "icon.svg",
        kind: "image/svg+xml",
        body: include_bytes!("../../../assets/icon.svg"),
    },
];

/// Weak against nothing: the tag is the content's hash.
static TAGS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let tag = |it: &Asset| {
        let hash = Sha256::digest(it.body);
        hash[..8].iter().fold(String::from("\""), |tag, it| tag + &format!("{it:02x}")) + "\""
    };
    ASSETS.iter().map(tag).collect()
});

/// A file of ours; browsers ask again after five minutes, and mostly hear "not modified".
pub(crate) async fn show(Show { name }: Show, headers: HeaderMap) -> Response {
    let Some(at) = ASSETS.iter().position(|it| it.name == name) else {
        return web::Error::NotFound.into_response();
    };
    let (asset, tag) = (&ASSETS[at], &TAGS[at]);
    let known =
        headers.get(header::IF_NONE_MATCH).is_some_and(|it| it.as_bytes() == tag.as_bytes());
    let mut response = match known {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => asset.body.into_response(),
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));
    if name == "worker.js" {
        // It keeps the pages of visits, and nothing else.
        let scope = HeaderName::from_static("service-worker-allowed");
        headers.insert(scope, HeaderValue::from_static("/visits/"));
    }
    if let Ok(tag) = HeaderValue::from_str(tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}
