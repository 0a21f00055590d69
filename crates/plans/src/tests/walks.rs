//! An officer's and a guest's walks.

use super::*;
use crate::pages::*;
use serde_json::{Value, json};

const OWN_DONE: [(&str, &str); 4] =
    [("side", "a"), ("says", "done"), ("on", "2026-11-20"), ("text", "Форум проведён")];

#[tokio::test]
async fn the_plan_s_page_shows_its_measures() {
    for site in sites().await {
        let desk = officer(&site);
        let page = desk.get(Show { id: PLAN }).await.body;
        for words in
            ["Мероприятие 1", "просрочено", "IV квартал 2026", "ежегодно", "<svg", "<desc>"]
        {
            assert!(page.contains(words), "{words}");
        }
        let late = desk.get(format!("{}?state=overdue", Show { id: PLAN })).await.body;
        assert!(late.contains("Мероприятие 1<") && !late.contains("Мероприятие 2<"));
        let list = desk.get(ListPlans).await.body;
        assert!(list.contains("План мероприятий на 2024–2026 годы") && list.contains("действует"));
        for query in
            ["region=02", "state=current", "agreement=00000000-0000-0000-0000-00000000000a"]
        {
            assert!(
                desk.get(format!("{ListPlans}?{query}")).await.body.contains("2024–2026"),
                "{query}"
            );
        }
        for query in ["region=66", "state=lapsed", "state=draft", "state=ahead"] {
            assert!(
                !desk.get(format!("{ListPlans}?{query}")).await.body.contains("2024–2026"),
                "{query}"
            );
        }
        assert_eq!(desk.speaking(kernel::Lang::En).get(Show { id: PLAN }).await.status, 200);
    }
}

#[tokio::test]
async fn each_side_reports_on_its_own_part_only() {
    for site in lone_sites().await {
        let desk = officer(&site);
        let sent = desk.post(Reports { id: id(1) }, &OWN_DONE).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        assert_eq!(state(&site, 1).await, MeasureState::Overdue, "side B is silent");
        let theirs =
            [("side", "b"), ("says", "done"), ("on", "2026-11-20"), ("text", "Форум проведён")];
        let refused = desk.post(Reports { id: id(1) }, &theirs).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("Это часть другой стороны"), "{}", refused.body);
        let letter = [("letter", "12-34"), ("letter_on", "2026-11-19")];
        let by_letter = [&theirs[..], &letter[..]].concat();
        let bare = desk.post(Reports { id: id(1) }, &by_letter).await;
        assert!(bare.status == 422 && bare.body.contains("Приложите файл письма"));
        let files = [("file", "письмо.pdf", &b"%PDF-1.7 letter"[..])];
        let sent = desk.post_multipart(Reports { id: id(1) }, &by_letter, &files).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        assert_eq!(state(&site, 1).await, MeasureState::Done);
        let page = desk.get(ShowMeasure { id: id(1) }).await.body;
        assert!(
            page.contains("внесено по письму № 12-34 от 19.11.2026") && page.contains("письмо.pdf")
        );
        let file = page.split("href=\"").find(|it| it.contains("/files/")).unwrap();
        let file = desk.get(file.split('"').next().unwrap()).await;
        assert_eq!((file.status, file.body.as_str()), (200, "%PDF-1.7 letter"));
        let mut tx = site.app.db.read().await.unwrap();
        let far = progress(&mut tx, PLAN, day("2026-11-23")).await.unwrap().all;
        assert_eq!((far.total, far.done), (4, 1));
    }
}

