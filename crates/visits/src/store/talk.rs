//! Questions, remarks, consents.

use crate::{Consent, Question, Remark};
use db::{Result, Tx, sql};
use kernel::{ConsentId, QuestionId, RegionCode, RemarkId, VisitId};

/// Questions of a visit, in the order they were asked.
pub async fn questions(tx: &mut Tx, visit: VisitId) -> Result<Vec<Question>> {
    sql!(
        "select id, visit, once, item, region, asked_by, to_whom, text, asked_at, answer,
                answered_by, answered_at
         from visit_questions where visit = $1 order by id limit 500",
        visit
    )
    .all(tx)
    .await
}

/// One of them.
pub async fn question(tx: &mut Tx, visit: VisitId, id: QuestionId) -> Result<Option<Question>> {
    sql!(
        "select id, visit, once, item, region, asked_by, to_whom, text, asked_at, answer,
                answered_by, answered_at
         from visit_questions where visit = $1 and id = $2",
        visit,
        id
    )
    .optional(tx)
    .await
}

/// Questions to `region` that wait for an answer after their visit; at most 50.
pub async fn unanswered_by(tx: &mut Tx, region: RegionCode) -> Result<Vec<Question>> {
    sql!(
        "select q.id, q.visit, q.once, q.item, q.region, q.asked_by, q.to_whom, q.text, q.asked_at,
                q.answer, q.answered_by, q.answered_at
         from visits join visit_questions q on q.visit = visits.id
         where (visits.host = $1 or visits.guest = $1) and visits.state in ('under_way', 'held')
           and q.region <> $1 and q.answer = ''
         order by q.id limit 50",
        region
    )
    .all(tx)
    .await
}

/// Adds a question unless its key is known; says whether it did.
pub async fn add_question(tx: &mut Tx, it: &Question) -> Result<bool> {
    let rows = sql!(
        "insert into visit_questions (id, visit, once, item, region, asked_by, to_whom, text,
                                      asked_at, answer, answered_by, answered_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         on conflict (once) do nothing",
        it.id,
        it.visit,
        it.once.as_str(),
        it.item,
        it.region,
        it.asked_by.as_str(),
        it.to_whom.as_str(),
        it.text.as_str(),
        it.asked_at,
        it.answer.as_str(),
        it.answered_by.as_str(),
        it.answered_at,
    )
    .run(tx)
    .await?;
    Ok(rows == 1)
}

/// Keeps a question's answer.
pub async fn save_question(tx: &mut Tx, it: &Question) -> Result<()> {
    sql!(
        "update visit_questions set answer = $2, answered_by = $3, answered_at = $4 where id = $1",
        it.id,
        it.answer.as_str(),
        it.answered_by.as_str(),
        it.answered_at,
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Remarks of a visit, in the order they were made.
pub async fn remarks(tx: &mut Tx, visit: VisitId) -> Result<Vec<Remark>> {
    sql!(
        "select id, visit, once, kind, region, author, delegate, faces, item, text, file, at,
                approved_at
         from visit_remarks where visit = $1 order by id limit 1000",
        visit
    )
    .all(tx)
    .await
}

/// One of them.
pub async fn remark(tx: &mut Tx, visit: VisitId, id: RemarkId) -> Result<Option<Remark>> {
    sql!(
        "select id, visit, once, kind, region, author, delegate, faces, item, text, file, at,
                approved_at
         from visit_remarks where visit = $1 and id = $2",
        visit,
        id
    )
    .optional(tx)
    .await
}

/// Adds a remark unless its key is known; says whether it did.
pub async fn add_remark(tx: &mut Tx, it: &Remark) -> Result<bool> {
    let rows = sql!(
        "insert into visit_remarks (id, visit, once, kind, region, author, delegate, faces, item,
                                    text, file, at, approved_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         on conflict (once) do nothing",
        it.id,
        it.visit,
        it.once.as_str(),
        it.kind,
        it.region,
        it.author.as_str(),
        it.delegate,
        it.faces.to_string(),
        it.item,
        it.text.as_str(),
        it.file,
        it.at,
        it.approved_at,
    )
    .run(tx)
    .await?;
    Ok(rows == 1)
}

/// Keeps that somebody agreed to their words.
pub async fn save_remark(tx: &mut Tx, it: &Remark) -> Result<()> {
    sql!(
        "update visit_remarks set text = $2, approved_at = $3 where id = $1",
        it.id,
        it.text.as_str(),
        it.approved_at
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Consents to publication, in the order they were recorded.
pub async fn consents(tx: &mut Tx, visit: VisitId) -> Result<Vec<Consent>> {
    sql!(
        "select id, visit, delegate, covers, given_on, channel, recorded_by, recorded_at,
                withdrawn_at
         from visit_consents where visit = $1 order by id limit 500",
        visit
    )
    .all(tx)
    .await
}

/// One of them.
pub async fn consent(tx: &mut Tx, visit: VisitId, id: ConsentId) -> Result<Option<Consent>> {
    sql!(
        "select id, visit, delegate, covers, given_on, channel, recorded_by, recorded_at,
                withdrawn_at
         from visit_consents where visit = $1 and id = $2",
        visit,
        id
    )
    .optional(tx)
    .await
}

/// Adds a consent, or marks it withdrawn: nothing else of it ever changes. Says whether it did: an
/// id of another visit stays as it is.
pub async fn save_consent(tx: &mut Tx, it: &Consent) -> Result<bool> {
    let rows = sql!(
        "insert into visit_consents (id, visit, delegate, covers, given_on, channel, recorded_by,
                                     recorded_at, withdrawn_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (id) do update set withdrawn_at = excluded.withdrawn_at
           where visit_consents.visit = excluded.visit",
        it.id,
        it.visit,
        it.delegate,
        it.covers,
        it.given_on,
        it.channel,
        it.recorded_by.as_str(),
        it.recorded_at,
        it.withdrawn_at,
    )
    .run(tx)
    .await?;
    Ok(rows == 1)
}

/// Whether a file is a photograph of this visit, or a material of one of its items.
pub async fn has_file(tx: &mut Tx, visit: VisitId, file: kernel::FileId) -> Result<bool> {
    let (count,): (i64,) = sql!(
        "select (select count(*) from visit_remarks where visit = $1 and file = $2)
              + (select count(*) from file_uses join visit_items i on i.id = file_uses.thing_id
                 where file_uses.thing = 'visit-item' and file_uses.file = $2 and i.visit = $1)",
        visit,
        file
    )
    .one(tx)
    .await?;
    Ok(count > 0)
}
