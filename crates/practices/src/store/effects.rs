//! By what practices are measured, and effects that their authors alone see yet.

use crate::Fresh;
use db::{Result, Tx, sql};
use kernel::{Day, OrganisationId, PracticeId};

/// Code of the indicator a practice is measured by.
pub async fn measured_by(tx: &mut Tx, practice: PracticeId) -> Result<Option<String>> {
    let query = sql!("select indicator from practice_effects where practice = $1", practice);
    Ok(query.optional(tx).await?.map(|(it,): (String,)| it))
}

/// Says by which indicator a practice is measured; a fresh effect on another one is forgotten.
pub async fn measure_by(tx: &mut Tx, practice: PracticeId, indicator: &str) -> Result<()> {
    sql!(
        "insert into practice_effects (practice, indicator) values ($1, $2)
         on conflict (practice) do update set
           indicator = excluded.indicator, grade = null, summary = null, computed_at = null,
           opens_on = null
         where practice_effects.indicator <> excluded.indicator",
        practice,
        indicator
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Published practices with the indicator each is measured by.
pub async fn measured(tx: &mut Tx) -> Result<Vec<(PracticeId, String)>> {
    sql!(
        "select e.practice, e.indicator from practice_effects e
         join practices p on p.id = e.practice
         where p.published is not null and p.withdrawn_on is null
         order by e.practice limit 10000"
    )
    .all(tx)
    .await
}

/// The effect of a practice that its author alone sees yet.
pub async fn fresh(tx: &mut Tx, practice: PracticeId) -> Result<Option<Fresh>> {
    sql!(
        "select practice, grade, summary, computed_at, opens_on from practice_effects
         where practice = $1 and opens_on is not null",
        practice
    )
    .optional(tx)
    .await
}

/// The practices of an organisation with a fresh effect: id, title, the day it opens.
pub async fn fresh_of(
    tx: &mut Tx,
    organisation: OrganisationId,
    most: i64,
) -> Result<Vec<(PracticeId, String, Day)>> {
    sql!(
        "select p.id, p.title, e.opens_on from practices p
         join practice_effects e on e.practice = p.id
         where p.organisation = $1 and e.opens_on is not null
         order by e.opens_on, p.id limit $2",
        organisation,
        most
    )
    .all(tx)
    .await
}

pub(crate) async fn save_fresh(tx: &mut Tx, it: &Fresh) -> Result<()> {
    sql!(
        "update practice_effects set grade = $2, summary = $3, computed_at = $4, opens_on = $5
         where practice = $1",
        it.practice,
        it.grade,
        it.summary.as_str(),
        it.computed_at,
        it.opens_on
    )
    .run(tx)
    .await?;
    Ok(())
}

pub(crate) async fn forget_fresh(tx: &mut Tx, practice: PracticeId) -> Result<()> {
    sql!(
        "update practice_effects
         set grade = null, summary = null, computed_at = null, opens_on = null
         where practice = $1",
        practice
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Practices whose fresh effect is everybody's on `today`.
pub(crate) async fn due(tx: &mut Tx, today: Day) -> Result<Vec<PracticeId>> {
    let query = sql!(
        "select practice from practice_effects
         where opens_on is not null and opens_on <= $1 order by opens_on, practice limit 1000",
        today
    );
    Ok(query.all(tx).await?.into_iter().map(|(it,): (PracticeId,)| it).collect())
}
