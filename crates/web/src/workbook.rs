//! Lists taken away as workbooks.

use crate::{Desk, Error, Result, attachment};
use axum::response::Response;
use db::{Page, transact};
use journal::{Note, Thing};
use kernel::Say;

/// A workbook holds so many rows of a list. More are asked for by narrower filters: a person reads no
/// more at once, and the program keeps its memory.
pub const MOST_ROWS: usize = 50_000;

/// The media type of XLSX.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Every row of a list of which [`MOST_ROWS`] were asked for.
///
/// # Errors
/// There are more: a table cut off somewhere would be taken for the whole.
pub fn every_row<T>(page: Page<T>) -> Result<Vec<T>> {
    match page.next {
        None => Ok(page.rows),
        Some(_) => {
            Err(Error::Bad { field: "", say: Say::new("list-too-long").with("most", MOST_ROWS) })
        }
    }
}

/// The workbook as a file called `name`; `make` computes it beside the other requests.
///
/// # Errors
/// What `make` says.
pub async fn workbook<E: std::error::Error + Send + Sync + 'static>(
    name: &str,
    make: impl FnOnce() -> Result<Vec<u8>, E> + Send + 'static,
) -> Result<Response> {
    let made = tokio::task::spawn_blocking(make).await;
    let bytes = made.map_err(|it| Error::ours(it.to_string()))?;
    Ok(attachment(name, XLSX, bytes.map_err(|it| Error::Ours(it.into()))?))
}

/// Notes that a list of persons left the house: `verb` says which, the entry who took it and how long
/// it was.
///
/// # Errors
/// The database's.
pub async fn note_taken(desk: &Desk, verb: &'static str, rows: usize) -> Result<()> {
    let actor = desk.actor();
    let note = Note::by(actor, verb, Thing::Organisation, actor.organisation).with("rows", rows);
    transact!(desk.db(), |tx| { Ok(journal::write(tx, desk.now, note.clone()).await?) })
}
