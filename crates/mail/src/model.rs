//! What a mail is and what may become of it.

use kernel::{AccountId, MessageId, Moment};

/// A letter to be sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// What it is about: at most one letter per event and person, ever.
    pub event: String,
    /// To whom.
    pub account: AccountId,
    /// Their address.
    pub address: String,
    /// The subject, one line.
    pub subject: String,
    /// The text.
    pub text: String,
    /// When it was written; it is due at once.
    pub at: Moment,
}

/// A letter in the outbox.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Mail {
    /// Its id; the `Message-ID` is made of it.
    pub id: MessageId,
    /// What it is about.
    pub event: String,
    /// To whom.
    pub account: AccountId,
    /// Their address.
    pub address: String,
    /// The subject.
    pub subject: String,
    /// The text; empty once it has been forgotten.
    pub body: String,
    /// What has become of it.
    pub state: State,
    /// How often it was tried.
    pub tries: i64,
    /// When it was written.
    pub queued_at: Moment,
    /// Not to be tried before; while it is being sent: by when that must have ended.
    pub due_at: Moment,
    /// When it came to its end.
    pub ended_at: Option<Moment>,
    /// What the server said, or what went wrong.
    pub answer: String,
}

/// What has become of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Waits for its turn, or for another try.
    Queued,
    /// Is being handed over.
    Sending,
    /// The server has taken it.
    Sent,
    /// Refused for good, or tried often enough.
    Failed,
    /// The text was handed over, and nobody knows whether it was taken.
    Unknown,
    /// The address must not get mail.
    Quiet,
    /// Not sent, only shown: a demo or a dry run.
    Shown,
}

kernel::words! {
    State {
        Queued = "queued", Sending = "sending", Sent = "sent", Failed = "failed",
        Unknown = "unknown", Quiet = "quiet", Shown = "shown",
    }
}

/// How one try ended; with what the server said or what went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The server has taken it.
    Sent(String),
    /// Known not to have been taken; another try may succeed.
    Later(String),
    /// Known not to have been taken, nor will it be.
    Refused(String),
    /// The text was handed over and no answer came.
    Unknown(String),
    /// Nothing was to be sent.
    Shown,
}

/// Why a mail is not sent again.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("a mail that is {0} is not sent again")]
pub struct Unsendable(pub State);

/// Pauses between tries, in seconds: a minute, five, half an hour, two hours, six, a day.
const PAUSES: [i64; 6] = [60, 300, 1800, 7200, 21_600, 86_400];
/// Longest answer that is kept (characters).
const LONGEST_ANSWER: usize = 300;

impl Mail {
    /// What becomes of a mail that was just tried, and when it is due again.
    pub(crate) fn after(&self, outcome: Outcome, now: Moment) -> Mail {
        let (state, answer) = match outcome {
            Outcome::Sent(answer) => (State::Sent, answer),
            Outcome::Refused(answer) => (State::Failed, answer),
            Outcome::Unknown(answer) => (State::Unknown, answer),
            Outcome::Shown => (State::Shown, String::new()),
            Outcome::Later(answer) => match self.pause() {
                Some(pause) => {
                    let due_at = now.plus_seconds(pause);
                    let answer = shortened(&answer);
                    return Mail { state: State::Queued, due_at, answer, ..self.clone() };
                }
                None => (State::Failed, answer),
            },
        };
        Mail { state, ended_at: Some(now), answer: shortened(&answer), ..self.clone() }
    }

    /// Whether an administrator may have it sent (again).
    ///
    /// # Errors
    /// Only what failed or whose fate is unknown may.
    pub fn may_be_sent_again(&self) -> Result<(), Unsendable> {
        match self.state {
            State::Failed | State::Unknown => Ok(()),
            other => Err(Unsendable(other)),
        }
    }

    /// The pause after the try that was just made; `None` when it was the last.
    fn pause(&self) -> Option<i64> {
        PAUSES.get(usize::try_from(self.tries - 1).ok()?).copied()
    }
}

fn shortened(answer: &str) -> String {
    answer.chars().filter(|it| *it != '\0').take(LONGEST_ANSWER).collect()
}
