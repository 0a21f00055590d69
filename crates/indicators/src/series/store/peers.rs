//! Regions that are compared with each other, and values of theirs side by side.

use super::AT_ONCE;
use crate::series::Month;
use db::{Result, Tx, rows, sql};
use kernel::RegionCode;

/// A group of regions that are compared with each other.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub(crate) struct Peers {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// A member; each member is a row.
    pub region: Option<RegionCode>,
}

/// Every group with each of its members.
pub(crate) async fn peers(tx: &mut Tx) -> Result<Vec<Peers>> {
    sql!(
        "select g.code, g.name, m.region from peer_groups g
         left join peer_members m on m.peers = g.code
         order by g.position, g.code, m.region limit 5000"
    )
    .all(tx)
    .await
}

/// Keeps a group's name and members in the place of those before.
pub(crate) async fn save_peers(
    tx: &mut Tx,
    code: &str,
    name: &str,
    members: &[RegionCode],
) -> Result<()> {
    sql!(
        "insert into peer_groups (code, position, name) values ($1, 100, $2)
         on conflict (code) do update set name = excluded.name",
        code,
        name
    )
    .run(tx)
    .await?;
    sql!("delete from peer_members where peers = $1", code).run(tx).await?;
    for some in members.chunks(AT_ONCE) {
        let cells = some.iter().flat_map(|it| [code.into(), (*it).into()]).collect();
        rows!("insert into peer_members (peers, region) values", 2, cells, "").run(tx).await?;
    }
    Ok(())
}

/// Takes a group away; says whether there was one.
pub(crate) async fn remove_peers(tx: &mut Tx, code: &str) -> Result<bool> {
    sql!("delete from peer_members where peers = $1", code).run(tx).await?;
    Ok(sql!("delete from peer_groups where code = $1", code).run(tx).await? > 0)
}

/// A peer's value: indicator, region, month, value, base.
pub(crate) type PeerValue = (String, RegionCode, Month, f64, Option<i64>);

/// What was observed of a group since a month, but for shares by kind of activity: those are shown
/// for one month, and [`super::of_month`] has them.
pub(crate) async fn of_peers(tx: &mut Tx, peers: &str, since: Month) -> Result<Vec<PeerValue>> {
    sql!(
        "select o.indicator, o.region, o.month, o.value, o.base
         from peer_members p join observations o on o.region = p.region
         where p.peers = $1 and o.month >= $2 and o.indicator not in (
           select code from indicator_versions where formula like 'registry:share-%')
         order by o.indicator, o.region, o.month limit 200000",
        peers,
        since
    )
    .all(tx)
    .await
}

/// A value beside those of other regions in the same month.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub(crate) struct Abreast {
    /// Code of the indicator.
    pub indicator: String,
    /// Whose.
    pub region: RegionCode,
    /// The latest month of the region that asked.
    pub month: Month,
    /// In the definition's unit.
    pub value: f64,
    /// How many things it was computed from; `None` where nobody said.
    pub base: Option<i64>,
}

/// Every indicator of a region in its own latest month, not before `since`, beside the values of
/// its first group of peers in the same month.
pub(crate) async fn abreast(tx: &mut Tx, region: RegionCode, since: Month) -> Result<Vec<Abreast>> {
    sql!(
        "select o.indicator, o.region, o.month, o.value, o.base
         from (select indicator, max(month) as month from observations
               where region = $1 and month >= $2 group by indicator) latest
         cross join (select $1 as region
                     union select region from peer_members where peers = (
                       select g.code from peer_members m join peer_groups g on g.code = m.peers
                       where m.region = $1 order by g.position, g.code limit 1)) beside
         join observations o on o.indicator = latest.indicator and o.month = latest.month
           and o.region = beside.region
         order by o.indicator, o.region limit 20000",
        region,
        since
    )
    .all(tx)
    .await
}
