//! Nobody speaks for the other side: its people's consents and the end of its promises are its own.

use super::*;
use crate::pages::{Approval, Commitments, Consents, People, Remarks};
use kernel::DelegateId;
use serde_json::json;

const LETTER: &str = "по письму № 7 от 01.11.2026";

/// Somebody of a side, entered by this officer.
async fn somebody(by: &Site, id: VisitId, side: &str, source: &str) -> DelegateId {
    let typed = [
        ("side", side),
        ("name", "Ильдар Вымышленный"),
        ("position", "заместитель министра"),
        ("organisation", "Министерство"),
        ("source", source),
    ];
    let known: Vec<_> = seen(by, id).await.delegates.iter().map(|it| it.id).collect();
    let added = by.post(People { id }, &typed).await;
    assert_eq!(added.status, 303, "{}", added.body);
    seen(by, id).await.delegates.iter().map(|it| it.id).find(|it| !known.contains(it)).unwrap()
}

/// The words of somebody, noted by this officer.
async fn quoted(by: &Site, id: VisitId, person: DelegateId) -> kernel::RemarkId {
    let typed = [("kind", "quote"), ("note", "Радует"), ("person", &person.to_string())];
    assert_eq!(by.post(Remarks { id }, &typed).await.status, 303);
    seen(by, id).await.remarks.last().unwrap().id
}

fn consent(person: &str) -> [(&str, &str); 4] {
    [("person", person), ("covers", "words"), ("channel", "paper"), ("given_on", "2026-11-23")]
}

