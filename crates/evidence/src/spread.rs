//! The uncertainty of a summary.
//!
//! Two variances are told. The asymptotic one of the influence function treats the adopters and
//! the sizes of their cohorts as a large random sample; R `did` and csdid report it, and with
//! three adopters in a cohort it is a third too small. The small-sample one asks about *these*
//! adopters: the estimate is a sum of independent contributions of units, so that its variance is
//! the sum over cohorts of size × the sample variance of contributions within the cohort
//! (unbiased however small the cohort, and whatever the serial correlation), with the degrees of
//! freedom of Welch and Satterthwaite. A cohort of a single adopter has no variance of its own:
//! it borrows that of the same comparison made for every control in its place (Conley and Taber
//! 2011).

use crate::aggregate::Functional;
use crate::estimate::GroupTime;
use crate::sample::NEVER;

/// A variance that knows how well it is known.
pub(crate) struct Spread {
    /// The variance; NaN when it cannot be told.
    pub variance: f64,
    /// Its degrees of freedom.
    pub df: f64,
    /// Scores of the units, scaled to a sum of squares of one: what the bootstrap multiplies.
    pub column: Vec<f64>,
}

/// The part of one cohort.
struct Part {
    variance: f64,
    df: f64,
}

impl GroupTime {
    pub(crate) fn asymptotic_error(&self, functional: &Functional) -> f64 {
        let mut scores = self.scores_of(functional);
        for (stratum, share) in self.sample.strata.iter().zip(&functional.shares) {
            stratum.units.iter().for_each(|&unit| scores[unit] += share);
        }
        scores.iter().map(|it| it * it).sum::<f64>().sqrt()
    }

    pub(crate) fn spread(&self, functional: &Functional) -> Spread {
        let scores = self.scores_of(functional);
        let mut column = vec![0.0; self.sample.units];
        let mut parts = Vec::with_capacity(self.sample.strata.len());
        for index in 0..self.sample.strata.len() {
            let used = functional.cells.iter().any(|it| self.cells[it.0].stratum == index);
            let lone = self.sample.strata[index].units.len() == 1 && used;
            parts.push(if lone {
                self.borrowed(index, functional, &scores, &mut column)
            } else {
                self.own(index, &scores, &mut column)
            });
        }
        let variance: f64 = parts.iter().map(|it| it.variance).sum();
        let doubt: f64 = parts.iter().map(|it| it.variance.powi(2) / (it.df + 2.0)).sum();
        // Welch's correction: plugging estimated variances into Satterthwaite's formula alone
        // understates the degrees of freedom.
        let df = (variance.powi(2) / doubt - 2.0).max(1.0);
        let length = column.iter().map(|it| it * it).sum::<f64>().sqrt();
        if length > 0.0 {
            column.iter_mut().for_each(|it| *it /= length);
        }
        Spread { variance, df: if df.is_nan() { 1.0 } else { df }, column }
    }

    fn scores_of(&self, functional: &Functional) -> Vec<f64> {
        let mut sum = vec![0.0; self.sample.units];
        for &(cell, weight) in &functional.cells {
            let scores = &self.scores[cell * sum.len()..][..sum.len()];
            sum.iter_mut().zip(scores).for_each(|(total, it)| *total += weight * it);
        }
        sum
    }

    /// The variance within a cohort (or within the controls) of several units.
    fn own(&self, index: usize, scores: &[f64], column: &mut [f64]) -> Part {
        let stratum = &self.sample.strata[index];
        let n = stratum.units.len() as f64;
        let mean = stratum.units.iter().map(|&unit| scores[unit]).sum::<f64>() / n;
        let fitted = 1 + if stratum.adoption == NEVER { self.sample.width } else { 0 };
        let df = (n - fitted as f64).max(1.0);
        let (mean, inflation) = if n > 1.0 { (mean, (n / df).sqrt()) } else { (0.0, 1.0) };
        let mut variance = 0.0;
        for &unit in &stratum.units {
            column[unit] += inflation * (scores[unit] - mean);
            variance += (inflation * (scores[unit] - mean)).powi(2);
        }
        Part { variance, df }
    }

    /// The variance of a lone adopter, from placebos of the controls.
    fn borrowed(
        &self,
        index: usize,
        functional: &Functional,
        scores: &[f64],
        column: &mut [f64],
    ) -> Part {
        let mut placebos = vec![0.0; self.sample.units];
        for &(cell, weight) in
            functional.cells.iter().filter(|it| self.cells[it.0].stratum == index)
        {
            let residuals = &self.residuals[cell * placebos.len()..][..placebos.len()];
            if self.cells[cell].adopters > 0 {
                placebos.iter_mut().zip(residuals).for_each(|(total, it)| *total += weight * it);
            }
        }
        let known = || placebos.iter().filter(|it| !it.is_nan());
        let n = known().count() as f64;
        if n < 3.0 {
            return Part { variance: f64::NAN, df: 1.0 };
        }
        let mean = known().sum::<f64>() / n;
        let variance = known().map(|it| (it - mean).powi(2)).sum::<f64>() / (n - 1.0);
        for (slot, placebo) in column.iter_mut().zip(&placebos).filter(|it| !it.1.is_nan()) {
            *slot -= (placebo - mean) / (n - 1.0).sqrt();
        }
        let own = scores[self.sample.strata[index].units[0]];
        Part { variance: variance + own * own, df: n - 1.0 }
    }
}
