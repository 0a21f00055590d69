//! A visit is prepared: outline, people, programme, path.

use super::*;
use crate::pages::{Items, NewItem, OneItem, People};

#[tokio::test]
async fn a_visit_is_entered_and_seen_by_both_sides_only() {
    for site in sites().await {
        let id = visit(&site).await;
        let page = host(&site).get(Show { id }).await;
        assert_eq!(page.status, 200, "{}", page.body);
        for words in ["Визит: Республика Башкортостан → Челябинская область", "Обмен опытом"]
        {
            assert!(page.body.contains(words), "{words}");
        }
        assert_eq!(guest(&site).get(Show { id }).await.status, 200);
        let colleague = |place, region| person(&site, place, region, Role::Specialist);
        assert_eq!(colleague(CENTRE, "74").get(Show { id }).await.status, 200);
        assert_eq!(colleague(OURS, "74").get(Show { id }).await.status, 404);
        assert_eq!(colleague(THEIR_CENTRE, "02").get(Show { id }).await.status, 404);
        assert_eq!(person(&site, OTHERS, "66", Role::Officer).get(Show { id }).await.status, 404);
        assert_eq!(person(&site, OURS, "74", Role::Observer).get(Show { id }).await.status, 403);
        for desk in [host(&site), guest(&site), colleague(CENTRE, "74")] {
            assert!(desk.get(ListVisits).await.body.contains(&id.to_string()));
            assert!(desk.get("/api/v1/visits?year=2026").await.body.contains(&id.to_string()));
            assert!(!desk.get("/visits?year=2025").await.body.contains(&id.to_string()));
        }
        let stranger = person(&site, OTHERS, "66", Role::Officer);
        assert!(!stranger.get(ListVisits).await.body.contains(&id.to_string()));
    }
}

#[tokio::test]
async fn what_cannot_be_is_refused_beside_its_field() {
    for site in sites().await {
        let centre = CENTRE.to_string();
        for (name, value, said) in [
            ("to", "2026-11-22", "кончается раньше"),
            ("to", "2027-11-22", "дольше"),
            ("other", "74", "сам себя"),
            ("other", "00", "Назовите сторону"),
            ("other", "96", "региона нет"),
            ("other", "хх", "региона нет"),
            ("from", "31.02.2026", "дат"),
            ("ours", &THEIRS.to_string(), "другого региона"),
            ("aim", "", "Заполните"),
        ] {
            let mut typed = outline(&centre).to_vec();
            typed.iter_mut().filter(|it| it.0 == name).for_each(|it| it.1 = value);
            let answer = host(&site).post(ListVisits, &typed).await;
            assert_eq!(answer.status, 422, "{name}={value}: {}", answer.body);
            let low = answer.body.to_lowercase();
            assert!(low.contains(&said.to_lowercase()), "{name}={value}: {}", answer.body);
        }
        assert!(host(&site).get(ListVisits).await.body.contains("Визитов не нашлось"));
    }
}

