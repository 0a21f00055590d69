//! Switches of a signed-in browser: role, language, off.

use super::{Next, local};
use crate::model::Seat;
use crate::pages::sign_in::{named, seat_down};
use crate::{SESSION_IDLE, cookie, session_token, store};
use axum::extract::Query;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::routing::TypedPath;
use db::transact;
use journal::{Note, Thing};
use kernel::{Lang, fingerprint};
use maud::{Markup, html};
use web::{Desk, Error, Frame, Guest, Result, Typed, frame, t, ui, word};

/// The choice among several roles.
#[derive(TypedPath)]
#[typed_path("/sign-in/role")]
pub struct Roles;

/// The role of this session.
#[derive(TypedPath)]
#[typed_path("/session/role")]
pub struct SessionRole;

/// The end of this session.
#[derive(TypedPath)]
#[typed_path("/sign-out")]
pub struct SignOut;

/// The language of the interface.
#[derive(TypedPath)]
#[typed_path("/language")]
pub struct Language;

/// Where somebody with several roles goes before `next`, a local path.
pub(super) fn choice(next: &str) -> String {
    let next = next.replace('%', "%25").replace('&', "%26").replace('#', "%23").replace('+', "%2B");
    format!("{Roles}?next={next}")
}

pub(super) async fn show_roles(_: Roles, desk: Desk, Query(it): Query<Next>) -> Result<Markup> {
    let seats = store::seats(&mut desk.db().read().await?, desk.actor().account).await?;
    let lang = desk.lang;
    let body = html! {
        section.sheet.wide {
            ul.roles { @for seat in &seats { li { (seat_card(lang, local(&it.next), seat)) } } }
        }
    };
    let top = Frame::titled(t!(lang, "people-choose-role"))
        .lead(html! { (t!(lang, "people-choose-role-lead")) });
    Ok(frame(&desk, top, body))
}

pub(super) async fn choose_role(
    _: SessionRole,
    desk: Desk,
    headers: HeaderMap,
    typed: Typed,
) -> Result<Response> {
    let seats = store::seats(&mut desk.db().read().await?, desk.actor().account).await?;
    let chosen = seats.iter().find(|it| named(&typed, it.organisation, it.role));
    let seat = chosen.ok_or(Error::NotFound)?;
    let cookie = seat_down(&desk, &headers, seat, "role-chosen").await?;
    let next = Redirect::to(local(typed.get("next")));
    Ok(([(header::SET_COOKIE, cookie)], next).into_response())
}

pub(super) async fn sign_out(_: SignOut, guest: Guest, headers: HeaderMap) -> Result<Response> {
    if let (Some(actor), Some(token)) = (&guest.actor, session_token(&headers)) {
        let (hash, idle_since) = (fingerprint(token), guest.now.plus_seconds(-SESSION_IDLE));
        transact!(guest.db(), |tx| {
            store::sweep(tx, &hash, actor.account, guest.now, idle_since).await?;
            let note = Note::by(actor, "signed-out", Thing::Account, actor.account);
            journal::write(tx, guest.now, note).await?;
            Ok::<_, Error>(())
        })?;
    }
    let cookie = cookie::set_session(&headers, None);
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/sign-in")).into_response())
}

/// Not journalled: a person's taste is nobody's affair.
pub(super) async fn choose_lang(_: Language, guest: Guest, typed: Typed) -> Result<Response> {
    let lang: Lang = typed.get("lang").parse().map_err(|_| Error::NotFound)?;
    if let Some(actor) = &guest.actor {
        transact!(guest.db(), |tx| { store::choose_lang(tx, actor.account, lang).await })?;
    }
    let next = Redirect::to(local(typed.get("next")));
    Ok(([(header::SET_COOKIE, cookie::set_lang(lang))], next).into_response())
}

fn seat_card(lang: Lang, next: &str, it: &Seat) -> Markup {
    html! {
        form.one method="post" action=(SessionRole) {
            (ui::hidden("organisation", it.organisation))
            (ui::hidden("role", it.role))
            (ui::hidden("next", next))
            button.role type="submit" {
                b { (word(lang, "people-role", it.role)) }
                span { (it.organisation_name) }
            }
        }
    }
}
