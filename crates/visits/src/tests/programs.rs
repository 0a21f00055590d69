//! Programs enter visits and commitments.

use super::*;
use serde_json::{Value, json};

pub fn read(answer: &web::testing::Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap()
}

fn wanted(id: VisitId) -> Value {
    json!({
        "id": id.to_string(), "kind": "visit", "role": "host", "other": "02",
        "aim": "Обмен опытом", "from": "2026-11-23", "to": "2026-11-24", "ours": CENTRE.to_string(),
    })
}

#[tokio::test]
async fn a_visit_is_entered_once_and_goes_its_path() {
    for site in sites().await {
        let id = VisitId::new();
        for status in [201, 200] {
            let entered = host(&site).post_json("/api/v1/visits", &wanted(id)).await;
            assert_eq!(entered.status, status, "{}", entered.body);
            assert_eq!(read(&entered)["id"], id.to_string());
        }
        let taken = person(&site, OTHERS, "66", Role::Officer);
        assert_eq!(taken.post_json("/api/v1/visits", &wanted(id)).await.status, 404);
        for (field, value) in [("to", "2026-11-22"), ("other", "96"), ("kind", "x"), ("aim", "")] {
            let mut wrong = wanted(VisitId::new());
            wrong[field] = value.into();
            let refused = host(&site).post_json("/api/v1/visits", &wrong).await;
            assert_eq!(refused.status, 422, "{field}");
            assert_eq!(read(&refused)["field"], field);
        }
        let step = |step: &str| format!("/api/v1/visits/{id}/{step}");
        let none = json!({});
        assert_eq!(guest(&site).post_json(step("beginning"), &none).await.status, 403);
        assert_eq!(host(&site).post_json(step("cancellation"), &none).await.status, 422);
        assert_eq!(host(&site).post_json(step("vanishing"), &none).await.status, 400);
        for (it, state) in [("beginning", "under_way"), ("holding", "held"), ("closure", "closed")]
        {
            let answer = host(&site).post_json(step(it), &none).await;
            assert_eq!((answer.status, &read(&answer)["state"]), (200, &state.into()));
        }
    }
}

#[tokio::test]
async fn a_commitment_is_made_once_and_followed_to_its_end() {
    for site in sites().await {
        let visit = visit(&site).await;
        let wanted = json!({
            "visit": visit.to_string(), "text": "Прислать форму", "side": "02", "due": "2026-12-31",
        });
        let made = host(&site).post_json("/api/v1/commitments", &wanted).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let mut wrong = wanted.clone();
        wrong["side"] = "66".into();
        let refused = host(&site).post_json("/api/v1/commitments", &wrong).await;
        assert_eq!((refused.status, &read(&refused)["field"]), (422, &"side".into()));
        let path = format!("/api/v1/commitments/{}", read(&made)["id"].as_str().unwrap());
        let stranger = person(&site, OTHERS, "66", Role::Officer);
        assert_eq!(stranger.get(&path).await.status, 404);
        let act = |act: &str| format!("{path}/{act}");
        assert_eq!(guest(&site).post_json(act("fulfilment"), &json!({})).await.status, 422);
        let task = json!({ "target": "Отправить письмом" });
        assert_eq!(guest(&site).post_json(act("task"), &task).await.status, 200);
        assert_eq!(guest(&site).post_json(act("task"), &task).await.status, 422, "once");
        let kept = json!({ "evidence": "Письмо № 4 от 01.12.2026" });
        let kept = guest(&site).post_json(act("fulfilment"), &kept).await;
        assert_eq!((kept.status, &read(&kept)["state"]), (200, &"done".into()));
        assert_eq!(read(&host(&site).get(&path).await)["becomes"], "task");
    }
}

#[tokio::test]
async fn questions_and_notes_are_told_once() {
    for site in sites().await {
        let visit = visit(&site).await;
        let at = |noun: &str| format!("/api/v1/visits/{visit}/{noun}");
        let asks = json!({ "text": "Как устроена стажировка?", "to_whom": "Директору" });
        let guests = guest(&site).with_header("idempotency-key", "q-1");
        let asked = guests.post_json(at("questions"), &asks).await;
        assert_eq!((asked.status, &read(&asked)["side"]), (201, &"02".into()), "{}", asked.body);
        let again = guests.post_json(at("questions"), &asks).await;
        assert_eq!((again.status, &read(&again)["id"]), (200, &read(&asked)["id"]), "once");
        let list = read(&host(&site).get(at("questions")).await);
        assert_eq!(list["items"].as_array().unwrap().len(), 1);
        let answer = at(&format!("questions/{}/answer", read(&asked)["id"].as_str().unwrap()));
        let says = json!({ "text": "Неделю в центре" });
        assert_eq!(guest(&site).post_json(&answer, &says).await.status, 422, "their own question");
        let answered = host(&site).post_json(&answer, &says).await;
        assert_eq!(read(&answered)["answer"], "Неделю в центре");

        let notes = host(&site).with_header("idempotency-key", "n-1");
        let note = json!({ "kind": "note", "text": "Очередь по талонам" });
        for status in [201, 200] {
            let noted = notes.post_json(at("remarks"), &note).await;
            assert_eq!(noted.status, status, "{}", noted.body);
        }
        for (field, wrong) in [
            ("kind", json!({ "kind": "photo", "text": "Снимок" })),
            ("note", json!({ "kind": "note", "text": "" })),
            ("person", json!({ "kind": "quote", "text": "Приезжайте" })),
        ] {
            let refused = host(&site).post_json(at("remarks"), &wrong).await;
            assert_eq!((refused.status, &read(&refused)["field"]), (422, &field.into()));
        }
        let theirs = read(&guest(&site).get(at("remarks")).await);
        assert_eq!(theirs["items"], json!([]), "a note is its side's alone");
        let stranger = person(&site, OTHERS, "66", Role::Officer);
        assert_eq!(stranger.get(at("questions")).await.status, 404);
        let rubbish = stranger.post_json(at("remarks"), &json!("rubbish")).await;
        assert_eq!(rubbish.status, 404, "whose it is comes before what was sent");
    }
}

#[tokio::test]
async fn a_commitment_sent_twice_with_one_key_is_made_once() {
    for site in sites().await {
        let visit = visit(&site).await;
        let wanted = json!({
            "visit": visit.to_string(), "text": "Прислать форму", "side": "02", "due": "2026-12-31",
        });
        let keyed = host(&site).with_header("idempotency-key", "c-1");
        let made = keyed.post_json("/api/v1/commitments", &wanted).await;
        let again = keyed.post_json("/api/v1/commitments", &wanted).await;
        assert_eq!((made.status, again.status), (201, 200), "{}", again.body);
        assert_eq!(read(&made)["id"], read(&again)["id"]);
        let list = read(&host(&site).get("/api/v1/commitments").await);
        assert_eq!(list["items"].as_array().unwrap().len(), 1);
    }
}
