//! What every answer of the house has, whoever asks for whatever.

use crate::common::{Answer, Centre, House};
use axum::body::Body;
use axum::http::Request;
use kernel::Role;
use serde_json::Value;

/// The API as the product promises it: method and path.
const PROMISED: [(&str, &str); 11] = [
    ("get", "/api/v1/sme-records/{inn}"),
    ("get", "/api/v1/clients"),
    ("post", "/api/v1/clients"),
    ("get", "/api/v1/services"),
    ("post", "/api/v1/eligibility"),
    ("get", "/api/v1/applications"),
    ("post", "/api/v1/applications"),
    ("post", "/api/v1/applications/{id}/{action}"),
    ("get", "/api/v1/renderings"),
    ("post", "/api/v1/renderings"),
    ("get", "/api/v1/figures"),
];

/// An empty house, and one with a centre in it.
async fn house() -> House {
    House::on(db::testing::sqlite().await).await
}

async fn inhabited() -> (House, Centre) {
    let house = house().await;
    let centre = Centre::found(&house, "74", "500100732259").await;
    (house, centre)
}

#[tokio::test]
async fn every_kind_of_answer_is_guarded() {
    let (house, centre) = inhabited().await;
    let cookie = house.sign_in(centre.who(Role::Specialist)).await;
    let token = centre.token(&house, Role::Observer).await;
    let answers = [
        (200, house.get("/sign-in", "").await),
        (200, house.get("/desk", &cookie).await),
        (200, house.get("/assets/okno.css", "").await),
        (200, house.get("/health/live", "").await),
        (200, house.get("/api/openapi.json", "").await),
        (303, house.get("/desk", "").await),
        (401, house.get("/api/v1/clients", "").await),
        (403, house.get("/registry", &cookie).await),
        (403, house.get("/api/v1/clients", &token).await),
        (404, house.get("/nowhere", &cookie).await),
        (404, house.get("/assets/nothing.css", "").await),
        (404, house.get("/clients/not-an-id", &cookie).await),
        (422, house.post("/clients", &cookie, "").await),
        (
            422,
            house.post_json("/api/v1/applications", &bearer(&centre, &house).await, "{", "").await,
        ),
    ];
    for (status, answer) in answers {
        assert_eq!(answer.status, status, "{}", answer.body);
        assert_guarded(&answer);
    }
}

fn assert_guarded(answer: &Answer) {
    let policy = answer.header("content-security-policy");
    assert!(policy.contains("default-src 'self'") && !policy.contains("unsafe"), "{policy}");
    assert!(policy.contains("frame-ancestors 'none'") && policy.contains("form-action 'self'"));
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("x-frame-options"), "DENY");
    assert_eq!(answer.header("referrer-policy"), "same-origin");
    assert!(!answer.header("cache-control").is_empty());
    assert!(!answer.header("x-request-id").is_empty());
}

async fn bearer(centre: &Centre, house: &House) -> String {
    centre.token(house, Role::Specialist).await
}

