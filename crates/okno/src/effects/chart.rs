//! The months around an adoption: how the adopters parted from the regions they are compared with.
//!
//! Widths are percentages and heights pixels, so that words keep their size from a phone to paper.

use super::kept::{Ends, Estimate, Point};
use indicators::series::{Unit, written};
use kernel::Lang;
use maud::{Markup, html};
use web::{fmt, t, ui};

/// The estimate of one month, with everything told.
#[derive(Clone, Copy)]
struct Event {
    /// Months since the adoption; negative before.
    at: i64,
    /// The difference, in the indicator's unit.
    point: f64,
    low: f64,
    high: f64,
}

/// Months that are drawn: more of them on a phone are a fence.
const BEFORE: i64 = 8;
const AFTER: i64 = 12;
/// The drawing's height, pixels, and the room above and below it.
const HEIGHT: f64 = 150.0;
const EDGE: f64 = 14.0;
/// Where the months begin and end, percent of the width: words stand before them.
const LEFT: f64 = 16.0;
const RIGHT: f64 = 98.0;

/// The months around the adoption that can be drawn.
fn near(all: &[Point]) -> Vec<Event> {
    let event = |it: &Point| {
        let Estimate { point, interval: Ends { low, high } } = it.estimate;
        Some(Event { at: it.at.into(), point: point?, low: low?, high: high? })
    };
    let all = all.iter().filter_map(event);
    all.filter(|it| (-BEFORE..=AFTER).contains(&it.at)).collect()
}

/// The chart with its table; nothing where there are no months.
pub(crate) fn chart(lang: Lang, title: &str, unit: Unit, months: &[Point]) -> Markup {
    let all = &near(months);
    let Some(scale) = Scale::of(all) else { return html! {} };
    let label = t!(lang, "transfer-chart", indicator = title);
    let last = all.last().map_or(0.0, |it| it.point);
    let zero = scale.y(0.0);
    let middle = scale.x(-0.5);
    html! {
        figure {
            svg.events width="100%" height=(HEIGHT) role="img" aria-label=(label) {
                line.axis x1={ (LEFT) "%" } x2={ (RIGHT) "%" } y1=(zero) y2=(zero) {}
                line.axis.adopted x1={ (middle) "%" } x2={ (middle) "%" } y1="0" y2=(HEIGHT) {}
                @for it in all {
                    @let x = format!("{:.2}%", scale.x(it.at as f64));
                    line.interval x1=(x) x2=(x) y1=(scale.y(it.high)) y2=(scale.y(it.low)) {}
                    circle cx=(x) cy=(scale.y(it.point)) r="3.5" {}
                }
                text x="0" y=(zero + 4.0) { "0" }
                @if (scale.y(last) - zero).abs() > 20.0 {
                    text x="0" y=(scale.y(last) + 4.0) { (signed(lang, unit, last)) }
                }
            }
            figcaption.sides { span { (t!(lang, "transfer-before")) } span { (t!(lang, "transfer-after")) } }
            details { summary { (t!(lang, "ui-as-table")) } (table(lang, unit, all)) }
        }
    }
}

fn table(lang: Lang, unit: Unit, all: &[Event]) -> Markup {
    let heads = [
        ui::col(t!(lang, "transfer-month")),
        ui::num(t!(lang, "transfer-difference")),
        ui::num(t!(lang, "transfer-interval")),
    ];
    let rows = all.iter().map(|it| {
        let ends = [it.low, it.high].map(|it| fmt::decimal(lang, it));
        vec![
            html! { (it.at) },
            html! { (signed(lang, unit, it.point)) },
            html! { (ends.join(" … ")) },
        ]
    });
    ui::table(heads, rows)
}

/// A difference with the unit; a minus as people write it.
fn signed(lang: Lang, unit: Unit, it: f64) -> String {
    match unit.is_count() {
        true => fmt::decimal(lang, it),
        false => written(lang, unit, Some(it)),
    }
}

/// From months and differences to places in the drawing.
struct Scale {
    first: f64,
    last: f64,
    low: f64,
    high: f64,
}

impl Scale {
    fn of(all: &[Event]) -> Option<Scale> {
        let (first, last) = (all.first()?.at as f64, all.last()?.at as f64);
        let low = all.iter().map(|it| it.low).fold(0.0, f64::min);
        let high = all.iter().map(|it| it.high).fold(0.0, f64::max);
        (low < high).then_some(Scale { first, last, low, high })
    }

    /// Percent of the width.
    fn x(&self, at: f64) -> f64 {
        let share = (at - self.first) / (self.last - self.first).max(1.0);
        LEFT + share.max(0.0) * (RIGHT - LEFT)
    }

    /// Pixels from above.
    fn y(&self, value: f64) -> f64 {
        let share = (self.high - value) / (self.high - self.low);
        ((EDGE + share * (HEIGHT - 2.0 * EDGE)) * 10.0).round() / 10.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(at: i32, point: f64) -> Point {
        let interval = Ends { low: Some(point - 1.0), high: Some(point + 1.0) };
        Point { at, estimate: Estimate { point: Some(point), interval } }
    }

    #[test]
    fn every_month_is_drawn_and_named() {
        let all = [month(-2, 0.1), month(-1, 0.0), month(0, -1.0), month(1, -3.0)];
        let seen = chart(Lang::Ru, "Срок", Unit::Days, &all).into_string();
        assert_eq!(seen.matches("<circle").count(), 4, "{seen}");
        assert!(seen.contains("−3,0") && seen.contains("role=\"img\""), "{seen}");
        assert!(!seen.contains("style=") && !seen.contains("NaN"), "{seen}");
    }

    #[test]
    fn where_no_month_is_told_there_is_no_chart() {
        assert!(chart(Lang::Ru, "Срок", Unit::Days, &[]).into_string().is_empty());
        let untold = Ends { low: None, high: None };
        let untold = Point { at: 1, estimate: Estimate { point: Some(0.5), interval: untold } };
        assert!(near(&[untold]).is_empty(), "no interval, no month");
    }

    #[test]
    fn months_far_away_are_left_out() {
        let all = [month(-40, 0.5), month(-1, 0.5), month(5, 0.5), month(40, 0.5)];
        assert_eq!(near(&all).iter().map(|it| it.at).collect::<Vec<_>>(), [-1, 5]);
    }
}
