//! A snapshot without a dump: for the demo and for tests.

use crate::model::{Share, Slot, SmeRecord, Snapshot, State};
use crate::store;
use db::{Db, transact};
use journal::{Note, Thing};
use kernel::{Category, Day, Moment, RegionCode, SnapshotId};
use std::collections::BTreeMap;

/// Makes `records` the live snapshot of `day`, without validation and without a difference; they
/// have different ИНН. Names of kinds of activity go by [`crate::keep_okved_names`].
///
/// # Errors
/// The database's.
pub async fn seed(
    db: &Db,
    id: SnapshotId,
    day: Day,
    source: &str,
    records: impl IntoIterator<Item = SmeRecord>,
    now: Moment,
) -> db::Result<Snapshot> {
    let live = store::live(&mut db.read().await?).await?;
    let slot = live.map_or(Slot::A, |it| it.slot.other());
    let (name, print) = (source.to_owned(), source.to_owned());
    let mut snapshot = Snapshot { id, ..Snapshot::beginning(name, print, slot, now) };
    let mut shares: BTreeMap<(Option<RegionCode>, Option<Category>), i64> = BTreeMap::new();

    store::empty(db, slot).await?;
    let mut bulk = db.bulk(store::table(slot), store::COLUMNS).await?;
    for (record, origin) in records.into_iter().zip(0..) {
        *shares.entry((record.region, record.category)).or_default() += 1;
        bulk.push(record.cells(day, origin)).await?;
    }
    snapshot.records = bulk.finish().await? as i64;
    store::index(db, slot).await?;
    db.bulk_settle().await?;

    (snapshot.day, snapshot.state, snapshot.finished_at) = (Some(day), State::Live, Some(now));
    let share = |((region, category), records)| Share { region, category, records };
    let shares: Vec<Share> = shares.into_iter().map(share).collect();
    transact!(db, |tx| {
        store::begin(tx, &snapshot).await?;
        store::go_live(tx, &snapshot, now).await?;
        store::keep_shares(tx, snapshot.id, &shares).await?;
        let note = Note::system("snapshot-live", Thing::Snapshot, snapshot.id);
        journal::write(tx, now, note.with("day", day.to_string())).await
    })?;
    Ok(snapshot)
}
