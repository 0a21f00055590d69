//! Did adopters move like their controls before they adopted?
//!
//! R `did` tests all pre-adoption effects at once (Wald). With a dozen adopters and a hundred
//! pre-adoption cells that covariance is singular or its χ² approximation worthless, so the
//! decision rests on two contrasts that name what breaks in practice: *drift*, the slope of the gap
//! between adopters and controls over the periods before adoption, and *dip*, the gap of the last
//! quarter of these periods beyond that slope (Ashenfelter's dip). Both are linear in the cells, so
//! their t-tests have the small-sample variance of every other estimate here, whatever the serial
//! correlation; their p-values are joined by Bonferroni. The Wald statistic is told beside them
//! when it can be computed.

use crate::aggregate::{Estimate, Functional};
use crate::design::{Base, Design};
use crate::estimate::GroupTime;
use crate::linear::Cholesky;
use crate::sample::Sample;
use crate::special::chi_squared_tail;

/// The test of parallel trends before adoption.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Trends {
    /// By how much the gap between adopters and controls grew per period.
    pub drift: Estimate,
    /// The gap of the last quarter of the periods before adoption beyond the drift; `None` with
    /// fewer than five of them.
    pub dip: Option<Estimate>,
    /// The joint p-value: small means broken.
    pub p: f64,
    /// The Wald test that R `did` reports.
    pub wald: Option<Wald>,
}

/// A test that several numbers are zero at once.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Wald {
    /// The statistic.
    pub statistic: f64,
    /// How many numbers.
    pub df: usize,
    /// The p-value by χ².
    pub p: f64,
}

/// Periods of one cell before adoption with the weight of its slope and of its dip.
struct Moment {
    cell: usize,
    drift: f64,
    dip: f64,
}

impl Trends {
    /// Tests the last `window` periods before each adoption; `None` when no cohort has at least
    /// `least` of them or nothing can be computed.
    pub(crate) fn test(
        sample: &Sample,
        design: &Design,
        least: usize,
        window: usize,
        level: f64,
    ) -> Option<Self> {
        let mut cells = GroupTime::empty(sample.clone());
        let mut moments = Vec::new();
        for stratum in 0..sample.cohorts {
            let first = sample.strata[stratum].first;
            if first >= least.max(2) {
                moments.extend(before(
                    &mut cells,
                    stratum,
                    first.saturating_sub(window)..first,
                    design,
                ));
            }
        }
        let drift = contrast(&cells, &moments, |it| it.drift, level)?;
        let dip = contrast(&cells, &moments, |it| it.dip, level);
        let p = dip.map_or(drift.p, |dip| (2.0 * drift.p.min(dip.p)).min(1.0));
        p.is_finite().then(|| Self { drift, dip, p, wald: wald(sample, design) })
    }
}

/// Adds the long differences of one cohort before adoption and weighs them.
fn before(
    cells: &mut GroupTime,
    stratum: usize,
    span: std::ops::Range<usize>,
    design: &Design,
) -> Vec<Moment> {
    let base = span.end - 1;
    let from = cells.cells.len();
    span.for_each(|period| cells.add(stratum, period, base, design));
    let times: Vec<f64> = cells.cells[from..].iter().map(|it| f64::from(it.period)).collect();
    let size = cells.sample.strata[stratum].units.len() as f64;
    let n = times.len() as f64;
    let middle = times.iter().sum::<f64>() / n;
    let length: f64 = times.iter().map(|t| (t - middle).powi(2)).sum();
    let late = if times.len() < 5 { times.len() } else { times.len() - times.len().div_ceil(4) };
    let share = (times.len() - late) as f64 / n;
    let rise: f64 = times[late..].iter().map(|t| (t - middle) / length).sum();
    let weigh = |(k, t): (usize, &f64)| {
        let last = if k >= late { 1.0 } else { 0.0 };
        Moment {
            cell: from + k,
            drift: size * (t - middle),
            dip: size * (last - share - rise * (t - middle)),
        }
    };
    times
        .iter()
        .enumerate()
        .map(weigh)
        .filter(|it| it.drift.is_finite() && it.dip.is_finite())
        .collect()
}

/// The pooled regression coefficient of the gaps on one moment, cohorts having their own levels.
fn contrast(
    cells: &GroupTime,
    moments: &[Moment],
    of: fn(&Moment) -> f64,
    level: f64,
) -> Option<Estimate> {
    let size = |it: &Moment| cells.sample.strata[cells.cells[it.cell].stratum].units.len() as f64;
    let total: f64 = moments.iter().map(|it| of(it).powi(2) / size(it)).sum();
    let shares = vec![0.0; cells.sample.strata.len()];
    let weights = moments.iter().map(|it| (it.cell, of(it) / total)).collect();
    let functional = Functional { cells: weights, shares };
    (total > 0.0).then(|| cells.judge(&functional, level)).filter(|it| it.p.is_finite())
}

/// The Wald test of R `did`; `None` when its covariance is singular.
fn wald(sample: &Sample, design: &Design) -> Option<Wald> {
    let mut cells = GroupTime::empty(sample.clone());
    for stratum in 0..sample.cohorts {
        let first = sample.strata[stratum].first;
        for period in 0..first {
            let base =
                if design.base == Base::Varying { period.checked_sub(1) } else { Some(first - 1) };
            if let Some(base) = base.filter(|&it| it != period) {
                cells.add(stratum, period, base, design);
            }
        }
    }
    let (n, units) = (cells.cells.len(), sample.units);
    if n == 0 || n >= sample.adopters() {
        return None;
    }
    let scores: Vec<&[f64]> = cells.scores.chunks(units).collect();
    let covariance: Vec<f64> =
        scores.iter().flat_map(|a| scores.iter().map(|b| crate::linear::dot(a, b))).collect();
    let effects: Vec<f64> = cells.cells.iter().map(|it| it.effect).collect();
    let solved = Cholesky::of(&covariance, n)?.solve(&effects);
    let statistic = crate::linear::dot(&effects, &solved);
    Some(Wald { statistic, df: n, p: chi_squared_tail(statistic, n as f64) })
}
