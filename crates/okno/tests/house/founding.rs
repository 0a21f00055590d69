//! A new installation: from the first account to the first entrepreneur, and what a head sets up.

use crate::common::{House, Person, Table, between};
use kernel::{Day, OrganisationId, RegionCode, Role};
use people::{Account, Email};
use regions::{Organisation, OrganisationKind};
use web::testing::noon;

const ENTREPRENEUR: &str = "7707083893";

/// Adds a direction or a workspace with the id its form brings, and gives its address.
async fn add(head: &Person<'_>, kind: &str, fields: &[(&'static str, &str)]) -> String {
    let list = format!("/organisation/{kind}");
    let page = head.sees(&format!("{list}/new")).await;
    let id = between(&page, "name=\"id\" value=\"", "\"").to_owned();
    let fields: Vec<_> = [("id", id.as_str())].iter().chain(fields).copied().collect();
    head.does(&list, &fields).await;
    // The same form sent again is the same unit.
    head.does(&list, &fields).await;
    format!("{list}/{id}")
}

/// What `okno admin create` leaves in a fresh database: the first account, and its organisation.
async fn administrator(house: &House) -> Person<'_> {
    let region: RegionCode = "74".parse().unwrap();
    let email: Email = "admin@example.org".parse().unwrap();
    let account = Account::new(email, "А. Дуб".to_owned());
    let password = people::hash_password("первый вход", okno::chance()).await;
    let kept: db::Result<()> = async {
        db::transact!(house.app.db, |tx| {
            let organisation = Organisation {
                id: OrganisationId::new(),
                region,
                kind: OrganisationKind::Ministry,
                name: "Министерство".into(),
                short_name: "Министерство".into(),
                time_zone: regions::region(tx, region).await?.unwrap().time_zone,
                address: String::new(),
                founded_on: None,
            };
            regions::save_organisation(tx, &organisation).await?;
            let id = people::add_account(tx, &account, Some(&password), noon()).await?;
            people::grant(tx, id, organisation.id, Role::Administrator, None).await
        })
    }
    .await;
    kept.unwrap();
    Person::enters(house, "admin@example.org", "первый вход").await
}

/// A centre of the region with its head, who has signed in.
async fn head<'h>(admin: &Person<'h>) -> (String, Person<'h>) {
    let asked = [("region", "74"), ("kind", "centre"), ("name", "Центр «Мой бизнес»")];
    let centre = admin.does("/organisations", &asked).await;
    let staff = format!("{centre}/people");
    assert!(admin.sees(&staff).await.contains(&format!("{staff}/new")));
    let person = [("name", "Е. Липа"), ("email", "head@example.org"), ("role", "head")];
    let appointed = admin.sends(&staff, &person).await;
    assert_eq!(appointed.status, 200, "{}", appointed.body);
    assert_eq!(appointed.header("cache-control"), "no-store", "a password is on the page");
    let password = between(&appointed.body, "data-passphrase>", "<");
    (centre, Person::enters(admin.house, "head@example.org", password).await)
}

#[tokio::test]
async fn a_new_centre_serves_its_first_entrepreneur() {
    for house in House::each().await {
        let dump: Day = "2026-11-10".parse().unwrap();
        let record = registry::testing::company(ENTREPRENEUR, "ООО «Первая пекарня»");
        registry::testing::live(&house.app.db, dump, &[record]).await;
        let admin = administrator(&house).await;
        let (centre, head) = head(&admin).await;
        assert!(head.sees("/organisation").await.contains("/organisation/directions/new"));

        let direction = add(&head, "directions", &[("name", "Центр поддержки")]).await;
        add(&head, "workspaces", &[("name", "Зал приёма"), ("seats", "12")]).await;
        let direction = direction.rsplit('/').next().unwrap();
        let service = [
            ("name", "Консультация"),
            ("direction", direction),
            ("kind", "consultation"),
            ("recipient-company", "true"),
            ("price", "free"),
            ("valid_from", "2026-01-01"),
        ];
        let service = head.does("/services", &service).await;
        let service = service.rsplit('/').next().unwrap();

        let rendering = [
            ("inn", ENTREPRENEUR),
            ("service", service),
            ("result", "Ответили на вопросы"),
            ("once", "first"),
        ];
        let done = head.does("/renderings/new", &rendering).await;
        assert!(head.sees(&done).await.contains("у центра 1 услуга"));
        assert!(head.sees(&centre).await.contains("Центр поддержки"));
        assert_eq!(house.count(Table::Renderings).await, 1);
        assert!(head.sees("/clients").await.contains("Первая пекарня"));
    }
}

