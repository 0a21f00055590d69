//! Practices: cards with versions, review, catalogue, adoptions and their family tree.
//!
//! A practice's card walks from a draft through its own ministry and two experts of other regions
//! into the public catalogue. An adoption is a record of its own, tied to the version it took; what
//! it brought goes back to the donor's card by itself. The grade of evidence is written by the
//! evidence alone ([`set_evidence`]).

mod acts;
mod api;
mod catalogue;
mod model;
mod pages;
mod store;
#[cfg(test)]
mod tests;
mod waiting;

pub use acts::{Asked, begin, document, grow, keep, keep_step, request_adoption, set_evidence};
pub use api::{doors as api_doors, openapi};
pub use catalogue::catalogue;
pub use model::*;
pub use pages::{List, Show, ShowAdoption, doors, dots};
pub use store::{
    AdoptionRow, Message, add_review, add_step, adoptions_by_region, adoptions_of, bump, find,
    find_adoption, of_organisation, of_region, published_of, save, save_adoption, save_version,
    version, versions,
};
pub use waiting::waiting;

web::words!("practices");
