//! Adoptions, their steps and talks.

use crate::{Adoption, Taken};
use db::{Page, Place, Result, Tx, Wish, listing, sql};
use kernel::{AdoptionId, Moment, OrganisationId, PracticeId, RegionCode};

/// One adoption.
pub async fn find_adoption(tx: &mut Tx, id: AdoptionId) -> Result<Option<Adoption>> {
    sql!(
        "select id, practice, version, donor, donor_region, organisation, region, state,
                commitment, began_on, implemented_on, plan, changes, result, lesson, grown,
                created_at
         from adoptions where id = $1",
        id
    )
    .optional(tx)
    .await
}

/// Every adoption of a practice, the earliest first.
pub async fn adoptions_of(tx: &mut Tx, practice: PracticeId) -> Result<Vec<Adoption>> {
    sql!(
        "select id, practice, version, donor, donor_region, organisation, region, state,
                commitment, began_on, implemented_on, plan, changes, result, lesson, grown,
                created_at
         from adoptions where practice = $1 order by began_on, id limit 500",
        practice
    )
    .all(tx)
    .await
}

/// Every adoption by a region's organisations, the latest first.
pub async fn adoptions_by_region(tx: &mut Tx, region: RegionCode) -> Result<Vec<Adoption>> {
    sql!(
        "select id, practice, version, donor, donor_region, organisation, region, state,
                commitment, began_on, implemented_on, plan, changes, result, lesson, grown,
                created_at
         from adoptions where region = $1 order by began_on desc, id desc limit 500",
        region
    )
    .all(tx)
    .await
}

/// The adoption of a practice an organisation has, unless it was refused or stopped: one at most.
pub async fn under_way(
    tx: &mut Tx,
    practice: PracticeId,
    organisation: OrganisationId,
) -> Result<Option<AdoptionId>> {
    let query = sql!(
        "select id from adoptions
         where practice = $1 and organisation = $2 and state not in ('refused', 'stopped')",
        practice,
        organisation
    );
    Ok(query.optional(tx).await?.map(|(id,): (AdoptionId,)| id))
}

