//! Names, the origin of time and the unit of measurement change nothing but scale; files are
//! judged, never trusted.

use evidence::{
    Aggregation, Bootstrap, Columns, CsvError, Design, GroupTime, Observation, Panel, Refusal,
    Rules, Verdict, judge,
};
use proptest::prelude::*;

fn columns() -> Columns {
    let text = |it: &str| it.to_owned();
    Columns {
        unit: text("u"),
        time: text("t"),
        cohort: text("g"),
        outcome: text("y"),
        covariates: vec![],
    }
}

fn panel(values: &[f64], name: &str, shift: i32, scale: f64) -> Panel {
    let rows: Vec<_> = values
        .chunks(10)
        .enumerate()
        .flat_map(|(unit, series)| {
            let cohort = (unit < 6).then(|| 5 + i32::from(unit % 2 == 0) + shift);
            let row =
                move |(t, y): (i32, &f64)| (format!("{name}{unit}"), t + shift, cohort, y * scale);
            (0..).zip(series).map(row).collect::<Vec<_>>()
        })
        .collect();
    let observe = |it: usize| Observation {
        unit: &rows[it].0,
        period: rows[it].1,
        cohort: rows[it].2,
        outcome: rows[it].3,
        covariates: &[],
    };
    Panel::new(Vec::new(), (0..rows.len()).map(observe)).expect("the fixture is sound")
}

fn verdict(panel: &Panel) -> Verdict {
    let rules = Rules { trend_alpha: 0.0, ..Rules::default() };
    judge(panel, &Design::default(), &rules, Bootstrap { draws: 99, seed: 1 })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn only_scale_matters(values in prop::collection::vec(-9.0..9.0f64, 200), shift in -50..50i32) {
        let Verdict::Effect(plain) = verdict(&panel(&values, "a", 0, 1.0)) else { panic!("refused") };
        let Verdict::Effect(moved) = verdict(&panel(&values, "другой ", shift, 4.0)) else { panic!("refused") };
        let close = |a: f64, b: f64| (4.0 * a - b).abs() <= 1e-8 * (1.0 + b.abs());
        prop_assert!(close(plain.overall.point, moved.overall.point));
        prop_assert!(close(plain.interval.low, moved.interval.low));
        prop_assert!((plain.p - moved.p).abs() < 1e-8);
        for (a, b) in plain.events.iter().zip(&moved.events) {
            prop_assert!(a.at == b.at && close(a.band.high, b.band.high));
        }
    }

    #[test]
    fn no_file_panics(text in "([utgy,;0-9.\\-\n\" ]|NA|2024-0[1-9]){0,200}") {
        let _ = Panel::from_csv(text.as_bytes(), &columns());
        if let Ok(panel) = Panel::from_csv(format!("u,t,g,y\n{text}").as_bytes(), &columns()) {
            verdict(&panel);
        }
    }
}

#[test]
fn faults_are_told_with_their_place() {
    let fault = |text: &str| match Panel::from_csv(text.as_bytes(), &columns()) {
        Err(
            fault @ (CsvError::Value { .. } | CsvError::Row { .. } | CsvError::NoColumn { .. }),
        ) => fault.to_string(),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        fault("u;t;g;y\na;1;0;1,5\n"),
        "line 2, column \"y\": \"1,5\" has a decimal comma; write a decimal point"
    );
    assert_eq!(fault("u,t,g,y\na,1,,1\n"), "line 2, column \"g\": the value is missing");
    assert_eq!(fault("u,t,g,y\na,1,0,1\na,1,0,2\n"), "line 3: a is observed twice in period 1");
    assert_eq!(
        fault("u,t,g,y\na,1,0,1\na,2,2,2\n"),
        "line 3: a has two adoption periods: never and 2"
    );
    assert!(fault("u,t,g\na,1,0\n").starts_with("there is no column \"y\""));
}

#[test]
fn refusals_have_their_reasons() {
    let judged = |cohort: &dyn Fn(usize) -> i32, outcome: &dyn Fn(usize, i32) -> f64| {
        let row = |unit: usize, t| format!("{unit},{t},{},{}\n", cohort(unit), outcome(unit, t));
        let rows: String = (0..20)
            .flat_map(|unit| (1..=8).map(move |t| (unit, t)))
            .map(|(u, t)| row(u, t))
            .collect();
        match verdict(
            &Panel::from_csv(format!("u,t,g,y\n{rows}").as_bytes(), &columns())
                .expect("the fixture is sound"),
        ) {
            Verdict::Refused(refusal) => refusal.rule(),
            Verdict::Effect(_) => "effect",
        }
    };
    let wave = |unit: usize, t: i32| f64::from((unit as i32 * 7 + t * 11) % 13);
    assert_eq!(judged(&|_| 0, &wave), "no-adopters");
    assert_eq!(judged(&|_| 5, &wave), "all-at-once");
    assert_eq!(judged(&|unit| i32::from(unit < 1) * 5, &wave), "too-few-adopters");
    assert_eq!(judged(&|unit| if unit < 9 { 5 } else { 6 }, &wave), "no-controls");
    assert_eq!(judged(&|unit| i32::from(unit < 17) * 5, &wave), "too-few-controls");
    assert_eq!(
        judged(&|unit| i32::from(unit < 6) * 5, &|_, _| 3.0),
        Refusal::ConstantOutcome.rule()
    );
    assert_eq!(judged(&|unit| i32::from(unit < 6) * 2, &wave), "too-few-periods-before");
    assert_eq!(judged(&|unit| i32::from(unit < 6) * 5, &wave), "effect");
}

/// The draws tell the error of every summary's one number too, and agree with the formula.
#[test]
fn the_bootstrap_agrees_with_the_error_it_checks() {
    let wave = |it: usize| ((it * it % 97) as f64 / 9.0).sin() * 5.0;
    let values: Vec<f64> = (0..400).map(wave).collect();
    let cells = GroupTime::estimate(&panel(&values, "a", 0, 1.0), &Design::default());
    let cells = cells.expect("the fixture is sound");
    for kind in [Aggregation::Simple, Aggregation::Event, Aggregation::Group] {
        let of = |draws| cells.aggregate(kind, 0.95, Bootstrap { draws, seed: 1 });
        let it = of(1_999).expect("the fixture is sound");
        let ratio = it.bootstrap_error / it.overall.small_sample_error;
        assert!((ratio - 1.0).abs() < 0.1, "{kind:?}: {ratio}");
        assert_eq!(of(0).expect("the fixture is sound").bootstrap_error, 0.0);
    }
}
