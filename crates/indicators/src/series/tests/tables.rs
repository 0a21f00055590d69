//! Tables: what is read, what is refused, and that nothing is kept by halves.

use super::*;
use proptest::prelude::*;

fn places() -> [Region; 2] {
    [("74", "Челябинская область"), ("02", "Республика Башкортостан")].map(|(code, name)| Region {
        code: region(code),
        name: name.into(),
        time_zone: kernel::Zone::moscow(),
    })
}

/// What is read of a file's bytes in November 2026.
fn rows(
    unit: Unit,
    own: Option<&str>,
    bytes: &[u8],
) -> std::result::Result<Vec<Row>, Vec<CellFault>> {
    let versions = [indicator_in(unit)];
    let reading = Reading::new(&versions, &places(), own.map(region), month("2026-11"), &[]);
    reading.table(bytes, Limits::default())
}

/// What is wrong with a file, as cells and keys, or how many rows it has.
fn said(unit: Unit, own: Option<&str>, bytes: &[u8]) -> std::result::Result<usize, Vec<String>> {
    let fault = |it: CellFault| format!("{} {}", it.cell, it.say.key);
    let read = rows(unit, own, bytes);
    read.map(|it| it.len()).map_err(|all| all.into_iter().map(fault).collect())
}

fn reading(unit: Unit, own: Option<&str>, table: &str) -> std::result::Result<usize, Vec<String>> {
    said(unit, own, table.as_bytes())
}

#[test]
fn a_table_says_what_is_wrong_cell_by_cell() {
    let table = "Регион;Месяц;Значение\n\
        74;2026-01;12\n7 4;2026-02;1\n2;2026-01;5,0\n\
        ЧЕЛЯБИНСКАЯ область;01.2026;13\n74;2026-11;1\n74;когда-то;1\n74;2019-12;1\n\
        74;2026-03;-4\n74;2026-04;1,5\n74;2026-05;12 %\n74;2026-06;много\n74;2026-07;";
    let wrong = reading(Unit::Pieces, None, table).unwrap_err();
    assert_eq!(
        wrong,
        [
            "A3 series-fault-region",
            "B5 series-fault-twice",
            "B6 series-fault-future",
            "B7 series-fault-month",
            "B8 series-fault-undefined",
            "C9 series-fault-negative",
            "C10 series-fault-whole",
            "C11 series-fault-percent",
            "C12 series-fault-number",
            "C13 fault-required",
        ]
    );
}

#[test]
fn numbers_are_read_as_people_write_them() {
    let table =
        "Код региона,Период,Значение\n74,2026-01,\"12,5 %\"\n74,02.2026,13.5\n74,март 2026,7%";
    assert_eq!(reading(Unit::Percent, Some("74"), table), Ok(3));
    assert_eq!(
        reading(Unit::Percent, Some("74"), "Регион;Месяц;Значение\n02;2026-01;1\n74;2026-02;101"),
        Err(vec!["A2 series-fault-foreign".into(), "C3 series-fault-over".into()])
    );
    let grouped = "Регион;Месяц;Значение\n74;2026-01;1 234\n74;2026-02;1\u{a0}234";
    assert_eq!(reading(Unit::People, Some("74"), grouped), Ok(2));
    assert_eq!(
        reading(Unit::Days, None, "Регион;Когда;Сколько\n74;2026-01;1"),
        Err(vec![" series-unread-heads".into()])
    );
}

#[test]
fn what_was_computed_is_not_brought() {
    let versions = [indicator_in(Unit::Days)];
    let kept = [
        (region("74"), month("2026-01"), Source::Ledger, 3.0),
        (region("02"), month("2026-01"), Source::Upload, 3.0),
    ];
    let reading = Reading::new(&versions, &places(), None, month("2026-11"), &kept);
    let table = "Регион;Месяц;Значение\n74;2026-01;1\n02;2026-01;1";
    let wrong = reading.table(table.as_bytes(), Limits::default()).unwrap_err();
    assert_eq!(wrong.len(), 1);
    assert_eq!(
        (wrong[0].cell.as_str(), wrong[0].say.key.as_str()),
        ("B2", "series-fault-computed")
    );
}

/// The parts of a workbook of one sheet, as Excel writes them.
fn workbook(cells: &str, merged: &str) -> Vec<u8> {
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{cells}</sheetData>{merged}</worksheet>"#
    );
    let blank = documents::Sheet {
        name: "x".into(),
        heads: vec!["x".into()],
        rows: Vec::new(),
        widths: Vec::new(),
    };
    let made = documents::xlsx(&[blank]).unwrap();
    replaced(&made, "xl/worksheets/sheet1.xml", sheet.as_bytes())
}

