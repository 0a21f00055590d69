//! The evidence at the command line: other programs' numbers by every option, no number where none
//! is warranted, and a practice's number computed anew.

use crate::common::{Folder, Program};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Panels and what two other programs say of them.
fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../evidence/tests/fixtures")
}

/// What `okno evidence estimate` says of a panel: its exit code, what it prints.
fn estimate(panel: &Path, more: &[&str]) -> (i32, String) {
    let folder = Folder::new();
    let panel = panel.to_str().unwrap();
    let columns = ["--unit=unit", "--time=time", "--cohort=cohort", "--outcome=outcome"];
    let asked = [["evidence", "estimate", panel].as_slice(), &columns, more].concat();
    let output = Program::on(folder.database()).run(&asked);
    let all = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(all).unwrap())
}

fn json(panel: &Path, more: &[&str]) -> (i32, Value) {
    let (code, said) = estimate(panel, &[more, &["--json"]].concat());
    (code, serde_json::from_str(&said).unwrap_or_else(|_| panic!("{said}")))
}

/// Points to six decimals, standard errors within five per cent.
fn same(place: &str, ours: &Value, there: &Value) {
    let (point, error) = (&ours["point"], &ours["standard_error"]);
    let near = |a: &Value, b: &Value| (a.as_f64().unwrap() - b.as_f64().unwrap()).abs() < 1e-6;
    assert!(near(point, &there["att"]), "{place}: {point} is not {}", there["att"]);
    if let Some(told) = there["se"].as_f64().filter(|it| *it > 0.0) {
        let ratio = error.as_f64().unwrap() / told;
        assert!((ratio - 1.0).abs() < 0.05, "{place}: error {error} is not {told}");
    }
}

#[test]
fn every_option_gives_the_number_of_other_programs() {
    let text = std::fs::read_to_string(fixtures().join("expected.json")).unwrap();
    let cases: Vec<Value> = serde_json::from_str(&text).unwrap();
    let shown = |it: &&Value| {
        it["by"] == "differences 0.3.0"
            && it["base"] == "varying"
            && it["adjustment"] != "regression"
    };
    let mut seen = std::collections::BTreeSet::new();
    for case in cases.iter().filter(shown) {
        let panel = fixtures().join(case["panel"].as_str().unwrap());
        let names = case["covariates"].as_array().unwrap().iter();
        let names = names.map(|it| it.as_str().unwrap()).collect::<Vec<_>>().join(",");
        let controls = case["controls"].as_str().unwrap();
        for kind in ["simple", "event", "group"] {
            let mut asked = vec!["--unjudged", "--draws=99", "--controls", controls];
            asked.extend(["--aggregate", kind]);
            if !names.is_empty() {
                asked.extend(["--covariates", &names]);
            }
            let (code, answer) = json(&panel, &asked);
            let (place, there) = (format!("{} {kind}", case["panel"]), &case["estimates"][kind]);
            assert_eq!(code, 0, "{place}");
            same(&place, &answer["estimate"]["overall"], there);
            let points = answer["estimate"]["points"].as_array().unwrap();
            let expected = there["points"].as_array().map_or(&[][..], Vec::as_slice);
            assert_eq!(points.len(), expected.len(), "{place}");
            for (point, there) in points.iter().zip(expected) {
                assert_eq!(point["at"], there["at"], "{place}");
                same(&place, &point["estimate"], there);
            }
            seen.insert((controls.to_owned(), kind, names.contains(',')));
        }
    }
    assert!(seen.len() >= 9, "both controls, three summaries, several covariates: {seen:?}");
}

/// A panel of twelve units in eight periods, of which some adopt in the fifth.
fn panel(
    folder: &Folder,
    name: &str,
    adopters: usize,
    value: impl Fn(usize, usize) -> f64,
) -> PathBuf {
    let mut text = "unit,time,cohort,outcome\n".to_owned();
    for unit in 0..12 {
        let cohort = if unit < adopters { 5 } else { 0 };
        for time in 1..=8 {
            text += &format!("u{unit},{time},{cohort},{}\n", value(unit, time));
        }
    }
    let path = folder.path(name);
    std::fs::write(&path, text).unwrap();
    path
}

/// Something that looks like chance and is the same each time.
fn noise(unit: usize, time: usize) -> f64 {
    let mixed = (unit as u64 * 100 + time as u64 + 1).wrapping_mul(6_364_136_223_846_793_005);
    (mixed >> 40) as f64 / f64::from(1 << 24)
}

