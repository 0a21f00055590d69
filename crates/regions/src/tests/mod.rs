use crate::model::hours_from_moscow;
use crate::pages::{EditRegion, ListRegions, ShowRegion};
use crate::{Organisation, OrganisationKind, Region, doors, store};
use db::{Db, Tx, testing, transact};
use kernel::{OrganisationId, RegionCode, Role, Zone};
use std::collections::BTreeSet;
use web::testing::{Site, actor, noon};

fn code(text: &str) -> RegionCode {
    text.parse().unwrap()
}

async fn seeded() -> Vec<Db> {
    let all = testing::databases().await;
    for db in &all {
        seed(db).await.unwrap();
    }
    all
}

async fn seed(db: &Db) -> db::Result<u64> {
    transact!(db, |tx| { store::seed(tx).await })
}

async fn rename(db: &Db, code: RegionCode, name: &str) -> db::Result<()> {
    transact!(db, |tx| {
        let region = store::region(tx, code).await?.expect("seeded");
        store::save_region(tx, &Region { name: name.into(), ..region }).await
    })
}

async fn save(db: &Db, it: &Organisation) -> db::Result<()> {
    transact!(db, |tx| { store::save_organisation(tx, it).await })
}

async fn read(db: &Db) -> Tx {
    db.read().await.unwrap()
}

async fn add_centre(db: &Db) -> Organisation {
    let centre = Organisation {
        id: OrganisationId::new(),
        region: code("74"),
        kind: OrganisationKind::Centre,
        name: "Фонд развития предпринимательства".into(),
        short_name: "Центр на Озёрной".into(),
        time_zone: "Asia/Yekaterinburg".parse().unwrap(),
        address: "г. Челябинск".into(),
        founded_on: Some("2019-02-01".parse().unwrap()),
    };
    save(db, &centre).await.unwrap();
    centre
}

#[test]
fn there_are_89_regions_in_known_time_zones() {
    let codes: BTreeSet<&str> = store::seeds().map(|[code, ..]| code).collect();
    assert_eq!((store::seeds().count(), codes.len()), (89, 89));
    for [code, name, zone] in store::seeds() {
        assert!(code.parse::<RegionCode>().is_ok(), "{code}");
        assert!(zone.parse::<Zone>().is_ok_and(|it| it.to_string() == zone), "{name}: {zone}");
    }
}

#[tokio::test]
async fn seeding_again_changes_nothing() {
    for db in seeded().await {
        rename(&db, code("90"), "Другое имя").await.unwrap();
        assert_eq!(seed(&db).await.unwrap(), 0);
        let regions = store::regions(&mut read(&db).await).await.unwrap();
        assert_eq!(regions.len(), 89);
        let hits = search::find(&mut read(&db).await, "другое имя", None, 9).await.unwrap();
        assert_eq!(hits.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["90"]);
        let edited = regions.iter().find(|it| it.code == code("90")).unwrap();
        assert_eq!(edited.name, "Другое имя");
        assert_eq!(hours_from_moscow(&edited.time_zone, noon()), 0);
        let kamchatka = regions.iter().find(|it| it.code == code("41")).unwrap();
        assert_eq!(hours_from_moscow(&kamchatka.time_zone, noon()), 9);
    }
}

