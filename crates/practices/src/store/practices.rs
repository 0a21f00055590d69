//! Practices, their cards and reviews.

use crate::{Card, Criterion, Practice, Review, Stage, Term, Version};
use db::{Page, Place, Result, Tx, Wish, listing, sql};
use kernel::{OrganisationId, PracticeId, RegionCode, VersionId, fold};

/// One practice.
pub async fn find(tx: &mut Tx, id: PracticeId) -> Result<Option<Practice>> {
    sql!(
        "select id, organisation, region, began_on, stage, round, working, published, published_on,
                confirmed_on, withdrawn_on, withdrawn_why, parent, born_of, root, adopters, grade,
                title, created_at
         from practices where id = $1",
        id
    )
    .optional(tx)
    .await
}

/// Practices of an organisation in every state, the newest first.
pub async fn of_organisation(tx: &mut Tx, organisation: OrganisationId) -> Result<Vec<Practice>> {
    sql!(
        "select id, organisation, region, began_on, stage, round, working, published, published_on,
                confirmed_on, withdrawn_on, withdrawn_why, parent, born_of, root, adopters, grade,
                title, created_at
         from practices where organisation = $1 order by created_at desc, id desc limit 200",
        organisation
    )
    .all(tx)
    .await
}

/// Practices of a region in every state, published or not; figures and the roof ask so, pages
/// show drafts to their organisation only.
pub async fn of_region(tx: &mut Tx, region: RegionCode) -> Result<Vec<Practice>> {
    sql!(
        "select id, organisation, region, began_on, stage, round, working, published, published_on,
                confirmed_on, withdrawn_on, withdrawn_why, parent, born_of, root, adopters, grade,
                title, created_at
         from practices where region = $1 order by published, id limit 500",
        region
    )
    .all(tx)
    .await
}

/// Practices of a region that are in the catalogue, the best proven first.
pub async fn published_of(tx: &mut Tx, region: RegionCode) -> Result<Vec<Practice>> {
    sql!(
        "select id, organisation, region, began_on, stage, round, working, published, published_on,
                confirmed_on, withdrawn_on, withdrawn_why, parent, born_of, root, adopters, grade,
                title, created_at
         from practices where region = $1 and published is not null and withdrawn_on is null
         order by grade desc, adopters desc, id limit 500",
        region
    )
    .all(tx)
    .await
}

/// Practices whose working card waits in a stage of the review, the oldest first.
pub async fn in_stage(tx: &mut Tx, stage: Stage) -> Result<Vec<Practice>> {
    sql!(
        "select id, organisation, region, began_on, stage, round, working, published, published_on,
                confirmed_on, withdrawn_on, withdrawn_why, parent, born_of, root, adopters, grade,
                title, created_at
         from practices where stage = $1 order by id limit 200",
        stage
    )
    .all(tx)
    .await
}

/// Adds a practice or keeps its changes; the card is the one people are to know it by. The grade
/// and what belongs to it are left alone: see [`crate::open_evidence`].
pub async fn save(tx: &mut Tx, it: &Practice, card: &Card) -> Result<()> {
    sql!(
        "insert into practices
           (id, organisation, region, began_on, stage, round, working, published, published_on,
            confirmed_on, withdrawn_on, withdrawn_why, parent, born_of, root, title,
            folded, sphere, direction, cost, launch_days, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                 $19, $20, $21, $22)
         on conflict (id) do update set
           began_on = excluded.began_on, stage = excluded.stage, round = excluded.round,
           working = excluded.working, published = excluded.published,
           published_on = excluded.published_on, confirmed_on = excluded.confirmed_on,
           withdrawn_on = excluded.withdrawn_on, withdrawn_why = excluded.withdrawn_why,
           parent = excluded.parent, born_of = excluded.born_of, root = excluded.root,
           title = excluded.title, folded = excluded.folded,
           sphere = excluded.sphere, direction = excluded.direction, cost = excluded.cost,
           launch_days = excluded.launch_days",
        it.id,
        it.organisation,
        it.region,
        it.began_on,
        it.stage,
        it.round,
        it.working,
        it.published,
        it.published_on,
        it.confirmed_on,
        it.withdrawn_on,
        it.withdrawn_why.as_str(),
        it.parent,
        it.born_of,
        it.root,
        card.title.as_str(),
        fold(&card.title),
        card.sphere,
        card.direction,
        card.cost,
        card.launch_days(),
        it.created_at,
    )
    .run(tx)
    .await?;
    Ok(())
}

