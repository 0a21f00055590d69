//! Profiles, groups, and that small numbers of people leave by no door.

use super::*;

#[test]
fn fewer_than_five_people_are_not_shown() {
    let it = |value, base| Observation { base, ..observation("x", "74", "2026-01", value) };
    let people = indicator_in(Unit::People);
    assert_eq!(it(4.0, None).shown(&people), None);
    assert_eq!(it(0.0, None).shown(&people), Some(0.0));
    assert_eq!(it(5.0, None).shown(&people), Some(5.0));
    let days = indicator_in(Unit::Days);
    assert_eq!(it(3.0, Some(2)).shown(&days), None, "a median of two people");
    assert_eq!(it(3.0, Some(40)).shown(&days), Some(3.0));
    assert_eq!(it(3.0, None).shown(&days), Some(3.0));
}

/// What a door gives, as bytes: a workbook is no text.
async fn bytes_of(site: &Site, who: Actor, path: &str) -> Vec<u8> {
    use tower::ServiceExt as _;
    let guest = web::Guest::new(site.app.clone(), Lang::Ru, path.to_owned(), Some(who));
    let mut request = axum::http::Request::get(path).body(axum::body::Body::empty()).unwrap();
    request.extensions_mut().insert(guest);
    let routes = doors().open().0.with_state(site.app.clone());
    let answer = routes.oneshot(request).await.unwrap();
    assert_eq!(answer.status(), 200, "{path}");
    axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap().to_vec()
}

