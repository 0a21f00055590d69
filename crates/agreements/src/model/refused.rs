//! Why something cannot be done to an agreement, in words a person can read.

use kernel::Say;

/// Why an agreement cannot be so, or this cannot be done to it now.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// An agreement has two parties at least.
    #[error("an agreement has two parties at least")]
    TooFewParties,
    /// A party stands there twice.
    #[error("a party stands there twice: {0}")]
    PartyTwice(String),
    /// A region enters only what it is a party of.
    #[error("the own region is no party")]
    OwnRegionMissing,
    /// There is no sphere of this code.
    #[error("no such sphere: {0}")]
    NoSuchSphere(String),
    /// An automatic prolongation is for a whole number of years.
    #[error("an automatic prolongation is for a number of years")]
    NoYears,
    /// Only a draft can be changed or agreed to.
    #[error("not a draft any more")]
    NotDraft,
    /// A draft is changed, not corrected.
    #[error("a draft still")]
    StillDraft,
    /// A correction that corrects nothing.
    #[error("nothing reads otherwise")]
    NothingCorrected,
    /// It changed after the form of the correction was opened.
    #[error("changed meanwhile")]
    ChangedMeanwhile,
    /// A correction puts nothing in force.
    #[error("not in force yet")]
    NotInForceYet,
    /// A correction ends nothing.
    #[error("not ended")]
    NotEnded,
    /// There is no such side.
    #[error("no such side")]
    NoSuchSide,
    /// This side has given its word.
    #[error("this side has agreed already")]
    AgreedAlready,
    /// The other side has people of its own here: it speaks for itself.
    #[error("the other side speaks for itself")]
    SpeaksForItself,
    /// Another side's word comes by letter.
    #[error("another side's word comes by letter")]
    LetterNeeded,
    /// Only what every side has agreed to is signed.
    #[error("not every side has agreed")]
    NotAgreed,
    /// Signed in the future.
    #[error("signed in the future")]
    SignedInFuture,
    /// A day in force without a day of signing.
    #[error("in force without a day of signing")]
    NoSigningDay,
    /// Only what is signed is put in force.
    #[error("not signed, or in force already")]
    NotSigned,
    /// In force before it was signed.
    #[error("in force before it was signed")]
    InForceBeforeSigned,
    /// In force from a day that has not come.
    #[error("in force from a day to come")]
    InForceInFuture,
    /// The term ends before it begins.
    #[error("the term ends before it begins")]
    EndsBeforeItBegins,
    /// A last day without a first.
    #[error("a last day without a first")]
    NoFirstDay,
    /// Only what is in force can end or go on.
    #[error("not in force")]
    NotInForce,
    /// It is open-ended: there is nothing to prolong.
    #[error("open-ended")]
    OpenEnded,
    /// It goes on by itself.
    #[error("prolonged by itself")]
    ProlongsItself,
    /// Its text knows no prolongation.
    #[error("its text knows no prolongation")]
    NotProlongable,
    /// The new last day is not later than the old one.
    #[error("the new term is not longer")]
    NotLonger,
    /// A termination has a ground.
    #[error("a termination has a ground")]
    NoGround,
    /// What has ended ended on some day.
    #[error("ended without a day")]
    NoEndDay,
    /// It ended before it was in force.
    #[error("ended before it was in force")]
    EndedBeforeItBegan,
    /// It ends on a day that has not come.
    #[error("ended in the future")]
    EndedInFuture,
    /// Nothing supersedes itself.
    #[error("nothing supersedes itself")]
    ItsOwnSuccessor,
    /// Only an agreement in force supersedes another.
    #[error("the successor is not in force")]
    SuccessorNotInForce,
    /// The successor is between other parties.
    #[error("the successor is between other parties")]
    SuccessorOfOthers,
}

impl Refused {
    /// As a form or a program hears it: with its field.
    pub(crate) fn beside(self) -> web::Error {
        web::Error::field(self.field(), &self)
    }

