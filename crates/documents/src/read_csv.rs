//! CSV in (RFC 4180, and what Excel makes of it).

use std::borrow::Cow;

use encoding_rs::WINDOWS_1251;

use crate::{Grid, Limits, Unread};

/// Reads a CSV file: fields apart by `;`, `,` or a tab, in UTF-8, UTF-16 with its mark, or windows-1251.
/// The default [`Limits`] hold.
pub fn read_csv(bytes: &[u8]) -> Result<Grid, Unread> {
    read_csv_within(bytes, Limits::default())
}

/// The same within other limits.
///
/// # Errors
/// A file of another kind, an empty one, or more than the limits allow.
pub fn read_csv_within(bytes: &[u8], limits: Limits) -> Result<Grid, Unread> {
    let text = decode(bytes)?;
    let separator = separator(&text);
    let mut sink = Rows { limits, cells: 0, rows: Vec::new() };
    split(&text, separator, &mut sink)?;
    let mut rows = sink.rows;
    while rows.last().is_some_and(Vec::is_empty) {
        rows.pop();
    }
    if rows.is_empty() {
        return Err(Unread::Empty);
    }
    Ok(Grid { rows, ..Grid::default() })
}

/// Text has no NUL in it; a picture or a program does.
fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Unread> {
    let text = match (encoding_rs::Encoding::for_bom(bytes), std::str::from_utf8(bytes)) {
        (Some((encoding, _)), _) => encoding.decode(bytes).0,
        (None, Ok(text)) => Cow::Borrowed(text),
        (None, Err(_)) => WINDOWS_1251.decode_without_bom_handling(bytes).0,
    };
    if text.contains('\0') { Err(Unread::OtherKind) } else { Ok(text) }
}

/// The sign that stands most often in the first line outside of quotes. Excel in Russia writes `;`.
fn separator(text: &str) -> char {
    let mut quoted = false;
    let line = text.trim_start().chars().take_while(|&c| {
        quoted ^= c == '"';
        quoted || c != '\n'
    });
    let mut quoted = false;
    let mut counts = [(';', 0), ('\t', 0), (',', 0)];
    for c in line {
        quoted ^= c == '"';
        for (separator, count) in &mut counts {
            *count += usize::from(!quoted && c == *separator);
        }
    }
    let most = counts.into_iter().rev().max_by_key(|(_, count)| *count);
    most.filter(|(_, count)| *count > 0).map_or(';', |(separator, _)| separator)
}

struct Rows {
    limits: Limits,
    cells: usize,
    rows: Vec<Vec<String>>,
}

impl Rows {
    /// A row without its empty end; a blank line stays as an empty row, so that rows keep their numbers.
    fn push(&mut self, row: &mut Vec<String>) -> Result<(), Unread> {
        while row.last().is_some_and(String::is_empty) {
            row.pop();
        }
        self.cells += row.len();
        let Limits { rows, columns, cells, .. } = self.limits;
        if row.len() > columns {
            return Err(Unread::TooManyColumns { limit: columns });
        }
        if self.rows.len() >= rows {
            return Err(Unread::TooManyRows { limit: rows });
        }
        if self.cells > cells {
            return Err(Unread::TooManyCells { limit: cells });
        }
        self.rows.push(std::mem::take(row));
        Ok(())
    }
}

/// Splits text into fields. A quote opens a quoted field only at its beginning; elsewhere it is a
/// sign like others, as in `ООО "Ромашка"`.
fn split(text: &str, separator: char, rows: &mut Rows) -> Result<(), Unread> {
    let mut signs = text.chars().peekable();
    let mut row = Vec::new();
    let mut field = String::new();
    let mut quoted = false;
    let mut fresh = true;
    while let Some(c) = signs.next() {
        match c {
            '"' if quoted && signs.next_if_eq(&'"').is_some() => field.push('"'),
            '"' if quoted => quoted = false,
            '"' if fresh => quoted = true,
            c if quoted => field.push(c),
            '\r' if signs.peek() == Some(&'\n') => {}
            '\n' | '\r' => {
                row.push(std::mem::take(&mut field));
                rows.push(&mut row)?;
                fresh = true;
                continue;
            }
            c if c == separator => {
                row.push(std::mem::take(&mut field));
                fresh = true;
                continue;
            }
            c => field.push(c),
        }
        fresh = false;
    }
    row.push(field);
    rows.push(&mut row)
}
