//! How values and months are written.

use crate::choice::period_name;
use crate::series::observation::is_small;
use crate::series::{Better, Indicator, Month, Observation, Unit};
use kernel::Lang;
use maud::{Markup, html};
use web::ui::Tone;
use web::{fmt, t};

/// A value with its unit: `2,5 дня`, `1 250`, `12,4 %`; `—` where there is none.
pub fn written(lang: Lang, unit: Unit, value: Option<f64>) -> String {
    let Some(value) = value else { return "—".to_owned() };
    match unit {
        Unit::Days => {
            let shown = fmt::decimal(lang, value);
            t!(lang, "series-days", shown = shown)
        }
        Unit::Percent => t!(lang, "series-percent", shown = fmt::decimal(lang, value)),
        Unit::Pieces | Unit::People | Unit::Firms => fmt::number(lang, value.round() as i64),
    }
}

/// The same with every decimal: what was read from a table is shown as it will be kept.
pub(super) fn exactly(lang: Lang, unit: Unit, value: f64) -> String {
    let text = value.to_string();
    let shown = if lang == Lang::Ru { text.replace('.', ",") } else { text };
    match unit {
        Unit::Days => t!(lang, "series-days", shown = shown),
        Unit::Percent => t!(lang, "series-percent", shown = shown),
        Unit::Pieces | Unit::People | Unit::Firms => written(lang, unit, Some(value)),
    }
}

/// By how much a value changed within a year, and whether that is good; differences of percentages
/// are points.
pub(super) fn change(lang: Lang, of: &Indicator, by: f64) -> (String, Tone) {
    let size = match of.unit {
        Unit::Percent => t!(lang, "indicators-points", difference = fmt::decimal(lang, by.abs())),
        unit => written(lang, unit, Some(by.abs())),
    };
    let sign = if by < 0.0 { "−" } else { "+" };
    let tone = match of.better {
        Better::Neither => Tone::Plain,
        _ if by == 0.0 => Tone::Plain,
        Better::More if by > 0.0 => Tone::Good,
        Better::Less if by < 0.0 => Tone::Good,
        Better::More | Better::Less => Tone::Bad,
    };
    (t!(lang, "indicators-over-year", difference = format!("{sign}{size}")), tone)
}

/// What is shown of an observation: its value, or that it is too small to be shown.
pub(super) fn observed(lang: Lang, of: &Indicator, it: &Observation) -> Markup {
    html! {
        @match it.shown(of) {
            Some(value) => (written(lang, of.unit, Some(value))),
            None => span.soft { (t!(lang, "series-hidden")) },
        }
    }
}

/// How many things a value was computed from, where it was said and tells nothing of a person.
pub(super) fn base(of: &Indicator, it: &Observation) -> Option<i64> {
    it.base.filter(|base| it.shown(of).is_some() && !is_small(*base))
}

/// `ноябрь 2026 года`.
pub(super) fn month(lang: Lang, it: Month) -> String {
    period_name(lang, it.period())
}
