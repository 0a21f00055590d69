//! Values on their way into columns.

/// A value on its way into a column. The `Option` is SQL's `null`, kept typed
/// because PostgreSQL asks what kind of nothing it is given.
#[derive(Debug, Clone, PartialEq, PartialOrd)]
pub enum Value {
    /// A `text` column.
    Text(Option<String>),
    /// A `bigint` column.
    Int(Option<i64>),
    /// A `boolean` column.
    Bool(Option<bool>),
    /// A `double precision` column.
    Real(Option<f64>),
}

/// A type with a column of its own: knows which kind of nothing its `None` is.
pub trait Stored: Into<Value> {
    /// SQL's `null` of this type's column.
    const NOTHING: Value;
}

impl<T: Stored> From<Option<T>> for Value {
    fn from(it: Option<T>) -> Value {
        it.map_or(T::NOTHING, Into::into)
    }
}

macro_rules! values {
    ($($type:ty => $kind:ident),* $(,)?) => {$(
        impl From<$type> for Value {
            fn from(it: $type) -> Value { Value::$kind(Some(it.into())) }
        }
        impl Stored for $type {
            const NOTHING: Value = Value::$kind(None);
        }
    )*};
}
values!(String => Text, &str => Text, &String => Text, i64 => Int, i32 => Int, u32 => Int, bool => Bool, f64 => Real);

/// Adds values to an sqlx query; a macro because the two drivers' query types share no trait.
macro_rules! bind {
    ($query:expr, $args:expr) => {
        $args.into_iter().fold($query, |query, arg| match arg {
            $crate::Value::Text(it) => query.bind(it),
            $crate::Value::Int(it) => query.bind(it),
            $crate::Value::Bool(it) => query.bind(it),
            $crate::Value::Real(it) => query.bind(it),
        })
    };
}
pub(crate) use bind;

/// Keeps a type that has `Display` and `FromStr` in a `text` column.
#[macro_export]
macro_rules! stored_as_text {
    ($($type:ty),* $(,)?) => {$(
        impl From<$type> for $crate::Value {
            fn from(it: $type) -> Self { Self::Text(Some(it.to_string())) }
        }
        impl From<&$type> for $crate::Value {
            fn from(it: &$type) -> Self { Self::Text(Some(it.to_string())) }
        }
        impl $crate::Stored for $type {
            const NOTHING: $crate::Value = $crate::Value::Text(None);
        }
        impl<DB: $crate::sqlx::Database> $crate::sqlx::Type<DB> for $type
        where String: $crate::sqlx::Type<DB> {
            fn type_info() -> DB::TypeInfo { String::type_info() }
            fn compatible(it: &DB::TypeInfo) -> bool { String::compatible(it) }
        }
        impl<'r, DB: $crate::sqlx::Database> $crate::sqlx::Decode<'r, DB> for $type
        where &'r str: $crate::sqlx::Decode<'r, DB> {
            fn decode(it: DB::ValueRef<'r>) -> Result<Self, $crate::sqlx::error::BoxDynError> {
                Ok(<&str as $crate::sqlx::Decode<'r, DB>>::decode(it)?.parse()?)
            }
        }
    )*};
}
