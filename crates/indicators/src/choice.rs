//! Which period is looked at, and as of which day: the state of a dashboard in its address.

use kernel::{Day, Lang, Say};
use ledger::{Period, Wanted};
use serde::Deserialize;
use web::{Error, Result, t, word};

/// What the address says.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// The period's code: `a`, `y2026`, `q2026-4`, `m2026-11`.
    pub period: Option<String>,
    /// The day everything is seen from: `2023-11-15`.
    pub on: Option<String>,
}

/// A period, seen from a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Choice {
    /// The period.
    pub period: Period,
    /// A past day whose knowledge is asked for; `None` is now.
    pub on: Option<Day>,
    /// The day of the reader.
    pub today: Day,
}

/// How the figures beside relate to those of the period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Beside {
    /// The same period a year before; both are over.
    YearBefore,
    /// The same, while the period itself still runs: amounts cannot be set against each other.
    WholeYearBefore,
    /// The running year beside all time.
    WithinYear(i16),
}

impl Asked {
    /// Reads the address; a day that is not over yet is now.
    ///
    /// # Errors
    /// A period or a day that cannot be read.
    pub fn choice(&self, today: Day) -> Result<Choice> {
        let given = |it: &Option<String>| it.clone().filter(|it| !it.trim().is_empty());
        let wrong = |field, key| move || Error::Bad { field, say: Say::new(key) };
        let period = given(&self.period).map(|it| it.trim().parse::<Period>());
        let period =
            period.transpose().map_err(|_| wrong("period", "indicators-wrong-period")())?;
        let on = given(&self.on).map(|it| it.parse::<Day>());
        let on = on.transpose().map_err(|_| wrong("on", "fault-day")())?;
        let on = on.filter(|it| *it < today);
        Ok(Choice { period: period.unwrap_or(Period::All), on, today })
    }
}

impl Choice {
    /// The day everything is seen from.
    pub fn day(&self) -> Day {
        self.on.unwrap_or(self.today)
    }

    /// The figures to read.
    pub fn wanted(&self) -> Wanted {
        Wanted::of(self.period, self.day())
    }

    /// The last day of the period, or the day it is seen from where that is earlier.
    pub fn end(&self) -> Day {
        self.period.days().map_or(self.day(), |(_, last)| last.min(self.day()))
    }

    /// How the period's comparison is to be read.
    pub fn beside(&self) -> Beside {
        match self.period.days() {
            None => Beside::WithinYear(self.day().0.year()),
            Some((_, last)) if last <= self.day() => Beside::YearBefore,
            Some(_) => Beside::WholeYearBefore,
        }
    }

    /// The same view of another period: what follows the address of the page.
    pub fn query(&self, period: Period) -> String {
        match self.on {
            Some(on) => format!("?period={period}&on={on}"),
            None => format!("?period={period}"),
        }
    }

    /// The four kinds of periods that end where this one does.
    pub fn kinds(&self) -> [Period; 4] {
        let end = self.end();
        [Period::All, Period::year_of(end), Period::quarter_of(end), Period::month_of(end)]
    }

    /// Periods to choose from, newest first: years since `first`, the last 8 quarters, 24 months.
    pub fn offered(&self, first: i16) -> [Vec<Period>; 3] {
        let day = self.day();
        let back = |months: i32| day.plus_months(-months);
        [
            (first..=day.0.year()).rev().map(Period::Year).collect(),
            (0..8).map(|n| Period::quarter_of(back(n * 3))).collect(),
            (0..24).map(|n| Period::month_of(back(n))).collect(),
        ]
    }
}

/// A period as it is read: `2026 год`, `IV квартал 2026 года`, `ноябрь 2026 года`.
pub fn period_name(lang: Lang, period: Period) -> String {
    match period {
        Period::All => t!(lang, "indicators-all-time"),
        Period::Year(year) => t!(lang, "indicators-year", year = year.to_string()),
        Period::Quarter(year, quarter) => {
            let quarter = ["I", "II", "III", "IV"][(quarter as usize - 1) % 4];
            t!(lang, "indicators-quarter", year = year.to_string(), quarter = quarter)
        }
        Period::Month(year, month) => {
            let month = word(lang, "indicators-month", month);
            t!(lang, "indicators-month-of-year", year = year.to_string(), month = month)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(period: &str, on: &str) -> Choice {
        let asked = Asked { period: Some(period.into()), on: Some(on.into()) };
        asked.choice("2026-11-23".parse().unwrap()).unwrap()
    }

    #[test]
    fn a_running_period_is_not_set_against_a_whole_one() {
        assert_eq!(choice("m2026-11", "").beside(), Beside::WholeYearBefore);
        assert_eq!(choice("m2026-10", "").beside(), Beside::YearBefore);
        assert_eq!(choice("m2026-10", "2026-10-15").beside(), Beside::WholeYearBefore);
        assert_eq!(choice("", "2023-11-15").beside(), Beside::WithinYear(2023));
    }

    #[test]
    fn tomorrow_is_now() {
        assert_eq!(choice("a", "2026-11-24").on, None);
        assert_eq!(choice("a", "2026-11-22").query(Period::All), "?period=a&on=2026-11-22");
    }

    #[test]
    fn periods_have_names() {
        let name = |code: &str| period_name(Lang::Ru, code.parse().unwrap());
        assert_eq!(name("q2026-4"), "IV квартал 2026 года");
        assert_eq!(name("m2026-11"), "ноябрь 2026 года");
    }
}