#[tokio::test]
async fn a_report_has_its_limits() {
    for site in sites().await {
        let desk = officer(&site);
        for (on, says, text) in [
            ("2027-01-01", "done", "да"),
            ("2023-01-01", "done", "да"),
            ("2026-11-20", "", "да"),
            ("2026-11-20", "done", ""),
        ] {
            let typed = [("side", "a"), ("says", says), ("on", on), ("text", text)];
            assert_eq!(desk.post(Reports { id: id(1) }, &typed).await.status, 422, "{on} {says}");
        }
        let observer = site.signed_in(actor(HOME, Role::Observer));
        assert_eq!(observer.get(ShowMeasure { id: id(1) }).await.status, 200);
        assert_eq!(observer.post(Reports { id: id(1) }, &OWN_DONE).await.status, 403);
        let stranger = officer_of(&site, ELSEWHERE, "66");
        assert_eq!(stranger.get(Show { id: PLAN }).await.status, 200, "the register is open");
        assert_eq!(stranger.post(Reports { id: id(1) }, &OWN_DONE).await.status, 404);
    }
}

#[tokio::test]
async fn a_new_version_keeps_history_and_shows_the_difference() {
    for site in sites().await {
        let desk = officer(&site);
        let typed = [("number", "5"), ("text", "Новое"), ("term", "31.12.2026")];
        assert_eq!(desk.post(Measures { id: PLAN }, &typed).await.status, 422, "approved");
        assert_eq!(desk.post(Versions { id: PLAN }, &[("reason", "")]).await.status, 422);
        let begun = desk.post(Versions { id: PLAN }, &[("reason", "протокол встречи")]).await;
        assert_eq!(begun.status, 303, "{}", begun.body);
        for (number, term, said) in [
            ("5", "31.12.2030", "Срок выходит за период плана"),
            ("5", "когда-нибудь", "Срок не прочитан"),
            ("1", "постоянно", "уже есть"),
        ] {
            let wrong = [("number", number), ("text", "Новое"), ("term", term)];
            let answer = desk.post(Measures { id: PLAN }, &wrong).await;
            assert!(answer.status == 422 && answer.body.contains(said), "{said}");
        }
        let added = desk.post(Measures { id: PLAN }, &typed).await;
        assert_eq!(added.status, 303, "{}", added.body);
        assert_eq!(desk.post(Removal { id: id(4) }, &[]).await.status, 303);
        let changed = [("number", "2"), ("text", "Мероприятие 2"), ("term", "III квартал 2026")];
        assert_eq!(desk.post(MeasureWording { id: id(2) }, &changed).await.status, 303);
        assert_eq!(state(&site, 2).await, MeasureState::NotBegun, "the term in force");
        let page = desk.get(ShowVersion { id: PLAN, version: 2 }).await.body;
        for words in ["добавлено", "изменено", "исключено", "III квартал 2026", "протокол встречи"]
        {
            assert!(page.contains(words), "{words}");
        }
        let stranger = officer_of(&site, ELSEWHERE, "66");
        assert_eq!(stranger.get(ShowVersion { id: PLAN, version: 2 }).await.status, 404);
        for side in [&desk, &other_officer(&site)] {
            let agreed = side.post(Agreed { id: PLAN }, &[("approved_on", "2026-11-23")]).await;
            assert_eq!(agreed.status, 303, "{}", agreed.body);
        }
        assert_eq!(state(&site, 2).await, MeasureState::Overdue, "the state follows the term");
        assert_eq!(stranger.get(ShowVersion { id: PLAN, version: 2 }).await.status, 200);
        assert_eq!(desk.get(ShowVersion { id: PLAN, version: 3 }).await.status, 404);
    }
}

#[tokio::test]
async fn a_measure_is_dropped_with_a_reason() {
    for site in sites().await {
        let desk = officer(&site);
        assert_eq!(desk.post(Dropping { id: id(4) }, &[("reason", "")]).await.status, 422);
        assert_eq!(desk.post(Dropping { id: id(4) }, &[("reason", "письмо")]).await.status, 303);
        assert_eq!(state(&site, 4).await, MeasureState::Dropped);
        assert_eq!(desk.post(Reports { id: id(4) }, &OWN_DONE).await.status, 422);
        let dropped = desk.get("/api/v1/measures?state=dropped").await.body;
        assert_eq!(serde_json::from_str::<Value>(&dropped).unwrap()["items"][0]["number"], "4");
    }
}

