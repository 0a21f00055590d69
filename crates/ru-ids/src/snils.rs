use crate::text::{Text, digits, identifier, number, weighted_sum};
use crate::{Error, Identifier};

/// СНИЛС, the number of a person's insurance account: 9 digits and a check number, `112-233-445
/// 95`.
///
/// Check number, by the Pension Fund's published rule: Σ digit · (9 … 1), mod 101, and 100 is
/// written 00. Only a last digit off by one with remainders 0 and 100 goes unseen: 99.97 % of the
/// slips of one digit are caught; the tests count it. Numbers up to 001-001-998 were given before
/// the rule and are taken as they are.
///
/// Read with its usual separators (a hyphen or a space between the groups) or without any; the
/// canonical text has them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Snils(Text<14>);

impl Snils {
    /// The СНИЛС of these 9 digits: appends the check number.
    ///
    /// For fictional data and for tests; a real number comes from a person.
    pub fn complete(first: &str) -> Result<Self, Error> {
        let first = digits(Identifier::Snils, first, &[9])?;
        let check = check_number(first);
        Ok(Self::of_digits(&[first, format!("{check:02}").as_bytes()].concat()))
    }

    fn parse(text: &str) -> Result<Self, Error> {
        let bare = without_separators(text);
        let given = digits(Identifier::Snils, bare.as_deref().unwrap_or(text), &[11])?;
        let (first, check) = given.split_at(9);
        if number(first) > LAST_UNCHECKED && number(check) != u64::from(check_number(first)) {
            return Err(Error::WrongChecksum { of: Identifier::Snils });
        }
        Ok(Self::of_digits(given))
    }

    fn of_digits(eleven: &[u8]) -> Self {
        let [a, b, c, check] = [&eleven[..3], &eleven[3..6], &eleven[6..9], &eleven[9..]];
        Self(Text::new(&[a, b"-", b, b"-", c, b" ", check].concat()))
    }
}

identifier!(Snils);

/// Only a last digit off by one with remainders 0 and 100 goes unseen: 99.97 % of the slips of one
/// digit are caught; the tests count it. Numbers up to this one were given without the rule.
const LAST_UNCHECKED: u64 = 1_001_998;

/// The two digits that belong to the nine. Sums under 100 stand for themselves; 100 and 101 give
/// 00.
fn check_number(nine: &[u8]) -> u32 {
    weighted_sum(nine, &[9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101 % 100
}

/// The bare digits of `ddd-ddd-ddd dd`, each separator a hyphen or a space; none of any other form.
fn without_separators(text: &str) -> Option<String> {
    let grouped = text.len() == 14
        && text.bytes().enumerate().all(|(at, byte)| match at {
            3 | 7 | 11 => byte == b'-' || byte == b' ',
            _ => byte.is_ascii_digit(),
        });
    grouped.then(|| text.chars().filter(char::is_ascii_digit).collect())
}
