//! Offers, and what a region takes over already.

use crate::{AdoptionState, Offer};
use db::{Result, Tx, sql};
use kernel::{AdoptionId, PracticeId, RegionCode};

/// More offers than these nobody looks through.
const MOST: i64 = 500;

/// The offer of a practice to a region, in any state.
pub async fn offer(tx: &mut Tx, practice: PracticeId, region: RegionCode) -> Result<Option<Offer>> {
    sql!(
        "select practice, region, donor_region, note, name, state, reason, adoption, offered_at,
                answered_at
         from practice_offers where practice = $1 and region = $2",
        practice,
        region
    )
    .optional(tx)
    .await
}

/// Keeps an offer, in the place of an earlier one.
pub async fn save_offer(tx: &mut Tx, it: &Offer) -> Result<()> {
    sql!(
        "insert into practice_offers
           (practice, region, donor_region, note, name, state, reason, adoption, offered_at,
            answered_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (practice, region) do update set
           note = excluded.note, name = excluded.name, state = excluded.state,
           reason = excluded.reason, adoption = excluded.adoption,
           offered_at = excluded.offered_at, answered_at = excluded.answered_at",
        it.practice,
        it.region,
        it.donor_region,
        it.note.as_str(),
        it.name.as_str(),
        it.state,
        it.reason.as_str(),
        it.adoption,
        it.offered_at,
        it.answered_at
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Offers one region has made to another, the latest first.
pub async fn offers_between(
    tx: &mut Tx,
    donor: RegionCode,
    region: RegionCode,
) -> Result<Vec<Offer>> {
    sql!(
        "select practice, region, donor_region, note, name, state, reason, adoption, offered_at,
                answered_at
         from practice_offers where donor_region = $1 and region = $2
         order by offered_at desc, practice limit $3",
        donor,
        region,
        MOST
    )
    .all(tx)
    .await
}

/// An open offer with the words people know it by.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct OpenOffer {
    /// Which practice.
    pub practice: PracticeId,
    /// Title of the practice.
    pub title: String,
    /// Name of the region that offers it.
    pub donor: String,
}

/// What is offered to a region and waits for its word, the oldest first.
pub async fn open_offers(tx: &mut Tx, region: RegionCode, limit: i64) -> Result<Vec<OpenOffer>> {
    sql!(
        "select o.practice, p.title, r.name as donor
         from practice_offers o
         join practices p on p.id = o.practice
         join regions r on r.code = o.donor_region
         where o.region = $1 and o.state = 'open' order by o.offered_at, o.practice limit $2",
        region,
        limit
    )
    .all(tx)
    .await
}

/// A region's adoption in a few words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Held {
    /// The adoption.
    pub id: AdoptionId,
    /// Of which practice.
    pub practice: PracticeId,
    /// The adopter's region.
    pub region: RegionCode,
    /// Where it stands.
    pub state: AdoptionState,
}

/// What two regions take over, or have: adoptions that were neither refused nor stopped.
pub async fn held(tx: &mut Tx, a: RegionCode, b: RegionCode) -> Result<Vec<Held>> {
    sql!(
        "select id, practice, region, state from adoptions
         where region in ($1, $2) and state not in ('refused', 'stopped')
         order by region, began_on, id limit 1000",
        a,
        b
    )
    .all(tx)
    .await
}
