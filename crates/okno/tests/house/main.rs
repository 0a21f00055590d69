//! The whole house under test: access, answers at the front door, the program as a process, and
//! what happens when the database fails. One binary, because linking the house takes longest.
#![expect(clippy::unwrap_used, reason = "a failure should stop the test")]

mod access;
mod agreements;
mod bridge;
mod common;
mod evidence;
mod exchange;
mod exchange_practices;
mod finding;
mod founding;
mod front;
mod indicators;
mod news;
mod plans;
mod process;
mod registry;
mod trouble;
mod visits;
