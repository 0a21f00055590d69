//! Money in kopecks.

use std::fmt;

/// An amount in kopecks (1/100 rouble).
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Default,
    serde::Serialize,
    serde::Deserialize,
)]
#[serde(transparent)]
pub struct Money(pub i64);

impl fmt::Display for Money {
    /// Roubles with two decimals, as programs read them: `1250.00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{:02}", self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100)
    }
}

impl From<Money> for db::Value {
    fn from(it: Money) -> db::Value {
        it.0.into()
    }
}

impl db::Stored for Money {
    const NOTHING: db::Value = db::Value::Int(None);
}

impl From<i64> for Money {
    fn from(kopecks: i64) -> Money {
        Money(kopecks)
    }
}
