//! What the evidence found about a practice by one indicator.

use kernel::{Day, Moment, PracticeId, Say};
use serde::Deserialize;

/// A practice and an indicator it is measured by: what everybody sees, and what its author alone
/// sees yet.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Finding {
    /// Of which practice.
    pub practice: PracticeId,
    /// Code of the indicator.
    pub indicator: String,
    /// Place in the order chosen: the smallest is the main indicator.
    pub position: i64,
    /// Grade of what is open, 0–5.
    pub grade: Option<i64>,
    /// JSON of it.
    pub summary: Option<String>,
    /// When it was computed.
    pub computed_at: Option<Moment>,
    /// The author's word on it; may be empty.
    pub answer: String,
    /// Grade of what the author alone sees yet.
    pub fresh_grade: Option<i64>,
    /// JSON of it, as it will stand open.
    pub fresh: Option<String>,
    /// When it was computed.
    pub fresh_at: Option<Moment>,
    /// From which day everybody sees it.
    pub opens_on: Option<Day>,
}

/// An effect that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found<'a> {
    /// Grade of evidence, 0–5.
    pub grade: i64,
    /// JSON.
    pub summary: &'a str,
    /// When it was computed.
    pub at: Moment,
}

/// What of an effect a program is told; whatever an older version kept otherwise is left out.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Told {
    /// The effect in a sentence.
    pub say: Option<Say>,
    /// The number, or the rule that refuses one.
    pub judgement: Option<Judgement>,
}

/// The number with its interval, or why there is none.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "verdict", rename_all = "kebab-case")]
pub enum Judgement {
    /// In the indicator's unit.
    Effect {
        /// The mean over adopters and months since adoption.
        overall: Mean,
        /// Its 95 % interval.
        interval: Ends,
        /// Regions it rests on.
        adopters: i64,
    },
    /// No number is warranted.
    Refused {
        /// The rule that says so, such as `broken-trends`.
        rule: String,
    },
}

/// A mean; none where it could not be told.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub struct Mean {
    /// In the indicator's unit.
    pub point: Option<f64>,
}

/// An interval; without ends where nothing bounds it.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub struct Ends {
    /// The lower end.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
}

impl Found<'_> {
    /// What a program is told of it.
    pub fn told(&self) -> Told {
        serde_json::from_str(self.summary).unwrap_or_default()
    }
}

impl Finding {
    /// What everybody sees.
    pub fn open(&self) -> Option<Found<'_>> {
        let (grade, summary) = (self.grade?, self.summary.as_deref()?);
        Some(Found { grade, summary, at: self.computed_at? })
    }

    /// What the author alone sees yet.
    pub fn fresh(&self) -> Option<Found<'_>> {
        let (grade, summary) = (self.fresh_grade?, self.fresh.as_deref()?);
        Some(Found { grade, summary, at: self.fresh_at? })
    }

    /// What was computed last, open or not.
    pub fn latest(&self) -> Option<Found<'_>> {
        self.fresh().or(self.open())
    }

    /// Whether an effect was computed that rests on somebody's adoption: it says something, be it
    /// that no number is warranted.
    pub fn has_told(&self) -> bool {
        self.grade.max(self.fresh_grade).is_some_and(|it| it > 0)
    }
}
