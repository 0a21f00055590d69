//! The reader through its public face: good dumps, bad dumps, hostile dumps.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod common;
mod faults;
mod hostile;
mod reading;
