//! The SME registry of the demo: two dumps a month apart, which hold part of the clients.

use super::centre::ural;
use super::chance::Chance;
use super::names::{Person, firm};
use super::store;
use super::story::Story;
use super::visitors::OKVEDS;
use clients::Client;
use db::{Db, Value, transact};
use kernel::{Category, Day, Inn, Okved, Recipient, SnapshotId};
use registry::SmeRecord;
use std::cmp::Reverse;
use std::collections::HashMap;

/// State days of two dumps.
#[derive(Clone, Copy)]
pub(super) struct Dumps {
    pub before: Day,
    pub live: Day,
}

impl Dumps {
    /// The last dump that is out on `today`, two days after its 10th, and the one before.
    pub fn before(today: Day) -> Dumps {
        let tenth = Day::new(today.0.year(), today.0.month(), 10).unwrap_or(today);
        let live = if today.0.day() >= 12 { tenth } else { tenth.plus_months(-1) };
        Dumps { before: live.plus_months(-1), live }
    }
}

/// Loads two dumps of `size` records: the clients who came last, and strangers.
pub(super) async fn load(
    db: &Db,
    stories: &[&Story<'_>],
    size: usize,
    Dumps { before, live }: Dumps,
) -> db::Result<()> {
    let mut records: Vec<SmeRecord> = Vec::new();
    for (it, percent) in stories.iter().zip([72, 18]) {
        records.extend(registered(it, size * percent / 100));
    }
    let strangers = size - records.len();
    records.extend((0..strangers).map(stranger));
    let earlier = month_before(&records, strangers);

    let zone = ural();
    let names: Vec<(Okved, String)> =
        OKVEDS.iter().map(|(code, name)| (*code, (*name).to_owned())).collect();
    transact!(db, |tx| { registry::keep_okved_names(tx, &names).await })?;
    let mut chance = Chance::new(0x5e0);
    let came = |day: Day| zone.moment(day.plus_days(2), 6, 0, 0);
    let first = SnapshotId::known(chance.id(came(before)));
    let source = |day: Day| format!("demo-rsmp-{day}.zip");
    let changes = differences(&earlier, &records);
    registry::seed(db, first, before, &source(before), earlier, came(before)).await?;
    let second = SnapshotId::known(chance.id(came(live)));
    registry::seed(db, second, live, &source(live), records, came(live)).await?;
    let count = |of: &str| changes.iter().filter(|(change, ..)| *change == of).count() as i64;
    let (added, excluded, changed) = (count("added"), count("excluded"), count("changed"));
    let difference = store::Difference { before, added, excluded, changed };
    store::load_changes(db, second, changes).await?;
    transact!(db, |tx| { store::keep_difference(tx, second, &difference).await })?;
    Ok(())
}

/// The clients who came last and are in the registry.
fn registered(story: &Story, wanted: usize) -> Vec<SmeRecord> {
    let visitors = &story.visitors;
    let mut lately: Vec<usize> = (0..visitors.all.len())
        .filter(|it| matches!(visitors.all[*it].kind, Recipient::Company | Recipient::SoleTrader))
        .collect();
    lately.sort_by_key(|it| (Reverse(visitors.all[*it].last), *it));
    let cards = lately.into_iter().map(|it| (it, visitors.card(it, &story.keys[it])));
    let towns = visitors.centre.towns;
    let found = cards.filter(|(_, card)| card.sme_found);
    found.take(wanted).map(|(at, card)| record(&card, towns[at % towns.len()])).collect()
}

fn differences(before: &[SmeRecord], now: &[SmeRecord]) -> Vec<(&'static str, Inn, [Value; 3])> {
    let old: HashMap<_, _> = before.iter().map(|it| (it.inn, it)).collect();
    let new: HashMap<_, _> = now.iter().map(|it| (it.inn, it)).collect();
    let came = now.iter().filter_map(|it| match old.get(&it.inn) {
        None => Some(("added", it, None)),
        Some(was) if was.category != it.category => Some(("changed", it, was.category)),
        Some(_) => None,
    });
    let came = came.map(|(change, it, was)| {
        (change, it.inn, [it.region.into(), was.into(), it.category.into()])
    });
    let went = before.iter().filter(|it| !new.contains_key(&it.inn));
    let nothing = Value::Text(None);
    let went = went
        .map(|it| ("excluded", it.inn, [it.region.into(), it.category.into(), nothing.clone()]));
    came.chain(went).collect()
}

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
fn stranger(number: usize) -> SmeRecord {
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
fn month_before(records: &[SmeRecord], strangers: usize) -> Vec<SmeRecord> {
    let known = records.iter().enumerate().filter(|(at, _)| at % 97 != 5);
    let known = known.map(|(at, it)| match at % 211 {
        17 => SmeRecord { category: Some(other(it.category)), ..it.clone() },
        _ => it.clone(),
    });
    let gone = (0..records.len() / 120).map(|it| stranger(strangers + it));
    known.chain(gone).collect()
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