#[test]
fn where_no_number_is_warranted_none_is_shown() {
    let folder = Folder::new();
    let apart =
        |unit: usize, time| noise(unit, time) + if unit < 6 { 9.0 * time as f64 } else { 0.0 };
    for (name, adopters, rule, path) in [
        ("one.csv", 1, "too-few-adopters", panel(&folder, "one.csv", 1, noise)),
        ("all.csv", 12, "all-at-once", panel(&folder, "all.csv", 12, noise)),
        ("same.csv", 4, "constant-outcome", panel(&folder, "same.csv", 4, |_, _| 3.0)),
        ("apart.csv", 6, "broken-trends", panel(&folder, "apart.csv", 6, apart)),
    ] {
        let (code, answer) = json(&path, &[]);
        assert_eq!((code, &answer["judgement"]["rule"]), (3, &rule.into()), "{name} {adopters}");
        assert_eq!(answer["estimate"], Value::Null, "{name}");
        let (code, said) = estimate(&path, &[]);
        assert_eq!(code, 3, "{name} {said}");
        assert!(said.starts_with("The rules of evidence warrant no number: "), "{said}");
    }
    let (code, said) = estimate(&panel(&folder, "one.csv", 1, noise), &["--unjudged"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("overall") && said.contains("warrant no number: 1 adopters"), "{said}");
    let (code, said) = estimate(&panel(&folder, "some.csv", 5, noise), &["--seed=7"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("accept this effect") && said.contains("bootstrap"), "{said}");
}

#[test]
fn a_faulty_panel_is_named_by_line_and_column() {
    let folder = Folder::new();
    let path = folder.path("panel.csv");
    for (row, said) in [
        ("u,2,0,\"1,5\"", "line 3, column \"outcome\": \"1,5\" has a decimal comma"),
        ("u,2,0,5 %", "has a percent sign"),
        ("u,1,0,5", "line 3"),
        ("u,2,-1,5", "write 0 for units that never adopt"),
        ("u,2,7,5", "line 3"),
    ] {
        std::fs::write(&path, format!("unit,time,cohort,outcome\nu,1,0,1\n{row}\n")).unwrap();
        let (code, answer) = estimate(&path, &[]);
        assert_eq!(code, 1, "{row}: {answer}");
        assert!(answer.contains(said), "{row}: {answer}");
    }
    let (code, answer) = estimate(&path, &["--covariates", "lpop"]);
    assert!(code == 1 && answer.contains("there is no column \"lpop\""), "{answer}");
    assert_eq!(estimate(&path, &["--controls", "nobody"]).0, 2);
}

/// «Единая анкета вместо семи», whose effect is built in, and one whose trends were broken.
const STRONG: &str = "016806b5-bc00-7000-8000-000000020002";
const BROKEN: &str = "016806b5-bc00-7000-8000-000000020004";

#[test]
fn a_practices_number_is_computed_anew_and_is_the_same() {
    let folder = Folder::new();
    let program = Program::on(folder.database());
    assert_eq!(program.code(&["demo", "--small", "--no-serve"]), 0);
    let run = |asked: &[&str]| {
        let output = program.run(&[&["evidence"], asked].concat());
        (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
    };
    let (code, said) = run(&["explain", STRONG, "--indicator", "median-days"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("\"verdict\": \"effect\"") && said.contains("equals what is kept"));
    assert!(said.contains("95 % interval"), "a sentence: {said}");
    let (code, refused) = run(&["explain", BROKEN]);
    assert_eq!(code, 0, "{refused}");
    assert!(refused.contains("\"rule\": \"broken-trends\"") && !refused.contains("\"overall\""));
    let (code, both) = run(&["explain", STRONG]);
    assert_eq!((code, both.matches("equals what is kept").count()), (0, 2), "{both}");
    let (code, same) = run(&["measure", STRONG]);
    assert_eq!((code, same.matches("the inputs are unchanged").count()), (0, 2), "{same}");
    let (code, more) = run(&["measure", STRONG, "--indicator", "sme"]);
    assert_eq!(code, 0, "{more}");
    assert!(more.contains("seen by the author alone until"), "the registry's snapshots: {more}");
    assert_eq!(run(&["measure", STRONG, "--indicator", "nothing"]).0, 1);
    assert_eq!(run(&["explain", "016806b5-bc00-7000-8000-0000000fffff"]).0, 1);
}
