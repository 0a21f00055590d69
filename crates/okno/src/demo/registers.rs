//! The SME registry of the demo: two dumps a month apart, which hold part of the clients.

use super::chance::Chance;
use super::names::{Person, firm};
use super::visitors::OKVEDS;
use clients::Client;
use kernel::{Category, Day, Inn, Okved, Recipient};
use registry::SmeRecord;

/// What the registry knows of a client whom it holds.
pub(super) fn record(client: &Client, town: &str) -> SmeRecord {
    let inn = client.inn.expect("only who has an ИНН is in the registry");
    let is_company = client.kind == Recipient::Company;
    let name = match is_company {
        true => client.name.replace("ООО", "ОБЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ"),
        false => client.name.trim_start_matches("ИП ").to_owned(),
    };
    let region = client.region.map(|it| it.to_string()).unwrap_or_default();
    SmeRecord {
        inn,
        ogrn: client.ogrn.clone(),
        kind: Some(client.kind),
        name: name.to_uppercase(),
        short_name: is_company.then(|| client.name.clone()),
        category: client.category,
        newly: Some(false),
        social: Some(false),
        staff: is_company.then(|| staff(client.category, inn)),
        region: client.region,
        place: Some(format!("{}, г. {town}", region_name(&region))),
        okved: client.okved,
        okveds: client.okveds.to_vec(),
        included_on: year_of(client).and_then(|year| Day::new(year, 10, 10)),
    }
}

/// The `number`th entry of somebody who is nobody's client.
pub(super) fn stranger(number: usize) -> SmeRecord {
    let mut chance = Chance::of(0x57a4, number);
    let (region, town) = *chance.pick(PLACES);
    let is_company = chance.permille(400);
    let digits = match is_company {
        true => format!("{region}02{:05}", number * 7_919 % 100_000),
        false => format!("{region}02{:06}", number * 61_027 % 1_000_000),
    };
    let inn = Inn(ru_ids::Inn::complete(&digits).expect("digits of the right number"));
    let year = chance.between(4, 24);
    let title = firm(&mut chance);
    let ogrn = match is_company {
        true => ru_ids::Ogrn::complete(&format!("1{year:02}{region}98{number:05}"))
            .map(|it| it.to_string()),
        false => ru_ids::Ogrnip::complete(&format!("3{year:02}{region}980{number:06}"))
            .map(|it| it.to_string()),
    };
    let category = Some(chance.weighted(&[
        (Category::Micro, 935),
        (Category::Small, 57),
        (Category::Medium, 8),
    ]));
    SmeRecord {
        inn,
        ogrn: ogrn.ok(),
        kind: Some(if is_company { Recipient::Company } else { Recipient::SoleTrader }),
        name: match is_company {
            true => format!("ОБЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ «{}»", title.to_uppercase()),
            false => Person::any(&mut chance).full().to_uppercase(),
        },
        short_name: is_company.then(|| format!("ООО «{title}»")),
        category,
        newly: Some(chance.permille(60)),
        social: Some(chance.permille(10)),
        staff: is_company.then(|| staff(category, inn)),
        region: region.parse().ok(),
        place: Some(format!("{}, г. {town}", region_name(region))),
        okved: Some(chance.pick(&OKVEDS).0),
        okveds: (0..chance.below(4)).map(|_| chance.pick(&OKVEDS).0).collect(),
        included_on: Day::new(2016.max(2000 + year as i16), 8, 10),
    }
}

/// How the dump of a month earlier differed: some were not there yet, some are gone since, and
/// some were of another category.
pub(super) fn month_before(records: &[SmeRecord], strangers: usize) -> Vec<SmeRecord> {
    let known = records.iter().enumerate().filter(|(at, _)| at % 97 != 5);
    let known = known.map(|(at, it)| match at % 211 {
        17 => SmeRecord { category: Some(other(it.category)), ..it.clone() },
        _ => it.clone(),
    });
    let gone = (0..records.len() / 120).map(|it| stranger(strangers + it));
    known.chain(gone).collect()
}

/// Names of the kinds of activity that the demo uses.
pub(super) fn okveds() -> Vec<(Okved, String)> {
    OKVEDS.iter().map(|(code, name)| (*code, (*name).to_owned())).collect()
}

fn other(category: Option<Category>) -> Category {
    match category {
        Some(Category::Micro) => Category::Small,
        _ => Category::Micro,
    }
}

fn staff(category: Option<Category>, inn: Inn) -> i64 {
    let most = match category {
        Some(Category::Small) => 90,
        Some(Category::Medium) => 220,
        _ => 14,
    };
    1 + inn.as_str().bytes().map(i64::from).sum::<i64>() * 31 % most
}

fn year_of(client: &Client) -> Option<i16> {
    services::registered_year(client.ogrn.as_deref()?).map(|it| it.max(2016))
}

fn region_name(code: &str) -> &'static str {
    match code {
        "74" => "Челябинская обл.",
        "02" => "Респ. Башкортостан",
        "66" => "Свердловская обл.",
        "56" => "Оренбургская обл.",
        _ => "Курганская обл.",
    }
}

const PLACES: &[(&str, &str)] = &[
    ("74", "Челябинск"),
    ("74", "Магнитогорск"),
    ("74", "Миасс"),
    ("02", "Уфа"),
    ("02", "Стерлитамак"),
    ("66", "Екатеринбург"),
    ("56", "Оренбург"),
    ("45", "Курган"),
];
