//! The postman beside the sealer: writes digests, sends what waits in the outbox, and once a day
//! clears away what nobody needs.

use crate::reminders;
use kernel::Moment;
use mail::{Mail, Way};
use std::time::Duration;
use web::App;

/// How mail leaves this installation.
#[derive(Debug, Clone)]
pub struct Post {
    /// To a server, or only shown.
    pub way: Way,
    /// Mails sent in a minute at most.
    pub per_minute: u32,
    /// The address people reach the installation by, without a slash at its end; "" where nobody
    /// said.
    pub site: String,
}

/// Pause when nothing is due.
const REST: Duration = Duration::from_secs(5);
/// Pause after a fault of the database.
const TROUBLE: Duration = Duration::from_secs(30);
/// Seconds between two looks for digests that are due.
const DIGESTS: i64 = 60;
/// Pause before the first clearing: a start has other things to do.
const SETTLING: Duration = Duration::from_secs(60);
/// Pause between two clearings.
const DAY: Duration = Duration::from_secs(24 * 3600);
/// Texts of mails are forgotten after 90 days, in seconds.
const TEXTS: i64 = 90 * 24 * 3600;

/// Sends until it is aborted.
pub(crate) async fn work(app: App, post: Post) {
    let mut looked: Option<Moment> = None;
    loop {
        let now = app.clock.now();
        let due = looked.is_none_or(|it| now.seconds_since(it) >= DIGESTS);
        let done = match due {
            true => prepare(&app, &post, now).await,
            false => Ok(()),
        };
        if done.is_ok() && due {
            looked = Some(now);
        }
        let sent = match done {
            Ok(()) => mail::deliver(&app.db, &post.way, now).await,
            Err(error) => Err(error),
        };
        match sent {
            Ok(Some(mail)) => {
                report(&mail);
                tokio::time::sleep(post.pace()).await;
            }
            Ok(None) => tokio::time::sleep(REST).await,
            Err(error) => {
                tracing::warn!(%error, "the outbox does not move; trying again");
                tokio::time::sleep(TROUBLE).await;
            }
        }
    }
}

fn report(mail: &Mail) {
    match mail.trouble() {
        Some(it) => {
            tracing::warn!(trouble = %it, said = mail.said(), "no mail leaves: see the page of mails")
        }
        None => tracing::debug!(state = %mail.state, "a mail"),
    }
}

/// Gives up mails whose sender died, and writes the digests that are due.
async fn prepare(app: &App, post: &Post, now: Moment) -> db::Result<()> {
    let abandoned = mail::abandon(&app.db, now).await?;
    if abandoned > 0 {
        tracing::warn!(abandoned, "mails whose fate is unknown: see the page of mails");
    }
    let looked = reminders::write_digests(&app.db, &post.site, now).await?;
    if looked > 0 {
        tracing::debug!(looked, "digests");
    }
    Ok(())
}

/// Clears away, once a day, files nothing refers to and texts of old mails.
pub(crate) async fn clear(app: App) {
    tokio::time::sleep(SETTLING).await;
    loop {
        let now = app.clock.now();
        match app.files.sweep(&app.db, now, files::GRACE).await {
            Ok(it) => {
                tracing::info!(files = it.files, contents = it.contents, bytes = it.bytes, "swept");
            }
            Err(error) => tracing::warn!(%error, "files could not be swept; trying tomorrow"),
        }
        if let Err(error) = forget_texts(&app, now).await {
            tracing::warn!(%error, "texts of old mails could not be forgotten");
        }
        tokio::time::sleep(DAY).await;
    }
}

async fn forget_texts(app: &App, now: Moment) -> db::Result<u64> {
    let before = now.plus_seconds(-TEXTS);
    db::transact!(app.db, |tx| { mail::forget_texts(tx, before).await })
}

impl Post {
    /// A demo's: everything is shown, nothing sent.
    pub fn shown() -> Post {
        Post { way: Way::Show, per_minute: u32::MAX, site: String::new() }
    }

    /// The pause between two mails.
    fn pace(&self) -> Duration {
        Duration::from_secs(60) / self.per_minute.max(1)
    }
}
