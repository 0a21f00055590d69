//! The part of a panel that can be compared.

use crate::design::{Controls, Design, Gaps};
use crate::panel::Panel;
use crate::refusal::Refusal;

/// The adoption period of a unit that never adopts.
pub const NEVER: i32 = i32::MAX;

/// Units with the same adoption period.
#[derive(Clone, Debug, PartialEq)]
pub struct Stratum {
    /// When they adopt, or [`NEVER`].
    pub adoption: i32,
    /// The index of the first period that is not before adoption.
    pub first: usize,
    /// Their indices.
    pub units: Vec<usize>,
}

/// A panel without the units and periods that no comparison can use: those who adopted by the
/// first period; with [`Gaps::CompleteUnits`] the incomplete; and, when everybody adopts in the
/// end, the periods from the last adoption on.
#[derive(Clone, Debug)]
pub struct Sample {
    /// How many units.
    pub units: usize,
    /// The periods in order.
    pub periods: Vec<i32>,
    /// How many covariates.
    pub width: usize,
    /// Unit by unit, period by period; missing is NaN.
    pub outcome: Vec<f64>,
    /// Unit by unit, period by period, covariate by covariate.
    pub covariates: Vec<f64>,
    /// Of each unit, or [`NEVER`].
    pub adoption: Vec<i32>,
    /// By adoption, the never-treated last.
    pub strata: Vec<Stratum>,
    /// The first so many strata are the cohorts whose effect is sought.
    pub cohorts: usize,
}

impl Sample {
    /// Chooses the units and periods.
    pub fn of(panel: &Panel, design: &Design) -> Result<Self, Refusal> {
        let last = *panel.periods.last().expect("a panel has observations");
        let adoption: Vec<i32> =
            panel.cohorts.iter().map(|it| it.filter(|&g| g <= last).unwrap_or(NEVER)).collect();
        if adoption.iter().all(|&g| g == NEVER) {
            return Err(Refusal::NoAdopters);
        }
        let mut kept: Vec<usize> =
            (0..adoption.len()).filter(|&i| adoption[i] > panel.periods[0]).collect();
        let mut end = comparable_periods(panel, &adoption, &kept, design)?;
        if design.gaps == Gaps::CompleteUnits {
            let width = panel.periods.len();
            kept.retain(|&i| panel.outcome[i * width..][..end].iter().all(|it| !it.is_nan()));
            end = comparable_periods(panel, &adoption, &kept, design)?;
        }
        let adoption = kept.iter().map(|&i| adoption[i]).collect();
        Ok(Self::take(panel, &kept, end).relabelled(adoption))
    }

    fn take(panel: &Panel, kept: &[usize], end: usize) -> Self {
        let (all, width) = (panel.periods.len(), panel.names.len());
        let outcome = kept.iter().flat_map(|i| &panel.outcome[i * all..][..end]);
        let covariates =
            kept.iter().flat_map(|i| &panel.covariates[i * all * width..][..end * width]);
        Self {
            units: kept.len(),
            periods: panel.periods[..end].to_vec(),
            width,
            outcome: outcome.copied().collect(),
            covariates: covariates.copied().collect(),
            adoption: Vec::new(),
            strata: Vec::new(),
            cohorts: 0,
        }
    }

    /// The same units with other adoption periods.
    pub fn relabelled(mut self, adoption: Vec<i32>) -> Self {
        let mut seen = adoption.clone();
        seen.sort_unstable();
        seen.dedup();
        self.strata = seen
            .into_iter()
            .map(|g| Stratum {
                adoption: g,
                first: self.periods.partition_point(|&t| t < g),
                units: (0..adoption.len()).filter(|&i| adoption[i] == g).collect(),
            })
            .collect();
        // The never-treated, or those who adopt after the last period kept, are controls only.
        let effective = |it: &&Stratum| it.first > 0 && it.first < self.periods.len();
        self.cohorts = self.strata.iter().filter(effective).count();
        self.adoption = adoption;
        self
    }

    /// The cohorts whose effect is sought.
    pub fn cohorts(&self) -> &[Stratum] {
        &self.strata[..self.cohorts]
    }

    /// The units that adopt within the periods kept.
    pub fn adopters(&self) -> usize {
        self.cohorts().iter().map(|it| it.units.len()).sum()
    }

    /// The outcome of a unit in a period, both by index; NaN when missing.
    pub fn at(&self, unit: usize, period: usize) -> f64 {
        self.outcome[unit * self.periods.len() + period]
    }

    /// The covariates of a unit in a period, both by index.
    pub fn covariates_at(&self, unit: usize, period: usize) -> &[f64] {
        &self.covariates[(unit * self.periods.len() + period) * self.width..][..self.width]
    }

    /// The unit may serve as a control of another cohort in a comparison whose later period is this.
    pub fn is_control(&self, unit: usize, later: usize, controls: Controls) -> bool {
        match controls {
            Controls::Never => self.adoption[unit] == NEVER,
            Controls::NotYet => self.adoption[unit] > self.periods[later],
        }
    }

    /// No unit lacks a period.
    pub fn is_complete(&self) -> bool {
        self.outcome.iter().all(|it| !it.is_nan())
    }
}

/// How many of the first periods somebody serves as a control in.
fn comparable_periods(
    panel: &Panel,
    adoption: &[i32],
    kept: &[usize],
    design: &Design,
) -> Result<usize, Refusal> {
    let of_kept = || kept.iter().map(|&i| adoption[i]);
    let Some(latest) = of_kept().max() else { return Err(Refusal::NothingBefore) };
    if latest == NEVER {
        let treated = of_kept().any(|g| g != NEVER);
        return if treated { Ok(panel.periods.len()) } else { Err(Refusal::NothingBefore) };
    }
    if of_kept().all(|g| g == latest) {
        return Err(Refusal::AllAtOnce);
    }
    match design.controls {
        Controls::Never => Err(Refusal::NoControls),
        Controls::NotYet => Ok(panel.periods.partition_point(|&t| t < latest)),
    }
}
