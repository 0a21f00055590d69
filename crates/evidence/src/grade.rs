//! Grades of evidence, 0 to 5.

use crate::aggregate::Interval;
use crate::refusal::Refusal;
use crate::verdict::{Effect, Verdict};

/// How well a practice's effect is known.
///
/// | grade | name | what it takes |
/// |---|---|---|
/// | 0 | described | nothing |
/// | 1 | before and after | somebody adopted and was measured |
/// | 2 | comparison | a comparison with unbroken trends, its interval wide |
/// | 3 | valid comparison | the interval is narrower than [`Thresholds::wide`] × the spread between units |
/// | 4 | replicated | [`Thresholds::replications`] adopters or more, and the joint interval does not hold zero |
/// | 5 | lasting | the effect a year after adoption has the same sign and an interval without zero |
///
/// Each step needs all before it. One grade is lost for every [`Thresholds::age`] months that
/// passed since the last month measured, down to 1. Nothing else moves a grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Grade {
    /// 0: described, not measured.
    Described,
    /// 1: before and after only.
    BeforeAfter,
    /// 2: comparison with wide uncertainty.
    Comparison,
    /// 3: comparison with valid trends and a useful interval.
    Valid,
    /// 4: replicated, and the joint interval is away from zero.
    Replicated,
    /// 5: replicated and stable for a year.
    Lasting,
}

/// What a grade rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Grounds {
    /// How many adopters were measured.
    pub adopters: usize,
    /// The joint interval of a comparison whose trends hold; `None` when there is no such
    /// comparison.
    pub interval: Option<Interval>,
    /// The spread between units that the width of the interval is compared with.
    pub scale: f64,
    /// The interval a year after adoption and later.
    pub lasting: Option<Interval>,
    /// Full months since the last month measured.
    pub age: u32,
}

/// Where grades begin. Every threshold is data.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Thresholds {
    /// An interval is wide when it is longer than so many spreads between units.
    pub wide: f64,
    /// So many adopters make a replication.
    pub replications: usize,
    /// So many months cost one grade.
    pub age: u32,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { wide: 1.0, replications: 3, age: 24 }
    }
}

impl Grounds {
    /// What a verdict gives; `adopters` are those measured at all, for verdicts without a number.
    pub fn of(verdict: &Verdict, adopters: usize, age: u32) -> Self {
        match verdict {
            Verdict::Effect(effect) => Self::of_effect(effect, age),
            Verdict::Refused(Refusal::NoAdopters) => Self { age, ..Self::default() },
            Verdict::Refused(_) => Self { adopters, age, ..Self::default() },
        }
    }

    fn of_effect(effect: &Effect, age: u32) -> Self {
        Self {
            adopters: effect.adopters,
            interval: Some(effect.interval),
            scale: effect.scale,
            lasting: effect.lasting.map(|it| it.interval),
            age,
        }
    }
}

impl Grade {
    /// All grades, from 0 to 5.
    pub const ALL: [Self; 6] = [
        Self::Described,
        Self::BeforeAfter,
        Self::Comparison,
        Self::Valid,
        Self::Replicated,
        Self::Lasting,
    ];

    /// The grade that the grounds give.
    pub fn of(grounds: &Grounds, thresholds: &Thresholds) -> Self {
        let fresh = fresh(grounds, thresholds);
        let lost = grounds.age.checked_div(thresholds.age).unwrap_or(0);
        let floor = fresh.number().min(1);
        Self::ALL[usize::from(
            fresh.number().saturating_sub(u8::try_from(lost).unwrap_or(u8::MAX)).max(floor),
        )]
    }

    /// 0 to 5.
    pub fn number(self) -> u8 {
        self as u8
    }
}

fn fresh(grounds: &Grounds, thresholds: &Thresholds) -> Grade {
    if grounds.adopters == 0 {
        return Grade::Described;
    }
    let Some(joint) = grounds.interval else { return Grade::BeforeAfter };
    let wide = (joint.high - joint.low).total_cmp(&(thresholds.wide * grounds.scale)).is_gt();
    if wide {
        return Grade::Comparison;
    }
    if grounds.adopters < thresholds.replications || joint.contains(0.0) {
        return Grade::Valid;
    }
    let same_sign = |it: &Interval| !it.contains(0.0) && (it.low > 0.0) == (joint.low > 0.0);
    if grounds.lasting.as_ref().is_some_and(same_sign) { Grade::Lasting } else { Grade::Replicated }
}
