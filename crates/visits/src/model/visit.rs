//! A visit and its path.

use kernel::{AgreementId, Day, MeasureId, Moment, OrganisationId, RegionCode, Say, VisitId};
use web::Refusal;

/// A visit of one region to another, or what stands in for one.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Visit {
    /// Which one.
    pub id: VisitId,
    /// What it is.
    pub kind: Kind,
    /// The agreement it rests on.
    pub agreement: Option<AgreementId>,
    /// The measure of the agreement's plan it rests on.
    pub measure: Option<MeasureId>,
    /// The visit it returns.
    pub answers: Option<VisitId>,
    /// What for.
    pub aim: String,
    /// Its first day.
    #[sqlx(rename = "from_day")]
    pub from: Day,
    /// Its last day.
    #[sqlx(rename = "to_day")]
    pub to: Day,
    /// Who receives.
    pub host: RegionCode,
    /// Who comes.
    pub guest: RegionCode,
    /// The name of the side that is no Russian region: a foreign region, a body of power. That
    /// side has the code [`outside`]; empty where both are regions.
    pub outside: String,
    /// The institution that receives.
    pub host_organisation: Option<OrganisationId>,
    /// The institution that comes.
    pub guest_organisation: Option<OrganisationId>,
    /// The region whose officer entered it.
    pub keeper: RegionCode,
    /// Where it stands.
    pub state: State,
    /// Why it was cancelled; empty otherwise.
    pub reason: String,
    /// When it was entered.
    pub created_at: Moment,
}

/// The code of a side that is no Russian region: the tax service gives it to none.
pub fn outside() -> RegionCode {
    "00".parse().expect("two digits are a code")
}

/// Kinds of visits (DOMAIN.md §7): the dialogue goes on between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A delegation comes.
    Visit,
    /// The hosts of an earlier visit come in their turn.
    Return,
    /// A video call.
    Call,
    /// Somebody works at the other institution for a time (стажировка).
    Placement,
    /// Two colleagues of the same direction work together (пара коллег).
    Pair,
}

kernel::words! {
    Kind { Visit = "visit", Return = "return", Call = "call", Placement = "placement", Pair = "pair" }
}

/// Where a visit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Being prepared.
    Planned,
    /// Going on.
    UnderWay,
    /// Over; its commitments are followed.
    Held,
    /// Everything about it is told and noted.
    Closed,
    /// Did not take place.
    Cancelled,
}

kernel::words! {
    State {
        Planned = "planned", UnderWay = "under_way", Held = "held", Closed = "closed",
        Cancelled = "cancelled",
    }
}

/// A step of the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The guests have come.
    Beginning,
    /// The guests have left.
    Holding,
    /// Nothing is left to tell.
    Closure,
    /// It will not take place.
    Cancellation,
}

kernel::words! {
    Step {
        Beginning = "beginning", Holding = "holding", Closure = "closure",
        Cancellation = "cancellation",
    }
}

/// Why a visit cannot be as it was entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// It ends before it begins.
    #[error("ends before it begins")]
    EndsBeforeBeginning,
    /// A region does not visit itself.
    #[error("host equals guest")]
    SameRegion,
    /// A side that is no Russian region goes by its name, and only such a side.
    #[error("the side outside has no name, or the name has no side")]
    OutsideUnnamed,
    /// Officers enter visits of their own region.
    #[error("neither side is the actor's region")]
    NotOurs,
    /// A measure belongs to a plan, a plan to an agreement.
    #[error("a measure without its agreement")]
    MeasureWithoutAgreement,
    /// The programme would lie outside the days.
    #[error("items of the programme lie outside the new days")]
    ItemsOutside,
    /// Nobody visits for so long.
    #[error("longer than {LONGEST} days")]
    TooLong,
}

/// Days of the longest visit: a placement of half a year.
const LONGEST: i32 = 184;

impl Unfit {
    /// The field it is said beside.
    pub fn field(self) -> &'static str {
        match self {
            Unfit::EndsBeforeBeginning | Unfit::ItemsOutside | Unfit::TooLong => "to",
            Unfit::SameRegion | Unfit::NotOurs => "guest",
            Unfit::OutsideUnnamed => "outside",
            Unfit::MeasureWithoutAgreement => "measure",
        }
    }
}

impl Refusal for Unfit {
    fn say(&self) -> Say {
        match self {
            Unfit::EndsBeforeBeginning => Say::new("visit-unfit-ends"),
            Unfit::SameRegion => Say::new("visit-unfit-same-region"),
            Unfit::OutsideUnnamed => Say::new("visit-unfit-outside"),
            Unfit::NotOurs => Say::new("visit-unfit-not-ours"),
            Unfit::MeasureWithoutAgreement => Say::new("visit-unfit-measure"),
            Unfit::ItemsOutside => Say::new("visit-unfit-items-outside"),
            Unfit::TooLong => Say::new("visit-unfit-too-long").with("longest", LONGEST),
        }
    }
}

/// Why a step cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotStep {
    /// The path does not lead there.
    #[error("the step does not follow {0}")]
    NotFrom(State),
    /// Nothing happens before its day.
    #[error("begins on {0} only")]
    TooEarly(Day),
    /// A cancellation is explained.
    #[error("no reason given")]
    NoReason,
}

