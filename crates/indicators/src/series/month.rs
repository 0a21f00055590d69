//! A month as observations know it.

use kernel::Day;
use ledger::Period;
use std::fmt;
use std::str::FromStr;

/// A calendar month; `2026-11` as text, which sorts by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i16,
    month: i8,
}

/// Names of months as tables write them.
const NAMES: [&str; 12] = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
];

impl Month {
    /// A month of a year between 1900 and 2999; `None` for the thirteenth.
    pub fn new(year: i16, month: i8) -> Option<Month> {
        let right = (1900..=2999).contains(&year) && (1..=12).contains(&month);
        right.then_some(Month { year, month })
    }

    /// The month a day belongs to.
    pub fn of(day: Day) -> Month {
        Month { year: day.0.year(), month: day.0.month() }
    }

    /// Months since the year 0: a whole number that grows by one a month, as panels want it.
    pub fn number(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month) - 1
    }

    /// So many months later, or earlier when negative.
    pub fn plus(self, months: i32) -> Month {
        Month::numbered(self.number() + months)
    }

    /// The month of a [`Month::number`].
    pub fn numbered(number: i32) -> Month {
        let part = |it: i32| i16::try_from(it).unwrap_or_default();
        Month { year: part(number.div_euclid(12)), month: part(number.rem_euclid(12)) as i8 + 1 }
    }

    /// Its first day.
    pub fn first_day(self) -> Day {
        format!("{self}-01").parse().expect("a month has a first day")
    }

    /// The same month of the ledger's figures.
    pub fn period(self) -> Period {
        Period::Month(self.year, self.month)
    }

    /// A month as people write it: `2026-11`, `11.2026`, `11/2026`, a day of it, `ноябрь 2026`.
    pub fn typed(text: &str) -> Option<Month> {
        let text = text.trim().trim_end_matches(['г', '.']).trim_end().to_lowercase();
        if let Ok(month) = text.parse() {
            return Some(month);
        }
        if let Some(day) = documents::parse_day(&text) {
            return Some(Month::of(Day(day)));
        }
        let (first, year) = text.split_once(['.', '/', ' '])?;
        let named = NAMES.iter().position(|it| *it == first.trim());
        let month = named.map(|it| it as i8 + 1).or_else(|| first.trim().parse().ok())?;
        Month::new(year.trim().parse().ok()?, month)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Month {
    type Err = String;
    fn from_str(text: &str) -> Result<Month, String> {
        let parts =
            text.split_once('-').filter(|(year, month)| (year.len(), month.len()) == (4, 2));
        let month =
            parts.and_then(|(year, month)| Month::new(year.parse().ok()?, month.parse().ok()?));
        month.ok_or_else(|| format!("a month is 2026-11, not {text:?}"))
    }
}

db::stored_as_text!(Month);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_write_months_their_way() {
        let month: Month = "2026-03".parse().unwrap();
        for text in
            ["2026-03", "03.2026", "3.2026", "3/2026", "2026-03-31", "01.03.2026", "Март 2026 г."]
        {
            assert_eq!(Month::typed(text), Some(month), "{text}");
        }
        for text in ["", "2026", "13.2026", "2026-00", "мартобрь 2026", "3.26.1"] {
            assert_eq!(Month::typed(text), None, "{text}");
        }
    }

    #[test]
    fn months_are_counted_over_years() {
        let month: Month = "2026-01".parse().unwrap();
        assert_eq!(month.plus(-1).to_string(), "2025-12");
        assert_eq!(month.plus(23).to_string(), "2027-12");
        assert_eq!(month.plus(23).number() - month.number(), 23);
        assert_eq!(Month::of("2026-01-31".parse().unwrap()), month);
    }
}
