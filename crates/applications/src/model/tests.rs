//! The path without any database.

use super::*;
use kernel::{Recipient, Role, Say};
use services::{Reason, Sme, What};
use web::testing::{actor, noon};

fn specialist() -> Actor {
    actor(OrganisationId::known(1), Role::Specialist)
}

fn head() -> Actor {
    actor(OrganisationId::known(1), Role::Head)
}

fn today() -> Day {
    specialist().today(noon())
}

fn snapshot(verdict: Verdict) -> Snapshot {
    let facts = Facts {
        recipient: Recipient::Company,
        inn: "7707083893".parse().ok(),
        sme: Sme::Absent { day: today() },
        region: None,
        home: "74".parse().unwrap(),
        okved: None,
        okveds: Vec::new(),
        registered_year: None,
        past: Vec::new(),
        confirmed: Vec::new(),
    };
    let needs = (verdict == Verdict::NeedsConfirmation).then_some(What::Platform);
    let why = Say::new("service-why-platform");
    let reason = Reason { outcome: verdict, say: why, act: None, needs, again_on: None };
    let confirmations = needs.into_iter().collect();
    let answer = Answer { verdict, reasons: vec![reason], confirmations };
    Snapshot { day: today(), facts, answer }
}

fn draft() -> Application {
    let actor = specialist();
    Application {
        id: ApplicationId::new(),
        number: "74-2026-00001".into(),
        organisation: actor.organisation,
        direction: DirectionId::new(),
        service: ServiceId::new(),
        client: ClientId::new(),
        state: State::Draft,
        channel: Channel::Desk,
        assignee: None,
        submitted_at: None,
        submitted_on: None,
        due_on: today(),
        decided_on: None,
        ground: None,
        reason: String::new(),
        instead: String::new(),
        awaits: String::new(),
        confirmed: "[]".into(),
        rendering: None,
        result: String::new(),
        score: None,
        feedback: String::new(),
        facts: "{}".into(),
        created_at: noon(),
        updated_at: noon(),
    }
}

fn submitted(verdict: Verdict) -> Application {
    let mut it = draft();
    it.submit(&specialist(), &snapshot(verdict), 5, noon()).unwrap();
    it
}

fn in_work(by: &Actor) -> Application {
    let mut it = submitted(Verdict::Yes);
    it.accept(by, &[], today()).unwrap();
    it.assign(by, by.account).unwrap();
    it.start(by).unwrap();
    it
}

#[test]
fn the_whole_path() {
    let by = specialist();
    let mut it = in_work(&by);
    assert_eq!(it.due_on, "2026-11-30".parse().unwrap());
    let later = today().plus_days(2);
    assert_eq!(it.may_render(&by, "Договор составлен", later, later), Ok(2));
    it.render(&by, RenderingId::new(), "Договор составлен").unwrap();
    it.hear(&by, Some(5), "Спасибо").unwrap();
    it.close(&by).unwrap();
    assert_eq!(it.state, State::Closed);
    assert!(it.next_steps(&head()).is_empty());
}

#[test]
fn the_same_step_twice_says_what_happened() {
    let by = specialist();
    let mut it = submitted(Verdict::Yes);
    it.accept(&by, &[], today()).unwrap();
    assert_eq!(it.accept(&by, &[], today()), Err(CannotStep::Already(State::Accepted)));
    let wrong = CannotStep::NotFrom { step: Step::Refusal, state: State::Accepted };
    assert_eq!(it.refuse(&by, Ground::Limit, "Лимит", "", today()), Err(wrong));
}

#[test]
fn what_the_rules_forbid_is_not_accepted() {
    let by = specialist();
    let mut it = submitted(Verdict::No);
    assert_eq!(it.accept(&by, &[], today()), Err(CannotStep::NotEligible));
    assert_eq!(it.refuse(&by, Ground::Registry, " ", "", today()), Err(CannotStep::NoReason));
    it.refuse(&by, Ground::Registry, "Нет в реестре", "Консультация", today()).unwrap();
    assert_eq!((it.state, it.ground), (State::Refused, Some(Ground::Registry)));
}

#[test]
fn what_needs_a_paper_is_accepted_with_it() {
    let by = specialist();
    let mut it = submitted(Verdict::NeedsConfirmation);
    assert_eq!(it.accept(&by, &[], today()), Err(CannotStep::Unconfirmed));
    let (what, on) = (What::Platform, today());
    let seen = Confirmation { what, paper: "выписка".into(), by: by.name.clone(), on };
    it.accept(&by, std::slice::from_ref(&seen), today()).unwrap();
    assert_eq!(it.confirmations(), [seen]);
}

#[test]
fn somebody_else_works_on_it() {
    let (by, other) = (specialist(), specialist());
    let mut it = submitted(Verdict::Yes);
    it.accept(&by, &[], today()).unwrap();
    assert_eq!(it.assign(&by, other.account), Err(CannotStep::HeadOnly));
    it.assign(&by, by.account).unwrap();
    assert_eq!(it.assign(&by, by.account), Err(CannotStep::Already(State::Assigned)));
    assert_eq!(it.start(&other), Err(CannotStep::NotAssignee));
    it.assign(&head(), other.account).unwrap();
    it.start(&other).unwrap();
    assert_eq!(it.start(&by), Err(CannotStep::Already(State::InWork)));
}

#[test]
fn a_service_is_rendered_within_its_days() {
    let by = specialist();
    let it = in_work(&by);
    let (early, late) = (today().plus_days(-1), today().plus_days(1));
    assert_eq!(it.may_render(&by, "Итог", early, today()), Err(CannotStep::WrongDay));
    assert_eq!(it.may_render(&by, "Итог", late, today()), Err(CannotStep::WrongDay));
    assert_eq!(it.may_render(&by, "", today(), today()), Err(CannotStep::NoResult));
    assert_eq!(it.may_render(&by, "Итог", today(), today()), Ok(0));
}

#[test]
fn documents_are_asked_for_and_come() {
    let by = specialist();
    let mut it = in_work(&by);
    assert_eq!(it.receive(&by), Err(CannotStep::NothingAwaited));
    it.ask(&by, "Выписка из ЕГРЮЛ").unwrap();
    assert!(it.next_steps(&by).contains(&Step::Receipt));
    it.receive(&by).unwrap();
    assert_eq!((it.state, it.awaits.as_str()), (State::InWork, ""));
}

#[test]
fn it_is_taken_back_until_it_is_rendered() {
    let by = specialist();
    for verdict in [Verdict::Yes, Verdict::No] {
        let mut it = submitted(verdict);
        assert_eq!(it.withdraw(&by, ""), Err(CannotStep::NoReason));
        it.withdraw(&by, "Передумал").unwrap();
        assert_eq!(it.state, State::Withdrawn);
    }
    let mut it = in_work(&by);
    assert_eq!(it.cancel(&by, "Дубль"), Err(CannotStep::HeadOnly));
    it.cancel(&head(), "Дубль").unwrap();
    let mut it = in_work(&by);
    it.render(&by, RenderingId::new(), "Итог").unwrap();
    let wrong = CannotStep::NotFrom { step: Step::Withdrawal, state: State::Rendered };
    assert_eq!(it.withdraw(&by, "Передумал"), Err(wrong));
}

#[test]
fn every_state_but_the_last_ones_has_a_way_on() {
    for state in State::ALL {
        let ways = Step::ALL.iter().filter(|it| it.leads(*state).is_some()).count();
        assert_eq!(ways == 0, *state == State::Closed || state.is_aside(), "{state}");
    }
}
