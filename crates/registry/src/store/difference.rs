//! What differs between a snapshot and the one before.

use crate::model::{Change, ChangeKind, Slot};
use db::{Page, Place, Result, Tx, Wish, listing, sql};
use kernel::SnapshotId;

/// Writes down who came to `to` against the other slot, who changed category and who went.
pub(crate) async fn compare(tx: &mut Tx, id: SnapshotId, to: Slot) -> Result<()> {
    let (came, went) = match to {
        Slot::A => (
            sql!(
                "insert into bulk.sme_changes (snapshot, change, inn, region, was, became)
                 select $1, case when o.inn is null then 'added' else 'changed' end,
                        n.inn, n.region, o.category, n.category
                 from bulk.sme_records_a n left join bulk.sme_records_b o on o.inn = n.inn
                 where o.inn is null or coalesce(o.category, '') <> coalesce(n.category, '')",
                id,
            ),
            sql!(
                "insert into bulk.sme_changes (snapshot, change, inn, region, was)
                 select $1, 'excluded', o.inn, o.region, o.category
                 from bulk.sme_records_b o left join bulk.sme_records_a n on n.inn = o.inn
                 where n.inn is null",
                id,
            ),
        ),
        Slot::B => (
            sql!(
                "insert into bulk.sme_changes (snapshot, change, inn, region, was, became)
                 select $1, case when o.inn is null then 'added' else 'changed' end,
                        n.inn, n.region, o.category, n.category
                 from bulk.sme_records_b n left join bulk.sme_records_a o on o.inn = n.inn
                 where o.inn is null or coalesce(o.category, '') <> coalesce(n.category, '')",
                id,
            ),
            sql!(
                "insert into bulk.sme_changes (snapshot, change, inn, region, was)
                 select $1, 'excluded', o.inn, o.region, o.category
                 from bulk.sme_records_a o left join bulk.sme_records_b n on n.inn = o.inn
                 where n.inn is null",
                id,
            ),
        ),
    };
    came.run(tx).await?;
    went.run(tx).await?;
    Ok(())
}

/// How many differences of each kind were written down.
pub(crate) async fn counted_changes(tx: &mut Tx, id: SnapshotId) -> Result<Vec<(ChangeKind, i64)>> {
    sql!("select change, count(*) from bulk.sme_changes where snapshot = $1 group by change", id)
        .all(tx)
        .await
}

/// Forgets the differences of imports that never went live, and of all live ones but the last
/// dozen: a year of months.
pub(crate) async fn discard_changes(tx: &mut Tx) -> Result<()> {
    sql!(
        "delete from bulk.sme_changes where snapshot not in
             (select id from sme_snapshots where state in ('live', 'past')
              order by started_at desc limit 12)"
    )
    .run(tx)
    .await?;
    Ok(())
}

listing! {
    /// The differences of one kind.
    CHANGES {
        select: "select inn, region, was, became from bulk.sme_changes
                 where snapshot = $1 and change = $2",
        args: 2,
        filters: ["region = ?"],
        orders: [("inn", false)],
        id: "inn",
    }
}

/// A page of the differences of one kind, by ИНН; the filter: a region.
pub(crate) async fn changes(
    tx: &mut Tx,
    id: SnapshotId,
    kind: ChangeKind,
    wish: &Wish,
) -> Result<Page<Change>> {
    let rows = CHANGES.query(vec![id.into(), kind.into()], wish).all(tx).await?;
    Ok(Page::cut(rows, wish.limit, |it: &Change| Place::new(it.inn, it.inn)))
}
