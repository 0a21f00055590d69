//! What is read of good files: formats, encodings, and everything that may be missing.

use crate::common::{Desk, company, file, inns, read};
use rsmp::{Category, Date, Dump, Form, Kind, Limits};

const COMPANY_4_06: &str = r#"
<Документ ИдДок="626f6fdd" ДатаСост="10.09.2026" ДатаВклМСП="01.08.2016" ВидСубМСП="1" КатСубМСП="3"
  ПризНовМСП="2" СведСоцПред="1" ССЧР="240"><ОргВклМСП НаимОрг="АО &quot;ПЕКАРНЯ&quot;" НаимОргСокр='АО "П"'
  ИННЮЛ="7400000007" ОГРН="1027400000004"/><СведМН КодРегион="74"><Регион Тип="обл." Наим="Челябинская"/>
  <Город Тип="г." Наим="Миасс"/></СведМН><СвОКВЭД><СвОКВЭДОсн КодОКВЭД="10.71" НаимОКВЭД="Хлеб" ВерсОКВЭД="2014"/>
  <СвОКВЭДДоп КодОКВЭД="47.11" НаимОКВЭД="Торговля" ВерсОКВЭД="2014"/></СвОКВЭД>
  <СвОКВЭДотч><СвОКВЭДОсн КодОКВЭД="99.00"/><СвОКВЭДДоп КодОКВЭД="98.10"/></СвОКВЭДотч>
  <СвЛиценз НомЛиценз="1"><НаимЛицВД>Розничная &lt;продажа&gt;</НаимЛицВД></СвЛиценз></Документ>"#;

const TRADER_4_01: &str = r#"<Документ ИдДок="a" ДатаСост="10.05.2019" ДатаВклМСП="10.03.2018" ВидСубМСП="2" КатСубМСП="1" ПризНовМСП="1"><ИПВклМСП ИННФЛ="740000000001"><ФИОИП Фамилия="Иванов" Имя="Тимур"/></ИПВклМСП><СведМН КодРегион="02"><Регион Тип="РЕСП." Наим="БАШКОРТОСТАН"/></СведМН></Документ>"#;

#[test]
fn a_company_of_4_06_in_full() {
    let desk = Desk::new();
    let path = desk.put("a.xml", file("4.06", COMPANY_4_06));
    let checked = read(&path, &Limits::default(), |it| {
        assert_eq!(it.file.format.as_deref(), Some("4.06"));
        assert_eq!(it.file.declared_records, Some(77), "declared, not believed");
        assert_eq!(it.form, Some(Form::Company));
        assert_eq!((it.kind(), it.category()), (Some(Kind::Company), Some(Category::Medium)));
        assert_eq!((it.is_new(), it.is_social(), it.staff()), (Some(false), Some(true), Some(240)));
        assert_eq!(it.state_date().map(|it| it.to_string()).as_deref(), Some("2026-09-10"));
        assert_eq!(it.included_on(), Some(Date { year: 2016, month: 8, day: 1 }));
        assert_eq!(it.name.as_deref(), Some("АО \"ПЕКАРНЯ\""));
        assert_eq!(it.short_name.as_deref(), Some("АО \"П\""));
        assert_eq!(it.inn.as_deref(), Some("7400000007"));
        assert_eq!(it.ogrn.as_deref(), Some("1027400000004"));
        assert_eq!(it.region_code.as_deref(), Some("74"));
        let places: Vec<_> = it.places.iter().map(|it| (it.level, it.name.as_deref())).collect();
        assert_eq!(places, [("Регион", Some("Челябинская")), ("Город", Some("Миасс"))]);
        let main = it.main_activity.as_ref().unwrap();
        assert_eq!((main.code.as_deref(), main.edition.as_deref()), (Some("10.71"), Some("2014")));
        let extra: Vec<_> = it.extra_activities.iter().map(|it| it.code.as_deref()).collect();
        assert_eq!(extra, [Some("47.11")], "codes of СвОКВЭДотч stay apart");
    });
    assert_eq!(checked.unwrap().len(), 1);
}

#[test]
fn a_trader_of_4_01_and_a_company_of_4_04() {
    let desk = Desk::new();
    let path = desk.put_zip(
        "dump.zip",
        &[
            ("readme.txt", b"not XML"),
            ("1.xml", file("4.01", TRADER_4_01).as_bytes()),
            ("folder/2.XML", file("4.04", &company("7400000007")).as_bytes()),
        ],
    );
    let found = read(&path, &Limits::default(), |it| {
        let person = it.person.as_ref().map(|it| format!("{:?} {:?}", it.surname, it.patronymic));
        (it.file.format.clone(), it.inn.as_deref().map(str::to_owned), it.ogrn.is_some(), person)
    });
    let text = |text: &str| Some(text.to_owned());
    let expected = [
        (text("4.01"), text("740000000001"), false, text("Some(\"Иванов\") None")),
        (text("4.04"), text("7400000007"), false, None),
    ];
    assert_eq!(found.unwrap(), expected);
}

