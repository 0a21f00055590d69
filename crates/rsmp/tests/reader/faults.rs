//! Bad dumps: which file, which byte, which fault.

use std::path::Path;

use crate::common::{Desk, company, file, inns, zip};
use rsmp::{Bound, Dump, Error, Fault, Limits};

fn fault(path: &Path) -> Error {
    inns(path, &Limits::default()).unwrap_err()
}

#[test]
fn an_xml_cut_in_half() {
    let desk = Desk::new();
    let whole = file("4.06", &company("7400000007"));
    for end in ["ИННЮЛ", "</Документ>", "</Файл>", "НаимОрг=\"", "<ИдОтпр"]
    {
        let end = whole.find(end).unwrap();
        let error = fault(&desk.put_zip("a.zip", &[("m.xml", &whole.as_bytes()[..end])]));
        assert_eq!(error.fault.code(), "cut-short", "{error}");
        assert!(error.file.ends_with("a.zip/m.xml"));
        assert!(error.position > 0 && error.position <= end as u64, "{error}");
    }
}

#[test]
fn a_truncated_and_a_corrupt_zip() {
    let desk = Desk::new();
    let records: String = (0..500).map(|i| company(&format!("{}", i * 7919))).collect();
    let whole = zip(&[("m.xml", file("4.06", &records).as_bytes())]);

    let error = fault(&desk.put("truncated.zip", &whole[..whole.len() / 2]));
    assert_eq!((error.fault.code(), error.position), ("zip", whole.len() as u64 / 2), "{error}");

    let mut corrupt = whole.clone();
    let middle = whole.len() / 2;
    corrupt[middle..middle + 8].fill(0xa5);
    let error = fault(&desk.put("corrupt.zip", &corrupt));
    assert!(matches!(error.fault.code(), "zip" | "xml" | "not-utf8"), "{error}");
    assert!(error.file.ends_with("corrupt.zip/m.xml"));
    assert!(error.position > 0, "{error}");
}

#[test]
fn foreign_files() {
    let desk = Desk::new();
    for (content, code) in [
        ("<html></html>", "foreign-root"),
        ("", "foreign-root"),
        ("no XML at all", "foreign-root"),
        ("<Файл ТипИнф=\"РЕЕСТРМСП-ПП\"/>", "foreign-kind"),
        ("<Файл/>", "foreign-kind"),
        ("<Файл ТипИнф=\"РЕЕСТРМСП\"/><Файл/>", "xml"),
        ("<Файл ТипИнф=\"РЕЕСТРМСП\"></Другой>", "xml"),
        ("<Файл ТипИнф=\"РЕЕСТРМСП\"><Документ></Другой></Файл>", "xml"),
        ("<Файл ТипИнф=\"РЕЕСТРМСП\"><Документ ИдДок=1/></Файл>", "xml"),
        ("<Файл ТипИнф=\"РЕЕСТРМСП\"><Документ ИдДок=\"&нет;\"/></Файл>", "xml"),
        ("<?xml version=\"1.0\" encoding=\"UTF-16\"?><Файл/>", "encoding"),
        ("<?xml version=\"1.0\" encoding=\"клингон\"?><Файл/>", "encoding"),
    ] {
        assert_eq!(fault(&desk.put("a.xml", content)).fault.code(), code, "{content}");
    }
    let mut bad = file("4.06", &company("1")).into_bytes();
    let at = bad.len() - 100;
    bad[at] = 0xff;
    let error = fault(&desk.put("a.xml", &bad));
    assert_eq!(error.fault.code(), "not-utf8");
    assert!(error.position.abs_diff(at as u64) <= 1, "{error}");
}

#[test]
fn nothing_there() {
    let desk = Desk::new();
    assert_eq!(fault(&desk.path().join("none.zip")).fault.code(), "io");
    assert_eq!(fault(desk.path()).fault.code(), "empty");
    assert_eq!(fault(&desk.put_zip("a.zip", &[])).fault.code(), "empty");
    assert_eq!(fault(&desk.put_zip("b.zip", &[("a.txt", b"text")])).fault.code(), "empty");
    assert_eq!(fault(&desk.put("c.zip", "")).fault.code(), "zip");
}

