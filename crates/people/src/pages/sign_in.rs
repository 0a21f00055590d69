//! The door: address and password, or a role card of the demo.

use super::{Next, local, second_step};
use crate::model::{Seat, hex};
use crate::throttle::Throttle;
use crate::{SESSION_IDLE, cookie, password, session_token, store};
use axum::extract::Query;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::routing::TypedPath;
use db::transact;
use journal::{Note, Thing};
use kernel::{AccountId, Channel, Lang, OrganisationId, Role, Say, fingerprint};
use maud::{Markup, html};
use std::sync::Arc;
use web::{Error, Faults, Frame, Guest, Result, Typed, frame, t, ui, word};

/// The page one signs in on; `?next=` leads back.
#[derive(TypedPath)]
#[typed_path("/sign-in")]
pub struct SignIn;

/// A session of somebody of the demo.
#[derive(TypedPath)]
#[typed_path("/demo-session")]
pub struct DemoSession;

/// Longer addresses do not exist (RFC 5321).
const LONGEST_EMAIL: usize = 254;

pub(super) async fn show(_: SignIn, guest: Guest, Query(it): Query<Next>) -> Result<Markup> {
    view(&guest, &Typed::filled([("next", it.next)]), &Faults::default()).await
}

pub(super) async fn enter(
    throttle: Arc<Throttle>,
    guest: Guest,
    headers: HeaderMap,
    typed: Typed,
) -> Result<Response> {
    let email = typed.get("email").replace('\0', "").to_lowercase();
    throttle.admit(&email, guest.now)?;
    let Some(account) = recognise(&guest, &email, typed.get("password")).await? else {
        return refuse(&guest, &typed, Say::new("people-wrong")).await;
    };
    throttle.forgive(&email);
    let step = store::second_step(&mut guest.db().read().await?, account).await?;
    if step.is_some_and(|it| it.proved_at.is_some()) {
        let page = second_step::ask(&guest, account, typed.get("next"));
        return Ok(([(header::CACHE_CONTROL, "no-store")], page).into_response());
    }
    seated(&guest, &headers, account, typed.get("next")).await
}

/// Opens a session for somebody who has shown who they are.
pub(super) async fn seated(
    guest: &Guest,
    headers: &HeaderMap,
    account: AccountId,
    next: &str,
) -> Result<Response> {
    let seats = store::seats(&mut guest.db().read().await?, account).await?;
    let Some(seat) = seats.first() else {
        let typed = Typed::filled([("next", next.to_owned())]);
        return refuse(guest, &typed, Say::new("people-no-role")).await;
    };
    let cookie = seat_down(guest, headers, seat, "signed-in").await?;
    let next = local(next);
    let next = if seats.len() > 1 { super::switches::choice(next) } else { next.to_owned() };
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(&next)).into_response())
}

pub(super) async fn enter_demo(
    _: DemoSession,
    guest: Guest,
    headers: HeaderMap,
    typed: Typed,
) -> Result<Response> {
    if !guest.app.demo {
        return Err(Error::NotFound);
    }
    let account: AccountId = typed.get("account").parse().map_err(|_| Error::NotFound)?;
    let seats = store::seats(&mut guest.db().read().await?, account).await?;
    let chosen = seats.iter().find(|it| named(&typed, it.organisation, it.role));
    let seat = chosen.or(seats.first()).ok_or(Error::NotFound)?;
    let cookie = seat_down(&guest, &headers, seat, "signed-in").await?;
    let next = Redirect::to(local(typed.get("next")));
    Ok(([(header::SET_COOKIE, cookie)], next).into_response())
}

/// Whether a form names this seat.
pub(super) fn named(typed: &Typed, organisation: OrganisationId, role: Role) -> bool {
    typed.get("organisation") == organisation.to_string() && typed.get("role") == role.word()
}

/// Opens a session in the seat in place of the browser's old one, and gives its cookie: a new
/// token whenever somebody's powers change, so that an old one cannot be planted on them.
pub(super) async fn seat_down(
    guest: &Guest,
    headers: &HeaderMap,
    seat: &Seat,
    verb: &'static str,
) -> Result<String> {
    let old = fingerprint(session_token(headers).unwrap_or_default());
    let idle_since = guest.now.plus_seconds(-SESSION_IDLE);
    let (chance, actor) = ((guest.app.chance)(), seat.clone().actor(Channel::Session));
    let token = transact!(guest.db(), |tx| {
        store::sweep(tx, &old, seat.account, guest.now, idle_since).await?;
        let token = store::open_session(tx, seat, guest.now, chance).await?;
        let note = Note::by(&actor, verb, Thing::Account, seat.account);
        journal::write(tx, guest.now, note.with("role", seat.role.word())).await?;
        Ok::<_, Error>(token)
    })?;
    Ok(cookie::set_session(headers, Some(&token)))
}

