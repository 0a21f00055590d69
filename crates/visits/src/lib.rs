//! Visits of one region to another: programme, people, questions, remarks, and the commitments
//! they leave behind, each followed to closure.
//!
//! What is typed on a phone during a visit carries a key made there, unique in the database: sent
//! twice, it is kept once.

mod acts;
mod api;
mod facts;
mod model;
mod pages;
mod papers;
mod store;
mod telling;
#[cfg(test)]
mod tests;
mod waiting;

pub use acts::to_settle;
pub use api::{doors as api_doors, openapi};
pub use facts::{Facts, Quote, facts};
pub use model::*;
pub use pages::{ListCommitments, ListVisits, Now, Show, ShowCommitment, doors};
pub use store::{
    add_commitment, add_delegate, add_item, add_organisation, add_question, add_remark, between,
    coming, commitment, commitments, commitments_of_measure, delegates, find, items, of_agreement,
    open_commitments_between, questions, remarks, save, save_commitment, save_consent, side, sign,
    signed, signed_at,
};
pub use waiting::waiting;

web::words!("visits");
