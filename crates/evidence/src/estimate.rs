//! Group-time average treatment effects of Callaway and Sant'Anna (2021).

use crate::cell::Comparison;
use crate::design::{Base, Design};
use crate::panel::Panel;
use crate::refusal::Refusal;
use crate::sample::Sample;

/// The effect on one cohort in one period.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Cell {
    /// When the cohort adopted.
    pub cohort: i32,
    /// The period.
    pub period: i32,
    /// The period that it is compared with.
    pub base: i32,
    /// The effect; before adoption a placebo that should be zero.
    pub effect: f64,
    /// Its asymptotic standard error, as R `did` and csdid report it; zero for the base itself.
    pub standard_error: f64,
    /// Adopters in the comparison.
    pub adopters: usize,
    /// Controls in the comparison.
    pub controls: usize,
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) stratum: usize,
}

/// All group-time effects of a panel with what their uncertainty needs.
#[derive(Clone, Debug)]
pub struct GroupTime {
    pub(crate) sample: Sample,
    pub(crate) cells: Vec<Cell>,
    /// Cell by cell, unit by unit: see [`crate::cell`].
    pub(crate) scores: Vec<f64>,
    /// The same of controls' residuals; NaN where a unit is no control.
    pub(crate) residuals: Vec<f64>,
}

impl GroupTime {
    /// Estimates every cell that can be estimated.
    ///
    /// # Errors
    /// When there is nothing to compare: no adopters, no controls, or no cell.
    pub fn estimate(panel: &Panel, design: &Design) -> Result<Self, Refusal> {
        let it = Self::of_sample(Sample::of(panel, design)?, design);
        let after = it.cells.iter().any(|cell| cell.period >= cell.cohort);
        if after { Ok(it) } else { Err(Refusal::NotEstimable) }
    }

    /// The effects, by cohort and period.
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// Units that adopt within the periods that can be compared.
    pub fn adopters(&self) -> usize {
        self.sample.adopters()
    }

    pub(crate) fn of_sample(sample: Sample, design: &Design) -> Self {
        let mut it = Self::empty(sample);
        for stratum in 0..it.sample.cohorts {
            let first = it.sample.strata[stratum].first;
            for period in 0..it.sample.periods.len() {
                let base = match design.base {
                    Base::Varying if period < first => period.checked_sub(1),
                    _ => Some(first - 1),
                };
                if let Some(base) = base {
                    it.add(stratum, period, base, design);
                }
            }
        }
        it
    }

    pub(crate) fn empty(sample: Sample) -> Self {
        Self { sample, cells: Vec::new(), scores: Vec::new(), residuals: Vec::new() }
    }

    /// Adds one cell when it can be estimated.
    pub(crate) fn add(&mut self, stratum: usize, period: usize, base: usize, design: &Design) {
        let sample = &self.sample;
        let mut cell = Cell {
            cohort: sample.strata[stratum].adoption,
            period: sample.periods[period],
            base: sample.periods[base],
            effect: 0.0,
            standard_error: 0.0,
            adopters: 0,
            controls: 0,
            stratum,
        };
        let (mut scores, mut residuals) = (vec![0.0; sample.units], vec![f64::NAN; sample.units]);
        if period != base {
            let mut comparison = compare(sample, stratum, period, base, design);
            let Some(contrast) = comparison.contrast(design.adjustment) else { return };
            cell.effect = contrast.effect;
            cell.standard_error = contrast.scores.iter().map(|it| it * it).sum::<f64>().sqrt();
            cell.adopters = comparison.adopters;
            cell.controls = comparison.units.len() - comparison.adopters;
            for (place, &unit) in comparison.units.iter().enumerate() {
                scores[unit] = contrast.scores[place];
                if place >= comparison.adopters {
                    residuals[unit] = contrast.residuals[place];
                }
            }
        }
        self.cells.push(cell);
        self.scores.append(&mut scores);
        self.residuals.append(&mut residuals);
    }
}

/// Gathers the units that are observed in both periods: the cohort's, then the controls.
fn compare(
    sample: &Sample,
    stratum: usize,
    period: usize,
    base: usize,
    design: &Design,
) -> Comparison {
    let mut it = Comparison { size: sample.width + 1, ..Comparison::default() };
    let earlier = period.min(base);
    let add = |it: &mut Comparison, unit: usize| {
        let change = sample.at(unit, period) - sample.at(unit, base);
        if !change.is_nan() {
            it.units.push(unit);
            it.change.push(change);
            it.rows.push(1.0);
            it.rows.extend_from_slice(sample.covariates_at(unit, earlier));
        }
    };
    for &unit in &sample.strata[stratum].units {
        add(&mut it, unit);
    }
    it.adopters = it.units.len();
    let own = sample.strata[stratum].adoption;
    for unit in 0..sample.units {
        if sample.adoption[unit] != own
            && sample.is_control(unit, period.max(base), design.controls)
        {
            add(&mut it, unit);
        }
    }
    it
}
