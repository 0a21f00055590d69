//! Where definitions, observations and groups of peers are kept.

mod definitions;
mod observations;
mod peers;

pub use definitions::{define, indicator, indicators, seed, versions};
pub(crate) use observations::{
    Authored, Kept, existing, has_computed, is_counted, latest, of_both, of_month, of_region,
    retract,
};
pub use observations::{between, load, save};
pub(crate) use peers::{
    Abreast, PeerValue, Peers, abreast, of_peers, peers, remove_peers, save_peers,
};

/// Rows of one statement: below SQLite's number of arguments.
const AT_ONCE: usize = 500;
