use crate::text::{Text, digits, identifier, last_digit, number};
use crate::{Error, Identifier, RegionCode};

/// ОГРН, the number of a company's first entry in the register of legal entities (ЕГРЮЛ): 13
/// digits.
///
/// Structure: order of the Ministry of Finance 165н of 30.10.2017: sign, year, region, number,
/// check digit. Check digit: the first 12 digits as a number, mod 11, mod 10. Remainders 0 and 10
/// are written alike, so 98.3 % of the slips of one digit are seen; the tests count it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ogrn(Text<13>);

/// ОГРНИП, the number of a sole trader's entry in the register of sole traders (ЕГРИП): 15 digits.
///
/// Structure as of [`Ogrn`]. Check digit: the first 14 digits as a number, mod 13, mod 10 (0
/// mismatches on 2 700 real ones). Remainders 0 and 10, 1 and 11, 2 and 12 are written alike, so
/// 96.3 % of the slips of one digit are seen; the tests count it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ogrnip(Text<15>);

macro_rules! register_number {
    ($name:ident, whole: $whole:literal, checked: $checked:literal, modulus: $modulus:literal) => {
        impl $name {
            /// The number that begins with these digits, all but the last: appends the check digit.
            ///
            /// For fictional data and for tests; a real number comes from a person or a register.
            pub fn complete(first: &str) -> Result<Self, Error> {
                let first = digits(Identifier::$name, first, &[$checked])?;
                let mut bytes = [0; $whole];
                bytes[..$checked].copy_from_slice(first);
                bytes[$checked] = last_digit(number(first) % $modulus);
                Ok(Self(Text::new(&bytes)))
            }

            /// The year of the entry: of the registration, or 2002 and later for what was
            /// registered before the register began. Nothing finer than a year can be read from the
            /// number.
            pub fn year(&self) -> u16 {
                let yy = number(&self.0.as_bytes()[1..3]);
                2000 + u16::try_from(yy).expect("two digits are under a hundred")
            }

            /// The region of the office that made the entry: the fourth and fifth digits.
            pub fn region(&self) -> RegionCode {
                RegionCode::of_digits(&self.0.as_bytes()[3..5])
            }

            fn parse(text: &str) -> Result<Self, Error> {
                let given = digits(Identifier::$name, text, &[$whole])?;
                if given[$checked] != last_digit(number(&given[..$checked]) % $modulus) {
                    return Err(Error::WrongChecksum { of: Identifier::$name });
                }
                Ok(Self(Text::new(given)))
            }
        }

        identifier!($name);
    };
}

register_number!(Ogrn, whole: 13, checked: 12, modulus: 11);
register_number!(Ogrnip, whole: 15, checked: 14, modulus: 13);
