//! How people meet the room.

use web::Doors;

/// The routes of the room.
pub fn doors() -> Doors {
    Doors::new("news")
}
