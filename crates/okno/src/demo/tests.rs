//! The small demo on both databases: exact figures, every state, every role.

use super::together::{BROKEN, ENGINEER, NIL, STRONG};
use super::{ACCOUNTS, Options, fill};
use db::{Db, sql, testing::databases};
use kernel::{Day, Secret};
use std::collections::BTreeSet;

async fn made(db: &Db, today: &str) {
    let today: Day = today.parse().unwrap();
    let options = Options { today, small: true };
    fill(db, &Secret::new([1; 32]), &options, |_, _| {}).await.unwrap();
}

async fn count(db: &Db, query: db::Query) -> i64 {
    let (count,): (i64,) = query.one(&mut db.read().await.unwrap()).await.unwrap();
    count
}

/// Everything that tells one demo from another, in one text per table.
async fn traits(db: &Db) -> Vec<Vec<(String, String)>> {
    let mut tx = db.read().await.unwrap();
    vec![
        sql!("select id, name from clients order by id").all(&mut tx).await.unwrap(),
        sql!("select id, result from renderings order by id").all(&mut tx).await.unwrap(),
        sql!("select number, facts from applications order by number").all(&mut tx).await.unwrap(),
        sql!("select thing_id, verb from journal where organisation is not null order by id")
            .all(&mut tx)
            .await
            .unwrap(),
    ]
}

#[tokio::test]
async fn figures_equal_the_ledger_and_the_visit_is_exact() {
    for db in databases().await {
        made(&db, "2026-11-23").await;
        let verdict = ledger::verify(&db).await.unwrap();
        assert!(verdict.differences.is_empty(), "{:?}", verdict.differences.first());
        let by_the_visit = sql!(
            "select cast(coalesce(sum(sign), 0) as bigint) from renderings
             where region = '74' and recorded_on <= '2023-11-15'"
        );
        assert_eq!(count(&db, by_the_visit).await, 1_780);
        let today = sql!(
            "select cast(coalesce(sum(sign), 0) as bigint) from renderings where region = '74'"
        );
        assert_eq!(count(&db, today).await, 2_900);
    }
}

#[tokio::test]
async fn a_card_says_what_its_dump_says() {
    for db in databases().await {
        made(&db, "2026-11-23").await;
        let of = |more: &'static str| match more {
            "live" => {
                sql!("select count(*) from clients where sme_found and sme_day = '2026-11-10'")
            }
            "lost" => sql!(
                "select count(*) from clients c where c.sme_found and c.sme_day = '2026-11-10'
                 and not exists (select 1 from bulk.sme_records_b r where r.inn = c.inn)"
            ),
            _ => sql!("select count(*) from clients where sme_day > '2026-11-10'"),
        };
        assert!(count(&db, of("live")).await > 10);
        assert_eq!(
            count(&db, of("lost")).await,
            0,
            "whoever the live dump was asked about is in it"
        );
        assert_eq!(count(&db, of("later")).await, 0);
    }
}

#[tokio::test]
async fn the_same_day_gives_the_same_demo() {
    let mut demos = Vec::new();
    for db in [db::testing::sqlite().await].into_iter().chain(databases().await) {
        made(&db, "2023-11-15").await;
        demos.push(traits(&db).await);
    }
    assert!(demos.windows(2).all(|it| it[0] == it[1]));
    assert!(demos[0].iter().all(|it| !it.is_empty()));
}

#[tokio::test]
async fn every_state_and_role_is_there() {
    let db = db::testing::sqlite().await;
    made(&db, "2026-11-23").await;
    let mut tx = db.read().await.unwrap();
    let states: Vec<(String,)> =
        sql!("select distinct state from applications").all(&mut tx).await.unwrap();
    assert_eq!(states.len(), applications::State::ALL.len());
    let roles: Vec<(String,)> = sql!("select distinct role from roles").all(&mut tx).await.unwrap();
    assert!(roles.len() >= 7, "{roles:?}");
    for it in ACCOUNTS {
        let email = it.email.parse().unwrap();
        assert!(people::account_by_email(&mut tx, &email).await.unwrap().is_some(), "{}", it.email);
    }
}

