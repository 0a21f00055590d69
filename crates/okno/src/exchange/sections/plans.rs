//! How far the plans between the two are, by sphere, and what is late.

use crate::exchange::gather::Exchange;
use crate::exchange::store::Line;
use crate::exchange::views::term;
use maud::{Markup, html};
use plans::{ListPlans, MeasureState, Plan, Show, ShowMeasure, Tally};
use web::ui::{self, Tone};
use web::{Desk, fmt, t, word};

/// So many late measures of each plan, and further plans, stand on the sheet.
const SHOWN: usize = 5;

/// The sheet.
pub(in crate::exchange) fn sheet(desk: &Desk, it: &Exchange) -> Markup {
    let lang = desk.lang;
    let in_hand = it.plans_in_hand();
    let others = it.plans.iter().filter(|one| !in_hand.iter().any(|it| it.id == one.id));
    let others: Vec<&Plan> = others.take(SHOWN).collect();
    html! {
        section.sheet id="plan" {
            h2 { (t!(lang, "exchange-plan")) }
            @if it.plans.is_empty() { p.soft { (t!(lang, "exchange-no-plan-teach")) } }
            @for plan in &in_hand { (progress(desk, it, plan)) }
            @if !others.is_empty() {
                h3 { (t!(lang, "exchange-plans-other")) }
                ul.entries { @for plan in others { li { (title(desk, plan)) } } }
            }
            p { a href=(ListPlans) { (t!(lang, "exchange-plans-all")) } }
        }
    }
}

fn title(desk: &Desk, it: &Plan) -> Markup {
    let phase = word(desk.lang, "exchange-phase", it.phase(desk.today()));
    html! {
        a href=(Show { id: it.id }) { (it.title) }
        small { (term(desk, it.from, it.to)) ", " (phase) }
    }
}

fn progress(desk: &Desk, it: &Exchange, plan: &Plan) -> Markup {
    let lang = desk.lang;
    let progress = it.progress_of(plan);
    let late = |one: &&Line| one.course.state(it.today()) == MeasureState::Overdue;
    let late: Vec<&Line> = it.measures_of(plan).filter(late).collect();
    let heads = [
        ui::col(t!(lang, "exchange-sphere")),
        ui::num(t!(lang, "exchange-done")),
        ui::hidden_col(t!(lang, "exchange-share-done")),
    ];
    let rows = progress.spheres.iter().map(|(code, tally)| {
        let name = it.sphere(lang, code);
        let bar = bar(desk, &name, tally);
        vec![html! { (name) }, html! { (done(desk, tally)) }, bar]
    });
    html! {
        p.entry { (title(desk, plan)) }
        (ui::table(heads, rows))
        @if !late.is_empty() {
            h3 { (t!(lang, "exchange-late-measures")) }
            ul.entries { @for one in late.iter().take(SHOWN) { (late_measure(desk, one)) } }
        }
    }
}

fn done(desk: &Desk, it: &Tally) -> String {
    t!(desk.lang, "exchange-done-of", done = it.done, total = it.total)
}

/// A bar that says its numbers to those who do not see it.
fn bar(desk: &Desk, name: &str, it: &Tally) -> Markup {
    let label = format!("{name}: {}", done(desk, it));
    html! {
        progress value=(it.done) max=(it.total) aria-label=(label) {}
        @if it.overdue > 0 {
            " " (ui::state(t!(desk.lang, "exchange-measures-overdue", count = it.overdue), Tone::Bad))
        }
    }
}

fn late_measure(desk: &Desk, it: &Line) -> Markup {
    let day = fmt::day(desk.lang, it.course.due);
    html! {
        li {
            a href=(ShowMeasure { id: it.id }) { (it.number) ". " (it.text) }
            small { (t!(desk.lang, "exchange-was-due", day = day)) }
        }
    }
}
