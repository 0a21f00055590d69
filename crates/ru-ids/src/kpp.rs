use crate::text::{Text, identifier};
use crate::{Error, Identifier, RegionCode};

/// КПП, the code of the reason of a company's registration with a tax office: 9 characters, no
/// checksum.
///
/// Structure: order of the Federal Tax Service ММВ-7-6/435@ of 29.06.2012: the office (4 digits),
/// the reason (2 digits or capital Latin letters), a number (3 digits).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kpp(Text<9>);

impl Kpp {
    /// The region of the tax office: the first two digits.
    pub fn region(&self) -> RegionCode {
        RegionCode::of_digits(&self.0.as_bytes()[..2])
    }

    fn parse(text: &str) -> Result<Self, Error> {
        let of = Identifier::Kpp;
        if text.is_empty() {
            return Err(Error::Empty { of });
        }
        let found = text.chars().count();
        if found != 9 {
            return Err(Error::WrongLength { of, found, expected: &[9] });
        }
        let fits = text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 5 => byte.is_ascii_digit() || byte.is_ascii_uppercase(),
            _ => byte.is_ascii_digit(),
        });
        if !fits {
            return Err(Error::WrongForm { of, expected: "ddddRRddd, R a digit or A–Z" });
        }
        if text.bytes().all(|byte| byte == b'0') {
            return Err(Error::Zeros { of });
        }
        Ok(Self(Text::new(text.as_bytes())))
    }
}

identifier!(Kpp);
