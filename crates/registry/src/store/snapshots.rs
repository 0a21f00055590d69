//! Snapshots: one row for each import.

use crate::model::{Share, Slot, Snapshot, State, Status};
use db::{Result, Tx, Value, rows, sql};
use kernel::{Day, Moment, Say, SnapshotId};

/// How many imports the history shows.
const HISTORY: i64 = 60;

/// What is live, and what was tried lately.
pub async fn status(tx: &mut Tx) -> Result<Status> {
    Ok(Status { live: live(tx).await?, history: history(tx).await? })
}

/// The live snapshot.
pub(crate) async fn live(tx: &mut Tx) -> Result<Option<Snapshot>> {
    sql!(
        "select id, day, source, fingerprint, slot, state, records, rejected, repeated, compared_to,
                added, excluded, changed, fault, started_at, finished_at
         from sme_snapshots where state = 'live'"
    )
    .optional(tx)
    .await
}

/// The latest imports, newest first.
async fn history(tx: &mut Tx) -> Result<Vec<Snapshot>> {
    sql!(
        "select id, day, source, fingerprint, slot, state, records, rejected, repeated, compared_to,
                added, excluded, changed, fault, started_at, finished_at
         from sme_snapshots order by started_at desc, id desc limit $1",
        HISTORY,
    )
    .all(tx)
    .await
}

/// One import.
pub(crate) async fn find(tx: &mut Tx, id: SnapshotId) -> Result<Option<Snapshot>> {
    sql!(
        "select id, day, source, fingerprint, slot, state, records, rejected, repeated, compared_to,
                added, excluded, changed, fault, started_at, finished_at
         from sme_snapshots where id = $1",
        id,
    )
    .optional(tx)
    .await
}

/// Notes that an import begins.
pub(crate) async fn begin(tx: &mut Tx, it: &Snapshot) -> Result<()> {
    sql!(
        "insert into sme_snapshots (id, source, fingerprint, slot, state, started_at)
         values ($1, $2, $3, $4, 'loading', $5)",
        it.id,
        it.source.as_str(),
        it.fingerprint.as_str(),
        it.slot,
        it.started_at,
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Notes that an import failed, and why.
pub(crate) async fn fail(tx: &mut Tx, it: &Snapshot, why: &Say, now: Moment) -> Result<()> {
    sql!(
        "update sme_snapshots
         set state = 'failed', fault = $2, finished_at = $3, day = $4, records = $5, rejected = $6
         where id = $1 and state = 'loading'",
        it.id,
        sentence(why),
        now,
        it.day,
        it.records,
        it.rejected,
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Notes that imports whose process is gone have failed; says which they were.
pub(crate) async fn bury(tx: &mut Tx, why: &Say, now: Moment) -> Result<Vec<SnapshotId>> {
    let rows: Vec<(SnapshotId,)> = sql!(
        "update sme_snapshots set state = 'failed', fault = $1, finished_at = $2
         where state = 'loading' returning id",
        sentence(why),
        now,
    )
    .all(tx)
    .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Makes a snapshot live, and what was live past.
pub(crate) async fn go_live(tx: &mut Tx, it: &Snapshot, now: Moment) -> Result<()> {
    sql!("update sme_snapshots set state = 'past' where state = 'live'").run(tx).await?;
    sql!(
        "update sme_snapshots
         set state = 'live', day = $2, records = $3, rejected = $4, repeated = $5,
             compared_to = $6, added = $7, excluded = $8, changed = $9, finished_at = $10
         where id = $1",
        it.id,
        it.day,
        it.records,
        it.rejected,
        it.repeated,
        it.compared_to,
        it.added,
        it.excluded,
        it.changed,
        now,
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Keeps how a snapshot divides.
pub(crate) async fn keep_shares(tx: &mut Tx, id: SnapshotId, shares: &[Share]) -> Result<()> {
    for some in shares.chunks(500) {
        let row = |it: &Share| -> [Value; 4] {
            let region = it.region.map(|it| it.to_string()).unwrap_or_default();
            let category = it.category.map_or("", |it| it.word());
            [id.into(), region.into(), category.into(), it.records.into()]
        };
        rows!(
            "insert into sme_counts (snapshot, region, category, records) values",
            4,
            some.iter().flat_map(row).collect(),
            ""
        )
        .run(tx)
        .await?;
    }
    Ok(())
}

/// How a snapshot divides by region and category.
pub(crate) async fn shares(tx: &mut Tx, id: SnapshotId) -> Result<Vec<Share>> {
    sql!(
        "select nullif(region, '') as region, nullif(category, '') as category, records
         from sme_counts where snapshot = $1 order by region, category limit 2000",
        id,
    )
    .all(tx)
    .await
}

fn sentence(why: &Say) -> String {
    serde_json::to_string(why).expect("a sentence is plain text")
}

/// A snapshot that is about to be loaded.
impl Snapshot {
    pub(crate) fn beginning(source: String, fingerprint: String, slot: Slot, now: Moment) -> Self {
        Snapshot {
            id: SnapshotId::new(),
            day: None,
            source,
            fingerprint,
            slot,
            state: State::Loading,
            records: 0,
            rejected: 0,
            repeated: 0,
            compared_to: None::<Day>,
            added: 0,
            excluded: 0,
            changed: 0,
            fault: String::new(),
            started_at: now,
            finished_at: None,
        }
    }
}
