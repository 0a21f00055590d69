//! How programs meet the room.

use super::{Centre, KNOWN, UNKNOWN};
use serde_json::{Value, json};
use web::testing::Answer;

fn body(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap()
}

#[tokio::test]
async fn a_rendering_is_entered_once_per_key() {
    for centre in Centre::each().await {
        let desk = centre.desk();
        let new = json!({ "inn": KNOWN, "service": centre.loan, "result": "Договор" });
        let keyless = desk.post_json("/api/v1/renderings", &new).await;
        assert_eq!((keyless.status, &body(&keyless)["field"]), (422, &json!("Idempotency-Key")));
        let keyed = desk.with_header("idempotency-key", "r-1");
        let first = keyed.post_json("/api/v1/renderings", &new).await;
        let second = keyed.post_json("/api/v1/renderings", &new).await;
        assert_eq!((first.status, second.status), (201, 200), "{}", first.body);
        assert_eq!(first.body, second.body);
        let other = desk.with_header("idempotency-key", "r-2");
        let refused = other.post_json("/api/v1/renderings", &new).await;
        assert_eq!(refused.status, 422);
        assert_eq!(body(&refused)["verdict"], "no");
        assert_eq!(body(&refused)["rule"], "service-why-limit-used");
        assert_eq!(body(&refused)["open_instead"][0]["name"], "Консультация");
        assert_eq!(centre.rendered().await, 1);
    }
}

#[tokio::test]
async fn a_rendering_costs_few_statements() {
    for centre in Centre::each().await {
        let desk = centre.desk();
        let mut costs = Vec::new();
        for n in 0..3 {
            let new = json!({ "inn": KNOWN, "service": centre.advice, "result": "Ответ" });
            let keyed = desk.with_header("idempotency-key", &format!("r-{n}"));
            let before = centre.db.statements();
            assert_eq!(keyed.post_json("/api/v1/renderings", &new).await.status, 201);
            costs.push(centre.db.statements() - before);
        }
        assert!(costs[2] <= 9, "{costs:?}");
    }
}

#[tokio::test]
async fn wrong_fields_are_named() {
    for centre in Centre::each().await {
        let desk = centre.desk().with_header("idempotency-key", "r-1");
        for (inn, rule) in [
            ("7707083894", "id-checksum"),
            ("77070838AB", "id-digits"),
            ("77070838931", "id-length"),
        ] {
            let new = json!({ "inn": inn, "service": centre.advice, "result": "Ответ" });
            let answer = desk.post_json("/api/v1/renderings", &new).await;
            assert_eq!(answer.status, 422);
            assert_eq!(
                (&body(&answer)["field"], &body(&answer)["rule"]),
                (&json!("inn"), &json!(rule))
            );
        }
        let new = json!({ "inn": UNKNOWN, "service": centre.advice, "result": "Ответ" });
        let answer = desk.post_json("/api/v1/renderings", &new).await;
        assert_eq!((answer.status, &body(&answer)["field"]), (422, &json!("kind")));
        assert_eq!(centre.rendered().await, 0);
    }
}

#[tokio::test]
async fn eligibility_answers_in_words_for_both() {
    for centre in Centre::each().await {
        let desk = centre.desk();
        let ask = |inn, service| json!({ "inn": inn, "service": service, "kind": "sole_trader" });
        let yes = desk.post_json("/api/v1/eligibility", &ask(KNOWN, centre.loan)).await;
        assert_eq!(body(&yes)["verdict"], "yes", "{}", yes.body);
        let perhaps = desk.post_json("/api/v1/eligibility", &ask(KNOWN, centre.market)).await;
        assert_eq!(body(&perhaps)["confirmations"], json!(["platform"]));
        let no = desk.post_json("/api/v1/eligibility", &ask(UNKNOWN, centre.loan)).await;
        assert_eq!(body(&no)["verdict"], "no");
        assert_eq!(body(&no)["open_instead"][0]["name"], "Консультация");
        let reasons = body(&no)["reasons"].as_array().unwrap().clone();
        let why = reasons.iter().find(|it| it["outcome"] == "no").unwrap();
        assert_eq!(why["rule"], "service-why-sme-absent");
        assert!(why["sentence"].as_str().unwrap().contains("10.11.2026"), "{why}");
    }
}

