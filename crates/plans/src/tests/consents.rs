//! Each side that has Okno speaks for itself, and agrees to what both have written.

use super::*;
use crate::pages::*;
use serde_json::json;

const LETTER: [(&str, &str); 6] = [
    ("side", "b"),
    ("says", "done"),
    ("on", "2026-11-20"),
    ("text", "Форум проведён"),
    ("letter", "12-34"),
    ("letter_on", "2026-11-19"),
];
const WAIT: &str = "Дождитесь её сообщения";
const TODAY: [(&str, &str); 1] = [("approved_on", "2026-11-23")];

async fn revised(site: &Site) {
    let begun = officer(site).post(Versions { id: PLAN }, &[("reason", "протокол")]).await;
    assert_eq!(begun.status, 303, "{}", begun.body);
}

async fn newest(site: &Site) -> Plan {
    let mut tx = site.app.db.read().await.unwrap();
    find(&mut tx, PLAN).await.unwrap().unwrap()
}

async fn waits(site: &Site, region: &str) -> Vec<String> {
    let mut it = actor(HOME, Role::Officer);
    it.region = code(region);
    let mut tx = site.app.db.read().await.unwrap();
    let all = waiting(&mut tx, &it, day("2026-11-23")).await.unwrap();
    all.into_iter().map(|it| it.say.key).collect()
}

#[tokio::test]
async fn nobody_speaks_for_a_side_that_has_okno() {
    for site in sites().await {
        let desk = officer(&site);
        let file = [("file", "письмо.pdf", &b"%PDF-1.7 letter"[..])];
        let letter = desk.post_multipart(Reports { id: id(1) }, &LETTER, &file).await;
        letter.assert_refused(WAIT, &[]);
        let link = desk.post(Links { id: PLAN }, &[("side", "b"), ("addressee", "Минпред")]).await;
        link.assert_refused(WAIT, &[]);
        assert!(!link.body.contains("data-secret"));
        let measure = fresh(&plan(), id(1), wording("1", "01.06.2025"));
        let mut form = crate::papers::form(&plan(), Side::B, &[measure]);
        for block in &mut form.blocks {
            if let documents::Block::Table(table) = block {
                (table.rows[0][4], table.rows[0][5]) = ("выполнено".into(), "Проведён".into());
            }
        }
        let bytes = documents::docx(&form).unwrap();
        let typed = [("side", "b"), ("letter", "02-17/5"), ("letter_on", "2026-11-20")];
        let file = [("file", "форма.docx", &bytes[..])];
        desk.post_multipart(Forms { id: PLAN }, &typed, &file).await.assert_refused(WAIT, &[]);
        let path = format!("/api/v1/measures/{}/reports", id(1));
        let sent = desk.post_json(&path, &json!({"side": "b", "says": "done", "text": "да"})).await;
        assert!(
            sent.status == 422 && sent.body.contains("plan-speaks-for-itself"),
            "{}",
            sent.body
        );
        assert_eq!(
            json_at(&desk, format!("/api/v1/measures/{}", id(1))).await["reports"],
            json!([])
        );

        let page = desk.get(ShowMeasure { id: id(1) }).await.body;
        assert!(!page.contains("f-report-letter") && page.contains("своё Окно"), "{page}");
        let page = desk.get(Show { id: PLAN }).await.body;
        for form in [Forms { id: PLAN }.to_string(), Links { id: PLAN }.to_string()] {
            assert!(!page.contains(&form), "{form} is offered");
        }
        assert!(page.contains("своё Окно"), "{page}");
        let own = other_officer(&site).post(Reports { id: id(1) }, &LETTER[..4]).await;
        assert_eq!(own.status, 303, "its own officer reports: {}", own.body);
    }
}

#[tokio::test]
async fn a_link_closes_when_its_side_gets_okno() {
    for site in lone_sites().await {
        let desk = officer(&site);
        let page = desk.get(Show { id: PLAN }).await.body;
        assert!(page.contains(&Links { id: PLAN }.to_string()));
        let made = desk.post(Links { id: PLAN }, &[("side", "b"), ("addressee", "Минпред")]).await;
        let path = made.body.split_once("data-secret>").unwrap().1.split('<').next().unwrap();
        assert_eq!(site.get(path).await.status, 200);
        let founded: db::Result<()> = async {
            transact!(site.app.db, |tx| {
                let mut it = regions::organisation(tx, THERE).await?.unwrap();
                (it.id, it.kind) = (OrganisationId::known(4), OrganisationKind::Ministry);
                regions::save_organisation(tx, &it).await
            })
        }
        .await;
        founded.unwrap();
        let closed = site.get(path).await;
        assert!(closed.status == 422 && closed.body.contains(WAIT), "{}", closed.body);
        let typed = [("author", "И. Иванова"), ("says-0", "done"), ("text-0", "Провели")];
        assert_eq!(site.post(path, &typed).await.status, 422);
    }
}

