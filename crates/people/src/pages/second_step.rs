//! The second step: turning it on and off on one's own account, and answering it at the door.

use super::sign_in::{SignIn, seated};
use super::{MyAccount, account, local};
use crate::second_step::{Proof, SPARES, SecondStep, WrongCode, spare_code, spare_hash};
use crate::store;
use crate::throttle::Throttle;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::routing::TypedPath;
use db::{Tx, transact};
use journal::{Note, Thing};
use kernel::{AccountId, Lang, Say};
use maud::{Markup, html};
use qrcodegen::{QrCode, QrCodeEcc};
use std::sync::Arc;
use web::{Desk, Error, Faults, Frame, Guest, Refusal as _, Result, Typed, frame, t, ui};

/// The code asked for at the door, after the password.
#[derive(TypedPath)]
#[typed_path("/sign-in/code")]
pub struct SignInCode;

/// One's own second step.
#[derive(TypedPath)]
#[typed_path("/account/second-step")]
pub struct MySecondStep;

/// The first right code, which turns it on.
#[derive(TypedPath)]
#[typed_path("/account/second-step/proof")]
pub struct MySecondStepProof;

/// Its end.
#[derive(TypedPath)]
#[typed_path("/account/second-step/removal")]
pub struct MySecondStepRemoval;

// --- at the door

/// The form of the code, for somebody whose password was right now.
pub(super) fn ask(guest: &Guest, account: AccountId, next: &str) -> Markup {
    let proof = Proof { account, at: guest.now };
    let carried = Typed::filled([
        ("account", account.to_string()),
        ("at", proof.at.to_string()),
        ("seal", proof.seal(&guest.app.secret)),
        ("next", next.to_owned()),
    ]);
    code_view(guest, &carried, &Faults::default())
}

