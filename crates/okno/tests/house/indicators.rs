//! Indicators at the command line, and a brought table for the walk over the doors.

use crate::common::{Centre, Folder, House, Program};
use kernel::FileId;
use std::process::Output;

/// Says that a centre's region brought values of `answer-days` in this file.
pub async fn brought(house: &House, centre: &Centre, file: FileId) {
    let thing = format!("answer-days {}", centre.region);
    let done: db::Result<()> = async {
        db::transact!(house.app.db, |tx| { files::attach(tx, file, "observations", &thing).await })
    }
    .await;
    done.unwrap();
}

fn printed(output: &Output) -> String {
    let all = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    String::from_utf8(all).unwrap()
}

#[test]
fn a_table_is_imported_whole_or_not_at_all() {
    let folder = Folder::new();
    let program = Program::on(folder.database());
    let table = folder.path("answer.csv");
    let path = table.to_str().unwrap();
    let import = |more: &[&str]| {
        let asked = ["indicators", "import", path, "--indicator"];
        program.run(&[asked.as_slice(), more].concat())
    };
    assert_eq!(import(&["answer-days"]).status.code(), Some(1), "there is no such file");

    std::fs::write(&table, "Регион;Месяц;Значение\n74;2025-01;12,5\n00;2025-01;-1\n").unwrap();
    let wrong = import(&["answer-days"]);
    assert_eq!(wrong.status.code(), Some(3), "{}", printed(&wrong));
    for cell in ["A3: ", "C3: "] {
        assert!(printed(&wrong).contains(cell), "{}", printed(&wrong));
    }
    let export = ["indicators", "export", "answer-days"];
    assert!(!printed(&program.run(&export)).contains("2025-01"), "nothing is kept by halves");

    std::fs::write(&table, "Регион;Месяц;Значение\n74;2025-01;12,5\n02;2025-01;9\n").unwrap();
    let looked = import(&["answer-days", "--check"]);
    assert_eq!(looked.status.code(), Some(0));
    assert!(printed(&looked).contains("rows: 2, new: 2"), "{}", printed(&looked));
    assert!(!printed(&program.run(&export)).contains("2025-01"), "nothing is kept by looking");
    assert_eq!(import(&["answer-days", "--region", "74"]).status.code(), Some(3), "02 is not 74");
    assert_eq!(import(&["answer-days", "--source", "form 1"]).status.code(), Some(0));
    let again = import(&["answer-days"]);
    assert!(printed(&again).contains("the same: 2"), "{}", printed(&again));
    let exported = printed(&program.run(&export));
    assert!(exported.contains("74;2025-01;12.5;upload;1"), "{exported}");
    let of_one = printed(&program.run(&["indicators", "export", "answer-days", "--region", "02"]));
    assert!(of_one.contains("02;2025-01;9;") && !of_one.contains("74;"), "{of_one}");
    assert_eq!(import(&["nothing"]).status.code(), Some(3));
    assert_eq!(program.code(&["indicators", "export", "nothing"]), 3);
}

#[test]
fn indicators_are_listed_and_computed() {
    let folder = Folder::new();
    let program = Program::on(folder.database());
    let list = printed(&program.run(&["indicators", "list"]));
    assert!(list.contains("median-days") && list.contains("ledger:median-days"), "{list}");
    let json = program.run(&["indicators", "list", "--json"]).stdout;
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(json[0]["code"], "median-days");
    let done = program.run(&["indicators", "refresh", "--from", "2025-01"]);
    assert_eq!(done.status.code(), Some(0), "{}", printed(&done));
    assert!(printed(&done).contains("computed: 0"), "{}", printed(&done));
    assert_eq!(program.code(&["indicators", "refresh", "--from", "January"]), 2);
}