#[tokio::test]
async fn changes_from_other_sites_are_refused() {
    let (house, centre) = inhabited().await;
    let cookie = house.sign_in(centre.who(Role::Specialist)).await;
    let rename = |headers: &[(&str, &str)]| {
        let request = Request::post("/account/name")
            .header("cookie", &cookie)
            .header("host", "okno.example")
            .header("content-type", "application/x-www-form-urlencoded");
        let request = headers.iter().fold(request, |it, (name, value)| it.header(*name, *value));
        house.ask(request.body(Body::from("name=Other")).unwrap())
    };
    for foreign in [
        [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")],
        [("sec-fetch-site", "same-site"), ("origin", "https://evil.okno.example")],
        [("accept", "*/*"), ("origin", "https://evil.example")],
    ] {
        let answer = rename(&foreign).await;
        assert_eq!(answer.status, 403, "{foreign:?}");
        assert!(answer.is_page(), "{}", answer.body);
        assert_guarded(&answer);
    }
    assert_eq!(rename(&[("sec-fetch-site", "same-origin")]).await.status, 303);
    assert_eq!(rename(&[]).await.status, 303, "a program that is no browser");
}

#[tokio::test]
async fn a_request_keeps_its_id() {
    let house = house().await;
    let with = |id: &str| {
        let request = Request::get("/health/live").header("x-request-id", id);
        house.ask(request.body(Body::empty()).unwrap())
    };
    assert_eq!(with("proxy-17").await.header("x-request-id"), "proxy-17");
    let long = "x".repeat(65);
    for strange in ["two words", long.as_str()] {
        let id = with(strange).await.header("x-request-id").to_owned();
        assert!(!id.is_empty() && id != strange);
    }
}

#[tokio::test]
async fn health_is_said_in_plain_words() {
    let house = house().await;
    for path in ["/health/live", "/health/ready"] {
        let answer = house.get(path, "").await;
        assert_eq!((answer.status, answer.body.contains('<')), (200, false), "{path}");
    }
}

#[tokio::test]
async fn what_does_not_exist_has_a_way_on() {
    let (house, centre) = inhabited().await;
    let cookie = house.sign_in(centre.who(Role::Specialist)).await;
    for pass in ["", cookie.as_str()] {
        for path in ["/nowhere", "/clients/1/2/3/4", "/%00", "/clients/%FF"] {
            let answer = house.get(path, pass).await;
            assert!(matches!(answer.status, 404 | 303), "{path}: {}", answer.status);
            assert!(answer.status == 303 || answer.is_page(), "{path}: {}", answer.body);
        }
    }
    for path in ["/api/nowhere", "/api/v1/nowhere", "/api/v1/applications/not-an-id"] {
        let answer = house.get(path, &bearer(&centre, &house).await).await;
        assert!(answer.status == 404 && answer.is_problem(), "{path}: {}", answer.body);
    }
}

#[tokio::test]
async fn whoever_looks_at_an_action_is_led_to_its_thing() {
    let (house, centre) = inhabited().await;
    let cookie = house.sign_in(centre.who(Role::Specialist)).await;
    let application = format!("/applications/{}", centre.application);
    let answer = house.get(&format!("{application}/refusal"), &cookie).await;
    assert_eq!((answer.status, answer.header("location")), (303, application.as_str()));
    for door in okno::doors().iter().filter(|it| it.method == "POST") {
        let path = door.path.replace("{id}", &centre.application.to_string());
        let path = path.split('{').next().unwrap();
        let answer = house.get(path, &cookie).await;
        let problem = door.path.starts_with("/api/") && answer.is_problem();
        let led = matches!(answer.status, 200..=399 | 403 | 404) || problem;
        assert!(led, "GET {path}: {} {}", answer.status, answer.body);
    }
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused_with_a_face() {
    let (house, centre) = inhabited().await;
    let cookie = house.sign_in(centre.who(Role::Specialist)).await;
    let long = format!("name={}", "x".repeat(300 * 1024));
    let page = house.post("/account/name", &cookie, &long).await;
    assert!(matches!(page.status, 413 | 422), "{}", page.status);
    assert!(page.is_page(), "{}", page.body);
    assert_guarded(&page);
    let json = format!(r#"{{"inn":"{}"}}"#, "1".repeat(300 * 1024));
    let problem =
        house.post_json("/api/v1/clients", &bearer(&centre, &house).await, &json, "").await;
    assert!(matches!(problem.status, 413 | 422) && problem.is_problem(), "{}", problem.body);

    // Said beforehand, the length alone is enough.
    let announced = Request::post("/sign-in").header("content-length", 10_000_000);
    let announced = announced.header("content-type", "application/x-www-form-urlencoded");
    let answer = house.ask(announced.body(Body::empty()).unwrap()).await;
    assert!(answer.status == 413 && answer.is_page(), "{} {}", answer.status, answer.body);
}

#[tokio::test]
async fn the_language_is_the_persons_choice_then_the_browsers() {
    let (house, centre) = inhabited().await;
    let ask = |cookie: &str, accepts: &str| {
        let request =
            Request::get("/sign-in").header("cookie", cookie).header("accept-language", accepts);
        house.ask(request.body(Body::empty()).unwrap())
    };
    let speaks =
        |answer: Answer, lang: &str| answer.body.contains(&format!("<html lang=\"{lang}\""));
    assert!(speaks(ask("", "").await, "ru"));
    assert!(speaks(ask("", "de").await, "ru"));
    assert!(speaks(ask("", "en-GB,en;q=0.9").await, "en"));
    assert!(speaks(ask("okno_lang=ru", "en").await, "ru"));

    let signed_in = house.sign_in(centre.who(Role::Desk)).await;
    let chosen = house.post("/language", &signed_in, "lang=en&next=/desk").await;
    assert_eq!((chosen.status, chosen.header("location")), (303, "/desk"));
    assert!(chosen.header("set-cookie").starts_with("okno_lang=en"));
    assert!(speaks(house.get("/desk", &signed_in).await, "en"), "kept with the account");
    let elsewhere = house.post("/language", "", "lang=en&next=https://evil.example/").await;
    assert_eq!(elsewhere.header("location"), "/");
}

#[tokio::test]
async fn the_api_is_described_whole() {
    let answer = house().await.get("/api/openapi.json", "").await;
    let document: Value = serde_json::from_str(&answer.body).unwrap();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    let described = |method: &str, path: &str| document["paths"][path][method].is_object();
    for (method, path) in PROMISED {
        assert!(described(method, path), "{method} {path} is promised, but not described");
    }
    let doors = okno::doors();
    for door in doors.iter().filter(|it| it.path.starts_with("/api/v1/")) {
        let method = door.method.to_lowercase();
        assert!(described(&method, door.path), "{} {} is not described", door.method, door.path);
    }
    for (path, methods) in document["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys().filter(|it| *it != "parameters") {
            let exists = |it: &web::Door| it.path == path && it.method.eq_ignore_ascii_case(method);
            assert!(doors.iter().any(exists), "{method} {path} is described, but not there");
        }
    }
    assert_eq!(dangling(&document, &document), Vec::<String>::new(), "references to nothing");
}

/// References of the document that lead nowhere.
fn dangling(document: &Value, part: &Value) -> Vec<String> {
    match part {
        Value::Object(fields) => {
            let to = fields.get("$ref").and_then(Value::as_str);
            let lost = to.filter(|it| document.pointer(it.trim_start_matches('#')).is_none());
            let inner = fields.values().flat_map(|it| dangling(document, it));
            lost.map(str::to_owned).into_iter().chain(inner).collect()
        }
        Value::Array(parts) => parts.iter().flat_map(|it| dangling(document, it)).collect(),
        _ => Vec::new(),
    }
}
