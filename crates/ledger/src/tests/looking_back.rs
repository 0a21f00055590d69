//! Figures as they stood on a day.

use super::{day, decide, organisation, render, rendering, reverse};
use crate::model::{Cut, Decision, Figures, Period, Scope, Wanted};
use crate::{figures, figures_as_of, figures_on};
use db::{Db, sql, testing, transact};
use kernel::{ApplicationId, Day};

const TODAY: &str = "2026-11-23";

async fn add_organisations(db: &Db) -> db::Result<()> {
    transact!(db, |tx| {
        sql!("insert into regions (code, name, time_zone) values ('74', '74', 'UTC'), ('02', '02', 'UTC')").run(tx).await?;
        for n in 0..3 {
            let region = if n == 2 { "02" } else { "74" };
            sql!(
                "insert into organisations (id, region, kind, name, short_name, time_zone)
                 values ($1, $2, 'centre', 'Центр', 'Центр', 'UTC')",
                organisation(n),
                region
            )
            .run(tx)
            .await?;
        }
        Ok(())
    })
}

/// Straight from the ledger, past what is remembered.
async fn look_back(db: &Db, scope: Scope, wanted: Wanted, on: Day) -> Figures {
    crate::figures::look_back(db, scope, wanted, on).await.unwrap()
}

#[tokio::test]
async fn a_past_day_never_changes() {
    for db in testing::databases().await {
        add_organisations(&db).await.unwrap();
        let mut last = None;
        for n in 0..30_u128 {
            let new = rendering(n % 3, n % 7, day("2026-09-01").plus_days(n as i32));
            last = Some(render(&db, &new).await.unwrap().id);
        }
        let refusal = Decision {
            application: ApplicationId::new(),
            organisation: organisation(0),
            region: "74".parse().unwrap(),
            decided_on: day("2026-09-10"),
            refused: true,
        };
        decide(&db, &refusal).await.unwrap();
        let on = day("2026-09-30");
        let region = Scope::Region("74".parse().unwrap());
        let scopes =
            [Scope::Organisation(organisation(0)), Scope::Organisation(organisation(2)), region];
        let wanted = Wanted::of(Period::All, day(TODAY));
        let mut before = Vec::new();
        for scope in scopes {
            before.push(look_back(&db, scope, wanted, on).await);
            assert_eq!(
                *figures_as_of(&db, scope, &wanted, on, day(TODAY)).await.unwrap(),
                before[before.len() - 1]
            );
        }
        // A reversal later, and an entry that came late.
        reverse(&db, last.unwrap(), day("2026-10-02")).await.unwrap();
        let late = crate::NewRendering {
            recorded_on: day("2026-10-02"),
            ..rendering(0, 99, day("2026-09-05"))
        };
        render(&db, &late).await.unwrap();
        for (scope, before) in scopes.into_iter().zip(&before) {
            assert_eq!(look_back(&db, scope, wanted, on).await, *before);
        }
        // What was so at the end of that day: rows of September, without what October brought.
        assert_eq!(before[2].get(Period::All, Cut::Total).services, 20);
        assert_eq!(before[2].get(Period::Year(2026), Cut::Refused).services, 1);
        assert_eq!(before[2].get(Period::All, Cut::Total).clients, 7);
    }
}

#[tokio::test]
async fn the_end_of_today_is_what_is_kept() {
    for db in testing::databases().await {
        add_organisations(&db).await.unwrap();
        let mut ids = Vec::new();
        for n in 0..60_u128 {
            let new = rendering(n % 3, n % 11, day("2025-03-01").plus_days(n as i32 * 10));
            ids.push(render(&db, &new).await.unwrap().id);
        }
        for id in ids.iter().step_by(4) {
            reverse(&db, *id, day("2026-11-20")).await.unwrap();
        }
        let region = Scope::Region("74".parse().unwrap());
        for scope in [Scope::Organisation(organisation(1)), region] {
            for period in ["a", "y2025", "q2026-1", "m2025-06"] {
                let wanted = Wanted::of(period.parse().unwrap(), day(TODAY));
                let kept = figures_on(&db, scope, &wanted, None, day(TODAY)).await.unwrap();
                let back = look_back(&db, scope, wanted, day(TODAY)).await;
                for period in [wanted.period, wanted.beside] {
                    assert_eq!(back.cuts(period), kept.cuts(period), "{scope} {period}");
                    assert_eq!(back.median_days(period), kept.median_days(period));
                }
                for month in wanted.months() {
                    assert_eq!(back.get(month, Cut::Total), kept.get(month, Cut::Total));
                }
            }
        }
    }
}

#[tokio::test]
async fn reading_figures_is_one_statement() {
    for db in testing::databases().await {
        render(&db, &rendering(0, 1, day("2026-11-20"))).await.unwrap();
        let before = db.statements();
        let mut tx = db.read().await.unwrap();
        let scope = Scope::Organisation(organisation(0));
        let wanted = Wanted::of(Period::Month(2026, 11), day(TODAY));
        let seen = figures(&mut tx, scope, &wanted).await.unwrap();
        assert_eq!(seen.get(wanted.period, Cut::Total).services, 1);
        assert_eq!(db.statements() - before, 1);
    }
}

#[tokio::test]
async fn what_is_remembered_is_never_old() {
    for db in testing::databases().await {
        let scope = Scope::Organisation(organisation(0));
        let wanted = Wanted::of(Period::All, day(TODAY));
        let now = async || {
            let before = db.statements();
            let seen = figures_on(&db, scope, &wanted, None, day(TODAY)).await.unwrap();
            let kept = figures(&mut db.read().await.unwrap(), scope, &wanted).await.unwrap();
            assert_eq!(*seen, kept);
            db.statements() - before - 1
        };
        assert_eq!((now().await, now().await), (2, 1), "nothing is remembered as well");
        let done = render(&db, &rendering(0, 1, day("2026-11-20"))).await.unwrap();
        assert_eq!((now().await, now().await), (2, 1));
        // A reversal and the next rendering together leave the total where it was.
        reverse(&db, done.id, day("2026-11-20")).await.unwrap();
        assert_eq!((now().await, now().await), (2, 1));
        render(&db, &rendering(0, 2, day("2026-11-20"))).await.unwrap();
        assert_eq!((now().await, now().await), (2, 1));
        render(&db, &rendering(1, 2, day("2026-11-20"))).await.unwrap();
        assert_eq!(now().await, 1, "another organisation's rendering moves nothing here");
        // Mending tells as well, though no row was added.
        lose_a_cell(&db).await.unwrap();
        assert_eq!(crate::rebuild(&db).await.unwrap(), 1);
        assert_eq!((now().await, now().await), (2, 1));
    }
}

async fn lose_a_cell(db: &Db) -> db::Result<u64> {
    transact!(db, |tx| {
        sql!(
            "delete from figures where scope = $1 and period = 'a' and cut = 'total'",
            Scope::Organisation(organisation(0))
        )
        .run(tx)
        .await
    })
}
