//! Panels from CSV.

use std::collections::HashMap;
use std::io::Read;

use csv::{ReaderBuilder, StringRecord};

use crate::panel::{Observation, Panel, PanelError};

/// Which columns of a file make the panel, by their headings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The unit: any text.
    pub unit: String,
    /// The period: a whole number (`2004`) or a month (`2024-03`).
    pub time: String,
    /// The period of adoption in the same form; `0` is never.
    pub cohort: String,
    /// The outcome: a number with a decimal point. A row without it is a missing month.
    pub outcome: String,
    /// The covariates: numbers.
    pub covariates: Vec<String>,
}

/// What is wrong with a file, and where.
#[derive(Debug, thiserror::Error)]
pub enum CsvError {
    /// The file is not CSV, not UTF-8, or cannot be read.
    #[error("the file cannot be read as CSV: {0}")]
    Unreadable(#[from] csv::Error),
    /// There is no such column.
    #[error("there is no column {name:?}; the file has: {}", found.join(", "))]
    NoColumn {
        /// What was asked for.
        name: String,
        /// What the file has.
        found: Vec<String>,
    },
    /// Two columns have the heading that was asked for.
    #[error("there are two columns {name:?}")]
    TwoColumns {
        /// The heading.
        name: String,
    },
    /// A value that cannot be taken.
    #[error("line {line}, column {column:?}: {fault}")]
    Value {
        /// The line of the file, the first being 1.
        line: u64,
        /// The heading of the column.
        column: String,
        /// What is wrong.
        fault: ValueFault,
    },
    /// The row contradicts an earlier one.
    #[error("line {line}: {fault}")]
    Row {
        /// The line of the file.
        line: u64,
        /// What is wrong.
        fault: PanelError,
    },
    /// The rows do not make a panel.
    #[error(transparent)]
    Panel(#[from] PanelError),
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ValueFault {
    /// Nothing where something is needed.
    #[error("the value is missing")]
    Missing,
    /// A comma where a decimal point should be.
    #[error("{0:?} has a decimal comma; write a decimal point")]
    DecimalComma(String),
    /// A percent sign.
    #[error("{0:?} has a percent sign; write the plain number")]
    Percent(String),
    /// Not a finite number.
    #[error("{0:?} is not a number")]
    NotANumber(String),
    /// Neither a whole number nor a month.
    #[error("{0:?} is neither a whole number nor a month such as 2024-03")]
    NotAPeriod(String),
    /// Whole numbers and months in one file.
    #[error(
        "{0:?} is numbered otherwise than the periods before it: months and whole numbers do not mix"
    )]
    MixedPeriods(String),
    /// Negative adoption periods are no sign of anything known.
    #[error("{0:?} is negative; write 0 for units that never adopt")]
    NegativeCohort(String),
}

impl Panel {
    /// Reads a panel from CSV with a heading line (UTF-8; comma, semicolon or tab, whichever the
    /// heading has most of). Months are numbered on from January of year 0.
    ///
    /// A row whose outcome or covariate is empty or `NA` is a missing observation. A missing unit,
    /// period or cohort is a fault, so is everything that is not what its column should hold.
    ///
    /// # Errors
    /// The first fault, with line and column.
    pub fn from_csv(mut reader: impl Read, columns: &Columns) -> Result<Self, CsvError> {
        let mut text = Vec::new();
        reader.read_to_end(&mut text).map_err(csv::Error::from)?;
        let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&text);
        let mut csv = ReaderBuilder::new().delimiter(delimiter(text)).from_reader(text);
        let places = Places::of(csv.headers()?, columns)?;
        let mut rows = Vec::new();
        let mut kind = None;
        for record in csv.records() {
            let record = record?;
            let line = record.position().map_or(0, csv::Position::line);
            if let Some(row) = places.row(&record, &mut kind).map_err(|it| it.at(line))? {
                rows.push((line, row));
            }
        }
        check_rows(&rows)?;
        Ok(Self::new(columns.covariates.clone(), rows.iter().map(|it| it.1.observation()))?)
    }
}

/// A row of the file.
struct Row {
    unit: String,
    period: i32,
    cohort: Option<i32>,
    outcome: f64,
    covariates: Vec<f64>,
}

impl Row {
    fn observation(&self) -> Observation<'_> {
        Observation {
            unit: &self.unit,
            period: self.period,
            cohort: self.cohort,
            outcome: self.outcome,
            covariates: &self.covariates,
        }
    }
}

/// Where the columns stand.
struct Places {
    unit: (usize, String),
    time: (usize, String),
    cohort: (usize, String),
    outcome: (usize, String),
    covariates: Vec<(usize, String)>,
}

/// A fault whose line is not known yet.
struct Misplaced(String, ValueFault);

impl Misplaced {
    fn at(self, line: u64) -> CsvError {
        CsvError::Value { line, column: self.0, fault: self.1 }
    }
}

/// How a file numbers periods.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Month,
}

impl Places {
    fn of(headings: &StringRecord, columns: &Columns) -> Result<Self, CsvError> {
        let find = |name: &String| {
            let mut found = headings.iter().enumerate().filter(|it| it.1.trim() == name.trim());
            match (found.next(), found.next()) {
                (Some((place, _)), None) => Ok((place, name.clone())),
                (Some(_), Some(_)) => Err(CsvError::TwoColumns { name: name.clone() }),
                (None, _) => {
                    let found = headings.iter().map(str::to_owned).collect();
                    Err(CsvError::NoColumn { name: name.clone(), found })
                }
            }
        };
        Ok(Self {
            unit: find(&columns.unit)?,
            time: find(&columns.time)?,
            cohort: find(&columns.cohort)?,
            outcome: find(&columns.outcome)?,
            covariates: columns.covariates.iter().map(find).collect::<Result<_, _>>()?,
        })
    }

