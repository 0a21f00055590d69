//! Grades and sentences, without any estimate: each branch of the two, and what never happens.

use evidence::{
    Bootstrap, Columns, Design, Direction, Effect, Grade, Grounds, Inference, Interval, Panel,
    Refusal, Rules, Sentence, Thresholds, Verdict, judge,
};
use proptest::prelude::*;

/// Grounds of the highest grade.
const BEST: Grounds = Grounds {
    adopters: 6,
    interval: Some(Interval { low: -4.4, high: -1.9 }),
    scale: 5.0,
    lasting: Some(Interval { low: -4.0, high: -1.0 }),
    age: 0,
};

fn grade(grounds: Grounds) -> u8 {
    Grade::of(&grounds, &Thresholds::default()).number()
}

#[test]
fn every_grade_is_reached_by_taking_one_ground_away() {
    assert_eq!(grade(BEST), 5);
    assert_eq!(grade(Grounds { lasting: None, ..BEST }), 4);
    assert_eq!(grade(Grounds { adopters: 2, ..BEST }), 3, "fewer than three replicate nothing");
    assert_eq!(grade(Grounds { scale: 2.0, ..BEST }), 2, "an interval wider than the spread");
    assert_eq!(grade(Grounds { interval: None, ..BEST }), 1);
    assert_eq!(grade(Grounds { adopters: 0, ..BEST }), 0);
    assert_eq!(grade(Grounds::default()), 0);
    assert_eq!(Grade::ALL.map(Grade::number), [0, 1, 2, 3, 4, 5]);
}

#[test]
fn what_holds_zero_is_not_replicated_and_what_turned_is_not_lasting() {
    let zero = Some(Interval { low: -1.0, high: 0.5 });
    assert_eq!(grade(Grounds { interval: zero, ..BEST }), 3);
    for lasting in [Interval { low: -1.0, high: 0.5 }, Interval { low: 0.5, high: 2.0 }] {
        assert_eq!(grade(Grounds { lasting: Some(lasting), ..BEST }), 4, "{lasting:?}");
    }
    let rising = Interval { low: 1.9, high: 4.4 };
    assert_eq!(grade(Grounds { interval: Some(rising), lasting: Some(rising), ..BEST }), 5);
}

#[test]
fn a_grade_falls_by_age_to_before_and_after() {
    let aged = |age| grade(Grounds { age, ..BEST });
    assert_eq!((aged(23), aged(24), aged(47), aged(48)), (5, 4, 4, 3));
    assert_eq!((aged(96), aged(2_400), aged(u32::MAX)), (1, 1, 1), "it was measured once");
    assert_eq!(grade(Grounds { adopters: 0, age: 500, ..BEST }), 0, "and never rises by age");
    let ageless = Thresholds { age: 0, ..Thresholds::default() };
    assert_eq!(Grade::of(&Grounds { age: 999, ..BEST }, &ageless).number(), 5);
}

#[test]
fn grounds_are_what_the_verdict_gives() {
    let refused = |it| Grounds::of(&Verdict::Refused(it), 4, 7);
    let broken = refused(Refusal::BrokenTrends { p: 0.001, drift: 0.3 });
    assert_eq!((broken.adopters, broken.interval, broken.age), (4, None, 7));
    assert_eq!(grade(broken), 1, "adopted and measured, compared with nothing");
    assert_eq!(grade(refused(Refusal::NoAdopters)), 0);
    let effect = effect();
    let of = Grounds::of(&Verdict::Effect(Box::new(effect.clone())), 99, 3);
    assert_eq!(of.adopters, effect.adopters, "those compared, not those said");
    assert_eq!((of.interval, of.scale, of.age), (Some(effect.interval), effect.scale, 3));
    assert_eq!(of.lasting, effect.lasting.map(|it| it.interval));
}

