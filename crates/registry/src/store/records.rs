//! Records of the two slots, of which look-ups read the live one.

use crate::model::{Lookup, Shown, Slot, SmeRecord};
use db::{Db, Query, Result, Tx, Value, rows, sql, sqlx};
use kernel::{Category, Day, Inn, Okved, Recipient, RegionCode};
use std::collections::HashMap;

/// The columns of a slot's table, in the order in which an import writes them.
pub(crate) const COLUMNS: &[&str; WIDTH] = &[
    "inn",
    "ogrn",
    "kind",
    "name",
    "short_name",
    "category",
    "newly",
    "social",
    "staff",
    "region",
    "place",
    "okved",
    "okveds",
    "included_on",
    "state_on",
    "origin",
];
/// How many there are.
pub(crate) const WIDTH: usize = 16;

/// The table of a slot.
pub(crate) fn table(slot: Slot) -> &'static str {
    match slot {
        Slot::A => "bulk.sme_records_a",
        Slot::B => "bulk.sme_records_b",
    }
}

/// Empties a slot and takes its indexes away.
pub(crate) async fn empty(db: &Db, slot: Slot) -> Result<()> {
    db.bulk_empty(table(slot), &indexes(slot).map(|(name, _)| name)).await
}

/// Builds a slot's indexes.
pub(crate) async fn index(db: &Db, slot: Slot) -> Result<()> {
    for (name, columns) in indexes(slot) {
        db.bulk_index(table(slot), name, columns).await?;
    }
    db.bulk_analyze(table(slot)).await
}

/// Its indexes with their columns. The first holds all that a comparison of two snapshots reads,
/// so that it runs along both in order and never touches the tables.
fn indexes(slot: Slot) -> [(&'static str, &'static str); 2] {
    match slot {
        Slot::A => {
            [("sme_records_a_by_inn", "inn, category, region"), ("sme_records_a_by_ogrn", "ogrn")]
        }
        Slot::B => {
            [("sme_records_b_by_inn", "inn, category, region"), ("sme_records_b_by_ogrn", "ogrn")]
        }
    }
}

/// What the live snapshot says about an ИНН: one statement, two index look-ups.
pub async fn lookup(tx: &mut Tx, inn: &Inn) -> Result<Lookup> {
    find(
        tx,
        sql!(
            "select s.day, r.inn, r.ogrn, r.kind, r.name, r.short_name, r.category, r.newly, r.social,
                    r.staff, r.region, r.place, r.okved, r.okveds, r.included_on
             from sme_snapshots s left join bulk.sme_records_a r on r.inn = $1
             where s.state = 'live' and s.slot = 'a'
             union all
             select s.day, r.inn, r.ogrn, r.kind, r.name, r.short_name, r.category, r.newly, r.social,
                    r.staff, r.region, r.place, r.okved, r.okveds, r.included_on
             from sme_snapshots s left join bulk.sme_records_b r on r.inn = $1
             where s.state = 'live' and s.slot = 'b'",
            inn,
        ),
    )
    .await
}

/// What the live snapshot says about an ОГРН or ОГРНИП.
pub async fn lookup_ogrn(tx: &mut Tx, ogrn: &str) -> Result<Lookup> {
    find(
        tx,
        sql!(
            "select s.day, r.inn, r.ogrn, r.kind, r.name, r.short_name, r.category, r.newly, r.social,
                    r.staff, r.region, r.place, r.okved, r.okveds, r.included_on
             from sme_snapshots s left join bulk.sme_records_a r on r.ogrn = $1
             where s.state = 'live' and s.slot = 'a'
             union all
             select s.day, r.inn, r.ogrn, r.kind, r.name, r.short_name, r.category, r.newly, r.social,
                    r.staff, r.region, r.place, r.okved, r.okveds, r.included_on
             from sme_snapshots s left join bulk.sme_records_b r on r.ogrn = $1
             where s.state = 'live' and s.slot = 'b'",
            ogrn,
        ),
    )
    .await
}

/// A record with the name of its main kind of activity; `None` where it is absent.
pub async fn show(tx: &mut Tx, inn: &Inn) -> Result<Option<Shown>> {
    let Lookup::Found(record, day) = lookup(tx, inn).await? else { return Ok(None) };
    shown(tx, *record, day).await.map(Some)
}

/// The same for a record that was found already.
pub(crate) async fn shown(tx: &mut Tx, record: SmeRecord, day: Day) -> Result<Shown> {
    let okved_name = match &record.okved {
        Some(code) => okved_name(tx, code).await?,
        None => None,
    };
    Ok(Shown { record, okved_name, day })
}

/// What a kind of activity is called, if any dump has said.
pub async fn okved_name(tx: &mut Tx, code: &Okved) -> Result<Option<String>> {
    let row: Option<(String,)> =
        sql!("select name from okveds where code = $1", code).optional(tx).await?;
    Ok(row.map(|(name,)| name))
}

