//! How values and months are written.

use crate::choice::period_name;
use crate::series::{Indicator, Month, Observation, Unit};
use kernel::Lang;
use maud::{Markup, html};
use web::{fmt, t};

/// A value with its unit: `2,5 дня`, `1 250`, `12,4 %`; `—` where there is none.
pub(super) fn written(lang: Lang, unit: Unit, value: Option<f64>) -> String {
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

/// What is shown of an observation: its value, or that it is too small to be shown.
pub(super) fn observed(lang: Lang, of: &Indicator, it: &Observation) -> Markup {
    html! {
        @match it.shown(of) {
            Some(value) => (written(lang, of.unit, Some(value))),
            None => span.soft { (t!(lang, "series-hidden")) },
        }
    }
}

/// `ноябрь 2026 года`.
pub(super) fn month(lang: Lang, it: Month) -> String {
    period_name(lang, it.period())
}
