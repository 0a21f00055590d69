//! The papers somebody has seen, as programs name them.

use crate::pages::LONGEST_PAPER;
use serde::{Deserialize, Serialize};
use services::{Confirmation, What};
use web::Desk;

/// A paper that a program's person has seen.
#[derive(Deserialize, Serialize)]
#[serde(untagged)]
pub(crate) enum Seen {
    /// What it confirms.
    Named(What),
    /// What it confirms, and by which paper.
    Paper {
        /// As in `Named`.
        what: What,
        /// Number and date of the paper, at most 200 characters.
        paper: String,
    },
}

/// The papers that a program says its person has seen, today.
pub(crate) fn confirmed(desk: &Desk, seen: Vec<Seen>) -> Vec<Confirmation> {
    let confirmation = |it: Seen| {
        let (what, paper) = match it {
            Seen::Named(what) => (what, String::new()),
            Seen::Paper { what, paper } => (what, paper.chars().take(LONGEST_PAPER).collect()),
        };
        Confirmation { what, paper, by: desk.actor().name.clone(), on: desk.today() }
    };
    seen.into_iter().map(confirmation).collect()
}
