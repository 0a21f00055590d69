//! Places on the page.

use super::Tone;
use crate::t;
use kernel::Lang;
use maud::{Markup, Render, html};

/// The product's mark.
pub fn logo() -> Markup {
    html! {
        svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true" {
            rect x="3" y="3" width="18" height="18" rx="3" {}
            path d="M12 3v18M3 12h18" {}
        }
    }
}

/// The breadcrumb; `here` is the page itself.
pub fn crumbs(lang: Lang, crumbs: &[(String, String)], here: &str) -> Markup {
    html! {
        @if !crumbs.is_empty() {
            nav.crumbs aria-label=(t!(lang, "you-are-here")) {
                ol {
                    @for (label, href) in crumbs { li { a href=(href) { (label) } } }
                    li { span aria-current="page" { (here) } }
                }
            }
        }
    }
}

/// A sheet of paper with a heading, in the wide column.
pub fn sheet(title: &str, body: impl Render) -> Markup {
    html! { section.sheet { h2 { (title) } (body) } }
}

/// A sheet over both columns.
pub fn wide_sheet(title: &str, body: impl Render) -> Markup {
    html! { section.sheet.wide { h2 { (title) } (body) } }
}

/// A sheet in the side column.
pub fn aside(title: &str, body: impl Render) -> Markup {
    html! { aside.sheet aria-label=(title) { h2 { (title) } (body) } }
}

/// Several sheets in the side column, one under the other, beside everything in the wide one.
pub fn side(sheets: impl Render) -> Markup {
    html! { div.side { (sheets) } }
}

/// Something the person should know now.
pub fn notice(tone: Tone, body: impl Render) -> Markup {
    html! { div class={ "notice " (tone.class()) } role=[(tone == Tone::Bad).then_some("alert")] { (body) } }
}

/// Nothing here yet: says what will be, and how it begins.
pub fn empty(title: &str, teach: &str, action: Option<Markup>) -> Markup {
    html! {
        div.empty {
            (pane())
            @if !title.is_empty() { p { strong { (title) } } }
            p { (teach) }
            @if let Some(action) = action { p { (action) } }
        }
    }
}

/// The product's window, left open: the picture of an empty state.
fn pane() -> Markup {
    html! {
        svg viewBox="0 0 48 48" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true" {
            rect x="9" y="7" width="30" height="32" rx="3" {}
            path d="M24 7v32M9 22h30M5 41h38" {}
        }
    }
}

/// One of a few views of the same thing.
#[derive(Debug, Clone)]
pub struct Tab {
    /// What it shows.
    pub label: String,
    /// Where it is.
    pub href: String,
    /// Whether it is this one.
    pub current: bool,
}

/// Links between a few views of the same thing: periods, kinds. `label` names the choice.
pub fn tabs(label: &str, all: impl IntoIterator<Item = Tab>) -> Markup {
    html! {
        nav.tabs aria-label=(label) {
            @for it in all { a href=(it.href) aria-current=[it.current.then_some("true")] { (it.label) } }
        }
    }
}
