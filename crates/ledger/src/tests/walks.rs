//! Walks through the front door.

use super::{day, organisation, render, rendering};
use crate::model::NewRendering;
use crate::{api_doors, doors, verify};
use db::{Db, sql, testing, transact};
use kernel::{Actor, RenderingId, Role};
use web::testing::{Site, actor};

async fn centre() -> Vec<(Db, Site)> {
    let mut sites = Vec::new();
    for db in testing::databases().await {
        add_catalogue(&db).await.unwrap();
        let site = Site::open(db.clone(), [doors(), api_doors()]);
        sites.push((db, site));
    }
    sites
}

/// An organisation with a direction, a service and two clients, as `rendering(0, 1, …)` and
/// `rendering(0, 2, …)` name them.
async fn add_catalogue(db: &Db) -> db::Result<()> {
    let new = rendering(0, 1, day("2026-11-23"));
    transact!(db, |tx| {
        sql!("insert into regions (code, name, time_zone) values ('74', '74', 'UTC')")
            .run(tx)
            .await?;
        sql!(
            "insert into organisations (id, region, kind, name, short_name, time_zone)
             values ($1, '74', 'centre', 'Центр', 'Центр', 'UTC')",
            new.organisation
        )
        .run(tx)
        .await?;
        sql!(
            "insert into directions (id, organisation, name, short_name, position)
             values ($1, $2, 'Центр поддержки предпринимательства', 'ЦПП', 1)",
            new.direction,
            new.organisation
        )
        .run(tx)
        .await?;
        sql!(
            "insert into services (id, organisation, direction, name, folded, kind, recipients, price, term_days, valid_from)
             values ($1, $2, $3, 'Бизнес-план', 'бизнес-план', 'consultation', 'company', 'free', 3, '2019-01-01')",
            new.service,
            new.organisation,
            new.direction
        )
        .run(tx)
        .await?;
        for (n, name) in [(1, "ИП Хайруллин"), (2, "ИП Абдуллин")] {
            let new = rendering(0, n, day("2026-11-23"));
            sql!(
                "insert into clients
                   (id, organisation, key, kind, inn, name, folded, created_at, updated_at)
                 values ($1, $2, $3, 'sole_trader', $4, $5, $6, '', '')",
                new.client,
                new.organisation,
                new.client_key.clone(),
                format!("74000011220{n}"),
                name,
                name.to_lowercase()
            )
            .run(tx)
            .await?;
        }
        Ok(())
    })
}

fn head() -> Actor {
    actor(organisation(0), Role::Head)
}

async fn rendered(db: &Db, new: NewRendering) -> RenderingId {
    render(db, &new).await.unwrap().id
}

#[tokio::test]
async fn the_list_narrows_and_knows_its_total() {
    for (db, site) in centre().await {
        for n in 0..60 {
            rendered(&db, rendering(0, 1, day("2026-09-01").plus_days(n))).await;
        }
        let site = site.signed_in(head());
        let before = db.statements();
        let all = site.get("/renderings").await;
        assert_eq!((all.status, db.statements() - before), (200, 3));
        assert!(all.body.contains("60 услуг") && all.body.contains("ИП Хайруллин"), "{}", all.body);
        let next = all.body.split("href=\"/renderings?after=").nth(1).unwrap();
        let next = next.split('"').next().unwrap();
        let second = site.get(format!("/renderings?after={next}")).await;
        assert_eq!(second.body.matches("<th scope=\"row\">").count(), 10);
        let month = site.get("/renderings?period=m2026-10").await;
        assert!(month.body.contains("30 услуг"), "October ends the sixty days");
        let client = rendering(0, 1, day("2026-11-23")).client;
        let of_client =
            site.get(format!("/renderings?client={client}&on=2026-09-02&free=true")).await;
        assert_eq!(of_client.body.matches("<th scope=\"row\">").count(), 2);
        assert_eq!(site.get("/renderings?on=31.02.2026").await.status, 422);
    }
}

