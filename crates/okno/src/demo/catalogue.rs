//! What the centres offer, and the rules of it under the orders that followed one another.

use super::centre::{day, known};
use kernel::{Day, DirectionId, Money, OrganisationId, Recipient, RuleId, ServiceId};
use regions::Direction;
use services::{Price, Rule, RuleVersion, Same, Service, ServiceKind, Window};

/// The services of a table, and how often each is asked for.
///
/// # Panics
/// Where a line of the table is wrong; a test reads both.
pub(super) fn services(
    table: &str,
    organisation: OrganisationId,
    directions: &[Direction],
    base: u128,
) -> (Vec<Service>, Vec<usize>) {
    let lines = table.lines().filter(|it| !it.starts_with('#'));
    lines
        .zip(1..)
        .map(|(line, number)| {
            let cells: Vec<&str> = line.split('|').collect();
            let id = ServiceId::known(known(base + 0x300 + number));
            let direction = directions.iter().find(|it| it.short_name == cells[0]);
            let direction = direction.expect("a service belongs to a direction of its centre").id;
            (service(&cells, id, organisation, direction), number_of(cells[7]) as usize)
        })
        .unzip()
}

fn service(
    cells: &[&str],
    id: ServiceId,
    organisation: OrganisationId,
    direction: DirectionId,
) -> Service {
    let recipients = cells[2].chars().map(|it| match it {
        'c' => Recipient::Company,
        's' => Recipient::SoleTrader,
        'e' => Recipient::SelfEmployed,
        _ => Recipient::Citizen,
    });
    let valid_from: Day = cells[8].parse().expect("a day");
    Service {
        id,
        organisation,
        direction,
        name: cells[9].to_owned(),
        kind: cells[1].parse().expect("a kind of service"),
        recipients: recipients.collect(),
        price: cells[3].parse().expect("a kind of price"),
        amount: Money(number_of(cells[4]) * 100),
        limit_per_year: (!cells[5].is_empty()).then(|| number_of(cells[5])),
        term_days: number_of(cells[6]),
        description: cells[10].to_owned(),
        act: ORDERS[ORDERS.len() - 1].0.to_owned(),
        valid_from,
        valid_to: None,
    }
}

fn number_of(cell: &str) -> i64 {
    cell.parse().expect("a number")
}

/// The federal orders on the requirements for the centres, and the days they were in force (the
/// days are the demo's: DOMAIN.md names the years).
const ORDERS: [(&str, (i16, i8, i8)); 4] = [
    ("Приказ Минэкономразвития России № 67 (2018 г.)", (2018, 4, 1)),
    ("Приказ Минэкономразвития России № 125 (2019 г.)", (2019, 5, 1)),
    ("Приказ Минэкономразвития России № 142 (2021 г.)", (2021, 5, 1)),
    ("Приказ Минэкономразвития России № 195 (2025 г.)", (2025, 4, 1)),
];

/// Alcohol and tobacco: making and selling.
const STOP_LIST: [&str; 9] =
    ["11.01", "11.02", "11.03", "11.04", "11.05", "12", "46.35", "47.25", "47.26"];

/// The rules of every service, each in as many versions as orders it has lived under.
pub(super) fn rules(services: &[Service], base: u128) -> Vec<RuleVersion> {
    let mut number = 0;
    let mut versions = Vec::new();
    for it in services {
        for (rule, since) in rules_of(it) {
            let orders = ORDERS.iter().enumerate().filter(|(at, _)| *at >= since);
            for ((at, (act, begin)), version) in orders.zip(1..) {
                number += 1;
                let next = ORDERS.get(at + 1).map(|(_, begin)| day(*begin).plus_days(-1));
                versions.push(RuleVersion {
                    id: RuleId::known(known(base + 0x1_0000 + number)),
                    service: it.id,
                    version,
                    rule: rule.clone(),
                    act: (*act).to_owned(),
                    valid_from: day(*begin),
                    valid_to: next,
                });
            }
        }
    }
    versions
}

/// What a service asks of its recipients, and since which of the orders.
fn rules_of(it: &Service) -> Vec<(Rule, usize)> {
    let is_dear = it.price == Price::Cofinanced || it.kind == ServiceKind::Complex;
    let mut rules = vec![(Rule::HomeRegion, 0)];
    if !it.recipients.contains(&Recipient::Citizen) {
        rules.push((Rule::SmeRegistry, 0));
    }
    if is_dear {
        let codes = STOP_LIST.iter().map(|it| it.parse().expect("a code of the classifier"));
        rules.push((Rule::OkvedStopList { codes: codes.collect(), secondary: false }, 1));
    }
    match it.kind {
        ServiceKind::Complex => rules.extend([
            (Rule::OneComplexPerYear, 2),
            (Rule::PreScoring, 2),
            (Rule::Platform, 2),
            (Rule::OlderThan { years: 1 }, 3),
        ]),
        ServiceKind::Certification | ServiceKind::Trademark => {
            rules
                .push((Rule::NotRepeated { window: Window::CalendarYear, same: Same::Service }, 1));
        }
        ServiceKind::BusinessMission => rules.push((Rule::Platform, 2)),
        _ => {}
    }
    rules
}
