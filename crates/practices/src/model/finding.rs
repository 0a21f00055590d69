//! What the evidence found about a practice by one indicator.

use kernel::{Day, Moment, PracticeId};

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
