use super::*;
use crate::{api_doors, doors};
use db::{Db, Result, sql, testing, transact};
use kernel::{AccountId, Lang, Moment, OrganisationId, RegionCode, Role};
use regions::Region;
use web::testing::{Site, actor};

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn region(code: &str) -> RegionCode {
    code.parse().unwrap()
}

fn now() -> Moment {
    web::testing::noon()
}

fn observation(indicator: &str, code: &str, at: &str, value: f64) -> Observation {
    Observation {
        indicator: indicator.into(),
        region: region(code),
        month: month(at),
        version: 1,
        value,
        base: None,
        source: Source::Upload,
        recorded_at: now(),
        account: None,
        file: "образец.csv".into(),
    }
}

async fn site(db: &Db, role: Role) -> Site {
    let done: Result<()> =
        async { transact!(db, |tx| { regions::seed(tx).await.map(drop) }) }.await;
    done.unwrap();
    let organisation = OrganisationId::known(0x0a00);
    Site::open(db.clone(), [doors(), api_doors()]).signed_in(actor(organisation, role))
}

async fn keep(db: &Db, all: &[Observation]) -> u64 {
    let done: Result<u64> = async { transact!(db, |tx| { save(tx, all).await }) }.await;
    done.unwrap()
}

fn indicator_in(unit: Unit) -> Indicator {
    Indicator {
        code: "x".into(),
        number: 1,
        position: 1,
        name: "Х".into(),
        name_en: "X".into(),
        unit,
        better: Better::More,
        formula: Formula::Upload,
        people: unit == Unit::People,
        structural: false,
        act: String::new(),
        valid_from: month("2020-01"),
        valid_to: None,
    }
}

/// What is wrong with a table, as cells and keys, or how many rows it has.
fn reading(unit: Unit, own: Option<&str>, table: &str) -> std::result::Result<usize, Vec<String>> {
    let place = |code: &str, name: &str| Region {
        code: region(code),
        name: name.into(),
        time_zone: kernel::Zone::moscow(),
    };
    let regions = [place("74", "Челябинская область"), place("02", "Республика Башкортостан")];
    let versions = [indicator_in(unit)];
    let own = own.map(region);
    let reading = Reading { versions: &versions, regions: &regions, own, now: month("2026-11") };
    let rows = reading.rows(&read(table.as_bytes()).unwrap());
    let said = |it: CellFault| format!("{} {}", it.cell, it.say.key);
    rows.map(|it| it.len()).map_err(|all| all.into_iter().map(said).collect())
}

#[test]
fn a_table_says_what_is_wrong_cell_by_cell() {
    let table = "Регион;Месяц;Значение\n\
        74;2026-01;12\n7 4;2026-02;1\n2;2026-01;5,0\n\
        ЧЕЛЯБИНСКАЯ область;01.2026;13\n74;2026-11;1\n74;когда-то;1\n74;2019-12;1\n\
        74;2026-03;-4\n74;2026-04;1,5\n74;2026-05;12 %\n74;2026-06;много\n74;2026-07;";
    let wrong = reading(Unit::Pieces, None, table).unwrap_err();
    assert_eq!(
        wrong,
        [
            "A3 series-fault-region",
            "B5 series-fault-twice",
            "B6 series-fault-future",
            "B7 series-fault-month",
            "B8 series-fault-undefined",
            "C9 series-fault-negative",
            "C10 series-fault-whole",
            "C11 series-fault-percent",
            "C12 series-fault-number",
            "C13 fault-required",
        ]
    );
}

