//! Practices: cards with versions, review, catalogue, adoptions and their family tree.
//!
//! A practice's card walks from a draft through its own ministry and two experts of other regions
//! into the public catalogue. An adoption is a record of its own, tied to the version it took; what
//! it brought goes back to the donor's card by itself. The grade of evidence is written by the
//! evidence alone ([`propose_evidence`], [`open_evidence`]).

mod acts;
mod api;
mod catalogue;
mod deeds;
mod evidence;
mod model;
mod pages;
mod store;
#[cfg(test)]
mod tests;
mod waiting;

pub use acts::{Asked, begin, document, grow, keep, keep_step, request_adoption};
pub use api::{doors as api_doors, openapi};
pub use catalogue::catalogue;
pub use deeds::adopt;
pub use evidence::{
    AUTHORS_DAYS, Computed, INDICATORS, measure_by, measure_no_more, open_due_evidence,
    open_evidence, propose_evidence,
};
pub use model::*;
pub use pages::{
    AdoptionsOf, Answer, EDITORS, List, OffersOf, ReadinessFor, Show, ShowAdoption, ShowOffer,
    doors, dots,
};
pub use store::{
    AdoptionRow, Held, Message, add_review, add_step, adoptions_by_region, adoptions_of, bump,
    family_adoptions, find, find_adoption, findings, held, measured, of_organisation, of_region,
    offers_between, published_of, readiness, save, save_adoption, save_marked, save_offer,
    save_version, term, version, versions,
};
pub use waiting::waiting;

web::words!("practices");

mod transfer_words {
    web::words!("transfer");
}
