//! Twin regions: those most alike by what regions are like, not by how they fare.

use kernel::RegionCode;
use std::collections::BTreeMap;

/// A region's structural indicators: code of the indicator, value.
pub type Profile = BTreeMap<String, f64>;

/// A region and how far it is from the one that asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Twin {
    /// Which region.
    pub region: RegionCode,
    /// The root of the mean square of the differences: in standard deviations, 0 is alike in all.
    pub distance: f64,
    /// What was compared, from the nearest feature to the farthest.
    pub features: Vec<Feature>,
}

/// One compared indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    /// Code of the indicator.
    pub indicator: String,
    /// The other region's value less one's own, in standard deviations of all regions.
    pub difference: f64,
}

/// The `count` regions nearest to `of`: standardised Euclidean distance (each indicator as its
/// z-score over all regions), over the mean so that a missing indicator makes nobody nearer.
/// Indicators that are the same everywhere say nothing and are left out; a region that shares less
/// than half of the rest cannot be compared. Equal distances stand in the order of the codes.
pub fn twins(all: &BTreeMap<RegionCode, Profile>, of: RegionCode, count: usize) -> Vec<Twin> {
    let Some(own) = all.get(&of) else { return Vec::new() };
    let spreads = spreads(all);
    let compared = own.keys().filter(|it| spreads.contains_key(it.as_str())).count();
    let others = all.iter().filter(|(region, _)| **region != of);
    let mut twins: Vec<Twin> = others
        .map(|(region, other)| twin(*region, own, other, &spreads))
        .filter(|it| !it.features.is_empty() && it.features.len() * 2 >= compared)
        .collect();
    twins.sort_by(|a, b| a.distance.total_cmp(&b.distance).then(a.region.cmp(&b.region)));
    twins.truncate(count);
    twins
}

fn twin(region: RegionCode, own: &Profile, other: &Profile, spreads: &BTreeMap<&str, f64>) -> Twin {
    let feature = |(indicator, value): (&String, &f64)| {
        let spread = spreads.get(indicator.as_str())?;
        let difference = (other.get(indicator)? - value) / spread;
        Some(Feature { indicator: indicator.clone(), difference })
    };
    let mut features: Vec<Feature> = own.iter().filter_map(feature).collect();
    features.sort_by(|a, b| a.difference.abs().total_cmp(&b.difference.abs()));
    let squares: f64 = features.iter().map(|it| it.difference.powi(2)).sum();
    Twin { region, distance: (squares / features.len().max(1) as f64).sqrt(), features }
}

/// The standard deviation of each indicator over the regions that have it, where there is one.
fn spreads(all: &BTreeMap<RegionCode, Profile>) -> BTreeMap<&str, f64> {
    let mut values: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for (indicator, value) in all.values().flatten() {
        values.entry(indicator).or_default().push(*value);
    }
    let spread = |(indicator, values): (_, Vec<f64>)| {
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        let spread = (values.iter().map(|it| (it - mean).powi(2)).sum::<f64>() / n).sqrt();
        // What is left of equal numbers after subtraction is no difference between regions.
        (spread > mean.abs().max(1.0) * 1e-12).then_some((indicator, spread))
    };
    values.into_iter().filter_map(spread).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn region(n: usize) -> RegionCode {
        format!("{n:02}").parse().unwrap()
    }

    fn regions(values: &[[f64; 3]]) -> BTreeMap<RegionCode, Profile> {
        let profile =
            |it: &[f64; 3]| ["a", "b", "c"].map(str::to_owned).into_iter().zip(*it).collect();
        values.iter().enumerate().map(|(n, it)| (region(n + 1), profile(it))).collect()
    }

    #[test]
    fn the_nearest_says_why() {
        let all = regions(&[[1.0, 10.0, 5.0], [1.1, 30.0, 5.0], [9.0, 10.0, 5.0]]);
        let seen = twins(&all, region(1), 5);
        let order: Vec<_> = seen.iter().map(|it| it.region).collect();
        assert_eq!(order, [region(2), region(3)].map(|it| it));
        assert_eq!(seen[0].features[0].indicator, "a");
        assert!(seen[0].features.iter().all(|it| it.indicator != "c"), "the same everywhere");
        assert!(twins(&all, region(9), 5).is_empty());
    }

    proptest! {
        #[test]
        fn units_and_offsets_change_nothing(
            values in prop::collection::vec(prop::array::uniform3(0.0..100.0_f64), 3..20),
            scale in 0.5..50.0_f64,
            offset in -100.0..100.0_f64,
        ) {
            let moved: Vec<[f64; 3]> =
                values.iter().map(|it| [it[0] * scale + offset, it[1], it[2]]).collect();
            let (plain, moved) = (regions(&values), regions(&moved));
            let distances = |all| {
                let mut all = twins(all, region(1), 50);
                all.sort_by_key(|it| it.region);
                all.into_iter().map(|it| it.distance).collect::<Vec<_>>()
            };
            for (a, b) in distances(&plain).into_iter().zip(distances(&moved)) {
                prop_assert!((a - b).abs() < 1e-6, "{} {}", a, b);
            }
        }

        #[test]
        fn being_near_is_mutual(
            values in prop::collection::vec(prop::array::uniform3(0.0..100.0_f64), 3..20),
        ) {
            let all = regions(&values);
            let distance = |of, to| {
                twins(&all, of, 50).into_iter().find(|it| it.region == to).map(|it| it.distance)
            };
            let (there, back) = (distance(region(1), region(2)), distance(region(2), region(1)));
            prop_assert!((there.unwrap_or(0.0) - back.unwrap_or(0.0)).abs() < 1e-9);
        }

        #[test]
        fn oneself_under_another_code_is_the_nearest(
            values in prop::collection::vec(prop::array::uniform3(0.0..100.0_f64), 3..20),
        ) {
            let mut all = regions(&values);
            let own = all[&region(1)].clone();
            all.insert(region(99), own);
            let nearest = &twins(&all, region(1), 1)[0];
            prop_assert!(nearest.distance < 1e-9);
        }
    }
}
