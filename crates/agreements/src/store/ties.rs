//! Counting: how many agreements a region has, and with whom.

use db::{Result, Tx, sql};
use kernel::{Day, RegionCode};
use serde::Serialize;

/// How many agreements of each register.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Counts {
    /// Between parties of this country.
    pub interregional: i64,
    /// With foreign regions.
    pub international: i64,
}

/// How many agreements a region is bound by with another.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub(crate) struct Tie {
    pub region: RegionCode,
    pub agreements: i64,
}

/// How many agreements a region is bound by with a foreign one.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub(crate) struct ForeignTie {
    pub name: String,
    pub agreements: i64,
}

/// How many agreements of `region` were in force on a day, today or earlier: those that ended
/// since then are counted too.
pub async fn count_in_force(tx: &mut Tx, region: RegionCode, on: Day) -> Result<Counts> {
    sql!(
        "select cast(coalesce(sum(case when international then 0 else 1 end), 0) as bigint)
                  as interregional,
                cast(coalesce(sum(case when international then 1 else 0 end), 0) as bigint)
                  as international
         from agreement_parties join agreements on agreements.id = agreement_parties.agreement
         where region = $1 and in_force_from <= $2 and lapses_on >= $2
           and (ended_on is null or ended_on > $2)",
        region,
        on
    )
    .one(tx)
    .await
}

/// The Russian partners of a region by agreements in force today.
pub(crate) async fn ties(tx: &mut Tx, region: RegionCode, today: Day) -> Result<Vec<Tie>> {
    sql!(
        "select other.region as region, count(*) as agreements
         from agreement_parties own
         join agreements on agreements.id = own.agreement
         join agreement_parties other on other.agreement = own.agreement
         where own.region = $1 and other.region <> $1
           and agreements.state = 'in_force' and agreements.lapses_on >= $2
         group by other.region order by other.region limit 200",
        region,
        today
    )
    .all(tx)
    .await
}

/// The foreign partners of a region by agreements in force today.
pub(crate) async fn foreign_ties(
    tx: &mut Tx,
    region: RegionCode,
    today: Day,
) -> Result<Vec<ForeignTie>> {
    sql!(
        "select other.name as name, count(*) as agreements
         from agreement_parties own
         join agreements on agreements.id = own.agreement
         join agreement_parties other on other.agreement = own.agreement
         where own.region = $1 and other.kind = 'foreign'
           and agreements.state = 'in_force' and agreements.lapses_on >= $2
         group by other.name order by other.name limit 200",
        region,
        today
    )
    .all(tx)
    .await
}
