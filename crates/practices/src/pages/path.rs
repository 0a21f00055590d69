//! The steps of a practice's path: submission, reviews, confirmation, withdrawal, the answer.

use super::catalogue::unknown;
use super::edit::{bad, own};
use super::{Answer, Confirmation, ReviewOf, Show, Submission, Withdrawal};
use crate::{Level, Practice, Review, Verdict, Version, acts, store};
use axum::response::Redirect;
use db::{Tx, transact};
use journal::{Note, Thing};
use kernel::{PracticeId, Say};
use web::{Desk, Result, Typed};

/// Longest reason, in characters.
const LONGEST: usize = 4_000;

pub async fn submit(Submission { id }: Submission, desk: Desk) -> Result<Redirect> {
    transact!(desk.db(), |tx| {
        let (mut practice, version) = own(tx, &desk, id).await?;
        practice.submit(&version.card)?;
        keep(tx, &desk, &practice, &version, "practice-submitted").await
    })?;
    Ok(back(id))
}

pub async fn confirm(Confirmation { id }: Confirmation, desk: Desk) -> Result<Redirect> {
    transact!(desk.db(), |tx| {
        let (mut practice, version) = own(tx, &desk, id).await?;
        practice.confirm(desk.today())?;
        keep(tx, &desk, &practice, &version, "practice-confirmed").await
    })?;
    Ok(back(id))
}

pub async fn withdraw(Withdrawal { id }: Withdrawal, desk: Desk, typed: Typed) -> Result<Redirect> {
    transact!(desk.db(), |tx| {
        let (mut practice, version) = own(tx, &desk, id).await?;
        practice.withdraw(reason(&typed)?, desk.today())?;
        let shown = unknown(store::version(tx, unknown(practice.published)?).await?)?;
        acts::keep(tx, &practice, &shown).await?;
        keep(tx, &desk, &practice, &version, "practice-withdrawn").await
    })?;
    Ok(back(id))
}

pub async fn answer(Answer { id }: Answer, desk: Desk, typed: Typed) -> Result<Redirect> {
    transact!(desk.db(), |tx| {
        let (practice, version) = own(tx, &desk, id).await?;
        let practice = Practice { answer: reason(&typed)?, ..practice };
        // Whoever answers has seen it: everybody may.
        crate::open_evidence(tx, id).await?;
        keep(tx, &desk, &practice, &version, "practice-answered").await
    })?;
    Ok(back(id))
}

pub async fn review(ReviewOf { id }: ReviewOf, desk: Desk, typed: Typed) -> Result<Redirect> {
    transact!(desk.db(), |tx| { give_review(tx, &desk, id, &typed).await })?;
    Ok(back(id))
}

/// Gives a review: the card moves on, comes back to its author, or goes into the catalogue.
async fn give_review(tx: &mut Tx, desk: &Desk, id: PracticeId, typed: &Typed) -> Result<()> {
    let mut practice = unknown(store::find(tx, id).await?)?;
    let level = practice.is_reviewed_by(desk.actor())?;
    let review = read_review(tx, desk, &practice, level, typed).await?;
    let version = unknown(store::version(tx, review.version).await?)?;
    let earlier = store::reviews(tx, id).await?;
    practice.review(desk.actor(), review.verdict, &earlier, desk.today())?;
    store::add_review(tx, &review).await?;
    let verb = match (review.verdict, practice.working) {
        (Verdict::Rework, _) => "practice-returned",
        (Verdict::Accept, None) => "practice-published",
        (Verdict::Accept, Some(_)) => "practice-accepted",
    };
    acts::keep(tx, &practice, &version).await?;
    if practice.working.is_none() {
        search::put(tx, &acts::document(&practice, &version.card)).await?;
    }
    let note = Note::by(desk.actor(), verb, Thing::Practice, id).of(practice.organisation);
    journal::write(tx, desk.now, note.with("name", practice.title.as_str())).await?;
    Ok(())
}

/// Reads the form of a review: a verdict with its reason; an expert answers every question.
async fn read_review(
    tx: &mut Tx,
    desk: &Desk,
    practice: &Practice,
    level: Level,
    typed: &Typed,
) -> Result<Review> {
    let choose = || bad("verdict", Say::new("fault-choose"));
    let verdict: Verdict = typed.get("verdict").parse().map_err(|_| choose())?;
    let mut scores = serde_json::Map::new();
    if level == Level::Expert {
        for it in store::criteria(tx).await?.into_iter().filter(|it| it.in_use) {
            let score: Option<i64> = typed.get(&format!("score-{}", it.code)).parse().ok();
            let score = score.filter(|it| (1..=5).contains(it));
            let score = score.ok_or_else(|| bad("scores", Say::new("practice-score-missing")))?;
            scores.insert(it.code, score.into());
        }
    }
    let actor = desk.actor();
    Ok(Review {
        practice: practice.id,
        version: unknown(practice.working)?,
        round: practice.round,
        account: actor.account,
        name: actor.name.clone(),
        region: actor.region,
        level,
        verdict,
        scores: serde_json::Value::Object(scores).to_string(),
        reason: reason(typed)?,
        at: desk.now,
    })
}

async fn keep(
    tx: &mut Tx,
    desk: &Desk,
    practice: &Practice,
    version: &Version,
    verb: &'static str,
) -> Result<()> {
    acts::keep(tx, practice, version).await?;
    let note = Note::by(desk.actor(), verb, Thing::Practice, practice.id);
    journal::write(tx, desk.now, note.with("name", practice.title.as_str())).await?;
    Ok(())
}

/// A reason that must be given.
pub(super) fn reason(typed: &Typed) -> Result<String> {
    let mut faults = web::Faults::default();
    let reason = typed.text("reason", LONGEST, &mut faults);
    faults.error().map_or(Ok(reason), Err)
}

fn back(id: PracticeId) -> Redirect {
    Redirect::to(&Show { id }.to_string())
}
