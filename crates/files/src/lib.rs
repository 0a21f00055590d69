//! Files somebody brought: kept by content on disk, served as attachments, deleted when nothing
//! refers to them.
//!
//! A file comes in two steps. Its bytes stream into a [`Draft`] beside the store: hashed, measured
//! and looked at on the way, refused where they are too many or not what the name says. Then, in
//! the transaction of the change it belongs to, [`Store::keep`] gives the draft its place and its
//! row, and [`attach`] says what refers to it. A draft that is never kept disappears when it is
//! dropped; a file nothing refers to, a day later ([`Store::sweep`]).

mod disk;
mod draft;
mod kind;
mod store;
mod sweep;
#[cfg(test)]
mod tests;

pub use disk::Store;
pub use draft::{Draft, Intake, NotTaken};
pub use kind::{FileKind, Refused};
pub use store::{File, Owner, attach, detach, find, of_thing};
pub use sweep::{GRACE, Swept};

/// The longest file that is taken: 20 MB.
pub const LONGEST: u64 = 20 * 1024 * 1024;
