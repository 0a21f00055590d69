//! What the evidence found about a practice, and who sees it when: first its author's organisation,
//! who may put an answer beside it, then everybody. A grade comes from nowhere else.

use crate::store;
use db::{Result, Tx};
use kernel::{Day, Moment, PracticeId};

/// So many days the author alone sees a fresh effect; an answer opens it at once.
pub const AUTHORS_DAYS: i32 = 14;

/// An effect that its author alone sees yet.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Fresh {
    /// Of which practice.
    pub practice: PracticeId,
    /// Grade of evidence, 0–5.
    pub grade: i64,
    /// JSON, as it will stand with the practice.
    pub summary: String,
    /// When it was computed.
    pub computed_at: Moment,
    /// From which day everybody sees it.
    pub opens_on: Day,
}

/// Keeps a fresh effect: the author sees it from now on, everybody [`AUTHORS_DAYS`] later. A fresh
/// one that nobody has answered yet is replaced, and keeps its day: computing anew delays nothing.
pub async fn propose_evidence(
    tx: &mut Tx,
    practice: PracticeId,
    grade: u8,
    summary: &serde_json::Value,
    computed_at: Moment,
    today: Day,
) -> Result<()> {
    let opens_on = match store::fresh(tx, practice).await? {
        Some(earlier) => earlier.opens_on,
        None => today.plus_days(AUTHORS_DAYS),
    };
    let (grade, summary) = (i64::from(grade.min(5)), summary.to_string());
    let fresh = Fresh { practice, grade, summary, computed_at, opens_on };
    store::save_fresh(tx, &fresh).await
}

/// Opens a practice's fresh effect to everybody; tells whether there was one. The answer that stood
/// beside the one before belonged to that number, and goes.
pub async fn open_evidence(tx: &mut Tx, practice: PracticeId) -> Result<bool> {
    let Some(it) = store::fresh(tx, practice).await? else { return Ok(false) };
    store::save_evidence(tx, practice, it.grade, &it.summary, it.computed_at).await?;
    store::forget_fresh(tx, practice).await?;
    store::bump(tx).await?;
    Ok(true)
}

/// Opens every fresh effect whose day has come; tells of which practices.
pub async fn open_due_evidence(tx: &mut Tx, today: Day) -> Result<Vec<PracticeId>> {
    let due = store::due(tx, today).await?;
    for practice in &due {
        open_evidence(tx, *practice).await?;
    }
    Ok(due)
}
