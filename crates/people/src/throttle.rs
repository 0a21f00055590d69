//! How often the door may be tried.

use kernel::Moment;
use std::sync::{Mutex, PoisonError};
use web::{Error, Result};

/// Tries of the last minute, kept in memory: a restart forgets them, a second node counts its own.
#[derive(Default)]
pub(crate) struct Throttle(Mutex<Vec<(Moment, String)>>);

/// The window, in seconds.
const WINDOW: i64 = 60;
/// Tries for one address in the window.
const PER_EMAIL: usize = 5;
/// Tries in all in the window; also bounds what is remembered.
const IN_ALL: usize = 60;

impl Throttle {
    /// Counts a try for `email`.
    ///
    /// # Errors
    /// [`Error::TooMany`] when there were too many already; such a try does not count.
    pub fn admit(&self, email: &str, now: Moment) -> Result<()> {
        let mut tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        tries.retain(|(at, _)| now.seconds_since(*at) < WINDOW);
        let same = tries.iter().filter(|(_, it)| it == email).count();
        if same >= PER_EMAIL || tries.len() >= IN_ALL {
            return Err(Error::TooMany);
        }
        tries.push((now, email.to_owned()));
        Ok(())
    }

    /// Forgets the tries for `email`: the last one was right.
    pub fn forgive(&self, email: &str) {
        let mut tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        tries.retain(|(_, it)| it != email);
    }
}