#[tokio::test]
async fn a_program_names_the_paper_that_was_seen() {
    for centre in Centre::each().await {
        let desk = centre.desk();
        let ask = json!({ "inn": KNOWN, "service": centre.market, "confirmations": ["platform"] });
        let yes = desk.post_json("/api/v1/eligibility", &ask).await;
        assert_eq!(body(&yes)["verdict"], "yes", "{}", yes.body);
        let made = desk.post_json("/api/v1/applications", &ask).await;
        let id = body(&made)["id"].as_str().unwrap().to_owned();
        let paper = json!({"confirmations": [{"what": "platform", "paper": "договор № 7"}]});
        let done = desk.post_json(format!("/api/v1/applications/{id}/acceptance"), &paper).await;
        assert_eq!(done.status, 200, "{}", done.body);
        let paper = &body(&done)["confirmed"][0];
        assert_eq!((&paper["what"], &paper["paper"]), (&"platform".into(), &"договор № 7".into()));
        let page = desk.get(format!("/applications/{id}")).await.body;
        assert!(
            page.contains("Подтверждено документами") && page.contains("договор № 7"),
            "{page}"
        );
        let strange = json!({"confirmations": [{"what": "nonsense", "paper": ""}]});
        let done = desk.post_json(format!("/api/v1/applications/{id}/acceptance"), &strange).await;
        assert_eq!(done.status, 422, "{}", done.body);
    }
}

#[tokio::test]
async fn programs_note_once_what_people_read() {
    for centre in Centre::each().await {
        let desk = centre.desk();
        let new = json!({ "inn": KNOWN, "service": centre.loan });
        let made = body(&desk.post_json("/api/v1/applications", &new).await);
        let id = made["id"].as_str().unwrap();
        let at = format!("/api/v1/applications/{id}/notes");
        let note = json!({ "id": kernel::NoteId::new(), "body": " Позвонить утром " });
        for _ in 0..2 {
            let done = desk.post_json(&at, &note).await;
            assert_eq!(done.status, 201, "{}", done.body);
        }
        let notes = body(&desk.get(&at).await);
        assert_eq!(notes.as_array().unwrap().len(), 1, "{notes}");
        assert_eq!(notes[0]["body"], "Позвонить утром");
        assert!(desk.get(format!("/applications/{id}")).await.body.contains("Позвонить утром"));
        for wrong in ["  ".to_owned(), "я".repeat(2_001)] {
            assert_eq!(desk.post_json(&at, &json!({ "body": wrong })).await.status, 422);
        }
    }
}

#[tokio::test]
async fn an_application_walks_its_path() {
    for centre in Centre::each().await {
        let desk = centre.desk();
        let new = json!({ "inn": KNOWN, "service": centre.loan });
        let made = desk.post_json("/api/v1/applications", &new).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let at = format!("/api/v1/applications/{}", body(&made)["id"].as_str().unwrap());
        assert_eq!(body(&made)["actions"], json!(["acceptance", "refusal", "withdrawal"]));
        let listed = body(&desk.get("/api/v1/applications?state=submitted").await);
        assert_eq!(listed["items"][0]["number"], body(&made)["number"]);
        for (action, with) in [
            ("acceptance", json!({})),
            ("assignment", json!({})),
            ("work", json!({})),
            ("rendering", json!({ "result": "Договор" })),
        ] {
            let done = desk.post_json(format!("{at}/{action}"), &with).await;
            assert_eq!(done.status, 200, "{action}: {}", done.body);
        }
        assert_eq!(body(&desk.get(&at).await)["state"], "rendered");
        let again = desk.post_json(format!("{at}/rendering"), &json!({ "result": "x" })).await;
        assert_eq!((again.status, &body(&again)["rule"]), (422, &json!("application-already")));
        assert_eq!(desk.post_json(format!("{at}/flight"), &json!({})).await.status, 404);
    }
}

#[test]
fn the_api_is_described() {
    let described = serde_json::to_value(crate::openapi()).unwrap();
    let paths: Vec<_> = described["paths"].as_object().unwrap().keys().cloned().collect();
    let (_, table) = crate::api_doors().open();
    for door in table {
        assert!(paths.iter().any(|it| it == door.path), "{}", door.path);
    }
}
