//! Where plans, measures and reports are kept.

mod links;
mod measures;
mod plans;
mod reports;

pub use links::{insert_link, link, links, spend_link};
pub use measures::{
    editions, fresh, list_measures, measure, measures, owed_by, save_course, save_measure,
};
pub use plans::{PlanRow, between, find, insert_version, list_plans, of_agreement, save, versions};
pub use reports::{
    ReportFileRow, insert_report, proposed_to, report, report_files, reports_of, reports_of_plan,
    save_answer, words_of,
};
