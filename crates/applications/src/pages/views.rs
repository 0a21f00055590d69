//! What several pages of the room show.

use super::Show;
use crate::store::Line;
use crate::{Application, State};
use kernel::{Day, Lang, Recipient};
use maud::{Markup, html};
use services::{Answer, Verdict, What};
use web::ui::Tone;
use web::{Desk, Typed, fmt, say, t, ui, word};

/// Where an application stands, as a label.
pub fn state(lang: Lang, state: State) -> Markup {
    let tone = match state {
        State::Rendered | State::Feedback | State::Closed => Tone::Good,
        State::Submitted => Tone::Warn,
        State::Refused => Tone::Bad,
        _ => Tone::Plain,
    };
    ui::state(word(lang, "application-state", state), tone)
}

/// An answer of the rules, as a label.
pub fn verdict(lang: Lang, verdict: Verdict) -> Markup {
    let tone = match verdict {
        Verdict::Yes => Tone::Good,
        Verdict::NeedsConfirmation => Tone::Warn,
        Verdict::No => Tone::Bad,
    };
    ui::state(word(lang, "application-verdict", verdict), tone)
}

/// Every reason of an answer.
pub fn reasons(lang: Lang, answer: &Answer) -> Markup {
    reasons_if(lang, answer, |_| true)
}

/// Only the reasons that stand in the way.
pub fn obstacles(lang: Lang, answer: &Answer) -> Markup {
    reasons_if(lang, answer, |it| it != Verdict::Yes)
}

fn reasons_if(lang: Lang, answer: &Answer, shown: impl Fn(Verdict) -> bool) -> Markup {
    let reasons = answer.reasons.iter().filter(|it| shown(it.outcome));
    ui::why(
        lang,
        reasons.map(|it| ui::Reason {
            tone: match it.outcome {
                Verdict::Yes => Tone::Good,
                Verdict::NeedsConfirmation => Tone::Warn,
                Verdict::No => Tone::Bad,
            },
            text: say(lang, &it.say),
            act: it.act.clone(),
        }),
    )
}

/// Boxes to tick for the papers that a person has to see, each with a line for the paper's number.
pub fn confirmations(lang: Lang, asked: &[What], typed: &Typed, form: &str) -> Markup {
    html! {
        @if !asked.is_empty() {
            fieldset.field {
                legend { (t!(lang, "application-confirm-title")) }
                p.hint { (t!(lang, "application-confirm-hint")) }
                @for (at, what) in asked.iter().enumerate() {
                    @let (seen, paper) = (format!("confirm-{what}"), format!("paper-{what}"));
                    label.choice {
                        input type="checkbox" id={ "f" (form) "-" (seen) } name=(seen) value="on"
                            autofocus[at == 0 && form.is_empty()] checked[typed.has(&seen)];
                        span { (word(lang, "service-paper", what)) }
                    }
                    input type="text" name=(paper) value=(typed.get(&paper)) maxlength="200"
                        autocomplete="off" aria-label=(t!(lang, "application-paper"))
                        placeholder=(t!(lang, "application-paper"));
                }
            }
        }
    }
}

/// A table of applications.
pub fn lines(desk: &Desk, lines: &[Line]) -> Markup {
    let (lang, today) = (desk.lang, desk.today());
    let heads = [
        ui::col(t!(lang, "application-number")),
        ui::col(t!(lang, "application-client")),
        ui::col(t!(lang, "application-service")),
        ui::col(t!(lang, "application-due")),
        ui::col(t!(lang, "application-state")),
    ];
    let rows = lines.iter().map(|it| {
        vec![
            html! { a.whole href=(Show { id: it.id }) { (it.number) } },
            html! {
                a href=(clients::Show { id: it.client }) { (it.client_name) }
                @if let Some(inn) = &it.client_inn { small { (t!(lang, "application-inn")) " " (inn) } }
            },
            html! { (it.service_name) },
            html! { (due(lang, it.due_on, today)) },
            html! {
                (line_state(lang, it, today))
                @if let Some(name) = &it.assignee_name { small { (name) } }
            },
        ]
    });
    ui::table(heads, rows)
}

/// The state of a line, or what is more pressing than it.
fn line_state(lang: Lang, it: &Line, today: Day) -> Markup {
    if it.state.is_open() && it.due_on < today {
        return ui::state(t!(lang, "application-overdue"), Tone::Bad);
    }
    if it.state.is_open() && !it.awaits.is_empty() {
        return ui::state(t!(lang, "application-awaits"), Tone::Warn);
    }
    if it.state.is_open() && it.due_on == today {
        return ui::state(t!(lang, "application-due-today"), Tone::Warn);
    }
    state(lang, it.state)
}

/// The last day of a term: today and tomorrow by name, this year's days without the year.
pub fn due(lang: Lang, day: Day, today: Day) -> String {
    match day.days_since(today) {
        0 => t!(lang, "application-today"),
        1 => t!(lang, "application-tomorrow"),
        _ if day.0.year() == today.0.year() => fmt::short_day(lang, day),
        _ => fmt::day(lang, day),
    }
}

/// What kind of client, with what the registry said.
pub fn standing(lang: Lang, it: &clients::Client) -> String {
    let kind = match (it.kind, it.category) {
        (Recipient::Company | Recipient::SoleTrader, Some(category)) => {
            word(lang, "category", category)
        }
        (kind, _) => word(lang, "recipient", kind),
    };
    let okved = it.okved.map(|it| t!(lang, "application-okved", okved = it.to_string()));
    let registry = it.sme_day.map(|day| {
        let day = fmt::day(lang, day);
        match it.sme_found {
            true => t!(lang, "application-in-registry", day = day),
            false => t!(lang, "application-not-in-registry", day = day),
        }
    });
    [Some(kind), okved, registry].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The steps of the path with the days they were taken, as far as they are known.
pub fn path(lang: Lang, it: &Application) -> Markup {
    let here = State::PATH.iter().position(|state| *state == it.state);
    let aside = it.state.is_aside();
    // Whoever left the path left it after the last step that has a day.
    let reached = here.unwrap_or(match (it.assignee, it.decided_on, it.submitted_on) {
        (Some(_), ..) => 3,
        (None, Some(_), _) if it.state != State::Refused => 2,
        (None, _, Some(_)) => 1,
        _ => 0,
    });
    let steps = State::PATH.iter().enumerate().filter(|(at, _)| !aside || *at <= reached);
    let steps = steps.map(|(at, state)| ui::Step {
        label: word(lang, "application-state", *state),
        detail: reached_on(it, *state).map(|day| fmt::day(lang, day)).unwrap_or_default(),
        stage: match at.cmp(&reached) {
            std::cmp::Ordering::Greater => ui::Stage::Ahead,
            std::cmp::Ordering::Equal if !aside => ui::Stage::Now,
            _ => ui::Stage::Done,
        },
    });
    let end = aside.then(|| ui::Step {
        label: word(lang, "application-state", it.state),
        detail: String::new(),
        stage: ui::Stage::Ended,
    });
    ui::steps(lang, steps.chain(end).collect::<Vec<_>>())
}

fn reached_on(it: &Application, state: State) -> Option<Day> {
    match state {
        State::Submitted => it.submitted_on,
        State::Accepted => it.decided_on,
        _ => None,
    }
}
