//! Why something cannot be done to a plan, in words a person can read.

use super::UnreadTerm;
use kernel::{Day, Say};

/// Why a plan or a measure cannot be so, or this cannot be done to it now.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The plan ends before it begins.
    #[error("the plan ends before it begins")]
    EndsBeforeItBegins,
    /// A side stands there twice, or is no party of the agreement.
    #[error("a plan has two different sides")]
    SameSides,
    /// An approved version does not change: a new one does.
    #[error("the version is approved")]
    Approved,
    /// The newest version is still being written.
    #[error("the newest version is not approved")]
    NotApproved,
    /// A plan without measures is not approved.
    #[error("no measures")]
    Empty,
    /// Approved in the future.
    #[error("approved in the future")]
    InFuture,
    /// A measure of this number stands there already.
    #[error("number {0} twice")]
    NumberTwice(String),
    /// The term lies outside the plan's period.
    #[error("the term lies outside of the plan, {from} to {to}")]
    OutsidePlan {
        /// The plan's first day.
        from: Day,
        /// The plan's last day.
        to: Day,
    },
    /// Measures would lie outside the new period.
    #[error("measures {0} lie outside")]
    MeasuresOutside(String),
    /// Nobody can read the term.
    #[error("{0}")]
    Term(#[from] UnreadTerm),
    /// Nothing follows without the reason in words.
    #[error("no reason")]
    NoReason,
    /// The measure was given up, or the newest version has left it out.
    #[error("given up or left out")]
    Gone,
    /// The other side speaks for itself, or by a letter.
    #[error("the other side's part")]
    OthersPart,
    /// The other side has Okno: nobody speaks for it.
    #[error("the other side speaks for itself")]
    SpeaksForItself,
    /// The side has agreed to the version as it stands.
    #[error("agreed already")]
    Agreed,
    /// This side has no part in the measure.
    #[error("no part in it")]
    NoPart,
    /// A letter has a number and a day.
    #[error("a letter has a number and a day")]
    LetterIncomplete,
    /// As of a day that has not come.
    #[error("reported from the future")]
    ReportInFuture,
    /// As of a day before the plan.
    #[error("reported from before the plan")]
    ReportBeforePlan,
    /// Somebody has answered the proposal.
    #[error("answered already")]
    Answered,
    /// The link was used, or its time is over.
    #[error("the link is used up")]
    LinkSpent,
    /// Nothing was said of any measure.
    #[error("nothing reported")]
    NothingReported,
}

impl Refused {
    /// The field of a form the refusal stands beside; empty for the form as a whole.
    pub fn field(&self) -> &'static str {
        use Refused as R;
        match self {
            R::EndsBeforeItBegins | R::MeasuresOutside(_) => "to",
            R::SameSides => "side_b",
            R::InFuture => "approved_on",
            R::NumberTwice(_) => "number",
            R::OutsidePlan { .. } | R::Term(_) => "term",
            R::NoReason => "reason",
            R::LetterIncomplete => "letter",
            R::ReportInFuture | R::ReportBeforePlan => "on",
            R::OthersPart | R::SpeaksForItself | R::NoPart => "side",
            R::Approved
            | R::NotApproved
            | R::Empty
            | R::Agreed
            | R::Gone
            | R::Answered
            | R::LinkSpent
            | R::NothingReported => "",
        }
    }
}

impl Refused {
    /// As a form or a program hears it: with its field.
    pub(crate) fn beside(self) -> web::Error {
        web::Error::field(self.field(), &self)
    }
}

impl web::Refusal for Refused {
    fn say(&self) -> Say {
        use Refused as R;
        match self {
            R::EndsBeforeItBegins => Say::new("plan-ends-before-it-begins"),
            R::SameSides => Say::new("plan-same-sides"),
            R::Approved => Say::new("plan-is-approved"),
            R::NotApproved => Say::new("plan-not-approved"),
            R::Empty => Say::new("plan-empty"),
            R::InFuture => Say::new("plan-approved-in-future"),
            R::NumberTwice(number) => Say::new("plan-number-twice").with("number", number),
            R::OutsidePlan { from, to } => {
                Say::new("plan-term-outside").with("from", from).with("to", to)
            }
            R::MeasuresOutside(numbers) => {
                Say::new("plan-measures-outside").with("numbers", numbers)
            }
            R::Term(_) => Say::new("plan-term-unread"),
            R::NoReason => Say::new("plan-no-reason"),
            R::Gone => Say::new("plan-measure-gone"),
            R::OthersPart => Say::new("plan-others-part"),
            R::SpeaksForItself => Say::new("plan-speaks-for-itself"),
            R::Agreed => Say::new("plan-agreed-already"),
            R::NoPart => Say::new("plan-no-part"),
            R::LetterIncomplete => Say::new("plan-letter-incomplete"),
            R::ReportInFuture => Say::new("plan-report-in-future"),
            R::ReportBeforePlan => Say::new("plan-report-before"),
            R::Answered => Say::new("plan-report-answered"),
            R::LinkSpent => Say::new("plan-link-spent"),
            R::NothingReported => Say::new("plan-nothing-reported"),
        }
    }
}

impl web::Refusal for UnreadTerm {
    fn say(&self) -> Say {
        Say::new("plan-term-unread")
    }
}
