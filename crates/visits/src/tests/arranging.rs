//! Programs arrange a visit: people, consents, programme.

use super::programs::read;
use super::*;
use kernel::{DelegateId, ItemId};
use serde_json::{Value, json};

fn item(id: ItemId, begins: &str, ends: &str) -> Value {
    json!({
        "id": id.to_string(), "day": "2026-11-23", "begins": begins, "ends": ends,
        "title": "Министерство", "host": "Анна", "guests": "Ильдар", "transport": "автобус",
        "organisation": CENTRE.to_string(),
    })
}

#[tokio::test]
async fn people_are_named_once_changed_and_taken_off() {
    for site in sites().await {
        let visit = visit(&site).await;
        let at = format!("/api/v1/visits/{visit}/delegates");
        let id = DelegateId::new();
        let wanted = json!({
            "id": id.to_string(), "name": "Ильдар Вымышленный", "position": "начальник отдела",
            "organisation": "Министерство", "contact": "+7 000",
        });
        for status in [201, 200] {
            let added = guest(&site).post_json(&at, &wanted).await;
            assert_eq!(added.status, status, "{}", added.body);
            let it = read(&added);
            assert_eq!((&it["id"], &it["side"]), (&id.to_string().into(), &"02".into()));
        }
        let mut wrong = wanted.clone();
        (wrong["id"], wrong["side"]) = (DelegateId::new().to_string().into(), "02".into());
        let refused = host(&site).post_json(&at, &wrong).await;
        assert_eq!((refused.status, &read(&refused)["field"]), (422, &"source".into()));
        wrong["source"] = "по письму № 7 от 01.11.2026".into();
        assert_eq!(host(&site).post_json(&at, &wrong).await.status, 201);
        let list = read(&host(&site).get(&at).await);
        assert_eq!(list["items"].as_array().unwrap().len(), 2);

        let one = format!("{at}/{id}");
        let card = json!({ "name": "Ильдар Новый", "position": "министр", "organisation": "Министерство" });
        assert_eq!(host(&site).post_json(&one, &card).await.status, 403, "the other side's");
        let changed = guest(&site).post_json(&one, &card).await;
        assert_eq!((changed.status, &read(&changed)["name"]), (200, &"Ильдар Новый".into()));
        let blank = json!({ "name": "", "position": "м", "organisation": "М" });
        let refused = guest(&site).post_json(&one, &blank).await;
        assert_eq!((refused.status, &read(&refused)["field"]), (422, &"name".into()));
        for _ in 0..2 {
            let removed = guest(&site).post_json(format!("{one}/removal"), &json!({})).await;
            assert_eq!(removed.status, 200, "{}", removed.body);
            assert!(read(&removed)["removed_at"].is_string());
        }
        assert_eq!(guest(&site).post_json(&one, &card).await.status, 422, "off the list");
        assert_eq!(seen(&site, visit).await.people_of(code("02")).count(), 1);

        let stranger = person(&site, OTHERS, "66", Role::Officer);
        for path in [&at, &one, &format!("{one}/removal")] {
            let rubbish = stranger.post_json(path, &json!("rubbish")).await;
            assert_eq!(rubbish.status, 404, "whose it is comes before what was sent: {path}");
        }
    }
}

#[tokio::test]
async fn an_id_of_another_visit_names_nothing() {
    for site in sites().await {
        let (one, other) = (visit(&site).await, visit(&site).await);
        let items = |visit| format!("/api/v1/visits/{visit}/items");
        let wanted = item(ItemId::new(), "10:00", "11:00");
        assert_eq!(host(&site).post_json(items(one), &wanted).await.status, 201);
        assert_eq!(host(&site).post_json(items(other), &wanted).await.status, 404);
        let people = |visit| format!("/api/v1/visits/{visit}/delegates");
        let wanted = json!({
            "id": DelegateId::new().to_string(), "name": "И", "position": "П", "organisation": "О",
        });
        assert_eq!(host(&site).post_json(people(one), &wanted).await.status, 201);
        assert_eq!(host(&site).post_json(people(other), &wanted).await.status, 404);
    }
}

