//! A trend as a line beside that of the peers. Widths stretch, strokes do not; words stand outside
//! of the drawing, so that they keep their size; the table beside it holds the same numbers.

use maud::{Markup, html};

/// A line chart.
pub(super) struct Lines<'a> {
    /// What is measured.
    pub title: &'a str,
    /// What is seen, for those who do not see it.
    pub desc: &'a str,
    /// Values from left to right; gaps stay gaps.
    pub own: &'a [Option<f64>],
    /// The same of the peers, drawn dashed.
    pub peers: &'a [Option<f64>],
}

/// The drawing's own units; the page decides how wide a unit is.
const WIDTH: f64 = 600.0;
const HEIGHT: f64 = 120.0;
/// Room for the stroke.
const EDGE: f64 = 6.0;

/// The drawing alone.
pub(super) fn lines(it: &Lines<'_>) -> Markup {
    let all = || it.own.iter().chain(it.peers).flatten().copied();
    let (low, high) =
        (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max));
    let scale = Scale { low, high, count: it.own.len().max(it.peers.len()) };
    html! {
        svg width="100%" height=(HEIGHT) viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } fill="none"
            preserveAspectRatio="none" role="img" aria-label={ (it.title) ". " (it.desc) } {
            title { (it.title) }
            desc { (it.desc) }
            @for path in scale.paths(it.peers) {
                path d=(path) stroke="currentColor" stroke-opacity=".55" stroke-width="1.5"
                    stroke-dasharray="5 4" vector-effect="non-scaling-stroke" {}
            }
            @for path in scale.paths(it.own) {
                path d=(path) stroke="currentColor" stroke-width="2.5" stroke-linecap="round"
                    vector-effect="non-scaling-stroke" {}
            }
        }
    }
}

struct Scale {
    low: f64,
    high: f64,
    count: usize,
}

impl Scale {
    /// A path for each run of values without a gap.
    fn paths(&self, values: &[Option<f64>]) -> Vec<String> {
        let mut paths = Vec::new();
        let mut path = String::new();
        for (at, value) in values.iter().enumerate() {
            match value {
                Some(value) => {
                    let step = if path.is_empty() { 'M' } else { 'L' };
                    path.push_str(&format!("{step}{:.1} {:.1}", self.x(at), self.y(*value)));
                }
                None if path.is_empty() => {}
                None => paths.push(std::mem::take(&mut path)),
            }
        }
        if !path.is_empty() {
            paths.push(path);
        }
        // A lone month is a dot: a line of no length with a round end.
        paths.iter_mut().filter(|it| !it.contains('L')).for_each(|it| it.push_str("h0.1"));
        paths
    }

    fn x(&self, at: usize) -> f64 {
        EDGE + at as f64 / (self.count.max(2) - 1) as f64 * (WIDTH - 2.0 * EDGE)
    }

    /// A constant runs through the middle.
    fn y(&self, value: f64) -> f64 {
        let share = match self.high - self.low {
            spread if spread > 0.0 => (value - self.low) / spread,
            _ => 0.5,
        };
        HEIGHT - EDGE - share * (HEIGHT - 2.0 * EDGE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_stay_and_nothing_is_not_a_number() {
        let draw = |own: &[Option<f64>]| {
            lines(&Lines { title: "A < B", desc: "", own, peers: &[] }).into_string()
        };
        let seen = draw(&[Some(1.0), Some(2.0), None, Some(3.0)]);
        assert_eq!(seen.matches("<path").count(), 2, "{seen}");
        assert!(seen.contains("A &lt; B") && !seen.contains("style="), "{seen}");
        for values in [&[][..], &[None], &[Some(5.0)], &[Some(5.0), Some(5.0)]] {
            assert!(!draw(values).contains("NaN") && !draw(values).contains("inf"));
        }
    }
}