#[test]
fn everything_may_be_missing_and_every_code_may_be_new() {
    let desk = Desk::new();
    let odd = r#"<Документ/><Документ ВидСубМСП="9" КатСубМСП="" ПризНовМСП="да" ДатаСост="31.02.2026" ССЧР="много"><ОргВклМСП/><Новое><Документ ИННЮЛ="1"/></Новое></Документ>"#;
    let path = desk.put("a.xml", file("9.99", odd));
    let found = read(&path, &Limits::default(), |it| {
        assert_eq!(
            (it.kind(), it.category(), it.is_new(), it.state_date()),
            (None, None, None, None)
        );
        (it.kind_code.as_deref().map(str::to_owned), it.staff(), it.inn.is_some(), it.form)
    });
    let expected =
        [(None, None, false, None), (Some("9".to_owned()), None, false, Some(Form::Company))];
    assert_eq!(found.unwrap(), expected);
}

#[test]
fn windows_1251_is_read_and_positions_are_bytes_of_the_file() {
    let desk = Desk::new();
    let utf8 = file("4.06", &format!("{}{TRADER_4_01}", company("7400000007")));
    let declared = utf8.replace("UTF-8", "windows-1251");
    let (encoded, _, _) = encoding_rs::WINDOWS_1251.encode(&declared);
    let path = desk.put("a.xml", &encoded);
    // In small windows, so that positions are counted on over many of them.
    let limits = Limits { window_bytes: 200, ..Limits::default() };
    let found = read(&path, &limits, |it| {
        let region = it.places.first().and_then(|it| it.name.as_deref()).map(str::to_owned);
        (it.position as usize, region)
    });
    let (needle, _, _) = encoding_rs::WINDOWS_1251.encode("<Документ");
    let at: Vec<usize> =
        (0..encoded.len()).filter(|&at| encoded[at..].starts_with(&needle)).collect();
    assert_eq!(found.unwrap(), [(at[0], None), (at[1], Some("БАШКОРТОСТАН".to_owned()))]);
}

#[test]
fn a_byte_order_mark_counts_as_bytes_of_the_file() {
    let desk = Desk::new();
    let path = desk.put("a.xml", format!("\u{feff}{}", file("4.06", &company("1"))));
    let at = file("4.06", "").find("</Файл>").unwrap() as u64 + 3;
    assert_eq!(read(&path, &Limits::default(), |it| it.position).unwrap(), [at]);
}

#[test]
fn folders_are_read_in_order_with_their_zips() {
    let desk = Desk::new();
    desk.put("dump/b/2.xml", file("4.06", &company("2")));
    desk.put("dump/a.xml", file("4.06", &company("1")));
    desk.put_zip("dump/c.zip", &[("3.xml", file("4.06", &company("3")).as_bytes())]);
    desk.put("dump/note.txt", "not XML");
    let dump = desk.path().join("dump");
    assert_eq!(inns(&dump, &Limits::default()).unwrap(), ["1", "2", "3"]);
    let opened = Dump::open(&dump).unwrap();
    assert_eq!(opened.members().len(), 3);
    assert!(opened.members()[2].name().ends_with("c.zip/3.xml"));
}

#[test]
fn parts_add_up_to_the_dump_whatever_the_window() {
    let desk = Desk::new();
    let records: String = (0..300).map(|i| company(&format!("{i}"))).collect();
    let path = desk.put("a.xml", file("4.06", &format!("<!-- <Документ> -->{records}")));
    let expected: Vec<String> = (0..300).map(|i| i.to_string()).collect();
    for window_bytes in [1, 7, 64, 1000, 4097, 1 << 20] {
        let limits = Limits { window_bytes, ..Limits::default() };
        assert_eq!(inns(&path, &limits).unwrap(), expected, "{window_bytes}");
        let dump = Dump::open(&path).unwrap();
        let mut bytes = 0;
        let summary = dump.read(
            &limits,
            |_| (),
            |batch| {
                bytes += batch.bytes;
                Ok::<(), rsmp::Error>(())
            },
        );
        assert_eq!((bytes, summary.unwrap().bytes), (dump.bytes(), dump.bytes()));
    }
    let scan = rsmp::scan(&path).unwrap();
    assert_eq!((scan.records, scan.elements), (300, 602));
}

#[test]
fn dates_are_days_of_the_calendar() {
    for (text, expected) in [
        ("29.02.2024", Some("2024-02-29")),
        ("29.02.2023", None),
        ("31.04.2023", None),
        ("00.01.2023", None),
        ("1.01.2023", None),
        ("2023-01-01", None),
        ("10.09.20२6", None),
    ] {
        assert_eq!(Date::parse(text).map(|it| it.to_string()).as_deref(), expected, "{text}");
    }
}
