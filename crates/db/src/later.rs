//! What a change leaves for its end.
//!
//! Every change adds to counters and to the journal, and none reads them. So they are not written in
//! its turn, where everyone waits behind it, but with the commit; and additions to one counter
//! become one row.

use crate::{Kind, Statement, Value};
use std::cmp::Ordering;

/// Arguments of one statement. PostgreSQL takes 65 535, SQLite 32 766.
const MOST: usize = 16_000;

/// Rows of multi-row inserts, by statement, in the order they were first left.
#[derive(Default)]
pub(crate) struct Later(Vec<(&'static Statement, Vec<Value>)>);

impl Later {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it should be written before more is left.
    pub(crate) fn is_full(&self) -> bool {
        self.0.iter().map(|it| it.1.len()).sum::<usize>() > MOST
    }

    /// Leaves rows of one statement.
    pub(crate) fn push(&mut self, statement: &'static Statement, mut args: Vec<Value>) {
        match self.0.iter_mut().find(|it| std::ptr::eq(it.0, statement)) {
            Some((_, all)) => all.append(&mut args),
            None => self.0.push((statement, args)),
        }
    }

    /// Leaves what another change has left.
    pub(crate) fn append(&mut self, other: Later) {
        other.0.into_iter().for_each(|(statement, args)| self.push(statement, args));
    }

    /// One text with its arguments that writes all of it; `None` where nothing was left.
    ///
    /// On SQLite a text may hold several statements. On PostgreSQL it may not, but one statement may
    /// have several that change something in its `with`.
    pub(crate) fn written(self, kind: Kind) -> Option<(String, Vec<Value>)> {
        let (mut text, mut all) = (String::new(), Vec::new());
        for (number, (statement, args)) in self.parts().into_iter().enumerate() {
            match (kind, number) {
                (Kind::Sqlite, 0) => {}
                (Kind::Sqlite, _) => text.push_str("; "),
                (Kind::Postgres, 0) => text.push_str("with part0 as ("),
                (Kind::Postgres, _) => text.push_str(&format!("), part{number} as (")),
            }
            statement.write(&mut text, kind, args.len() / statement.width, all.len());
            all.extend(args);
        }
        if kind == Kind::Postgres && !text.is_empty() {
            text.push_str(") select 0");
        }
        (!text.is_empty()).then_some((text, all))
    }

    /// Its statements with no more rows than one may have.
    fn parts(self) -> Vec<(&'static Statement, Vec<Value>)> {
        let mut parts = Vec::new();
        for (statement, args) in self.0 {
            let mut rest = if statement.keys > 0 { added_up(statement, args) } else { args };
            while !rest.is_empty() {
                let most = MOST / statement.width * statement.width;
                let more = rest.split_off(most.min(rest.len()));
                parts.push((statement, std::mem::replace(&mut rest, more)));
            }
        }
        parts
    }
}

/// One row for each counter, in key order: so neighbours are met together, and two changes on
/// PostgreSQL meet their rows in one order.
fn added_up(statement: &Statement, args: Vec<Value>) -> Vec<Value> {
    let (keys, width) = (statement.keys, statement.width);
    let mut args = args.into_iter();
    let mut rows: Vec<Vec<Value>> = Vec::with_capacity(args.len() / width);
    while args.len() > 0 {
        rows.push(args.by_ref().take(width).collect());
    }
    rows.sort_by(|a, b| a[..keys].partial_cmp(&b[..keys]).unwrap_or(Ordering::Equal));
    rows.dedup_by(|next, kept| {
        let same = next[..keys] == kept[..keys];
        if same {
            kept.iter_mut().zip(next.iter()).skip(keys).for_each(|(sum, it)| add(sum, it));
        }
        same
    });
    rows.into_iter().flatten().collect()
}

fn add(sum: &mut Value, it: &Value) {
    if let (Value::Int(Some(sum)), Value::Int(Some(it))) = (sum, it) {
        *sum += it;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static COUNTERS: Statement = Statement {
        module: "tests",
        text: "insert into t (a, n) values",
        tail: "on conflict (a) do update set n = t.n + excluded.n",
        width: 2,
        keys: 1,
        only: None,
    };
    static ROWS: Statement =
        Statement { text: "insert into j (x) values", tail: "", width: 1, keys: 0, ..COUNTERS };

    fn two_changes() -> Later {
        let mut all = Later::default();
        for n in [1, 2] {
            let mut one = Later::default();
            one.push(&COUNTERS, vec!["b".into(), n.into(), "a".into(), 1.into()]);
            one.push(&ROWS, vec![n.into()]);
            all.append(one);
        }
        all
    }

    #[test]
    fn additions_to_one_counter_become_one_row() {
        let (text, args) = two_changes().written(Kind::Sqlite).unwrap();
        assert_eq!(
            text,
            "insert into t (a, n) values (?, ?), (?, ?) on conflict (a) do update set n = t.n + \
             excluded.n; insert into j (x) values (?), (?) "
        );
        let expected: [Value; 6] = ["a".into(), 2.into(), "b".into(), 3.into(), 1.into(), 2.into()];
        assert_eq!(args, expected);
    }

    #[test]
    fn on_postgresql_it_is_one_statement() {
        let (text, args) = two_changes().written(Kind::Postgres).unwrap();
        assert!(
            text.starts_with("with part0 as (insert into t (a, n) values ($1, $2), ($3, $4) on")
        );
        assert!(text.ends_with("), part1 as (insert into j (x) values ($5), ($6) ) select 0"));
        assert_eq!(args.len(), 6);
        assert!(Later::default().written(Kind::Postgres).is_none());
    }
}
