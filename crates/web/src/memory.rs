//! What a process remembers of a database for a moment, so that pages opened all day long do not
//! ask the same thing again and again.

use db::Db;
use kernel::Moment;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

/// How long something may be remembered, seconds: so late at most does a process see what another
/// one changed. What it changed itself it sees at once.
const LASTS: i64 = 2;

/// Answers of a database by the question, at most so many; made as a `static`.
pub struct Memory<K, V>(LazyLock<Mutex<Known<K, V>>>, usize);

type Known<K, V> = HashMap<(u64, K), (Read, V)>;

/// When something was read: taken before the reading.
#[derive(Clone, Copy, Debug)]
pub struct Read {
    changes: u64,
    at: Moment,
}

impl Read {
    /// This moment, before a statement is sent to `db`.
    pub fn begin(db: &Db, now: Moment) -> Read {
        Read { changes: db.changes(), at: now }
    }

    /// Whether what was read then may still be said now.
    fn holds(self, now: Read) -> bool {
        self.changes == now.changes && (0..LASTS).contains(&now.at.seconds_since(self.at))
    }
}

impl<K: Eq + Hash, V: Clone> Memory<K, V> {
    /// An empty memory for `most` answers; when it is full it begins anew.
    pub const fn new(most: usize) -> Memory<K, V> {
        Memory(LazyLock::new(Mutex::default), most)
    }

    /// The answer, unless this process has changed anything in the database since it was read, or
    /// it was read too long ago.
    pub fn recall(&self, db: &Db, now: Read, key: K) -> Option<V> {
        let known = self.known();
        let (then, it) = known.get(&(db.number(), key))?;
        then.holds(now).then(|| it.clone())
    }

    /// The answer that is remembered, else what `read` finds, which is remembered from then on.
    ///
    /// # Errors
    /// Those of `read`.
    pub async fn or_read<E>(
        &self,
        db: &Db,
        now: Moment,
        key: K,
        read: impl Future<Output = Result<V, E>>,
    ) -> Result<V, E>
    where
        K: Clone,
    {
        let begin = Read::begin(db, now);
        if let Some(known) = self.recall(db, begin, key.clone()) {
            return Ok(known);
        }
        let it = read.await?;
        self.keep(db, begin, key, it.clone());
        Ok(it)
    }

    /// Remembers an answer that was read after `then` began.
    pub fn keep(&self, db: &Db, then: Read, key: K, it: V) {
        let mut known = self.known();
        if known.len() >= self.1 {
            known.clear();
        }
        known.insert((db.number(), key), (then, it));
    }

    fn known(&self) -> MutexGuard<'_, Known<K, V>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::noon;

    #[tokio::test]
    async fn a_change_or_two_seconds_end_what_is_remembered() {
        static MEMORY: Memory<&str, i64> = Memory::new(2);
        for db in db::testing::databases().await {
            let begin = |seconds| Read::begin(&db, noon().plus_seconds(seconds));
            let then = begin(0);
            MEMORY.keep(&db, then, "a", 1);
            assert_eq!(MEMORY.recall(&db, begin(1), "a"), Some(1));
            assert_eq!(MEMORY.recall(&db, begin(1), "b"), None);
            assert_eq!(MEMORY.recall(&db, begin(2), "a"), None, "too long ago");
            assert_eq!(MEMORY.recall(&db, begin(-2), "a"), None, "not read yet");
            db.write().await.unwrap().keep().await.unwrap();
            assert_eq!(MEMORY.recall(&db, begin(1), "a"), None, "something has changed");
            MEMORY.keep(&db, then, "a", 1);
            assert_eq!(MEMORY.recall(&db, begin(1), "a"), None, "read before the change");
        }
    }
}
