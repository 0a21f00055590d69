//! Why a dump was not imported.

use kernel::{Day, Say};
use rsmp::Fault as Damage;
use std::fmt;
use std::sync::Arc;
use web::Refusal;

/// Why a dump was not imported. What was live stays live.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// Another import is running.
    #[error("another import is running")]
    Busy,
    /// The dump cannot be read: says in which file, where and why.
    #[error(transparent)]
    Dump(#[from] rsmp::Error),
    /// Too many records have no right ИНН.
    #[error("{rejected} of {read} records have no right ИНН; the first: {first}")]
    TooManyRejected {
        /// How many.
        rejected: i64,
        /// Of how many.
        read: i64,
        /// The first that was met.
        first: Rejected,
    },
    /// There is not a single record.
    #[error("the dump holds no records")]
    Empty,
    /// No record says whose day's state it is.
    #[error("no record of the dump says its day")]
    Undated,
    /// The dump is older than what is live, and nobody said that this is wanted.
    #[error(
        "the dump of {day} is older than the live one of {live}; to take it all the same: --older"
    )]
    Older {
        /// The dump's day.
        day: Day,
        /// The live snapshot's.
        live: Day,
    },
    /// The database.
    #[error("{0}")]
    Database(#[from] db::Error),
}

/// A record without a right ИНН.
#[derive(Debug, Clone, PartialEq)]
pub struct Rejected {
    /// In which file.
    pub file: Arc<str>,
    /// Where the record begins, in bytes of XML.
    pub position: u64,
    /// Which rule its ИНН broke.
    pub reason: ru_ids::Error,
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: byte {}: {}", self.file, self.position, self.reason)
    }
}

impl Refusal for Fault {
    fn say(&self) -> Say {
        match self {
            Fault::Busy => Say::new("registry-fault-busy"),
            Fault::Dump(error) => {
                damage(&error.fault).with("file", &error.file).with("position", error.position)
            }
            Fault::TooManyRejected { rejected, read, first } => Say::new("registry-fault-rejected")
                .with("rejected", rejected)
                .with("read", read)
                .with("file", &first.file)
                .with("position", first.position)
                .with("rule", first.reason.rule()),
            Fault::Empty => Say::new("registry-fault-no-records"),
            Fault::Undated => Say::new("registry-fault-undated"),
            Fault::Older { day, live } => {
                Say::new("registry-fault-older").with("day", day).with("live", live)
            }
            Fault::Database(_) => Say::new("registry-fault-database"),
        }
    }
}

fn damage(it: &Damage) -> Say {
    match it {
        Damage::Io(error) => Say::new("registry-fault-io").with("reason", error),
        Damage::Zip(reason) => Say::new("registry-fault-zip").with("reason", reason),
        Damage::Empty => Say::new("registry-fault-empty"),
        Damage::Limit { bound, limit } => {
            Say::new("registry-fault-limit").with("bound", bound).with("limit", limit)
        }
        Damage::Encoding(name) => Say::new("registry-fault-encoding").with("name", name),
        Damage::NotUtf8 => Say::new("registry-fault-not-utf8"),
        Damage::Xml(reason) => Say::new("registry-fault-xml").with("reason", reason),
        Damage::CutShort => Say::new("registry-fault-cut-short"),
        Damage::ForeignRoot { found } | Damage::ForeignKind { found } => {
            let found = found.as_deref().unwrap_or("—");
            Say::new("registry-fault-foreign").with("found", found)
        }
    }
}
