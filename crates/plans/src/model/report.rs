//! A side's word on a measure, and where it comes from.

use super::{Says, Side, Word};
use kernel::{Day, MeasureId, Moment, RegionCode, ReportId};
use serde::Serialize;

/// What a side says of its part of a measure.
#[derive(Debug, Clone, PartialEq, Serialize, sqlx::FromRow)]
pub struct Report {
    /// Its id.
    pub id: ReportId,
    /// The measure.
    pub measure: MeasureId,
    /// Whose word it is.
    pub side: Side,
    /// What it says.
    pub says: Says,
    /// As of which day.
    #[sqlx(rename = "on_day")]
    pub on: Day,
    /// The note of execution.
    #[sqlx(rename = "wording")]
    pub text: String,
    /// The indicator reached, in its own unit; may be empty.
    pub value: String,
    /// How the word came.
    pub source: Source,
    /// Number of the letter; what the visit was; whom the link was made for.
    pub document: String,
    /// Day of the letter.
    pub dated: Option<Day>,
    /// Whether it counts.
    pub state: ReportState,
    /// Who entered it.
    pub author: String,
    /// When it was entered.
    pub entered_at: Moment,
}

/// How a side's word came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// The side's own officer entered it.
    Own,
    /// The other side entered it by a letter («по письму № … от …»).
    Letter,
    /// It came by a one-time link.
    Link,
    /// It came in a form filled in and imported back.
    Form,
    /// A visit proposed it.
    Visit,
}

kernel::words! {
    Source { Own = "own", Letter = "letter", Link = "link", Form = "form", Visit = "visit" }
}

/// Whether a report counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReportState {
    /// It does.
    Counted,
    /// It waits for the side's officer.
    Proposed,
    /// The side's officer did not take it.
    Declined,
}

kernel::words! {
    ReportState { Counted = "counted", Proposed = "proposed", Declined = "declined" }
}

/// A note of execution proposed to a side: it counts when its officer takes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// The measure.
    pub measure: MeasureId,
    /// The region whose word it would be.
    pub region: RegionCode,
    /// The note of execution.
    pub text: String,
    /// What it comes from, such as «визит 15.11.2023».
    pub source: String,
    /// As of which day.
    pub on: Day,
    /// Who proposes it.
    pub author: String,
}

impl Report {
    /// The word as far as the measure's course needs it.
    pub fn word(&self) -> Word {
        Word { side: self.side, says: self.says, on: self.on }
    }
}
