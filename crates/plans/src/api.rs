//! How programs meet the room.

use utoipa::OpenApi as _;
use utoipa::openapi::OpenApi;
use web::Doors;

/// The room's part of the API.
pub fn doors() -> Doors {
    Doors::new("plans")
}

#[derive(utoipa::OpenApi)]
#[openapi()]
struct Part;

/// The room's part of the API's description.
pub fn openapi() -> OpenApi {
    Part::openapi()
}
