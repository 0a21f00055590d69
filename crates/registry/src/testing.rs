//! A registry for the tests of other rooms.
#![expect(clippy::unwrap_used, reason = "this module serves tests: a failure should stop the test")]

use crate::model::SmeRecord;
use db::Db;
use kernel::{Category, Day, Inn, Recipient, SnapshotId};

/// Makes these records the live snapshot of `day`.
pub async fn live(db: &Db, day: Day, records: &[SmeRecord]) {
    let now = web::testing::noon();
    crate::seed(db, SnapshotId::new(), day, "test", records.iter().cloned(), now).await.unwrap();
}

/// A micro company of the Chelyabinsk region that bakes bread, to be changed as a test needs.
pub fn company(inn: &str, name: &str) -> SmeRecord {
    let inn: Inn = inn.parse().unwrap();
    SmeRecord {
        inn,
        ogrn: None,
        kind: Some(Recipient::Company),
        name: name.to_owned(),
        short_name: Some(name.to_owned()),
        category: Some(Category::Micro),
        newly: Some(false),
        social: Some(false),
        staff: Some(3),
        region: Some("74".parse().unwrap()),
        place: Some("Челябинская обл., г. Миасс".to_owned()),
        okved: Some("10.71".parse().unwrap()),
        okveds: vec!["47.24".parse().unwrap()],
        included_on: Day::new(2016, 8, 1),
    }
}
