//! Reading a table of values: everything wrong is said by cell, and nothing of a wrong table is
//! kept.

use crate::series::store::Kept;
use crate::series::{Indicator, Month, Source, Unit};
use documents::{Grid, Limits, Unread, read_csv_within, read_xlsx};
use kernel::{RegionCode, Say, fold};
use regions::Region;
use std::collections::{HashMap, HashSet};

/// What a table is read against.
#[derive(Debug)]
pub struct Reading<'a> {
    versions: &'a [Indicator],
    codes: HashSet<RegionCode>,
    names: HashMap<String, RegionCode>,
    own: Option<RegionCode>,
    now: Month,
    computed: HashSet<(RegionCode, Month)>,
}

/// A value that was read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// Whose.
    pub region: RegionCode,
    /// When.
    pub month: Month,
    /// In the indicator's unit.
    pub value: f64,
}

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct CellFault {
    /// Its name, such as `B7`; empty where the whole table is meant.
    pub cell: String,
    /// What is wrong.
    pub say: Say,
}

/// A line of a table, not understood yet.
pub(crate) struct Line<'t> {
    /// Its number, from 0.
    pub at: usize,
    /// Region, month, value.
    pub texts: [&'t str; 3],
    /// Which of them are formulas.
    pub formulas: [bool; 3],
}

/// Faults that are said of one table.
const LISTED: usize = 50;
/// Signs of a cell that are repeated in a fault.
const REPEATED: usize = 60;
/// Percentages beyond this are a mistake of the table.
const MOST_PERCENT: f64 = 100.0;
/// And numbers beyond this.
const MOST: f64 = 1e12;

const REGION: &[&str] = &["Регион", "Код региона", "Субъект", "Субъект РФ", "region", "code"];
const MONTH: &[&str] = &["Месяц", "Период", "Дата", "month", "period"];
const VALUE: &[&str] = &["Значение", "Показатель", "value"];

/// The first table of an XLSX workbook, or a CSV file, whatever the file's name says.
///
/// # Errors
/// A file that holds no table, or more than the limits allow: [`unread`] says it.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Grid, Unread> {
    match read_xlsx(bytes, limits) {
        Ok(grids) => grids.into_iter().next().ok_or(Unread::Empty),
        Err(Unread::OtherKind) => read_csv_within(bytes, limits),
        Err(other) => Err(other),
    }
}

/// Why a table was not read, as a sentence.
pub fn unread(it: &Unread) -> Say {
    match it {
        Unread::OtherKind => Say::new("series-unread-kind"),
        Unread::Locked => Say::new("series-unread-locked"),
        Unread::Damaged(_) => Say::new("series-unread-damaged"),
        Unread::Empty => Say::new("series-unread-empty"),
        Unread::MissingHeads { missing } => {
            Say::new("series-unread-heads").with("missing", missing.join(", "))
        }
        Unread::MergedHeads { cells } => Say::new("series-unread-merged").with("cells", cells),
        Unread::TooManyRows { limit } => Say::new("series-unread-rows").with("limit", *limit),
        Unread::TooLarge { .. } | Unread::TooManyColumns { .. } | Unread::TooManyCells { .. } => {
            Say::new("series-unread-large")
        }
    }
}