#[test]
fn a_bomb_by_ratio() {
    let desk = Desk::new();
    let elements = "<a/>".repeat(1 << 20);
    let path = desk.put_zip("bomb.zip", &[("m.xml", file("4.06", &elements).as_bytes())]);
    assert_bound(&path, &Limits::default(), Bound::Ratio);
    let limits = Limits { ratio: 10_000, member_bytes: 1 << 20, ..Limits::default() };
    assert_bound(&path, &limits, Bound::MemberBytes);
}

#[test]
fn a_bomb_by_overlap() {
    let desk = Desk::new();
    let content: Vec<u8> =
        (0..20_000_u32).flat_map(|i| i.wrapping_mul(2_654_435_761).to_be_bytes()).collect();
    let mut bytes = zip(&[("a.xml", &content), ("b.xml", b"<b/>")]);
    // Let the second entry of the directory claim the first one's bytes.
    let entries: Vec<usize> =
        (0..bytes.len() - 4).filter(|&at| bytes[at..].starts_with(b"PK\x01\x02")).collect();
    let (first, second) = (entries[0], entries[1]);
    bytes.copy_within(first + 16..first + 28, second + 16);
    bytes.copy_within(first + 42..first + 46, second + 42);
    assert_bound(&desk.put("a.zip", &bytes), &Limits::default(), Bound::ZipBytes);
}

#[test]
fn bombs_of_xml() {
    let desk = Desk::new();
    let limits = Limits {
        window_bytes: 4 << 10,
        record_bytes: 16 << 10,
        token_bytes: 8 << 10,
        ..Limits::default()
    };
    let deep = "<a>".repeat(100);
    assert_bound(&desk.put("deep.xml", file("4.06", &deep)), &limits, Bound::Depth);
    let long = format!("<Документ ИдДок=\"{}\"/>", "x".repeat(10 << 10));
    assert_bound(&desk.put("long.xml", file("4.06", &long)), &limits, Bound::TokenBytes);
    let endless = format!("<Документ ИдДок=\"{}", "x".repeat(100 << 10));
    assert_bound(&desk.put("endless.xml", file("4.06", &endless)), &limits, Bound::RecordBytes);
    let wide = format!("<Документ>{}", "<СвДог/>".repeat(10 << 10));
    assert_bound(&desk.put("wide.xml", file("4.06", &wide)), &limits, Bound::RecordBytes);
    let head = format!("<!-- {} -->", "x".repeat(100 << 10));
    assert_bound(&desk.put("head.xml", head), &limits, Bound::RecordBytes);
}

#[test]
fn the_sink_ends_the_reading() {
    #[derive(Debug)]
    struct Enough;
    impl From<Error> for Enough {
        fn from(error: Error) -> Self {
            panic!("no fault here: {error}")
        }
    }
    let desk = Desk::new();
    let content = file("4.06", &company("1"));
    let names: Vec<String> = (0..200).map(|i| format!("{i}.xml")).collect();
    let members: Vec<_> = names.iter().map(|it| (it.as_str(), content.as_bytes())).collect();
    let dump = Dump::open(&desk.put_zip("a.zip", &members)).unwrap();
    let mut parts = 0;
    let ended = dump.read(
        &Limits::default(),
        |_| (),
        |_| {
            parts += 1;
            if parts == 3 { Err(Enough) } else { Ok(()) }
        },
    );
    assert!(ended.is_err());
    assert_eq!(parts, 3);
}

fn assert_bound(path: &Path, limits: &Limits, expected: Bound) {
    let error = inns(path, limits).unwrap_err();
    match error.fault {
        Fault::Limit { bound, .. } => assert_eq!(bound, expected, "{error}"),
        _ => panic!("{error}"),
    }
}
