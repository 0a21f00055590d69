//! Opening a database by its URL, and its doors.

use crate::tx::{Held, Tx};
use crate::writer::Writer;
use crate::{Error, Result};
use sqlx::migrate::Migrator;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions as _, Connection as _, PgPool, SqliteConnection, SqlitePool};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::OwnedMutexGuard;

/// A handle to the database; cheap to clone.
#[derive(Clone)]
pub struct Db {
    inner: Arc<Inner>,
    pub(crate) counts: Arc<Counts>,
    number: u64,
}

/// What went through a handle and its clones.
#[derive(Default)]
pub(crate) struct Counts {
    pub(crate) statements: AtomicU64,
    pub(crate) changes: AtomicU64,
}

/// How many databases this process has opened.
static OPENED: AtomicU64 = AtomicU64::new(0);

pub(crate) enum Inner {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

pub(crate) struct Sqlite {
    pub(crate) readers: SqlitePool,
    pub(crate) writer: Writer,
    /// The only connection that may write the `bulk` file.
    bulk: Arc<tokio::sync::Mutex<SqliteConnection>>,
    /// The file whose lock is the right to load.
    pub(crate) claim: PathBuf,
}

pub(crate) struct Postgres {
    pub(crate) pool: PgPool,
    readers: PgPool,
    slots: Arc<Mutex<Vec<i64>>>,
}

/// Which of the two databases it is. Only `search` and the command line may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The embedded database.
    Sqlite,
    /// The server.
    Postgres,
}

/// Readers of SQLite: enough to keep few cores busy, few enough to keep memory small.
const SQLITE_READERS: u32 = 4;
/// Rows that SQLite's thread may read ahead of whoever takes them: more than a page shows.
const ROWS_AHEAD: usize = 256;
/// Changes that may run at once on PostgreSQL; each has a counter slot of its own.
const POSTGRES_WRITERS: u32 = 16;
/// How long a door waits: for another process that writes (the command line beside a running
/// server), for its turn, for a connection. A person does not wait longer.
pub(crate) const BUSY: Duration = Duration::from_secs(5);
/// A connection to a server that rested so long is asked whether it lives before it is used, so
/// that a restart of the server is nobody's fault; a busy one is not, which saves the round trip.
const RESTED: Duration = Duration::from_secs(1);

impl Db {
    /// Opens `sqlite:PATH` (made if missing) or `postgres://…`. Runs no migrations.
    ///
    /// # Errors
    /// A URL of neither kind, or a database that cannot be reached.
    pub async fn open(url: &str) -> Result<Db> {
        let inner = match kind(url)? {
            Kind::Postgres => Inner::Postgres(Postgres::open(url).await?),
            Kind::Sqlite => Inner::Sqlite(Sqlite::open(&sqlite_path(url)).await?),
        };
        let number = OPENED.fetch_add(1, Ordering::Relaxed);
        Ok(Db { inner: Arc::new(inner), counts: Arc::default(), number })
    }

    /// Brings the tables to the program's version. `migrator` is made for [`Db::kind`].
    ///
    /// # Errors
    /// A migration that fails, or a database made by a newer program.
    pub async fn migrate(&self, migrator: &Migrator) -> Result<()> {
        let done = match &*self.inner {
            // The bulk connection is the only one that may change both files.
            Inner::Sqlite(it) => migrator.run(&mut *it.bulk().await).await,
            Inner::Postgres(it) => migrator.run(&it.pool).await,
        };
        done.map_err(|it| Error::Broken(it.into()))
    }

    /// Which database it is.
    pub fn kind(&self) -> Kind {
        match &*self.inner {
            Inner::Sqlite(_) => Kind::Sqlite,
            Inner::Postgres(_) => Kind::Postgres,
        }
    }

    /// A door for reading: each statement sees what was committed when it began.
    pub async fn read(&self) -> Result<Tx> {
        let held = match &*self.inner {
            Inner::Sqlite(it) => Held::SqliteRead(it.readers.acquire().await?),
            Inner::Postgres(it) => Held::PostgresRead(it.readers.acquire().await?),
        };
        Ok(self.tx(held))
    }

    /// A door for reading one moment: every statement sees what was committed when the first of
    /// them began, however long it takes. For proofs over many statements.
    pub async fn snapshot(&self) -> Result<Tx> {
        let held = match &*self.inner {
            Inner::Sqlite(it) => Held::SqliteSnapshot(it.readers.begin().await?),
            Inner::Postgres(it) => Held::PostgresSnapshot(
                it.readers.begin_with("begin isolation level repeatable read").await?,
            ),
        };
        Ok(self.tx(held))
    }

    /// A door for changes, which happen as if one after another. Used through [`crate::transact!`].
    pub async fn write(&self) -> Result<Tx> {
        let held = match &*self.inner {
            Inner::Sqlite(it) => Held::SqliteChange(it.writer.begin().await?),
            Inner::Postgres(it) => {
                let change = it.pool.begin_with("begin isolation level serializable").await?;
                Held::PostgresChange { change, slot: it.lease() }
            }
        };
        Ok(self.tx(held))
    }

    /// Waits for what runs and closes every connection.
    pub async fn close(&self) {
        match &*self.inner {
            Inner::Sqlite(it) => {
                let _ = sqlx::raw_sql(
                    "pragma main.wal_checkpoint(truncate); pragma bulk.wal_checkpoint(truncate)",
                )
                .execute(&mut *it.bulk().await)
                .await; // a courtesy: what is committed is safe without it
                it.readers.close().await;
            }
            Inner::Postgres(it) => {
                it.pool.close().await;
                it.readers.close().await;
            }
        }
    }