/// A zip with one of its parts replaced.
fn replaced(zip: &[u8], part: &str, with: &[u8]) -> Vec<u8> {
    use std::io::{Cursor, Read as _, Write as _};
    let mut old = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut file = old.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        let name = file.name().unwrap().into_owned();
        new.start_file(&name, zip::write::SimpleFileOptions::default()).unwrap();
        new.write_all(if name == part { with } else { &bytes }).unwrap();
    }
    new.finish().unwrap().into_inner()
}

fn text_cell(name: &str, text: &str) -> String {
    format!(r#"<c r="{name}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

fn heads() -> String {
    let cells = [("A1", "Регион"), ("B1", "Месяц"), ("C1", "Значение")];
    let cells = cells.map(|(name, text)| text_cell(name, text)).concat();
    format!(r#"<row r="1">{cells}</row>"#)
}

#[test]
fn formulas_are_refused_by_cell_even_with_a_value() {
    let row = |number: u8, value: &str| {
        let region = text_cell(&format!("A{number}"), "74");
        let month = text_cell(&format!("B{number}"), &format!("2026-0{number}"));
        format!(r#"<row r="{number}">{region}{month}<c r="C{number}">{value}</c></row>"#)
    };
    let cells = heads() + &row(2, "<f>SUM(D1:D9)</f><v>12</v>") + &row(3, "<v>12</v>");
    let wrong = said(Unit::Pieces, None, &workbook(&cells, ""));
    assert_eq!(wrong, Err(vec!["C2 series-fault-is-formula".into()]));
    let text = "Регион;Месяц;Значение\n74;2026-01;=1+1";
    assert_eq!(reading(Unit::Pieces, None, text), Err(vec!["C2 series-fault-is-formula".into()]));
}

#[test]
fn merged_heads_are_named() {
    let cells = heads() + r#"<row r="2"><c r="A2"><v>74</v></c></row>"#;
    let merged = r#"<mergeCells count="1"><mergeCell ref="B1:C1"/></mergeCells>"#;
    let wrong = rows(Unit::Pieces, None, &workbook(&cells, merged)).unwrap_err();
    assert_eq!(wrong[0].say.key, "series-unread-merged");
    assert!(format!("{:?}", wrong[0].say).contains("B1:C1"), "{wrong:?}");
}

#[test]
fn a_million_rows_are_refused_at_once() {
    let table = format!("Регион;Месяц;Значение\n{}", "74;2026-01;1\n".repeat(1_000_000));
    assert_eq!(reading(Unit::Days, None, &table), Err(vec![" series-unread-rows".into()]));
    let row = r#"<row><c><v>74</v></c><c><v>46000</v></c><c><v>1</v></c></row>"#;
    let book = workbook(&(heads() + &row.repeat(1_000_000)), "");
    let wrong = said(Unit::Days, None, &book).unwrap_err();
    assert!(["series-unread-rows", "series-unread-large"].contains(&wrong[0].trim()), "{wrong:?}");
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = rows(Unit::Percent, None, &bytes);
    }

    #[test]
    fn any_cells_are_read_or_refused(
        cells in prop::collection::vec(("\\PC{0,12}", "[0-9а-я.\\-/ ]{0,12}", "[0-9+,.% −-]{0,9}"), 0..20),
    ) {
        let lines: String =
            cells.iter().map(|(a, b, c)| format!("{};{b};{c}\n", a.replace(['"', ';'], ""))).collect();
        if let Ok(rows) = rows(Unit::Days, None, format!("Регион;Месяц;Значение\n{lines}").as_bytes()) {
            prop_assert!(rows.iter().all(|it| it.value >= 0.0 && it.value.is_finite()));
        }
    }

    #[test]
    fn what_was_written_reads_back(
        values in prop::collection::btree_map((any::<bool>(), 0..80_i32), 0.0..1e9_f64, 1..60),
    ) {
        let all: Vec<Observation> = values
            .iter()
            .map(|((first, back), value)| {
                let code = if *first { "74" } else { "02" };
                observation("x", code, &month("2026-10").plus(-back).to_string(), *value)
            })
            .collect();
        let read = rows(Unit::Days, None, csv(&[indicator_in(Unit::Days)], &all).as_bytes());
        let mut read = read.unwrap();
        let key = |it: &Row| (it.region, it.month);
        read.sort_by_key(key);
        let mut kept: Vec<Row> = all
            .iter()
            .map(|it| Row { region: it.region, month: it.month, value: it.value })
            .collect();
        kept.sort_by_key(key);
        prop_assert_eq!(read, kept);
    }
}

#[tokio::test]
async fn a_table_is_looked_at_and_then_kept_whole() {
    for db in testing::databases().await {
        let site = site(&db, Role::Officer).await;
        let form = site.get("/indicators/answer-days/upload").await;
        assert_eq!(form.status, 200, "{}", form.body);
        let table = "Регион;Месяц;Значение\n74;2026-09;12,5\n74;2026-10;11\n".as_bytes();
        let path = "/indicators/answer-days/upload";
        let shown = site.post_multipart(path, &[], &[("table", "сроки.csv", table)]).await;
        assert_eq!(shown.status, 200, "{}", shown.body);
        assert!(shown.body.contains("12,5") && shown.body.contains("сроки.csv"), "{}", shown.body);
        let from = ("2026-01", "2026-12");
        let kept = || async {
            let mut tx = db.read().await.unwrap();
            between(&mut tx, "answer-days", (month(from.0), month(from.1)), None).await.unwrap()
        };
        assert!(kept().await.is_empty(), "nothing is kept by looking");

        let wrong = "Регион;Месяц;Значение\n74;2026-09;12,5\n02;2026-10;11\n".as_bytes();
        let seen = site.post_multipart(path, &[], &[("table", "x.csv", wrong)]).await;
        assert_eq!(seen.status, 422);
        assert!(seen.body.contains("A3"), "{}", seen.body);

        let file = file_of(&shown.body);
        let keep = "/indicators/answer-days/observations";
        let stranger = site.signed_in(actor(HOME, Role::Officer));
        assert_eq!(stranger.post(keep, &[("file", &file)]).await.status, 422, "not theirs");
        assert_eq!(site.post(keep, &[("file", "x")]).await.status, 422);
        let done = site.post(keep, &[("file", &file)]).await;
        assert_eq!((done.status, done.location.as_str()), (303, "/indicators/answer-days"));
        let values: Vec<f64> = kept().await.into_iter().map(|it| it.value).collect();
        assert_eq!(values, [12.5, 11.0]);

        let history = site.get("/indicators/answer-days/regions/74").await.body;
        assert!(history.contains("сроки.csv") && history.contains("таблица"), "{history}");
        let brought = format!("/indicators/answer-days/regions/74/tables/{file}");
        assert!(history.contains(&brought), "{history}");
        assert!(site.get(&brought).await.body.contains("74;2026-09;12,5"), "the very table");
        let again = site.post_multipart(path, &[], &[("table", "ещё.csv", table)]).await.body;
        assert!(again.contains("без изменений"), "{again}");
        let file = site.get("/indicators/answer-days/observations.csv").await.body;
        assert!(file.contains("74;2026-09;12.5;upload;1"), "{file}");
    }
}

#[tokio::test]
async fn what_is_brought_and_what_is_computed_do_not_replace_each_other() {
    for db in testing::databases().await {
        let site = site(&db, Role::Officer).await;
        let computed = Observation {
            source: Source::Ledger,
            account: Some(AccountId::known(1)),
            ..observation("median-days", "74", "2026-10", 3.0)
        };
        assert_eq!(keep(&db, std::slice::from_ref(&computed)).await, 1);
        assert_eq!(keep(&db, std::slice::from_ref(&computed)).await, 0, "the same again");
        assert_eq!(keep(&db, &[observation("median-days", "74", "2026-10", 9.0)]).await, 0);
        let table = "region;month;value\n74;2026-10;9\n".as_bytes();
        let path = "/indicators/median-days/upload";
        let refused = site.post_multipart(path, &[], &[("table", "x.csv", table)]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("уже посчитан"), "{}", refused.body);
    }
}

/// The id of the file a page offers to keep.
fn file_of(page: &str) -> String {
    let (_, rest) = page.split_once("name=\"file\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn programs_bring_all_or_nothing() {
    for db in testing::databases().await {
        let site = site(&db, Role::Officer).await;
        let post = async |values: serde_json::Value| {
            let body = serde_json::json!({
                "indicator": "answer-days", "source": "форма 1", "values": values,
            });
            site.post_json("/api/v1/observations", &body).await
        };
        let wrong = post(serde_json::json!([
            {"month": "2026-09", "value": 12.5}, {"month": "2026-09", "value": -1},
            {"month": "2026-13", "value": 3},
        ]))
        .await;
        assert_eq!(wrong.status, 422);
        for cell in ["values[1].value", "values[2].month"] {
            assert!(wrong.body.contains(cell), "{}", wrong.body);
        }
        let right = serde_json::json!([{"month": "2026-09", "value": 12.5}]);
        let kept = post(right.clone()).await;
        assert_eq!((kept.status, kept.body.as_str()), (201, r#"{"written":1}"#));
        assert_eq!(post(right).await.body, r#"{"written":0}"#, "the same again");
        let read = site.get("/api/v1/observations?indicator=answer-days&region=74").await.body;
        assert!(read.contains("12.5") && read.contains("2026-09"), "{read}");
        let nobody = site.signed_in(actor(HOME, Role::Specialist));
        let body = serde_json::json!({"indicator": "answer-days", "source": "x", "values": []});
        assert_eq!(nobody.post_json("/api/v1/observations", &body).await.status, 403);
    }
}