#[tokio::test]
async fn unique_clients_lead_to_clients() {
    for (db, site) in centre().await {
        let first = rendered(&db, rendering(0, 1, day("2026-09-01"))).await;
        rendered(&db, rendering(0, 1, day("2026-09-02"))).await;
        rendered(&db, rendering(0, 2, day("2026-10-05"))).await;
        rendered(&db, rendering(1, 3, day("2026-09-05"))).await;
        let site = site.signed_in(head());
        let seen = async |query: &str| site.get(format!("/renderings/clients{query}")).await;
        let before = db.statements();
        let all = seen("").await;
        assert_eq!((all.status, db.statements() - before), (200, 2));
        assert!(all.body.contains("2 клиента, каждый один раз"), "{}", all.body);
        let rows = |of: &web::testing::Answer| of.body.matches("<th scope=\"row\">").count();
        assert_eq!(rows(&all), 2, "the neighbour's client is not among them");
        assert_eq!(rows(&seen("?period=m2026-09").await), 1);
        assert_eq!(rows(&seen("?from=2026-11-01").await), 0);

        // Whoever has nothing left is no client of the period, but was one on a day before.
        for n in [first] {
            let done =
                site.post(format!("/renderings/{n}/reversal"), &[("reason", "ошибка")]).await;
            assert_eq!(done.status, 303);
        }
        let september = seen("?from=2026-09-01&to=2026-09-01").await;
        assert_eq!(rows(&september), 0, "{}", september.body);
        assert_eq!(rows(&seen("?from=2026-09-01&to=2026-09-01&on=2026-09-30").await), 1);
        assert_eq!(seen("?on=31.02.2026").await.status, 422);
    }
}

#[tokio::test]
async fn a_mistake_is_taken_back_once_and_by_whom_may() {
    for (db, site) in centre().await {
        let id = rendered(&db, rendering(0, 1, day("2026-11-20"))).await;
        let (page, path) = (format!("/renderings/{id}"), format!("/renderings/{id}/reversal"));
        let reason = [("reason", "внесена дважды")];

        // Another organisation's row does not exist; an auditor changes nothing.
        let stranger = site.signed_in(actor(organisation(1), Role::Head));
        assert_eq!(stranger.get(&page).await.status, 404);
        assert_eq!(stranger.post(&path, &reason).await.status, 404);
        let auditor = site.signed_in(actor(organisation(0), Role::Auditor));
        assert!(!auditor.get(&page).await.body.contains("Сторнировать"));
        assert_eq!(auditor.post(&path, &reason).await.status, 403);

        // A specialist may only on the day of entry, and only their own.
        let specialist = site.signed_in(actor(organisation(0), Role::Specialist));
        assert!(specialist.get(&page).await.body.contains("может руководитель"));
        assert_eq!(specialist.post(&path, &reason).await.status, 422);

        let head = site.signed_in(head());
        let seen = head.post(&path, &[("reason", " ")]).await;
        assert_eq!(seen.status, 422);
        assert!(seen.body.contains("Заполните это поле"));
        let done = head.post(&path, &reason).await;
        assert_eq!((done.status, done.location.as_str()), (303, page.as_str()));
        assert_eq!(head.post(&path, &reason).await.status, 422, "only once");
        let seen = head.get(&page).await.body;
        assert!(seen.contains("запись сторнирована: внесена дважды"), "{seen}");
        let list = head.get("/renderings").await.body;
        assert!(
            list.contains("0 услуг") && list.contains("сторно") && list.contains("сторнирована")
        );
        assert_eq!(verify(&db).await.unwrap().differences, []);
    }
}

#[tokio::test]
async fn a_specialist_takes_back_their_own_on_the_same_day() {
    for (db, site) in centre().await {
        let specialist = actor(organisation(0), Role::Specialist);
        let new =
            NewRendering { account: specialist.account, ..rendering(0, 1, day("2026-11-23")) };
        let id = rendered(&db, new).await;
        let site = site.signed_in(specialist);
        let done =
            site.post(format!("/renderings/{id}/reversal"), &[("reason", "не та услуга")]).await;
        assert_eq!(done.status, 303);
    }
}

#[tokio::test]
async fn programs_page_through_the_ledger() {
    for (db, site) in centre().await {
        for n in 0..3 {
            rendered(&db, rendering(0, 1, day("2026-11-01").plus_days(n))).await;
        }
        let site = site.signed_in(head());
        let first = site.get("/api/v1/renderings?limit=2").await;
        let first: serde_json::Value = serde_json::from_str(&first.body).unwrap();
        assert_eq!(first["items"][0]["rendered_on"], "2026-11-03");
        assert_eq!(first["items"][0]["client_name"], "ИП Хайруллин");
        let next = first["next"].as_str().unwrap();
        let second = site.get(format!("/api/v1/renderings?limit=2&after={next}")).await;
        let second: serde_json::Value = serde_json::from_str(&second.body).unwrap();
        assert_eq!(second["items"].as_array().unwrap().len(), 1);
        assert!(second.get("next").is_none());
        assert_eq!(site.get("/api/v1/renderings?service=x").await.status, 422);
    }
}

