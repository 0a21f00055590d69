//! The order of practices to take, as a pure function of what is known: nobody is asked, nothing is
//! hidden, and the same facts give the same order.
//!
//! score = (weight of the grade × grade ÷ 5 + weight of the effect × useful effect)
//!         × share of conditions met ÷ (1 + cost ÷ half cost)

use indicators::Gap;
use kernel::{Money, PracticeId};

/// The effect counts in full from so many standard deviations of the peers on: beyond that a number
/// says more of a small group than of a practice.
const FULL_EFFECT: f64 = 2.0;
/// Grades of evidence run from 0 to this.
const BEST_GRADE: f64 = 5.0;

/// What counts how much: data of the installation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::exchange) struct Weights {
    /// Of the grade of evidence.
    pub grade: f64,
    /// Of the effect where the region has room.
    pub effect: f64,
    /// The share of conditions that is assumed where the region has marked nothing.
    pub unmarked: f64,
    /// Roubles at which the score is halved.
    pub half_cost: f64,
}

/// A measured effect: how an indicator moved, in its own unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::exchange) struct Moved<'a> {
    /// Code of the indicator.
    pub indicator: &'a str,
    /// By how much; negative where it fell.
    pub by: f64,
}

/// What is known of a practice.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::exchange) struct Facts<'a> {
    pub practice: PracticeId,
    pub title: &'a str,
    /// Grade of evidence, 0–5.
    pub grade: i64,
    /// Measured effects; those that were refused or are unclear are not among them.
    pub effects: Vec<Moved<'a>>,
    /// Conditions the region meets, of how many; `None` where it has marked nothing.
    pub conditions: Option<(usize, usize)>,
    pub cost: Money,
}

/// A practice in its place, with every factor of its score.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::exchange) struct Ranked {
    pub practice: PracticeId,
    /// Grade ÷ 5.
    pub grade: f64,
    /// The useful effect, 0–1.
    pub effect: f64,
    /// Share of conditions met, 0–1.
    pub ready: f64,
    /// What the cost divides by, 1 and more.
    pub cost: f64,
    /// The product.
    pub score: f64,
    /// The code of the indicator where the effect meets our room.
    pub indicator: Option<String>,
}

