//! A fictional dump of the SME registry in format 4.06, for measuring the import.

use ru_ids::{Inn, Ogrn, Ogrnip};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Records of one XML file, as in the published dumps.
const PER_FILE: u32 = 900;
const OKVED: [(&str, &str); 6] = [
    (
        "10.71",
        "Производство хлеба и мучных кондитерских изделий, тортов и пирожных недлительного хранения",
    ),
    ("28.41", "Производство металлообрабатывающего оборудования"),
    ("41.20", "Строительство жилых и нежилых зданий"),
    ("47.99", "Торговля розничная прочая вне магазинов, палаток, рынков"),
    ("62.01", "Разработка компьютерного программного обеспечения"),
    ("96.02", "Предоставление услуг парикмахерскими и салонами красоты"),
];

/// Writes a zip of `records` records.
pub fn write(path: &Path, records: u32) -> anyhow::Result<()> {
    let mut zip = ZipWriter::new(BufWriter::new(File::create(path)?));
    for first in (0..records).step_by(PER_FILE as usize) {
        let last = records.min(first + PER_FILE);
        zip.start_file(format!("VO_RRMSPSV_{first:07}.xml"), SimpleFileOptions::default())?;
        zip.write_all(file(first, last)?.as_bytes())?;
    }
    zip.finish()?.flush()?;
    Ok(())
}

fn file(first: u32, last: u32) -> anyhow::Result<String> {
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Файл ИдФайл=\"B{first}\" ВерсФорм=\"4.06\" ТипИнф=\"РЕЕСТРМСП\" \
         КолДок=\"{}\"><ИдОтпр><ФИООтв Фамилия=\"-\" Имя=\"-\"/></ИдОтпр>",
        last - first
    );
    for at in first..last {
        document(&mut xml, at)?;
    }
    xml.push_str("</Файл>");
    Ok(xml)
}

/// One record; everything follows from its number, mixed so that neighbours differ.
fn document(xml: &mut String, at: u32) -> anyhow::Result<()> {
    let mixed = at.wrapping_mul(2_654_435_761);
    let pick = |of: u32, shift: u32| (mixed >> shift) % of;
    let region = ["74", "02", "66", "77", "16", "23"][pick(6, 3) as usize];
    let category = if pick(100, 7) < 94 { 1 } else { 2 + pick(2, 9) };
    let person = pick(100, 11) < 62;
    write!(
        xml,
        "<Документ ИдДок=\"{at:08x}-0000-4000-8000-{mixed:012x}\" ДатаСост=\"10.10.2026\" ДатаВклМСП=\"10.{:02}.20{}\" \
         ВидСубМСП=\"{}\" КатСубМСП=\"{category}\" ПризНовМСП=\"2\" СведСоцПред=\"2\"",
        1 + pick(12, 5),
        16 + pick(10, 13),
        if person { 2 } else { 1 },
    )?;
    if person {
        let inn = Inn::complete(&format!("{region}{at:08}"))?;
        let ogrnip = Ogrnip::complete(&format!("320{region}{at:09}"))?;
        write!(
            xml,
            "><ИПВклМСП ИННФЛ=\"{inn}\" ОГРНИП=\"{ogrnip}\"><ФИОИП Фамилия=\"УРАЛЬСКИЙ\" Имя=\"ПАВЕЛ\" \
             Отчество=\"ПЕТРОВИЧ\"/></ИПВклМСП>"
        )?;
    } else {
        let inn = Inn::complete(&format!("{region}{at:07}"))?;
        let ogrn = Ogrn::complete(&format!("120{region}{at:07}"))?;
        write!(
            xml,
            " ССЧР=\"{}\"><ОргВклМСП НаимОрг=\"ОБЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ &quot;УЧЕБНОЕ ПРЕДПРИЯТИЕ {at}&quot;\" \
             НаимОргСокр=\"ООО &quot;УЧЕБНОЕ ПРЕДПРИЯТИЕ {at}&quot;\" ИННЮЛ=\"{inn}\" ОГРН=\"{ogrn}\"/>",
            pick(240, 15)
        )?;
    }
    write!(
        xml,
        "<СведМН КодРегион=\"{region}\"><Регион Тип=\"обл.\" Наим=\"Учебная\"/><Город Тип=\"г.\" Наим=\"Учебный\"/></СведМН><СвОКВЭД>"
    )?;
    for more in 0..=pick(6, 17) {
        let (code, name) = OKVED[((mixed >> 19) + more) as usize % OKVED.len()];
        let tag = if more == 0 { "СвОКВЭДОсн" } else { "СвОКВЭДДоп" };
        write!(xml, "<{tag} КодОКВЭД=\"{code}\" НаимОКВЭД=\"{name}\" ВерсОКВЭД=\"2014\"/>")?;
    }
    xml.push_str("</СвОКВЭД><СвОКВЭДотч/></Документ>");
    Ok(())
}
