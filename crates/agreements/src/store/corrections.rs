//! Misprints that were put right.

use crate::{Change, Corrected};
use db::{Result, Tx, sql};
use kernel::{AgreementId, Moment};

#[derive(sqlx::FromRow)]
struct Row {
    corrected_at: Moment,
    corrected_by: String,
    reason: String,
    changes: String,
}

/// Corrections of an agreement, the latest first; the last fifty.
pub async fn corrections(tx: &mut Tx, id: AgreementId) -> Result<Vec<Corrected>> {
    let rows: Vec<Row> = sql!(
        "select corrected_at, corrected_by, reason, changes from agreement_corrections
         where agreement = $1 order by number desc limit 50",
        id
    )
    .all(tx)
    .await?;
    let corrected = |it: Row| {
        let changes: Vec<Change> = serde_json::from_str(&it.changes).unwrap_or_default();
        Corrected { at: it.corrected_at, by: it.corrected_by, reason: it.reason, changes }
    };
    Ok(rows.into_iter().map(corrected).collect())
}

/// Keeps a correction behind those before it.
pub(crate) async fn add_correction(tx: &mut Tx, id: AgreementId, it: &Corrected) -> Result<()> {
    let changes = serde_json::to_string(&it.changes).expect("words and texts are JSON");
    sql!(
        "insert into agreement_corrections
           (agreement, number, corrected_at, corrected_by, reason, changes)
         select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5
         from agreement_corrections where agreement = $1",
        id,
        it.at,
        it.by.as_str(),
        it.reason.as_str(),
        changes
    )
    .run(tx)
    .await?;
    Ok(())
}
