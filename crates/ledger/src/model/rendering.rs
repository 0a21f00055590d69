//! A row of the ledger, and taking it back.

use kernel::{
    AccountId, Actor, ApplicationId, ClientId, ClientKey, Day, DirectionId, Moment, OrganisationId,
    Recipient, RegionCode, RenderingId, Role, Say, ServiceId,
};

/// A row of the ledger: a rendered service, or the entry that reverses one.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Rendering {
    /// Its id.
    pub id: RenderingId,
    /// Who rendered it.
    pub organisation: OrganisationId,
    /// That organisation's region.
    pub region: RegionCode,
    /// The direction that rendered it.
    pub direction: DirectionId,
    /// What was rendered.
    pub service: ServiceId,
    /// To whom.
    pub client: ClientId,
    /// The client's pseudonym: counts, and survives erasure.
    pub client_key: ClientKey,
    /// What kind of recipient the client was.
    pub recipient: Recipient,
    /// The day it was rendered; a reversal has the day of what it reverses.
    pub rendered_on: Day,
    /// The day the ledger learnt it; not before `rendered_on`.
    pub recorded_on: Day,
    /// The moment of that.
    pub recorded_at: Moment,
    /// 1, or −1 for a reversal.
    pub sign: i64,
    /// The row a reversal takes back.
    pub reverses: Option<RenderingId>,
    /// The application it answers.
    pub application: Option<ApplicationId>,
    /// Who entered it.
    pub account: AccountId,
    /// Free of charge for the client.
    pub free: bool,
    /// Days from application to rendering, not negative.
    pub days: i64,
    /// What came of it; a reversal's reason.
    pub result: String,
    /// JSON: the facts eligibility rested on.
    pub facts: String,
    /// Idempotency key, unique within the organisation.
    pub once: Option<String>,
}

/// A rendering that is to be entered: see [`Rendering`] for its fields.
#[expect(missing_docs, reason = "each field is documented at `Rendering`")]
#[derive(Clone, Debug, PartialEq)]
pub struct NewRendering {
    pub organisation: OrganisationId,
    pub region: RegionCode,
    pub direction: DirectionId,
    pub service: ServiceId,
    pub client: ClientId,
    pub client_key: ClientKey,
    pub recipient: Recipient,
    pub rendered_on: Day,
    pub recorded_on: Day,
    pub recorded_at: Moment,
    pub application: Option<ApplicationId>,
    pub account: AccountId,
    pub free: bool,
    pub days: i64,
    pub result: String,
    pub facts: String,
    pub once: Option<String>,
}

/// What became of a rendering that was to be entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The row: the new one, or the one this idempotency key names already.
    pub id: RenderingId,
    /// Whether the key had been used, so that nothing was entered.
    pub repeated: bool,
}

/// Taking a rendering back: who, when, why.
#[derive(Clone, Debug, PartialEq)]
pub struct Reversal {
    /// Who takes it back.
    pub account: AccountId,
    /// The day of it in the organisation's time zone.
    pub recorded_on: Day,
    /// The moment of it.
    pub recorded_at: Moment,
    /// Why.
    pub reason: String,
    /// Idempotency key of a program's request, unique within the organisation.
    pub once: Option<String>,
}

/// Why a rendering cannot be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotReversible {
    /// It is a reversal itself.
    #[error("a reversing entry is not reversed")]
    IsReversal,
    /// Somebody has done it before.
    #[error("reversed already")]
    Already,
    /// The figures may have been reported: after the day of entry only the head takes back.
    #[error("only the head, or who entered it on the same day")]
    NotYours,
}

impl NewRendering {
    /// The row it becomes.
    pub fn into_row(self, id: RenderingId) -> Rendering {
        Rendering {
            id,
            organisation: self.organisation,
            region: self.region,
            direction: self.direction,
            service: self.service,
            client: self.client,
            client_key: self.client_key,
            recipient: self.recipient,
            rendered_on: self.rendered_on,
            recorded_on: self.recorded_on,
            recorded_at: self.recorded_at,
            sign: 1,
            reverses: None,
            application: self.application,
            account: self.account,
            free: self.free,
            days: self.days,
            result: self.result,
            facts: self.facts,
            once: self.once,
        }
    }
}

impl Rendering {
    /// Whether `actor` may take it back on `today`; `reversed` says whether somebody did already.
    ///
    /// # Errors
    /// The rule that says no.
    pub fn reversible(
        &self,
        actor: &Actor,
        today: Day,
        reversed: bool,
    ) -> Result<(), NotReversible> {
        if self.sign < 0 {
            return Err(NotReversible::IsReversal);
        }
        if reversed {
            return Err(NotReversible::Already);
        }
        let own = self.account == actor.account && self.recorded_on == today;
        if actor.role == Role::Head || own { Ok(()) } else { Err(NotReversible::NotYours) }
    }

    /// The entry that takes it back: everything that is counted is the same but the sign. It names
    /// no application, and of keys its own only, because those name one row each.
    pub fn reversed_by(&self, reversal: Reversal) -> Rendering {
        Rendering {
            id: RenderingId::new(),
            recorded_on: reversal.recorded_on,
            recorded_at: reversal.recorded_at,
            sign: -1,
            reverses: Some(self.id),
            application: None,
            account: reversal.account,
            result: reversal.reason,
            facts: "{}".to_owned(),
            once: reversal.once,
            ..self.clone()
        }
    }
}

impl web::Refusal for NotReversible {
    fn say(&self) -> Say {
        Say::new(match self {
            NotReversible::IsReversal => "ledger-is-reversal",
            NotReversible::Already => "ledger-reversed-already",
            NotReversible::NotYours => "ledger-not-yours",
        })
    }
}
