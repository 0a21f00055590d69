//! The panel: one outcome of units over periods, with the period in which each unit adopted.

use std::collections::{BTreeSet, HashMap};

/// One row of a panel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observation<'a> {
    /// The unit's name.
    pub unit: &'a str,
    /// When it was observed: any whole number that grows with time.
    pub period: i32,
    /// The first period under the practice, in the same numbering; `None` is never.
    pub cohort: Option<i32>,
    /// What was observed.
    pub outcome: f64,
    /// The covariates, in the panel's order.
    pub covariates: &'a [f64],
}

/// Units over periods. Months may be missing; adoption is once and for all.
///
/// Units are kept in an order that depends on what was observed and not on their names or on the
/// order of rows, so that neither changes a random draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    pub(crate) units: Vec<String>,
    pub(crate) cohorts: Vec<Option<i32>>,
    pub(crate) periods: Vec<i32>,
    pub(crate) names: Vec<String>,
    /// Unit by unit, period by period; missing is NaN.
    pub(crate) outcome: Vec<f64>,
    /// Unit by unit, period by period, covariate by covariate.
    pub(crate) covariates: Vec<f64>,
}

/// Why rows do not make a panel.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PanelError {
    /// There is no row.
    #[error("there are no observations")]
    Empty,
    /// The same unit twice in the same period.
    #[error("{unit} is observed twice in period {period}")]
    Repeated {
        /// The unit.
        unit: String,
        /// The period.
        period: i32,
    },
    /// A unit adopts once.
    #[error("{unit} has two adoption periods: {} and {}", said(*first), said(*second))]
    CohortVaries {
        /// The unit.
        unit: String,
        /// What its earlier row said.
        first: Option<i32>,
        /// What this row says.
        second: Option<i32>,
    },
    /// An outcome or covariate that is infinite or not a number.
    #[error("{unit} has a value in period {period} that is not a finite number")]
    NotFinite {
        /// The unit.
        unit: String,
        /// The period.
        period: i32,
    },
    /// A row has more or fewer covariates than the panel.
    #[error("{found} covariates instead of {expected}")]
    CovariateCount {
        /// In the row.
        found: usize,
        /// In the panel.
        expected: usize,
    },
    /// So many units and periods that almost every cell would be empty.
    #[error("{units} units by {periods} periods are too many for one panel")]
    TooLarge {
        /// How many units.
        units: usize,
        /// How many periods.
        periods: usize,
    },
}

/// Units × periods × (outcome and covariates) beyond which a panel is not laid out.
const MOST_VALUES: usize = 50_000_000;

impl Panel {
    /// Lays rows out. `names` are the covariates' names.
    ///
    /// # Errors
    /// The first fault in the order of the rows.
    pub fn new<'a>(
        names: Vec<String>,
        rows: impl IntoIterator<Item = Observation<'a>>,
    ) -> Result<Self, PanelError> {
        let mut draft = Draft { names, ..Draft::default() };
        for row in rows {
            draft.add(row)?;
        }
        draft.finish()
    }

    /// The units' names.
    pub fn units(&self) -> &[String] {
        &self.units
    }

    /// The periods in which anything was observed, in order.
    pub fn periods(&self) -> &[i32] {
        &self.periods
    }

    /// The covariates' names.
    pub fn covariates(&self) -> &[String] {
        &self.names
    }

    /// When the unit of this index adopted.
    pub fn cohort(&self, unit: usize) -> Option<i32> {
        self.cohorts[unit]
    }

    /// The outcome of a unit in a period, both by index; `None` when it is missing.
    pub fn outcome(&self, unit: usize, period: usize) -> Option<f64> {
        Some(self.outcome[unit * self.periods.len() + period]).filter(|it| !it.is_nan())
    }

    /// The series of every unit is constant: nothing happens that could be explained.
    pub(crate) fn is_constant(&self) -> bool {
        self.outcome.chunks(self.periods.len()).all(|series| {
            let mut seen = series.iter().filter(|it| !it.is_nan());
            seen.next().is_none_or(|first| seen.all(|it| it == first))
        })
    }
}

/// Rows before their places are known.
#[derive(Default)]
struct Draft {
    names: Vec<String>,
    index: HashMap<String, usize>,
    units: Vec<Unit>,
    periods: BTreeSet<i32>,
}

struct Unit {
    name: String,
    cohort: Option<i32>,
    /// Outcome and covariates by period.
    rows: HashMap<i32, Vec<f64>>,
}

impl Draft {
    fn add(&mut self, row: Observation<'_>) -> Result<(), PanelError> {
        let (unit, period) = (row.unit, row.period);
        if row.covariates.len() != self.names.len() {
            let (found, expected) = (row.covariates.len(), self.names.len());
            return Err(PanelError::CovariateCount { found, expected });
        }
        let values: Vec<f64> =
            [row.outcome].into_iter().chain(row.covariates.iter().copied()).collect();
        if !values.iter().all(|it| it.is_finite()) {
            return Err(PanelError::NotFinite { unit: unit.to_owned(), period });
        }
        let next = self.units.len();
        let place = *self.index.entry(unit.to_owned()).or_insert(next);
        if place == next {
            let rows = HashMap::new();
            self.units.push(Unit { name: unit.to_owned(), cohort: row.cohort, rows });
        }
        let known = &mut self.units[place];
        if known.cohort != row.cohort {
            let (first, second) = (known.cohort, row.cohort);
            return Err(PanelError::CohortVaries { unit: unit.to_owned(), first, second });
        }
        if known.rows.insert(period, values).is_some() {
            return Err(PanelError::Repeated { unit: unit.to_owned(), period });
        }
        self.periods.insert(period);
        Ok(())
    }

    fn finish(self) -> Result<Panel, PanelError> {
        let periods: Vec<i32> = self.periods.into_iter().collect();
        let (units, width) = (self.units.len(), self.names.len() + 1);
        if periods.is_empty() {
            return Err(PanelError::Empty);
        }
        if units.saturating_mul(periods.len()).saturating_mul(width) > MOST_VALUES {
            return Err(PanelError::TooLarge { units, periods: periods.len() });
        }
        let mut laid: Vec<(Option<i32>, Vec<f64>, String)> = self
            .units
            .into_iter()
            .map(|unit| {
                let missing = vec![f64::NAN; width];
                let cells = periods.iter().flat_map(|it| unit.rows.get(it).unwrap_or(&missing));
                (unit.cohort, cells.copied().collect(), unit.name)
            })
            .collect();
        laid.sort_by(|a, b| {
            a.0.cmp(&b.0).then_with(|| by_values(&a.1, &b.1)).then_with(|| a.2.cmp(&b.2))
        });
        let cells = || laid.iter().flat_map(|it| it.1.chunks(width));
        Ok(Panel {
            outcome: cells().map(|it| it[0]).collect(),
            covariates: cells().flat_map(|it| &it[1..]).copied().collect(),
            cohorts: laid.iter().map(|it| it.0).collect(),
            units: laid.into_iter().map(|it| it.2).collect(),
            names: self.names,
            periods,
        })
    }
}

fn by_values(a: &[f64], b: &[f64]) -> std::cmp::Ordering {
    a.iter()
        .zip(b)
        .map(|(x, y)| x.total_cmp(y))
        .find(|it| it.is_ne())
        .unwrap_or(std::cmp::Ordering::Equal)
}

fn said(cohort: Option<i32>) -> String {
    cohort.map_or_else(|| "never".to_owned(), |it| it.to_string())
}
