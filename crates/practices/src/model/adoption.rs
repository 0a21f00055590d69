//! An adoption: a record of its own, tied to the version of the card that was taken, walked step by
//! step from interest to a measured effect.

use super::{CannotAdopt, Card, Family, Practice};
use kernel::{
    AccountId, Actor, AdoptionId, Day, Moment, OrganisationId, PracticeId, RegionCode, VersionId,
};
use serde::{Deserialize, Serialize};

/// A taking over of a practice.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Adoption {
    /// Its id.
    pub id: AdoptionId,
    /// Which practice.
    pub practice: PracticeId,
    /// Which version of its card: for ever this one.
    pub version: VersionId,
    /// Whose practice.
    pub donor: OrganisationId,
    /// The donor's region.
    pub donor_region: RegionCode,
    /// Who takes it over.
    pub organisation: OrganisationId,
    /// The adopter's region.
    pub region: RegionCode,
    /// Where it stands.
    pub state: AdoptionState,
    /// The visit's commitment it was born from.
    pub commitment: Option<String>,
    /// Day of its first step.
    pub began_on: Day,
    /// Since when it works there.
    pub implemented_on: Option<Day>,
    /// Steps of adaptation, JSON of [`PlanStep`]s.
    pub plan: Plan,
    /// What is done otherwise than by the donor, JSON of [`Change`]s.
    pub changes: Changes,
    /// What the adopter measured, JSON of a [`Measured`]; empty before.
    pub result: String,
    /// Why it was refused, or what stopping taught.
    pub lesson: String,
    /// The practice it became.
    pub grown: Option<PracticeId>,
    /// When it was noted here.
    pub created_at: Moment,
}

/// Where an adoption stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AdoptionState {
    /// The adopter has taken notice.
    Interest,
    /// The adopter has asked for it.
    Requested,
    /// Donor and adopter talk, or visit each other.
    Consultation,
    /// There is a plan of adaptation.
    Planned,
    /// It is tried on a part.
    Pilot,
    /// It works.
    Implemented,
    /// Its effect is measured by the adopter.
    Measured,
    /// The donor, or the adopter's own ministry, said no.
    Refused,
    /// The adopter gave up, and says what that taught.
    Stopped,
}

kernel::words! {
    AdoptionState {
        Interest = "interest", Requested = "requested", Consultation = "consultation",
        Planned = "planned", Pilot = "pilot", Implemented = "implemented", Measured = "measured",
        Refused = "refused", Stopped = "stopped",
    }
}

/// A dated verb of the path; its word is the noun of its URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AdoptionStep {
    /// The adopter takes notice.
    Interest,
    /// The adopter asks for it.
    Request,
    /// A talk or a visit.
    Consultation,
    /// The plan of adaptation is agreed.
    Plan,
    /// The pilot begins.
    Pilot,
    /// It works from this day.
    Implementation,
    /// The adopter says what it brought.
    Measurement,
    /// No, with the reason.
    Refusal,
    /// Given up, with the lesson.
    Stop,
}

kernel::words! {
    AdoptionStep {
        Interest = "interest", Request = "request", Consultation = "consultation", Plan = "plan",
        Pilot = "pilot", Implementation = "implementation", Measurement = "measurement",
        Refusal = "refusal", Stop = "stop",
    }
}

/// A step that was made.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Taken {
    /// Of which adoption.
    pub adoption: AdoptionId,
    /// 1, 2, 3…
    pub position: i64,
    /// Which step.
    pub step: AdoptionStep,
    /// When.
    pub on_day: Day,
    /// Who answers for it.
    pub responsible: String,
    /// Who entered it.
    pub account: Option<AccountId>,
    /// In words.
    pub note: String,
    /// When it was entered.
    pub at: Moment,
}

/// A step of the plan of adaptation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanStep {
    /// What is done.
    pub what: String,
    /// By when.
    pub due: Day,
    /// When it was done.
    pub done_on: Option<Day>,
}

/// Something the adopter does otherwise than the donor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// What.
    pub what: String,
    /// Why.
    pub why: String,
}

/// What the adopter measured: a result of the donor's card confirmed, or not, elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Measured {
    /// What was measured, with its unit.
    pub what: String,
    /// Before.
    pub baseline: String,
    /// After.
    pub value: String,
    /// In which period.
    pub period: String,
    /// Where the figures come from.
    pub source: String,
}

/// A plan of adaptation in its column.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Plan(pub Vec<PlanStep>);

/// Changes against the donor's version in their column.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Changes(pub Vec<Change>);

/// Who wants to take what over, from when.
#[derive(Debug, Clone, Copy)]
pub struct Wished<'a> {
    /// The practice.
    pub practice: &'a Practice,
    /// Its family: nobody takes over what descends from their own.
    pub family: &'a Family,
    /// Who.
    pub organisation: OrganisationId,
    /// Their region.
    pub region: RegionCode,
    /// Day of the first step.
    pub on: Day,
    /// What day it is.
    pub today: Day,
}

impl AdoptionState {
    /// The straight path, for the row of steps on the page.
    pub const PATH: [AdoptionState; 7] = [
        AdoptionState::Interest,
        AdoptionState::Requested,
        AdoptionState::Consultation,
        AdoptionState::Planned,
        AdoptionState::Pilot,
        AdoptionState::Implemented,
        AdoptionState::Measured,
    ];

