//! The worker's step: one mail from the outbox to its fate.

use crate::store;
use crate::{Mail, Outcome, Smtp, State};
use db::{Db, Result, transact};
use kernel::Moment;

/// How mails leave.
#[derive(Debug, Clone)]
pub enum Way {
    /// To a server.
    Smtp(Box<Smtp>),
    /// Not at all: they are only shown. A demo, or a dry run.
    Show,
}

/// A try lasts no longer, in seconds; whoever began one and has not ended it by then is dead. Far
/// above the sum of all time-outs of [`Smtp`].
const LEASE: i64 = 15 * 60;

/// Takes the mail that has been due longest, hands it over, notes what became of it, and returns
/// it; `None` when no mail is due. Where the way is blocked, all others wait too. The claim and the note are short changes; no transaction is open while the
/// server is being talked to.
///
/// # Errors
/// The database's. A fate that could not be noted becomes `unknown` when the lease is over.
pub async fn deliver(db: &Db, way: &Way, now: Moment) -> Result<Option<Mail>> {
    if !store::is_any_due(&mut db.read().await?, now).await? {
        return Ok(None);
    }
    let until = now.plus_seconds(LEASE);
    let claimed = transact!(db, |tx| {
        let Some(mail) = store::claim(tx, now, until).await? else { return Ok(None) };
        if store::is_quiet(tx, &mail.address).await? {
            let hushed = Mail { state: State::Quiet, ended_at: Some(now), ..mail };
            store::settle(tx, &hushed, hushed.tries).await?;
            return Ok(Some(hushed));
        }
        Ok::<_, db::Error>(Some(mail))
    })?;
    let Some(mail) = claimed else { return Ok(None) };
    if mail.state == State::Quiet {
        return Ok(Some(mail));
    }
    let outcome = match way {
        Way::Smtp(server) => server.send(&mail).await,
        Way::Show => Outcome::Shown,
    };
    let (mail, nth) = (mail.after(outcome, now), mail.tries);
    transact!(db, |tx| {
        store::settle(tx, &mail, nth).await?;
        if mail.trouble().is_some() {
            store::hold_back(tx, &mail).await?;
        }
        Ok::<_, db::Error>(())
    })?;
    Ok(Some(mail))
}

/// Marks mails whose sender died in the middle as `unknown`; says how many.
///
/// # Errors
/// The database's.
pub async fn abandon(db: &Db, now: Moment) -> Result<u64> {
    if !store::is_any_abandoned(&mut db.read().await?, now).await? {
        return Ok(0); // looked at first: a change makes others wait, a look does not
    }
    transact!(db, |tx| { store::abandon(tx, now).await })
}
