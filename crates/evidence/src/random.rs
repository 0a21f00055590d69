//! Seeded chance: the same seed gives the same draws on every machine and in every version.

/// The generator xoshiro256++ (Blackman and Vigna 2019), seeded through `SplitMix64`.
pub struct Chance {
    state: [u64; 4],
    spare: Option<f64>,
}

impl Chance {
    /// A generator that is wholly determined by the seed.
    pub fn seeded(seed: u64) -> Self {
        let mut mixer = seed;
        let state = std::array::from_fn(|_| {
            mixer = mixer.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let z = (mixer ^ (mixer >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            z ^ (z >> 31)
        });
        Self { state, spare: None }
    }

    /// A standard normal draw (the polar method of Marsaglia).
    pub fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let (u, v) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let s = u * u + v * v;
            if s > 0.0 && s < 1.0 {
                let scale = (-2.0 * s.ln() / s).sqrt();
                self.spare = Some(v * scale);
                return u * scale;
            }
        }
    }

    /// Puts the items into a random order, each order being equally likely (Fisher and Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i as u64 + 1));
        }
    }

    /// A whole number below the bound (the multiply-shift of Lemire; the bias is below 2⁻⁴⁰ here).
    fn below(&mut self, bound: u64) -> usize {
        let product = u128::from(self.next()) * u128::from(bound);
        usize::try_from(product >> 64).expect("it is below a bound that was a usize")
    }

    /// A number of `[0, 1)` on a grid of 2⁻⁵³.
    fn uniform(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    fn next(&mut self) -> u64 {
        let s = &mut self.state;
        let result = s[0].wrapping_add(s[3]).rotate_left(23).wrapping_add(s[0]);
        let t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = s[3].rotate_left(45);
        result
    }
}
