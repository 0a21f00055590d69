//! A cancelled visit takes nothing more, by any door; what was kept before it stays.

use super::during::known_officer;
use super::*;
use crate::pages::{Consents, Items, People, Photographs, Questions, Remarks};
use serde_json::{Value, json};
use web::testing::Answer as Page;

const SAID: &str = "Визит отменён: к нему больше ничего не записывают";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0";

/// A visit with one thing of each kind, then cancelled; and what is left of it.
struct Cancelled {
    site: Site,
    /// An officer of the host whose account the database knows.
    officer: Site,
    id: VisitId,
    facts: Facts,
}

impl Cancelled {
    async fn each() -> Vec<Cancelled> {
        let mut all = Vec::new();
        for site in sites().await {
            let officer = known_officer(&site).await.unwrap();
            let id = visit(&site).await;
            prepare(&officer, id).await;
            let reason = [("reason", "Метель")];
            let cancelled = officer.post(format!("/visits/{id}/cancellation"), &reason).await;
            assert_eq!(cancelled.status, 303, "{}", cancelled.body);
            let facts = seen(&site, id).await;
            all.push(Cancelled { site, officer, id, facts });
        }
        all
    }

    /// Nothing of it changed.
    async fn is_as_it_was(&self, after: &str) {
        let now = seen(&self.site, self.id).await;
        assert_eq!(format!("{now:?}"), format!("{:?}", self.facts), "{after}");
    }

    async fn send(&self, path: String, typed: &[(&str, &str)], kept: &[&str]) {
        let page = self.officer.post(&path, typed).await;
        page.assert_refused(SAID, kept);
        self.is_as_it_was(&path).await;
    }
}

async fn prepare(officer: &Site, id: VisitId) {
    let person = [("side", "74"), ("name", "Анна"), ("position", "п"), ("organisation", "о")];
    let item = [("day", "2026-11-23"), ("begins", "10:00"), ("ends", "11:00"), ("title", "Центр")];
    let promise = [("promise", "Передать"), ("side", "74"), ("due", "2026-11-30"), ("once", "k")];
    for (path, typed) in [
        (People { id }.to_string(), &person[..]),
        (Items { id }.to_string(), &item[..]),
        (format!("/visits/{id}/commitments"), &promise[..]),
        (Questions { id }.to_string(), &[("question", "Как?"), ("side", "02"), ("once", "q")]),
        (Remarks { id }.to_string(), &[("kind", "note"), ("note", "Очередь"), ("once", "n")]),
    ] {
        assert_eq!(officer.post(&path, typed).await.status, 303, "{path}");
    }
    let speaker = seen(officer, id).await.delegates[0].id.to_string();
    let quote = [("kind", "quote"), ("note", "Рады"), ("person", speaker.as_str())];
    assert_eq!(officer.post(Remarks { id }, &quote).await.status, 303);
    let consent = consent(&speaker);
    assert_eq!(officer.post(Consents { id }, &consent).await.status, 303);
}

fn consent(person: &str) -> [(&str, &str); 4] {
    [("person", person), ("covers", "both"), ("channel", "oral"), ("given_on", "2026-11-23")]
}

#[tokio::test]
async fn pages_take_nothing_and_keep_what_was_typed() {
    for it in Cancelled::each().await {
        let at = |noun: &str| format!("/visits/{}/{noun}", it.id);
        let facts = &it.facts;
        let (item, question) = (facts.items[0].id, facts.questions[0].id);
        let person = facts.delegates[0].id.to_string();
        let quote = facts.remarks.iter().find(|it| it.kind == RemarkKind::Quote).unwrap().id;
        it.send(at("questions"), &[("question", "Поздний вопрос")], &["Поздний вопрос"]).await;
        let answer = [("answer", "Поздний ответ")];
        it.send(at(&format!("questions/{question}/answer")), &answer, &["Поздний ответ"]).await;
        let note = [("kind", "change"), ("note", "Поздняя заметка")];
        it.send(at("remarks"), &note, &["Поздняя заметка"]).await;
        let promise = [("promise", "Поздно"), ("side", "74"), ("due", "2026-11-30")];
        it.send(at("commitments"), &promise, &["Поздно", "2026-11-30"]).await;
        it.send(at("consents"), &consent(&person), &["2026-11-23"]).await;
        it.send(at(&format!("remarks/{quote}/approval")), &[], &[]).await;
        it.send(at(&format!("items/{item}/shown")), &[("shown", "yes")], &[]).await;
        let late = [("side", "74"), ("name", "Поздний"), ("position", "п"), ("organisation", "о")];
        it.send(at("delegates"), &late, &["Поздний"]).await;
        it.send(at("basis"), &[("agreement", "")], &[]).await;
        it.send(at("outline"), &outline(&CENTRE.to_string()), &["2026-11-24"]).await;
        it.send(at("return"), &[], &[]).await;

        let fields = [("caption", "Поздний снимок")];
        let files = [("photograph", "p.png", PNG)];
        let photograph = Photographs { id: it.id };
        let page = it.officer.post_multipart(photograph, &fields, &files).await;
        page.assert_refused(SAID, &["Поздний снимок"]);
        let files = [("file", "p.pdf", b"%PDF-1.7 late".as_slice())];
        let materials = at(&format!("items/{item}/materials"));
        let page = it.officer.post_multipart(&materials, &[], &files).await;
        page.assert_refused(SAID, &[]);
        let mut tx = it.site.app.db.read().await.unwrap();
        assert!(store::materials(&mut tx, it.id).await.unwrap().is_empty());
        drop(tx);
        it.is_as_it_was("photographs and materials").await;
    }
}