#[test]
fn numbers_are_read_as_people_write_them() {
    let table =
        "Код региона,Период,Значение\n74,2026-01,\"12,5 %\"\n74,02.2026,13.5\n74,март 2026,7%";
    assert_eq!(reading(Unit::Percent, Some("74"), table), Ok(3));
    assert_eq!(
        reading(Unit::Percent, Some("74"), "Регион;Месяц;Значение\n02;2026-01;1\n74;2026-02;101"),
        Err(vec!["A2 series-fault-foreign".into(), "C3 series-fault-over".into()])
    );
    let grouped = "Регион;Месяц;Значение\n74;2026-01;1 234\n74;2026-02;1\u{a0}234";
    assert_eq!(reading(Unit::People, Some("74"), grouped), Ok(2));
    assert_eq!(
        reading(Unit::Days, None, "Регион;Когда;Сколько\n74;2026-01;1"),
        Err(vec![" series-unread-heads".into()])
    );
}

#[test]
fn a_million_rows_are_refused_at_once() {
    let table = format!("Регион;Месяц;Значение\n{}", "74;2026-01;1\n".repeat(1_000_000));
    assert_eq!(unread(&read(table.as_bytes()).unwrap_err()).key, "series-unread-large");
}

#[test]
fn fewer_than_five_people_are_not_shown() {
    let it = |value, base| Observation { base, ..observation("x", "74", "2026-01", value) };
    let people = indicator_in(Unit::People);
    assert_eq!(it(4.0, None).shown(&people), None);
    assert_eq!(it(0.0, None).shown(&people), Some(0.0));
    assert_eq!(it(5.0, None).shown(&people), Some(5.0));
    let days = indicator_in(Unit::Days);
    assert_eq!(it(3.0, Some(2)).shown(&days), None, "a median of two people");
    assert_eq!(it(3.0, Some(40)).shown(&days), Some(3.0));
    assert_eq!(it(3.0, None).shown(&days), Some(3.0));
}

#[tokio::test]
async fn a_table_is_looked_at_and_then_kept_whole() {
    for db in testing::databases().await {
        let site = site(&db, Role::Officer).await;
        let form = site.get("/indicators/answer-days/upload").await;
        assert_eq!(form.status, 200, "{}", form.body);
        let table = "Регион;Месяц;Значение\n74;2026-09;12,5\n74;2026-10;11\n".as_bytes();
        let path = "/indicators/answer-days/upload";
        let seen = site.post_multipart(path, &[], &[("table", "сроки.csv", table)]).await;
        assert_eq!(seen.status, 200, "{}", seen.body);
        assert!(seen.body.contains("12,5") && seen.body.contains("сроки.csv"), "{}", seen.body);
        let from = ("2026-01", "2026-12");
        let panel_of = || async {
            let mut tx = db.read().await.unwrap();
            panel(&mut tx, "answer-days", month(from.0), month(from.1)).await.unwrap()
        };
        assert!(panel_of().await.is_empty(), "nothing is kept by looking");

        let wrong = "Регион;Месяц;Значение\n74;2026-09;12,5\n02;2026-10;11\n".as_bytes();
        let seen = site.post_multipart(path, &[], &[("table", "x.csv", wrong)]).await;
        assert_eq!(seen.status, 422);
        assert!(seen.body.contains("A3"), "{}", seen.body);

        let rows = "region;month;value\n74;2026-09;12.5\n74;2026-10;11\n";
        let keep = "/indicators/answer-days/observations";
        let kept = site.post(keep, &[("file", "сроки.csv"), ("rows", rows)]).await;
        assert_eq!((kept.status, kept.location.as_str()), (303, "/indicators/answer-days"));
        let foreign = rows.replace("74;2026-10", "02;2026-10");
        let refused = site.post(keep, &[("file", "x"), ("rows", &foreign)]).await;
        assert_eq!(refused.status, 422, "what came back is read by the same rules");
        let values: Vec<f64> = panel_of().await.into_iter().map(|it| it.2).collect();
        assert_eq!(values, [12.5, 11.0]);

        let history = site.get("/indicators/answer-days/regions/74").await.body;
        assert!(history.contains("сроки.csv") && history.contains("таблица"), "{history}");
        let file = site.get("/indicators/answer-days/observations.csv").await.body;
        assert!(file.contains("74;2026-09;12.5;upload;1"), "{file}");
    }
}

