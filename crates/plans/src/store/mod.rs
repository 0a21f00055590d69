//! Where plans, measures and reports are kept.

mod consents;
mod links;
mod measures;
mod plans;
mod reports;

pub use consents::{accord, consents, insert_consent, lift_consents, unanswered};
pub use links::{insert_link, link, links, spend_link};
pub use measures::{
    changes_of, clear_changed, editions, list_measures, measure, measures, owed_by, save_course,
    save_measure, words_of_plan, written_edition, written_measures,
};
pub use plans::{
    PlanRow, between, find, insert_version, list_plans, of_agreement, save, versions, written,
};
pub use reports::{
    ReportFileRow, insert_report, proposed_to, report, report_files, reports_of, reports_of_plan,
    save_answer, words_of,
};
