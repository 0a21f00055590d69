//! What every page needs and no page owns: the app, the access table, errors with a way on,
//! forms, languages, the page frame, components and charts. It has no tables.

mod access;
pub mod api;
mod app;
mod attachment;
pub mod chart;
mod error;
pub mod fmt;
pub mod form;
mod limit;
mod memory;
mod page;
mod sought;
pub mod testing;
pub mod ui;
mod upload;
mod waiting;
mod words;
mod workbook;

pub use access::{Door, Doors, Who, Whose};
pub use app::{App, Desk, Guest, Item};
pub use attachment::{attachment, kept};
pub use error::{Error, Fault, Problem, Refusal, Result, answer, face};
pub use form::{Faults, Stopped, Tried, Typed};
pub use memory::{Memory, Read};
pub use page::{Frame, Section, frame};
pub use sought::Sought;
pub use upload::Upload;
pub use waiting::Waiting;
pub use words::{Text, WORDS, keys, missing, say, speak, text, word};
pub use workbook::{MOST_ROWS, every_row, note_taken, workbook};

#[doc(hidden)]
pub use linkme;
