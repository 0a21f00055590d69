//! PDF and DOCX, looked at with other people's programs.

use std::{path::Path, process::Command};

use documents::{Block, Limits, Paper, Picture, Span, Table, docx, pdf, read_docx_tables};
use proptest::prelude::*;

fn protocol() -> Paper {
    let facts = [("Место", "г. Челябинск"), ("Дата", "1 июля 2022 г.")];
    let figure = Span::from("178 тысяч услуг").noted("Реестр услуг, на 30 июня 2022 г.");
    let address = Span::bold("Страница визита").linked("https://okno.example/visits/1");
    Paper {
        lang: "ru",
        title: "Протокол визита делегации".to_owned(),
        subtitle: "Челябинская область — Республика Башкортостан".to_owned(),
        footer: "Протокол от 01.07.2022".to_owned(),
        landscape: false,
        blocks: vec![
            Block::Heading(1, "Решили".to_owned()),
            Block::Heading(3, "Срок и ответственный".to_owned()),
            Block::Facts(facts.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()),
            Block::Text(vec!["Оказано ".into(), figure, ". #panic(\"[$*_`<>@]\") ".into()]),
            Block::List(vec![vec!["Первое".into()], vec![address, "\nвторая строка".into()]]),
            Block::Table(commitments(60)),
            Block::Note("Черновик".to_owned()),
            Block::PageBreak,
            Block::Text(vec!["Последняя страница".into()]),
        ],
    }
}

fn commitments(count: usize) -> Table {
    let row = |n: usize| vec![n.to_string(), "Передать методику акселератора".to_owned()];
    Table {
        heads: ["№", "Поручение", "Срок"].map(str::to_owned).to_vec(),
        widths: vec![0.5, 4.0],
        rows: (1..=count).map(row).collect(),
        caption: "Поручения сторон".to_owned(),
    }
}

