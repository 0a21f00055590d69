//! The digest: one letter per person and day, about everything that waits.

use super::store::{self, Reader};
use super::waiting;
use db::{Db, Result, Tx, transact};
use kernel::{Day, Lang, Moment};
use mail::Letter;
use web::{Waiting, fmt, say, t};

/// People looked at in one round, so that a round is short.
const ROUND: i64 = 100;

/// Writes the digests that are due, each in a change of its own; says how many people were looked
/// at. `site` is the address people reach the installation by, without a slash at its end.
pub(crate) async fn write_digests(db: &Db, site: &str, now: Moment) -> Result<usize> {
    let mut looked = 0;
    let zones = store::zones(&mut db.read().await?).await?;
    for zone in zones {
        let (day, hour) = (now.day_in(&zone), i64::from(now.in_zone(&zone).hour()));
        let readers = store::readers(&mut db.read().await?, &zone, day, hour, ROUND).await?;
        looked += readers.len();
        for reader in readers {
            write_digest(db, site, &reader, day, now).await?;
        }
    }
    Ok(looked)
}

async fn write_digest(db: &Db, site: &str, reader: &Reader, day: Day, now: Moment) -> Result<()> {
    let waiting = of_person(&mut db.read().await?, reader, now).await?;
    let letter = (!waiting.is_empty()).then(|| letter(site, reader, day, &waiting, now));
    transact!(db, |tx| {
        if let Some(letter) = &letter {
            mail::queue(tx, letter).await?;
        }
        store::looked(tx, reader.account, day).await
    })
}

/// What waits in all of somebody's seats; what waits in two of them stands once.
async fn of_person(tx: &mut Tx, reader: &Reader, now: Moment) -> Result<Vec<Waiting>> {
    let mut all: Vec<Waiting> = Vec::new();
    for actor in people::actors(tx, reader.account).await? {
        for it in waiting::of_actor(tx, &actor, actor.today(now)).await? {
            if !all.contains(&it) {
                all.push(it);
            }
        }
    }
    Ok(all)
}

fn letter(site: &str, to: &Reader, day: Day, waiting: &[Waiting], now: Moment) -> Letter {
    let lang = to.lang.unwrap_or_default();
    let count = waiting.len();
    let lines: String = waiting.iter().map(|it| line(lang, site, day, it)).collect();
    let hello = t!(lang, "digest-hello", name = to.name.as_str());
    let lead = t!(lang, "digest-lead", count = count);
    let settings = format!("{site}{}", super::settings::Show);
    let tail = t!(lang, "digest-tail", settings = settings);
    Letter {
        event: format!("digest:{day}"),
        account: to.account,
        address: to.email.clone(),
        subject: t!(lang, "digest-subject", count = count, day = fmt::day(lang, day)),
        text: format!("{hello}\n\n{lead}\n\n{lines}{tail}\n"),
        at: now,
    }
}

fn line(lang: Lang, site: &str, today: Day, it: &Waiting) -> String {
    let what = say(lang, &it.say);
    let due = it.due.map(|due| match due < today {
        true => t!(lang, "digest-was-due", day = fmt::day(lang, due)),
        false => t!(lang, "digest-due", day = fmt::day(lang, due)),
    });
    let due = due.map(|it| format!(" ({it})")).unwrap_or_default();
    format!("— {what}{due}\n  {site}{}\n\n", it.href)
}
