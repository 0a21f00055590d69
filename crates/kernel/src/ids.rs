//! Ids: UUIDv7, so that they sort by the time they were made.

use std::{fmt, str::FromStr};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(uuid::Uuid);
        impl $name {
            /// A new id. Ids are the one thing made out of time and chance outside the roof.
            #[expect(clippy::new_without_default, reason = "an id is never a default")]
            pub fn new() -> Self {
                Self(uuid::Uuid::now_v7())
            }
            /// An id with known bits, for the demo: the same date gives the same database.
            pub const fn known(bits: u128) -> Self {
                Self(uuid::Uuid::from_u128(bits))
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
        db::stored_as_text!($name);
    )*};
}

ids! {
    /// A person who may sign in.
    AccountId,
    /// A centre, a ministry, a fund.
    OrganisationId,
    /// A structural unit of an organisation.
    DirectionId,
    /// A hall, a meeting room, a co-working.
    WorkspaceId,
    /// An entrepreneur as one organisation knows them.
    ClientId,
    /// A client's consent to the use of personal data.
    ConsentId,
    /// An entry of the catalogue.
    ServiceId,
    /// One version of one rule of a service.
    RuleId,
    /// A request and its path.
    ApplicationId,
    /// A note on an application.
    NoteId,
    /// A row of the ledger.
    RenderingId,
    /// A dated dump of the SME registry.
    SnapshotId,
    /// A session of a signed-in person.
    SessionId,
    /// A token of a program.
    TokenId,
    /// An entry of the journal.
    EntryId,
    /// A file somebody brought.
    FileId,
    /// A mail in the outbox.
    MessageId,
    /// An agreement of regions.
    AgreementId,
    /// A plan of measures.
    PlanId,
    /// A measure of a plan, the same through its versions.
    MeasureId,
    /// A side's word on a measure.
    ReportId,
    /// A visit of one region to another.
    VisitId,
    /// An item of a visit's programme.
    ItemId,
    /// A member of a delegation.
    DelegateId,
    /// A question asked during a visit.
    QuestionId,
    /// A note, quote or photograph of a visit.
    RemarkId,
    /// What was promised during a visit.
    CommitmentId,
    /// A news item.
    NewsId,
    /// A practice.
    PracticeId,
    /// One version of a practice's card.
    VersionId,
    /// A taking over of a practice.
    AdoptionId,
    /// An indicator over time.
    IndicatorId,
}
