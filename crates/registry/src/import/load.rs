//! One load, from an empty slot to a live snapshot.

use super::row::{Misfit, Names, Row};
use super::tally::Tally;
use super::{Fault, Options, Progress, Rejected, Stage, blocking};
use crate::model::{ChangeKind, Snapshot, State};
use crate::store;
use db::{Bulk, Db, transact};
use journal::{Note, Thing};
use kernel::{Clock, Okved};
use rsmp::{Batch, Dump, Limits};
use std::collections::HashMap;
use std::path::Path;
use tokio::sync::mpsc;

/// A load under way.
pub(super) struct Load<'a, P> {
    pub(super) db: &'a Db,
    pub(super) options: &'a Options,
    /// What is live meanwhile.
    pub(super) before: Option<Snapshot>,
    /// What is being loaded; filled as things become known.
    pub(super) snapshot: Snapshot,
    pub(super) progress: P,
}

/// What the reader's threads make of a record.
type Item = Result<Row, Misfit>;

/// Batches between the reader and the database: enough to keep both busy, a few megabytes.
const BATCHES: usize = 4;

impl<P: FnMut(Progress) + Send> Load<'_, P> {
    pub(super) async fn run(&mut self, path: &Path, clock: &Clock) -> Result<(), Fault> {
        let path = path.to_owned();
        let dump = blocking(move || Dump::open(&path)).await?;
        let mut at = Progress { stage: Stage::Reading, bytes: 0, total: dump.bytes(), records: 0 };

        let mut tally = Tally::default();
        let read = self.read(dump, &mut tally, &mut at).await;
        let it = &mut self.snapshot;
        (it.day, it.records, it.rejected) = (tally.day(), tally.records, tally.rejected);
        let names = read?;
        let live = self.before.as_ref().and_then(|it| it.day);
        tally.judge(self.options.rejected_share, live, self.options.older)?;

        (self.progress)(Progress { stage: Stage::Indexing, ..at });
        self.index(&mut tally).await?;
        (self.progress)(Progress { stage: Stage::Comparing, ..at });
        self.compare().await?;
        self.db.bulk_settle().await?;
        self.switch(&tally, names, clock).await
    }

    /// Fills the free slot; returns the names of activities that the dump holds.
    async fn read(
        &mut self,
        dump: Dump,
        tally: &mut Tally,
        at: &mut Progress,
    ) -> Result<HashMap<Okved, String>, Fault> {
        let slot = self.snapshot.slot;
        store::empty(self.db, slot).await?;

        let (send, mut receive) = mpsc::channel(BATCHES);
        let limits = self.options.limits;
        let reader = blocking(move || read_dump(&dump, &limits, &send));
        let mut bulk = self.db.bulk(store::table(slot), store::COLUMNS).await?;
        while let Some(batch) = receive.recv().await {
            at.bytes += batch.bytes;
            at.records += batch.items.len() as u64;
            push(&mut bulk, batch, tally).await?;
            (self.progress)(*at);
        }
        let names = reader.await?;
        bulk.finish().await?;
        Ok(names)
    }

    /// Builds what look-ups need, and takes out what came twice.
    async fn index(&mut self, tally: &mut Tally) -> Result<(), Fault> {
        let slot = self.snapshot.slot;
        store::index(self.db, slot).await?;
        if store::find_repeated(&mut self.db.read().await?, slot).await?.is_some() {
            let mut tx = self.db.bulk_write().await?;
            let removed = store::drop_repeated(&mut tx, slot).await?;
            tx.keep().await?;
            self.snapshot.repeated = removed.len() as i64;
            removed.into_iter().for_each(|(region, category)| tally.remove(region, category));
            self.snapshot.records = tally.records;
        }
        Ok(())
    }

    /// Writes down what differs from the live snapshot. The first one has nothing to differ from.
    async fn compare(&mut self) -> Result<(), Fault> {
        let Some(before) = &self.before else { return Ok(()) };
        let id = self.snapshot.id;
        self.snapshot.compared_to = before.day;
        let mut tx = self.db.bulk_write().await?;
        store::discard_changes(&mut tx).await?;
        store::compare(&mut tx, id, self.snapshot.slot).await?;
        let counts = store::counted_changes(&mut tx, id).await?;
        tx.keep().await?;
        for (kind, count) in counts {
            *match kind {
                ChangeKind::Added => &mut self.snapshot.added,
                ChangeKind::Excluded => &mut self.snapshot.excluded,
                ChangeKind::Changed => &mut self.snapshot.changed,
            } = count;
        }
        Ok(())
    }

    /// The small transaction after which look-ups read the new snapshot.
    async fn switch(
        &mut self,
        tally: &Tally,
        names: HashMap<Okved, String>,
        clock: &Clock,
    ) -> Result<(), Fault> {
        let now = clock.now();
        let known = store::okved_names(&mut self.db.read().await?).await?;
        let mut names: Vec<(Okved, String)> =
            names.into_iter().filter(|(code, name)| known.get(code) != Some(name)).collect();
        names.sort();
        let (snapshot, shares) = (&self.snapshot, tally.shares());
        transact!(self.db, |tx| {
            store::keep_okved_names(tx, &names).await?;
            store::keep_shares(tx, snapshot.id, &shares).await?;
            store::go_live(tx, snapshot, now).await?;
            journal::write(tx, now, note(snapshot)).await
        })?;
        (self.snapshot.state, self.snapshot.finished_at) = (State::Live, Some(now));
        Ok(())
    }
}

fn note(it: &Snapshot) -> Note {
    Note::system("snapshot-live", Thing::Snapshot, it.id)
        .with("day", it.day.map(|it| it.to_string()))
        .with("records", it.records)
        .with("added", it.added)
        .with("excluded", it.excluded)
        .with("changed", it.changed)
}

async fn push(bulk: &mut Bulk, batch: Batch<Item>, tally: &mut Tally) -> db::Result<()> {
    for item in batch.items {
        match item {
            Ok(row) => {
                tally.keep(&row);
                bulk.push(row.cells(batch.member)).await?;
            }
            Err(Misfit { position, reason }) => {
                tally.reject(Rejected { file: batch.file.clone(), position, reason });
            }
        }
    }
    Ok(())
}

/// Why the reader stopped.
enum Stop {
    Damaged(rsmp::Error),
    /// Nobody takes the batches any more: the import was dropped, or the database failed.
    Unheard,
}

impl From<rsmp::Error> for Stop {
    fn from(it: rsmp::Error) -> Stop {
        Stop::Damaged(it)
    }
}

fn read_dump(
    dump: &Dump,
    limits: &Limits,
    send: &mpsc::Sender<Batch<Item>>,
) -> Result<HashMap<Okved, String>, rsmp::Error> {
    let names = Names::default();
    let row = |record: &rsmp::Record<'_>| {
        names.note(record);
        Row::read(record)
    };
    match dump.read(limits, row, |batch| send.blocking_send(batch).map_err(|_| Stop::Unheard)) {
        Ok(_) | Err(Stop::Unheard) => Ok(names.into_inner()),
        Err(Stop::Damaged(error)) => Err(error),
    }
}