#[tokio::test]
async fn an_organisation_comes_back_as_it_was_saved() {
    for db in seeded().await {
        let centre = add_centre(&db).await;
        let mut tx = read(&db).await;
        let hits = search::find(&mut tx, "озерной", None, 9).await.unwrap();
        assert_eq!(hits.len(), 1);
        assert_eq!((hits[0].id.as_str(), &hits[0].detail), (&*centre.id.to_string(), &centre.name));
        let found = store::organisation(&mut tx, centre.id).await.unwrap();
        assert_eq!(found.as_ref(), Some(&centre));
        assert_eq!(store::organisations_of(&mut tx, code("74")).await.unwrap(), [centre]);
        assert!(store::organisations_of(&mut tx, code("02")).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn the_list_is_found_by_region_or_organisation() {
    for db in seeded().await {
        let centre = add_centre(&db).await;
        let site = Site::open(db.clone(), [doors()]);
        assert_eq!(site.get(ListRegions).await.location, "/sign-in?next=/regions");
        let site = site.signed_in(actor(centre.id, Role::Specialist));

        let before = db.statements();
        let all = site.get(ListRegions).await;
        assert_eq!(db.statements() - before, 2, "two queries whatever the data");
        assert!(all.body.contains("Херсонская область") && all.body.contains("Центр на Озёрной"));
        assert!(!all.body.contains("/edit"), "a specialist renames nothing");

        // "озерной" in lower case, without ё.
        let some = site.get("/regions?q=%D0%BE%D0%B7%D0%B5%D1%80%D0%BD%D0%BE%D0%B9").await;
        assert!(some.body.contains("Челябинская область"), "{}", some.body);
        assert!(!some.body.contains("Херсонская область"));
        assert!(site.get("/regions?q=74").await.body.contains("Челябинская область"));
        assert!(site.get("/regions?q=zzz").await.body.contains("Ничего не нашлось"));
    }
}

#[tokio::test]
async fn an_administrator_renames_a_region() {
    for db in seeded().await {
        let centre = add_centre(&db).await;
        let site = Site::open(db.clone(), [doors()]);
        let (edit, name) = (EditRegion { code: code("94") }, ShowRegion { code: code("94") });
        let head = site.signed_in(actor(centre.id, Role::Head));
        assert_eq!(head.post(&name, &[("name", "Имя")]).await.status, 403);

        let site = site.signed_in(actor(centre.id, Role::Administrator));
        assert!(site.get(&edit).await.body.contains("value=\"Луганская Народная Республика\""));
        let refused = site.post(&name, &[("name", " "), ("time_zone", "Europe/Moscow")]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("Заполните это поле"));
        assert_eq!(
            site.post(&name, &[("name", "Новое <имя>"), ("time_zone", "Europe/Moscow")])
                .await
                .status,
            303
        );
        assert!(site.get(ListRegions).await.body.contains("Новое &lt;имя&gt;"));
        let history = site.get(&edit).await.body;
        assert!(history.contains("Луганская Народная Республика» → «Новое"), "{history}");
        assert_eq!(site.get("/regions/98/edit").await.status, 404);
    }
}

#[tokio::test]
async fn an_officer_describes_how_support_is_arranged() {
    for db in seeded().await {
        let centre = add_centre(&db).await;
        let fund = Organisation {
            id: OrganisationId::new(),
            kind: OrganisationKind::GuaranteeFund,
            name: "Гарантийный фонд".into(),
            short_name: "Гарантийный фонд".into(),
            ..centre.clone()
        };
        save(&db, &fund).await.unwrap();
        let site = Site::open(db.clone(), [doors()]).signed_in(actor(centre.id, Role::Officer));
        let part = format!("/regions/74/support/parts/{}", centre.id);
        let (from, to) = (centre.id.to_string(), fund.id.to_string());
        let paths = "/regions/74/support/paths";
        assert_eq!(site.post(&part, &[("does", "Первое окно")]).await.status, 303);
        let path = [("from", &*from), ("to", &*to), ("about", "Не хватает залога")];
        assert_eq!(site.post(paths, &path).await.status, 303);

        let before = db.statements();
        let page = site.get("/regions/74/support").await.body;
        assert_eq!(db.statements() - before, 5, "five queries whatever the data");
        assert!(page.contains("Первое окно") && page.contains("Не хватает залога"), "{page}");

        let circle = site.post(paths, &[("from", &*from), ("to", &*from), ("about", "х")]).await;
        assert_eq!(circle.status, 422);
        assert!(circle.body.contains("Выберите другую"), "{}", circle.body);
        let missing = site.post(paths, &[("from", "rubbish"), ("about", "х")]).await;
        assert_eq!(missing.status, 422);
        assert_eq!(site.post("/regions/02/support/paths", &path).await.status, 404, "not ours");

        let long = "ж".repeat(1_201);
        let refused = site.post(&part, &[("does", &long)]).await;
        assert_eq!(refused.status, 422);
        let id = format!("fpart{}-does", centre.id);
        let link = format!("href=\"#{id}\">Что делает");
        assert!(refused.body.contains(&format!("\n{long}</textarea>")), "the words are kept");
        assert!(refused.body.contains(&link) && refused.body.contains(&format!("id=\"{id}\"")));
        assert!(refused.body.contains(&format!("id=\"{id}-fault\"")), "{}", refused.body);
        assert_eq!(refused.body.matches(&long).count(), 1, "under its own institution only");

        assert_eq!(site.post(paths, &[("from", &*from), ("to", &*to)]).await.status, 303);
        assert_eq!(site.post(&part, &[("does", "")]).await.status, 303);
        let page = site.get("/regions/74/support").await.body;
        assert!(!page.contains("Первое окно") && !page.contains("Не хватает залога"));
        let specialist = site.signed_in(actor(centre.id, Role::Specialist));
        assert_eq!(specialist.get("/regions/74/support").await.status, 200);
        assert_eq!(specialist.get("/regions/74/support/edit").await.status, 403);
    }
}
