//! A cell of the kept figures: whose, of what, when; and what it counts.

use super::Period;
use kernel::{DirectionId, OrganisationId, Recipient, RegionCode, ServiceId};
use std::fmt;
use std::ops::{AddAssign, Sub};
use std::str::FromStr;

/// Days from application to rendering are kept one by one up to here; the last step of the
/// histogram holds this many and more. No service's term is longer, so medians stay exact.
pub const DAYS_CAP: i64 = 60;

/// Whose figures. A client is counted once in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// One organisation's: `o:ID`.
    Organisation(OrganisationId),
    /// All organisations' of a region: `r:74`.
    Region(RegionCode),
    /// Everybody's: `n`.
    Network,
}

/// Of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cut {
    /// Everything: `total`.
    Total,
    /// One kind of recipients: `recipient:company`.
    Recipient(Recipient),
    /// One direction: `direction:ID`; organisations only.
    Direction(DirectionId),
    /// One service: `service:ID`; organisations only.
    Service(ServiceId),
    /// Rendered so many days after the application, at most [`DAYS_CAP`]: `days:3`.
    Days(u8),
    /// Decisions on applications, counted as services: `decided`.
    Decided,
    /// Refusals among them: `refused`.
    Refused,
    /// Rows of the ledger whatever their sign, all time only: `entries`. It only grows, so it says
    /// whether the scope's other figures may have moved.
    Entries,
    /// How often kept figures were mended, of the network only: `mended`. Not of the ledger, and
    /// left out of every proof; it moves with what no entry tells.
    Mended,
}

/// One kept counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// Whose.
    pub scope: Scope,
    /// When: by the day of rendering.
    pub period: Period,
    /// Of what.
    pub cut: Cut,
}

/// What a cell counts; reversals are taken off already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Rendered services (or decisions).
    pub services: i64,
    /// Unique clients.
    pub clients: i64,
    /// Services that were free of charge for the client.
    pub free: i64,
}

impl Cut {
    /// The step of the histogram that `days` fall on.
    pub fn of_days(days: i64) -> Cut {
        Cut::Days(days.clamp(0, DAYS_CAP) as u8)
    }

    /// Whether it says how much else was counted, instead of counting services.
    pub fn is_version(self) -> bool {
        matches!(self, Cut::Entries | Cut::Mended)
    }
}

impl Counts {
    /// Whether it counts nothing.
    pub fn is_zero(self) -> bool {
        self == Counts::default()
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, it: Counts) {
        self.services += it.services;
        self.clients += it.clients;
        self.free += it.free;
    }
}

impl Sub for Counts {
    type Output = Counts;
    fn sub(self, it: Counts) -> Counts {
        Counts {
            services: self.services - it.services,
            clients: self.clients - it.clients,
            free: self.free - it.free,
        }
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.scope, self.period, self.cut)
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Scope::Organisation(id) => write!(f, "o:{id}"),
            Scope::Region(code) => write!(f, "r:{code}"),
            Scope::Network => f.write_str("n"),
        }
    }
}

impl FromStr for Scope {
    type Err = String;
    fn from_str(text: &str) -> Result<Scope, String> {
        let scope = match text.split_once(':') {
            None if text == "n" => Some(Scope::Network),
            Some(("o", id)) => id.parse().ok().map(Scope::Organisation),
            Some(("r", code)) => code.parse().ok().map(Scope::Region),
            _ => None,
        };
        scope.ok_or_else(|| format!("a scope is o:ID, r:CODE or n, not {text:?}"))
    }
}

impl fmt::Display for Cut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cut::Total => f.write_str("total"),
            Cut::Recipient(kind) => write!(f, "recipient:{kind}"),
            Cut::Direction(id) => write!(f, "direction:{id}"),
            Cut::Service(id) => write!(f, "service:{id}"),
            Cut::Days(days) => write!(f, "days:{days}"),
            Cut::Decided => f.write_str("decided"),
            Cut::Refused => f.write_str("refused"),
            Cut::Entries => f.write_str("entries"),
            Cut::Mended => f.write_str("mended"),
        }
    }
}

impl FromStr for Cut {
    type Err = String;
    fn from_str(text: &str) -> Result<Cut, String> {
        let cut = match text.split_once(':') {
            None => match text {
                "total" => Some(Cut::Total),
                "decided" => Some(Cut::Decided),
                "refused" => Some(Cut::Refused),
                "entries" => Some(Cut::Entries),
                "mended" => Some(Cut::Mended),
                _ => None,
            },
            Some(("recipient", kind)) => kind.parse().ok().map(Cut::Recipient),
            Some(("direction", id)) => id.parse().ok().map(Cut::Direction),
            Some(("service", id)) => id.parse().ok().map(Cut::Service),
            Some(("days", days)) => {
                days.parse().ok().filter(|it| i64::from(*it) <= DAYS_CAP).map(Cut::Days)
            }
            Some(_) => None,
        };
        cut.ok_or_else(|| format!("no such cut: {text:?}"))
    }
}

db::stored_as_text!(Scope, Cut);
