
use super::{Centre, KNOWN, UNKNOWN};
#[tokio::test]
async fn shots() {
    let centre = Centre::found(db::testing::sqlite().await).await;
    let desk = centre.desk();
    let (advice, loan, market) = (centre.advice.to_string(), centre.loan.to_string(), centre.market.to_string());
    let keep = |name: &str, body: String| {
        let css = "/work/main/assets/okno.css";
        std::fs::create_dir_all("/tmp/shots").unwrap();
        std::fs::write(format!("/tmp/shots/{name}.html"), body.replace("/assets/okno.css", css).replace("/assets/okno.js", "x")).unwrap();
    };
    for n in 0..6 {
        let once = format!("k{n}");
        desk.post("/renderings/new", &[("inn", KNOWN), ("service", &advice), ("result", "Ответ"), ("once", &once)]).await;
        let at = desk.post("/applications/new", &[("inn", KNOWN), ("service", if n % 2 == 0 { &loan } else { &market })]).await.location;
        for noun in ["acceptance", "assignment", "work"].iter().take(n) {
            desk.post(format!("{at}/{noun}"), &[("confirm-platform", "on")]).await;
        }
        if n == 5 { desk.post(format!("{at}/inquiry"), &[("documents", "Выписка из ЕГРЮЛ")]).await; }
        desk.post(format!("{at}/notes"), &[("body", "Позвонить утром")]).await;
        keep(&format!("app{n}"), desk.get(&at).await.body);
        if n == 0 { keep("refused", desk.post(format!("{at}/refusal"), &[("reason", "Нет денег")]).await.body); }
    }
    keep("desk", desk.at("2026-11-30T07:00:00Z".parse().unwrap()).get("/desk").await.body);
    keep("list", desk.get("/applications").await.body);
    keep("walkin", desk.get(format!("/renderings/new?inn={KNOWN}")).await.body);
    keep("unknown", desk.post("/renderings/new", &[("inn", UNKNOWN), ("service", &loan), ("result", "x")]).await.body);
    keep("no", desk.post("/renderings/new", &[("inn", UNKNOWN), ("service", &loan), ("result", "Договор"), ("kind", "sole_trader"), ("name", "ИП Попова")]).await.body);
    keep("confirm", desk.post("/renderings/new", &[("inn", KNOWN), ("service", &market), ("result", "Карточка")]).await.body);
    let done = desk.post("/renderings/new", &[("inn", KNOWN), ("service", &advice), ("result", "Ответ")]).await.location;
    keep("done", desk.get(done).await.body);
    keep("new", desk.get(format!("/applications/new?inn={KNOWN}&service={market}")).await.body);
    let mut tx = centre.db.read().await.unwrap();
    let client = clients::by_inn(&mut tx, centre.specialist.organisation, &KNOWN.parse().unwrap()).await.unwrap().unwrap();
    keep("client", desk.get(clients::Show { id: client.id }).await.body);
}