#[tokio::test]
async fn what_was_taken_back_is_not_past() {
    for (db, _) in centre().await {
        let new = rendering(0, 1, day("2026-11-01"));
        rendered(&db, new.clone()).await;
        let second = rendered(&db, new.clone()).await;
        super::reverse(&db, second, day("2026-11-02")).await.unwrap();
        let mut tx = db.read().await.unwrap();
        let history = crate::history(&mut tx, &new.client_key).await.unwrap();
        let past = history.past(new.organisation);
        assert_eq!(past.len(), 1);
        let all = crate::of_client(&mut tx, new.organisation, new.client, 50).await.unwrap();
        assert_eq!(all.iter().filter(|it| it.reversed).count(), 1);
        assert_eq!(all.len(), 3);
    }
}

#[tokio::test]
async fn programs_take_back_once_for_a_key() {
    for (db, site) in centre().await {
        let id = rendered(&db, rendering(0, 1, day("2026-11-20"))).await;
        let other = rendered(&db, rendering(0, 1, day("2026-11-20"))).await;
        let path = |id| format!("/api/v1/renderings/{id}/reversal");
        let reason = serde_json::json!({"reason": "внесена дважды"});
        let keyless = site.signed_in(head());
        assert_eq!(keyless.post_json(path(id), &reason).await.status, 422);
        let head = keyless.with_header("idempotency-key", "r-1");
        let unsaid = head.post_json(path(id), &serde_json::json!({})).await;
        assert_eq!((unsaid.status, unsaid.body.contains("reason")), (422, true));
        let stranger = site.signed_in(actor(organisation(1), Role::Head));
        let stranger = stranger.with_header("idempotency-key", "r-1");
        assert_eq!(stranger.post_json(path(id), &reason).await.status, 404);

        let first = head.post_json(path(id), &reason).await;
        let again = head.post_json(path(id), &reason).await;
        assert_eq!((first.status, again.status), (201, 200), "{} {}", first.body, again.body);
        assert_eq!(first.body, again.body, "one entry");
        assert_eq!(head.post_json(path(other), &reason).await.status, 422, "a key of another row");
        let second = keyless.with_header("idempotency-key", "r-2");
        assert_eq!(second.post_json(path(id), &reason).await.status, 422, "only once");
        assert!(head.get("/renderings").await.body.contains("1 услуга"));
        assert_eq!(verify(&db).await.unwrap().differences, []);
    }
}

#[tokio::test]
async fn the_ledger_goes_away_as_a_table_and_is_never_cut_off() {
    for (db, site) in centre().await {
        let id = rendered(&db, rendering(0, 1, day("2026-11-20"))).await;
        rendered(&db, rendering(0, 2, day("2026-10-20"))).await;
        let site = site.signed_in(head());
        let reason = [("reason", "внесена дважды")];
        site.post(format!("/renderings/{id}/reversal"), &reason).await;
        let page = site.get("/renderings?period=m2026-11").await.body;
        let file = "/renderings/list.xlsx?from=2026-11-01&amp;to=2026-11-30";
        assert!(page.contains(file), "{page}");
        let taken = site.get(file.replace("&amp;", "&")).await;
        let grids = documents::read_xlsx(&taken.bytes, documents::Limits::default()).unwrap();
        let rows = &grids[0].rows;
        assert_eq!(rows.len(), 3, "{rows:?}");
        let states: Vec<&str> = rows[1..].iter().map(|it| it[9].as_str()).collect();
        assert!(states.contains(&"сторно") && states.contains(&"сторнирована"), "{states:?}");
        let row = rows.iter().find(|it| it[9] == "сторнирована").unwrap();
        assert_eq!(row[..5], ["2026-11-20", "Бизнес-план", "ЦПП", "ИП Хайруллин", "740000112201"]);
        assert_eq!(site.get("/renderings/list.xlsx?on=31.02.2026").await.status, 422);
    }
}

#[test]
fn a_table_too_long_is_refused_whole() {
    let place = Some(db::Place::new("a", "b"));
    let page = db::Page { rows: vec![1], next: place };
    assert!(matches!(web::every_row(page), Err(web::Error::Bad { .. })));
}
