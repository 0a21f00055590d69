//! The tax service's SME registry: dated snapshots, look-up, difference.
//!
//! A dump comes once a month and is whole: who is not in it is excluded. So it is loaded beside
//! the live snapshot, checked, and switched to in one small transaction; a failed or interrupted
//! [`import()`] leaves what was live as it was.

mod api;
mod import;
mod model;
mod pages;
mod seed;
mod store;
pub mod testing;
#[cfg(test)]
mod tests;

pub use api::{doors as api_doors, openapi};
pub use import::{Fault, Options, Outcome, Progress, Rejected, Stage, import, recover};
pub use model::{
    Change, ChangeKind, Lookup, Share, Shown, Slot, SmeRecord, Snapshot, State, Status,
};
pub use pages::{Home, ShowRecord, ShowSnapshot, doors};
pub use seed::seed;
pub use store::{
    Regional, keep_okved_names, lookup, lookup_ogrn, okved_name, okved_names, regional, show,
    status,
};

web::words!("registry");
