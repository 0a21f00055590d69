//! Why a step cannot be taken, in words a person can read.

use super::{State, Step};
use kernel::Say;
use web::Refusal;

/// Why a step cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotStep {
    /// The same step was taken before: a double click, a retry, a quicker colleague.
    #[error("already {0}")]
    Already(State),
    /// The path does not lead there from where the application stands.
    #[error("{step} does not follow {state}")]
    NotFrom {
        /// The step that was tried.
        step: Step,
        /// Where the application stands.
        state: State,
    },
    /// Another specialist answers for it.
    #[error("somebody else's application")]
    NotAssignee,
    /// Only the head may.
    #[error("only the head may")]
    HeadOnly,
    /// The reason must be given in words.
    #[error("no reason given")]
    NoReason,
    /// The result must be given in words.
    #[error("no result given")]
    NoResult,
    /// Neither the centre nor the registry knows who asks.
    #[error("unknown client")]
    UnknownClient,
    /// Only people of the organisation are named.
    #[error("not a colleague")]
    NotAColleague,
    /// By the rules the service was not open to this client when the application was submitted:
    /// such an application is refused.
    #[error("not eligible")]
    NotEligible,
    /// By the rules the service is not open to this client now: the first reason that says no.
    #[error("not open: {0}")]
    NotOpen(Say),
    /// The papers that the rules ask for were not confirmed.
    #[error("not confirmed")]
    Unconfirmed,
    /// A service is rendered between its submission and today.
    #[error("rendered outside of the application's days")]
    WrongDay,
    /// A mark is 1 to 5.
    #[error("a mark is 1 to 5")]
    WrongScore,
    /// No documents are awaited.
    #[error("nothing is awaited")]
    NothingAwaited,
}

impl Refusal for CannotStep {
    fn say(&self) -> Say {
        match self {
            CannotStep::Already(state) => Say::new("application-already").with("state", state),
            CannotStep::NotFrom { step, state } => {
                Say::new("application-not-from").with("step", step).with("state", state)
            }
            CannotStep::NotAssignee => Say::new("application-not-assignee"),
            CannotStep::HeadOnly => Say::new("application-head-only"),
            CannotStep::NoReason => Say::new("application-no-reason"),
            CannotStep::NoResult => Say::new("application-no-result"),
            CannotStep::UnknownClient => Say::new("application-unknown-client"),
            CannotStep::NotAColleague => Say::new("application-not-a-colleague"),
            CannotStep::NotOpen(reason) => reason.clone(),
            CannotStep::NotEligible => Say::new("application-not-eligible"),
            CannotStep::Unconfirmed => Say::new("application-unconfirmed"),
            CannotStep::WrongDay => Say::new("application-wrong-day"),
            CannotStep::WrongScore => Say::new("application-wrong-score"),
            CannotStep::NothingAwaited => Say::new("application-nothing-awaited"),
        }
    }
}
