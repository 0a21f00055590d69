//! The personal calendar: what waits with a term, by an address nobody else knows.

use super::{settings, store, waiting};
use crate::house::hex;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::routing::TypedPath;
use db::transact;
use documents::{Event, When};
use journal::{Note, Thing};
use kernel::{AccountId, Lang, fingerprint};
use maud::Markup;
use serde::Deserialize;
use web::{Desk, Error, Guest, Result, say, t};

/// The feed: 64 hexadecimal digits and `.ics`.
#[derive(TypedPath, Deserialize)]
#[typed_path("/calendar/{secret}")]
pub(crate) struct Feed {
    secret: String,
}

/// A calendar is given; the one there was stops.
#[derive(TypedPath)]
#[typed_path("/account/reminders/calendar")]
pub(crate) struct Issue;

/// The calendar is taken away.
#[derive(TypedPath)]
#[typed_path("/account/reminders/calendar/revocation")]
pub(crate) struct Revocation;

pub(crate) async fn feed(
    Feed { secret }: Feed,
    guest: Guest,
    headers: HeaderMap,
) -> Result<Response> {
    let secret = secret.strip_suffix(".ics").ok_or(Error::NotFound)?;
    let mut tx = guest.db().read().await?;
    let owner = store::owner_of_calendar(&mut tx, &fingerprint(secret)).await?;
    let owner = owner.ok_or(Error::NotFound)?;
    let account = people::account(&mut tx, owner).await?.ok_or(Error::NotFound)?;
    let lang = account.lang.unwrap_or_default();
    let events = events(&mut tx, &guest, owner, lang, &origin(&headers)).await?;
    let text = documents::calendar(&t!(lang, "calendar-name"), &events);
    Ok(([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], text).into_response())
}

/// Issues a secret and shows the address this once.
pub(crate) async fn issue(_: Issue, desk: Desk, headers: HeaderMap) -> Result<Markup> {
    let secret = hex(&(desk.app.chance)());
    let (me, hash) = (desk.actor().account, fingerprint(&secret));
    transact!(desk.db(), |tx| {
        store::give_calendar(tx, me, &hash, desk.now).await?;
        let note = Note::by(desk.actor(), "calendar-issued", Thing::Account, me);
        journal::write(tx, desk.now, note).await
    })?;
    let address = format!("{}{}", origin(&headers), Feed { secret: format!("{secret}.ics") });
    settings::page(&desk, Some(&address)).await
}

pub(crate) async fn revoke(_: Revocation, desk: Desk) -> Result<Redirect> {
    let me = desk.actor().account;
    transact!(desk.db(), |tx| {
        if store::take_calendar(tx, me).await? {
            let note = Note::by(desk.actor(), "calendar-revoked", Thing::Account, me);
            journal::write(tx, desk.now, note).await?;
        }
        Ok::<_, Error>(())
    })?;
    Ok(Redirect::to(&settings::Show.to_string()))
}

/// A day-long event for everything with a term, in any of the person's seats.
async fn events(
    tx: &mut db::Tx,
    guest: &Guest,
    owner: AccountId,
    lang: Lang,
    origin: &str,
) -> Result<Vec<Event>> {
    let mut events: Vec<Event> = Vec::new();
    for actor in people::actors(tx, owner).await? {
        for it in waiting::of_actor(tx, &actor, actor.today(guest.now)).await? {
            let Some(due) = it.due else { continue };
            let name = fingerprint(&format!("{} {}", it.href, it.say));
            let uid = format!("{}@okno", &name[..32]);
            if events.iter().any(|it| it.uid == uid) {
                continue;
            }
            events.push(Event {
                uid,
                stamp: guest.now.0,
                when: When::Days(due.0, due.0),
                summary: say(lang, &it.say),
                place: String::new(),
                description: format!("{origin}{}", it.href),
            });
        }
    }
    Ok(events)
}

/// By which address the browser came: a proxy in front says whether it was `https`.
fn origin(headers: &HeaderMap) -> String {
    let text = |name: &str| headers.get(name).and_then(|it| it.to_str().ok());
    let scheme = if text("x-forwarded-proto") == Some("https") { "https" } else { "http" };
    let host = text("host").unwrap_or("localhost");
    format!("{scheme}://{host}")
}
