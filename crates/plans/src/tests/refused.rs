//! What is refused is said beside its field, and what was typed stands in the form again.

use super::*;
use crate::pages::*;

#[tokio::test]
async fn a_filled_form_keeps_the_number_of_its_letter() {
    for site in lone_sites().await {
        let desk = officer(&site);
        let send = async |typed: &[(&str, &str)], files: &[(&str, &str, &[u8])]| {
            desk.post_multipart(Forms { id: PLAN }, typed, files).await
        };
        let typed = [("side", "b"), ("letter", "02-17/5"), ("letter_on", "2026-11-20")];
        send(&typed, &[]).await.assert_refused("Выберите файл", &["02-17/5", "2026-11-20"]);
        let program: &[(&str, &str, &[u8])] = &[("file", "форма.docx", b"MZ\x90\0")];
        send(&typed, program).await.assert_refused("DOCX", &["02-17/5", "2026-11-20"]);
        let empty = documents::docx(&crate::papers::form(&plan(), Side::B, &[])).unwrap();
        let empty: &[(&str, &str, &[u8])] = &[("file", "форма.docx", &empty)];
        let page = send(&typed, empty).await;
        page.assert_refused("Ничего не внесено", &["02-17/5", "2026-11-20"]);
        let dayless = send(&[("side", "b"), ("letter", "02-17/5")], empty).await;
        dayless.assert_refused("Дата письма: Заполните", &["02-17/5"]);
        let long = "9".repeat(201);
        let page = send(&[("side", "b"), ("letter", &long), ("letter_on", "вчера")], empty).await;
        page.assert_refused("Номер письма: Слишком длинно", &[&long, "вчера"]);
    }
}

#[tokio::test]
async fn a_new_version_keeps_its_reason() {
    for site in lone_sites().await {
        let desk = officer(&site);
        let revise =
            async |reason: &str| desk.post(Versions { id: PLAN }, &[("reason", reason)]).await;
        let long = "ж".repeat(501);
        revise(&long).await.assert_refused("не больше 500", &[&long]);
        assert_eq!(revise("протокол встречи").await.status, 303);
        revise("ещё одна").await.assert_refused("Редакция ещё не утверждена", &["ещё одна"]);
        let day = [("approved_on", "2026-11-20")];
        assert_eq!(desk.post(Agreed { id: PLAN }, &day).await.status, 303);
        let twice = desk.post(Agreed { id: PLAN }, &day).await;
        twice.assert_refused("Редакция утверждена", &["2026-11-20"]);
    }
}

#[tokio::test]
async fn other_forms_of_a_plan_keep_their_words() {
    for site in lone_sites().await {
        let desk = officer(&site);
        let long = "ж".repeat(1001);
        let addressee = [("side", "b"), ("addressee", long.as_str())];
        let page = desk.post(Links { id: PLAN }, &addressee).await;
        page.assert_refused("не больше 200", &[&long]);
        let page = desk.post(Dropping { id: id(4) }, &[("reason", &long)]).await;
        page.assert_refused("не больше 1", &[&long]);
        assert_eq!(desk.post(Dropping { id: id(4) }, &[("reason", "письмо")]).await.status, 303);
        let late = desk.post(Dropping { id: id(4) }, &[("reason", "опоздали")]).await;
        late.assert_refused("notice bad", &["опоздали"]);
        let report = [("side", "a"), ("says", "done"), ("value", "17"), ("on", "2031-01-01")];
        let page = desk.post(Reports { id: id(1) }, &report).await;
        page.assert_refused("notice bad", &["17", "2031-01-01"]);
        let measure = [("number", "7"), ("text", "Новое"), ("term", "31.12.2026")];
        let page = desk.post(Measures { id: PLAN }, &measure).await;
        page.assert_refused("Редакция утверждена", &["7", "31.12.2026"]);
    }
}

#[tokio::test]
async fn a_sphere_that_measures_name_stays_in_the_list() {
    for db in testing::databases().await {
        seed(&db, OrganisationKind::Ministry).await.unwrap();
        let desk = officer(&Site::open(db, [doors(), agreements::doors()]));
        let removal = |code: &str| format!("/spheres/{code}/removal");
        let named = desk.post(removal("business_support"), &[]).await;
        named.assert_refused(
            "можно переименовать, но не убрать",
            &["Поддержка предпринимательства"],
        );
        // What a former version said keeps its words.
        desk.post(Versions { id: PLAN }, &[("reason", "уточнение")]).await;
        for at in 1..=4 {
            assert_eq!(desk.post(Removal { id: id(at) }, &[]).await.status, 303);
        }
        assert_eq!(desk.post(removal("business_support"), &[]).await.status, 422);
        assert_eq!(desk.post(removal("tourism"), &[]).await.status, 303);
    }
}
