//! Room to grow: how far a region stands behind its peers, indicator by indicator.

use crate::series::observation::shown;
use crate::series::store::{self, Abreast};
use crate::series::{Better, Indicator, Month};
use db::{Result, Tx};
use kernel::{Day, RegionCode};

/// Where a region stands against its peers in one indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// Code of the indicator.
    pub indicator: String,
    /// The region's own value, in the indicator's unit.
    pub ours: f64,
    /// The median of its peers, without itself.
    pub peers_median: f64,
    /// By how many standard deviations of the group, the region among it, the median is better
    /// than the own value: positive where there is room, negative where the region is ahead.
    pub room: f64,
    /// The latest month the region has a value for; the peers' values are of the same month.
    pub month: Month,
}

/// A median of fewer peers is the word of one of them.
pub(crate) const FEWEST_PEERS: usize = 3;
/// A value of longer ago says nothing about today.
const RECENT: i32 = 12;

/// The gaps of a region to its first group of peers in these indicators, in their order; two
/// statements. Left out is what nothing can be said of: indicators without a good direction or
/// without a value in the last year, values too small to be shown, and fewer than three peers.
///
/// # Errors
/// The database's.
pub async fn gap(
    tx: &mut Tx,
    region: RegionCode,
    codes: &[String],
    today: Day,
) -> Result<Vec<Gap>> {
    let versions = store::versions(tx).await?;
    let all = store::abreast(tx, region, Month::of(today).plus(-RECENT)).await?;
    let gaps = codes.iter().filter_map(|code| {
        let of_code: Vec<&Abreast> = all.iter().filter(|it| it.indicator == *code).collect();
        let month = of_code.first()?.month;
        let definition = versions.iter().find(|it| it.code == *code && it.holds_in(month))?;
        measure(definition, region, &of_code)
    });
    Ok(gaps.collect())
}

/// The gap in one indicator; `all` are values of one month.
fn measure(of: &Indicator, region: RegionCode, all: &[&Abreast]) -> Option<Gap> {
    let month = all.first()?.month;
    let may_be_shown = |it: &&Abreast| Some((it.region, shown(of, it.value, it.base)?));
    let (own, peers): (Vec<_>, Vec<_>) =
        all.iter().filter_map(may_be_shown).partition(|it| it.0 == region);
    let (_, ours) = *own.first()?;
    let mut peers: Vec<f64> = peers.into_iter().map(|it| it.1).collect();
    if peers.len() < FEWEST_PEERS {
        return None;
    }
    let peers_median = median(&mut peers);
    let behind = match of.better {
        Better::More => peers_median - ours,
        Better::Less => ours - peers_median,
        Better::Neither => return None,
    };
    peers.push(ours);
    let room = spread(&peers).map_or(0.0, |spread| behind / spread);
    Some(Gap { indicator: of.code.clone(), ours, peers_median, room, month })
}

/// The middle of some values, or the mean of the two in the middle.
pub(crate) fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() % 2 {
        1 => values[middle],
        _ => f64::midpoint(values[middle.saturating_sub(1)], values[middle]),
    }
}

/// The standard deviation; `None` where all values are the same.
fn spread(values: &[f64]) -> Option<f64> {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let spread = (values.iter().map(|it| (it - mean).powi(2)).sum::<f64>() / count).sqrt();
    // What is left of equal numbers after subtraction is no difference between regions.
    (spread > mean.abs().max(1.0) * 1e-12).then_some(spread)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::Unit;
    use crate::series::tests::indicator_in;
    use proptest::prelude::*;

    fn definition(better: Better, unit: Unit) -> Indicator {
        Indicator { better, ..indicator_in(unit) }
    }

    fn values(all: &[f64]) -> Vec<Abreast> {
        let of = |(n, value): (usize, &f64)| Abreast {
            indicator: "x".into(),
            region: format!("{:02}", n + 1).parse().unwrap(),
            month: "2026-10".parse().unwrap(),
            value: *value,
            base: None,
        };
        all.iter().enumerate().map(of).collect()
    }

    /// The gap of the first of these regions.
    fn of_first(of: &Indicator, all: &[f64]) -> Option<Gap> {
        let all = values(all);
        measure(of, "01".parse().unwrap(), &all.iter().collect::<Vec<_>>())
    }

    #[test]
    fn room_is_where_the_peers_are_better() {
        let more = definition(Better::More, Unit::Days);
        let seen = of_first(&more, &[1.0, 3.0, 3.0, 5.0]).unwrap();
        assert_eq!((seen.ours, seen.peers_median), (1.0, 3.0));
        assert!((seen.room - 2.0_f64.sqrt()).abs() < 1e-12, "{seen:?}");
        let less = definition(Better::Less, Unit::Days);
        assert_eq!(of_first(&less, &[1.0, 3.0, 3.0, 5.0]).unwrap().room, -seen.room);
        assert_eq!(of_first(&more, &[7.0; 5]).unwrap().room, 0.0, "all alike: no room");
    }

    #[test]
    fn of_what_cannot_be_said_nothing_is_said() {
        let neither = definition(Better::Neither, Unit::Days);
        assert_eq!(of_first(&neither, &[1.0, 2.0, 3.0, 4.0]), None);
        let more = definition(Better::More, Unit::Days);
        assert_eq!(of_first(&more, &[1.0, 2.0, 3.0]), None, "two peers are too few");
        let people = definition(Better::More, Unit::People);
        assert_eq!(of_first(&people, &[4.0, 20.0, 30.0, 40.0]), None, "our own is hidden");
        assert_eq!(of_first(&people, &[40.0, 20.0, 30.0, 4.0]), None, "a hidden peer is no peer");
    }

    proptest! {
        #[test]
        fn units_and_offsets_change_nothing(
            all in prop::collection::vec(0.0..100.0_f64, 4..30),
            scale in 0.1..50.0_f64,
            offset in 0.0..100.0_f64,
        ) {
            let of = definition(Better::More, Unit::Days);
            let moved: Vec<f64> = all.iter().map(|it| it * scale + offset).collect();
            let (plain, moved) = (of_first(&of, &all).unwrap(), of_first(&of, &moved).unwrap());
            prop_assert!((plain.room - moved.room).abs() < 1e-6, "{plain:?} {moved:?}");
        }
    }
}
