//! Round ticks, and how they are written.

use crate::{fmt, t};
use kernel::Lang;

/// Round values from the first tick above zero to the first at or above `most`: one to five of
/// them, 1, 2 or 5 times a power of ten apart.
pub fn ticks(most: i64) -> Vec<i64> {
    let most = most.max(1);
    let mut power = 1_i64;
    loop {
        for step in [1, 2, 5].map(|it| power.saturating_mul(it)) {
            let count = most / step + i64::from(most % step > 0);
            if count <= 5 {
                return (1..=count).map(|it| it.saturating_mul(step)).collect();
            }
        }
        power = power.saturating_mul(10);
    }
}

/// A tick as short as it can be: `500`, `1 тыс.`, `1,5 млн`. Ticks are round, so one decimal is
/// exact.
pub fn short(lang: Lang, it: i64) -> String {
    let scaled = |unit: i64| match it % unit {
        0 => fmt::number(lang, it / unit),
        _ => fmt::decimal(lang, it as f64 / unit as f64),
    };
    match it.unsigned_abs() {
        0..1_000 => fmt::number(lang, it),
        1_000..1_000_000 => t!(lang, "ui-thousands", n = scaled(1_000)),
        _ => t!(lang, "ui-millions", n = scaled(1_000_000)),
    }
}

/// `part` of `whole` in percent with two decimals, as an SVG attribute wants it.
pub fn share(part: i64, whole: i64) -> String {
    format!("{:.2}%", part.max(0) as f64 * 100.0 / whole.max(1) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ticks_are_round() {
        assert_eq!(ticks(0), [1]);
        assert_eq!(ticks(3), [1, 2, 3]);
        assert_eq!(ticks(3_540), [1_000, 2_000, 3_000, 4_000]);
        assert_eq!(ticks(1_001), [500, 1_000, 1_500]);
        assert_eq!(short(Lang::Ru, 1_500), "1,5 тыс.");
        assert_eq!(short(Lang::En, 2_000_000), "2M");
    }

    proptest! {
        #[test]
        fn ticks_cover_what_is_shown(most in 0..i64::MAX / 100) {
            let ticks = ticks(most);
            let step = ticks[0];
            prop_assert!((1..=5).contains(&ticks.len()));
            prop_assert!(ticks.last() >= Some(&most));
            // Not an idle line above the highest bar.
            prop_assert!(ticks.last().unwrap() - step < most.max(1));
            prop_assert!(ticks.iter().zip(1..).all(|(it, n)| *it == step * n));
            let leading = step.to_string();
            prop_assert!(["1", "2", "5"].contains(&leading.trim_end_matches('0')));
        }
    }
}
