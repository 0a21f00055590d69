use super::*;

#[tokio::test]
async fn press_services_take_a_visit_to_the_public_page() {
    for db in testing::databases().await {
        let facts = facts();
        keep(&db, &facts).await.unwrap();
        let site = Site::open(db.clone(), [doors()]);
        let here = site.signed_in(actor(facts.organisations[0].id, Role::PressOfficer));
        let mut stranger = actor(OrganisationId::new(), Role::PressOfficer);
        stranger.region = code("77");
        let stranger = site.signed_in(stranger);
        let mut colleague = actor(OrganisationId::new(), Role::PressOfficer);
        colleague.region = code("02");
        let there = site.signed_in(colleague);

        let begin = format!("/visits/{}/news", facts.visit.id);
        assert_eq!(stranger.post(&begin, &[]).await.status, 404);
        let begun = here.post(&begin, &[]).await;
        assert_eq!(begun.status, 303, "{}", begun.body);
        assert_eq!(here.post(&begin, &[]).await.location, begun.location, "one news for a visit");
        let page = here.get(&begun.location).await;
        assert!(page.body.contains("Делегация Республики Башкортостан"), "{}", page.body);
        assert_eq!(stranger.get(&begun.location).await.status, 404);

        let id = begun.location.trim_start_matches("/news/").trim_end_matches("/draft");
        let id: NewsId = id.parse().unwrap();
        let part = |name: &str| format!("/news/{id}/{name}");
        let public = format!("/news/{id}");
        assert_eq!(site.get(&public).await.status, 404, "a draft is nobody's");
        let early = here.post(part("release"), &[]).await;
        assert_eq!(early.status, 422);
        assert!(early.body.contains("ещё не согласован"), "{}", early.body);
        assert_eq!(here.post(part("text"), &[("headline", "")]).await.status, 422);
        let text =
            [("headline", "Заголовок"), ("lead", "Лид"), ("body", "{цитата 1}\r\n\r\nТекст")];
        assert_eq!(there.post(part("text"), &text).await.status, 303);
        assert_eq!(here.post(part("agreement"), &[]).await.status, 303);
        assert_eq!(here.post(part("approval"), &[]).await.status, 303);
        assert_eq!(there.post(part("approval"), &[]).await.status, 303);
        assert_eq!(here.post(part("release"), &[("public", "on")]).await.status, 303);

        let read = site.get(&public).await;
        assert!(read.body.contains("Сотрудничество регионов важно"), "{}", read.body);
        assert!(site.get("/news").await.body.contains("Заголовок"));
        let paper = here.get(part("paper")).await;
        assert_eq!(paper.status, 200);
        assert_eq!(here.post(part("correction"), &[("correction", "Уточняем")]).await.status, 303);
        assert!(site.get(&public).await.body.contains("Уточняем"));

        let withdrawn = Consent { withdrawn_at: Some(noon()), ..facts.consents[0].clone() };
        keep_consent(&db, &withdrawn).await.unwrap();
        let read = site.get(&public).await.body;
        assert!(
            !read.contains("Сотрудничество регионов важно"),
            "a withdrawn consent acts at once"
        );
        assert_eq!(here.post(part("withdrawal"), &[("reason", "Отозвана")]).await.status, 303);
        assert_eq!(site.get(&public).await.status, 404);
        let kept = store::find(&mut db.read().await.unwrap(), id).await.unwrap().unwrap();
        assert_eq!(kept.state, State::Withdrawn);
        let anew = here.post(&begin, &[]).await;
        assert_eq!(anew.status, 303, "{}", anew.body);
        assert_ne!(anew.location, begun.location, "what is withdrawn makes room for a new text");
        assert_eq!(here.post(&begin, &[]).await.location, anew.location);
    }
}

#[tokio::test]
async fn only_a_visit_that_took_place_is_told_of() {
    use visits::State as Stage;
    for db in testing::databases().await {
        let facts = facts();
        keep(&db, &facts).await.unwrap();
        let site = Site::open(db.clone(), [doors()]);
        let press = site.signed_in(actor(facts.organisations[0].id, Role::PressOfficer));
        let begin = format!("/visits/{}/news", facts.visit.id);
        for state in [Stage::Planned, Stage::UnderWay, Stage::Cancelled] {
            keep_state(&db, &facts.visit, state).await.unwrap();
            let refused = press.post(&begin, &[]).await;
            assert_eq!(refused.status, 422, "{state}");
            assert!(refused.body.contains("о состоявшемся визите"), "{}", refused.body);
        }
        keep_state(&db, &facts.visit, Stage::Closed).await.unwrap();
        assert_eq!(press.post(&begin, &[]).await.status, 303);
    }
}

#[tokio::test]
async fn a_side_with_a_press_officer_here_speaks_for_itself() {
    for db in testing::databases().await {
        let facts = facts();
        keep(&db, &facts).await.unwrap();
        let site = Site::open(db.clone(), [doors()]);
        let press = site.signed_in(actor(facts.organisations[0].id, Role::PressOfficer));
        let begun = press.post(format!("/visits/{}/news", facts.visit.id), &[]).await.location;
        let part = |name: &str| begun.replace("draft", name);
        press.post(part("agreement"), &[]).await;
        let no_day = press.post(part("approval"), &[("other", "1"), ("letter", "4")]).await;
        assert_eq!(no_day.status, 422);
        assert!(no_day.body.contains("Укажите номер и день письма"), "{}", no_day.body);

        let letter = [("other", "1"), ("letter", "№ 4"), ("letter_on", "2023-11-20")];
        let officer = keep_press_officer(&db, "02").await.unwrap();
        let refused = press.post(part("approval"), &letter).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("свою пресс-службу"), "{}", refused.body);
        assert!(!refused.body.contains("letter_on"), "no form that is refused");

        close_account(&db, officer).await.unwrap();
        assert_eq!(press.post(part("approval"), &letter).await.status, 303);
        let page = press.get(&begun).await.body;
        assert!(page.contains("по письму № 4 от 20.11.2023"), "{page}");
    }
}
