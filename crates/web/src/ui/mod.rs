//! Components: the second time the same markup is written, it gets a name here.
//!
//! | you want | it is |
//! |---|---|
//! | a place on the page | [`sheet`], [`wide_sheet`], [`aside`], [`side`], [`tabs`], [`filters`], [`notice`], [`empty`] |
//! | a form | [`field`], [`select`], [`textarea`], [`checkbox`], [`radios`], [`hidden`], [`file_field`] in a [`file_form`], [`fault_summary`] (of one form among several: [`fault_summary_of`]), [`submit`] |
//! | an action | [`button_link`], [`quiet_link`], [`post_button`], [`confirm_button`] |
//! | data | [`table`], [`facts`], [`figures`], [`state()`], [`pager`] |
//! | reasons and time | [`why`], [`steps`], [`history`] |
//!
//! Nothing here has an inline style or script: the content security policy allows neither.

mod button;
mod choice;
mod figure;
mod file;
mod form;
mod history;
mod list;
mod place;
mod state;
mod table;

pub use button::{button_link, confirm_button, post_button, quiet_link, submit};
pub use choice::{checkbox, radios, select, select_grouped};
pub use figure::{Delta, Figure, figure, figures};
pub use file::{file_field, file_form};
pub use form::{Field, Kind, fault_summary, fault_summary_of, field, field_id, hidden, textarea};
pub use history::history;
pub use list::{facts, filters, pager};
pub use place::{Tab, aside, crumbs, empty, logo, notice, sheet, side, tabs, wide_sheet};
pub use state::{Reason, Stage, Step, Tone, state, steps, why};
pub use table::{Head, col, hidden_col, num, table};
