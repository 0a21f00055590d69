//! One unit of work: reads and changes go through it.

use crate::later::Later;
use crate::open::{Counts, Slot};
use crate::{Kind, Query, Result, Statement, Value, writer};
use sqlx::pool::PoolConnection;
use sqlx::{
    AssertSqlSafe, PgConnection, Postgres, SqlSafeStr as _, SqlStr, Sqlite, SqliteConnection,
    Transaction,
};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tokio::sync::OwnedMutexGuard;

/// A door held open. Dropping a change undoes it; [`transact!`](crate::transact) keeps it.
pub struct Tx {
    held: Held,
    /// PostgreSQL refused a statement because of another change: the work may be tried again.
    conflict: bool,
    /// What the change leaves for its end.
    later: Later,
    counts: Arc<Counts>,
}

pub(crate) enum Held {
    SqliteRead(PoolConnection<Sqlite>),
    SqliteSnapshot(Transaction<'static, Sqlite>),
    SqliteChange(writer::Change),
    SqliteBulk(OwnedMutexGuard<SqliteConnection>),
    PostgresRead(PoolConnection<Postgres>),
    PostgresSnapshot(Transaction<'static, Postgres>),
    PostgresChange { change: Transaction<'static, Postgres>, slot: Slot },
}

pub(crate) enum Inner<'a> {
    Sqlite(&'a mut SqliteConnection),
    Postgres(&'a mut PgConnection),
}

/// How often a change that met another is tried before its error reaches the person.
const TRIES: u32 = 40;
/// The first wait before the next try, microseconds; it doubles up to 64 times as long.
const FIRST_WAIT: u64 = 100;

impl Tx {
    pub(crate) fn new(held: Held, counts: Arc<Counts>) -> Tx {
        Tx { held, conflict: false, later: Later::default(), counts }
    }

    /// Which database it is. Only `search` may ask.
    pub fn kind(&self) -> Kind {
        match &self.held {
            Held::SqliteRead(_)
            | Held::SqliteSnapshot(_)
            | Held::SqliteChange(_)
            | Held::SqliteBulk(_) => Kind::Sqlite,
            Held::PostgresRead(_) | Held::PostgresSnapshot(_) | Held::PostgresChange { .. } => {
                Kind::Postgres
            }
        }
    }

    /// Which copy of a shared counter this change may touch. On PostgreSQL changes that meet on
    /// one row wait for each other, so each running change has a copy of its own; readers add
    /// the copies up. On SQLite, where changes never meet, it is always 0.
    pub fn slot(&self) -> i64 {
        match &self.held {
            Held::PostgresChange { slot, .. } => slot.number(),
            _ => 0,
        }
    }

    /// Ends one attempt: keeps it or undoes it. `None` asks for another attempt.
    #[doc(hidden)]
    pub async fn settle<T, E: From<crate::Error>>(
        self,
        done: Result<T, E>,
        attempt: u32,
    ) -> Option<Result<T, E>> {
        let mut conflict = self.conflict;
        let slot = self.slot();
        let end = match done {
            Ok(value) => match self.keep().await {
                Ok(()) => Ok(value),
                Err(error) => {
                    conflict = error.is_conflict();
                    Err(error.into())
                }
            },
            refused => {
                self.undo().await;
                refused
            }
        };
        if end.is_err() && conflict && attempt < TRIES {
            tokio::time::sleep(wait(attempt, slot)).await;
            return None;
        }
        Some(end)
    }

    /// Keeps what was done through [`crate::Db::bulk_write`]; of other doors
    /// [`transact!`](crate::transact) takes care.
    pub async fn keep(self) -> Result<()> {
        let counts = self.counts.clone();
        let done = self.finish().await;
        // After a failure too: a connection lost in the middle may have kept the change.
        counts.changes.fetch_add(1, Ordering::SeqCst);
        done
    }

    /// What was left goes before the commit: on SQLite by the writer's hand, which commits for many.
    async fn finish(mut self) -> Result<()> {
        let later = std::mem::take(&mut self.later);
        if let Held::SqliteChange(it) = self.held {
            if !later.is_empty() {
                self.counts.statements.fetch_add(1, Ordering::Relaxed);
            }
            return it.keep(later).await;
        }
        self.write(later).await?;
        self.held.keep().await
    }

    async fn write(&mut self, later: Later) -> Result<()> {
        if let Some((text, args)) = later.written(self.kind()) {
            Query::composed(text, args).run(self).await?;
        }
        Ok(())
    }

    /// Keeps rows for the end of the change, or writes them at once where so many were left that one
    /// text could not hold more.
    pub(crate) async fn leave(
        &mut self,
        statement: &'static Statement,
        args: Vec<Value>,
    ) -> Result<()> {
        self.later.push(statement, args);
        if !self.later.is_full() {
            return Ok(());
        }
        let later = std::mem::take(&mut self.later);
        self.write(later).await
    }

    async fn undo(self) {
        match self.held {
            Held::SqliteChange(it) => it.undo().await,
            Held::PostgresChange { change, .. } => {
                let _ = change.rollback().await; // a lost connection has undone it already
            }
            // The next who takes the bulk connection undoes what is open.
            Held::SqliteBulk(_)
            | Held::SqliteRead(_)
            | Held::SqliteSnapshot(_)
            | Held::PostgresRead(_)
            | Held::PostgresSnapshot(_) => {}
        }
    }

    pub(crate) fn inner_mut(&mut self) -> Result<Inner<'_>> {
        Ok(match &mut self.held {
            Held::SqliteRead(it) => Inner::Sqlite(it),
            Held::SqliteSnapshot(it) => Inner::Sqlite(it),
            Held::SqliteChange(it) => Inner::Sqlite(it.connection()?),
            Held::SqliteBulk(it) => Inner::Sqlite(it),
            Held::PostgresRead(it) => Inner::Postgres(it),
            Held::PostgresSnapshot(it) => Inner::Postgres(it),
            Held::PostgresChange { change, .. } => Inner::Postgres(change),
        })
    }

    /// A change on SQLite opens its savepoint with its first statement, in one text: each text is a
    /// walk to SQLite's thread and back.
    pub(crate) fn opened_by(&mut self, text: SqlStr) -> SqlStr {
        match self.opening() {
            Some(opening) => AssertSqlSafe(format!("{opening}; {}", text.as_str())).into_sql_str(),
            None => text,
        }
    }

    /// The same beforehand, where the rows touched are counted: SQLite would count them twice.
    pub(crate) async fn open(&mut self) -> Result<()> {
        if let (Some(opening), Inner::Sqlite(it)) = (self.opening(), self.inner_mut()?) {
            sqlx::query(opening).execute(it).await?;
        }
        Ok(())
    }

    fn opening(&mut self) -> Option<&'static str> {
        match &mut self.held {
            Held::SqliteChange(it) => it.opening(),
            _ => None,
        }
    }

    pub(crate) fn noting<T>(&mut self, done: Result<T>) -> Result<T> {
        if let Err(error) = &done {
            self.conflict |= error.is_conflict();
        }
        done
    }

    pub(crate) fn count(&self) {
        self.counts.statements.fetch_add(1, Ordering::Relaxed);
    }
}

impl Held {
    async fn keep(self) -> Result<()> {
        match self {
            Held::SqliteBulk(mut it) => {
                sqlx::query("commit").execute(&mut *it).await?;
                Ok(())
            }
            Held::SqliteChange(it) => it.keep(Later::default()).await,
            Held::PostgresChange { change, .. } => Ok(change.commit().await?),
            Held::SqliteRead(_)
            | Held::SqliteSnapshot(_)
            | Held::PostgresRead(_)
            | Held::PostgresSnapshot(_) => Ok(()),
        }
    }
}

/// How long to wait before the next try. Those that met wait for different times, so that they do
/// not meet again: the slots set them apart.
fn wait(attempt: u32, slot: i64) -> Duration {
    Duration::from_micros((FIRST_WAIT << attempt.min(6)) * (slot.unsigned_abs() + 1))
}

/// Runs the block in one transaction: keeps it on `Ok`, undoes it on `Err`, and runs it again
/// when PostgreSQL says that it met another change. Because it may run twice, the block holds
/// nothing but reading, rules and writing: no mail, no clock, no awaiting of a network.
#[macro_export]
macro_rules! transact {
    ($db:expr, |$tx:ident| $block:block) => {{
        let mut attempt = 0;
        loop {
            let mut it = $db.write().await?;
            let done = {
                let $tx = &mut it;
                async { $block }.await
            };
            match it.settle(done, attempt).await {
                Some(end) => break end,
                None => attempt += 1,
            }
        }
    }};
}
