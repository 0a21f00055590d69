//! Clients: the entrepreneurs a centre serves, how to reach them, and what they consented to.
//!
//! One client per ИНН and organisation; a card fills itself from the SME registry and keeps that
//! registry's answer with the day of its dump. The page of a client lives in `applications`, for
//! it shows what may be received; this room gives it [`card`] and [`consents_view`].

mod api;
mod changes;
mod filling;
mod model;
mod pages;
mod store;
#[cfg(test)]
mod tests;

pub use api::{doors as api_doors, openapi};
pub use changes::{Added, add, document, ensure, save};
pub use model::{
    CannotWithdraw, Channel, Client, Consent, Contacts, Purpose, Unfit, kinds_for, sort_name,
};
pub use pages::{
    Consents, Edit, List, New, Refresh, Show, card, consents_view, contacts_view, doors,
};
pub use store::{by_inn, consents, find, find_with_consents};

web::words!("clients");
