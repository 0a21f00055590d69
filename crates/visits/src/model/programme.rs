//! The programme and the people of a visit.

use crate::Visit;
use kernel::{
    Day, DelegateId, DirectionId, ItemId, Moment, OrganisationId, RegionCode, Say, VisitId, fold,
};
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;
use web::Refusal;

/// A time of day, to the minute: `09:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeOfDay {
    /// 0–23.
    pub hour: i8,
    /// 0–59.
    pub minute: i8,
}

/// A member of a delegation, or of those who receive it.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Delegate {
    /// Which one.
    pub id: DelegateId,
    /// Of which visit.
    pub visit: VisitId,
    /// Of which side.
    pub region: RegionCode,
    /// Given name and surname.
    pub name: String,
    /// What they are.
    pub position: String,
    /// Where.
    pub organisation: String,
    /// How to reach them; may be empty.
    pub contact: String,
    /// «по письму № … от …», where the other side entered it; empty otherwise.
    pub source: String,
    /// Taken off the list; what they said stays theirs.
    pub removed_at: Option<Moment>,
}

/// An item of the programme.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Item {
    /// Which one.
    pub id: ItemId,
    /// Of which visit.
    pub visit: VisitId,
    /// When.
    pub day: Day,
    /// From, local time of the host.
    pub begins: TimeOfDay,
    /// To, the same day.
    pub ends: TimeOfDay,
    /// Where; may be empty.
    pub place: String,
    /// What.
    pub title: String,
    /// The institution shown.
    pub organisation: Option<OrganisationId>,
    /// The direction shown.
    pub direction: Option<DirectionId>,
    /// Who receives: names, parted by commas.
    pub host: String,
    /// Who goes: names, parted by commas; empty is the whole delegation.
    pub guests: String,
    /// How they get there; may be empty.
    pub transport: String,
    /// Whether it has taken place.
    pub shown: bool,
    /// 1 for a draft out of an unanswered question: its hour is to be agreed.
    pub position: i64,
}

/// Why an item does not fit into the programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ItemFault {
    /// Its day is none of the visit's.
    #[error("outside the days of the visit")]
    Outside,
    /// It ends before it begins.
    #[error("ends before it begins")]
    EndsBeforeBeginning,
    /// A direction of another institution.
    #[error("the direction is not the institution's")]
    ForeignDirection,
}

impl ItemFault {
    /// The field it is said beside.
    pub fn field(self) -> &'static str {
        match self {
            ItemFault::Outside => "day",
            ItemFault::EndsBeforeBeginning => "ends",
            ItemFault::ForeignDirection => "direction",
        }
    }
}

impl Refusal for ItemFault {
    fn say(&self) -> Say {
        match self {
            ItemFault::Outside => Say::new("visit-item-outside"),
            ItemFault::EndsBeforeBeginning => Say::new("visit-item-ends"),
            ItemFault::ForeignDirection => Say::new("visit-item-foreign-direction"),
        }
    }
}

/// Why nothing is changed of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotChange {
    /// They were taken off the list.
    #[error("taken off the list")]
    Removed,
}

impl Refusal for CannotChange {
    fn say(&self) -> Say {
        match self {
            CannotChange::Removed => Say::new("visit-delegate-gone"),
        }
    }
}

impl Delegate {
    /// Somebody of a side of whom nothing is said yet.
    pub fn blank(id: DelegateId, visit: VisitId, region: RegionCode) -> Delegate {
        Delegate {
            id,
            visit,
            region,
            name: String::new(),
            position: String::new(),
            organisation: String::new(),
            contact: String::new(),
            source: String::new(),
            removed_at: None,
        }
    }

    /// Whether what is said of them may still change, and why not.
    pub fn may_change(&self) -> Result<(), CannotChange> {
        if self.removed_at.is_none() { Ok(()) } else { Err(CannotChange::Removed) }
    }
}

/// Two items that want the same person at the same time.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    /// The earlier one.
    pub first: ItemId,
    /// The later one.
    pub second: ItemId,
    /// Who; `None` where both take the whole delegation.
    pub person: Option<String>,
}

impl Item {
    /// Whether it fits into the visit.
    pub fn check(&self, visit: &Visit) -> Result<(), ItemFault> {
        if self.ends <= self.begins {
            return Err(ItemFault::EndsBeforeBeginning);
        }
        if !visit.covers(self.day) {
            return Err(ItemFault::Outside);
        }
        Ok(())
    }

    fn overlaps(&self, other: &Item) -> bool {
        self.day == other.day && self.begins < other.ends && other.begins < self.ends
    }

    /// Who is wanted at both: a named host, a named guest, or the delegation as a whole.
    fn shares_with(&self, other: &Item) -> Option<Option<String>> {
        let both = |a: &str, b: &str| {
            let known: BTreeSet<String> = names(a).map(fold).collect();
            names(b).find(|it| known.contains(&fold(it))).map(str::to_owned)
        };
        if let Some(person) = both(&self.host, &other.host) {
            return Some(Some(person));
        }
        let (ours, theirs) = (names(&self.guests).next(), names(&other.guests).next());
        match (ours, theirs) {
            (None, None) => Some(None),
            (Some(name), None) | (None, Some(name)) => Some(Some(name.to_owned())),
            (Some(_), Some(_)) => both(&self.guests, &other.guests).map(Some),
        }
    }
}

/// Overlapping items that want the same person, in the order of the programme.
pub fn clashes(items: &[Item]) -> Vec<Clash> {
    let mut sorted: Vec<&Item> = items.iter().collect();
    sorted.sort_by_key(|it| (it.day, it.begins, it.id));
    let mut found = Vec::new();
    for (at, first) in sorted.iter().enumerate() {
        for second in sorted[at + 1..].iter().take_while(|it| first.overlaps(it)) {
            if let Some(person) = first.shares_with(second) {
                found.push(Clash { first: first.id, second: second.id, person });
            }
        }
    }
    found
}

/// How many of an institution's `directions` the programme shows: «показано 7 из 9».
pub fn shown(items: &[Item], directions: &[DirectionId]) -> usize {
    let seen: BTreeSet<DirectionId> =
        items.iter().filter(|it| it.shown).filter_map(|it| it.direction).collect();
    directions.iter().filter(|it| seen.contains(it)).count()
}

/// Names of a list parted by commas or semicolons.
pub(crate) fn names(list: &str) -> impl Iterator<Item = &str> {
    list.split([',', ';', '\n']).map(str::trim).filter(|it| !it.is_empty())
}

impl TimeOfDay {
    /// An hour of the day; `None` outside of it.
    pub fn new(hour: i8, minute: i8) -> Option<TimeOfDay> {
        let fits = (0..24).contains(&hour) && (0..60).contains(&minute);
        fits.then_some(TimeOfDay { hour, minute })
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

impl FromStr for TimeOfDay {
    type Err = &'static str;
    /// `9:30`, `09:30`, `9.30`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text.trim().split_once([':', '.']);
        let read =
            |(hour, minute): (&str, &str)| TimeOfDay::new(hour.parse().ok()?, minute.parse().ok()?);
        parts.and_then(read).ok_or("a time of day is HH:MM")
    }
}

db::stored_as_text!(TimeOfDay);
