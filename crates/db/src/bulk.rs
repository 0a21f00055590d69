//! The third door: loading many rows at once, without keeping anybody waiting.
//!
//! SQLite takes multi-row inserts in transactions of a few thousand rows; PostgreSQL takes one
//! COPY. Tables of the schema `bulk` stand in a file of their own on SQLite (see the crate's
//! head), all others go through the shared writer in chunks.

use crate::open::Inner;
use crate::tx::Held;
use crate::value::bind;
use crate::{Db, Result, Statement, Tx, Value};
use sqlx::pool::PoolConnection;
use sqlx::postgres::PgCopyIn;
use sqlx::{AssertSqlSafe, SqlSafeStr as _, SqlStr, SqliteConnection};
use std::fs::{File, TryLockError};
use std::path::Path;
use tokio::sync::OwnedMutexGuard;

/// Rows on their way into one table. [`Bulk::finish`] keeps the last of them.
pub struct Bulk {
    statement: Statement,
    /// Cells that wait for a full statement.
    cells: Vec<Value>,
    /// Rows of one statement.
    chunk: usize,
    full: SqlStr,
    rows: u64,
    way: Way,
}

/// Indexes that are off their tables: see [`Db::suspend_indexes`].
#[must_use = "the indexes are missing until they are restored"]
pub struct Suspended(Vec<String>);

/// The right to load, see [`Db::bulk_claim`].
pub struct BulkClaim {
    _held: Claim,
}

#[expect(dead_code, reason = "they are held, and closed when dropped")]
enum Claim {
    File(File),
    Session(sqlx::PgConnection),
}

enum Way {
    Sqlite(Db),
    SqliteBulk { connection: OwnedMutexGuard<SqliteConnection>, open: usize },
    Postgres(Box<PgCopyIn<PoolConnection<sqlx::Postgres>>>, Vec<u8>),
}

/// Our number among PostgreSQL's advisory locks, which are each database's own.
const CLAIM: i64 = 0x6f6b_6e6f;
/// A statement of this many cells is the fastest here; SQLite allows 32 766.
const CELLS: usize = 4_000;
/// Rows of one transaction in the `bulk` file: about a tenth of a second.
const TRANSACTION: usize = 20_000;
/// Cells of one transaction in SQLite's main file, which a change may wait for: about a tenth of a
/// second, too. Smaller ones would write the same pages of indexes again and again.
const TURN: usize = 80_000;
/// Bytes of one COPY message.
const MESSAGE: usize = 1 << 18;

