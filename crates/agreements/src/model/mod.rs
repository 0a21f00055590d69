//! What an agreement is, and what may happen to it.

mod correction;
mod refused;
mod rules;
mod sphere;
mod terms;

pub use correction::{Change, Corrected, Correction, Part};
pub use refused::Refused;
pub use rules::{Ending, Signing, Voice};
pub(crate) use sphere::CannotList;
pub use sphere::Sphere;
pub use terms::{Prolongation, Standing, WARNING_DAYS};

use kernel::{AgreementId, Day, Moment, RegionCode, fold};
use serde::Serialize;

/// A document two or more parties cooperate by (соглашение).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Agreement {
    /// Its id.
    pub id: AgreementId,
    /// What kind of document.
    pub kind: AgreementKind,
    /// Its full title.
    pub title: String,
    /// Its number; may be empty.
    pub number: String,
    /// Its number in the document system (СЭД); may be empty.
    pub registered: String,
    /// Codes of its spheres; see [`Sphere`].
    pub spheres: Vec<String>,
    /// When it was signed.
    pub signed_on: Option<Day>,
    /// Its first day in force.
    pub in_force_from: Option<Day>,
    /// Its last day in force by its own text; `None`: open-ended, or not in force yet.
    pub in_force_to: Option<Day>,
    /// What happens at the end of its term.
    pub prolongation: Prolongation,
    /// What people have made of it; what the calendar makes of that is its [`Standing`].
    pub state: State,
    /// When it was terminated or superseded.
    pub ended_on: Option<Day>,
    /// Why it was terminated; may be empty.
    pub ground: String,
    /// Two or more, the one that entered it first.
    pub parties: Vec<Party>,
    /// The agreement it takes the place of.
    pub predecessor: Option<AgreementId>,
    /// When it was entered.
    #[serde(skip)]
    pub created_at: Moment,
}

/// A side of an agreement.
#[derive(Debug, Clone, PartialEq, Serialize, sqlx::FromRow)]
pub struct Party {
    /// What it is.
    pub kind: PartyKind,
    /// Its code, where it is a Russian region.
    pub region: Option<RegionCode>,
    /// Its name, where it is not.
    pub name: String,
    /// Who answers for the agreement on this side; may be empty.
    pub coordinator: String,
    /// Their position; may be empty.
    pub office: String,
    /// How to reach them; may be empty. Not for the public.
    pub contact: String,
    /// When this side agreed to the draft.
    pub agreed_on: Option<Day>,
    /// Whose word that is: a person's name, or a letter; may be empty.
    pub agreed_by: String,
}

/// Kinds of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgreementKind {
    /// Соглашение.
    Agreement,
    /// Протокол.
    Protocol,
    /// Меморандум.
    Memorandum,
    /// «Дорожная карта».
    Roadmap,
}

kernel::words! {
    AgreementKind {
        Agreement = "agreement", Protocol = "protocol", Memorandum = "memorandum", Roadmap = "roadmap",
    }
}

/// Kinds of parties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartyKind {
    /// A region of the country.
    Region,
    /// A foreign region or country.
    Foreign,
    /// A body of power, or another organisation.
    Body,
}

kernel::words! { PartyKind { Region = "region", Foreign = "foreign", Body = "body" } }

/// What people have made of an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Being written.
    Draft,
    /// Every side has agreed to the text.
    Agreed,
    /// Signed, not in force yet.
    Signed,
    /// Put in force.
    InForce,
    /// Ended before its time, on a ground.
    Terminated,
    /// A successor took its place.
    Superseded,
}

kernel::words! {
    State {
        Draft = "draft", Agreed = "agreed", Signed = "signed", InForce = "in_force",
        Terminated = "terminated", Superseded = "superseded",
    }
}

/// Which of the two registers an agreement is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Between parties of this country.
    Interregional,
    /// With a foreign region.
    International,
}

kernel::words! { Scope { Interregional = "interregional", International = "international" } }

impl Agreement {
    /// Which register it is counted in.
    pub fn scope(&self) -> Scope {
        match self.parties.iter().any(|it| it.kind == PartyKind::Foreign) {
            true => Scope::International,
            false => Scope::Interregional,
        }
    }

    /// Codes of its Russian parties, in their order: whose affair it is.
    pub fn regions(&self) -> Vec<RegionCode> {
        self.parties.iter().filter_map(|it| it.region).collect()
    }

    /// Whether everybody may read it: signed, or what came after.
    pub fn is_public(&self) -> bool {
        !matches!(self.state, State::Draft | State::Agreed)
    }

    /// Index of a region's own side.
    pub fn side_of(&self, region: RegionCode) -> Option<usize> {
        self.parties.iter().position(|it| it.region == Some(region))
    }
}

impl Party {
    /// A region of the country.
    pub fn region(code: RegionCode) -> Party {
        Party { region: Some(code), ..Party::named(PartyKind::Region, "") }
    }

    /// A foreign region.
    pub fn foreign(name: impl Into<String>) -> Party {
        Party::named(PartyKind::Foreign, name)
    }

    /// A body of power, or another organisation.
    pub fn body(name: impl Into<String>) -> Party {
        Party::named(PartyKind::Body, name)
    }

    /// The same with its coordinator.
    pub fn coordinated(mut self, name: &str, office: &str, contact: &str) -> Party {
        self.coordinator = name.to_owned();
        self.office = office.to_owned();
        self.contact = contact.to_owned();
        self
    }

    /// Whether both are the same party, however their names are spelled.
    pub fn is(&self, other: &Party) -> bool {
        self.region == other.region && fold(&self.name) == fold(&other.name)
    }

    fn named(kind: PartyKind, name: impl Into<String>) -> Party {
        Party {
            kind,
            region: None,
            name: name.into(),
            coordinator: String::new(),
            office: String::new(),
            contact: String::new(),
            agreed_on: None,
            agreed_by: String::new(),
        }
    }
}
