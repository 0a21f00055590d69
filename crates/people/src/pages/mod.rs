//! How people meet this room: the door, their own account, the head's list of colleagues.

mod account;
mod colleagues;
mod second_step;
mod sign_in;
mod switches;

use crate::throttle::Throttle;
use axum::http::HeaderMap;
use kernel::Role;
use second_step::{MySecondStepProof, MySecondStepRemoval, SignInCode};
use serde::Deserialize;
use std::sync::Arc;
use web::{Desk, Doors, Guest, Typed, Who, Whose};

pub use account::MyAccount;
pub use colleagues::{Colleagues, ShowColleague};
pub use sign_in::SignIn;

/// Who manages the people of an organisation.
const MANAGERS: Who = Who::Roles(&[Role::Head, Role::Administrator]);

/// The routes of the room. They share one throttle: each call makes a new one.
pub fn doors() -> Doors {
    let throttle = Arc::new(Throttle::default());
    let (door, code, change) = (throttle.clone(), throttle.clone(), throttle.clone());
    let (proof, removal) = (throttle.clone(), throttle);
    let enter = move |_: SignIn, guest: Guest, headers: HeaderMap, typed: Typed| {
        sign_in::enter(door.clone(), guest, headers, typed)
    };
    let change_password =
        move |_: account::MyPassword, desk: Desk, headers: HeaderMap, typed: Typed| {
            account::change_password(change.clone(), desk, headers, typed)
        };
    let answer = move |_: SignInCode, guest: Guest, headers: HeaderMap, typed: Typed| {
        second_step::answer(code.clone(), guest, headers, typed)
    };
    let prove = move |_: MySecondStepProof, desk: Desk, typed: Typed| {
        second_step::prove(proof.clone(), desk, typed)
    };
    let remove = move |_: MySecondStepRemoval, desk: Desk, headers: HeaderMap, typed: Typed| {
        second_step::remove(removal.clone(), desk, headers, typed)
    };
    let doors = Doors::new("people")
        .get(Who::Anyone, Whose::Open, sign_in::show)
        .post(Who::Anyone, Whose::Open, enter)
        .post(Who::Anyone, Whose::Open, answer)
        .post(Who::Anyone, Whose::Open, sign_in::enter_demo)
        .post(Who::Anyone, Whose::Open, switches::sign_out)
        .post(Who::Anyone, Whose::Open, switches::choose_lang)
        .get(Who::SignedIn, Whose::Own, switches::show_roles)
        .post(Who::SignedIn, Whose::Own, switches::choose_role)
        .get(Who::SignedIn, Whose::Own, account::show)
        .post(Who::SignedIn, Whose::Own, account::rename)
        .post(Who::SignedIn, Whose::Own, change_password)
        .post(Who::SignedIn, Whose::Own, account::end_session)
        .post(Who::SignedIn, Whose::Own, account::issue_token)
        .post(Who::SignedIn, Whose::Own, account::revoke_token)
        .get(Who::SignedIn, Whose::Own, second_step::show)
        .post(Who::SignedIn, Whose::Own, second_step::begin)
        .post(Who::SignedIn, Whose::Own, prove)
        .post(Who::SignedIn, Whose::Own, remove);
    colleagues::doors(doors)
}

/// Where to go afterwards, as a page's query.
#[derive(Deserialize)]
struct Next {
    #[serde(default)]
    next: String,
}

/// A path of this site, or the start page. Only visible ASCII, one leading slash, no backslash:
/// whatever a browser could read as another site's address does not pass.
fn local(next: &str) -> &str {
    let visible = next.bytes().all(|it| (0x21..0x7f).contains(&it) && it != b'\\');
    let ours = next.starts_with('/') && !next.starts_with("//");
    if visible && ours && next.len() <= 2_000 { next } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn only_local_paths_are_followed() {
        for path in ["/", "/clients?q=%D0%98&page=2", "/a//b"] {
            assert_eq!(local(path), path);
        }
        for path in [
            "",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "evil",
            "/a\r\nb",
            "/\t/x",
            "/я",
        ] {
            assert_eq!(local(path), "/", "{path}");
        }
    }
}
