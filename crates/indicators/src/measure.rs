//! The five figures of a dashboard, how they are written and how they compare.

use crate::choice::{Beside, Choice};
use kernel::Lang;
use ledger::{Cut, Figures, Period};
use web::fmt;
use web::t;
use web::ui::Tone;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Rendered services.
    Services,
    /// Unique clients.
    Clients,
    /// Median of days from application to rendering.
    Days,
    /// Share of refusals among decisions on applications, percent.
    Refused,
    /// Share of services free for the client, percent.
    Free,
}

impl Measure {
    /// In the order of the dashboard.
    pub const ALL: [Measure; 5] =
        [Measure::Services, Measure::Clients, Measure::Days, Measure::Refused, Measure::Free];

    /// Its value in a period; `None` where there is nothing to measure.
    pub fn of(self, figures: &Figures, period: Period) -> Option<f64> {
        let total = figures.get(period, Cut::Total);
        let count = |cut| figures.get(period, cut).services;
        match self {
            Measure::Services => Some(total.services as f64),
            Measure::Clients => Some(total.clients as f64),
            Measure::Days => figures.median_days(period),
            Measure::Refused => share(count(Cut::Refused), count(Cut::Decided)),
            Measure::Free => share(total.free, total.services),
        }
    }

    /// A value with its unit: `178 000`, `2,4 дня`, `4,1 %`.
    pub fn written(self, lang: Lang, value: Option<f64>) -> String {
        let Some(value) = value else { return "—".to_owned() };
        match self {
            Measure::Services | Measure::Clients => fmt::number(lang, value as i64),
            Measure::Days => {
                t!(lang, "indicators-days", count = value, shown = short(lang, value))
            }
            Measure::Refused | Measure::Free => percent(lang, fmt::decimal(lang, value)),
        }
    }

    /// What it counts; `value` chooses the plural.
    pub fn label(self, lang: Lang, value: Option<f64>) -> String {
        let count = value.unwrap_or_default() as i64;
        match self {
            Measure::Services => t!(lang, "indicators-services", count = count),
            Measure::Clients => t!(lang, "indicators-clients", count = count),
            Measure::Days => t!(lang, "indicators-median"),
            Measure::Refused => t!(lang, "indicators-refused"),
            Measure::Free => t!(lang, "indicators-free"),
        }
    }

    /// How it compares, in words, and whether that is good.
    pub fn compared(
        self,
        lang: Lang,
        figures: &Figures,
        choice: &Choice,
    ) -> Option<(String, Tone)> {
        let wanted = choice.wanted();
        let was = self.of(figures, wanted.beside)?;
        let shown = self.written(lang, Some(was));
        match choice.beside() {
            Beside::WithinYear(year) => {
                let year = year.to_string();
                Some((t!(lang, "indicators-within-year", year = year, value = shown), Tone::Plain))
            }
            Beside::WholeYearBefore if self.is_amount() => {
                Some((t!(lang, "indicators-whole-year-before", value = shown), Tone::Plain))
            }
            _ => self.difference(lang, self.of(figures, wanted.period)?, was),
        }
    }

    fn difference(self, lang: Lang, now: f64, was: f64) -> Option<(String, Tone)> {
        let by = if self.is_amount() { (now - was) * 100.0 / was } else { now - was };
        if !by.is_finite() {
            return None;
        }
        let sign = if by >= 0.05 { "+" } else { "" };
        // What rounds to nothing is nothing, without a sign.
        let size = fmt::decimal(lang, if by.abs() < 0.05 { 0.0 } else { by });
        let difference = match self {
            Measure::Services | Measure::Clients => percent(lang, format!("{sign}{size}")),
            Measure::Days => format!("{sign}{size}"),
            Measure::Refused | Measure::Free => {
                t!(lang, "indicators-points", difference = format!("{sign}{size}"))
            }
        };
        Some((t!(lang, "indicators-over-year", difference = difference), self.tone(by)))
    }

    fn is_amount(self) -> bool {
        matches!(self, Measure::Services | Measure::Clients)
    }

    /// More services and clients are good, more days and refusals are not; the free share is
    /// neither.
    fn tone(self, by: f64) -> Tone {
        let more_is = match self {
            Measure::Services | Measure::Clients => 1.0,
            Measure::Days | Measure::Refused => -1.0,
            Measure::Free => 0.0,
        };
        match by * more_is {
            it if it >= 0.05 => Tone::Good,
            it if it <= -0.05 => Tone::Bad,
            _ => Tone::Plain,
        }
    }
}

fn share(part: i64, whole: i64) -> Option<f64> {
    (whole > 0).then(|| part as f64 * 100.0 / whole as f64)
}

/// Without a decimal where there is nothing behind the point.
fn short(lang: Lang, value: f64) -> String {
    if value.fract() == 0.0 { fmt::number(lang, value as i64) } else { fmt::decimal(lang, value) }
}

fn percent(lang: Lang, number: String) -> String {
    if lang == Lang::Ru { format!("{number}{}%", fmt::SPACE) } else { format!("{number}%") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_with_their_units() {
        let written = |it: Measure, value| it.written(Lang::Ru, Some(value));
        assert_eq!(written(Measure::Services, 178_000.0), "178\u{a0}000");
        assert_eq!(written(Measure::Days, 2.5), "2,5\u{a0}дня");
        assert_eq!(written(Measure::Days, 2.0), "2\u{a0}дня");
        assert_eq!(written(Measure::Days, 11.0), "11\u{a0}дней");
        assert_eq!(written(Measure::Refused, 4.1), "4,1\u{a0}%");
        assert_eq!(Measure::Free.written(Lang::Ru, None), "—");
    }

    #[test]
    fn differences_have_a_sign_and_a_meaning() {
        let said = |it: Measure, now, was| it.difference(Lang::Ru, now, was).unwrap();
        assert_eq!(said(Measure::Days, 2.4, 3.0), ("−0,6 за год".into(), Tone::Good));
        assert_eq!(
            said(Measure::Refused, 4.1, 3.8),
            ("+0,3\u{a0}п.\u{a0}п. за год".into(), Tone::Bad)
        );
        assert_eq!(said(Measure::Services, 110.0, 100.0).0, "+10,0\u{a0}% за год");
        assert_eq!(
            said(Measure::Free, 50.0, 50.01),
            ("0,0\u{a0}п.\u{a0}п. за год".into(), Tone::Plain)
        );
        assert_eq!(Measure::Services.difference(Lang::Ru, 5.0, 0.0), None);
    }
}
