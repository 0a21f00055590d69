//! What a region and its institutions are.

use kernel::{Day, DirectionId, Moment, OrganisationId, RegionCode, Say, WorkspaceId, Zone, fold};
use search::{Document, Kind, Scope};
use std::collections::HashMap;

/// A constituent entity of the Russian Federation (субъект РФ).
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Region {
    /// The tax service's two digits.
    pub code: RegionCode,
    /// As people read it; editable.
    pub name: String,
    /// Where its days are counted, unless an organisation says otherwise.
    pub time_zone: Zone,
}

/// An institution: of business support, or a body of power that governs it.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// Its region.
    pub region: RegionCode,
    /// What it does.
    pub kind: OrganisationKind,
    /// Its full official name.
    pub name: String,
    /// What colleagues call it.
    pub short_name: String,
    /// Its days are counted there.
    pub time_zone: Zone,
    /// Where to find it; may be empty.
    pub address: String,
    /// When it was founded.
    pub founded_on: Option<Day>,
}

/// Kinds of institutions (DOMAIN.md §2), in the order of a region's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrganisationKind {
    /// A region's ministry that answers for entrepreneurship.
    Ministry,
    /// A «Мой бизнес» centre.
    Centre,
    /// A regional guarantee organisation (РГО).
    GuaranteeFund,
    /// A microfinance organisation (МФО).
    Microfinance,
    /// An export support centre (ЦПЭ).
    ExportCentre,
    /// A regional engineering centre (РЦИ).
    EngineeringCentre,
    /// Any other.
    Other,
}

kernel::words! {
    OrganisationKind {
        Ministry = "ministry", Centre = "centre", GuaranteeFund = "guarantee_fund",
        Microfinance = "microfinance", ExportCentre = "export_centre",
        EngineeringCentre = "engineering_centre", Other = "other",
    }
}

/// A structural unit of an organisation: it has a curator, and later targets of its own.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Direction {
    /// Its id.
    pub id: DirectionId,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// Its full name.
    pub name: String,
    /// What colleagues call it.
    pub short_name: String,
    /// Who answers for it; may be empty.
    pub curator: String,
    /// Its place in the list, from 1.
    pub position: i64,
}

/// A way on which clients pass from one institution of a region to another.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct SupportPath {
    /// Who hands the client on.
    pub from_organisation: OrganisationId,
    /// Who takes the client.
    pub to_organisation: OrganisationId,
    /// When, with what papers, in which term.
    pub about: String,
}

/// Everything of the page «Как у нас устроена поддержка».
#[derive(Clone, Debug)]
pub struct Support {
    /// The region.
    pub region: Region,
    /// Its institutions, in the order they were added.
    pub organisations: Vec<Organisation>,
    /// What each does, in the ministry's words.
    pub does: HashMap<OrganisationId, String>,
    /// The directions of all of them, in their order.
    pub directions: Vec<Direction>,
    /// How clients pass between them.
    pub paths: Vec<SupportPath>,
}

/// Why a way between institutions is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PathFault {
    /// It leads where it begins.
    #[error("a way between institutions ends where it begins")]
    Circle,
    /// One of its ends is not of the region.
    #[error("a way between institutions leaves the region")]
    Elsewhere,
}

impl Support {
    /// The institution with this id.
    pub fn organisation(&self, id: OrganisationId) -> Option<&Organisation> {
        self.organisations.iter().find(|it| it.id == id)
    }

    /// The directions of one institution.
    pub fn directions_of(&self, id: OrganisationId) -> impl Iterator<Item = &Direction> {
        self.directions.iter().filter(move |it| it.organisation == id)
    }

    /// Whether a way may be kept: both ends are institutions of the region, and differ.
    ///
    /// # Errors
    /// What is wrong with its end.
    pub fn admits(&self, path: &SupportPath) -> Result<(), PathFault> {
        let here = |id| self.organisation(id).is_some();
        match (path.from_organisation, path.to_organisation) {
            (from, to) if !here(from) || !here(to) => Err(PathFault::Elsewhere),
            (from, to) if from == to => Err(PathFault::Circle),
            _ => Ok(()),
        }
    }
}

impl web::Refusal for PathFault {
    fn say(&self) -> Say {
        Say::new(match self {
            PathFault::Circle => "support-fault-circle",
            PathFault::Elsewhere => "support-fault-elsewhere",
        })
    }
}

/// A place where clients are met: a hall, a meeting room, a co-working.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Workspace {
    /// Its id.
    pub id: WorkspaceId,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// Its name.
    pub name: String,
    /// How many people it seats, at least 1.
    pub seats: i64,
    /// What is there; may be empty.
    pub note: String,
}

impl Region {
    /// What the search box knows of it.
    pub(crate) fn document(&self) -> Document {
        Document {
            kind: Kind::Region,
            id: self.code.to_string(),
            scope: Scope::Open,
            title: self.name.clone(),
            detail: String::new(),
            words: self.code.to_string(),
        }
    }

    /// Hours its clocks are ahead of Moscow's at `now`, negative when behind.
    pub fn hours_from_moscow(&self, now: Moment) -> i32 {
        let seconds = |zone: &Zone| now.in_zone(zone).offset().seconds();
        (seconds(&self.time_zone) - seconds(&Zone::moscow())) / 3600
    }
}

impl Organisation {
    /// What the search box knows of it.
    pub(crate) fn document(&self) -> Document {
        Document {
            kind: Kind::Organisation,
            id: self.id.to_string(),
            scope: Scope::Open,
            title: self.short_name.clone(),
            detail: self.name.clone(),
            words: self.address.clone(),
        }
    }
}

/// A region and the institutions in it, as the list shows them.
#[derive(Debug, PartialEq)]
pub(crate) struct Entry {
    pub region: Region,
    pub organisations: Vec<Organisation>,
}

impl Entry {
    /// Puts each organisation under its region; both come in the order they are shown.
    pub fn gather(regions: Vec<Region>, mut organisations: Vec<Organisation>) -> Vec<Entry> {
        organisations.sort_by(|a, b| (a.kind, &a.short_name).cmp(&(b.kind, &b.short_name)));
        let entry = |region: Region| {
            let here = organisations.extract_if(.., |it| it.region == region.code);
            Entry { organisations: here.collect(), region }
        };
        regions.into_iter().map(entry).collect()
    }

    /// Whether the region's code or name, or the name of an organisation, contains `folded`.
    pub fn mentions(&self, folded: &str) -> bool {
        let names = self.organisations.iter().flat_map(|it| [&it.name, &it.short_name]);
        self.region.code.to_string() == folded
            || names.chain([&self.region.name]).any(|it| fold(it).contains(folded))
    }
}
