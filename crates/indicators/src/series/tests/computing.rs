//! Computing from the ledger and from the registry.

use super::*;

/// The figures of the region 74 in a month.
async fn figures(db: &Db, period: &str) {
    for (cut, services, clients, free) in [
        ("total", 40, 30, 10),
        ("days:2", 30, 0, 0),
        ("days:8", 10, 0, 0),
        ("decided", 50, 0, 0),
        ("refused", 5, 0, 0),
    ] {
        let done: Result<u64> = async {
            transact!(db, |tx| {
                sql!(
                    "insert into figures (scope, period, cut, slot, services, clients, free)
                     values ('r:74', $1, $2, 0, $3, $4, $5)",
                    period,
                    cut,
                    i64::from(services),
                    i64::from(clients),
                    i64::from(free)
                )
                .run(tx)
                .await
            })
        }
        .await;
        done.unwrap();
    }
}

async fn values(db: &Db, code: &str, at: &str) -> Vec<f64> {
    let mut tx = db.read().await.unwrap();
    let all = between(&mut tx, code, (month(at), month(at)), None).await.unwrap();
    all.into_iter().map(|it| it.value).collect()
}

#[tokio::test]
async fn a_past_report_keeps_the_definition_of_its_month() {
    for db in testing::databases().await {
        furnish(&db).await.unwrap();
        figures(&db, "m2026-09").await;
        figures(&db, "m2026-10").await;
        // From October on `services` counts the people who were served.
        let newest = Indicator {
            number: 2,
            unit: Unit::People,
            formula: Formula::Clients,
            people: true,
            valid_from: month("2026-10"),
            ..indicator(&mut db.read().await.unwrap(), "services").await.unwrap().remove(0)
        };
        let done: Result<()> = async { transact!(db, |tx| { define(tx, &newest).await }) }.await;
        done.unwrap();
        for _ in 0..2 {
            refresh(&db, month("2026-09"), now()).await.unwrap();
            refresh(&db, month("2026-10"), now()).await.unwrap();
            assert_eq!(values(&db, "services", "2026-09").await, [40.0], "not the newest one's");
            assert_eq!(values(&db, "services", "2026-10").await, [30.0]);
        }
        let site = Site::open(db.clone(), [doors(), api_doors()]).signed_in(someone(Role::Officer));
        let file = site.get("/indicators/services/observations.csv").await.body;
        for line in ["74;2026-09;40;ledger;1", "74;2026-10;30;ledger;2"] {
            assert!(file.contains(line), "{line}: {file}");
        }
        let profile = site.get("/regions/74/profile").await.body;
        assert!(profile.contains("другое определение"), "{profile}");
    }
}

#[tokio::test]
async fn the_calendar_asks_and_asking_again_changes_nothing() {
    for db in testing::databases().await {
        furnish(&db).await.unwrap();
        for period in ["m2026-08", "m2026-09", "m2026-10"] {
            figures(&db, period).await;
        }
        let day = |text: &str| text.parse().unwrap();
        let late = keep_up(&db, day("2026-11-23"), now()).await.unwrap();
        assert_eq!(late, Refreshed { computed: 5, written: 5 }, "October, which nobody computed");
        let again = keep_up(&db, day("2026-11-24"), now()).await.unwrap();
        assert_eq!(again, Refreshed::default());
        let early = keep_up(&db, day("2026-11-03"), now()).await.unwrap();
        assert_eq!(early, Refreshed { computed: 15, written: 10 }, "three months, two of them new");
        let again = keep_up(&db, day("2026-11-04"), now()).await.unwrap();
        assert_eq!(again, Refreshed { computed: 15, written: 0 });
        let query = sql!("select count(*) from journal where verb = 'series-computed'");
        let (noted,): (i64,) = query.one(&mut db.read().await.unwrap()).await.unwrap();
        assert_eq!(noted, 3, "an entry for each month that changed");
        // The ledger took everything of October back.
        let done: Result<u64> = async {
            transact!(db, |tx| {
                sql!("delete from figures where period = 'm2026-10'").run(tx).await
            })
        }
        .await;
        done.unwrap();
        let retracted = refresh(&db, month("2026-10"), now()).await.unwrap();
        assert_eq!(retracted, Refreshed { computed: 0, written: 5 });
        assert!(values(&db, "services", "2026-10").await.is_empty());
    }
}

#[tokio::test]
async fn closed_months_are_computed_from_the_ledger_once() {
    for db in testing::databases().await {
        let site = site(&db, Role::Administrator).await;
        figures(&db, "m2026-10").await;
        let first = refresh(&db, month("2026-10"), now()).await.unwrap();
        assert_eq!(first, Refreshed { computed: 5, written: 5 });
        let again = refresh(&db, month("2026-10"), now()).await.unwrap();
        assert_eq!(again, Refreshed { computed: 5, written: 0 });
        let mut tx = db.read().await.unwrap();
        let mut value = Vec::new();
        for code in ["median-days", "refused-share", "services", "clients", "free-share"] {
            let all =
                between(&mut tx, code, (month("2026-10"), month("2026-10")), None).await.unwrap();
            value.extend(all.into_iter().map(|it| it.value));
        }
        drop(tx);
        assert_eq!(value, [2.0, 10.0, 40.0, 30.0, 25.0]);
        assert_eq!(site.post("/indicators/refresh", &[]).await.status, 303);
    }
}

#[tokio::test]
async fn the_registry_is_counted_by_region() {
    for db in testing::databases().await {
        let site = site(&db, Role::Administrator).await;
        assert_eq!(refresh_registry(&db, now()).await.unwrap(), Refreshed::default());
        let records = ["7707083893", "7707329152"]
            .map(|inn| registry::testing::company(inn, "ООО «Пекарня»"));
        let whose = records[0].region;
        let day = "2026-11-10".parse().unwrap();
        let id = kernel::SnapshotId::new();
        registry::seed(&db, id, day, "rsmp.zip", records, now()).await.unwrap();
        let done = refresh_registry(&db, now()).await.unwrap();
        assert!(done.written > 0, "{done:?}");
        assert_eq!(refresh_registry(&db, now()).await.unwrap().written, 0);
        let asked = keep_up(&db, "2026-12-20".parse().unwrap(), now()).await.unwrap();
        assert_eq!(asked, Refreshed::default(), "this very snapshot is counted already");
        let mut tx = db.read().await.unwrap();
        let all =
            between(&mut tx, "sme", (month("2026-11"), month("2026-11")), None).await.unwrap();
        let all: Vec<_> = all.into_iter().map(|it| (it.region, it.month, it.value)).collect();
        assert_eq!(all, [(whose.unwrap(), month("2026-11"), 2.0)]);
        let came =
            between(&mut tx, "sme-new", (month("2026-11"), month("2026-11")), None).await.unwrap();
        assert!(came.is_empty(), "there was no snapshot before");
        drop(tx);
        let page = site.get("/indicators/sme").await.body;
        assert!(page.contains("меньше 5"), "{page}");
    }
}
