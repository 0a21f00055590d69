//! A plan and its two sides.

use kernel::{AgreementId, Day, Moment, PlanId, RegionCode};
use serde::Serialize;

/// A plan of measures of an agreement (план мероприятий), between two sides.
#[derive(Debug, Clone, PartialEq, Serialize, sqlx::FromRow)]
pub struct Plan {
    /// Its id.
    pub id: PlanId,
    /// The agreement it carries out.
    pub agreement: AgreementId,
    /// Its title: as in force, or as it is written where it never was.
    pub title: String,
    /// Its first day.
    #[sqlx(rename = "from_on")]
    pub from: Day,
    /// Its last day.
    #[sqlx(rename = "to_on")]
    pub to: Day,
    /// Region of side A; `None` where it is no region of the country.
    pub region_a: Option<RegionCode>,
    /// Name of side A.
    pub name_a: String,
    /// Region of side B.
    pub region_b: Option<RegionCode>,
    /// Name of side B.
    pub name_b: String,
    /// Whether its newest version is approved. Where one is being written over one in force, title,
    /// period and measures are those in force; `store::written` knows the others.
    pub state: PlanState,
    /// Number of the newest version, from 1.
    pub version: i64,
    /// When the newest version was approved.
    pub approved_on: Option<Day>,
    /// When it was entered.
    pub created_at: Moment,
}

/// What people have made of a plan's newest version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlanState {
    /// Being written: its measures may change.
    Draft,
    /// Approved by both sides: a change begins a new version.
    Approved,
}

kernel::words! { PlanState { Draft = "draft", Approved = "approved" } }

/// What the calendar makes of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Its first version is being written.
    Draft,
    /// Approved, and its first day has not come.
    Ahead,
    /// Being carried out.
    Current,
    /// Its last day has passed.
    Lapsed,
}

kernel::words! { Phase { Draft = "draft", Ahead = "ahead", Current = "current", Lapsed = "lapsed" } }

/// One of the two sides of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The first.
    A,
    /// The second.
    B,
}

kernel::words! { Side { A = "a", B = "b" } }

impl Side {
    /// The one across the table.
    pub fn other(self) -> Side {
        if self == Side::A { Side::B } else { Side::A }
    }
}

impl Plan {
    /// Codes of its sides that are regions of the country: whose affair it is.
    pub fn regions(&self) -> Vec<RegionCode> {
        [self.region_a, self.region_b].into_iter().flatten().collect()
    }

    /// A region's own side.
    pub fn side_of(&self, region: RegionCode) -> Option<Side> {
        Side::ALL.iter().copied().find(|it| self.region(*it) == Some(region))
    }

    /// Region of a side.
    pub fn region(&self, side: Side) -> Option<RegionCode> {
        if side == Side::A { self.region_a } else { self.region_b }
    }

    /// Name of a side.
    pub fn name(&self, side: Side) -> &str {
        if side == Side::A { &self.name_a } else { &self.name_b }
    }

    /// Whether a version of it was ever approved: from then on it is open to every reader, and
    /// the sides report.
    pub fn was_approved(&self) -> bool {
        self.state == PlanState::Approved || self.version > 1
    }

    /// Whether a version is being written over one that is in force.
    pub fn is_revised(&self) -> bool {
        self.state == PlanState::Draft && self.version > 1
    }

    /// As those who are no side of it see it: its last approved version; the day of its approval
    /// stands with the version.
    pub fn in_force(self) -> Plan {
        if !self.is_revised() {
            return self;
        }
        Plan { state: PlanState::Approved, version: self.version - 1, ..self }
    }

    /// What the calendar makes of it.
    pub fn phase(&self, today: Day) -> Phase {
        if !self.was_approved() {
            Phase::Draft
        } else if today < self.from {
            Phase::Ahead
        } else if self.has_lapsed(today) {
            Phase::Lapsed
        } else {
            Phase::Current
        }
    }

    /// Whether its last day has passed.
    pub fn has_lapsed(&self, today: Day) -> bool {
        today > self.to
    }
}
