//! Five years of indicators of every region, with four effects built in, so that what evidence
//! says can be held against what was put in.
//!
//! Every value comes from one pure function, [`value`]: a region's level, a tide that all regions
//! share, noise that remembers half of the month before, and the effect of a practice. Values are
//! brought by invented files, so that a computing from the ledger never replaces them.

use super::super::chance::Chance;
use super::practices::{BROKEN, ENGINEER, NIL, STRONG};
use db::{Db, Tx};
use indicators::series::{Better, Formula, Indicator, Month, Observation, Source, Unit};
use kernel::{Day, Moment, RegionCode, Zone};
use std::collections::HashMap;

/// Months of the demo before its day.
const MONTHS: i32 = 60;
/// Shares that say what a region is like: a year of them is enough.
const STRUCTURE_MONTHS: i32 = 12;
/// Days by which the strong practice shortens the median time to a service.
pub(in crate::demo) const STRONG_EFFECT: f64 = -3.1;
/// Days a month by which the answer's time was falling where the broken practice came later: it
/// falls from the demo's first month on, with the practice or without.
const BROKEN_SLOPE: f64 = -0.12;

/// Days by which the engineer shortens the median time to a technological audit.
pub(in crate::demo) const ENGINEER_EFFECT: f64 = -2.4;

/// The indicator on which the strong practice works.
pub(in crate::demo) const STRONG_INDICATOR: &str = "median-days";
/// The one on which the nil practice does nothing.
pub(in crate::demo) const NIL_INDICATOR: &str = "refused-share";
/// The one whose trends part before the broken practice comes.
pub(in crate::demo) const BROKEN_INDICATOR: &str = "answer-days";

/// The one on which the engineer works: the demo's own.
pub(in crate::demo) const ENGINEER_INDICATOR: &str = "audit-days";

