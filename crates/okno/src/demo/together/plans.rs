//! Two plans of the agreement between Chelyabinsk and Bashkortostan: 2020–2022, reported to the
//! end by both sides, and 2024–2026, with measures in every state. Measures and letters are invented.

mod measures;

use super::super::centre::known;
use agreements::Agreement;
use db::Tx;
use kernel::{Day, MeasureId, Moment, PlanId, RegionCode, ReportId, Zone};
use measures::{FIRST, Line, Progress, SECOND};
use plans::{Measure, Plan, PlanState, Report, ReportState, Says, Side, Source, Term, Wording};

/// Where the known numbers of the plans' things begin.
const BASE: u128 = 0xB_0000;

pub(super) async fn fill(tx: &mut Tx, today: Day) -> db::Result<()> {
    let all = agreements::between(tx, code("74"), code("02")).await?;
    let signed = day(2020, 1, 1);
    let Some(agreement) = all.iter().find(|it| it.signed_on.is_some_and(|it| it < signed)) else {
        return Ok(());
    };
    first(tx, agreement, today).await?;
    second(tx, agreement, today).await
}

/// Both sides have reported every measure to the end.
async fn first(tx: &mut Tx, agreement: &Agreement, today: Day) -> db::Result<()> {
    let plan = plan(agreement, 1, 2020, day(2020, 1, 22));
    plans::save(tx, &plan, "", plan.created_at).await?;
    for (at, line) in FIRST.iter().enumerate() {
        let measure = measure(&plan, at, line);
        plans::save_measure(tx, &plan, &measure).await?;
        for side in Side::ALL {
            for (nth, on) in done_on(&plan, &measure).into_iter().enumerate() {
                let number = ((0x100 + at) * 2 + (*side as usize)) * 8 + nth;
                let report = report(number, &measure, *side, Says::Done, on, line.note);
                say(tx, &plan, &measure, report, today).await?;
            }
        }
    }
    Ok(())
}

/// Measures in every state; the second version came out of the visit.
async fn second(tx: &mut Tx, agreement: &Agreement, today: Day) -> db::Result<()> {
    let mut plan = plan(agreement, 2, 2024, day(2024, 1, 26));
    plans::save(tx, &plan, "", plan.created_at).await?;
    for (at, line) in SECOND.iter().enumerate().filter(|(_, it)| !it.later) {
        plans::save_measure(tx, &plan, &measure(&plan, at, line)).await?;
    }
    let revised = day(2025, 2, 14);
    (plan.version, plan.approved_on) = (2, Some(revised));
    plans::save(tx, &plan, "протокол рабочей встречи от 14.02.2025", noon(revised)).await?;
    for (at, line) in SECOND.iter().enumerate() {
        let mut measure = measure(&plan, at, line);
        if line.later {
            plans::save_measure(tx, &plan, &measure).await?;
        }
        if at == 0 {
            measure.wording.target = "60".to_owned();
            plans::save_measure(tx, &plan, &measure).await?;
        }
        far(tx, &plan, at, measure, line, today).await?;
    }
    Ok(())
}

/// Lets a measure of the second plan come as far as its line says.
async fn far(
    tx: &mut Tx,
    plan: &Plan,
    at: usize,
    mut measure: Measure,
    line: &Line,
    today: Day,
) -> db::Result<()> {
    if line.progress == Progress::Dropped {
        measure.dropped_on = Some(day(2025, 6, 30)).filter(|it| *it <= today);
        if measure.dropped_on.is_some() {
            measure.reason = line.note.to_owned();
            measure.course = measure.wording.course(plan.from, plan.to, true, &[]);
        }
        return plans::save_measure(tx, plan, &measure).await;
    }
    for side in line.progress.sides() {
        let says = if line.progress == Progress::UnderWay { Says::UnderWay } else { Says::Done };
        let days = match says {
            Says::Done => done_on(plan, &measure),
            Says::UnderWay => vec![day(2025, 12, 10)],
        };
        for (nth, on) in days.into_iter().enumerate() {
            let number = ((2 * 0x100 + at) * 2 + (*side as usize)) * 8 + nth;
            let report = report(number, &measure, *side, says, on, line.note);
            say(tx, plan, &measure, report, today).await?;
        }
    }
    Ok(())
}

/// What is to come has not been said.
async fn say(tx: &mut Tx, plan: &Plan, it: &Measure, report: Report, today: Day) -> db::Result<()> {
    if report.on > today {
        return Ok(());
    }
    plans::take(tx, plan, it, &report).await
}

fn plan(agreement: &Agreement, number: u128, year: i16, approved: Day) -> Plan {
    Plan {
        id: PlanId::known(known(BASE + number)),
        agreement: agreement.id,
        title: format!(
            "План мероприятий на {year}–{} годы по реализации Соглашения о торгово-экономическом, \
             научно-техническом, социальном и культурном сотрудничестве",
            year + 2
        ),
        from: day(year, 1, 1),
        to: day(year + 2, 12, 31),
        region_a: Some(code("74")),
        name_a: "Челябинская область".to_owned(),
        region_b: Some(code("02")),
        name_b: "Республика Башкортостан".to_owned(),
        state: PlanState::Approved,
        version: 1,
        approved_on: Some(approved),
        created_at: noon(approved),
    }
}

fn measure(plan: &Plan, at: usize, line: &Line) -> Measure {
    let wording = Wording {
        number: (at + 1).to_string(),
        text: line.text.to_owned(),
        sphere: line.sphere.to_owned(),
        term: line.term.parse().unwrap_or(Term::Constant),
        body_a: line.body_a.to_owned(),
        body_b: line.body_b.to_owned(),
        result: line.result.to_owned(),
        indicator: line.indicator.to_owned(),
        target: line.target.to_owned(),
    };
    let number = u128::from(plan.from.0.year() > 2022) * 0x100 + at as u128;
    plans::fresh(plan, MeasureId::known(known(BASE + 0x1000 + number)), wording)
}

/// When a measure was reported as done: shortly before its term; a yearly one every December.
fn done_on(plan: &Plan, it: &Measure) -> Vec<Day> {
    match it.wording.term {
        Term::Yearly => {
            (plan.from.0.year()..=plan.to.0.year()).map(|year| day(year, 12, 10)).collect()
        }
        Term::Constant => vec![plan.to.plus_days(-11)],
        term => vec![term.last_day(plan.to).plus_days(-9).max(plan.from)],
    }
}

/// A side's word. Of Bashkortostan it came by letters until its ministry had Okno.
fn report(number: usize, it: &Measure, side: Side, says: Says, on: Day, note: &str) -> Report {
    let by_letter = side == Side::B && on < day(2022, 7, 1);
    let author =
        if side == Side::B && !by_letter { "Р. Ахметова" } else { "А. Лесная" };
    Report {
        id: ReportId::known(known(BASE + 0x2000 + number as u128)),
        measure: it.id,
        side,
        says,
        on,
        text: note.to_owned(),
        value: it.wording.target.clone(),
        source: if by_letter { Source::Letter } else { Source::Own },
        document: if by_letter { format!("02-17/{}", 100 + number % 800) } else { String::new() },
        dated: by_letter.then_some(on),
        state: ReportState::Counted,
        author: author.to_owned(),
        entered_at: noon(on),
    }
}

fn noon(on: Day) -> Moment {
    Zone::moscow().moment(on, 12, 0, 0)
}

fn day(year: i16, month: i8, of_month: i8) -> Day {
    Day::new(year, month, of_month).expect("days of the demo are in the calendar")
}

fn code(text: &str) -> RegionCode {
    text.parse().expect("regions of the demo have two digits")
}