/// What a program of poppler-utils says of the file. `None` only where the person said that it is
/// left out, as `./check fast` does: a test that passes because its reader is missing tells nothing.
#[expect(
    clippy::disallowed_methods,
    reason = "which reader a test has is its environment's to say"
)]
fn poppler(program: &str, options: &[&str], bytes: &[u8]) -> Option<String> {
    if std::env::var_os("TEST_POPPLER").is_some_and(|it| it == "without") {
        return None;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, bytes).expect("written");
    let mut command = Command::new(program);
    command.args(options).arg(&file);
    if program == "pdftotext" {
        command.arg(Path::new("-"));
    }
    let output = command.output().expect("poppler-utils, or TEST_POPPLER=without");
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn a_pdf_has_its_words() {
    let bytes = pdf(&protocol()).expect("made");
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let Some(text) = poppler("pdftotext", &["-layout"], &bytes) else { return };
    for words in [
        "Протокол визита делегации",
        "Челябинская область — Республика Башкортостан",
        "г. Челябинск",
        "178 тысяч услуг",
        "Реестр услуг, на 30 июня 2022 г.",
        "#panic(\"[$*_`<>@]\")",
        "Страница визита",
        "Поручения сторон",
        "Последняя страница",
        "Протокол от 01.07.2022",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert!(text.replace(' ', "").contains("2/3"), "pages are numbered: {text}");
    assert!(text.matches("Поручение").count() > 1, "the header row repeats: {text}");
}

#[test]
fn a_pdf_can_be_read_aloud() {
    let bytes = pdf(&protocol()).expect("made");
    let Some(structure) = poppler("pdfinfo", &["-struct"], &bytes) else { return };
    let tags = ["H1", "H2", "P ", "L ", "LI ", "Table", "TH", "TD", "Note", "Link"];
    for tag in tags {
        assert!(structure.contains(tag), "{tag} in {structure}");
    }
    assert!(!structure.contains("H3"), "no gap between levels of headings");
    let scopes = ["/Column", "/Row"].iter().all(|scope| structure.contains(scope));
    assert!(scopes, "header cells know what they head: {structure}");
    let metadata = poppler("pdfinfo", &["-meta"], &bytes).expect("it was there");
    for words in ["<pdfuaid:part>1</pdfuaid:part>", "<rdf:li>ru</rdf:li>"] {
        assert!(metadata.contains(words), "{words} in {metadata}");
    }
    let properties = poppler("pdfinfo", &[], &bytes).expect("it was there");
    for words in ["Tagged:          yes", "Title:           Протокол визита делегации", "A4"]
    {
        assert!(properties.contains(words), "{words} in {properties}");
    }
    let fonts = poppler("pdffonts", &[], &bytes).expect("it was there");
    assert!(fonts.contains("Libertinus") && !fonts.contains(" no "), "embedded: {fonts}");
}

/// Two figures of one source, and one of another.
fn with_shared_notes() -> Paper {
    let noted = |words: &str, note: &str| Span::from(words).noted(note);
    let first = vec![noted("58 соглашений", "Реестр №1"), noted(", 12 мер", "План <note-1>")];
    let second = vec![noted("3 визита", "Реестр №1")];
    let blocks = vec![Block::Text(first), Block::PageBreak, Block::List(vec![second])];
    Paper { blocks, ..protocol() }
}

#[test]
fn the_same_note_is_one_footnote_of_a_pdf() {
    let bytes = pdf(&with_shared_notes()).expect("made by the rules of PDF/UA-1");
    let Some(text) = poppler("pdftotext", &[], &bytes) else { return };
    assert_eq!(text.matches("Реестр №1").count(), 1, "{text}");
    assert!(text.contains("План <note-1>"), "{text}");
    for mark in ["58 соглашений1", "12 мер2", "3 визита1"] {
        assert!(text.contains(mark), "{mark} in {text}");
    }
    let structure = poppler("pdfinfo", &["-struct"], &bytes).expect("it was there");
    assert_eq!(structure.matches("Note <").count(), 2, "{structure}");
}

#[test]
fn the_same_note_is_one_footnote_of_a_docx() {
    let bytes = docx(&with_shared_notes()).expect("made");
    let notes = part(&bytes, "word/footnotes.xml");
    assert_eq!(notes.matches("Реестр №1").count(), 1, "{notes}");
    assert_eq!(notes.matches("<w:footnote ").count(), 2, "{notes}");
    let document = part(&bytes, "word/document.xml");
    assert_eq!(document.matches("<w:footnoteReference ").count(), 2, "{document}");
    assert!(document.contains(r#"<w:bookmarkStart w:id="1" w:name="_Note1" />"#), "{document}");
    assert_eq!(document.matches("NOTEREF _Note1 ").count(), 1, "the second mark: {document}");
}

#[test]
fn a_landscape_paper_lies_on_its_side() {
    let bytes = pdf(&Paper { landscape: true, ..protocol() }).expect("made");
    let Some(properties) = poppler("pdfinfo", &[], &bytes) else { return };
    assert!(properties.contains("841.89 x 595.2"), "{properties}");
}

#[test]
fn a_sign_without_a_glyph_is_a_box() {
    let emoji = Block::Text(vec!["Спасибо\u{feff} 👍🏽 王 \u{e000}\u{0}\tконец".into()]);
    let bytes = pdf(&Paper { blocks: vec![emoji], ..protocol() }).expect("made");
    let Some(text) = poppler("pdftotext", &[], &bytes) else { return };
    assert!(text.contains("Спасибо □□ □ □"), "{text}");
}

#[test]
fn a_letter_under_a_mark_of_another_font_is_still_a_letter() {
    let text = Block::Text(vec!["Под\u{301}пись \\\u{1aca} конец".into()]);
    let bytes = pdf(&Paper { blocks: vec![text], ..protocol() }).expect("made");
    let Some(text) = poppler("pdftotext", &[], &bytes) else { return };
    assert!(text.contains("пись \\□ конец"), "{text}");
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    assert!(pdf(&protocol()).expect("made") == pdf(&protocol()).expect("made"));
    assert!(docx(&protocol()).expect("made") == docx(&protocol()).expect("made"));
}

#[test]
fn a_docx_has_its_words_and_marks() {
    let bytes = docx(&protocol()).expect("made");
    let document = part(&bytes, "word/document.xml");
    for words in [
        r#"<w:pStyle w:val="Title" />"#,
        r#"<w:pStyle w:val="Heading1" />"#,
        r#"<w:pStyle w:val="Heading2" />"#,
        "<w:tblHeader />",
        r#"<w:footnoteReference w:id="1" />"#,
        "178 тысяч услуг",
        "Последняя страница",
    ] {
        assert!(document.contains(words), "{words} in {document}");
    }
    assert_eq!(document.matches("<w:tblHeader />").count(), 1);
    assert!(part(&bytes, "word/footnotes.xml").contains("Реестр услуг, на 30 июня 2022 г."));
    assert!(part(&bytes, "word/styles.xml").contains(r#"<w:lang w:val="ru-RU" />"#));
    assert!(part(&bytes, "word/_rels/document.xml.rels").contains("https://okno.example/visits/1"));
    assert!(
        part(&bytes, "docProps/core.xml")
            .contains("<dc:title>Протокол визита делегации</dc:title>")
    );
}

#[test]
fn tables_of_a_docx_come_back() {
    let grids =
        read_docx_tables(&docx(&protocol()).expect("made"), Limits::default()).expect("read");
    assert_eq!(grids[0].rows[0], ["Место", "г. Челябинск"]);
    let heads = grids[1].find_heads(&[&["Поручение"], &["Срок"]]).expect("found");
    assert_eq!(heads.columns, [1, 2]);
    assert_eq!(grids[1].below(&heads).count(), 60);
    assert_eq!(grids[1].rows[60], ["60", "Передать методику акселератора"]);
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a ZIP");
    std::io::read_to_string(archive.by_name(name).expect("the part")).expect("text")
}

/// A paper with the same wild words everywhere.
fn wild(words: &str) -> Paper {
    let span = Span::bold(words).noted(words).linked(format!("https://okno.example/{words}"));
    let pair = (words.to_owned(), words.to_owned());
    let table = Table {
        heads: vec![words.to_owned(); 2],
        widths: vec![f32::NAN, -1.0],
        rows: vec![vec![words.to_owned()], vec![words.to_owned(); 4]],
        caption: words.to_owned(),
    };
    Paper {
        lang: "ru",
        title: words.to_owned(),
        subtitle: words.to_owned(),
        footer: words.to_owned(),
        landscape: false,
        blocks: vec![
            Block::Heading(9, words.to_owned()),
            Block::Text(vec![span.clone(), words.into()]),
            Block::List(vec![vec![span], vec![]]),
            Block::Facts(vec![pair]),
            Block::Table(table),
            Block::Note(words.to_owned()),
        ],
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_words_make_a_pdf(words in "(?s).{0,40}") {
        pdf(&wild(&words)).expect("made");
    }

    #[test]
    fn any_words_make_a_docx_that_reads_back(words in "(?s).{0,40}[а-я]") {
        let grids = read_docx_tables(&docx(&wild(&words)).expect("made"), Limits::default());
        prop_assert!(grids.expect("read").len() == 2);
    }
}

/// One white pixel.
const PNG: &[u8] = &[
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0,
    0, 0, 58, 126, 155, 85, 0, 0, 0, 10, 73, 68, 65, 84, 120, 156, 99, 248, 15, 0, 1, 1, 1, 0, 177,
    56, 246, 20, 0, 0, 0, 0, 73, 69, 78, 68, 174, 66, 96, 130,
];
/// The head of a JPEG of 640 × 480: a writer reads no further.
const JPEG: &[u8] = b"\xff\xd8\xff\xc0\0\x0b\x08\x01\xe0\x02\x80\x01\x01\x11\0\xff\xd9";

fn with_pictures(all: [(&[u8], &str); 3]) -> Paper {
    let picture = |(bytes, caption): (&[u8], &str)| {
        Block::Picture(Picture { bytes: bytes.to_vec(), caption: caption.to_owned() })
    };
    Paper { blocks: all.map(picture).to_vec(), ..protocol() }
}

#[test]
fn a_docx_has_its_pictures_with_their_captions() {
    let paper =
        with_pictures([(PNG, "Коворкинг & «Таганай»"), (JPEG, "Экскурсия"), (b"MZ", "Программа")]);
    let bytes = docx(&paper).expect("made");
    assert_eq!(bytes, docx(&paper).expect("made again"), "the same paper gives the same bytes");
    let mut parts = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a package");
    let mut part = |name: &str| {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut parts.by_name(name).expect(name), &mut bytes).expect(name);
        bytes
    };
    assert_eq!(part("word/media/rIdPicture1.png"), PNG);
    assert_eq!(part("word/media/rIdPicture2.png"), JPEG);
    let types = String::from_utf8(part("[Content_Types].xml")).expect("text");
    assert!(types.contains(r#"/word/media/rIdPicture2.png" ContentType="image/jpeg""#), "{types}");
    let document = String::from_utf8(part("word/document.xml")).expect("text");
    assert!(document.contains(r#"descr="Коворкинг &amp; «Таганай»""#), "{document}");
    for words in ["Экскурсия", "rIdPicture1", "rIdPicture2"] {
        assert!(document.contains(words), "{words}");
    }
    assert!(!document.contains("Программа"), "no picture, no caption");
}

#[test]
fn a_pdf_reads_its_pictures_aloud() {
    let paper = with_pictures([(PNG, "Коворкинг"), (PNG, ""), (b"MZ", "Программа")]);
    let bytes = pdf(&paper).expect("made by the rules of PDF/UA-1, which ask for words");
    // No program of poppler-utils shows the words: they are read where they stand.
    let figures = structure_of_type(&bytes, "Figure");
    let words: Vec<_> = figures.iter().map(|it| alternative_text(it)).collect();
    assert_eq!(words, ["Коворкинг", "—"]);
    let Some(text) = poppler("pdfinfo", &["-struct-text"], &bytes) else { return };
    assert_eq!(text.matches("Figure:").count(), 2, "{text}");
    assert!(text.contains("Коворкинг") && !text.contains("Программа"), "{text}");
}

/// Elements of the structure tree with a type, as the file has them.
fn structure_of_type(bytes: &[u8], wanted: &str) -> Vec<String> {
    let file = String::from_utf8_lossy(bytes);
    let named = format!("/S/{wanted}");
    let is_wanted = |it: &&str| it.contains("/Type/StructElem") && it.contains(&named);
    file.split("endobj").filter(is_wanted).map(str::to_owned).collect()
}

/// `/Alt` of an element: UTF-16 in hexadecimal digits behind a byte order mark (ISO 32000, 7.9.2.2).
fn alternative_text(element: &str) -> String {
    let (_, rest) = element.split_once("/Alt<FEFF").expect("words to read aloud");
    let (digits, _) = rest.split_once('>').expect("an end");
    let unit = |at| u16::from_str_radix(&digits[at..at + 4], 16).expect("a unit");
    let units: Vec<u16> = (0..digits.len()).step_by(4).map(unit).collect();
    String::from_utf16(&units).expect("UTF-16")
}
