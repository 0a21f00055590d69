//! A verdict taken apart for a sentence in any language.

use crate::aggregate::Interval;
use crate::refusal::Refusal;
use crate::verdict::{Inference, Verdict};

/// Which way the outcome moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Direction {
    /// The whole interval is above zero.
    Rose,
    /// The whole interval is below zero.
    Fell,
    /// The interval holds zero: no effect is told apart from none.
    Unclear,
}

/// The pieces of "after adoption it fell by 3.1, 95 % interval 1.9–4.4, in 6 regions; before
/// adoption they moved like their peers".
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(tag = "kind", rename_all = "kebab-case")
)]
pub enum Sentence {
    /// An effect.
    Effect {
        /// Which way.
        direction: Direction,
        /// By how much, without its sign.
        by: f64,
        /// Between which amounts: without sign and in order when the direction is clear, with
        /// signs when it is not.
        between: Interval,
        /// The confidence, such as 0.95.
        level: f64,
        /// In how many units.
        adopters: usize,
        /// Compared with how many.
        controls: usize,
        /// The p-value of unequal trends before adoption (large is good).
        trends_p: f64,
        /// Where the interval comes from.
        inference: Inference,
    },
    /// The reason why there is no number.
    Refused(Refusal),
}

impl Sentence {
    /// Takes a verdict apart.
    pub fn of(verdict: &Verdict) -> Self {
        let effect = match verdict {
            Verdict::Refused(refusal) => return Self::Refused(refusal.clone()),
            Verdict::Effect(effect) => effect,
        };
        let Interval { low, high } = effect.interval;
        let (direction, between) = if low > 0.0 {
            (Direction::Rose, effect.interval)
        } else if high < 0.0 {
            (Direction::Fell, Interval { low: -high, high: -low })
        } else {
            (Direction::Unclear, effect.interval)
        };
        Self::Effect {
            direction,
            by: effect.overall.point.abs(),
            between,
            level: effect.level,
            adopters: effect.adopters,
            controls: effect.controls,
            trends_p: effect.trends.p,
            inference: effect.inference,
        }
    }
}
