//! The doors hold on both databases. (An integration test, because the statements of `sql!` register
//! themselves by a link section, which `forbid(unsafe_code)` lets pass only from another crate.)
#![expect(clippy::unwrap_used, reason = "a failure should stop the test")]

use db::{Db, Error, Place, Result, Tx, Value, rows, sql, testing, transact};
use std::time::{Duration, Instant};

async fn last(tx: &mut Tx, year: i64) -> Result<Option<(i64,)>> {
    sql!("select last from application_numbers where region = '74' and year = $1", year)
        .optional(tx)
        .await
}

async fn count_up(db: &Db, year: i64) -> Result<()> {
    transact!(db, |tx| {
        let seen = last(tx, year).await?.map_or(0, |it| it.0);
        sql!(
            "insert into application_numbers (region, year, last) values ('74', $1, $2)
             on conflict (region, year) do update set last = excluded.last",
            year,
            seen + 1
        )
        .run(tx)
        .await
        .map(drop)
    })
}

async fn kept(db: &Db, year: i64) -> i64 {
    let mut tx = db.read().await.unwrap();
    last(&mut tx, year).await.unwrap().map_or(0, |it| it.0)
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_that_meet_happen_one_after_another() {
    for db in testing::databases().await {
        let all = (0..16).map(|_| {
            let db = db.clone();
            tokio::spawn(async move { count_up(&db, 2026).await })
        });
        for one in all.collect::<Vec<_>>() {
            one.await.unwrap().unwrap();
        }
        assert_eq!(kept(&db, 2026).await, 16);
    }
}

async fn add_unless_even(db: &Db, year: i64) -> Result<()> {
    transact!(db, |tx| {
        sql!("insert into application_numbers (region, year, last) values ('74', $1, 1)", year)
            .run(tx)
            .await?;
        let refused = || Error::Taken { constraint: "the test's own".into() };
        if year % 2 == 0 { Err(refused()) } else { Ok(()) }
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_change_takes_no_neighbour_with_it() {
    for db in testing::databases().await {
        let all = (0..16).map(|at| {
            let db = db.clone();
            tokio::spawn(async move { add_unless_even(&db, at).await.is_ok() })
        });
        for (at, one) in all.collect::<Vec<_>>().into_iter().enumerate() {
            assert_eq!(one.await.unwrap(), at % 2 == 1);
        }
        for year in 0..16 {
            assert_eq!(kept(&db, year).await, year % 2, "change {year}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dropped_change_is_undone_and_holds_nobody_up() {
    for db in testing::databases().await {
        let mut tx = db.write().await.unwrap();
        sql!("insert into application_numbers (region, year, last) values ('74', 1, 9)")
            .run(&mut tx)
            .await
            .unwrap();
        drop(tx); // as when a client hangs up
        count_up(&db, 2).await.unwrap();
        assert_eq!((kept(&db, 1).await, kept(&db, 2).await), (0, 1));
    }
}

#[tokio::test]
async fn what_exists_already_is_told_apart() {
    for db in testing::databases().await {
        let add = async || -> Result<u64> {
            transact!(db, |tx| {
                sql!("insert into application_numbers (region, year, last) values ('74', 1, 1)")
                    .run(tx)
                    .await
            })
        };
        add().await.unwrap();
        assert!(matches!(add().await, Err(Error::Taken { .. })));
    }
}

#[tokio::test]
async fn rows_go_in_together() {
    for db in testing::databases().await {
        let cells: Vec<Value> =
            (0..50i64).flat_map(|it| ["02".into(), it.into(), (it * 2).into()]).collect();
        let add = async || -> Result<u64> {
            transact!(db, |tx| {
                rows!(
                    "insert into application_numbers (region, year, last) values",
                    3,
                    cells.clone(),
                    "on conflict (region, year) do update
                     set last = application_numbers.last + excluded.last"
                )
                .run(tx)
                .await
            })
        };
        assert_eq!(add().await.unwrap(), 50);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_load_keeps_its_rows_and_no_change_waits_for_it() {
    const TEXT: &str = "tab\tline\nback\\slash \"quoted\" ё";
    for db in testing::databases().await {
        let mut load = db.bulk("bulk.sme_changes", &["snapshot", "change", "inn"]).await.unwrap();
        let mut longest = Duration::ZERO;
        for at in 0..30_000 {
            load.push(["s".into(), TEXT.into(), format!("{at}").into()]).await.unwrap();
            if at % 10_000 == 5_000 {
                let begin = Instant::now();
                count_up(&db, 7).await.unwrap();
                longest = longest.max(begin.elapsed());
            }
        }
        assert_eq!(load.finish().await.unwrap(), 30_000);
        db.bulk_index("bulk.sme_changes", "for_the_test", "inn").await.unwrap();
        db.bulk_settle().await.unwrap();
        let mut tx = db.read().await.unwrap();
        let found: (i64, String) =
            sql!("select count(*), min(change) from bulk.sme_changes").one(&mut tx).await.unwrap();
        assert_eq!(found, (30_000, TEXT.to_owned()));
        assert!(longest < Duration::from_millis(250), "a change waited {longest:?}");
        drop(tx);
        db.bulk_empty("bulk.sme_changes", &["for_the_test"]).await.unwrap();
        let mut load = db.bulk("bulk.sme_changes", &["snapshot", "change", "inn"]).await.unwrap();
        load.push(["s".into(), "abandoned".into(), "1".into()]).await.unwrap();
        drop(load);
        let again = db.bulk("bulk.sme_changes", &["snapshot", "change", "inn"]).await.unwrap();
        assert_eq!(again.finish().await.unwrap(), 0);
    }
}

#[test]
fn places_survive_urls() {
    let place = Place::new("ООО «Тильда ~»", "0190-id");
    assert_eq!(place.to_string().parse(), Ok(place));
    assert!("nonsense".parse::<Place>().is_err());
}

/// Adds to a counter at the end of the change, unless the change is refused.
async fn add_later(db: &Db, year: i64, by: i64) -> Result<()> {
    transact!(db, |tx| {
        let seen = last(tx, year).await?;
        let cells = vec!["74".into(), year.into(), by.into()];
        let add = db::sums!(
            "insert into application_numbers (region, year, last) values",
            2 of 3,
            cells,
            "on conflict (region, year) do update set last = application_numbers.last + excluded.last"
        );
        add.later(tx).await?;
        assert_eq!(last(tx, year).await?, seen, "nothing is written before the end");
        let refused = || Error::Taken { constraint: "the test's own".into() };
        if by < 0 { Err(refused()) } else { Ok(()) }
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_left_for_the_end_is_added_up_and_goes_with_its_change() {
    for db in testing::databases().await {
        let all = (-8..=16).map(|by| {
            let db = db.clone();
            tokio::spawn(async move { add_later(&db, 2026, by).await.is_ok() })
        });
        for (at, one) in all.collect::<Vec<_>>().into_iter().enumerate() {
            assert_eq!(one.await.unwrap(), at >= 8);
        }
        assert_eq!(kept(&db, 2026).await, (0..=16).sum::<i64>());
    }
}
