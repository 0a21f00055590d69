//! What a region and its institutions are, and what may become of them.

mod organisation;
mod support;
mod unit;

pub(crate) use organisation::difference;
pub use organisation::{NotMoved, OrganisationFault};
pub use support::{PathFault, Support, SupportPath};
pub use unit::{Direction, Move, NotClosed, Unit, UnitKind, Workspace, moved, on_offer};

use kernel::{Day, Moment, OrganisationId, RegionCode, Zone, fold};
use search::{Document, Kind, Scope};

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
}

/// Hours the clocks of a time zone are ahead of Moscow's at `now`, negative when behind.
pub(crate) fn hours_from_moscow(zone: &Zone, now: Moment) -> i32 {
    let seconds = |zone: &Zone| now.in_zone(zone).offset().seconds();
    (seconds(zone) - seconds(&Zone::moscow())) / 3600
}

impl Organisation {
    /// What the search box knows of it; `directions` are what its directions are called.
    pub(crate) fn document(&self, directions: &str) -> Document {
        Document {
            kind: Kind::Organisation,
            id: self.id.to_string(),
            scope: Scope::Open,
            title: self.short_name.clone(),
            detail: self.name.clone(),
            words: format!("{} {directions}", self.address),
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
