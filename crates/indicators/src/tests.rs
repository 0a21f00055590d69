use crate::{api_doors, doors};
use db::{Db, Result, sql, testing, transact};
use kernel::{
    AccountId, ApplicationId, ClientId, Day, DirectionId, Lang, OrganisationId, Recipient, Role,
    Secret, ServiceId,
};
use ledger::{Decision, NewRendering};
use regions::{Direction, Organisation, OrganisationKind, Workspace};
use web::testing::{Site, actor};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn centre(n: u128) -> Organisation {
    Organisation {
        id: OrganisationId::known(0x0a00 + n),
        region: "74".parse().unwrap(),
        kind: OrganisationKind::Centre,
        name: format!("Центр «Мой бизнес» № {n}"),
        short_name: format!("Центр {n}"),
        time_zone: "Asia/Yekaterinburg".parse().unwrap(),
        address: "г. Челябинск, ул. Российская".into(),
        founded_on: Some(day("2019-02-01")),
    }
}

fn direction() -> Direction {
    Direction {
        id: DirectionId::known(0x0d00),
        organisation: centre(0).id,
        name: "Центр поддержки предпринимательства".into(),
        short_name: "ЦПП".into(),
        curator: String::new(),
        position: 1,
        closed_on: None,
    }
}

fn rendering(n: u128, client: u128, rendered_on: Day) -> NewRendering {
    NewRendering {
        organisation: centre(n).id,
        region: "74".parse().unwrap(),
        direction: direction().id,
        service: ServiceId::known(0x5000),
        client: ClientId::known(0xc000 + client),
        client_key: Secret::new([7; 32]).client_key(&client.to_string()),
        recipient: Recipient::Company,
        rendered_on,
        recorded_on: rendered_on,
        recorded_at: format!("{rendered_on}T10:00:00Z").parse().unwrap(),
        application: None,
        account: AccountId::known(1),
        free: client.is_multiple_of(2),
        days: client as i64 % 5,
        result: String::new(),
        facts: "{}".into(),
        once: None,
    }
}

/// Two centres of one region, the first with a direction, a service and a workspace.
async fn fill(db: &Db) -> Result<()> {
    transact!(db, |tx| {
        regions::seed(tx).await?;
        for n in 0..2 {
            regions::save_organisation(tx, &centre(n)).await?;
        }
        regions::save_direction(tx, &direction()).await?;
        let hall = Workspace {
            id: kernel::WorkspaceId::new(),
            organisation: centre(0).id,
            name: "Коворкинг".into(),
            seats: 24,
            note: String::new(),
            closed_on: None,
        };
        regions::save_workspace(tx, &hall).await?;
        sql!(
            "insert into services (id, organisation, direction, name, folded, kind, recipients, price, term_days, valid_from)
             values ($1, $2, $3, 'Бизнес-план', 'бизнес-план', 'consultation', 'company', 'free', 3, '2019-01-01')",
            ServiceId::known(0x5000),
            centre(0).id,
            direction().id
        )
        .run(tx)
        .await?;
        Ok(())
    })
}

/// 30 renderings of the first centre and 10 of the second to 10 clients, a year of them; 8
/// decisions of the first, 2 refusals among them.
async fn render(db: &Db) -> Result<()> {
    for n in 0..40_u128 {
        let new = rendering(u128::from(n >= 30), n % 10, day("2025-11-15").plus_days(n as i32 * 9));
        transact!(db, |tx| { ledger::render(tx, &new).await })?;
    }
    for n in 0..8 {
        let decision = Decision {
            application: ApplicationId::new(),
            organisation: centre(0).id,
            region: "74".parse().unwrap(),
            decided_on: day("2026-03-02"),
            refused: n < 2,
        };
        transact!(db, |tx| { ledger::decided(tx, &decision).await })?;
    }
    Ok(())
}

async fn sites() -> Vec<(Db, Site)> {
    let mut sites = Vec::new();
    for db in testing::databases().await {
        fill(&db).await.unwrap();
        render(&db).await.unwrap();
        sites.push((db.clone(), Site::open(db, [doors(), api_doors()])));
    }
    sites
}

