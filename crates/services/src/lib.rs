//! The catalogue: what a centre offers, to whom, on which terms, and who may receive it today.
//!
//! Rules are versioned data tied to a legal act and a validity period; [`eligibility`] asks them
//! about the [`Facts`] of one client and answers yes, no or needs confirmation, with every reason.

mod api;
mod changes;
mod model;
mod pages;
mod store;
#[cfg(test)]
mod tests;

pub use api::{doors as api_doors, openapi};
pub use changes::{add_rule, document, save};
pub use model::{
    Answer, CannotAdd, Confirmation, Facts, Open, Past, Price, Reason, Rule, RuleKind, RuleVersion,
    SUGGESTIONS, Same, Service, ServiceKind, Sme, Succession, Validity, Verdict, What, Window,
    eligibility, open_instead, registered_year, succeed,
};
pub use pages::{List, Show, describe, doors, price_words};
pub use store::{catalogue, find, rules, rules_of, save_rule};

web::words!("services");
