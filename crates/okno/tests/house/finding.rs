//! The search box: identifiers exactly, words for whoever may read what they find.

use crate::common::{Centre, House, Person};
use kernel::{Day, Role};
use registry::SmeRecord;

const INN: &str = "7707083893";
const OGRN: &str = "1027700132195";

async fn found(person: &Person<'_>, words: &str) -> String {
    let query: String = words.bytes().map(|it| format!("%{it:02X}")).collect();
    person.sees(&format!("/search?q={query}")).await
}

#[tokio::test]
async fn a_firm_is_found_by_each_of_its_numbers() {
    for house in House::each().await {
        let centre = Centre::found(&house, "74", "500100732259").await;
        let bakery = registry::testing::company(INN, "ООО «Первая пекарня»");
        let bakery = SmeRecord { ogrn: Some(OGRN.to_owned()), ..bakery };
        let day: Day = "2026-11-10".parse().unwrap();
        registry::testing::live(&house.app.db, day, &[bakery]).await;
        let specialist = Person::of(&house, centre.who(Role::Specialist)).await;
        for number in [INN, OGRN] {
            assert!(found(&specialist, number).await.contains("Первая пекарня"), "{number}");
        }
        for (number, rule) in [
            ("7707083894", "контрольная цифра"),
            ("1027700132196", "контрольная цифра"),
            ("304500116000158", "контрольная цифра"),
        ] {
            assert!(found(&specialist, number).await.contains(rule), "{number}");
        }
        assert!(!found(&specialist, "1037700255284").await.contains("Первая пекарня"));
    }
}

#[tokio::test]
async fn clients_are_found_by_the_staff_alone() {
    for house in House::each().await {
        let centre = Centre::found(&house, "74", "500100732259").await;
        let client = centre.client.to_string();
        for role in Role::ALL {
            let person = Person::of(&house, centre.who(*role)).await;
            let may = matches!(role, Role::Specialist | Role::Head | Role::Desk | Role::Auditor);
            let service = centre.service.to_string();
            for (words, id) in [("Лесная", &client), ("консультация", &service)] {
                let is_there = found(&person, words).await.contains(id);
                assert_eq!(is_there, may, "{words} for {role}");
            }
        }
    }
}
