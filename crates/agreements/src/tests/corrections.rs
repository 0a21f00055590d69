//! Misprints of a signed agreement are put right, and nothing else.

use super::*;
use crate::{Change, Correction, Part, corrections};
use serde_json::{Value, json};

fn corrected(it: &Agreement, change: impl Fn(&mut Correction)) -> Result<Vec<Change>, Refused> {
    let mut to = Correction::of(it, code("74")).unwrap();
    change(&mut to);
    it.clone().correct(&to, code("74"), today())
}

#[test]
fn days_stay_in_order_and_the_state_stays() {
    let it = in_force(&["02"], "2020-01-01", Some("2030-01-01"));
    assert_eq!(corrected(&it, |_| {}), Err(Refused::NothingCorrected));
    let signed = |text: &'static str| corrected(&it, |to| to.signed_on = day(text));
    assert_eq!(signed("2020-01-02"), Err(Refused::InForceBeforeSigned));
    assert_eq!(signed("2027-01-01"), Err(Refused::SignedInFuture));
    let from = |it: &Agreement, text: Option<&'static str>| {
        corrected(it, |to| to.in_force_from = text.map(day))
    };
    assert_eq!(from(&it, None), Err(Refused::NoFirstDay));
    assert_eq!(from(&it, Some("2026-12-01")), Err(Refused::InForceInFuture));
    assert_eq!(
        corrected(&it, |to| to.in_force_to = Some(day("2019-01-01"))).unwrap_err().field(),
        "in_force_to"
    );
    assert_eq!(corrected(&it, |to| to.ended_on = Some(today())), Err(Refused::NotEnded));
    let change = Change { part: Part::To, before: "2030-01-01".into(), after: String::new() };
    assert_eq!(corrected(&it, |to| to.in_force_to = None), Ok(vec![change]));

    let mut ended = it.clone();
    ended.terminate("по согласию", day("2021-05-01"), day("2021-05-01")).unwrap();
    let end = |text: Option<&'static str>| corrected(&ended, |to| to.ended_on = text.map(day));
    assert_eq!(end(None), Err(Refused::NoEndDay));
    assert_eq!(end(Some("2019-05-01")), Err(Refused::EndedBeforeItBegan));
    assert_eq!(end(Some("2026-12-01")), Err(Refused::EndedInFuture));
    assert_eq!(end(Some("2021-05-02")).unwrap()[0].part, Part::EndedOn);

    let mut only_signed = draft(&["02"]);
    let on = Signing { signed_on: Some(day("2020-01-01")), ..Signing::default() };
    only_signed.enter_signed(&on, today()).unwrap();
    assert_eq!(from(&only_signed, Some("2020-01-01")), Err(Refused::NotInForceYet));
    let mut still = draft(&["02"]);
    let to = Correction::of(&it, code("74")).unwrap();
    assert_eq!(still.correct(&to, code("74"), today()), Err(Refused::StillDraft));
}

