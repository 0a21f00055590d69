//! Who is in front of us: asked on every request, so it is one statement by a unique key, and
//! none where it was asked a moment ago (see [`web::Memory`]).

use crate::store::Seated;
use crate::{SESSION_IDLE, cookie, store};
use axum::http::HeaderMap;
use db::{Db, Result, transact};
use kernel::{Actor, Channel, Lang, Moment, fingerprint};
use web::{Memory, Read};

/// Somebody identified.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Who acts.
    pub actor: Actor,
    /// The language they chose, if they did.
    pub lang: Option<Lang>,
}

/// A session's last use is noted at most so often, in seconds: a write for every reading would
/// make every reader wait for the disk.
const SEEN_EVERY: i64 = 5 * 60;

/// Who sits behind a session's or a token's hash.
static SEATS: Memory<String, Seated> = Memory::new(4096);

/// The person behind a request's cookie or token; a token wins.
pub async fn identify(db: &Db, headers: &HeaderMap, now: Moment) -> Result<Option<Person>> {
    if let Some(token) = cookie::bearer_token(headers) {
        return identify_token(db, token, now).await;
    }
    match cookie::session_token(headers) {
        Some(token) => identify_session(db, token, now).await,
        None => Ok(None),
    }
}

/// The person of a session that is neither idle for [`SESSION_IDLE`] nor past its end; whoever
/// lost the role or left is nobody at once, or 2 seconds later where another process took it.
pub async fn identify_session(db: &Db, token: &str, now: Moment) -> Result<Option<Person>> {
    let hash = fingerprint(token);
    let idle_since = now.plus_seconds(-SESSION_IDLE);
    let read =
        async { store::seat_of_session(&mut db.read().await?, &hash, now, idle_since).await };
    let found = recall_or(db, &hash, now, read).await?;
    let Some(found) = found.filter(|it| it.seen_at > idle_since) else { return Ok(None) };
    if now.seconds_since(found.seen_at) >= SEEN_EVERY
        && let Err(error) = note_seen(db, &hash, now).await
    {
        // Reading goes on while nothing can be written.
        tracing::warn!(%error, "a session's last use was not noted");
    }
    Ok(Some(Person { actor: found.seat.actor(Channel::Session), lang: found.lang }))
}

/// The person in whose name a program acts, by a token that is neither revoked nor expired.
pub async fn identify_token(db: &Db, token: &str, now: Moment) -> Result<Option<Person>> {
    let hash = fingerprint(token);
    let read = async { store::seat_of_token(&mut db.read().await?, &hash, now).await };
    let found = recall_or(db, &hash, now, read).await?;
    Ok(found.map(|it| Person { actor: it.seat.actor(Channel::Token), lang: it.lang }))
}

/// Who sat behind this hash a moment ago, else whom `read` finds. What ends by the clock is
/// compared with the clock every time. Nobody is not remembered: guesses would fill the memory.
async fn recall_or(
    db: &Db,
    hash: &str,
    now: Moment,
    read: impl Future<Output = Result<Option<Seated>>>,
) -> Result<Option<Seated>> {
    let begin = Read::begin(db, now);
    if let Some(known) = SEATS.recall(db, begin, hash.to_owned()) {
        return Ok(Some(known).filter(|it| it.expires_at > now));
    }
    let found = read.await?;
    if let Some(found) = &found {
        SEATS.keep(db, begin, hash.to_owned(), found.clone());
    }
    Ok(found)
}

async fn note_seen(db: &Db, hash: &str, now: Moment) -> Result<()> {
    transact!(db, |tx| { store::note_seen(tx, hash, now).await })
}