#[test]
fn a_sentence_says_which_way_and_between_which_amounts() {
    let said = |low, high, point| {
        let mut it = effect();
        it.interval = Interval { low, high };
        it.overall.point = point;
        it.inference = Inference::Randomisation;
        match Sentence::of(&Verdict::Effect(Box::new(it))) {
            Sentence::Effect { direction, by, between, inference, .. } => {
                assert_eq!(inference, Inference::Randomisation);
                (direction, by, between.low, between.high)
            }
            Sentence::Refused(it) => panic!("{it}"),
        }
    };
    assert_eq!(said(-4.4, -1.9, -3.1), (Direction::Fell, 3.1, 1.9, 4.4));
    assert_eq!(said(1.9, 4.4, 3.1), (Direction::Rose, 3.1, 1.9, 4.4));
    assert_eq!(said(-0.4, 0.9, 0.2), (Direction::Unclear, 0.2, -0.4, 0.9));
    assert_eq!(said(0.0, 0.9, 0.4).0, Direction::Unclear, "an end on zero is not clear");
    assert_eq!(said(-0.9, 0.0, -0.4).0, Direction::Unclear);
}

#[test]
fn a_sentence_keeps_the_whole_effect_or_the_whole_refusal() {
    let it = effect();
    let Sentence::Effect { level, adopters, controls, trends_p, .. } =
        Sentence::of(&Verdict::Effect(Box::new(it.clone())))
    else {
        panic!("refused")
    };
    assert_eq!((level, adopters, controls), (0.95, it.adopters, it.controls));
    assert_eq!(trends_p, it.trends.p);
    let refusal = Refusal::TooFewAdopters { found: 1, needed: 3 };
    assert_eq!(
        Sentence::of(&Verdict::Refused(refusal.clone())),
        Sentence::Refused(refusal),
        "no number where none is warranted"
    );
}

/// Some sound effect, of the crate's own making: its parts are then set by the tests.
fn effect() -> Effect {
    let row = |unit: i32, t: i32| {
        let adopted = if unit < 6 { 5 + unit % 2 } else { 0 };
        let wave = f64::from((unit * 7 + t * 11 + unit * t) % 13);
        format!("{unit},{t},{adopted},{wave}\n")
    };
    let rows: String =
        (0..30).flat_map(|unit| (1..=20).map(move |t| (unit, t))).map(|(u, t)| row(u, t)).collect();
    let text = |it: &str| it.to_owned();
    let columns = Columns {
        unit: text("u"),
        time: text("t"),
        cohort: text("g"),
        outcome: text("y"),
        covariates: vec![],
    };
    let panel = Panel::from_csv(format!("u,t,g,y\n{rows}").as_bytes(), &columns)
        .expect("the fixture is sound");
    let rules = Rules { trend_alpha: 0.0, ..Rules::default() };
    match judge(&panel, &Design::default(), &rules, Bootstrap { draws: 99, seed: 1 }) {
        Verdict::Effect(it) => *it,
        Verdict::Refused(it) => panic!("{it}"),
    }
}

fn interval() -> impl Strategy<Value = Interval> {
    (-9.0..9.0f64, 0.0..9.0f64).prop_map(|(low, length)| Interval { low, high: low + length })
}

fn grounds() -> impl Strategy<Value = Grounds> {
    let some = |it| prop::option::of(it);
    (0usize..8, some(interval()), 0.0..9.0f64, some(interval()), 0u32..300).prop_map(
        |(adopters, interval, scale, lasting, age)| Grounds {
            adopters,
            interval,
            scale,
            lasting,
            age,
        },
    )
}

proptest! {
    /// Whatever the grounds, no grade stands above what they allow, and age never raises one.
    #[test]
    fn no_grade_is_above_its_grounds(it in grounds()) {
        let given = grade(it);
        let holds_zero = |it: Interval| it.low <= 0.0 && 0.0 <= it.high;
        if it.adopters == 0 { prop_assert_eq!(given, 0); }
        let Some(joint) = it.interval else {
            prop_assert!(given <= 1);
            return Ok(());
        };
        if joint.high - joint.low > it.scale { prop_assert!(given <= 2); }
        if it.adopters < 3 || holds_zero(joint) { prop_assert!(given <= 3); }
        if it.lasting.is_none_or(holds_zero) { prop_assert!(given <= 4); }
        let older = grade(Grounds { age: it.age + 24, ..it });
        prop_assert!(older <= given && older >= given.min(1) && given - older <= 1);
    }
}
