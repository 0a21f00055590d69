//! What the calendar makes of an agreement.

use super::{Agreement, State};
use kernel::Day;
use serde::Serialize;

/// So many days before its end an agreement counts as expiring: a quarter, the time a region
/// needs to agree on what follows.
pub const WARNING_DAYS: i32 = 90;

/// What happens at the end of the term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Prolongation {
    /// It ends.
    None,
    /// It goes on for so many years, again and again, unless a side objects.
    Automatic {
        /// At least 1.
        years: i64,
    },
    /// It goes on where the sides agree on it.
    ByConsent,
}

/// How an agreement stands on a day: its state, read with the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Being written.
    Draft,
    /// Every side has agreed to the text.
    Agreed,
    /// Signed, not in force yet.
    Signed,
    /// In force, and for a while.
    InForce,
    /// In force, and its end is near: [`WARNING_DAYS`].
    Expiring,
    /// Its term is over.
    Expired,
    /// Ended before its time.
    Terminated,
    /// A successor took its place.
    Superseded,
}

kernel::words! {
    Standing {
        Draft = "draft", Agreed = "agreed", Signed = "signed", InForce = "in_force",
        Expiring = "expiring", Expired = "expired", Terminated = "terminated",
        Superseded = "superseded",
    }
}

impl Prolongation {
    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Prolongation::None => "none",
            Prolongation::Automatic { .. } => "automatic",
            Prolongation::ByConsent => "by_consent",
        }
    }

    /// From the stored word; years count only for the automatic one, which has at least one.
    pub fn from_word(word: &str, years: i64) -> Option<Prolongation> {
        match word {
            "none" => Some(Prolongation::None),
            "automatic" => (years > 0).then_some(Prolongation::Automatic { years }),
            "by_consent" => Some(Prolongation::ByConsent),
            _ => None,
        }
    }

    /// Years of an automatic prolongation, else 0.
    pub fn years(self) -> i64 {
        match self {
            Prolongation::Automatic { years } => years,
            _ => 0,
        }
    }
}

impl Standing {
    /// Whether an agreement that stands so is counted among those in force.
    pub fn is_in_force(self) -> bool {
        matches!(self, Standing::InForce | Standing::Expiring)
    }
}

impl Agreement {
    /// How it stands on `today`.
    pub fn standing(&self, today: Day) -> Standing {
        match self.state {
            State::Draft => Standing::Draft,
            State::Agreed => Standing::Agreed,
            State::Signed => Standing::Signed,
            State::Terminated => Standing::Terminated,
            State::Superseded => Standing::Superseded,
            State::InForce => match self.lapses_on() {
                Some(end) if end < today => Standing::Expired,
                Some(end) if end < today.plus_days(WARNING_DAYS) => Standing::Expiring,
                _ => Standing::InForce,
            },
        }
    }

    /// Whether it bound its parties on a day: one that has ended since then did.
    pub fn was_in_force(&self, day: Day) -> bool {
        self.in_force_from.is_some_and(|from| from <= day)
            && self.lapses_on().is_none_or(|last| last >= day)
            && self.ended_on.is_none_or(|end| end > day)
    }

    /// The day after which it is no longer in force by itself; `None` where there is no such day:
    /// it is open-ended, or goes on by itself.
    pub fn lapses_on(&self) -> Option<Day> {
        self.in_force_to.filter(|_| !matches!(self.prolongation, Prolongation::Automatic { .. }))
    }

    /// The last day of the term that runs on `today`, with every prolongation until then.
    pub fn runs_to(&self, today: Day) -> Option<Day> {
        let end = self.in_force_to?;
        let years = self.prolongation.years();
        if years < 1 || self.state != State::InForce || end >= today {
            return Some(end);
        }
        let over = i64::from(today.0.year() - end.0.year());
        // The first term that can hold today, or the one after it.
        let terms = (over / years).max(1);
        let after = |terms: i64| end.plus_months((terms * years * 12) as i32);
        Some(if after(terms) >= today { after(terms) } else { after(terms + 1) })
    }
}
