//! What a service is.

use kernel::{Day, DirectionId, Money, OrganisationId, Recipient, RuleId, ServiceId, Spaced};
use serde::Serialize;

use super::Rule;

/// An entry of a centre's catalogue.
#[derive(Debug, Clone, PartialEq, Serialize, sqlx::FromRow)]
pub struct Service {
    /// Which one.
    pub id: ServiceId,
    /// Whose catalogue.
    pub organisation: OrganisationId,
    /// The structural unit that renders it.
    pub direction: DirectionId,
    /// As people read it.
    pub name: String,
    /// What sort of service.
    pub kind: ServiceKind,
    /// Who may receive it.
    pub recipients: Spaced<Recipient>,
    /// Who pays.
    pub price: Price,
    /// What the client pays, where they do.
    #[sqlx(try_from = "i64")]
    pub amount: Money,
    /// How often one client may receive it within a calendar year; `None`: as often as needed.
    pub limit_per_year: Option<i64>,
    /// Days from the application to the rendering.
    pub term_days: i64,
    /// What the client gets, and how.
    pub description: String,
    /// The legal act it rests on.
    pub act: String,
    /// First day it is offered.
    pub valid_from: Day,
    /// Last day it is offered; `None`: until further notice.
    pub valid_to: Option<Day>,
}

/// Kinds of services usually met in a centre (DOMAIN.md §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ServiceKind {
    /// Advice of a specialist or a hired expert.
    Consultation,
    /// Two or more linked services.
    Complex,
    /// Courses, seminars, master classes.
    Training,
    /// Forum or round table.
    Forum,
    /// A stand at an exhibition.
    Exhibition,
    /// Business mission: meetings with buyers elsewhere.
    BusinessMission,
    /// Help with registering a business.
    Registration,
    /// Certificates and declarations of conformity.
    Certification,
    /// Help with a trademark.
    Trademark,
    /// Help with selling on marketplaces.
    Marketplace,
    /// Scoring of a business.
    Scoring,
    /// A seat in the co-working.
    Coworking,
    /// Guarantee (поручительство).
    Guarantee,
    /// Micro-loan.
    Microloan,
}

kernel::words! {
    ServiceKind {
        Consultation = "consultation", Complex = "complex", Training = "training", Forum = "forum",
        Exhibition = "exhibition", BusinessMission = "business_mission", Registration = "registration",
        Certification = "certification", Trademark = "trademark", Marketplace = "marketplace",
        Scoring = "scoring", Coworking = "coworking", Guarantee = "guarantee", Microloan = "microloan",
    }
}

/// Who pays for a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Price {
    /// The budget pays all of it.
    Free,
    /// The client pays all of it.
    Paid,
    /// The client pays a part of it.
    Cofinanced,
}

kernel::words! { Price { Free = "free", Paid = "paid", Cofinanced = "cofinanced" } }

/// One version of one rule of a service: versioned data tied to a legal act and a validity period.
#[derive(Debug, Clone, PartialEq, Serialize, sqlx::FromRow)]
pub struct RuleVersion {
    /// Which one.
    pub id: RuleId,
    /// Of which service.
    pub service: ServiceId,
    /// 1, 2, 3… within one kind of rule of one service.
    pub version: i64,
    /// What must hold.
    pub rule: Rule,
    /// The legal act it rests on.
    pub act: String,
    /// First day in force.
    pub valid_from: Day,
    /// Last day in force; `None`: until further notice.
    pub valid_to: Option<Day>,
}

/// Where a period of validity stands against a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Validity {
    /// Covers the day.
    InForce,
    /// Begins later.
    Future,
    /// Has ended.
    Past,
}

kernel::words! { Validity { InForce = "in_force", Future = "future", Past = "past" } }

impl Validity {
    /// Of the period `from`–`to`, both days included.
    pub fn of(from: Day, to: Option<Day>, day: Day) -> Validity {
        match to {
            _ if day < from => Validity::Future,
            Some(to) if day > to => Validity::Past,
            _ => Validity::InForce,
        }
    }
}

impl Service {
    /// Whether it is offered on `day`.
    pub fn validity(&self, day: Day) -> Validity {
        Validity::of(self.valid_from, self.valid_to, day)
    }

    /// Whether the client pays nothing: counts into the free share of the figures.
    pub fn is_free(&self) -> bool {
        self.price == Price::Free
    }
}

impl RuleVersion {
    /// Whether it is in force on `day`.
    pub fn validity(&self, day: Day) -> Validity {
        Validity::of(self.valid_from, self.valid_to, day)
    }
}