#[tokio::test]
async fn programs_are_told_the_same() {
    for it in Cancelled::each().await {
        let at = |noun: &str| format!("/api/v1/visits/{}/{noun}", it.id);
        let facts = &it.facts;
        let (item, question) = (facts.items[0].id, facts.questions[0].id);
        let person = facts.delegates[0].id.to_string();
        let quote = facts.remarks.iter().find(|it| it.kind == RemarkKind::Quote).unwrap().id;
        let bodies: [(String, Value); 8] = [
            (at("questions"), json!({ "text": "Поздно" })),
            (at(&format!("questions/{question}/answer")), json!({ "text": "Поздно" })),
            (at("remarks"), json!({ "kind": "note", "text": "Поздно" })),
            (at(&format!("remarks/{quote}/approval")), json!({})),
            (at(&format!("items/{item}/shown")), json!({ "shown": true })),
            (at("delegates"), json!({ "name": "П", "position": "п", "organisation": "о" })),
            (
                at("consents"),
                json!({ "person": person, "covers": "words", "channel": "paper", "given_on": "2026-11-23" }),
            ),
            (
                "/api/v1/commitments".to_owned(),
                json!({ "visit": it.id.to_string(), "text": "Поздно", "side": "74", "due": "2026-11-30" }),
            ),
        ];
        for (path, body) in bodies {
            let refused = it.officer.post_json(&path, &body).await;
            assert_eq!(refused.status, 422, "{path} {}", refused.body);
            assert!(refused.body.contains("visit-step-not-from-cancelled"), "{path}");
            it.is_as_it_was(&path).await;
        }
        let files = [("file", "p.pdf", b"%PDF-1.7 late".as_slice())];
        let materials = at(&format!("items/{item}/materials"));
        assert_eq!(it.officer.post_multipart(&materials, &[], &files).await.status, 422);
    }
}

/// What a phone typed before the cancellation and sends once more is answered as before.
#[tokio::test]
async fn what_was_kept_before_is_answered_as_before() {
    for it in Cancelled::each().await {
        let id = it.id;
        let sent = async |path: String, typed: &[(&str, &str)]| -> Page {
            it.officer.post(path, typed).await
        };
        let question = [("question", "Как?"), ("side", "02"), ("once", "q")];
        let note = [("kind", "note"), ("note", "Очередь"), ("once", "n")];
        let promise =
            [("promise", "Передать"), ("side", "74"), ("due", "2026-11-30"), ("once", "k")];
        assert_eq!(sent(Questions { id }.to_string(), &question).await.status, 303);
        assert_eq!(sent(Remarks { id }.to_string(), &note).await.status, 303);
        assert_eq!(sent(format!("/visits/{id}/commitments"), &promise).await.status, 303);
        it.is_as_it_was("sent again").await;
        // A consent is taken back at any time, and a promise has its end.
        let withdrawal = format!("/visits/{id}/consents/{}/withdrawal", it.facts.consents[0].id);
        assert_eq!(sent(withdrawal, &[]).await.status, 303);
        let end = format!("/commitments/{}/dropping", it.facts.commitments[0].id);
        assert_eq!(sent(end, &[("reason", "Визита не было")]).await.status, 303);
    }
}

#[tokio::test]
async fn pages_offer_nothing_that_would_be_refused() {
    for it in Cancelled::each().await {
        let id = it.id;
        let open = visit(&it.site).await;
        for path in [Show { id }.to_string(), Now { id }.to_string()] {
            let page = it.officer.get(&path).await.body;
            let same = it.officer.get(path.replace(&id.to_string(), &open.to_string())).await.body;
            let forms = |page: &str| page.matches("action=\"/visits/").count();
            let withdrawal = usize::from(!path.ends_with("now"));
            assert!(forms(&same) >= 3, "{same}");
            // The consent that was given may be taken back, the news may be looked for.
            assert!(forms(&page) <= 2 * withdrawal, "{path}: {page}");
            for noun in [
                "questions",
                "remarks",
                "photographs",
                "commitments",
                "documents",
                "consents\"",
                "delegates",
                "/approval",
                "/shown",
            ] {
                assert!(!page.contains(&format!("action=\"/visits/{id}/{noun}")), "{noun}");
            }
        }
        let (item, anna) = (it.facts.items[0].id, it.facts.delegates[0].id);
        for form in [
            "edit".to_owned(),
            "items/new".to_owned(),
            format!("items/{item}/edit"),
            format!("delegates/{anna}/edit"),
        ] {
            let page = it.officer.get(format!("/visits/{id}/{form}")).await;
            assert_eq!(page.status, 422, "{form}");
            assert!(
                page.body.contains(SAID)
                    && !page.body.contains("<form method=\"post\" action=\"/visits")
            );
        }
        let now = it.officer.get(Now { id }).await.body;
        assert!(now.contains(SAID) && now.contains("data-outbox-of"), "{now}");
    }
}
