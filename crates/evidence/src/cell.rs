//! One comparison of two groups in two periods.
//!
//! Scores are influence functions divided by the number of units: the estimate minus the truth is
//! about the sum of the scores, and their squares add up to its variance. Sources: Callaway and
//! Sant'Anna (2021), section 4; Sant'Anna and Zhao (2020), section 3.

use crate::design::Adjustment;
use crate::linear::{Cholesky, dot, gram, weighted_sum};

/// Changes of adopters and controls between two periods.
#[derive(Default)]
pub struct Comparison {
    /// The units: the adopters, then the controls.
    pub units: Vec<usize>,
    /// The change of each.
    pub change: Vec<f64>,
    /// How many of them are adopters.
    pub adopters: usize,
    /// Of each unit: one, then its covariates in the earlier period.
    pub rows: Vec<f64>,
    /// Covariates and one.
    pub size: usize,
}

/// What a comparison says.
pub struct Contrast {
    /// The effect on the adopters.
    pub effect: f64,
    /// Of each unit of the comparison.
    pub scores: Vec<f64>,
    /// The part of each unit's change that the controls do not explain; of a control it is what a
    /// lone adopter would have shown without any effect.
    pub residuals: Vec<f64>,
}

/// Propensity scores above this mean that covariates separate the groups (as in R `did`).
const SEPARATED: f64 = 0.999;
/// Controls more likely than this to be adopters are not used (as in R `DRDID`).
const TRIMMED: f64 = 0.995;

impl Comparison {
    /// Estimates; `None` when a group is empty, the covariates are collinear or they separate the
    /// groups.
    pub fn contrast(&mut self, adjustment: Adjustment) -> Option<Contrast> {
        if self.adopters == 0 || self.adopters == self.units.len() {
            return None;
        }
        if adjustment == Adjustment::None || self.size == 1 {
            return Some(self.unconditional());
        }
        self.standardise();
        let outcome = self.outcome_model()?;
        if adjustment == Adjustment::Regression {
            return Some(self.by_regression(&outcome));
        }
        self.doubly_robust(&outcome)
    }

    fn unconditional(&self) -> Contrast {
        let (ours, theirs) = self.change.split_at(self.adopters);
        let (n, m) = (ours.len() as f64, theirs.len() as f64);
        let (mean, base) = (ours.iter().sum::<f64>() / n, theirs.iter().sum::<f64>() / m);
        let scores = ours.iter().map(|it| (it - mean) / n);
        let scores = scores.chain(theirs.iter().map(|it| (base - it) / m)).collect();
        let residuals = self.change.iter().map(|it| it - base).collect();
        Contrast { effect: mean - base, scores, residuals }
    }

    /// Centres and scales covariates: estimates stay the same, sums become exact.
    fn standardise(&mut self) {
        let n = self.units.len() as f64;
        for k in 1..self.size {
            let column = || self.rows.iter().skip(k).step_by(self.size);
            let mean = column().sum::<f64>() / n;
            let spread = (column().map(|it| (it - mean).powi(2)).sum::<f64>() / n).sqrt();
            let scale = if spread > 0.0 { spread } else { 1.0 };
            self.rows
                .iter_mut()
                .skip(k)
                .step_by(self.size)
                .for_each(|it| *it = (*it - mean) / scale);
        }
    }

    fn outcome_model(&self) -> Option<OutcomeModel> {
        let controls = || self.rows().skip(self.adopters);
        let inverse = Cholesky::of(&gram(controls().map(|row| (1.0, row)), self.size), self.size)?;
        let changes = self.change[self.adopters..].iter().copied();
        let slopes = inverse.solve(&weighted_sum(changes.zip(controls()), self.size));
        let residuals =
            self.rows().zip(&self.change).map(|(row, it)| it - dot(row, &slopes)).collect();
        Some(OutcomeModel { inverse, residuals })
    }

