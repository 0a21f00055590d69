//! Summaries of group-time effects: weighted means with their uncertainty.

use crate::bootstrap::{Bootstrap, critical_value};
use crate::estimate::{Cell, GroupTime};
use crate::special::{normal_critical, student_critical, student_p};

/// How group-time effects are summed up (Callaway and Sant'Anna 2021, section 3.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Aggregation {
    /// The mean of all effects since adoption, each cohort counting by its size.
    #[default]
    Simple,
    /// By time since adoption; overall, the plain mean from adoption on.
    Event,
    /// By cohort; overall, each cohort counting by its size.
    Group,
    /// By calendar period; overall, the plain mean.
    Calendar,
}

/// A number with its uncertainty.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Estimate {
    /// The estimate itself, in units of the outcome.
    pub point: f64,
    /// The asymptotic standard error from the influence function, the sizes of cohorts being
    /// random: what R `did` and csdid report.
    pub standard_error: f64,
    /// The standard error for these adopters, corrected for small cohorts; intervals rest on it.
    /// NaN when it cannot be told.
    pub small_sample_error: f64,
    /// Its degrees of freedom (Welch and Satterthwaite).
    pub df: f64,
    /// The two-sided p-value of no effect by Student's t.
    pub p: f64,
    /// The interval by Student's t.
    pub interval: Interval,
}

/// A closed interval.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Interval {
    /// Around a point.
    pub fn around(point: f64, half: f64) -> Self {
        Self { low: point - half, high: point + half }
    }

    /// The value lies within.
    pub fn contains(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}

/// One point of a curve.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Point {
    /// Periods since adoption, the cohort or the calendar period.
    pub at: i32,
    /// The estimate with its own interval.
    pub estimate: Estimate,
    /// The interval within which the whole curve lies with the chosen confidence.
    pub band: Interval,
    /// The standard error by the bootstrap: the same as [`Estimate::small_sample_error`] but for
    /// the noise of the draws.
    pub bootstrap_error: f64,
}

/// A summary.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Aggregate {
    /// The one number.
    pub overall: Estimate,
    /// Its standard error by the bootstrap: the same as [`Estimate::small_sample_error`] but for
    /// the noise of the draws; zero without draws.
    pub bootstrap_error: f64,
    /// The curve; empty for [`Aggregation::Simple`].
    pub points: Vec<Point>,
    /// What half-widths of the band are in standard errors, before the correction for small
    /// samples; `None` without a curve.
    pub critical: Option<f64>,
}

/// A linear function of the cells and, through the sizes of cohorts, of the sample.
#[derive(Clone, Default)]
pub(crate) struct Functional {
    /// Cells with weights.
    pub cells: Vec<(usize, f64)>,
    /// Of each stratum: the score that a unit has because it belongs there.
    pub shares: Vec<f64>,
}

impl GroupTime {
    /// Sums the effects up; `None` when there are none of this kind.
    pub fn aggregate(
        &self,
        kind: Aggregation,
        level: f64,
        bootstrap: Bootstrap,
    ) -> Option<Aggregate> {
        let parts = self.parts(kind);
        let overall = match kind {
            Aggregation::Simple => self.by_size(|cell| cell.period >= cell.cohort)?,
            Aggregation::Group => self.mean_of_groups(&parts)?,
            Aggregation::Event => mean(parts.iter().filter(|it| it.0 >= 0).map(|it| &it.1))?,
            Aggregation::Calendar => mean(parts.iter().map(|it| &it.1))?,
        };
        let (_, errors) = critical_value(&[self.spread(&overall).column], level, bootstrap);
        let overall = self.judge(&overall, level);
        let bootstrap_error = errors[0] * overall.small_sample_error;
        if parts.is_empty() {
            return Some(Aggregate {
                overall,
                bootstrap_error,
                points: Vec::new(),
                critical: None,
            });
        }
        let columns: Vec<Vec<f64>> = parts.iter().map(|it| self.spread(&it.1).column).collect();
        let (critical, errors) = critical_value(&columns, level, bootstrap);
        let point = |((at, functional), error): (&(i32, Functional), f64)| {
            let estimate = self.judge(functional, level);
            let inflated = critical * student_critical(1.0 - level, estimate.df)
                / normal_critical(1.0 - level);
            let band = Interval::around(estimate.point, inflated * estimate.small_sample_error);
            Point { at: *at, estimate, band, bootstrap_error: error * estimate.small_sample_error }
        };
        let points = parts.iter().zip(errors).map(point).collect();
        Some(Aggregate { overall, bootstrap_error, points, critical: Some(critical) })
    }

