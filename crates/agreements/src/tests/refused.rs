//! What is refused is said beside its field, and what was typed stands in the form again.

use super::*;

#[tokio::test]
async fn an_act_that_came_too_late_keeps_what_was_typed() {
    let it = in_force(&["02"], "2020-01-01", None);
    for site in sites(std::slice::from_ref(&it)).await {
        let own = officer(&site);
        let at = |noun: &str| format!("/agreements/{}/{noun}", it.id);
        let nobody = AgreementId::new().to_string();
        let page = own.post(at("supersession"), &[("successor", &nobody)]).await;
        page.assert_refused("Выберите значение", &[]);
        let early = [("ground", "Взаимное согласие"), ("ended_on", "2019-01-01")];
        let page = own.post(at("termination"), &early).await;
        page.assert_refused("class=\"fault\"", &["Взаимное согласие", "2019-01-01"]);
        let ended = [("ground", "Взаимное согласие"), ("ended_on", "2026-11-23")];
        assert_eq!(own.post(at("termination"), &ended).await.status, 303);
        let late = [("ground", "Ещё раз"), ("ended_on", "2026-11-23")];
        let page = own.post(at("termination"), &late).await;
        page.assert_refused("notice bad", &["Ещё раз", "2026-11-23"]);
        let page = own.post(at("signature"), &[("signed_on", "вчера"), ("number", "7-С")]).await;
        page.assert_refused("class=\"fault\"", &["вчера", "7-С"]);
    }
}

#[tokio::test]
async fn a_sphere_is_called_by_words_that_no_other_has() {
    for site in sites(&[]).await {
        let own = officer(&site);
        let long = "ж".repeat(201);
        for (name, said) in [
            (" \u{a0} ", "Заполните"),
            ("\u{200b}", "словами"),
            (long.as_str(), "не больше 200"),
            ("ТУРИЗМ", "Такая сфера уже есть: «Туризм»"),
        ] {
            let kept: &[&str] = if name.trim().is_empty() { &[] } else { &[name] };
            own.post("/spheres", &[("name", name)]).await.assert_refused(said, kept);
            let page = own.post("/spheres/social/name", &[("name", name)]).await;
            page.assert_refused(said, kept);
        }
        let spaced = [("name", "  Спорт   и отдых ")];
        assert_eq!(own.post("/spheres", &spaced).await.status, 303);
        let all = spheres(&mut site.app.db.read().await.unwrap()).await.unwrap();
        assert!(all.iter().any(|it| it.name == "Спорт и отдых"), "{all:?}");
    }
}

#[tokio::test]
async fn a_sphere_that_nothing_names_leaves_the_list() {
    let mut it = in_force(&["02"], "2020-01-01", None);
    it.spheres = vec!["cultural".into()];
    for site in sites(std::slice::from_ref(&it)).await {
        let own = officer(&site);
        let removal = |code: &str| format!("/spheres/{code}/removal");
        let page = own.get("/spheres").await.body;
        assert!(page.contains(&removal("tourism")) && !page.contains(&removal("cultural")));
        let page = own.post(removal("cultural"), &[]).await;
        page.assert_refused("можно переименовать, но не убрать", &["Культура"]);
        for _ in 0..2 {
            assert_eq!(own.post(removal("tourism"), &[]).await.status, 303, "and once more");
        }
        let mut tx = site.app.db.read().await.unwrap();
        let all = spheres(&mut tx).await.unwrap();
        assert!(all.iter().all(|it| it.code != "tourism"));
        let noted = journal::of_thing(&mut tx, journal::Thing::Installation, "tourism", 9);
        let noted = noted.await.unwrap();
        assert_eq!((noted.len(), noted[0].verb.as_str()), (1, "sphere-removed"));
        drop(tx);
        let specialist = site.signed_in(actor(HOME, Role::Specialist));
        assert_eq!(specialist.post(removal("social"), &[]).await.status, 403);
    }
}