#[tokio::test]
async fn evidence_finds_what_was_built_in_and_refuses_broken_trends() {
    for db in databases().await {
        made(&db, "2026-11-23").await;
        let mut tx = db.read().await.unwrap();
        let said = [
            (STRONG, "effect-fell"),
            (ENGINEER, "effect-fell"),
            (NIL, "effect-unclear"),
            (BROKEN, "effect-refused"),
        ];
        for (practice, sentence) in said {
            let summary = main_effect(&mut tx, practice).await;
            assert_eq!(summary["say"]["key"], sentence, "{summary}");
        }
        for (practice, put_in) in [(STRONG, -3.1), (ENGINEER, -2.4)] {
            let interval = &main_effect(&mut tx, practice).await["judgement"]["interval"];
            let end = |name: &str| interval[name].as_f64().unwrap();
            let (low, high) = (end("low"), end("high"));
            assert!(low < put_in && put_in < high, "{low}…{high} holds the effect that was put in");
            let grade = practices::find(&mut tx, practice).await.unwrap().unwrap().grade;
            assert!(grade >= 3, "grade {grade}");
        }
        let second = practices::findings(&mut tx, STRONG).await.unwrap().remove(1);
        assert!(second.summary.unwrap().contains("effect-unclear"), "it does nothing there");
    }
}

#[tokio::test]
async fn forty_practices_stand_in_every_state_over_sixty_months_of_indicators() {
    let db = db::testing::sqlite().await;
    made(&db, "2026-11-23").await;
    let today: Day = "2026-11-23".parse().unwrap();
    let mut tx = db.read().await.unwrap();
    let ids: Vec<(kernel::PracticeId,)> =
        sql!("select id from practices").all(&mut tx).await.unwrap();
    let term = practices::term(&mut tx).await.unwrap();
    let (mut states, mut regions) = (BTreeSet::new(), BTreeSet::new());
    for (id,) in &ids {
        let it = practices::find(&mut tx, *id).await.unwrap().unwrap();
        states.insert(it.state(today, term).to_string());
        regions.insert(it.region.to_string());
    }
    regions.retain(|it| !["97", "98"].contains(&&**it)); // invented
    assert_eq!((ids.len(), regions.len()), (40, 12));
    assert_eq!(states.len(), practices::State::ALL.len(), "{states:?}");
    let stands: Vec<(String,)> =
        sql!("select distinct state from adoptions").all(&mut tx).await.unwrap();
    assert_eq!(stands.len(), practices::AdoptionState::ALL.len(), "{stands:?}");
    for invented in [NIL, BROKEN] {
        let region = practices::find(&mut tx, invented).await.unwrap().unwrap().region.to_string();
        assert!(["97", "98"].contains(&&*region), "{region}");
    }
    let months = sql!(
        "select region, count(*) from observations where indicator = 'median-days' group by region"
    );
    let months: Vec<(String, i64)> = months.all(&mut tx).await.unwrap();
    let real = months.iter().filter(|it| !["97", "98"].contains(&&*it.0));
    assert_eq!(real.clone().count(), 89);
    assert!(real.clone().all(|it| it.1 == 60), "{months:?}");
}

/// Whether the author of a practice sees an effect that nobody else does.
async fn is_fresh(tx: &mut db::Tx, practice: kernel::PracticeId) -> bool {
    practices::findings(tx, practice).await.unwrap().iter().any(|it| it.fresh().is_some())
}

/// What is open of a practice by its main indicator.
async fn main_effect(tx: &mut db::Tx, practice: kernel::PracticeId) -> serde_json::Value {
    let main = practices::findings(tx, practice).await.unwrap().remove(0);
    serde_json::from_str(main.open().unwrap().summary).unwrap()
}

/// The visit of the source text and its news.
async fn visit_and_news(tx: &mut db::Tx) -> (visits::Facts, news::News) {
    let visit = kernel::VisitId::known(super::centre::known(0xD_0001));
    let facts = visits::facts(tx, visit).await.unwrap().unwrap();
    (facts, news::of_visit(tx, visit).await.unwrap().remove(0))
}

