//! The one crate that knows there are two databases, SQLite and PostgreSQL.
//!
//! Everyone else writes one SQL text, in the subset the two share (`$1`, `returning`,
//! `on conflict`), over portable column kinds: `text`, `bigint`, `boolean`, `double precision`.
//!
//! The doors: [`Db::read`] (no transaction, many at once), [`Db::snapshot`] (reading one moment),
//! [`transact!`] (a change, as if one after another), [`Db::bulk`] (loading in chunks) and [`Db::migrate`] (the roof's).
//!
//! Tables of the schema `bulk` are loaded whole and replaced whole (the SME registry). On SQLite
//! they live in a second file beside the first, so that building 6.8 million rows and their
//! indexes holds no lock that a specialist's change could wait for.

mod bulk;
mod error;
mod later;
mod listing;
mod open;
mod query;
mod statements;
pub mod testing;
mod tx;
mod value;
mod writer;

pub use bulk::{Bulk, BulkClaim, Suspended};
pub use error::{Error, Result};
pub use listing::{LISTINGS, Listing, Page, Place, Wish};
pub use open::{Db, Kind};
pub use query::{Query, Row};
pub use statements::{STATEMENTS, Statement, check, every_statement};
pub use tx::Tx;
pub use value::{Stored, Value};

#[doc(hidden)]
pub use linkme;
#[doc(hidden)]
pub use sqlx;
