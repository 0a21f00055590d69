//! Figures: a number, what it counts, how it compares, and the rows behind it.

use super::Tone;
use maud::{Markup, html};

/// A number worth a large type.
#[derive(Debug, Clone, Default)]
pub struct Figure {
    /// The number as it is read, with its unit: `2,4 дня`.
    pub value: String,
    /// What it counts.
    pub label: String,
    /// How it compares.
    pub delta: Option<Delta>,
    /// The rows behind it.
    pub href: Option<String>,
}

/// A comparison.
#[derive(Debug, Clone, Default)]
pub struct Delta {
    /// In words, with a sign: `−0,6 за год`.
    pub text: String,
    /// Whether that is good: fewer refusals are, fewer services are not.
    pub tone: Tone,
}

impl Figure {
    /// A number and what it counts.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Figure {
        Figure { value: value.into(), label: label.into(), ..Figure::default() }
    }

    /// The same with a link to its rows.
    pub fn href(mut self, href: impl ToString) -> Figure {
        self.href = Some(href.to_string());
        self
    }

    /// The same with a comparison.
    pub fn delta(mut self, text: impl Into<String>, tone: Tone) -> Figure {
        self.delta = Some(Delta { text: text.into(), tone });
        self
    }
}

/// One figure.
pub fn figure(it: &Figure) -> Markup {
    html! {
        div.figure {
            @if let Some(href) = &it.href {
                a href=(href) { b { (it.value) } span { (it.label) } }
            } @else {
                b { (it.value) } span { (it.label) }
            }
            @if let Some(delta) = &it.delta {
                span class={ "delta " (delta.tone.class()) } { (delta.text) }
            }
        }
    }
}

/// Figures side by side.
pub fn figures(all: impl IntoIterator<Item = Figure>) -> Markup {
    html! { div.figures { @for it in all { (figure(&it)) } } }
}
