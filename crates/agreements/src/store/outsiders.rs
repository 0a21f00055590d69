//! Parties that are no Russian regions: foreign regions, bodies of power.

use super::Row;
use crate::Agreement;
use db::{Result, Tx, sql};
use kernel::RegionCode;

/// Names of such parties of a region's agreements, in their order; at most 200.
pub async fn outsiders(tx: &mut Tx, region: RegionCode) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = sql!(
        "select distinct name from agreement_parties
         where region is null
           and agreement in (select agreement from agreement_parties where region = $1)
         order by name limit 200",
        region
    )
    .all(tx)
    .await?;
    Ok(rows.into_iter().map(|it| it.0).collect())
}

/// Agreements of a region with such a party, the latest signed first; with the parties' names
/// only.
pub async fn with_outsider(tx: &mut Tx, region: RegionCode, name: &str) -> Result<Vec<Agreement>> {
    let rows: Vec<Row> = sql!(
        "select id, kind, title, number, registered, spheres, regions, others, signed_on,
                in_force_from, in_force_to, prolongation, prolongation_years, state, ended_on,
                ground, predecessor, created_at, sorted_on
         from agreements
         where id in (select agreement from agreement_parties where region = $1)
           and id in (select agreement from agreement_parties where region is null and name = $2)
         order by sorted_on desc, id desc limit 200",
        region,
        name
    )
    .all(tx)
    .await?;
    Ok(rows.into_iter().map(Row::brief).collect())
}
