//! Working days: a service's term counts them.

use kernel::Day;

/// Public holidays with a fixed date (Labour Code of the Russian Federation, article 112), as
/// (month, day). The government's yearly transfers of days off are not known in advance and are
/// left out: a term may then end a day or two early, never late.
const HOLIDAYS: [(i8, i8); 14] = [
    (1, 1),
    (1, 2),
    (1, 3),
    (1, 4),
    (1, 5),
    (1, 6),
    (1, 7),
    (1, 8),
    (2, 23),
    (3, 8),
    (5, 1),
    (5, 9),
    (6, 12),
    (11, 4),
];

/// Whether offices work on this day: Monday to Friday, holidays excepted.
pub fn is_working(day: Day) -> bool {
    let weekday = day.0.weekday().to_monday_zero_offset();
    weekday < 5 && !HOLIDAYS.contains(&(day.0.month(), day.0.day()))
}

/// The day a term of `term` working days ends that begins the day after `from`; a term of 0 days
/// ends on `from` itself.
pub fn due(from: Day, term: i64) -> Day {
    let mut day = from;
    let mut left = term;
    while left > 0 {
        day = day.plus_days(1);
        left -= i64::from(is_working(day));
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn weekends_do_not_count() {
        // 23.11.2026 is a Monday.
        assert_eq!(due(day("2026-11-23"), 0), day("2026-11-23"));
        assert_eq!(due(day("2026-11-23"), 4), day("2026-11-27"));
        assert_eq!(due(day("2026-11-23"), 5), day("2026-11-30"));
        assert_eq!(due(day("2026-11-28"), 1), day("2026-11-30"));
    }

    #[test]
    fn holidays_do_not_count() {
        assert_eq!(due(day("2026-11-03"), 1), day("2026-11-05"));
        assert_eq!(due(day("2026-12-31"), 1), day("2027-01-11"));
    }
}
