//! The path of an application as data: its states, its steps, and which step leads where.

/// Where an application stands (DOMAIN.md §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Written down, not submitted yet.
    Draft,
    /// Submitted: the term runs.
    Submitted,
    /// Accepted: the centre will render the service.
    Accepted,
    /// Refused on a ground.
    Refused,
    /// A specialist answers for it.
    Assigned,
    /// The specialist works on it.
    InWork,
    /// The service is rendered and stands in the ledger.
    Rendered,
    /// The client has been asked how it went.
    Feedback,
    /// Nothing is left to do.
    Closed,
    /// The client changed their mind.
    Withdrawn,
    /// The centre cancelled it: a mistake, a double.
    Cancelled,
}

kernel::words! {
    State {
        Draft = "draft", Submitted = "submitted", Accepted = "accepted", Refused = "refused",
        Assigned = "assigned", InWork = "in_work", Rendered = "rendered", Feedback = "feedback",
        Closed = "closed", Withdrawn = "withdrawn", Cancelled = "cancelled",
    }
}

/// A step of the path; its word is the noun of its URL: `POST /applications/{id}/refusal`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// A draft is submitted.
    Submission,
    /// The centre accepts.
    Acceptance,
    /// The centre refuses on a ground.
    Refusal,
    /// A specialist is named, or another one.
    Assignment,
    /// The specialist begins.
    Work,
    /// The client is asked for documents.
    Inquiry,
    /// The documents have come.
    Receipt,
    /// The service is rendered, with its result.
    Rendering,
    /// The client says how it went, or does not answer.
    Feedback,
    /// Nothing is left to do.
    Closure,
    /// The client changes their mind.
    Withdrawal,
    /// The centre takes it off the path.
    Cancellation,
}

kernel::words! {
    Step {
        Submission = "submission", Acceptance = "acceptance", Refusal = "refusal",
        Assignment = "assignment", Work = "work", Inquiry = "inquiry", Receipt = "receipt",
        Rendering = "rendering", Feedback = "feedback", Closure = "closure",
        Withdrawal = "withdrawal", Cancellation = "cancellation",
    }
}

/// Why an application is refused. The list follows the order in which eligibility is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ground {
    /// The service is not for this kind of recipient.
    Recipient,
    /// Not in the SME registry.
    Registry,
    /// Registered in another region.
    Region,
    /// The main ОКВЭД is on the stop-list.
    Okved,
    /// The same support was given already.
    Repeated,
    /// The yearly limit is used up.
    Limit,
    /// The service's own condition is not met.
    Rule,
    /// The documents asked for have not come.
    Documents,
    /// The money of the programme is spent.
    Funds,
}

kernel::words! {
    Ground {
        Recipient = "recipient", Registry = "registry", Region = "region", Okved = "okved",
        Repeated = "repeated", Limit = "limit", Rule = "rule", Documents = "documents",
        Funds = "funds",
    }
}

/// How an application reached the centre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Channel {
    /// In person.
    Desk,
    /// By telephone.
    Phone,
    /// From a portal.
    Portal,
    /// From another program.
    Api,
    /// By letter.
    Letter,
}

kernel::words! {
    Channel { Desk = "desk", Phone = "phone", Portal = "portal", Api = "api", Letter = "letter" }
}

impl State {
    /// The straight path, for the row of steps on the page.
    pub const PATH: [State; 8] = [
        State::Draft,
        State::Submitted,
        State::Accepted,
        State::Assigned,
        State::InWork,
        State::Rendered,
        State::Feedback,
        State::Closed,
    ];

    /// Whether the service is still to be rendered: the term runs, and it may be taken back.
    pub fn is_open(self) -> bool {
        use State::*;
        matches!(self, Draft | Submitted | Accepted | Assigned | InWork)
    }

    /// Whether it left the straight path.
    pub fn is_aside(self) -> bool {
        matches!(self, State::Refused | State::Withdrawn | State::Cancelled)
    }
}

impl Step {
    /// Where this step leads from a state; `None` where it cannot be taken.
    pub fn leads(self, from: State) -> Option<State> {
        use State::*;
        Some(match (self, from) {
            (Step::Submission, Draft) => Submitted,
            (Step::Acceptance, Submitted) => Accepted,
            (Step::Refusal, Submitted) => Refused,
            (Step::Assignment, Accepted | Assigned) => Assigned,
            (Step::Assignment, InWork) => InWork,
            (Step::Work, Assigned) => InWork,
            (Step::Inquiry | Step::Receipt, Accepted | Assigned | InWork) => from,
            (Step::Rendering, InWork) => Rendered,
            (Step::Feedback, Rendered) => Feedback,
            (Step::Closure, Feedback) => Closed,
            (Step::Withdrawal, Submitted | Accepted | Assigned | InWork) => Withdrawn,
            (Step::Cancellation, from) if from.is_open() => Cancelled,
            _ => return None,
        })
    }
}
