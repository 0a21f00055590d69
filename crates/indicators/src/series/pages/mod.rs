//! How people meet indicators over time.

mod bring;
pub(crate) mod define;
mod download;
mod history;
mod list;
mod peers;
pub(crate) mod profile;
mod views;

use crate::series::Month;
use kernel::Role;
pub use list::{ListIndicators, ShowIndicator};
pub use profile::ShowProfile;
pub use views::written;
use web::{Desk, Doors, Who, Whose};

/// Those who say what is measured, and who is compared with whom.
pub(crate) const DEFINERS: Who = Who::Roles(&[Role::Administrator, Role::Observer]);

/// Adds the routes of indicators over time.
pub(crate) fn doors(doors: Doors) -> Doors {
    crate::series::goals::doors(doors)
        .get(Who::SignedIn, Whose::Open, list::list)
        .get(DEFINERS, Whose::Installation, define::form)
        .post(DEFINERS, Whose::Installation, define::define)
        .post(Who::ADMINISTRATORS, Whose::Installation, list::refresh_all)
        .get(Who::SignedIn, Whose::Open, list::show)
        .get(DEFINERS, Whose::Installation, define::form_of)
        .get(Who::OFFICERS, Whose::Open, bring::form)
        .upload(Who::OFFICERS, Whose::Open, bring::preview)
        .post(Who::OFFICERS, Whose::Open, bring::keep)
        .get(Who::SignedIn, Whose::Party, bring::download)
        .get(Who::SignedIn, Whose::Open, download::csv)
        .get(Who::SignedIn, Whose::Open, download::workbook)
        .get(Who::SignedIn, Whose::Open, history::history)
        .get(Who::SignedIn, Whose::Open, profile::show)
        .get(Who::SignedIn, Whose::Open, download::profile)
        .get(Who::SignedIn, Whose::Open, peers::list)
        .get(DEFINERS, Whose::Installation, peers::form)
        .get(DEFINERS, Whose::Installation, peers::form_of)
        .post(DEFINERS, Whose::Installation, peers::keep)
        .post(DEFINERS, Whose::Installation, peers::remove)
}

/// The month that runs: it has no values yet.
pub(crate) fn this_month(desk: &Desk) -> Month {
    Month::of(desk.today())
}
