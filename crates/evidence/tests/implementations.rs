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

/// The fixtures are what the promise speaks of: twenty panels, few groups and many, months missing
/// or not, every adjustment, both kinds of controls, three summaries each, errors told nearly
/// everywhere.
#[test]
fn the_fixtures_hold_every_kind_of_panel() {
    let text =
        std::fs::read_to_string(fixtures().join("expected.json")).expect("the fixture is sound");
    let cases: Vec<Value> = serde_json::from_str(&text).expect("the fixture is sound");
    let of = |name: &str| {
        let all = cases.iter().map(|it| it[name].as_str().expect("the fixture is sound"));
        all.collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(of("panel").len(), 20);
    assert_eq!(of("by").len(), 2, "two implementations");
    let panels_of = |by: &str| cases.iter().filter(|it| it["by"] == by).count();
    assert_eq!(of("by").into_iter().map(panels_of).max(), Some(20), "one of them on every panel");
    assert_eq!(of("controls").into_iter().collect::<Vec<_>>(), ["never", "not-yet"]);
    assert_eq!(of("adjustment").len(), 3);
    let groups = |it: &Value| it["estimates"]["group"]["points"].as_array().map_or(0, Vec::len);
    assert_eq!(cases.iter().map(groups).min(), Some(1));
    assert!(cases.iter().map(groups).max() >= Some(5));
    for (name, with) in [("covariates", true), ("covariates", false)] {
        let has = |it: &&Value| it[name].as_array().is_some_and(|it| it.is_empty() != with);
        assert!(cases.iter().any(|it| has(&it)));
    }
    let missing = |it: &Value| {
        let lines = std::fs::read_to_string(
            fixtures().join(it["panel"].as_str().expect("the fixture is sound")),
        )
        .expect("the fixture is sound");
        let rows = lines.lines().skip(1).map(|it| it.split(',').collect::<Vec<_>>());
        let rows: Vec<Vec<&str>> = rows.collect();
        let units: std::collections::BTreeSet<_> = rows.iter().map(|it| it[0]).collect();
        let times: std::collections::BTreeSet<_> = rows.iter().map(|it| it[1]).collect();
        rows.len() < units.len() * times.len()
    };
    assert!(cases.iter().any(missing) && !cases.iter().all(missing));
    let (mut told, mut untold) = (0, 0);
    for case in &cases {
        for name in ["simple", "event", "group"] {
            let it = &case["estimates"][name];
            assert!(it["att"].is_f64(), "{} {name}", case["panel"]);
            let points = it["points"].as_array().into_iter().flatten();
            for one in points.chain([it]) {
                let sound = one["se"].as_f64().is_some_and(|it| it > 0.0);
                *(if sound { &mut told } else { &mut untold }) += 1;
            }
        }
    }
    assert!(told > 20 * untold, "{told} errors are compared, {untold} are not told");
}
