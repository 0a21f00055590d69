//! What a plan and its measures are, and what may happen to them.

mod consent;
mod difference;
mod measure;
mod plan;
mod progress;
mod refused;
mod report;
mod rules;
mod term;

pub use consent::{Accord, Consent};
pub use difference::{Change, Difference, Edition, Version, difference, written};
pub use measure::{
    Course, Measure, MeasureState, NEVER, Says, Standing, Word, Wording, fresh, place,
};
pub use plan::{Phase, Plan, PlanState, Side};
pub use progress::{Progress, Tally};
pub use refused::Refused;
pub use report::{Proposal, Report, ReportState, Source};
pub use rules::{Letter, Link};
pub use term::{Term, UnreadTerm};
