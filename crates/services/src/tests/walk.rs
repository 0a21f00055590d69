use super::*;
use crate::pages::{Edit, NewRule, RuleEnd, Rules};
use db::{Db, testing, transact};
use kernel::{Lang, RegionCode, Role};
use regions::{Direction, Organisation, OrganisationKind};
use web::testing::{Site, actor};

const HOME: OrganisationId = OrganisationId::known(1);
const ELSEWHERE: OrganisationId = OrganisationId::known(2);
const DIRECTION: DirectionId = DirectionId::known(1);

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
        let direction = Direction {
            id: DIRECTION,
            organisation: HOME,
            name: "Центр поддержки предпринимательства".into(),
            short_name: "ЦПП".into(),
            curator: String::new(),
            position: 1,
            closed_on: None,
        };
        regions::save_direction(tx, &direction).await
    })
}

async fn sites() -> Vec<Site> {
    let mut sites = Vec::new();
    for db in testing::databases().await {
        centres(&db).await.unwrap();
        sites.push(Site::open(db, [doors(), api_doors()]));
    }
    sites
}

async fn keep(site: &Site, service: &Service, rules: &[RuleVersion]) -> db::Result<()> {
    transact!(site.app.db, |tx| {
        save(tx, service).await?;
        for it in rules {
            save_rule(tx, it).await?;
        }
        Ok(())
    })
}

fn head(site: &Site) -> Site {
    site.signed_in(actor(HOME, Role::Head))
}

fn specialist(site: &Site) -> Site {
    site.signed_in(actor(HOME, Role::Specialist))
}

/// A form that is right.
fn form() -> Vec<(&'static str, &'static str)> {
    vec![
        ("name", "Бизнес-миссия в Уфу"),
        ("direction", "00000000-0000-0000-0000-000000000001"),
        ("kind", "business_mission"),
        ("recipient-company", "on"),
        ("recipient-sole_trader", "on"),
        ("price", "cofinanced"),
        ("amount", "12 500,50"),
        ("limit_per_year", "1"),
        ("term_days", "30"),
        ("act", "приказ № 195"),
        ("valid_from", "01.01.2026"),
    ]
}

fn changed(field: &'static str, value: &'static str) -> Vec<(&'static str, &'static str)> {
    let kept = form().into_iter().filter(|(name, _)| *name != field);
    kept.chain([(field, value)]).collect()
}

