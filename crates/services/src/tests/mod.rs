mod eligibility;
mod properties;
mod walk;

use crate::*;
use kernel::{Category, Day, DirectionId, Money, OrganisationId, Recipient, RuleId, ServiceId};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn today() -> Day {
    day("2026-11-23")
}

/// A free consultation for everyone, in force since 2020.
fn consultation() -> Service {
    Service {
        id: ServiceId::new(),
        organisation: OrganisationId::known(1),
        direction: DirectionId::known(1),
        name: "Консультация по налогам".into(),
        kind: ServiceKind::Consultation,
        recipients: Recipient::ALL.to_vec().into(),
        price: Price::Free,
        amount: Money(0),
        limit_per_year: None,
        term_days: 5,
        description: "Ответы на вопросы о налогах".into(),
        act: "приказ № 195".into(),
        valid_from: day("2020-01-01"),
        valid_to: None,
    }
}

/// A rule in force since 2020.
fn version(service: &Service, rule: Rule) -> RuleVersion {
    RuleVersion {
        id: RuleId::new(),
        service: service.id,
        version: 1,
        rule,
        act: "приказ № 195, п. 7".into(),
        valid_from: day("2020-01-01"),
        valid_to: None,
    }
}

/// A micro company of the Chelyabinsk region that bakes bread, registered in 2016.
fn bakery() -> Facts {
    Facts {
        recipient: Recipient::Company,
        inn: Some("7707083893".parse().unwrap()),
        sme: Sme::Found { category: Some(Category::Micro), day: day("2026-11-10") },
        region: Some("74".parse().unwrap()),
        home: "74".parse().unwrap(),
        okved: Some("10.71".parse().unwrap()),
        okveds: vec!["47.24".parse().unwrap(), "11.05".parse().unwrap()],
        registered_year: Some(2016),
        past: Vec::new(),
        confirmed: Vec::new(),
    }
}
