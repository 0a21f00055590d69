//! By what practices are measured, what was found, and effects that their authors alone see yet.

use crate::Finding;
use crate::evidence::Computed;
use db::{Result, Tx, sql};
use kernel::{Day, OrganisationId, PracticeId};

/// What is known of a practice by each indicator it is measured by, the main one first.
pub async fn findings(tx: &mut Tx, practice: PracticeId) -> Result<Vec<Finding>> {
    sql!(
        "select practice, indicator, position, grade, summary, computed_at, answer, fresh_grade,
                fresh, fresh_at, opens_on
         from practice_effects where practice = $1 order by position limit 20",
        practice
    )
    .all(tx)
    .await
}

pub(crate) async fn add_indicator(
    tx: &mut Tx,
    practice: PracticeId,
    indicator: &str,
    position: i64,
) -> Result<()> {
    sql!(
        "insert into practice_effects (practice, indicator, position) values ($1, $2, $3)",
        practice,
        indicator,
        position
    )
    .run(tx)
    .await?;
    Ok(())
}

pub(crate) async fn remove_indicator(
    tx: &mut Tx,
    practice: PracticeId,
    indicator: &str,
) -> Result<()> {
    sql!(
        "delete from practice_effects where practice = $1 and indicator = $2",
        practice,
        indicator
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Published practices with each indicator they are measured by.
pub async fn measured(tx: &mut Tx) -> Result<Vec<(PracticeId, String)>> {
    sql!(
        "select e.practice, e.indicator from practice_effects e
         join practices p on p.id = e.practice
         where p.published is not null and p.withdrawn_on is null
         order by e.practice, e.position limit 20000"
    )
    .all(tx)
    .await
}

/// The practices of an organisation with fresh effects: id, title, the day the first of them opens.
pub async fn fresh_of(
    tx: &mut Tx,
    organisation: OrganisationId,
    most: i64,
) -> Result<Vec<(PracticeId, String, Day)>> {
    sql!(
        "select p.id, p.title, min(e.opens_on) as opens_on from practices p
         join practice_effects e on e.practice = p.id
         where p.organisation = $1 and e.opens_on is not null
         group by p.id, p.title
         order by min(e.opens_on), p.id limit $2",
        organisation,
        most
    )
    .all(tx)
    .await
}

pub(crate) async fn save_fresh(tx: &mut Tx, it: &Computed<'_>, opens_on: Day) -> Result<()> {
    sql!(
        "update practice_effects set fresh_grade = $3, fresh = $4, fresh_at = $5, opens_on = $6
         where practice = $1 and indicator = $2",
        it.practice,
        it.indicator,
        i64::from(it.grade.min(5)),
        it.summary.to_string(),
        it.at,
        opens_on
    )
    .run(tx)
    .await?;
    Ok(())
}

/// What was fresh is open; tells whether there was anything.
pub(crate) async fn open_fresh(tx: &mut Tx, practice: PracticeId, indicator: &str) -> Result<bool> {
    let opened = sql!(
        "update practice_effects
         set grade = fresh_grade, summary = fresh, computed_at = fresh_at, answer = '',
             fresh_grade = null, fresh = null, fresh_at = null, opens_on = null
         where practice = $1 and indicator = $2 and opens_on is not null",
        practice,
        indicator
    );
    Ok(opened.run(tx).await? > 0)
}

pub(crate) async fn save_answer(
    tx: &mut Tx,
    practice: PracticeId,
    indicator: &str,
    answer: &str,
) -> Result<()> {
    sql!(
        "update practice_effects set answer = $3 where practice = $1 and indicator = $2",
        practice,
        indicator,
        answer
    )
    .run(tx)
    .await?;
    Ok(())
}

/// The grade of a practice is what is open of its main indicator. Nobody else writes it: a grade
/// never rises by hand.
pub(crate) async fn save_grade(tx: &mut Tx, practice: PracticeId) -> Result<()> {
    sql!(
        "update practices set grade = coalesce(
           (select grade from practice_effects where practice = $1 order by position limit 1), 0)
         where id = $1",
        practice
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Practices and indicators whose fresh effect is everybody's on `today`.
pub(crate) async fn due(tx: &mut Tx, today: Day) -> Result<Vec<(PracticeId, String)>> {
    sql!(
        "select practice, indicator from practice_effects
         where opens_on is not null and opens_on <= $1
         order by opens_on, practice, position limit 1000",
        today
    )
    .all(tx)
    .await
}
