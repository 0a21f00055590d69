//! How people meet indicators over time.

mod bring;
mod define;
mod list;
mod peers;
mod profile;
mod views;

use crate::series::Month;
use axum_extra::routing::TypedPath;
use kernel::{RegionCode, Role};
pub use list::{ListIndicators, ShowIndicator};
pub use profile::ShowProfile;
use serde::Deserialize;
use web::{Desk, Doors, Who, Whose};

/// Those who say what is measured, and who is compared with whom.
const DEFINERS: Who = Who::Roles(&[Role::Administrator, Role::Observer]);

/// Adds the routes of indicators over time.
pub(crate) fn doors(doors: Doors) -> Doors {
    doors
        .get(Who::SignedIn, Whose::Open, list::list)
        .get(DEFINERS, Whose::Installation, define::form)
        .post(DEFINERS, Whose::Installation, define::define)
        .post(Who::ADMINISTRATORS, Whose::Installation, list::refresh_all)
        .get(Who::SignedIn, Whose::Open, list::show)
        .get(DEFINERS, Whose::Installation, define::form_of)
        .get(Who::OFFICERS, Whose::Open, bring::form)
        .upload(Who::OFFICERS, Whose::Open, bring::preview)
        .post(Who::OFFICERS, Whose::Open, bring::keep)
        .get(Who::SignedIn, Whose::Open, list::download)
        .get(Who::SignedIn, Whose::Open, list::history)
        .get(Who::SignedIn, Whose::Open, profile::show)
        .get(Who::SignedIn, Whose::Open, peers::list)
        .post(DEFINERS, Whose::Installation, peers::keep)
}

/// The values behind a trend, with where each came from.
#[derive(TypedPath, Deserialize)]
#[typed_path("/indicators/{code}/regions/{region}")]
pub(crate) struct History {
    pub code: String,
    pub region: RegionCode,
}

/// The month that runs: it has no values yet.
pub(crate) fn this_month(desk: &Desk) -> Month {
    Month::of(desk.today())
}
