use super::*;
use kernel::{DelegateId, DirectionId, ItemId, RemarkId, VisitId};
use proptest::prelude::*;

fn item(number: u128, begins: i8, ends: i8, host: &str, guests: &str) -> Item {
    let hour = |hour| TimeOfDay::new(hour, 0).unwrap();
    Item {
        id: ItemId::known(number),
        visit: VisitId::known(1),
        day: "2023-11-15".parse().unwrap(),
        begins: hour(begins),
        ends: hour(ends),
        place: String::new(),
        title: String::new(),
        organisation: None,
        direction: Some(DirectionId::known(number)),
        host: host.into(),
        guests: guests.into(),
        transport: String::new(),
        shown: true,
        position: 0,
    }
}

#[test]
fn a_person_is_at_one_place_at_a_time() {
    let clash = |a: &Item, b: &Item| clashes(&[a.clone(), b.clone()]);
    let first = item(1, 10, 12, "Анна Лесная", "Ильдар, Ольга");
    assert!(clash(&first, &item(2, 12, 13, "Анна Лесная", "Ильдар")).is_empty(), "one by one");
    let host = clash(&first, &item(2, 11, 13, "Пётр; анна  лесная", "Сергей"));
    assert_eq!(host[0].person.as_deref(), Some("анна  лесная"));
    let guest = clash(&first, &item(2, 11, 13, "Пётр", "Ольга"));
    assert_eq!(guest[0].person.as_deref(), Some("Ольга"));
    assert!(clash(&first, &item(2, 11, 13, "Пётр", "Сергей")).is_empty(), "two groups");
    let all = clash(&first, &item(2, 11, 13, "Пётр", ""));
    assert_eq!(all[0].person.as_deref(), Some("Ильдар"), "the whole delegation holds everyone");
    let both = clash(&item(1, 10, 12, "", ""), &item(2, 11, 12, "", ""));
    assert_eq!(both[0].person, None);
}

#[test]
fn directions_shown_are_counted_once() {
    let all: Vec<DirectionId> = (1..=9).map(DirectionId::known).collect();
    let mut items: Vec<Item> = (1..=7).map(|it| item(it, 10, 11, "", "")).collect();
    items.push(item(1, 12, 13, "", ""));
    items[6].shown = false;
    assert_eq!(shown(&items, &all), 6);
}

fn quote(delegate: Option<DelegateId>) -> Remark {
    Remark {
        id: RemarkId::known(1),
        visit: VisitId::known(1),
        once: String::new(),
        kind: RemarkKind::Quote,
        region: "74".parse().unwrap(),
        author: String::new(),
        delegate,
        faces: kernel::Spaced::default(),
        item: None,
        text: "Слова".into(),
        file: None,
        at: web::testing::noon(),
        approved_at: None,
    }
}

fn consent(delegate: DelegateId, covers: Covers) -> Consent {
    Consent {
        id: kernel::ConsentId::known(1),
        visit: VisitId::known(1),
        delegate,
        covers,
        given_on: "2023-11-15".parse().unwrap(),
        channel: Channel::Paper,
        recorded_by: String::new(),
        recorded_at: web::testing::noon(),
        withdrawn_at: None,
    }
}

#[test]
fn nothing_is_published_without_consent_and_approval() {
    let person = DelegateId::known(1);
    let mut words = quote(Some(person));
    let now = web::testing::noon();
    assert_eq!(words.approve(&[], now), Err(CannotPublish::NoConsent));
    let pictures = [consent(person, Covers::Pictures)];
    assert_eq!(words.approve(&pictures, now), Err(CannotPublish::NoConsent));
    let others = [consent(DelegateId::known(2), Covers::Both)];
    assert_eq!(words.approve(&others, now), Err(CannotPublish::NoConsent));
    let mut given = [consent(person, Covers::Words)];
    assert_eq!(may_publish(&words, &given), Err(CannotPublish::NotApproved));
    assert_eq!(words.approve(&given, now), Ok(()));
    assert_eq!(may_publish(&words, &given), Ok(()));
    given[0].withdrawn_at = Some(now);
    assert_eq!(may_publish(&words, &given), Err(CannotPublish::NoConsent));
    words = Remark { kind: RemarkKind::Photo, delegate: None, ..words };
    assert_eq!(may_publish(&words, &[]), Ok(()), "looked at, and nobody is recognised on it");
    words.faces = vec![person].into();
    assert_eq!(may_publish(&words, &[]), Err(CannotPublish::NoConsent));
    assert_eq!(may_publish(&words, &pictures), Ok(()));
    words.approved_at = None;
    assert_eq!(may_publish(&words, &pictures), Err(CannotPublish::NotLookedAt));
    words.kind = RemarkKind::Note;
    assert_eq!(may_publish(&words, &given), Err(CannotPublish::NotPublic));
}

proptest! {
    #[test]
    fn times_of_day_read_back(hour in 0..24i8, minute in 0..60i8) {
        let time = TimeOfDay::new(hour, minute).unwrap();
        prop_assert_eq!(time.to_string().parse(), Ok(time));
    }

    #[test]
    fn no_text_breaks_the_time(text in ".{0,8}") {
        if let Ok(time) = text.parse::<TimeOfDay>() {
            prop_assert!(TimeOfDay::new(time.hour, time.minute).is_some());
        }
    }

    #[test]
    fn clashes_do_not_depend_on_the_order(spans in prop::collection::vec((0..22i8, 1..3i8), 0..8)) {
        let items: Vec<Item> = spans.iter().zip(1u128..)
            .map(|((begins, long), number)| item(number, *begins, begins + long, "Анна", "Ильдар"))
            .collect();
        let mut turned = items.clone();
        turned.reverse();
        prop_assert_eq!(clashes(&items), clashes(&turned));
    }
}
