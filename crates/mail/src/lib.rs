//! The outbox: mails written in the transaction of their change, sent by a worker, at most once.
//!
//! [`queue`] writes a letter; a second one for the same event and person is not written. The
//! worker on the roof calls [`deliver`] again and again: it takes one letter, marks it `sending`,
//! hands it over, and notes its fate. What is known not to have been handed over is tried again
//! later; where the connection broke after the text had been handed over, or the program died in
//! the middle, the fate is `unknown`, and nothing is sent again by itself. What only an administrator
//! can mend (a [`Trouble`]: a wrong password, a wrong certificate) is nobody's letter's fault: all
//! wait until it is mended.

mod deliver;
mod model;
mod smtp;
mod store;
#[cfg(test)]
mod tests;
mod trouble;

pub use deliver::{Way, abandon, deliver};
pub use model::{Letter, Mail, Outcome, State, Trouble, Unsendable};
pub use smtp::{Security, Smtp, WrongServer};
pub use store::{
    Quiet, counts, forget_texts, hush, is_quiet, latest, of_account, queue, quiet, send_again,
    unhush,
};
