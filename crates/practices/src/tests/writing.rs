//! Writing a card: texts kept while typing, two writers, files, programs.

use super::today;
use super::walk::{form, head, id_of, post, publish, sites};
use super::*;
use crate::pages::*;
use db::{Db, sql, transact};
use documents::{Limits, read_xlsx, xlsx};
use kernel::{AdoptionId, FileId, Lang, Moment};
use serde_json::{Value, json};
use web::testing::{Answer, Site};

const PDF: &[u8] = b"%PDF-1.7 template";

fn json(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("{}", answer.body))
}

async fn latest(site: &Site, id: PracticeId) -> Version {
    let mut tx = site.app.db.read().await.unwrap();
    versions(&mut tx, id).await.unwrap().remove(0)
}

/// The form of a card with one field typed otherwise.
fn typed(title: &str, field: &'static str, text: &str) -> Vec<(&'static str, String)> {
    let mut all = form(title);
    all.iter_mut().filter(|it| it.0 == field).for_each(|it| it.1 = text.to_owned());
    all
}

#[tokio::test]
async fn what_is_typed_is_kept_until_it_is_saved_or_let_go() {
    for site in sites().await {
        let writer = head(&site, HOME);
        let page = writer.get(New).await.body;
        let (_, id) = page.split_once("name=\"id\" value=\"").unwrap();
        let id: PracticeId = id.split('"').next().unwrap().parse().unwrap();
        let mut draft = typed("Единая анкета", "steps", "Обучить | когда-нибудь");
        draft.extend([("id", id.to_string()), ("edition", "0".into())]);
        assert_eq!(post(&writer, KeptText { id }, &draft).await.status, 204, "wrong, and kept");
        assert_eq!(writer.get(Show { id }).await.status, 404, "no practice yet");
        let again = writer.get(New).await.body;
        assert!(again.contains("когда-нибудь") && again.contains("не сохранили"));
        assert!(again.contains(&format!("value=\"{id}\"")), "the same practice");
        assert!(!head(&site, HOME).get(New).await.body.contains("когда-нибудь"), "nobody else's");

        let refused = post(&writer, List, &draft).await;
        assert_eq!(refused.status, 422);
        let mut right = form("Единая анкета");
        right.extend([("id", id.to_string()), ("edition", "0".into())]);
        for _ in 0..2 {
            let saved = post(&writer, List, &right).await;
            assert_eq!((saved.status, saved.location), (303, Show { id }.to_string()));
        }
        assert_eq!(latest(&site, id).await.edition, 1, "sent twice, written once");
        assert!(!writer.get(New).await.body.contains("не сохранили"), "done with");

        let mut more = typed("Единая анкета", "lessons", "Поздно начали учить");
        more.push(("edition", "1".into()));
        assert_eq!(post(&writer, KeptText { id }, &more).await.status, 204);
        assert!(writer.get(Edit { id }).await.body.contains("Поздно начали учить"));
        assert_eq!(writer.post(Discarded { id }, &[]).await.location, Edit { id }.to_string());
        assert!(!writer.get(Edit { id }).await.body.contains("Поздно начали учить"));
        assert_eq!(post(&head(&site, ELSEWHERE), KeptText { id }, &more).await.status, 404);
    }
}

#[tokio::test]
async fn whoever_writes_over_a_colleague_hears_of_it() {
    for site in sites().await {
        let (one, other) = (head(&site, HOME), head(&site, HOME));
        let id: PracticeId = id_of(&post(&one, List, &form("Единая анкета")).await.location);
        let with = |text: &str, edition: i64| {
            let mut all = typed("Единая анкета", "lessons", text);
            all.push(("edition", edition.to_string()));
            all
        };
        assert_eq!(post(&one, WorkingCard { id }, &with("Первый", 1)).await.status, 303);
        let late = with("Второй", 1);
        let kept = post(&other, KeptText { id }, &late).await;
        assert_eq!(kept.status, 409, "{}", kept.body);
        assert!(kept.body.contains("карточку сохранил другой человек: А. Лесная"));
        let refused = post(&other, WorkingCard { id }, &late).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("Второй") && refused.body.contains("value=\"2\""));
        assert_eq!(latest(&site, id).await.card.lessons, "Первый");
        assert_eq!(post(&other, WorkingCard { id }, &with("Второй", 2)).await.status, 303);
        assert_eq!(latest(&site, id).await.card.lessons, "Второй");
    }
}

