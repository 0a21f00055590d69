//! How people meet the registry.

mod home;
mod record;
mod snapshot;

pub use home::Home;
pub use record::ShowRecord;
pub use snapshot::ShowSnapshot;

use kernel::Role;
use web::{Doors, Who, Whose};

/// The routes of the room.
pub fn doors() -> Doors {
    Doors::new("registry")
        .get(OVERSEERS, Whose::Installation, home::show)
        .get(OVERSEERS, Whose::Installation, snapshot::show)
        .get(Who::SignedIn, Whose::Open, record::show)
}

/// Those who keep the registry, and those who want to know how fresh it is.
const OVERSEERS: Who = Who::Roles(&[Role::Administrator, Role::Head]);
