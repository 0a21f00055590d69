//! Rules without I/O.

use super::*;
use kernel::{AdoptionId, Lang};
use proptest::prelude::*;

fn review_of(practice: &Practice, actor: &Actor, level: Level, verdict: Verdict) -> Review {
    Review {
        practice: practice.id,
        version: practice.working.or(practice.published).unwrap(),
        round: practice.round,
        account: actor.account,
        name: actor.name.clone(),
        region: actor.region,
        level,
        verdict,
        scores: "{}".into(),
        reason: "ясно".into(),
        at: noon(),
    }
}

#[test]
fn a_card_walks_from_draft_to_the_catalogue() {
    let (mut it, version) = practice(HOME, "Единая анкета");
    assert_eq!(it.submit(&Card::default()), Err(CannotPublish::Missing { field: Field::Title }));
    it.submit(&version.card).unwrap();
    assert_eq!(it.edit(), Err(CannotPublish::NotDraft));
    let stranger = who(ELSEWHERE, Role::Officer);
    assert_eq!(it.is_reviewed_by(&stranger), Err(CannotPublish::NotReviewer));
    assert!(!it.is_shown_to(&stranger));
    let ministry = who(HOME, Role::Officer);
    assert_eq!(it.review(&ministry, Verdict::Accept, &[], today()), Ok(false));
    assert_eq!(it.stage, Stage::Experts);

    let own = who(HOME, Role::Expert);
    assert_eq!(it.is_reviewed_by(&own), Err(CannotPublish::OwnRegion));
    let first = who(NETWORK, Role::Expert);
    let mut given = vec![review_of(&it, &first, Level::Expert, Verdict::Accept)];
    assert_eq!(it.review(&first, Verdict::Accept, &[], today()), Ok(false));
    let twice = it.review(&first, Verdict::Accept, &given, today());
    assert_eq!(twice, Err(CannotPublish::Twice));
    // The ministry's acceptance is not an expert's.
    given.push(review_of(&it, &ministry, Level::Ministry, Verdict::Accept));
    let second = who(ELSEWHERE, Role::Expert);
    assert_eq!(it.review(&second, Verdict::Accept, &given, today()), Ok(true));
    assert_eq!((it.state(today(), year()), it.published), (State::Published, Some(version.id)));
    assert_eq!(it.state(day("2027-11-24"), year()), State::Stale);
    assert_eq!(it.state(day("2027-11-24"), Term::of(13).unwrap()), State::Published);
    assert_eq!((Term::of(0), Term::of(121)), (None, None));
    it.confirm(day("2027-11-24")).unwrap();
    assert_eq!(it.state(day("2027-11-24"), year()), State::Published);
}

#[test]
fn rework_begins_a_new_round() {
    let (mut it, version) = practice(HOME, "Единая анкета");
    it.submit(&version.card).unwrap();
    let ministry = who(HOME, Role::Officer);
    it.review(&ministry, Verdict::Accept, &[], today()).unwrap();
    let expert = who(NETWORK, Role::Expert);
    let given = [review_of(&it, &expert, Level::Expert, Verdict::Rework)];
    it.review(&expert, Verdict::Rework, &[], today()).unwrap();
    assert_eq!((it.stage, it.round), (Stage::Draft, 2));
    it.submit(&version.card).unwrap();
    it.review(&ministry, Verdict::Accept, &[], today()).unwrap();
    assert_eq!(it.review(&expert, Verdict::Accept, &given, today()), Ok(false), "may look again");
}

#[test]
fn what_cannot_be_adopted_is_refused_clearly() {
    let (it, _) = published(HOME, "Единая анкета");
    let family = Family::new([Kin { id: it.id, parent: None, organisation: HOME }]);
    let wished = |organisation, on| Wished {
        practice: &it,
        family: &family,
        organisation,
        region: "02".parse().unwrap(),
        on: day(on),
        today: today(),
    };
    assert_eq!(wished(HOME, "2026-05-01").check(), Err(CannotAdopt::Own));
    let early = wished(ELSEWHERE, "2021-01-31").check();
    assert_eq!(early, Err(CannotAdopt::TooEarly { began: day("2021-02-01") }));
    assert_eq!(wished(ELSEWHERE, "2026-11-24").check(), Err(CannotAdopt::Future));
    assert_eq!(wished(ELSEWHERE, "2026-05-01").check(), Ok(()));
    let (draft, _) = practice(HOME, "Черновик");
    let hidden = Wished { practice: &draft, ..wished(ELSEWHERE, "2026-05-01") };
    assert_eq!(hidden.check(), Err(CannotAdopt::NotPublished));

    // What grew out of their own practice does not come back to them.
    let (child, _) = published(ELSEWHERE, "Единая анкета на Урале");
    let family = Family::new([
        Kin { id: it.id, parent: None, organisation: HOME },
        Kin { id: child.id, parent: Some(it.id), organisation: ELSEWHERE },
    ]);
    let circle = Wished { practice: &child, family: &family, ..wished(HOME, "2026-05-01") };
    assert_eq!(circle.check(), Err(CannotAdopt::Circle));
}

