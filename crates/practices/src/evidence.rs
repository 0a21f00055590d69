//! What the evidence found about a practice, and who sees it when: first its author's organisation,
//! who may put an answer beside it, then everybody. A grade comes from nowhere else.
//!
//! A practice may be measured by several indicators. Its grade is that of the one chosen first,
//! whatever the others say: the best of many tests would tell more of their number than of the
//! practice. For the same reason an indicator stays once it has told something.

use crate::{CannotMeasure, Finding, store};
use db::{Result, Tx};
use kernel::{Day, Moment, PracticeId};

/// So many days the author alone sees a fresh effect; an answer opens it at once.
pub const AUTHORS_DAYS: i32 = 14;
/// By so many indicators a practice is measured at most: who measures by everything finds something.
pub const INDICATORS: usize = 5;

/// An effect as it was computed.
#[derive(Debug, Clone, Copy)]
pub struct Computed<'a> {
    /// Of which practice.
    pub practice: PracticeId,
    /// On which indicator: its code.
    pub indicator: &'a str,
    /// Grade of evidence, 0–5.
    pub grade: u8,
    /// What is kept of it.
    pub summary: &'a serde_json::Value,
    /// When it was computed.
    pub at: Moment,
}

/// Measures a practice by one more indicator; tells whether it was not among them yet. The outer
/// result is the database's, the inner one the rule's.
pub async fn measure_by(
    tx: &mut Tx,
    practice: PracticeId,
    indicator: &str,
) -> Result<Result<bool, CannotMeasure>> {
    let known = store::findings(tx, practice).await?;
    if known.iter().any(|it| it.indicator == indicator) {
        return Ok(Ok(false));
    }
    if known.len() >= INDICATORS {
        return Ok(Err(CannotMeasure::TooMany));
    }
    let position = known.last().map_or(1, |it| it.position + 1);
    store::add_indicator(tx, practice, indicator, position).await?;
    Ok(Ok(true))
}

/// Takes an indicator off again; tells whether it was there. One that has told something stays:
/// what was found is not made unseen.
pub async fn measure_no_more(
    tx: &mut Tx,
    practice: PracticeId,
    indicator: &str,
) -> Result<Result<bool, CannotMeasure>> {
    let known = store::findings(tx, practice).await?;
    let Some(it) = known.iter().find(|it| it.indicator == indicator) else {
        return Ok(Ok(false));
    };
    if it.has_told() {
        return Ok(Err(CannotMeasure::Told));
    }
    store::remove_indicator(tx, practice, indicator).await?;
    graded(tx, practice).await?;
    Ok(Ok(true))
}

/// Keeps a fresh effect: the author sees it from now on, everybody [`AUTHORS_DAYS`] later. A fresh
/// one that nobody has answered yet is replaced, and keeps its day: computing anew delays nothing.
/// Where the practice is not measured by its indicator, nothing is kept.
pub async fn propose_evidence(tx: &mut Tx, it: &Computed<'_>, today: Day) -> Result<()> {
    let earlier = finding(tx, it.practice, it.indicator).await?.and_then(|it| it.opens_on);
    store::save_fresh(tx, it, earlier.unwrap_or(today.plus_days(AUTHORS_DAYS))).await
}

/// Opens a fresh effect to everybody; tells whether there was one. The answer that stood beside the
/// one before belonged to that number, and goes.
pub async fn open_evidence(tx: &mut Tx, practice: PracticeId, indicator: &str) -> Result<bool> {
    if !store::open_fresh(tx, practice, indicator).await? {
        return Ok(false);
    }
    graded(tx, practice).await?;
    Ok(true)
}

/// Opens every fresh effect whose day has come; tells of which practices, by which indicators.
pub async fn open_due_evidence(tx: &mut Tx, today: Day) -> Result<Vec<(PracticeId, String)>> {
    let due = store::due(tx, today).await?;
    for (practice, indicator) in &due {
        open_evidence(tx, *practice, indicator).await?;
    }
    Ok(due)
}

/// The author's word on an effect, by the main indicator where none is named. Whoever answers has
/// seen it: everybody may. The outer result is the database's, the inner one the rule's.
pub async fn answer_evidence(
    tx: &mut Tx,
    practice: PracticeId,
    indicator: &str,
    words: &str,
) -> Result<Result<(), CannotMeasure>> {
    let all = store::findings(tx, practice).await?;
    let meant = |it: &&Finding| indicator.is_empty() || it.indicator == indicator;
    let Some(it) = all.iter().find(meant).filter(|it| it.open().or(it.fresh()).is_some()) else {
        return Ok(Err(CannotMeasure::NothingFound));
    };
    open_evidence(tx, practice, &it.indicator).await?;
    store::save_answer(tx, practice, &it.indicator, words).await?;
    Ok(Ok(()))
}

/// What is known of a practice by one indicator.
async fn finding(tx: &mut Tx, practice: PracticeId, indicator: &str) -> Result<Option<Finding>> {
    let all = store::findings(tx, practice).await?;
    Ok(all.into_iter().find(|it| it.indicator == indicator))
}

/// Gives the practice the grade of its main indicator, and tells the catalogue.
async fn graded(tx: &mut Tx, practice: PracticeId) -> Result<()> {
    store::save_grade(tx, practice).await?;
    store::bump(tx).await
}
