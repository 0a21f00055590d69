//! Indicators over time: versioned definitions, observations by region and month with their
//! provenance, a region's profile against its peers, and the regions most like it.
//!
//! Figures cross regions, people never do: what counts fewer than five of them is hidden on pages,
//! in the API and in downloads ([`Observation::shown`]). Ranks are shown to the region itself and
//! to the observer only.

mod api;
mod defining;
mod definition;
mod gap;
mod goals;
mod ground;
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
pub use gap::{Gap, gap};
pub use goals::{Goal, ShowGoals, goals, save_goal};
pub use ground::{Change, Ground, Provenance};
pub use month::Month;
pub use observation::{Observation, Source, csv};
pub(crate) use pages::doors;
pub use pages::{ListIndicators, ShowIndicator, ShowProfile, written};
pub use refresh::{Refreshed, keep_up, refresh, refresh_registry};
pub use store::{between, define, indicator, indicators, load, save, seed, versions};
pub use twins::{Feature, Profile, Twin, twins};
pub use upload::{CellFault, Reading, Row, read, unread};