    /// The field of a form the refusal stands beside; empty for the form as a whole.
    pub fn field(&self) -> &'static str {
        use Refused as R;
        match self {
            R::TooFewParties | R::PartyTwice(_) | R::OwnRegionMissing => "partner",
            R::NoSuchSphere(_) => "spheres",
            R::NoYears => "prolongation_years",
            R::NoSuchSide => "side",
            R::LetterNeeded => "letter",
            R::SignedInFuture | R::NoSigningDay => "signed_on",
            R::InForceBeforeSigned | R::InForceInFuture | R::NoFirstDay | R::NotInForceYet => {
                "in_force_from"
            }
            R::EndsBeforeItBegins | R::NotLonger => "in_force_to",
            R::NoGround => "ground",
            R::NoEndDay | R::EndedBeforeItBegan | R::EndedInFuture | R::NotEnded => "ended_on",
            R::ItsOwnSuccessor | R::SuccessorNotInForce | R::SuccessorOfOthers => "successor",
            R::NotDraft
            | R::StillDraft
            | R::NothingCorrected
            | R::ChangedMeanwhile
            | R::AgreedAlready
            | R::SpeaksForItself
            | R::NotAgreed
            | R::NotSigned
            | R::NotInForce
            | R::OpenEnded
            | R::ProlongsItself
            | R::NotProlongable => "",
        }
    }
}

impl web::Refusal for Refused {
    fn say(&self) -> Say {
        use Refused as R;
        match self {
            R::TooFewParties => Say::new("agreement-too-few-parties"),
            R::PartyTwice(name) => Say::new("agreement-party-twice").with("name", name),
            R::OwnRegionMissing => Say::new("agreement-own-region-missing"),
            R::NoSuchSphere(code) => Say::new("agreement-no-such-sphere").with("code", code),
            R::NoYears => Say::new("agreement-no-years"),
            R::NotDraft => Say::new("agreement-not-draft"),
            R::StillDraft => Say::new("agreement-still-draft"),
            R::NothingCorrected => Say::new("agreement-nothing-corrected"),
            R::ChangedMeanwhile => Say::new("agreement-changed-meanwhile"),
            R::NotInForceYet => Say::new("agreement-not-in-force-yet"),
            R::NotEnded => Say::new("agreement-not-ended"),
            R::NoSuchSide => Say::new("agreement-no-such-side"),
            R::AgreedAlready => Say::new("agreement-agreed-already"),
            R::SpeaksForItself => Say::new("agreement-speaks-for-itself"),
            R::LetterNeeded => Say::new("agreement-letter-needed"),
            R::NotAgreed => Say::new("agreement-not-agreed"),
            R::SignedInFuture => Say::new("agreement-signed-in-future"),
            R::NoSigningDay => Say::new("agreement-no-signing-day"),
            R::NotSigned => Say::new("agreement-not-signed"),
            R::InForceBeforeSigned => Say::new("agreement-in-force-before-signed"),
            R::InForceInFuture => Say::new("agreement-in-force-in-future"),
            R::EndsBeforeItBegins => Say::new("agreement-ends-before-it-begins"),
            R::NoFirstDay => Say::new("agreement-no-first-day"),
            R::NotInForce => Say::new("agreement-not-in-force"),
            R::OpenEnded => Say::new("agreement-open-ended"),
            R::ProlongsItself => Say::new("agreement-prolongs-itself"),
            R::NotProlongable => Say::new("agreement-not-prolongable"),
            R::NotLonger => Say::new("agreement-not-longer"),
            R::NoGround => Say::new("agreement-no-ground"),
            R::NoEndDay => Say::new("agreement-no-end-day"),
            R::EndedBeforeItBegan => Say::new("agreement-ended-before-it-began"),
            R::EndedInFuture => Say::new("agreement-ended-in-future"),
            R::ItsOwnSuccessor => Say::new("agreement-its-own-successor"),
            R::SuccessorNotInForce => Say::new("agreement-successor-not-in-force"),
            R::SuccessorOfOthers => Say::new("agreement-successor-of-others"),
        }
    }
}
