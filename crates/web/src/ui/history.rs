//! «История»: what happened to a thing, from the journal.

use crate::{fmt, say, t};
use journal::Entry;
use kernel::{Lang, Say, Zone};
use maud::{Markup, html};

/// The entries of a thing, in the order given; days and hours as in `zone`. The circumstances of an
/// entry are arguments of its sentence `journal-verb-…`.
pub fn history(lang: Lang, zone: &Zone, entries: &[Entry]) -> Markup {
    html! {
        @if entries.is_empty() {
            p.soft { (t!(lang, "ui-no-history")) }
        } @else {
            ol.journal {
                @for it in entries {
                    li {
                        time datetime=(it.at) { (fmt::moment(lang, it.at, zone)) }
                        span.who { (it.name.clone().unwrap_or_else(|| t!(lang, "ui-system"))) }
                        ": " (say(lang, &sentence(it)))
                    }
                }
            }
        }
    }
}

fn sentence(it: &Entry) -> Say {
    let detail: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(&it.detail).unwrap_or_default();
    let verb = Say::new(&format!("journal-verb-{}", it.verb));
    detail.iter().fold(verb, |said, (name, value)| match value.as_str() {
        Some(text) => said.with(name, text),
        None => said.with(name, value),
    })
}
