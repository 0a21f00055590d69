//! Columns over time.

use super::scale::{short, ticks};
use crate::{fmt, t, ui};
use kernel::Lang;
use maud::{Markup, html};

/// A chart of columns, such as services by month.
#[derive(Debug, Clone, Default)]
pub struct Bars {
    /// What is counted, over what.
    pub title: String,
    /// What the chart shows, for those who do not see it.
    pub desc: String,
    /// From left to right.
    pub points: Vec<Bar>,
    /// What a label is, such as «Месяц»: head of the table's first column.
    pub axis: String,
    /// What a number counts, such as «Оказано»: head of its column, and name of the dark columns.
    pub unit: String,
    /// What the comparison is, such as «Годом ранее».
    pub was: String,
}

/// One column with its comparison.
#[derive(Debug, Clone, Default)]
pub struct Bar {
    /// Below the axis; short.
    pub label: String,
    /// Its number, not negative.
    pub value: i64,
    /// The number it is compared with.
    pub was: Option<i64>,
    /// The rows behind it.
    pub href: String,
    /// All of it in words: «декабрь 2025: 2 840, годом ранее 2 330».
    pub aria: String,
}

/// Height of the columns, pixels.
const HEIGHT: i64 = 176;
/// Above the highest tick, pixels: room for half a line of text.
const ABOVE: i64 = 10;
/// Below the axis, pixels: the labels.
const BELOW: i64 = 26;
/// As many labels as find room on a wide screen.
const LABELS: usize = 14;

/// The chart, its legend, and the same numbers as a table behind «Таблицей».
pub fn bars(lang: Lang, it: &Bars) -> Markup {
    let most = it.points.iter().map(|it| it.value.max(it.was.unwrap_or(0))).max().unwrap_or(0);
    let ticks = ticks(most);
    let top = ticks.last().copied().unwrap_or(1);
    let compared = it.points.iter().any(|it| it.was.is_some());
    html! {
        figure.chart {
            div.plot {
                (scale(lang, &ticks, top))
                (columns(it, &ticks, top))
            }
            figcaption {
                @if compared {
                    span.key.now { (it.unit) }
                    span.key.was { (it.was) }
                }
                (as_table(lang, it, compared))
            }
        }
    }
}

fn scale(lang: Lang, ticks: &[i64], top: i64) -> Markup {
    html! {
        svg.scale height=(ABOVE + HEIGHT + BELOW) aria-hidden="true" {
            @for it in std::iter::once(&0).chain(ticks) {
                text x="100%" y=(y(*it, top) + 4) text-anchor="end" { (short(lang, *it)) }
            }
        }
    }
}

fn columns(it: &Bars, ticks: &[i64], top: i64) -> Markup {
    let count = it.points.len().max(1);
    // Every how manieth column is named, counted from the last, which always is.
    let every = count.div_ceil(LABELS);
    html! {
        svg.columns height=(ABOVE + HEIGHT + BELOW) role="group" aria-label={ (it.title) ". " (it.desc) } {
            title { (it.title) }
            desc { (it.desc) }
            @for tick in std::iter::once(&0).chain(ticks) {
                line.grid x1="0" x2="100%" y1=(y(*tick, top)) y2=(y(*tick, top)) {}
            }
            @for (at, point) in it.points.iter().enumerate() {
                (column(point, at as f64 / count as f64, 1.0 / count as f64, top))
                @let from_last = count - 1 - at;
                @if from_last.is_multiple_of(every) {
                    text.second[(from_last / every) % 2 == 1] text-anchor="middle"
                        x=(percent((at as f64 + 0.5) / count as f64)) y=(ABOVE + HEIGHT + 18) { (point.label) }
                }
            }
        }
    }
}

/// One column: a link as high as the chart, so that a small number is as easy to hit as a large one.
fn column(it: &Bar, left: f64, width: f64, top: i64) -> Markup {
    // The earlier column stands behind and to the left, half covered, as in a calendar of two years.
    let (from, wide) = if it.was.is_some() { (0.38, 0.46) } else { (0.18, 0.64) };
    html! {
        a href=(it.href) aria-label=(it.aria) {
            title { (it.aria) }
            rect.hit x=(percent(left)) y=(ABOVE) width=(percent(width)) height=(HEIGHT) {}
            @if let Some(was) = it.was { (bar("bar was", left + width * 0.14, width * 0.46, was, top)) }
            (bar("bar", left + width * from, width * wide, it.value, top))
        }
    }
}

fn bar(class: &str, left: f64, width: f64, value: i64, top: i64) -> Markup {
    let y = y(value, top);
    html! {
        rect class=(class) x=(percent(left)) y=(y) width=(percent(width)) height=(ABOVE + HEIGHT - y) rx="2" {}
    }
}

/// Pixels from above; a number that is not nothing is seen.
fn y(value: i64, top: i64) -> i64 {
    let high = (value.max(0) as f64 / top.max(1) as f64 * HEIGHT as f64).round() as i64;
    ABOVE + HEIGHT - high.max(i64::from(value > 0))
}

fn percent(share: f64) -> String {
    format!("{:.2}%", share * 100.0)
}

fn as_table(lang: Lang, it: &Bars, compared: bool) -> Markup {
    let heads = [ui::col(&it.axis), ui::num(&it.unit)].into_iter();
    let heads = heads.chain(compared.then(|| ui::num(&it.was)));
    let rows = it.points.iter().map(|it| {
        let mut row = vec![
            html! { (it.label) },
            html! { a href=(it.href) { (fmt::number(lang, it.value)) } },
        ];
        if compared {
            row.push(html! { (it.was.map_or("—".to_owned(), |it| fmt::number(lang, it))) });
        }
        row
    });
    html! { details { summary { (t!(lang, "ui-as-table")) } (ui::table(heads, rows)) } }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(points: Vec<Bar>) -> String {
        let it = Bars { title: "A < B".into(), points, ..Bars::default() };
        bars(Lang::Ru, &it).into_string()
    }

    #[test]
    fn words_are_escaped_and_nothing_is_inline() {
        let evil = "\"><script>alert(1)</script>".to_owned();
        let seen = chart(vec![Bar { label: evil.clone(), value: 1, aria: evil, ..Bar::default() }]);
        assert!(seen.contains("A &lt; B"));
        assert!(!seen.contains("<script") && !seen.contains("style="), "{seen}");
    }

    #[test]
    fn a_chart_of_nothing_is_still_a_chart() {
        assert!(chart(Vec::new()).contains("</svg>"));
        assert!(!chart(vec![Bar::default()]).contains("NaN"));
    }

    #[test]
    fn a_small_number_is_seen() {
        assert_eq!(y(1, 1_000_000), ABOVE + HEIGHT - 1);
        assert_eq!(y(0, 1_000_000), ABOVE + HEIGHT);
        assert_eq!(y(1_000_000, 1_000_000), ABOVE);
    }
}
