//! What can be found, and by whom.

use kernel::OrganisationId;

/// Kinds of things the search box finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A region.
    Region,
    /// A centre, a ministry, a fund.
    Organisation,
    /// An entry of the catalogue.
    Service,
    /// A client of a centre.
    Client,
    /// A request and its path.
    Application,
    /// An agreement of regions.
    Agreement,
    /// A plan of measures.
    Plan,
    /// A visit of one region to another.
    Visit,
    /// A news item.
    News,
    /// A practice.
    Practice,
    /// An indicator over time.
    Indicator,
}

kernel::words! {
    Kind {
        Region = "region", Organisation = "organisation", Service = "service", Client = "client",
        Application = "application", Agreement = "agreement", Plan = "plan", Visit = "visit",
        News = "news", Practice = "practice", Indicator = "indicator",
    }
}

/// Who may find a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// People of this organisation.
    Organisation(OrganisationId),
    /// Everyone signed in.
    Open,
}

/// What the search box knows of a thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Its kind.
    pub kind: Kind,
    /// Its id within the kind.
    pub id: String,
    /// Who may find it.
    pub scope: Scope,
    /// The line people click.
    pub title: String,
    /// A quieter line below; may be empty.
    pub detail: String,
    /// More words to find it by: ИНН, ОГРН, numbers. Title and detail are found anyway.
    pub words: String,
}

/// A document that was found.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Hit {
    /// Its kind.
    pub kind: Kind,
    /// Its id within the kind.
    pub id: String,
    /// The line people click.
    pub title: String,
    /// A quieter line below; may be empty.
    pub detail: String,
}

/// Numbers of one kind: more than any installation will add.
const BAND: i64 = 1 << 48;

impl Kind {
    /// Where the kind's numbers begin. Hits come by falling number, so the rarest kind is highest.
    pub(crate) fn band(self) -> i64 {
        BAND * match self {
            Kind::Indicator => 11,
            Kind::Practice => 10,
            Kind::Plan => 9,
            Kind::Agreement => 8,
            Kind::Visit => 7,
            Kind::News => 6,
            Kind::Region => 5,
            Kind::Organisation => 4,
            Kind::Service => 3,
            Kind::Client => 2,
            Kind::Application => 1,
        }
    }

    /// Where the numbers of what the staff of a centre works with end: they are the lowest.
    pub(crate) fn end_of_work() -> i64 {
        Kind::Service.band_end()
    }

    /// Where the next kind's numbers begin.
    pub(crate) fn band_end(self) -> i64 {
        self.band() + BAND
    }
}