/// One version of a card.
pub async fn version(tx: &mut Tx, id: VersionId) -> Result<Option<Version>> {
    sql!(
        "select id, practice, number, card, author, created_at, published_on, edition
         from practice_versions where id = $1",
        id
    )
    .optional(tx)
    .await
}

/// Every version of a practice's card, the newest first.
pub async fn versions(tx: &mut Tx, practice: PracticeId) -> Result<Vec<Version>> {
    sql!(
        "select id, practice, number, card, author, created_at, published_on, edition
         from practice_versions where practice = $1 order by number desc limit 100",
        practice
    )
    .all(tx)
    .await
}

/// Adds a version, or keeps the card of one that is not published.
pub async fn save_version(tx: &mut Tx, it: &Version) -> Result<()> {
    sql!(
        "insert into practice_versions
           (id, practice, number, card, author, created_at, published_on, edition)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (id) do update set card = excluded.card, author = excluded.author,
           published_on = excluded.published_on, edition = excluded.edition
         where practice_versions.published_on is null",
        it.id,
        it.practice,
        it.number,
        &it.card,
        it.author.as_str(),
        it.created_at,
        it.published_on,
        it.edition,
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Reviews of a practice, the newest first.
pub async fn reviews(tx: &mut Tx, practice: PracticeId) -> Result<Vec<Review>> {
    sql!(
        "select practice, version, round, account, name, region, level, verdict, scores, reason, at
         from practice_reviews where practice = $1 order by at desc, account limit 100",
        practice
    )
    .all(tx)
    .await
}

/// Adds a review.
pub async fn add_review(tx: &mut Tx, it: &Review) -> Result<()> {
    sql!(
        "insert into practice_reviews
           (practice, version, round, account, name, region, level, verdict, scores, reason, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        it.practice,
        it.version,
        it.round,
        it.account,
        it.name.as_str(),
        it.region,
        it.level,
        it.verdict,
        it.scores.as_str(),
        it.reason.as_str(),
        it.at,
    )
    .run(tx)
    .await?;
    Ok(())
}

/// The questions experts answer, those out of use as well.
pub async fn criteria(tx: &mut Tx) -> Result<Vec<Criterion>> {
    sql!(
        "select code, position, question, question_en, in_use
         from practice_criteria order by position, code limit 50"
    )
    .all(tx)
    .await
}

/// Adds a question or changes it.
pub async fn save_criterion(tx: &mut Tx, it: &Criterion) -> Result<()> {
    sql!(
        "insert into practice_criteria (code, position, question, question_en, in_use)
         values ($1, $2, $3, $4, $5)
         on conflict (code) do update set position = excluded.position,
           question = excluded.question, question_en = excluded.question_en,
           in_use = excluded.in_use",
        it.code.as_str(),
        it.position,
        it.question.as_str(),
        it.question_en.as_str(),
        it.in_use,
    )
    .run(tx)
    .await?;
    Ok(())
}

/// After how many months without its author's word a published card is stale.
pub async fn term(tx: &mut Tx) -> Result<Term> {
    let (months,): (i64,) = sql!("select months from practice_term where one = 1").one(tx).await?;
    Ok(Term::of(months).expect("the table holds no other"))
}

/// Changes it.
pub async fn save_term(tx: &mut Tx, it: Term) -> Result<()> {
    sql!("update practice_term set months = $1 where one = 1", it.months()).run(tx).await?;
    Ok(())
}

listing! {
    /// Practices of an organisation in every state, by name.
    OWN {
        select: "select id, organisation, region, began_on, stage, round, working, published,
                        published_on, confirmed_on, withdrawn_on, withdrawn_why, parent, born_of,
                        root, adopters, grade, title, created_at
                 from practices where organisation = $1",
        args: 1,
        filters: [],
        orders: [("created_at", true)],
        id: "id",
    }
}

/// A page of an organisation's own practices, the newest first.
pub async fn own(tx: &mut Tx, of: OrganisationId, wish: &Wish) -> Result<Page<Practice>> {
    let rows = OWN.query(vec![of.into()], wish).all(tx).await?;
    Ok(Page::cut(rows, wish.limit, |it: &Practice| Place::new(it.created_at, it.id)))
}
