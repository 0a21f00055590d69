//! The fixed periods figures are kept for.

use kernel::Day;
use std::fmt;
use std::str::FromStr;

/// A fixed period; its code sorts and goes into URLs: `a`, `y2026`, `q2026-4`, `m2026-11`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// All time.
    All,
    /// A calendar year.
    Year(i16),
    /// A quarter of a year, 1–4.
    Quarter(i16, i8),
    /// A month of a year, 1–12.
    Month(i16, i8),
}

impl Period {
    /// The four periods a day belongs to.
    pub fn of(day: Day) -> [Period; 4] {
        [Period::All, Period::year_of(day), Period::quarter_of(day), Period::month_of(day)]
    }

    /// The year of a day.
    pub fn year_of(day: Day) -> Period {
        Period::Year(day.0.year())
    }

    /// The quarter of a day.
    pub fn quarter_of(day: Day) -> Period {
        Period::Quarter(day.0.year(), (day.0.month() - 1) / 3 + 1)
    }

    /// The month of a day.
    pub fn month_of(day: Day) -> Period {
        Period::Month(day.0.year(), day.0.month())
    }

    /// The fixed period that begins and ends on these days, if one does.
    pub fn between(first: Day, last: Day) -> Option<Period> {
        Period::of(first).into_iter().find(|it| it.days() == Some((first, last)))
    }

    /// Its first and last day; `None` for all time.
    pub fn days(self) -> Option<(Day, Day)> {
        let (year, month, months) = match self {
            Period::All => return None,
            Period::Year(year) => (year, 1, 12),
            Period::Quarter(year, quarter) => (year, quarter * 3 - 2, 3),
            Period::Month(year, month) => (year, month, 1),
        };
        let first = Day::new(year, month, 1)?;
        Some((first, first.plus_months(months).plus_days(-1)))
    }

    /// Whether a day belongs to it.
    pub fn contains(self, day: Day) -> bool {
        self.days().is_none_or(|(first, last)| first <= day && day <= last)
    }

    /// The same period so many years later, or earlier when negative; all time stays.
    pub fn plus_years(self, years: i16) -> Period {
        match self {
            Period::All => Period::All,
            Period::Year(year) => Period::Year(year + years),
            Period::Quarter(year, quarter) => Period::Quarter(year + years, quarter),
            Period::Month(year, month) => Period::Month(year + years, month),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Period::All => f.write_str("a"),
            Period::Year(year) => write!(f, "y{year:04}"),
            Period::Quarter(year, quarter) => write!(f, "q{year:04}-{quarter}"),
            Period::Month(year, month) => write!(f, "m{year:04}-{month:02}"),
        }
    }
}

impl FromStr for Period {
    type Err = String;
    fn from_str(text: &str) -> Result<Period, String> {
        parse(text)
            .ok_or_else(|| format!("a period is a, y2026, q2026-4 or m2026-11, not {text:?}"))
    }
}

fn parse(text: &str) -> Option<Period> {
    if text == "a" {
        return Some(Period::All);
    }
    let (kind, rest) = text.split_at_checked(1)?;
    let (year, part) = rest.split_once('-').unwrap_or((rest, ""));
    let year: i16 = year.parse().ok().filter(|it| (1900..=2999).contains(it))?;
    let part = |most: i8| part.parse::<i8>().ok().filter(|it| (1..=most).contains(it));
    match kind {
        "y" if rest.len() == 4 => Some(Period::Year(year)),
        "q" => Some(Period::Quarter(year, part(4)?)),
        "m" => Some(Period::Month(year, part(12)?)),
        _ => None,
    }
}

db::stored_as_text!(Period);

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_belongs_to_four_periods() {
        let codes = Period::of(day("2026-11-23")).map(|it| it.to_string());
        assert_eq!(codes, ["a", "y2026", "q2026-4", "m2026-11"]);
        assert!(Period::of(day("2024-02-29")).iter().all(|it| it.contains(day("2024-02-29"))));
    }

    #[test]
    fn codes_are_read_back_and_nothing_else_is() {
        for code in ["a", "y2026", "q2026-4", "m2026-11", "m2026-02"] {
            assert_eq!(code.parse::<Period>().unwrap().to_string(), code);
        }
        for code in ["", "b", "y", "y26", "q2026", "q2026-5", "m2026-0", "m2026-13", "y2026-1", "й"]
        {
            assert!(code.parse::<Period>().is_err(), "{code}");
        }
    }

    #[test]
    fn a_period_knows_its_days() {
        let days = |code: &str| code.parse::<Period>().unwrap().days();
        assert_eq!(days("q2026-1"), Some((day("2026-01-01"), day("2026-03-31"))));
        assert_eq!(days("m2024-02"), Some((day("2024-02-01"), day("2024-02-29"))));
        assert_eq!(days("a"), None);
        let between = |first, last| Period::between(day(first), day(last));
        assert_eq!(between("2026-04-01", "2026-06-30"), Some(Period::Quarter(2026, 2)));
        assert_eq!(between("2026-04-01", "2026-06-29"), None);
    }
}
