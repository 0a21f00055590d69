//! What is measured: definitions and their versions, and what the search box knows of them.

use crate::series::{Indicator, Month};
use db::{Result, Tx, sql};
use search::{Document, Kind, Scope};

/// Every version of every definition, by place, code and number.
pub async fn versions(tx: &mut Tx) -> Result<Vec<Indicator>> {
    sql!(
        "select code, number, position, name, name_en, unit, better, formula, people, structural,
                act, valid_from, valid_to
         from indicator_versions order by position, code, number limit 2000"
    )
    .all(tx)
    .await
}

/// The definitions of a month, in the order of a profile.
pub async fn indicators(tx: &mut Tx, month: Month) -> Result<Vec<Indicator>> {
    let all = versions(tx).await?;
    Ok(all.into_iter().filter(|it| it.holds_in(month)).collect())
}

/// The versions of one indicator, latest first; empty where there is no such indicator.
pub async fn indicator(tx: &mut Tx, code: &str) -> Result<Vec<Indicator>> {
    sql!(
        "select code, number, position, name, name_en, unit, better, formula, people, structural,
                act, valid_from, valid_to
         from indicator_versions where code = $1 order by number desc limit 200",
        code
    )
    .all(tx)
    .await
}

/// Adds a version; the one before ends the month before it begins. Whether it may be added says
/// [`Indicator::follows`]. The search box finds the indicator by its names from then on.
pub async fn define(tx: &mut Tx, it: &Indicator) -> Result<()> {
    sql!(
        "update indicator_versions set valid_to = $3
         where code = $1 and number < $2 and (valid_to is null or valid_to > $3)",
        it.code.as_str(),
        it.number,
        it.valid_from.plus(-1)
    )
    .run(tx)
    .await?;
    sql!(
        "insert into indicator_versions
           (code, number, position, name, name_en, unit, better, formula, people, structural, act,
            valid_from, valid_to)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        it.code.as_str(),
        it.number,
        it.position,
        it.name.as_str(),
        it.name_en.as_str(),
        it.unit,
        it.better,
        it.formula,
        it.people,
        it.structural,
        it.act.as_str(),
        it.valid_from,
        it.valid_to
    )
    .run(tx)
    .await?;
    search::put(tx, &document(it)).await
}

/// Lets the search box find the definitions the migrations brought; the roof calls it at each start.
pub async fn seed(tx: &mut Tx) -> Result<()> {
    let known = search::ids(tx, Kind::Indicator).await?;
    let all = versions(tx).await?;
    let missing = all.iter().filter(|it| it.valid_to.is_none() && !known.contains(&it.code));
    for it in missing {
        search::put(tx, &document(it)).await?;
    }
    Ok(())
}

fn document(it: &Indicator) -> Document {
    Document {
        kind: Kind::Indicator,
        id: it.code.clone(),
        scope: Scope::Open,
        title: it.name.clone(),
        detail: it.act.clone(),
        words: format!("{} {}", it.name_en, it.code),
    }
}
