//! SQLite's single writer, shared by everyone who wants to change something.
//!
//! SQLite admits one writer at a time and every commit waits for the disk. So changes queue up in
//! Rust, and those that queue together share one commit: the first opens a batch
//! (`begin immediate`), each change is a savepoint inside it, and the committer takes its place
//! behind everyone who was already waiting. A change is acknowledged after the shared commit,
//! never before; if the commit fails, every change of the batch is told so. What the changes left
//! for their end ([`crate::Query::later`]) goes out with the commit, added up over all of them.

use crate::later::Later;
use crate::open::BUSY;
use crate::value::bind;
use crate::{Error, Kind, Result};
use sqlx::{AssertSqlSafe, SqliteConnection};
use std::sync::Arc;
use tokio::sync::{Mutex, OwnedMutexGuard, oneshot};

/// The writer's door; cheap to clone.
#[derive(Clone)]
pub(crate) struct Writer(Arc<Mutex<Desk>>);

struct Desk {
    connection: SqliteConnection,
    /// Who waits for the open batch's commit; `None` when no batch is open.
    batch: Option<Vec<Waiting>>,
    /// What those left for the commit.
    later: Later,
    /// Which of [`SAVEPOINTS`] the last change took.
    turn: usize,
    /// Whether it still stands although its change is kept: what follows closes it, the next
    /// change or the commit. So a change takes one statement less.
    standing: bool,
    /// Whether somebody already queues to commit the open batch.
    committer: bool,
}

/// What a change does with its savepoint. Each is one text, because each text is a walk to SQLite's
/// thread and back.
struct Savepoint {
    open: &'static str,
    /// The same where the one before still stands.
    follow: &'static str,
    undo: &'static str,
}

/// Changes take them in turn: two names, so that a change whose savepoint was not opened can never
/// undo the one before, which is kept.
const SAVEPOINTS: [Savepoint; 2] = [
    Savepoint {
        open: "savepoint even",
        follow: "release odd; savepoint even",
        undo: "rollback to even; release even",
    },
    Savepoint {
        open: "savepoint odd",
        follow: "release even; savepoint odd",
        undo: "rollback to odd; release odd",
    },
];

type Waiting = oneshot::Sender<Result<(), Arc<str>>>;

/// One change inside a batch. Dropped without [`Change::keep`], it is undone.
pub(crate) struct Change {
    /// `None` once settled.
    desk: Option<OwnedMutexGuard<Desk>>,
    /// Whether its savepoint was sent: its first statement does it.
    opened: bool,
    writer: Writer,
}

impl Writer {
    pub(crate) fn new(connection: SqliteConnection) -> Writer {
        Writer(Arc::new(Mutex::new(Desk {
            connection,
            batch: None,
            later: Later::default(),
            turn: 0,
            standing: false,
            committer: false,
        })))
    }

    /// Waits for the turn and takes part in the running batch, or opens a new one. The wait
    /// for the turn has a bound of its own: behind a locked database everyone in the queue would
    /// wait as long as SQLite does, one after another.
    pub(crate) async fn begin(&self) -> Result<Change> {
        let turn = tokio::time::timeout(BUSY, self.0.clone().lock_owned()).await;
        let desk = turn.map_err(|_| lost("the queue of changes does not move"))?;
        let mut change = Change { desk: Some(desk), opened: false, writer: self.clone() };
        change.desk()?.begin().await?; // a failure drops `change`, which cleans up
        Ok(change)
    }

    /// Commits the open batch when its turn comes, and tells everyone in it.
    async fn commit(self) {
        let mut desk = self.0.lock().await;
        let done = desk.commit().await;
        if done.is_err() {
            let _ = desk.execute("rollback").await; // nothing is open if SQLite undid it itself
        }
        desk.close(done.map_err(|it| it.to_string().into()));
    }
}

impl Change {
    pub(crate) fn connection(&mut self) -> Result<&mut SqliteConnection> {
        Ok(&mut self.desk()?.connection)
    }

    /// The text that opens its savepoint, once: to be sent with or before its first statement.
    pub(crate) fn opening(&mut self) -> Option<&'static str> {
        if std::mem::replace(&mut self.opened, true) {
            return None;
        }
        Some(self.desk.as_mut()?.next_savepoint())
    }

    /// Keeps the change and what it left: returns when the disk has it.
    pub(crate) async fn keep(mut self, later: Later) -> Result<()> {
        let opened = self.opened;
        let desk = self.desk()?;
        desk.standing |= opened;
        desk.later.append(later);
        let (tell, told) = oneshot::channel();
        desk.batch.get_or_insert_default().push(tell);
        let leads = !std::mem::replace(&mut desk.committer, true);
        self.desk = None;
        if leads {
            // A task of its own: a client that hangs up must not keep the others waiting.
            tokio::spawn(self.writer.clone().commit());
        }
        match told.await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(reason)) => Err(lost(&reason)),
            Err(_) => Err(lost("the batch was undone")),
        }
    }

    /// Undoes the change at once, instead of a moment after being dropped.
    pub(crate) async fn undo(mut self) {
        if let Some(mut desk) = self.desk.take() {
            desk.undo(self.opened).await;
        }
    }

    fn desk(&mut self) -> Result<&mut Desk> {
        self.desk.as_deref_mut().ok_or_else(|| lost("the change is settled already"))
    }
}

impl Drop for Change {
    fn drop(&mut self) {
        let (Some(mut desk), Ok(runtime)) =
            (self.desk.take(), tokio::runtime::Handle::try_current())
        else {
            return;
        };
        let opened = self.opened;
        runtime.spawn(async move { desk.undo(opened).await });
    }
}

impl Desk {
    async fn execute(&mut self, text: &'static str) -> Result<()> {
        sqlx::query(text).execute(&mut self.connection).await?;
        Ok(())
    }

    async fn begin(&mut self) -> Result<()> {
        if self.batch.is_none() {
            self.execute("begin immediate").await?;
            self.batch = Some(Vec::new());
        }
        Ok(())
    }

    /// One text for all that was left and the commit; not a cached one, because it is never twice
    /// the same.
    async fn commit(&mut self) -> Result<()> {
        let Some((text, args)) = std::mem::take(&mut self.later).written(Kind::Sqlite) else {
            return self.execute("commit").await;
        };
        let query = bind!(sqlx::query(AssertSqlSafe(format!("{text}; commit"))), args);
        query.persistent(false).execute(&mut self.connection).await?;
        Ok(())
    }

    fn next_savepoint(&mut self) -> &'static str {
        self.turn = 1 - self.turn;
        let it = &SAVEPOINTS[self.turn];
        if std::mem::take(&mut self.standing) { it.follow } else { it.open }
    }

    /// Undoes the running change. A full disk may have undone the whole batch behind our back:
    /// then the savepoint is gone, and everyone who waits for the batch is told.
    async fn undo(&mut self, opened: bool) {
        let undone = !opened || self.execute(SAVEPOINTS[self.turn].undo).await.is_ok();
        let others_wait = self.batch.as_ref().is_some_and(|it| !it.is_empty());
        if undone && others_wait {
            return;
        }
        let _ = self.execute("rollback").await; // nothing may be open
        self.close(Err("the batch was undone".into()));
    }

    fn close(&mut self, done: Result<(), Arc<str>>) {
        self.committer = false;
        self.standing = false;
        self.later = Later::default();
        for waiting in self.batch.take().into_iter().flatten() {
            let _ = waiting.send(done.clone()); // who hung up does not hear it
        }
    }
}

fn lost(reason: &str) -> Error {
    Error::Unavailable(sqlx::Error::Io(std::io::Error::other(reason.to_owned())))
}
