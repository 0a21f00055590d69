//! The table of what was promised and what was measured.

use std::fmt;

/// Rows in the order they were measured.
#[derive(Default)]
pub struct Table(Vec<Row>);

struct Row {
    what: String,
    promised: String,
    measured: String,
    met: bool,
}

impl Table {
    /// Adds a row, and prints it at once: a benchmark takes minutes.
    pub fn add(&mut self, what: &str, promised: &str, measured: String, met: bool) {
        eprintln!("  {what}: {measured} (promised {promised})");
        let (what, promised) = (what.to_owned(), promised.to_owned());
        self.0.push(Row { what, promised, measured, met });
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| what | promised | measured | |\n|---|---|---|---|")?;
        for Row { what, promised, measured, met } in &self.0 {
            writeln!(
                f,
                "| {what} | {promised} | {measured} | {} |",
                if *met { "met" } else { "**missed**" }
            )?;
        }
        Ok(())
    }
}

/// `12 345`.
pub fn grouped(it: f64) -> String {
    let digits = format!("{it:.0}");
    let groups = digits.as_bytes().rchunks(3).rev().map(|it| String::from_utf8_lossy(it));
    groups.collect::<Vec<_>>().join(" ")
}
