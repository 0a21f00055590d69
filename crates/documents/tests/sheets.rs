//! XLSX out and in again.

use documents::{Cell, Limits, Sheet, Unread, read_xlsx, xlsx};
use jiff::civil::date;
use proptest::prelude::*;

fn sheet(rows: Vec<Vec<Cell>>) -> Sheet {
    let heads = ["Название", "Подписано", "Услуг"].map(str::to_owned).to_vec();
    Sheet { name: "Соглашения".to_owned(), heads, rows, widths: Vec::new() }
}

fn read(sheets: &[Sheet]) -> Vec<documents::Grid> {
    read_xlsx(&xlsx(sheets).expect("made"), Limits::default()).expect("read")
}

#[test]
fn cells_come_back_by_their_kind() {
    let link =
        Cell::Link { text: "Отчёт".to_owned(), address: "https://okno.example/1".to_owned() };
    let row = vec!["О торговле".into(), Cell::Day(date(2020, 2, 29)), Cell::Whole(178_000)];
    let wild = vec![link, Cell::Empty, Cell::Number(2.5)];
    let grids = read(&[sheet(vec![row, wild])]);
    assert_eq!(grids[0].name, "Соглашения");
    assert_eq!(grids[0].rows[0], ["Название", "Подписано", "Услуг"]);
    assert_eq!(grids[0].rows[1], ["О торговле", "2020-02-29", "178000"]);
    assert_eq!(grids[0].rows[2], ["Отчёт", "", "2.5"]);
}

#[test]
fn what_excel_cannot_hold_stays_as_text() {
    let row = vec![Cell::Whole(i64::MAX), Cell::Day(date(1703, 5, 27)), Cell::Number(f64::NAN)];
    let grids = read(&[sheet(vec![row])]);
    assert_eq!(grids[0].rows[1], ["9223372036854775807", "1703-05-27", "NaN"]);
}

#[test]
fn text_never_becomes_a_formula_or_a_link() {
    let wild = "=HYPERLINK(\"https://evil.example\";\"Отчёт\")";
    let address = "javascript:alert(1)".to_owned();
    let row = vec![wild.into(), Cell::Link { text: "Отчёт".to_owned(), address }];
    let bytes = xlsx(&[sheet(vec![row])]).expect("made");
    let part = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!part.contains("<f>") && !part.contains("<hyperlink"), "{part}");
    assert_eq!(read_xlsx(&bytes, Limits::default()).expect("read")[0].rows[1], [wild, "Отчёт"]);
}

#[test]
fn the_header_row_is_frozen_bold_and_has_a_filter() {
    let bytes = xlsx(&[sheet(vec![vec!["О торговле".into()]])]).expect("made");
    let part = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(
        part.contains(r#"state="frozen""#) && part.contains(r#"<autoFilter ref="A1:C2""#),
        "{part}"
    );
}

#[test]
fn names_of_tabs_are_mended() {
    let names = ["План: 2020/2022", "план  2020 2022", "", "'", &"Очень длинное имя ".repeat(4)];
    let sheets = names.map(|name| Sheet { name: name.to_owned(), ..sheet(vec![]) });
    let grids = read(&sheets);
    let read: Vec<&str> = grids.iter().map(|grid| grid.name.as_str()).collect();
    assert_eq!(
        read,
        ["План  2020 2022", "план  2020 2022 2", "1", "1 2", "Очень длинное имя Очень длинное"]
    );
}

#[test]
fn the_same_sheets_give_the_same_bytes() {
    let make = || xlsx(&[sheet(vec![vec!["О торговле".into()]])]).expect("made");
    assert_eq!(make(), make());
}

#[test]
fn limits_hold() {
    let rows = (0..50).map(|n| vec![Cell::Whole(n); 3]).collect();
    let bytes = xlsx(&[sheet(rows)]).expect("made");
    let read = |limits| read_xlsx(&bytes, limits).expect_err("too much");
    let all = Limits::default();
    assert_eq!(read(Limits { rows: 50, ..all }), Unread::TooManyRows { limit: 50 });
    assert_eq!(read(Limits { columns: 2, ..all }), Unread::TooManyColumns { limit: 2 });
    assert_eq!(read(Limits { cells: 100, ..all }), Unread::TooManyCells { limit: 100 });
    assert_eq!(read(Limits { unpacked: 4096, ..all }), Unread::TooLarge { limit: 4096 });
}

#[test]
fn other_files_are_named_so() {
    let read = |bytes: &[u8]| read_xlsx(bytes, Limits::default()).expect_err("not a workbook");
    assert_eq!(read(b"MZ\x90\0"), Unread::OtherKind);
    assert_eq!(read(b""), Unread::OtherKind);
    assert!(matches!(read(b"PK\x03\x04 and so on"), Unread::Damaged(_)));
    let empty = Sheet { heads: Vec::new(), ..sheet(vec![]) };
    assert_eq!(read(&xlsx(&[empty]).expect("made")), Unread::Empty);
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a ZIP");
    std::io::read_to_string(archive.by_name(name).expect("the part")).expect("text")
}

proptest! {
    #[test]
    fn any_text_comes_back(words in proptest::collection::vec("(?s)[^\r]{1,40}", 1..6)) {
        let rows = words.iter().map(|text| vec![Cell::from(text.as_str())]).collect();
        let grids = read(&[sheet(rows)]);
        let read: Vec<&String> = grids[0].rows[1..].iter().map(|row| &row[0]).collect();
        prop_assert_eq!(read, words.iter().collect::<Vec<_>>());
    }
}
