use super::*;

#[tokio::test]
async fn a_head_sees_the_own_people_only() {
    for house in houses().await {
        let head = house.enter(HEAD).await;
        let list = head.get("/people").await.body;
        assert!(list.contains("А. Лесная") && !list.contains("В. Степная"), "{list}");
        assert_eq!(head.get(format!("/people/{}", house.specialist)).await.status, 200);
        let stranger = format!("/people/{}", house.stranger);
        assert_eq!(head.get(&stranger).await.status, 404);
        for action in ["roles", "password", "departure"] {
            let form = [("role", "specialist")];
            assert_eq!(head.post(format!("{stranger}/{action}"), &form).await.status, 404);
        }
        assert_eq!(head.get(format!("/people/{}", AccountId::new())).await.status, 404);
        assert_eq!(house.enter(SPECIALIST).await.get("/people").await.status, 403);
    }
}

#[tokio::test]
async fn a_newcomer_signs_in_with_the_password_shown_once() {
    for house in houses().await {
        let head = house.enter(HEAD).await;
        let wrong = [("name", "Г. Новая"), ("email", "nowhere"), ("role", "administrator")];
        let refused = head.post("/people", &wrong).await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.body.contains("Это не похоже на адрес") && refused.body.contains("Выберите")
        );
        assert!(refused.body.contains(r#"value="Г. Новая""#), "kept what was typed");

        let form = [("name", "Г. Новая"), ("email", "New@Centre.example"), ("role", "desk")];
        let added = head.post("/people", &form).await;
        assert_eq!(added.status, 200, "{}", added.body);
        let phrase = text_of(&added.body, "data-passphrase");
        assert_eq!(phrase.len(), 23, "{phrase}");
        assert_eq!(knock(&house.site, "new@centre.example", &phrase, "/").await.status, 303);
        assert!(!head.get("/people").await.body.contains(&phrase));
        assert_eq!((house.noted("account-added").await, house.noted("role-granted").await), (1, 1));
    }
}

#[tokio::test]
async fn somebody_with_an_account_only_gets_a_role() {
    for house in houses().await {
        let head = house.enter(HEAD).await;
        let form = [("name", "Другое имя"), ("email", STRANGER), ("role", "specialist")];
        let added = head.post("/people", &form).await;
        assert_eq!((added.status, added.location), (303, format!("/people/{}", house.stranger)));
        let card = head.get(format!("/people/{}", house.stranger)).await.body;
        assert!(card.contains("В. Степная") && !card.contains("Другое имя"));

        // A new password would open the other organisation too.
        let reset = head.post(format!("/people/{}/password", house.stranger), &[]).await;
        assert_eq!(reset.status, 422);
        assert_eq!(knock(&house.site, STRANGER, PASSWORD, "/").await.status, 303);
        head.post(format!("/people/{}/departure", house.stranger), &[]).await;
        assert_eq!(
            knock(&house.site, STRANGER, PASSWORD, "/").await.location,
            "/",
            "one role left"
        );
    }
}

#[tokio::test]
async fn who_leaves_is_out_at_once_and_may_come_back() {
    for house in houses().await {
        let (head, cookie) =
            (house.enter(HEAD).await, knock(&house.site, SPECIALIST, PASSWORD, "/").await);
        let card = format!("/people/{}", house.specialist);
        assert_eq!(head.post(format!("{card}/departure"), &[]).await.status, 303);
        assert!(browser(&house.site, &cookie, noon()).await.is_none());
        assert_eq!(knock(&house.site, SPECIALIST, PASSWORD, "/").await.status, 422);
        assert_eq!(head.get(&card).await.status, 404);

        let form = [("name", "А. Лесная"), ("email", SPECIALIST), ("role", "specialist")];
        let back = head.post("/people", &form).await;
        assert!(back.body.contains("закрыт доступ"), "the history stays: {}", back.body);
        let phrase = text_of(&back.body, "data-passphrase");
        assert_eq!(knock(&house.site, SPECIALIST, &phrase, "/").await.status, 303);
        assert!(browser(&house.site, &cookie, noon()).await.is_none(), "old sessions stay ended");
    }
}

#[tokio::test]
async fn a_head_manages_neither_themselves_nor_an_administrator() {
    for house in houses().await {
        grant(house.db(), house.specialist, house.centre, Role::Administrator).await.unwrap();
        let head = house.enter(HEAD).await;
        for id in [house.head, house.specialist] {
            for action in ["departure", "password"] {
                assert_eq!(head.post(format!("/people/{id}/{action}"), &[]).await.status, 422);
            }
        }
        let form = [("role", "administrator")];
        assert_eq!(head.post(format!("/people/{}/roles", house.head), &form).await.status, 422);
        assert_eq!(
            head.post(format!("/people/{}/roles", house.head), &[("role", "desk")]).await.status,
            303
        );
    }
}

#[tokio::test]
async fn a_password_from_the_command_line_opens() {
    for house in houses().await {
        let hashed = hash_password("другой длинный пароль", [3; 32]).await;
        set_password(house.db(), house.head, &hashed).await.unwrap();
        assert_eq!(knock(&house.site, HEAD, "другой длинный пароль", "/").await.status, 303);
    }
}
