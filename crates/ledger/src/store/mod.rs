//! Where the ledger is kept: SQL and nothing else.

mod entries;
mod figures;
mod renderings;

pub use entries::history;
pub(crate) use entries::{entries_after, entries_as_of};
pub use figures::{Kept, cells_of_region, cells_of_regions, decided, load_decisions, load_figures};
pub(crate) use figures::{
    Version, add, cells_of, decisions_after, decisions_between, kept_after, organisations_of,
    version,
};
pub use renderings::{
    Listed, Named, find, load, names, of_client, render, render_knowing, reverse,
};
pub(crate) use renderings::{Served, list, names_of, once, reversal_of, served};
