//! Days, moments, time zones and the clock, which is an argument everywhere.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// A calendar day of an organisation's time zone; `2026-11-23` as text.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(transparent)]
pub struct Day(pub Date);

/// A point in time, UTC, to the microsecond; text of fixed width that sorts by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub Timestamp);

/// A time zone by its IANA name, such as `Asia/Yekaterinburg`.
#[derive(Clone, Debug, PartialEq)]
pub struct Zone(TimeZone);

/// Says what time it is. The roof makes the real one, tests make theirs.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Moment + Send + Sync>);

impl Day {
    /// Parts to day; `None` for the 31st of February.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Day> {
        Date::new(year, month, day).ok().map(Day)
    }

    /// The day `days` later, or earlier when negative; the calendar's last day at its end.
    pub fn plus_days(self, days: i32) -> Day {
        Day(self.0.saturating_add(days.days()))
    }

    /// The same day so many months later (the last of a shorter month).
    pub fn plus_months(self, months: i32) -> Day {
        Day(self.0.saturating_add(months.months()))
    }

    /// Days from `earlier` to this day; negative when it is later.
    pub fn days_since(self, earlier: Day) -> i32 {
        earlier.0.duration_until(self.0).as_hours() as i32 / 24
    }
}

impl Moment {
    /// The day it is at this moment in `zone`.
    pub fn day_in(self, zone: &Zone) -> Day {
        Day(self.0.to_zoned_datetime(zone.0.clone()).date())
    }

    /// Seconds later, or earlier when negative.
    pub fn plus_seconds(self, seconds: i64) -> Moment {
        Moment(self.0.saturating_add(seconds.seconds()).unwrap_or(self.0))
    }

    /// Seconds since `earlier`; negative when it is later.
    pub fn seconds_since(self, earlier: Moment) -> i64 {
        self.0.duration_since(earlier.0).as_secs()
    }

    /// Local date and time in `zone`.
    pub fn in_zone(self, zone: &Zone) -> jiff::ZonedDateTime {
        self.0.to_zoned_datetime(zone.0.clone())
    }
}

impl Zone {
    /// Moscow time: what is shown where no organisation says otherwise.
    pub fn moscow() -> Zone {
        "Europe/Moscow".parse().unwrap_or(Zone(TimeZone::UTC))
    }

    /// The moment a local time of day comes on `day` here.
    pub fn moment(&self, day: Day, hour: i8, minute: i8, second: i8) -> Moment {
        let local = day.0.at(hour, minute, second, 0);
        let zoned = self.0.to_ambiguous_zoned_datetime(local).compatible();
        Moment(zoned.map(|it| it.timestamp()).unwrap_or_default())
    }
}

impl Clock {
    /// A clock that asks `now` each time.
    pub fn new(now: impl Fn() -> Moment + Send + Sync + 'static) -> Clock {
        Clock(Arc::new(now))
    }

    /// A clock that stands still.
    pub fn fixed(at: Moment) -> Clock {
        Clock::new(move || at)
    }

    /// The current moment.
    pub fn now(&self) -> Moment {
        (self.0)()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Day {
    type Err = jiff::Error;
    /// `2026-11-23`, or `23.11.2026` as people type it.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let mut parts = text.split('.');
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(day), Some(month), Some(year), None) => {
                format!("{year}-{month:0>2}-{day:0>2}").parse().map(Day)
            }
            _ => text.parse().map(Day),
        }
    }
}

db::stored_as_text!(Day);

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.6}", self.0)
    }
}

impl FromStr for Moment {
    type Err = jiff::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Moment)
    }
}

impl serde::Serialize for Moment {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

db::stored_as_text!(Moment);

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.iana_name().unwrap_or("UTC"))
    }
}

impl FromStr for Zone {
    type Err = jiff::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        TimeZone::get(text).map(Zone)
    }
}

db::stored_as_text!(Zone);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_belongs_to_a_time_zone() {
        let moment: Moment = "2023-11-15T20:30:00Z".parse().unwrap();
        assert_eq!(moment.day_in(&Zone::moscow()).to_string(), "2023-11-15");
        let ural: Zone = "Asia/Yekaterinburg".parse().unwrap();
        assert_eq!(moment.day_in(&ural).to_string(), "2023-11-16");
    }

    #[test]
    fn moments_are_of_fixed_width() {
        let whole: Moment = "2023-11-15T20:30:00Z".parse().unwrap();
        let parts: Moment = "2023-11-15T20:30:00.5Z".parse().unwrap();
        assert_eq!(whole.to_string(), "2023-11-15T20:30:00.000000Z");
        assert_eq!(whole.to_string().len(), parts.to_string().len());
    }

    #[test]
    fn people_type_days_their_way() {
        assert_eq!("5.3.2026".parse::<Day>().unwrap().to_string(), "2026-03-05");
        assert!("31.02.2026".parse::<Day>().is_err());
        let day: Day = "2026-03-01".parse().unwrap();
        assert_eq!(day.days_since("2026-02-01".parse().unwrap()), 28);
    }
}
