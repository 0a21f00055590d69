//! How people meet the catalogue.

mod edit;
mod list;
mod rule;
mod show;
mod terms;
mod wording;

use axum_extra::routing::TypedPath;
use kernel::{RuleId, ServiceId};
use serde::Deserialize;
use web::{Doors, Who, Whose};

pub(crate) use list::wish;
pub use wording::{describe, price_words};

/// The routes of the room.
pub fn doors() -> Doors {
    Doors::new("services")
        .get(Who::STAFF, Whose::Own, list::list)
        .get(Who::HEADS, Whose::Own, edit::new)
        .post(Who::HEADS, Whose::Own, edit::create)
        .get(Who::STAFF, Whose::Own, show::show)
        .get(Who::HEADS, Whose::Own, edit::edit)
        .post(Who::HEADS, Whose::Own, edit::change)
        .get(Who::HEADS, Whose::Own, rule::new)
        .post(Who::HEADS, Whose::Own, rule::add)
        .post(Who::HEADS, Whose::Own, rule::end)
}

/// The organisation's catalogue.
#[derive(TypedPath)]
#[typed_path("/services")]
pub struct List;

/// The form of a new service.
#[derive(TypedPath)]
#[typed_path("/services/new")]
pub struct New;

/// A service with its rules.
#[derive(TypedPath, Deserialize)]
#[typed_path("/services/{id}")]
pub struct Show {
    /// Which service.
    pub id: ServiceId,
}

/// The form that changes a service.
#[derive(TypedPath, Deserialize)]
#[typed_path("/services/{id}/edit")]
pub struct Edit {
    /// Which service.
    pub id: ServiceId,
}

/// The form of a new version of a rule.
#[derive(TypedPath, Deserialize)]
#[typed_path("/services/{id}/rules/new")]
pub struct NewRule {
    /// Of which service.
    pub id: ServiceId,
}

/// The rules of a service.
#[derive(TypedPath, Deserialize)]
#[typed_path("/services/{id}/rules")]
pub struct Rules {
    /// Of which service.
    pub id: ServiceId,
}

/// The end of a version of a rule.
#[derive(TypedPath, Deserialize)]
#[typed_path("/services/{id}/rules/{rule}/end")]
pub struct RuleEnd {
    /// Of which service.
    pub id: ServiceId,
    /// Which version.
    pub rule: RuleId,
}
