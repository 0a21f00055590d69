//! The form of a side: it goes out with a letter, is filled in and imported back.

use documents::{Block, Grid, Paper, Span, Table};
use kernel::{Say, fold};
use web::Refusal as _;

use super::reading::{CellFault, unread};
use super::{NOTE, NUMBER, SAYS, TERM, TEXT, term_words};
use crate::{Measure, Plan, Refused, Says, Side};

/// What a filled form says of one measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Filled<'a> {
    /// The measure.
    pub measure: &'a Measure,
    /// What is said of it.
    pub says: Says,
    /// The note of execution.
    pub text: String,
}

/// The form: the measures in which `side` has a part and which it has not reported to the end.
pub fn form(plan: &Plan, side: Side, measures: &[Measure]) -> Paper {
    let head = |it: &[&str]| it.first().copied().unwrap_or_default().to_owned();
    let open = measures.iter().filter(|it| it.course.due_of(side).is_some());
    let rows = open.map(|it| {
        let text = &it.wording;
        let (number, term) = (text.number.clone(), term_words(text.term));
        vec![
            number,
            text.text.clone(),
            term,
            it.body(side).to_owned(),
            String::new(),
            String::new(),
        ]
    });
    let table = Table {
        heads: vec![
            head(NUMBER),
            head(TEXT),
            head(TERM),
            "Ответственный".to_owned(),
            head(SAYS),
            head(NOTE),
        ],
        widths: vec![0.5, 3.0, 1.0, 1.7, 1.2, 3.0],
        rows: rows.collect(),
        caption: String::new(),
    };
    let how = "В графе «Состояние» укажите «выполнено» или «в работе», в графе «Ход исполнения» — \
               что сделано. Строки, о которых сообщить нечего, оставьте пустыми.";
    Paper {
        lang: "ru",
        title: format!("Информация о ходе исполнения. {}", plan.title),
        subtitle: plan.name(side).to_owned(),
        footer: plan.title.clone(),
        landscape: true,
        blocks: vec![Block::Text(vec![Span::from(how)]), Block::Table(table)],
    }
}

/// Reads a filled form; rows of which nothing is said are passed over.
///
/// # Errors
/// Every fault of every cell.
pub fn read_form<'m>(
    grids: &[Grid],
    side: Side,
    measures: &'m [Measure],
) -> Result<Vec<Filled<'m>>, Vec<CellFault>> {
    let whole = |say| vec![CellFault { cell: String::new(), say }];
    let grid = grids.first().ok_or_else(|| whole(Say::new("plan-file-no-table")))?;
    let heads = grid.find_heads(&[NUMBER, SAYS, NOTE]).map_err(|it| whole(unread(&it)))?;
    let [number, says, note] = heads.columns[..] else {
        return Err(whole(Say::new("plan-file-no-table")));
    };
    let (mut filled, mut faults) = (Vec::new(), Vec::new());
    for (row, _) in grid.below(&heads) {
        let cell = |column| grid.cell(row, column).replace('\0', "");
        if cell(says).is_empty() && cell(note).is_empty() {
            continue;
        }
        match one(&cell(number), &cell(says), cell(note), side, measures) {
            Ok(it) => filled.push(it),
            Err((at, say)) => {
                let column = [number, says, note][at];
                faults.push(CellFault { cell: grid.cell_name(row, column), say });
            }
        }
    }
    match faults.is_empty() {
        true if filled.is_empty() => Err(whole(Refused::NothingReported.say())),
        true => Ok(filled),
        false => Err(faults),
    }
}

/// One row; a fault comes with the place of its column: number, state, note.
fn one<'m>(
    number: &str,
    says: &str,
    text: String,
    side: Side,
    measures: &'m [Measure],
) -> Result<Filled<'m>, (usize, Say)> {
    let number = number.trim_end_matches('.');
    let measure = measures.iter().find(|it| it.wording.number == number);
    let measure =
        measure.ok_or_else(|| (0, Say::new("plan-no-such-measure").with("number", number)))?;
    measure.is_there().map_err(|it| (0, it.say()))?;
    if !measure.wording.concerns(side) {
        return Err((0, Refused::NoPart.say()));
    }
    let says = fold(says);
    let says = match says.as_str() {
        it if it.starts_with("не ") => None,
        it if it.contains("выполнено") || it.contains("исполнено") || it == "да" => {
            Some(Says::Done)
        }
        it if it.contains("работе") || it.contains("исполняется") => {
            Some(Says::UnderWay)
        }
        _ => None,
    };
    let says = says.ok_or_else(|| (1, Say::new("plan-form-says")))?;
    if text.is_empty() {
        return Err((2, Say::new("fault-required")));
    }
    Ok(Filled { measure, says, text })
}
