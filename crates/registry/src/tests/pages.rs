use super::dumps::{Folder, company};
use super::{BAKERY, BUILDER, CAFE, import, live};
use crate::{ShowSnapshot, api_doors, doors};
use db::{Db, testing};
use kernel::{Lang, OrganisationId, Role};
use web::testing::{Site, actor};

async fn site(db: Db, role: Role) -> Site {
    Site::open(db, [doors(), api_doors()]).signed_in(actor(OrganisationId::new(), role))
}

#[tokio::test]
async fn before_the_first_dump_the_page_teaches() {
    for db in testing::databases().await {
        let page = site(db, Role::Administrator).await.get("/registry").await;
        assert_eq!(page.status, 200);
        assert!(page.body.contains("Реестр ещё не загружен"), "{}", page.body);
        assert!(page.body.contains("okno registry import"));
    }
}

#[tokio::test]
async fn the_administrator_sees_what_is_live_what_changed_and_what_failed() {
    for db in testing::databases().await {
        let folder = Folder::new();
        let site = site(db.clone(), Role::Administrator).await;
        let august = [company(BUILDER, 2, "10.08.2026"), company(BAKERY, 1, "10.08.2026")];
        live(&db, &folder.dump("8.zip", &august)).await;
        let september = [company(BUILDER, 3, "10.09.2026"), company(CAFE, 1, "10.09.2026")];
        let snapshot = live(&db, &folder.dump("9.zip", &september)).await.id;
        import(&db, &folder.put("broken.zip", "PK")).await.unwrap_err();

        let page = site.get("/registry").await.body;
        for part in [
            "10.09.2026",
            "среднее предприятие",
            "регион 74",
            "действует",
            "broken.zip",
            "архив повреждён",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
        let show = ShowSnapshot { snapshot };
        assert!(site.get(&show).await.body.contains(CAFE));
        let changed = site.get(format!("{show}?change=changed")).await.body;
        assert!(changed.contains(BUILDER) && changed.contains("малое предприятие"), "{changed}");
        let english = site.speaking(Lang::En).get(&show).await.body;
        assert!(english.contains("Compared to the snapshot of 10 Aug 2026"), "{english}");
    }
}

#[tokio::test]
async fn specialists_look_up_and_do_not_oversee() {
    let db = testing::sqlite().await;
    let site = site(db, Role::Specialist).await;
    assert_eq!(site.get("/registry").await.status, 403);
    let fragment = site.get(format!("/sme-records/{BUILDER}")).await;
    assert_eq!(fragment.status, 200);
    assert!(fragment.body.contains("ещё не загружен"));
}

#[tokio::test]
async fn the_fragment_fills_the_form() {
    for db in testing::databases().await {
        let folder = Folder::new();
        live(&db, &folder.dump("a.zip", &[company(BUILDER, 2, "10.09.2026")])).await;
        let site = site(db, Role::Specialist).await;
        let found = site.get(format!("/sme-records/{BUILDER}")).await.body;
        for part in [
            r#"data-fill-name="ООО &quot;ПЕЧЬ&quot;""#,
            r#"data-fill-kind="company""#,
            r#"data-fill-okved="10.71""#,
            r#"data-fill-region="74""#,
            "Производство хлеба",
            "малое предприятие",
            "10.09.2026",
        ] {
            assert!(found.contains(part), "{part}: {found}");
        }
        let absent = site.get(format!("/sme-records/{BAKERY}")).await;
        assert!(absent.status == 200 && absent.body.contains("на 10.09.2026"), "{}", absent.body);
        let wrong = site.get("/sme-records/1650273745").await;
        assert!(wrong.status == 422 && wrong.body.contains("контрольная цифра"), "{}", wrong.body);
    }
}

#[tokio::test]
async fn programs_get_json_or_a_problem() {
    for db in testing::databases().await {
        let folder = Folder::new();
        live(&db, &folder.dump("a.zip", &[company(BUILDER, 2, "10.09.2026")])).await;
        let site = site(db, Role::Specialist).await;
        let get = async |inn: &str| {
            let answer = site.get(format!("/api/v1/sme-records/{inn}")).await;
            let body: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
            (answer.status, body)
        };
        let (status, body) = get(BUILDER).await;
        assert_eq!((status, &body["category"]), (200, &"small".into()));
        assert_eq!(body["okved"]["name"], "Производство хлеба");
        assert_eq!(body["day"], "2026-09-10");
        let (status, body) = get(BAKERY).await;
        assert_eq!((status, &body["rule"]), (404, &"sme-record-absent".into()));
        assert!(body["detail"].as_str().unwrap().contains("10.09.2026"));
        let (status, body) = get("165027374x").await;
        assert_eq!(
            (status, &body["rule"], &body["field"]),
            (422, &"id-digits".into(), &"inn".into())
        );
    }
}
