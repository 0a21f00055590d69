//! One's own account: name, password, sessions, tokens of programs.

use super::second_step;
use super::switches::Roles;
use crate::model::{Session, Token};
use crate::throttle::Throttle;
use crate::{Account, Membership, SESSION_IDLE, password, session_token, store};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::routing::TypedPath;
use db::transact;
use journal::{Note, Thing};
use kernel::{Say, SessionId, TokenId, fingerprint};
use maud::{Markup, html};
use serde::Deserialize;
use std::sync::Arc;
use web::{Desk, Error, Faults, Frame, Result, Typed, fmt, frame, t, ui, word};

/// One's own account.
#[derive(TypedPath)]
#[typed_path("/account")]
pub struct MyAccount;

/// One's own name.
#[derive(TypedPath)]
#[typed_path("/account/name")]
pub struct MyName;

/// One's own password.
#[derive(TypedPath)]
#[typed_path("/account/password")]
pub struct MyPassword;

/// Tokens of one's own programs.
#[derive(TypedPath)]
#[typed_path("/account/tokens")]
pub struct MyTokens;

/// The revocation of a token.
#[derive(TypedPath, Deserialize)]
#[typed_path("/account/tokens/{id}/revocation")]
pub struct TokenRevocation {
    /// Which token.
    pub id: TokenId,
}

/// The end of a session.
#[derive(TypedPath, Deserialize)]
#[typed_path("/account/sessions/{id}/end")]
pub struct SessionEnd {
    /// Which session.
    pub id: SessionId,
}

/// What the page shows.
struct Mine {
    account: Account,
    /// How many roles there are to choose from.
    seats: usize,
    sessions: Vec<Session>,
    tokens: Vec<Token>,
    /// How many codes on paper are left, where the second step is on.
    spares: Option<i64>,
    /// The hash of the session that asks.
    here: String,
}

const LONGEST_NAME: usize = 100;

pub(super) async fn show(_: MyAccount, desk: Desk, headers: HeaderMap) -> Result<Markup> {
    page(&desk, &headers, &Typed::default(), &Faults::default(), None).await
}

pub(super) async fn rename(
    _: MyName,
    desk: Desk,
    headers: HeaderMap,
    typed: Typed,
) -> Result<Response> {
    let mut faults = Faults::default();
    let name = typed.text("name", LONGEST_NAME, &mut faults);
    if !faults.is_empty() {
        return again(&desk, &headers, &typed, &faults).await;
    }
    let me = desk.actor().account;
    transact!(desk.db(), |tx| {
        store::rename(tx, me, &name).await?;
        let note = Note::by(desk.actor(), "account-renamed", Thing::Account, me);
        journal::write(tx, desk.now, note.with("name", name.as_str())).await?;
        Ok::<_, Error>(())
    })?;
    Ok(Redirect::to(&MyAccount.to_string()).into_response())
}

pub(super) async fn change_password(
    throttle: Arc<Throttle>,
    desk: Desk,
    headers: HeaderMap,
    typed: Typed,
) -> Result<Response> {
    let me = desk.actor().account;
    let mut faults = Faults::default();
    let new = typed.text("new", password::LONGEST, &mut faults);
    if new.chars().count() < password::SHORTEST {
        faults.add("new", Say::new("people-password-short").with("shortest", password::SHORTEST));
    }
    check_own(&throttle, &desk, &typed, "current", &mut faults).await?;
    if !faults.is_empty() {
        return again(&desk, &headers, &typed, &faults).await;
    }
    let hashed = password::hash_password(&new, (desk.app.chance)()).await;
    let here = fingerprint(session_token(&headers).unwrap_or_default());
    transact!(desk.db(), |tx| {
        store::set_password(tx, me, &hashed).await?;
        store::end_others(tx, me, &here).await?;
        let note = Note::by(desk.actor(), "password-changed", Thing::Account, me);
        journal::write(tx, desk.now, note).await?;
        Ok::<_, Error>(())
    })?;
    throttle.forgive(&me.to_string());
    Ok(Redirect::to(&MyAccount.to_string()).into_response())
}

/// Compares what stands in `field` with the person's own password; a wrong one gets its fault. Tries
/// are counted: whoever found an open browser may guess no faster than at the door.
///
/// # Errors
/// Too many tries; the database's.
pub(super) async fn check_own(
    throttle: &Throttle,
    desk: &Desk,
    typed: &Typed,
    field: &'static str,
    faults: &mut Faults,
) -> Result<()> {
    let me = desk.actor().account;
    throttle.admit(&me.to_string(), desk.now)?;
    let kept = store::password(&mut desk.db().read().await?, me).await?;
    if !password::verify(typed.get(field), kept).await {
        faults.add(field, Say::new("people-password-wrong"));
    }
    Ok(())
}

