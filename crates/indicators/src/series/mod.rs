//! Indicators over time: versioned definitions, observations by region and month with their
//! provenance, a region's profile against its peers, and the regions most like it.
//!
//! Figures cross regions, people never do: what counts fewer than five of them is hidden on pages,
//! in the API and in downloads ([`Observation::shown`]). Ranks are shown to the region itself and
//! to the observer only.

mod api;
mod definition;
mod line;
mod month;
mod observation;
mod pages;
mod refresh;
mod store;
#[cfg(test)]
mod tests;
mod twins;
mod upload;

pub(crate) use api::{Description, api_doors};
pub use definition::{Better, Formula, Indicator, NotDefined, Part, Unit};
pub use month::Month;
pub use observation::{Observation, Source};
pub(crate) use pages::doors;
pub use pages::{ListIndicators, ShowIndicator, ShowProfile};
pub use refresh::{Refreshed, refresh, refresh_registry};
pub use store::{define, indicator, indicators, load, panel, save, versions};
pub use twins::{Feature, Profile, Twin, twins};
pub use upload::{CellFault, Reading, Row, read, unread};