#[tokio::test]
async fn the_news_of_the_visit_holds_the_facts_of_the_demo() {
    let db = db::testing::sqlite().await;
    made(&db, "2026-11-23").await;
    let mut tx = db.read().await.unwrap();
    let (facts, news) = visit_and_news(&mut tx).await;
    let text = news.plain(&facts);
    let shown = facts.shown();
    assert_eq!(shown.len(), facts.directions.len(), "every direction was shown");
    let said = [
        "Челябинская область и Республика Башкортостан",
        "Министерство экономического развития",
        "Центр «Мой бизнес»",
        "Основная цель приезда — обмен опытом",
        "58 межрегиональных соглашений, в том числе с Республикой Башкортостан",
        "1780 услуг",
        "почти пять лет",
        "2019",
        "прототип",
        "2020–2022",
        "дальнейшем взаимодействии",
    ];
    let agreement = facts.visit.agreement.expect("the visit rests on one");
    let agreement = agreements::find(&mut tx, agreement).await.unwrap().unwrap();
    let spheres = agreements::spheres(&mut tx).await.unwrap().into_iter();
    let spheres: Vec<String> =
        spheres.filter(|it| agreement.spheres.contains(&it.code)).map(|it| it.name).collect();
    assert_eq!(spheres.len(), 4);
    let lower = text.to_lowercase();
    for sphere in &spheres {
        assert!(lower.contains(&sphere.to_lowercase()), "{sphere} is missing:\n{text}");
    }
    let names = shown.iter().map(|it| it.name.as_str());
    let asked = facts.questions.iter().take(3).map(|it| it.text.as_str());
    for fact in said.into_iter().chain(names).chain(asked) {
        assert!(text.contains(fact), "{fact} is missing:\n{text}");
    }
    assert_eq!(facts.quotes().len(), 3);
    for quote in facts.quotes() {
        assert!(text.contains(quote.remark.text.trim_end_matches('.')), "{text}");
    }
}

#[tokio::test]
async fn what_regions_do_together_has_its_history() {
    let db = db::testing::sqlite().await;
    made(&db, "2026-11-23").await;
    let mut tx = db.read().await.unwrap();
    let (facts, news) = visit_and_news(&mut tx).await;
    let commitment = facts.commitments[0].id;
    let [a, b] = ["74", "02"].map(|it| it.parse().unwrap());
    let plan = plans::between(&mut tx, a, b).await.unwrap().remove(0);
    let first = plans::between(&mut tx, a, b).await.unwrap();
    let first = first.iter().find(|it| it.to.0.year() == 2022).expect("the plan 2020–2022");
    let first = plans::measures(&mut tx, first.id).await.unwrap();
    assert_eq!(first.len(), 24);
    assert!(first.iter().all(|it| it.course.standing == plans::Standing::Done), "to the end");
    let states: std::collections::BTreeSet<_> =
        facts.commitments.iter().map(|it| it.state.to_string()).collect();
    assert_eq!(states.len(), visits::Promise::ALL.len(), "a commitment in each state: {states:?}");
    let done = plans::measures(&mut tx, plan.id).await.unwrap().into_iter();
    let mut done = done.filter(|it| it.course.standing == plans::Standing::Done);
    let done = done.next_back().expect("a measure that is done").id;
    for (thing, id, last) in [
        (journal::Thing::Agreement, plan.agreement.to_string(), "agreement-in-force"),
        (journal::Thing::Plan, plan.id.to_string(), "plan-approved"),
        (journal::Thing::Measure, done.to_string(), "measure-reported-done"),
        (journal::Thing::Visit, facts.visit.id.to_string(), "visit-closed"),
        (journal::Thing::Commitment, commitment.to_string(), "commitment-kept"),
        (journal::Thing::News, news.id.to_string(), "news-released"),
    ] {
        let entries = journal::of_thing(&mut tx, thing, id, 30).await.unwrap();
        assert_eq!(entries[0].verb, last, "{entries:?}");
        assert!(entries.iter().all(|it| it.name.is_some()));
    }
}

#[tokio::test]
async fn a_practice_that_cannot_be_measured_stops_no_other() {
    for db in databases().await {
        made(&db, "2026-11-23").await;
        let today: Day = "2026-11-23".parse().unwrap();
        let first = kernel::PracticeId::known(super::centre::known(0x2_0001));
        let kept: db::Result<()> = async {
            db::transact!(db, |tx| {
                practices::measure_by(tx, first, "no-such-indicator").await?.unwrap();
                practices::measure_by(tx, NIL, "median-days").await?.unwrap();
                Ok(())
            })
        }
        .await;
        kept.unwrap();
        let now = kernel::Zone::moscow().moment(today, 12, 0, 0);
        let computed = crate::effects::keep_up(&db, today, now).await.unwrap();
        assert_eq!(computed, 1, "the one behind the faulty one");
        let mut tx = db.read().await.unwrap();
        assert!(is_fresh(&mut tx, NIL).await);
        assert!(!is_fresh(&mut tx, first).await);
        assert_eq!(crate::effects::keep_up(&db, today, now).await.unwrap(), 0, "nothing is new");
    }
}
