//! The words of the product, a sentence each.

use super::{ShowGlossary, ShowMethod};
use kernel::Say;
use maud::{Markup, html};
use web::{Frame, Guest, frame, say, t, ui};

/// Terms in the order they are met, with the page where each lives.
const TERMS: [(&str, &str); 16] = [
    ("service", "/services"),
    ("rendering", "/services"),
    ("client", "/desk"),
    ("as-of", "/centre"),
    ("sme-registry", "/regions"),
    ("agreement", "/agreements"),
    ("plan", "/plans"),
    ("measure", "/plans"),
    ("visit", "/visits"),
    ("commitment", "/visits"),
    ("practice", "/practices"),
    ("adoption", "/adoptions"),
    ("indicator", "/indicators"),
    ("twins", "/indicators"),
    ("effect", "/method"),
    ("grade", "/method"),
];

/// Those of the pages that anybody may read.
const OPEN: [&str; 3] = ["/agreements", "/practices", "/method"];

pub(super) async fn show(_: ShowGlossary, guest: Guest) -> Markup {
    let lang = guest.lang;
    let top = Frame::titled(t!(lang, "glossary-title"))
        .section("/glossary")
        .lead(html! { (t!(lang, "glossary-lead")) })
        .actions(ui::quiet_link(ShowMethod, &t!(lang, "evidence-method")));
    let body = html! {
        section.sheet.wide {
            dl.glossary {
                @for (term, href) in TERMS {
                    @let word = say(lang, &Say::new(&format!("glossary-{term}")));
                    dt id=(term) {
                        @if guest.actor.is_some() || OPEN.contains(&href) { a href=(href) { (word) } }
                        @else { (word) }
                    }
                    dd { (say(lang, &Say::new(&format!("glossary-{term}-text")))) }
                }
            }
        }
    };
    frame(&guest, top, body)
}