impl Db {
    /// Opens a load into `table` of the named columns.
    ///
    /// # Errors
    /// The database's; on PostgreSQL nothing is kept unless [`Bulk::finish`] succeeds, elsewhere
    /// the chunks before the fault stay, so load into a place nobody reads yet.
    pub async fn bulk(
        &self,
        table: &'static str,
        columns: &'static [&'static str],
    ) -> Result<Bulk> {
        let list = columns.join(", ");
        let text: &'static str = format!("insert into {table} ({list}) values").leak();
        let statement =
            Statement { module: "bulk", text, tail: "", width: columns.len(), keys: 0, only: None };
        let way = match self.inner() {
            Inner::Postgres(it) => {
                let copy = format!("copy {table} ({list}) from stdin");
                let copy = sqlx::postgres::PgPoolCopyExt::copy_in_raw(&it.alone(), &copy).await?;
                Way::Postgres(Box::new(copy), Vec::with_capacity(MESSAGE * 2))
            }
            Inner::Sqlite(it) if table.starts_with("bulk.") => {
                Way::SqliteBulk { connection: it.bulk().await, open: 0 }
            }
            Inner::Sqlite(_) => Way::Sqlite(self.clone()),
        };
        let chunk = (CELLS / columns.len()).max(1);
        let full = AssertSqlSafe(statement.sql(self.kind(), chunk)).into_sql_str();
        Ok(Bulk { statement, cells: Vec::new(), chunk, full, rows: 0, way })
    }

    /// Empties a table of the schema `bulk` and drops the named indexes on it, so that it can be
    /// loaded fast.
    pub async fn bulk_empty(&self, table: &'static str, indexes: &[&'static str]) -> Result<()> {
        let drops = indexes.iter().map(|it| format!("drop index if exists bulk.{it};"));
        let empty = match self.inner() {
            Inner::Sqlite(_) => format!("delete from {table};"),
            Inner::Postgres(_) => format!("truncate {table};"),
        };
        self.bulk_run(drops.chain([empty]).collect()).await
    }

    /// Builds an index on a table of the schema `bulk` (`columns` as in `create index`).
    pub async fn bulk_index(
        &self,
        table: &'static str,
        index: &'static str,
        columns: &'static str,
    ) -> Result<()> {
        let bare = table.trim_start_matches("bulk.");
        self.bulk_run(match self.inner() {
            Inner::Sqlite(_) => format!("create index bulk.{index} on {bare} ({columns})"),
            Inner::Postgres(_) => format!("create index {index} on {table} ({columns})"),
        })
        .await
    }

    /// Tells PostgreSQL's planner what a table holds now; SQLite's takes an index where there is one.
    pub async fn bulk_analyze(&self, table: &'static str) -> Result<()> {
        match self.inner() {
            Inner::Sqlite(_) => Ok(()),
            Inner::Postgres(_) => self.bulk_run(format!("analyze {table}")).await,
        }
    }

    /// The same for every table, after a load that filled the database: without it PostgreSQL reads
    /// whole tables where an index would do, and changes that read whole tables all meet.
    pub async fn analyze(&self) -> Result<()> {
        self.bulk_analyze("").await
    }

    /// A door for statements that change the schema `bulk` as a whole: comparing two loads, taking
    /// out what came twice. They may run for seconds and keep nobody waiting. End it with
    /// [`Tx::keep`]; dropped, it is undone.
    pub async fn bulk_write(&self) -> Result<Tx> {
        match self.inner() {
            Inner::Sqlite(it) => {
                let mut connection = it.bulk().await;
                sqlx::query("begin").execute(&mut *connection).await?;
                Ok(self.tx(Held::SqliteBulk(connection)))
            }
            Inner::Postgres(it) => {
                let (change, slot) = (it.pool.begin().await?, it.lease());
                Ok(self.tx(Held::PostgresChange { change, slot }))
            }
        }
    }

    /// Takes the right to load into the schema `bulk`, which one program of all has at a time;
    /// `None` while another has it. Dropping it gives it back, and so does the death of the
    /// program, by whatever signal: on SQLite it is a lock on a file, on PostgreSQL one of the
    /// session.
    pub async fn bulk_claim(&self) -> Result<Option<BulkClaim>> {
        match self.inner() {
            Inner::Sqlite(it) => claim_file(&it.claim).map_err(|it| sqlx::Error::Io(it).into()),
            Inner::Postgres(it) => {
                let mut session = it.pool.acquire().await?.detach();
                let (held,): (bool,) = sqlx::query_as("select pg_try_advisory_lock($1)")
                    .bind(CLAIM)
                    .fetch_one(&mut session)
                    .await?;
                Ok(held.then_some(BulkClaim { _held: Claim::Session(session) }))
            }
        }
    }

    /// Takes indexes off tables that are about to be loaded and that nobody reads meanwhile:
    /// built in one go from sorted rows they cost a fraction of what keeping them row by row does.
    ///
    /// # Errors
    /// The database's; an index that does not exist is left out.
    pub async fn suspend_indexes(&self, names: &[&'static str]) -> Result<Suspended> {
        let mut texts = Vec::new();
        for name in names {
            let text: Option<(String,)> = match self.inner() {
                Inner::Sqlite(it) => {
                    sqlx::query_as(
                        "select sql from sqlite_master where type = 'index' and name = $1",
                    )
                    .bind(*name)
                    .fetch_optional(&it.readers)
                    .await?
                }
                Inner::Postgres(it) => {
                    sqlx::query_as("select indexdef from pg_indexes where indexname = $1")
                        .bind(*name)
                        .fetch_optional(&it.pool)
                        .await?
                }
            };
            if let Some((text,)) = text {
                self.bulk_run(format!("drop index {name}")).await?;
                texts.push(text);
            }
        }
        Ok(Suspended(texts))
    }

    /// Builds suspended indexes again.
    pub async fn restore_indexes(&self, suspended: Suspended) -> Result<()> {
        for text in suspended.0 {
            self.bulk_run(text).await?;
        }
        Ok(())
    }

    /// Makes everything in the schema `bulk` survive a power cut. Commits there are lazy, because
    /// an unfinished load is loaded again; call this before pointing readers to the new rows.
    pub async fn bulk_settle(&self) -> Result<()> {
        match self.inner() {
            Inner::Sqlite(_) => self.bulk_run("pragma bulk.wal_checkpoint(truncate)".into()).await,
            Inner::Postgres(_) => Ok(()),
        }
    }

    async fn bulk_run(&self, text: String) -> Result<()> {
        let query = sqlx::raw_sql(AssertSqlSafe(text));
        match self.inner() {
            Inner::Sqlite(it) => query.execute(&mut *it.bulk().await).await.map(drop)?,
            Inner::Postgres(it) => query.execute(&it.pool).await.map(drop)?,
        }
        Ok(())
    }
}