/// Every kind of activity that has a name: some three thousand.
pub async fn okved_names(tx: &mut Tx) -> Result<HashMap<Okved, String>> {
    let rows: Vec<(Okved, String)> =
        sql!("select code, name from okveds limit 100000").all(tx).await?;
    Ok(rows.into_iter().collect())
}

/// Writes new and changed names of kinds of activity.
pub async fn keep_okved_names(tx: &mut Tx, names: &[(Okved, String)]) -> Result<()> {
    for some in names.chunks(1_000) {
        let cells = some.iter().flat_map(|(code, name)| [code.into(), name.into()]).collect();
        rows!(
            "insert into okveds (code, name) values",
            2,
            cells,
            "on conflict (code) do update set name = excluded.name"
        )
        .run(tx)
        .await?;
    }
    Ok(())
}

/// One of the ИНН that stand more than once in a slot.
pub(crate) async fn find_repeated(tx: &mut Tx, slot: Slot) -> Result<Option<Inn>> {
    let query = match slot {
        Slot::A => {
            sql!("select inn from bulk.sme_records_a group by inn having count(*) > 1 limit 1")
        }
        Slot::B => {
            sql!("select inn from bulk.sme_records_b group by inn having count(*) > 1 limit 1")
        }
    };
    let row: Option<(Inn,)> = query.optional(tx).await?;
    Ok(row.map(|(inn,)| inn))
}

/// Region and category of a removed record.
type Removed = (Option<RegionCode>, Option<Category>);

/// Of the records of one ИНН keeps the one of the latest state date, of those the last of the
/// dump; returns what it removed.
pub(crate) async fn drop_repeated(tx: &mut Tx, slot: Slot) -> Result<Vec<Removed>> {
    match slot {
        Slot::A => sql!(
            "delete from bulk.sme_records_a
             where inn in (select inn from bulk.sme_records_a group by inn having count(*) > 1)
               and exists (select 1 from bulk.sme_records_a later
                           where later.inn = sme_records_a.inn
                             and (later.state_on, later.origin)
                                 > (sme_records_a.state_on, sme_records_a.origin))
             returning region, category"
        ),
        Slot::B => sql!(
            "delete from bulk.sme_records_b
             where inn in (select inn from bulk.sme_records_b group by inn having count(*) > 1)
               and exists (select 1 from bulk.sme_records_b later
                           where later.inn = sme_records_b.inn
                             and (later.state_on, later.origin)
                                 > (sme_records_b.state_on, sme_records_b.origin))
             returning region, category"
        ),
    }
    .all(tx)
    .await
}

impl SmeRecord {
    /// Its cells, in the order of [`COLUMNS`]. An import makes its own without this detour.
    pub(crate) fn cells(&self, state_on: Day, origin: i64) -> [Value; WIDTH] {
        let okveds: Vec<&str> = self.okveds.iter().map(|it| it.as_str()).collect();
        [
            self.inn.into(),
            self.ogrn.as_deref().into(),
            self.kind.into(),
            self.name.as_str().into(),
            self.short_name.as_deref().into(),
            self.category.into(),
            self.newly.into(),
            self.social.into(),
            self.staff.into(),
            self.region.into(),
            self.place.as_deref().into(),
            self.okved.into(),
            okveds.join(" ").into(),
            self.included_on.into(),
            state_on.into(),
            origin.into(),
        ]
    }
}

/// A row of a look-up: the snapshot's day, and a record where there is one.
#[derive(sqlx::FromRow)]
struct Found {
    day: Day,
    inn: Option<Inn>,
    ogrn: Option<String>,
    kind: Option<Recipient>,
    name: Option<String>,
    short_name: Option<String>,
    category: Option<Category>,
    newly: Option<bool>,
    social: Option<bool>,
    staff: Option<i64>,
    region: Option<RegionCode>,
    place: Option<String>,
    okved: Option<Okved>,
    okveds: Option<String>,
    included_on: Option<Day>,
}

async fn find(tx: &mut Tx, query: Query) -> Result<Lookup> {
    let Some(row) = query.optional::<Found>(tx).await? else { return Ok(Lookup::NoDump) };
    let Some(inn) = row.inn else { return Ok(Lookup::Absent(row.day)) };
    let codes = row.okveds.unwrap_or_default();
    let record = SmeRecord {
        inn,
        ogrn: row.ogrn,
        kind: row.kind,
        name: row.name.unwrap_or_default(),
        short_name: row.short_name,
        category: row.category,
        newly: row.newly,
        social: row.social,
        staff: row.staff,
        region: row.region,
        place: row.place,
        okved: row.okved,
        // The import wrote right codes only.
        okveds: codes.split_ascii_whitespace().filter_map(|it| it.parse().ok()).collect(),
        included_on: row.included_on,
    };
    Ok(Lookup::Found(Box::new(record), row.day))
}