#[tokio::test]
async fn a_centre_is_shown_in_three_statements() {
    for (db, site) in sites().await {
        let site = site.signed_in(actor(centre(0).id, Role::Specialist));
        let page = format!("/organisations/{}", centre(0).id);
        let before = db.statements();
        let seen = site.get(&page).await;
        assert_eq!((seen.status, db.statements() - before), (200, 4), "it has never seen them");
        let before = db.statements();
        assert_eq!((site.get(&page).await.body == seen.body, db.statements() - before), (true, 3));
        let body = seen.body;
        for words in [
            "Оказано с 2019 года на 23.11.2026",
            "<b>30</b><span>услуг оказано</span>",
            "<b>10</b><span>уникальных клиентов</span>",
            "25,0\u{a0}%",
            "Бизнес-план",
            "Коворкинг: 24 места",
            "href=\"/renderings/new\"",
            "href=\"/renderings?from=2026-07-01&amp;to=2026-07-31\"",
            "href=\"/renderings?direction=",
            "href=\"/renderings/clients\"",
            "href=\"/applications?state=refused\"",
        ] {
            assert!(body.contains(words), "{words}: {body}");
        }
        let march = site.get(format!("{page}?period=m2026-03&on=2026-03-20")).await.body;
        let refused = "state=refused&amp;decided_from=2026-03-01&amp;decided_to=2026-03-20";
        let clients = "/renderings/clients?from=2026-03-01&amp;to=2026-03-31&amp;on=2026-03-20";
        assert!(march.contains(refused) && march.contains(clients), "{march}");
        // The median of days 0, 1, 2, 3, 4, each six times.
        assert!(body.contains("<b>2\u{a0}дня</b>"), "{body}");
        let fragment = site.get(format!("{page}/figures?period=a")).await.body;
        assert!(!fragment.contains("<html") && fragment.contains("<b>30</b>"));
        assert_eq!(site.get(format!("{page}?period=x")).await.status, 422);
        assert_eq!(site.get(format!("/organisations/{}", OrganisationId::new())).await.status, 404);
    }
}

#[tokio::test]
async fn strangers_see_figures_but_not_rows() {
    for (_, site) in sites().await {
        let stranger = site.signed_in(actor(centre(1).id, Role::Head));
        let body = stranger.get(format!("/organisations/{}", centre(0).id)).await.body;
        assert!(body.contains("<b>30</b>"), "{body}");
        assert!(!body.contains("href=\"/renderings"), "{body}");
        assert!(body.contains("?period=m2026-07"), "a month leads to its figures");
        let observer = site.signed_in(actor(centre(0).id, Role::Observer));
        let body = observer.get(format!("/organisations/{}", centre(0).id)).await.body;
        assert!(!body.contains("href=\"/renderings"), "an observer reads figures only: {body}");
    }
}

#[tokio::test]
async fn a_page_without_services_says_so_and_what_to_do() {
    for (_, site) in sites().await {
        let page = async |path: String, role| {
            site.signed_in(actor(centre(0).id, role)).get(path).await.body
        };
        // Before the first service of the tests: nothing that year, nor the year before.
        let centre_then = format!("/organisations/{}?on=2020-06-01", centre(0).id);
        for path in ["/regions/74?on=2020-06-01".to_owned(), centre_then.clone()] {
            let body = page(path, Role::Observer).await;
            assert!(body.contains("За два года услуг не оказано"), "{body}");
            assert!(body.contains("выберите над показателями другой период"), "{body}");
            assert!(!body.contains("figure class=\"chart"), "no empty chart: {body}");
            assert!(!body.contains("Запишите первую услугу"), "not for an observer: {body}");
        }
        let own = page(centre_then, Role::Specialist).await;
        assert!(own.contains("Запишите первую услугу: кнопка «"), "{own}");
        let now = page(format!("/organisations/{}", centre(0).id), Role::Specialist).await;
        assert!(now.contains("figure class=\"chart") && !now.contains("За два года"), "{now}");
    }
}