impl CannotStep {
    /// The field it is said beside; empty for the step as a whole.
    pub fn field(self) -> &'static str {
        match self {
            CannotStep::NoReason => "reason",
            CannotStep::NotFrom(_) | CannotStep::TooEarly(_) => "",
        }
    }
}

impl Refusal for CannotStep {
    fn say(&self) -> Say {
        match self {
            CannotStep::NotFrom(State::Planned) => Say::new("visit-step-not-from-planned"),
            CannotStep::NotFrom(State::UnderWay) => Say::new("visit-step-not-from-under-way"),
            CannotStep::NotFrom(State::Held) => Say::new("visit-step-not-from-held"),
            CannotStep::NotFrom(State::Closed) => Say::new("visit-step-not-from-closed"),
            CannotStep::NotFrom(State::Cancelled) => Say::new("visit-step-not-from-cancelled"),
            CannotStep::TooEarly(day) => Say::new("visit-step-too-early").with("day", day),
            CannotStep::NoReason => Say::new("fault-required"),
        }
    }
}

impl Visit {
    /// Whether it may be as it stands: days, sides and basis fit together.
    pub fn check(&self) -> Result<(), Unfit> {
        if self.to < self.from {
            return Err(Unfit::EndsBeforeBeginning);
        }
        if self.to.days_since(self.from) > LONGEST {
            return Err(Unfit::TooLong);
        }
        if self.host == self.guest {
            return Err(Unfit::SameRegion);
        }
        if self.outside.is_empty() == self.parties().contains(&outside()) {
            return Err(Unfit::OutsideUnnamed);
        }
        if self.keeper == outside() || !self.parties().contains(&self.keeper) {
            return Err(Unfit::NotOurs);
        }
        if self.measure.is_some() && self.agreement.is_none() {
            return Err(Unfit::MeasureWithoutAgreement);
        }
        Ok(())
    }

    /// Both regions: the host first.
    pub fn parties(&self) -> [RegionCode; 2] {
        [self.host, self.guest]
    }

    /// Those sides that are Russian regions: they have people here.
    pub fn regions(&self) -> impl Iterator<Item = RegionCode> {
        self.parties().into_iter().filter(|it| *it != outside())
    }

    /// The region across the table from `region`.
    pub fn other(&self, region: RegionCode) -> RegionCode {
        if region == self.host { self.guest } else { self.host }
    }

    /// Whether `day` is one of its days.
    pub fn covers(&self, day: Day) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// Whether anything may still be said, noted or brought: to a visit that was cancelled nothing is.
    /// Taking a consent back is no such thing, and neither is the end of a promise made before.
    pub fn takes(&self) -> Result<(), CannotStep> {
        match self.state {
            State::Cancelled => Err(CannotStep::NotFrom(self.state)),
            _ => Ok(()),
        }
    }

    /// Whether it may be returned: it took place.
    pub fn may_be_returned(&self) -> Result<(), CannotStep> {
        self.from(&[State::Held, State::Closed])
    }

    /// Whether its programme and people may still change.
    pub fn is_open(&self) -> bool {
        !matches!(self.state, State::Closed | State::Cancelled)
    }

    /// Whether its programme and people may still change, and why not.
    pub fn may_change(&self) -> Result<(), CannotStep> {
        if self.is_open() { Ok(()) } else { Err(CannotStep::NotFrom(self.state)) }
    }

    /// The guests have come.
    pub fn begin(&mut self, today: Day) -> Result<(), CannotStep> {
        self.from(&[State::Planned])?;
        self.not_before(today)?;
        self.state = State::UnderWay;
        Ok(())
    }

    /// The guests have left. A visit nobody declared begun is held all the same.
    pub fn hold(&mut self, today: Day) -> Result<(), CannotStep> {
        self.from(&[State::Planned, State::UnderWay])?;
        self.not_before(today)?;
        self.state = State::Held;
        Ok(())
    }

    /// Nothing is left to tell; commitments go on by themselves.
    pub fn close(&mut self) -> Result<(), CannotStep> {
        self.from(&[State::Held])?;
        self.state = State::Closed;
        Ok(())
    }

    /// It will not take place, or stopped halfway.
    pub fn cancel(&mut self, reason: &str) -> Result<(), CannotStep> {
        self.from(&[State::Planned, State::UnderWay])?;
        if reason.is_empty() {
            return Err(CannotStep::NoReason);
        }
        self.state = State::Cancelled;
        self.reason = reason.to_owned();
        Ok(())
    }

    /// Steps that may come next on `today`, the straight one first.
    pub fn next_steps(&self, today: Day) -> Vec<Step> {
        let due = today >= self.from;
        match self.state {
            State::Planned if due => vec![Step::Beginning, Step::Holding, Step::Cancellation],
            State::Planned => vec![Step::Cancellation],
            State::UnderWay => vec![Step::Holding, Step::Cancellation],
            State::Held => vec![Step::Closure],
            State::Closed | State::Cancelled => Vec::new(),
        }
    }

    fn from(&self, states: &[State]) -> Result<(), CannotStep> {
        if states.contains(&self.state) { Ok(()) } else { Err(CannotStep::NotFrom(self.state)) }
    }

    fn not_before(&self, today: Day) -> Result<(), CannotStep> {
        if today >= self.from { Ok(()) } else { Err(CannotStep::TooEarly(self.from)) }
    }
}
