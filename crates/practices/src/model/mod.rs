//! What a practice and its adoption are, and what may happen to them. No I/O.

mod adoption;
mod card;
mod catalogue;
mod finding;
mod kinds;
mod links;
mod offer;
mod practice;
mod readiness;
mod reading;
mod refusal;
mod tree;

pub use adoption::{
    Adoption, AdoptionState, AdoptionStep, Change, Changes, Measured, Plan, PlanStep, Taken, Wished,
};
pub use card::{Card, CardResult, CardStep, Difference, Field};
pub use catalogue::{Catalogue, Chosen, CostBand, Counts, Entry, Facet, LaunchBand};
pub use finding::{Ends, Finding, Found, Judgement, Mean, Told};
pub use kinds::{DirectionKind, Sphere};
pub use links::{IndicatorLink, Linkable, ServiceLink};
pub use offer::{CannotOffer, Offer, OfferState};
pub use practice::{
    Criterion, EXPERTS, Level, Practice, Review, Stage, State, Term, Verdict, Version,
};
pub use readiness::{Conditions, Marked, Readiness};
pub use reading::{read_changes, read_plan, write_changes, write_plan};
pub use refusal::{CannotAdopt, CannotMeasure, CannotPublish};
pub use tree::{Family, Kin};