pub(super) async fn end_session(SessionEnd { id }: SessionEnd, desk: Desk) -> Result<Redirect> {
    let me = desk.actor().account;
    transact!(desk.db(), |tx| {
        if !store::end_session(tx, me, id).await? {
            return Err(Error::NotFound);
        }
        let note = Note::by(desk.actor(), "session-ended", Thing::Account, me);
        Ok(journal::write(tx, desk.now, note).await?)
    })?;
    Ok(Redirect::to(&MyAccount.to_string()))
}

pub(super) async fn issue_token(
    _: MyTokens,
    desk: Desk,
    headers: HeaderMap,
    typed: Typed,
) -> Result<Response> {
    let mut faults = Faults::default();
    let name = typed.text("program", LONGEST_NAME, &mut faults);
    if !faults.is_empty() {
        return again(&desk, &headers, &typed, &faults).await;
    }
    let (actor, chance) = (desk.actor(), (desk.app.chance)());
    let mine = Membership {
        account: actor.account,
        organisation: actor.organisation,
        role: actor.role,
        direction: None,
    };
    let token = transact!(desk.db(), |tx| {
        let token = store::issue_token(tx, &mine, &name, desk.now, chance).await?;
        let note = Note::by(actor, "token-issued", Thing::Account, actor.account);
        journal::write(tx, desk.now, note.with("name", name.as_str())).await?;
        Ok::<_, Error>(token)
    })?;
    let page = page(&desk, &headers, &Typed::default(), &faults, Some(&token)).await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], page).into_response())
}

pub(super) async fn revoke_token(
    TokenRevocation { id }: TokenRevocation,
    desk: Desk,
) -> Result<Redirect> {
    let me = desk.actor().account;
    transact!(desk.db(), |tx| {
        if !store::revoke_token(tx, me, id, desk.now).await? {
            return Err(Error::NotFound);
        }
        let note = Note::by(desk.actor(), "token-revoked", Thing::Account, me);
        Ok(journal::write(tx, desk.now, note).await?)
    })?;
    Ok(Redirect::to(&MyAccount.to_string()))
}

