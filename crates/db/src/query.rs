//! One statement with its arguments, run through a [`Tx`].

use crate::tx::Inner;
use crate::value::bind;
use crate::{Result, Statement, Tx, Value};
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, FromRow, SqlSafeStr as _, SqlStr};

/// A row of either database.
pub trait Row: Send + Unpin + for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> {}
impl<T> Row for T where T: Send + Unpin + for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow>
{}

/// SQL text with its arguments; made by [`sql!`](crate::sql), [`rows!`](crate::rows) or a [`crate::Listing`].
#[must_use = "a query does nothing until it is run"]
pub struct Query {
    text: Text,
    args: Vec<Value>,
}

enum Text {
    Whole(SqlStr),
    /// A multi-row insert, written out when it is known for which database.
    Rows(&'static Statement),
}

/// Runs `$method` of the driver's query on whichever connection the transaction holds.
macro_rules! on {
    ($tx:expr, $query:expr, $make:ident, $method:ident) => {{
        let (text, args) = $query.written(&$tx);
        let text = $tx.opened_by(text);
        $tx.count();
        match $tx.inner_mut()? {
            Inner::Sqlite(it) => {
                bind!(sqlx::$make(text), args).$method(it).await.map_err(Into::into)
            }
            Inner::Postgres(it) => {
                bind!(sqlx::$make(text), args).$method(it).await.map_err(Into::into)
            }
        }
    }};
}

impl Query {
    /// A text known at compile time.
    #[doc(hidden)]
    pub fn fixed(text: &'static str, args: Vec<Value>) -> Query {
        Query { text: Text::Whole(text.into_sql_str()), args }
    }

    /// A multi-row insert of `args.len() / width` rows.
    #[doc(hidden)]
    pub fn rows(statement: &'static Statement, args: Vec<Value>) -> Query {
        debug_assert_eq!(args.len() % statement.width, 0, "whole rows: {}", statement.text);
        Query { text: Text::Rows(statement), args }
    }

    /// A text put together from registered pieces.
    pub(crate) fn composed(text: String, args: Vec<Value>) -> Query {
        Query { text: Text::Whole(AssertSqlSafe(text).into_sql_str()), args }
    }

    fn written(self, tx: &Tx) -> (SqlStr, Vec<Value>) {
        let text = match self.text {
            Text::Whole(text) => text,
            Text::Rows(it) => {
                AssertSqlSafe(it.sql(tx.kind(), self.args.len() / it.width)).into_sql_str()
            }
        };
        (text, self.args)
    }

    /// All rows. The statement carries its own `limit`.
    pub async fn all<T: Row>(self, tx: &mut Tx) -> Result<Vec<T>> {
        let done = on!(tx, self, query_as, fetch_all);
        tx.noting(done)
    }

    /// The first row, if any.
    pub async fn optional<T: Row>(self, tx: &mut Tx) -> Result<Option<T>> {
        let done = on!(tx, self, query_as, fetch_optional);
        tx.noting(done)
    }

    /// The one row that must be there (an aggregate, a `returning`).
    pub async fn one<T: Row>(self, tx: &mut Tx) -> Result<T> {
        let done = on!(tx, self, query_as, fetch_one);
        tx.noting(done)
    }

    /// Leaves the rows of a multi-row insert for the end of the change: nothing in it may read them,
    /// and nothing about them may be refused. On SQLite they are written once for all changes that
    /// share a commit, on PostgreSQL with all else that was left, in one statement.
    pub async fn later(self, tx: &mut Tx) -> Result<()> {
        match self.text {
            Text::Rows(statement) => tx.leave(statement, self.args).await,
            Text::Whole(_) => self.run(tx).await.map(drop),
        }
    }

    /// Runs a change and says how many rows it touched.
    pub async fn run(self, tx: &mut Tx) -> Result<u64> {
        let (text, args) = self.written(tx);
        tx.open().await?;
        tx.count();
        let done = match tx.inner_mut()? {
            Inner::Sqlite(it) => {
                let done = bind!(sqlx::query(text), args).execute(it).await;
                done.map(|it| it.rows_affected()).map_err(Into::into)
            }
            Inner::Postgres(it) => {
                let done = bind!(sqlx::query(text), args).execute(it).await;
                done.map(|it| it.rows_affected()).map_err(Into::into)
            }
        };
        tx.noting(done)
    }
}
