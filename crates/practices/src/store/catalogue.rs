//! What the catalogue is made of.

use crate::{Entry, Kin};
use db::{Result, Tx, sql};
use kernel::PracticeId;

/// More published practices than this are cut: by name.
pub const MOST: i64 = 20_000;

/// The version of the catalogue: grows with every change of what it shows.
pub async fn catalogue_version(tx: &mut Tx) -> Result<i64> {
    let (version,): (i64,) =
        sql!("select version from practice_catalogue where one = 1").one(tx).await?;
    Ok(version)
}

/// Something the catalogue shows has changed.
pub async fn bump(tx: &mut Tx) -> Result<()> {
    sql!("update practice_catalogue set version = version + 1 where one = 1").run(tx).await?;
    Ok(())
}

/// Every published practice, in no order.
pub async fn entries(tx: &mut Tx) -> Result<Vec<Entry>> {
    sql!(
        "select p.id, p.title, p.folded, p.organisation, o.short_name as organisation_name,
                p.region, r.name as region_name, p.sphere, p.direction, p.cost, p.launch_days,
                p.grade, p.adopters, p.published_on, p.confirmed_on, p.stems
         from practices p
         join organisations o on o.id = p.organisation
         join regions r on r.code = p.region
         where p.published is not null and p.withdrawn_on is null
         order by p.folded, p.id limit $1",
        MOST
    )
    .all(tx)
    .await
}

/// Keeps the words a practice is found by; "" takes it out of the search.
pub async fn keep_stems(tx: &mut Tx, practice: PracticeId, text: &str) -> Result<()> {
    let mut stems = search::stems(text);
    stems.sort_unstable();
    stems.dedup();
    sql!("update practices set stems = $2 where id = $1", practice, stems.join(" "))
        .run(tx)
        .await?;
    Ok(())
}

/// The practices of one family.
pub async fn kin(tx: &mut Tx, root: PracticeId) -> Result<Vec<Kin>> {
    sql!(
        "select id, parent, organisation from practices where root = $1 order by id limit 2000",
        root
    )
    .all(tx)
    .await
}
