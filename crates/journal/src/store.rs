//! Where entries are kept.

use crate::{Entry, Note, Seal, Thing};
use db::{Page, Place, Result, Tx, Wish, listing, rows, sql};
use kernel::{EntryId, Moment};

/// Writes a note in the change's transaction, at its end: no change reads its own entries.
pub async fn write(tx: &mut Tx, now: Moment, note: Note) -> Result<()> {
    let cells = vec![
        EntryId::new().into(),
        now.into(),
        note.organisation.into(),
        note.account.into(),
        note.name.into(),
        note.thing.into(),
        note.thing_id.into(),
        note.verb.into(),
        note.detail.to_string().into(),
    ];
    let insert = rows!(
        "insert into journal (id, at, organisation, account, name, thing, thing_id, verb, detail)
         values",
        9,
        cells,
        ""
    );
    insert.later(tx).await
}

/// The last `limit` entries of one thing, newest first.
pub async fn of_thing(
    tx: &mut Tx,
    thing: Thing,
    id: impl ToString,
    limit: i64,
) -> Result<Vec<Entry>> {
    sql!(
        "select id, at, organisation, account, name, thing, thing_id, verb, detail
         from journal where thing = $1 and thing_id = $2
         order by id desc limit $3",
        thing,
        id.to_string(),
        limit,
    )
    .all(tx)
    .await
}

listing! {
    /// An organisation's entries, newest first.
    ENTRIES {
        select: "select id, at, organisation, account, name, thing, thing_id, verb, detail
                 from journal where organisation = $1",
        args: 1,
        filters: ["thing = ?", "account = ?"],
        orders: [("id", true)],
        id: "id",
    }
}

/// A page of an organisation's entries; filters: kind of thing, account.
pub async fn of_organisation(
    tx: &mut Tx,
    organisation: kernel::OrganisationId,
    wish: &Wish,
) -> Result<Page<Entry>> {
    let rows = ENTRIES.query(vec![organisation.into()], wish).all(tx).await?;
    Ok(Page::cut(rows, wish.limit, |it: &Entry| Place::new(it.id, it.id)))
}

pub(crate) async fn last_seal(tx: &mut Tx) -> Result<Option<Seal>> {
    sql!("select number, at, entries, hash from journal_seals order by number desc limit 1")
        .optional(tx)
        .await
}

/// The greatest number of a seal that entries name; 0 where none is sealed.
pub(crate) async fn last_claimed(tx: &mut Tx) -> Result<i64> {
    let found: Option<(i64,)> =
        sql!("select seal from journal where seal is not null order by seal desc limit 1")
            .optional(tx)
            .await?;
    Ok(found.map_or(0, |(it,)| it))
}

pub(crate) async fn seals_after(tx: &mut Tx, number: i64, limit: i64) -> Result<Vec<Seal>> {
    sql!(
        "select number, at, entries, hash from journal_seals
         where number > $1 order by number limit $2",
        number,
        limit
    )
    .all(tx)
    .await
}

/// Marks the oldest unsealed entries as belonging to seal `number`.
pub(crate) async fn claim(tx: &mut Tx, number: i64, limit: i64) -> Result<u64> {
    sql!(
        "update journal set seal = $1
         where id in (select id from journal where seal is null order by id limit $2)",
        number,
        limit
    )
    .run(tx)
    .await
}

pub(crate) async fn sealed(tx: &mut Tx, number: i64) -> Result<Vec<Entry>> {
    sql!(
        "select id, at, organisation, account, name, thing, thing_id, verb, detail
         from journal where seal = $1 order by id",
        number
    )
    .all(tx)
    .await
}

pub(crate) async fn keep_seal(tx: &mut Tx, seal: &Seal) -> Result<()> {
    sql!(
        "insert into journal_seals (number, at, entries, hash) values ($1, $2, $3, $4)",
        seal.number,
        seal.at,
        seal.entries,
        seal.hash.as_str()
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Entries that wait for a seal.
pub(crate) async fn unsealed(tx: &mut Tx) -> Result<i64> {
    let (count,): (i64,) = sql!("select count(*) from journal where seal is null").one(tx).await?;
    Ok(count)
}
