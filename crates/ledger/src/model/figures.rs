//! The figures of one scope, as they are read.

use super::{Cell, Counts, Cut, Period};
use kernel::Day;
use std::collections::HashMap;

/// Which figures are read together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Wanted {
    /// The period itself.
    pub period: Period,
    /// What it is compared with: the same period a year before; the running year beside all time.
    pub beside: Period,
    /// First and last month whose totals are wanted.
    pub months: (Period, Period),
}

/// Figures of one scope.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures(HashMap<(Period, Cut), Counts>);

impl Wanted {
    /// A period, its comparison, and two years of months up to the period's end or `today`.
    pub fn of(period: Period, today: Day) -> Wanted {
        let end = period.days().map_or(today, |(_, last)| last.min(today));
        let beside = match period {
            Period::All => Period::year_of(today),
            other => other.plus_years(-1),
        };
        let months = (Period::month_of(end.plus_months(-23)), Period::month_of(end));
        Wanted { period, beside, months }
    }

    /// The wanted months, oldest first.
    pub fn months(&self) -> impl Iterator<Item = Period> + use<> {
        let first = self.months.0.days().map(|(first, _)| first);
        let last = self.months.1;
        let month = move |n| first.map(|it| Period::month_of(it.plus_months(n)));
        (0..).map_while(month).take_while(move |it| *it <= last)
    }

    /// Whether a cell (of the right scope) is among them.
    pub fn wants(&self, cell: &Cell) -> bool {
        let (first, last) = self.months;
        !cell.cut.is_version() && self.wants_period(cell.period)
            || cell.cut == Cut::Total && first <= cell.period && cell.period <= last
    }

    fn wants_period(&self, period: Period) -> bool {
        period == self.period || period == self.beside
    }

    /// The days its rows may have been rendered on; `None` is any.
    pub fn days(&self) -> Option<(Day, Day)> {
        let all = [self.period, self.beside, self.months.0, self.months.1];
        let days: Option<Vec<(Day, Day)>> = all.into_iter().map(Period::days).collect();
        let days = days?;
        let first = days.iter().map(|it| it.0).min()?;
        let last = days.iter().map(|it| it.1).max()?;
        Some((first, last))
    }
}

impl Figures {
    /// The figures of one scope's cells.
    pub fn of(cells: impl IntoIterator<Item = (Cell, Counts)>) -> Figures {
        Figures(cells.into_iter().map(|(cell, counts)| ((cell.period, cell.cut), counts)).collect())
    }

    /// What one cell counts.
    pub fn get(&self, period: Period, cut: Cut) -> Counts {
        self.0.get(&(period, cut)).copied().unwrap_or_default()
    }

    /// The cuts of a period that count anything, in the order of [`Cut`].
    pub fn cuts(&self, period: Period) -> Vec<(Cut, Counts)> {
        let of_period =
            self.0.iter().filter(|((it, _), counts)| *it == period && !counts.is_zero());
        let mut cuts: Vec<_> = of_period.map(|((_, cut), counts)| (*cut, *counts)).collect();
        cuts.sort_unstable_by_key(|(cut, _)| *cut);
        cuts
    }

    /// Median of days from application to rendering: the mean of the lower and the upper median,
    /// from the histogram. `None` where nothing was rendered.
    pub fn median_days(&self, period: Period) -> Option<f64> {
        let days = self.cuts(period).into_iter().filter_map(|(cut, counts)| match cut {
            Cut::Days(days) => Some((days, counts.services)),
            _ => None,
        });
        let histogram: Vec<(u8, i64)> = days.collect();
        let count: i64 = histogram.iter().map(|it| it.1).sum();
        let at = |place: i64| {
            let mut seen = 0;
            let reached = histogram.iter().find(|(_, services)| {
                seen += services;
                seen > place
            });
            reached.map(|(days, _)| f64::from(*days))
        };
        Some((at((count - 1) / 2)? + at(count / 2)?) / 2.0).filter(|_| count > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Scope;
    use proptest::prelude::*;

    fn histogram(days: &[u8]) -> Figures {
        let mut counts: HashMap<u8, i64> = HashMap::new();
        days.iter().for_each(|it| *counts.entry(*it).or_default() += 1);
        Figures::of(counts.into_iter().map(|(days, services)| {
            let cell = Cell { scope: Scope::Network, period: Period::All, cut: Cut::Days(days) };
            (cell, Counts { services, ..Counts::default() })
        }))
    }

    proptest! {
        #[test]
        fn the_median_of_a_histogram_is_that_of_the_list(mut days in prop::collection::vec(0_u8..=60, 0..40)) {
            let seen = histogram(&days).median_days(Period::All);
            days.sort_unstable();
            let (n, half) = (days.len(), days.len() / 2);
            let median = (n > 0).then(|| match n % 2 {
                1 => f64::from(days[half]),
                _ => (f64::from(days[half - 1]) + f64::from(days[half])) / 2.0,
            });
            prop_assert_eq!(seen, median);
        }
    }

    #[test]
    fn wanted_covers_two_years_of_months() {
        let today = "2026-11-23".parse().unwrap();
        let wanted = Wanted::of(Period::All, today);
        let months: Vec<String> = wanted.months().map(|it| it.to_string()).collect();
        assert_eq!(months.len(), 24);
        assert_eq!((months[0].as_str(), months[23].as_str()), ("m2024-12", "m2026-11"));
        assert_eq!(wanted.beside, Period::Year(2026));
        assert_eq!(wanted.days(), None);
        let wanted = Wanted::of(Period::Year(2023), today);
        assert_eq!(wanted.months.1, Period::Month(2023, 12));
        let days = ("2022-01-01".parse().unwrap(), "2023-12-31".parse().unwrap());
        assert_eq!(wanted.days(), Some(days));
    }
}
