//! What is refused is said beside its field, and what was typed stands in the form again.

use super::*;
use crate::pages::{
    Answer, Commitments, ItemRemoval, Items, OneItem, Photographs, Questions, Remarks,
};
use web::testing::Answer as Page;

/// The page of a refused form: the sentence beside its field, and every text that was typed.
fn assert_kept(page: &Page, said: &str, typed: &[&str]) {
    assert!(page.body.contains("class=\"fault\""), "{said}: {}", page.body);
    page.assert_refused(said, typed);
}

async fn promised(site: &Site) -> String {
    let id = visit(site).await;
    let typed = [("promise", "Передать регламент"), ("side", "74"), ("due", "2026-11-30")];
    assert_eq!(host(site).post(Commitments { id }, &typed).await.status, 303);
    format!("/commitments/{}", seen(site, id).await.commitments[0].id)
}

#[tokio::test]
async fn a_form_sent_after_a_commitment_was_closed_comes_back() {
    for site in sites().await {
        let at = promised(&site).await;
        let evidence = [("evidence", "письмо № 12")];
        assert_eq!(host(&site).post(format!("{at}/fulfilment"), &evidence).await.status, 303);
        for (step, field) in [
            ("fulfilment", "evidence"),
            ("dropping", "reason"),
            ("practice", "practice"),
            ("task", "task"),
        ] {
            let late = host(&site).post(format!("{at}/{step}"), &[(field, "Опоздавший")]).await;
            assert_kept(&late, "уже снята с контроля", &["Опоздавший"]);
        }
        let nowhere = [("plan", "не план"), ("number", "1.1")];
        let late = host(&site).post(format!("{at}/measure"), &nowhere).await;
        assert_kept(&late, "Выберите значение из списка", &["1.1"]);
        let plan = kernel::PlanId::new().to_string();
        let nowhere = [("plan", plan.as_str()), ("number", "1.1")];
        let late = host(&site).post(format!("{at}/measure"), &nowhere).await;
        assert_kept(&late, "Выберите значение из списка", &["1.1"]);
        assert!(!host(&site).get(&at).await.body.contains("<form method=\"post\" action=\"/comm"));
    }
}

#[tokio::test]
async fn a_commitment_s_form_keeps_its_words() {
    for site in sites().await {
        let at = promised(&site).await;
        let long = "ж".repeat(2001);
        let page = host(&site).post(format!("{at}/task"), &[("task", &long)]).await;
        assert_kept(&page, "2000", &[&long]);
        let task = [("task", "Разослать")];
        assert_eq!(host(&site).post(format!("{at}/task"), &task).await.status, 303);
        let second = host(&site).post(format!("{at}/practice"), &[("practice", "Окно")]).await;
        assert_kept(&second, "уже включена", &["Окно"]);
    }
}

#[tokio::test]
async fn a_question_keeps_who_asked_whom() {
    for site in sites().await {
        let id = visit(&site).await;
        let long = "ф".repeat(201);
        let typed = [
            ("question", ""),
            ("side", "74"),
            ("asked_by", "Ильдар"),
            ("to_whom", "Анна"),
            ("once", "q"),
        ];
        let page = guest(&site).post(Questions { id }, &typed).await;
        assert_kept(&page, "Вопрос: Заполните", &["Ильдар", "Анна"]);
        assert!(page.body.contains("value=\"74\" checked"), "{}", page.body);
        for (field, label) in [("asked_by", "Кто спрашивает"), ("to_whom", "Кому")]
        {
            let typed = [("question", "Как считаете?"), (field, long.as_str())];
            let page = guest(&site).post(Questions { id }, &typed).await;
            assert_kept(&page, "не больше 200", &["Как считаете?", &long]);
            assert!(page.body.contains(&format!("{label}: ")), "{}", page.body);
        }
        let item = kernel::ItemId::new().to_string();
        for (field, value) in [("item", item.as_str()), ("side", "66"), ("side", "хх")] {
            let typed = [("question", "Как считаете?"), (field, value)];
            let page = guest(&site).post(Questions { id }, &typed).await;
            assert_kept(&page, "Выберите значение", &["Как считаете?"]);
        }
    }
}