    /// A number that only clones of this handle share: a key for what a process remembers of one
    /// database.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// How many statements went through this handle: tests hold pages to a fixed number.
    pub fn statements(&self) -> u64 {
        self.counts.statements.load(Ordering::Relaxed)
    }

    /// Counts the changes kept through this handle: what was read after this number was taken is
    /// not older than any change whose end this process has seen, as long as the number stays.
    pub fn changes(&self) -> u64 {
        self.counts.changes.load(Ordering::SeqCst)
    }

    pub(crate) fn tx(&self, held: Held) -> Tx {
        Tx::new(held, self.counts.clone())
    }

    pub(crate) fn inner(&self) -> &Inner {
        &self.inner
    }
}

impl Sqlite {
    async fn open(path: &Path) -> Result<Sqlite> {
        let bulk_path = beside(path);
        let claim = bulk_path.with_extension("lock");
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(BUSY)
            .pragma("cache_size", "-16000")
            .row_buffer_size(ROWS_AHEAD)
            .disable_statement_logging();
        let mut bulk = options.clone().connect().await?;
        attach(&mut bulk, &bulk_path.display().to_string()).await?;
        sqlx::raw_sql("pragma bulk.journal_mode = wal; pragma bulk.synchronous = normal")
            .execute(&mut bulk)
            .await?;
        // `begin immediate` locks every attached file it may write: so the writer may not.
        // Pages that a savepoint may want back are kept in memory, not in a file.
        let writer = options.clone().pragma("temp_store", "memory").statement_cache_capacity(300);
        let mut writer = writer.connect().await?;
        attach(&mut writer, &read_only_uri(&bulk_path)).await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(SQLITE_READERS)
            .test_before_acquire(false)
            .acquire_timeout(BUSY)
            .after_connect(move |connection, _| {
                let uri = read_only_uri(&bulk_path);
                Box::pin(async move { attach(connection, &uri).await })
            })
            .connect_with(options.read_only(true).pragma("cache_size", "-6000"))
            .await?;
        let bulk = Arc::new(tokio::sync::Mutex::new(bulk));
        Ok(Sqlite { readers, writer: Writer::new(writer), bulk, claim })
    }

    /// The bulk connection, after undoing what an abandoned load may have left open.
    pub(crate) async fn bulk(&self) -> OwnedMutexGuard<SqliteConnection> {
        let mut connection = self.bulk.clone().lock_owned().await;
        let _ = sqlx::query("rollback").execute(&mut *connection).await; // mostly nothing is open
        connection
    }
}

impl Postgres {
    async fn open(url: &str) -> Result<Postgres> {
        let options = url.parse::<PgConnectOptions>()?.disable_statement_logging();
        let pools = PgPoolOptions::new()
            .max_connections(POSTGRES_WRITERS)
            .test_before_acquire(false)
            .before_acquire(|connection, it| {
                Box::pin(async move {
                    if it.idle_for >= RESTED {
                        connection.ping().await?;
                    }
                    Ok(true)
                })
            })
            .acquire_timeout(BUSY);
        let pool = pools.clone().connect_with(options.clone()).await?;
        let readers =
            pools.connect_lazy_with(options.options([("default_transaction_read_only", "on")]));
        let slots = Arc::new(Mutex::new((0..i64::from(POSTGRES_WRITERS)).collect()));
        Ok(Postgres { pool, readers, slots })
    }

    /// A pool of one connection. A load that is dropped leaves its connection in the middle of a
    /// COPY, of no use to anyone: so it has its own, which goes with it.
    pub(crate) fn alone(&self) -> PgPool {
        let options = PgConnectOptions::clone(&self.pool.connect_options());
        PgPoolOptions::new().max_connections(1).acquire_timeout(BUSY).connect_lazy_with(options)
    }

    pub(crate) fn lease(&self) -> Slot {
        Slot::lease(&self.slots)
    }
}

/// A counter slot on loan to one running change.
pub(crate) struct Slot {
    number: i64,
    home: Arc<Mutex<Vec<i64>>>,
}

impl Slot {
    /// There are as many slots as connections, so one is free for whoever has a connection;
    /// slot 0 serves as well (two changes may then wait for each other, nothing worse).
    fn lease(home: &Arc<Mutex<Vec<i64>>>) -> Slot {
        let number = home.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or(0);
        Slot { number, home: home.clone() }
    }

    pub(crate) fn number(&self) -> i64 {
        self.number
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.home.lock().unwrap_or_else(PoisonError::into_inner).push(self.number);
    }
}

fn kind(url: &str) -> Result<Kind> {
    if url.starts_with("postgres:") || url.starts_with("postgresql:") {
        return Ok(Kind::Postgres);
    }
    if url.starts_with("sqlite:") {
        return Ok(Kind::Sqlite);
    }
    let wrong = format!("a database URL is sqlite:PATH or postgres://…, not {url:?}");
    Err(Error::Broken(sqlx::Error::Configuration(wrong.into())))
}

fn sqlite_path(url: &str) -> PathBuf {
    let path = url.strip_prefix("sqlite:").unwrap_or(url);
    PathBuf::from(path.strip_prefix("//").unwrap_or(path))
}

/// `okno.db` → `okno.bulk.db`.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(".bulk.db");
    path.with_file_name(name)
}

fn read_only_uri(path: &Path) -> String {
    let path = path.display().to_string();
    format!("file:{}?mode=ro", path.replace('%', "%25").replace('?', "%3f").replace('#', "%23"))
}

async fn attach(connection: &mut SqliteConnection, file: &str) -> Result<(), sqlx::Error> {
    sqlx::query("attach database $1 as bulk").bind(file).execute(connection).await.map(drop)
}
