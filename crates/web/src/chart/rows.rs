//! Parts of a whole, one under the other.

use super::scale::share;
use crate::{fmt, ui};
use kernel::Lang;
use maud::{Markup, html};

/// A ranking, such as services by direction: a table whose numbers are also drawn.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    /// What a row is: head of the first column.
    pub axis: String,
    /// What is counted: head of the second.
    pub unit: String,
    /// What a share is of: head of the third, such as «Доля».
    pub share: String,
    /// What shares are of; more than the sum of the rows where only the greatest are shown.
    pub whole: i64,
    /// In the order to be read.
    pub rows: Vec<Row>,
}

/// One row of a ranking.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Its name.
    pub label: String,
    /// Its number, not negative.
    pub value: i64,
    /// The rows behind it; empty where the reader may not see them.
    pub href: String,
}

/// The ranking; bars are as long as the greatest allows.
pub fn rows(lang: Lang, it: &Rows) -> Markup {
    let most = it.rows.iter().map(|it| it.value).max().unwrap_or(0);
    let heads = [ui::col(&it.axis), ui::num(&it.unit), ui::num(&it.share)];
    let rows = it.rows.iter().map(|row| {
        vec![
            html! { (name(row)) (bar(row.value, most)) },
            html! { (fmt::number(lang, row.value)) },
            html! { (fmt::percent(lang, row.value, it.whole)) },
        ]
    });
    html! { div.ranking { (ui::table(heads, rows)) } }
}

fn name(it: &Row) -> Markup {
    html! { @if it.href.is_empty() { (it.label) } @else { a href=(it.href) { (it.label) } } }
}

fn bar(value: i64, most: i64) -> Markup {
    html! {
        svg.length width="100%" height="6" aria-hidden="true" {
            rect.track width="100%" height="6" rx="3" {}
            rect.bar width=(share(value, most)) height="6" rx="3" {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_bar_is_the_greatest_number() {
        let row = |value| Row { label: "ЦПП".into(), value, href: "/x".into() };
        let it = Rows { rows: vec![row(3), row(1)], whole: 5, ..Rows::default() };
        let seen = rows(Lang::Ru, &it).into_string();
        assert!(
            seen.contains(r#"width="100.00%""#) && seen.contains(r#"width="33.33%""#),
            "{seen}"
        );
        assert!(seen.contains("60,0\u{a0}%"), "a row is not shown: {seen}");
    }
}