#[tokio::test]
async fn a_refused_answer_stands_under_its_question() {
    for site in sites().await {
        let id = visit(&site).await;
        for text in ["Первый вопрос", "Второй вопрос"] {
            assert_eq!(
                guest(&site).post(Questions { id }, &[("question", text)]).await.status,
                303
            );
        }
        let question = seen(&site, id).await.questions[0].id;
        let at = || Answer { id, question };
        let long = "ф".repeat(201);
        let typed = [("answer", "Тридцать"), ("answered_by", long.as_str())];
        let page = host(&site).post(at(), &typed).await;
        assert_kept(&page, "не больше 200", &["Тридцать", &long]);
        assert_eq!(page.body.matches("Тридцать").count(), 1, "under its own question only");
        let typed = [("answer", ""), ("answered_by", "Анна")];
        assert_kept(&host(&site).post(at(), &typed).await, "Заполните", &["Анна"]);

        let first = [("answer", "Тридцать"), ("answered_by", "Анна")];
        assert_eq!(host(&site).post(at(), &first).await.status, 303);
        let second = [("answer", "Сорок"), ("answered_by", "Пётр")];
        assert_kept(&host(&site).post(at(), &second).await, "уже", &["Сорок", "Пётр"]);
        let own = guest(&site).post(at(), &second).await;
        assert_kept(&own, "которую спросили", &["Сорок", "Пётр"]);
    }
}

#[tokio::test]
async fn a_note_and_a_photograph_keep_their_words() {
    for site in sites().await {
        let id = visit(&site).await;
        let nobody = kernel::DelegateId::new().to_string();
        for (field, value, said) in [
            ("person", nobody.as_str(), "Выберите значение"),
            ("person", "кто-то", "Выберите значение"),
            ("kind", "photo", "Выберите значение"),
            ("item", nobody.as_str(), "Выберите значение"),
        ] {
            let mut typed = vec![("note", "Очередь по талонам"), (field, value)];
            if field != "kind" {
                typed.push(("kind", "change"));
            }
            let page = host(&site).post(Remarks { id }, &typed).await;
            assert_kept(&page, said, &["Очередь по талонам"]);
        }
        let page = host(&site).post(Photographs { id }, &[("caption", "За столом")]).await;
        assert_kept(&page, "Выберите файл", &["За столом"]);
        assert_eq!(page.body.matches("За столом").count(), 1);
    }
}

#[tokio::test]
async fn an_item_of_the_programme_keeps_what_was_typed() {
    for site in sites().await {
        let id = visit(&site).await;
        let good = [
            ("day", "2026-11-23"),
            ("begins", "10:00"),
            ("ends", "11:00"),
            ("title", "Министерство"),
            ("host", "Анна"),
        ];
        assert_eq!(host(&site).post(Items { id }, &good).await.status, 303);
        let item = seen(&site, id).await.items[0].id;
        let (long, foreign) = ("ж".repeat(501), THEIRS.to_string());
        let nothing = kernel::DirectionId::new().to_string();
        for (field, value, said) in [
            ("title", "", "Заполните"),
            ("title", &long, "не больше 500"),
            ("transport", &long, "не больше 500"),
            ("day", "вчера", "дат"),
            ("day", "2027-01-01", "вне дат визита"),
            ("begins", "полдень", "Укажите время"),
            ("ends", "09:00", "кончается раньше"),
            ("organisation", &foreign, "региона"),
            ("organisation", "где-то", "Выберите значение"),
            ("direction", &nothing, "другой организации"),
        ] {
            let mut typed: Vec<_> = good.into_iter().filter(|it| it.0 != field).collect();
            typed.push((field, value));
            let page = host(&site).post(OneItem { id, item }, &typed).await;
            assert_kept(&page, said, &["Анна"]);
        }
        let asked = [("question", "Сколько окон?"), ("item", &item.to_string())];
        assert_eq!(guest(&site).post(Questions { id }, &asked).await.status, 303);
        let page = host(&site).post(ItemRemoval { id, item }, &[]).await;
        assert_eq!(page.status, 422);
        let shown = page.body.contains("value=\"Министерство\"");
        assert!(shown && page.body.contains("class=\"notice bad\""), "{}", page.body);
        let cancelled = [("reason", "Перенос")];
        let path = format!("/visits/{id}/cancellation");
        assert_eq!(host(&site).post(path, &cancelled).await.status, 303);
        let late = host(&site).post(OneItem { id, item }, &[("title", "Опоздали")]).await;
        assert_eq!(late.status, 422);
        assert!(late.body.contains("value=\"Опоздали\"") && late.body.contains("notice bad"));
    }
}