#[tokio::test]
async fn a_published_version_keeps_its_files() {
    for site in sites().await {
        let id = publish(&site, "Единая анкета").await;
        let writer = site.signed_in(known(&site.app.db).await.unwrap());
        let first = latest(&site, id).await.id;
        let exe = [("file", "Анкета.pdf", &b"MZ\x90\0"[..])];
        let refused = writer.post_multipart(Files { id }, &[], &exe).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("Внутри файла не PDF"), "beside the field");
        assert_eq!(writer.post_multipart(Files { id }, &[], &[]).await.status, 422);
        let stranger = head(&site, ELSEWHERE).post_multipart(Files { id }, &[], &exe).await;
        assert_eq!(stranger.status, 404);

        let brought = [("file", "Анкета.pdf", PDF)];
        assert_eq!(writer.post_multipart(Files { id }, &[], &brought).await.status, 303);
        let second = latest(&site, id).await.id;
        assert_ne!(first, second, "a file is a change: a new version beside the published");
        let file = only_file(&site, second).await.unwrap();
        let its = OneFile { id, version: second, file }.to_string();
        assert_eq!(writer.get(&its).await.body, String::from_utf8_lossy(PDF));
        assert_eq!(site.get(&its).await.status, 404, "not published yet");
        assert!(!site.get(Show { id }).await.body.contains("Анкета.pdf"));

        review(&site, id).await;
        assert_eq!(site.get(&its).await.status, 200);
        assert!(site.get(Show { id }).await.body.contains("Анкета.pdf"));
        assert_eq!(writer.post(Removal { id, file }, &[]).await.status, 303);
        let third = latest(&site, id).await.id;
        assert_eq!(only_file(&site, third).await, None, "the new version has it no more");
        assert_eq!(site.get(&its).await.status, 200, "the published one has");
        assert_eq!(writer.post(Removal { id, file }, &[]).await.status, 303, "gone already");
        assert_eq!(latest(&site, id).await.id, third);
    }
}

/// A head whose account the database knows: whose a file is stands beside it.
async fn known(db: &Db) -> db::Result<Actor> {
    let head = who(HOME, Role::Head);
    transact!(db, |tx| {
        let account = sql!(
            "insert into accounts (id, email, name, created_at)
             values ($1, 'h@example.com', $2, $3)",
            head.account,
            head.name.as_str(),
            noon()
        );
        account.run(tx).await?;
        Ok::<_, db::Error>(())
    })?;
    Ok(head)
}

/// The one file of a version.
async fn only_file(site: &Site, version: VersionId) -> Option<FileId> {
    let mut tx = site.app.db.read().await.unwrap();
    let all = files::of_thing(&mut tx, crate::deeds::FILES, version).await.unwrap();
    assert!(all.len() < 2);
    all.first().map(|it| it.id)
}

/// Takes a working card through its review.
pub(super) async fn review(site: &Site, id: PracticeId) {
    assert_eq!(head(site, HOME).post(Submission { id }, &[]).await.status, 303);
    let said = json!({ "verdict": "accept", "reason": "Проверяемо",
        "scores": { "problem": 4, "essence": 4, "result": 4, "lessons": 4, "transfer": 4 } });
    for reviewer in
        [who(HOME, Role::Officer), who(NETWORK, Role::Expert), who(ELSEWHERE, Role::Expert)]
    {
        let path = format!("/api/v1/practices/{id}/reviews");
        let given = site.signed_in(reviewer).post_json(path, &said).await;
        assert_eq!(given.status, 201, "{}", given.body);
    }
}

#[tokio::test]
async fn what_is_refused_comes_back_beside_its_form() {
    for site in sites().await {
        let id = publish(&site, "Единая анкета").await;
        let writer = head(&site, HOME);
        let empty = writer.post(Withdrawal { id }, &[("reason", " ")]).await;
        assert_eq!(empty.status, 422);
        assert!(empty.body.contains("<details open>"), "the form is open: {}", empty.body);
        let long = "я".repeat(4_001);
        let long = writer.post(Withdrawal { id }, &[("reason", &long)]).await;
        assert!(long.body.contains("яяя") && long.status == 422, "what was typed is kept");

        let adopter = head(&site, ELSEWHERE);
        let begun = adopter.post(AdoptionsOf { id }, &[("on", "2026-11-01")]).await;
        let adoption: AdoptionId = id_of(&begun.location);
        let step = |step: &str| StepOf { id: adoption, step: step.to_owned() };
        for (path, fields, said) in [
            (step("refusal"), [("reason", ""), ("on", "2026-11-02")], "Заполните"),
            (step("consultation"), [("note", "звонок"), ("on", "2026-10-01")], "01.11.2026"),
            (step("pilot"), [("note", "рано"), ("on", "2026-11-05")], "нельзя"),
        ] {
            let refused = adopter.post(&path, &fields).await;
            assert_eq!(refused.status, 422);
            assert!(refused.body.contains(said), "{path}: {said}");
        }
        let plan = [("plan", "Обучить | завтра"), ("changes", "Иначе")];
        let refused = adopter.post(Adaptation { id: adoption }, &plan).await;
        assert_eq!(refused.status, 422);
        for said in ["Обучить | завтра</textarea>", "нужны шаг и срок", "нужно и что, и почему"]
        {
            assert!(refused.body.contains(said), "{said} {}", refused.body);
        }
        assert_eq!(adopter.post(Messages { id: adoption }, &[("text", "")]).await.status, 422);
    }
}

