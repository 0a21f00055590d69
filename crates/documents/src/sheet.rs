//! XLSX out.

use std::collections::HashSet;

use jiff::civil::Date;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Url, Workbook, Worksheet, XlsxError,
};

use crate::Failed;

/// A sheet of a workbook: a header row and rows below it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The name on its tab. What Excel does not take (`/`, more than 31 signs, a repetition) is mended.
    pub name: String,
    /// The header row: bold, frozen, with a filter.
    pub heads: Vec<String>,
    /// Rows of cells, in the order of the heads.
    pub rows: Vec<Vec<Cell>>,
    /// Widths of columns in signs; for a missing one the longest cell decides.
    pub widths: Vec<f64>,
}

/// A cell to be written.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Text stays text, also when it begins with `=`, `+`, `-` or `@`.
    Text(String),
    /// A number.
    Number(f64),
    /// A whole number.
    Whole(i64),
    /// A day, as Excel's date.
    Day(Date),
    /// Nothing.
    Empty,
    /// Words that lead to an `http`, `https` or `mailto` address; other addresses are left out.
    Link {
        /// What is read.
        text: String,
        /// Where it leads.
        address: String,
    },
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::Text(text)
    }
}

impl From<Option<Date>> for Cell {
    fn from(day: Option<Date>) -> Cell {
        day.map_or(Cell::Empty, Cell::Day)
    }
}

/// Writes a workbook. The same sheets always give the same bytes.
pub fn xlsx(sheets: &[Sheet]) -> Result<Vec<u8>, Failed> {
    write(sheets).map_err(|error| Failed::new("XLSX", error))
}

/// The longest text Excel keeps in a cell, and the longest address, in signs.
const TEXT_MAX: usize = 32_767;
const ADDRESS_MAX: usize = 2_000;

/// Above this a floating-point number, which is all a cell can hold, is no longer exact.
const EXACT: u64 = 1 << 53;

fn write(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // Otherwise the library writes the time of day into the file. This one says "not known".
    let undated = ExcelDateTime::from_ymd(1980, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&undated));
    let mut taken = HashSet::new();
    for sheet in sheets {
        let page = workbook.add_worksheet();
        page.set_name(tab_name(&sheet.name, &mut taken))?;
        fill(page, sheet)?;
    }
    workbook.save_to_buffer()
}

fn fill(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let day = Format::new().set_num_format("dd.mm.yyyy").set_align(FormatAlign::Top);
    for (column, words) in (0..).zip(&sheet.heads) {
        page.write_string_with_format(0, column, cut(words, TEXT_MAX), &head)?;
        page.set_column_width(column, width(sheet, usize::from(column)))?;
    }
    for (row, cells) in (1..).zip(&sheet.rows) {
        for (column, cell) in (0..).zip(cells) {
            put(page, (row, column), cell, &body, &day)?;
        }
    }
    if let Some(last) = u16::try_from(sheet.heads.len()).ok().and_then(|count| count.checked_sub(1))
    {
        let rows = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
        page.autofilter(0, 0, rows, last)?;
        page.set_freeze_panes(1, 0)?;
        page.set_repeat_rows(0, 0)?;
    }
    page.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    Ok(())
}

/// Excel's number of the paper size.
const A4: u8 = 9;

fn put(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    body: &Format,
    day: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Number(number) if number.is_finite() => {
            page.write_number_with_format(row, column, *number, body)?;
        }
        Cell::Whole(number) if number.unsigned_abs() <= EXACT => {
            page.write_number_with_format(row, column, *number as f64, body)?;
        }
        Cell::Day(date) if date.year() >= 1900 => {
            page.write_datetime_with_format(row, column, excel_day(*date)?, day)?;
        }
        Cell::Link { text, address } if leads(address) => {
            let url = Url::new(address).set_text(cut(text, TEXT_MAX));
            page.write_url(row, column, url)?;
        }
        // Excel's calendar begins in 1900, and its numbers end somewhere: text keeps the rest.
        Cell::Text(text) | Cell::Link { text, .. } => {
            page.write_string_with_format(row, column, cut(text, TEXT_MAX), body)?;
        }
        Cell::Number(number) => {
            page.write_string_with_format(row, column, number.to_string(), body)?;
        }
        Cell::Whole(number) => {
            page.write_string_with_format(row, column, number.to_string(), body)?;
        }
        Cell::Day(date) => {
            page.write_string_with_format(row, column, date.to_string(), body)?;
        }
    }
    Ok(())
}

fn excel_day(date: Date) -> Result<ExcelDateTime, XlsxError> {
    let (year, month, day) = (date.year(), date.month(), date.day());
    ExcelDateTime::from_ymd(year.unsigned_abs(), month.unsigned_abs(), day.unsigned_abs())
}

fn leads(address: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme))
        && address.chars().count() <= ADDRESS_MAX
        && !address.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// The width asked for; else that of the longest line, within reason.
fn width(sheet: &Sheet, column: usize) -> f64 {
    if let Some(width) = sheet.widths.get(column) {
        return width.clamp(1.0, 255.0);
    }
    let head = sheet.heads.get(column).map_or(0, |words| words.chars().count());
    let cells = sheet.rows.iter().filter_map(|row| row.get(column)).map(length);
    // Room for the filter's button, and an end to it: longer text wraps.
    (cells.max().unwrap_or(0).max(head) as f64 + 3.0).clamp(8.0, 60.0)
}

fn length(cell: &Cell) -> usize {
    match cell {
        Cell::Text(text) | Cell::Link { text, .. } => {
            text.lines().map(|line| line.chars().count()).max().unwrap_or(0)
        }
        Cell::Number(number) => number.to_string().len(),
        Cell::Whole(number) => number.to_string().len(),
        Cell::Day(_) => "31.12.2022".len(),
        Cell::Empty => 0,
    }
}

fn cut(text: &str, max: usize) -> &str {
    text.char_indices().nth(max).map_or(text, |(end, _)| &text[..end])
}

/// A tab's name as Excel takes it: 1 to 31 UTF-16 units, none of `[]:*?/\`, no apostrophe at the
/// ends, no two alike whatever the case.
fn tab_name(wanted: &str, taken: &mut HashSet<String>) -> String {
    let mended: String = wanted
        .chars()
        .map(|c| if "[]:*?/\\".contains(c) || c.is_control() { ' ' } else { c })
        .collect();
    let mended = mended.trim().trim_matches('\'').trim();
    let stem = if mended.is_empty() { "1" } else { mended };
    let plain = clip(stem, 31);
    let numbered = (2..).map(|n| {
        let tail = format!(" {n}");
        clip(stem, 31 - tail.len()) + &tail
    });
    std::iter::once(plain)
        .chain(numbered)
        .find(|name| taken.insert(name.to_lowercase()))
        .expect("there are more numbers than sheets")
}

fn clip(text: &str, units: usize) -> String {
    let mut left = units;
    let fits = |c: &char| left.checked_sub(c.len_utf16()).inspect(|rest| left = *rest).is_some();
    text.chars().take_while(fits).collect::<String>().trim_end_matches(['\'', ' ']).to_owned()
}
