//! What all identifiers share: a fixed array of ASCII, the checks of its characters, and its
//! traits.

use std::fmt;

use crate::{Error, Identifier};

/// Up to `N` ASCII characters, the rest zero bytes, so that the derived order is the order of the
/// text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text<const N: usize>([u8; N]);

impl<const N: usize> Text<N> {
    /// Takes over ASCII that the caller has checked.
    pub fn new(checked: &[u8]) -> Self {
        debug_assert!(checked.is_ascii() && !checked.contains(&0));
        let mut bytes = [0; N];
        bytes[..checked.len()].copy_from_slice(checked);
        Self(bytes)
    }

    pub fn as_bytes(&self) -> &[u8] {
        let length = self.0.iter().position(|&byte| byte == 0).unwrap_or(N);
        &self.0[..length]
    }

    pub fn as_str(&self) -> &str {
        str::from_utf8(self.as_bytes()).expect("only ASCII is put in")
    }
}

/// The text's bytes if they are digits, of one of these lengths, and not all zero.
pub fn digits<'a>(
    of: Identifier,
    text: &'a str,
    expected: &'static [usize],
) -> Result<&'a [u8], Error> {
    if text.is_empty() {
        return Err(Error::Empty { of });
    }
    if let Some(found) = text.chars().find(|it| !it.is_ascii_digit()) {
        return Err(Error::NotDigits { of, found });
    }
    if !expected.contains(&text.len()) {
        return Err(Error::WrongLength { of, found: text.len(), expected });
    }
    if text.bytes().all(|byte| byte == b'0') {
        return Err(Error::Zeros { of });
    }
    Ok(text.as_bytes())
}

/// Σ weight · digit over as many digits as there are weights.
pub fn weighted_sum(digits: &[u8], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum()
}

/// The decimal number made of the digits, at most 19 of them.
pub fn number(digits: &[u8]) -> u64 {
    digits.iter().fold(0, |number, digit| number * 10 + u64::from(digit - b'0'))
}

/// The last digit of a remainder, as ASCII: how every check digit here is written.
pub fn last_digit(remainder: u64) -> u8 {
    b'0' + u8::try_from(remainder % 10).expect("a digit is under ten")
}

/// Gives a newtype over [`Text`] its face, provided that it has `fn parse(trimmed: &str) ->
/// Result<Self, Error>`.
macro_rules! identifier {
    ($name:ident) => {
        impl $name {
            /// The canonical text.
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }
        impl std::str::FromStr for $name {
            type Err = crate::Error;
            fn from_str(text: &str) -> Result<Self, crate::Error> {
                Self::parse(text.trim())
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({})", stringify!($name), self.as_str())
            }
        }
        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }
        #[cfg(feature = "serde")]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }
        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                from.deserialize_str(crate::text::Visitor(std::marker::PhantomData))
            }
        }
    };
}
pub(crate) use identifier;

impl<const N: usize> fmt::Debug for Text<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

/// Reads any identifier out of a text, borrowed or not.
#[cfg(feature = "serde")]
pub struct Visitor<T>(pub std::marker::PhantomData<T>);

#[cfg(feature = "serde")]
impl<T: std::str::FromStr<Err = Error>> serde::de::Visitor<'_> for Visitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an identifier as text")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}
