//! Chance that repeats itself: the same seed, the same demo, whatever the versions of libraries.

use kernel::Moment;

/// A small generator of pseudo-random numbers: SplitMix64 (Steele, Lea, Flood, 2014).
#[derive(Clone)]
pub(super) struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    /// A generator of its own for the `number`th thing of its kind.
    pub fn of(seed: u64, number: usize) -> Chance {
        Chance(Chance(seed ^ (number as u64).wrapping_mul(0xff51_afd7_ed55_8ccd)).next())
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        it ^ (it >> 31)
    }

    /// A number below `end`, which is not zero.
    pub fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.next()) * end as u128) >> 64) as usize
    }

    /// A number of `from..=to`.
    pub fn between(&mut self, from: i64, to: i64) -> i64 {
        from + self.below((to - from + 1) as usize) as i64
    }

    /// Whether something happens that happens so many times out of a thousand.
    pub fn permille(&mut self, share: usize) -> bool {
        self.below(1_000) < share
    }

    pub fn pick<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }

    /// One of the values, each as often as its weight says.
    pub fn weighted<T: Copy>(&mut self, of: &[(T, usize)]) -> T {
        let sum = of.iter().map(|(_, weight)| weight).sum();
        let mut at = self.below(sum);
        for (value, weight) in of {
            match at.checked_sub(*weight) {
                Some(rest) => at = rest,
                None => return *value,
            }
        }
        of[of.len() - 1].0
    }

    /// The bits of a UUIDv7 made at `at`.
    pub fn id(&mut self, at: Moment) -> u128 {
        let milliseconds = (at.0.as_millisecond().max(0) as u128) << 80;
        let random = (u128::from(self.next()) << 64) | u128::from(self.next());
        let version = (random & 0x0fff_3fff_ffff_ffff_ffff) | 0x7000_8000_0000_0000_0000;
        milliseconds | version
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_repeat_and_stay_in_their_bounds() {
        let mut chance = Chance::new(1);
        assert_eq!(chance.next(), 0x910a_2dec_8902_5cc1, "the published first value of seed 1");
        assert!((0..1000).all(|_| (3..=5).contains(&chance.between(3, 5))));
        let counts = (0..1000).filter(|_| chance.weighted(&[(true, 9), (false, 1)])).count();
        assert!((850..950).contains(&counts), "{counts}");
    }

    #[test]
    fn ids_are_uuids_of_version_7_that_sort_by_time() {
        let at: Moment = "2023-11-15T04:00:00Z".parse().unwrap();
        let mut chance = Chance::new(1);
        let earlier = kernel::ClientId::known(chance.id(at)).to_string();
        let later = kernel::ClientId::known(chance.id(at.plus_seconds(1))).to_string();
        assert!(earlier < later);
        assert_eq!((&earlier[14..15], earlier.len()), ("7", 36));
        assert!("89ab".contains(&earlier[19..20]), "{earlier}");
    }
}