#[tokio::test]
async fn programs_write_what_people_write() {
    for site in sites().await {
        let writer = head(&site, HOME);
        let id = PracticeId::new();
        let new = json!({ "id": id.to_string(), "began_on": "2021-02-01",
            "card": serde_json::to_value(card("Единая анкета")).unwrap() });
        for _ in 0..2 {
            let begun = writer.post_json("/api/v1/practices", &new).await;
            assert_eq!((begun.status, &json(&begun)["state"]), (201, &json!("draft")));
        }
        let stranger = head(&site, ELSEWHERE);
        assert_eq!(stranger.post_json("/api/v1/practices", &new).await.status, 404);
        let path = |noun: &str| format!("/api/v1/practices/{id}/{noun}");
        let wrong = stranger.post_json(path("card"), &json!("rubbish")).await;
        assert_eq!(wrong.status, 404, "whose it is comes before what was sent");

        let read = json(&writer.get(format!("/api/v1/practices/{id}")).await);
        assert_eq!(read["edition"], 1);
        let mut changed = json!({ "edition": 1, "card": read["card"] });
        changed["card"]["lessons"] = json!("Поздно начали учить");
        let written = json(&writer.post_json(path("card"), &changed).await);
        assert_eq!((&written["edition"], &written["number"]), (&json!(2), &json!(1)));
        changed["card"]["lessons"] = json!("Иначе");
        let late = writer.post_json(path("card"), &changed).await;
        assert_eq!((late.status, &json(&late)["rule"]), (422, &json!("practice-changed")));
        changed["card"]["title"] = json!("");
        let untitled = json(&writer.post_json(path("card"), &changed).await);
        assert_eq!(untitled["field"], "title");

        let early = writer.post_json(path("confirmation"), &json!({})).await;
        assert_eq!(json(&early)["rule"], "practice-not-published");
        review(&site, id).await;
        let shown = json(&site.get(format!("/api/v1/practices/{id}")).await);
        assert_eq!(shown["state"], "published");
        let empty = json(&writer.post_json(path("withdrawal"), &json!({})).await);
        assert_eq!((&empty["field"], &empty["status"]), (&json!("reason"), &json!(422)));
        programs_adopt(&site, id).await;
        let why = json!({ "reason": "Заменена другой" });
        let withdrawn = json(&writer.post_json(path("withdrawal"), &why).await);
        assert_eq!(withdrawn["state"], "withdrawn");
    }
}

