//! What several pages of the room show alike.

use agreements::Sphere;
use journal::Entry;
use kernel::{Day, Lang};
use maud::{Markup, html};
use web::ui::{self, Tone};
use web::{Desk, fmt, t, word};

use super::reads_drafts;
use crate::{Consent, MeasureState, Phase, Plan, Progress, Report, Side, Source, Tally, Term};

/// The states of a measure in the order a progress line draws them.
const LINE: [MeasureState; 5] = [
    MeasureState::Done,
    MeasureState::UnderWay,
    MeasureState::NotBegun,
    MeasureState::Overdue,
    MeasureState::Dropped,
];

/// A measure's state as a label.
pub fn state(lang: Lang, it: MeasureState) -> Markup {
    ui::state(word(lang, "measure-state", it), tone(it))
}

fn tone(it: MeasureState) -> Tone {
    match it {
        MeasureState::Done => Tone::Good,
        MeasureState::Overdue => Tone::Bad,
        MeasureState::UnderWay => Tone::Warn,
        MeasureState::NotBegun | MeasureState::Dropped => Tone::Plain,
    }
}

/// What the calendar makes of a plan, as a label.
pub fn phase(lang: Lang, it: Phase) -> Markup {
    let tone = match it {
        Phase::Current => Tone::Good,
        Phase::Draft => Tone::Warn,
        Phase::Ahead | Phase::Lapsed => Tone::Plain,
    };
    ui::state(word(lang, "plan-phase", it), tone)
}

/// The mark of a version that is being written.
pub fn draft(lang: Lang, version: i64) -> Markup {
    ui::state(t!(lang, "plan-draft-of", version = version), Tone::Warn)
}

/// What was done while a version was being written: its sides' alone. What came of it stands in
/// the versions.
const WRITING: [&str; 8] = [
    "plan-revised",
    "plan-terms-changed",
    "plan-imported",
    "plan-agreed",
    "plan-consent-lifted",
    "measure-added",
    "measure-changed",
    "measure-removed",
];

/// A plan's or measure's history, as far as this person may read it.
pub fn history(desk: &Desk, plan: &Plan, entries: Vec<Entry>) -> Vec<Entry> {
    let all = reads_drafts(desk, plan);
    entries.into_iter().filter(|it| all || !WRITING.contains(&it.verb.as_str())).collect()
}

/// `2020–2022` where the years are whole, else both days.
pub fn period(lang: Lang, from: Day, to: Day) -> String {
    let whole = (from.0.month(), from.0.day(), to.0.month(), to.0.day()) == (1, 1, 12, 31);
    match whole {
        true if from.0.year() == to.0.year() => from.0.year().to_string(),
        true => format!("{}–{}", from.0.year(), to.0.year()),
        false => format!("{} – {}", fmt::day(lang, from), fmt::day(lang, to)),
    }
}

/// A term as people write it.
pub fn term(lang: Lang, it: Term) -> String {
    match it {
        Term::Day(day) => fmt::day(lang, day),
        Term::Quarter(year, quarter) => {
            let quarter = ["I", "II", "III", "IV"][usize::from(quarter.clamp(1, 4)) - 1];
            t!(lang, "measure-quarter", quarter = quarter, year = year.to_string())
        }
        Term::Yearly => t!(lang, "measure-yearly"),
        Term::Constant => t!(lang, "measure-constant"),
    }
}

/// The name of a sphere; the code itself where the list does not know it.
pub fn sphere(lang: Lang, spheres: &[Sphere], code: &str) -> String {
    if code.is_empty() {
        return t!(lang, "measure-no-sphere");
    }
    let found = spheres.iter().find(|it| it.code == code);
    found.map_or(code.to_owned(), |it| it.name.clone())
}

/// Where a report comes from: «по письму № 12 от 05.03.2026».
pub fn source(lang: Lang, it: &Report) -> String {
    let dated = it.dated.map(|day| fmt::day(lang, day)).unwrap_or_default();
    let number = it.document.as_str();
    match it.source {
        Source::Own => t!(lang, "report-source-own"),
        Source::Letter => t!(lang, "report-source-letter", number = number, dated = dated),
        Source::Form if it.dated.is_some() => {
            t!(lang, "report-source-form-letter", number = number, dated = dated)
        }
        Source::Form => t!(lang, "report-source-form"),
        Source::Link => t!(lang, "report-source-link", name = number),
        Source::Visit => t!(lang, "report-source-visit", visit = number),
    }
}

/// The sides as options of a field.
pub fn sides(plan: &Plan) -> impl Iterator<Item = (Side, &str)> {
    Side::ALL.iter().map(|it| (*it, plan.name(*it)))
}

/// A progress line for the whole plan and for each sphere.
pub fn progress(lang: Lang, spheres: &[Sphere], it: &Progress) -> Markup {
    html! {
        ul.progress {
            li { (line(lang, &t!(lang, "plan-progress-all"), &it.all)) }
            @for (code, tally) in &it.spheres {
                li { (line(lang, &sphere(lang, spheres, code), tally)) }
            }
        }
    }
}

fn line(lang: Lang, name: &str, tally: &Tally) -> Markup {
    let words = tally_words(lang, tally);
    let mut left = 0;
    let parts = LINE.iter().map(|it| {
        let part = (*it, left, tally.of(*it));
        left += part.2;
        part
    });
    let share = |it: i64| format!("{:.2}%", it as f64 * 100.0 / tally.total.max(1) as f64);
    html! {
        div { span { (name) } " " small { (words) } }
        svg.shares width="100%" height="10" role="img" aria-label={ (name) ": " (words) } {
            @for (state, left, width) in parts {
                @if width > 0 {
                    rect class=(state.word()) x=(share(left)) width=(share(width)) height="10" {}
                }
            }
        }
    }
}

/// «12 из 24 выполнено, 2 просрочено».
pub fn tally_words(lang: Lang, it: &Tally) -> String {
    let done = t!(lang, "plan-progress-done", done = it.done, total = it.total);
    match it.overdue {
        0 => done,
        late => format!("{done}, {}", t!(lang, "plan-progress-late", late = late)),
    }
}

/// «Челябинская область (А. Лесная, 23.11.2026)».
pub fn agreed(desk: &Desk, plan: &Plan, consents: &[Consent]) -> String {
    let zone = &desk.actor().zone;
    let one = |it: &Consent| {
        let day = fmt::day(desk.lang, it.at.day_in(zone));
        format!("{} ({}, {day})", plan.name(it.side), it.name)
    };
    consents.iter().map(one).collect::<Vec<_>>().join("; ")
}
