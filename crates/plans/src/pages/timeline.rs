//! The measures of a plan over its years, as a picture; the same stands in the table.

use kernel::{Day, Lang};
use maud::{Markup, html};
use web::{t, word};

use super::ShowMeasure;
use super::views::term;
use crate::{Measure, Plan};

/// Height of a row, pixels: a finger can hit it.
const ROW: usize = 24;
/// Above the rows, pixels: the years.
const ABOVE: usize = 20;
/// More measures than this nobody reads in a picture.
const MOST: usize = 200;

/// A picture of `measures` on a day; nothing where there are none, or too many.
pub fn timeline(lang: Lang, plan: &Plan, measures: &[&Measure], today: Day) -> Markup {
    if measures.is_empty() || measures.len() > MOST {
        return html! {};
    }
    let height = ABOVE + measures.len() * ROW;
    let title = t!(lang, "plan-timeline");
    let desc = t!(lang, "plan-timeline-desc", measures = measures.len());
    html! {
        svg.timeline width="100%" height=(height) role="group" aria-label={ (title) ". " (desc) } {
            title { (title) }
            desc { (desc) }
            @for year in plan.from.0.year()..=plan.to.0.year() {
                @let x = Day::new(year, 1, 1).map_or(plan.from, |it| it.max(plan.from));
                line.grid x1=(at(plan, x)) x2=(at(plan, x)) y1="0" y2=(height) {}
                text x=(at(plan, x)) dx="4" y="14" { (year) }
            }
            @for (row, measure) in measures.iter().enumerate() {
                (bar(lang, plan, measure, row, today))
            }
            @if (plan.from..=plan.to).contains(&today) {
                line.today x1=(at(plan, today)) x2=(at(plan, today)) y1="0" y2=(height) {}
            }
        }
    }
}

fn bar(lang: Lang, plan: &Plan, it: &Measure, row: usize, today: Day) -> Markup {
    let state = it.state(today);
    let (from, to) = it.wording.term.span(plan.from, plan.to);
    let (from, to) = (from.max(plan.from), to.min(plan.to));
    let y = ABOVE + row * ROW;
    let days = (to.days_since(from) + 1).max(14);
    let width = share(days, length(plan));
    let words = format!(
        "{} {}: {}, {}",
        it.wording.number,
        it.wording.text,
        term(lang, it.wording.term),
        word(lang, "measure-state", state)
    );
    html! {
        a href=(ShowMeasure { id: it.id }) aria-label=(words) {
            title { (words) }
            rect.hit x="0" y=(y) width="100%" height=(ROW) {}
            rect class={ "span " (state.word()) } x=(at(plan, from)) y=(y + 5) width=(width) height="14" rx="3" {}
            text.number x=(at(plan, from)) dx="4" y=(y + 16) { (it.wording.number) }
        }
    }
}

fn length(plan: &Plan) -> i32 {
    plan.to.days_since(plan.from) + 1
}

/// Where a day lies. A mark near the end keeps its whole width inside: two weeks are the least.
fn at(plan: &Plan, day: Day) -> String {
    share(day.days_since(plan.from), length(plan))
}

fn share(part: i32, whole: i32) -> String {
    format!("{:.2}%", f64::from(part) * 100.0 / f64::from(whole.max(1)))
}
