//! What one region promised another: from a guest's question to the closed measure, by the hands of
//! both officers.

use crate::common::{Centre, House, Person, between};
use crate::plans::Things;
use crate::visits::Visited;
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

#[tokio::test]
async fn pages_of_visits_cost_a_fixed_number_of_statements() {
    for house in House::each().await {
        let here = Centre::found(&house, "74", "500100732259").await;
        let there = Centre::found(&house, "02", "773370857141").await;
        let host = Person::of(&house, here.who(Role::Officer)).await;
        let guest = Person::of(&house, there.who(Role::Officer)).await;
        let it = Visited::of(&house, &here, "02").await;
        let visit = format!("/visits/{}", it.visit);
        let commitment = format!("/commitments/{}", it.commitment);
        let now = format!("{visit}/now");
        let pages = ["/visits", &visit, &now, "/commitments", &commitment, "/news", "/waiting"];
        let mut counted = Vec::new();
        for more in [0, 12] {
            for at in 0..more {
                Visited::of(&house, &here, "02").await;
                let question = format!("Вопрос {at}");
                let asked = [("question", question.as_str()), ("asked_by", "Ильдар Гареев")];
                guest.does(&format!("{visit}/questions"), &asked).await;
                let note = [("kind", "note"), ("note", question.as_str())];
                host.does(&format!("{visit}/remarks"), &note).await;
                let promise = [("promise", &*question), ("side", "74"), ("due", "2026-12-15")];
                host.does(&format!("{visit}/commitments"), &promise).await;
            }
            for path in pages {
                let before = house.app.db.statements();
                host.sees(path).await;
                counted.push((path, house.app.db.statements() - before));
            }
        }
        let (few, many) = counted.split_at(pages.len());
        assert_eq!(few, many);
        assert!(few.iter().all(|(_, count)| *count <= 30), "{few:?}");
    }
}
