//! What a visit rests on, what was brought for it and signed, and how its page and programs say so.

use super::programs::read;
use super::*;
use crate::pages::{Basis, Commitments, Consents, Documents, Items, Materials, People};
use agreements::{Agreement, AgreementKind, Party};
use kernel::{AgreementId, MeasureId, PlanId};
use plans::{Plan, PlanState, Term, Wording};
use web::testing::noon;

const ABROAD: &str = "Костанайская область, Казахстан";

async fn agreed(site: &Site, title: &str, other: Party) -> AgreementId {
    let mut it = Agreement::draft(AgreementKind::Agreement, title, noon());
    it.parties = vec![Party::region(code("74")), other];
    let kept: db::Result<()> =
        async { transact!(site.app.db, |tx| { agreements::save(tx, &it).await }) }.await;
    kept.unwrap();
    it.id
}

/// A plan of the agreement with one measure.
async fn planned(
    site: &Site,
    agreement: AgreementId,
    title: &str,
    [from, to]: [&str; 2],
    state: PlanState,
) -> (PlanId, MeasureId) {
    let plan = Plan {
        id: PlanId::new(),
        agreement,
        title: title.into(),
        from: day(from),
        to: day(to),
        region_a: Some(code("74")),
        name_a: "Челябинская область".into(),
        region_b: Some(code("02")),
        name_b: "Республика Башкортостан".into(),
        state,
        version: 1,
        approved_on: (state == PlanState::Approved).then(|| day(from)),
        created_at: noon(),
    };
    let wording = Wording {
        number: "7".into(),
        text: "Взаимные стажировки".into(),
        sphere: String::new(),
        term: Term::Day(plan.to),
        body_a: "Министерство".into(),
        body_b: "Министерство".into(),
        result: String::new(),
        indicator: String::new(),
        target: String::new(),
    };
    let measure = plans::fresh(&plan, MeasureId::new(), wording);
    let kept: db::Result<()> = async {
        transact!(site.app.db, |tx| {
            plans::save(tx, &plan, "", noon()).await?;
            plans::save_measure(tx, &plan, &measure).await
        })
    }
    .await;
    kept.unwrap();
    (plan.id, measure.id)
}

async fn rests(site: &Site, id: VisitId, agreement: AgreementId, measure: Option<MeasureId>) {
    let measure = measure.map(|it| it.to_string()).unwrap_or_default();
    let agreement = agreement.to_string();
    let typed = [("agreement", agreement.as_str()), ("measure", measure.as_str())];
    assert_eq!(host(site).post(Basis { id }, &typed).await.status, 303);
}

#[tokio::test]
async fn a_lapsed_plan_is_told_of_without_its_measure_too() {
    const SAID: &str = "План действовал до 31.12.2025";
    for site in sites().await {
        let (id, both) = (visit(&site).await, Party::region(code("02")));
        let agreement = agreed(&site, "О сотрудничестве", both).await;
        rests(&site, id, agreement, None).await;
        let api = format!("/api/v1/visits/{id}");
        let basis = read(&host(&site).get(&api).await)["basis"].clone();
        assert_eq!(basis["agreement"]["id"], agreement.to_string());
        assert!(basis["plan"].is_null() && basis["measure"].is_null(), "{basis}");

        let old = ["2020-01-01", "2025-12-31"];
        let (past, measure) = planned(&site, agreement, "Прежний", old, PlanState::Approved).await;
        let new = ["2026-01-01", "2027-12-31"];
        let (draft, _) = planned(&site, agreement, "Черновик", new, PlanState::Draft).await;
        for with in [None, Some(measure)] {
            rests(&site, id, agreement, with).await;
            let page = guest(&site).get(Show { id }).await.body;
            assert!(page.contains(SAID) && page.contains("Прежний"), "{page}");
            let basis = read(&guest(&site).get(&api).await)["basis"].clone();
            assert_eq!(basis["plan"]["id"], past.to_string(), "not {draft}, which is a draft");
            assert_eq!(basis["plan"]["lapsed"], true);
            assert_eq!(basis["measure"]["number"].as_str(), with.map(|_| "7"), "{basis}");
        }

        rests(&site, id, agreement, None).await;
        let (current, _) = planned(&site, agreement, "Новый", new, PlanState::Approved).await;
        assert!(!host(&site).get(Show { id }).await.body.contains("План действовал до"));
        let basis = read(&host(&site).get(&api).await)["basis"].clone();
        assert_eq!(basis["plan"]["id"], current.to_string());
        assert_eq!(basis["plan"]["lapsed"], false);
    }
}

