mod catalogue;
mod links;
mod measured;
mod rules;
mod shown;
mod walk;
mod writing;

use crate::*;
use kernel::{Actor, Day, OrganisationId, PracticeId, Role, VersionId};
use web::testing::{actor, noon};

const HOME: OrganisationId = OrganisationId::known(1);
const ELSEWHERE: OrganisationId = OrganisationId::known(2);
const THIRD: OrganisationId = OrganisationId::known(3);
const NETWORK: OrganisationId = OrganisationId::known(4);

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn today() -> Day {
    day("2026-11-23")
}

/// The term the migrations bring.
fn year() -> Term {
    Term::of(12).unwrap()
}

/// An actor of one of the organisations: of regions 74, 02, 16 and 77.
fn who(organisation: OrganisationId, role: Role) -> Actor {
    let regions = [(HOME, "74"), (ELSEWHERE, "02"), (THIRD, "16"), (NETWORK, "77")];
    let region = regions.iter().find(|it| it.0 == organisation).unwrap().1;
    Actor { region: region.parse().unwrap(), ..actor(organisation, role) }
}

/// A card that may be submitted.
fn card(title: &str) -> Card {
    Card {
        title: title.into(),
        problem: "Семь анкет об одном и том же".into(),
        audience: "Предприниматели региона".into(),
        essence: "Одна анкета для всех институтов поддержки".into(),
        steps: vec![
            CardStep { what: "Согласовать анкету".into(), days: 14 },
            CardStep { what: "Обучить специалистов".into(), days: 7 },
        ],
        results: vec![CardResult {
            what: "Медиана срока, дней".into(),
            baseline: "6,2".into(),
            value: "3,1".into(),
            period: "2021".into(),
            source: "учёт центра".into(),
        }],
        lessons: "Без обучения специалистов анкету заполняли дважды".into(),
        conditions: vec!["Есть соглашение между институтами".into()],
        contact: "centre@example.org".into(),
        ..Card::default()
    }
}

fn practice(organisation: OrganisationId, title: &str) -> (Practice, Version) {
    let head = who(organisation, Role::Head);
    let began = day("2021-02-01");
    acts::draft(PracticeId::new(), VersionId::new(), &head, card(title), began, noon())
}

/// The same in the catalogue.
fn published(organisation: OrganisationId, title: &str) -> (Practice, Version) {
    let (mut practice, version) = practice(organisation, title);
    practice.publish(day("2026-03-01"));
    (practice, version)
}
