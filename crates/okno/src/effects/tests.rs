//! What an effect is computed from.

use super::*;
use crate::demo::{Options, fill};
use db::{Db, transact};
use indicators::series::{Observation, Unit, define, indicator, save};
use kernel::{AdoptionId, Secret};
use practices::AdoptionState;

/// «Единая анкета вместо семи».
const STRONG: PracticeId = PracticeId::known(0x016806b5_bc00_7000_8000_000000020002);
const DAYS: &str = "median-days";

fn today() -> Day {
    "2026-11-23".parse().unwrap()
}

async fn demos() -> Vec<Db> {
    let all = db::testing::databases().await;
    for db in &all {
        let options = Options { today: today(), small: true };
        fill(db, &Secret::new([1; 32]), &options, |_, _| {}).await.unwrap();
    }
    all
}

async fn read(db: &Db) -> Inputs {
    Inputs::read(&mut db.read().await.unwrap(), STRONG, DAYS, today()).await.unwrap()
}

/// Says that the indicator is measured in percent from a month on.
async fn in_percent(db: &Db, from: Month) -> anyhow::Result<Indicator> {
    let known = indicator(&mut db.read().await?, DAYS).await?.remove(0);
    let it = Indicator { number: known.number + 1, unit: Unit::Percent, valid_from: from, ..known };
    transact!(db, |tx| { define(tx, &it).await })?;
    Ok(it)
}

#[tokio::test]
async fn a_definition_that_is_announced_changes_nothing_yet() {
    for db in demos().await {
        let before = read(&db).await;
        in_percent(&db, Month::of(today()).plus(1)).await.unwrap();
        let after = read(&db).await;
        assert_eq!((after.hash(), after.indicator.unit), (before.hash(), Unit::Days));
    }
}

#[tokio::test]
async fn values_in_another_unit_are_no_part_of_a_series() {
    for db in demos().await {
        let before = read(&db).await.csv().lines().count();
        let last = Month::of(today()).plus(-1);
        let announced = in_percent(&db, Month::of(today()).plus(1)).await.unwrap();
        let months = (last, last);
        let all = series::between(&mut db.read().await.unwrap(), DAYS, months, None).await.unwrap();
        let all: Vec<Observation> =
            all.into_iter().map(|it| Observation { version: announced.number, ..it }).collect();
        let kept: anyhow::Result<u64> =
            async { Ok(transact!(db, |tx| { save(tx, &all).await })?) }.await;
        let changed = kept.unwrap() as usize;
        let after = read(&db).await.csv().lines().count();
        assert!(changed > 80 && after < before && before - after <= changed, "{before} {after}");
    }
}

#[tokio::test]
async fn a_region_works_by_a_practice_since_its_first_adoption() {
    for db in demos().await {
        let before = read(&db).await;
        let first = practices::adoptions_of(&mut db.read().await.unwrap(), STRONG).await.unwrap();
        let first = first.into_iter().find(|it| it.implemented_on.is_some()).unwrap();
        let again = Adoption {
            id: AdoptionId::new(),
            state: AdoptionState::Stopped,
            began_on: first.began_on.plus_days(400),
            implemented_on: first.implemented_on.map(|it| it.plus_days(400)),
            ..first
        };
        let kept: anyhow::Result<()> =
            async { Ok(transact!(db, |tx| { practices::save_adoption(tx, &again).await })?) }.await;
        kept.unwrap();
        assert_eq!(read(&db).await.csv(), before.csv());
    }
}
