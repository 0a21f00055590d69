//! States, reasons and the way a thing has come: colour never speaks alone.

use crate::t;
use kernel::Lang;
use maud::{Markup, html};

/// What something means for the person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to judge.
    #[default]
    Plain,
    /// As it should be: yes, done, open.
    Good,
    /// Needs a person: due, to be confirmed.
    Warn,
    /// Stands in the way: no, refused, late.
    Bad,
}

impl Tone {
    /// The class that colours it.
    pub fn class(self) -> &'static str {
        match self {
            Tone::Plain => "",
            Tone::Good => "good",
            Tone::Warn => "warn",
            Tone::Bad => "bad",
        }
    }
}

/// A thing's state as a small label.
pub fn state(label: impl std::fmt::Display, tone: Tone) -> Markup {
    html! { span class={ "state " (tone.class()) } { (label) } }
}

/// One reason of an answer.
#[derive(Debug, Clone, Default)]
pub struct Reason {
    /// Which way it speaks: yes, no, needs confirmation; plain is a remark.
    pub tone: Tone,
    /// The reason in words.
    pub text: String,
    /// The legal act behind it.
    pub act: Option<String>,
}

/// The reasons of an answer, each with a sign and a word for those who do not see the sign.
pub fn why(lang: Lang, reasons: impl IntoIterator<Item = Reason>) -> Markup {
    html! {
        ul.why {
            @for it in reasons {
                li class=(it.tone.class()) {
                    span {
                        @if let Some(word) = spoken(lang, it.tone) { span.unseen { (word) ": " } }
                        (it.text)
                        @if let Some(act) = &it.act { small { (act) } }
                    }
                }
            }
        }
    }
}

fn spoken(lang: Lang, tone: Tone) -> Option<String> {
    match tone {
        Tone::Plain => None,
        Tone::Good => Some(t!(lang, "ui-why-yes")),
        Tone::Warn => Some(t!(lang, "ui-why-confirm")),
        Tone::Bad => Some(t!(lang, "ui-why-no")),
    }
}

/// Where a step of a path stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Stage {
    /// Behind.
    Done,
    /// Here.
    Now,
    /// The path ended here before its end: refused, withdrawn, cancelled.
    Ended,
    /// Still to come.
    #[default]
    Ahead,
}

/// A step of a path.
#[derive(Debug, Clone, Default)]
pub struct Step {
    /// What it is called.
    pub label: String,
    /// When it was reached, or a word about it; empty for none.
    pub detail: String,
    /// Where it stands.
    pub stage: Stage,
}

/// The path of a thing: what is done, where it is, what is ahead.
pub fn steps(lang: Lang, path: impl IntoIterator<Item = Step>) -> Markup {
    html! {
        ol.steps aria-label=(t!(lang, "ui-path")) {
            @for it in path {
                @let here = matches!(it.stage, Stage::Now | Stage::Ended);
                li class=(stage_class(it.stage)) aria-current=[here.then_some("step")] {
                    span {
                        (it.label)
                        @if it.stage == Stage::Done { span.unseen { ", " (t!(lang, "ui-step-done")) } }
                        @if !it.detail.is_empty() { small { (it.detail) } }
                    }
                }
            }
        }
    }
}

fn stage_class(stage: Stage) -> &'static str {
    match stage {
        Stage::Done => "done",
        Stage::Now => "now",
        Stage::Ended => "ended",
        Stage::Ahead => "ahead",
    }
}
