//! A visit goes on: questions, notes, words, pictures, consents.

use super::*;
use crate::pages::{Answer, Approval, Consents, People, Photographs, Questions, Remarks};
use db::sql;

const KEY: &str = "0193-made-on-a-phone";

async fn somebody(site: &Site, id: VisitId) -> kernel::DelegateId {
    let typed = [
        ("side", "02"),
        ("name", "Ильдар Вымышленный"),
        ("position", "заместитель министра"),
        ("organisation", "Министерство"),
    ];
    assert_eq!(guest(site).post(People { id }, &typed).await.status, 303);
    seen(site, id).await.delegates.iter().map(|it| it.id).max().unwrap()
}

#[tokio::test]
async fn what_is_sent_twice_is_kept_once() {
    for site in sites().await {
        let id = visit(&site).await;
        for _ in 0..3 {
            let typed = [("question", "Как устроен приём?"), ("once", KEY)];
            assert_eq!(guest(&site).post(Questions { id }, &typed).await.status, 303);
            let typed = [("kind", "change"), ("note", "Введём одно окно"), ("once", KEY)];
            assert_eq!(guest(&site).post(Remarks { id }, &typed).await.status, 303);
        }
        let facts = seen(&site, id).await;
        assert_eq!((facts.questions.len(), facts.remarks.len()), (1, 1));
        let own = [("kind", "note"), ("note", "Про себя")];
        assert_eq!(guest(&site).post(Remarks { id }, &own).await.status, 303);
        let hosts = host(&site).get(Now { id }).await.body;
        assert!(hosts.contains("Введём одно окно"), "the host learns what the guest changes");
        assert!(!hosts.contains("Про себя"), "a note is its own side's");
        assert!(guest(&site).get(Now { id }).await.body.contains("Про себя"));
    }
}

#[tokio::test]
async fn the_side_that_was_asked_answers() {
    for site in sites().await {
        let id = visit(&site).await;
        assert_eq!(guest(&site).post(Questions { id }, &[("question", "")]).await.status, 422);
        let typed = [("question", "Сколько специалистов?"), ("to_whom", "Анна")];
        assert_eq!(guest(&site).post(Questions { id }, &typed).await.status, 303);
        let question = seen(&site, id).await.questions[0].id;
        let said = [("answer", "Тридцать")];
        let own = guest(&site).post(Answer { id, question }, &said).await;
        assert_eq!(own.status, 422);
        assert!(own.body.contains("которую спросили"));
        let colleague = person(&site, CENTRE, "74", Role::Specialist);
        for _ in 0..2 {
            assert_eq!(colleague.post(Answer { id, question }, &said).await.status, 303);
        }
        let other = colleague.post(Answer { id, question }, &[("answer", "Сорок")]).await;
        assert_eq!(other.status, 422);
        assert_eq!(seen(&site, id).await.questions[0].answer, "Тридцать");
    }
}

#[tokio::test]
async fn words_are_published_with_their_person_s_consent_only() {
    for site in sites().await {
        let id = visit(&site).await;
        let person_id = somebody(&site, id).await.to_string();
        let nobody = [("kind", "quote"), ("note", "Очень радует")];
        assert_eq!(host(&site).post(Remarks { id }, &nobody).await.status, 422);
        let quote = [("kind", "quote"), ("note", "Очень радует"), ("person", person_id.as_str())];
        assert_eq!(host(&site).post(Remarks { id }, &quote).await.status, 303);
        let remark = seen(&site, id).await.remarks[0].id;
        let early = guest(&site).post(Approval { id, remark }, &[]).await;
        assert_eq!(early.status, 422);
        assert!(early.body.contains("нет согласия"));
        let typed = |on| {
            [
                ("person", person_id.as_str()),
                ("covers", "words"),
                ("channel", "paper"),
                ("given_on", on),
            ]
        };
        let consents = || Consents { id };
        assert_eq!(guest(&site).post(consents(), &typed("2026-11-30")).await.status, 422);
        let other = host(&site).post(consents(), &typed("2026-11-23")).await;
        other.assert_refused("записывает она сама", &["2026-11-23"]);
        assert_eq!(guest(&site).post(consents(), &typed("2026-11-23")).await.status, 303);
        assert!(seen(&site, id).await.quotes().is_empty(), "not agreed to yet");
        assert_eq!(guest(&site).post(Approval { id, remark }, &[]).await.status, 303);
        let facts = seen(&site, id).await;
        assert_eq!(facts.quotes().len(), 1);
        let consent = facts.consents[0].id;
        let withdrawal = format!("/visits/{id}/consents/{consent}/withdrawal");
        assert_eq!(guest(&site).post(&withdrawal, &[]).await.status, 303);
        assert!(seen(&site, id).await.quotes().is_empty(), "taken back");
    }
}

