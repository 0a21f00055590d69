//! The third door: loading many rows at once, without keeping anybody waiting.
//!
//! SQLite takes multi-row inserts in transactions of a few thousand rows; PostgreSQL takes one
//! COPY. Tables of the schema `bulk` stand in a file of their own on SQLite (see the crate's
//! head), all others go through the shared writer in chunks.

use crate::open::Inner;
use crate::value::bind;
use crate::{Db, Result, Statement, Tx, Value};
use sqlx::pool::PoolConnection;
use sqlx::postgres::PgCopyIn;
use sqlx::{AssertSqlSafe, SqlSafeStr as _, SqlStr, SqliteConnection};
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

enum Way {
    Sqlite(Db),
    SqliteBulk { connection: OwnedMutexGuard<SqliteConnection>, open: usize },
    Postgres(Box<PgCopyIn<PoolConnection<sqlx::Postgres>>>, Vec<u8>),
}

/// A statement of this many cells is the fastest here; SQLite allows 32 766.
const CELLS: usize = 4_000;
/// Rows of one transaction in the `bulk` file: about a tenth of a second.
const TRANSACTION: usize = 20_000;
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
            Statement { module: "bulk", text, tail: "", width: columns.len(), only: None };
        let way = match self.inner() {
            Inner::Postgres(it) => {
                let copy = format!("copy {table} ({list}) from stdin");
                let copy = sqlx::postgres::PgPoolCopyExt::copy_in_raw(&it.pool, &copy).await?;
                Way::Postgres(Box::new(copy), Vec::with_capacity(MESSAGE * 2))
            }
            Inner::Sqlite(it) if table.starts_with("bulk.") => {
                Way::SqliteBulk { connection: it.bulk().await, open: 0 }
            }
            Inner::Sqlite(_) => Way::Sqlite(self.clone()),
        };
        let chunk = (CELLS / columns.len()).max(1);
        let full = AssertSqlSafe(statement.sql(chunk)).into_sql_str();
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
        if self.cells.len() >= self.chunk * self.statement.width {
            self.flush().await
        } else {
            Ok(())
        }
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
        let cells = std::mem::take(&mut self.cells);
        let rows = cells.len() / self.statement.width;
        let text = match rows == self.chunk {
            true => self.full.clone(),
            false => AssertSqlSafe(self.statement.sql(rows)).into_sql_str(),
        };
        match &mut self.way {
            Way::Postgres(..) => {} // its rows never wait as cells
            Way::Sqlite(db) => {
                let mut tx: Tx = db.write().await?;
                let done =
                    crate::Query::composed(text.as_str().to_owned(), cells).run(&mut tx).await;
                if let Some(done) = tx.settle(done, 0).await {
                    done?;
                }
            }
            Way::SqliteBulk { connection, open } => {
                let connection: &mut SqliteConnection = connection;
                if *open == 0 {
                    sqlx::query("begin").execute(&mut *connection).await?;
                }
                *open += rows;
                bind!(sqlx::query(text), cells).execute(&mut *connection).await?;
                if *open >= TRANSACTION {
                    sqlx::query("commit").execute(&mut *connection).await?;
                    *open = 0;
                }
            }
        }
        Ok(())
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