#[tokio::test]
async fn a_head_adds_and_changes_a_service() {
    for site in sites().await {
        let head = head(&site);
        let added = head.post(List, &form()).await;
        assert_eq!(added.status, 303, "{}", added.body);
        let page = specialist(&site).get(&added.location).await;
        for words in ["Бизнес-миссия в Уфу", "12\u{a0}500,50\u{a0}₽", "1 раз в год", "30 дней"]
        {
            assert!(page.body.contains(words), "{words}");
        }
        assert!(page.body.contains("услуга добавлена"));
        assert!(!page.body.contains("/edit"), "a specialist changes nothing");

        let id = added.location.rsplit('/').next().unwrap().parse().unwrap();
        assert!(head.get(Edit { id }).await.body.contains("12500.50"));
        assert_eq!(head.post(Show { id }, &changed("name", "Миссия в Казань")).await.status, 303);
        assert!(head.get(Show { id }).await.body.contains("Миссия в Казань"));
        let mut tx = site.app.db.read().await.unwrap();
        let hits = search::find(&mut tx, "миссии", Some(HOME), 5).await.unwrap();
        assert_eq!(hits[0].title, "Миссия в Казань");
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_the_field_and_what_was_typed_stays() {
    for site in sites().await {
        let head = head(&site);
        for (field, value, said) in [
            ("name", "", "Заполните это поле"),
            ("direction", "00000000-0000-0000-0000-000000000009", "Выберите значение"),
            ("kind", "", "Выберите значение"),
            ("amount", "сто", "Укажите сумму"),
            ("limit_per_year", "0", "Укажите число от 1"),
            ("valid_from", "31.02.2026", "Укажите дату"),
            ("valid_to", "31.12.2025", "Последний день раньше первого"),
        ] {
            let answer = head.post(List, &changed(field, value)).await;
            assert_eq!(answer.status, 422, "{field}");
            assert!(answer.body.contains(said), "{field}: {said}");
            assert!(answer.body.contains("приказ № 195"), "{field}: what was typed stays");
        }
        let mut tx = site.app.db.read().await.unwrap();
        assert!(catalogue(&mut tx, HOME).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn rules_follow_one_another() {
    for site in sites().await {
        let service = consultation();
        let id = service.id;
        let old = version(&service, Rule::OlderThan { years: 1 });
        keep(&site, &service, std::slice::from_ref(&old)).await.unwrap();
        let head = head(&site);
        assert_eq!(head.get(NewRule { id }).await.status, 200);
        let rule = |from| {
            [("rule", "older_than"), ("years", "2"), ("act", "приказ № 200"), ("valid_from", from)]
        };
        assert_eq!(head.post(Rules { id }, &rule("01.01.2027")).await.status, 303);
        let page = head.get(Show { id }).await.body;
        for words in
            ["Действующие правила", "Правила, которые вступят в силу", "по 31.12.2026", "ред. 2"]
        {
            assert!(page.contains(words), "{words}");
        }
        let again = head.post(Rules { id }, &rule("01.06.2026")).await;
        assert_eq!(again.status, 422);
        assert!(again.body.contains("уже действует с 01.01.2027"));

        let end = RuleEnd { id, rule: old.id };
        assert_eq!(head.post(&end, &[("valid_to", "2019-01-01")]).await.status, 422);
        assert_eq!(head.post(&end, &[("valid_to", "2026-10-31")]).await.status, 303);
        assert!(head.get(Show { id }).await.body.contains("Прежние правила"));
    }
}

#[tokio::test]
async fn every_kind_of_rule_can_be_typed() {
    for site in sites().await {
        let service = consultation();
        let id = service.id;
        keep(&site, &service, &[]).await.unwrap();
        let head = head(&site);
        for kind in RuleKind::ALL {
            let typed = [
                ("rule", kind.word()),
                ("years", "3"),
                ("window", "years"),
                ("same", "kind"),
                ("codes", "11.01, 12"),
                ("category-small", "on"),
                ("act", "приказ № 195"),
                ("valid_from", "2026-01-01"),
            ];
            let answer = head.post(Rules { id }, &typed).await;
            assert_eq!(answer.status, 303, "{kind}");
            let bare = [("rule", kind.word()), ("act", "приказ"), ("valid_from", "2027-01-01")];
            let needs_more = matches!(
                kind,
                RuleKind::OlderThan
                    | RuleKind::NotRepeated
                    | RuleKind::OkvedStopList
                    | RuleKind::CategoryIn
            );
            assert_eq!(head.post(Rules { id }, &bare).await.status == 422, needs_more, "{kind}");
        }
        let page = head.get(Show { id }).await.body;
        assert!(page.contains("Не чаще раза в 3 года: любая услуга этого вида"));
        assert!(page.contains("стоп-листа: 11.01, 12"));
        let english = head.speaking(Lang::En).get(Show { id }).await.body;
        assert!(english.contains("At most once within 3 years: any service of this kind"));
    }
}

#[tokio::test]
async fn the_catalogue_is_filtered_and_paged() {
    for site in sites().await {
        let site = specialist(&site);
        for number in 0..60 {
            let kind = if number == 7 { ServiceKind::Training } else { ServiceKind::Consultation };
            let name = format!("Услуга {number:02}");
            keep(&site, &Service { name, kind, ..consultation() }, &[]).await.unwrap();
        }
        let gone = Service {
            name: "Прошлогодняя".into(),
            recipients: vec![Recipient::Citizen].into(),
            valid_to: Some(day("2025-12-31")),
            ..consultation()
        };
        keep(&site, &gone, &[]).await.unwrap();
        let first = site.get(List).await.body;
        assert!(first.contains("Услуга 00") && !first.contains("Услуга 50"));
        let next = first.split("href=\"").find(|it| it.starts_with("/services?after=")).unwrap();
        let second = site.get(next.split('"').next().unwrap()).await.body;
        assert!(second.contains("Услуга 50") && !second.contains("Услуга 49"));
        let found = |query: &'static str, name: &'static str| {
            let site = site.clone();
            async move { site.get(format!("/services?{query}")).await.body.contains(name) }
        };
        assert!(found("kind=training", "Услуга 07").await);
        assert!(!found("kind=training", "Услуга 08").await);
        assert!(found("q=%D0%A3%D0%A1%D0%9B%D0%A3%D0%93%D0%90+12", "Услуга 12").await);
        assert!(!found("q=%25", "Прошлогодняя").await, "wildcards are words");
        assert!(!found("recipient=citizen", "Прошлогодняя").await);
        assert!(found("all=on&q=%D0%BF%D1%80%D0%BE%D1%88", "Прошлогодняя").await);
        assert!(found("kind=nonsense", "Услуга 00").await, "an old link still shows its list");
    }
}

#[tokio::test]
async fn programs_read_services_with_their_rules() {
    for site in sites().await {
        let service = consultation();
        let rules = [version(&service, Rule::OlderThan { years: 1 })];
        keep(&site, &service, &rules).await.unwrap();
        let answer = specialist(&site).get("/api/v1/services?limit=1").await;
        let body: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(body["items"][0]["name"], "Консультация по налогам");
        assert_eq!(body["items"][0]["rules"][0]["rule"]["rule"], "older_than");
        assert_eq!(specialist(&site).get("/api/v1/services?after=x").await.status, 422);
    }
}

#[tokio::test]
async fn another_centre_s_service_does_not_exist() {
    for site in sites().await {
        let service = consultation();
        keep(&site, &service, &[]).await.unwrap();
        let id = service.id;
        let stranger = site.signed_in(actor(ELSEWHERE, Role::Head));
        assert_eq!(stranger.get(Show { id }).await.status, 404);
        assert_eq!(stranger.get(Edit { id }).await.status, 404);
        assert_eq!(stranger.post(Show { id }, &form()).await.status, 404);
        assert_eq!(stranger.post(Rules { id }, &[("rule", "platform")]).await.status, 404);
        assert!(!stranger.get(List).await.body.contains("Консультация по налогам"));
        assert_eq!(specialist(&site).post(Show { id }, &form()).await.status, 403);
    }
}
