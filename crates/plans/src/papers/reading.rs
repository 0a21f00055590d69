//! A plan's table as somebody wrote it: every fault by its cell, and then nothing is taken.

use agreements::Sphere;
use documents::{Grid, Heads, Unread};
use kernel::{Say, fold};
use std::collections::HashSet;
use web::Refusal as _;

use super::{INDICATOR, NUMBER, RESULT, SPHERE, TARGET, TERM, TEXT, body_heads};
use crate::{Measure, Plan, Refused, Side, Term, Wording};

/// What is wrong with a cell.
#[derive(Debug, Clone, PartialEq)]
pub struct CellFault {
    /// Its name, such as `B7`; empty for the table as a whole.
    pub cell: String,
    /// What is wrong.
    pub say: Say,
}

/// As many faults are said at once.
const MOST_FAULTS: usize = 100;

/// Longest texts of a row, characters.
const NUMBER_MAX: usize = 20;
const TEXT_MAX: usize = 4_000;

impl CellFault {
    fn whole(say: Say) -> CellFault {
        CellFault { cell: String::new(), say }
    }
}

/// A row of a plan's table, beside what stands in the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What it says.
    pub wording: Wording,
    /// The measure of this number, where there is one.
    pub known: Option<Measure>,
}

impl Row {
    /// What its import does; `None` where the plan says the same already.
    pub fn change(&self) -> Option<RowChange> {
        match &self.known {
            None => Some(RowChange::Added),
            Some(it) if it.wording != self.wording => Some(RowChange::Changed),
            Some(_) => None,
        }
    }
}

/// What the import of a row does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowChange {
    /// A measure more.
    Added,
    /// Another text of the measure of this number.
    Changed,
}

/// Reads measures out of a file's tables: the first in which the heads of a plan are found. A row
/// that holds nothing but the name of a sphere is a section: the rows below are of that sphere. A
/// row with the number of a measure that is `there` is its text anew; what the table has no column
/// for stays as it is.
///
/// # Errors
/// Every fault of every cell, at most a hundred.
pub fn read_plan(
    grids: &[Grid],
    plan: &Plan,
    spheres: &[Sphere],
    there: &[Measure],
) -> Result<Vec<Row>, Vec<CellFault>> {
    let (grid, heads) = find(grids, plan).map_err(|it| vec![CellFault::whole(unread(&it))])?;
    let columns = Columns::of(grid, &heads);
    let mut reader = Reader {
        plan,
        grid,
        columns,
        spheres,
        section: String::new(),
        there,
        numbers: HashSet::new(),
        faults: Vec::new(),
    };
    let read: Vec<Row> = grid.below(&heads).filter_map(|(row, _)| reader.row(row)).collect();
    reader.faults.truncate(MOST_FAULTS);
    match reader.faults.is_empty() {
        true if read.is_empty() => Err(vec![CellFault::whole(Say::new("plan-table-empty"))]),
        true => Ok(read),
        false => Err(reader.faults),
    }
}

/// The first table with the heads of a plan; else what the first one lacks.
fn find<'g>(grids: &'g [Grid], plan: &Plan) -> Result<(&'g Grid, Heads), Unread> {
    let (a, b) = (body_heads(plan, Side::A), body_heads(plan, Side::B));
    let (a, b) = (a.each_ref().map(String::as_str), b.each_ref().map(String::as_str));
    let wanted = [NUMBER, TEXT, TERM, &a, &b];
    let mut first = Err(Unread::Empty);
    for (at, grid) in grids.iter().enumerate() {
        match grid.find_heads(&wanted) {
            Ok(heads) => return Ok((grid, heads)),
            Err(unread) if at == 0 => first = Err(unread),
            Err(_) => {}
        }
    }
    first
}

/// Why a file was not read, as a sentence.
pub fn unread(it: &Unread) -> Say {
    match it {
        Unread::OtherKind => Say::new("plan-file-other-kind"),
        Unread::Locked => Say::new("plan-file-locked"),
        Unread::Damaged(_) => Say::new("plan-file-damaged"),
        Unread::Empty => Say::new("plan-file-no-table"),
        Unread::MissingHeads { missing } => {
            Say::new("plan-file-heads").with("missing", missing.join(", "))
        }
        Unread::MergedHeads { cells } => Say::new("plan-file-merged").with("cells", cells),
        Unread::TooLarge { .. }
        | Unread::TooManyRows { .. }
        | Unread::TooManyColumns { .. }
        | Unread::TooManyCells { .. } => Say::new("plan-file-too-large"),
    }
}

/// Where each field stands; those in `Option` may be missing.
struct Columns {
    number: usize,
    text: usize,
    term: usize,
    body_a: usize,
    body_b: usize,
    sphere: Option<usize>,
    result: Option<usize>,
    indicator: Option<usize>,
    target: Option<usize>,
}

