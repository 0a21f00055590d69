//! Streaming reader of the tax service's register of small and medium-sized businesses (data set
//! `rsmp`, «Единый реестр субъектов малого и среднего предпринимательства»).
//!
//! A [`Dump`] is a zip of XML files, a folder of either, or one XML file, in the formats 4.01
//! (2019), 4.04 (2023) and 4.06 (2026) and in whatever encoding the files declare. [`Dump::read`]
//! inflates and parses on all cores and hands over batches; memory stays flat however large the
//! dump is (the monthly one holds 6.8 million records, 20 GB of XML).
//!
//! The reader trusts nothing: attributes that the format requires may be missing, enumerations are
//! open, the declared number of records is not believed, sizes and ratios are bounded ([`Limits`]).
//! A damaged dump ends in an [`Error`] with the file, the byte and the [`Fault`], never in a panic.
//!
//! ```no_run
//! use rsmp::{Dump, Limits, Record};
//!
//! let dump = Dump::open("data-10092026-structure-12052026.zip".as_ref())?;
//! let mut micro = 0;
//! dump.read(
//!     &Limits::default(),
//!     // On the workers, in parallel: keep what is needed of the borrowed record.
//!     |record: &Record<'_>| record.category_code.as_deref() == Some("1"),
//!     // On this thread, batch by batch.
//!     |batch| {
//!         micro += batch.items.iter().filter(|&&it| it).count();
//!         Ok::<(), rsmp::Error>(())
//!     },
//! )?;
//! # Ok::<(), rsmp::Error>(())
//! ```

mod body;
mod builder;
mod chunk;
mod dump;
mod error;
mod input;
mod limits;
mod member;
mod pool;
mod prologue;
mod record;
mod scan;
mod tag;
mod tokens;
mod window;

pub use dump::{Dump, Member};
pub use error::{Bound, Error, Fault};
pub use limits::Limits;
pub use member::{Batch, Summary};
pub use record::{Activity, Category, Date, Form, Header, Kind, Person, Place, Record};
pub use scan::{Scan, scan};
