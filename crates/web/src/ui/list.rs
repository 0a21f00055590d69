//! What stands around a list, and a list of facts.

use crate::t;
use kernel::Lang;
use maud::{Markup, Render, html};

/// Facts of a thing: labels and values.
pub fn facts<L: Render, V: Render>(all: impl IntoIterator<Item = (L, V)>) -> Markup {
    html! { dl.facts { @for (label, value) in all { div { dt { (label) } dd { (value) } } } } }
}

/// The way to the next page of a list; the browser's "back" leads to the one before.
pub fn pager(lang: Lang, next: Option<&str>) -> Markup {
    html! {
        @if let Some(next) = next {
            nav.pager aria-label=(t!(lang, "ui-pages")) {
                a.button.quiet href=(next) rel="next" { (t!(lang, "ui-next")) }
            }
        }
    }
}

/// The filters of a list: a row on a wide screen, folded on a phone. `body` holds the fields,
/// `active` counts those in use, `clear` is the list without any.
pub fn filters(lang: Lang, clear: &str, active: usize, body: impl Render) -> Markup {
    html! {
        details.filters {
            summary { (t!(lang, "ui-filters")) @if active > 0 { " · " (active) } }
            form action=(clear) {
                (body)
                div.actions {
                    button.button.quiet type="submit" { (t!(lang, "ui-show")) }
                    @if active > 0 { a.clear href=(clear) { (t!(lang, "ui-clear")) } }
                }
            }
        }
    }
}