    /// Whether the practice works there.
    pub fn is_in_use(self) -> bool {
        matches!(self, AdoptionState::Implemented | AdoptionState::Measured)
    }

    /// Whether it left the straight path.
    pub fn is_aside(self) -> bool {
        matches!(self, AdoptionState::Refused | AdoptionState::Stopped)
    }
}

impl AdoptionStep {
    /// Where this step leads from a state; `None` where it cannot be taken.
    pub fn leads(self, from: AdoptionState) -> Option<AdoptionState> {
        use AdoptionState::*;
        Some(match (self, from) {
            (Self::Request, Interest) => Requested,
            (Self::Consultation, Requested | Consultation) => Consultation,
            (Self::Plan, Requested | Consultation | Planned) => Planned,
            (Self::Pilot, Planned) => Pilot,
            (Self::Implementation, Planned | Pilot) => Implemented,
            (Self::Measurement, Implemented | Measured) => Measured,
            (Self::Refusal, Requested | Consultation) => Refused,
            (
                Self::Stop,
                Interest | Requested | Consultation | Planned | Pilot | Implemented | Measured,
            ) => Stopped,
            _ => return None,
        })
    }

    /// The steps that can follow a state, in their order.
    pub fn after(state: AdoptionState) -> impl Iterator<Item = AdoptionStep> {
        Self::ALL.iter().copied().filter(move |it| it.leads(state).is_some())
    }

    /// Whether a side takes this step: talks and refusals are either's, the rest the adopter's.
    pub fn is_of(self, adopter: bool) -> bool {
        adopter || matches!(self, Self::Consultation | Self::Refusal)
    }
}

impl Wished<'_> {
    /// Whether the practice may be taken over: clear refusals of everything that cannot be.
    pub fn check(&self) -> Result<(), CannotAdopt> {
        let practice = self.practice;
        if practice.organisation == self.organisation {
            return Err(CannotAdopt::Own);
        }
        if !practice.is_open() {
            return Err(CannotAdopt::NotPublished);
        }
        if self.on < practice.began_on {
            return Err(CannotAdopt::TooEarly { began: practice.began_on });
        }
        if self.on > self.today {
            return Err(CannotAdopt::Future);
        }
        if self.family.descends_from(practice.id, self.organisation) {
            return Err(CannotAdopt::Circle);
        }
        Ok(())
    }

    /// The adoption, at its first step.
    pub fn adoption(
        &self,
        id: AdoptionId,
        version: VersionId,
        step: AdoptionStep,
        now: Moment,
    ) -> Result<Adoption, CannotAdopt> {
        self.check()?;
        let state = match step {
            AdoptionStep::Interest => AdoptionState::Interest,
            AdoptionStep::Request => AdoptionState::Requested,
            _ => return Err(CannotAdopt::WrongStep),
        };
        Ok(Adoption {
            id,
            practice: self.practice.id,
            version,
            donor: self.practice.organisation,
            donor_region: self.practice.region,
            organisation: self.organisation,
            region: self.region,
            state,
            commitment: None,
            began_on: self.on,
            implemented_on: None,
            plan: Plan::default(),
            changes: Changes::default(),
            result: String::new(),
            lesson: String::new(),
            grown: None,
            created_at: now,
        })
    }
}

impl Adoption {
    /// The codes of both regions.
    pub fn parties(&self) -> [RegionCode; 2] {
        [self.donor_region, self.region]
    }

    /// Whether `actor` acts for the adopter: the organisation itself or a body of its region.
    pub fn is_adopter(&self, actor: &Actor) -> bool {
        actor.region == self.region
    }

    /// Makes a step on `on`; `last` is the day of the step before.
    pub fn take(
        &mut self,
        step: AdoptionStep,
        adopter: bool,
        on: Day,
        last: Day,
        today: Day,
    ) -> Result<(), CannotAdopt> {
        let next = step.leads(self.state).ok_or(CannotAdopt::WrongStep)?;
        if !step.is_of(adopter) {
            return Err(CannotAdopt::OtherSide);
        }
        if on > today {
            return Err(CannotAdopt::Future);
        }
        if on < last {
            return Err(CannotAdopt::Backwards { last });
        }
        if matches!(step, AdoptionStep::Pilot) && self.plan.0.is_empty() {
            return Err(CannotAdopt::NoPlan);
        }
        if step == AdoptionStep::Implementation {
            self.implemented_on = Some(on);
        }
        self.state = next;
        Ok(())
    }

    /// The plan that follows from the card that was taken, beginning on `from`.
    pub fn plan_of(card: &Card, from: Day) -> Plan {
        let step = |(what, due)| PlanStep { what, due, done_on: None };
        Plan(card.schedule(from).into_iter().map(step).collect())
    }

    /// What the adopter measured.
    pub fn measured(&self) -> Option<Measured> {
        serde_json::from_str(&self.result).ok()
    }
}

macro_rules! json_columns {
    ($($type:ty),*) => {$(
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&serde_json::to_string(self).map_err(|_| std::fmt::Error)?)
            }
        }
        impl std::str::FromStr for $type {
            type Err = serde_json::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                serde_json::from_str(text)
            }
        }
        db::stored_as_text!($type);
    )*};
}

json_columns!(Plan, Changes);
