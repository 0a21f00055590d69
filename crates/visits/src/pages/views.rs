//! Pieces several pages show.

pub use crate::papers::{days, name};
use crate::{Commitment, Promise, ShowCommitment, State, Visit};
use kernel::{Day, Lang};
use maud::{Markup, html};
use web::{fmt, t, ui, word};

/// The state of a visit.
pub fn state(lang: Lang, it: State) -> Markup {
    let tone = match it {
        State::Planned | State::Closed => ui::Tone::Plain,
        State::UnderWay => ui::Tone::Warn,
        State::Held => ui::Tone::Good,
        State::Cancelled => ui::Tone::Bad,
    };
    ui::state(word(lang, "visit-state", it), tone)
}

/// The state of a commitment on a day.
pub fn promise(lang: Lang, it: &Commitment, today: Day) -> Markup {
    if it.is_overdue(today) {
        return ui::state(t!(lang, "commitment-overdue"), ui::Tone::Bad);
    }
    let tone = match it.state {
        Promise::Open => ui::Tone::Warn,
        Promise::Done => ui::Tone::Good,
        Promise::Dropped => ui::Tone::Plain,
    };
    ui::state(word(lang, "commitment-state", it.state), tone)
}

/// The script of a visit's pages: they open without a network, and keep what is typed.
pub fn offline() -> Markup {
    html! { script type="module" src="/assets/outbox.js" {} }
}

/// Commitments as a table; `side` says who keeps one.
pub fn commitments(
    lang: Lang,
    today: Day,
    all: &[Commitment],
    side: impl Fn(&Commitment) -> String,
) -> Markup {
    let heads = [
        ui::col(t!(lang, "commitment-what")),
        ui::col(t!(lang, "commitment-who")),
        ui::col(t!(lang, "commitment-due")),
        ui::hidden_col(t!(lang, "commitment-state")),
    ];
    let row = |it: &Commitment| {
        let who = html! {
            (side(it))
            @if !it.responsible.is_empty() { br; span.soft { (it.responsible) } }
        };
        vec![
            html! { a href=(ShowCommitment { id: it.id }) { (it.text) } },
            who,
            html! { (fmt::day(lang, it.due)) },
            promise(lang, it, today),
        ]
    };
    ui::table(heads, all.iter().map(row))
}

/// The path of a visit.
pub fn path(lang: Lang, it: &Visit) -> Markup {
    let straight = [State::Planned, State::UnderWay, State::Held, State::Closed];
    let here = straight.iter().position(|state| *state == it.state);
    let step = |(at, state): (usize, &State)| {
        let stage = match here {
            Some(here) if at < here => ui::Stage::Done,
            Some(here) if at == here => ui::Stage::Now,
            _ => ui::Stage::Ahead,
        };
        ui::Step { label: word(lang, "visit-state", state), detail: String::new(), stage }
    };
    let mut steps: Vec<ui::Step> = straight.iter().enumerate().map(step).collect();
    if it.state == State::Cancelled {
        let label = word(lang, "visit-state", it.state);
        steps = vec![ui::Step { label, detail: it.reason.clone(), stage: ui::Stage::Ended }];
    }
    ui::steps(lang, steps)
}
