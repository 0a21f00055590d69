//! The demo: two centres with invented people and firms, the same for the same day.
//!
//! Everything is made in memory from a seed, as sketches of a few bytes, and painted when it is
//! loaded; figures are folded from the same rows by the ledger's own fold. Identifiers are valid
//! and nobody's.

mod calendar;
mod catalogue;
mod centre;
mod chance;
mod history;
mod load;
mod names;
mod people;
mod registers;
mod requests;
mod store;
mod story;
#[cfg(test)]
mod tests;
mod together;
mod visitors;

pub use load::{Step, fill};
pub use people::{ACCOUNTS, Card, PASSWORD};

use kernel::Day;

/// Which demo is made.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// The demo's day: the same day gives the same demo.
    pub today: Day,
    /// About a hundredth of everything, with every state and role: for tests.
    pub small: bool,
}

/// The earliest day a demo can be of: that of the visit.
pub fn first_day() -> Day {
    Day::new(2023, 11, 15).expect("a day of the calendar")
}

/// The time zone of the demo's centres: its days are counted there.
pub fn zone() -> kernel::Zone {
    centre::ural()
}
