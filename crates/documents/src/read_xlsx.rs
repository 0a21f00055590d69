//! XLSX in.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Data, DataRef, Dimensions, Reader as _, SheetVisible, Xlsx, XlsxError};
use jiff::{
    SignedDuration,
    civil::{DateTime, Time, datetime},
};

use crate::{
    Grid, Limits, Merged, Unread,
    unpack::{Package, damaged},
};

/// Reads the visible sheets of a workbook that are not empty.
pub fn read_xlsx(bytes: &[u8], limits: Limits) -> Result<Vec<Grid>, Unread> {
    // What calamine reads was measured first: it unpacks whole parts into memory.
    drop(Package::open(bytes, "xl/workbook.xml", limits)?);
    let mut workbook: Workbook = Xlsx::new(Cursor::new(bytes)).map_err(unread)?;
    let visible: Vec<String> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut cells = 0;
    let mut grids = Vec::new();
    for name in visible {
        let rows = rows(&mut workbook, &name, limits, &mut cells)?;
        if !rows.is_empty() {
            let merged = merged(&mut workbook, &name)?;
            let formulas = formulas(&mut workbook, &name)?;
            grids.push(Grid { name, first_row: 0, rows, merged, formulas });
        }
    }
    if grids.is_empty() { Err(Unread::Empty) } else { Ok(grids) }
}

type Workbook<'b> = Xlsx<Cursor<&'b [u8]>>;

/// Cell by cell: the library's own table would hold every cell between two far corners.
fn rows(
    workbook: &mut Workbook,
    sheet: &str,
    limits: Limits,
    cells: &mut usize,
) -> Result<Vec<Vec<String>>, Unread> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut reader = match workbook.worksheet_cells_reader(sheet) {
        Ok(reader) => reader,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(rows), // a sheet of charts
        Err(error) => return Err(unread(error)),
    };
    while let Some(cell) = reader.next_cell().map_err(unread)? {
        let text = text_of(cell.get_value());
        if text.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize, column as usize);
        if row >= limits.rows {
            return Err(Unread::TooManyRows { limit: limits.rows });
        }
        if column >= limits.columns {
            return Err(Unread::TooManyColumns { limit: limits.columns });
        }
        let row = at(&mut rows, row);
        // The empty cells before this one take room as well.
        *cells += (column + 1).saturating_sub(row.len());
        if *cells > limits.cells {
            return Err(Unread::TooManyCells { limit: limits.cells });
        }
        *at(row, column) = text;
    }
    Ok(rows)
}

/// Where formulas stand, also those without a value.
fn formulas(workbook: &mut Workbook, sheet: &str) -> Result<BTreeSet<(usize, usize)>, Unread> {
    let mut found = BTreeSet::new();
    let mut reader = workbook.worksheet_cells_reader(sheet).map_err(unread)?;
    while let Some(cell) = reader.next_formula().map_err(unread)? {
        let (row, column) = cell.get_position();
        if !cell.get_value().is_empty() {
            found.insert((row as usize, column as usize));
        }
    }
    Ok(found)
}

/// The element, with as many empty ones before it as needed.
fn at<T: Default>(list: &mut Vec<T>, index: usize) -> &mut T {
    if list.len() <= index {
        list.resize_with(index + 1, T::default);
    }
    &mut list[index]
}

fn merged(workbook: &mut Workbook, sheet: &str) -> Result<Vec<Merged>, Unread> {
    let ranges = workbook.merge_cells_by_sheet_name(sheet).map_err(unread)?;
    Ok(ranges.into_iter().map(rectangle).collect())
}

fn rectangle(Dimensions { start, end }: Dimensions) -> Merged {
    Merged {
        top: start.0 as usize,
        left: start.1 as usize,
        bottom: end.0 as usize,
        right: end.1 as usize,
    }
}

fn text_of(value: &DataRef) -> String {
    match Data::from(value.clone()) {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text,
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(yes) => yes.to_string(),
        Data::Error(error) => error.to_string(),
        Data::DateTime(serial) => {
            let number = serial.as_f64();
            let moment = if serial.is_datetime() { moment(number) } else { None };
            moment.map_or_else(|| number.to_string(), iso)
        }
    }
}

/// A day as ISO text; with hours and minutes when it has them.
fn iso(moment: DateTime) -> String {
    if moment.time() == Time::midnight() {
        return moment.date().to_string();
    }
    moment.strftime("%Y-%m-%dT%H:%M").to_string()
}

/// Days since 30 December 1899, as Excel counts from March 1900 on (it believes in a 29 February 1900).
fn moment(serial: f64) -> Option<DateTime> {
    if !(0.0..3_000_000.0).contains(&serial) {
        return None;
    }
    let seconds = SignedDuration::from_secs((serial * 86_400.0).round() as i64);
    datetime(1899, 12, 30, 0, 0, 0, 0).checked_add(seconds).ok()
}

fn unread(error: XlsxError) -> Unread {
    match error {
        XlsxError::Password => Unread::Locked,
        error => damaged(error),
    }
}
