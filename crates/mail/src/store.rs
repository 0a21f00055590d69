//! Where mails wait, and who must not get any.

use crate::{Letter, Mail, State, Unsendable};
use db::{Result, Tx, sql};
use kernel::{AccountId, MessageId, Moment};

/// An address that must not get mail.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Quiet {
    /// The address, folded.
    pub address: String,
    /// `asked` by its owner, or `administrator`.
    pub reason: String,
    /// Since when.
    pub since: Moment,
}

/// Writes a letter in the change's transaction; says whether it was the first of its event to this
/// person, others are not written.
pub async fn queue(tx: &mut Tx, it: &Letter) -> Result<bool> {
    let written = sql!(
        "insert into mails (id, event, account, address, subject, body, state, queued_at, due_at)
         values ($1, $2, $3, $4, $5, $6, 'queued', $7, $7)
         on conflict (event, account) do nothing",
        MessageId::new(),
        it.event.as_str(),
        it.account,
        it.address.as_str(),
        one_line(&it.subject),
        it.text.as_str(),
        it.at,
    );
    Ok(written.run(tx).await? > 0)
}

/// The newest mails of the installation.
pub async fn latest(tx: &mut Tx, limit: i64) -> Result<Vec<Mail>> {
    sql!(
        "select id, event, account, address, subject, body, state, tries, queued_at, due_at,
                ended_at, answer
         from mails order by queued_at desc, id desc limit $1",
        limit
    )
    .all(tx)
    .await
}

/// Somebody's newest mails.
pub async fn of_account(tx: &mut Tx, account: AccountId, limit: i64) -> Result<Vec<Mail>> {
    sql!(
        "select id, event, account, address, subject, body, state, tries, queued_at, due_at,
                ended_at, answer
         from mails where account = $1 order by queued_at desc, id desc limit $2",
        account,
        limit
    )
    .all(tx)
    .await
}

/// How many mails there are in each state.
pub async fn counts(tx: &mut Tx) -> Result<Vec<(State, i64)>> {
    sql!("select state, count(*) from mails group by state order by state limit 10").all(tx).await
}

/// Queues a mail once more, by an administrator's wish; `None` when there is no such mail.
///
/// # Errors
/// Inside: only what failed, or whose fate is unknown, is sent again.
pub async fn send_again(
    tx: &mut Tx,
    id: MessageId,
    now: Moment,
) -> Result<Option<Result<(), Unsendable>>> {
    let found: Option<Mail> = sql!(
        "select id, event, account, address, subject, body, state, tries, queued_at, due_at,
                ended_at, answer
         from mails where id = $1",
        id
    )
    .optional(tx)
    .await?;
    let Some(mail) = found else { return Ok(None) };
    if let Err(refused) = mail.may_be_sent_again() {
        return Ok(Some(Err(refused)));
    }
    sql!(
        "update mails set state = 'queued', tries = 0, due_at = $2, ended_at = null where id = $1",
        id,
        now
    )
    .run(tx)
    .await?;
    Ok(Some(Ok(())))
}

/// Forgets the texts of mails that came to their end before a moment; that they were sent stays
/// known. Says how many.
pub async fn forget_texts(tx: &mut Tx, before: Moment) -> Result<u64> {
    sql!("update mails set body = '' where ended_at < $1 and body <> ''", before).run(tx).await
}

/// Puts an address on the quiet list.
pub async fn hush(tx: &mut Tx, address: &str, reason: &str, now: Moment) -> Result<()> {
    sql!(
        "insert into mail_quiet (address, reason, since) values ($1, $2, $3)
         on conflict (address) do nothing",
        address.to_lowercase(),
        reason,
        now
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Takes an address off the quiet list; says whether it was on it.
pub async fn unhush(tx: &mut Tx, address: &str) -> Result<bool> {
    let gone = sql!("delete from mail_quiet where address = $1", address.to_lowercase());
    Ok(gone.run(tx).await? > 0)
}

/// The quiet list.
pub async fn quiet(tx: &mut Tx) -> Result<Vec<Quiet>> {
    sql!("select address, reason, since from mail_quiet order by address limit 500").all(tx).await
}

/// Whether an address must not get mail.
pub async fn is_quiet(tx: &mut Tx, address: &str) -> Result<bool> {
    let found: Option<(String,)> =
        sql!("select address from mail_quiet where address = $1", address.to_lowercase())
            .optional(tx)
            .await?;
    Ok(found.is_some())
}

/// Whether a mail is due.
pub(crate) async fn is_any_due(tx: &mut Tx, now: Moment) -> Result<bool> {
    let found: Option<(MessageId,)> = sql!(
        "select id from mails where state = 'queued' and due_at <= $1 order by due_at, id limit 1",
        now
    )
    .optional(tx)
    .await?;
    Ok(found.is_some())
}

/// Takes the mail that has been due longest: it is `sending`, until `until` at most.
pub(crate) async fn claim(tx: &mut Tx, now: Moment, until: Moment) -> Result<Option<Mail>> {
    sql!(
        "update mails set state = 'sending', tries = tries + 1, due_at = $2
         where id in (select id from mails where state = 'queued' and due_at <= $1
                      order by due_at, id limit 1)
         returning id, event, account, address, subject, body, state, tries, queued_at, due_at,
                   ended_at, answer",
        now,
        until
    )
    .optional(tx)
    .await
}

/// Notes what became of a mail that was claimed for its `nth` try, unless somebody else has said
/// so meanwhile.
pub(crate) async fn settle(tx: &mut Tx, it: &Mail, nth: i64) -> Result<()> {
    sql!(
        "update mails set state = $2, due_at = $3, ended_at = $4, answer = $5, tries = $6
         where id = $1 and state = 'sending' and tries = $7",
        it.id,
        it.state,
        it.due_at,
        it.ended_at,
        it.answer.as_str(),
        it.tries,
        nth,
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Whatever is due before a mail that found the way blocked waits as long, for the same reason.
pub(crate) async fn hold_back(tx: &mut Tx, blocked: &Mail) -> Result<()> {
    sql!(
        "update mails set due_at = $1, answer = $2 where state = 'queued' and due_at < $1",
        blocked.due_at,
        blocked.answer.as_str(),
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Mails whose sender has died in the middle: their fate is unknown. Says how many.
pub(crate) async fn abandon(tx: &mut Tx, now: Moment) -> Result<u64> {
    sql!(
        "update mails set state = 'unknown', ended_at = $1 where state = 'sending' and due_at <= $1",
        now
    )
    .run(tx)
    .await
}

/// Whether the sender of any mail has died in the middle.
pub(crate) async fn is_any_abandoned(tx: &mut Tx, now: Moment) -> Result<bool> {
    let found: Option<(MessageId,)> = sql!(
        "select id from mails where state = 'sending' and due_at <= $1 order by due_at, id limit 1",
        now
    )
    .optional(tx)
    .await?;
    Ok(found.is_some())
}

/// A subject has no line breaks: they would be headers.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
