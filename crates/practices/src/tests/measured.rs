//! Several indicators of one practice, and after how long a card is stale.

use super::today;
use super::walk::{computed, head, publish, sites};
use super::*;
use crate::pages::*;
use db::{Db, transact};
use kernel::Zone;

/// A fresh effect by an indicator that is chosen for it.
async fn found(db: &Db, id: PracticeId, indicator: &str, grade: u8) -> db::Result<()> {
    let (today, summary) = (noon().day_in(&Zone::moscow()), serde_json::json!({}));
    let it = computed(id, indicator, grade, &summary);
    transact!(db, |tx| {
        measure_by(tx, id, indicator).await?.unwrap();
        propose_evidence(tx, &it, today).await
    })
}

async fn added(db: &Db, id: PracticeId, code: &str) -> Result<bool, CannotMeasure> {
    let done: db::Result<Result<bool, CannotMeasure>> =
        async { transact!(db, |tx| { measure_by(tx, id, code).await }) }.await;
    done.unwrap()
}

async fn removed(db: &Db, id: PracticeId, code: &str) -> Result<bool, CannotMeasure> {
    let done: db::Result<Result<bool, CannotMeasure>> =
        async { transact!(db, |tx| { measure_no_more(tx, id, code).await }) }.await;
    done.unwrap()
}

#[tokio::test]
async fn the_grade_is_that_of_the_indicator_chosen_first_and_what_was_told_stays() {
    for site in sites().await {
        let (db, id) = (&site.app.db, publish(&site, "Наставник на первый год").await);
        let grade = || async {
            let mut tx = db.read().await.unwrap();
            find(&mut tx, id).await.unwrap().unwrap().grade
        };
        assert_eq!(added(db, id, "services").await, Ok(true));
        assert_eq!(removed(db, id, "services").await, Ok(true), "it has told nothing");
        found(db, id, "median-days", 2).await.unwrap();
        found(db, id, "refused-share", 5).await.unwrap();
        assert_eq!(grade().await, 0, "the author sees both first");
        let waits = {
            let mut tx = db.read().await.unwrap();
            waiting(&mut tx, &who(HOME, Role::Head), today()).await.unwrap()
        };
        assert_eq!(waits.len(), 1, "one practice waits, not two effects: {waits:?}");

        let head = head(&site, HOME);
        let said = [("reason", "Второй показатель проще"), ("indicator", "refused-share")];
        assert_eq!(head.post(Answer { id }, &said).await.status, 303);
        assert_eq!(grade().await, 0, "a better one beside it raises nothing");
        let said = [("reason", "Первый честнее")];
        assert_eq!(head.post(Answer { id }, &said).await.status, 303);
        assert_eq!(grade().await, 2, "the main indicator's, not the best");
        let page = site.get(Show { id }).await.body;
        assert!(page.contains("Второй показатель проще") && page.contains("Первый честнее"));
        let whole = site.get(format!("/api/v1/practices/{id}")).await.body;
        let whole: serde_json::Value = serde_json::from_str(&whole).unwrap();
        let grades = whole["effects"].as_array().unwrap().iter().map(|it| it["grade"].as_i64());
        assert_eq!(grades.collect::<Vec<_>>(), [Some(2), Some(5)]);

        assert_eq!(removed(db, id, "median-days").await, Err(CannotMeasure::Told));
        for code in ["services", "clients", "sme-new"] {
            assert_eq!(added(db, id, code).await, Ok(true));
        }
        assert_eq!(added(db, id, "clients").await, Ok(false), "it is there");
        assert_eq!(added(db, id, "sme").await, Err(CannotMeasure::TooMany));
        let nothing = [("reason", "Нечего сказать"), ("indicator", "services")];
        assert_eq!(head.post(Answer { id }, &nothing).await.status, 422, "nothing was found");
    }
}

/// Says that every card was confirmed on a day.
async fn confirmed(db: &Db, on: &str) -> db::Result<u64> {
    transact!(db, |tx| { db::sql!("update practices set confirmed_on = $1", on).run(tx).await })
}

#[tokio::test]
async fn after_how_many_months_a_card_is_stale_is_data() {
    for site in sites().await {
        let id = publish(&site, "Единая анкета").await;
        confirmed(&site.app.db, "2026-05-01").await.unwrap();
        let admin = site.signed_in(who(NETWORK, Role::Administrator));
        let state = || async {
            let whole = site.get(format!("/api/v1/practices/{id}")).await.body;
            let whole: serde_json::Value = serde_json::from_str(&whole).unwrap();
            whole["state"].as_str().unwrap().to_owned()
        };
        assert_eq!(state().await, "published");
        assert_eq!(admin.post(TermOf, &[("months", "6")]).await.status, 303);
        assert_eq!(state().await, "stale");
        assert!(site.get(Show { id }).await.body.contains("больше 6 месяцев"));
        let waits = {
            let mut tx = site.app.db.read().await.unwrap();
            waiting(&mut tx, &who(HOME, Role::Head), today()).await.unwrap()
        };
        assert_eq!(waits[0].say.key, "waiting-practice-stale");
        for wrong in ["0", "121", "год", ""] {
            let refused = admin.post(TermOf, &[("months", wrong)]).await;
            assert_eq!(refused.status, 422, "{wrong}");
            assert!(refused.body.contains("от 1 до 120"), "{}", refused.body);
        }
        let noted = db::sql!("select count(*) from journal where verb = 'practice-term-changed'");
        let mut tx = site.app.db.read().await.unwrap();
        let (noted,): (i64,) = noted.one(&mut tx).await.unwrap();
        assert_eq!(noted, 1, "with its entry in the journal");
    }
}