#[tokio::test]
async fn a_programme_is_arranged_and_says_its_clashes() {
    for site in sites().await {
        let visit = visit(&site).await;
        let at = format!("/api/v1/visits/{visit}/items");
        let (first, second) = (ItemId::new(), ItemId::new());
        for status in [201, 200] {
            let added = host(&site).post_json(&at, &item(first, "10:00", "11:00")).await;
            assert_eq!(added.status, status, "{}", added.body);
            let it = read(&added);
            assert_eq!((&it["clashes"], &it["transport"]), (&json!([]), &"автобус".into()));
        }
        let met = host(&site).post_json(&at, &item(second, "10:30", "11:30")).await;
        let clash = &read(&met)["clashes"][0];
        assert_eq!((&clash["with"], &clash["person"]), (&first.to_string().into(), &"Анна".into()));
        let page = host(&site).get(Show { id: visit }).await.body;
        assert!(page.contains(clash["detail"].as_str().unwrap()), "the page's own sentence");

        for (field, value) in
            [("day", "2026-11-25"), ("ends", "09:00"), ("begins", "25:00"), ("title", "")]
        {
            let mut wrong = item(ItemId::new(), "10:00", "11:00");
            wrong[field] = value.into();
            let refused = host(&site).post_json(&at, &wrong).await;
            assert_eq!((refused.status, &read(&refused)["field"]), (422, &field.into()));
        }
        let mut foreign = item(ItemId::new(), "10:00", "11:00");
        foreign["organisation"] = THEIR_CENTRE.to_string().into();
        let refused = host(&site).post_json(&at, &foreign).await;
        assert_eq!((refused.status, &read(&refused)["field"]), (422, &"organisation".into()));

        let one = format!("{at}/{second}");
        let moved = host(&site).post_json(&one, &item(second, "11:00", "12:00")).await;
        assert_eq!((moved.status, &read(&moved)["clashes"]), (200, &json!([])), "{}", moved.body);
        let colleague = person(&site, CENTRE, "74", Role::Specialist);
        let shown = colleague.post_json(format!("{one}/shown"), &json!({ "shown": true })).await;
        assert_eq!((shown.status, &read(&shown)["shown"]), (200, &true.into()), "{}", shown.body);
        assert_eq!(guest(&site).post_json(&one, &json!("rubbish")).await.status, 403);
        let stranger = person(&site, OTHERS, "66", Role::Officer);
        for path in [&at, &one, &format!("{one}/shown"), &format!("{one}/materials")] {
            assert_eq!(stranger.post_json(path, &json!("rubbish")).await.status, 404, "{path}");
        }

        let asked = json!({ "text": "Почему так?", "item": first.to_string() });
        let questions = format!("/api/v1/visits/{visit}/questions");
        assert_eq!(guest(&site).post_json(questions, &asked).await.status, 201);
        let removal = |id: ItemId| format!("{at}/{id}/removal");
        assert_eq!(host(&site).post_json(removal(first), &json!({})).await.status, 422, "in use");
        assert_eq!(host(&site).post_json(removal(second), &json!({})).await.status, 204);
        assert_eq!(host(&site).post_json(removal(second), &json!({})).await.status, 404);
        let whole = read(&host(&site).get(format!("/api/v1/visits/{visit}")).await);
        assert_eq!(whole["items"].as_array().unwrap().len(), 1);
        assert_eq!(whole["items"][0]["host"], "Анна");
    }
}

#[tokio::test]
async fn a_material_is_brought_and_read_back() {
    const PDF: &[u8] = b"%PDF-1.7 programme";
    for site in sites().await {
        let visit = visit(&site).await;
        let at = format!("/api/v1/visits/{visit}/items");
        let id = ItemId::new();
        let officer = during::known_officer(&site).await.unwrap();
        assert_eq!(officer.post_json(&at, &item(id, "10:00", "11:00")).await.status, 201);
        let materials = format!("{at}/{id}/materials");
        let brought = officer.post_multipart(&materials, &[], &[("file", "p.pdf", PDF)]).await;
        assert_eq!(brought.status, 201, "{}", brought.body);
        let file = read(&brought)["id"].as_str().unwrap().to_owned();
        let none = officer.post_multipart(&materials, &[], &[]).await;
        assert_eq!((none.status, &read(&none)["field"]), (422, &"file".into()));
        let list = read(&guest(&site).get(&at).await);
        assert_eq!(list["items"][0]["materials"][0]["name"], "p.pdf");
        let path = format!("/api/v1/visits/{visit}/files/{file}");
        assert_eq!(guest(&site).get(&path).await.body.as_bytes(), PDF);
        let stranger = person(&site, OTHERS, "66", Role::Officer);
        assert_eq!(stranger.get(&path).await.status, 404);
    }
}

#[tokio::test]
async fn consents_are_recorded_once_and_taken_back() {
    for site in sites().await {
        let visit = visit(&site).await;
        let at = |noun: &str| format!("/api/v1/visits/{visit}/{noun}");
        let wanted = json!({ "name": "Ильдар", "position": "министр", "organisation": "М" });
        let speaker = guest(&site).post_json(at("delegates"), &wanted).await;
        let speaker = read(&speaker)["id"].as_str().unwrap().to_owned();
        let said = json!({ "kind": "quote", "text": "Очень радует", "person": speaker });
        let quote = read(&host(&site).post_json(at("remarks"), &said).await);
        let approval = at(&format!("remarks/{}/approval", quote["id"].as_str().unwrap()));
        assert_eq!(guest(&site).post_json(&approval, &json!({})).await.status, 422, "no consent");
        let consent = json!({
            "id": kernel::ConsentId::new().to_string(), "person": speaker, "covers": "words",
            "channel": "paper", "given_on": "2026-11-23",
        });
        let other = host(&site).post_json(at("consents"), &consent).await;
        assert_eq!((other.status, &read(&other)["rule"]), (422, &"visit-others-person".into()));
        for status in [201, 200] {
            let given = guest(&site).post_json(at("consents"), &consent).await;
            assert_eq!(given.status, status, "{}", given.body);
        }
        let mut wrong = consent.clone();
        (wrong["id"], wrong["given_on"]) = (Value::Null, "2026-11-30".into());
        let refused = guest(&site).post_json(at("consents"), &wrong).await;
        assert_eq!((refused.status, &read(&refused)["field"]), (422, &"given_on".into()));
        let approved = guest(&site).post_json(&approval, &json!({})).await;
        assert_eq!((approved.status, &read(&approved)["approved"]), (200, &true.into()));
        assert_eq!(seen(&site, visit).await.quotes().len(), 1);
        let id = consent["id"].as_str().unwrap();
        let withdrawal = at(&format!("consents/{id}/withdrawal"));
        let taken = guest(&site).post_json(&withdrawal, &json!({})).await;
        assert!(read(&taken)["withdrawn_at"].is_string(), "{}", taken.body);
        // Sent again late, the consent stays taken back.
        assert_eq!(guest(&site).post_json(at("consents"), &consent).await.status, 200);
        assert!(seen(&site, visit).await.quotes().is_empty());
        let list = read(&host(&site).get(at("consents")).await);
        assert_eq!(list["items"].as_array().unwrap().len(), 1);
        let stranger = person(&site, OTHERS, "66", Role::Officer);
        assert_eq!(stranger.post_json(at("consents"), &json!(1)).await.status, 404);
    }
}
