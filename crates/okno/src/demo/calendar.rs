//! How a centre's work spreads over days: weekday, season, growth.

use applications::is_working;
use kernel::Day;

/// A centre's planned work: by the end of each milestone's day it has entered so many renderings.
/// A demo of an earlier day is the beginning of the demo of a later one.
pub(super) struct Plan {
    pub founded: Day,
    /// In order of time; after the last one the work goes on at its pace.
    pub milestones: Vec<(Day, usize)>,
}

/// How many days after the last milestone are weighed at once, to go on at its pace.
const BEYOND: i32 = 366;

impl Plan {
    /// Days up to `today` with the number of renderings entered on each.
    pub fn days(&self, today: Day) -> Vec<(Day, usize)> {
        let mut days = Vec::new();
        let (mut from, mut before, mut pace) = (self.founded, 0, 0.0);
        for (end, total) in &self.milestones {
            let weights = weights(from, *end);
            pace = (total - before) as f64 / sum(&weights);
            days.extend(spread(&weights, total - before));
            (from, before) = (end.plus_days(1), *total);
        }
        while from <= today {
            let end = from.plus_days(BEYOND);
            let weights = weights(from, end);
            days.extend(spread(&weights, (pace * sum(&weights)).round() as usize));
            from = end.plus_days(1);
        }
        days.retain(|(day, count)| *day <= today && *count > 0);
        days
    }
}

/// Parts `total` among the days by their weights, to the last one.
fn spread(weights: &[(Day, f64)], total: usize) -> impl Iterator<Item = (Day, usize)> {
    let (all, mut weight, mut given) = (sum(weights), 0.0, 0);
    let last = weights.len() - 1;
    weights.iter().enumerate().map(move |(at, (day, own))| {
        weight += own;
        let due = if at == last { total } else { (total as f64 * weight / all) as usize };
        let count = due - given;
        given = due;
        (*day, count)
    })
}

fn sum(weights: &[(Day, f64)]) -> f64 {
    weights.iter().map(|(_, weight)| weight).sum()
}

fn weights(from: Day, to: Day) -> Vec<(Day, f64)> {
    let days = (0..=to.days_since(from)).map(|it| from.plus_days(it));
    days.map(|it| (it, weight(it))).collect()
}

/// Services of an average centre in each month, January first: full before the holidays and at
/// the end of the budget year, quiet in summer.
const MONTHS: [f64; 12] =
    [1720., 2610., 3120., 3260., 2480., 2390., 2210., 2350., 3310., 3540., 3180., 2840.];
/// Monday to Sunday.
const WEEKDAYS: [f64; 7] = [0.95, 1.12, 1.15, 1.08, 0.80, 0.06, 0.];
/// Relative volume of the years from 2019 on: the start, the year of restrictions, growth, a new
/// national project. Later years are like the last.
const YEARS: [f64; 8] = [0.72, 0.84, 1.05, 1.16, 1.18, 0.92, 0.98, 1.12];

fn weight(day: Day) -> f64 {
    let weekday = usize::from(day.0.weekday().to_monday_zero_offset() as u8);
    if weekday < 5 && !is_working(day) {
        return 0.;
    }
    let month = MONTHS[usize::from(day.0.month() as u8) - 1] / working_days(day);
    let year = (day.0.year() - 2019).clamp(0, YEARS.len() as i16 - 1) as usize;
    // Days differ, always in the same way.
    let mood =
        0.8 + 0.4 * f64::from((day.0.day_of_year() as u32 * 7_919 + year as u32 * 31) % 97) / 96.;
    month * WEEKDAYS[weekday] * YEARS[year] * mood
}

fn working_days(of: Day) -> f64 {
    let days = (1..=of.0.days_in_month()).filter_map(|it| Day::new(of.0.year(), of.0.month(), it));
    days.filter(|it| is_working(*it)).count() as f64
}

/// The last working day not after `day`.
pub(super) fn working_day(mut day: Day) -> Day {
    while !is_working(day) {
        day = day.plus_days(-1);
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn plan() -> Plan {
        let milestones = vec![(day("2023-11-15"), 178_000), (day("2026-11-23"), 290_000)];
        Plan { founded: day("2019-02-01"), milestones }
    }

    fn by(end: &str, days: &[(Day, usize)]) -> usize {
        days.iter().filter(|(it, _)| *it <= day(end)).map(|(_, count)| count).sum()
    }

    #[test]
    fn milestones_are_met_to_the_last_rendering() {
        let days = plan().days(day("2026-11-23"));
        assert_eq!(by("2023-11-15", &days), 178_000);
        assert_eq!(by("2026-11-23", &days), 290_000);
    }

    #[test]
    fn an_earlier_demo_is_the_beginning_of_a_later_one() {
        let early = plan().days(day("2021-06-01"));
        let late = plan().days(day("2028-06-01"));
        assert_eq!(early, late[..early.len()]);
        assert!((330_000..370_000).contains(&by("2028-06-01", &late)));
    }

    #[test]
    fn work_has_weekdays_seasons_and_growth() {
        let days = plan().days(day("2026-11-23"));
        assert!(days.iter().all(|(it, _)| it.0.weekday() != jiff::civil::Weekday::Sunday));
        let of = |month: &str| -> usize {
            let here = days.iter().filter(|(it, _)| it.to_string().starts_with(month));
            here.map(|(_, count)| count).sum()
        };
        assert!(of("2026-01") < of("2026-03") && of("2026-07") < of("2026-10"));
        assert!(of("2025") < of("2026") * 12 / 11);
    }
}
