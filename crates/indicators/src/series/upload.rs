//! Reading a table of values: everything wrong is said by cell, and nothing of a wrong table is
//! kept.

use crate::series::{Indicator, Month, Unit};
use documents::{Grid, Limits, Unread, read_csv, read_xlsx};
use kernel::{RegionCode, Say, fold};
use regions::Region;
use std::collections::HashMap;

/// What a table is read for.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The versions of the indicator's definition: each value is read by that of its month.
    pub versions: &'a [Indicator],
    /// Every region there is.
    pub regions: &'a [Region],
    /// Whose values may be brought; `None` is everybody's.
    pub own: Option<RegionCode>,
    /// The running month: it is not over, so it has no value yet.
    pub now: Month,
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
    /// Its name, such as `B7`.
    pub cell: String,
    /// What is wrong.
    pub say: Say,
}

/// Faults that are said of one table.
const LISTED: usize = 50;
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
/// A file that holds no table, or too much: [`unread`] says it.
pub fn read(bytes: &[u8]) -> Result<Grid, Unread> {
    match read_xlsx(bytes, Limits::default()) {
        Ok(grids) => grids.into_iter().next().ok_or(Unread::Empty),
        Err(Unread::OtherKind) => read_csv(bytes),
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
        Unread::TooLarge { .. }
        | Unread::TooManyRows { .. }
        | Unread::TooManyColumns { .. }
        | Unread::TooManyCells { .. } => Say::new("series-unread-large"),
    }
}

impl Reading<'_> {
    /// The rows of a table with the heads region, month and value.
    ///
    /// # Errors
    /// A table without these heads; else everything that is wrong, cell by cell, up to fifty.
    pub fn rows(&self, grid: &Grid) -> Result<Vec<Row>, Vec<CellFault>> {
        let heads = grid
            .find_heads(&[REGION, MONTH, VALUE])
            .map_err(|it| vec![CellFault { cell: String::new(), say: unread(&it) }])?;
        let &[region, month, value] = heads.columns.as_slice() else { return Ok(Vec::new()) };
        let names = self.names();
        let mut seen: HashMap<(RegionCode, Month), String> = HashMap::new();
        let (mut rows, mut faults) = (Vec::new(), Vec::new());
        for (at, _) in grid.below(&heads) {
            let mut cell = |column: usize, read: Result<(), Say>| {
                let fault = |say| CellFault { cell: grid.cell_name(at, column), say };
                faults.extend(read.map_err(fault).err());
            };
            let (whose, when) =
                (self.region(grid.cell(at, region), &names), self.month(grid.cell(at, month)));
            let unit = when.as_ref().ok().and_then(|it| self.unit(*it));
            let amount = read_value(grid.cell(at, value), unit);
            cell(region, whose.clone().map(drop));
            cell(month, when.clone().map(drop));
            cell(value, amount.clone().map(drop));
            let (Ok(region), Ok(on), Ok(value)) = (whose, when, amount) else { continue };
            let name = grid.cell_name(at, month);
            match seen.insert((region, on), name) {
                Some(first) => {
                    let say = Say::new("series-fault-twice").with("month", on).with("cell", first);
                    cell(month, Err(say));
                }
                None => rows.push(Row { region, month: on, value }),
            }
            if faults.len() >= LISTED {
                break;
            }
        }
        faults.truncate(LISTED);
        match (faults.is_empty(), rows.is_empty()) {
            (true, true) => {
                Err(vec![CellFault { cell: String::new(), say: unread(&Unread::Empty) }])
            }
            (true, false) => Ok(rows),
            (false, _) => Err(faults),
        }
    }

    fn names(&self) -> HashMap<String, RegionCode> {
        self.regions.iter().map(|it| (fold(&it.name), it.code)).collect()
    }

    /// A code, also without its leading zero as Excel leaves it, or a name.
    fn region(&self, text: &str, names: &HashMap<String, RegionCode>) -> Result<RegionCode, Say> {
        if text.is_empty() {
            return Err(Say::new("fault-required"));
        }
        let code = format!("{text:0>2}").parse::<RegionCode>().ok();
        let known = code.filter(|it| self.regions.iter().any(|region| region.code == *it));
        let found = known.or_else(|| names.get(&fold(text)).copied());
        let found = found.ok_or_else(|| Say::new("series-fault-region").with("region", text))?;
        match self.own {
            Some(own) if own != found => {
                Err(Say::new("series-fault-foreign").with("region", text).with("own", own))
            }
            _ => Ok(found),
        }
    }

    fn month(&self, text: &str) -> Result<Month, Say> {
        if text.is_empty() {
            return Err(Say::new("fault-required"));
        }
        let month = Month::typed(text);
        let month = month.ok_or_else(|| Say::new("series-fault-month").with("month", text))?;
        if month >= self.now {
            return Err(Say::new("series-fault-future").with("month", month));
        }
        if self.unit(month).is_none() {
            return Err(Say::new("series-fault-undefined").with("month", month));
        }
        Ok(month)
    }

    fn unit(&self, month: Month) -> Option<Unit> {
        self.versions.iter().find(|it| it.holds_in(month)).map(|it| it.unit)
    }
}

/// A number with a decimal point or comma, spaces between thousands; a percent sign only where the
/// indicator is measured in percent. Where the unit is not known, the month is at fault already.
fn read_value(text: &str, unit: Option<Unit>) -> Result<f64, Say> {
    let wrong = |key: &str| Say { key: key.to_owned(), ..Say::new("").with("value", text) };
    if text.is_empty() {
        return Err(Say::new("fault-required"));
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
        _ => Ok(value),
    }
}
