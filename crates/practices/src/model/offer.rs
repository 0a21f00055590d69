//! An offer: a region holds out a practice of its own to another, which takes it or says why not.

use super::Practice;
use kernel::{Actor, AdoptionId, Moment, PracticeId, RegionCode, Say};

/// A practice offered to a region.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Offer {
    /// Which practice.
    pub practice: PracticeId,
    /// To whom.
    pub region: RegionCode,
    /// Whose practice it is.
    pub donor_region: RegionCode,
    /// Why just this one; may be empty.
    pub note: String,
    /// Who offers.
    pub name: String,
    /// Where it stands.
    pub state: OfferState,
    /// Why it was declined.
    pub reason: String,
    /// The adoption it became.
    pub adoption: Option<AdoptionId>,
    /// When it was made.
    pub offered_at: Moment,
    /// When it was answered.
    pub answered_at: Option<Moment>,
}

/// Where an offer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferState {
    /// The other side has not answered.
    Open,
    /// It became an adoption.
    Accepted,
    /// No, with the reason.
    Declined,
}

kernel::words! { OfferState { Open = "open", Accepted = "accepted", Declined = "declined" } }

/// Why an offer is not made, or not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotOffer {
    /// It is not in the catalogue.
    #[error("not published")]
    NotPublished,
    /// To the region whose practice it is.
    #[error("own region")]
    Own,
    /// The region takes it over already, or has.
    #[error("taken over already")]
    Taken,
    /// Somebody has answered already.
    #[error("answered already")]
    Answered,
    /// A refusal gives its reason.
    #[error("no reason")]
    NoReason,
}

impl web::Refusal for CannotOffer {
    fn say(&self) -> Say {
        match self {
            Self::NotPublished => Say::new("practice-not-published"),
            Self::Own => Say::new("offer-own"),
            Self::Taken => Say::new("offer-taken"),
            Self::Answered => Say::new("offer-answered"),
            Self::NoReason => Say::new("fault-required"),
        }
    }
}

impl Offer {
    /// Offers `practice` to `region`; `taken` says whether that region takes it over already.
    ///
    /// # Errors
    /// A practice that is not in the catalogue, the donor's own region, a region that has it.
    pub fn make(
        practice: &Practice,
        region: RegionCode,
        taken: bool,
        actor: &Actor,
        note: String,
        now: Moment,
    ) -> Result<Offer, CannotOffer> {
        match () {
            () if !practice.is_open() => return Err(CannotOffer::NotPublished),
            () if practice.region == region => return Err(CannotOffer::Own),
            () if taken => return Err(CannotOffer::Taken),
            () => {}
        }
        Ok(Offer {
            practice: practice.id,
            region,
            donor_region: practice.region,
            note,
            name: actor.name.clone(),
            state: OfferState::Open,
            reason: String::new(),
            adoption: None,
            offered_at: now,
            answered_at: None,
        })
    }

    /// The two regions it is between.
    pub fn parties(&self) -> [RegionCode; 2] {
        [self.donor_region, self.region]
    }

    /// Takes it: an adoption follows it from here.
    ///
    /// # Errors
    /// It was answered before.
    pub fn accept(&mut self, adoption: AdoptionId, now: Moment) -> Result<(), CannotOffer> {
        self.answer(OfferState::Accepted, now)?;
        self.adoption = Some(adoption);
        Ok(())
    }

    /// Says no, and why.
    ///
    /// # Errors
    /// It was answered before, or no reason is given.
    pub fn decline(&mut self, reason: String, now: Moment) -> Result<(), CannotOffer> {
        if reason.is_empty() {
            return Err(CannotOffer::NoReason);
        }
        self.answer(OfferState::Declined, now)?;
        self.reason = reason;
        Ok(())
    }

    fn answer(&mut self, state: OfferState, now: Moment) -> Result<(), CannotOffer> {
        if self.state != OfferState::Open {
            return Err(CannotOffer::Answered);
        }
        self.state = state;
        self.answered_at = Some(now);
        Ok(())
    }
}
