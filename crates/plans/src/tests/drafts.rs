//! What is being written is its sides' alone: everybody else reads the approved version.

use super::*;
use crate::pages::*;
use serde_json::json;

/// A second version that changes everything it can: title, period, a text, a measure more, one
/// less; measures 2 and 3 change their numbers.
async fn rewritten(site: &Site) {
    let desk = officer(site);
    let typed = [("reason", "тайный протокол")];
    assert_eq!(desk.post(Versions { id: PLAN }, &typed).await.status, 303);
    let changes: [(String, Vec<(&str, &str)>); 6] = [
        (
            TermsOf { id: PLAN }.to_string(),
            vec![("title", "Тайный план"), ("from", "2024-01-01"), ("to", "2028-12-31")],
        ),
        (
            MeasureWording { id: id(2) }.to_string(),
            vec![("number", "77"), ("text", "Тайная ярмарка"), ("term", "III квартал 2026")],
        ),
        (
            MeasureWording { id: id(3) }.to_string(),
            vec![("number", "2"), ("text", "Мероприятие 3"), ("term", "ежегодно")],
        ),
        (
            MeasureWording { id: id(2) }.to_string(),
            vec![("number", "3"), ("text", "Тайная ярмарка"), ("term", "III квартал 2026")],
        ),
        (
            Measures { id: PLAN }.to_string(),
            vec![
                ("id", "00000000-0000-0000-0000-0000000000c8"),
                ("number", "5"),
                ("text", "Тайный форум"),
                ("term", "31.12.2028"),
            ],
        ),
        (Removal { id: id(4) }.to_string(), vec![]),
    ];
    for (path, typed) in changes {
        let answer = desk.post(&path, &typed).await;
        assert_eq!(answer.status, 303, "{path}: {}", answer.body);
    }
}

const FIFTH: MeasureId = MeasureId::known(0xC8);

fn strangers(site: &Site) -> [Site; 2] {
    [stranger(site), site.signed_in(actor(HOME, Role::Observer))]
}

/// The text in a paper or a workbook.
fn words(paper: &str, bytes: &[u8]) -> String {
    let limits = documents::Limits::default();
    let grids = match paper.ends_with(".xlsx") {
        true => documents::read_xlsx(bytes, limits),
        false => documents::read_docx_tables(bytes, limits),
    };
    format!("{:?}", grids.unwrap())
}

#[tokio::test]
async fn strangers_read_the_approved_version() {
    for site in sites().await {
        rewritten(&site).await;
        for other in strangers(&site) {
            let paths = [
                ListPlans.to_string(),
                Show { id: PLAN }.to_string(),
                ShowVersion { id: PLAN, version: 1 }.to_string(),
                ShowMeasure { id: id(2) }.to_string(),
                ShowMeasure { id: id(4) }.to_string(),
                "/api/v1/plans".to_owned(),
                format!("/api/v1/plans/{PLAN}"),
                format!("/api/v1/measures?plan={PLAN}"),
                format!("/api/v1/measures/{}", id(2)),
            ];
            for path in paths {
                let answer = other.get(&path).await;
                assert_eq!(answer.status, 200, "{path}");
                let page = answer.body;
                for hidden in ["Тайн", "тайн", "2028", "редакция 2", "едакции 2", "исключен"]
                {
                    assert!(!page.contains(hidden), "{hidden} on {path}: {page}");
                }
            }
            let page = other.get(Show { id: PLAN }).await.body;
            for words in ["2024–2026", "Мероприятие 2<", "Мероприятие 4<", "15.01.2024"]
            {
                assert!(page.contains(words), "{words}: {page}");
            }
            for path in [
                ShowVersion { id: PLAN, version: 2 }.to_string(),
                ShowMeasure { id: FIFTH }.to_string(),
                format!("/api/v1/measures/{FIFTH}"),
            ] {
                assert_eq!(other.get(&path).await.status, 404, "{path}");
            }
            let seen = json_at(&other, format!("/api/v1/plans/{PLAN}")).await;
            let told = (&seen["version"], &seen["draft"], &seen["draft_text"]);
            assert_eq!(told, (&json!(1), &json!(false), &json!(null)));
            let all = json_at(&other, format!("/api/v1/measures?plan={PLAN}")).await;
            assert_eq!(all["items"].as_array().unwrap().len(), 4);
            for name in ["table.xlsx", "table.docx", "report.docx"] {
                let paper = other.get(Paper { id: PLAN, name: name.into() }).await;
                let text = words(name, &paper.bytes);
                assert!(text.contains("Мероприятие 4") && !text.contains("Тайн"), "{name}: {text}");
            }
        }
    }
}

