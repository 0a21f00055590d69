//! The family tree of a practice, as a drawing and as a table.

use super::views::adoptions_table;
use super::{List, Show, Tree};
use crate::deeds::unknown;
use crate::{AdoptionRow, Family, Practice, store};
use kernel::PracticeId;
use maud::{Markup, html};
use std::collections::HashSet;
use web::ui;
use web::{Error, Frame, Guest, Result, fmt, frame, t, word};

/// Height of a line of the drawing, pixels.
const LINE: i32 = 28;
/// Width of a generation, pixels.
const STEP: i32 = 28;
/// Width of the drawing, pixels: it scales with the page.
const WIDTH: i32 = 900;

pub async fn show(Tree { id }: Tree, guest: Guest) -> Result<Markup> {
    let mut tx = guest.db().read().await?;
    let practice = unknown(store::find(&mut tx, id).await?)?;
    if !practice.is_open() && practice.published.is_none() {
        return Err(Error::NotFound);
    }
    let root = unknown(store::find(&mut tx, practice.root).await?)?;
    let family = Family::new(store::kin(&mut tx, practice.root).await?);
    let rows = store::family_adoptions(&mut tx, practice.root).await?;
    Ok(view(&guest, &practice, &root, &family, &rows))
}

fn view(
    guest: &Guest,
    practice: &Practice,
    root: &Practice,
    family: &Family,
    rows: &[AdoptionRow],
) -> Markup {
    let lang = guest.lang;
    let regions: HashSet<_> = rows
        .iter()
        .filter(|it| it.adoption.state.is_in_use())
        .map(|it| it.adoption.region)
        .collect();
    let top = Frame::titled(t!(lang, "practice-tree-title", title = root.title.as_str()))
        .section("/practices")
        .crumb(t!(lang, "practices-title"), List)
        .crumb(&practice.title, Show { id: practice.id })
        .lead(html! { (t!(lang, "practice-tree-lead", count = regions.len())) });
    let lines = lines(root.id, rows);
    let body = html! {
        (ui::wide_sheet(&t!(lang, "practice-tree"), drawing(guest, root, &lines)))
        (ui::wide_sheet(&t!(lang, "adoptions-title"), adoptions_table(guest, rows, true)))
        @if practice.id != root.id {
            (ui::wide_sheet(&t!(lang, "practice-line"), html! {
                p { (t!(lang, "practice-generation", count = family.line(practice.id).count() - 1)) }
            }))
        }
    };
    frame(guest, top, body)
}

/// A line of the drawing: an adoption, so many generations below the first practice.
struct Line<'a> {
    row: &'a AdoptionRow,
    depth: i32,
    /// The line it hangs on; `None` hangs on the first practice.
    above: Option<usize>,
}

/// The adoptions in the order of the drawing: each practice's own below the adoption it grew from.
/// A practice is entered once, so that even a broken tree ends.
fn lines(root: PracticeId, rows: &[AdoptionRow]) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut open = vec![(root, 1, None)];
    let mut entered = HashSet::from([root]);
    // The latest are drawn last: the stack is filled backwards.
    let mut stack: Vec<(&AdoptionRow, i32, Option<usize>)> = Vec::new();
    loop {
        for (practice, depth, above) in open.drain(..) {
            let own = rows.iter().filter(|it| it.adoption.practice == practice);
            stack.extend(own.rev().map(|it| (it, depth, above)));
        }
        let Some((row, depth, above)) = stack.pop() else { return lines };
        lines.push(Line { row, depth, above });
        if let Some(grown) = row.adoption.grown.filter(|it| entered.insert(*it)) {
            open.push((grown, depth + 1, Some(lines.len() - 1)));
        }
    }
}

fn drawing(guest: &Guest, root: &Practice, lines: &[Line<'_>]) -> Markup {
    let lang = guest.lang;
    let height = LINE * (lines.len() as i32 + 2);
    let title = t!(lang, "practice-tree-title", title = root.title.as_str());
    html! {
        svg.tree role="img" viewBox={ "0 0 " (WIDTH) " " (height) } width="100%"
            aria-labelledby="tree-title tree-words" {
            title id="tree-title" { (title) }
            desc id="tree-words" { (t!(lang, "practice-tree-words", count = lines.len())) }
            circle cx="10" cy=(LINE) r="6" fill="currentColor" {}
            text x="24" y=(LINE + 5) font-weight="600" fill="currentColor" {
                (root.began_on.0.year()) " · " (root.title)
            }
            @for (at, line) in lines.iter().enumerate() { (branch(guest, at, line)) }
        }
    }
}

fn branch(guest: &Guest, at: usize, it: &Line<'_>) -> Markup {
    let lang = guest.lang;
    let y = |at: usize| LINE * (at as i32 + 2);
    let (x, from) = (10 + STEP * it.depth, it.above.map_or(LINE, y));
    let adoption = &it.row.adoption;
    let in_use = adoption.state.is_in_use();
    let fill = if in_use { "currentColor" } else { "none" };
    let measured = adoption.measured().map(|it| format!(" · {} → {}", it.baseline, it.value));
    html! {
        path d={ "M" (x - STEP) " " (from + 6) " V" (y(at)) " H" (x - 5) } fill="none"
            stroke="currentColor" stroke-opacity=".35" {}
        circle cx=(x) cy=(y(at)) r="5" fill=(fill) stroke="currentColor" {}
        text x=(x + 12) y=(y(at) + 5) fill="currentColor" {
            (fmt::day(lang, adoption.implemented_on.unwrap_or(adoption.began_on)))
            " · " (it.row.region_name) " · "
            (t!(lang, "practice-version")) " " (it.row.number) " · "
            (word(lang, "adoption-state", adoption.state))
            (measured.unwrap_or_default())
        }
    }
}