/// Takes the code: of the phone, or one on paper.
pub(super) async fn answer(
    throttle: Arc<Throttle>,
    guest: Guest,
    headers: HeaderMap,
    typed: Typed,
) -> Result<Response> {
    let Some(account) = proved(&guest, &typed) else {
        let again = format!("{SignIn}?next={}", local(typed.get("next")));
        return Ok(Redirect::to(&again).into_response());
    };
    throttle.admit(&format!("code {account}"), guest.now)?;
    if !accepted(&guest, account, typed.get("code")).await? {
        let page = code_view(&guest, &typed, &wrong());
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    throttle.forgive(&format!("code {account}"));
    seated(&guest, &headers, account, typed.get("next")).await
}

/// Whose password was right, where the form still proves it.
fn proved(guest: &Guest, typed: &Typed) -> Option<AccountId> {
    let account = typed.get("account").parse().ok()?;
    let proof = Proof { account, at: typed.get("at").parse().ok()? };
    proof.holds(&guest.app.secret, typed.get("seal"), guest.now).then_some(account)
}

/// Whether the code is right; it is used up then. A failure is journalled.
async fn accepted(guest: &Guest, account: AccountId, code: &str) -> Result<bool> {
    let secret = &guest.app.secret;
    transact!(guest.db(), |tx| {
        let Some(it) = store::second_step(tx, account).await? else { return Ok(false) };
        let right = match it.check(secret, code, guest.now) {
            Ok(number) => store::use_code(tx, account, number, guest.now).await?,
            Err(WrongCode) => {
                let hash = spare_hash(secret, account, code);
                let used = store::use_spare(tx, account, &hash).await?;
                if used {
                    let note = Note::system("spare-code-used", Thing::Account, account);
                    journal::write(tx, guest.now, note).await?;
                }
                used
            }
        };
        if !right {
            let note = Note::system("sign-in-failed", Thing::Account, account);
            journal::write(tx, guest.now, note).await?;
        }
        Ok::<_, Error>(right)
    })
}

fn code_view(guest: &Guest, typed: &Typed, faults: &Faults) -> Markup {
    let lang = guest.lang;
    let form = html! {
        p { (t!(lang, "people-code-lead")) }
        form method="post" action=(SignInCode) {
            @for carried in ["account", "at", "seal", "next"] {
                (ui::hidden(carried, typed.get(carried)))
            }
            (ui::field(lang, code_field(lang, "people-code-hint-door"), &Typed::default(), faults))
            (ui::submit(&t!(lang, "people-enter")))
        }
        p { a href=(SignIn) { (t!(lang, "people-code-other")) } }
    };
    let body = ui::sheet(&t!(lang, "people-second-step"), form);
    frame(guest, Frame::titled(t!(lang, "people-sign-in")), body)
}

/// The fault of a wrong code, beside its field.
fn wrong() -> Faults {
    let mut faults = Faults::default();
    faults.add("code", WrongCode.say());
    faults
}

fn code_field(lang: Lang, hint: &str) -> ui::Field {
    ui::Field {
        name: "code",
        label: t!(lang, "people-code"),
        hint: web::say(lang, &Say::new(hint)),
        kind: ui::Kind::Code,
        required: true,
        first: true,
        ..ui::Field::default()
    }
}

// --- on one's own account

/// Begins it: a new secret, unless one is proved already.
pub(super) async fn begin(_: MySecondStep, desk: Desk) -> Result<Redirect> {
    let step = SecondStep::begun(desk.actor().account, (desk.app.chance)());
    transact!(desk.db(), |tx| {
        Ok::<_, Error>(store::begin_second_step(tx, &step, desk.now).await?)
    })?;
    Ok(Redirect::to(&MySecondStep.to_string()))
}

/// The picture for the phone, and the first code.
pub(super) async fn show(_: MySecondStep, desk: Desk) -> Result<Response> {
    match store::second_step(&mut desk.db().read().await?, desk.actor().account).await? {
        Some(it) if it.proved_at.is_none() => {
            let page = begun_view(&desk, &it, &Faults::default()).await?;
            Ok(([(header::CACHE_CONTROL, "no-store")], page).into_response())
        }
        _ => Ok(Redirect::to(&MyAccount.to_string()).into_response()),
    }
}

/// Turns it on with the first right code, and shows the codes on paper, this once.
pub(super) async fn prove(throttle: Arc<Throttle>, desk: Desk, typed: Typed) -> Result<Response> {
    let me = desk.actor().account;
    throttle.admit(&format!("code {me}"), desk.now)?;
    let found = store::second_step(&mut desk.db().read().await?, me).await?;
    let Some(it) = found.filter(|it| it.proved_at.is_none()) else {
        return Ok(Redirect::to(&MyAccount.to_string()).into_response());
    };
    let secret = &desk.app.secret;
    let number = match it.check(secret, typed.get("code"), desk.now) {
        Ok(number) => number,
        Err(WrongCode) => {
            let page = begun_view(&desk, &it, &wrong()).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let codes: Vec<String> = (0..SPARES).map(|_| spare_code((desk.app.chance)())).collect();
    let hashes: Vec<String> = codes.iter().map(|it| spare_hash(secret, me, it)).collect();
    transact!(desk.db(), |tx| {
        if store::use_code(tx, me, number, desk.now).await? {
            store::keep_spares(tx, me, &hashes).await?;
            let note = Note::by(desk.actor(), "second-step-on", Thing::Account, me);
            journal::write(tx, desk.now, note).await?;
        }
        Ok::<_, Error>(())
    })?;
    Ok(([(header::CACHE_CONTROL, "no-store")], spares_view(&desk, &codes)).into_response())
}

/// Turns it off: whoever found an open browser does not know the password.
pub(super) async fn remove(
    throttle: Arc<Throttle>,
    desk: Desk,
    headers: HeaderMap,
    typed: Typed,
) -> Result<Response> {
    let me = desk.actor().account;
    let mut faults = Faults::default();
    account::check_own(&throttle, &desk, &typed, "password", &mut faults).await?;
    if !faults.is_empty() {
        return account::again(&desk, &headers, &typed, &faults).await;
    }
    throttle.forgive(&me.to_string());
    transact!(desk.db(), |tx| { take_away(tx, &desk, me).await })?;
    Ok(Redirect::to(&MyAccount.to_string()).into_response())
}

/// Takes somebody's second step away and notes who did.
pub(super) async fn take_away(tx: &mut Tx, desk: &Desk, whose: AccountId) -> Result<()> {
    if store::remove_second_step(tx, whose).await? {
        let note = Note::by(desk.actor(), "second-step-off", Thing::Account, whose);
        journal::write(tx, desk.now, note).await?;
    }
    Ok(())
}

/// What one's own account says of it: how to turn it on, or that it is on and how to end it.
pub(super) fn of_mine(desk: &Desk, spares: Option<i64>, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let Some(spares) = spares else {
        return html! {
            p { (t!(lang, "people-second-step-lead")) }
            form method="post" action=(MySecondStep) { (ui::submit(&t!(lang, "people-second-step-begin"))) }
        };
    };
    let password = ui::Field {
        name: "password",
        label: t!(lang, "people-password-current"),
        kind: ui::Kind::Password,
        required: true,
        form: "second-step",
        ..ui::Field::default()
    };
    html! {
        p { (ui::state(t!(lang, "people-second-step-is-on"), ui::Tone::Good)) }
        p { (t!(lang, "people-spares-left", count = spares)) }
        details open[faults.of("password").is_some()] {
            summary { (t!(lang, "people-second-step-end")) }
            form method="post" action=(MySecondStepRemoval) {
                (ui::field(lang, password, typed, faults))
                (ui::submit(&t!(lang, "people-second-step-end")))
            }
        }
    }
}

async fn begun_view(desk: &Desk, it: &SecondStep, faults: &Faults) -> Result<Markup> {
    let (lang, secret) = (desk.lang, &desk.app.secret);
    let me = store::account(&mut desk.db().read().await?, it.account).await?;
    let email = me.ok_or(Error::SignedOut)?.email;
    let address = it.address(secret, &t!(lang, "product"), &email);
    let body = html! {
        ol {
            li { (t!(lang, "people-second-step-app")) }
            li { (t!(lang, "people-second-step-scan")) (picture(lang, &address)?)
                p.hint { (t!(lang, "people-second-step-typed")) " " code data-secret { (it.typed(secret)) } } }
            li { (t!(lang, "people-second-step-prove")) }
        }
        form method="post" action=(MySecondStepProof) {
            (ui::field(lang, code_field(lang, "people-code-hint"), &Typed::default(), faults))
            (ui::submit(&t!(lang, "people-second-step-on")))
        }
    };
    let top = Frame::titled(t!(lang, "people-second-step"));
    let top = top.crumb(t!(lang, "people-account"), MyAccount);
    Ok(frame(desk, top, ui::sheet(&t!(lang, "people-second-step-begin"), body)))
}

fn spares_view(desk: &Desk, codes: &[String]) -> Markup {
    let lang = desk.lang;
    let body = html! {
        (ui::notice(ui::Tone::Good, html! { p { (t!(lang, "people-second-step-done")) } }))
        p { (t!(lang, "people-spares-lead")) }
        ul.spares { @for it in codes { li { code data-spare { (it) } } } }
        p { a.button href=(MyAccount) { (t!(lang, "people-spares-kept")) } }
    };
    let top = Frame::titled(t!(lang, "people-spares"));
    let top = top.crumb(t!(lang, "people-account"), MyAccount);
    frame(desk, top, html! { section.sheet { (body) } })
}

/// The address as a QR code (ISO/IEC 18004): dark on light whatever the page's colours, with the four
/// modules around it that readers need.
fn picture(lang: Lang, address: &str) -> Result<Markup> {
    let code = QrCode::encode_text(address, QrCodeEcc::Medium);
    let code = code.map_err(|_| Error::ours("an address of a hundred letters fits a QR code"))?;
    let size = code.size();
    let dark = (0..size).flat_map(|y| (0..size).map(move |x| (x, y)));
    let dark = dark.filter(|(x, y)| code.get_module(*x, *y));
    let path: String = dark.map(|(x, y)| format!("M{x} {y}h1v1h-1z")).collect();
    let (whole, view) = (size + 8, format!("-4 -4 {0} {0}", size + 8));
    Ok(html! {
        svg.qr viewBox=(view) width="200" height="200" role="img" aria-label=(t!(lang, "people-second-step-picture")) {
            rect x="-4" y="-4" width=(whole) height=(whole) fill="#fff" {}
            path d=(path) fill="#000" shape-rendering="crispEdges" {}
        }
    })
}
