//! Rules, prices and periods in words.

use kernel::{Day, Lang};
use maud::Markup;
use std::fmt::Display;
use web::ui::{self, Tone};
use web::{fmt, t, word};

use crate::{Price, Rule, Same, Service, Validity, Window};

/// What a rule demands, as a sentence.
pub fn describe(lang: Lang, rule: &Rule) -> String {
    match rule {
        Rule::SmeRegistry => t!(lang, "service-rule-says-sme-registry"),
        Rule::HomeRegion => t!(lang, "service-rule-says-home-region"),
        Rule::OkvedStopList { codes, secondary: false } => {
            t!(lang, "service-rule-says-stop-list", codes = joined(codes))
        }
        Rule::OkvedStopList { codes, secondary: true } => {
            t!(lang, "service-rule-says-stop-list-secondary", codes = joined(codes))
        }
        Rule::NotRepeated { window, same } => not_repeated(lang, *window, *same),
        Rule::OneComplexPerYear => t!(lang, "service-rule-says-one-complex"),
        Rule::OlderThan { years } => t!(lang, "service-rule-says-older", years = *years),
        Rule::CategoryIn { categories } => {
            let names = categories.iter().map(|it| word(lang, "category", it)).collect::<Vec<_>>();
            t!(lang, "service-rule-says-category", categories = joined(&names))
        }
        Rule::PreScoring => t!(lang, "service-rule-says-pre-scoring"),
        Rule::Platform => t!(lang, "service-rule-says-platform"),
    }
}

/// What the client pays: `бесплатно`, `софинансирование, 12 500 ₽`.
pub fn price_words(lang: Lang, it: &Service) -> String {
    let kind = word(lang, "service-price", it.price);
    if it.price == Price::Free || it.amount.0 == 0 {
        return kind;
    }
    format!("{kind}, {}", fmt::money(lang, it.amount))
}

/// Who may receive it.
pub(super) fn recipients_words(lang: Lang, it: &Service) -> String {
    joined(&it.recipients.iter().map(|it| word(lang, "recipient", it)).collect::<Vec<_>>())
}

/// A period of validity: `с 01.01.2026 по 31.12.2026`.
pub(super) fn period_words(lang: Lang, from: Day, to: Option<Day>) -> String {
    let from = fmt::day(lang, from);
    match to {
        Some(to) => t!(lang, "service-period", from = from, to = fmt::day(lang, to)),
        None => t!(lang, "service-period-open", from = from),
    }
}

/// Where a period stands today, as a label.
pub(super) fn validity_label(lang: Lang, it: Validity) -> Markup {
    let tone = match it {
        Validity::InForce => Tone::Good,
        Validity::Future => Tone::Warn,
        Validity::Past => Tone::Plain,
    };
    ui::state(word(lang, "service-validity", it), tone)
}

fn not_repeated(lang: Lang, window: Window, same: Same) -> String {
    let same = word(lang, "service-same", same);
    match window {
        Window::CalendarYear => t!(lang, "service-rule-says-once-a-year", same = same),
        Window::Years { years } => {
            t!(lang, "service-rule-says-once-in-years", same = same, years = years)
        }
        Window::Ever => t!(lang, "service-rule-says-once", same = same),
    }
}

fn joined(all: &[impl Display]) -> String {
    all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