#[tokio::test]
async fn small_numbers_of_people_leave_by_no_door() {
    for db in testing::databases().await {
        let site = site(&db, Role::Observer).await;
        let all = [
            observation("clients", "74", "2026-10", 3.0),
            observation("clients", "02", "2026-10", 17.0),
        ];
        keep(&db, &all).await;
        let json = site.get("/api/v1/observations?indicator=clients").await.body;
        assert!(json.contains(r#""value":17.0"#) && !json.contains(r#""value":3.0"#), "{json}");
        let file = site.get("/indicators/clients/observations.csv").await.body;
        assert!(file.contains("74;2026-10;;upload;1"), "{file}");
        for path in ["/indicators/clients", "/indicators/clients/regions/74", "/regions/74/profile"]
        {
            let page = site.get(path).await;
            assert_eq!(page.status, 200, "{path} {}", page.body);
            assert!(page.body.contains("меньше 5"), "{path} {}", page.body);
        }
        for path in ["/indicators/clients/observations.xlsx", "/regions/74/profile.xlsx"] {
            let book = bytes_of(&site, someone(Role::Observer), path).await;
            let grids = documents::read_xlsx(&book, Limits::default()).unwrap();
            let cells: Vec<&String> =
                grids.iter().flat_map(|it| it.rows.iter().flatten()).collect();
            assert!(cells.iter().all(|it| *it != "3"), "{path}: {cells:?}");
            assert!(cells.iter().any(|it| it.contains("2026-10")), "{path}: {cells:?}");
        }
        let gaps = {
            let mut tx = db.read().await.unwrap();
            let today = "2026-11-23".parse().unwrap();
            gap(&mut tx, region("74"), &["clients".into()], today).await.unwrap()
        };
        assert!(gaps.is_empty(), "nor by the exchange: {gaps:?}");
        let nothing = site.get("/api/v1/observations?indicator=nothing").await;
        assert_eq!(nothing.status, 404);
        assert_eq!(site.get("/api/v1/observations").await.status, 422);
    }
}

#[tokio::test]
async fn a_profile_has_a_place_for_the_region_and_the_observer_only() {
    for db in testing::databases().await {
        let observer = site(&db, Role::Observer).await;
        let mut all = Vec::new();
        for (code, level) in [("74", 3.0), ("66", 5.0), ("72", 4.0), ("45", 2.0), ("77", 50.0)] {
            for back in 1..=12 {
                let at = month("2026-11").plus(-back).to_string();
                all.push(observation("median-days", code, &at, level));
                all.push(observation("sme-trade", code, &at, level * 2.0));
                all.push(observation("sme-it", code, &at, 10.0 - level / 10.0));
            }
        }
        keep(&db, &all).await;
        let own = observer.get("/regions/74/profile").await;
        assert_eq!(own.status, 200, "{}", own.body);
        assert!(own.body.contains("Место 2 из 4"), "peers of the Ural: {}", own.body);
        assert!(
            own.body.contains("<svg") && own.body.contains("4,0\u{a0}дн."),
            "the median of three peers"
        );
        assert!(own.body.contains("Курганская"), "the nearest: {}", own.body);
        let other = actor(HOME, Role::Officer);
        let other = observer.signed_in(other);
        assert!(other.get("/regions/74/profile").await.body.contains("Место 2 из 4"));
        let page = other.get("/regions/66/profile").await.body;
        assert!(!page.contains("Место"), "another region's place is not ours to know");
        assert_eq!(other.get("/regions/01/profile").await.status, 200, "a region without values");
        let english = other.speaking(Lang::En).get("/regions/74/profile?peers=volga").await.body;
        assert!(!english.contains("Place"), "of one there is no place: {english}");

        let api = "/api/v1/regions/74/profile";
        let read = |text: String| serde_json::from_str::<serde_json::Value>(&text).unwrap();
        let whole = read(observer.get(api).await.body);
        let days = &whole["indicators"][0];
        assert_eq!((&days["place"], &days["of"]), (&2.into(), &4.into()), "{whole}");
        assert_eq!((&days["value"], &days["peers_median"]), (&3.0.into(), &4.0.into()));
        assert_eq!(days["trend"].as_array().unwrap().len(), 36);
        let distances = whole["twins"].as_array().unwrap().iter().map(|it| it["distance"].as_f64());
        let distances: Vec<f64> = distances.map(Option::unwrap).collect();
        assert!(distances.is_sorted() && distances.len() == 4, "{distances:?}");
        assert!(whole["twins"][0]["features"][0]["difference"].is_f64());
        let theirs = read(other.get("/api/v1/regions/66/profile").await.body);
        assert!(theirs["indicators"][0].get("place").is_none(), "not ours to know: {theirs}");
        assert_eq!(other.get("/api/v1/regions/00/profile").await.status, 404);

        let before = db.statements();
        observer.get("/regions/74/profile").await;
        assert_eq!(db.statements() - before, 6);
    }
}

#[tokio::test]
async fn groups_of_peers_are_edited() {
    for db in testing::databases().await {
        let site = site(&db, Role::Observer).await;
        let group = |members: &[&'static str]| {
            let named = [("code", "twins"), ("name", "Промышленные")];
            named.into_iter().chain(members.iter().map(|it| (*it, "on"))).collect::<Vec<_>>()
        };
        let alone = site.post("/peers", &group(&["region-74"])).await;
        assert_eq!(alone.status, 422);
        assert!(alone.body.contains("хотя бы два региона"), "{}", alone.body);
        let right = group(&["region-74", "region-66", "region-59"]);
        assert_eq!(site.post("/peers", &right).await.status, 303);
        let page = site.get("/peers").await.body;
        assert!(page.contains("Промышленные") && page.contains("Пермский край"), "{page}");
        assert!(site.get("/regions/59/profile").await.body.contains("Промышленные"));
        let form = site.get("/peers/twins").await.body;
        assert_eq!(form.matches(" checked").count(), 3, "{form}");
        let fewer = group(&["region-74", "region-66"]);
        assert_eq!(site.post("/peers", &fewer).await.status, 303);
        assert!(!site.get("/regions/59/profile").await.body.contains("Промышленные"));
        assert_eq!(site.post("/peers/twins/removal", &[]).await.status, 303);
        assert_eq!(site.get("/peers/twins").await.status, 404);
        assert_eq!(site.post("/peers/twins/removal", &[]).await.status, 303, "gone already");
    }
}