    fn parts(&self, kind: Aggregation) -> Vec<(i32, Functional)> {
        let (key, after): (fn(&Cell) -> i32, bool) = match kind {
            Aggregation::Simple => return Vec::new(),
            Aggregation::Event => (|cell| cell.period - cell.cohort, false),
            Aggregation::Group => (|cell| cell.cohort, true),
            Aggregation::Calendar => (|cell| cell.period, true),
        };
        let counts = |cell: &Cell| !after || cell.period >= cell.cohort;
        let mut keys: Vec<i32> = self.cells.iter().filter(|it| counts(it)).map(key).collect();
        keys.sort_unstable();
        keys.dedup();
        let part = |at: i32| Some((at, self.by_size(|cell| counts(cell) && key(cell) == at)?));
        keys.into_iter().filter_map(part).collect()
    }

    /// The mean of some cells, each cohort counting by its size.
    pub(crate) fn by_size(&self, chosen: impl Fn(&Cell) -> bool) -> Option<Functional> {
        let size = |cell: &Cell| self.sample.strata[cell.stratum].units.len() as f64;
        let chosen: Vec<usize> =
            (0..self.cells.len()).filter(|&c| chosen(&self.cells[c])).collect();
        let total: f64 = chosen.iter().map(|&c| size(&self.cells[c])).sum();
        if total <= 0.0 {
            return None;
        }
        let cells: Vec<_> = chosen.into_iter().map(|c| (c, size(&self.cells[c]) / total)).collect();
        let mut it = Functional { cells, shares: vec![0.0; self.sample.strata.len()] };
        let point = self.point(&it);
        for &(c, _) in &it.cells {
            it.shares[self.cells[c].stratum] += (self.cells[c].effect - point) / total;
        }
        Some(it)
    }

    fn mean_of_groups(&self, groups: &[(i32, Functional)]) -> Option<Functional> {
        let stratum = |it: &Functional| self.cells[it.cells[0].0].stratum;
        let size = |it: &Functional| self.sample.strata[stratum(it)].units.len() as f64;
        let total: f64 = groups.iter().map(|it| size(&it.1)).sum();
        let mut whole =
            Functional { cells: Vec::new(), shares: vec![0.0; self.sample.strata.len()] };
        for (_, group) in groups {
            let weight = size(group) / total;
            whole.cells.extend(group.cells.iter().map(|&(c, w)| (c, w * weight)));
        }
        let point = self.point(&whole);
        for (_, group) in groups {
            whole.shares[stratum(group)] = (self.point(group) - point) / total;
        }
        (!whole.cells.is_empty()).then_some(whole)
    }

    pub(crate) fn point(&self, functional: &Functional) -> f64 {
        functional.cells.iter().map(|&(c, weight)| weight * self.cells[c].effect).sum()
    }

    /// The number with its uncertainty.
    pub(crate) fn judge(&self, functional: &Functional, level: f64) -> Estimate {
        let point = self.point(functional);
        let spread = self.spread(functional);
        let error = spread.variance.sqrt();
        let interval = if error.is_finite() {
            Interval::around(point, student_critical(1.0 - level, spread.df) * error)
        } else {
            Interval { low: f64::NEG_INFINITY, high: f64::INFINITY }
        };
        let p = if error > 0.0 { student_p(point / error, spread.df) } else { f64::NAN };
        let standard_error = self.asymptotic_error(functional);
        Estimate { point, standard_error, small_sample_error: error, df: spread.df, p, interval }
    }
}

fn mean<'a>(parts: impl Iterator<Item = &'a Functional>) -> Option<Functional> {
    let parts: Vec<&Functional> = parts.collect();
    let share = 1.0 / parts.len() as f64;
    let mut whole =
        Functional { cells: Vec::new(), shares: vec![0.0; parts.first()?.shares.len()] };
    for part in parts {
        whole.cells.extend(part.cells.iter().map(|&(c, weight)| (c, weight * share)));
        whole.shares.iter_mut().zip(&part.shares).for_each(|(a, b)| *a += b * share);
    }
    Some(whole)
}
