//! Randomisation inference: what would chance alone have shown?
//!
//! Adoption periods are dealt anew among the units and the overall effect is estimated each time
//! (Fisher; for differences-in-differences with few adopters, Conley and Taber 2011). The p-value
//! is exact when who adopted when was as good as drawn by lot; the interval takes the effect to be
//! the same everywhere.

use crate::aggregate::Interval;
use crate::bootstrap::{Bootstrap, quantile};
use crate::design::{Adjustment, Design};
use crate::estimate::GroupTime;
use crate::random::Chance;
use crate::sample::Sample;

/// What dealing anew shows.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Randomisation {
    /// The share of deals (the real one included) whose effect is at least as large.
    pub p: f64,
    /// The effects that the deals do not contradict.
    pub interval: Interval,
    /// How many deals there were.
    pub deals: usize,
}

impl Randomisation {
    /// Deals `plan.draws` times. `None` when some deal cannot be estimated.
    pub(crate) fn of(
        sample: &Sample,
        design: &Design,
        level: f64,
        plan: Bootstrap,
    ) -> Option<Self> {
        let point = overall(sample, design)?;
        let mut without = sample.clone();
        for unit in 0..sample.units {
            for (period, &t) in sample.periods.iter().enumerate() {
                if t >= sample.adoption[unit] {
                    without.outcome[unit * sample.periods.len() + period] -= point;
                }
            }
        }
        let by_chance = deals(sample, design, plan)?;
        let mut residual = deals(&without, design, plan)?;
        let reached = by_chance.iter().filter(|&&it| it >= point.abs() * (1.0 - 1e-9)).count();
        Some(Self {
            p: (1 + reached) as f64 / (1 + plan.draws) as f64,
            interval: Interval::around(point, quantile(&mut residual, level)),
            deals: plan.draws,
        })
    }
}

/// The absolute overall effect of each deal.
fn deals(sample: &Sample, design: &Design, plan: Bootstrap) -> Option<Vec<f64>> {
    let mut chance = Chance::seeded(plan.seed);
    let mut adoption = sample.adoption.clone();
    let linear = design.adjustment == Adjustment::None && sample.is_complete();
    let table = linear.then(|| Contributions::of(sample, design));
    (0..plan.draws)
        .map(|_| {
            chance.shuffle(&mut adoption);
            let effect = match &table {
                Some(table) => table.overall(&adoption),
                None => overall(&sample.clone().relabelled(adoption.clone()), design)?,
            };
            Some(effect.abs())
        })
        .collect()
}

/// The overall effect without its uncertainty.
fn overall(sample: &Sample, design: &Design) -> Option<f64> {
    let mut cells = GroupTime::empty(sample.clone());
    for stratum in 0..sample.cohorts {
        let first = sample.strata[stratum].first;
        (first..sample.periods.len())
            .for_each(|period| cells.add(stratum, period, first - 1, design));
    }
    Some(cells.point(&cells.by_size(|_| true)?))
}

/// Without covariates and gaps the estimate is a sum of what each unit contributes under its
/// adoption period: a deal is a look into a table.
struct Contributions {
    adoptions: Vec<i32>,
    /// Unit by unit, stratum by stratum.
    table: Vec<f64>,
}

impl Contributions {
    fn of(sample: &Sample, design: &Design) -> Self {
        let adoptions: Vec<i32> = sample.strata.iter().map(|it| it.adoption).collect();
        let weights: Vec<Vec<f64>> = period_weights(sample, design);
        let series = sample.outcome.chunks(sample.periods.len());
        let table = series
            .flat_map(|it| weights.iter().map(|weight| crate::linear::dot(it, weight)))
            .collect();
        Self { adoptions, table }
    }

    fn overall(&self, adoption: &[i32]) -> f64 {
        let rows = self.table.chunks(self.adoptions.len());
        rows.zip(adoption).map(|(row, g)| row[self.adoptions.partition_point(|it| it < g)]).sum()
    }
}

/// Of each stratum: what the outcome of one of its units weighs in each period.
fn period_weights(sample: &Sample, design: &Design) -> Vec<Vec<f64>> {
    let periods = sample.periods.len();
    let mut weights = vec![vec![0.0; periods]; sample.strata.len()];
    let cells: usize =
        sample.cohorts().iter().map(|it| it.units.len() * (periods - it.first)).sum();
    for (index, cohort) in sample.cohorts().iter().enumerate() {
        for period in cohort.first..periods {
            let share = cohort.units.len() as f64 / cells as f64;
            let serves: Vec<usize> = (0..sample.strata.len())
                .filter(|&s| {
                    s != index
                        && sample.is_control(sample.strata[s].units[0], period, design.controls)
                })
                .collect();
            let controls: usize = serves.iter().map(|&s| sample.strata[s].units.len()).sum();
            let mut add = |s: usize, weight: f64| {
                weights[s][period] += weight;
                weights[s][cohort.first - 1] -= weight;
            };
            add(index, share / cohort.units.len() as f64);
            serves.iter().for_each(|&s| add(s, -share / controls as f64));
        }
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Controls, Observation, Panel};

    #[test]
    fn the_table_equals_estimation() {
        let mut chance = Chance::seeded(5);
        let rows: Vec<(String, i32, f64)> = (0..20)
            .flat_map(|unit| (0..9).map(move |t| (unit, t)))
            .map(|(unit, t)| (unit.to_string(), t, chance.normal()))
            .collect();
        let cohort = |unit: &str| match unit.parse::<i32>().unwrap() {
            0..3 => Some(4),
            3..5 => Some(6),
            _ => None,
        };
        let rows = rows.iter().map(|(unit, period, outcome)| Observation {
            unit,
            period: *period,
            cohort: cohort(unit),
            outcome: *outcome,
            covariates: &[],
        });
        let panel = Panel::new(Vec::new(), rows).unwrap();
        for controls in [Controls::Never, Controls::NotYet] {
            let design = Design { controls, ..Design::default() };
            let sample = Sample::of(&panel, &design).unwrap();
            let table = Contributions::of(&sample, &design);
            let mut adoption = sample.adoption.clone();
            for _ in 0..20 {
                let slow = overall(&sample.clone().relabelled(adoption.clone()), &design).unwrap();
                assert!((table.overall(&adoption) - slow).abs() < 1e-12);
                chance.shuffle(&mut adoption);
            }
        }
    }
}
