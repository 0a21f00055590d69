use super::*;
use crate::password;
use kernel::Lang;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

#[tokio::test]
async fn the_right_password_opens() {
    for house in houses().await {
        let page = house.site.get("/sign-in?next=/clients").await;
        assert!(page.body.contains(r#"value="/clients""#) && page.body.contains("Вход"));
        let answer = knock(&house.site, " LESNAYA@centre.example ", PASSWORD, "/clients").await;
        assert_eq!((answer.status, answer.location.as_str()), (303, "/clients"));
        let cookie = &answer.cookies[0];
        for part in ["HttpOnly", "SameSite=Lax", "Path=/"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        let before = house.db().statements();
        assert!(browser(&house.site, &answer, noon()).await.is_some());
        assert_eq!(house.db().statements() - before, 1, "one statement on every request");
        assert_eq!(house.noted("signed-in").await, 1);
    }
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_read_alike() {
    for house in houses().await {
        let wrong = knock(&house.site, SPECIALIST, "не тот", "/").await;
        let unknown = knock(&house.site, "nobody@centre.example", PASSWORD, "/").await;
        for answer in [&wrong, &unknown] {
            assert_eq!(answer.status, 422);
            assert!(answer.body.contains("Неверная почта или пароль"), "{}", answer.body);
            assert!(answer.cookies.is_empty());
        }
        assert!(wrong.body.contains(&format!(r#"value="{SPECIALIST}""#)), "kept what was typed");
        assert!(!wrong.body.contains("не тот"));
        assert_eq!(house.noted("sign-in-failed").await, 2);
        let mut tx = house.db().read().await.unwrap();
        let rows: Vec<(String, String)> =
            db::sql!("select thing_id, detail from journal order by id limit 9")
                .all(&mut tx)
                .await
                .unwrap();
        assert!(rows.iter().all(|(id, it)| !it.contains("example") && !id.contains("example")));
    }
}

#[tokio::test]
async fn the_door_is_tried_five_times_a_minute() {
    for house in houses().await {
        for _ in 0..5 {
            assert_eq!(knock(&house.site, SPECIALIST, "?", "/").await.status, 422);
        }
        assert_eq!(knock(&house.site, SPECIALIST, PASSWORD, "/").await.status, 429);
        assert_eq!(knock(&house.site, HEAD, PASSWORD, "/").await.status, 303, "others may");
        let later = house.site.at(noon().plus_seconds(60));
        assert_eq!(knock(&later, SPECIALIST, PASSWORD, "/").await.status, 303);
    }
}

#[tokio::test]
async fn nobody_is_led_to_another_site() {
    for house in houses().await {
        for next in ["//evil.example", "https://evil.example", "/\\evil.example", ""] {
            assert_eq!(knock(&house.site, HEAD, PASSWORD, next).await.location, "/", "{next}");
            let form = [("lang", "en"), ("next", next)];
            assert_eq!(house.site.post("/language", &form).await.location, "/", "{next}");
        }
    }
}

#[tokio::test]
async fn a_session_ends_by_itself() {
    const HOUR: i64 = 3600;
    for house in houses().await {
        let answer = knock(&house.site, SPECIALIST, PASSWORD, "/").await;
        let cookie = answer.cookies[0].split(';').next().unwrap();
        let at =
            async |hours: i64| again(&house.site, cookie, noon().plus_seconds(hours * HOUR)).await;
        assert!(at(13).await.is_none(), "idle for more than 12 hours");
        for hours in (11..7 * 24).step_by(11) {
            assert!(at(hours).await.is_some(), "used every 11 hours, after {hours}");
        }
        assert!(at(7 * 24).await.is_none(), "but not longer than 7 days");
    }
}

#[tokio::test]
async fn signing_in_again_and_signing_out_end_the_old_session() {
    for house in houses().await {
        let first = knock(&house.site, SPECIALIST, PASSWORD, "/").await;
        let here = browser(&house.site, &first, noon()).await.unwrap();
        let second = knock(&here, SPECIALIST, PASSWORD, "/").await;
        assert_ne!(first.cookies, second.cookies);
        assert!(browser(&house.site, &first, noon()).await.is_none(), "rotated");

        let here = browser(&house.site, &second, noon()).await.unwrap();
        let out = here.post("/sign-out", &[]).await;
        assert_eq!((out.status, out.location.as_str()), (303, "/sign-in"));
        assert!(out.cookies[0].contains("Max-Age=0"));
        assert!(browser(&house.site, &second, noon()).await.is_none());
        assert_eq!(house.site.post("/sign-out", &[]).await.status, 303, "signed out already");
    }
}

#[tokio::test]
async fn somebody_with_several_roles_chooses() {
    for house in houses().await {
        grant(house.db(), house.specialist, house.other, Role::Auditor).await.unwrap();
        let answer = knock(&house.site, SPECIALIST, PASSWORD, "/clients?q=%D0%98").await;
        assert_eq!(answer.location, "/sign-in/role?next=/clients?q=%25D0%2598");
        let here = browser(&house.site, &answer, noon()).await.unwrap();
        let page = here.get(&answer.location).await;
        assert!(page.body.contains("Центр 02") && page.body.contains("Аудитор"), "{}", page.body);
        assert!(page.body.contains(r#"value="/clients?q=%D0%98""#), "{}", page.body);

        let other = house.other.to_string();
        let head = here.post("/session/role", &[("organisation", &other), ("role", "head")]).await;
        assert_eq!(head.status, 404, "not a role of theirs");
        let form = [("organisation", other.as_str()), ("role", "auditor"), ("next", "/x")];
        let chosen = here.post("/session/role", &form).await;
        assert_eq!(chosen.location, "/x");
        assert!(browser(&house.site, &answer, noon()).await.is_none(), "rotated");
        let there = browser(&house.site, &chosen, noon()).await.unwrap();
        assert!(there.get("/account").await.body.contains("Аудитор, Центр 02"));
    }
}

#[tokio::test]
async fn role_cards_open_in_the_demo_only() {
    for mut house in houses().await {
        let id = house.specialist.to_string();
        assert!(!house.site.get("/sign-in").await.body.contains("data-role-card"));
        assert_eq!(house.site.post("/demo-session", &[("account", &id)]).await.status, 404);

        house.site.app.demo = true;
        let page = house.site.get("/sign-in").await.body;
        for part in [r#"data-role-card="specialist""#, r#"data-role-card="head""#, "В. Степная"]
        {
            assert!(page.contains(part), "{part}");
        }
        let answer = house.site.post("/demo-session", &[("account", &id)]).await;
        assert_eq!((answer.status, answer.location.as_str()), (303, "/"));
        assert!(browser(&house.site, &answer, noon()).await.is_some());
        assert_eq!(house.site.post("/demo-session", &[("account", "?")]).await.status, 404);
    }
}

#[tokio::test]
async fn the_language_is_kept() {
    for house in houses().await {
        let page = house.site.speaking(Lang::En).get("/sign-in").await;
        assert!(page.body.contains("With a password"));
        let form = [("lang", "en"), ("next", "/sign-in")];
        let answer = house.site.post("/language", &form).await;
        assert_eq!(answer.location, "/sign-in");
        assert!(answer.cookies[0].starts_with("okno_lang=en;"));

        house.enter(HEAD).await.post("/language", &form).await;
        let mut tx = house.db().read().await.unwrap();
        let account = store::account(&mut tx, house.head).await.unwrap().unwrap();
        assert_eq!(account.lang, Some(Lang::En));
        assert_eq!(house.site.post("/language", &[("lang", "xx")]).await.status, 404);
    }
}

#[tokio::test]
async fn a_cookie_is_secure_behind_https() {
    let mut headers = axum::http::HeaderMap::new();
    assert!(!crate::cookie::set_session(&headers, Some("a")).contains("Secure"));
    headers.insert("x-forwarded-proto", "https".parse().unwrap());
    assert!(crate::cookie::set_session(&headers, Some("a")).ends_with("; Secure"));
}

#[tokio::test]
async fn passwords_are_compared_whole() {
    let kept = hash_password("Ключ от 1-го окна", [9; 32]).await;
    assert!(kept.to_string().starts_with("$argon2id$"));
    assert!(password::verify("Ключ от 1-го окна", Some(kept.clone())).await);
    assert!(!password::verify("ключ от 1-го окна", Some(kept)).await);
    assert!(!password::verify("nobody", None).await, "nobody's password is not nobody's");
    assert!(!password::verify("", Some("не хеш".parse().unwrap())).await);
}

#[test]
fn no_text_breaks_the_door() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let houses = runtime.block_on(houses());
    let mut runner =
        TestRunner::new(Config { cases: 40, failure_persistence: None, ..Config::default() });
    let texts = (".{0,300}", any::<String>(), any::<String>());
    runner
        .run(&texts, |(email, password, next)| {
            for house in &houses {
                // A site of its own: the throttle begins anew.
                let site = Site::open(house.db().clone(), [doors()]);
                let answer = runtime.block_on(knock(&site, &email, &password, &next));
                prop_assert_eq!(answer.status, 422, "{}", answer.body);
                prop_assert!(answer.body.contains("Неверная почта или пароль"));
            }
            Ok(())
        })
        .unwrap();
}