    fn row(
        &self,
        record: &StringRecord,
        kind: &mut Option<Kind>,
    ) -> Result<Option<Row>, Misplaced> {
        let unit = required(record, &self.unit)?.to_owned();
        let period = period(record, &self.time, kind)?;
        let cohort = match required(record, &self.cohort)? {
            "0" | "0.0" => None,
            text if text.starts_with('-') => {
                return Err(Misplaced(
                    self.cohort.1.clone(),
                    ValueFault::NegativeCohort(text.to_owned()),
                ));
            }
            _ => Some(self::period(record, &self.cohort, kind)?),
        };
        let outcome = number(record, &self.outcome)?;
        let covariates: Option<Vec<f64>> =
            self.covariates.iter().map(|it| number(record, it)).collect::<Result<_, _>>()?;
        let observed = outcome.zip(covariates);
        Ok(observed.map(|(outcome, covariates)| Row { unit, period, cohort, outcome, covariates }))
    }
}

/// Finds the line at which rows contradict each other.
fn check_rows(rows: &[(u64, Row)]) -> Result<(), CsvError> {
    let mut cohorts: HashMap<&str, Option<i32>> = HashMap::new();
    let mut seen = std::collections::HashSet::new();
    for (line, row) in rows {
        let fault = |fault| CsvError::Row { line: *line, fault };
        let first = *cohorts.entry(&row.unit).or_insert(row.cohort);
        if first != row.cohort {
            let unit = row.unit.clone();
            return Err(fault(PanelError::CohortVaries { unit, first, second: row.cohort }));
        }
        if !seen.insert((row.unit.as_str(), row.period)) {
            return Err(fault(PanelError::Repeated { unit: row.unit.clone(), period: row.period }));
        }
    }
    Ok(())
}

fn delimiter(text: &[u8]) -> u8 {
    let heading = text.split(|&it| it == b'\n').next().unwrap_or_default();
    let count = |mark: u8| heading.iter().filter(|&&it| it == mark).count();
    [b';', b'\t', b','].into_iter().max_by_key(|&mark| count(mark)).expect("there are three")
}

fn required<'a>(record: &'a StringRecord, place: &(usize, String)) -> Result<&'a str, Misplaced> {
    let text = record.get(place.0).unwrap_or_default().trim();
    if is_missing(text) { Err(Misplaced(place.1.clone(), ValueFault::Missing)) } else { Ok(text) }
}

fn is_missing(text: &str) -> bool {
    matches!(text, "" | "NA" | "NaN" | "nan" | "null")
}

fn number(record: &StringRecord, place: &(usize, String)) -> Result<Option<f64>, Misplaced> {
    let text = record.get(place.0).unwrap_or_default().trim();
    if is_missing(text) {
        return Ok(None);
    }
    if let Some(number) = text.parse().ok().filter(|it: &f64| it.is_finite()) {
        return Ok(Some(number));
    }
    let said = text.to_owned();
    let comma = text.replacen(',', ".", 1).parse::<f64>().is_ok();
    let fault = if comma {
        ValueFault::DecimalComma(said)
    } else if text.ends_with('%') {
        ValueFault::Percent(said)
    } else {
        ValueFault::NotANumber(said)
    };
    Err(Misplaced(place.1.clone(), fault))
}

fn period(
    record: &StringRecord,
    place: &(usize, String),
    kind: &mut Option<Kind>,
) -> Result<i32, Misplaced> {
    let text = required(record, place)?;
    let fault =
        |fault: fn(String) -> ValueFault| Misplaced(place.1.clone(), fault(text.to_owned()));
    let (period, found) = month(text)
        .map(|it| (it, Kind::Month))
        .or_else(|| Some((whole(text)?, Kind::Number)))
        .ok_or_else(|| fault(ValueFault::NotAPeriod))?;
    if *kind.get_or_insert(found) == found {
        Ok(period)
    } else {
        Err(fault(ValueFault::MixedPeriods))
    }
}

/// `2024-03` or `2024-03-01`, the first of the month.
fn month(text: &str) -> Option<i32> {
    let text = text.strip_suffix("-01").filter(|it| it.len() == 7).unwrap_or(text);
    let (year, month) = text.split_once('-')?;
    let digits = |it: &str, n| it.len() == n && it.bytes().all(|b| b.is_ascii_digit());
    if !digits(year, 4) || !digits(month, 2) {
        return None;
    }
    let (year, month): (i32, i32) = (year.parse().ok()?, month.parse().ok()?);
    (1..=12).contains(&month).then_some(year * 12 + month - 1)
}

/// `2004`, or `2004.0` as data frames write it. Within ±10⁹, so that differences fit.
fn whole(text: &str) -> Option<i32> {
    let digits =
        text.split_once('.').filter(|it| it.1.bytes().all(|b| b == b'0')).map_or(text, |it| it.0);
    digits.parse().ok().filter(|it: &i32| it.unsigned_abs() <= 1_000_000_000)
}