#[tokio::test]
async fn a_one_time_link_takes_one_answer() {
    for site in lone_sites().await {
        let desk = officer(&site);
        let made = desk.post(Links { id: PLAN }, &[("side", "b"), ("addressee", "Минпред")]).await;
        assert_eq!(made.status, 200, "{}", made.body);
        let (_, path) = made.body.split_once("data-secret>").unwrap();
        let path = path.split('<').next().unwrap();
        let page = site.get(path).await;
        assert!(page.status == 200 && page.body.contains("Мероприятие 1"), "{}", page.body);
        assert_eq!(site.post(path, &[("author", "И. Иванова")]).await.status, 422, "nothing said");
        let silent = [("author", "И. Иванова"), ("says-0", "done")];
        assert_eq!(site.post(path, &silent).await.status, 422, "nothing written");
        let typed = [("author", "И. Иванова"), ("says-0", "done"), ("text-0", "Провели форум")];
        let sent = site.post(path, &typed).await;
        assert_eq!(sent.status, 200, "{}", sent.body);
        assert_eq!(site.post(path, &typed).await.status, 422, "once");
        assert_eq!(site.get(path).await.status, 422);
        let shown = desk.get(ShowMeasure { id: id(1) }).await.body;
        assert!(
            shown.contains("по одноразовой ссылке: Минпред") && shown.contains("Провели форум")
        );
        let later = site.at(noon().plus_seconds(15 * 24 * 3600));
        let made = desk.post(Links { id: PLAN }, &[("side", "b"), ("addressee", "Минпред")]).await;
        let path = made.body.split_once("data-secret>").unwrap().1.split('<').next().unwrap();
        assert_eq!(later.get(path).await.status, 422, "too late");
        assert_eq!(site.get("/plan-links/0").await.status, 404);
    }
}

#[tokio::test]
async fn a_table_is_previewed_and_imported_whole() {
    for site in sites().await {
        let desk = officer(&site);
        let paper = |name: &str| pages_paper(name);
        desk.post(Versions { id: PLAN }, &[("reason", "дополнение")]).await;
        let spheres = Vec::new();
        let text = Wording { sphere: String::new(), ..wording("7", "постоянно") };
        let sheet = |text: Wording| {
            let measure = fresh(&plan(), id(50), text);
            let sheet = crate::papers::table_sheet(&plan(), &spheres, &[measure]);
            documents::xlsx(&[sheet]).unwrap()
        };
        let bytes = sheet(Wording { text: String::new(), ..text.clone() });
        let wrong =
            desk.post_multipart(Import { id: PLAN }, &[], &[("file", "п.xlsx", &bytes)]).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("Ячейка B2") && wrong.body.contains("Ничего не внесено"));
        let bytes = sheet(text);
        let seen =
            desk.post_multipart(Import { id: PLAN }, &[], &[("file", "п.xlsx", &bytes)]).await;
        assert_eq!(seen.status, 200, "{}", seen.body);
        assert!(seen.body.contains("Прочитано 1 мероприятие"));
        let confirm = seen.body.split("action=\"").find(|it| it.contains("/import/")).unwrap();
        let confirm = confirm.split('"').next().unwrap();
        assert_eq!(officer_of(&site, ELSEWHERE, "66").post(confirm, &[]).await.status, 404);
        assert_eq!(desk.post(confirm, &[]).await.status, 303);
        assert!(desk.get(Show { id: PLAN }).await.body.contains("Мероприятие 7"));
        assert_eq!(desk.post(confirm, &[]).await.status, 303, "the same again changes nothing");
        let page = desk.get(Show { id: PLAN }).await.body;
        assert_eq!(page.matches("из файла п.xlsx внесено 1 мероприятие").count(), 1, "{page}");
        for name in ["report.pdf", "report.docx", "table.xlsx", "table.docx", "form-b.docx"] {
            assert_eq!(desk.get(paper(name)).await.status, 200, "{name}");
        }
        assert_eq!(desk.get(paper("secret.txt")).await.status, 404);
    }
}

