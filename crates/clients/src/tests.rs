use crate::pages::{Card, Withdrawal};
use crate::*;
use db::{Db, testing, transact};
use kernel::{Category, ClientId, Day, OrganisationId, Recipient, RegionCode, Role};
use regions::{Organisation, OrganisationKind};
use registry::Lookup;
use serde_json::{Value, json};
use web::testing::{Site, actor};

const HOME: OrganisationId = OrganisationId::known(1);
const ELSEWHERE: OrganisationId = OrganisationId::known(2);

/// A company and a sole trader of the registry, and two ИНН it does not know.
const COMPANY: &str = "7707083893";
const TRADER: &str = "500100732259";
const UNKNOWN_COMPANY: &str = "7707329152";
const UNKNOWN_PERSON: &str = "744903012390";

fn dump_day() -> Day {
    "2026-11-10".parse().unwrap()
}

async fn centres(db: &Db) -> db::Result<()> {
    let region: RegionCode = "74".parse().unwrap();
    transact!(db, |tx| {
        regions::seed(tx).await?;
        for id in [HOME, ELSEWHERE] {
            let centre = Organisation {
                id,
                region,
                kind: OrganisationKind::Centre,
                name: "Центр «Мой бизнес»".into(),
                short_name: "Центр".into(),
                time_zone: "Asia/Yekaterinburg".parse().unwrap(),
                address: String::new(),
                founded_on: None,
            };
            regions::save_organisation(tx, &centre).await?;
        }
        Ok(())
    })
}

/// Both databases with two centres and a registry of two.
async fn sites() -> Vec<Site> {
    let mut sites = Vec::new();
    for db in testing::databases().await {
        centres(&db).await.unwrap();
        let baker = registry::testing::company(COMPANY, "ООО «Пекарня»");
        let mut trader = registry::testing::company(TRADER, "ЁЛКИНА АННА ИВАНОВНА");
        (trader.kind, trader.short_name) = (Some(Recipient::SoleTrader), None);
        registry::testing::live(&db, dump_day(), &[baker, trader]).await;
        sites.push(Site::open(db, [doors(), api_doors()]));
    }
    sites
}

fn specialist(site: &Site) -> Site {
    site.signed_in(actor(HOME, Role::Specialist))
}

async fn client_of(site: &Site, inn: &str) -> Option<Client> {
    let mut tx = site.app.db.read().await.unwrap();
    by_inn(&mut tx, HOME, &inn.parse().unwrap()).await.unwrap()
}

