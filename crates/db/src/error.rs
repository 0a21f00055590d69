//! What can go wrong between us and a database, in the three faces callers care about.

/// The result of every statement.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A failed statement, sorted by what the caller can do about it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database is locked, gone or full: the same request may succeed later.
    #[error("the database is not available: {0}")]
    Unavailable(sqlx::Error),
    /// A `unique` constraint says the thing exists already.
    #[error("already taken: {constraint}")]
    Taken {
        /// The constraint's or the columns' name, as the database words it.
        constraint: String,
    },
    /// PostgreSQL refused because of another change; [`crate::transact!`] tries again.
    #[error("met another change: {0}")]
    Conflict(sqlx::Error),
    /// A mistake of ours: wrong SQL, wrong type, broken constraint.
    #[error("{0}")]
    Broken(sqlx::Error),
}

/// SQLite's primary result codes that pass by themselves or by an administrator's hand:
/// BUSY 5, LOCKED 6, READONLY 8, IOERR 10, FULL 13, CANTOPEN 14.
const SQLITE_PASSING: [u32; 6] = [5, 6, 8, 10, 13, 14];

/// PostgreSQL's classes of codes of which the same holds: 08 connection, 28 who may connect, 3D no
/// such database, 53 out of resources, 55 not in the state for it (a database that admits nobody,
/// a lock), 57 operator's intervention, 58 system.
const POSTGRES_PASSING: [&str; 7] = ["08", "28", "3D", "53", "55", "57", "58"];

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Error {
        let Some(database) = error.as_database_error() else {
            return match error {
                sqlx::Error::Io(_)
                | sqlx::Error::Tls(_)
                | sqlx::Error::PoolTimedOut
                | sqlx::Error::PoolClosed
                | sqlx::Error::WorkerCrashed => Error::Unavailable(error),
                other => Error::Broken(other),
            };
        };
        if database.is_unique_violation() {
            let constraint = database.constraint().unwrap_or(database.message()).to_owned();
            return Error::Taken { constraint };
        }
        match database.code().as_deref() {
            Some("40001" | "40P01") => Error::Conflict(error),
            Some(code) if code.len() == 5 && POSTGRES_PASSING.contains(&&code[..2]) => {
                Error::Unavailable(error)
            }
            Some(code)
                if code
                    .parse::<u32>()
                    .is_ok_and(|it| code.len() < 5 && SQLITE_PASSING.contains(&(it & 0xff))) =>
            {
                Error::Unavailable(error)
            }
            _ => Error::Broken(error),
        }
    }
}

impl Error {
    /// Whether the same work may be tried again at once.
    pub(crate) fn is_conflict(&self) -> bool {
        matches!(self, Error::Conflict(_))
    }
}