#[tokio::test]
async fn a_face_is_published_with_its_own_consent_only() {
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0";
    for site in sites().await {
        let id = visit(&site).await;
        let people = [somebody(&site, id).await, somebody(&site, id).await];
        let faces = people.map(|it| format!("face-{it}"));
        let officer = known_officer(&site).await.unwrap();
        let mut fields = vec![("caption", "За столом"), ("once", "made on the phone")];
        fields.extend(faces.iter().map(|it| (it.as_str(), "on")));
        for _ in 0..2 {
            let files = [("photograph", "p.png", PNG)];
            let sent = officer.post_multipart(Photographs { id }, &fields, &files).await;
            assert_eq!(sent.status, 303, "{}", sent.body);
        }
        let facts = seen(&site, id).await;
        assert_eq!(facts.remarks.len(), 1, "sent twice, it is kept once");
        let approval = || Approval { id, remark: facts.remarks[0].id };
        for person in people {
            let early = guest(&site).post(approval(), &[]).await;
            early.assert_refused("нет согласия", &[]);
            let person = person.to_string();
            let consent = [
                ("person", person.as_str()),
                ("covers", "pictures"),
                ("channel", "paper"),
                ("given_on", "2026-11-23"),
            ];
            assert_eq!(guest(&site).post(Consents { id }, &consent).await.status, 303);
        }
        let other = officer.post(approval(), &[]).await;
        other.assert_refused("записывает она сама", &[]);
        assert_eq!(guest(&site).post(approval(), &[]).await.status, 303);
        let facts = seen(&site, id).await;
        assert_eq!(facts.pictures().len(), 1);
        let withdrawal = format!("/visits/{id}/consents/{}/withdrawal", facts.consents[1].id);
        assert_eq!(guest(&site).post(&withdrawal, &[]).await.status, 303);
        assert!(seen(&site, id).await.pictures().is_empty(), "one of two took it back");
    }
}

/// An officer whose account the database knows: files name who brought them.
pub async fn known_officer(site: &Site) -> db::Result<Site> {
    let actor = actor(OURS, Role::Officer);
    let now = web::testing::noon();
    let account = actor.account;
    transact!(site.app.db, |tx| {
        sql!(
            "insert into accounts (id, email, name, created_at) values ($1, 'o@a.ru', 'О', $2)",
            account,
            now
        )
        .run(tx)
        .await
    })?;
    Ok(site.signed_in(actor))
}

#[tokio::test]
async fn a_photograph_is_kept_and_a_wrong_one_explained() {
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0";
    for site in sites().await {
        let id = visit(&site).await;
        let officer = known_officer(&site).await.unwrap();
        let send = async |name: &str, bytes: &[u8]| {
            let fields = [("caption", "В коворкинге")];
            let files = [("photograph", name, bytes)];
            officer.post_multipart(Photographs { id }, &fields, &files).await
        };
        let long = vec![0; 21 * 1024 * 1024];
        for (name, bytes, said) in [
            ("p.png", long.as_slice(), "20"),
            ("p.png", b"MZ\x90\0 this is a program".as_slice(), "PNG"),
            ("p.exe", b"MZ\x90\0".as_slice(), "EXE"),
        ] {
            let answer = send(name, bytes).await;
            assert_eq!(answer.status, 422, "{name}");
            assert!(answer.body.contains(said) && answer.body.contains("В коворкинге"), "{name}");
        }
        assert!(seen(&site, id).await.remarks.is_empty(), "nothing is half-saved");
        let kept = send("p.png", PNG).await;
        assert_eq!(kept.status, 303, "{}", kept.body);
        let facts = seen(&site, id).await;
        let file = facts.remarks[0].file.unwrap();
        assert!(facts.pictures().is_empty(), "nobody has looked at it");
        let approval = Approval { id, remark: facts.remarks[0].id };
        assert_eq!(officer.post(approval, &[]).await.status, 303);
        assert_eq!(seen(&site, id).await.pictures().len(), 1, "nobody can be recognised on it");
        assert_eq!(guest(&site).get(format!("/visits/{id}/files/{file}")).await.status, 200);
        let stranger = person(&site, OTHERS, "66", Role::Officer);
        assert_eq!(stranger.get(format!("/visits/{id}/files/{file}")).await.status, 404);
        let elsewhere = kernel::FileId::new();
        assert_eq!(host(&site).get(format!("/visits/{id}/files/{elsewhere}")).await.status, 404);
    }
}
