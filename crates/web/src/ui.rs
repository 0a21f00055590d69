//! Components: the second time the same markup is written, it gets a name here.

use crate::t;
use kernel::Lang;
use maud::{Markup, html};

/// The product's mark.
pub fn logo() -> Markup {
    html! {
        svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true" {
            rect x="3" y="3" width="18" height="18" rx="3" {}
            path d="M12 3v18M3 12h18" {}
        }
    }
}

/// A sheet of paper with a heading.
pub fn sheet(title: &str, body: Markup) -> Markup {
    html! { section.sheet { h2 { (title) } (body) } }
}

/// The breadcrumb; `here` is the page itself.
pub fn crumbs(lang: Lang, crumbs: &[(String, String)], here: &str) -> Markup {
    html! {
        @if !crumbs.is_empty() {
            nav.crumbs aria-label=(t!(lang, "you-are-here")) {
                @for (label, href) in crumbs { a href=(href) { (label) } " › " }
                span aria-current="page" { (here) }
            }
        }
    }
}