#[tokio::test]
async fn each_side_enters_its_own_people() {
    for site in sites().await {
        let id = visit(&site).await;
        let typed = |side, source| {
            [
                ("side", side),
                ("name", "Ильдар Вымышленный"),
                ("position", "начальник отдела"),
                ("organisation", "Министерство"),
                ("source", source),
            ]
        };
        assert_eq!(guest(&site).post(People { id }, &typed("02", "")).await.status, 303);
        let other = host(&site).post(People { id }, &typed("02", "")).await;
        assert_eq!(other.status, 422);
        assert!(other.body.contains("вносит она сама"));
        let letter = typed("02", "по письму № 7 от 01.11.2026");
        assert_eq!(host(&site).post(People { id }, &letter).await.status, 303);
        assert_eq!(host(&site).post(People { id }, &typed("66", "письмо")).await.status, 403);
        let facts = seen(&site, id).await;
        assert_eq!(facts.people_of(code("02")).count(), 2);
        let theirs = facts.delegates.iter().find(|it| it.source.is_empty()).unwrap().id;
        let edit = format!("/visits/{id}/delegates/{theirs}/edit");
        assert_eq!(host(&site).get(&edit).await.status, 403, "the other side's");
        assert!(guest(&site).get(&edit).await.body.contains("Ильдар Вымышленный"));
        let one = format!("/visits/{id}/delegates/{theirs}");
        let mut card = typed("02", "");
        card[1].1 = "";
        let nameless = guest(&site).post(&one, &card).await;
        assert!(nameless.status == 422 && nameless.body.contains("начальник отдела"));
        card[1].1 = "Ильдар Новый";
        assert_eq!(guest(&site).post(&one, &card).await.status, 303);
        assert!(host(&site).get(Show { id }).await.body.contains("Ильдар Новый"));
        let removal = format!("/visits/{id}/delegates/{theirs}/removal");
        assert_eq!(host(&site).post(&removal, &[]).await.status, 403, "the other side's");
        assert_eq!(guest(&site).post(&removal, &[]).await.status, 303);
        assert_eq!(seen(&site, id).await.people_of(code("02")).count(), 1);
    }
}

#[tokio::test]
async fn the_programme_fits_into_the_visit_and_says_its_clashes() {
    for site in sites().await {
        let id = visit(&site).await;
        let item = |day, begins, ends, title| {
            [("day", day), ("begins", begins), ("ends", ends), ("title", title), ("host", "Анна")]
        };
        for (typed, said) in [
            (item("2026-11-25", "10:00", "11:00", "Поздно"), "вне дат визита"),
            (item("2026-11-23", "11:00", "10:00", "Вспять"), "кончается раньше"),
            (item("2026-11-23", "25:00", "26:00", "Ночь"), "Укажите время"),
        ] {
            let answer = host(&site).post(Items { id }, &typed).await;
            assert_eq!(answer.status, 422);
            assert!(answer.body.contains(said), "{said}: {}", answer.body);
        }
        let first = item("2026-11-23", "10:00", "11:00", "Министерство");
        let second = item("2026-11-23", "10:30", "11:30", "Центр");
        assert_eq!(guest(&site).post(Items { id }, &first).await.status, 403);
        assert_eq!(host(&site).get(NewItem { id }).await.status, 200);
        for typed in [first, second] {
            assert_eq!(host(&site).post(Items { id }, &typed).await.status, 303);
        }
        let page = host(&site).get(Show { id }).await.body;
        assert!(page.contains("Накладка: Анна"), "{page}");
        let item_id = seen(&site, id).await.items[1].id;
        let moved = item("2026-11-23", "11:00", "12:00", "Центр");
        let change = OneItem { id, item: item_id };
        assert_eq!(host(&site).post(change, &moved).await.status, 303);
        assert!(!host(&site).get(Show { id }).await.body.contains("Накладка"));
        let out = [("from", "2026-11-24"), ("to", "2026-11-24")];
        let mut typed = outline("").to_vec();
        typed.retain(|it| it.0 != "from" && it.0 != "to");
        typed.extend(out);
        let answer = host(&site).post(format!("/visits/{id}/outline"), &typed).await;
        assert_eq!(answer.status, 422);
        assert!(answer.body.contains("пункты вне этих дат"));
    }
}

#[tokio::test]
async fn the_path_has_its_rules() {
    for site in sites().await {
        let id = visit(&site).await;
        let step = |step: &str| format!("/visits/{id}/{step}");
        assert_eq!(guest(&site).post(step("beginning"), &[]).await.status, 403);
        assert_eq!(host(&site).post(step("closure"), &[]).await.status, 422);
        let silent = host(&site).post(step("cancellation"), &[]).await;
        assert_eq!(silent.status, 422, "a reason is wanted");
        for it in ["beginning", "holding", "closure"] {
            let answer = host(&site).post(step(it), &[]).await;
            assert_eq!(answer.status, 303, "{it}: {}", answer.body);
        }
        assert_eq!(seen(&site, id).await.visit.state, State::Closed);
        let late = host(&site).post(step("cancellation"), &[("reason", "метель")]).await;
        assert_eq!(late.status, 422);
    }
}

