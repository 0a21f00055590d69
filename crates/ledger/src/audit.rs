//! Proving that the kept figures equal the ledger, and mending them where they do not.

use crate::model::{Cell, Cells, Counts, Cut, Fold, Period, Scope};
use crate::store;
use db::{Db, Result, Tx, transact};
use std::collections::HashMap;
use std::fmt;

/// What the verifier found.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// Rows of the ledger that were folded.
    pub entries: u64,
    /// Cells that count anything, in the ledger or among the kept.
    pub cells: usize,
    /// Those that differ, in key order.
    pub differences: Vec<Difference>,
}

/// A cell whose kept figures are not those of the ledger.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// Which cell.
    pub cell: Cell,
    /// What the ledger says.
    pub ledger: Counts,
    /// What is kept.
    pub kept: Counts,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = |it: Counts| format!("{}/{}/{}", it.services, it.clients, it.free);
        let (ledger, kept) = (of(self.ledger), of(self.kept));
        write!(f, "{}: kept {kept}, ledger {ledger} (services/clients/free)", self.cell)
    }
}

/// Clients, decisions or cells of one read.
const CHUNK: i64 = 2_000;
/// Cells of one mending change: a few milliseconds.
const MENDED: usize = 500;

/// Folds the whole ledger and compares it with every kept cell, in one snapshot and without
/// keeping anybody waiting. Rows come client by client, so that it holds the cells and one
/// client's rows, however long the ledger is.
pub async fn verify(db: &Db) -> Result<Verdict> {
    let mut tx = db.snapshot().await?;
    let (cells, entries) = fold_ledger(&mut tx).await?;
    let mut both: HashMap<Cell, (Counts, Counts)> =
        cells.into_iter().map(|(cell, ledger)| (cell, (ledger, Counts::default()))).collect();
    add_kept(&mut tx, &mut both).await?;
    let cells = both.len();
    let differing = both.into_iter().filter(|(_, (ledger, kept))| ledger != kept);
    let mut differences: Vec<Difference> =
        differing.map(|(cell, (ledger, kept))| Difference { cell, ledger, kept }).collect();
    differences.sort_unstable_by_key(|it| it.cell);
    Ok(Verdict { entries, cells, differences })
}

/// Makes the kept figures equal the ledger; says how many cells differed.
///
/// It adds what is missing instead of replacing: a rendering that is entered meanwhile moves the
/// ledger and the kept figures by the same amount, so the difference found stays the right one.
pub async fn rebuild(db: &Db) -> Result<usize> {
    let verdict = verify(db).await?;
    let mended = Cell { scope: Scope::Network, period: Period::All, cut: Cut::Mended };
    let once = Counts { services: 1, ..Counts::default() };
    for some in verdict.differences.chunks(MENDED) {
        let mends = some.iter().map(|it| (it.cell, it.ledger - it.kept));
        // What was remembered of the figures ends with the change that mends them.
        let deltas: Vec<(Cell, Counts)> = mends.chain([(mended, once)]).collect();
        transact!(db, |tx| { store::add(tx, &deltas).await })?;
    }
    Ok(verdict.differences.len())
}

async fn fold_ledger(tx: &mut Tx) -> Result<(Cells, u64)> {
    let mut fold = Fold::default();
    let (mut rows, mut last) = (0, None);
    loop {
        let chunk = store::entries_after(tx, last, CHUNK).await?;
        rows += chunk.len() as u64;
        last = chunk.last().map(|it| it.client);
        chunk.into_iter().for_each(|it| fold.add(it));
        if last.is_none() {
            break;
        }
    }
    let mut last = None;
    loop {
        let chunk = store::decisions_after(tx, last, CHUNK).await?;
        chunk.iter().for_each(|it| fold.decide(it));
        last = chunk.last().map(|it| it.application);
        if last.is_none() {
            return Ok((fold.finish(), rows));
        }
    }
}

async fn add_kept(tx: &mut Tx, both: &mut HashMap<Cell, (Counts, Counts)>) -> Result<()> {
    let mut last = None;
    loop {
        let chunk = store::kept_after(tx, last.as_ref(), CHUNK).await?;
        for it in chunk.iter().filter(|it| it.kept.cut != Cut::Mended) {
            both.entry(it.kept.cell()).or_default().1 += it.kept.counts();
        }
        last = chunk.into_iter().next_back();
        if last.is_none() {
            return Ok(());
        }
    }
}
