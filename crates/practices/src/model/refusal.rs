//! What the rules refuse, in words a person can read.

use super::Field;
use kernel::{Day, Say};

/// Why a card does not move on its path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotPublish {
    /// The card is not a draft any more.
    #[error("not a draft")]
    NotDraft,
    /// A field that readers need is empty.
    #[error("field {field} is empty")]
    Missing {
        /// Which.
        field: Field,
    },
    /// Nothing waits for a review.
    #[error("not in review")]
    NotInReview,
    /// The review waits for somebody else.
    #[error("not a reviewer")]
    NotReviewer,
    /// An expert does not review their own region's practice.
    #[error("own region")]
    OwnRegion,
    /// They have reviewed this round already.
    #[error("reviewed twice")]
    Twice,
    /// It is not in the catalogue.
    #[error("not published")]
    NotPublished,
    /// A new version is in work already.
    #[error("in work")]
    InWork,
}

/// Why a practice is not taken over, or an adoption makes no such step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotAdopt {
    /// It is not in the catalogue.
    #[error("not published")]
    NotPublished,
    /// Adopter equals donor.
    #[error("own practice")]
    Own,
    /// Before the practice existed.
    #[error("before the practice began on {began}")]
    TooEarly {
        /// When it began.
        began: Day,
    },
    /// A day that has not come.
    #[error("in the future")]
    Future,
    /// Earlier than the step before.
    #[error("before the last step on {last}")]
    Backwards {
        /// When that was made.
        last: Day,
    },
    /// The practice descends from one of the adopter's own: the tree would be a circle.
    #[error("a circle")]
    Circle,
    /// The organisation is taking it over already.
    #[error("already")]
    Already,
    /// The step does not follow from where the adoption stands.
    #[error("wrong step")]
    WrongStep,
    /// The step belongs to the other side.
    #[error("other side")]
    OtherSide,
    /// A pilot needs a plan.
    #[error("no plan")]
    NoPlan,
    /// Nothing has been implemented that could become a practice.
    #[error("not implemented")]
    NotImplemented,
}

/// Why a practice is not measured so, or not answered for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotMeasure {
    /// It is measured by as many indicators as there may be.
    #[error("too many indicators")]
    TooMany,
    /// The indicator has told something: it stays.
    #[error("told already")]
    Told,
    /// Nothing was found that could be answered.
    #[error("nothing found")]
    NothingFound,
}

impl CannotAdopt {
    /// The field of the form it is said beside; "" for the form as a whole.
    pub(crate) fn field(self) -> &'static str {
        match self {
            Self::TooEarly { .. } | Self::Future | Self::Backwards { .. } => "on",
            _ => "",
        }
    }
}

impl web::Refusal for CannotPublish {
    fn say(&self) -> Say {
        match self {
            Self::NotDraft => Say::new("practice-not-draft"),
            Self::Missing { .. } => Say::new("practice-missing"),
            Self::NotInReview => Say::new("practice-not-in-review"),
            Self::NotReviewer => Say::new("practice-not-reviewer"),
            Self::OwnRegion => Say::new("practice-own-region"),
            Self::Twice => Say::new("practice-reviewed-twice"),
            Self::NotPublished => Say::new("practice-not-published"),
            Self::InWork => Say::new("practice-in-work"),
        }
    }
}

impl web::Refusal for CannotMeasure {
    fn say(&self) -> Say {
        match self {
            Self::TooMany => {
                Say::new("practice-too-many-indicators").with("most", crate::INDICATORS)
            }
            Self::Told => Say::new("practice-indicator-told"),
            Self::NothingFound => Say::new("practice-nothing-found"),
        }
    }
}

impl web::Refusal for CannotAdopt {
    fn say(&self) -> Say {
        match self {
            Self::NotPublished => Say::new("practice-not-published"),
            Self::Own => Say::new("adoption-own"),
            Self::TooEarly { began } => Say::new("adoption-too-early").with("began", began),
            Self::Future => Say::new("adoption-future"),
            Self::Backwards { last } => Say::new("adoption-backwards").with("last", last),
            Self::Circle => Say::new("adoption-circle"),
            Self::Already => Say::new("adoption-already"),
            Self::WrongStep => Say::new("adoption-wrong-step"),
            Self::OtherSide => Say::new("adoption-other-side"),
            Self::NoPlan => Say::new("adoption-no-plan"),
            Self::NotImplemented => Say::new("adoption-not-implemented"),
        }
    }
}
