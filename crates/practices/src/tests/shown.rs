//! What people and programs are shown: comparisons, effects, how things ended.

use super::today;
use super::walk::{computed, head, id_of, publish, sites};
use super::*;
use crate::pages::*;
use db::{Db, transact};
use serde_json::{Value, json};

#[tokio::test]
async fn programs_are_told_the_effect_or_why_there_is_none() {
    for site in sites().await {
        let id = publish(&site, "Единая анкета").await;
        let found = json!({ "say": { "key": "practice-stale", "args": [] }, "judgement": {
            "verdict": "effect", "overall": { "point": -3.1 }, "adopters": 6,
            "interval": { "low": -4.4, "high": -1.9 } } });
        let refused =
            json!({ "judgement": { "verdict": "refused", "rule": "broken-trends", "p": 0.01 } });
        for (indicator, summary) in [("median-days", &found), ("services", &refused)] {
            told(&site.app.db, id, indicator, summary).await.unwrap();
        }
        let whole = site.get(format!("/api/v1/practices/{id}")).await.body;
        let whole: Value = serde_json::from_str(&whole).unwrap();
        let [one, other] = [&whole["effects"][0], &whole["effects"][1]];
        assert_eq!(
            (&one["by"], &one["low"], &one["high"]),
            (&json!(-3.1), &json!(-4.4), &json!(-1.9))
        );
        assert_eq!((&one["regions"], &one["refused"]), (&json!(6), &Value::Null));
        assert!(one["sentence"].as_str().is_some_and(|it| !it.is_empty()));
        assert_eq!((&other["by"], &other["refused"]), (&Value::Null, &json!("broken-trends")));
        assert_eq!(whole["versions"].as_array().unwrap().len(), 1);
    }
}

/// An effect that everybody sees.
async fn told(db: &Db, id: PracticeId, indicator: &str, summary: &Value) -> db::Result<()> {
    let it = computed(id, indicator, 3, summary);
    transact!(db, |tx| {
        measure_by(tx, id, indicator).await?.unwrap();
        propose_evidence(tx, &it, today()).await?;
        open_evidence(tx, id, indicator).await?;
        Ok::<_, db::Error>(())
    })
}

#[tokio::test]
async fn four_are_compared_on_the_page_and_on_paper() {
    for site in sites().await {
        let mut ids = Vec::new();
        for number in 1..=5 {
            ids.push(publish(&site, &format!("Анкета {number}")).await.to_string());
        }
        let page = site.get(format!("{Compare}?ids={}", ids.join(","))).await.body;
        assert!(page.contains("Анкета 4") && !page.contains("Анкета 5"), "four at most");
        assert!(page.contains("показаны первые 4"), "and it says so");
        let four = format!("?ids={}", ids[..4].join(","));
        assert!(page.contains(&format!("{ComparePdf}{four}")), "the paper holds the same");
        assert!(!site.get(format!("{Compare}{four}")).await.body.contains("показаны первые"));
        let paper = site.get(format!("{ComparePdf}{four}")).await;
        assert!(paper.status == 200 && paper.body.starts_with("%PDF"));
        assert_eq!(site.get(ComparePdf).await.status, 303, "the page says what to choose");
    }
}

#[tokio::test]
async fn a_withdrawn_practice_is_found_and_marked() {
    for site in sites().await {
        let id = publish(&site, "Единая анкета").await;
        let detail = || async {
            let mut tx = site.app.db.read().await.unwrap();
            let mut hits = search::find(&mut tx, "единая анкета", None, 5).await.unwrap();
            hits.remove(0).detail
        };
        assert!(!detail().await.contains("отозвана"));
        let why = [("reason", "Заменена другой")];
        assert_eq!(head(&site, HOME).post(Withdrawal { id }, &why).await.status, 303);
        assert!(detail().await.contains("отозвана"), "{}", detail().await);
    }
}

#[tokio::test]
async fn a_refusal_gives_its_reason_and_a_stop_its_lesson() {
    for site in sites().await {
        let id = publish(&site, "Единая анкета").await;
        let adopter = head(&site, ELSEWHERE);
        for (step, label) in [("refusal", "Почему"), ("stop", "Чему научило")] {
            let asked = [("on", "2026-11-01"), ("step", "request")];
            let begun = adopter.post(AdoptionsOf { id }, &asked).await;
            let end = StepOf { id: id_of(&begun.location), step: step.to_owned() };
            let said = [("reason", "Нет людей"), ("on", "2026-11-02")];
            assert_eq!(adopter.post(end, &said).await.status, 303);
            let page = adopter.get(&begun.location).await.body;
            assert!(page.contains(&format!("<strong>{label}</strong>: Нет людей")), "{page}");
        }
    }
}