#[tokio::test]
async fn a_misprint_is_put_right_and_said() {
    let mut it = in_force(&["02"], "2020-01-01", None);
    (it.number, it.spheres) = ("47-С".into(), vec!["cultural".into()]);
    let waiting = draft(&["02"]);
    for site in sites(&[it.clone(), waiting.clone()]).await {
        let (own, path) = (officer(&site), format!("/agreements/{}/correction", it.id));
        let page = own.get(Show { id: it.id }).await.body;
        assert!(page.contains(&path), "offered: {page}");
        let form = own.get(&path).await.body;
        assert!(form.contains("value=\"47-С\"") && form.contains("О сотрудничестве"), "{form}");
        assert!(!form.contains("name=\"partner\"") && !form.contains("ended_on"), "{form}");

        let fields = |number: &'static str, from: &'static str, reason: &'static str| {
            vec![
                ("title", "О сотрудничестве"),
                ("number", number),
                ("sphere-social", "on"),
                ("signed_on", "2020-01-01"),
                ("in_force_from", from),
                ("coordinator", "О. Макарова"),
                ("contact", "8-351-2"),
                ("reason", reason),
            ]
        };
        let early = own.post(&path, &fields("48-С", "2019-12-31", "Опечатка")).await;
        early.assert_refused("class=\"fault\"", &["48-С", "2019-12-31", "Опечатка"]);
        let silent = own.post(&path, &fields("48-С", "2020-01-01", "")).await;
        silent.assert_refused("Заполните", &["48-С"]);
        let kept_now = kept(&site, it.id).await;
        assert_eq!(kept_now, it, "nothing half-saved");

        let mut stale = fields("48-С", "2020-01-01", "Опечатка");
        stale.push(("seen", "0"));
        own.post(&path, &stale).await.assert_refused("Соглашение изменили", &["48-С"]);
        let seen = form.split("name=\"seen\" value=\"").nth(1).unwrap();
        let seen = seen.split('"').next().unwrap();
        let mut right = fields("48-С", "2020-01-01", "Сверено с подлинником");
        right.push(("seen", seen));
        assert_eq!(own.post(&path, &right).await.status, 303);
        let now = kept(&site, it.id).await;
        assert_eq!((now.number.as_str(), &now.spheres[..]), ("48-С", &["social".to_owned()][..]));
        assert_eq!((now.state, &now.parties[1]), (it.state, &it.parties[1]));
        own.post(&path, &right).await.assert_refused("Соглашение изменили", &["48-С"]);
        right.pop();
        own.post(&path, &right).await.assert_refused("Ничего не исправлено", &["48-С"]);

        let said =
            "Исправлено 23.11.2026: номер: «47-С» → «48-С»; сферы: «Культура» → «Социальная сфера»";
        let page = own.get(Show { id: it.id }).await.body;
        assert!(page.contains(&format!("{said}; координатор: — → «О. Макарова»; контакты координатора. Причина: Сверено с подлинником")), "{page}");
        assert!(page.contains(": исправлено: номер: «47-С» → «48-С»"), "the journal: {page}");
        let open = site.get(Show { id: it.id }).await.body;
        assert!(open.contains(&format!("{said}. Причина: Сверено")), "{open}");
        assert!(!open.contains("О. Макарова"), "nobody's name for the public");
        let mut tx = site.app.db.read().await.unwrap();
        let all = corrections(&mut tx, it.id).await.unwrap();
        assert_eq!((all.len(), all[0].by.as_str()), (1, "А. Лесная"));
        let found = search::find(&mut tx, "48-С", None, 5).await.unwrap();
        assert_eq!(found.len(), 1, "the search knows the right number");
        drop(tx);

        let mut third = actor(THERE, Role::Officer);
        third.region = code("66");
        let third = site.signed_in(third);
        assert_eq!(third.get(&path).await.status, 404);
        assert_eq!(third.post(&path, &right).await.status, 404);
        let specialist = site.signed_in(actor(HOME, Role::Specialist));
        assert_eq!(specialist.post(&path, &right).await.status, 403);
        let draft = format!("/agreements/{}/correction", waiting.id);
        assert_eq!(own.get(&draft).await.status, 422);
        own.post(&draft, &right).await.assert_refused("Это ещё проект", &["48-С"]);
        let page = own.get(Show { id: waiting.id }).await.body;
        assert!(!page.contains(&draft), "not offered");
    }
}

