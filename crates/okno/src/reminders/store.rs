//! How people want to be reminded, and who reads which calendar.

use db::{Result, Tx, sql};
use kernel::{AccountId, Day, Lang, Moment, Zone};

/// How somebody wants to be reminded.
#[derive(Debug, Clone, Copy, PartialEq, sqlx::FromRow)]
pub(super) struct Wishes {
    /// Whether a digest is sent.
    pub digest: bool,
    /// From which hour of their day on.
    pub hour: i64,
}

/// Somebody whose digest is due.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Reader {
    pub account: AccountId,
    pub name: String,
    pub email: String,
    pub lang: Option<Lang>,
}

/// Without a word from the person: at nine.
const UNSAID: Wishes = Wishes { digest: true, hour: 9 };

pub(super) async fn wishes(tx: &mut Tx, account: AccountId) -> Result<Wishes> {
    let found = sql!("select digest, hour from reminders where account = $1", account);
    Ok(found.optional(tx).await?.unwrap_or(UNSAID))
}

pub(super) async fn wish(tx: &mut Tx, account: AccountId, it: Wishes) -> Result<()> {
    sql!(
        "insert into reminders (account, digest, hour) values ($1, $2, $3)
         on conflict (account) do update set digest = excluded.digest, hour = excluded.hour",
        account,
        it.digest,
        it.hour
    )
    .run(tx)
    .await?;
    Ok(())
}

/// The time zones in which anybody works.
pub(super) async fn zones(tx: &mut Tx) -> Result<Vec<Zone>> {
    let zones: Vec<(Zone,)> =
        sql!("select distinct time_zone from organisations order by time_zone limit 50")
            .all(tx)
            .await?;
    Ok(zones.into_iter().map(|(it,)| it).collect())
}

/// People of a time zone whose digest of `day` is due at this hour and was not looked at yet.
pub(super) async fn readers(
    tx: &mut Tx,
    zone: &Zone,
    day: Day,
    hour: i64,
    limit: i64,
) -> Result<Vec<Reader>> {
    sql!(
        "select a.id as account, a.name, a.email, a.lang
         from accounts a left join reminders m on m.account = a.id
         where a.closed_at is null and coalesce(m.digest, true) and coalesce(m.hour, 9) <= $3
           and coalesce(m.last_digest, '') < $2
           and exists (select 1 from roles r join organisations o on o.id = r.organisation
                       where r.account = a.id and o.time_zone = $1)
         order by a.id limit $4",
        zone.to_string(),
        day,
        hour,
        limit
    )
    .all(tx)
    .await
}

/// Notes that somebody's day was looked at, whether anything waited or not.
pub(super) async fn looked(tx: &mut Tx, account: AccountId, day: Day) -> Result<()> {
    sql!(
        "insert into reminders (account, last_digest) values ($1, $2)
         on conflict (account) do update set last_digest = excluded.last_digest",
        account,
        day
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Gives somebody a calendar; the one they had stops.
pub(super) async fn give_calendar(
    tx: &mut Tx,
    account: AccountId,
    hash: &str,
    now: Moment,
) -> Result<()> {
    sql!(
        "insert into calendars (account, hash, created_at) values ($1, $2, $3)
         on conflict (account) do update set hash = excluded.hash, created_at = excluded.created_at",
        account,
        hash,
        now
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Takes somebody's calendar away; says whether there was one.
pub(super) async fn take_calendar(tx: &mut Tx, account: AccountId) -> Result<bool> {
    Ok(sql!("delete from calendars where account = $1", account).run(tx).await? > 0)
}

/// Since when somebody has a calendar.
pub(super) async fn calendar_since(tx: &mut Tx, account: AccountId) -> Result<Option<Moment>> {
    let found: Option<(Moment,)> =
        sql!("select created_at from calendars where account = $1", account).optional(tx).await?;
    Ok(found.map(|(it,)| it))
}

/// Whose calendar a secret opens, by its hash; nobody's when the account is closed.
pub(super) async fn owner_of_calendar(tx: &mut Tx, hash: &str) -> Result<Option<AccountId>> {
    let found: Option<(AccountId,)> = sql!(
        "select c.account from calendars c join accounts a on a.id = c.account
         where c.hash = $1 and a.closed_at is null",
        hash
    )
    .optional(tx)
    .await?;
    Ok(found.map(|(it,)| it))
}
