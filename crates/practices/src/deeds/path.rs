//! The steps of a practice's path: submission, reviews, confirmation, withdrawal, the answer.

use super::{own, unknown};
use crate::{Level, Practice, Review, Verdict, Version, acts, evidence, store};
use db::{Tx, transact};
use journal::{Note, Thing};
use kernel::{PracticeId, Say};
use web::{Desk, Faults, Result, Stopped, Typed};

/// Longest reason, in characters.
const LONGEST: usize = 4_000;

/// What is done to a practice: the nouns of its addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    /// Sent to the review.
    Submission,
    /// A review of it.
    Review,
    /// The word that it still holds.
    Confirmation,
    /// Taken out of the catalogue.
    Withdrawal,
    /// The author's word on the computed effect.
    Answer,
}

kernel::words! {
    Deed {
        Submission = "submission", Review = "review", Confirmation = "confirmation",
        Withdrawal = "withdrawal", Answer = "answer",
    }
}

/// Does it, in a transaction of its own.
pub(crate) async fn perform(
    desk: &Desk,
    id: PracticeId,
    deed: Deed,
    typed: &Typed,
) -> Result<(), Stopped> {
    transact!(desk.db(), |tx| {
        match deed {
            Deed::Submission => submit(tx, desk, id).await,
            Deed::Review => review(tx, desk, id, typed).await,
            Deed::Confirmation => confirm(tx, desk, id).await,
            Deed::Withdrawal => withdraw(tx, desk, id, typed).await,
            Deed::Answer => answer(tx, desk, id, typed).await,
        }
    })
}

async fn submit(tx: &mut Tx, desk: &Desk, id: PracticeId) -> Result<(), Stopped> {
    let (mut practice, version) = own(tx, desk, id).await?;
    practice.submit(&version.card)?;
    keep(tx, desk, &practice, &version, "practice-submitted").await
}

async fn confirm(tx: &mut Tx, desk: &Desk, id: PracticeId) -> Result<(), Stopped> {
    let (mut practice, version) = own(tx, desk, id).await?;
    practice.confirm(desk.today())?;
    keep(tx, desk, &practice, &version, "practice-confirmed").await
}

async fn withdraw(tx: &mut Tx, desk: &Desk, id: PracticeId, typed: &Typed) -> Result<(), Stopped> {
    let (mut practice, version) = own(tx, desk, id).await?;
    practice.withdraw(reason(typed)?, desk.today())?;
    let shown = unknown(store::version(tx, unknown(practice.published)?).await?)?;
    acts::keep(tx, &practice, &shown).await?;
    search::put(tx, &acts::document(&practice, &shown.card)).await?;
    keep(tx, desk, &practice, &version, "practice-withdrawn").await
}

async fn answer(tx: &mut Tx, desk: &Desk, id: PracticeId, typed: &Typed) -> Result<(), Stopped> {
    let (practice, _) = own(tx, desk, id).await?;
    let words = reason(typed)?;
    evidence::answer_evidence(tx, id, typed.get("indicator"), &words).await??;
    let note = Note::by(desk.actor(), "practice-answered", Thing::Practice, id);
    journal::write(tx, desk.now, note.with("name", practice.title)).await?;
    Ok(())
}

/// Gives a review: the card moves on, comes back to its author, or goes into the catalogue.
async fn review(tx: &mut Tx, desk: &Desk, id: PracticeId, typed: &Typed) -> Result<(), Stopped> {
    let mut practice = unknown(store::find(tx, id).await?)?;
    // A card they may not read does not exist for them.
    unknown(practice.version_for(Some(desk.actor())))?;
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
) -> Result<Review, Stopped> {
    let mut faults = Faults::default();
    let verdict = typed.plain("verdict", &mut faults, "fault-choose").unwrap_or_else(|| {
        faults.add("verdict", Say::new("fault-choose"));
        Verdict::Rework
    });
    let mut scores = serde_json::Map::new();
    if level == Level::Expert {
        for it in store::criteria(tx).await?.into_iter().filter(|it| it.in_use) {
            let score: Option<i64> = typed.get(&format!("score-{}", it.code)).parse().ok();
            match score.filter(|it| (1..=5).contains(it)) {
                Some(score) => drop(scores.insert(it.code, score.into())),
                None => faults.add("scores", Say::new("practice-score-missing")),
            }
        }
    }
    let reason = typed.text("reason", LONGEST, &mut faults);
    faults.check()?;
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
        reason,
        at: desk.now,
    })
}

async fn keep(
    tx: &mut Tx,
    desk: &Desk,
    practice: &Practice,
    version: &Version,
    verb: &'static str,
) -> Result<(), Stopped> {
    acts::keep(tx, practice, version).await?;
    let note = Note::by(desk.actor(), verb, Thing::Practice, practice.id);
    journal::write(tx, desk.now, note.with("name", practice.title.as_str())).await?;
    Ok(())
}

/// A reason that must be given.
fn reason(typed: &Typed) -> Result<String, Stopped> {
    let mut faults = Faults::default();
    let reason = typed.text("reason", LONGEST, &mut faults);
    faults.check()?;
    Ok(reason)
}
