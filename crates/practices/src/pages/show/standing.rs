//! Where a working card stands: its path, its reviews, the forms of the next steps.

use super::super::{Confirmation, ReviewOf, Submission, Withdrawal};
use super::Shown;
use crate::deeds::Deed;
use crate::{Criterion, Review, Stage, State};
use kernel::{Lang, Zone};
use maud::{Markup, html};
use web::ui::{self, Field as Input};
use web::{Guest, Tried, Typed, fmt, say, t, word};

/// Where the working card stands and what can be done with it.
pub(super) fn path(guest: &Guest, it: &Shown, tried: &Tried) -> Markup {
    let (lang, id) = (guest.lang, it.practice.id);
    let reviewer =
        guest.actor.as_ref().is_some_and(|actor| it.practice.is_reviewed_by(actor).is_ok());
    let missing = it.version.card.missing();
    let body = html! {
        @if it.practice.stage != Stage::None {
            (ui::steps(lang, steps(lang, it.practice.stage)))
        }
        @for review in &it.reviews { (review_view(guest, it, review)) }
        @if it.is_edited_by(guest) && it.practice.stage == Stage::Draft {
            @if missing.is_empty() {
                (ui::post_button(Submission { id }, &t!(lang, "practice-submit")))
            } @else {
                p.soft {
                    (t!(lang, "practice-fill-first")) " "
                    (missing.iter().map(|it| word(lang, "practice-field", it)).collect::<Vec<_>>().join(", "))
                }
            }
        }
        @if reviewer { (review_form(lang, it, tried)) }
        @if it.is_edited_by(guest) && it.practice.is_open() {
            (ui::post_button(Confirmation { id }, &t!(lang, "practice-confirm")))
            details open[tried.form == Deed::Withdrawal.word()] {
                summary { (t!(lang, "practice-withdraw")) }
                (reason_form(lang, Withdrawal { id }, Deed::Withdrawal, &t!(lang, "practice-reason"), &t!(lang, "practice-withdraw"), tried))
            }
        }
    };
    ui::sheet(&t!(lang, "practice-path"), body)
}

fn steps(lang: Lang, now: Stage) -> Vec<ui::Step> {
    let path = [Stage::Draft, Stage::Ministry, Stage::Experts];
    let here = path.iter().position(|it| *it == now).unwrap_or(path.len());
    let stage = |at: usize| match at.cmp(&here) {
        std::cmp::Ordering::Less => ui::Stage::Done,
        std::cmp::Ordering::Equal => ui::Stage::Now,
        std::cmp::Ordering::Greater => ui::Stage::Ahead,
    };
    let labels = path.iter().map(|it| word(lang, "practice-state", it));
    let labels = labels.chain([word(lang, "practice-state", State::Published)]);
    let step = |(at, label)| ui::Step { label, detail: String::new(), stage: stage(at) };
    labels.enumerate().map(step).collect()
}

fn review_view(guest: &Guest, it: &Shown, review: &Review) -> Markup {
    let lang = guest.lang;
    let zone = guest.actor.as_ref().map_or_else(Zone::moscow, |it| it.zone.clone());
    let scores: std::collections::BTreeMap<String, i64> =
        serde_json::from_str(&review.scores).unwrap_or_default();
    let question = |code: &str| {
        let found = it.criteria.iter().find(|it| it.code == code);
        found.map_or_else(|| code.to_owned(), |it| it.asked(lang).to_owned())
    };
    html! {
        div {
            p {
                strong { (word(lang, "practice-verdict", review.verdict)) } " · "
                (word(lang, "practice-level", review.level)) " " (review.name) " · "
                (fmt::day(lang, review.at.day_in(&zone)))
            }
            p { (review.reason) }
            @if !scores.is_empty() {
                (ui::facts(scores.iter().map(|(code, score)| (question(code), score.to_string()))))
            }
        }
    }
}

fn review_form(lang: Lang, it: &Shown, tried: &Tried) -> Markup {
    let (typed, faults) = tried.of(Deed::Review.word(), Typed::default());
    let verdicts = crate::Verdict::ALL.iter().map(|it| (*it, word(lang, "practice-verdict", it)));
    let verdict = Input {
        name: "verdict",
        label: t!(lang, "practice-verdict"),
        required: true,
        ..Input::default()
    };
    let reason = Input {
        name: "reason",
        label: t!(lang, "practice-reason"),
        required: true,
        ..Input::default()
    };
    let expert = it.practice.stage == Stage::Experts;
    html! {
        form method="post" action=(ReviewOf { id: it.practice.id }) {
            @if expert {
                @if let Some(fault) = faults.of("scores") { p.fault { (say(lang, fault)) } }
                @for it in it.criteria.iter().filter(|it| it.in_use) { (scores(lang, it, &typed)) }
            }
            (ui::radios(lang, verdict, verdicts, &typed, &faults))
            (ui::textarea(lang, reason, 3, &typed, &faults))
            (ui::submit(&t!(lang, "practice-review-do")))
        }
    }
}

/// A question of the review with its scores.
fn scores(lang: Lang, it: &Criterion, typed: &Typed) -> Markup {
    let name = format!("score-{}", it.code);
    html! {
        fieldset.field {
            legend { (it.asked(lang)) }
            div.row {
                @for score in 1..=5 {
                    label.choice {
                        input type="radio" name=(name) value=(score)
                            checked[typed.get(&name) == score.to_string()];
                        span { (score) }
                    }
                }
            }
        }
    }
}

/// A form of one reason, for a deed that needs one.
pub(super) fn reason_form(
    lang: Lang,
    action: impl ToString,
    deed: Deed,
    label: &str,
    button: &str,
    tried: &Tried,
) -> Markup {
    let form = deed.word();
    let field =
        Input { name: "reason", label: label.to_owned(), form, required: true, ..Input::default() };
    let (typed, faults) = tried.of(form, Typed::default());
    html! {
        form method="post" action=(action.to_string()) {
            @if typed.has("indicator") { (ui::hidden("indicator", typed.get("indicator"))) }
            (ui::textarea(lang, field, 2, &typed, &faults))
            button.button.quiet type="submit" { (button) }
        }
    }
}
