//! A region's goals: which indicator it wants where, by when, and in which paper that stands. What
//! is published is for everyone: others see by it what to offer.

mod pages;
mod store;

use kernel::{Day, Moment, RegionCode};

pub use pages::ShowGoals;
pub(crate) use pages::doors;
pub use store::{goals, save_goal};

/// What a region wants to reach in one indicator.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Goal {
    /// Whose.
    pub region: RegionCode,
    /// Code of the indicator.
    pub indicator: String,
    /// Where it should be, in the indicator's unit.
    pub target: f64,
    /// By when.
    pub due: Day,
    /// The paper it stands in.
    pub act: String,
    /// Since when everyone sees it; `None` is a draft.
    pub published_on: Option<Day>,
    /// When it was written last.
    pub updated_at: Moment,
}

impl Goal {
    /// Whether everyone may see it.
    pub fn is_published(&self) -> bool {
        self.published_on.is_some()
    }

    /// Whether it is worth helping with: published, and its term has not passed.
    pub fn is_open(&self, today: Day) -> bool {
        self.is_published() && self.due >= today
    }
}
