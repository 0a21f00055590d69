//! Terms, states, versions.

use super::*;
use proptest::prelude::*;

#[test]
fn terms_are_read_as_plans_write_them() {
    for (text, term) in [
        ("05.03.2026", Term::Day(day("2026-03-05"))),
        ("до 1 декабря 2026 г.", Term::Day(day("2026-12-01"))),
        ("II квартал 2026 года", Term::Quarter(2026, 2)),
        ("4 кв. 2025 г.", Term::Quarter(2025, 4)),
        ("март 2026", Term::Day(day("2026-03-31"))),
        ("мая 2026", Term::Day(day("2026-05-31"))),
        ("2026 год", Term::Day(day("2026-12-31"))),
        ("Ежегодно", Term::Yearly),
        ("Постоянно, в течение срока действия", Term::Constant),
        ("2024–2026 годы", Term::Constant),
        ("2026-Q3", Term::Quarter(2026, 3)),
    ] {
        assert_eq!(Term::read(text), Ok(term), "{text}");
        assert_eq!(term.to_string().parse(), Ok(term));
        assert_eq!(Term::read(&crate::papers::term_words(term)), Ok(term), "{text}");
    }
    for rubbish in ["", "скоро", "32.13.2026", "V квартал 2026", "кв", "2026-Q5", "2026-Q0"]
    {
        assert!(Term::read(rubbish).is_err(), "{rubbish}");
    }
}

#[test]
fn numbers_sort_as_people_count() {
    let mut numbers = ["10", "2", "1.10", "1.2", "1"];
    numbers.sort_by_key(|it| place(it));
    assert_eq!(numbers, ["1", "1.2", "1.10", "2", "10"]);
}

fn word(side: Side, says: Says, on: &str) -> Word {
    Word { side, says, on: day(on) }
}

fn state_of(text: &Wording, words: &[Word], on: &str) -> MeasureState {
    text.course(plan().from, plan().to, false, words).state(day(on))
}

#[test]
fn a_state_follows_from_the_sides_words() {
    use MeasureState as S;
    use Says::{Done, UnderWay};
    let text = wording("1", "01.06.2025");
    assert_eq!(state_of(&text, &[], "2025-06-01"), S::NotBegun);
    assert_eq!(state_of(&text, &[], "2025-06-02"), S::Overdue);
    let a = word(Side::A, Done, "2025-05-01");
    assert_eq!(state_of(&text, &[a], "2025-06-01"), S::UnderWay, "the other side is silent");
    assert_eq!(state_of(&text, &[a], "2025-06-02"), S::Overdue);
    let b = word(Side::B, Done, "2025-07-01");
    assert_eq!(state_of(&text, &[a, b], "2025-07-01"), S::Done);
    let back = word(Side::B, UnderWay, "2025-08-01");
    assert_eq!(state_of(&text, &[a, b, back], "2025-08-01"), S::Overdue, "taken back");
    let course = text.course(plan().from, plan().to, true, &[a, b]);
    assert_eq!(course.state(day("2030-01-01")), S::Dropped);
    let alone = Wording { body_b: String::new(), ..text };
    assert_eq!(state_of(&alone, &[a], "2025-06-02"), S::Done, "the other side has no part");
}

#[test]
fn a_yearly_measure_is_done_year_by_year() {
    let text = Wording { body_b: String::new(), ..wording("3", "ежегодно") };
    let done = |on| word(Side::A, Says::Done, on);
    assert_eq!(state_of(&text, &[], "2024-12-31"), MeasureState::NotBegun);
    assert_eq!(state_of(&text, &[], "2025-01-01"), MeasureState::Overdue);
    let first = [done("2024-11-20")];
    assert_eq!(state_of(&text, &first, "2025-12-31"), MeasureState::UnderWay);
    assert_eq!(state_of(&text, &first, "2026-01-01"), MeasureState::Overdue);
    let all = [first[0], done("2025-12-01"), done("2026-12-01")];
    assert_eq!(state_of(&text, &all, "2027-01-01"), MeasureState::Done);
}

#[test]
fn a_plan_keeps_its_rules() {
    let mut it = plan();
    it.to = day("2023-12-31");
    assert_eq!(it.check(), Err(Refused::EndsBeforeItBegins));
    let twice = Plan { region_b: Some(code("74")), ..plan() };
    assert_eq!(twice.check(), Err(Refused::SameSides));
    assert!(matches!(plan().admits(&wording("1", "2027 год")), Err(Refused::OutsidePlan { .. })));
    assert_eq!(plan().may_change(), Err(Refused::Approved));
    let mut it = plan();
    assert_eq!(it.revise(""), Err(Refused::NoReason));
    it.revise("протокол").unwrap();
    assert_eq!((it.version, it.state), (2, PlanState::Draft));
    assert_eq!(it.revise("ещё"), Err(Refused::NotApproved));
    let today = day("2026-11-23");
    let alone = Accord { speaking: vec![code("74")], given: Vec::new() };
    assert_eq!(it.agree(&alone, Side::A, 0, today, today), Err(Refused::Empty));
    assert_eq!(it.agree(&alone, Side::A, 1, day("2026-11-24"), today), Err(Refused::InFuture));
    let letter = Letter { number: "12".into(), dated: None };
    let source = |region, letter: &Letter| it.source(code(region), Side::B, letter, &[code("74")]);
    assert_eq!(source("74", &Letter::default()), Err(Refused::OthersPart));
    assert_eq!(source("74", &letter), Err(Refused::LetterIncomplete));
    let letter = Letter { dated: Some(day("2026-01-01")), ..letter };
    assert_eq!(source("74", &letter), Ok(Source::Letter));
    assert_eq!(source("66", &letter), Err(Refused::OthersPart));
    let both = [code("74"), code("02")];
    let speaks = it.source(code("74"), Side::B, &letter, &both);
    assert_eq!(speaks, Err(Refused::SpeaksForItself));
    assert_eq!(it.source(code("02"), Side::B, &Letter::default(), &both), Ok(Source::Own));
    it.agree(&alone, Side::A, 1, today, today).unwrap();
    assert_eq!((it.state, it.approved_on), (PlanState::Approved, Some(today)), "nobody else");
}

