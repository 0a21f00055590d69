//! Forty practices in every state, and who took them over: the centre of 2019 is the great tree.
//!
//! Four of them carry an effect that the demo's indicators know of: [`STRONG`] shortens the time to
//! a service, [`ENGINEER`] the time to an audit, [`NIL`] does nothing, [`BROKEN`] came where times
//! were falling anyway. The last two belong to regions that do not exist.

mod adoptions;
mod cards;

use super::super::centre::known;
use cards::{Sketch, Standing, sketches};
use db::{Tx, sql};
use kernel::{Day, Moment, OrganisationId, PracticeId, RegionCode, VersionId, Zone};
use practices::{Practice, Stage, Version};
use regions::{Organisation, OrganisationKind};

/// «Единая анкета вместо семи» of Bashkortostan's centre: shortens the time to a service.
pub(in crate::demo) const STRONG: PracticeId = practice_id(2);
/// Of an invented region: does nothing.
pub(in crate::demo) const NIL: PracticeId = practice_id(3);
/// Of an invented region: its adopters' times were falling before.
pub(in crate::demo) const BROKEN: PracticeId = practice_id(4);

/// «Инженер на один день» of Chelyabinsk's centre: shortens the time to a technological audit, at
/// which Bashkortostan aims.
pub(in crate::demo) const ENGINEER: PracticeId = practice_id(10);

/// Regions that do not exist: donors of what did not work.
const INVENTED: [(&str, &str); 2] =
    [("97", "Краснолесская область (вымышленная)"), ("98", "Заозёрный край (вымышленный)")];

/// Adds the practices that had begun by `today`, with everything that had happened to them.
pub(super) async fn fill(tx: &mut Tx, today: Day) -> db::Result<()> {
    for (code, name) in INVENTED {
        sql!(
            "insert into regions (code, name, time_zone) values ($1, $2, $3)
             on conflict (code) do nothing",
            code,
            name,
            &Zone::moscow()
        )
        .run(tx)
        .await?;
    }
    for it in regions::regions(tx).await? {
        if !matches!(it.code.to_string().as_str(), "74" | "02") {
            regions::save_organisation(tx, &centre(it.code, &it.name, it.time_zone)).await?;
        }
    }
    let all: Vec<Sketch> = sketches(today).filter(|it| it.began_on < today).collect();
    for it in &all {
        keep(tx, it, today).await?;
    }
    adoptions::fill(tx, &all, today).await
}

/// The centre of a region that has no other part in the demo.
fn centre(region: RegionCode, name: &str, time_zone: Zone) -> Organisation {
    Organisation {
        id: centre_id(region),
        region,
        kind: OrganisationKind::Centre,
        name: format!("Центр «Мой бизнес»: {name}"),
        short_name: format!("«Мой бизнес» {region}"),
        time_zone,
        address: "демонстрационный адрес".to_owned(),
        founded_on: None,
    }
}

/// The centre of a region: the two great ones have numbers of their own.
fn centre_id(region: RegionCode) -> OrganisationId {
    let code = region.to_string();
    OrganisationId::known(known(match code.as_str() {
        "74" => 0x1000,
        "02" => 0x2000,
        other => 0x17000 + other.parse::<u128>().unwrap_or_default(),
    }))
}

pub(super) const fn practice_id(number: u128) -> PracticeId {
    // `known` of the centre, here because a constant may call only what is constant.
    PracticeId::known(0x0168_06b5_bc00_7000_8000_0000_0002_0000 | number)
}

fn version_id(practice: u128, number: i64) -> VersionId {
    VersionId::known(known(0x3_0000 + practice * 0x10 + number as u128))
}

/// Noon of a day, Moscow time.
fn noon(day: Day) -> Moment {
    Zone::moscow().moment(day, 12, 0, 0)
}

/// Keeps a practice with its versions: the strong one has three, the prototype two.
async fn keep(tx: &mut Tx, it: &Sketch, today: Day) -> db::Result<()> {
    let versions: i64 = match it.number {
        2 => 3,
        1 => 2,
        _ => 1,
    };
    let mut practice = practice(it, versions, today);
    let mut last = None;
    let published = practice.published;
    practice.published = None;
    practice.published_on = None;
    practice.stage = Stage::Draft;
    practice.working = Some(version_id(it.number, versions));
    practices::save(tx, &practice, &it.card).await?;
    for number in 1..=versions {
        let version = version(it, number, versions, today);
        practices::save_version(tx, &version).await?;
        last = Some(version);
    }
    let Some(last) = last else { return Ok(()) };
    let practice = self::practice(it, versions, today);
    practices::keep(tx, &practice, &last).await?;
    if published.is_some() && practice.withdrawn_on.is_none() {
        search::put(tx, &practices::document(&practice, &last.card)).await?;
    }
    cards::review(tx, it, &practice, today).await
}

fn practice(it: &Sketch, versions: i64, today: Day) -> Practice {
    let in_catalogue =
        matches!(it.standing, Standing::Published | Standing::Stale | Standing::Withdrawn);
    let published_on = it.began_on.plus_months(8).min(today);
    let confirmed_on = match it.standing {
        Standing::Published => published_on.max(today.plus_months(-4)),
        _ => published_on.min(today.plus_months(-20)),
    };
    let last = version_id(it.number, versions);
    Practice {
        id: practice_id(it.number),
        organisation: centre_id(it.region),
        region: it.region,
        began_on: it.began_on,
        stage: match it.standing {
            Standing::Draft | Standing::Returned => Stage::Draft,
            Standing::Ministry => Stage::Ministry,
            Standing::Experts => Stage::Experts,
            Standing::Published | Standing::Stale | Standing::Withdrawn => Stage::None,
        },
        round: if it.standing == Standing::Returned { 2 } else { 1 },
        working: (!in_catalogue).then_some(last),
        published: in_catalogue.then_some(last),
        published_on: in_catalogue.then_some(published_on),
        confirmed_on: in_catalogue.then_some(confirmed_on),
        withdrawn_on: (it.standing == Standing::Withdrawn).then_some(today.plus_months(-3)),
        withdrawn_why: match it.standing {
            Standing::Withdrawn => {
                "Не дала ожидаемого; чему научила, сказано в карточке".to_owned()
            }
            _ => String::new(),
        },
        parent: None,
        born_of: None,
        root: practice_id(it.number),
        adopters: 0,
        grade: 0,
        title: it.card.title.clone(),
        created_at: noon(it.began_on.plus_months(5).min(today)),
    }
}

/// One version: earlier ones knew fewer lessons and fewer conditions.
fn version(it: &Sketch, number: i64, versions: i64, today: Day) -> Version {
    let mut card = it.card.clone();
    if number < versions {
        card.lessons = "Первые выводы ещё собираются".to_owned();
        card.conditions.truncate(usize::try_from(number).unwrap_or(1));
    }
    let written = it.began_on.plus_months(5 + 9 * (number as i32 - 1)).min(today);
    let published = !matches!(
        it.standing,
        Standing::Draft | Standing::Returned | Standing::Ministry | Standing::Experts
    );
    Version {
        id: version_id(it.number, number),
        practice: practice_id(it.number),
        number,
        card,
        author: "Авторский коллектив центра".to_owned(),
        created_at: noon(written),
        published_on: published.then_some(written.plus_months(3).min(today)),
        edition: number,
    }
}