/// How an indicator of the demo behaves.
struct Shape {
    code: &'static str,
    /// Level of the smallest and of the largest region.
    level: (f64, f64),
    /// Of the monthly noise, in the indicator's unit; of counts, a share of the level.
    noise: f64,
    /// By which all regions rise and fall with the year, as the noise.
    tide: f64,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Days and percentages: noise is added.
    Measured,
    /// Counts: noise is a share of the level, values are whole.
    Counted,
    /// Counted, a year of months only.
    Structure,
    /// A share, which is the level, of another one.
    PartOf(&'static str),
    /// The small enterprises and the medium ones taken from all: the micro ones.
    Rest,
}

impl Shape {
    /// How many months back its latest value is: a snapshot of the SME registry comes within the
    /// month it is of, and the demo's own small one must not stand beside these.
    fn latest(&self) -> i32 {
        i32::from(!self.code.starts_with("sme"))
    }
}

const fn shape(code: &'static str, level: (f64, f64), noise: f64, tide: f64, kind: Kind) -> Shape {
    Shape { code, level, noise, tide, kind }
}

const SHAPES: &[Shape] = &[
    shape(STRONG_INDICATOR, (9.0, 14.0), 0.35, 0.6, Kind::Measured),
    shape(BROKEN_INDICATOR, (12.0, 16.0), 0.25, 0.4, Kind::Measured),
    shape(NIL_INDICATOR, (4.0, 11.0), 0.4, 0.5, Kind::Measured),
    shape("services", (180.0, 2_600.0), 0.06, 0.1, Kind::Counted),
    shape("free-share", (55.0, 95.0), 1.0, 1.5, Kind::Measured),
    shape("sme", (2_400.0, 190_000.0), 0.004, 0.002, Kind::Counted),
    shape("sme-new", (0.011, 0.017), 0.000_8, 0.001_5, Kind::PartOf("sme")),
    shape("sme-excluded", (0.011, 0.017), 0.000_8, 0.001_5, Kind::PartOf("sme")),
    shape("sme-farming", (1.0, 14.0), 0.05, 0.0, Kind::Structure),
    shape("sme-industry", (4.0, 13.0), 0.05, 0.0, Kind::Structure),
    shape("sme-building", (8.0, 16.0), 0.05, 0.0, Kind::Structure),
    shape("sme-trade", (28.0, 44.0), 0.05, 0.0, Kind::Structure),
    shape("sme-transport", (6.0, 18.0), 0.05, 0.0, Kind::Structure),
    shape("sme-it", (1.5, 7.0), 0.05, 0.0, Kind::Structure),
    shape("clients", (0.45, 0.65), 0.015, 0.0, Kind::PartOf("services")),
    shape("sme-small", (0.025, 0.045), 0.000_3, 0.0, Kind::PartOf("sme")),
    shape("sme-medium", (0.002, 0.004), 0.000_05, 0.0, Kind::PartOf("sme")),
    shape("sme-micro", (0.0, 0.0), 0.0, 0.0, Kind::Rest),
    shape("sme-mining", (0.2, 0.6), 0.01, 0.0, Kind::Structure),
    shape("sme-energy", (0.15, 0.4), 0.01, 0.0, Kind::Structure),
    shape("sme-water", (0.2, 0.6), 0.01, 0.0, Kind::Structure),
    shape("sme-hotels", (1.5, 3.5), 0.03, 0.0, Kind::Structure),
    shape("sme-finance", (0.3, 0.8), 0.01, 0.0, Kind::Structure),
    shape("sme-estate", (2.0, 4.0), 0.03, 0.0, Kind::Structure),
    shape("sme-science", (3.0, 6.0), 0.05, 0.0, Kind::Structure),
    shape("sme-administration", (1.0, 3.0), 0.03, 0.0, Kind::Structure),
    shape("sme-education", (0.5, 1.5), 0.02, 0.0, Kind::Structure),
    shape("sme-health", (0.8, 2.0), 0.02, 0.0, Kind::Structure),
    shape("sme-culture", (0.8, 1.6), 0.02, 0.0, Kind::Structure),
    shape("sme-other", (1.0, 3.0), 0.03, 0.0, Kind::Structure),
    shape(ENGINEER_INDICATOR, (14.0, 22.0), 0.35, 0.5, Kind::Measured),
];

/// Defines the indicator that only the demo has: no other practice of it works there.
pub(super) async fn define(tx: &mut Tx) -> db::Result<()> {
    let it = Indicator {
        code: ENGINEER_INDICATOR.to_owned(),
        number: 1,
        position: 25,
        name: "Срок технологического аудита, медиана".to_owned(),
        name_en: "Time to a technological audit, median".to_owned(),
        unit: Unit::Days,
        better: Better::Less,
        formula: Formula::Upload,
        people: false,
        structural: false,
        act: String::new(),
        valid_from: "2019-01".parse().expect("a month"),
        valid_to: None,
    };
    indicators::series::define(tx, &it).await
}

/// Loads the observations up to `today`'s month: behind the practices, because the effect
/// of a practice begins where its adoption was implemented.
pub(super) async fn fill(db: &Db, today: Day) -> db::Result<()> {
    let now = Month::of(today);
    let adopted = adopted(db).await?;
    let regions = regions::regions(&mut db.read().await?).await?;
    let known = indicators::series::versions(&mut db.read().await?).await?;
    let at: Moment = Zone::moscow().moment(today, 3, 0, 0);
    let mut all: Vec<Observation> = Vec::new();
    for shape in SHAPES.iter().filter(|it| known.iter().any(|of| of.code == it.code)) {
        let months = if shape.kind == Kind::Structure { STRUCTURE_MONTHS } else { MONTHS };
        for region in regions.iter().map(|it| it.code) {
            let since = adopted.get(&(shape.code, region)).copied();
            for month in (shape.latest()..=months).rev().map(|back| now.plus(-back)) {
                let Some(value) = value(shape.code, region, month, now, since) else { continue };
                all.push(observation(shape.code, region, month, value, at));
            }
        }
    }
    indicators::series::load(db, all).await.map(drop)
}

/// Since which month a region works by the practice that is looked for in an indicator.
async fn adopted(db: &Db) -> db::Result<HashMap<(&'static str, RegionCode), Month>> {
    let looked_for = [
        (STRONG_INDICATOR, STRONG),
        (NIL_INDICATOR, NIL),
        (BROKEN_INDICATOR, BROKEN),
        (ENGINEER_INDICATOR, ENGINEER),
    ];
    let mut all = HashMap::new();
    let mut tx = db.read().await?;
    for (indicator, practice) in looked_for {
        for it in practices::adoptions_of(&mut tx, practice).await? {
            if let Some(day) = it.implemented_on {
                all.insert((indicator, it.region), Month::of(day));
            }
        }
    }
    Ok(all)
}

fn observation(
    code: &str,
    region: RegionCode,
    month: Month,
    value: f64,
    at: Moment,
) -> Observation {
    Observation {
        indicator: code.to_owned(),
        region,
        month,
        version: 1,
        value,
        base: None,
        source: Source::Upload,
        recorded_at: at,
        account: None,
        file: format!("demo-{code}.xlsx"),
        upload: None,
    }
}

/// The demo's value of an indicator: the same for the same arguments. `now` is the running month,
/// `adopted_from` the first month under the practice that is looked for in it; `None` where the demo
/// has no such indicator.
pub(in crate::demo) fn value(
    code: &str,
    region: RegionCode,
    month: Month,
    now: Month,
    adopted_from: Option<Month>,
) -> Option<f64> {
    let (number, it) = SHAPES.iter().enumerate().find(|(_, it)| it.code == code)?;
    let begin = now.plus(-MONTHS);
    let own = region.to_string().parse::<usize>().unwrap_or_default();
    let seed = 0x5e71_e500 + (number * 1_000 + own) as u64;
    let (low, high) = it.level;
    let share = unit(&mut Chance::of(seed, 0));
    let level = match it.kind {
        Kind::Counted => low * (high / low).powf(share),
        _ => low + (high - low) * share,
    };
    let age = f64::from(month.number() - begin.number());
    let tide = it.tide * (age * std::f64::consts::TAU / 12.0 + number as f64).sin();
    let moved = it.noise * noise(seed, month) + tide;
    let effect = match adopted_from {
        Some(from) if code == STRONG_INDICATOR && month >= from => STRONG_EFFECT,
        Some(from) if code == ENGINEER_INDICATOR && month >= from => ENGINEER_EFFECT,
        Some(_) if code == BROKEN_INDICATOR => BROKEN_SLOPE * age,
        _ => 0.0,
    };
    let other = |code| value(code, region, month, now, None);
    Some(match it.kind {
        Kind::PartOf(whole) => (other(whole)? * (level + moved)).round(),
        Kind::Rest => other("sme")? - other("sme-small")? - other("sme-medium")?,
        Kind::Counted => (level * (1.0 + moved)).max(0.0).round(),
        Kind::Measured | Kind::Structure => {
            ((level + moved + effect).clamp(0.1, 100.0) * 100.0).round() / 100.0
        }
    })
}

/// Noise of a month that remembers half of the month before (AR(1) of 0.5), of unit variance: the
/// last sixteen shocks tell it to five decimals.
fn noise(seed: u64, month: Month) -> f64 {
    let shock = |back: i32| {
        let mut chance = Chance::of(seed, (month.number() - back) as usize);
        // Twelve uniform numbers less six: normal enough, and of unit variance.
        (0..12).map(|_| unit(&mut chance)).sum::<f64>() - 6.0
    };
    let scale = (1.0 - 0.25_f64).sqrt();
    (0..16).map(|back| 0.5_f64.powi(back) * shock(back)).sum::<f64>() * scale
}

/// A number of 0..1.
fn unit(chance: &mut Chance) -> f64 {
    (chance.next() >> 11) as f64 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_make_up_the_whole() {
        let now: Month = "2026-11".parse().unwrap();
        let value = |code| value(code, "74".parse().unwrap(), now.plus(-1), now, None).unwrap();
        let parts = ["sme-micro", "sme-small", "sme-medium"].map(value);
        assert_eq!(parts.iter().sum::<f64>(), value("sme"));
        assert!(parts.iter().all(|it| *it > 0.0) && value("clients") < value("services"));
    }

    #[test]
    fn what_is_put_in_is_exactly_there() {
        let now: Month = "2026-11".parse().unwrap();
        let region: RegionCode = "66".parse().unwrap();
        let from = now.plus(-20);
        for back in 1..=60 {
            let month = now.plus(-back);
            let value = |code, since| value(code, region, month, now, since).unwrap();
            let moved = value(STRONG_INDICATOR, Some(from)) - value(STRONG_INDICATOR, None);
            let expected = if month >= from { STRONG_EFFECT } else { 0.0 };
            assert!((moved - expected).abs() < 0.011, "{month}: {moved}");
            assert_eq!(value(NIL_INDICATOR, Some(from)), value(NIL_INDICATOR, None));
            let broken = value(BROKEN_INDICATOR, Some(from)) - value(BROKEN_INDICATOR, None);
            assert!((broken - BROKEN_SLOPE * f64::from(60 - back)).abs() < 0.011, "{month}");
        }
    }
}
