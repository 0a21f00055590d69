//! Kept figures equal the ledger, whatever happens in whatever order and at the same time.

use super::{day, decide, find, naive, render, rendering, reverse};
use crate::model::{Decision, Entry, Fold};
use crate::{compute, load, load_decisions, load_figures, rebuild, verify};
use db::{Db, sql, testing, transact};
use kernel::{ApplicationId, RenderingId};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// Something that happens to the ledger.
#[derive(Debug, Clone)]
enum Act {
    Render { organisation: u128, client: u128, day: i32, days: i64, free: bool, once: Option<u8> },
    Reverse { which: prop::sample::Index },
    Decide { organisation: u128, day: i32, refused: bool },
}

fn act() -> impl Strategy<Value = Act> {
    let rendering = (0..3_u128, 0..6_u128, 0..800, 0..90_i64, any::<bool>(), of_few());
    prop_oneof![
        5 => rendering.prop_map(|(organisation, client, day, days, free, once)| {
            Act::Render { organisation, client, day, days, free, once }
        }),
        3 => any::<prop::sample::Index>().prop_map(|which| Act::Reverse { which }),
        1 => (0..3_u128, 0..800, any::<bool>()).prop_map(|(organisation, day, refused)| {
            Act::Decide { organisation, day, refused }
        }),
    ]
}

/// Mostly no idempotency key, at times one of few, so that some meet.
fn of_few() -> impl Strategy<Value = Option<u8>> {
    prop_oneof![3 => Just(None), 1 => (0..8_u8).prop_map(Some)]
}

async fn perform(db: &Db, act: &Act, rendered: &mut Vec<RenderingId>) {
    let start = day("2024-06-01");
    match act {
        Act::Render { organisation, client, day, days, free, once } => {
            let mut new = rendering(*organisation, *client, start.plus_days(*day));
            (new.days, new.free) = (*days, *free);
            new.once = once.map(|it| it.to_string());
            let done = render(db, &new).await.unwrap();
            if !done.repeated {
                rendered.push(done.id);
            }
        }
        Act::Reverse { which } if !rendered.is_empty() => {
            let id = rendered.swap_remove(which.index(rendered.len()));
            reverse(db, id, start.plus_days(900)).await.unwrap();
        }
        Act::Reverse { .. } => {}
        Act::Decide { organisation, day, refused } => {
            let new = rendering(*organisation, 0, start.plus_days(*day));
            decide(db, &decision(new.organisation, new.region, new.rendered_on, *refused))
                .await
                .unwrap();
        }
    }
}

fn decision(
    organisation: kernel::OrganisationId,
    region: kernel::RegionCode,
    decided_on: kernel::Day,
    refused: bool,
) -> Decision {
    Decision { application: ApplicationId::new(), organisation, region, decided_on, refused }
}

/// Kept = folded = computed a second way.
async fn assert_exact(db: &Db) {
    let kept = naive::kept(db).await;
    assert_eq!(kept, naive::compute(db).await);
    let verdict = verify(db).await.unwrap();
    assert_eq!(verdict.differences, [], "the verifier agrees");
}

