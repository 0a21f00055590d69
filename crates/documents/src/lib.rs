//! Papers in and out: PDF, DOCX, XLSX, CSV and iCalendar.
//!
//! Pure: values and bytes in, values and bytes out; no clock, no files, no network. The libraries
//! behind it (typst above all) show in no signature, so that a room builds on this crate alone.
//!
//! | wanted | call |
//! | --- | --- |
//! | a report, a protocol, a briefing | [`pdf`] or [`docx`] of one [`Paper`] |
//! | a register to take away | [`xlsx`] of [`Sheet`]s |
//! | somebody's register or plan | [`read_xlsx`], [`read_docx_tables`], [`read_csv`]: all give a [`Grid`] |
//! | a programme in a calendar | [`calendar`] of [`Event`]s |
//!
//! A long PDF takes up to seconds of computing: ask for it in `tokio::task::spawn_blocking`.

mod calendar;
mod docx;
mod grid;
mod notes;
mod paper;
mod pdf;
mod picture;
mod read_csv;
mod read_docx;
mod read_xlsx;
mod sheet;
mod unpack;

pub use calendar::{Event, When, calendar};
pub use docx::docx;
pub use grid::{Grid, Heads, Limits, Merged, Unread, cell_name, parse_day};
pub use paper::{Block, Paper, Span, Table};
pub use pdf::pdf;
pub use picture::Picture;
pub use read_csv::{read_csv, read_csv_within};
pub use read_docx::read_docx_tables;
pub use read_xlsx::read_xlsx;
pub use sheet::{Cell, Sheet, xlsx};

/// A paper that could not be made. It is the program's fault, never the reader's: the words are
/// for the log.
#[derive(Debug, thiserror::Error)]
#[error("{kind} was not made: {why}")]
pub struct Failed {
    kind: &'static str,
    why: String,
}

impl Failed {
    fn new(kind: &'static str, why: impl ToString) -> Failed {
        Failed { kind, why: why.to_string() }
    }
}
