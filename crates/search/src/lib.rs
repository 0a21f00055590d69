//! One search box over everything: documents are found by the stems of their words.
//!
//! Stems are made here, in Rust, and kept in SQLite's FTS5 or in PostgreSQL's `tsvector`, so that
//! both databases find the same. Rooms call [`put`] in the transaction of their change; [`find`]
//! shows a person the open documents and those of their organisation, nothing else.
//!
//! Hits come by kind, the rarer kinds first (a service before its thousand applications), and
//! within a kind the newest first. There is no ranking by relevance: it would read every hit.

mod model;
mod stem;
mod store;
#[cfg(test)]
mod tests;

pub use kernel::fold;
pub use model::{Document, Hit, Kind, Scope};
pub use stem::stems;
pub use store::{find, find_but_work, ids, load, put, remove};
