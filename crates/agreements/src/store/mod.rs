//! Where agreements are kept.

mod corrections;
mod list;
mod outsiders;
mod pair;
mod saving;
mod spheres;
mod ties;

pub(crate) use corrections::add_correction;
pub use corrections::corrections;
pub(crate) use list::{Sought, known, list, years};
pub use outsiders::{outsiders, with_outsider};
pub use pair::{Bonds, Group, between, bonds};
pub(crate) use saving::insert_all;
pub use saving::save;
pub(crate) use spheres::{drop_sphere, named_spheres, save_sphere};
pub use spheres::{spheres, spheres_of};
pub use ties::{Counts, count_in_force};
pub(crate) use ties::{ForeignTie, Tie, foreign_ties, ties};

use crate::{Agreement, AgreementKind, Party, PartyKind, Prolongation, State};
use db::{Result, Tx, sql};
use kernel::{AgreementId, Day, Moment, RegionCode, Spaced};

/// A row of `agreements`.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct Row {
    pub id: AgreementId,
    pub kind: AgreementKind,
    pub title: String,
    pub number: String,
    pub registered: String,
    pub spheres: Spaced<String>,
    pub regions: Spaced<RegionCode>,
    pub others: String,
    pub signed_on: Option<Day>,
    pub in_force_from: Option<Day>,
    pub in_force_to: Option<Day>,
    pub prolongation: String,
    pub prolongation_years: i64,
    pub state: State,
    pub ended_on: Option<Day>,
    pub ground: String,
    pub predecessor: Option<AgreementId>,
    pub created_at: Moment,
    pub sorted_on: Day,
}

impl Row {
    /// The agreement with its parties' names, which the row itself holds; coordinators and words
    /// given stand in a table of their own.
    pub fn brief(self) -> Agreement {
        let regions = self.regions.iter().map(|it| Party::region(*it));
        let others = self.others.lines().filter_map(|it| it.split_once(' '));
        let others = others.map(|(kind, name)| match kind.parse() {
            Ok(PartyKind::Foreign) => Party::foreign(name),
            _ => Party::body(name),
        });
        let parties = regions.chain(others).collect();
        self.with(parties)
    }

    pub fn with(self, parties: Vec<Party>) -> Agreement {
        let prolongation = Prolongation::from_word(&self.prolongation, self.prolongation_years);
        Agreement {
            id: self.id,
            kind: self.kind,
            title: self.title,
            number: self.number,
            registered: self.registered,
            spheres: self.spheres.0,
            signed_on: self.signed_on,
            in_force_from: self.in_force_from,
            in_force_to: self.in_force_to,
            prolongation: prolongation.unwrap_or(Prolongation::None),
            state: self.state,
            ended_on: self.ended_on,
            ground: self.ground,
            parties,
            predecessor: self.predecessor,
            created_at: self.created_at,
        }
    }
}

/// The agreement with this id, with everything known of its parties.
pub async fn find(tx: &mut Tx, id: AgreementId) -> Result<Option<Agreement>> {
    let row: Option<Row> = sql!(
        "select id, kind, title, number, registered, spheres, regions, others, signed_on,
                in_force_from, in_force_to, prolongation, prolongation_years, state, ended_on,
                ground, predecessor, created_at, sorted_on
         from agreements where id = $1",
        id
    )
    .optional(tx)
    .await?;
    match row {
        Some(row) => Ok(Some(row.with(parties(tx, id).await?))),
        None => Ok(None),
    }
}

/// The parties of an agreement, in their order.
pub async fn parties(tx: &mut Tx, id: AgreementId) -> Result<Vec<Party>> {
    sql!(
        "select kind, region, name, coordinator, office, contact, agreed_on, agreed_by
         from agreement_parties where agreement = $1 order by position limit 100",
        id
    )
    .all(tx)
    .await
}

/// Those before and after an agreement: its predecessor, and whatever names it as its own; with
/// the parties' names only.
pub(crate) async fn neighbours(tx: &mut Tx, it: &Agreement) -> Result<Vec<Agreement>> {
    let rows: Vec<Row> = sql!(
        "select id, kind, title, number, registered, spheres, regions, others, signed_on,
                in_force_from, in_force_to, prolongation, prolongation_years, state, ended_on,
                ground, predecessor, created_at, sorted_on
         from agreements where id = $1 or predecessor = $2 order by sorted_on, id limit 50",
        it.predecessor,
        it.id
    )
    .all(tx)
    .await?;
    Ok(rows.into_iter().map(Row::brief).collect())
}

/// Agreements of a region whose term ends between two days, the soonest first, at most 20.
pub(crate) async fn expiring(
    tx: &mut Tx,
    region: RegionCode,
    from: Day,
    before: Day,
) -> Result<Vec<Agreement>> {
    let rows: Vec<Row> = sql!(
        "select id, kind, title, number, registered, spheres, regions, others, signed_on,
                in_force_from, in_force_to, prolongation, prolongation_years, state, ended_on,
                ground, predecessor, created_at, sorted_on
         from agreements
         where state = 'in_force' and lapses_on >= $2 and lapses_on < $3
           and id in (select agreement from agreement_parties where region = $1)
         order by lapses_on, id limit 20",
        region,
        from,
        before
    )
    .all(tx)
    .await?;
    Ok(rows.into_iter().map(Row::brief).collect())
}

/// Drafts that wait for a region's word, the oldest first, at most 20.
pub(crate) async fn unanswered(tx: &mut Tx, region: RegionCode) -> Result<Vec<Agreement>> {
    let rows: Vec<Row> = sql!(
        "select id, kind, title, number, registered, spheres, regions, others, signed_on,
                in_force_from, in_force_to, prolongation, prolongation_years, state, ended_on,
                ground, predecessor, created_at, sorted_on
         from agreements
         where state = 'draft' and id in (
           select agreement from agreement_parties where region = $1 and agreed_on is null)
         order by id limit 20",
        region
    )
    .all(tx)
    .await?;
    Ok(rows.into_iter().map(Row::brief).collect())
}

/// What may take the place of an agreement: others in force that share a region with it, the
/// latest first.
pub(crate) async fn successors(tx: &mut Tx, it: &Agreement, today: Day) -> Result<Vec<Agreement>> {
    let rows: Vec<Row> = sql!(
        "select id, kind, title, number, registered, spheres, regions, others, signed_on,
                in_force_from, in_force_to, prolongation, prolongation_years, state, ended_on,
                ground, predecessor, created_at, sorted_on
         from agreements
         where state = 'in_force' and lapses_on >= $2 and id <> $1 and id in (
           select agreement from agreement_parties where region in (
             select region from agreement_parties where agreement = $1 and region is not null))
         order by sorted_on desc, id desc limit 200",
        it.id,
        today
    )
    .all(tx)
    .await?;
    let shared = |other: &Agreement| {
        it.parties.iter().filter(|own| other.parties.iter().any(|party| party.is(own))).count() > 1
    };
    Ok(rows.into_iter().map(Row::brief).filter(shared).collect())
}
