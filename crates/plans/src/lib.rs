//! Plans of measures: versions, what each side reports, the state that follows from it.
//!
//! A plan stands between two sides. Its text belongs to both and changes by versions; a report
//! belongs to one side, is tied to the measure through all versions, and says how it came: the
//! side's own officer, a letter, a one-time link, a form, a visit. A measure's state is derived
//! ([`Wording::course`], [`Course::state`]), never typed.

mod api;
mod changes;
mod deeds;
mod model;
mod pages;
mod papers;
mod store;
#[cfg(test)]
mod tests;

pub use api::{doors as api_doors, openapi};
pub use changes::{add, add_measure, progress, propose_note, save, take};
pub use model::{
    Accord, Change, Consent, Course, Difference, Edition, Letter, Link, Measure, MeasureState,
    NEVER, Phase, Plan, PlanState, Progress, Proposal, Refused, Report, ReportState, Says, Side,
    Source, Standing, Tally, Term, UnreadTerm, Version, Word, Wording, difference, fresh, place,
    written,
};
pub use pages::{ListPlans, Show, ShowMeasure, doors, drafts_of};
pub use store::{
    between, find, measure, measures, of_agreement, reports_of_plan, save_measure, versions,
};

use db::Tx;
use kernel::{Actor, Day, Role, Say};
use web::Waiting;

web::words!("plans");

/// Days before its term from which a measure waits for its side's word: a month, enough to
/// ask the body that carries it out and to wait for its answer. Our choice: no paper sets it.
const SOON: i32 = 30;

/// What waits for an officer: notes of execution to be taken, and measures of their side that are
/// due within a month or late, versions of plans the other side has agreed to; three statements.
pub async fn waiting(tx: &mut Tx, actor: &Actor, today: Day) -> db::Result<Vec<Waiting>> {
    if actor.role != Role::Officer {
        return Ok(Vec::new());
    }
    let proposed = store::proposed_to(tx, actor.region).await?;
    let proposed = proposed.into_iter().map(|(id, number, source)| Waiting {
        say: Say::new("measure-waits-for-answer").with("number", number).with("source", source),
        href: ShowMeasure { id }.to_string(),
        due: None,
    });
    let owed = store::owed_by(tx, actor.region, today.plus_days(SOON)).await?;
    let owed = owed.into_iter().map(|it| Waiting {
        say: Say::new("measure-waits-for-word").with("number", it.number).with("text", it.wording),
        href: ShowMeasure { id: it.id }.to_string(),
        due: Some(it.owed),
    });
    let unanswered = store::unanswered(tx, actor.region).await?;
    let unanswered = unanswered.into_iter().map(|(id, title, version)| Waiting {
        say: Say::new("plan-waits-for-consent").with("title", title).with("version", version),
        href: Show { id }.to_string(),
        due: None,
    });
    Ok(unanswered.chain(proposed).chain(owed).collect())
}
