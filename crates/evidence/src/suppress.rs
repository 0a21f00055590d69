//! Small counts that could point at a person are not shown.

/// A count as it may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Count {
    /// The count itself: zero, or not below the threshold.
    Shown(u64),
    /// Hidden.
    Suppressed,
}

/// Counts from one to one less than this are hidden.
pub const THRESHOLD: u64 = 5;

/// One count on its own.
pub fn suppress(count: u64) -> Count {
    if (1..THRESHOLD).contains(&count) { Count::Suppressed } else { Count::Shown(count) }
}

/// Counts that are shown beside their sum: when exactly one of them would be hidden, or those
/// hidden add up to less than the threshold, the next smallest is hidden too, because subtraction
/// would tell.
pub fn suppress_parts(counts: &[u64]) -> Vec<Count> {
    let mut shown: Vec<Count> = counts.iter().map(|&it| suppress(it)).collect();
    loop {
        let hidden: Vec<usize> =
            (0..counts.len()).filter(|&i| shown[i] == Count::Suppressed).collect();
        let told = hidden.len() == 1 || hidden.iter().map(|&i| counts[i]).sum::<u64>() < THRESHOLD;
        if hidden.is_empty() || !told {
            return shown;
        }
        let rest = (0..counts.len()).filter(|i| counts[*i] > 0 && !hidden.contains(i));
        match rest.min_by_key(|&i| counts[i]) {
            Some(next) => shown[next] = Count::Suppressed,
            None => return shown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Count::{Shown, Suppressed};

    #[test]
    fn nothing_can_be_subtracted() {
        assert_eq!(suppress_parts(&[0, 7, 12]), [Shown(0), Shown(7), Shown(12)]);
        assert_eq!(suppress_parts(&[3, 7, 12]), [Suppressed, Suppressed, Shown(12)]);
        assert_eq!(suppress_parts(&[3, 4, 12]), [Suppressed, Suppressed, Shown(12)]);
        assert_eq!(suppress_parts(&[1, 1, 12]), [Suppressed, Suppressed, Suppressed]);
        assert_eq!(suppress_parts(&[4]), [Suppressed]);
        assert_eq!([suppress(0), suppress(4), suppress(5)], [Shown(0), Suppressed, Shown(5)]);
    }
}
