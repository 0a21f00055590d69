//! What a list is asked for: its state lives in the URL.

use crate::{Error, Result, Typed};
use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use kernel::Say;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The query of a list's URL, field by field; what its filters show as typed.
#[derive(Debug, Clone, Default)]
pub struct Sought(pub Typed);

impl Sought {
    /// The text of a field without outer whitespace; "" when absent.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name)
    }

    /// A field's value; `None` when absent or unreadable: an old link still shows its list.
    pub fn value<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        Some(self.get(name)).filter(|it| !it.is_empty())?.parse().ok()
    }

    /// How many of these fields are in use.
    pub fn active(&self, names: &[&str]) -> usize {
        names.iter().filter(|it| self.0.has(it)).count()
    }

    /// The list's address with the same fields but `name`, which gets `value` ("" leaves it out).
    /// A change of any field but `after` begins at the first page.
    pub fn href(&self, path: impl std::fmt::Display, name: &str, value: &str) -> String {
        let kept = self.0.fields().filter(|(it, _)| *it != name && *it != "after");
        let all = kept.chain([(name, value)]).filter(|(_, value)| !value.is_empty());
        let mut href = path.to_string();
        for (at, (name, value)) in all.enumerate() {
            href.push(if at == 0 { '?' } else { '&' });
            encode(&mut href, name);
            href.push('=');
            encode(&mut href, value);
        }
        href
    }
}

/// Percent-encodes everything but letters, digits and the few signs that need none.
fn encode(into: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                into.push(char::from(byte));
            }
            other => {
                let _ = write!(into, "%{other:02X}"); // a String takes everything
            }
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Sought {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Sought> {
        let query = Query::<BTreeMap<String, String>>::from_request_parts(parts, state).await;
        let unread = |_| Error::Bad { field: "", say: Say::new("fault-unreadable") };
        query.map(|it| Sought(Typed::from(it.0))).map_err(unread)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_keeps_its_state_in_the_url() {
        let typed = Typed::filled([("q", "ООО «Ёж»".into()), ("after", "1~а".into())]);
        let sought = Sought(typed);
        assert_eq!(
            sought.href("/clients", "kind", "company"),
            "/clients?q=%D0%9E%D0%9E%D0%9E%20%C2%AB%D0%81%D0%B6%C2%BB&kind=company"
        );
        assert_eq!(Sought::default().href("/clients", "after", ""), "/clients");
        assert_eq!(sought.active(&["q", "kind"]), 1);
    }
}