#[tokio::test]
async fn every_figure_as_it_stood_on_a_day() {
    for (db, site) in sites().await {
        let site = site.signed_in(actor(centre(0).id, Role::Head));
        let page = format!("/organisations/{}?on=2025-12-31", centre(0).id);
        let before = site.get(&page).await.body;
        assert!(before.contains("Оказано с 2019 года на 31.12.2025"), "{before}");
        assert!(before.contains("<b>6</b><span>услуг оказано</span>"), "{before}");
        assert!(
            before.contains("to=2025-12-31&amp;on=2025-12-31"),
            "its rows are those of that day"
        );
        // An entry that came late, and a decision since: the past stays.
        let late =
            NewRendering { recorded_on: day("2026-01-15"), ..rendering(0, 77, day("2025-12-01")) };
        enter(&db, &late).await.unwrap();
        assert_eq!(site.get(&page).await.body, before);
        let now = site.get(format!("/organisations/{}?period=m2025-12", centre(0).id)).await.body;
        assert!(now.contains("<b>5</b><span>услуг оказано</span>"), "{now}");
    }
}

async fn enter(db: &Db, new: &NewRendering) -> Result<ledger::Rendered> {
    transact!(db, |tx| { ledger::render(tx, new).await })
}

#[tokio::test]
async fn a_region_counts_a_client_of_two_centres_once() {
    for (db, site) in sites().await {
        let site = site.signed_in(actor(centre(0).id, Role::Officer));
        let before = db.statements();
        let seen = site.get("/regions/74").await;
        assert_eq!((seen.status, db.statements() - before), (200, 6));
        let before = db.statements();
        let again = site.get("/regions/74").await;
        assert_eq!((again.body == seen.body, db.statements() - before), (true, 5));
        assert!(seen.body.contains("<b>40</b><span>услуг оказано</span>"), "{}", seen.body);
        assert!(seen.body.contains("<b>10</b><span>уникальных клиентов</span>"));
        for n in 0..2 {
            assert!(seen.body.contains(&centre(n).name));
        }
        // Every figure leads to the organisations it is the sum of, every direction to its own.
        assert_eq!(seen.body.matches("href=\"#organisations\"").count(), 5, "{}", seen.body);
        let (first, name) = (centre(0).id, direction().name);
        let own = format!("href=\"/organisations/{first}?period=a\">{name}<");
        assert!(seen.body.contains(&own), "{own}: {}", seen.body);
        let back = site.get("/regions/74?on=2026-06-30&period=y2026").await.body;
        assert!(back.contains("Оказано за 2026 год, на 30.06.2026"), "{back}");
        let empty = site.get("/regions/02").await;
        assert!(empty.body.contains("Организаций пока нет"), "{}", empty.body);
        assert_eq!(site.get("/regions/00").await.status, 404);
    }
}

#[tokio::test]
async fn programs_read_the_same_figures() {
    for (_, site) in sites().await {
        let site = site.signed_in(actor(centre(0).id, Role::Observer)).speaking(Lang::En);
        let read = async |query: &str| {
            let answer = site.get(format!("/api/v1/figures{query}")).await;
            (answer.status, serde_json::from_str::<serde_json::Value>(&answer.body).unwrap())
        };
        let (status, own) = read("?cut=total").await;
        assert_eq!(status, 200);
        let total = serde_json::json!({"cut": "total", "services": 30, "clients": 10, "free": 15});
        assert_eq!(own["cuts"], serde_json::json!([total]));
        assert_eq!(own["median_days"], 2.0);
        assert_eq!(own["months"].as_array().unwrap().len(), 24);
        let (_, region) = read("?region=74&period=y2025&on=2025-12-31").await;
        assert_eq!((&region["period"], &region["on"]), (&"y2025".into(), &"2025-12-31".into()));
        assert_eq!(region["cuts"][0]["services"], 6);
        assert_eq!(read("?cut=everything").await.0, 422);
        assert_eq!(read("?region=xx").await.0, 422);
    }
}
