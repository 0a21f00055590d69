//! Tables of a DOCX in (ECMA-376, part 1, 17.4).

use quick_xml::{
    Reader,
    events::{BytesRef, BytesStart, Event},
};

use crate::{
    Grid, Limits, Merged, Unread,
    unpack::{Package, damaged},
};

/// Reads the tables of a document, in order; a table within a cell counts as that cell's text.
pub fn read_docx_tables(bytes: &[u8], limits: Limits) -> Result<Vec<Grid>, Unread> {
    const DOCUMENT: &str = "word/document.xml";
    let text = Package::open(bytes, DOCUMENT, limits)?.text(DOCUMENT)?;
    let mut tables = Tables { limits, cells: 0, depth: 0, done: Vec::new(), open: Open::default() };
    let mut reader = Reader::from_str(&text);
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(tag) => tables.begin(&tag)?,
            Event::Empty(tag) => {
                tables.begin(&tag)?;
                tables.end(tag.local_name().into_inner())?;
            }
            Event::End(tag) => tables.end(tag.local_name().into_inner())?,
            Event::Text(text) if tables.open.in_text => tables.open.say(&text.xml10_content()),
            Event::CData(text) if tables.open.in_text => tables.open.say(&text.xml10_content()),
            Event::GeneralRef(sign) if tables.open.in_text => tables.open.say(&resolve(&sign)?),
            Event::Eof => break,
            _ => {}
        }
    }
    if tables.done.is_empty() { Err(Unread::Empty) } else { Ok(tables.done) }
}

struct Tables {
    limits: Limits,
    cells: usize,
    /// How many tables are open, one within the other; only the outermost is a grid.
    depth: usize,
    done: Vec<Grid>,
    open: Open,
}

/// What is being read.
#[derive(Default)]
struct Open {
    rows: Vec<Vec<String>>,
    merged: Vec<Merged>,
    row: Vec<String>,
    cell: String,
    /// Columns of the open cell, and its part in a cell merged downwards.
    span: usize,
    down: Option<Down>,
    in_text: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Down {
    Begins,
    GoesOn,
}

impl Tables {
    fn begin(&mut self, tag: &BytesStart) -> Result<(), Unread> {
        let outermost = self.depth == 1;
        match tag.local_name().into_inner() {
            "tbl" => self.depth += 1,
            "tc" if outermost => {
                self.open.cell.clear();
                self.open.span = 1;
                self.open.down = None;
            }
            "gridSpan" if outermost => {
                self.open.span = self.columns(value(tag)?.and_then(|n| n.parse().ok()))?.max(1);
            }
            "gridBefore" if outermost => {
                let empty = self.columns(value(tag)?.and_then(|n| n.parse().ok()))?;
                self.open.row.resize(empty, String::new());
            }
            "vMerge" if outermost => {
                let begins = value(tag)?.as_deref() == Some("restart");
                self.open.down = Some(if begins { Down::Begins } else { Down::GoesOn });
            }
            "t" => self.open.in_text = self.depth > 0,
            "tab" => self.open.say(" "),
            "br" | "cr" => self.open.say("\n"),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, tag: &str) -> Result<(), Unread> {
        let outermost = self.depth == 1;
        match tag {
            "t" => self.open.in_text = false,
            "p" => self.open.say("\n"),
            "tc" if outermost => self.end_cell()?,
            "tr" if outermost => self.end_row()?,
            "tbl" => {
                if outermost {
                    self.end_table();
                }
                self.depth = self.depth.saturating_sub(1);
            }
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), Unread> {
        let open = &mut self.open;
        let (row, left) = (open.rows.len(), open.row.len());
        let right = left + open.span - 1;
        let text = open.cell.trim().to_owned();
        open.cell.clear();
        match open.down {
            Some(Down::GoesOn) => open.grow(row, left),
            down if down.is_some() || open.span > 1 => {
                open.merged.push(Merged { top: row, left, bottom: row, right });
            }
            _ => {}
        }
        let span = open.span;
        self.columns(Some(right + 1))?;
        self.cells += span;
        if self.cells > self.limits.cells {
            return Err(Unread::TooManyCells { limit: self.limits.cells });
        }
        self.open.row.push(text);
        self.open.row.resize(right + 1, String::new());
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Unread> {
        if self.open.rows.len() >= self.limits.rows {
            return Err(Unread::TooManyRows { limit: self.limits.rows });
        }
        let mut row = std::mem::take(&mut self.open.row);
        while row.last().is_some_and(String::is_empty) {
            row.pop();
        }
        self.open.rows.push(row);
        Ok(())
    }

    fn end_table(&mut self) {
        let Open { rows, mut merged, .. } = std::mem::take(&mut self.open);
        // A cell that began to merge downwards and did not is an ordinary one.
        merged.retain(|cells| cells.top != cells.bottom || cells.left != cells.right);
        let name = (self.done.len() + 1).to_string();
        self.done.push(Grid { name, rows, merged, ..Grid::default() });
    }

    /// So many columns, unless they are too many.
    fn columns(&self, count: Option<usize>) -> Result<usize, Unread> {
        let (count, limit) = (count.unwrap_or(0), self.limits.columns);
        if count > limit { Err(Unread::TooManyColumns { limit }) } else { Ok(count) }
    }
}

impl Open {
    fn say(&mut self, text: &str) {
        self.cell.push_str(text);
    }

    /// The cell above goes on into this row.
    fn grow(&mut self, row: usize, left: usize) {
        let above = self.merged.iter_mut().rev().find(|cells| cells.left == left);
        if let Some(cells) = above.filter(|cells| cells.bottom + 1 == row) {
            cells.bottom = row;
        }
    }
}

/// The `w:val` of an element.
fn value(tag: &BytesStart) -> Result<Option<String>, Unread> {
    let found = tag.try_get_attribute("w:val").map_err(damaged)?;
    Ok(found.map(|attribute| attribute.value.into_owned()))
}

/// `&amp;` and `&#1071;`; entities of one's own are not part of the format.
fn resolve(sign: &BytesRef) -> Result<String, Unread> {
    if let Some(c) = sign.resolve_char_ref().map_err(damaged)? {
        return Ok(c.to_string());
    }
    let name = sign.xml10_content();
    Ok(quick_xml::escape::resolve_predefined_entity(&name).unwrap_or_default().to_owned())
}
