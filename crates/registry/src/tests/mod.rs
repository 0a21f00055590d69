mod dumps;
mod faults;
mod importing;
mod lookups;
mod pages;

use crate::{Fault, Options, Outcome, Snapshot, Status};
use db::Db;
use kernel::{Clock, Day, Inn};
use std::path::Path;

/// ИНН of real companies and of a fictional person; all of them right.
const BUILDER: &str = "1650273744";
const BAKERY: &str = "2312316878";
const CAFE: &str = "3666155612";
const TRADER: &str = "740000000100";

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn inn(text: &str) -> Inn {
    text.parse().unwrap()
}

fn clock() -> Clock {
    Clock::fixed(web::testing::noon())
}

async fn import(db: &Db, path: &Path) -> Result<Outcome, Fault> {
    crate::import(db, path, &Options::default(), &clock(), |_| {}).await
}

/// Imports what must be good, and returns what is live then.
async fn live(db: &Db, path: &Path) -> Snapshot {
    match import(db, path).await.unwrap() {
        Outcome::Live(it) => *it,
        Outcome::Same(_) => panic!("the dump was live before"),
    }
}

async fn status(db: &Db) -> Status {
    crate::status(&mut db.read().await.unwrap()).await.unwrap()
}
