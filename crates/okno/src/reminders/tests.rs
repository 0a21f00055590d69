//! Being reminded, through the front door and beside it, on both databases.

use super::write_digests;
use agreements::{Agreement, AgreementKind, Party, PartyKind, Prolongation, State};
use db::{Db, Result, testing, transact};
use kernel::{AccountId, Actor, AgreementId, Day, Moment, OrganisationId, Role};
use mail::Mail;
use people::Account;
use regions::{Organisation, OrganisationKind};
use web::testing::{Site, noon};

const SITE: &str = "https://okno.example";

/// An officer of Chelyabinsk with an agreement that ends in December.
async fn officer(db: &Db) -> Result<Actor> {
    let organisation = Organisation {
        id: OrganisationId::new(),
        region: "74".parse().unwrap(),
        kind: OrganisationKind::Ministry,
        name: "Министерство".into(),
        short_name: "Министерство".into(),
        time_zone: "Asia/Yekaterinburg".parse().unwrap(),
        address: String::new(),
        founded_on: None,
    };
    let account = Account::new("officer@example.com".parse().unwrap(), "А. Лесная");
    transact!(db, |tx| {
        regions::seed(tx).await?;
        regions::save_organisation(tx, &organisation).await?;
        people::add_account(tx, &account, None, noon()).await?;
        people::grant(tx, account.id, organisation.id, Role::Officer, None).await?;
        agreements::save(tx, &ending("2026-12-10".parse().unwrap())).await
    })?;
    Ok(people::actors(&mut db.read().await?, account.id).await?.remove(0))
}

fn ending(day: Day) -> Agreement {
    let party = |code: &str| Party {
        kind: PartyKind::Region,
        region: Some(code.parse().unwrap()),
        name: String::new(),
        coordinator: String::new(),
        office: String::new(),
        contact: String::new(),
        agreed_on: None,
        agreed_by: String::new(),
    };
    let begin = Day::new(2023, 12, 10);
    Agreement {
        id: AgreementId::new(),
        kind: AgreementKind::Agreement,
        title: "Соглашение о сотрудничестве".into(),
        number: String::new(),
        registered: String::new(),
        spheres: Vec::new(),
        signed_on: begin,
        in_force_from: begin,
        in_force_to: Some(day),
        prolongation: Prolongation::None,
        state: State::InForce,
        ended_on: None,
        ground: String::new(),
        parties: vec![party("74"), party("02")],
        predecessor: None,
        created_at: noon(),
    }
}

fn site(db: &Db, actor: &Actor) -> Site {
    Site::open(db.clone(), [crate::routes::own_doors()]).signed_in(actor.clone())
}

async fn mails(db: &Db, account: AccountId) -> Result<Vec<Mail>> {
    mail::of_account(&mut db.read().await?, account, 10).await
}

fn at(text: &str) -> Moment {
    text.parse().unwrap()
}

#[tokio::test]
async fn what_waits_stands_on_one_page() -> Result<()> {
    for db in testing::databases().await {
        let officer = officer(&db).await?;
        let page = site(&db, &officer).get("/waiting").await;
        assert!(page.body.contains("Соглашение о сотрудничестве"), "{}", page.body);
        assert!(page.body.contains("10.12.2026"), "{}", page.body);
        let observer = Actor { role: Role::Observer, ..officer };
        let page = site(&db, &observer).get("/waiting").await;
        assert!(page.body.contains("Сейчас ничего не ждёт"), "{}", page.body);
    }
    Ok(())
}

