//! The path of an application, step by step.

use super::{Centre, KNOWN, add_rule, at_once, rule};
use kernel::ApplicationId;
use services::Rule;
use web::testing::{Answer, Site};

impl Centre {
    /// Submits an application of the known company and gives its address.
    async fn submit(&self, service: kernel::ServiceId) -> String {
        let service = service.to_string();
        let form = [("inn", KNOWN), ("service", service.as_str()), ("channel", "desk")];
        let done = self.desk().post("/applications/new", &form).await;
        assert_eq!(done.status, 303, "{}", done.body);
        done.location
    }
}

async fn step(site: &Site, at: &str, step: &str, form: &[(&str, &str)]) -> Answer {
    site.post(format!("{at}/{step}"), form).await
}

#[tokio::test]
async fn the_whole_path() {
    for centre in Centre::each().await {
        let desk = centre.desk();
        let at = centre.submit(centre.loan).await;
        let page = desk.get(&at).await;
        assert!(page.body.contains("74-2026-00001"), "{}", page.body);
        assert!(page.body.contains("30.11.2026"), "five working days: {}", page.body);
        for (noun, form) in [
            ("acceptance", &[][..]),
            ("assignment", &[]),
            ("work", &[]),
            ("inquiry", &[("documents", "Выписка из ЕГРЮЛ")]),
            ("receipt", &[]),
            ("rendering", &[("result", "Договор займа")]),
            ("feedback", &[("score", "5"), ("words", "Спасибо")]),
            ("closure", &[]),
        ] {
            let done = step(&desk, &at, noun, form).await;
            assert_eq!(done.status, 303, "{noun}: {}", done.body);
        }
        let page = desk.get(&at).await;
        assert!(page.body.contains("закрыта") && page.body.contains("5 из 5"), "{}", page.body);
        assert!(page.body.contains("услуга оказана"), "the history: {}", page.body);
        assert_eq!(centre.rendered().await, 1);
    }
}

#[tokio::test]
async fn a_second_click_says_what_happened_and_does_nothing() {
    for centre in Centre::each().await {
        let desk = centre.desk();
        let at = centre.submit(centre.loan).await;
        assert_eq!(step(&desk, &at, "acceptance", &[]).await.status, 303);
        let again = step(&desk, &at, "acceptance", &[]).await;
        assert_eq!(again.status, 422);
        assert!(again.body.contains("Заявка уже принята"), "{}", again.body);
        step(&desk, &at, "assignment", &[]).await;
        step(&desk, &at, "work", &[]).await;
        let form = [("result", "Договор займа")];
        assert_eq!(step(&desk, &at, "rendering", &form).await.status, 303);
        let again = step(&desk, &at, "rendering", &form).await;
        assert!(again.body.contains("Услуга по заявке уже оказана"), "{}", again.body);
        assert_eq!(centre.rendered().await, 1);
    }
}

#[tokio::test]
async fn clicks_at_once_are_one_step() {
    for centre in Centre::each().await {
        let desk = centre.desk();
        let at = centre.submit(centre.loan).await;
        for noun in ["acceptance", "assignment", "work", "rendering"] {
            let form = [("result", "Договор займа")];
            let clicks = (0..6).map(|_| step(&desk, &at, noun, &form));
            let all: Vec<_> = at_once(clicks).await.iter().map(|it| it.status).collect();
            assert_eq!(all.iter().filter(|it| **it == 303).count(), 1, "{noun}: {all:?}");
            assert_eq!(all.iter().filter(|it| **it == 422).count(), 5, "{noun}: {all:?}");
        }
        assert_eq!(centre.rendered().await, 1);
    }
}

#[tokio::test]
async fn the_same_form_is_one_application() {
    for centre in Centre::each().await {
        let (desk, service) = (centre.desk(), centre.loan.to_string());
        let once = ApplicationId::new().to_string();
        let form = [("inn", KNOWN), ("service", service.as_str()), ("once", once.as_str())];
        let first = desk.post("/applications/new", &form).await;
        let second = desk.post("/applications/new", &form).await;
        assert_eq!(first.location, second.location);
        let list = desk.get("/applications").await;
        assert_eq!(list.body.matches("74-2026-0000").count(), 1, "{}", list.body);
    }
}

#[tokio::test]
async fn a_refusal_has_a_ground_and_words() {
    for centre in Centre::each().await {
        let desk = centre.desk();
        let at = centre.submit(centre.loan).await;
        let empty = step(&desk, &at, "refusal", &[("reason", "Нет денег")]).await;
        assert_eq!(empty.status, 422);
        assert!(empty.body.contains("Нет денег"), "what was typed is kept: {}", empty.body);
        let form =
            [("ground", "funds"), ("reason", "Лимит программы"), ("instead", "Консультация")];
        assert_eq!(step(&desk, &at, "refusal", &form).await.status, 303);
        let page = desk.get(&at).await;
        assert!(page.body.contains("средства программы исчерпаны"), "{}", page.body);
        let late = step(&desk, &at, "acceptance", &[]).await;
        assert!(late.body.contains("По заявке отказано"), "{}", late.body);
    }
}

