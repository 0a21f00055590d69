//! Tables: rows become cards on a phone, where each cell names itself.

use maud::{Markup, html};

/// The head of a column.
#[derive(Debug, Clone)]
pub struct Head {
    label: String,
    numeric: bool,
    unseen: bool,
}

/// A column of words.
pub fn col(label: impl Into<String>) -> Head {
    Head { label: label.into(), numeric: false, unseen: false }
}

/// A column of numbers: aligned to the right, so that digits stand under digits.
pub fn num(label: impl Into<String>) -> Head {
    Head { numeric: true, ..col(label) }
}

/// A column whose head is read aloud but not seen: states, buttons.
pub fn hidden_col(label: impl Into<String>) -> Head {
    Head { unseen: true, ..col(label) }
}

/// A table; the first cell of a row names the row. Say [`super::empty`] where there are no rows.
///
/// ```
/// # use maud::html;
/// use web::ui::{col, num, table};
/// let seen = table([col("Услуга"), num("Оказано")], [vec![html! { "Консультация" }, html! { "17" }]]);
/// ```
pub fn table(
    heads: impl IntoIterator<Item = Head>,
    rows: impl IntoIterator<Item = Vec<Markup>>,
) -> Markup {
    let heads: Vec<Head> = heads.into_iter().collect();
    html! {
        div.scroll {
            table.cards {
                thead {
                    tr {
                        @for it in &heads {
                            th.number[it.numeric] scope="col" { span.unseen[it.unseen] { (it.label) } }
                        }
                    }
                }
                tbody { @for row in rows { (cells(&heads, row)) } }
            }
        }
    }
}

fn cells(heads: &[Head], row: Vec<Markup>) -> Markup {
    html! {
        tr {
            @for (at, (head, cell)) in heads.iter().zip(row).enumerate() {
                @if at == 0 {
                    th scope="row" { (cell) }
                } @else {
                    td.number[head.numeric] data-label=[(!head.unseen).then_some(&head.label)] {
                        span.cell { (cell) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_knows_the_name_of_its_column() {
        let seen =
            table([col("A"), num("B & C")], [vec![html! { "x" }, html! { "1" }]]).into_string();
        assert!(seen.contains(r#"<th scope="row">x</th>"#), "{seen}");
        assert!(seen.contains(r#"<td class="number" data-label="B &amp; C">"#), "{seen}");
    }
}
