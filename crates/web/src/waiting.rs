//! What waits for somebody: each room says its part, the roof shows it on one page and mails it
//! once a day.

use kernel::{Day, Say};

/// Something that waits for a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    /// What is to be done, as a sentence.
    pub say: Say,
    /// Where it is done: a path.
    pub href: String,
    /// By when, where there is a term.
    pub due: Option<Day>,
}

impl Waiting {
    /// Whether its term has passed.
    pub fn is_overdue(&self, today: Day) -> bool {
        self.due.is_some_and(|it| it < today)
    }
}
