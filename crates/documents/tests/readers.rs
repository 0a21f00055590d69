//! Files of other people: tables of documents, CSV, headers, and files made to do harm.

use std::io::{Cursor, Write as _};

use documents::{
    Grid, Limits, Merged, Unread, cell_name, parse_day, read_csv, read_docx_tables, read_xlsx,
};
use jiff::civil::date;
use proptest::prelude::*;
use zip::{ZipWriter, write::SimpleFileOptions};

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(content).expect("its content");
    }
    writer.finish().expect("a ZIP").into_inner()
}

fn document(body: &str) -> Vec<u8> {
    let xml = format!(r#"<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#);
    package(&[("word/document.xml", xml.as_bytes())])
}

fn cell(property: &str, words: &str) -> String {
    let text = words.replace('&', "&amp;").replace('<', "&lt;");
    format!("<w:tc><w:tcPr>{property}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
}

fn row(cells: &[(&str, &str)]) -> String {
    let cells: String = cells.iter().map(|(property, words)| cell(property, words)).collect();
    format!("<w:tr>{cells}</w:tr>")
}

fn grid(rows: &[&[&str]]) -> Grid {
    let rows = rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect());
    Grid { rows: rows.collect(), ..Grid::default() }
}

#[test]
fn tables_of_a_document_with_merged_cells() {
    let begins = r#"<w:vMerge w:val="restart"/>"#;
    let rows = [
        row(&[(r#"<w:gridSpan w:val="2"/>"#, "План & отчёт"), ("", "Срок")]),
        row(&[(begins, "1"), ("", "Визит <ответный>"), ("", "2022")]),
        row(&[("<w:vMerge/>", ""), ("", "Стажировка"), ("", "")]),
    ];
    let table = format!("<w:p/><w:tbl>{}</w:tbl>", rows.concat());
    let grids = read_docx_tables(&document(&table.repeat(2)), Limits::default()).expect("read");
    assert_eq!(grids.len(), 2);
    assert_eq!(grids[1].name, "2");
    assert_eq!(grids[0].rows[0], ["План & отчёт", "", "Срок"]);
    assert_eq!(grids[0].rows[1], ["1", "Визит <ответный>", "2022"]);
    assert_eq!(grids[0].rows[2], ["", "Стажировка"]);
    let wide = Merged { top: 0, left: 0, bottom: 0, right: 1 };
    assert_eq!(grids[0].merged, [wide, Merged { top: 1, left: 0, bottom: 2, right: 0 }]);
}

#[test]
fn a_table_within_a_cell_is_its_text() {
    let inner = format!("<w:tbl>{}</w:tbl>", row(&[("", "внутри"), ("", "ещё")]));
    let outer =
        format!("<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc>{}</w:tr></w:tbl>", cell("", "рядом"));
    let grids = read_docx_tables(&document(&outer), Limits::default()).expect("read");
    assert_eq!(grids[0].rows, [["внутри\nещё", "рядом"]]);
}

#[test]
fn bombs_are_put_out() {
    let huge = vec![b' '; 8 << 20];
    let limits = Limits { unpacked: 1 << 20, ..Limits::default() };
    let bomb = package(&[("word/document.xml", b"<w:document/>"), ("word/media/1.png", &huge)]);
    assert!(bomb.len() < 20_000, "small on the disk: {}", bomb.len());
    assert_eq!(read_docx_tables(&bomb, limits), Err(Unread::TooLarge { limit: 1 << 20 }));
    let bomb = package(&[("xl/workbook.xml", b"<workbook/>"), ("xl/sharedStrings.xml", &huge)]);
    assert_eq!(read_xlsx(&bomb, limits), Err(Unread::TooLarge { limit: 1 << 20 }));
    let wide = row(&[(r#"<w:gridSpan w:val="4000000000"/>"#, "")]);
    let wide = document(&format!("<w:tbl>{wide}</w:tbl>"));
    let refused = Err(Unread::TooManyColumns { limit: 200 });
    assert_eq!(read_docx_tables(&wide, Limits::default()), refused);
    let far = r#"<worksheet><sheetData><row r="1"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData></worksheet>"#;
    assert!(read_xlsx(&workbook(far), Limits::default()).is_err());
}

/// A workbook of one sheet, written by hand.
fn workbook(sheet: &str) -> Vec<u8> {
    package(&[
        ("xl/workbook.xml", br#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>"#),
        ("_rels/.rels", br#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#),
        ("xl/_rels/workbook.xml.rels", br#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

#[test]
fn merged_cells_of_a_workbook() {
    let sheet = r#"<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Стороны</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>"#;
    let grids = read_xlsx(&workbook(sheet), Limits::default()).expect("read");
    assert_eq!(grids[0].rows, [["Стороны"]]);
    assert_eq!(grids[0].merged, [Merged { top: 0, left: 0, bottom: 1, right: 1 }]);
    let refused = grids[0].find_heads(&[&["Стороны"]]);
    assert_eq!(refused, Err(Unread::MergedHeads { cells: "A1:B2".to_owned() }));
}

#[test]
fn csv_of_excel() {
    let text = "Название;Срок\r\n\"О \"\"дорожной карте\"\"; план\";2022\r\n\r\nООО \"Ромашка\";\n";
    let rows = vec![
        vec!["Название", "Срок"],
        vec!["О \"дорожной карте\"; план", "2022"],
        vec![],
        vec!["ООО \"Ромашка\""],
    ];
    assert_eq!(read_csv(text.as_bytes()).expect("read").rows, rows);
    assert_eq!(read_csv(format!("\u{feff}{text}").as_bytes()).expect("read").rows, rows);
    let (windows, _, _) = encoding_rs::WINDOWS_1251.encode(text);
    assert_eq!(read_csv(&windows).expect("read").rows, rows);
    let commas = read_csv("Название,Срок\n\"Один, два\",2022".as_bytes()).expect("read");
    assert_eq!(commas.rows[1], ["Один, два", "2022"]);
    assert_eq!(read_csv(b"\r\n\r\n"), Err(Unread::Empty));
    assert_eq!(read_csv(b"MZ\x90\0\0\0"), Err(Unread::OtherKind));
}

#[test]
fn heads_are_found_below_a_title_and_by_other_names() {
    let grid = grid(&[
        &["Реестр соглашений"],
        &[],
        &["№ п/п", "Стороны*", "ПОДПИСАНО\n(дата)", "Учёт"],
        &["1", "Башкортостан", "2020-01-01"],
        &["", " ", ""],
        &["2", "Татарстан", "2021-01-01"],
    ]);
    let heads = grid
        .find_heads(&[&["Дата подписания", "Подписано"], &["Стороны"], &["учет"]])
        .expect("found");
    assert_eq!((heads.row, heads.columns.as_slice()), (2, &[2, 1, 3][..]));
    assert_eq!(heads.also(&grid, &["№", "№ п/п"]), Some(0));
    assert_eq!(heads.also(&grid, &["Примечание"]), None);
    let rows: Vec<usize> = grid.below(&heads).map(|(row, _)| row).collect();
    assert_eq!(rows, [3, 5]);
    assert_eq!((grid.cell(5, 1), grid.cell(9, 9)), ("Татарстан", ""));
    assert_eq!(grid.cell_name(5, 1), "B6");
}

#[test]
fn what_is_wrong_with_heads_is_said() {
    let mut grid = grid(&[&["Реестр"], &["Название", "Стороны"], &["О торговле", "Уфа"]]);
    let wanted: &[&[&str]] = &[&["Название"], &["Номер"], &["Срок", "Действует до"]];
    let missing = vec!["Номер".to_owned(), "Срок".to_owned()];
    assert_eq!(grid.find_heads(wanted), Err(Unread::MissingHeads { missing }));
    // A title merged above is no harm, merged cells among the heads are.
    grid.merged = vec![Merged { top: 0, left: 0, bottom: 0, right: 3 }];
    assert!(grid.find_heads(&[&["Название"]]).is_ok());
    grid.merged.push(Merged { top: 1, left: 1, bottom: 1, right: 2 });
    assert!(grid.find_heads(&[&["Название"]]).is_ok());
    let refused = Err(Unread::MergedHeads { cells: "B2:C2".to_owned() });
    assert_eq!(grid.find_heads(wanted), refused);
    assert_eq!(Grid::default().find_heads(wanted), Err(Unread::Empty));
}

#[test]
fn names_of_cells_and_days() {
    let names =
        [(0, 0), (6, 1), (0, 25), (0, 26), (99, 701), (0, 702)].map(|(r, c)| cell_name(r, c));
    assert_eq!(names, ["A1", "B7", "Z1", "AA1", "ZZ100", "AAA1"]);
    for text in ["2022-03-31", "31.03.2022", " 31.3.22 г. ", "31/03/2022", "2022-03-31T10:00"] {
        assert_eq!(parse_day(text), Some(date(2022, 3, 31)), "{text}");
    }
    for text in ["", "31.02.2022", "2022", "завтра", "1.2.3.4", "2022-13-01", "99999-01-01"] {
        assert_eq!(parse_day(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn no_bytes_make_a_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = read_csv(&bytes);
        let _ = read_xlsx(&bytes, Limits::default());
        let _ = read_docx_tables(&bytes, Limits::default());
        let _ = read_docx_tables(&package(&[("word/document.xml", &bytes)]), Limits::default());
    }

    #[test]
    fn no_document_makes_a_reader_panic(
        tags in proptest::collection::vec(
            r#"</?w:(tbl|tr|tc|p|t)>|<w:(gridSpan|vMerge|gridBefore) w:val="(restart|[0-9]{0,3})"/>|&(amp|#[0-9]{1,7}|x);|слово"#,
            0..60,
        )
    ) {
        let _ = read_docx_tables(&document(&tags.concat()), Limits::default());
    }

    #[test]
    fn no_sheet_makes_a_reader_panic(
        tags in proptest::collection::vec(
            r#"</?(row|is|v|f|sheetData)>|<row r="[0-9]{0,8}">|<c r="[A-Z]{0,4}[0-9]{0,8}"( t="(s|str|b|e|d|n|inlineStr)")?( s="[0-9]")?>|</c>|<mergeCell ref="[A-Z0-9:]{0,9}"/>|-?[0-9]{1,20}"#,
            0..40,
        )
    ) {
        let sheet = format!("<worksheet><sheetData>{}</sheetData></worksheet>", tags.concat());
        let _ = read_xlsx(&workbook(&sheet), Limits::default());
    }

    #[test]
    fn csv_written_is_csv_read(
        rows in proptest::collection::vec(proptest::collection::vec("[а-яA-Z;,\" \n]{0,12}я", 1..5), 1..6)
    ) {
        let mut writer = csv::WriterBuilder::new().delimiter(b';').flexible(true).from_writer(Vec::new());
        writer.write_record(["Один", "Два", "Три"]).expect("written");
        rows.iter().for_each(|row| writer.write_record(row).expect("written"));
        let read = read_csv(&writer.into_inner().expect("bytes")).expect("read");
        prop_assert_eq!(&read.rows[1..], rows.as_slice());
    }
}