#[tokio::test]
async fn organisations_are_named_apart_and_keep_what_was_typed() {
    for house in House::each().await {
        let admin = administrator(&house).await;
        let (centre, head) = head(&admin).await;
        let twin = [("region", "74"), ("kind", "centre"), ("name", "центр «мой бизнес»")];
        admin.is_told("/organisations", &twin, "центр «мой бизнес»").await;
        let nameless = [("region", "74"), ("kind", "centre"), ("address", "пл. Революции, 4")];
        admin.is_told("/organisations", &nameless, "пл. Революции, 4").await;
        let nowhere = [("region", "00"), ("kind", "centre"), ("name", "Нигде")];
        admin.is_told("/organisations", &nowhere, "Нигде").await;
        let unzoned = [("region", "74"), ("kind", "fund"), ("name", "Фонд"), ("time_zone", "Луна")];
        admin.is_told("/organisations", &unzoned, "Фонд").await;

        let moved = [("name", "Центр «Мой бизнес»"), ("address", "ул. Цвиллинга, 46")];
        head.does("/organisation", &moved).await;
        assert!(head.sees("/organisation").await.contains("ул. Цвиллинга, 46"));
        assert!(admin.sees(&format!("{centre}/edit")).await.contains("ул. Цвиллинга, 46"));

        // A head keeps the own organisation only, and founds none.
        let fields = [("region", "74"), ("kind", "centre"), ("name", "Второй")];
        assert_eq!(head.sends("/organisations", &fields).await.status, 403);
        assert_eq!(head.sends(&centre, &fields).await.status, 403);
    }
}

#[tokio::test]
async fn directions_are_moved_closed_and_removed_by_their_rules() {
    for house in House::each().await {
        let admin = administrator(&house).await;
        let (_, head) = head(&admin).await;
        let first = add(&head, "directions", &[("name", "Центр поддержки")]).await;
        let second = add(&head, "directions", &[("name", "Центр экспорта")]).await;
        let page = head.sees("/organisation").await;
        assert!(page.find(&first) < page.find(&second));
        head.is_told("/organisation/directions", &[("name", "ЦЕНТР ЭКСПОРТА")], "ЦЕНТР ЭКСПОРТА")
            .await;
        let seats = [("name", "Зал"), ("seats", "много")];
        head.is_told("/organisation/workspaces", &seats, "много").await;

        head.does(&format!("{second}/rise"), &[]).await;
        let page = head.sees("/organisation").await;
        assert!(page.find(&second) < page.find(&first));

        let service = [
            ("name", "Консультация"),
            ("direction", first.rsplit('/').next().unwrap()),
            ("kind", "consultation"),
            ("recipient-company", "true"),
            ("price", "free"),
            ("valid_from", "2026-01-01"),
        ];
        head.does("/services", &service).await;
        head.is_told(&format!("{first}/closure"), &[], "1 услуга").await;
        let named = head.sends(&format!("{first}/removal"), &[]).await;
        assert_eq!(named.status, 422, "services name it");

        head.does(&format!("{second}/closure"), &[]).await;
        assert!(!head.sees("/services/new").await.contains("Центр экспорта"));
        head.does(&format!("{second}/opening"), &[]).await;
        assert!(head.sees("/services/new").await.contains("Центр экспорта"));
        head.does(&format!("{second}/removal"), &[]).await;
        assert!(!head.sees("/organisation").await.contains("Центр экспорта"));
    }
}
