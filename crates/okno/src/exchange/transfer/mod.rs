//! What to take and what to give: the two questions only one's own side reads, and the page where a
//! region sees all it could take over.

mod effects;
mod gather;
mod give;
mod page;
mod ranking;
mod reason;
pub(in crate::exchange) mod sheets;
mod take;
mod weights;

pub(in crate::exchange) use gather::{Transfer, between};
pub(in crate::exchange) use give::{Give, Question};
pub(in crate::exchange) use take::{Take, Taking};

use kernel::Role;
use web::{Doors, Who, Whose};

/// Those who see what their region could take and offer.
pub(crate) const CHOOSING: Who = Who::Roles(&[Role::Officer, Role::PressOfficer, Role::Head]);

/// Adds the doors of these pages to those of the roof.
pub(in crate::exchange) fn doors(doors: Doors) -> Doors {
    doors
        .get(CHOOSING, Whose::Own, page::own)
        .get(CHOOSING, Whose::Party, page::show)
        .get(Who::SignedIn, Whose::Open, weights::show)
        .post(Who::ADMINISTRATORS, Whose::Installation, weights::change)
}
