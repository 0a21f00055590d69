//! Actions: links that look like buttons, and buttons that are forms.

use crate::t;
use kernel::Lang;
use maud::{Markup, html};

/// The one primary action of a page, when it is a link.
pub fn button_link(href: impl ToString, label: &str) -> Markup {
    html! { a.button href=(href.to_string()) { (label) } }
}

/// Any further action that is a link.
pub fn quiet_link(href: impl ToString, label: &str) -> Markup {
    html! { a.button.quiet href=(href.to_string()) { (label) } }
}

/// The button that sends a form.
pub fn submit(label: &str) -> Markup {
    html! { button.button type="submit" { (label) } }
}

/// A form of one button: a change that needs nothing typed.
pub fn post_button(href: impl ToString, label: &str) -> Markup {
    html! {
        form.one method="post" action=(href.to_string()) {
            button.button.quiet type="submit" { (label) }
        }
    }
}

/// A form of one button that takes something away: it asks first (without JavaScript the rule
/// behind the address is the guard).
pub fn confirm_button(lang: Lang, href: impl ToString, label: &str, question: &str) -> Markup {
    html! {
        form.one method="post" action=(href.to_string()) data-confirm=(question)
            data-confirm-no=(t!(lang, "ui-cancel")) {
            button.button.danger type="submit" { (label) }
        }
    }
}