fn pages_paper(name: &str) -> Paper {
    Paper { id: PLAN, name: name.to_owned() }
}

#[tokio::test]
async fn a_filled_form_comes_back_with_its_letter() {
    for site in lone_sites().await {
        let desk = officer(&site);
        let typed = [("side", "b"), ("letter", "02-17/5"), ("letter_on", "2026-11-20")];
        let form = |says: &str| {
            let measure = fresh(&plan(), id(1), wording("1", "01.06.2025"));
            let mut paper = crate::papers::form(&plan(), Side::B, &[measure]);
            for block in &mut paper.blocks {
                if let documents::Block::Table(table) = block {
                    (table.rows[0][4], table.rows[0][5]) = (says.into(), "Форум проведён".into());
                }
            }
            documents::docx(&paper).unwrap()
        };
        let send = async |fields: &[(&str, &str)], bytes: &[u8]| {
            let files = [("file", "форма.docx", bytes)];
            desk.post_multipart(Forms { id: PLAN }, fields, &files).await
        };
        let wrong = send(&typed, &form("почти")).await;
        assert!(wrong.status == 422 && wrong.body.contains("Ячейка E2"), "{}", wrong.body);
        let right = form("выполнено");
        assert_eq!(send(&typed[..2], &right).await.status, 422, "a letter has a day");
        let sent = send(&typed, &right).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        let page = desk.get(ShowMeasure { id: id(1) }).await.body;
        assert!(page.contains("по форме к письму № 02-17/5 от 20.11.2026"), "{page}");
        assert!(page.contains("форма.docx"));
    }
}

#[tokio::test]
async fn a_plan_begins_as_its_sides_draft() {
    for site in sites().await {
        let desk = officer(&site);
        let agreement = AGREEMENT.to_string();
        let typed = |side_b, to| {
            [
                ("agreement", agreement.as_str()),
                ("title", "План 2027"),
                ("side_a", "0"),
                ("side_b", side_b),
                ("from", "2027-01-01"),
                ("to", to),
            ]
        };
        assert!(
            desk.get(format!("{NewPlan}?agreement={agreement}"))
                .await
                .body
                .contains("Первая сторона")
        );
        for (side_b, to, said) in
            [("1", "2026-12-31", "оканчивается раньше"), ("0", "2027-12-31", "две разные стороны")]
        {
            let wrong = desk.post(ListPlans, &typed(side_b, to)).await;
            assert!(wrong.status == 422 && wrong.body.contains(said), "{said}");
        }
        let added = desk.post(ListPlans, &typed("1", "2027-12-31")).await;
        assert_eq!(added.status, 303, "{}", added.body);
        let stranger = officer_of(&site, ELSEWHERE, "66");
        assert_eq!(stranger.get(&added.location).await.status, 404);
        assert_eq!(officer_of(&site, THERE, "02").get(&added.location).await.status, 200);
        let approval = format!("{}/consent", added.location);
        assert_eq!(
            desk.post(approval, &[("approved_on", "2026-11-23")]).await.status,
            422,
            "empty"
        );
    }
}

#[tokio::test]
async fn a_proposed_note_counts_when_it_is_taken() {
    for site in sites().await {
        let desk = officer(&site);
        let proposal = Proposal {
            measure: id(3),
            region: code("74"),
            text: "Делегация приняла участие".into(),
            source: "визит 15.11.2026".into(),
            on: day("2026-11-15"),
            author: "А. Лесная".into(),
        };
        let report = proposed(&site.app.db, &proposal).await.unwrap().unwrap();
        let mut tx = site.app.db.read().await.unwrap();
        let actor = actor(HOME, Role::Officer);
        let waits = waiting(&mut tx, &actor, day("2026-11-23")).await.unwrap();
        drop(tx);
        assert!(waits.iter().any(|it| it.say.key == "measure-waits-for-answer"));
        assert!(waits.iter().any(|it| it.say.key == "measure-waits-for-word"));
        let answer = Answer { id: id(3), report };
        let theirs = officer_of(&site, THERE, "02").post(&answer, &[("takes", "done")]).await;
        assert_eq!(theirs.status, 422, "somebody else's word");
        assert_eq!(desk.post(&answer, &[("takes", "done")]).await.status, 303);
        assert_eq!(desk.post(&answer, &[("takes", "done")]).await.status, 422);
        assert!(desk.get(ShowMeasure { id: id(3) }).await.body.contains("визит 15.11.2026"));
    }
}