/// A visit of a foreign region to 74.
async fn foreign(site: &Site) -> VisitId {
    let centre = CENTRE.to_string();
    let mut typed = outline(&centre).to_vec();
    typed[2].1 = "00";
    typed.push(("outside", ABROAD));
    let entered = host(site).post(ListVisits, &typed).await;
    entered.location.rsplit('/').next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn what_was_signed_stands_in_the_protocol_with_a_foreign_side_too() {
    for site in sites().await {
        agreed(&site, "Не подписано здесь", Party::foreign(ABROAD)).await;
        for (id, party) in [
            (visit(&site).await, Party::region(code("02"))),
            (foreign(&site).await, Party::foreign(ABROAD)),
        ] {
            let agreement = agreed(&site, "Меморандум о торговле", party).await;
            let typed = [("signed", agreement.to_string())];
            let typed = typed.each_ref().map(|(name, value)| (*name, value.as_str()));
            assert_eq!(host(&site).post(Documents { id }, &typed).await.status, 303);
            let desk = host(&site);
            let facts = seen(&site, id).await;
            let mut tx = site.app.db.read().await.unwrap();
            let ground = crate::pages::Ground::read(&mut tx, &facts.visit).await.unwrap();
            drop(tx);
            let signed = ground.signed(&facts);
            let paper = format!("{:?}", crate::papers::protocol(kernel::Lang::Ru, &facts, &signed));
            assert!(paper.contains("Меморандум о торговле"), "{paper}");
            assert!(!paper.contains("Не подписано"), "{paper}");
            assert_eq!(desk.get(format!("/visits/{id}/protocol.docx")).await.status, 200);
            let signed = read(&desk.get(format!("/api/v1/visits/{id}")).await)["signed"].clone();
            assert_eq!(signed[0]["id"], agreement.to_string());
            assert_eq!(signed[0]["title"], "Меморандум о торговле");
        }
    }
}

#[tokio::test]
async fn materials_are_seen_by_both_sides_and_stand_in_the_programme() {
    const PDF: &[u8] = b"%PDF-1.7 slides";
    for site in sites().await {
        let officer = during::known_officer(&site).await.unwrap();
        let mut typed = outline("").to_vec();
        let (ours, theirs) = (CENTRE.to_string(), THEIR_CENTRE.to_string());
        typed[6].1 = &ours;
        typed.push(("theirs", &theirs));
        let entered = officer.post(ListVisits, &typed).await;
        let id: VisitId = entered.location.rsplit('/').next().unwrap().parse().unwrap();
        let item =
            [("day", "2026-11-23"), ("begins", "10:00"), ("ends", "11:00"), ("title", "Показ")];
        assert_eq!(officer.post(Items { id }, &item).await.status, 303);
        let item = seen(&site, id).await.items[0].id;
        let files = [("file", "Слайды.pdf", PDF)];
        let brought = officer.post_multipart(Materials { id, item }, &[], &files).await;
        assert_eq!(brought.status, 303, "{}", brought.body);

        let mut tx = site.app.db.read().await.unwrap();
        let materials = store::materials(&mut tx, id).await.unwrap();
        drop(tx);
        let file = format!("/visits/{id}/files/{}", materials[0].file);
        for (place, region, role) in [
            (OURS, "74", Role::PressOfficer),
            (CENTRE, "74", Role::Specialist),
            (THEIRS, "02", Role::Officer),
            (THEIRS, "02", Role::PressOfficer),
            (THEIR_CENTRE, "02", Role::Specialist),
            (THEIR_CENTRE, "02", Role::Head),
        ] {
            let somebody = person(&site, place, region, role);
            let page = somebody.get(Show { id }).await.body;
            assert!(page.contains(&file) && page.contains("Слайды.pdf"), "{role}: {page}");
            assert!(somebody.get(Now { id }).await.body.contains(&file), "{role}, on a phone");
            assert_eq!(somebody.get(&file).await.body.as_bytes(), PDF, "{role}");
            let api = read(&somebody.get(format!("/api/v1/visits/{id}")).await);
            assert_eq!(api["items"][0]["materials"][0]["name"], "Слайды.pdf");
        }
        for (place, region, role, status) in [
            (OTHERS, "66", Role::Officer, 404),
            (THEIRS, "02", Role::Specialist, 404),
            (THEIRS, "02", Role::Observer, 403),
        ] {
            assert_eq!(person(&site, place, region, role).get(&file).await.status, status);
        }
        let facts = seen(&site, id).await;
        let lang = kernel::Lang::Ru;
        let paper = format!("{:?}", crate::papers::programme(lang, &facts, &materials));
        assert!(paper.contains("Показ: Слайды.pdf"), "{paper}");
        assert!(
            !format!("{:?}", crate::papers::programme(lang, &facts, &[])).contains("Материалы")
        );
        assert_eq!(guest(&site).get(format!("/visits/{id}/programme.pdf")).await.status, 200);
        let calendar = guest(&site).get(format!("/visits/{id}/programme.ics")).await.body;
        assert!(calendar.replace("\r\n ", "").contains("Слайды.pdf"), "{calendar}");
    }
}

#[tokio::test]
async fn programs_read_photographs_and_the_visits_around() {
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0";
    for site in sites().await {
        let id = visit(&site).await;
        let officer = during::known_officer(&site).await.unwrap();
        let anna = [("side", "74"), ("name", "Анна"), ("position", "п"), ("organisation", "о")];
        assert_eq!(officer.post(People { id }, &anna).await.status, 303);
        let anna = seen(&site, id).await.delegates[0].id.to_string();
        let face = format!("face-{anna}");
        let fields = [("caption", "За столом"), (face.as_str(), "on")];
        let files = [("photograph", "p.png", PNG)];
        let photographs = crate::pages::Photographs { id };
        assert_eq!(officer.post_multipart(photographs, &fields, &files).await.status, 303);
        let api = format!("/api/v1/visits/{id}");
        let taken = async || read(&guest(&site).get(&api).await)["photographs"][0].clone();
        let it = taken().await;
        assert_eq!(it["caption"], "За столом");
        assert_eq!((&it["people"][0], &it["publishable"]), (&anna.as_str().into(), &false.into()));
        assert_eq!(it["missing"], "нет согласия на публикацию");
        let file = format!("{api}/files/{}", it["file"].as_str().unwrap());
        assert_eq!(guest(&site).get(file).await.status, 200);
        let consent = [
            ("person", anna.as_str()),
            ("covers", "pictures"),
            ("channel", "oral"),
            ("given_on", "2026-11-23"),
        ];
        assert_eq!(officer.post(Consents { id }, &consent).await.status, 303);
        let it = taken().await;
        assert!(it["missing"].as_str().unwrap().contains("не просмотрен"), "{it}");
        let approval = format!("{api}/remarks/{}/approval", it["id"].as_str().unwrap());
        let approved = officer.post_json(approval, &serde_json::json!({})).await;
        assert_eq!(approved.status, 200, "{}", approved.body);
        let it = taken().await;
        assert_eq!((&it["approved"], &it["publishable"]), (&true.into(), &true.into()));
        assert!(it["missing"].is_null(), "{it}");

        for (step, status) in [("return", 422), ("holding", 303), ("return", 303)] {
            let answer = officer.post(format!("/visits/{id}/{step}"), &[]).await;
            assert_eq!(answer.status, status, "{step}: {}", answer.body);
        }
        let next = read(&guest(&site).get(&api).await)["returns"][0].clone();
        assert_eq!((&next["answers"], &next["host"]), (&id.to_string().into(), &"02".into()));
        let next = format!("/api/v1/visits/{}", next["id"].as_str().unwrap());
        assert_eq!(read(&guest(&site).get(next).await)["answers"], id.to_string());
    }
}

/// Forms of the page share names of fields: a refused one keeps its words, the others stay empty.
#[tokio::test]
async fn what_was_typed_into_one_form_is_in_no_other() {
    for site in sites().await {
        let id = visit(&site).await;
        let anna = [("side", "74"), ("name", "Анна"), ("position", "п"), ("organisation", "о")];
        assert_eq!(host(&site).post(People { id }, &anna).await.status, 303);
        let promise = [("promise", ""), ("side", "02"), ("responsible", "Ильдар")];
        let page = host(&site).post(Commitments { id }, &promise).await;
        page.assert_refused("Заполните", &["Ильдар"]);
        assert_eq!(selected(&page.body, "fp-side"), "74", "the form of a person is as it was");
        assert_eq!(selected(&page.body, "fk-side"), "02");
        let nobody = [("side", "02"), ("name", ""), ("source", "письмо")];
        let page = host(&site).post(People { id }, &nobody).await;
        page.assert_refused("Заполните", &["письмо"]);
        assert_eq!(selected(&page.body, "fp-side"), "02");
        assert_eq!(selected(&page.body, "fk-side"), "", "the form of a promise is as it was");
        let form = page.body.split("id=\"commitments\"").nth(1).unwrap();
        assert!(!form.contains("<details open"), "only the refused one stands open");
    }
}

/// What is chosen in the select with this id.
fn selected(page: &str, id: &str) -> String {
    let select = page.split(&format!("id=\"{id}\"")).nth(1).expect(id);
    let select = select.split("</select>").next().unwrap();
    let chosen = select.split("<option ").find(|it| it.contains(" selected"));
    let value = chosen.and_then(|it| it.split("value=\"").nth(1)?.split('"').next());
    value.unwrap_or_default().to_owned()
}
