//! Dumps of the SME registry through the program: what it prints and with which code it leaves.

use crate::common::{Folder, Program};

const INNS: [&str; 5] = ["7453000019", "7453000026", "7453000033", "7453000040", "7453000058"];

/// A file of the register of `day`; companies of these ИНН, small ones that build houses.
fn dump(day: &str, inns: &[&str]) -> String {
    let company = |inn: &&str| {
        format!(
            r#"<Документ ИдДок="{inn}" ДатаСост="{day}" ДатаВклМСП="01.08.2016" ВидСубМСП="1" КатСубМСП="2"><ОргВклМСП НаимОрг="ООО &quot;ДОМ&quot;" ИННЮЛ="{inn}" ОГРН="1131650019291"/><СведМН КодРегион="74"/><СвОКВЭД><СвОКВЭДОсн КодОКВЭД="41.20" НаимОКВЭД="Строительство зданий" ВерсОКВЭД="2014"/></СвОКВЭД></Документ>"#
        )
    };
    let companies: String = inns.iter().map(company).collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><Файл ИдФайл="VO_1" ВерсФорм="4.06" ТипИнф="РЕЕСТРМСП" КолДок="77"><ИдОтпр><ФИООтв Фамилия="-" Имя="-"/></ИдОтпр>{companies}</Файл>"#
    )
}

/// A program, its folder, and what a command said with its code.
struct Desk {
    folder: Folder,
    program: Program,
}

impl Desk {
    fn new() -> Desk {
        let folder = Folder::new();
        let program = Program::on(folder.database());
        Desk { folder, program }
    }

    fn imports(&self, name: &str, content: &str, options: &[&str]) -> (i32, String) {
        let path = self.folder.path(name);
        std::fs::write(&path, content).unwrap();
        let path = path.display().to_string();
        self.says(&[&["registry", "import", &path], options].concat())
    }

    fn says(&self, arguments: &[&str]) -> (i32, String) {
        let it = self.program.run(arguments);
        let text = String::from_utf8([it.stdout, it.stderr].concat()).unwrap();
        (it.status.code().unwrap(), text)
    }

    /// How many records are live, by the machine's words.
    fn live(&self) -> i64 {
        let (code, said) = self.says(&["registry", "status", "--json"]);
        assert_eq!(code, 0, "{said}");
        let said: serde_json::Value = serde_json::from_str(&said).unwrap();
        said["live"]["records"].as_i64().unwrap()
    }
}

#[test]
fn a_dump_comes_in_once_and_its_entries_are_shown() {
    let desk = Desk::new();
    assert_eq!(desk.says(&["registry", "show", INNS[0]]).0, 3, "nothing has come in");
    let september = dump("10.09.2026", &INNS);
    let (code, said) = desk.imports("september.xml", &september, &[]);
    assert!(code == 0 && said.contains("live: the dump of 2026-09-10: 5 records"), "{said}");
    let (code, said) = desk.imports("september.xml", &september, &[]);
    assert!(code == 0 && said.contains("this very file is live already"), "{said}");

    let (code, said) = desk.says(&["registry", "show", INNS[0], "--json"]);
    assert_eq!(code, 0, "{said}");
    let shown: serde_json::Value = serde_json::from_str(&said).unwrap();
    for (field, value) in [
        ("inn", INNS[0]),
        ("category", "small"),
        ("okved", "41.20"),
        ("okved_name", "Строительство зданий"),
        ("day", "2026-09-10"),
    ] {
        assert_eq!(shown[field], value, "{said}");
    }
    let (code, said) = desk.says(&["registry", "show", INNS[0]]);
    assert!(code == 0 && said.contains("41.20 Строительство зданий"), "{said}");
    let (code, said) = desk.says(&["registry", "show", "7707083893"]);
    assert!(code == 3 && said.contains("as of 2026-09-10"), "{said}");
}

#[test]
fn the_next_dump_says_what_changed_and_an_older_one_is_asked_for() {
    let desk = Desk::new();
    assert_eq!(desk.imports("september.xml", &dump("10.09.2026", &INNS[..4]), &[]).0, 0);
    let (code, said) = desk.imports("october.xml", &dump("10.10.2026", &INNS[1..]), &[]);
    let difference = "1 added, 1 excluded, 0 changed category";
    assert!(code == 0 && said.contains(difference), "{said}");

    let august = dump("10.08.2026", &INNS[..2]);
    let (code, said) = desk.imports("august.xml", &august, &[]);
    assert!(code == 1 && said.contains("--older"), "{said}");
    assert_eq!(desk.live(), 4);
    assert_eq!(desk.imports("august.xml", &august, &["--older"]).0, 0);
    assert_eq!(desk.live(), 2);
}

#[test]
fn a_dump_cut_short_leaves_the_live_one_and_says_where() {
    let desk = Desk::new();
    assert_eq!(desk.imports("september.xml", &dump("10.09.2026", &INNS), &[]).0, 0);
    let october = dump("10.10.2026", &INNS);
    // Cut within the last company; the length is in bytes of a text in two-byte letters.
    let end = (0..=october.len() - 200).rev().find(|it| october.is_char_boundary(*it)).unwrap();
    let (code, said) = desk.imports("october.xml", &october[..end], &[]);
    assert!(code == 1 && said.contains("october.xml") && said.contains("byte"), "{said}");
    let (code, said) = desk.imports("other.xml", "<html><body>404</body></html>", &[]);
    assert!(code == 1 && said.contains("other.xml"), "{said}");
    let (code, said) = desk.imports("broken.zip", "PK\u{3}\u{4} and no more", &[]);
    assert!(code == 1 && said.contains("broken.zip"), "{said}");
    assert_eq!(desk.live(), 5);
    let (_, said) = desk.says(&["registry", "show", INNS[4], "--json"]);
    assert!(said.contains("2026-09-10"), "{said}");
}