async fn programs_adopt(site: &Site, id: PracticeId) {
    let adopter = head(site, ELSEWHERE);
    let asked = json!({ "practice": id.to_string(), "on": "2026-11-01" });
    let begun = json(&adopter.post_json("/api/v1/adoptions", &asked).await);
    let same = json(&adopter.post_json("/api/v1/adoptions", &asked).await);
    assert_eq!((&begun["state"], &begun["id"]), (&json!("requested"), &same["id"]));
    let path = |noun: &str| format!("/api/v1/adoptions/{}/{noun}", begun["id"].as_str().unwrap());
    let third = head(site, THIRD);
    assert_eq!(third.post_json(path("messages"), &json!(1)).await.status, 404, "no party");
    let asks = json!({ "text": "Сколько длится обучение?" });
    assert_eq!(adopter.post_json(path("messages"), &asks).await.status, 201);
    let donor = who(HOME, Role::Head);
    assert!(waits(site, &donor).await.contains(&"waiting-adoption-said".to_owned()));
    let answers = json!({ "text": "Три дня" });
    let answered = site.signed_in(donor.clone()).post_json(path("messages"), &answers).await;
    assert_eq!(json(&answered)["messages"].as_array().unwrap().len(), 2);
    assert!(!waits(site, &donor).await.contains(&"waiting-adoption-said".to_owned()));
    let there = who(ELSEWHERE, Role::Head);
    assert!(waits(site, &there).await.contains(&"waiting-adoption-said".to_owned()));

    let early = json(&adopter.post_json(path("steps/pilot"), &json!({})).await);
    assert_eq!(early["rule"], "adoption-wrong-step");
    let planned = json(&adopter.post_json(path("steps/plan"), &json!({"on": "2026-11-05"})).await);
    assert_eq!(planned["plan"][0]["due"], "2026-11-19");
    let other = json!({ "plan": "Обучить | 01.12.2026", "changes": "Одна форма | так проще" });
    let adapted = json(&adopter.post_json(path("adaptation"), &other).await);
    assert_eq!(adapted["changes"][0]["why"], "так проще");
    let done = adopter.post_json(path("steps/implementation"), &json!({})).await;
    assert_eq!(json(&done)["implemented_on"], today().to_string());
    let half = json!({ "what": "Срок, дней", "baseline": "6,2", "value": "3,1" });
    let half = json(&adopter.post_json(path("steps/measurement"), &half).await);
    assert_eq!(half["field"], "period");
    let whole = json!({ "what": "Срок, дней", "baseline": "6,2", "value": "3,1",
        "period": "ноябрь", "source": "учёт" });
    let measured = json(&adopter.post_json(path("steps/measurement"), &whole).await);
    assert_eq!(measured["result"], whole);

    let donors = head(site, HOME).post_json(path("practice"), &json!({})).await;
    assert_eq!((donors.status, &json(&donors)["rule"]), (422, &json!("adoption-other-side")));
    let child = adopter.post_json(path("practice"), &json!({})).await;
    assert_eq!((child.status, &json(&child)["state"]), (201, &json!("draft")));
    let tree = json(&site.get(format!("/api/v1/practices/{id}/tree")).await);
    assert_eq!((&tree[0]["result"], &tree[0]["number"]), (&whole, &json!(1)));
    assert_eq!((&tree[0]["grown"], &tree[0]["region"]), (&json(&child)["id"], &json!("02")));
    let hidden = json(&child)["id"].as_str().unwrap().to_owned();
    assert_eq!(site.get(format!("/api/v1/practices/{hidden}/tree")).await.status, 404, "a draft");
}

#[tokio::test]
async fn a_draft_does_not_exist_for_other_reviewers_whichever_door_they_try() {
    for site in sites().await {
        let id: PracticeId = id_of(&post(&head(&site, HOME), List, &form("Анкета")).await.location);
        let said = json!({ "verdict": "accept", "reason": "Проверяемо" });
        for (whose, role) in [(ELSEWHERE, Role::Officer), (NETWORK, Role::Expert)] {
            let stranger = site.signed_in(who(whose, role));
            let given = stranger.post_json(format!("/api/v1/practices/{id}/reviews"), &said).await;
            assert_eq!(given.status, 404, "{}", given.body);
        }
    }
}

async fn waits(site: &Site, actor: &Actor) -> Vec<String> {
    let mut tx = site.app.db.read().await.unwrap();
    let all = waiting(&mut tx, actor, today()).await.unwrap();
    all.into_iter().map(|it| it.say.key).collect()
}

#[tokio::test]
async fn the_catalogue_and_the_adoptions_are_taken_away_as_workbooks() {
    for site in sites().await {
        let id = publish(&site, "Единая анкета").await;
        let book = site.get("/practices/catalogue.xlsx?sphere=business").await;
        assert!(book.status == 200 && book.body.starts_with("PK"));
        let asked = [("on", "2026-11-01")];
        head(&site, ELSEWHERE).post(AdoptionsOf { id }, &asked).await;
        let book = head(&site, ELSEWHERE).get("/adoptions/register.xlsx").await;
        assert!(book.status == 200 && book.body.starts_with("PK"));
        let now: Moment = noon();
        let mut tx = site.app.db.read().await.unwrap();
        let catalogue = crate::catalogue(&site.app.db, &mut tx, now).await.unwrap();
        let sheet = entries(Lang::Ru, catalogue.entries());
        let grid = read_xlsx(&xlsx(&[sheet]).unwrap(), Limits::default()).unwrap().remove(0);
        assert_eq!(grid.rows.len(), 2);
        assert_eq!(grid.rows[1][0], "Единая анкета");
        assert_eq!(grid.rows[1][6], "21", "days to launch");
    }
}
