//! What several pages show alike.

use super::{Show, ShowAdoption, links};
use crate::{AdoptionRow, AdoptionState, Card, Field, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use kernel::{Day, Lang, Zone};
use maud::{Markup, html};
use web::ui::{self, Tone, col, num};
use web::{Guest, fmt, t, word};

/// A grade of evidence as five dots, named for those who do not see them.
pub fn dots(lang: Lang, grade: i64) -> Markup {
    let full = usize::try_from(grade.clamp(0, 5)).unwrap_or_default();
    html! {
        span.dots role="img" aria-label=(t!(lang, "practice-grade-of", grade = grade))
            title=(word(lang, "practice-grade", grade)) {
            ("●".repeat(full)) ("○".repeat(5 - full))
        }
    }
}

/// Where a practice stands, as a label.
pub(super) fn state_label(lang: Lang, it: State) -> Markup {
    let tone = match it {
        State::Published => Tone::Good,
        State::Stale | State::Ministry | State::Experts => Tone::Warn,
        State::Withdrawn => Tone::Bad,
        State::Draft => Tone::Plain,
    };
    ui::state(word(lang, "practice-state", it), tone)
}

/// Where an adoption stands, as a label.
pub(super) fn adoption_label(lang: Lang, it: AdoptionState) -> Markup {
    let tone = match it {
        AdoptionState::Implemented | AdoptionState::Measured => Tone::Good,
        AdoptionState::Refused | AdoptionState::Stopped => Tone::Bad,
        AdoptionState::Interest => Tone::Plain,
        _ => Tone::Warn,
    };
    ui::state(word(lang, "adoption-state", it), tone)
}

/// A field's text as it is read: words instead of stored words, money with its sign.
pub(super) fn spoken(lang: Lang, card: &Card, field: Field) -> String {
    match field {
        Field::Sphere => word(lang, "practice-sphere", card.sphere),
        Field::Direction => word(lang, "practice-direction", card.direction),
        Field::Cost if card.cost.0 == 0 => t!(lang, "practice-cost-none"),
        Field::Cost => fmt::money(lang, card.cost),
        Field::Steps => {
            let step = |it: &crate::CardStep| {
                format!("{}: {}", it.what, t!(lang, "practice-days", days = it.days))
            };
            card.steps.iter().map(step).collect::<Vec<_>>().join("\n")
        }
        Field::ServiceLinks | Field::IndicatorLinks => links::words(lang, card, field),
        other => card.text(other),
    }
}

/// A text of several lines; a line «words | https://…» is a link of these words.
pub(super) fn linked_lines(text: &str) -> Markup {
    let link = |line: &str| {
        let (words, address) = line.rsplit_once('|')?;
        let (words, address) = (words.trim(), address.trim());
        let plain = address.starts_with("https://") && !address.contains(char::is_whitespace);
        plain.then(|| html! { a href=(address) rel="noopener" { (words) } })
    };
    html! { @for line in text.lines() { @match link(line) { Some(it) => (it), None => (line) } br; } }
}

/// A text of several lines.
pub(super) fn lines(text: &str) -> Markup {
    html! { @for line in text.lines() { (line) br; } }
}

/// Adoptions as a table: who, which version, where it stands, what it brought.
pub(super) fn adoptions_table(guest: &Guest, rows: &[AdoptionRow], with_practice: bool) -> Markup {
    let lang = guest.lang;
    let party = |it: &AdoptionRow| {
        guest.actor.as_ref().is_some_and(|actor| it.adoption.parties().contains(&actor.region))
    };
    let of_practice = with_practice.then(|| col(t!(lang, "practice-title")));
    let heads = of_practice.into_iter().chain([
        col(t!(lang, "adoption-adopter")),
        col(t!(lang, "adoption-stands")),
        col(t!(lang, "adoption-began")),
        num(t!(lang, "practice-version")),
        col(t!(lang, "adoption-brought")),
    ]);
    let rows = rows.iter().map(|row| {
        let it = &row.adoption;
        let name = format!("{}, {}", row.adopter_name, row.region_name);
        let practice = html! { a href=(Show { id: it.practice }) { (row.title) } };
        let practice = with_practice.then_some(practice);
        let rest = [
            html! { @if party(row) { a href=(ShowAdoption { id: it.id }) { (name) } } @else { (name) } },
            adoption_label(lang, it.state),
            html! { (fmt::day(lang, it.began_on)) },
            html! { (row.number) },
            brought(lang, it),
        ];
        practice.into_iter().chain(rest).collect::<Vec<_>>()
    });
    ui::table(heads, rows)
}

/// The same in a line of text.
pub(super) fn brought_text(it: &crate::Adoption) -> String {
    let measured = it.measured();
    let measured =
        measured.map(|it| format!("{}: {} → {} ({})", it.what, it.baseline, it.value, it.period));
    let lesson = Some(it.lesson.clone()).filter(|it| !it.is_empty());
    measured.into_iter().chain(lesson).collect::<Vec<_>>().join(". ")
}

/// What an adoption brought, and what it taught.
fn brought(lang: Lang, it: &crate::Adoption) -> Markup {
    let measured = it.measured();
    html! {
        @if measured.is_none() && it.lesson.is_empty() { "—" }
        @if let Some(measured) = &measured {
            (measured.what) ": " (measured.baseline) " → " (measured.value)
            small { (t!(lang, "practice-result-confirmed")) ", " (measured.period) }
        }
        @if measured.is_some() && !it.lesson.is_empty() { br; }
        (it.lesson)
    }
}

/// The day it is for whoever looks: their organisation's, else Moscow's.
pub(crate) fn today(guest: &Guest) -> Day {
    let moscow = || guest.now.day_in(&Zone::moscow());
    guest.actor.as_ref().map_or_else(moscow, |it| it.today(guest.now))
}

/// A form that comes back with its faults.
pub(super) fn refused(page: Markup) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}