#[tokio::test]
async fn a_version_is_approved_by_both_sides() {
    for site in sites().await {
        let (desk, theirs) = (officer(&site), other_officer(&site));
        revised(&site).await;
        assert!(!waits(&site, "02").await.contains(&"plan-waits-for-consent".to_owned()));
        assert_eq!(desk.post(Agreed { id: PLAN }, &[]).await.status, 303);
        assert_eq!(newest(&site).await.state, PlanState::Draft, "one side is not both");
        assert!(waits(&site, "02").await.contains(&"plan-waits-for-consent".to_owned()));
        for region in ["74", "66"] {
            assert!(!waits(&site, region).await.contains(&"plan-waits-for-consent".to_owned()));
        }
        let page = desk.get(Show { id: PLAN }).await.body;
        for words in ["Согласовали", "Ждём согласия", "редакция 2 согласована стороной"]
        {
            assert!(page.contains(words), "{words}: {page}");
        }
        let twice = desk.post(Agreed { id: PLAN }, &[]).await;
        twice.assert_refused("уже согласовала", &[]);
        let seen = json_at(&theirs, format!("/api/v1/plans/{PLAN}")).await;
        assert_eq!((&seen["agreed"][0]["side"], &seen["waits_for"]), (&json!("a"), &json!(["b"])));
        assert_eq!(
            json_at(&stranger(&site), format!("/api/v1/plans/{PLAN}")).await["agreed"],
            json!([])
        );

        let tomorrow = theirs.post(Agreed { id: PLAN }, &[("approved_on", "2026-11-24")]).await;
        tomorrow.assert_refused("ещё не наступила", &["2026-11-24"]);
        assert_eq!(theirs.post(Agreed { id: PLAN }, &TODAY).await.status, 303);
        let plan = newest(&site).await;
        assert_eq!((plan.state, plan.approved_on), (PlanState::Approved, Some(day("2026-11-23"))));
        assert!(!waits(&site, "02").await.contains(&"plan-waits-for-consent".to_owned()));
        let version = stranger(&site).get(ShowVersion { id: PLAN, version: 2 }).await.body;
        assert!(version.contains("Согласовали") && version.contains("Утверждена"), "{version}");
        assert_eq!(stranger(&site).post(Agreed { id: PLAN }, &TODAY).await.status, 404);
    }
}

#[tokio::test]
async fn a_change_takes_the_agreement_back() {
    let wording = [("number", "2"), ("text", "Мероприятие 2, иначе"), ("term", "IV квартал 2026")];
    let fifth = [("number", "5"), ("text", "Новое"), ("term", "31.12.2026")];
    let terms = [("title", "План"), ("from", "2024-01-01"), ("to", "2027-12-31")];
    for site in sites().await {
        let (desk, theirs) = (officer(&site), other_officer(&site));
        revised(&site).await;
        let changes: [(String, &[(&str, &str)]); 5] = [
            (MeasureWording { id: id(2) }.to_string(), &wording),
            (Measures { id: PLAN }.to_string(), &fifth),
            (TermsOf { id: PLAN }.to_string(), &terms),
            (Removal { id: id(4) }.to_string(), &[]),
            (Dropping { id: id(3) }.to_string(), &[("reason", "письмо")]),
        ];
        for (path, typed) in changes {
            assert_eq!(desk.post(Agreed { id: PLAN }, &[]).await.status, 303, "{path}");
            assert_eq!(theirs.post(&path, typed).await.status, 303, "{path}");
            let page = theirs.get(Show { id: PLAN }).await.body;
            assert!(page.contains("согласие сторон снято"), "{path}");
            assert!(!page.contains("Согласовали:"), "{path}: {page}");
            assert_eq!(theirs.post(Agreed { id: PLAN }, &TODAY).await.status, 303, "{path}");
            assert_eq!(
                newest(&site).await.state,
                PlanState::Draft,
                "{path}: A has not agreed to it"
            );
            // And back, so that the next change finds nobody's agreement.
            let other = [("title", path.as_str()), ("from", "2024-01-01"), ("to", "2027-12-31")];
            assert_eq!(desk.post(TermsOf { id: PLAN }, &other).await.status, 303);
        }
    }
}

