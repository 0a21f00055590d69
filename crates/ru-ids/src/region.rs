use crate::text::{Text, identifier};
use crate::{Error, Identifier};

/// A region's code in the tax service's numbering: two digits as text, `02`, `74`.
///
/// Only the form is known here. Which codes exist is data that changes, and belongs to the program.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionCode(Text<2>);

impl RegionCode {
    pub(crate) fn of_digits(two: &[u8]) -> Self {
        Self(Text::new(two))
    }

    fn parse(text: &str) -> Result<Self, Error> {
        let of = Identifier::Region;
        if text.is_empty() {
            return Err(Error::Empty { of });
        }
        if let Some(found) = text.chars().find(|it| !it.is_ascii_digit()) {
            return Err(Error::NotDigits { of, found });
        }
        if text.len() != 2 {
            return Err(Error::WrongLength { of, found: text.len(), expected: &[2] });
        }
        Ok(Self::of_digits(text.as_bytes()))
    }
}

identifier!(RegionCode);