/// Adds an adoption or keeps its changes; practice, version and sides never change.
pub async fn save_adoption(tx: &mut Tx, it: &Adoption) -> Result<()> {
    sql!(
        "insert into adoptions
           (id, practice, version, donor, donor_region, organisation, region, state, commitment,
            began_on, implemented_on, plan, changes, result, lesson, grown, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
         on conflict (id) do update set
           state = excluded.state, implemented_on = excluded.implemented_on,
           plan = excluded.plan, changes = excluded.changes, result = excluded.result,
           lesson = excluded.lesson, grown = excluded.grown",
        it.id,
        it.practice,
        it.version,
        it.donor,
        it.donor_region,
        it.organisation,
        it.region,
        it.state,
        it.commitment.as_deref(),
        it.began_on,
        it.implemented_on,
        &it.plan,
        &it.changes,
        it.result.as_str(),
        it.lesson.as_str(),
        it.grown,
        it.created_at,
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Counts anew in how many regions a practice works.
pub async fn count_adopters(tx: &mut Tx, practice: PracticeId) -> Result<()> {
    sql!(
        "update practices set adopters =
           (select count(distinct region) from adoptions
            where practice = $1 and state in ('implemented', 'measured'))
         where id = $1",
        practice
    )
    .run(tx)
    .await?;
    Ok(())
}

/// The steps of an adoption, the earliest first.
pub async fn steps(tx: &mut Tx, adoption: AdoptionId) -> Result<Vec<Taken>> {
    sql!(
        "select adoption, position, step, on_day, responsible, account, note, at
         from adoption_steps where adoption = $1 order by position limit 200",
        adoption
    )
    .all(tx)
    .await
}

/// Adds a step.
pub async fn add_step(tx: &mut Tx, it: &Taken) -> Result<()> {
    sql!(
        "insert into adoption_steps
           (adoption, position, step, on_day, responsible, account, note, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        it.adoption,
        it.position,
        it.step,
        it.on_day,
        it.responsible.as_str(),
        it.account,
        it.note.as_str(),
        it.at,
    )
    .run(tx)
    .await?;
    Ok(())
}

/// A message of the mentor talk.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Message {
    /// Its id.
    pub id: String,
    /// Of which adoption.
    pub adoption: AdoptionId,
    /// Whose side.
    pub organisation: OrganisationId,
    /// Who.
    pub name: String,
    /// What they ask or answer.
    pub text: String,
    /// When.
    pub at: Moment,
}

/// The talk of an adoption, the earliest first.
pub async fn messages(tx: &mut Tx, adoption: AdoptionId) -> Result<Vec<Message>> {
    sql!(
        "select id, adoption, organisation, name, text, at
         from adoption_messages where adoption = $1 order by at, id limit 500",
        adoption
    )
    .all(tx)
    .await
}

/// Adds a message.
pub async fn add_message(tx: &mut Tx, it: &Message) -> Result<()> {
    sql!(
        "insert into adoption_messages (id, adoption, organisation, name, text, at)
         values ($1, $2, $3, $4, $5, $6)",
        it.id.as_str(),
        it.adoption,
        it.organisation,
        it.name.as_str(),
        it.text.as_str(),
        it.at,
    )
    .run(tx)
    .await?;
    Ok(())
}

/// An adoption with the names people know its sides and its practice by.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct AdoptionRow {
    /// The adoption.
    #[sqlx(flatten)]
    pub adoption: Adoption,
    /// Title of the practice.
    pub title: String,
    /// The adopter's short name.
    pub adopter_name: String,
    /// Name of the adopter's region.
    pub region_name: String,
    /// Number of the version that was taken.
    pub number: i64,
}

/// The adoptions of a whole family with their names, the earliest first.
pub async fn family_adoptions(tx: &mut Tx, root: PracticeId) -> Result<Vec<AdoptionRow>> {
    sql!(
        "select a.id, a.practice, a.version, a.donor, a.donor_region, a.organisation, a.region,
                a.state, a.commitment, a.began_on, a.implemented_on, a.plan, a.changes, a.result,
                a.lesson, a.grown, a.created_at, p.title, o.short_name as adopter_name,
                r.name as region_name, v.number
         from adoptions a
         join practices p on p.id = a.practice
         join organisations o on o.id = a.organisation
         join regions r on r.code = a.region
         join practice_versions v on v.id = a.version
         where p.root = $1 order by a.began_on, a.id limit 1000",
        root
    )
    .all(tx)
    .await
}

listing! {
    /// Adoptions in which a region takes part.
    ADOPTIONS {
        select: "select a.id, a.practice, a.version, a.donor, a.donor_region, a.organisation,
                        a.region, a.state, a.commitment, a.began_on, a.implemented_on, a.plan,
                        a.changes, a.result, a.lesson, a.grown, a.created_at, p.title,
                        o.short_name as adopter_name, r.name as region_name, v.number
                 from adoptions a
                 join practices p on p.id = a.practice
                 join organisations o on o.id = a.organisation
                 join regions r on r.code = a.region
                 join practice_versions v on v.id = a.version
                 where (a.region = $1 or a.donor_region = $1)",
        args: 1,
        filters: ["a.state = ?", "a.practice = ?"],
        orders: [("a.began_on", true)],
        id: "a.id",
    }
}

/// A page of the adoptions in which `region` takes part; filters: state, practice.
pub async fn adoptions(tx: &mut Tx, region: RegionCode, wish: &Wish) -> Result<Page<AdoptionRow>> {
    let rows = ADOPTIONS.query(vec![region.into()], wish).all(tx).await?;
    let place = |it: &AdoptionRow| Place::new(it.adoption.began_on, it.adoption.id);
    Ok(Page::cut(rows, wish.limit, place))
}

/// A question of the other side that nobody here has answered.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Unanswered {
    /// In the talk of which adoption.
    pub adoption: AdoptionId,
    /// Title of the practice.
    pub title: String,
    /// Who said the last word.
    pub name: String,
}

/// Talks of a region's adoptions, either side, whose last word is the other region's; the longest
/// waiting first.
pub async fn unanswered(tx: &mut Tx, region: RegionCode, most: i64) -> Result<Vec<Unanswered>> {
    sql!(
        "select a.id as adoption, p.title, m.name
         from adoptions a
         join practices p on p.id = a.practice
         join adoption_messages m on m.adoption = a.id
         join organisations o on o.id = m.organisation
         where (a.region = $1 or a.donor_region = $1) and a.state not in ('refused', 'stopped')
           and m.id = (select l.id from adoption_messages l where l.adoption = a.id
                       order by l.at desc, l.id desc limit 1)
           and o.region <> $1
         order by m.at, a.id limit $2",
        region,
        most
    )
    .all(tx)
    .await
}
