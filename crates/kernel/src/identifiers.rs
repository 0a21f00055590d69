//! The identifiers of `ru-ids`, wrapped so that the database can hold them (the orphan rule).

use crate::Say;
use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

macro_rules! identifiers {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub ru_ids::$name);
        impl Deref for $name {
            type Target = ru_ids::$name;
            fn deref(&self) -> &ru_ids::$name {
                &self.0
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
        impl FromStr for $name {
            type Err = ru_ids::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
        db::stored_as_text!($name);
    )*};
}

identifiers! {
    /// Taxpayer's number (ИНН).
    Inn,
    /// A company's state registration number (ОГРН).
    Ogrn,
    /// A sole trader's state registration number (ОГРНИП).
    Ogrnip,
    /// Reason of registration with a tax office (КПП).
    Kpp,
    /// Personal insurance account (СНИЛС).
    Snils,
    /// Kind of economic activity (ОКВЭД).
    Okved,
    /// A region's code in the tax service's numbering; the key of a region.
    RegionCode,
}

/// The sentence for a broken rule: its key is `id-` and the kind of rule, its argument which
/// identifier was expected.
pub fn broken_rule(error: &ru_ids::Error) -> Say {
    use ru_ids::Error as E;
    let identifier = error.rule().split('-').next().unwrap_or_default().to_owned();
    match error {
        E::Empty { .. } => Say::new("id-empty"),
        E::NotDigits { found, .. } => Say::new("id-digits").with("found", found),
        E::WrongLength { found, expected, .. } => {
            let expected = expected.iter().map(ToString::to_string).collect::<Vec<_>>();
            Say::new("id-length").with("found", found).with("expected", expected.join(" / "))
        }
        E::WrongForm { expected, .. } => Say::new("id-form").with("expected", expected),
        E::Zeros { .. } => Say::new("id-zeros"),
        E::WrongChecksum { .. } => Say::new("id-checksum"),
    }
    .with("id", identifier)
}