#[tokio::test]
async fn programs_correct_and_read_what_was_corrected() {
    let mut it = in_force(&["02"], "2020-01-01", Some("2030-01-01"));
    it.spheres = vec!["cultural".into()];
    for site in sites(std::slice::from_ref(&it)).await {
        let own = officer(&site);
        let path = format!("/api/v1/agreements/{}", it.id);
        let correct = async |body: Value| own.post_json(format!("{path}/correction"), &body).await;
        let wrong = correct(json!({ "reason": "Опечатка", "signed_on": "2021-01-01" })).await;
        let problem: Value = serde_json::from_str(&wrong.body).unwrap();
        assert_eq!((wrong.status, &problem["field"]), (422, &json!("in_force_from")));
        let silent = correct(json!({ "title": "О дружбе" })).await;
        let problem: Value = serde_json::from_str(&silent.body).unwrap();
        assert_eq!((silent.status, &problem["field"]), (422, &json!("reason")));
        let right =
            correct(json!({ "reason": "Опечатка", "title": "О дружбе", "in_force_to": "" }));
        let right = right.await;
        let item: Value = serde_json::from_str(&right.body).unwrap();
        assert_eq!((right.status, &item["title"]), (200, &json!("О дружбе")), "{}", right.body);
        assert_eq!((&item["in_force_to"], &item["spheres"][0]), (&Value::Null, &json!("cultural")));
        let whole: Value = serde_json::from_str(&own.get(&path).await.body).unwrap();
        let put = &whole["corrections"][0];
        assert_eq!(
            (&put["reason"], &put["changes"][0]["after"]),
            (&json!("Опечатка"), &json!("О дружбе"))
        );
        assert_eq!(
            put["changes"][1],
            json!({ "part": "in_force_to", "before": "2030-01-01", "after": "" })
        );
    }
}

#[tokio::test]
async fn programs_read_a_draft_and_its_files() {
    let mut it = draft(&["02"]);
    it.parties[0] = it.parties[0].clone().coordinated("О. Макарова", "начальник", "8-351-2");
    for site in sites(std::slice::from_ref(&it)).await {
        let own = officer(&site);
        let bring = format!("/agreements/{}/files", it.id);
        let bytes: &[u8] = b"%PDF-1.7 text";
        let brought = own.post_multipart(bring, &[], &[("file", "скан.pdf", bytes)]).await;
        assert_eq!(brought.status, 303, "{}", brought.body);
        assert_eq!(
            own.post(format!("/agreements/{}/word", it.id), &[("side", "0")]).await.status,
            303
        );
        let path = format!("/api/v1/agreements/{}", it.id);
        let whole: Value = serde_json::from_str(&guest(&site).get(&path).await.body).unwrap();
        assert_eq!((&whole["standing"], &whole["title"]), (&json!("draft"), &json!(it.title)));
        let side = &whole["sides"][0];
        assert_eq!(
            (&side["contact"], &side["agreed_by"]),
            (&json!("8-351-2"), &json!("А. Лесная"))
        );
        let file = &whole["files"][0];
        assert_eq!((&file["name"], &file["size"]), (&json!("скан.pdf"), &json!(bytes.len())));
        assert_eq!(file["sha256"].as_str().unwrap().len(), 64);
        let href = file["href"].as_str().unwrap();
        assert_eq!(guest(&site).get(href).await.body.as_bytes(), bytes);
        let mut third = actor(THERE, Role::Officer);
        third.region = code("66");
        assert_eq!(site.signed_in(third.clone()).get(href).await.status, 404, "another's draft");
        assert_eq!(site.signed_in(third).get(&path).await.status, 404);
    }
}

#[tokio::test]
async fn what_would_be_refused_is_not_offered() {
    let it = in_force(&["02"], "2020-01-01", None);
    for site in sites(std::slice::from_ref(&it)).await {
        let page =
            async |role| site.signed_in(actor(HOME, role)).get(Show { id: it.id }).await.body;
        let visits = format!("/visits?agreement={}", it.id);
        for role in [Role::Observer, Role::Auditor, Role::Administrator] {
            let page = page(role).await;
            assert!(!page.contains(&visits) && page.contains("/plans?agreement="), "{role}");
        }
        assert!(page(Role::PressOfficer).await.contains(&visits));
    }
}
