//! What holds for every number: made ones parse, slips are caught in the promised share, nothing
//! panics.

use std::{fmt::Display, str::FromStr};

use proptest::prelude::*;
use ru_ids::{Error, Inn, Kpp, Ogrn, Ogrnip, Okved, RegionCode, Snils};

proptest! {
    #[test]
    fn what_is_made_parses_back(nine in "[1-9][0-9]{8}", ten in "[1-9][0-9]{9}", twelve in "[1-9][0-9]{11}", fourteen in "[1-9][0-9]{13}") {
        round_trip(Inn::complete(&nine).unwrap());
        round_trip(Inn::complete(&ten).unwrap());
        round_trip(Ogrn::complete(&twelve).unwrap());
        round_trip(Ogrnip::complete(&fourteen).unwrap());
        round_trip(Snils::complete(&nine).unwrap());
    }

    #[test]
    fn no_text_panics_and_what_parses_is_canonical(text in "\\PC*|[0-9]{0,16}|[0-9. -]{0,15}|[0-9]{2}(\\.[0-9]{1,2}){0,2}") {
        canonical::<Inn>(&text);
        canonical::<Ogrn>(&text);
        canonical::<Ogrnip>(&text);
        canonical::<Kpp>(&text);
        canonical::<Snils>(&text);
        canonical::<Okved>(&text);
        canonical::<RegionCode>(&text);
    }
}

/// The shares promised in the documentation of each type. Exact reasons: a slip changes the
/// weighted sum's remainder, as no weight and no difference of digits is divisible by the modulus
/// (prime); it goes unseen only between remainders that are written with the same digits.
#[test]
fn slips_of_one_digit_are_caught() {
    assert_share(98.3, share_caught(9, |first| Inn::complete(first).unwrap()));
    assert_share(100.0, share_caught(10, |first| Inn::complete(first).unwrap()));
    assert_share(98.3, share_caught(12, |first| Ogrn::complete(first).unwrap()));
    assert_share(96.3, share_caught(14, |first| Ogrnip::complete(first).unwrap()));
    assert_share(99.97, share_caught(9, |first| Snils::complete(first).unwrap()));
}

fn round_trip<T: FromStr<Err = Error> + Display + PartialEq + std::fmt::Debug>(made: T) {
    assert_eq!(made.to_string().parse::<T>().as_ref(), Ok(&made));
}

fn canonical<T: FromStr<Err = Error> + Display + PartialEq + std::fmt::Debug>(text: &str) {
    if let Ok(it) = text.parse::<T>() {
        round_trip(it);
    }
}

/// Percent of all changes of one digit that no longer parse, over numbers spread evenly (a Weyl
/// sequence).
fn share_caught<T: FromStr<Err = Error> + Display>(length: usize, make: impl Fn(&str) -> T) -> f64 {
    let (mut caught, mut all) = (0_u32, 0_u32);
    for i in 1..=3000_u64 {
        let spread = i.wrapping_mul(0x9E37_79B9_7F4A_7C15) % 10_u64.pow(length as u32 - 1);
        let good = make(&format!("7{spread:0width$}", width = length - 1)).to_string();
        for (at, was) in good.char_indices().filter(|(_, it)| it.is_ascii_digit()) {
            for digit in ('0'..='9').filter(|it| *it != was) {
                let mut slip = good.clone();
                slip.replace_range(at..=at, &digit.to_string());
                caught += u32::from(slip.parse::<T>().is_err());
                all += 1;
            }
        }
    }
    100.0 * f64::from(caught) / f64::from(all)
}

fn assert_share(promised: f64, found: f64) {
    assert!((promised - found).abs() < 0.05, "promised {promised} %, found {found:.2} %");
}
