//! What a browser or a program brings along: session, token, language.

use axum::http::{HeaderMap, header};
use kernel::Lang;

use crate::SESSION_LONGEST;

/// The cookie of a session.
const SESSION: &str = "okno_session";
/// The cookie of a chosen language.
const LANG: &str = "okno_lang";
/// A chosen language is remembered for a year, in seconds.
const LANG_LASTS: i64 = 365 * 24 * 3600;

/// The session's token from the `Cookie` header.
pub fn session_token(headers: &HeaderMap) -> Option<&str> {
    cookie(headers, SESSION)
}

/// A program's token from `Authorization: Bearer …`.
pub fn bearer_token(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// The language chosen on this device, else the first one of `Accept-Language` that we speak.
pub fn wished_lang(headers: &HeaderMap) -> Option<Lang> {
    if let Some(chosen) = cookie(headers, LANG).and_then(|it| it.parse().ok()) {
        return Some(chosen);
    }
    // Browsers list languages in the order of wish: "en-GB,en;q=0.9,ru;q=0.8".
    let accepted = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    accepted.split(',').find_map(|it| it.trim().get(..2)?.to_lowercase().parse().ok())
}

/// `Set-Cookie` for a session; `None` ends it. `Secure` where the request came by https, which a
/// proxy in front says in `X-Forwarded-Proto`.
pub(crate) fn set_session(headers: &HeaderMap, token: Option<&str>) -> String {
    let secure = if came_by_https(headers) { "; Secure" } else { "" };
    let (token, age) = token.map_or(("", 0), |it| (it, SESSION_LONGEST));
    format!("{SESSION}={token}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}")
}

/// `Set-Cookie` for a language.
pub(crate) fn set_lang(lang: Lang) -> String {
    format!("{LANG}={lang}; Path=/; Max-Age={LANG_LASTS}; HttpOnly; SameSite=Lax")
}

fn came_by_https(headers: &HeaderMap) -> bool {
    headers.get("x-forwarded-proto").is_some_and(|it| it == "https")
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|it| it.to_str().ok());
    let pairs = lines.flat_map(|it| it.split(';')).filter_map(|it| it.trim().split_once('='));
    pairs.filter(|(it, value)| *it == name && !value.is_empty()).map(|(_, value)| value).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: header::HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, header::HeaderValue::from_static(value))])
    }

    #[test]
    fn a_cookie_is_found_among_others() {
        let brought = headers(header::COOKIE, "a=1; okno_session=abc; okno_session_2=no");
        assert_eq!(session_token(&brought), Some("abc"));
        assert_eq!(session_token(&headers(header::COOKIE, "okno_session=")), None);
        assert_eq!(session_token(&HeaderMap::new()), None);
    }

    #[test]
    fn a_token_is_a_bearer_token() {
        assert_eq!(bearer_token(&headers(header::AUTHORIZATION, "bearer okno_1")), Some("okno_1"));
        assert_eq!(bearer_token(&headers(header::AUTHORIZATION, "Basic okno_1")), None);
    }

    #[test]
    fn the_language_is_chosen_by_the_person_or_the_browser() {
        let accepted = headers(header::ACCEPT_LANGUAGE, "de-DE, en;q=0.9,ru;q=0.8");
        assert_eq!(wished_lang(&accepted), Some(Lang::En));
        assert_eq!(wished_lang(&headers(header::COOKIE, "okno_lang=ru")), Some(Lang::Ru));
        assert_eq!(wished_lang(&headers(header::ACCEPT_LANGUAGE, "de, x, zz-ZZ")), None);
    }
}
