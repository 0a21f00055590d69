//! What binds two regions.

use super::Row;
use crate::Agreement;
use db::{Result, Tx, sql};
use kernel::{Day, RegionCode, Spaced};
use std::collections::BTreeSet;

/// So many agreements of each group are told of one by one.
const TOLD: i64 = 6;

/// What binds two regions: all of it counted, the latest of it told.
#[derive(Debug, Clone, Default)]
pub struct Bonds {
    /// Those in force.
    pub in_force: Group,
    /// Those that are not in force yet: drafts, those signed.
    pub coming: Group,
    /// Those that were in force once.
    pub past: Group,
    /// Codes of the spheres that any signed one touches.
    pub spheres: BTreeSet<String>,
}

/// Agreements that stand alike.
#[derive(Debug, Clone, Default)]
pub struct Group {
    /// How many there are.
    pub count: i64,
    /// The latest signed first, at most six; with the parties' names only.
    pub first: Vec<Agreement>,
}

impl Bonds {
    /// Whether there is nothing at all.
    pub fn is_empty(&self) -> bool {
        [&self.in_force, &self.coming, &self.past].iter().all(|it| it.count == 0)
    }
}

/// What binds two regions on a day. Drafts of others than the `reader`'s region are left out. Two
/// statements.
pub async fn bonds(
    tx: &mut Tx,
    [a, b]: [RegionCode; 2],
    reader: RegionCode,
    today: Day,
) -> Result<Bonds> {
    let rows: Vec<Told> = sql!(
        "with shared as (
           select it.id, it.sorted_on,
                  case when it.state in ('draft', 'agreed', 'signed') then 1
                       when it.state = 'in_force' and it.lapses_on >= $4 then 0
                       else 2 end as place
           from agreement_parties one
           join agreement_parties other on other.agreement = one.agreement and other.region = $2
           join agreements it on it.id = one.agreement
           where one.region = $1
             and (it.state not in ('draft', 'agreed') or exists (
                    select 1 from agreement_parties own
                    where own.agreement = it.id and own.region = $3))
         ), ranked as (
           select id as ranked, place, count(*) over (partition by place) as count,
                  row_number() over (partition by place order by sorted_on desc, id desc) as rank
           from shared
         )
         select place, count, id, kind, title, number, registered, spheres, regions, others,
                signed_on, in_force_from, in_force_to, prolongation, prolongation_years, state,
                ended_on, ground, predecessor, created_at, sorted_on
         from ranked join agreements on id = ranked
         where rank <= $5 order by place, rank limit 100",
        a,
        b,
        reader,
        today,
        TOLD
    )
    .all(tx)
    .await?;
    let mut groups: [Group; 3] = Default::default();
    for it in rows {
        if let Some(group) = groups.get_mut(it.place as usize) {
            group.count = it.count;
            group.first.push(it.row.brief());
        }
    }
    let [in_force, coming, past] = groups;
    Ok(Bonds { in_force, coming, past, spheres: spheres(tx, a, b).await? })
}

/// A row with its group, and how many the group has.
#[derive(sqlx::FromRow)]
struct Told {
    place: i32,
    count: i64,
    #[sqlx(flatten)]
    row: Row,
}

async fn spheres(tx: &mut Tx, a: RegionCode, b: RegionCode) -> Result<BTreeSet<String>> {
    let touched: Vec<(Spaced<String>,)> = sql!(
        "select distinct it.spheres
         from agreement_parties one
         join agreement_parties other on other.agreement = one.agreement and other.region = $2
         join agreements it on it.id = one.agreement
         where one.region = $1 and it.state not in ('draft', 'agreed') limit 500",
        a,
        b
    )
    .all(tx)
    .await?;
    Ok(touched.into_iter().flat_map(|(codes,)| codes.0).collect())
}

/// Agreements two regions are both parties of, drafts too, the latest signed first; with the
/// parties' names only.
pub async fn between(tx: &mut Tx, a: RegionCode, b: RegionCode) -> Result<Vec<Agreement>> {
    let rows: Vec<Row> = sql!(
        "select id, kind, title, number, registered, spheres, regions, others, signed_on,
                in_force_from, in_force_to, prolongation, prolongation_years, state, ended_on,
                ground, predecessor, created_at, sorted_on
         from agreements
         where id in (select agreement from agreement_parties where region = $1)
           and id in (select agreement from agreement_parties where region = $2)
         order by sorted_on desc, id desc limit 200",
        a,
        b
    )
    .all(tx)
    .await?;
    Ok(rows.into_iter().map(Row::brief).collect())
}