/// Whose address and password these are. A failure is journalled under a pseudonym of the address:
/// people type passwords into the wrong field.
async fn recognise(guest: &Guest, email: &str, typed: &str) -> Result<Option<AccountId>> {
    let known = match email.chars().count() <= LONGEST_EMAIL {
        true => store::credentials(&mut guest.db().read().await?, email).await?,
        false => None,
    };
    let (id, kept) = known.map(|it| (it.id, it.password)).unzip();
    if password::verify(typed, kept.flatten()).await {
        return Ok(id);
    }
    let pseudonym = &hex(guest.app.secret.sign(email.as_bytes()))[..32];
    let thing_id = id.map_or_else(|| pseudonym.to_owned(), |it| it.to_string());
    let note = Note::system("sign-in-failed", Thing::Account, thing_id).with("email", pseudonym);
    transact!(guest.db(), |tx| {
        journal::write(tx, guest.now, note.clone()).await?;
        Ok::<_, Error>(None)
    })
}

async fn refuse(guest: &Guest, typed: &Typed, why: Say) -> Result<Response> {
    let mut faults = Faults::default();
    faults.add("", why);
    let page = view(guest, typed, &faults).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

async fn view(guest: &Guest, typed: &Typed, faults: &Faults) -> Result<Markup> {
    let lang = guest.lang;
    let cards = match guest.app.demo {
        true => store::demo_seats(&mut guest.db().read().await?).await?,
        false => Vec::new(),
    };
    let next = local(typed.get("next"));
    let form = form(lang, next, typed, faults);
    let body = html! {
        @if cards.is_empty() {
            (ui::sheet(&t!(lang, "people-by-password"), form))
        } @else {
            (role_cards(lang, next, cards))
            (ui::aside(&t!(lang, "people-by-password"), form))
        }
    };
    let top = Frame::titled(t!(lang, "people-sign-in"));
    let top = match guest.app.demo {
        true => top.lead(html! { (t!(lang, "people-demo-lead")) }),
        false => top,
    };
    Ok(frame(guest, top, body))
}

fn form(lang: Lang, next: &str, typed: &Typed, faults: &Faults) -> Markup {
    let email = ui::Field {
        name: "email",
        label: t!(lang, "people-email"),
        kind: ui::Kind::Email,
        required: true,
        ..ui::Field::default()
    };
    let password = ui::Field {
        name: "password",
        label: t!(lang, "people-password"),
        kind: ui::Kind::Password,
        required: true,
        ..ui::Field::default()
    };
    html! {
        form method="post" action=(SignIn) {
            (ui::fault_summary(lang, faults, &[]))
            (ui::hidden("next", next))
            (ui::field(lang, email, typed, faults))
            (ui::field(lang, password, typed, faults))
            (ui::submit(&t!(lang, "people-enter")))
            p.hint { (t!(lang, "people-forgotten")) }
        }
    }
}

/// One card per role, organisation by organisation, in the order of the table of roles.
fn role_cards(lang: Lang, next: &str, mut seats: Vec<Seat>) -> Markup {
    let place = |it: &Seat| Role::ALL.iter().position(|role| *role == it.role);
    seats.sort_by_key(|it| (it.organisation, place(it)));
    html! {
        @for here in seats.chunk_by(|a, b| a.organisation == b.organisation) {
            section.sheet {
                h2 { (here[0].organisation_name) }
                ul.roles { @for it in here { li { (role_card(lang, next, it)) } } }
            }
        }
    }
}

fn role_card(lang: Lang, next: &str, it: &Seat) -> Markup {
    html! {
        form.one method="post" action=(DemoSession) {
            (ui::hidden("account", it.account))
            (ui::hidden("organisation", it.organisation))
            (ui::hidden("role", it.role))
            (ui::hidden("next", next))
            button.role type="submit" data-role-card=(it.role) {
                b { (word(lang, "people-role", it.role)) }
                span { (it.name) }
                small { (word(lang, "people-try", it.role)) }
            }
        }
    }
}
