//! What was read: a grid of text, whatever file it came from, and how to find one's way in it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use jiff::civil::Date;

/// A sheet of a workbook, a table of a document, a CSV file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// The sheet's name; the number of a document's table (`1`, `2`…); empty for CSV.
    pub name: String,
    /// The number of `rows[0]` in the file, from 0.
    pub first_row: usize,
    /// Rows of cells: a row ends with its last filled cell. Days are ISO (`2022-03-31`), numbers
    /// have a decimal point and no needless zeros.
    pub rows: Vec<Vec<String>>,
    /// The merged cells. Their text stands in the first one, the others are empty.
    pub merged: Vec<Merged>,
    /// The cells, by row and column as in [`Grid::rows`], that hold a formula: their text is what
    /// the program that saved the file had computed last, if anything.
    pub formulas: BTreeSet<(usize, usize)>,
}

/// A rectangle of cells merged into one; rows and columns from 0, as in [`Grid::rows`], ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The upper row.
    pub top: usize,
    /// The left column.
    pub left: usize,
    /// The lower row.
    pub bottom: usize,
    /// The right column.
    pub right: usize,
}

/// Where the header row is, and where in it each head.
#[derive(Clone, Debug, PartialEq)]
pub struct Heads {
    /// The index of the header row in [`Grid::rows`].
    pub row: usize,
    /// The column of each head, in the order they were asked for.
    pub columns: Vec<usize>,
}

/// How much of a file is read: a small file can unpack to a huge one on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Rows of one grid.
    pub rows: usize,
    /// Columns of one grid.
    pub columns: usize,
    /// Cells of all grids together.
    pub cells: usize,
    /// Bytes of all parts of the file together, unpacked.
    pub unpacked: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { rows: 10_000, columns: 200, cells: 500_000, unpacked: 64 << 20 }
    }
}

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// It is a file of another kind, whatever its name says.
    #[error("this is a file of another kind")]
    OtherKind,
    /// It is encrypted with a password.
    #[error("the file is locked with a password")]
    Locked,
    /// It is of the right kind, but broken.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// It unpacks to more bytes than are read.
    #[error("unpacked, the file is larger than {limit} bytes")]
    TooLarge {
        /// As many are read.
        limit: u64,
    },
    /// It has more rows than are read.
    #[error("more than {limit} rows")]
    TooManyRows {
        /// As many are read.
        limit: usize,
    },
    /// It has more columns than are read.
    #[error("more than {limit} columns")]
    TooManyColumns {
        /// As many are read.
        limit: usize,
    },
    /// It has more cells than are read.
    #[error("more than {limit} cells")]
    TooManyCells {
        /// As many are read.
        limit: usize,
    },
    /// There is no table in it.
    #[error("there is no table in the file")]
    Empty,
    /// Some heads are in no row near the top.
    #[error("no such heads: {}", missing.join(", "))]
    MissingHeads {
        /// The heads that were not found, each by its first name.
        missing: Vec<String>,
    },
    /// Cells of the header row are merged: which column is whose cannot be known.
    #[error("merged cells in the header row: {cells}")]
    MergedHeads {
        /// The merged cells, such as `B7:D7`.
        cells: String,
    },
}

/// The name of a cell, by its row and column from 0: `(6, 1)` is `B7`.
pub fn cell_name(row: usize, column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).expect("less than 26")));
        rest /= 26;
    }
    let mut name: String = letters.iter().rev().collect();
    write!(name, "{}", row + 1).expect("writing to a string cannot fail");
    name
}