#[tokio::test]
async fn the_head_hands_over_and_cancels() {
    for centre in Centre::each().await {
        let (desk, head) = (centre.desk(), centre.site.signed_in(centre.head.clone()));
        let at = centre.submit(centre.loan).await;
        step(&desk, &at, "acceptance", &[]).await;
        let to_head = centre.head.account.to_string();
        let refused = step(&desk, &at, "assignment", &[("assignee", &to_head)]).await;
        assert!(refused.body.contains("только руководитель"), "{}", refused.body);
        let form = [("assignee", to_head.as_str())];
        assert_eq!(step(&head, &at, "assignment", &form).await.status, 303);
        let refused = step(&desk, &at, "work", &[]).await;
        assert!(refused.body.contains("другой специалист"), "{}", refused.body);
        assert_eq!(step(&desk, &at, "cancellation", &[("reason", "Дубль")]).await.status, 422);
        assert_eq!(step(&head, &at, "cancellation", &[("reason", "Дубль")]).await.status, 303);
        assert_eq!(step(&desk, &at, "withdrawal", &[("reason", "Нет")]).await.status, 422);
    }
}

#[tokio::test]
async fn what_is_kept_at_submission_stays_when_the_rules_change() {
    for centre in Centre::each().await {
        let desk = centre.desk();
        let at = centre.submit(centre.loan).await;
        let before = desk.get(format!("/api/v1{at}")).await.body;
        let before: serde_json::Value = serde_json::from_str(&before).unwrap();
        assert_eq!(before["eligibility"]["answer"]["verdict"], "yes");
        assert_eq!(before["eligibility"]["facts"]["sme"]["day"], "2026-11-10");
        add_rule(&centre.db, rule(centre.loan, Rule::PreScoring)).await.unwrap();
        let after = desk.get(format!("/api/v1{at}")).await.body;
        let after: serde_json::Value = serde_json::from_str(&after).unwrap();
        assert_eq!(before["eligibility"], after["eligibility"]);
        // But today's rules are asked again when the service is rendered.
        for noun in ["acceptance", "assignment", "work"] {
            assert_eq!(step(&desk, &at, noun, &[]).await.status, 303);
        }
        let refused = step(&desk, &at, "rendering", &[("result", "Договор")]).await;
        assert!(refused.body.contains("Правила требуют подтверждения"), "{}", refused.body);
        assert_eq!(centre.rendered().await, 0);
    }
}

#[tokio::test]
async fn another_organisation_s_application_does_not_exist() {
    for centre in Centre::each().await {
        let at = centre.submit(centre.loan).await;
        let strange = centre.site.signed_in(centre.stranger.clone());
        assert_eq!(strange.get(&at).await.status, 404);
        assert_eq!(strange.get(format!("/api/v1{at}")).await.status, 404);
        let form = [("reason", "Нет"), ("ground", "funds"), ("body", "Заметка")];
        for noun in ["acceptance", "refusal", "withdrawal", "cancellation", "work", "notes"] {
            assert_eq!(step(&strange, &at, noun, &form).await.status, 404, "{noun}");
        }
        assert!(!strange.get("/applications?state=all").await.body.contains("74-2026"));
    }
}

#[tokio::test]
async fn a_note_sent_twice_is_one() {
    for centre in Centre::each().await {
        let desk = centre.desk();
        let at = centre.submit(centre.loan).await;
        let once = kernel::NoteId::new().to_string();
        let form = [("body", "Позвонить утром"), ("once", once.as_str())];
        for _ in 0..2 {
            assert_eq!(step(&desk, &at, "notes", &form).await.status, 303);
        }
        assert_eq!(desk.get(&at).await.body.matches("Позвонить утром").count(), 1);
        let empty = step(&desk, &at, "notes", &[("body", " ")]).await;
        assert_eq!(empty.status, 422);
        assert!(empty.body.contains("Заполните это поле"), "{}", empty.body);
    }
}

#[tokio::test]
async fn a_draft_waits_until_it_is_submitted() {
    for centre in Centre::each().await {
        let (desk, service) = (centre.desk(), centre.loan.to_string());
        let form = [("inn", KNOWN), ("service", service.as_str()), ("draft", "on")];
        let at = desk.post("/applications/new", &form).await.location;
        assert!(desk.get(&at).await.body.contains("черновик"));
        assert_eq!(step(&desk, &at, "acceptance", &[]).await.status, 422);
        assert_eq!(step(&desk, &at, "submission", &[]).await.status, 303);
        assert_eq!(step(&desk, &at, "acceptance", &[]).await.status, 303);
    }
}
