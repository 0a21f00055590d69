//! How far a plan is.

use super::{Measure, MeasureState};
use kernel::Day;
use serde::Serialize;

/// How many measures are in each state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// All of them.
    pub total: i64,
    /// Nobody has reported.
    pub not_begun: i64,
    /// Reported on, not at the end.
    pub under_way: i64,
    /// Reported to the end.
    pub done: i64,
    /// Late.
    pub overdue: i64,
    /// Given up.
    pub dropped: i64,
}

/// How far a plan is, in all and by sphere.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// Of the whole plan.
    #[serde(flatten)]
    pub all: Tally,
    /// By code of the sphere, in the order of the plan.
    pub spheres: Vec<(String, Tally)>,
}

impl Tally {
    /// Counts more measures.
    pub fn add(&mut self, state: MeasureState, count: i64) {
        self.total += count;
        *match state {
            MeasureState::NotBegun => &mut self.not_begun,
            MeasureState::UnderWay => &mut self.under_way,
            MeasureState::Done => &mut self.done,
            MeasureState::Overdue => &mut self.overdue,
            MeasureState::Dropped => &mut self.dropped,
        } += count;
    }

    /// How many are in a state.
    pub fn of(&self, state: MeasureState) -> i64 {
        match state {
            MeasureState::NotBegun => self.not_begun,
            MeasureState::UnderWay => self.under_way,
            MeasureState::Done => self.done,
            MeasureState::Overdue => self.overdue,
            MeasureState::Dropped => self.dropped,
        }
    }
}

impl Progress {
    /// Counts measures by their state on a day.
    pub fn of<'a>(measures: impl IntoIterator<Item = &'a Measure>, today: Day) -> Progress {
        let measures = measures.into_iter();
        Progress::count(measures.map(|it| (it.wording.sphere.as_str(), it.state(today), 1)))
    }

    /// Adds up how many measures of a sphere, by its code, are in a state.
    pub fn count<'a>(groups: impl IntoIterator<Item = (&'a str, MeasureState, i64)>) -> Progress {
        let mut progress = Progress::default();
        for (sphere, state, count) in groups {
            progress.add(sphere, state, count);
        }
        progress
    }

    fn add(&mut self, sphere: &str, state: MeasureState, count: i64) {
        self.all.add(state, count);
        if let Some((_, tally)) = self.spheres.iter_mut().find(|(code, _)| code == sphere) {
            return tally.add(state, count);
        }
        let mut tally = Tally::default();
        tally.add(state, count);
        self.spheres.push((sphere.to_owned(), tally));
    }
}
