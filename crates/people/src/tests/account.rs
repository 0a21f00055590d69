use super::*;
use crate::identify_token;

#[tokio::test]
async fn a_token_is_shown_once_and_revoked() {
    for house in houses().await {
        let here = house.enter(SPECIALIST).await;
        assert_eq!(here.post("/account/tokens", &[("program", "")]).await.status, 422);
        let issued = here.post("/account/tokens", &[("program", "Выгрузка")]).await;
        let token = text_of(&issued.body, "data-token");
        assert!(token.starts_with("okno_") && token.len() == 69, "{token}");
        let page = here.get("/account").await.body;
        assert!(page.contains("Выгрузка") && !page.contains(&token));

        let year = noon().plus_seconds(crate::TOKEN_LASTS);
        let before = house.db().statements();
        let person = identify_token(house.db(), &token, noon()).await.unwrap().unwrap();
        assert_eq!(house.db().statements() - before, 1);
        assert_eq!((person.actor.account, person.actor.role), (house.specialist, Role::Specialist));
        assert!(identify_token(house.db(), &token, year).await.unwrap().is_none());
        assert!(identify_token(house.db(), "okno_0", noon()).await.unwrap().is_none());

        let (path, _) = page.split_once("/revocation").unwrap();
        let path = format!("{}/revocation", &path[path.rfind('"').unwrap() + 1..]);
        let stranger = house.enter(STRANGER).await;
        assert_eq!(stranger.post(&path, &[]).await.status, 404, "another's token");
        assert_eq!(here.post(&path, &[]).await.status, 303);
        assert!(identify_token(house.db(), &token, noon()).await.unwrap().is_none());
        assert_eq!(here.post(&path, &[]).await.status, 404, "revoked already");
        assert_eq!((house.noted("token-issued").await, house.noted("token-revoked").await), (1, 1));
    }
}

#[tokio::test]
async fn a_session_elsewhere_is_ended() {
    for house in houses().await {
        let elsewhere = knock(&house.site, SPECIALIST, PASSWORD, "/").await;
        let here = house.enter(SPECIALIST).await;
        let page = here.get("/account").await.body;
        assert!(page.contains("этот сеанс"), "{page}");
        assert_eq!(page.matches("/end\"").count(), 1, "only the other may be ended");
        let (path, _) = page.split_once("/end\"").unwrap();
        let path = format!("{}/end", &path[path.rfind('"').unwrap() + 1..]);
        assert_eq!(house.enter(STRANGER).await.post(&path, &[]).await.status, 404);
        assert_eq!(here.post(&path, &[]).await.status, 303);
        assert!(browser(&house.site, &elsewhere, noon()).await.is_none());
    }
}

#[tokio::test]
async fn the_password_is_changed_by_who_knows_it() {
    for house in houses().await {
        let elsewhere = knock(&house.site, SPECIALIST, PASSWORD, "/").await;
        let here = house.enter(SPECIALIST).await;
        let change = async |current: &str, new: &str| {
            here.post("/account/password", &[("current", current), ("new", new)]).await
        };
        assert!(change("не тот", "новый длинный пароль").await.body.contains("не подошёл"));
        let short = change(PASSWORD, "коротко").await;
        assert_eq!(short.status, 422);
        assert!(short.body.contains("нужно не меньше 12 символов"), "{}", short.body);
        assert!(short.body.contains("Не короче 12 символов. Остальные сеансы"), "{}", short.body);
        assert_eq!(change(PASSWORD, "новый длинный пароль").await.status, 303);
        assert!(browser(&house.site, &elsewhere, noon()).await.is_none(), "other sessions end");
        assert_eq!(knock(&house.site, SPECIALIST, PASSWORD, "/").await.status, 422);
        assert_eq!(knock(&house.site, SPECIALIST, "новый длинный пароль", "/").await.status, 303);
    }
}

#[tokio::test]
async fn the_own_name_is_edited() {
    for house in houses().await {
        let here = house.enter(SPECIALIST).await;
        assert_eq!(here.post("/account/name", &[("name", "  ")]).await.status, 422);
        assert_eq!(here.post("/account/name", &[("name", "А. Полевая")]).await.status, 303);
        assert!(here.get("/account").await.body.contains("А. Полевая"));
        assert_eq!(house.noted("account-renamed").await, 1);
    }
}