fn claim_file(path: &Path) -> std::io::Result<Option<BulkClaim>> {
    let file = File::create(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(BulkClaim { _held: Claim::File(file) })),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

impl Bulk {
    /// Adds one row; its cells come in the order of the columns.
    pub async fn push(&mut self, row: impl IntoIterator<Item = Value>) -> Result<()> {
        self.rows += 1;
        if let Way::Postgres(copy, buffer) = &mut self.way {
            write_copy_row(buffer, row);
            if buffer.len() >= MESSAGE {
                copy.send(buffer.as_slice()).await?;
                buffer.clear();
            }
            return Ok(());
        }
        self.cells.extend(row);
        let full = match self.way {
            Way::Sqlite(_) => TURN,
            _ => self.chunk * self.statement.width,
        };
        if self.cells.len() >= full { self.flush().await } else { Ok(()) }
    }

    /// Keeps the last rows and says how many there were.
    pub async fn finish(mut self) -> Result<u64> {
        if !self.cells.is_empty() {
            self.flush().await?;
        }
        match self.way {
            Way::Postgres(mut copy, buffer) => {
                copy.send(buffer.as_slice()).await?;
                copy.finish().await?;
            }
            Way::SqliteBulk { mut connection, open } if open > 0 => {
                sqlx::query("commit").execute(&mut *connection).await?;
            }
            _ => {}
        }
        Ok(self.rows)
    }

    async fn flush(&mut self) -> Result<()> {
        let mut cells = std::mem::take(&mut self.cells).into_iter();
        let most = self.chunk * self.statement.width;
        let parts = std::iter::from_fn(|| Some(cells.by_ref().take(most).collect::<Vec<_>>()));
        let parts = parts.take_while(|it| !it.is_empty()).map(|it| (self.text(it.len()), it));
        let parts: Vec<(SqlStr, Vec<Value>)> = parts.collect();
        match &mut self.way {
            Way::Postgres(..) => {} // its rows never wait as cells
            Way::Sqlite(db) => {
                let mut tx: Tx = db.write().await?;
                let mut done = Ok(0);
                for (text, cells) in parts {
                    done =
                        crate::Query::composed(text.as_str().to_owned(), cells).run(&mut tx).await;
                    if done.is_err() {
                        break;
                    }
                }
                if let Some(done) = tx.settle(done, 0).await {
                    done?;
                }
            }
            Way::SqliteBulk { connection, open } => {
                let connection: &mut SqliteConnection = connection;
                for (text, cells) in parts {
                    if *open == 0 {
                        sqlx::query("begin").execute(&mut *connection).await?;
                    }
                    *open += cells.len() / self.statement.width;
                    bind!(sqlx::query(text), cells).execute(&mut *connection).await?;
                    if *open >= TRANSACTION {
                        sqlx::query("commit").execute(&mut *connection).await?;
                        *open = 0;
                    }
                }
            }
        }
        Ok(())
    }

    /// The statement for so many cells.
    fn text(&self, cells: usize) -> SqlStr {
        let rows = cells / self.statement.width;
        match rows == self.chunk {
            true => self.full.clone(),
            false => AssertSqlSafe(self.statement.sql(crate::Kind::Sqlite, rows)).into_sql_str(),
        }
    }
}

/// A row of COPY's text format: cells parted by tabs, `\N` for null, control characters escaped.
fn write_copy_row(buffer: &mut Vec<u8>, row: impl IntoIterator<Item = Value>) {
    for (at, cell) in row.into_iter().enumerate() {
        if at > 0 {
            buffer.push(b'\t');
        }
        match cell {
            Value::Text(Some(text)) => write_copy_text(buffer, &text),
            Value::Int(Some(it)) => buffer.extend_from_slice(it.to_string().as_bytes()),
            Value::Bool(Some(it)) => buffer.push(if it { b't' } else { b'f' }),
            Value::Real(Some(it)) => buffer.extend_from_slice(it.to_string().as_bytes()),
            _ => buffer.extend_from_slice(b"\\N"),
        }
    }
    buffer.push(b'\n');
}

fn write_copy_text(buffer: &mut Vec<u8>, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'\\' => buffer.extend_from_slice(b"\\\\"),
            b'\n' => buffer.extend_from_slice(b"\\n"),
            b'\r' => buffer.extend_from_slice(b"\\r"),
            b'\t' => buffer.extend_from_slice(b"\\t"),
            0 => {} // PostgreSQL's text cannot hold it
            other => buffer.push(other),
        }
    }
}
