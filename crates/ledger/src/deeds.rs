//! Taking a rendering back: pages and programs do it alike.

use crate::model::{Rendering, Reversal};
use crate::store;
use db::{Tx, transact};
use journal::{Note, Thing};
use kernel::{RenderingId, Say};
use web::{Desk, Error, Result};

/// The longest reason, characters.
pub(crate) const LONGEST_REASON: usize = 500;

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TakenBack {
    /// The reversing entry.
    pub id: RenderingId,
    /// Whether an earlier request with the same key entered it.
    pub repeated: bool,
}

/// Enters the reversing entry of a row of one's own organisation. A program's key makes the same
/// request sent again the same entry.
///
/// # Errors
/// No such row; the rule that says no; a key that names another entry.
pub(crate) async fn take_back(
    desk: &Desk,
    id: RenderingId,
    reason: &str,
    once: Option<&str>,
) -> Result<TakenBack> {
    let done = transact!(desk.db(), |tx| { reverse(tx, desk, id, reason, once).await });
    match (done, once) {
        // Two at once on PostgreSQL: the other one's entry is there now.
        (Err(Error::Ours(error)), Some(key)) => {
            let mut tx = desk.db().read().await?;
            let before = before(&mut tx, desk, id, key).await?;
            before.map(|id| TakenBack { id, repeated: true }).ok_or(Error::Ours(error))
        }
        (done, _) => done,
    }
}

async fn reverse(
    tx: &mut Tx,
    desk: &Desk,
    id: RenderingId,
    reason: &str,
    once: Option<&str>,
) -> Result<TakenBack> {
    let row = find_own(tx, desk, id).await?;
    if let Some(key) = once
        && let Some(id) = before(tx, desk, id, key).await?
    {
        return Ok(TakenBack { id, repeated: true });
    }
    let reversed = store::reversal_of(tx, id).await?.is_some();
    row.reversible(desk.actor(), desk.today(), reversed)?;
    let by = Reversal {
        account: desk.actor().account,
        recorded_on: desk.today(),
        recorded_at: desk.now,
        reason: reason.to_owned(),
        once: once.map(str::to_owned),
    };
    let entry = store::reverse(tx, &row, by).await?;
    let note = Note::by(desk.actor(), "rendering-reversed", Thing::Rendering, id);
    journal::write(tx, desk.now, note.with("reason", reason)).await?;
    Ok(TakenBack { id: entry, repeated: false })
}

/// The entry this key made before, if it is the one that takes this row back.
async fn before(
    tx: &mut Tx,
    desk: &Desk,
    id: RenderingId,
    key: &str,
) -> Result<Option<RenderingId>> {
    match store::once(tx, desk.actor().organisation, key).await? {
        None => Ok(None),
        Some((entry, Some(reversed))) if reversed == id => Ok(Some(entry)),
        Some(_) => Err(Error::Bad { field: "Idempotency-Key", say: Say::new("ledger-key-taken") }),
    }
}

/// A row, if it is the actor's organisation's.
pub(crate) async fn find_own(tx: &mut Tx, desk: &Desk, id: RenderingId) -> Result<Rendering> {
    let row = store::find(tx, id).await?.ok_or(Error::NotFound)?;
    desk.own(Thing::Rendering, id, row.organisation)?;
    Ok(row)
}
