//! How people meet the ledger: the list every number leads to, a row, and taking it back.

mod list;
mod served;
mod show;
mod taken;

pub use list::ListRenderings;
pub use served::ListServed;
pub use show::Show;

use web::{Doors, Who, Whose};

/// The routes of the room.
pub fn doors() -> Doors {
    Doors::new("ledger")
        .get(Who::STAFF, Whose::Own, list::list)
        .get(Who::STAFF, Whose::Own, served::list)
        .get(Who::TAKING, Whose::Own, taken::take)
        .get(Who::STAFF, Whose::Own, show::show)
        .post(Who::SERVING, Whose::Own, show::take_back)
}