impl<'a> Reading<'a> {
    /// Reading for an indicator: each value is read by the version of its month, the running month
    /// `now` has no value yet, and what was computed is not brought. `own` is the region whose values
    /// may be brought; `None` is everybody's.
    pub fn new(
        versions: &'a [Indicator],
        regions: &[Region],
        own: Option<RegionCode>,
        now: Month,
        kept: &[Kept],
    ) -> Reading<'a> {
        let computed = kept.iter().filter(|it| it.2 != Source::Upload);
        Reading {
            versions,
            codes: regions.iter().map(|it| it.code).collect(),
            names: regions.iter().map(|it| (fold(&it.name), it.code)).collect(),
            own,
            now,
            computed: computed.map(|it| (it.0, it.1)).collect(),
        }
    }

    /// The rows of a file with the heads region, month and value.
    ///
    /// # Errors
    /// A file without such a table; else everything that is wrong, cell by cell, up to fifty.
    pub fn table(&self, bytes: &[u8], limits: Limits) -> Result<Vec<Row>, Vec<CellFault>> {
        let grid = read(bytes, limits).map_err(|it| whole(&it))?;
        let heads = grid.find_heads(&[REGION, MONTH, VALUE]).map_err(|it| whole(&it))?;
        let &[region, month, value] = heads.columns.as_slice() else { return Ok(Vec::new()) };
        let columns = [region, month, value];
        let lines = grid.below(&heads).map(|(at, _)| Line {
            at,
            texts: columns.map(|column| grid.cell(at, column)),
            formulas: columns.map(|column| grid.is_formula(at, column)),
        });
        self.lines(lines, |at, column| grid.cell_name(at, columns[column]))
    }

    /// The rows of some lines; `name` says what a cell is called, by its line and column.
    ///
    /// # Errors
    /// Everything that is wrong, cell by cell, up to fifty; or that there is no line.
    pub(crate) fn lines<'t>(
        &self,
        lines: impl Iterator<Item = Line<'t>>,
        name: impl Fn(usize, usize) -> String,
    ) -> Result<Vec<Row>, Vec<CellFault>> {
        let mut seen: HashMap<(RegionCode, Month), usize> = HashMap::new();
        let (mut rows, mut faults) = (Vec::new(), Vec::new());
        for line in lines {
            match self.line(&line) {
                Err(wrong) => faults.extend(
                    wrong
                        .into_iter()
                        .map(|(column, say)| CellFault { cell: name(line.at, column), say }),
                ),
                Ok(row) => match seen.insert((row.region, row.month), line.at) {
                    Some(first) => {
                        let say = Say::new("series-fault-twice").with("month", row.month);
                        let say = say.with("cell", name(first, 1));
                        faults.push(CellFault { cell: name(line.at, 1), say });
                    }
                    None => rows.push(row),
                },
            }
            if faults.len() >= LISTED {
                break;
            }
        }
        faults.truncate(LISTED);
        match (faults.is_empty(), rows.is_empty()) {
            (true, true) => Err(whole(&Unread::Empty)),
            (true, false) => Ok(rows),
            (false, _) => Err(faults),
        }
    }

    fn line(&self, line: &Line<'_>) -> Result<Row, Vec<(usize, Say)>> {
        let text = |column: usize| match line.formulas[column] {
            true => Err(Say::new("series-fault-is-formula")),
            false => Ok(line.texts[column]),
        };
        let region = text(0).and_then(|it| self.region(it));
        let month = text(1).and_then(|it| self.month(it, region.as_ref().ok().copied()));
        // Where the definition's unit is not known, the month is at fault already.
        let unit = month.as_ref().ok().and_then(|it| self.unit(*it));
        let value = text(2).and_then(|it| read_value(it, unit));
        match (region, month, value) {
            (Ok(region), Ok(month), Ok(value)) => Ok(Row { region, month, value }),
            (region, month, value) => {
                let wrong = [region.err(), month.err(), value.err()].into_iter().enumerate();
                Err(wrong.filter_map(|(column, it)| Some((column, it?))).collect())
            }
        }
    }

    /// A code, also without its leading zero as Excel leaves it, or a name.
    fn region(&self, text: &str) -> Result<RegionCode, Say> {
        if text.is_empty() {
            return Err(Say::new("fault-required"));
        }
        let code = format!("{text:0>2}").parse::<RegionCode>().ok();
        let known = code.filter(|it| self.codes.contains(it));
        let found = known.or_else(|| self.names.get(&fold(text)).copied());
        let wrong = |key: &'static str| Say::new(key).with("region", shortened(text));
        let found = found.ok_or_else(|| wrong("series-fault-region"))?;
        match self.own {
            Some(own) if own != found => Err(wrong("series-fault-foreign").with("own", own)),
            _ => Ok(found),
        }
    }

    fn month(&self, text: &str, whose: Option<RegionCode>) -> Result<Month, Say> {
        if text.is_empty() {
            return Err(Say::new("fault-required"));
        }
        let unreadable = || Say::new("series-fault-month").with("month", shortened(text));
        let month = Month::typed(text).ok_or_else(unreadable)?;
        if month >= self.now {
            return Err(Say::new("series-fault-future").with("month", month));
        }
        if self.unit(month).is_none() {
            return Err(Say::new("series-fault-undefined").with("month", month));
        }
        if whose.is_some_and(|it| self.computed.contains(&(it, month))) {
            return Err(Say::new("series-fault-computed").with("month", month));
        }
        Ok(month)
    }

    fn unit(&self, month: Month) -> Option<Unit> {
        self.versions.iter().find(|it| it.holds_in(month)).map(|it| it.unit)
    }
}

/// A fault of the table itself.
fn whole(it: &Unread) -> Vec<CellFault> {
    vec![CellFault { cell: String::new(), say: unread(it) }]
}

/// A number with a decimal point or comma, spaces between thousands; a percent sign only where the
/// indicator is measured in percent.
fn read_value(text: &str, unit: Option<Unit>) -> Result<f64, Say> {
    let wrong = |key: &'static str| Say::new(key).with("value", shortened(text));
    if text.is_empty() {
        return Err(Say::new("fault-required"));
    }
    if text.starts_with('=') {
        return Err(Say::new("series-fault-is-formula"));
    }
    let number = match (text.strip_suffix('%'), unit) {
        (Some(number), Some(Unit::Percent) | None) => number,
        (Some(_), _) => return Err(wrong("series-fault-percent")),
        (None, _) => text,
    };
    let number: String = number.chars().filter(|it| !it.is_whitespace()).collect();
    let number = number.replace(',', ".").replace('−', "-");
    let plain = |it: char| it.is_ascii_digit() || ".-+".contains(it);
    let value: Option<f64> = number.parse().ok().filter(|_| number.chars().all(plain));
    let value = value.ok_or_else(|| wrong("series-fault-number"))?;
    match unit {
        _ if value < 0.0 => Err(wrong("series-fault-negative")),
        _ if value > MOST => Err(wrong("series-fault-number")),
        Some(Unit::Percent) if value > MOST_PERCENT => Err(wrong("series-fault-over")),
        Some(unit) if unit.is_count() && value.fract() != 0.0 => Err(wrong("series-fault-whole")),
        _ => Ok(value.abs()), // «−0» is 0
    }
}

/// The beginning of a cell, as a fault repeats it.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(REPEATED) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
