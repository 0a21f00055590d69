//! The API's description: every room's part under one document.

use axum::Json;
use axum_extra::routing::TypedPath;
use utoipa::OpenApi as _;
use utoipa::openapi::OpenApi;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};

#[derive(TypedPath)]
#[typed_path("/api/openapi.json")]
pub(crate) struct Show;

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Okno",
        description = "One window for the entrepreneur: clients, eligibility, applications, rendered services and their figures. \
                       Errors are application/problem+json (RFC 9457); lists are paged by keyset: give `next` as `after`.",
    ),
    security(("token" = []))
)]
struct Frame;

/// The whole document.
pub(crate) fn document() -> OpenApi {
    let rooms = [
        agreements::openapi(),
        applications::openapi(),
        clients::openapi(),
        indicators::openapi(),
        ledger::openapi(),
        news::openapi(),
        plans::openapi(),
        practices::openapi(),
        registry::openapi(),
        services::openapi(),
        visits::openapi(),
    ];
    let mut document = rooms.into_iter().fold(Frame::openapi(), OpenApi::merge_from);
    let token = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("A token from `okno token create`, or from the account page."))
        .build();
    let components = document.components.get_or_insert_default();
    components.add_security_scheme("token", SecurityScheme::Http(token));
    document
}

pub(crate) async fn show(_: Show) -> Json<OpenApi> {
    Json(document())
}