/// Practices in the order of what they promise a region with these gaps; equal ones by title.
pub(in crate::exchange) fn rank(
    weights: &Weights,
    gaps: &[Gap],
    practices: &[Facts<'_>],
) -> Vec<Ranked> {
    let mut ranked: Vec<(&str, Ranked)> =
        practices.iter().map(|it| (it.title, judge(weights, gaps, it))).collect();
    ranked.sort_by(|(a, one), (b, other)| {
        other.score.total_cmp(&one.score).then(a.cmp(b)).then(one.practice.cmp(&other.practice))
    });
    ranked.into_iter().map(|(_, it)| it).collect()
}

fn judge(weights: &Weights, gaps: &[Gap], it: &Facts<'_>) -> Ranked {
    let useful = it.effects.iter().filter_map(|effect| Some((useful(gaps, effect)?, effect)));
    let best = useful.max_by(|(a, one), (b, other)| {
        a.total_cmp(b).then_with(|| other.indicator.cmp(one.indicator))
    });
    let effect = best.map_or(0.0, |(useful, _)| useful);
    let grade = it.grade as f64 / BEST_GRADE;
    let ready = match it.conditions {
        None => weights.unmarked,
        Some((_, 0)) => 1.0,
        Some((met, of)) => met as f64 / of as f64,
    };
    let cost = 1.0 + (it.cost.0.max(0) as f64 / 100.0) / weights.half_cost.max(1.0);
    let promise = weights.grade * grade + weights.effect * effect;
    Ranked {
        practice: it.practice,
        grade,
        effect,
        ready,
        cost,
        score: promise * ready / cost,
        indicator: best.map(|(_, effect)| effect.indicator.to_owned()),
    }
}

/// How much of an effect is of use, 0–1: in standard deviations of the peers, where the region has
/// room and the effect goes the way that closes it. `None` where it is of no use.
fn useful(gaps: &[Gap], effect: &Moved<'_>) -> Option<f64> {
    let gap = gaps.iter().find(|it| it.indicator == effect.indicator && it.room > 0.0)?;
    let behind = gap.peers_median - gap.ours;
    let spread = behind.abs() / gap.room;
    let helps = effect.by * behind > 0.0 && spread > 0.0;
    helps.then(|| (effect.by.abs() / spread / FULL_EFFECT).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEIGHTS: Weights =
        Weights { grade: 0.4, effect: 0.6, unmarked: 0.5, half_cost: 2_000_000.0 };

    fn gap(indicator: &str, ours: f64, peers_median: f64, room: f64) -> Gap {
        let month = "2026-10".parse().unwrap();
        Gap { indicator: indicator.into(), ours, peers_median, room, month }
    }

    fn facts<'a>(title: &'a str, grade: i64, effects: &[(&'a str, f64)]) -> Facts<'a> {
        let effects = effects.iter().map(|(indicator, by)| Moved { indicator, by: *by }).collect();
        let practice = PracticeId::new();
        Facts { practice, title, grade, effects, conditions: Some((6, 6)), cost: Money(0) }
    }

    fn titles(gaps: &[Gap], all: &[Facts<'_>]) -> Vec<String> {
        let of = |it: &Ranked| all.iter().find(|facts| facts.practice == it.practice).unwrap();
        rank(&WEIGHTS, gaps, all).iter().map(|it| of(it).title.to_owned()).collect()
    }

    #[test]
    fn an_effect_counts_where_we_have_room() {
        // Ours 6.2 days, the peers' 3.4, one standard deviation is 1.4 days.
        let gaps = [gap("days", 6.2, 3.4, 2.0)];
        let all =
            [facts("a", 4, &[]), facts("b", 4, &[("days", -1.4)]), facts("c", 4, &[("x", -9.0)])];
        assert_eq!(titles(&gaps, &all), ["b", "a", "c"]);
        let of_b = &rank(&WEIGHTS, &gaps, &all)[0];
        assert!((of_b.effect - 0.5).abs() < 1e-9, "{of_b:?}");
        assert!((of_b.score - (0.4 * 0.8 + 0.6 * 0.5)).abs() < 1e-9, "{of_b:?}");
        assert_eq!(of_b.indicator.as_deref(), Some("days"));
    }

    #[test]
    fn what_makes_it_worse_or_is_ahead_already_gives_nothing() {
        let worse = [facts("a", 4, &[("days", 1.4)])];
        let gaps = [gap("days", 6.2, 3.4, 2.0)];
        assert_eq!(rank(&WEIGHTS, &gaps, &worse)[0].effect, 0.0);
        let ahead = [gap("days", 3.0, 3.4, -0.3)];
        let better = [facts("a", 4, &[("days", -1.4)])];
        assert_eq!(rank(&WEIGHTS, &ahead, &better)[0].effect, 0.0);
        assert_eq!(rank(&WEIGHTS, &[], &better)[0].effect, 0.0, "nothing is known of us");
    }

    #[test]
    fn more_is_better_where_more_is_good() {
        let gaps = [gap("services", 100.0, 300.0, 2.0)];
        let all =
            [facts("rose", 3, &[("services", 50.0)]), facts("fell", 3, &[("services", -50.0)])];
        assert_eq!(titles(&gaps, &all), ["rose", "fell"]);
    }

    #[test]
    fn conditions_multiply_and_cost_divides() {
        let mut half = facts("half", 5, &[]);
        half.conditions = Some((3, 6));
        let mut none = facts("none", 5, &[]);
        none.conditions = Some((0, 6));
        let mut unmarked = facts("unmarked", 5, &[]);
        unmarked.conditions = None;
        let mut dear = facts("dear", 5, &[]);
        dear.cost = Money(2_000_000 * 100);
        let all = [half, none, unmarked, dear, facts("whole", 5, &[])];
        assert_eq!(titles(&[], &all), ["whole", "dear", "half", "unmarked", "none"]);
        let ranked = rank(&WEIGHTS, &[], &all);
        let scores: Vec<f64> = ranked.iter().map(|it| it.score / 0.4).collect();
        assert_eq!(scores, [1.0, 0.5, 0.5, 0.5, 0.0]);
    }

    #[test]
    fn a_card_without_conditions_is_ready() {
        let mut it = facts("a", 5, &[]);
        it.conditions = Some((0, 0));
        assert_eq!(rank(&WEIGHTS, &[], &[it])[0].ready, 1.0);
    }

    #[test]
    fn equal_practices_stand_by_title_whatever_order_they_come_in() {
        let all = [facts("б", 2, &[]), facts("а", 2, &[]), facts("в", 2, &[])];
        let mut turned = all.to_vec();
        turned.reverse();
        assert_eq!(titles(&[], &all), ["а", "б", "в"]);
        assert_eq!(titles(&[], &turned), ["а", "б", "в"]);
    }

    #[test]
    fn a_great_effect_counts_once() {
        let gaps = [gap("days", 6.2, 3.4, 2.0)];
        let all = [facts("a", 0, &[("days", -2.8), ("days", -280.0)])];
        assert_eq!(rank(&WEIGHTS, &gaps, &all)[0].effect, 1.0);
    }
}
