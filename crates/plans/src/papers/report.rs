//! The report on a plan over a period: half a year, a year, any other.

use agreements::Sphere;
use documents::{Block, Paper, Table};
use kernel::{Day, Lang, MeasureId};
use std::collections::HashMap;
use web::{fmt, t, word};

use crate::pages::views::{self, tally_words};
use crate::{Measure, MeasureState, Plan, Report, Side, Tally, Word};

/// The days a report is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first.
    pub from: Day,
    /// The last; states are as of this day, or as of today where it has not come.
    pub to: Day,
}

impl Period {
    /// The last half-year that ended within the plan; where none has, the one that runs.
    pub fn half_year(plan: &Plan, today: Day) -> Period {
        Period::ended(6, plan, today)
    }

    /// The last year that ended within the plan; where none has, the one that runs.
    pub fn year(plan: &Plan, today: Day) -> Period {
        Period::ended(12, plan, today)
    }

    /// The same of so many months, a part of twelve.
    fn ended(months: i8, plan: &Plan, today: Day) -> Period {
        let on = today.min(plan.to.plus_days(1)).max(plan.from);
        let month = (on.0.month() - 1) / months * months + 1;
        let begun = Day::new(on.0.year(), month, 1).unwrap_or(on);
        let months = i32::from(months);
        let last = Period { from: begun.plus_months(-months), to: begun.plus_days(-1) };
        match last.to >= plan.from {
            true => last,
            false => Period { from: begun, to: begun.plus_months(months).plus_days(-1) },
        }
    }
}

/// The report; `reports` are those that count, the latest first.
pub fn report(
    lang: Lang,
    plan: &Plan,
    spheres: &[Sphere],
    measures: &[Measure],
    reports: &[Report],
    period: Period,
) -> Paper {
    let said = said(reports, period.to);
    let none = Vec::new();
    let rows: Vec<Row<'_>> = measures
        .iter()
        .map(|measure| {
            let reports = said.get(&measure.id).unwrap_or(&none);
            Row { measure, reports, state: state(plan, measure, reports, period.to) }
        })
        .collect();
    let days = views::period(lang, period.from, period.to);
    let mut blocks = vec![Block::Facts(facts(lang, plan, &rows, period.to))];
    blocks.push(Block::Heading(2, t!(lang, "plan-progress")));
    blocks.push(Block::Table(by_sphere(lang, spheres, &rows)));
    for code in codes(&rows) {
        let of_sphere = rows.iter().filter(|it| it.measure.wording.sphere == code);
        blocks.push(Block::Heading(2, views::sphere(lang, spheres, code)));
        blocks.push(Block::Table(measures_table(lang, plan, of_sphere, period)));
    }
    Paper {
        lang: lang.word(),
        title: t!(lang, "report-title", plan = plan.title.as_str()),
        subtitle: t!(lang, "report-subtitle", period = days),
        footer: plan.title.clone(),
        landscape: true,
        blocks,
    }
}

struct Row<'a> {
    measure: &'a Measure,
    /// The latest first.
    reports: &'a [&'a Report],
    state: MeasureState,
}

/// What was said by a day, by measure.
fn said(reports: &[Report], by: Day) -> HashMap<MeasureId, Vec<&Report>> {
    let mut said: HashMap<MeasureId, Vec<&Report>> = HashMap::new();
    for it in reports.iter().filter(|it| it.on <= by) {
        said.entry(it.measure).or_default().push(it);
    }
    said
}

/// The state a measure had on a day, whatever was said later.
fn state(plan: &Plan, measure: &Measure, reports: &[&Report], on: Day) -> MeasureState {
    let words: Vec<Word> = reports.iter().rev().map(|it| it.word()).collect();
    let dropped = measure.dropped_on.is_some_and(|it| it <= on);
    measure.wording.course(plan.from, plan.to, dropped, &words).state(on)
}

fn codes<'a>(rows: &[Row<'a>]) -> Vec<&'a str> {
    let mut codes: Vec<&str> = Vec::new();
    for it in rows {
        let code = it.measure.wording.sphere.as_str();
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}

fn tally<'a>(rows: impl IntoIterator<Item = &'a Row<'a>>) -> Tally {
    let mut tally = Tally::default();
    rows.into_iter().for_each(|it| tally.add(it.state, 1));
    tally
}

fn facts(lang: Lang, plan: &Plan, rows: &[Row<'_>], on: Day) -> Vec<(String, String)> {
    vec![
        (t!(lang, "plan-sides"), format!("{} — {}", plan.name_a, plan.name_b)),
        (t!(lang, "plan-period"), views::period(lang, plan.from, plan.to)),
        (t!(lang, "report-as-of"), fmt::day(lang, on)),
        (t!(lang, "plan-progress"), tally_words(lang, &tally(rows))),
    ]
}

fn by_sphere(lang: Lang, spheres: &[Sphere], rows: &[Row<'_>]) -> Table {
    let heads = [t!(lang, "measure-sphere"), t!(lang, "plan-measures")];
    let states = MeasureState::ALL.iter().map(|it| word(lang, "measure-state", it));
    let line = |name: String, tally: Tally| {
        let counts = MeasureState::ALL.iter().map(|it| fmt::number(lang, tally.of(*it)));
        [name, fmt::number(lang, tally.total)].into_iter().chain(counts).collect()
    };
    let spheres = codes(rows).into_iter().map(|code| {
        let of_sphere = rows.iter().filter(|it| it.measure.wording.sphere == code);
        line(views::sphere(lang, spheres, code), tally(of_sphere))
    });
    let all = line(t!(lang, "plan-progress-all"), tally(rows));
    Table {
        heads: heads.into_iter().chain(states).collect(),
        widths: vec![3.0],
        rows: spheres.chain([all]).collect(),
        caption: String::new(),
    }
}

fn measures_table<'a>(
    lang: Lang,
    plan: &Plan,
    rows: impl Iterator<Item = &'a Row<'a>>,
    period: Period,
) -> Table {
    let row = |it: &Row<'_>| {
        let text = &it.measure.wording;
        vec![
            text.number.clone(),
            text.text.clone(),
            views::term(lang, text.term),
            note(lang, it, Side::A, period),
            note(lang, it, Side::B, period),
            word(lang, "measure-state", it.state),
        ]
    };
    Table {
        heads: vec![
            t!(lang, "measure-number"),
            t!(lang, "measure-text"),
            t!(lang, "measure-term"),
            plan.name_a.clone(),
            plan.name_b.clone(),
            t!(lang, "measure-state"),
        ],
        widths: vec![0.5, 2.6, 1.0, 2.6, 2.6, 1.1],
        rows: rows.map(row).collect(),
        caption: String::new(),
    }
}

/// A side's body and what it said within the period, each note with its source.
fn note(lang: Lang, it: &Row<'_>, side: Side, period: Period) -> String {
    let within = it.reports.iter().filter(|it| it.side == side && it.on >= period.from);
    let notes = within.map(|it| {
        let source = views::source(lang, it);
        format!("{}: {} ({source})", fmt::day(lang, it.on), it.text)
    });
    let body = Some(it.measure.body(side).to_owned()).filter(|it| !it.is_empty());
    body.into_iter().chain(notes).collect::<Vec<_>>().join("\n")
}
