//! Sessions: kept by the hash of their token.

use crate::SESSION_LONGEST;
use crate::model::{Seat, Session, hex};
use db::{Result, Tx, sql};
use kernel::{AccountId, Lang, Moment, SessionId, fingerprint};

/// A seat somebody sits in, and when they were last seen there.
#[derive(Clone, sqlx::FromRow)]
pub(crate) struct Seated {
    #[sqlx(flatten)]
    pub seat: Seat,
    pub lang: Option<Lang>,
    pub seen_at: Moment,
    pub expires_at: Moment,
}

/// Who sits behind a token's hash; nobody when the session is over or the role is taken away.
pub(crate) async fn seat_of_session(
    tx: &mut Tx,
    hash: &str,
    now: Moment,
    idle_since: Moment,
) -> Result<Option<Seated>> {
    sql!(
        "select s.account, a.name, s.organisation, o.short_name as organisation_name, o.region,
                o.time_zone as zone, s.role, a.lang, s.seen_at,
                s.expires_at
         from sessions s
         join accounts a on a.id = s.account
         join roles r on r.account = s.account and r.organisation = s.organisation
                     and r.role = s.role
         join organisations o on o.id = s.organisation
         where s.hash = $1 and s.expires_at > $2 and s.seen_at > $3 and a.closed_at is null",
        hash,
        now,
        idle_since,
    )
    .optional(tx)
    .await
}

/// Opens a session in a seat and gives its token, which is kept nowhere else.
pub(crate) async fn open_session(
    tx: &mut Tx,
    seat: &Seat,
    now: Moment,
    chance: [u8; 32],
) -> Result<String> {
    let token = hex(chance);
    sql!(
        "insert into sessions
           (id, hash, account, organisation, role, created_at, seen_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $6, $7)",
        SessionId::new(),
        fingerprint(&token),
        seat.account,
        seat.organisation,
        seat.role,
        now,
        now.plus_seconds(SESSION_LONGEST),
    )
    .run(tx)
    .await?;
    Ok(token)
}

pub(crate) async fn note_seen(tx: &mut Tx, hash: &str, now: Moment) -> Result<()> {
    sql!("update sessions set seen_at = $2 where hash = $1", hash, now).run(tx).await?;
    Ok(())
}

/// Removes one session, and what is over of the same person.
pub(crate) async fn sweep(
    tx: &mut Tx,
    hash: &str,
    account: AccountId,
    now: Moment,
    idle_since: Moment,
) -> Result<()> {
    sql!(
        "delete from sessions
         where hash = $1 or (account = $2 and (expires_at <= $3 or seen_at <= $4))",
        hash,
        account,
        now,
        idle_since,
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Somebody's running sessions, newest first.
pub(crate) async fn sessions(
    tx: &mut Tx,
    account: AccountId,
    now: Moment,
    idle_since: Moment,
) -> Result<Vec<Session>> {
    sql!(
        "select s.id, s.hash, o.short_name as organisation_name, s.role, s.created_at, s.seen_at
         from sessions s join organisations o on o.id = s.organisation
         where s.account = $1 and s.expires_at > $2 and s.seen_at > $3
         order by s.created_at desc, s.id desc limit 50",
        account,
        now,
        idle_since,
    )
    .all(tx)
    .await
}

/// Ends one of somebody's sessions; says whether there was one.
pub(crate) async fn end_session(tx: &mut Tx, account: AccountId, id: SessionId) -> Result<bool> {
    let ended = sql!("delete from sessions where id = $1 and account = $2", id, account).run(tx);
    Ok(ended.await? > 0)
}

/// Ends all of somebody's sessions but the one with this hash.
pub(crate) async fn end_others(tx: &mut Tx, account: AccountId, hash: &str) -> Result<()> {
    sql!("delete from sessions where account = $1 and hash <> $2", account, hash).run(tx).await?;
    Ok(())
}
