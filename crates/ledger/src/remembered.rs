//! What a process remembers of what it has read or computed.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

/// The last few answers by their questions, in memory of a fixed bound.
pub(crate) struct Remembered<K, V> {
    most: usize,
    known: Mutex<VecDeque<(K, V)>>,
}

impl<K: PartialEq, V: Clone> Remembered<K, V> {
    /// Room for `most` answers.
    pub(crate) const fn most(most: usize) -> Self {
        Remembered { most, known: Mutex::new(VecDeque::new()) }
    }

    /// The answer, if it is known.
    pub(crate) fn recall(&self, key: &K) -> Option<V> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.iter().find(|(it, _)| it == key).map(|(_, value)| value.clone())
    }

    /// Keeps an answer in place of an older one, or of the oldest.
    pub(crate) fn keep(&self, key: K, value: V) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|(it, _)| *it != key);
        known.truncate(self.most - 1);
        known.push_front((key, value));
    }
}
