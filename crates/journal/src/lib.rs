//! The journal: who did what to what, written in the change's own transaction, and sealed into a
//! chain of hashes a moment later.
//!
//! A chain inside the transaction would make every change wait for the one before it; so entries
//! are written plain, and one sealer at a time closes committed entries into numbered seals. Each
//! seal hashes the seal before it and its own entries in order: changing, removing or slipping in
//! a sealed entry breaks the chain, and [`verify`] says where.

mod model;
mod seal;
mod store;
#[cfg(test)]
mod tests;

pub use model::{Entry, Note, Seal, Thing};
pub use seal::{Break, Verdict, seal, verify};
pub use store::{of_organisation, of_thing, write};
