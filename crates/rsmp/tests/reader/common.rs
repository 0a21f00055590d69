//! Dumps made on the spot.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use rsmp::{Dump, Error, Limits, Record};
use tempfile::TempDir;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// A whole file of the register in the given format, UTF-8.
pub fn file(format: &str, records: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><Файл ИдФайл="VO_1" ВерсФорм="{format}" ТипИнф="РЕЕСТРМСП" КолДок="77"><ИдОтпр><ФИООтв Фамилия="-" Имя="-"/></ИдОтпр>{records}</Файл>"#
    )
}

/// A company with this ИНН.
pub fn company(inn: &str) -> String {
    format!(
        r#"<Документ ИдДок="d-{inn}" ДатаСост="10.09.2026" ВидСубМСП="1" КатСубМСП="2"><ОргВклМСП НаимОрг="&quot;А &amp; Б&quot;" ИННЮЛ="{inn}"/></Документ>"#
    )
}

/// A folder of the test's own.
pub struct Desk(TempDir);

impl Desk {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn put(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    pub fn put_zip(&self, name: &str, members: &[(&str, &[u8])]) -> PathBuf {
        self.put(name, zip(members))
    }
}

pub fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in members {
        zip.start_file(*name, options).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// All that the map makes of the dump's records, files in their order.
pub fn read<T: Send>(
    path: &Path,
    limits: &Limits,
    map: impl Fn(&Record<'_>) -> T + Sync,
) -> Result<Vec<T>, Error> {
    let dump = Dump::open(path)?;
    let mut batches = Vec::new();
    let summary = dump.read(limits, map, |batch| {
        batches.push(batch);
        Ok::<(), Error>(())
    })?;
    batches.sort_by_key(|batch| batch.member);
    let items: Vec<T> = batches.into_iter().flat_map(|batch| batch.items).collect();
    assert_eq!(summary.records, items.len() as u64);
    Ok(items)
}

/// The ИНН of every record, or the fault's code.
pub fn inns(path: &Path, limits: &Limits) -> Result<Vec<String>, Error> {
    read(path, limits, |record| record.inn.as_deref().unwrap_or("?").to_owned())
}
