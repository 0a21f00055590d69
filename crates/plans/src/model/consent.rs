//! Who has agreed to the version of a plan that is being written, and whom it waits for.

use super::{Plan, PlanState, Refused, Side};
use kernel::{Day, Moment, RegionCode};

/// A side's agreement to the version that is being written, as it stands.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Consent {
    /// The side.
    pub side: Side,
    /// The side's officer.
    pub name: String,
    /// When.
    #[sqlx(rename = "agreed_at")]
    pub at: Moment,
}

/// Which sides have Okno, and which have agreed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Accord {
    /// Regions that have a ministry here.
    pub speaking: Vec<RegionCode>,
    /// The agreements given to the version that is being written.
    pub given: Vec<Consent>,
}

impl Accord {
    /// Whether a side has agreed.
    pub fn has(&self, side: Side) -> bool {
        self.given.iter().any(|it| it.side == side)
    }

    /// The sides that have Okno and have not agreed.
    pub fn waits_for<'a>(&'a self, plan: &'a Plan) -> impl Iterator<Item = Side> + 'a {
        let silent = Side::ALL.iter().copied().filter(|it| !self.has(*it));
        silent.filter(|it| plan.has_okno(*it, &self.speaking))
    }

    /// Whether nobody else is waited for once `side` agrees: its agreement approves the version.
    pub fn ends_with(&self, plan: &Plan, side: Side) -> bool {
        self.waits_for(plan).all(|it| it == side)
    }
}

impl Plan {
    /// Whether a side has Okno: its region is among those `speaking` here for themselves.
    pub fn has_okno(&self, side: Side, speaking: &[RegionCode]) -> bool {
        self.region(side).is_some_and(|it| speaking.contains(&it))
    }

    /// A side agrees to the newest version, which has `measures` measures; the last one whose word
    /// is needed approves it, as of a day. A side without Okno is not waited for.
    ///
    /// # Errors
    /// It is approved; it is empty; the side has agreed; the day has not come.
    pub fn agree(
        &mut self,
        accord: &Accord,
        side: Side,
        measures: usize,
        on: Day,
        today: Day,
    ) -> Result<(), Refused> {
        self.may_change()?;
        if measures == 0 {
            return Err(Refused::Empty);
        }
        if accord.has(side) {
            return Err(Refused::Agreed);
        }
        if on > today {
            return Err(Refused::InFuture);
        }
        if accord.ends_with(self, side) {
            (self.state, self.approved_on) = (PlanState::Approved, Some(on));
        }
        Ok(())
    }
}
