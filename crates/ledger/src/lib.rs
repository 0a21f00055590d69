//! The ledger of rendered services, and the figures kept with every row of it.
//!
//! Rows are added and never changed: a mistake is taken back by a reversing entry. Every row
//! moves the same fixed set of [`Cell`]s (scope × cut × period); the cells are kept in the row's
//! own transaction, so a dashboard reads a few rows whatever the ledger holds. A client is counted
//! once per cell, and the reference count of that is the ledger itself: one indexed read gives the
//! client's rows, and a pure function decides from them who is newly counted and who drops out.
//!
//! One truth: what a row touches is said by [`Entry::cells`] alone. Keeping ([`render`]), folding
//! the whole ledger ([`verify`], [`rebuild`], [`compute`]) and looking back ([`figures_as_of`])
//! all go through it.

mod api;
mod audit;
mod deeds;
mod figures;
mod filters;
mod model;
mod pages;
mod remembered;
mod store;
#[cfg(test)]
mod tests;

pub use api::{api_doors, openapi};
pub use audit::{Difference, Verdict, rebuild, verify};
pub use figures::{figures, figures_as_of, figures_on};
pub use filters::Filters;
pub use model::{
    Cell, Cells, Counts, Cut, DAYS_CAP, Decision, Entry, Figures, Fold, History, NewRendering,
    NotReversible, Period, Pseudonym, Rendered, Rendering, Reversal, Scope, Wanted, compute,
};
pub use pages::{ListRenderings, Show, doors};
pub use store::{
    Kept, Listed, Named, cells_of_region, cells_of_regions, decided, find, history, load,
    load_decisions, load_figures, names, of_client, render, render_knowing, reverse,
};

web::words!("ledger");