#[tokio::test]
async fn what_is_brought_and_what_is_computed_do_not_replace_each_other() {
    for db in testing::databases().await {
        let site = site(&db, Role::Officer).await;
        let computed = Observation {
            source: Source::Ledger,
            account: Some(AccountId::known(1)),
            ..observation("median-days", "74", "2026-10", 3.0)
        };
        assert_eq!(keep(&db, std::slice::from_ref(&computed)).await, 1);
        assert_eq!(keep(&db, std::slice::from_ref(&computed)).await, 0, "the same again");
        assert_eq!(keep(&db, &[observation("median-days", "74", "2026-10", 9.0)]).await, 0);
        let rows = "region;month;value\n74;2026-10;9\n";
        let path = "/indicators/median-days/observations";
        let refused = site.post(path, &[("file", "x.csv"), ("rows", rows)]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("уже посчитан"), "{}", refused.body);
    }
}

#[tokio::test]
async fn small_numbers_of_people_leave_by_no_door() {
    for db in testing::databases().await {
        let site = site(&db, Role::Observer).await;
        let all = [
            observation("clients", "74", "2026-10", 3.0),
            observation("clients", "02", "2026-10", 17.0),
        ];
        keep(&db, &all).await;
        let json = site.get("/api/v1/observations?indicator=clients").await.body;
        assert!(json.contains(r#""value":17.0"#) && !json.contains(r#""value":3.0"#), "{json}");
        let file = site.get("/indicators/clients/observations.csv").await.body;
        assert!(file.contains("74;2026-10;;upload;1"), "{file}");
        for path in ["/indicators/clients", "/indicators/clients/regions/74", "/regions/74/profile"]
        {
            let page = site.get(path).await;
            assert_eq!(page.status, 200, "{path} {}", page.body);
            assert!(page.body.contains("меньше 5"), "{path} {}", page.body);
        }
        let nothing = site.get("/api/v1/observations?indicator=nothing").await;
        assert_eq!(nothing.status, 404);
        assert_eq!(site.get("/api/v1/observations").await.status, 422);
    }
}

#[tokio::test]
async fn a_profile_has_a_place_for_the_region_and_the_observer_only() {
    for db in testing::databases().await {
        let observer = site(&db, Role::Observer).await;
        let mut all = Vec::new();
        for (code, level) in [("74", 3.0), ("66", 5.0), ("72", 4.0), ("45", 2.0), ("77", 50.0)] {
            for back in 1..=12 {
                let at = month("2026-11").plus(-back).to_string();
                all.push(observation("median-days", code, &at, level));
                all.push(observation("sme-trade", code, &at, level * 2.0));
                all.push(observation("sme-it", code, &at, 10.0 - level / 10.0));
            }
        }
        keep(&db, &all).await;
        let own = observer.get("/regions/74/profile").await;
        assert_eq!(own.status, 200, "{}", own.body);
        assert!(own.body.contains("Место 2 из 4"), "peers of the Ural: {}", own.body);
        assert!(own.body.contains("<svg") && own.body.contains("3,7"), "the mean of three peers");
        assert!(own.body.contains("Курганская"), "the nearest: {}", own.body);
        let other = actor(OrganisationId::known(0x0a00), Role::Officer);
        let other = observer.signed_in(other);
        assert!(other.get("/regions/74/profile").await.body.contains("Место 2 из 4"));
        let page = other.get("/regions/66/profile").await.body;
        assert!(!page.contains("Место"), "another region's place is not ours to know");
        assert_eq!(other.get("/regions/01/profile").await.status, 200, "a region without values");
        let english = other.speaking(Lang::En).get("/regions/74/profile?peers=volga").await.body;
        assert!(!english.contains("Place"), "of one there is no place: {english}");

        let before = db.statements();
        observer.get("/regions/74/profile").await;
        assert_eq!(db.statements() - before, 6);
    }
}

#[tokio::test]
async fn a_definition_is_versioned_and_never_backwards() {
    for db in testing::databases().await {
        let site = site(&db, Role::Administrator).await;
        let officer = site.signed_in(actor(OrganisationId::known(0x0a00), Role::Officer));
        let form = |from: &str| {
            [
                ("code", "answer-days"),
                ("name", "Срок ответа"),
                ("name_en", "Time to answer"),
                ("unit", "percent"),
                ("better", "less"),
                ("formula", "upload"),
                ("act", "приказ № 1"),
                ("valid_from", from),
            ]
            .map(|(name, value)| (name, value.to_owned()))
        };
        let post = |site: Site, from: &str| {
            let form = form(from);
            async move {
                let fields: Vec<(&str, &str)> =
                    form.iter().map(|it| (it.0, it.1.as_str())).collect();
                site.post("/indicators/definitions", &fields).await
            }
        };
        assert_eq!(post(officer.clone(), "2027-01").await.status, 403);
        let backwards = post(site.clone(), "2026-10").await;
        assert_eq!(backwards.status, 422);
        assert!(backwards.body.contains("задним числом"), "{}", backwards.body);
        let done = post(site.clone(), "2026-12").await;
        assert_eq!(done.status, 303, "{}", done.body);
        let mut tx = db.read().await.unwrap();
        let old = indicators(&mut tx, month("2026-11")).await.unwrap();
        let new = indicators(&mut tx, month("2026-12")).await.unwrap();
        let unit = |all: &[Indicator]| {
            all.iter().filter(|it| it.code == "answer-days").map(|it| it.unit).collect::<Vec<_>>()
        };
        assert_eq!((unit(&old), unit(&new)), (vec![Unit::Days], vec![Unit::Percent]));
        drop(tx);
        let page = site.get("/indicators/answer-days").await.body;
        assert!(page.contains("приказ № 1"), "{page}");
    }
}

#[tokio::test]
async fn closed_months_are_computed_from_the_ledger_once() {
    for db in testing::databases().await {
        let site = site(&db, Role::Administrator).await;
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
                         values ('r:74', 'm2026-10', $1, 0, $2, $3, $4)",
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
        let first = refresh(&db, month("2026-10"), now()).await.unwrap();
        assert_eq!(first, Refreshed { computed: 5, written: 5 });
        let again = refresh(&db, month("2026-10"), now()).await.unwrap();
        assert_eq!(again, Refreshed { computed: 5, written: 0 });
        let mut tx = db.read().await.unwrap();
        let mut value = Vec::new();
        for code in ["median-days", "refused-share", "services", "clients", "free-share"] {
            let all = panel(&mut tx, code, month("2026-10"), month("2026-10")).await.unwrap();
            value.extend(all.into_iter().map(|it| it.2));
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
        let mut tx = db.read().await.unwrap();
        let all = panel(&mut tx, "sme", month("2026-11"), month("2026-11")).await.unwrap();
        assert_eq!(all, [(whose.unwrap(), month("2026-11"), 2.0)]);
        let came = panel(&mut tx, "sme-new", month("2026-11"), month("2026-11")).await.unwrap();
        assert!(came.is_empty(), "there was no snapshot before");
        drop(tx);
        let page = site.get("/indicators/sme").await.body;
        assert!(page.contains("меньше 5"), "{page}");
    }
}

#[tokio::test]
async fn groups_of_peers_are_edited() {
    for db in testing::databases().await {
        let site = site(&db, Role::Observer).await;
        let wrong = [("code", "twins"), ("name", "Промышленные"), ("members", "74 66 00")];
        assert_eq!(site.post("/peers", &wrong).await.status, 422);
        let right = [("code", "twins"), ("name", "Промышленные"), ("members", "74, 66\n59 59")];
        assert_eq!(site.post("/peers", &right).await.status, 303);
        let page = site.get("/peers").await.body;
        assert!(page.contains("Промышленные") && page.contains("59 66 74"), "{page}");
        assert!(site.get("/regions/59/profile").await.body.contains("Промышленные"));
    }
}
