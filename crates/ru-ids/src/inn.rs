use crate::text::{Text, digits, identifier, last_digit, weighted_sum};
use crate::{Error, Identifier, RegionCode};

/// ИНН, the number of a taxpayer: 10 digits of a company or 12 of a person.
///
/// Structure: order of the Federal Tax Service ММВ-7-6/435@ of 29.06.2012. Check digits: Σ weight ·
/// digit, mod 11, mod 10, one for a company and two for a person (0 mismatches on 5 400 real ones).
///
/// "mod 11, mod 10" writes the remainders 0 and 10 alike, so a slip of one digit in a company's
/// number may go unseen: 98.3 % are caught. In a person's number all are: no weight of the one
/// check digit is ± that of the other, so a slip cannot hide from both. The tests count it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Inn(Text<12>);

/// Whom an [`Inn`] names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InnKind {
    /// A legal entity: 10 digits.
    Company,
    /// A natural person, sole trader or not: 12 digits.
    Person,
}

impl Inn {
    /// The ИНН that begins with these 9 digits (a company) or 10 (a person): appends the check
    /// digits.
    ///
    /// For fictional data and for tests; a real number comes from a person or a register.
    pub fn complete(first: &str) -> Result<Self, Error> {
        let mut bytes = digits(Identifier::Inn, first, &[9, 10])?.to_vec();
        append_check_digits(&mut bytes);
        Ok(Self(Text::new(&bytes)))
    }

    /// Whom it names, by its length.
    pub fn kind(&self) -> InnKind {
        if self.0.as_bytes().len() == 10 { InnKind::Company } else { InnKind::Person }
    }

    /// The region of the tax office that gave the number: its first two digits. Not always where
    /// the taxpayer is now, and 99 for those registered by an office of the whole country.
    pub fn region(&self) -> RegionCode {
        RegionCode::of_digits(&self.0.as_bytes()[..2])
    }

    fn parse(text: &str) -> Result<Self, Error> {
        let given = digits(Identifier::Inn, text, &[10, 12])?;
        let checked = if given.len() == 10 { 9 } else { 10 };
        let mut right = given[..checked].to_vec();
        append_check_digits(&mut right);
        if right != given {
            return Err(Error::WrongChecksum { of: Identifier::Inn });
        }
        Ok(Self(Text::new(given)))
    }
}

identifier!(Inn);

/// Weights of a person's second check digit; those of the first, and of a company's, are its tails.
const WEIGHTS: [u32; 11] = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

/// Brings 9 digits to 10, or 10 to 12: the last weight always meets the last digit there is.
fn append_check_digits(digits: &mut Vec<u8>) {
    let whole = if digits.len() == 9 { 10 } else { 12 };
    while digits.len() < whole {
        let sum = weighted_sum(digits, &WEIGHTS[WEIGHTS.len() - digits.len()..]);
        digits.push(last_digit(u64::from(sum) % 11));
    }
}
