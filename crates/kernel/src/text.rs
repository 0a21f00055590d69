//! Texts as columns hold them: folded for comparison, several words in one.

use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

/// Lower case, ё as е, one space between words, no quotation marks: what lists sort names by and
/// compare what was typed with, in both databases alike.
pub fn fold(text: &str) -> String {
    let lower = text.to_lowercase().replace('ё', "е").replace(['«', '»', '"', '„', '“', '”'], " ");
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Several values in one `text` column, parted by spaces: `company sole_trader`, `10.71 56.10`.
/// For short lists that are read whole with their row and never joined.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Spaced<T>(pub Vec<T>);

impl<T> Default for Spaced<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Deref for Spaced<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> From<Vec<T>> for Spaced<T> {
    fn from(it: Vec<T>) -> Self {
        Self(it)
    }
}

impl<T> FromIterator<T> for Spaced<T> {
    fn from_iter<I: IntoIterator<Item = T>>(it: I) -> Self {
        Self(it.into_iter().collect())
    }
}

impl<T: fmt::Display> fmt::Display for Spaced<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, it) in self.0.iter().enumerate() {
            write!(f, "{}{it}", if at == 0 { "" } else { " " })?;
        }
        Ok(())
    }
}

impl<T: FromStr> FromStr for Spaced<T> {
    type Err = T::Err;
    fn from_str(text: &str) -> Result<Self, T::Err> {
        text.split_whitespace().map(str::parse).collect()
    }
}

impl<T: fmt::Display> From<&Spaced<T>> for db::Value {
    fn from(it: &Spaced<T>) -> Self {
        Self::Text(Some(it.to_string()))
    }
}

impl<T, DB: db::sqlx::Database> db::sqlx::Type<DB> for Spaced<T>
where
    String: db::sqlx::Type<DB>,
{
    fn type_info() -> DB::TypeInfo {
        String::type_info()
    }
    fn compatible(it: &DB::TypeInfo) -> bool {
        String::compatible(it)
    }
}

impl<'r, T, DB> db::sqlx::Decode<'r, DB> for Spaced<T>
where
    T: FromStr,
    T::Err: Into<db::sqlx::error::BoxDynError>,
    DB: db::sqlx::Database,
    &'r str: db::sqlx::Decode<'r, DB>,
{
    fn decode(it: DB::ValueRef<'r>) -> Result<Self, db::sqlx::error::BoxDynError> {
        <&str as db::sqlx::Decode<'r, DB>>::decode(it)?.parse().map_err(Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fold() {
        assert_eq!(fold("ООО «Ёлка  и Ко»"), "ооо елка и ко");
    }

    #[test]
    fn lists_fit_in_a_column() {
        let years: Spaced<i32> = "1 2  3".parse().unwrap();
        assert_eq!((years.to_string().as_str(), years.len()), ("1 2 3", 3));
        assert!("".parse::<Spaced<i32>>().unwrap().is_empty());
        assert!("1 x".parse::<Spaced<i32>>().is_err());
    }
}
