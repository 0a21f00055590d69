//! The method on panels whose truth is known: 89 units, 12 adopters in 4 cohorts, 36 months, unit
//! and month effects, AR(1) noise of 0.5.

use evidence::Refusal;
use evidence::{
    Aggregation, Bootstrap, Controls, Design, GroupTime, Observation, Panel, Rules, Verdict, judge,
};

const PANELS: u64 = 1_000;
const UNITS: usize = 89;
const MONTHS: i32 = 36;
const QUICK: Bootstrap = Bootstrap { draws: 0, seed: 1 };

/// What is put into the panels.
#[derive(Clone, Copy, Default)]
struct Truth {
    effect: f64,
    /// By how much adopters drift away each month, in standard deviations of the monthly shock.
    drift: f64,
    /// Adopters in each of the four cohorts.
    sizes: [usize; 4],
}

const TRUTH: Truth = Truth { effect: 0.0, drift: 0.0, sizes: [3; 4] };

/// A linear congruential generator and twelve uniforms to a normal: nothing of the crate's own.
struct Noise(u64);

impl Noise {
    fn normal(&mut self) -> f64 {
        let mut uniform = || {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 11) as f64 / (1u64 << 53) as f64
        };
        (0..12).map(|_| uniform()).sum::<f64>() - 6.0
    }
}

fn panel(seed: u64, truth: Truth) -> Panel {
    let mut noise = Noise(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) + 1);
    let months: Vec<f64> = (0..MONTHS).map(|_| 2.0 * noise.normal()).collect();
    let cohorts: Vec<i32> = [13, 17, 21, 25]
        .into_iter()
        .zip(truth.sizes)
        .flat_map(|(g, n)| std::iter::repeat_n(g, n))
        .collect();
    let mut rows = Vec::new();
    for unit in 0..UNITS {
        let (cohort, level) = (cohorts.get(unit).copied(), 3.0 * noise.normal());
        let mut shock = noise.normal() / 0.75f64.sqrt();
        for t in 1..=MONTHS {
            shock = 0.5 * shock + noise.normal();
            let adopted = if cohort.is_some_and(|g| t >= g) { truth.effect } else { 0.0 };
            let drifted = if cohort.is_some() { truth.drift * f64::from(t) } else { 0.0 };
            rows.push((
                unit,
                t,
                cohort,
                level + months[t as usize - 1] + shock + adopted + drifted,
            ));
        }
    }
    let names: Vec<String> = (0..UNITS).map(|unit| format!("region {unit}")).collect();
    let row = |&(unit, period, cohort, outcome): &(usize, i32, Option<i32>, f64)| Observation {
        unit: &names[unit],
        period,
        cohort,
        outcome,
        covariates: &[],
    };
    Panel::new(Vec::new(), rows.iter().map(row)).expect("the fixture is sound")
}

/// Of all panels: the share whose interval covers the truth, and the mean estimate.
fn covered(truth: Truth, controls: Controls) -> (f64, f64) {
    let design = Design { controls, ..Design::default() };
    let (mut hits, mut sum) = (0.0, 0.0);
    for seed in 0..PANELS {
        let cells =
            GroupTime::estimate(&panel(seed, truth), &design).expect("the fixture is sound");
        let overall = cells
            .aggregate(Aggregation::Simple, 0.95, QUICK)
            .expect("the fixture is sound")
            .overall;
        hits += f64::from(u8::from(overall.interval.contains(truth.effect)));
        sum += overall.point;
    }
    (hits / PANELS as f64, sum / PANELS as f64)
}

/// The share of panels that are refused for their trends.
fn refused(truth: Truth) -> f64 {
    let rules = Rules::default();
    let broken = |seed: &u64| {
        let verdict = judge(&panel(*seed, truth), &Design::default(), &rules, QUICK);
        matches!(verdict, Verdict::Refused(Refusal::BrokenTrends { .. }))
    };
    (0..PANELS).filter(broken).count() as f64 / PANELS as f64
}

#[test]
fn no_effect_is_covered() {
    for controls in [Controls::Never, Controls::NotYet] {
        let (coverage, mean) = covered(TRUTH, controls);
        println!("{controls:?}: coverage {coverage}, mean {mean}");
        assert!((0.93..=0.97).contains(&coverage), "{coverage}");
        assert!(mean.abs() < 0.05, "{mean}");
    }
}

#[test]
fn lone_adopters_are_covered() {
    let (coverage, _) = covered(Truth { sizes: [1; 4], ..TRUTH }, Controls::Never);
    println!("coverage {coverage}");
    assert!((0.93..=0.97).contains(&coverage), "{coverage}");
}

#[test]
fn a_known_effect_is_found_without_bias() {
    let (coverage, mean) = covered(Truth { effect: 2.0, ..TRUTH }, Controls::Never);
    println!("coverage {coverage}, mean {mean}");
    assert!((mean / 2.0 - 1.0).abs() < 0.02, "{mean}");
    assert!((0.93..=0.97).contains(&coverage), "{coverage}");
}

#[test]
fn broken_trends_are_refused_and_sound_ones_are_not() {
    let (broken, sound) = (refused(Truth { drift: 0.15, ..TRUTH }), refused(TRUTH));
    println!("refused {broken}, wrongly {sound}");
    println!("weak drift {}", refused(Truth { drift: 0.1, ..TRUTH }));
    assert!(broken >= 0.90, "{broken}");
    assert!((0.03..=0.07).contains(&sound), "{sound}");
}

/// Few adopters: the interval of dealing anew covers, and its p-value is uniform.
#[test]
fn randomisation_holds_its_level() {
    let truth = Truth { sizes: [2, 1, 2, 1], ..TRUTH };
    let plan = Bootstrap { draws: 199, seed: 3 };
    let (mut shown, mut hits, mut small) = (0.0, 0.0, 0.0);
    for seed in 0..500 {
        let verdict = judge(&panel(seed, truth), &Design::default(), &Rules::default(), plan);
        if let Verdict::Effect(effect) = verdict {
            assert_eq!(effect.inference, evidence::Inference::Randomisation);
            shown += 1.0;
            hits += f64::from(u8::from(effect.interval.contains(0.0)));
            small += f64::from(u8::from(effect.p <= 0.05));
        }
    }
    println!("coverage {}, p at most 0.05 in {}", hits / shown, small / shown);
    assert!((0.92..=0.98).contains(&(hits / shown)));
    assert!(small / shown <= 0.08);
}