/// A visit to 74 by a region whose ministry is not here.
async fn by_a_silent_region(site: &Site) -> VisitId {
    let centre = CENTRE.to_string();
    let mut typed = outline(&centre);
    typed[2].1 = "45";
    let entered = host(site).post(ListVisits, &typed).await;
    entered.location.rsplit('/').next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_side_records_what_its_own_people_agree_to() {
    const SAID: &str = "записывает она сама";
    for site in sites().await {
        let id = visit(&site).await;
        let press = person(&site, THEIRS, "02", Role::PressOfficer);
        let theirs = somebody(&guest(&site), id, "02", "").await;
        let by_letter = somebody(&host(&site), id, "02", LETTER).await;
        for of in [theirs, by_letter] {
            let typed = of.to_string();
            let refused = host(&site).post(Consents { id }, &consent(&typed)).await;
            refused.assert_refused(SAID, &["2026-11-23"]);
            assert_eq!(press.post(Consents { id }, &consent(&typed)).await.status, 303);
        }
        let remark = quoted(&host(&site), id, theirs).await;
        let given = seen(&site, id).await.consents[0].id;
        let at = |noun: &str| format!("/api/v1/visits/{id}/{noun}");
        let (approval, withdrawal) = (
            at(&format!("remarks/{remark}/approval")),
            at(&format!("consents/{given}/withdrawal")),
        );
        for door in [&approval, &withdrawal] {
            let refused = host(&site).post_json(door, &json!({})).await;
            assert!(
                refused.status == 422 && refused.body.contains("visit-others-person"),
                "{door}"
            );
            let page = host(&site).post(door.replace("/api/v1", ""), &[]).await;
            page.assert_refused(SAID, &[]);
        }
        let facts = seen(&site, id).await;
        assert!(facts.remarks[0].approved_at.is_none() && facts.consents[0].withdrawn_at.is_none());

        let offered =
            [format!("{}", Approval { id, remark }), format!("consents/{given}/withdrawal")];
        let option = format!("<option value=\"{theirs}\"");
        let (ours, own) =
            (host(&site).get(Show { id }).await.body, press.get(Show { id }).await.body);
        for it in offered.iter().chain([&option]) {
            assert!(!ours.contains(it), "offered to the other side: {it}");
            assert!(own.contains(it), "{it} in {own}");
        }
        assert!(!host(&site).get(Now { id }).await.body.contains(&offered[0]));
        for door in [&approval, &withdrawal] {
            assert_eq!(press.post_json(door, &json!({})).await.status, 200, "{door}");
        }
    }
}

#[tokio::test]
async fn a_side_that_has_nobody_here_is_spoken_for() {
    for site in sites().await {
        let id = by_a_silent_region(&site).await;
        let theirs = somebody(&host(&site), id, "45", LETTER).await;
        let typed = theirs.to_string();
        assert_eq!(host(&site).post(Consents { id }, &consent(&typed)).await.status, 303);
        let remark = quoted(&host(&site), id, theirs).await;
        let page = host(&site).get(Show { id }).await.body;
        assert!(page.contains(&Approval { id, remark }.to_string()), "{page}");
        assert_eq!(host(&site).post(Approval { id, remark }, &[]).await.status, 303);
        let facts = seen(&site, id).await;
        assert_eq!(facts.quotes().len(), 1);
        let withdrawal = format!("/visits/{id}/consents/{}/withdrawal", facts.consents[0].id);
        assert_eq!(host(&site).post(withdrawal, &[]).await.status, 303);
        assert!(seen(&site, id).await.quotes().is_empty());

        let at = promised(&site, id, "45").await;
        let evidence = [("evidence", "их письмо № 4 от 30.11.2026")];
        assert!(host(&site).get(&at).await.body.contains("/fulfilment"));
        assert_eq!(host(&site).post(format!("{at}/fulfilment"), &evidence).await.status, 303);
    }
}

/// A promise of this side, noted by the host; its address.
async fn promised(site: &Site, id: VisitId, side: &str) -> String {
    let typed = [("promise", "Передать регламент"), ("side", side), ("due", "2026-11-30")];
    assert_eq!(host(site).post(Commitments { id }, &typed).await.status, 303);
    ShowCommitment { id: seen(site, id).await.commitments[0].id }.to_string()
}

#[tokio::test]
async fn whoever_promised_says_how_it_ends() {
    const SAID: &str = "говорит сторона, которая обещала";
    for site in sites().await {
        let id = visit(&site).await;
        let at = promised(&site, id, "02").await;
        for (step, field) in [
            ("fulfilment", "evidence"),
            ("dropping", "reason"),
            ("practice", "practice"),
            ("task", "task"),
        ] {
            let refused = host(&site).post(format!("{at}/{step}"), &[(field, "За них")]).await;
            refused.assert_refused(SAID, &["За них"]);
        }
        let plan = kernel::PlanId::new().to_string();
        let measure = [("plan", plan.as_str()), ("number", "7")];
        host(&site).post(format!("{at}/measure"), &measure).await.assert_refused(SAID, &["7"]);
        let said = json!({ "evidence": "За них", "reason": "За них", "target": "За них" });
        for step in ["measure", "practice", "task", "fulfilment", "dropping"] {
            for body in [&said, &json!({})] {
                let refused = host(&site).post_json(format!("/api/v1{at}/{step}"), body).await;
                assert_eq!(refused.status, 422, "{step}");
                assert!(refused.body.contains("commitment-others"), "{step}: {}", refused.body);
            }
        }
        assert_eq!(seen(&site, id).await.commitments[0].state, Promise::Open);

        let theirs = host(&site).get(&at).await.body;
        assert!(!theirs.contains(&format!("action=\"{at}")), "{theirs}");
        assert!(!theirs.contains("/adoption") && theirs.contains("Обещала другая сторона"));
        assert!(theirs.contains(&format!("{}#question", Now { id })), "they may ask: {theirs}");
        let own = guest(&site).get(&at).await.body;
        assert!(own.contains(&format!("action=\"{at}/fulfilment")) && own.contains("/adoption"));
        let evidence = [("evidence", "письмо № 12")];
        assert_eq!(guest(&site).post(format!("{at}/fulfilment"), &evidence).await.status, 303);
        assert!(!host(&site).get(&at).await.body.contains("Обещала другая сторона"), "it is over");
    }
}

/// Somebody has to see that it is late: where the side that promised has nobody here, the other.
#[tokio::test]
async fn a_promise_of_a_silent_side_waits_for_the_other() {
    for site in sites().await {
        let [spoken, silent] = [visit(&site).await, by_a_silent_region(&site).await];
        promised(&site, spoken, "02").await;
        promised(&site, silent, "45").await;
        let officer = actor(OURS, Role::Officer);
        let mut tx = site.app.db.read().await.unwrap();
        let all = waiting(&mut tx, &officer, day("2027-12-01")).await.unwrap();
        let promises = all.iter().filter(|it| it.href.starts_with("/commitments/"));
        assert_eq!(promises.count(), 1, "not the one that 02 sees itself");
    }
}

#[test]
fn a_picture_is_looked_at_by_the_side_of_somebody_on_it() {
    let (ours, theirs) = (code("74"), code("02"));
    let on_it = |id, region| Delegate::blank(DelegateId::known(id), VisitId::known(1), region);
    let people = [on_it(1, ours), on_it(2, theirs)];
    let picture = |faces: &[u128]| Remark {
        id: kernel::RemarkId::known(1),
        visit: VisitId::known(1),
        once: String::new(),
        kind: RemarkKind::Photo,
        region: ours,
        author: String::new(),
        delegate: None,
        faces: faces.iter().map(|it| DelegateId::known(*it)).collect(),
        item: None,
        text: String::new(),
        file: None,
        at: web::testing::noon(),
        approved_at: None,
    };
    let voice = |part| Voice { part, speaking: vec![ours, theirs] };
    let host = voice(Part::Press(ours));
    let says = |voice: &Voice, faces: &[u128]| voice.approves(&picture(faces), &people).is_ok();
    assert!(says(&host, &[]) && says(&host, &[1]) && says(&host, &[1, 2]));
    assert!(!says(&host, &[2]), "only the other side is on it");
    assert!(!says(&voice(Part::Colleague(ours)), &[]), "no part of a colleague's");
    let silent = Voice { speaking: vec![ours], ..host };
    assert!(says(&silent, &[2]), "nobody is here to look at it for them");
}
