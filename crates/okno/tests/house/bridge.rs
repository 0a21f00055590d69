//! What one region promised another: from a guest's question to the closed measure, by the hands of
//! both officers.

use crate::common::{Centre, House, Person, between};
use crate::plans::Things;
use kernel::Role;

/// A visit of the other region, entered by the officer who receives it; its address.
async fn visit(host: &Person<'_>, here: &Centre, other: &str) -> String {
    let ours = here.organisation.to_string();
    let outline = [
        ("kind", "visit"),
        ("role", "host"),
        ("other", other),
        ("aim", "Обмен опытом и лучшими практиками"),
        ("from", "2026-11-23"),
        ("to", "2026-11-24"),
        ("ours", &ours),
    ];
    host.does("/visits", &outline).await
}

/// A question of the guest's and the host's answer; its id.
async fn asked(visit: &str, host: &Person<'_>, guest: &Person<'_>) -> String {
    let question = [("question", "Как устроена стажировка?"), ("asked_by", "Ильдар Гареев")];
    guest.does(&format!("{visit}/questions"), &question).await;
    let now = host.sees(&format!("{visit}/now")).await;
    let id = between(&now, &format!("{visit}/questions/"), "/answer");
    let answer = [("answer", "Две недели у наставника"), ("answered_by", "Елена Липа")];
    host.does(&format!("{visit}/questions/{id}/answer"), &answer).await;
    id.to_owned()
}

#[tokio::test]
async fn a_commitment_is_followed_from_the_question_to_the_closed_measure() {
    for house in House::each().await {
        let here = Centre::found(&house, "74", "500100732259").await;
        let there = Centre::found(&house, "02", "773370857141").await;
        let plan = Things::of(&house, &here, "02").await.plan.to_string();
        let host = Person::of(&house, here.who(Role::Officer)).await;
        let guest = Person::of(&house, there.who(Role::Officer)).await;
        let visit = visit(&host, &here, "02").await;
        let question = asked(&visit, &host, &guest).await;

        let promise = [
            ("promise", "Принять специалистов на стажировку"),
            ("side", "74"),
            ("due", "2026-12-15"),
            ("question", &question),
        ];
        host.does(&format!("{visit}/commitments"), &promise).await;
        let page = guest.sees(&visit).await;
        let commitment = format!("/commitments/{}", between(&page, "/commitments/", "\""));
        assert!(guest.sees(&commitment).await.contains("Как устроена стажировка?"));

        let number = [("plan", plan.as_str()), ("number", "7")];
        host.does(&format!("{commitment}/measure"), &number).await;
        let page = guest.sees(&commitment).await;
        let measure = format!("/measures/{}", between(&page, "/measures/", "\""));
        assert!(guest.sees(&measure).await.contains("Принять специалистов на стажировку"));

        let reports = format!("{measure}/reports");
        let done =
            [("side", "a"), ("says", "done"), ("on", "2026-11-23"), ("text", "Приняли двоих")];
        guest.is_told(&reports, &done, "Это часть другой стороны").await;
        let finished = format!("/plans/{plan}?state=done");
        assert!(!guest.sees(&finished).await.contains("на стажировку"));
        host.does(&reports, &done).await;
        assert!(guest.sees(&finished).await.contains("на стажировку"));

        host.is_told(&format!("{commitment}/fulfilment"), &[], "Заполните это поле").await;
        let evidence = [("evidence", "Отчёт по мероприятию № 7")];
        host.does(&format!("{commitment}/fulfilment"), &evidence).await;
        for officer in [&host, &guest] {
            let page = officer.sees(&commitment).await;
            for words in
                ["Как устроена стажировка?", "№ 7", "исполнено", "Отчёт по мероприятию № 7"]
            {
                assert!(page.contains(words), "{words} in {page}");
            }
            for paper in ["protocol.pdf", "protocol.docx", "programme.pdf"] {
                officer.sees(&format!("{visit}/{paper}")).await;
            }
            officer.sees(&format!("/plans/{plan}/papers/report.pdf")).await;
            assert!(!officer.sees("/commitments").await.contains("на стажировку"), "none is open");
        }
        let stranger = Centre::found(&house, "77", "500100732259").await;
        let stranger = house.sign_in(stranger.who(Role::Officer)).await;
        assert_eq!(house.get(&commitment, &stranger).await.status, 404);
    }
}
