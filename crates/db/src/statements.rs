//! Every statement of the program registers itself, so that one test can prepare them all on
//! both databases.

use crate::{Db, Kind, LISTINGS, Result};
use sqlx::{AssertSqlSafe, Executor as _, SqlSafeStr as _};
use std::fmt::Write as _;

/// A statement and the place it stands in.
#[derive(Debug, Clone, Copy)]
pub struct Statement {
    /// The module that wrote it: its first segment is the room.
    pub module: &'static str,
    /// The SQL text.
    pub text: &'static str,
    /// What follows the rows of a multi-row insert; empty otherwise.
    pub tail: &'static str,
    /// Columns per row of a multi-row insert; zero otherwise.
    pub width: usize,
    /// How many of them say which counters a row adds to (see [`sums!`](crate::sums)); zero otherwise.
    pub keys: usize,
    /// The one database that understands it; `None` is the rule (see [`sql_on!`](crate::sql_on)).
    pub only: Option<Kind>,
}

impl Statement {
    /// The text as it would be sent, with `rows` rows where it is a multi-row insert.
    ///
    /// On SQLite rows have nameless arguments: it finds a name by walking all the names before it,
    /// which for the thousands of arguments of a bulk load takes longer than the insert.
    pub fn sql(&self, kind: Kind, rows: usize) -> String {
        let mut text = String::new();
        self.write(&mut text, kind, rows, 0);
        text
    }

    /// The same at the end of a longer text, which has had `before` arguments.
    pub(crate) fn write(&self, text: &mut String, kind: Kind, rows: usize, before: usize) {
        text.reserve(self.text.len() + self.tail.len() + rows * (self.width * 5 + 3) + 2);
        text.push_str(self.text);
        for row in 0..rows {
            text.push_str(if row == 0 { " (" } else { ", (" });
            for column in 1..=self.width {
                text.push_str(if column == 1 { "" } else { ", " });
                match kind {
                    Kind::Sqlite => text.push('?'),
                    Kind::Postgres => {
                        let _ = write!(text, "${}", before + row * self.width + column);
                    }
                }
            }
            text.push(')');
        }
        text.push(' ');
        text.push_str(self.tail);
    }
}

/// Statements made by [`sql!`](crate::sql) and [`rows!`](crate::rows), collected at link time.
#[linkme::distributed_slice]
pub static STATEMENTS: [Statement];

/// SQL text with its arguments; the text is registered for the statements test.
#[macro_export]
macro_rules! sql {
    ($text:literal $(, $arg:expr)* $(,)?) => {{
        #[$crate::linkme::distributed_slice($crate::STATEMENTS)]
        #[linkme(crate = $crate::linkme)]
        static STATEMENT: $crate::Statement =
            $crate::Statement { module: module_path!(), text: $text, tail: "", width: 0, keys: 0, only: None };
        $crate::Query::fixed($text, vec![$($crate::Value::from($arg)),*])
    }};
}

/// SQL text in one database's own dialect, for `search`: `sql_on!(Sqlite, "…", args)`. The caller
/// asks [`Tx::kind`](crate::Tx::kind) first.
#[macro_export]
macro_rules! sql_on {
    ($kind:ident, $text:literal $(, $arg:expr)* $(,)?) => {{
        #[$crate::linkme::distributed_slice($crate::STATEMENTS)]
        #[linkme(crate = $crate::linkme)]
        static STATEMENT: $crate::Statement = $crate::Statement {
            module: module_path!(),
            text: $text,
            tail: "",
            width: 0,
            keys: 0,
            only: Some($crate::Kind::$kind),
        };
        $crate::Query::fixed($text, vec![$($crate::Value::from($arg)),*])
    }};
}

/// A multi-row insert: `rows!("insert into t (a, b) values", 2, values, "on conflict do nothing")`,
/// where `values` holds the cells of all rows one after another. At least one row.
#[macro_export]
macro_rules! rows {
    ($text:literal, $width:literal, $values:expr, $tail:literal) => {
        $crate::sums!($text, 0 of $width, $values, $tail)
    };
}

/// Additions to counters: `sums!("insert into t (a, b, n) values", 2 of 3, values, "on conflict
/// (a, b) do update set n = t.n + excluded.n")`. The first two columns say which counter, the others
/// (`bigint`) are added, so rows of one counter may become one before they are sent.
#[macro_export]
macro_rules! sums {
    ($text:literal, $keys:literal of $width:literal, $values:expr, $tail:literal) => {{
        #[$crate::linkme::distributed_slice($crate::STATEMENTS)]
        #[linkme(crate = $crate::linkme)]
        static STATEMENT: $crate::Statement = $crate::Statement {
            module: module_path!(),
            text: $text,
            tail: $tail,
            width: $width,
            keys: $keys,
            only: None,
        };
        $crate::Query::rows(&STATEMENT, $values)
    }};
}

/// Every text the program can send to a database of this kind: statements, and listings in every
/// combination of wishes.
pub fn every_statement(kind: Kind) -> Vec<(&'static str, String)> {
    let fixed = STATEMENTS
        .iter()
        .filter(|it| it.only.is_none_or(|only| only == kind))
        .map(|it| (it.module, it.sql(kind, (it.width > 0) as usize)));
    let listings =
        LISTINGS.iter().flat_map(|it| it.every_text().into_iter().map(|text| (it.module, text)));
    fixed.chain(listings).collect()
}

/// Asks a database whether it understands `text`, without running it.
pub async fn check(db: &Db, text: String) -> Result<()> {
    let text = AssertSqlSafe(text).into_sql_str();
    match db.inner() {
        crate::open::Inner::Sqlite(it) => it.readers.prepare(text).await.map(drop)?,
        crate::open::Inner::Postgres(it) => it.pool.prepare(text).await.map(drop)?,
    }
    Ok(())
}