#[test]
fn an_adoption_is_walked_in_order() {
    let (it, version) = published(HOME, "Единая анкета");
    let family = Family::default();
    let wished = Wished {
        practice: &it,
        family: &family,
        organisation: ELSEWHERE,
        region: "02".parse().unwrap(),
        on: day("2026-04-01"),
        today: today(),
    };
    let id = AdoptionId::new();
    let mut adoption = wished.adoption(id, version.id, AdoptionStep::Request, noon()).unwrap();
    let last = day("2026-04-01");
    let mut take = |step, adopter, on| adoption.take(step, adopter, day(on), last, today());
    use AdoptionStep::*;
    assert_eq!(take(Implementation, true, "2026-05-01"), Err(CannotAdopt::WrongStep));
    assert_eq!(take(Plan, false, "2026-05-01"), Err(CannotAdopt::OtherSide));
    let backwards = take(Consultation, false, "2026-03-01");
    assert_eq!(backwards, Err(CannotAdopt::Backwards { last }));
    assert_eq!(take(Consultation, false, "2027-03-01"), Err(CannotAdopt::Future));
    assert_eq!(take(Consultation, false, "2026-05-01"), Ok(()));
    assert_eq!(take(Plan, true, "2026-05-10"), Ok(()));
    assert_eq!(take(Pilot, true, "2026-05-11"), Err(CannotAdopt::NoPlan));
    adoption.plan = Adoption::plan_of(&version.card, day("2026-05-10"));
    assert_eq!(adoption.plan.0[1].due, day("2026-05-31"), "steps follow each other");
    for (step, on) in [(Pilot, "2026-06-01"), (Implementation, "2026-07-01")] {
        adoption.take(step, true, day(on), last, today()).unwrap();
    }
    assert_eq!(adoption.implemented_on, Some(day("2026-07-01")));
    adoption.take(Stop, true, day("2026-09-01"), last, today()).unwrap();
    assert!(adoption.state.is_aside());
    assert_eq!(AdoptionStep::after(adoption.state).count(), 0);
}

/// Whoever has begun may give up, at any time, and says what that taught.
#[test]
fn every_step_of_the_path_can_be_the_last() {
    let (it, version) = published(HOME, "Единая анкета");
    let family = Family::default();
    let on = today();
    let region = "02".parse().unwrap();
    let wished =
        Wished { practice: &it, family: &family, organisation: ELSEWHERE, region, on, today: on };
    let begun = wished.adoption(AdoptionId::new(), version.id, AdoptionStep::Interest, noon());
    for state in AdoptionState::PATH {
        let mut adoption = Adoption { state, ..begun.clone().unwrap() };
        let donors = adoption.take(AdoptionStep::Stop, false, on, on, on);
        assert_eq!(donors, Err(CannotAdopt::OtherSide), "{state}");
        assert_eq!(adoption.take(AdoptionStep::Stop, true, on, on, on), Ok(()), "{state}");
        assert_eq!(adoption.state, AdoptionState::Stopped);
    }
}

#[test]
fn cards_are_typed_compared_and_read_back() {
    let before = card("Единая анкета");
    let again = Card::read(|field| before.text(field)).unwrap();
    assert_eq!(before, again);
    assert_eq!(before.differences(&again), []);
    let after = Card { lessons: "Обучать раньше".into(), ..again };
    let changed: Vec<Field> = before.differences(&after).iter().map(|it| it.field).collect();
    assert_eq!(changed, [Field::Lessons]);
    for (field, text) in [
        (Field::Title, ""),
        (Field::Steps, "Шаг | много"),
        (Field::Results, "было | стало"),
        (Field::Cost, "-5"),
        (Field::Sphere, "всё"),
    ] {
        let wrong = Card::read(|it| if it == field { text.into() } else { before.text(it) });
        assert_eq!(wrong.unwrap_err()[0].0, field);
    }
    assert_eq!(
        web::word(Lang::Ru, "practice-field", Field::Lessons),
        "Что не получилось и чему научило"
    );
    let plan = read_plan("Шаг один | 01.12.2026\nШаг два | 2026-12-05 | 2026-12-06").unwrap();
    assert_eq!(read_plan(&write_plan(&plan)).unwrap(), plan);
    assert!(read_plan("Шаг без срока").is_err());
    assert!(read_changes("Что-то | ").is_err());
}

proptest! {
    /// Whatever organisations take over and describe anew, the tree never leads back.
    #[test]
    fn the_tree_never_becomes_a_circle(acts in prop::collection::vec((0u128..12, 0u128..6), 0..60)) {
        let practices: Vec<PracticeId> = (0..12).map(PracticeId::known).collect();
        let mut family = Family::default();
        for (at, id) in practices.iter().enumerate() {
            let organisation = OrganisationId::known(at as u128 % 6);
            family.add(Kin { id: *id, parent: None, organisation });
        }
        let mut grown = 100;
        for (parent, organisation) in acts {
            let parent = practices[parent as usize];
            let organisation = OrganisationId::known(organisation);
            // A new practice out of an adoption, as the store makes it.
            if !family.descends_from(parent, organisation) {
                grown += 1;
                let child = PracticeId::known(grown);
                prop_assert!(family.may_grow(child, parent));
                family.add(Kin { id: child, parent: Some(parent), organisation });
            }
            // An existing practice that is said to have grown out of one.
            let child = practices[(grown % 12) as usize];
            if family.may_grow(child, parent) {
                family.add(Kin { id: child, parent: Some(parent), organisation });
            }
            prop_assert!(!family.is_cyclic());
        }
    }

    /// Whatever is typed into a card comes back as it was, or is refused.
    #[test]
    fn cards_survive_their_column(title in "\\PC{1,40}", problem in "\\PC{0,60}") {
        let text = |field| match field {
            Field::Title => title.clone(),
            Field::Problem => problem.clone(),
            _ => String::new(),
        };
        if let Ok(card) = Card::read(text) {
            prop_assert_eq!(card.to_string().parse::<Card>().unwrap(), card);
        }
    }
}
