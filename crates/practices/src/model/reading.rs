//! Plans and changes as people type them: a line each, cells parted by `|`.

use super::adoption::{Changes, Plan};
use super::{Change, PlanStep};
use kernel::{Day, Say};

/// More lines nobody keeps.
const LINES: usize = 60;
/// Longest line, in characters.
const LONGEST: usize = 1_000;

/// A plan as its form shows it: what | by when | when done.
pub fn write_plan(plan: &Plan) -> String {
    let line = |it: &PlanStep| match it.done_on {
        Some(done) => format!("{} | {} | {done}", it.what, it.due),
        None => format!("{} | {}", it.what, it.due),
    };
    plan.0.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Reads what [`write_plan`] wrote.
///
/// # Errors
/// The line that cannot be read.
pub fn read_plan(text: &str) -> Result<Plan, Say> {
    let step = |cells: Vec<&str>| {
        let day = |at: usize| cells.get(at).filter(|it| !it.is_empty()).map(|it| it.parse::<Day>());
        let due = day(1)?.ok()?;
        let done_on = day(2).transpose().ok()?;
        Some(PlanStep { what: cells[0].to_owned(), due, done_on })
    };
    read(text, "adoption-fault-plan", step).map(Plan)
}

/// Changes as their form shows them: what | why.
pub fn write_changes(changes: &Changes) -> String {
    changes.0.iter().map(|it| format!("{} | {}", it.what, it.why)).collect::<Vec<_>>().join("\n")
}

/// Reads what [`write_changes`] wrote.
///
/// # Errors
/// The line that cannot be read.
pub fn read_changes(text: &str) -> Result<Changes, Say> {
    let change = |cells: Vec<&str>| {
        let why = cells.get(1).filter(|it| !it.is_empty())?;
        Some(Change { what: cells[0].to_owned(), why: (*why).to_owned() })
    };
    read(text, "adoption-fault-change", change).map(Changes)
}

fn read<T>(text: &str, fault: &str, cells: impl Fn(Vec<&str>) -> Option<T>) -> Result<Vec<T>, Say> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|it| !it.is_empty()).collect();
    if lines.len() > LINES {
        return Err(Say::new("practice-fault-lines").with("most", LINES));
    }
    let one = |line: &str| {
        let short = line.chars().count() <= LONGEST;
        let read = cells(line.split('|').map(str::trim).collect()).filter(|_| short);
        read.ok_or_else(|| Say::new(fault).with("line", line.chars().take(80).collect::<String>()))
    };
    lines.into_iter().map(one).collect()
}
