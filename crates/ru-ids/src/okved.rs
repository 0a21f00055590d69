use crate::text::{Text, identifier};
use crate::{Error, Identifier};

/// ОКВЭД, the code of a kind of economic activity (classifier ОК 029-2014): `10`, `10.7`, `10.71`,
/// `86.90.3`, `77.39.11`.
///
/// Only the form is known here; which codes exist is data that changes with the classifier.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Okved(Text<8>);

impl Okved {
    /// The class, the first two digits: `10` of `10.71.1`.
    pub fn class(&self) -> &str {
        &self.as_str()[..2]
    }

    /// The letter of the section that holds the class, `A`–`U` (Latin, as in the classifier), or
    /// none for a class that the current classifier lacks: registers still hold codes of the
    /// edition of 2001.
    pub fn section(&self) -> Option<char> {
        let class = self.class();
        SECTIONS
            .iter()
            .find(|(_, first, last)| (*first..=*last).contains(&class))
            .map(|&(letter, _, _)| letter)
    }

    /// Whether this kind belongs to the other one or is it: `10.71.1` is within `10.71`, `10.7` and
    /// `10`. The way to ask a stop-list.
    pub fn is_within(&self, other: &Self) -> bool {
        // Each level adds one digit (and a dot before every odd one), so belonging is a common
        // beginning.
        self.as_str().starts_with(other.as_str())
    }

    fn parse(text: &str) -> Result<Self, Error> {
        let of = Identifier::Okved;
        if text.is_empty() {
            return Err(Error::Empty { of });
        }
        if let Some(found) = text.chars().find(|it| !it.is_ascii_digit() && *it != '.') {
            return Err(Error::NotDigits { of, found });
        }
        let dots_in_place =
            text.bytes().enumerate().all(|(at, byte)| (byte == b'.') == (at % 3 == 2));
        if !dots_in_place || !(2..=8).contains(&text.len()) || text.ends_with('.') {
            return Err(Error::WrongForm { of, expected: "dd, dd.d, dd.dd, dd.dd.d or dd.dd.dd" });
        }
        if text.starts_with("00") {
            return Err(Error::Zeros { of });
        }
        Ok(Self(Text::new(text.as_bytes())))
    }
}

identifier!(Okved);

/// Sections of ОК 029-2014 with their first and last class.
const SECTIONS: [(char, &str, &str); 21] = [
    ('A', "01", "03"),
    ('B', "05", "09"),
    ('C', "10", "33"),
    ('D', "35", "35"),
    ('E', "36", "39"),
    ('F', "41", "43"),
    ('G', "45", "47"),
    ('H', "49", "53"),
    ('I', "55", "56"),
    ('J', "58", "63"),
    ('K', "64", "66"),
    ('L', "68", "68"),
    ('M', "69", "75"),
    ('N', "77", "82"),
    ('O', "84", "84"),
    ('P', "85", "85"),
    ('Q', "86", "88"),
    ('R', "90", "93"),
    ('S', "94", "96"),
    ('T', "97", "98"),
    ('U', "99", "99"),
];
