//! The family tree of a practice: who took it from whom. An adoption can itself become a practice,
//! which others take over in turn; no path ever leads back.

use kernel::{OrganisationId, PracticeId};
use std::collections::HashMap;

/// A practice of a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Kin {
    /// The practice.
    pub id: PracticeId,
    /// The practice whose adoption it grew out of.
    pub parent: Option<PracticeId>,
    /// Whose it is.
    pub organisation: OrganisationId,
}

/// The practices of one family.
#[derive(Debug, Clone, Default)]
pub struct Family(HashMap<PracticeId, Kin>);

impl Family {
    /// Puts a family together.
    pub fn new(all: impl IntoIterator<Item = Kin>) -> Family {
        Family(all.into_iter().map(|it| (it.id, it)).collect())
    }

    /// The practice and those it descends from, the nearest first. Ends even in a family that some
    /// mistake had closed to a circle.
    pub fn line(&self, practice: PracticeId) -> impl Iterator<Item = &Kin> {
        let first = self.0.get(&practice);
        let line = std::iter::successors(first, |it| it.parent.and_then(|it| self.0.get(&it)));
        line.take(self.0.len())
    }

    /// Whether `practice`, or one it descends from, is the organisation's own.
    pub fn descends_from(&self, practice: PracticeId, organisation: OrganisationId) -> bool {
        self.line(practice).any(|it| it.organisation == organisation)
    }

    /// Whether `child` may be said to have grown out of an adoption of `parent`.
    pub fn may_grow(&self, child: PracticeId, parent: PracticeId) -> bool {
        let is_orphan = self.0.get(&child).is_none_or(|it| it.parent.is_none());
        is_orphan && self.line(parent).all(|it| it.id != child)
    }

    /// Adds a practice, or gives it its parent.
    pub fn add(&mut self, kin: Kin) {
        self.0.insert(kin.id, kin);
    }

    /// Whether some path leads back to where it began.
    pub fn is_cyclic(&self) -> bool {
        let all = self.0.len();
        self.0.values().any(|it| {
            let line = std::iter::successors(Some(it), |it| self.0.get(&it.parent?));
            line.take(all + 1).count() > all
        })
    }
}
