//! Estimates equal those of two independent implementations (see `fixtures/make.py`).

use std::path::Path;

use evidence::{
    Adjustment, Aggregate, Aggregation, Base, Bootstrap, Columns, Controls, Design, Estimate,
};
use evidence::{Gaps, GroupTime, Panel};
use serde_json::Value;

fn fixtures() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn panel(case: &Value) -> Panel {
    let names = case["covariates"]
        .as_array()
        .expect("the fixture is sound")
        .iter()
        .map(|it| it.as_str().expect("the fixture is sound").to_owned());
    let columns = Columns {
        unit: "unit".to_owned(),
        time: "time".to_owned(),
        cohort: "cohort".to_owned(),
        outcome: "outcome".to_owned(),
        covariates: names.collect(),
    };
    let file =
        std::fs::File::open(fixtures().join(case["panel"].as_str().expect("the fixture is sound")))
            .expect("the fixture is sound");
    Panel::from_csv(file, &columns).expect("the fixture is sound")
}

fn design(case: &Value) -> Design {
    Design {
        controls: if case["controls"] == "never" { Controls::Never } else { Controls::NotYet },
        adjustment: match case["adjustment"].as_str().expect("the fixture is sound") {
            "none" => Adjustment::None,
            "regression" => Adjustment::Regression,
            _ => Adjustment::DoublyRobust,
        },
        base: if case["base"] == "varying" { Base::Varying } else { Base::Universal },
        gaps: if case["gaps"] == "pairwise" { Gaps::Pairwise } else { Gaps::CompleteUnits },
    }
}

/// Points to six decimals, standard errors within five per cent (they are equal to about six
/// digits, being the same formula).
fn same(place: &str, point: f64, error: f64, expected: &Value) {
    let there = expected["att"].as_f64().expect("the fixture is sound");
    assert!((point - there).abs() < 1e-6, "{place}: {point} is not {there}");
    if let Some(there) = expected["se"].as_f64().filter(|it| *it > 0.0) {
        assert!((error / there - 1.0).abs() < 0.05, "{place}: error {error} is not {there}");
    }
}

fn same_summary(place: &str, ours: &Aggregate, expected: &Value) {
    let check = |at: &str, it: &Estimate, expected: &Value| {
        same(&format!("{place} {at}"), it.point, it.standard_error, expected);
    };
    check("overall", &ours.overall, expected);
    let Some(points) = expected["points"].as_array() else { return };
    assert_eq!(ours.points.len(), points.len(), "{place}");
    for (point, expected) in ours.points.iter().zip(points) {
        assert_eq!(
            i64::from(point.at),
            expected["at"].as_i64().expect("the fixture is sound"),
            "{place}"
        );
        check(&point.at.to_string(), &point.estimate, expected);
    }
}

#[test]
fn twenty_panels() {
    let text =
        std::fs::read_to_string(fixtures().join("expected.json")).expect("the fixture is sound");
    let cases: Vec<Value> = serde_json::from_str(&text).expect("the fixture is sound");
    let bootstrap = Bootstrap { draws: 99, seed: 1 };
    for case in &cases {
        let place = format!("{} {}", case["panel"], case["by"]);
        let ours = GroupTime::estimate(&panel(case), &design(case)).expect("the fixture is sound");
        if let Some(cells) = case["estimates"]["cells"].as_array() {
            assert_eq!(ours.cells().len(), cells.len(), "{place}");
            for (cell, expected) in ours.cells().iter().zip(cells) {
                assert_eq!(
                    i64::from(cell.cohort),
                    expected["cohort"].as_i64().expect("the fixture is sound")
                );
                assert_eq!(
                    i64::from(cell.period),
                    expected["time"].as_i64().expect("the fixture is sound")
                );
                same(&place, cell.effect, cell.standard_error, expected);
            }
        }
        let kinds = [
            ("simple", Aggregation::Simple),
            ("event", Aggregation::Event),
            ("group", Aggregation::Group),
            ("calendar", Aggregation::Calendar),
        ];
        for (name, kind) in kinds {
            let Some(expected) = case["estimates"].get(name) else { continue };
            let summary = ours.aggregate(kind, 0.95, bootstrap).expect("the fixture is sound");
            same_summary(&format!("{place} {name}"), &summary, expected);
        }
    }
    assert!(cases.len() >= 39);
}
