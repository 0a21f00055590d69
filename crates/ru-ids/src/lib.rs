//! Russian registration identifiers as types that cannot hold a wrong value.
//!
//! | type | what it names | rules checked |
//! |---|---|---|
//! | [`Inn`] | taxpayer (ИНН): company or person | digits, length, check digits |
//! | [`Ogrn`] | company in the state register (ОГРН) | digits, length, check digit |
//! | [`Ogrnip`] | sole trader in the state register (ОГРНИП) | digits, length, check digit |
//! | [`Kpp`] | reason of registration with a tax office (КПП) | form (it has no checksum) |
//! | [`Snils`] | personal insurance account (СНИЛС) | digits, grouping, check number |
//! | [`Okved`] | kind of economic activity (ОКВЭД) | form `dd[.d[d[.d[d]]]]` |
//! | [`RegionCode`] | region in the tax service's numbering | two digits |
//!
//! Every type is a small `Copy` array of ASCII: leading zeros matter, so none of them is a number.
//! All of them are parsed by [`FromStr`](std::str::FromStr), which forgives outer whitespace and
//! nothing else, printed by `Display` in the canonical form, ordered as text, and (feature `serde`,
//! on by default) stored as text.
//!
//! ```
//! use ru_ids::{Inn, InnKind};
//!
//! let inn: Inn = " 7707083893 ".parse()?;
//! assert_eq!((inn.as_str(), inn.kind()), ("7707083893", InnKind::Company));
//!
//! let refused = "7707083894".parse::<Inn>().unwrap_err();
//! assert_eq!(refused.rule(), "inn-checksum");
//! # Ok::<(), ru_ids::Error>(())
//! ```

mod error;
mod inn;
mod kpp;
mod ogrn;
mod okved;
mod region;
mod snils;
mod text;

pub use error::{Error, Identifier};
pub use inn::{Inn, InnKind};
pub use kpp::Kpp;
pub use ogrn::{Ogrn, Ogrnip};
pub use okved::Okved;
pub use region::RegionCode;
pub use snils::Snils;
