//! An effect, or the reason why none is shown.

use crate::aggregate::{Aggregation, Estimate, Interval, Point};
use crate::bootstrap::Bootstrap;
use crate::design::Design;
use crate::estimate::GroupTime;
use crate::panel::Panel;
use crate::randomise::Randomisation;
use crate::refusal::Refusal;
use crate::sample::{NEVER, Sample};
use crate::trends::Trends;

/// When a number is warranted. Every threshold is data.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Rules {
    /// The fewest adopters.
    pub adopters: usize,
    /// The fewest controls.
    pub controls: usize,
    /// Some cohort has at least so many periods before adoption: otherwise trends cannot be told.
    pub periods_before: usize,
    /// Some cohort has at least so many periods since adoption, its first included.
    pub periods_after: usize,
    /// How far back trends are compared.
    pub trend_window: usize,
    /// Trends are broken when their p-value is below this.
    pub trend_alpha: f64,
    /// With fewer adopters the interval is that of randomisation inference.
    pub few_adopters: usize,
    /// The confidence of intervals and bands.
    pub level: f64,
    /// Effects this many periods after adoption count as lasting.
    pub year: i32,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            adopters: 3,
            controls: 5,
            periods_before: 3,
            periods_after: 1,
            trend_window: 24,
            trend_alpha: 0.05,
            few_adopters: 10,
            level: 0.95,
            year: 12,
        }
    }
}

/// What can be said about a practice and an outcome.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(tag = "verdict", rename_all = "kebab-case")
)]
pub enum Verdict {
    /// The effect.
    Effect(Box<Effect>),
    /// No number is warranted.
    Refused(Refusal),
}

/// Where the interval of an effect comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Inference {
    /// Student's t with the small-sample error.
    StudentT,
    /// Adoption periods dealt anew among units: few adopters.
    Randomisation,
}

/// A measured effect with all that a reader needs to trust it or not.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Effect {
    /// The mean over all adopters and periods since adoption ([`Aggregation::Simple`]).
    pub overall: Estimate,
    /// The interval to be shown.
    pub interval: Interval,
    /// The p-value of no effect, from the same inference.
    pub p: f64,
    /// Where both come from.
    pub inference: Inference,
    /// The confidence of all intervals.
    pub level: f64,
    /// How many adopted within the periods compared.
    pub adopters: usize,
    /// In how many cohorts.
    pub cohorts: usize,
    /// How many never adopted within the periods compared.
    pub controls: usize,
    /// The first period compared.
    pub from: i32,
    /// The last period compared.
    pub to: i32,
    /// The test of trends.
    pub trends: Trends,
    /// By time since adoption.
    pub events: Vec<Point>,
    /// By cohort.
    pub groups: Vec<Point>,
    /// The mean a year after adoption and later; `None` when nobody was observed so long.
    pub lasting: Option<Estimate>,
    /// The standard deviation of the units' outcomes in the last period before the first
    /// adoption: what a large effect would be large against.
    pub scale: f64,
}

/// Estimates and decides. The order of refusals is the order of the variants of [`Refusal`].
pub fn judge(panel: &Panel, design: &Design, rules: &Rules, bootstrap: Bootstrap) -> Verdict {
    match effect(panel, design, rules, bootstrap) {
        Ok(effect) => Verdict::Effect(Box::new(effect)),
        Err(refusal) => Verdict::Refused(refusal),
    }
}

fn effect(
    panel: &Panel,
    design: &Design,
    rules: &Rules,
    bootstrap: Bootstrap,
) -> Result<Effect, Refusal> {
    let sample = Sample::of(panel, design)?;
    let controls = enough(panel, &sample, rules)?;
    let cells = GroupTime::estimate(panel, design)?;
    let summary = |kind| cells.aggregate(kind, rules.level, bootstrap).ok_or(Refusal::NotEstimable);
    let overall = summary(Aggregation::Simple)?.overall;
    let error = overall.small_sample_error;
    if error.is_nan() || error <= 1e-12 * overall.point.abs() {
        return Err(Refusal::NoVariation);
    }
    let trends =
        Trends::test(&sample, design, rules.periods_before, rules.trend_window, rules.level)
            .ok_or(Refusal::NoVariation)?;
    if trends.p < rules.trend_alpha {
        return Err(Refusal::BrokenTrends { p: trends.p, drift: trends.drift.point });
    }
    let few = sample.adopters() < rules.few_adopters;
    let dealt = few.then(|| Randomisation::of(&sample, design, rules.level, bootstrap)).flatten();
    let lasting = cells.by_size(|cell| cell.period - cell.cohort >= rules.year);
    Ok(Effect {
        interval: dealt.map_or(overall.interval, |it| it.interval),
        p: dealt.map_or(overall.p, |it| it.p),
        inference: if dealt.is_some() { Inference::Randomisation } else { Inference::StudentT },
        overall,
        level: rules.level,
        adopters: sample.adopters(),
        cohorts: sample.cohorts,
        controls,
        from: sample.periods[0],
        to: sample.periods[sample.periods.len() - 1],
        trends,
        events: summary(Aggregation::Event)?.points,
        groups: summary(Aggregation::Group)?.points,
        lasting: lasting.map(|it| cells.judge(&it, rules.level)),
        scale: scale(&sample),
    })
}

/// The minimum-data rules; tells the number of controls.
fn enough(panel: &Panel, sample: &Sample, rules: &Rules) -> Result<usize, Refusal> {
    let (adopters, last) =
        (sample.adopters(), *sample.periods.last().expect("a sample has periods"));
    let controls = sample.adoption.iter().filter(|&&g| g == NEVER || g > last).count();
    let before = sample.cohorts().iter().map(|it| it.first).max().ok_or(Refusal::NothingBefore)?;
    let after =
        sample.cohorts().iter().map(|it| sample.periods.len() - it.first).max().unwrap_or(0);
    if adopters < rules.adopters {
        Err(Refusal::TooFewAdopters { found: adopters, needed: rules.adopters })
    } else if controls < rules.controls {
        Err(Refusal::TooFewControls { found: controls, needed: rules.controls })
    } else if panel.is_constant() {
        Err(Refusal::ConstantOutcome)
    } else if before < rules.periods_before {
        Err(Refusal::TooFewPeriodsBefore { found: before, needed: rules.periods_before })
    } else if after < rules.periods_after {
        Err(Refusal::TooFewPeriodsAfter { found: after, needed: rules.periods_after })
    } else {
        Ok(controls)
    }
}

fn scale(sample: &Sample) -> f64 {
    let period = sample.cohorts()[0].first - 1;
    let values: Vec<f64> =
        (0..sample.units).map(|i| sample.at(i, period)).filter(|it| !it.is_nan()).collect();
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    (values.iter().map(|it| (it - mean).powi(2)).sum::<f64>() / (n - 1.0).max(1.0)).sqrt()
}
