//! Calendars out, parsed back by another library.

use documents::{Event, When, calendar};
use ical::{IcalParser, parser::ical::component::IcalEvent};
use jiff::civil::date;
use proptest::prelude::*;

fn visit() -> Event {
    Event {
        uid: "visit-1@okno.example".to_owned(),
        stamp: "2022-06-30T05:00:00Z".parse().expect("a moment"),
        when: When::Hours {
            begin: date(2022, 7, 1).at(10, 0, 0, 0),
            end: date(2022, 7, 1).at(11, 30, 0, 0),
            zone: "Asia/Yekaterinburg".to_owned(),
        },
        summary: "Знакомство с центром «Мой бизнес»; показ направлений, вопросы и ответы"
            .to_owned(),
        place: "Челябинск, Российская ул., 110".to_owned(),
        description: "Первая строка\nВторая строка".to_owned(),
    }
}

fn parsed(text: &str) -> Vec<IcalEvent> {
    let calendar = IcalParser::new(text.as_bytes()).next().expect("a calendar");
    calendar.expect("a calendar without faults").events
}

fn value(event: &IcalEvent, name: &str) -> String {
    let property = event.properties.iter().find(|property| property.name == name);
    let raw = property.and_then(|property| property.value.clone()).unwrap_or_default();
    let plain = raw.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";");
    plain.replace("\\\\", "\\")
}

#[test]
fn an_hour_is_in_utc_and_the_words_come_back() {
    let text = calendar("Визит, Уфа; июль", &[visit()]);
    let event = &parsed(&text)[0];
    assert_eq!(value(event, "UID"), "visit-1@okno.example");
    assert_eq!(value(event, "DTSTAMP"), "20220630T050000Z");
    assert_eq!(value(event, "DTSTART"), "20220701T050000Z");
    assert_eq!(value(event, "DTEND"), "20220701T063000Z");
    assert_eq!(value(event, "SUMMARY"), visit().summary);
    assert_eq!(value(event, "LOCATION"), visit().place);
    assert_eq!(value(event, "DESCRIPTION"), visit().description);
    assert!(text.contains("X-WR-CALNAME:Визит\\, Уфа\\; июль\r\n"), "{text}");
    assert!(text.contains("\nNAME:Визит\\, Уфа\\; июль\r\n"), "{text}");
}

#[test]
fn whole_days_end_the_day_after() {
    let when = When::Days(date(2022, 6, 30), date(2022, 7, 1));
    let text = calendar("Визиты", &[Event { when, ..visit() }]);
    let event = &parsed(&text)[0];
    assert_eq!(value(event, "DTSTART"), "20220630");
    assert_eq!(value(event, "DTEND"), "20220702");
    assert!(text.contains("DTSTART;VALUE=DATE:20220630\r\n"), "{text}");
}

#[test]
fn lines_are_folded_at_75_octets() {
    let summary = "Очень длинное название пункта программы ".repeat(20);
    let text = calendar("Визит", &[Event { summary, ..visit() }]);
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "only CRLF ends a line");
}

proptest! {
    #[test]
    fn no_words_break_out_of_their_property(words in "(?s).{0,120}") {
        let wild = Event {
            uid: words.clone(),
            summary: words.clone(),
            place: words.clone(),
            description: words.clone(),
            ..visit()
        };
        let text = calendar(&words, &[wild, visit()]);
        let events = parsed(&text);
        prop_assert_eq!(events.len(), 2);
        prop_assert_eq!(value(&events[1], "UID"), "visit-1@okno.example");
        prop_assert_eq!(events[0].properties.iter().filter(|p| p.name == "DTSTART").count(), 1);
    }
}