async fn made(site: &Site, inn: &str) -> Client {
    let answer = specialist(site).post(List, &[("inn", inn)]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let client = client_of(site, inn).await.unwrap();
    assert_eq!(answer.location, Show { id: client.id }.to_string());
    client
}

#[test]
fn names_sort_without_their_legal_form() {
    assert_eq!(sort_name("ООО «Вектор плюс»"), "вектор плюс");
    assert_eq!(sort_name("ИП Ёлкина Анна"), "елкина анна");
    assert_eq!(sort_name("ООО"), "ооо");
    assert_eq!(sort_name("Аоки"), "аоки");
}

#[test]
fn kind_and_inn_go_together() {
    let made = |kind, inn: Option<&str>| {
        let inn = inn.map(|it| it.parse().unwrap());
        let secret = kernel::Secret::new([1; 32]);
        let now = web::testing::noon();
        Client::by_hand(HOME, kind, inn, "Имя".into(), &Lookup::NoDump, &secret, now).map(drop)
    };
    assert_eq!(made(Recipient::Citizen, None), Ok(()));
    assert_eq!(made(Recipient::SelfEmployed, None), Err(Unfit::NoInn));
    assert_eq!(made(Recipient::Company, Some(COMPANY)), Ok(()));
    assert_eq!(made(Recipient::Company, Some(TRADER)), Err(Unfit::OtherKind));
    assert_eq!(made(Recipient::SelfEmployed, Some(TRADER)), Ok(()));
    assert_eq!(made(Recipient::SelfEmployed, Some(COMPANY)), Err(Unfit::OtherKind));
}

#[tokio::test]
async fn an_inn_fills_the_card() {
    for site in sites().await {
        let page = specialist(&site).get(format!("{New}?inn={COMPANY}&phone=2-14-06")).await.body;
        for words in
            ["ООО «Пекарня»", "микропредприятие", "в реестре на 10.11.2026", "10.71", "2-14-06"]
        {
            assert!(page.contains(words), "{words}");
        }
        let client = made(&site, COMPANY).await;
        assert_eq!((client.kind, client.category), (Recipient::Company, Some(Category::Micro)));
        assert_eq!((client.sme_day, client.sme_found), (Some(dump_day()), true));
        assert_eq!(client.okveds.len(), 1);
        assert_eq!(client.key, site.app.secret.client_key(COMPANY));
        let trader = made(&site, TRADER).await;
        assert_eq!(
            (trader.kind, trader.name.as_str()),
            (Recipient::SoleTrader, "ИП Ёлкина Анна Ивановна")
        );
        let mut tx = site.app.db.read().await.unwrap();
        let hits = search::find(&mut tx, "пекарни", Some(HOME), 5).await.unwrap();
        assert_eq!(hits[0].id, client.id.to_string());
        assert!(search::find(&mut tx, "пекарни", Some(ELSEWHERE), 5).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_wrong_inn_is_explained_and_kept() {
    for site in sites().await {
        for (inn, rule, said) in [
            ("7707083894", "id-checksum", "контрольная цифра"),
            ("77070838AB", "id-digits", "только цифры"),
            ("77070838931", "id-length", "здесь 11"),
            ("0000000000", "id-zeros", "нулей"),
        ] {
            let desk = specialist(&site);
            for answer in [
                desk.post(List, &[("inn", inn), ("contact", "Анна")]).await,
                desk.get(format!("{New}?inn={inn}&contact=%D0%90%D0%BD%D0%BD%D0%B0")).await,
            ] {
                assert!(answer.body.contains(said), "{inn}: {said}");
                assert!(answer.body.contains(&format!("value=\"{inn}\"")), "{inn} is kept");
                assert!(answer.body.contains("Анна"), "what was typed beside it too");
            }
            assert_eq!(desk.post(List, &[("inn", inn)]).await.status, 422);
            let answer = desk.post_json("/api/v1/clients", &json!({ "inn": inn })).await;
            let problem: Value = serde_json::from_str(&answer.body).unwrap();
            assert_eq!(
                (answer.status, &problem["field"], &problem["rule"]),
                (422, &json!("inn"), &json!(rule))
            );
        }
        let list = specialist(&site).get(List).await.body;
        assert!(list.contains("Клиентов не нашлось"), "nothing is saved");
    }
}

#[tokio::test]
async fn whom_the_registry_does_not_know_a_person_names() {
    for site in sites().await {
        let desk = specialist(&site);
        let page = desk.get(format!("{New}?inn={UNKNOWN_PERSON}")).await.body;
        for words in ["на 10.11.2026 этого ИНН нет", "Самозанятый", "Гражданин, планирует бизнес"]
        {
            assert!(page.contains(words), "{words}");
        }
        assert!(!page.contains("Юридическое лицо"), "12 digits name a person");
        let silent = desk.post(List, &[("inn", UNKNOWN_PERSON)]).await;
        assert_eq!(silent.status, 422);
        assert!(silent.body.contains("10.11.2026 этого ИНН нет: выберите, кто это"));

        let typed = [("inn", UNKNOWN_PERSON), ("kind", "self_employed"), ("name", "Пётр Лугов")];
        assert_eq!(desk.post(List, &typed).await.status, 303);
        let client = client_of(&site, UNKNOWN_PERSON).await.unwrap();
        assert_eq!(client.kind, Recipient::SelfEmployed);
        assert_eq!(
            (client.sme_day, client.sme_found),
            (Some(dump_day()), false),
            "the answer is kept"
        );
        let answer = desk
            .post_json(
                "/api/v1/clients",
                &json!({ "inn": UNKNOWN_COMPANY, "kind": "self_employed", "name": "Кто" }),
            )
            .await;
        let problem: Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!((answer.status, &problem["rule"]), (422, &json!("client-other-kind")));
    }
}

#[tokio::test]
async fn a_citizen_comes_without_an_inn() {
    for site in sites().await {
        let desk = specialist(&site);
        assert_eq!(desk.post(List, &[("name", "Анна")]).await.status, 422);
        for _ in 0..2 {
            let typed = [("kind", "citizen"), ("name", "Анна Озёрная"), ("email", "a@b.ru")];
            assert_eq!(desk.post(List, &typed).await.status, 303);
        }
        let typed = [("kind", "citizen"), ("name", "Анна"), ("email", "почта"), ("phone", "нет")];
        let wrong = desk.post(List, &typed).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("Проверьте адрес") && wrong.body.contains("Проверьте номер"));
    }
}

#[tokio::test]
async fn one_client_per_inn_and_organisation() {
    for site in sites().await {
        let client = made(&site, COMPANY).await;
        let again = specialist(&site).post(List, &[("inn", COMPANY)]).await;
        assert_eq!(again.status, 422);
        assert!(again.body.contains("уже есть"));
        assert!(again.body.contains(&Show { id: client.id }.to_string()), "a link to the card");
        let api = specialist(&site).post_json("/api/v1/clients", &json!({ "inn": COMPANY })).await;
        assert_eq!(api.status, 200);
        let new = specialist(&site).post_json("/api/v1/clients", &json!({ "inn": TRADER })).await;
        assert_eq!(new.status, 201, "{}", new.body);
        let other = site.signed_in(actor(ELSEWHERE, Role::Specialist));
        assert_eq!(other.post(List, &[("inn", COMPANY)]).await.status, 303);
    }
}

#[tokio::test]
async fn many_at_once_make_one_card() {
    for site in sites().await {
        let desk = specialist(&site);
        let mut asks = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let desk = desk.clone();
            asks.spawn(async move {
                desk.post_json("/api/v1/clients", &json!({ "inn": COMPANY })).await
            });
        }
        let answers = asks.join_all().await;
        let ids: std::collections::BTreeSet<String> = answers
            .iter()
            .map(|it| serde_json::from_str::<Value>(&it.body).unwrap()["id"].to_string())
            .collect();
        assert_eq!(ids.len(), 1);
        assert_eq!(answers.iter().filter(|it| it.status == 201).count(), 1);
    }
}

#[tokio::test]
async fn a_citizen_without_a_number_sent_twice_is_one_card() {
    for site in sites().await {
        let desk = specialist(&site);
        let page = desk.get(New).await.body;
        let once = page.split("name=\"once\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let form = [("kind", "citizen"), ("name", "Азат Уразаев"), ("once", once)];
        let (one, two) = tokio::join!(desk.post(List, &form), desk.post(List, &form));
        assert_eq!((one.status, two.status), (303, 303), "{} {}", one.body, two.body);
        assert_eq!(
            (&one.location, &two.location),
            (&two.location, &desk.post(List, &form).await.location)
        );
        assert_eq!(desk.get(List).await.body.matches("Азат Уразаев").count(), 1);

        let asked = json!({ "id": ClientId::new(), "kind": "citizen", "name": "Зифа Уразаева" });
        let statuses = [
            desk.post_json("/api/v1/clients", &asked).await.status,
            desk.post_json("/api/v1/clients", &asked).await.status,
        ];
        assert_eq!(statuses, [201, 200]);
        let stranger = site.signed_in(actor(ELSEWHERE, Role::Specialist));
        assert_eq!(stranger.post_json("/api/v1/clients", &asked).await.status, 404);
        assert_eq!(stranger.post(List, &form).await.status, 404);
        assert_eq!(
            desk.post(List, &[("once", "no id"), ("kind", "citizen"), ("name", "Я")]).await.status,
            422
        );
    }
}

#[tokio::test]
async fn ensure_finds_or_adds() {
    for site in sites().await {
        let actor = actor(HOME, Role::Desk);
        let now = web::testing::noon();
        let ask = async |inn: &str| -> db::Result<Option<Client>> {
            let inn = inn.parse().unwrap();
            transact!(site.app.db, |tx| {
                let lookup = registry::lookup(tx, &inn).await?;
                ensure(tx, &actor, &site.app.secret, &inn, &lookup, now).await
            })
        };
        let first = ask(COMPANY).await.unwrap().unwrap();
        assert_eq!(ask(COMPANY).await.unwrap(), Some(first));
        assert_eq!(ask(UNKNOWN_PERSON).await.unwrap(), None);
    }
}

#[tokio::test]
async fn a_card_changes_and_asks_the_registry_anew() {
    for site in sites().await {
        let desk = specialist(&site);
        let id = made(&site, COMPANY).await.id;
        let typed = [
            ("contact", "Анна"),
            ("phone", "+7 351 2140606"),
            ("kind", "citizen"),
            ("name", "Не то"),
        ];
        assert_eq!(desk.post(Card { id }, &typed).await.status, 303);
        let client = client_of(&site, COMPANY).await.unwrap();
        assert_eq!((client.contact.as_str(), client.name.as_str()), ("Анна", "ООО «Пекарня»"));
        assert!(desk.get(Edit { id }).await.body.contains("+7 351 2140606"));
        assert_eq!(desk.post(Card { id }, &[("email", "почта")]).await.status, 422);

        let later: Day = "2026-12-10".parse().unwrap();
        let mut grown = registry::testing::company(TRADER, "ЁЛКИНА АННА ИВАНОВНА");
        grown.kind = Some(Recipient::SoleTrader);
        registry::testing::live(&site.app.db, later, &[grown]).await;
        assert_eq!(desk.post(Refresh { id }, &[]).await.status, 303);
        let client = client_of(&site, COMPANY).await.unwrap();
        assert_eq!((client.sme_day, client.sme_found, client.category), (Some(later), false, None));
        let mut tx = site.app.db.read().await.unwrap();
        let verbs = journal::of_thing(&mut tx, journal::Thing::Client, id, 9).await.unwrap();
        let verbs: Vec<_> = verbs.iter().map(|it| it.verb.as_str()).collect();
        assert_eq!(verbs, ["client-not-in-registry", "client-changed", "client-added"]);
    }
}

#[tokio::test]
async fn consents_are_given_and_withdrawn() {
    for site in sites().await {
        let desk = specialist(&site);
        let id = made(&site, COMPANY).await.id;
        let typed = |time| {
            [
                ("purpose", "mailing"),
                ("text_version", "2025-09"),
                ("channel", "paper"),
                ("given_on", "2026-11-23"),
                ("given_time", time),
            ]
        };
        for (time, said) in [("25:00", "Укажите время"), ("23:59", "позже, чем сейчас")]
        {
            let wrong = desk.post(Consents { id }, &typed(time)).await;
            assert_eq!(wrong.status, 422);
            assert!(wrong.body.contains(said));
        }
        assert_eq!(desk.post(Consents { id }, &typed("9:30")).await.status, 303);
        let page = desk.get(Consents { id }).await.body;
        assert!(page.contains("23.11.2026, 09:30") && page.contains("приглашения и новости"));

        let mut tx = site.app.db.read().await.unwrap();
        let consent = consents(&mut tx, id).await.unwrap().remove(0).id;
        drop(tx);
        let withdrawal = Withdrawal { id, consent };
        assert_eq!(desk.post(&withdrawal, &[]).await.status, 303);
        assert_eq!(desk.post(&withdrawal, &[]).await.status, 422);
        assert!(desk.get(Consents { id }).await.body.contains("отозвано"));
        let auditor = site.signed_in(actor(HOME, Role::Auditor));
        assert!(
            !auditor
                .get(Consents { id })
                .await
                .body
                .contains("<form method=\"post\" action=\"/clients/")
        );
        assert_eq!(auditor.post(Consents { id }, &typed("9:30")).await.status, 403);
    }
}

#[tokio::test]
async fn another_organisation_s_client_does_not_exist() {
    for site in sites().await {
        let id = made(&site, COMPANY).await.id;
        let stranger = site.signed_in(actor(ELSEWHERE, Role::Head));
        assert_eq!(stranger.get(Edit { id }).await.status, 404);
        assert_eq!(stranger.get(Consents { id }).await.status, 404);
        assert_eq!(stranger.post(Card { id }, &[]).await.status, 404);
        assert_eq!(stranger.post(Refresh { id }, &[]).await.status, 404);
        assert!(!stranger.get(List).await.body.contains("Пекарня"));
        assert_eq!(stranger.get(Edit { id: ClientId::new() }).await.status, 404);
        let api = stranger.get("/api/v1/clients").await;
        assert_eq!(serde_json::from_str::<Value>(&api.body).unwrap()["items"], json!([]));
    }
}

#[tokio::test]
async fn the_list_is_filtered_sorted_and_paged() {
    for site in sites().await {
        let desk = specialist(&site);
        made(&site, COMPANY).await;
        made(&site, TRADER).await;
        for number in 0..55 {
            let name = format!("Гражданин {number:02}");
            let typed = [("kind", "citizen"), ("name", name.as_str())];
            assert_eq!(desk.post(List, &typed).await.status, 303);
        }
        let first = desk.get(List).await.body;
        assert!(first.contains("Гражданин 00") && !first.contains("Пекарня"), "by name");
        let next = first.split("href=\"").find(|it| it.starts_with("/clients?after=")).unwrap();
        assert!(desk.get(next.split('"').next().unwrap()).await.body.contains("Пекарня"));
        let newest = desk.get(format!("{List}?order=new")).await.body;
        assert!(newest.contains("Гражданин 54") && !newest.contains("Гражданин 00"));
        let next =
            newest.split("href=\"").find(|it| it.contains("after=") && it.contains("order=new"));
        let next = next.unwrap().split('"').next().unwrap().replace("&amp;", "&");
        assert!(desk.get(next).await.body.contains("Гражданин 00"));
        for query in [
            "q=%D0%BF%D0%B5%D0%9A",
            "q=%D0%9E%D0%9E%D0%9E+%C2%AB%D0%BF%D0%B5%D0%BA",
            "q=7707083893",
            "kind=company",
        ] {
            let found = desk.get(format!("{List}?{query}")).await.body;
            assert!(found.contains("Пекарня") && !found.contains("Гражданин 0"), "{query}");
        }
    }
}

#[tokio::test]
async fn the_head_takes_the_list_away_and_the_journal_knows() {
    for site in sites().await {
        made(&site, COMPANY).await;
        made(&site, TRADER).await;
        let head = site.signed_in(actor(HOME, Role::Head));
        let page = head.get(format!("{List}?kind=company")).await.body;
        assert!(page.contains("href=\"/clients/list.xlsx?kind=company\""), "{page}");
        let taken = head.get("/clients/list.xlsx?kind=company").await;
        assert_eq!(taken.status, 200, "{}", taken.body);
        let limits = documents::Limits::default();
        let sheet = documents::read_xlsx(&taken.bytes, limits).unwrap().remove(0);
        let column: Vec<&str> = sheet.rows.iter().map(|row| row[1].as_str()).collect();
        assert_eq!(column, ["ИНН", COMPANY], "the filter holds");
        let mut tx = site.app.db.read().await.unwrap();
        let (noted,): (String,) =
            db::sql!("select detail from journal where verb = 'clients-taken'")
                .one(&mut tx)
                .await
                .unwrap();
        assert!(noted.contains("\"rows\":1"), "{noted}");

        let desk = specialist(&site);
        assert!(!desk.get(List).await.body.contains("list.xlsx"));
        assert_eq!(desk.get("/clients/list.xlsx").await.status, 403);
        let stranger = site.signed_in(actor(ELSEWHERE, Role::Head));
        let theirs = stranger.get("/clients/list.xlsx").await;
        assert_eq!(documents::read_xlsx(&theirs.bytes, limits).unwrap()[0].rows.len(), 1);
    }
}
