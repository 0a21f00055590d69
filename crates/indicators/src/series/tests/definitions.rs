//! Definitions and their versions.

use super::*;

#[tokio::test]
async fn programs_define_by_the_rules_of_the_page() {
    for db in testing::databases().await {
        let site = site(&db, Role::Administrator).await;
        let said = |unit: &str, from: &str| {
            serde_json::json!({ "code": "answer-days", "name": "Срок ответа",
                "name_en": "Time to answer", "unit": unit, "better": "less", "formula": "upload",
                "act": "приказ № 1", "valid_from": from })
        };
        let post = async |who: &Site, body| who.post_json("/api/v1/indicators", &body).await;
        let officer = site.signed_in(actor(HOME, Role::Officer));
        assert_eq!(post(&officer, said("percent", "2027-01")).await.status, 403);
        for (body, field) in [
            (said("percent", "2026-10"), "valid_from"),
            (said("пуды", "2027-01"), "unit"),
            (said("percent", ""), "valid_from"),
        ] {
            let refused = post(&site, body).await;
            assert_eq!(refused.status, 422);
            assert!(refused.body.contains(&format!(r#""field":"{field}""#)), "{}", refused.body);
        }
        let done = post(&site, said("percent", "2027-01")).await;
        assert!(done.status == 201 && done.body.contains(r#""version":2"#), "{}", done.body);
    }
}

#[tokio::test]
async fn a_definition_is_versioned_and_never_backwards() {
    for db in testing::databases().await {
        let site = site(&db, Role::Administrator).await;
        let officer = site.signed_in(actor(HOME, Role::Officer));
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
        assert!(page.contains("определён показатель, версия 2"), "its history: {page}");
        let officers = officer.get("/indicators/answer-days").await.body;
        assert!(!officers.contains("версия 2, с"), "names are for those who define: {officers}");
    }
}
