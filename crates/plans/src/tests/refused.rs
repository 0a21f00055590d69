//! What is refused is said beside its field, and what was typed stands in the form again.

use super::*;
use crate::pages::*;
use web::testing::Answer as Page;

/// The page of a refused form: the sentence, what was typed, and a summary that leads to it.
fn assert_kept(page: &Page, said: &str, typed: &[&str]) {
    assert_eq!(page.status, 422, "{}", page.body);
    assert!(page.body.contains(said), "{said}: {}", page.body);
    for text in typed {
        let kept = page.body.contains(&format!("value=\"{text}\""));
        assert!(kept, "{text} is lost: {}", page.body);
    }
    for link in page.body.split("href=\"#f").skip(1) {
        let id = format!("id=\"f{}\"", link.split('"').next().unwrap());
        assert!(page.body.contains(&id), "the summary leads nowhere: {id}");
    }
}

#[tokio::test]
async fn a_filled_form_keeps_the_number_of_its_letter() {
    for site in sites().await {
        let desk = officer(&site);
        let send = async |typed: &[(&str, &str)], files: &[(&str, &str, &[u8])]| {
            desk.post_multipart(Forms { id: PLAN }, typed, files).await
        };
        let typed = [("side", "b"), ("letter", "02-17/5"), ("letter_on", "2026-11-20")];
        assert_kept(&send(&typed, &[]).await, "Выберите файл", &["02-17/5", "2026-11-20"]);
        let program: &[(&str, &str, &[u8])] = &[("file", "форма.docx", b"MZ\x90\0")];
        assert_kept(&send(&typed, program).await, "DOCX", &["02-17/5", "2026-11-20"]);
        let empty = documents::docx(&crate::papers::form(&plan(), Side::B, &[])).unwrap();
        let empty: &[(&str, &str, &[u8])] = &[("file", "форма.docx", &empty)];
        let page = send(&typed, empty).await;
        assert_kept(&page, "Ничего не внесено", &["02-17/5", "2026-11-20"]);
        let dayless = send(&[("side", "b"), ("letter", "02-17/5")], empty).await;
        assert_kept(&dayless, "Дата письма: Заполните", &["02-17/5"]);
        let long = "9".repeat(201);
        let page = send(&[("side", "b"), ("letter", &long), ("letter_on", "вчера")], empty).await;
        assert_kept(&page, "Номер письма: Слишком длинно", &[&long, "вчера"]);
    }
}

#[tokio::test]
async fn a_new_version_keeps_its_reason() {
    for site in sites().await {
        let desk = officer(&site);
        let revise =
            async |reason: &str| desk.post(Versions { id: PLAN }, &[("reason", reason)]).await;
        let long = "ж".repeat(501);
        assert_kept(&revise(&long).await, "не больше 500", &[&long]);
        assert_eq!(revise("протокол встречи").await.status, 303);
        assert_kept(&revise("ещё одна").await, "Редакция ещё не утверждена", &["ещё одна"]);
        let day = [("approved_on", "2026-11-20")];
        assert_eq!(desk.post(Approval { id: PLAN }, &day).await.status, 303);
        let twice = desk.post(Approval { id: PLAN }, &day).await;
        assert_kept(&twice, "Редакция утверждена", &["2026-11-20"]);
    }
}

#[tokio::test]
async fn other_forms_of_a_plan_keep_their_words() {
    for site in sites().await {
        let desk = officer(&site);
        let long = "ж".repeat(1001);
        let addressee = [("side", "b"), ("addressee", long.as_str())];
        let page = desk.post(Links { id: PLAN }, &addressee).await;
        assert_kept(&page, "не больше 200", &[&long]);
        let page = desk.post(Dropping { id: id(4) }, &[("reason", &long)]).await;
        assert_kept(&page, "не больше 1", &[&long]);
        assert_eq!(desk.post(Dropping { id: id(4) }, &[("reason", "письмо")]).await.status, 303);
        let late = desk.post(Dropping { id: id(4) }, &[("reason", "опоздали")]).await;
        assert_kept(&late, "notice bad", &["опоздали"]);
        let report = [("side", "a"), ("says", "done"), ("value", "17"), ("on", "2031-01-01")];
        let page = desk.post(Reports { id: id(1) }, &report).await;
        assert_kept(&page, "notice bad", &["17", "2031-01-01"]);
        let measure = [("number", "7"), ("text", "Новое"), ("term", "31.12.2026")];
        let page = desk.post(Measures { id: PLAN }, &measure).await;
        assert_kept(&page, "Редакция утверждена", &["7", "31.12.2026"]);
    }
}

#[tokio::test]
async fn a_sphere_that_measures_name_stays_in_the_list() {
    for db in testing::databases().await {
        seed(&db).await.unwrap();
        let desk = officer(&Site::open(db, [doors(), agreements::doors()]));
        let removal = |code: &str| format!("/spheres/{code}/removal");
        let named = desk.post(removal("business_support"), &[]).await;
        assert_kept(
            &named,
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
