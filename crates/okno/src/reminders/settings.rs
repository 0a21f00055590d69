//! How one wants to be reminded: digest, quiet, calendar.

use super::calendar::{Issue, Revocation};
use super::store::{self, Wishes};
use axum::response::Redirect;
use axum_extra::routing::TypedPath;
use db::transact;
use journal::{Note, Thing};
use kernel::Moment;
use maud::{Markup, html};
use web::{Desk, Error, Faults, Frame, Result, Typed, fmt, frame, t, ui};

#[derive(TypedPath)]
#[typed_path("/account/reminders")]
pub(crate) struct Show;

/// What the page shows.
struct Mine {
    wishes: Wishes,
    quiet: bool,
    email: String,
    calendar: Option<Moment>,
}

pub(crate) async fn settings(_: Show, desk: Desk) -> Result<Markup> {
    page(&desk, None).await
}

pub(crate) async fn choose(_: Show, desk: Desk, typed: Typed) -> Result<Redirect> {
    let hour = typed.get("hour").parse().ok().filter(|it| (0..24).contains(it));
    let me = desk.actor().account;
    transact!(desk.db(), |tx| {
        let account = people::account(tx, me).await?.ok_or(Error::SignedOut)?;
        let before = store::wishes(tx, me).await?;
        let wishes = Wishes { digest: typed.has("digest"), hour: hour.unwrap_or(before.hour) };
        store::wish(tx, me, wishes).await?;
        let address = account.email.to_string();
        match typed.has("quiet") {
            true => mail::hush(tx, &address, "asked", desk.now).await?,
            false => mail::unhush(tx, &address).await.map(drop)?,
        }
        let note = Note::by(desk.actor(), "reminders-chosen", Thing::Account, me);
        journal::write(tx, desk.now, note).await?;
        Ok::<_, Error>(())
    })?;
    Ok(Redirect::to(&Show.to_string()))
}

/// The page; `fresh` is the address of a calendar given now, shown this once.
pub(super) async fn page(desk: &Desk, fresh: Option<&str>) -> Result<Markup> {
    let mine = Mine::find(desk).await?;
    let lang = desk.lang;
    let body = html! {
        @if let Some(address) = fresh {
            (ui::notice(ui::Tone::Good, html! {
                p { (t!(lang, "calendar-once")) }
                p { code data-token { (address) } }
            }))
        }
        (ui::sheet(&t!(lang, "reminders-digest"), digest(desk, &mine)))
        (ui::aside(&t!(lang, "reminders-calendar"), calendar(desk, &mine)))
    };
    let head = Frame::titled(t!(lang, "reminders-title"))
        .crumb(t!(lang, "waiting-title"), super::waiting::Show)
        .section("/waiting");
    Ok(frame(desk, head, body))
}

impl Mine {
    async fn find(desk: &Desk) -> Result<Mine> {
        let me = desk.actor().account;
        let mut tx = desk.db().read().await?;
        let email = people::account(&mut tx, me).await?.ok_or(Error::SignedOut)?.email.to_string();
        Ok(Mine {
            wishes: store::wishes(&mut tx, me).await?,
            quiet: mail::is_quiet(&mut tx, &email).await?,
            calendar: store::calendar_since(&mut tx, me).await?,
            email,
        })
    }
}

fn digest(desk: &Desk, mine: &Mine) -> Markup {
    let lang = desk.lang;
    let ticked = |it: bool| if it { "on".to_owned() } else { String::new() };
    let typed = Typed::filled([
        ("digest", ticked(mine.wishes.digest)),
        ("hour", mine.wishes.hour.to_string()),
        ("quiet", ticked(mine.quiet)),
    ]);
    let faults = Faults::default();
    let field = |name, label, hint| ui::Field { name, label, hint, ..ui::Field::default() };
    let hours = (0..24).map(|it| (it, format!("{it}:00")));
    let digest = field("digest", t!(lang, "reminders-send"), t!(lang, "reminders-send-hint"));
    let hour = field("hour", t!(lang, "reminders-hour"), t!(lang, "reminders-hour-hint"));
    let quiet = field("quiet", t!(lang, "reminders-quiet"), t!(lang, "reminders-quiet-hint"));
    html! {
        p.soft { (t!(lang, "reminders-address", address = mine.email.as_str())) }
        form method="post" action=(Show) {
            (ui::checkbox(lang, digest, &typed, &faults))
            (ui::select(lang, hour, hours, &typed, &faults))
            (ui::checkbox(lang, quiet, &typed, &faults))
            (ui::submit(&t!(lang, "reminders-save")))
        }
    }
}

fn calendar(desk: &Desk, mine: &Mine) -> Markup {
    let (lang, zone) = (desk.lang, &desk.actor().zone);
    let question = t!(lang, "calendar-revoke-question");
    html! {
        p.soft { (t!(lang, "calendar-lead")) }
        @match mine.calendar {
            None => (ui::post_button(Issue, &t!(lang, "calendar-issue"))),
            Some(since) => {
                p { (t!(lang, "calendar-since", day = fmt::day(lang, since.day_in(zone)))) }
                (ui::post_button(Issue, &t!(lang, "calendar-renew")))
                (ui::confirm_button(lang, Revocation, &t!(lang, "calendar-revoke"), &question))
            }
        }
    }
}