#[test]
fn the_last_agreement_approves() {
    let today = day("2026-11-23");
    let mut accord = Accord { speaking: vec![code("74"), code("02")], given: Vec::new() };
    let mut it = Plan { state: PlanState::Draft, version: 2, approved_on: None, ..plan() };
    for (side, state) in [(Side::A, PlanState::Draft), (Side::B, PlanState::Approved)] {
        let waits: Vec<Side> = accord.waits_for(&it).collect();
        assert!(waits.contains(&side));
        it.agree(&accord, side, 1, today, today).unwrap();
        assert_eq!(it.state, state, "{side}");
        accord.given.push(Consent { side, name: "А. Лесная".into(), at: noon() });
    }
    let mut again = Plan { state: PlanState::Draft, approved_on: None, ..it };
    assert_eq!(again.agree(&accord, Side::A, 1, today, today), Err(Refused::Agreed));
}

#[test]
fn reports_are_made_on_the_half_year_and_the_year_that_ended() {
    use crate::papers::Period;
    let of = |from: &str, to: &str| Period { from: day(from), to: day(to) };
    for (today, half, year) in [
        ("2026-11-27", of("2026-01-01", "2026-06-30"), of("2025-01-01", "2025-12-31")),
        ("2026-01-01", of("2025-07-01", "2025-12-31"), of("2025-01-01", "2025-12-31")),
        ("2024-03-01", of("2024-01-01", "2024-06-30"), of("2024-01-01", "2024-12-31")),
        ("2023-03-01", of("2024-01-01", "2024-06-30"), of("2024-01-01", "2024-12-31")),
        ("2031-03-01", of("2026-07-01", "2026-12-31"), of("2026-01-01", "2026-12-31")),
    ] {
        let both = (Period::half_year(&plan(), day(today)), Period::year(&plan(), day(today)));
        assert_eq!(both, (half, year), "{today}");
    }
}

#[test]
fn a_version_shows_what_it_changed() {
    let edition =
        |at, version, wording, removed| Edition { measure: id(at), version, wording, removed };
    let changed = Wording { target: "70".into(), ..wording("1", "ежегодно") };
    let editions = [
        edition(1, 1, wording("1", "ежегодно"), false),
        edition(1, 2, changed, false),
        edition(2, 1, wording("2", "постоянно"), false),
        edition(2, 2, wording("2", "постоянно"), true),
        edition(3, 2, wording("10", "постоянно"), false),
        edition(4, 1, wording("4", "постоянно"), false),
    ];
    let found = difference(&editions, 1, 2);
    let numbers: Vec<&str> = found.iter().map(|it| it.number.as_str()).collect();
    assert_eq!(numbers, ["1", "2", "10"]);
    assert_eq!(found[0].change, Change::Changed(vec![("target", "50".into(), "70".into())]));
    assert!(matches!(found[1].change, Change::Removed(_)));
    assert!(matches!(found[2].change, Change::Added(_)));
    assert_eq!(difference(&editions, 0, 1).len(), 3, "the first version adds everything");
    assert!(difference(&editions, 2, 2).is_empty());
}

proptest! {
    #[test]
    fn any_text_is_a_term_or_is_refused(text in "\\PC{0,40}") {
        if let Ok(term) = Term::read(&text) {
            prop_assert_eq!(term.to_string().parse(), Ok(term));
            let _ = term.is_within(day("2024-01-01"), day("2026-12-31"));
            let _ = term.span(day("2024-01-01"), day("2026-12-31"));
        }
    }

    #[test]
    fn what_is_kept_beside_a_measure_says_its_state(
        words in prop::collection::vec((any::<bool>(), any::<bool>(), 0..1095_i32), 0..8),
        term in prop::sample::select(vec!["01.06.2025", "IV квартал 2026", "ежегодно", "постоянно"]),
        on in 0..2000_i32,
    ) {
        let mut words: Vec<Word> = words.into_iter().map(|(a, done, on)| Word {
            side: if a { Side::A } else { Side::B },
            says: if done { Says::Done } else { Says::UnderWay },
            on: plan().from.plus_days(on),
        }).collect();
        words.sort_by_key(|it| it.on);
        let course = wording("1", term).course(plan().from, plan().to, false, &words);
        let today = plan().from.plus_days(on);
        prop_assert_eq!(course.due, course.due_a.min(course.due_b));
        prop_assert_eq!(course.state(today) == MeasureState::Overdue, today > course.due);
        prop_assert_eq!(course.standing == Standing::Done, course.due == NEVER);
    }
}
