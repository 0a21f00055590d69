//! Title and period of a plan, and plans entered by programs.

use super::*;
use crate::pages::*;
use serde_json::{Value, json};
use web::testing::Answer;

fn json_of(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("{}", answer.body))
}

fn terms<'a>(title: &'a str, from: &'a str, to: &'a str) -> [(&'a str, &'a str); 3] {
    [("title", title), ("from", from), ("to", to)]
}

#[tokio::test]
async fn title_and_period_change_in_the_version_being_written() {
    for site in sites().await {
        let desk = officer(&site);
        let longer = terms("План на 2024–2027 годы", "2024-01-01", "2027-12-31");
        let approved = desk.post(TermsOf { id: PLAN }, &longer).await;
        assert_eq!(approved.status, 422, "an approved version does not change");
        assert_eq!(desk.get(EditPlan { id: PLAN }).await.status, 422);
        assert_eq!(desk.post(Versions { id: PLAN }, &[("reason", "")]).await.status, 422);
        let begun = desk.post(Versions { id: PLAN }, &[("reason", "продление")]).await;
        assert_eq!(begun.status, 303);
        assert!(desk.get(EditPlan { id: PLAN }).await.body.contains("2026-12-31"));
        for (typed, said) in [
            (terms("", "2024-01-01", "2027-12-31"), "f-title"),
            (terms("План", "2027-01-01", "2026-12-31"), "раньше"),
            (terms("План", "2024-01-01", "2026-09-30"), "мероприятия: 2"),
            (terms("План", "вчера", "2027-12-31"), "f-from-fault"),
        ] {
            let refused = desk.post(TermsOf { id: PLAN }, &typed).await;
            assert_eq!(refused.status, 422);
            assert!(refused.body.contains(said), "{said}: {}", refused.body);
        }
        assert_eq!(desk.post(TermsOf { id: PLAN }, &longer).await.status, 303);
        let version = desk.get(ShowVersion { id: PLAN, version: 2 }).await.body;
        for said in ["<ins>План на 2024–2027 годы</ins>", "<del>31.12.2026</del>", "31.12.2027"]
        {
            assert!(version.contains(said), "{said}");
        }
        let stranger = officer_of(&site, ELSEWHERE, "66");
        assert_eq!(stranger.post(TermsOf { id: PLAN }, &longer).await.status, 404);
    }
}

#[tokio::test]
async fn a_refused_approval_comes_back_beside_its_field() {
    for site in lone_sites().await {
        let desk = officer(&site);
        desk.post(Versions { id: PLAN }, &[("reason", "уточнение")]).await;
        let refused = desk.post(Agreed { id: PLAN }, &[("approved_on", "2031-01-01")]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("value=\"2031-01-01\"") && refused.body.contains("fault"));
        let twice = desk.post(Versions { id: PLAN }, &[("reason", "ещё")]).await;
        assert_eq!(twice.status, 422);
    }
}

#[tokio::test]
async fn programs_enter_plans_and_measures_once() {
    for site in lone_sites().await {
        let desk = officer(&site);
        let plan = json!({ "id": PlanId::new().to_string(), "agreement": AGREEMENT.to_string(),
            "title": "План", "from": "2027-01-01", "to": "2028-12-31" });
        let entered = desk.post_json("/api/v1/plans", &plan).await;
        assert_eq!((entered.status, &json_of(&entered)["state"]), (201, &json!("draft")));
        let again = desk.post_json("/api/v1/plans", &plan).await;
        assert_eq!(json_of(&again)["id"], plan["id"]);
        let mut wrong = plan.clone();
        (wrong["to"], wrong["id"]) = (json!("2026-01-01"), Value::Null);
        assert_eq!(json_of(&desk.post_json("/api/v1/plans", &wrong).await)["field"], "to");
        let stranger = officer_of(&site, ELSEWHERE, "66");
        assert_eq!(stranger.post_json("/api/v1/plans", &plan).await.status, 404);

        let mut measure = json!({ "id": MeasureId::new().to_string(), "plan": plan["id"],
            "number": "1", "text": "Форум", "term": "2027-Q2", "body_a": "Минэк" });
        for _ in 0..2 {
            let added = desk.post_json("/api/v1/measures", &measure).await;
            assert_eq!((added.status, &json_of(&added)["id"]), (201, &measure["id"]));
        }
        measure["id"] = Value::Null;
        let twice = json_of(&desk.post_json("/api/v1/measures", &measure).await);
        assert_eq!(
            (&twice["field"], &twice["rule"]),
            (&json!("number"), &json!("plan-number-twice"))
        );
        (measure["number"], measure["term"]) = (json!("2"), json!("2031-Q1"));
        assert_eq!(json_of(&desk.post_json("/api/v1/measures", &measure).await)["field"], "term");
        approved_and_reported(&site, &plan).await;
    }
}

async fn approved_and_reported(site: &Site, plan: &Value) {
    let desk = officer(site);
    let of_plan = |noun: &str| format!("/api/v1/plans/{}/{noun}", plan["id"].as_str().unwrap());
    let list = desk.get(format!("/api/v1/measures?plan={}", plan["id"].as_str().unwrap())).await;
    let measure = json_of(&list)["items"][0].clone();
    let path = |noun: &str| format!("/api/v1/measures/{}/{noun}", measure["id"].as_str().unwrap());
    let text = json!({ "number": "1", "text": "Форум и ярмарка", "term": "2027-Q3" });
    let changed = json_of(&desk.post_json(path("wording"), &text).await);
    assert_eq!(changed["text"], "Форум и ярмарка");
    let terms = json!({ "title": "План", "from": "2025-01-01", "to": "2027-12-31" });
    assert_eq!(json_of(&desk.post_json(of_plan("terms"), &terms).await)["from"], "2025-01-01");
    let approved = desk.post_json(of_plan("consent"), &json!({})).await;
    assert_eq!(json_of(&approved)["state"], "current");
    assert_eq!(desk.post_json(path("wording"), &text).await.status, 422, "approved");
    assert_eq!(desk.post_json(of_plan("versions"), &json!({})).await.status, 422, "no reason");

    let report = json!({ "id": kernel::ReportId::new().to_string(), "side": "a",
        "says": "done", "text": "Проведён" });
    for _ in 0..2 {
        let said = desk.post_json(path("reports"), &report).await;
        assert_eq!((said.status, &json_of(&said)["id"]), (201, &report["id"]));
    }
    let whole = json_of(&desk.get(path("").trim_end_matches('/')).await);
    assert_eq!(whole["reports"].as_array().unwrap().len(), 1, "sent twice, said once");
    let unread = desk.post_json(path("reports"), &json!({ "side": "a" })).await;
    assert_eq!(unread.status, 422);
    let stranger = officer_of(site, ELSEWHERE, "66");
    let rubbish = stranger.post_json(path("reports"), &json!("rubbish")).await;
    assert_eq!(rubbish.status, 404, "whose it is comes before what was sent");
    let given_up =
        json_of(&desk.post_json(path("dropping"), &json!({ "reason": "нет средств" })).await);
    assert_eq!(given_up["state"], "dropped");
}