#[test]
fn figures_equal_the_ledger_after_anything() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    for db in runtime.block_on(testing::databases()) {
        let mut runner =
            TestRunner::new(Config { cases: 12, max_shrink_iters: 0, ..Config::default() });
        let ran = runner.run(&vec(act(), 1..30), |acts| {
            runtime.block_on(async {
                let mut rendered = Vec::new();
                for it in &acts {
                    perform(&db, it, &mut rendered).await;
                }
                assert_exact(&db).await;
            });
            Ok(())
        });
        ran.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn figures_stay_exact_when_sixteen_render_at_once() {
    for db in testing::databases().await {
        let tasks = (0..16_u128).map(|task| {
            let db = db.clone();
            tokio::spawn(async move {
                for n in 0..12_u128 {
                    // Many meet on one client, all on the totals.
                    let client = if n % 3 == 0 { 1 } else { 10 + task * 12 + n };
                    let new = rendering(n % 3, client, day("2026-11-23"));
                    let done = render(&db, &new).await.unwrap();
                    if n % 6 == 0 {
                        reverse(&db, done.id, day("2026-11-23")).await.unwrap();
                    }
                }
            })
        });
        for task in tasks.collect::<Vec<_>>() {
            task.await.unwrap();
        }
        assert_exact(&db).await;
        assert_eq!(verify(&db).await.unwrap().entries, 16 * 14);
    }
}

async fn tamper(db: &Db) -> db::Result<u64> {
    transact!(db, |tx| {
        sql!(
            "update figures set services = services + 7
             where scope = 'n' and cut = 'total' and period = 'a'"
        )
        .run(tx)
        .await?;
        sql!("delete from figures where scope = 'r:02' and period = 'y2026'").run(tx).await
    })
}

async fn empty(db: &Db) -> db::Result<u64> {
    transact!(db, |tx| { sql!("delete from figures").run(tx).await })
}

#[tokio::test]
async fn a_tampered_figure_is_found_and_healed() {
    for db in testing::databases().await {
        for client in 0..5 {
            render(&db, &rendering(client % 3, client, day("2026-11-20"))).await.unwrap();
        }
        assert!(tamper(&db).await.unwrap() > 0);
        let verdict = verify(&db).await.unwrap();
        let first =
            verdict.differences.iter().find(|it| it.cell.to_string() == "n a total").unwrap();
        assert_eq!((first.ledger.services, first.kept.services), (5, 12));
        assert_eq!(
            first.to_string(),
            "n a total: kept 12/5/5, ledger 5/5/5 (services/clients/free)"
        );
        assert_eq!(rebuild(&db).await.unwrap(), verdict.differences.len());
        assert_exact(&db).await;
    }
}

#[tokio::test]
async fn a_repeated_key_enters_nothing() {
    for db in testing::databases().await {
        let new =
            crate::NewRendering { once: Some("k-1".into()), ..rendering(0, 1, day("2026-11-20")) };
        let first = render(&db, &new).await.unwrap();
        let again = render(&db, &new).await.unwrap();
        assert_eq!((again.id, again.repeated), (first.id, true));
        // The key names one row of the organisation, whoever asks with it.
        let other =
            crate::NewRendering { once: Some("k-1".into()), ..rendering(0, 2, day("2026-11-20")) };
        assert_eq!(render(&db, &other).await.unwrap().id, first.id);
        let elsewhere =
            crate::NewRendering { once: Some("k-1".into()), ..rendering(1, 1, day("2026-11-20")) };
        assert!(!render(&db, &elsewhere).await.unwrap().repeated);
        assert_eq!(verify(&db).await.unwrap().entries, 2);
        assert_exact(&db).await;
    }
}

#[tokio::test]
async fn one_change_is_three_statements() {
    for db in testing::databases().await {
        let before = db.statements();
        render(&db, &rendering(0, 1, day("2026-11-20"))).await.unwrap();
        assert_eq!(db.statements() - before, 3);
    }
}

#[tokio::test]
async fn a_rendering_is_reversed_once() {
    for db in testing::databases().await {
        let done = render(&db, &rendering(0, 1, day("2026-11-20"))).await.unwrap();
        let reversal = reverse(&db, done.id, day("2026-11-23")).await.unwrap();
        let row = find(&db, reversal).await;
        assert_eq!(
            (row.sign, row.reverses, row.rendered_on),
            (-1, Some(done.id), day("2026-11-20"))
        );
        let again = reverse(&db, done.id, day("2026-11-23")).await;
        assert!(matches!(again, Err(db::Error::Taken { .. })), "{again:?}");
        assert_exact(&db).await;
        // Nothing counts any more, but what happened stays counted in each scope.
        let kept: Vec<_> = naive::kept(&db).await.into_iter().collect();
        assert_eq!(kept.len(), 3, "{kept:?}");
        assert!(kept.iter().all(|((_, _, cut), it)| cut == "entries" && *it == (2, 0, 0)));
    }
}

#[tokio::test]
async fn a_ledger_loaded_in_bulk_has_exact_figures() {
    for db in testing::databases().await {
        let rows: Vec<_> = (0..400_u128)
            .map(|n| rendering(n % 3, n % 70, day("2025-01-01").plus_days(n as i32)))
            .map(|it| it.into_row(RenderingId::new()))
            .collect();
        let first = &rows[0];
        let made = |n| decision(first.organisation, first.region, first.rendered_on, n % 9 == 0);
        let decisions: Vec<Decision> = (0..50).map(made).collect();
        let mut fold = Fold::default();
        decisions.iter().for_each(|it| fold.decide(it));
        let mut cells = compute(rows.iter().map(Entry::from));
        cells.extend(fold.finish());
        assert_eq!(load(&db, rows).await.unwrap(), 400);
        load_decisions(&db, decisions).await.unwrap();
        load_figures(&db, &cells).await.unwrap();
        assert_exact(&db).await;
        // Without its figures the verifier misses them all, and they are mended.
        empty(&db).await.unwrap();
        assert_eq!(rebuild(&db).await.unwrap(), cells.len());
        assert_exact(&db).await;
    }
}