#[tokio::test]
async fn programs_list_show_and_report() {
    for site in lone_sites().await {
        let desk = officer(&site);
        let read = |body: &str| serde_json::from_str::<Value>(body).unwrap();
        let plans = read(&desk.get("/api/v1/plans").await.body);
        assert_eq!(plans["items"][0]["state"], "current");
        let plan = read(&desk.get(format!("/api/v1/plans/{PLAN}")).await.body);
        assert_eq!(
            (&plan["progress"]["total"], &plan["progress"]["overdue"]),
            (&json!(4), &json!(2))
        );
        let first = read(&desk.get("/api/v1/measures?limit=1").await.body);
        assert_eq!(first["items"][0]["number"], "3", "due at the end of 2024");
        let next = format!("/api/v1/measures?limit=3&after={}", first["next"].as_str().unwrap());
        assert_eq!(read(&desk.get(next).await.body)["items"].as_array().unwrap().len(), 3);
        let path = format!("/api/v1/measures/{}/reports", id(2));
        let sent = desk.post_json(&path, &json!({"side": "a", "says": "done", "text": "да"})).await;
        assert_eq!(sent.status, 201, "{}", sent.body);
        let theirs =
            desk.post_json(&path, &json!({"side": "b", "says": "done", "text": "да"})).await;
        assert_eq!((theirs.status, &read(&theirs.body)["rule"]), (422, &json!("plan-others-part")));
        let shown = read(&desk.get(format!("/api/v1/measures/{}", id(2))).await.body);
        assert_eq!(shown["state"], "under_way");
        assert_eq!(shown["reports"][0]["source"], "own");
    }
}

#[tokio::test]
async fn pages_ask_a_fixed_number_of_times() {
    for site in sites().await {
        let plan = plan();
        let few = counted(&site, 10).await;
        add_a_hundred(&site.app.db, &plan, 200).await.unwrap();
        assert_eq!(counted(&site, 10).await, few);
        // While a version is being written, for its sides too.
        officer(&site).post(Versions { id: PLAN }, &[("reason", "уточнение")]).await;
        let few = counted(&site, 13).await;
        let draft = Plan { state: PlanState::Draft, version: 2, approved_on: None, ..plan };
        add_a_hundred(&site.app.db, &draft, 400).await.unwrap();
        assert_eq!(counted(&site, 13).await, few);
    }
}

/// How many statements each page takes, `most` at most.
async fn counted(site: &Site, most: u64) -> Vec<u64> {
    let desk = officer(site);
    let mut counts = Vec::new();
    for path in [
        ListPlans.to_string(),
        Show { id: PLAN }.to_string(),
        ShowMeasure { id: id(1) }.to_string(),
        format!("/api/v1/plans/{PLAN}"),
        format!("/api/v1/measures/{}", id(1)),
    ] {
        let before = site.app.db.statements();
        assert_eq!(desk.get(path).await.status, 200);
        counts.push(site.app.db.statements() - before);
    }
    assert!(counts.iter().all(|it| *it <= most), "{counts:?}");
    counts
}

async fn proposed(db: &Db, it: &Proposal) -> db::Result<Option<kernel::ReportId>> {
    transact!(db, |tx| { propose_note(tx, it, noon()).await })
}

async fn add_a_hundred(db: &Db, plan: &Plan, from: u128) -> db::Result<()> {
    transact!(db, |tx| {
        for at in from..from + 100 {
            let text = wording(&at.to_string(), "постоянно");
            save_measure(tx, plan, &fresh(plan, MeasureId::known(at), text)).await?;
        }
        Ok(())
    })
}
