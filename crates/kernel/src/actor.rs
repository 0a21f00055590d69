//! Who acts.

use crate::{AccountId, Day, Moment, OrganisationId, RegionCode, Zone};

/// A person, or a program in a person's name, acting for one organisation.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// The account.
    pub account: AccountId,
    /// The person's name as colleagues read it.
    pub name: String,
    /// The organisation they act for.
    pub organisation: OrganisationId,
    /// That organisation's short name.
    pub organisation_name: String,
    /// That organisation's region.
    pub region: RegionCode,
    /// That organisation's time zone: its days are counted there.
    pub zone: Zone,
    /// What they may do there.
    pub role: Role,
    /// How they came in.
    pub channel: Channel,
}

/// What a person may do within an organisation (DOMAIN.md §2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Serves clients.
    Specialist,
    /// Answers for a centre and its figures.
    Head,
    /// An officer of a region's ministry.
    Officer,
    /// The ministry's press service.
    PressOfficer,
    /// Reviews practices.
    Expert,
    /// Administrator of the hall and the hot line.
    Desk,
    /// Federal or network-wide: figures only.
    Observer,
    /// Keeps the installation running.
    Administrator,
    /// Reads everything of an organisation, changes nothing.
    Auditor,
}

crate::words! {
    Role {
        Specialist = "specialist", Head = "head", Officer = "officer", PressOfficer = "press_officer",
        Expert = "expert", Desk = "desk", Observer = "observer", Administrator = "administrator",
        Auditor = "auditor",
    }
}

/// How an actor came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// Pages, with a session.
    Session,
    /// The API, with a token.
    Token,
}

impl Actor {
    /// The day it is for this actor's organisation.
    pub fn today(&self, now: Moment) -> Day {
        now.day_in(&self.zone)
    }
}
