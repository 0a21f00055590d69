//! Which conditions for transfer a region says it meets: its own word, seen by itself alone.

use kernel::{AccountId, Moment, PracticeId, RegionCode};
use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

/// What a region has marked on a practice's conditions.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Marked {
    /// Of which practice.
    pub practice: PracticeId,
    /// Which region.
    pub region: RegionCode,
    /// The conditions it meets, in the card's own words.
    pub met: Conditions,
    /// Who said so.
    pub account: AccountId,
    /// When.
    pub updated_at: Moment,
}

/// Conditions in their column: a line each, as in the card.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Conditions(pub Vec<String>);

/// How many conditions of a practice's published card a region meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Readiness {
    /// The practice.
    pub practice: PracticeId,
    /// Conditions the region says it meets.
    pub met: usize,
    /// Conditions of the published card.
    pub of: usize,
}

impl Readiness {
    /// The share that is met, 0–1; a card without conditions asks for nothing.
    pub fn share(&self) -> f64 {
        if self.of == 0 { 1.0 } else { self.met as f64 / self.of as f64 }
    }
}

impl Conditions {
    /// How many of a card's conditions are among these: a condition that was worded anew is not.
    pub fn count(&self, card: &[String]) -> usize {
        card.iter().filter(|it| self.0.contains(it)).count()
    }
}

impl fmt::Display for Conditions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

impl FromStr for Conditions {
    type Err = Infallible;
    fn from_str(text: &str) -> Result<Conditions, Infallible> {
        Ok(Conditions(text.lines().map(str::to_owned).collect()))
    }
}

db::stored_as_text!(Conditions);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_worded_anew_is_asked_for_anew() {
        let texts = |all: &[&str]| all.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        let marked = Conditions(texts(&["есть учёт", "есть зал"]));
        assert_eq!(marked.count(&texts(&["есть зал", "есть учёт", "есть связь"])), 2);
        assert_eq!(marked.count(&texts(&["есть учёт в день оказания", "есть зал"])), 1);
        assert_eq!(marked.to_string().parse::<Conditions>().unwrap(), marked);
    }

    #[test]
    fn a_card_without_conditions_asks_for_nothing() {
        let practice = PracticeId::new();
        let share = |met, of| Readiness { practice, met, of }.share();
        assert_eq!((share(0, 0), share(0, 4), share(3, 4)), (1.0, 0.0, 0.75));
    }
}
