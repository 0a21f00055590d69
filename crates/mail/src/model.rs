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

/// What keeps every mail from leaving until an administrator has mended it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trouble {
    /// The server refuses the user or the password.
    SignIn,
    /// The server offers no sign-in by a password.
    NoSignIn,
    /// The server demands TLS or a sign-in, and was not told to get them.
    Demands,
    /// The server speaks no TLS where it was asked to.
    NoTls,
    /// Its certificate comes from an authority that is not known here.
    Authority,
    /// Its certificate belongs to another name.
    Name,
    /// Its certificate's term is over or has not begun.
    Term,
    /// Its certificate is wrong otherwise.
    Certificate,
}

kernel::words! {
    Trouble {
        SignIn = "sign-in", NoSignIn = "no-sign-in", Demands = "demands", NoTls = "no-tls",
        Authority = "authority", Name = "name", Term = "term", Certificate = "certificate",
    }
}

/// How one try ended; with what the server said or what went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The server has taken it.
    Sent(String),
    /// Known not to have been taken; another try may succeed.
    Later(String),
    /// Known not to have been taken, nor would any other have been.
    Blocked(Trouble, String),
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
/// Pause while the way is blocked, in seconds: a server that is asked more often with a wrong
/// password shuts us out.
const BLOCKED: i64 = 15 * 60;
/// Stands between a [`Trouble`] and the server's words in an answer.
const MARK: &str = ": ";
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
            Outcome::Blocked(trouble, words) => {
                let waiting = self.waiting(&format!("{trouble}{MARK}{words}"), BLOCKED, now);
                // It was not the letter's fault: its own tries are kept for the day the way is free.
                return Mail { tries: self.tries - 1, ..waiting };
            }
            Outcome::Later(answer) => match self.pause() {
                Some(pause) => return self.waiting(&answer, pause, now),
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

    /// What keeps it, and every other, from leaving.
    pub fn trouble(&self) -> Option<Trouble> {
        let waits = matches!(self.state, State::Queued | State::Sending);
        self.parts().0.filter(|_| waits)
    }

    /// What the server said, or what went wrong, in their own words.
    pub fn said(&self) -> &str {
        self.parts().1
    }

    fn parts(&self) -> (Option<Trouble>, &str) {
        match self.answer.split_once(MARK).map(|(word, words)| (word.parse(), words)) {
            Some((Ok(trouble), words)) => (Some(trouble), words),
            _ => (None, &self.answer),
        }
    }

    fn waiting(&self, answer: &str, pause: i64, now: Moment) -> Mail {
        let (due_at, answer) = (now.plus_seconds(pause), shortened(answer));
        Mail { state: State::Queued, due_at, answer, ..self.clone() }
    }

    /// The pause after the try that was just made; `None` when it was the last.
    fn pause(&self) -> Option<i64> {
        PAUSES.get(usize::try_from(self.tries - 1).ok()?).copied()
    }
}

fn shortened(answer: &str) -> String {
    answer.chars().filter(|it| *it != '\0').take(LONGEST_ANSWER).collect()
}
