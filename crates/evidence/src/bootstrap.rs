//! The multiplier bootstrap, clustered by unit.

use crate::random::Chance;
use crate::special::normal_critical;

/// How many draws, from which seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Bootstrap {
    /// How many times the scores are multiplied.
    pub draws: usize,
    /// What determines all multipliers.
    pub seed: u64,
}

impl Default for Bootstrap {
    fn default() -> Self {
        Self { draws: 999, seed: 1 }
    }
}

/// Draws that are worked on together: their sums stay in registers.
const BLOCK: usize = 16;

/// The half-width, in standard errors, of a band that holds all columns at once; and of each
/// column the standard error that the draws show (near one, since columns are scaled).
///
/// Multipliers are normal (Chernozhukov, Chetverikov and Kato 2013): with two or three adopters in
/// a cohort, signs alone would leave a handful of possible draws. Standard errors are interquartile
/// ranges over that of the normal, as in R `did`.
pub(crate) fn critical_value(columns: &[Vec<f64>], level: f64, plan: Bootstrap) -> (f64, Vec<f64>) {
    let pointwise = normal_critical(1.0 - level);
    let live: Vec<usize> =
        (0..columns.len()).filter(|&c| columns[c].iter().any(|&it| it != 0.0)).collect();
    let mut errors = vec![0.0; columns.len()];
    let Some(units) = live.first().map(|&c| columns[c].len()).filter(|_| plan.draws > 0) else {
        return (pointwise, errors);
    };
    let multipliers = multipliers(units, plan);
    let mut largest = vec![0.0f64; multipliers.len() / units * BLOCK];
    let mut drawn = vec![0.0; largest.len()];
    for c in live {
        for (block, out) in multipliers.chunks(units).zip(drawn.chunks_mut(BLOCK)) {
            multiply(block, &columns[c], out);
        }
        largest.iter_mut().zip(&drawn).for_each(|(most, it)| *most = most.max(it.abs()));
        errors[c] = interquartile(&mut drawn[..plan.draws]) / (2.0 * normal_critical(0.5));
    }
    let critical = quantile(&mut largest[..plan.draws], level);
    (critical.max(pointwise), errors)
}

/// Blocks of draws; in each, unit by unit.
fn multipliers(units: usize, plan: Bootstrap) -> Vec<[f64; BLOCK]> {
    let mut chance = Chance::seeded(plan.seed);
    let blocks = plan.draws.div_ceil(BLOCK);
    (0..blocks * units).map(|_| std::array::from_fn(|_| chance.normal())).collect()
}

fn multiply(block: &[[f64; BLOCK]], column: &[f64], out: &mut [f64]) {
    let mut sums = [0.0; BLOCK];
    for (draws, score) in block.iter().zip(column) {
        for (sum, draw) in sums.iter_mut().zip(draws) {
            *sum += score * draw;
        }
    }
    out.copy_from_slice(&sums);
}

fn interquartile(values: &mut [f64]) -> f64 {
    quantile(values, 0.75) - quantile(values, 0.25)
}

/// The smallest value that at least this share of the values does not exceed.
pub(crate) fn quantile(values: &mut [f64], share: f64) -> f64 {
    let place = ((share * values.len() as f64).ceil() as usize).clamp(1, values.len()) - 1;
    *values.select_nth_unstable_by(place, f64::total_cmp).1
}