#[tokio::test]
async fn a_foreign_region_comes_and_promises() {
    const ABROAD: &str = "Костанайская область, Казахстан";
    for site in sites().await {
        let centre = CENTRE.to_string();
        let mut typed = outline(&centre).to_vec();
        typed.iter_mut().filter(|it| it.0 == "other").for_each(|it| it.1 = "00");
        typed.push(("outside", ABROAD));
        let answer = host(&site).post(ListVisits, &typed).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let id: VisitId = answer.location.rsplit('/').next().unwrap().parse().unwrap();
        for person_of in [host(&site), person(&site, CENTRE, "74", Role::Specialist)] {
            assert!(person_of.get(ListVisits).await.body.contains(ABROAD));
            assert!(person_of.get(Show { id }).await.body.contains(ABROAD));
        }
        assert_eq!(guest(&site).get(Show { id }).await.status, 404);
        let somebody = [
            ("side", "00"),
            ("name", "Айгерим Вымышленная"),
            ("position", "начальник управления"),
            ("organisation", "Акимат"),
            ("source", "по письму № 3 от 02.11.2026"),
        ];
        assert_eq!(host(&site).post(People { id }, &somebody).await.status, 303);
        let question = [("question", "Как попасть в реестр?"), ("side", "00")];
        let asked = host(&site).post(crate::pages::Questions { id }, &question).await;
        assert_eq!(asked.status, 303, "{}", asked.body);
        let stranger = [("question", "Чей это вопрос?"), ("side", "66")];
        assert_eq!(host(&site).post(crate::pages::Questions { id }, &stranger).await.status, 422);
        let promise = [("promise", "Прислать методику"), ("side", "00"), ("due", "2026-12-31")];
        assert_eq!(host(&site).post(crate::pages::Commitments { id }, &promise).await.status, 303);
        let facts = seen(&site, id).await;
        assert_eq!((facts.guest.name.as_str(), facts.questions[0].region), (ABROAD, outside()));
        assert_eq!(facts.people_of(outside()).count(), 1);
        assert!(host(&site).get(ListCommitments).await.body.contains(ABROAD));
        let commitment = ShowCommitment { id: facts.commitments[0].id };
        assert!(host(&site).get(commitment).await.body.contains(ABROAD));
        assert_eq!(host(&site).get(format!("/visits/{id}/protocol.pdf")).await.status, 200);
        let mut tx = site.app.db.read().await.unwrap();
        for words in ["Костанайская", "опытом"] {
            assert_eq!(found(&mut tx, words, CENTRE).await.len(), 1, "{words}");
        }
    }
}

#[tokio::test]
async fn both_ministries_find_a_visit_by_its_aim_and_its_sides() {
    for site in sites().await {
        let id = visit(&site).await;
        let mut tx = site.app.db.read().await.unwrap();
        for words in ["Башкортостан", "Челябинская", "лучшими практиками"]
        {
            for organisation in [OURS, CENTRE, THEIRS] {
                let found = found(&mut tx, words, organisation).await;
                assert_eq!(found.len(), 1, "{words}");
                assert!(found[0].starts_with(&id.to_string()));
            }
            assert!(found(&mut tx, words, OTHERS).await.is_empty());
        }
    }
}

/// Ids of the visits somebody of an organisation finds.
async fn found(tx: &mut db::Tx, words: &str, organisation: OrganisationId) -> Vec<String> {
    let hits = search::find(tx, words, Some(organisation), 5).await.unwrap();
    hits.into_iter().filter(|it| it.kind == search::Kind::Visit).map(|it| it.id).collect()
}
