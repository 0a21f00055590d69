//! Being reminded: «Что ждёт меня», the digest, the personal calendar, and how one wants it.

mod calendar;
mod digest;
mod settings;
mod store;
#[cfg(test)]
mod tests;
mod waiting;

pub(crate) use calendar::{feed, issue, revoke};
pub(crate) use digest::write_digests;
pub(crate) use settings::{choose, settings};
pub(crate) use waiting::show;