    fn by_regression(&self, outcome: &OutcomeModel) -> Contrast {
        let n = self.adopters as f64;
        let effect = outcome.residuals[..self.adopters].iter().sum::<f64>() / n;
        let pull = outcome.inverse.solve(&self.adopters_mean());
        let score = |(i, row): (usize, &[f64])| {
            let residual = outcome.residuals[i];
            if i < self.adopters { (residual - effect) / n } else { -residual * dot(row, &pull) }
        };
        let scores = self.rows().enumerate().map(score).collect();
        Contrast { effect, scores, residuals: outcome.residuals.clone() }
    }

    fn doubly_robust(&self, outcome: &OutcomeModel) -> Option<Contrast> {
        let propensity = self.propensity()?;
        let residuals = &outcome.residuals;
        let n = self.adopters as f64;
        let ours = residuals[..self.adopters].iter().sum::<f64>() / n;
        let weights: Vec<f64> = self.control_weights(&propensity.scores);
        let total: f64 = weights.iter().sum();
        if total <= 0.0 {
            return None;
        }
        let theirs = dot(&weights, residuals) / total;
        let drawn = |weight: &dyn Fn(usize) -> f64| {
            weighted_sum(
                self.rows().enumerate().map(|(i, row)| (weight(i) / total, row)),
                self.size,
            )
        };
        let through_propensity =
            propensity.inverse.solve(&drawn(&|i| weights[i] * (residuals[i] - theirs)));
        let imbalance: Vec<f64> =
            self.adopters_mean().iter().zip(drawn(&|i| weights[i])).map(|(a, b)| a - b).collect();
        let through_outcome = outcome.inverse.solve(&imbalance);
        let score = |(i, row): (usize, &[f64])| {
            let adopted = if i < self.adopters { 1.0 } else { 0.0 };
            let own = if i < self.adopters {
                (residuals[i] - ours) / n
            } else {
                -weights[i] * (residuals[i] - theirs) / total
                    - residuals[i] * dot(row, &through_outcome)
            };
            own - (adopted - propensity.scores[i]) * dot(row, &through_propensity)
        };
        let scores = self.rows().enumerate().map(score).collect();
        let residuals = residuals.iter().map(|it| it - theirs).collect();
        Some(Contrast { effect: ours - theirs, scores, residuals })
    }

    /// Odds of adoption, which make controls look like adopters.
    fn control_weights(&self, propensity: &[f64]) -> Vec<f64> {
        let weight = |(i, &p): (usize, &f64)| {
            if i < self.adopters || p >= TRIMMED { 0.0 } else { p / (1.0 - p) }
        };
        propensity.iter().enumerate().map(weight).collect()
    }

    /// A logit by Newton's method (iteratively reweighted least squares).
    fn propensity(&self) -> Option<Propensity> {
        let mut slopes = vec![0.0; self.size];
        for _ in 0..50 {
            let scores = self.predicted(&slopes);
            let spread = scores.iter().map(|p| p * (1.0 - p));
            let inverse = Cholesky::of(&gram(spread.zip(self.rows()), self.size), self.size)?;
            let gap = |(i, p): (usize, &f64)| if i < self.adopters { 1.0 - p } else { -p };
            let gradient =
                weighted_sum(scores.iter().enumerate().map(gap).zip(self.rows()), self.size);
            let step = inverse.solve(&gradient);
            slopes.iter_mut().zip(&step).for_each(|(slope, it)| *slope += it);
            if step.iter().all(|it| it.abs() < 1e-10) {
                let overlap = scores.iter().all(|&p| p < SEPARATED);
                return overlap.then_some(Propensity { inverse, scores });
            }
        }
        None
    }

    fn predicted(&self, slopes: &[f64]) -> Vec<f64> {
        self.rows().map(|row| 1.0 / (1.0 + (-dot(row, slopes)).exp())).collect()
    }

    fn adopters_mean(&self) -> Vec<f64> {
        let share = 1.0 / self.adopters as f64;
        weighted_sum(self.rows().take(self.adopters).map(|row| (share, row)), self.size)
    }

    fn rows(&self) -> impl Iterator<Item = &[f64]> {
        self.rows.chunks(self.size)
    }
}

/// Least squares on the controls.
struct OutcomeModel {
    inverse: Cholesky,
    residuals: Vec<f64>,
}

/// The probability of being an adopter.
struct Propensity {
    inverse: Cholesky,
    scores: Vec<f64>,
}