#[tokio::test]
async fn one_digest_a_person_and_day_at_their_hour() -> Result<()> {
    for db in testing::databases().await {
        let me = officer(&db).await?;
        // Eight in the morning in Chelyabinsk, then ten, and ten again.
        assert_eq!(write_digests(&db, SITE, at("2026-11-23T03:00:00Z")).await?, 0);
        assert_eq!(write_digests(&db, SITE, at("2026-11-23T05:00:00Z")).await?, 1);
        assert_eq!(write_digests(&db, SITE, at("2026-11-23T05:01:00Z")).await?, 0);
        let written = mails(&db, me.account).await?;
        assert_eq!(written.len(), 1);
        assert_eq!(written[0].subject, "Вас ждёт 1 дело — 23.11.2026");
        assert!(
            written[0].body.contains("https://okno.example/agreements/"),
            "{}",
            written[0].body
        );
        assert!(written[0].body.contains("https://okno.example/account/reminders"));

        assert_eq!(write_digests(&db, SITE, at("2026-11-24T05:00:00Z")).await?, 1);
        let site = site(&db, &me);
        let wish = site.post("/account/reminders", &[("hour", "17"), ("digest", "on")]).await;
        assert_eq!(wish.status, 303);
        assert_eq!(write_digests(&db, SITE, at("2026-11-25T05:00:00Z")).await?, 0, "not yet");
        assert_eq!(write_digests(&db, SITE, at("2026-11-25T12:00:00Z")).await?, 1);
        site.post("/account/reminders", &[("hour", "9")]).await;
        assert_eq!(write_digests(&db, SITE, at("2026-11-26T12:00:00Z")).await?, 0, "unwanted");
        assert_eq!(mails(&db, me.account).await?.len(), 3);
    }
    Ok(())
}

#[tokio::test]
async fn a_calendar_is_read_by_its_secret_until_it_is_revoked() -> Result<()> {
    for db in testing::databases().await {
        let me = officer(&db).await?;
        let site = site(&db, &me);
        let feed = |page: String| {
            let (_, rest) = page.split_once("/calendar/").expect("an address, shown once");
            format!("/calendar/{}.ics", rest.split_once(".ics").unwrap().0)
        };
        let first = feed(site.post("/account/reminders/calendar", &[]).await.body);
        let shown = site.get(&first).await;
        assert_eq!(shown.status, 200);
        assert!(shown.body.contains("DTSTART;VALUE=DATE:20261210"), "{}", shown.body);
        assert!(!site.get("/account/reminders").await.body.contains(&first), "shown once");
        let second = feed(site.post("/account/reminders/calendar", &[]).await.body);
        assert_eq!(site.get(&first).await.status, 404, "replaced");
        assert_eq!(site.get(&second).await.status, 200);
        site.post("/account/reminders/calendar/revocation", &[]).await;
        assert_eq!(site.get(&second).await.status, 404, "revoked");
        assert_eq!(site.get("/calendar/.ics").await.status, 404);
    }
    Ok(())
}

#[tokio::test]
async fn an_administrator_keeps_the_quiet_list() -> Result<()> {
    for db in testing::databases().await {
        let me = officer(&db).await?;
        let administrator = Actor { role: Role::Administrator, ..me.clone() };
        let keeper = site(&db, &administrator);
        let address = [("address", "Somebody@example.com")];
        assert_eq!(keeper.post("/mail/quiet", &address).await.status, 303);
        assert!(keeper.get("/mail").await.body.contains("somebody@example.com"));
        assert_eq!(keeper.post("/mail/quiet", &[("address", "nobody")]).await.status, 422);
        assert_eq!(keeper.post("/mail/quiet/removal", &address).await.status, 303);
        assert!(!keeper.get("/mail").await.body.contains("somebody@example.com"));
        assert_eq!(site(&db, &me).post("/mail/quiet", &address).await.status, 403);

        write_digests(&db, SITE, noon()).await?;
        let mine = mails(&db, me.account).await?.remove(0);
        let again = keeper.post(format!("/mail/{}/another-try", mine.id), &[]).await;
        assert_eq!(again.status, 422, "it has not been tried yet");
        assert!(site(&db, &me).get("/mail").await.body.contains(&mine.body[..20]));
        let other = Actor { account: AccountId::new(), ..me };
        assert!(!site(&db, &other).get("/mail").await.body.contains(&mine.body[..20]));
    }
    Ok(())
}
