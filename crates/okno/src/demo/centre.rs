//! The institutions of the demo: two centres, two ministries, an observer.

use super::calendar::Plan;
use super::catalogue;
use super::people::{Specialist, specialists};
use kernel::{Day, DirectionId, OrganisationId, RegionCode, WorkspaceId, Zone};
use regions::{Direction, Organisation, OrganisationKind, Workspace};
use services::{RuleVersion, Service};

/// A centre before anybody has come: what it is, offers and plans.
pub(super) struct Centre {
    pub organisation: Organisation,
    pub directions: Vec<Direction>,
    pub workspaces: Vec<Workspace>,
    pub specialists: Vec<Specialist>,
    pub services: Vec<Service>,
    /// How often each service is asked for.
    pub weights: Vec<usize>,
    pub rules: Vec<RuleVersion>,
    pub plan: Plan,
    /// So many clients of so many renderings.
    pub clients: (usize, usize),
    /// Where its chance begins.
    pub seed: u64,
    /// The towns its clients come from.
    pub towns: &'static [&'static str],
}

/// What tells one centre from another.
struct Outline {
    /// Ids of the centre's things begin here; the smaller centre's card comes first.
    base: u128,
    region: &'static str,
    name: &'static str,
    short_name: &'static str,
    address: &'static str,
    founded: (i16, i8, i8),
    /// Short name, name, curator, specialists.
    directions: &'static [(&'static str, &'static str, &'static str, usize)],
    /// Name, seats, note.
    workspaces: &'static [(&'static str, i64, &'static str)],
    services: &'static str,
}

/// The day of the visit: the news of it names 178 thousand services.
pub(super) const VISIT: (i16, i8, i8) = (2023, 11, 15);
/// The day the sizes of the demo were fixed for.
const REFERENCE: (i16, i8, i8) = (2026, 11, 23);

/// The «Мой бизнес» centre of the Chelyabinsk region. `scale` divides its numbers.
pub(super) fn chelyabinsk(scale: usize) -> Centre {
    let centre = outline(&CHELYABINSK, 1);
    let milestones = vec![(day(VISIT), 178_000 / scale), (day(REFERENCE), 290_000 / scale)];
    let plan = Plan { founded: day(CHELYABINSK.founded), milestones };
    let towns = &["Челябинск", "Магнитогорск", "Миасс", "Златоуст", "Копейск", "Троицк", "Озёрск"];
    Centre { plan, clients: (90_000, 290_000), towns, ..centre }
}

/// The «Мой бизнес» centre of Bashkortostan.
pub(super) fn bashkortostan(scale: usize) -> Centre {
    let centre = outline(&BASHKORTOSTAN, 2);
    let plan = Plan {
        founded: day(BASHKORTOSTAN.founded),
        milestones: vec![(day(REFERENCE), 120_000 / scale)],
    };
    let towns =
        &["Уфа", "Стерлитамак", "Нефтекамск", "Салават", "Октябрьский", "Белорецк", "Сибай"];
    Centre { plan, clients: (38_000, 120_000), towns, ..centre }
}

/// The bodies of power, and who watches the network.
pub(super) fn others() -> Vec<Organisation> {
    let ministry = OrganisationKind::Ministry;
    vec![
        organisation(
            0x3000,
            "74",
            ministry,
            "Министерство экономического развития Челябинской области",
            "Минэкономразвития Челябинской области",
            "454091, г. Челябинск, пр. Ленина (демонстрационный адрес)",
        ),
        organisation(
            0x4000,
            "02",
            ministry,
            "Министерство предпринимательства и туризма Республики Башкортостан",
            "Минпредпринимательства Башкортостана",
            "450008, г. Уфа (демонстрационный адрес)",
        ),
        organisation(
            0x5000,
            "77",
            OrganisationKind::Other,
            "Проектный офис сети центров «Мой бизнес»",
            "Проектный офис сети",
            "г. Москва (демонстрационный адрес)",
        ),
    ]
}

fn outline(it: &Outline, seed: u64) -> Centre {
    let kind = OrganisationKind::Centre;
    let mut organisation =
        organisation(it.base, it.region, kind, it.name, it.short_name, it.address);
    organisation.founded_on = Some(day(it.founded));
    let directions: Vec<Direction> = it
        .directions
        .iter()
        .zip(1..)
        .map(|((short_name, name, curator, _), position)| Direction {
            id: DirectionId::known(known(it.base + 0x100 + position as u128)),
            organisation: organisation.id,
            name: (*name).to_owned(),
            short_name: (*short_name).to_owned(),
            curator: (*curator).to_owned(),
            position,
            closed_on: None,
        })
        .collect();
    let workspace = |((name, seats, note), at): (&(&str, i64, &str), u128)| Workspace {
        id: WorkspaceId::known(known(it.base + 0x200 + at)),
        organisation: organisation.id,
        name: (*name).to_owned(),
        seats: *seats,
        note: (*note).to_owned(),
        closed_on: None,
    };
    let workspaces = it.workspaces.iter().zip(0..).map(workspace).collect();
    let staff: Vec<usize> = it.directions.iter().map(|(.., staff)| *staff).collect();
    let (services, weights) =
        catalogue::services(it.services, organisation.id, &directions, it.base);
    let rules = catalogue::rules(&services, it.base);
    Centre {
        specialists: specialists(it.region, &staff, it.base, seed),
        organisation,
        directions,
        workspaces,
        services,
        weights,
        rules,
        plan: Plan { founded: day(it.founded), milestones: Vec::new() },
        clients: (0, 1),
        seed,
        towns: &[],
    }
}