/// A day as people and [`Grid`]s write it: `2022-03-31`, `31.03.2022`, `31.3.22`, `31/03/2022`;
/// a time after it is left out, as is «г.».
pub fn parse_day(text: &str) -> Option<Date> {
    let text = text.trim();
    let text = text.trim_end_matches("г.").trim_end_matches('г').trim_end();
    let text = text.split(['T', ' ']).next()?;
    let parts: Vec<i16> =
        text.split(['.', '-', '/']).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let &[first, month, last] = parts.as_slice() else { return None };
    let (year, day) = if text.contains('-') { (first, last) } else { (last, first) };
    // Two figures of a year are of this century: agreements of regions are not older.
    let year = if (0..100).contains(&year) { year + 2000 } else { year };
    Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// Headers stand near the top, below a title at most.
const HEADER_WITHIN: usize = 30;

impl Grid {
    /// Finds the header row: the one of the first rows with the most of the `wanted` heads. Each
    /// is given by its names, the usual one first; case, «ё», spaces, line breaks, an asterisk or
    /// words in brackets at the end make no difference.
    pub fn find_heads(&self, wanted: &[&[&str]]) -> Result<Heads, Unread> {
        let (row, found) = self
            .rows
            .iter()
            .take(HEADER_WITHIN)
            .map(|row| wanted.iter().map(|names| column_of(row, names)).collect::<Vec<_>>())
            .enumerate()
            .rev() // max_by_key takes the last of equals; the first row is wanted
            .max_by_key(|(_, found)| found.iter().flatten().count())
            .ok_or(Unread::Empty)?;
        if found.iter().any(Option::is_some)
            && let Some(merged) = self.merged.iter().find(|merged| merged.spoils(row, &found))
        {
            return Err(Unread::MergedHeads { cells: self.range_name(*merged) });
        }
        let missing: Vec<String> = wanted
            .iter()
            .zip(&found)
            .filter(|(_, column)| column.is_none())
            .filter_map(|(names, _)| names.first().map(|name| (*name).to_owned()))
            .collect();
        if !missing.is_empty() {
            return Err(Unread::MissingHeads { missing });
        }
        Ok(Heads { row, columns: found.into_iter().flatten().collect() })
    }

    /// The rows below the header row that are not empty, each with its index in [`Grid::rows`].
    pub fn below<'g>(&'g self, heads: &Heads) -> impl Iterator<Item = (usize, &'g [String])> {
        let filled = |(_, row): &(usize, &[String])| row.iter().any(|cell| !cell.trim().is_empty());
        let rows = self.rows.iter().map(Vec::as_slice).enumerate();
        rows.skip(heads.row + 1).filter(filled)
    }

    /// The text of a cell without spaces around it; empty where there is none.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|row| row.get(column)).map_or("", |text| text.trim())
    }

    /// Whether a cell holds a formula.
    pub fn is_formula(&self, row: usize, column: usize) -> bool {
        self.formulas.contains(&(row, column))
    }

    /// The name of a cell as the file's owner sees it.
    pub fn cell_name(&self, row: usize, column: usize) -> String {
        cell_name(self.first_row + row, column)
    }

    fn range_name(&self, merged: Merged) -> String {
        let Merged { top, left, bottom, right } = merged;
        format!("{}:{}", self.cell_name(top, left), self.cell_name(bottom, right))
    }
}

impl Heads {
    /// The column of one more head in the same row, which may be missing.
    pub fn also(&self, grid: &Grid, names: &[&str]) -> Option<usize> {
        column_of(grid.rows.get(self.row)?, names)
    }
}

impl Merged {
    /// Does it leave in doubt which column is whose? It does when a head is missing and may be
    /// hidden by it, or when a found head stands over several columns or over the rows below.
    fn spoils(&self, row: usize, found: &[Option<usize>]) -> bool {
        let in_row = (self.top..=self.bottom).contains(&row);
        let over = |column: &usize| (self.left..=self.right).contains(column);
        in_row && (found.contains(&None) || found.iter().flatten().any(over))
    }
}

fn column_of(row: &[String], names: &[&str]) -> Option<usize> {
    let heads: Vec<String> = row.iter().map(|head| plain(head)).collect();
    names.iter().map(|name| plain(name)).find_map(|name| {
        let exact = heads.iter().position(|head| *head == name);
        exact.or_else(|| heads.iter().position(|head| before_bracket(head) == name))
    })
}

/// A head as it is compared.
fn plain(head: &str) -> String {
    let head = head.to_lowercase().replace('ё', "е");
    let words: Vec<&str> = head.split_whitespace().collect();
    words.join(" ").trim_end_matches(['*', ':', '.', ' ']).to_owned()
}

fn before_bracket(head: &str) -> &str {
    head.split('(').next().unwrap_or(head).trim_end()
}