#[tokio::test]
async fn both_sides_read_the_draft_marked_as_one() {
    for site in sites().await {
        rewritten(&site).await;
        for side in [officer(&site), other_officer(&site)] {
            let list = side.get(ListPlans).await.body;
            assert!(list.contains("2024–2026") && list.contains("проект редакции 2"), "{list}");
            let page = side.get(Show { id: PLAN }).await.body;
            for words in ["проект редакции 2", "Тайный план", "Тайная ярмарка", "Тайный форум"]
            {
                assert!(page.contains(words), "{words}: {page}");
            }
            assert!(!page.contains("Мероприятие 4<"), "left out");
            let page = side.get(ShowMeasure { id: id(2) }).await.body;
            for words in ["Мероприятие 2", "проект редакции 2", "Тайная ярмарка"]
            {
                assert!(page.contains(words), "{words}: {page}");
            }
            assert!(side.get(ShowMeasure { id: id(4) }).await.body.contains("исключено"));
            let page = side.get(ShowMeasure { id: FIFTH }).await.body;
            assert!(page.contains("Тайный форум") && page.contains("проект редакции 2"), "{page}");
            assert!(!page.contains(&Reports { id: FIFTH }.to_string()), "not in force");
            let whole = json_at(&side, format!("/api/v1/plans/{PLAN}")).await;
            assert_eq!(whole["draft_text"]["title"], "Тайный план");
            let numbers = whole["draft_text"]["measures"].as_array().unwrap().iter();
            let numbers: Vec<_> = numbers.map(|it| it["number"].as_str().unwrap()).collect();
            assert_eq!(numbers, ["1", "2", "3", "5"]);
            let one = json_at(&side, format!("/api/v1/measures/{}", id(2))).await;
            assert_eq!((&one["number"], &one["draft_text"]["number"]), (&json!("2"), &json!("3")));
            let table = side.get(Paper { id: PLAN, name: "table.xlsx".into() }).await;
            assert!(words("table.xlsx", &table.bytes).contains("Тайный форум"));
            let report = side.get(Paper { id: PLAN, name: "report.docx".into() }).await;
            assert!(
                !words("report.docx", &report.bytes).contains("Тайн"),
                "the report is official"
            );
        }
        // What is in force is reported on, whatever is being written.
        let done = [("side", "a"), ("says", "done"), ("on", "2026-11-20"), ("text", "Готово")];
        assert_eq!(officer(&site).post(Reports { id: id(4) }, &done).await.status, 303);
        assert_eq!(officer(&site).post(Reports { id: FIFTH }, &done).await.status, 422);
    }
}

#[tokio::test]
async fn what_was_written_comes_into_force_whole() {
    for site in sites().await {
        rewritten(&site).await;
        let done = [("side", "a"), ("says", "done"), ("on", "2026-11-20"), ("text", "Готово")];
        assert_eq!(officer(&site).post(Reports { id: id(2) }, &done).await.status, 303);
        for side in [officer(&site), other_officer(&site)] {
            let day = [("approved_on", "2026-11-23")];
            let agreed = side.post(Agreed { id: PLAN }, &day).await;
            assert_eq!(agreed.status, 303, "{}", agreed.body);
        }
        for other in strangers(&site) {
            let page = other.get(Show { id: PLAN }).await.body;
            for words in ["Тайный план", "Тайная ярмарка", "Тайный форум", "23.11.2026"]
            {
                assert!(page.contains(words), "{words}: {page}");
            }
            assert!(!page.contains("Мероприятие 4<") && !page.contains("проект"), "{page}");
        }
        let all = json_at(&stranger(&site), format!("/api/v1/measures?plan={PLAN}")).await;
        let mut numbers: Vec<(String, String)> = Vec::new();
        for it in all["items"].as_array().unwrap() {
            let text = |name: &str| it[name].as_str().unwrap().to_owned();
            numbers.push((text("number"), text("text")));
        }
        numbers.sort();
        let texts: Vec<&str> = numbers.iter().map(|(_, it)| it.as_str()).collect();
        assert_eq!(texts, ["Мероприятие 1", "Мероприятие 3", "Тайная ярмарка", "Тайный форум"]);
        assert_eq!(state(&site, 2).await, MeasureState::Overdue, "the new term, and B is silent");
    }
}

#[tokio::test]
async fn an_exported_draft_comes_back() {
    for site in sites().await {
        rewritten(&site).await;
        let desk = officer(&site);
        for name in ["table.xlsx", "table.docx"] {
            let paper = desk.get(Paper { id: PLAN, name: name.into() }).await;
            let file = [("file", name, &paper.bytes[..])];
            let seen = desk.post_multipart(Import { id: PLAN }, &[], &file).await;
            assert_eq!(seen.status, 200, "{name}: {}", seen.body);
            assert!(seen.body.contains("вносить нечего"), "{}", seen.body);
        }
        // Corrected in the workbook, it changes the measure of that number and no other.
        let mut tx = site.app.db.read().await.unwrap();
        let plan = find(&mut tx, PLAN).await.unwrap().unwrap();
        let mut measures = crate::store::written_measures(&mut tx, &plan).await.unwrap();
        drop(tx);
        measures[3].wording.text = "Форум, исправленный".into();
        let sheet = crate::papers::table_sheet(&plan, &[], &measures);
        let bytes = documents::xlsx(&[sheet]).unwrap();
        let file = [("file", "план.xlsx", &bytes[..])];
        let seen = desk.post_multipart(Import { id: PLAN }, &[], &file).await;
        assert!(seen.status == 200 && seen.body.contains("изменено"), "{}", seen.body);
        let confirm = seen.body.split("action=\"").find(|it| it.contains("/import/")).unwrap();
        let confirm = confirm.split('"').next().unwrap();
        assert_eq!(desk.post(confirm, &[]).await.status, 303);
        let page = desk.get(Show { id: PLAN }).await.body;
        assert!(page.contains("Форум, исправленный") && !page.contains("Тайный форум"), "{page}");
        assert!(!stranger(&site).get(Show { id: PLAN }).await.body.contains("исправленный"));
    }
}
