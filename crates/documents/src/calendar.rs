//! iCalendar out (RFC 5545).

use icalendar::{Calendar, Component, EventLike as _, Property};
use jiff::{
    Timestamp, ToSpan as _,
    civil::{Date, DateTime},
    tz::TimeZone,
};

/// An entry of a calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its name among all events of all calendars, the same at every export: calendars
    /// recognise a changed event by it.
    pub uid: String,
    /// When it was last changed.
    pub stamp: Timestamp,
    /// When it takes place.
    pub when: When,
    /// The title.
    pub summary: String,
    /// Where; may be empty.
    pub place: String,
    /// The rest; may be empty.
    pub description: String,
}

/// The time of an [`Event`].
#[derive(Clone, Debug, PartialEq)]
pub enum When {
    /// Whole days, from the first to the last inclusive.
    Days(Date, Date),
    /// From an hour to an hour of a place.
    Hours {
        /// When it begins, by the clock of the place.
        begin: DateTime,
        /// When it ends, by the clock of the place.
        end: DateTime,
        /// The place's time zone by its IANA name, such as `Asia/Yekaterinburg`. With a name
        /// that is not known the hours stand as they are, wherever the reader is.
        zone: String,
    },
}

/// Writes a calendar.
///
/// Hours are written in UTC: a zone would need its rules in the file (`VTIMEZONE`), and every
/// calendar shows UTC by the reader's own clock anyway.
pub fn calendar(name: &str, events: &[Event]) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//Okno//Okno//RU"));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    calendar.append_property(("METHOD", "PUBLISH"));
    // RFC 7986, and what was written before it.
    calendar.append_property(Property::new("NAME", escaped(&line(name))));
    calendar.append_property(("X-WR-CALNAME", &*line(name)));
    for event in events {
        calendar.push(entry(event));
    }
    calendar.to_string()
}

fn entry(event: &Event) -> icalendar::Event {
    let mut entry = icalendar::Event::new();
    entry.uid(&line(&event.uid)).summary(&line(&event.summary));
    entry.add_property("DTSTAMP", utc(event.stamp));
    if !event.place.is_empty() {
        entry.location(&line(&event.place));
    }
    if !event.description.is_empty() {
        entry.description(&text(&event.description));
    }
    match &event.when {
        When::Days(first, last) => {
            // DTEND of whole days is the day after (RFC 5545, 3.6.1).
            let after = (*last).max(*first).saturating_add(1.day());
            entry.append_property(day("DTSTART", *first));
            entry.append_property(day("DTEND", after));
        }
        When::Hours { begin, end, zone } => {
            entry.add_property("DTSTART", hour(*begin, zone));
            entry.add_property("DTEND", hour((*end).max(*begin), zone));
        }
    }
    entry.done()
}

fn day(key: &str, date: Date) -> Property {
    Property::new(key, date.strftime("%Y%m%d").to_string()).add_parameter("VALUE", "DATE").done()
}

fn hour(local: DateTime, zone: &str) -> String {
    let zoned = TimeZone::get(zone).and_then(|zone| zone.to_timestamp(local));
    zoned.map_or_else(|_| local.strftime("%Y%m%dT%H%M%S").to_string(), utc)
}

fn utc(moment: Timestamp) -> String {
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Text of one line.
fn line(text: &str) -> String {
    text.split(char::is_control).collect::<Vec<_>>().join(" ")
}

/// Text of any lines; other control characters are not allowed in the format (RFC 5545, 3.1).
fn text(text: &str) -> String {
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// For a property whose type the library does not know, and so leaves as it is.
fn escaped(text: &str) -> String {
    text.replace('\\', r"\\").replace(',', r"\,").replace(';', r"\;")
}
