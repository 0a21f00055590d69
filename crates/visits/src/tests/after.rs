//! What a visit leaves behind: commitments, the visit in return, papers, what waits.

use super::*;
use crate::pages::{Commitments, Questions};

async fn promised(site: &Site, id: VisitId, due: &str) -> web::testing::Answer {
    let typed = [("promise", "Передать регламент"), ("side", "74"), ("due", due)];
    host(site).post(Commitments { id }, &typed).await
}

#[tokio::test]
async fn a_commitment_is_followed_to_its_end() {
    for site in sites().await {
        let id = visit(&site).await;
        assert_eq!(promised(&site, id, "2026-11-01").await.status, 422, "before the visit");
        assert_eq!(promised(&site, id, "2026-11-30").await.status, 303);
        let it = seen(&site, id).await.commitments[0].clone();
        assert_eq!((it.side, it.other), (code("74"), code("02")));
        let page = ShowCommitment { id: it.id };
        assert_eq!(guest(&site).get(&page).await.status, 200);
        let stranger = person(&site, OTHERS, "66", Role::Officer);
        assert_eq!(stranger.get(&page).await.status, 404);
        let step = |step: &str| format!("/commitments/{}/{step}", it.id);
        let task = [("task", "Разослать регламент")];
        assert_eq!(host(&site).post(step("task"), &task).await.status, 303);
        assert_eq!(host(&site).post(step("practice"), &[("practice", "Окно")]).await.status, 422);
        assert_eq!(host(&site).post(step("fulfilment"), &[]).await.status, 422, "no evidence");
        let evidence = [("evidence", "письмо № 12 от 28.11.2026")];
        assert_eq!(host(&site).post(step("fulfilment"), &evidence).await.status, 303);
        assert_eq!(host(&site).post(step("dropping"), &[("reason", "поздно")]).await.status, 422);
        let body = guest(&site).get(&page).await.body;
        for words in ["Разослать регламент", "письмо № 12", "исполнено"]
        {
            assert!(body.contains(words), "{words}");
        }
    }
}

#[tokio::test]
async fn overdue_ones_are_seen_by_both_regions_and_wait() {
    for site in sites().await {
        let id = visit(&site).await;
        assert_eq!(promised(&site, id, "2026-11-25").await.status, 303);
        let later = site.at("2026-12-01T07:00:00Z".parse().unwrap());
        for desk in [host(&later), guest(&later)] {
            let page = desk.get("/commitments?late=yes").await.body;
            assert!(page.contains("Передать регламент") && page.contains("просрочено"), "{page}");
            let api = desk.get("/api/v1/commitments?late=yes").await.body;
            assert!(api.contains("\"overdue\":true"), "{api}");
        }
        let mut tx = site.app.db.read().await.unwrap();
        let mut actor = actor(OURS, Role::Officer);
        let waits = waiting(&mut tx, &actor, day("2026-12-01")).await.unwrap();
        assert!(waits.iter().any(|it| it.is_overdue(day("2026-12-01"))), "{waits:?}");
        actor.region = code("66");
        assert!(waiting(&mut tx, &actor, day("2026-12-01")).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn unanswered_questions_become_the_next_programme() {
    for site in sites().await {
        let id = visit(&site).await;
        let typed = [("question", "Как считаете эффект?"), ("asked_by", "Ильдар")];
        assert_eq!(guest(&site).post(Questions { id }, &typed).await.status, 303);
        for step in ["beginning", "holding"] {
            assert_eq!(host(&site).post(format!("/visits/{id}/{step}"), &[]).await.status, 303);
        }
        let prepare = format!("/visits/{id}/return");
        let first = guest(&site).post(&prepare, &[]).await;
        assert_eq!(first.status, 303, "{}", first.body);
        let again = host(&site).post(&prepare, &[]).await;
        assert_eq!(first.location, again.location, "prepared once");
        let next: VisitId = first.location.rsplit('/').next().unwrap().parse().unwrap();
        let facts = seen(&site, next).await;
        assert_eq!((facts.visit.host, facts.visit.guest), (code("02"), code("74")));
        assert_eq!((facts.visit.kind, facts.visit.answers), (Kind::Return, Some(id)));
        assert_eq!(facts.items[0].title, "Как считаете эффект?");
        let page = guest(&site).get(Show { id: next }).await.body;
        assert!(page.contains("Из вопроса без ответа"));
    }
}

#[tokio::test]
async fn papers_are_made() {
    for site in sites().await {
        let id = visit(&site).await;
        assert_eq!(promised(&site, id, "2026-11-30").await.status, 303);
        for (name, begin) in
            [("programme.pdf", "%PDF"), ("protocol.pdf", "%PDF"), ("protocol.docx", "PK")]
        {
            let paper = guest(&site).get(format!("/visits/{id}/{name}")).await;
            assert_eq!(paper.status, 200, "{name}");
            assert!(paper.body.starts_with(begin), "{name}");
        }
        let calendar = guest(&site).get(format!("/visits/{id}/programme.ics")).await.body;
        assert!(calendar.contains("BEGIN:VEVENT") && calendar.contains("20261123"), "{calendar}");
        let facts = seen(&site, id).await;
        let paper = format!("{:?}", crate::papers::protocol(kernel::Lang::Ru, &facts, &[]));
        assert!(paper.contains("Передать регламент") && paper.contains("30.11.2026"), "{paper}");
    }
}
