//! Which rule a text broke.

use std::fmt;

/// The rule that a text failed; the first one in the order empty, digits or form, length, zeros,
/// checksum.
///
/// The messages are for programmers. An interface matches the variants (or [`rule`](Error::rule))
/// and speaks its own language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Error {
    /// Nothing but whitespace.
    #[error("{of} is empty")]
    Empty {
        /// What was expected.
        of: Identifier,
    },
    /// A character that is not one of `0`–`9`.
    #[error("{of} consists of digits, but contains {found:?}")]
    NotDigits {
        /// What was expected.
        of: Identifier,
        /// The first such character.
        found: char,
    },
    /// Digits, but too few or too many.
    #[error("{of} has {} digits, not {found}", Lengths(expected))]
    WrongLength {
        /// What was expected.
        of: Identifier,
        /// How many characters there are.
        found: usize,
        /// How many there may be.
        expected: &'static [usize],
    },
    /// The right characters in the wrong places, such as an ОКВЭД without its dots.
    #[error("{of} has the form {expected}")]
    WrongForm {
        /// What was expected.
        of: Identifier,
        /// The form, with `d` for a digit.
        expected: &'static str,
    },
    /// Only zeros: it satisfies every checksum and names nobody.
    #[error("{of} of zeros names nobody")]
    Zeros {
        /// What was expected.
        of: Identifier,
    },
    /// A digit is mistyped. What the check digits should be is not told on purpose: the mistake is
    /// usually elsewhere, and a form that shows the answer invites people to "mend" the wrong
    /// digit.
    #[error("the check digits of {of} do not fit the rest: a digit is mistyped")]
    WrongChecksum {
        /// What was expected.
        of: Identifier,
    },
}

/// The kinds of identifiers, for [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Identifier {
    /// ИНН, [`Inn`](crate::Inn).
    Inn,
    /// ОГРН, [`Ogrn`](crate::Ogrn).
    Ogrn,
    /// ОГРНИП, [`Ogrnip`](crate::Ogrnip).
    Ogrnip,
    /// КПП, [`Kpp`](crate::Kpp).
    Kpp,
    /// СНИЛС, [`Snils`](crate::Snils).
    Snils,
    /// ОКВЭД, [`Okved`](crate::Okved).
    Okved,
    /// Region code, [`RegionCode`](crate::RegionCode).
    Region,
}

impl Error {
    /// The identifier that was expected.
    pub fn identifier(&self) -> Identifier {
        match *self {
            Self::Empty { of }
            | Self::NotDigits { of, .. }
            | Self::WrongLength { of, .. }
            | Self::WrongForm { of, .. }
            | Self::Zeros { of }
            | Self::WrongChecksum { of } => of,
        }
    }

    /// A stable word for the rule, fit for a translation key: `inn-checksum`, `ogrn-length`, ….
    ///
    /// The first part is one of `inn`, `ogrn`, `ogrnip`, `kpp`, `snils`, `okved`, `region`; the
    /// second one of `empty`, `digits`, `length`, `form`, `zeros`, `checksum`.
    pub fn rule(&self) -> &'static str {
        macro_rules! rule {
            ($word:literal) => {
                match self {
                    Self::Empty { .. } => concat!($word, "-empty"),
                    Self::NotDigits { .. } => concat!($word, "-digits"),
                    Self::WrongLength { .. } => concat!($word, "-length"),
                    Self::WrongForm { .. } => concat!($word, "-form"),
                    Self::Zeros { .. } => concat!($word, "-zeros"),
                    Self::WrongChecksum { .. } => concat!($word, "-checksum"),
                }
            };
        }
        match self.identifier() {
            Identifier::Inn => rule!("inn"),
            Identifier::Ogrn => rule!("ogrn"),
            Identifier::Ogrnip => rule!("ogrnip"),
            Identifier::Kpp => rule!("kpp"),
            Identifier::Snils => rule!("snils"),
            Identifier::Okved => rule!("okved"),
            Identifier::Region => rule!("region"),
        }
    }
}

impl fmt::Display for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Inn => "INN",
            Self::Ogrn => "OGRN",
            Self::Ogrnip => "OGRNIP",
            Self::Kpp => "KPP",
            Self::Snils => "SNILS",
            Self::Okved => "OKVED",
            Self::Region => "region code",
        })
    }
}

/// "10 or 12".
struct Lengths<'a>(&'a [usize]);

impl fmt::Display for Lengths<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, length) in self.0.iter().enumerate() {
            write!(f, "{}{length}", if i == 0 { "" } else { " or " })?;
        }
        Ok(())
    }
}
