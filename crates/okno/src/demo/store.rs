//! Tables that are loaded whole and have no bulk door in their rooms.

use super::requests::Request;
use applications::Note;
use clients::{Client, Consent, sort_name};
use db::{Bulk, Db, Result, Tx, Value, sql};
use kernel::{AccountId, Day, EntryId, Inn, Moment, OrganisationId, RegionCode, SnapshotId};

/// Marks the installation as a demo of this day.
pub(super) async fn mark(tx: &mut Tx, today: Day) -> Result<()> {
    sql!(
        "insert into installation (name, value) values ('demo', $1)
         on conflict (name) do update set value = excluded.value",
        today
    )
    .run(tx)
    .await?;
    Ok(())
}

/// The last given number of a region's year.
pub(super) async fn keep_last_number(
    tx: &mut Tx,
    region: RegionCode,
    year: i16,
    last: i64,
) -> Result<()> {
    sql!(
        "insert into application_numbers (region, year, last) values ($1, $2, $3)
         on conflict (region, year) do update set last = excluded.last",
        region,
        i64::from(year),
        last
    )
    .run(tx)
    .await?;
    Ok(())
}

/// What a dump of the SME registry says against the one before.
pub(super) struct Difference {
    pub before: Day,
    pub added: i64,
    pub excluded: i64,
    pub changed: i64,
}

pub(super) async fn keep_difference(tx: &mut Tx, of: SnapshotId, it: &Difference) -> Result<()> {
    sql!(
        "update sme_snapshots set compared_to = $2, added = $3, excluded = $4, changed = $5
         where id = $1",
        of,
        it.before,
        it.added,
        it.excluded,
        it.changed
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Loads who differs between two dumps: the change's word, ИНН, region, category before and after.
pub(super) async fn load_changes(
    db: &Db,
    of: SnapshotId,
    changes: Vec<(&'static str, Inn, [Value; 3])>,
) -> Result<u64> {
    const COLUMNS: &[&str] = &["snapshot", "change", "inn", "region", "was", "became"];
    let mut bulk = db.bulk("bulk.sme_changes", COLUMNS).await?;
    for (change, inn, [region, was, became]) in changes {
        bulk.push([of.into(), change.into(), inn.into(), region, was, became]).await?;
    }
    bulk.finish().await
}

/// Opens the load of clients; rows by [`client`].
pub(super) async fn clients(db: &Db) -> Result<Bulk> {
    const COLUMNS: &[&str] = &[
        "id",
        "organisation",
        "key",
        "kind",
        "inn",
        "ogrn",
        "name",
        "folded",
        "category",
        "okved",
        "okveds",
        "region",
        "sme_day",
        "sme_found",
        "email",
        "phone",
        "contact",
        "note",
        "created_at",
        "updated_at",
    ];
    db.bulk("clients", COLUMNS).await
}

/// A row of [`clients`].
pub(super) fn client(it: Client) -> [Value; 20] {
    let folded = sort_name(&it.name);
    [
        it.id.into(),
        it.organisation.into(),
        it.key.into(),
        it.kind.into(),
        it.inn.into(),
        it.ogrn.into(),
        it.name.into(),
        folded.into(),
        it.category.into(),
        it.okved.into(),
        (&it.okveds).into(),
        it.region.into(),
        it.sme_day.into(),
        it.sme_found.into(),
        it.email.into(),
        it.phone.into(),
        it.contact.into(),
        it.note.into(),
        it.created_at.into(),
        it.updated_at.into(),
    ]
}

/// Loads consents.
pub(super) async fn load_consents(db: &Db, all: impl Iterator<Item = Consent>) -> Result<u64> {
    const COLUMNS: &[&str] =
        &["id", "client", "purpose", "text_version", "channel", "given_at", "recorded_by"];
    let mut bulk = db.bulk("consents", COLUMNS).await?;
    for it in all {
        bulk.push([
            it.id.into(),
            it.client.into(),
            it.purpose.into(),
            it.text_version.into(),
            it.channel.into(),
            it.given_at.into(),
            it.recorded_by.into(),
        ])
        .await?;
    }
    bulk.finish().await
}

/// Loads applications.
pub(super) async fn load_requests(db: &Db, all: &[Request]) -> Result<u64> {
    const COLUMNS: &[&str] = &[
        "id",
        "number",
        "organisation",
        "direction",
        "service",
        "client",
        "state",
        "channel",
        "assignee",
        "submitted_at",
        "submitted_on",
        "is_open",
        "due_on",
        "decided_on",
        "ground",
        "reason",
        "instead",
        "awaits",
        "confirmed",
        "rendering",
        "result",
        "score",
        "feedback",
        "facts",
        "created_at",
        "updated_at",
    ];
    let mut bulk = db.bulk("applications", COLUMNS).await?;
    for it in all {
        bulk.push(application(&it.application)).await?;
    }
    bulk.finish().await
}

fn application(it: &applications::Application) -> [Value; 26] {
    [
        it.id.into(),
        it.number.as_str().into(),
        it.organisation.into(),
        it.direction.into(),
        it.service.into(),
        it.client.into(),
        it.state.into(),
        it.channel.into(),
        it.assignee.into(),
        it.submitted_at.into(),
        it.submitted_on.into(),
        it.state.is_open().into(),
        it.due_on.into(),
        it.decided_on.into(),
        it.ground.into(),
        it.reason.as_str().into(),
        it.instead.as_str().into(),
        it.awaits.as_str().into(),
        it.confirmed.as_str().into(),
        it.rendering.into(),
        it.result.as_str().into(),
        it.score.into(),
        it.feedback.as_str().into(),
        it.facts.as_str().into(),
        it.created_at.into(),
        it.updated_at.into(),
    ]
}

/// Loads notes on applications.
pub(super) async fn load_notes(db: &Db, all: Vec<Note>) -> Result<u64> {
    const COLUMNS: &[&str] = &["id", "application", "at", "account", "name", "body"];
    let mut bulk = db.bulk("application_notes", COLUMNS).await?;
    for it in all {
        bulk.push([
            it.id.into(),
            it.application.into(),
            it.at.into(),
            it.account.into(),
            it.name.into(),
            it.body.into(),
        ])
        .await?;
    }
    bulk.finish().await
}

/// An entry of the journal as it was written then.
pub(super) struct Written {
    pub id: EntryId,
    pub at: Moment,
    pub organisation: OrganisationId,
    pub account: AccountId,
    pub name: String,
    pub thing: journal::Thing,
    pub thing_id: String,
    pub verb: &'static str,
    pub detail: serde_json::Value,
}

/// Loads entries of the journal; the sealer chains them later.
pub(super) async fn load_journal(db: &Db, all: Vec<Written>) -> Result<u64> {
    const COLUMNS: &[&str] =
        &["id", "at", "organisation", "account", "name", "thing", "thing_id", "verb", "detail"];
    let mut bulk = db.bulk("journal", COLUMNS).await?;
    for it in all {
        bulk.push([
            it.id.into(),
            it.at.into(),
            it.organisation.into(),
            it.account.into(),
            it.name.into(),
            it.thing.into(),
            it.thing_id.into(),
            it.verb.into(),
            it.detail.to_string().into(),
        ])
        .await?;
    }
    bulk.finish().await
}