impl Columns {
    fn of(grid: &Grid, heads: &Heads) -> Columns {
        let at = |index: usize| heads.columns.get(index).copied().unwrap_or_default();
        Columns {
            number: at(0),
            text: at(1),
            term: at(2),
            body_a: at(3),
            body_b: at(4),
            sphere: heads.also(grid, SPHERE),
            result: heads.also(grid, RESULT),
            indicator: heads.also(grid, INDICATOR),
            target: heads.also(grid, TARGET),
        }
    }
}

struct Reader<'a> {
    plan: &'a Plan,
    grid: &'a Grid,
    columns: Columns,
    spheres: &'a [Sphere],
    /// Code of the sphere of the section the rows stand in.
    section: String,
    /// The measures of the plan.
    there: &'a [Measure],
    /// Numbers met in the table.
    numbers: HashSet<String>,
    faults: Vec<CellFault>,
}

impl Reader<'_> {
    fn row(&mut self, row: usize) -> Option<Row> {
        if let Some(code) = self.section_in(row) {
            self.section = code;
            return None;
        }
        let number = self.number(row);
        let text = self.filled(row, self.columns.text, TEXT_MAX);
        let sphere = self.sphere(row);
        let term = self.term(row);
        let (number, text, sphere, term) = (number?, text?, sphere?, term?);
        let known = self.there.iter().find(|it| it.wording.number == number);
        let kept = known.map(|it| &it.wording);
        let or_kept = |column: Option<usize>, of: fn(&Wording) -> &String| match (column, kept) {
            (None, Some(it)) => of(it).clone(),
            _ => self.text(row, column),
        };
        let no_sphere = self.columns.sphere.is_none() && self.section.is_empty();
        let wording = Wording {
            number,
            text,
            sphere: kept.filter(|_| no_sphere).map_or(sphere, |it| it.sphere.clone()),
            term,
            body_a: self.text(row, Some(self.columns.body_a)),
            body_b: self.text(row, Some(self.columns.body_b)),
            result: or_kept(self.columns.result, |it| &it.result),
            indicator: or_kept(self.columns.indicator, |it| &it.indicator),
            target: or_kept(self.columns.target, |it| &it.target),
        };
        let known = known.cloned();
        if let Err(no) = self.plan.admits(&wording) {
            self.fault(row, self.columns.term, no.say());
            return None;
        }
        Some(Row { wording, known })
    }

    /// Code of the sphere, where the row holds nothing but its name.
    fn section_in(&self, row: usize) -> Option<String> {
        let cells = self.grid.rows.get(row)?;
        let mut filled = cells.iter().map(|it| it.trim()).filter(|it| !it.is_empty());
        let (only, None) = (filled.next()?, filled.next()) else { return None };
        self.sphere_named(only)
    }

    fn sphere_named(&self, name: &str) -> Option<String> {
        // Sections are numbered: «I. Культура», «2) Культура».
        let numbered = |it: &str| it.chars().all(|it| it.is_ascii_digit() || "IVXХ.)".contains(it));
        let (first, rest) = name.split_once(' ').unwrap_or(("", name));
        let name = fold(if numbered(first) { rest } else { name });
        let found = self.spheres.iter().find(|it| fold(&it.name) == name || it.code == name);
        found.map(|it| it.code.clone())
    }

    fn number(&mut self, row: usize) -> Option<String> {
        let number = self.filled(row, self.columns.number, NUMBER_MAX)?;
        let number = number.trim_end_matches('.').to_owned();
        if !self.numbers.insert(number.clone()) {
            self.fault(row, self.columns.number, Refused::NumberTwice(number).say());
            return None;
        }
        Some(number)
    }

    fn sphere(&mut self, row: usize) -> Option<String> {
        let named = self.text(row, self.columns.sphere);
        if named.is_empty() {
            return Some(self.section.clone());
        }
        let code = self.sphere_named(&named);
        if let (None, Some(column)) = (&code, self.columns.sphere) {
            let say = Say::new("plan-no-such-sphere").with("sphere", &named);
            self.fault(row, column, say);
        }
        code
    }

    fn term(&mut self, row: usize) -> Option<Term> {
        let text = self.filled(row, self.columns.term, TEXT_MAX)?;
        let read = Term::read(&text);
        read.map_err(|it| self.fault(row, self.columns.term, it.say())).ok()
    }

    fn filled(&mut self, row: usize, column: usize, longest: usize) -> Option<String> {
        let text = self.text(row, Some(column));
        let say = match text.chars().count() {
            0 => Say::new("fault-required"),
            it if it > longest => Say::new("fault-too-long").with("longest", longest),
            _ => return Some(text),
        };
        self.fault(row, column, say);
        None
    }

    fn text(&self, row: usize, column: Option<usize>) -> String {
        column.map_or_else(String::new, |it| self.grid.cell(row, it).replace('\0', ""))
    }

    fn fault(&mut self, row: usize, column: usize, say: Say) {
        self.faults.push(CellFault { cell: self.grid.cell_name(row, column), say });
    }
}
