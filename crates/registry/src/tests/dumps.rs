//! Dumps made on the spot.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use tempfile::TempDir;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// A folder of the test's own.
pub(super) struct Folder(TempDir);

impl Folder {
    pub(super) fn new() -> Folder {
        Folder(tempfile::tempdir().unwrap())
    }

    pub(super) fn path(&self) -> PathBuf {
        self.0.path().to_owned()
    }

    pub(super) fn put(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    /// A zip of one file of the register with these records.
    pub(super) fn dump(&self, name: &str, records: &[String]) -> PathBuf {
        self.put(name, zip(&[("VO_1.xml", file("4.06", &records.concat()).as_bytes())]))
    }
}

pub(super) fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in members {
        zip.start_file(*name, options).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A whole file of the register.
pub(super) fn file(format: &str, records: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><Файл ИдФайл="VO_1" ВерсФорм="{format}" ТипИнф="РЕЕСТРМСП" КолДок="77"><ИдОтпр><ФИООтв Фамилия="-" Имя="-"/></ИдОтпр>{records}</Файл>"#
    )
}

/// A company as the format 4.06 writes it; `category` 1–3.
pub(super) fn company(inn: &str, category: u8, on: &str) -> String {
    format!(
        r#"<Документ ИдДок="{inn}" ДатаСост="{on}" ДатаВклМСП="01.08.2016" ВидСубМСП="1" КатСубМСП="{category}" ПризНовМСП="2" СведСоцПред="2" ССЧР="8"><ОргВклМСП НаимОрг="ОБЩЕСТВО  &quot;ПЕЧЬ&quot;" НаимОргСокр="ООО &quot;ПЕЧЬ&quot;" ИННЮЛ="{inn}" ОГРН="1131650019291"/><СведМН КодРегион="74"><Регион Тип="обл." Наим="Челябинская"/><Город Тип="г." Наим="Миасс"/></СведМН><СвОКВЭД><СвОКВЭДОсн КодОКВЭД="10.71" НаимОКВЭД="Производство хлеба" ВерсОКВЭД="2014"/><СвОКВЭДДоп КодОКВЭД="47.24" НаимОКВЭД="Торговля хлебом" ВерсОКВЭД="2014"/><СвОКВЭДДоп КодОКВЭД="10.71" НаимОКВЭД="Производство хлеба" ВерсОКВЭД="2014"/></СвОКВЭД><СвОКВЭДотч/></Документ>"#
    )
}

/// A sole trader as the format 4.01 of 2019 wrote it: no ОГРНИП, no mark of social enterprises.
pub(super) fn trader_of_2019(inn: &str, on: &str) -> String {
    format!(
        r#"<Документ ИдДок="{inn}" ДатаСост="{on}" ДатаВклМСП="01.08.2016" ВидСубМСП="2" КатСубМСП="1" ПризНовМСП="1"><ИПВклМСП ИННФЛ="{inn}"><ФИОИП Фамилия="УРАЛЬСКАЯ-ЛЕСНАЯ" Имя="АННА"/></ИПВклМСП><СведМН КодРегион="02"><Регион Тип="РЕСП." Наим="БАШКОРТОСТАН"/></СведМН></Документ>"#
    )
}
