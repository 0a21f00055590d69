//! Walks through the front door on both databases.

use super::*;
use serde_json::{Value, json};

const NEW: &str = "/agreements/new";

/// The form of a document that was signed already.
fn form<'a>(from: &'a str, partner: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("kind", "agreement"),
        ("title", "Соглашение о культуре"),
        ("partner", partner),
        ("sphere-cultural", "on"),
        ("signed_on", "2024-03-05"),
        ("in_force_from", from),
    ]
}

async fn entered(site: &Site, fields: &[(&str, &str)]) -> AgreementId {
    let answer = officer(site).post(ListAgreements, fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.location.rsplit('/').next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn an_agreement_walks_from_draft_to_its_end() {
    for site in sites(&[]).await {
        let fields = [("kind", "agreement"), ("title", "О туризме"), ("partner", "02")];
        let id = entered(&site, &fields).await;
        let (own, other) = (officer(&site), guest(&site));
        let at = |noun: &str| format!("/agreements/{id}/{noun}");
        assert_eq!(site.get(Show { id }).await.status, 404, "a draft is not for the public");
        assert_eq!(own.post(at("signature"), &[("signed_on", "2026-11-20")]).await.status, 422);
        let answer = own.post(at("word"), &[("side", "1"), ("letter", "№ 1")]).await;
        assert!(answer.status == 422 && answer.body.contains("согласует проект сама"));
        for (desk, side) in [(&own, "0"), (&other, "1")] {
            assert_eq!(desk.post(at("word"), &[("side", side)]).await.status, 303);
        }
        let page = own.get(Show { id }).await.body;
        assert!(page.contains("Подписание") && page.contains("проект согласован своей стороной"));
        let signed = [("signed_on", "2026-11-20"), ("number", "7-С")];
        assert_eq!(own.post(at("signature"), &signed).await.status, 303);
        let early = own.post(at("force"), &[("in_force_from", "2026-11-19")]).await;
        assert!(early.status == 422 && early.body.contains("раньше, чем подписано"));
        assert_eq!(own.post(at("force"), &[("in_force_from", "2026-11-20")]).await.status, 303);
        assert_eq!(site.get(Show { id }).await.status, 200, "the public part");
        let ended = [("ground", "Взаимное согласие"), ("ended_on", "2026-11-23")];
        assert_eq!(other.post(at("termination"), &ended).await.status, 303);
        let it = kept(&site, id).await;
        assert_eq!((it.state, it.number.as_str()), (State::Terminated, "7-С"));
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_its_field() {
    for site in sites(&[]).await {
        let own = officer(&site);
        let wrong = [
            (form("2024-03-04", "02"), "раньше, чем подписано"),
            (form("2024-03-05", "74"), "Сторона указана дважды"),
            (form("2024-03-05", ""), "хотя бы одну сторону"),
            (form("2024-03-05", "00"), "Нет такого региона"),
        ];
        for (fields, said) in wrong {
            let answer = own.post(ListAgreements, &fields).await;
            assert_eq!(answer.status, 422, "{said}");
            assert!(answer.body.contains(said), "{said}: {}", answer.body);
            assert!(answer.body.contains("Соглашение о культуре"), "what was typed is kept");
        }
        assert!(own.get(ListAgreements).await.body.contains("Соглашений не нашлось"));
        let body = json!({ "kind": "agreement", "title": "О", "regions": ["02", "66"] });
        let answer = own.post_json("/api/v1/agreements", &body).await;
        let problem: Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(
            (answer.status, &problem["rule"]),
            (422, &json!("agreement-own-region-missing"))
        );
    }
}

#[tokio::test]
async fn the_register_is_filtered_counted_and_paged() {
    let mut all: Vec<Agreement> =
        (0..60).map(|it| in_force(&["02"], &format!("20{:02}-05-01", it % 25), None)).collect();
    all.push(in_force(&["66"], "2020-01-01", Some("2021-01-01")));
    all[0].title = "О редкой птице".into();
    all[1].parties.push(Party::foreign("Гомельская область"));
    for site in sites(&all).await {
        let mut tx = site.app.db.read().await.unwrap();
        let counts = count_in_force(&mut tx, code("74"), today()).await.unwrap();
        assert_eq!(counts, Counts { interregional: 59, international: 1 });
        let then = count_in_force(&mut tx, code("66"), day("2020-06-01")).await.unwrap();
        assert_eq!(then.interregional, 1, "on that day it was in force");
        drop(tx);
        let first = site.get("/agreements?region=74&state=in_force").await.body;
        assert!(first.contains("59") && !first.contains("2021-01-01"), "{first}");
        assert_eq!(first.matches("<tr>").count(), 51);
        let next = first.split("class=\"button quiet\" href=\"").find(|it| it.contains("after="));
        let next = next.and_then(|it| it.split('"').next()).unwrap().replace("&amp;", "&");
        assert_eq!(site.get(next).await.body.matches("<tr>").count(), 11);
        let rows = |query: &'static str| {
            let site = site.clone();
            async move { site.get(query).await.body.matches("scope=\"row\"").count() }
        };
        assert_eq!(rows("/agreements?q=%D1%80%D0%B5%D0%B4%D0%BA%D0%BE%D0%B9").await, 1);
        assert_eq!(rows("/agreements?q=100%25_").await, 0);
        assert_eq!(rows("/agreements?scope=international").await, 1);
        assert_eq!(rows("/agreements?partner=66&region=74").await, 1);
        assert_eq!(rows("/agreements?state=expired").await, 1);
        assert_eq!(rows("/agreements?year=2024").await, 2);
        assert_eq!(rows("/agreements?sphere=social").await, 0);
    }
}

#[tokio::test]
async fn pages_ask_as_often_whatever_the_data() {
    let few = [in_force(&["02"], "2020-01-01", None)];
    let many: Vec<Agreement> =
        (0..40).map(|_| in_force(&["02", "66"], "2020-01-01", None)).collect();
    for (some, more) in sites(&few).await.iter().zip(&sites(&many).await) {
        let pages = [("/agreements?region=74", 5), ("/agreements/map?region=74", 4)];
        for (path, statements) in pages {
            for site in [some, more] {
                let before = site.app.db.statements();
                assert_eq!(site.get(path).await.status, 200);
                assert_eq!(site.app.db.statements() - before, statements, "{path}");
            }
        }
        let asked = |site: &Site, id| {
            let site = officer(site);
            async move {
                let before = site.app.db.statements();
                assert_eq!(site.get(Show { id }).await.status, 200);
                site.app.db.statements() - before
            }
        };
        assert_eq!(asked(some, few[0].id).await, asked(more, many[0].id).await);
    }
}

#[tokio::test]
async fn the_map_shows_ties_and_says_them() {
    let all = [in_force(&["02"], "2020-01-01", None), in_force(&["02", "66"], "2021-01-01", None)];
    for site in sites(&all).await {
        let page = site.get("/agreements/map?region=74").await.body;
        assert_eq!(page.matches("class=\"tile").count(), 89);
        assert_eq!(page.matches("tile tied").count(), 2);
        assert_eq!(page.matches("tile chosen").count(), 1);
        assert!(page.contains("Республика Башкортостан: 2 действующих соглашения"), "{page}");
        assert!(!page.contains("style="));
        assert_eq!(site.get("/agreements/map").await.status, 200);
        assert_eq!(site.get("/agreements/map?region=00").await.status, 200);
    }
}

#[tokio::test]
async fn contacts_and_drafts_are_not_for_the_public() {
    let mut it = in_force(&["02"], "2020-01-01", None);
    it.parties[0] = it.parties[0].clone().coordinated("О. Макарова", "начальник", "8-351-2");
    let foreign = draft(&["66"]);
    let all = [it.clone(), foreign.clone()];
    for site in sites(&all).await {
        let id = it.id;
        assert!(!site.get(Show { id }).await.body.contains("8-351-2"));
        assert!(officer(&site).get(Show { id }).await.body.contains("8-351-2"));
        let mut third = web::testing::actor(THERE, Role::Officer);
        third.region = code("66");
        let seen = site.signed_in(third).get(Show { id }).await.body;
        assert!(seen.contains("О. Макарова") && !seen.contains("8-351-2"), "no party to it");
        let other = guest(&site);
        assert_eq!(other.get(Show { id: foreign.id }).await.status, 404);
        assert!(!other.get(ListAgreements).await.body.contains(&foreign.id.to_string()));
        assert!(officer(&site).get(ListAgreements).await.body.contains(&foreign.id.to_string()));
        let contact = [("coordinator", "Т. Юсупов"), ("contact", "8-347-2")];
        assert_eq!(other.post(format!("/agreements/{id}/side"), &contact).await.status, 303);
        let parties = kept(&site, id).await.parties;
        assert_eq!(parties[0].coordinator, "О. Макарова", "the other side's stays");
        assert_eq!(parties[1].contact, "8-347-2");
        let hit = |words: &'static str, site: Site| async move {
            let mut tx = site.app.db.read().await.unwrap();
            search::find(&mut tx, words, None, 5).await.unwrap().len()
        };
        assert_eq!(hit("сотрудничество Башкортостан", site.clone()).await, 1);
    }
}

#[tokio::test]
async fn a_successor_in_force_retires_its_predecessor() {
    let before = in_force(&["02"], "2013-12-03", None);
    for site in sites(std::slice::from_ref(&before)).await {
        let id = before.id.to_string();
        let mut fields = form("2024-03-05", "02");
        fields.push(("predecessor", &id));
        let successor = entered(&site, &fields).await;
        let it = kept(&site, before.id).await;
        assert_eq!((it.state, it.ended_on), (State::Superseded, Some(day("2024-03-05"))));
        let page = site.get(Show { id: before.id }).await.body;
        assert!(page.contains(&Show { id: successor }.to_string()), "a link to the successor");
        assert!(officer(&site).get(NEW).await.status == 200);
    }
}

#[tokio::test]
async fn a_register_is_looked_at_and_then_kept_whole() {
    let all = [in_force(&["02"], "2020-01-01", None)];
    for site in sites(&all).await {
        let own = officer(&site);
        let csv = "Наименование;Регионы;Подписано;Действует с\n\
                   О сотрудничестве;74; 01.01.2020;01.01.2020\n";
        let wrong = own
            .post_multipart("/agreements/import", &[], &[("file", "r.csv", csv.as_bytes())])
            .await;
        assert!(wrong.status == 422 && wrong.body.contains("<b>B2</b>"), "{}", wrong.body);
        let csv = "Наименование;Регионы;Подписано;Действует с\n\
                   О сотрудничестве;74; 02;01.01.2020\n"
            .replace("74; 02", "\"74; 02\"")
            .replace(";01.01.2020\n", ";01.01.2020;01.01.2020\n")
            + "О музеях;\"74; 66\";05.05.2025;05.05.2025\n";
        let seen = own
            .post_multipart("/agreements/import", &[], &[("file", "r.csv", csv.as_bytes())])
            .await;
        assert_eq!(seen.status, 200, "{}", seen.body);
        assert!(
            seen.body.contains("Новое соглашение: 1.")
                && seen.body.contains("Уже есть в реестре: 1.")
        );
        let file =
            seen.body.split("name=\"file\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let stranger =
            guest(&site).post("/agreements/import/confirmation", &[("file", file)]).await;
        assert_eq!(stranger.status, 422, "somebody else's table");
        let answer = own.post("/agreements/import/confirmation", &[("file", file)]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let register = own.get(ListAgreements).await.body;
        assert_eq!(register.matches("scope=\"row\"").count(), 2, "{register}");
        assert!(register.contains("О музеях"));
        let book = own.get("/agreements/register.xlsx?q=%D0%BC%D1%83%D0%B7%D0%B5").await;
        assert!(book.status == 200 && book.body.starts_with("PK"));
    }
}

#[tokio::test]
async fn a_register_with_drafts_moves_to_another_house() {
    let mut it = draft(&["02"]);
    it.title = "О будущем".into();
    let here = sites(&[in_force(&["02"], "2020-01-01", None), it]).await;
    for (from, to) in here.iter().zip(&sites(&[]).await) {
        let book = officer(from).get("/agreements/register.xlsx").await.bytes;
        let own = officer(to);
        let files = [("file", "r.xlsx", &book[..])];
        let seen = own.post_multipart("/agreements/import", &[], &files).await.body;
        assert!(seen.contains("Новых соглашений: 2."), "{seen}");
        assert!(seen.contains("Из них 1 проект: его стороны согласуют заново."), "{seen}");
        let file = seen.split("name=\"file\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let kept = own.post("/agreements/import/confirmation", &[("file", file)]).await;
        assert_eq!(kept.status, 303, "{}", kept.body);
        let list = own.get("/api/v1/agreements?state=draft").await.body;
        let list: Value = serde_json::from_str(&list).unwrap();
        assert_eq!(list["items"][0]["title"], "О будущем");
        assert!(!to.get(ListAgreements).await.body.contains("О будущем"), "a draft is not public");
    }
}

#[tokio::test]
async fn programs_list_enter_and_act() {
    for site in sites(&[]).await {
        let own = officer(&site);
        let body = json!({
            "kind": "memorandum", "title": "О книгах", "regions": ["74", "02"],
            "spheres": ["cultural"], "signed_on": "2026-11-01",
        });
        let answer = own.post_json("/api/v1/agreements", &body).await;
        let item: Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!((answer.status, &item["standing"]), (201, &json!("signed")), "{}", answer.body);
        let path = format!("/api/v1/agreements/{}", item["id"].as_str().unwrap());
        let force = json!({ "in_force_from": "2026-11-02", "in_force_to": "2026-12-02" });
        let answer = own.post_json(format!("{path}/force"), &force).await;
        let item: Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!((answer.status, &item["standing"]), (200, &json!("expiring")));
        let list = own.get("/api/v1/agreements?state=expiring&limit=1").await;
        let list: Value = serde_json::from_str(&list.body).unwrap();
        assert_eq!(list["items"][0]["id"], item["id"]);
        let mut tx = site.app.db.read().await.unwrap();
        let waits = waiting(&mut tx, &actor(HOME, Role::Officer), today()).await.unwrap();
        assert_eq!((waits.len(), waits[0].due), (1, Some(day("2026-12-02"))));
    }
}

#[tokio::test]
async fn spheres_are_added_and_renamed() {
    for site in sites(&[]).await {
        let own = officer(&site);
        assert_eq!(own.post("/spheres", &[("name", "")]).await.status, 422);
        assert_eq!(own.post("/spheres", &[("name", "Спорт")]).await.status, 303);
        assert_eq!(own.post("/spheres/social/name", &[("name", "Социум")]).await.status, 303);
        assert_eq!(own.post("/spheres/nothing/name", &[("name", "Х")]).await.status, 404);
        let all = spheres(&mut site.app.db.read().await.unwrap()).await.unwrap();
        assert!(
            all.iter().any(|it| it.name == "Спорт") && all.iter().any(|it| it.name == "Социум")
        );
    }
}

#[tokio::test]
async fn files_are_what_their_names_say() {
    let it = in_force(&["02"], "2020-01-01", None);
    for site in sites(std::slice::from_ref(&it)).await {
        let path = format!("/agreements/{}/files", it.id);
        let bring = |name: &'static str, bytes: &'static [u8]| {
            let (own, path) = (officer(&site), path.clone());
            async move { own.post_multipart(path, &[], &[("file", name, bytes)]).await }
        };
        let disguised = bring("скан.pdf", b"MZ\x90\x00 a program").await;
        assert!(disguised.status == 422 && disguised.body.contains("class=\"fault\""));
        assert_eq!(bring("скан.pdf", b"%PDF-1.7 text").await.status, 303);
        let page = officer(&site).get(Show { id: it.id }).await.body;
        let link =
            page.split(&format!("href=\"{path}/")).nth(1).unwrap().split('"').next().unwrap();
        let file = format!("{path}/{link}");
        assert_eq!(guest(&site).get(&file).await.body, "%PDF-1.7 text");
        assert_eq!(site.get(&file).await.status, 303, "not for the public");
        assert!(!site.get(Show { id: it.id }).await.body.contains("скан.pdf"));
        assert_eq!(officer(&site).post(format!("{file}/removal"), &[]).await.status, 303);
        assert_eq!(guest(&site).get(&file).await.status, 404);
    }
}

#[tokio::test]
async fn the_parties_of_a_draft_change_and_agree_anew() {
    for site in sites(&[]).await {
        let fields = [("kind", "agreement"), ("title", "О туризме"), ("partner", "02")];
        let id = entered(&site, &fields).await;
        let (own, other) = (officer(&site), guest(&site));
        let at = |noun: &str| format!("/agreements/{id}/{noun}");
        let coordinator = [("coordinator", "О. Макарова"), ("office", "начальник")];
        assert_eq!(own.post(at("side"), &coordinator).await.status, 303);
        assert_eq!(own.post(at("word"), &[("side", "0")]).await.status, 303);
        let page = own.get(at("edit")).await.body;
        assert!(page.contains("value=\"02\" selected"), "the partner is there: {page}");

        let text = |more: &[(&'static str, &'static str)]| {
            let mut all = vec![("kind", "agreement"), ("title", "О туризме")];
            all.extend_from_slice(more);
            all
        };
        for (typed, said) in [
            (text(&[("partner", "02"), ("partner5", "02")]), "дважды"),
            (text(&[]), "кроме своей"),
            (text(&[("partner", "00")]), "Нет такого региона"),
        ] {
            let refused = own.post(at("text"), &typed).await;
            assert_eq!(refused.status, 422, "{said}");
            assert!(refused.body.contains(said), "{said}: {}", refused.body);
        }
        let wider = text(&[
            ("partner", "66"),
            ("partner2", "72"),
            ("partner3", "45"),
            ("partner4", "59"),
            ("foreign", "Актюбинская область"),
        ]);
        assert_eq!(own.post(at("text"), &wider).await.status, 303);
        let mut tx = site.app.db.read().await.unwrap();
        let it = find(&mut tx, id).await.unwrap().unwrap();
        drop(tx);
        let codes: Vec<String> = it.regions().iter().map(ToString::to_string).collect();
        assert_eq!(codes, ["74", "66", "72", "45", "59"]);
        assert_eq!((it.parties.len(), &*it.parties[0].coordinator), (6, "О. Макарова"));
        assert!(it.parties.iter().all(|it| it.agreed_on.is_none()), "the text is another now");
        assert_eq!(other.get(Show { id }).await.status, 404, "no party any more");
        let page = own.get(at("edit")).await.body;
        assert!(page.contains("name=\"partner6\"") && page.contains("Актюбинская область"));
    }
}
