//! Importing a dump: load beside the live snapshot, check, compare, switch.
//!
//! Nothing here touches what look-ups read until the last, small transaction; so an import may
//! fail or be killed anywhere. One import runs at a time, by a claim that dies with its process
//! (`db::Db::bulk_claim`): whoever holds it knows that every other row in the state `loading` was
//! left behind by a dead one.

mod fault;
mod fingerprint;
mod load;
mod row;
mod tally;

pub use fault::{Fault, Rejected};

use crate::model::Snapshot;
use crate::store;
use db::{BulkClaim, Db, transact};
use fingerprint::fingerprint;
use journal::{Note, Thing};
use kernel::{Clock, Moment, Say};
use load::Load;
use std::path::Path;
use std::time::Duration;

/// How an import is done.
#[derive(Debug, Clone)]
pub struct Options {
    /// Also take a dump that is older than the live snapshot.
    pub older: bool,
    /// Which share of records may lack a right ИНН, 0–1; more, and the dump is refused.
    pub rejected_share: f64,
    /// Bounds against hostile files.
    pub limits: rsmp::Limits,
}

impl Default for Options {
    fn default() -> Options {
        Options { older: false, rejected_share: 0.01, limits: rsmp::Limits::default() }
    }
}

/// How a successful import ended.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// The dump is live now.
    Live(Box<Snapshot>),
    /// This very file is live already: nothing was done.
    Same(Box<Snapshot>),
}

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What it is doing.
    pub stage: Stage,
    /// Bytes of XML read.
    pub bytes: u64,
    /// Bytes of XML there are, as the zip declares.
    pub total: u64,
    /// Records read.
    pub records: u64,
}

/// What an import is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Reading the dump into the free slot.
    Reading,
    /// Building its indexes.
    Indexing,
    /// Comparing it with the live snapshot.
    Comparing,
}

kernel::words! { Stage { Reading = "reading", Indexing = "indexing", Comparing = "comparing" } }

/// Imports a dump (a zip, a folder or one XML file) and makes it live.
///
/// The same file twice does nothing the second time: the SHA-256 of what lies on disk tells. That
/// reads the file once more, at the disk's speed and some 1.5 GB/s of the processor: 2 s for the
/// monthly zip, which is then in the system's cache for the import.
///
/// # Errors
/// See [`Fault`]. Whatever it is, look-ups go on reading what they read before, and the history
/// says what happened.
pub async fn import(
    db: &Db,
    path: &Path,
    options: &Options,
    clock: &Clock,
    progress: impl FnMut(Progress) + Send,
) -> Result<Outcome, Fault> {
    let _claim = claim(db).await?.ok_or(Fault::Busy)?;
    bury(db, clock.now()).await?;
    let fingerprint = fingerprint(path).await?;
    let before = store::live(&mut db.read().await?).await?;
    if let Some(live) = before.as_ref().filter(|it| it.fingerprint == fingerprint) {
        return Ok(Outcome::Same(Box::new(live.clone())));
    }
    let slot = before.as_ref().map_or(crate::Slot::A, |it| it.slot.other());
    let source = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let snapshot = Snapshot::beginning(source, fingerprint, slot, clock.now());
    transact!(db, |tx| { store::begin(tx, &snapshot).await })?;

    let mut load = Load { db, options, before, snapshot, progress };
    let done = load.run(path, clock).await;
    if let Err(fault) = &done {
        note_failure(db, &load.snapshot, fault, clock.now()).await;
    }
    done.map(|()| Outcome::Live(Box::new(load.snapshot)))
}

/// Marks imports as failed whose process died; `serve` calls it at its start. Does nothing while
/// an import runs.
///
/// # Errors
/// The database's.
pub async fn recover(db: &Db, now: Moment) -> db::Result<()> {
    match claim(db).await? {
        Some(_claim) => bury(db, now).await,
        None => Ok(()),
    }
}

/// The right to load. An import that ended a moment ago may still be closing its session, so this
/// waits a second before it takes no for an answer.
async fn claim(db: &Db) -> db::Result<Option<BulkClaim>> {
    for _ in 0..10 {
        if let Some(claim) = db.bulk_claim().await? {
            return Ok(Some(claim));
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Ok(None)
}

async fn bury(db: &Db, now: Moment) -> db::Result<()> {
    transact!(db, |tx| {
        let why = Say::new("registry-fault-interrupted");
        for id in store::bury(tx, &why, now).await? {
            journal::write(tx, now, Note::system("snapshot-failed", Thing::Snapshot, id)).await?;
        }
        Ok(())
    })
}

/// Writes the failure down. If even that fails, the next import or start does.
async fn note_failure(db: &Db, snapshot: &Snapshot, fault: &Fault, now: Moment) {
    let why = web::Refusal::say(fault);
    let note = Note::system("snapshot-failed", Thing::Snapshot, snapshot.id);
    let noted: db::Result<()> = async {
        transact!(db, |tx| {
            store::fail(tx, snapshot, &why, now).await?;
            journal::write(tx, now, note.clone()).await
        })
    }
    .await;
    if let Err(error) = noted {
        tracing::warn!(%error, %fault, "the failure of an import could not be noted");
    }
}

/// Begins work that blocks (files, inflating) beside the async threads.
fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> impl Future<Output = T> + Send {
    let begun = tokio::task::spawn_blocking(work);
    async move {
        match begun.await {
            Ok(done) => done,
            Err(panicked) => std::panic::resume_unwind(panicked.into_panic()),
        }
    }
}
