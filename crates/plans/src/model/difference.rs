//! What one version of a plan changed in the one before, measure by measure.

use super::{Measure, Plan, Wording};
use kernel::{Day, MeasureId, Moment, PlanId};
use std::collections::HashMap;

/// A version of a plan: why it was begun, and when it was approved.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Version {
    /// The plan.
    pub plan: PlanId,
    /// Its number, from 1.
    pub version: i64,
    /// Why it was begun; empty of the first.
    pub reason: String,
    /// When it was begun.
    pub begun_at: Moment,
    /// When it was approved; `None` while it is written.
    pub approved_on: Option<Day>,
    /// The plan's title in it.
    pub title: String,
    /// The plan's first day in it.
    #[sqlx(rename = "from_on")]
    pub from: Day,
    /// The plan's last day in it.
    #[sqlx(rename = "to_on")]
    pub to: Day,
}

impl Version {
    /// Which of the plan's own terms the `later` version changed: name, before, after.
    pub fn changed_terms(&self, later: &Version) -> Vec<(&'static str, String, String)> {
        let terms = |it: &Version| {
            [("title", it.title.clone()), ("from", it.from.to_string()), ("to", it.to.to_string())]
        };
        let pairs = terms(self).into_iter().zip(terms(later));
        let changed = pairs.filter(|((_, was), (_, is))| was != is);
        changed.map(|((name, was), (_, is))| (name, was, is)).collect()
    }
}

/// What a version says of a measure that it changed.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Edition {
    /// The measure.
    pub measure: MeasureId,
    /// The version.
    pub version: i64,
    /// Its text from then on.
    #[sqlx(flatten)]
    pub wording: Wording,
    /// Whether the version left it out.
    pub removed: bool,
}

/// What happened to one measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The measure.
    pub measure: MeasureId,
    /// Its number, in the newer version where it is in there.
    pub number: String,
    /// What happened.
    pub change: Change,
}

/// How a measure changed.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// It is new.
    Added(Wording),
    /// These fields read differently: name of the field, before, after.
    Changed(Vec<(&'static str, String, String)>),
    /// It was left out.
    Removed(Wording),
}

/// What version `to` changed since version `from`; `editions` are those of one plan, sorted by
/// measure and version. In the order of the measures' numbers.
pub fn difference(editions: &[Edition], from: i64, to: i64) -> Vec<Difference> {
    let mut all: Vec<Difference> = editions
        .chunk_by(|a, b| a.measure == b.measure)
        .filter_map(|of_one| {
            let change = change(wording_in(of_one, from), wording_in(of_one, to))?;
            let number = wording_in(of_one, to).or(wording_in(of_one, from))?.number.clone();
            Some(Difference { measure: of_one[0].measure, number, change })
        })
        .collect();
    all.sort_by_cached_key(|it| super::place(&it.number));
    all
}

impl Edition {
    /// The measure as this version has it: a `known` one keeps what was said of it and what is owed.
    pub fn over(self, plan: &Plan, known: Option<Measure>) -> Measure {
        let Edition { measure: id, wording, removed, .. } = self;
        match known {
            Some(it) => Measure { wording, removed, ..it },
            None => Measure { removed, ..super::fresh(plan, id, wording) },
        }
    }
}

/// The measures of the version that is being written, in the order of their numbers: those in
/// force, and over them what the version has changed.
pub fn written(plan: &Plan, in_force: Vec<Measure>, changed: Vec<Edition>) -> Vec<Measure> {
    let mut all: HashMap<MeasureId, Measure> = in_force.into_iter().map(|it| (it.id, it)).collect();
    for it in changed {
        let known = all.remove(&it.measure);
        all.insert(it.measure, it.over(plan, known));
    }
    let mut all: Vec<Measure> = all.into_values().filter(|it| !it.removed).collect();
    all.sort_by_cached_key(|it| (super::place(&it.wording.number), it.id));
    all
}

/// What a version says of one measure: its own words, or the nearest earlier ones.
fn wording_in(of_one: &[Edition], version: i64) -> Option<&Wording> {
    let last = of_one.iter().rfind(|it| it.version <= version)?;
    (!last.removed).then_some(&last.wording)
}

fn change(before: Option<&Wording>, after: Option<&Wording>) -> Option<Change> {
    match (before, after) {
        (None, None) => None,
        (None, Some(it)) => Some(Change::Added(it.clone())),
        (Some(it), None) => Some(Change::Removed(it.clone())),
        (Some(before), Some(after)) => {
            let pairs = before.fields().into_iter().zip(after.fields());
            let changed: Vec<_> = pairs
                .filter(|((_, was), (_, is))| was != is)
                .map(|((name, was), (_, is))| (name, was, is))
                .collect();
            (!changed.is_empty()).then_some(Change::Changed(changed))
        }
    }
}

impl Wording {
    /// Every field by its name, as a form sends it.
    pub fn fields(&self) -> [(&'static str, String); 9] {
        [
            ("number", self.number.clone()),
            ("text", self.text.clone()),
            ("sphere", self.sphere.clone()),
            ("term", self.term.to_string()),
            ("body_a", self.body_a.clone()),
            ("body_b", self.body_b.clone()),
            ("result", self.result.clone()),
            ("indicator", self.indicator.clone()),
            ("target", self.target.clone()),
        ]
    }
}