#[tokio::test]
async fn a_program_agrees_for_its_side() {
    for site in sites().await {
        let (desk, theirs) = (officer(&site), other_officer(&site));
        revised(&site).await;
        let path = format!("/api/v1/plans/{PLAN}/consent");
        for (side, draft) in [(&desk, true), (&theirs, false)] {
            let said = side.post_json(&path, &json!({})).await;
            let said: serde_json::Value = serde_json::from_str(&said.body).unwrap();
            assert_eq!(said["draft"], json!(draft), "{said}");
        }
        let late = desk.post_json(&path, &json!({})).await;
        assert!(late.status == 422 && late.body.contains("plan-is-approved"), "{}", late.body);
    }
}

#[tokio::test]
async fn a_first_version_waits_for_both_too() {
    for site in sites().await {
        let (desk, theirs) = (officer(&site), other_officer(&site));
        let new = json!({ "id": PlanId::known(21).to_string(), "agreement": AGREEMENT.to_string(),
            "title": "План", "from": "2026-01-01", "to": "2026-12-31" });
        assert_eq!(desk.post_json("/api/v1/plans", &new).await.status, 201);
        let measure = json!({ "plan": new["id"], "number": "1", "text": "Форум", "term": "yearly",
            "result": "Проведён", "indicator": "участников", "target": "50" });
        let added = desk.post_json("/api/v1/measures", &measure).await;
        assert_eq!(added.status, 201, "{}", added.body);
        for (name, said) in [("result", "Проведён"), ("indicator", "участников"), ("target", "50")]
        {
            let it: serde_json::Value = serde_json::from_str(&added.body).unwrap();
            assert_eq!(it[name], said);
        }
        let plan = format!("/api/v1/plans/{}", PlanId::known(21));
        let consent = format!("{plan}/consent");
        for (side, state) in [(&desk, "draft"), (&theirs, "current")] {
            assert_eq!(stranger(&site).get(&plan).await.status, 404, "{state}");
            let said = side.post_json(&consent, &json!({})).await;
            let said: serde_json::Value = serde_json::from_str(&said.body).unwrap();
            assert_eq!(said["state"], state, "{said}");
        }
        assert_eq!(stranger(&site).get(&plan).await.status, 200);
        let all = json_at(&desk, format!("/api/v1/measures?plan={}", PlanId::known(21))).await;
        let path = format!("/api/v1/measures/{}", all["items"][0]["id"].as_str().unwrap());
        let report = json!({ "side": "a", "says": "done", "text": "Провели", "value": "57" });
        let told = desk.post_json(format!("{path}/reports"), &report).await;
        assert_eq!(told.status, 201, "{}", told.body);
        assert_eq!(json_at(&desk, path).await["reports"][0]["value"], "57");
    }
}

/// As a commitment becomes a measure.
async fn added(site: &Site) -> MeasureId {
    let db = &site.app.db;
    let it: web::Result<MeasureId> = async {
        transact!(db, |tx| {
            let text = wording("9", "постоянно");
            let officer = actor(HOME, Role::Officer);
            add_measure(tx, &officer, PLAN, MeasureId::known(900), text, noon()).await
        })
    }
    .await;
    it.unwrap()
}

#[tokio::test]
async fn an_addition_waits_for_the_other_side_where_it_has_okno() {
    for site in sites().await {
        let measure = added(&site).await;
        let plan = newest(&site).await;
        assert_eq!((plan.state, plan.version), (PlanState::Draft, 2));
        assert_eq!(stranger(&site).get(ShowMeasure { id: measure }).await.status, 404);
        assert_eq!(other_officer(&site).get(ShowMeasure { id: measure }).await.status, 200);
        assert!(waits(&site, "02").await.contains(&"plan-waits-for-consent".to_owned()));
        assert_eq!(other_officer(&site).post(Agreed { id: PLAN }, &TODAY).await.status, 303);
        assert_eq!(newest(&site).await.state, PlanState::Approved);
        assert_eq!(stranger(&site).get(ShowMeasure { id: measure }).await.status, 200);
    }
    for site in lone_sites().await {
        let measure = added(&site).await;
        assert_eq!(newest(&site).await.state, PlanState::Approved, "nobody else is asked");
        assert_eq!(stranger(&site).get(ShowMeasure { id: measure }).await.status, 200);
    }
}