pub(super) async fn again(
    desk: &Desk,
    headers: &HeaderMap,
    typed: &Typed,
    faults: &Faults,
) -> Result<Response> {
    let page = page(desk, headers, typed, faults, None).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// The page; `fresh` is a token issued now, shown this once.
async fn page(
    desk: &Desk,
    headers: &HeaderMap,
    typed: &Typed,
    faults: &Faults,
    fresh: Option<&str>,
) -> Result<Markup> {
    let mine = Mine::find(desk, headers).await?;
    let lang = desk.lang;
    let body = html! {
        @if let Some(token) = fresh {
            (ui::notice(ui::Tone::Good, html! {
                p { (t!(lang, "people-token-once")) }
                p { code data-token { (token) } }
            }))
        }
        (ui::sheet(&t!(lang, "people-me"), about(desk, &mine, typed, faults)))
        (ui::sheet(&t!(lang, "people-sessions"), sessions(desk, &mine)))
        (ui::sheet(&t!(lang, "people-tokens"), tokens(desk, &mine, typed, faults)))
        div.side {
            (ui::aside(&t!(lang, "people-change-password"), password_form(desk, typed, faults)))
            (ui::aside(&t!(lang, "people-second-step"), second_step::of_mine(desk, mine.spares, typed, faults)))
        }
    };
    Ok(frame(desk, Frame::titled(t!(lang, "people-account")), body))
}

impl Mine {
    async fn find(desk: &Desk, headers: &HeaderMap) -> Result<Mine> {
        let (me, now) = (desk.actor().account, desk.now);
        let mut tx = desk.db().read().await?;
        let idle_since = now.plus_seconds(-SESSION_IDLE);
        let step = store::second_step(&mut tx, me).await?;
        let spares = match step.filter(|it| it.proved_at.is_some()) {
            Some(_) => Some(store::spares_left(&mut tx, me).await?),
            None => None,
        };
        Ok(Mine {
            spares,
            account: store::account(&mut tx, me).await?.ok_or(Error::SignedOut)?,
            seats: store::memberships(&mut tx, me).await?.len(),
            sessions: store::sessions(&mut tx, me, now, idle_since).await?,
            tokens: store::tokens(&mut tx, me, now).await?,
            here: fingerprint(session_token(headers).unwrap_or_default()),
        })
    }
}

fn about(desk: &Desk, mine: &Mine, typed: &Typed, faults: &Faults) -> Markup {
    let (lang, actor) = (desk.lang, desk.actor());
    let named = Typed::filled([("name", mine.account.name.clone())]);
    let typed = if faults.of("name").is_some() { typed } else { &named };
    let name = ui::Field {
        name: "name",
        label: t!(lang, "people-name"),
        hint: t!(lang, "people-name-hint"),
        required: true,
        ..ui::Field::default()
    };
    html! {
        (ui::facts([
            (t!(lang, "people-email"), mine.account.email.to_string()),
            (t!(lang, "people-works-at"), actor.organisation_name.clone()),
            (t!(lang, "people-works-as"), word(lang, "people-role", actor.role)),
        ]))
        p { a href="/account/reminders" { (t!(lang, "people-reminders")) } }
        @if mine.seats > 1 { p { a href=(Roles) { (t!(lang, "people-other-role")) } } }
        form method="post" action=(MyName) {
            (ui::field(lang, name, typed, faults))
            (ui::submit(&t!(lang, "people-save")))
        }
    }
}

fn sessions(desk: &Desk, mine: &Mine) -> Markup {
    let (lang, zone) = (desk.lang, &desk.actor().zone);
    let heads = [
        ui::col(t!(lang, "people-session-since")),
        ui::col(t!(lang, "people-session-seen")),
        ui::col(t!(lang, "people-works-as")),
        ui::hidden_col(t!(lang, "people-action")),
    ];
    let rows = mine.sessions.iter().map(|it| {
        let end = match it.hash == mine.here {
            true => ui::state(t!(lang, "people-session-here"), ui::Tone::Good),
            false => ui::post_button(SessionEnd { id: it.id }, &t!(lang, "people-end")),
        };
        vec![
            html! { (fmt::moment(lang, it.created_at, zone)) },
            html! { (fmt::moment(lang, it.seen_at, zone)) },
            html! { (word(lang, "people-role", it.role)) ", " (it.organisation_name) },
            end,
        ]
    });
    html! { p.soft { (t!(lang, "people-sessions-lead")) } (ui::table(heads, rows)) }
}

fn tokens(desk: &Desk, mine: &Mine, typed: &Typed, faults: &Faults) -> Markup {
    let (lang, zone) = (desk.lang, &desk.actor().zone);
    let heads = [
        ui::col(t!(lang, "people-program")),
        ui::col(t!(lang, "people-works-as")),
        ui::col(t!(lang, "people-token-until")),
        ui::hidden_col(t!(lang, "people-action")),
    ];
    let question = t!(lang, "people-revoke-question");
    let rows = mine.tokens.iter().map(|it| {
        let revocation = TokenRevocation { id: it.id };
        vec![
            html! { (it.name) },
            html! { (word(lang, "people-role", it.role)) ", " (it.organisation_name) },
            html! { (fmt::day(lang, it.expires_at.day_in(zone))) },
            ui::confirm_button(lang, revocation, &t!(lang, "people-revoke"), &question),
        ]
    });
    let program = ui::Field {
        name: "program",
        label: t!(lang, "people-program-name"),
        hint: t!(lang, "people-program-hint"),
        required: true,
        ..ui::Field::default()
    };
    html! {
        p.soft { (t!(lang, "people-tokens-lead")) }
        @if !mine.tokens.is_empty() { (ui::table(heads, rows)) }
        form method="post" action=(MyTokens) {
            (ui::field(lang, program, typed, faults))
            (ui::submit(&t!(lang, "people-issue")))
        }
    }
}

fn password_form(desk: &Desk, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let current = ui::Field {
        name: "current",
        label: t!(lang, "people-password-current"),
        kind: ui::Kind::Password,
        required: true,
        ..ui::Field::default()
    };
    let new = ui::Field {
        name: "new",
        label: t!(lang, "people-password-new"),
        hint: t!(lang, "people-password-hint", shortest = password::SHORTEST),
        kind: ui::Kind::NewPassword,
        required: true,
        ..ui::Field::default()
    };
    html! {
        form method="post" action=(MyPassword) {
            (ui::field(lang, current, typed, faults))
            (ui::field(lang, new, typed, faults))
            (ui::submit(&t!(lang, "people-change")))
        }
    }
}