pub(super) fn organisation(
    base: u128,
    region: &str,
    kind: OrganisationKind,
    name: &str,
    short_name: &str,
    address: &str,
) -> Organisation {
    let zone = if region == "77" { Zone::moscow() } else { ural() };
    Organisation {
        id: OrganisationId::known(known(base)),
        region: region.parse().expect("regions of the demo have two digits"),
        kind,
        name: name.to_owned(),
        short_name: short_name.to_owned(),
        time_zone: zone,
        address: address.to_owned(),
        founded_on: None,
    }
}

impl Centre {
    pub fn region(&self) -> RegionCode {
        self.organisation.region
    }

    pub fn zone(&self) -> &Zone {
        &self.organisation.time_zone
    }
}

/// The time zone of both centres.
pub(super) fn ural() -> Zone {
    "Asia/Yekaterinburg".parse().expect("the time zone is bundled")
}

/// A UUIDv7 of the first of January 2019, Greenwich, with a number of ours: known for ever.
pub(super) fn known(number: u128) -> u128 {
    0x0168_06b5_bc00_7000_8000_0000_0000_0000 | number
}

pub(super) fn day((year, month, day): (i16, i8, i8)) -> Day {
    Day::new(year, month, day).expect("days of the demo are of the calendar")
}

const CHELYABINSK: Outline = Outline {
    base: 0x1000,
    region: "74",
    name: "Центр «Мой бизнес» Челябинской области",
    short_name: "«Мой бизнес» Челябинск",
    address: "454006, г. Челябинск, ул. Российская (демонстрационный адрес)",
    founded: (2019, 2, 1),
    directions: &[
        ("ЦПП", "Центр поддержки предпринимательства", "Отдел поддержки предпринимательства", 12),
        ("ЦПЭ", "Центр поддержки экспорта", "Отдел внешнеэкономических связей", 4),
        ("РЦИ", "Региональный центр инжиниринга", "Отдел промышленной политики", 3),
        ("ЦИСС", "Центр инноваций социальной сферы", "Отдел социального предпринимательства", 3),
        ("ЦКР", "Центр кластерного развития", "Отдел промышленной политики", 2),
        (
            "НХП",
            "Центр народных художественных промыслов",
            "Отдел поддержки предпринимательства",
            2,
        ),
        (
            "АПК",
            "Центр компетенций в сфере сельскохозяйственной кооперации",
            "Отдел развития АПК",
            2,
        ),
        ("КОВ", "Коворкинг и переговорные", "Администрация центра", 2),
    ],
    workspaces: &[
        ("Коворкинг", 24, "Рабочие места на день, печать, кофе"),
        ("Конференц-зал «Урал»", 80, "Проектор, звук, трансляция"),
        ("Переговорная «Таганай»", 8, "Экран, видеосвязь"),
        ("Переговорная «Зюраткуль»", 6, "Доска"),
        ("Зал приёма", 12, "Окна специалистов, электронная очередь"),
    ],
    services: include_str!("data/services-74.psv"),
};

const BASHKORTOSTAN: Outline = Outline {
    base: 0x2000,
    region: "02",
    name: "Центр «Мой бизнес» Республики Башкортостан",
    short_name: "«Мой бизнес» Уфа",
    address: "450076, г. Уфа (демонстрационный адрес)",
    founded: (2019, 6, 1),
    directions: &[
        ("ЦПП", "Центр поддержки предпринимательства", "Отдел развития предпринимательства", 6),
        ("ЦПЭ", "Центр координации поддержки экспорта", "Отдел экспорта", 2),
        ("РЦИ", "Региональный центр инжиниринга", "Отдел промышленности", 1),
        ("ЦИСС", "Центр инноваций социальной сферы", "Отдел социальных проектов", 1),
        ("АПК", "Центр сельскохозяйственной кооперации", "Отдел кооперации", 2),
        ("НХП", "Палата ремёсел", "Отдел ремёсел", 1),
        ("КОВ", "Коворкинг", "Администрация центра", 1),
    ],
    workspaces: &[
        ("Коворкинг «Агидель»", 30, "Рабочие места на день"),
        ("Зал «Иремель»", 60, "Проектор, звук"),
    ],
    services: include_str!("data/services-02.psv"),
};
