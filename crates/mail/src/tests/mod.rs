//! The outbox against a real server, on both databases: nothing is sent twice.

mod authority;
mod server;
mod tls;

use crate::{Letter, Mail, Smtp, State, Way, WrongServer};
use crate::{abandon, deliver, forget_texts, hush, latest, queue, send_again};
use db::{Db, Result, sql, testing, transact};
use kernel::{AccountId, Moment};
use server::{Server, Temper};
use std::time::Duration;

fn noon() -> Moment {
    "2026-11-23T07:00:00Z".parse().unwrap()
}

fn later(hours: i64) -> Moment {
    noon().plus_seconds(hours * 3600)
}

fn smtp(server: &Server) -> Way {
    let url = format!("smtp://127.0.0.1:{}", server.port);
    let smtp = Smtp::new(&url, "Окно <okno@example.org>").unwrap();
    let smtp = smtp.with_unsubscribe("https://okno.example/account/reminders");
    Way::Smtp(Box::new(smtp.impatient(Duration::from_millis(400), Duration::from_millis(400))))
}

/// A database with one person and one letter to them.
async fn outbox(db: &Db) -> Result<AccountId> {
    let account = AccountId::new();
    transact!(db, |tx| {
        sql!(
            "insert into accounts (id, email, name, created_at) values ($1, $2, 'А. Лесная', $3)",
            account,
            format!("{account}@example.com"),
            noon()
        )
        .run(tx)
        .await?;
        assert!(queue(tx, &letter(account)).await?);
        assert!(!queue(tx, &letter(account)).await?, "once per event and person");
        Ok::<_, db::Error>(())
    })?;
    Ok(account)
}

fn letter(account: AccountId) -> Letter {
    Letter {
        event: "digest:2026-11-23".into(),
        account,
        address: "Lesnaya@example.com".into(),
        subject: "Что ждёт вас\r\nBcc: everyone@example.com".into(),
        text: "Две задачи.\n.\nСрок завтра.".into(),
        at: noon(),
    }
}

async fn mail(db: &Db) -> Mail {
    latest(&mut db.read().await.unwrap(), 10).await.unwrap().remove(0)
}

/// Delivers until nothing is due.
async fn round(db: &Db, way: &Way, now: Moment) -> Vec<State> {
    let mut states = Vec::new();
    while let Some(mail) = deliver(db, way, now).await.unwrap() {
        states.push(mail.state);
    }
    states
}

#[tokio::test]
async fn a_letter_arrives_once_and_whole() -> Result<()> {
    for db in testing::databases().await {
        let server = Server::start(Temper::Accepts).await;
        let way = smtp(&server);
        outbox(&db).await?;
        assert_eq!(round(&db, &way, noon()).await, [State::Sent]);
        assert_eq!(round(&db, &way, later(100)).await, []);
        let texts = server.texts();
        assert_eq!(texts.len(), 1);
        let (head, _) = texts[0].split_once("\n\n").unwrap();
        assert!(!head.lines().any(|it| it.starts_with("Bcc:")), "{head}");
        assert!(head.contains("Auto-Submitted: auto-generated"), "{head}");
        assert!(head.contains("List-Unsubscribe: <https://okno.example/"), "{head}");
        assert!(head.contains("Date: Mon, 23 Nov 2026 07:00:00 +0000"), "{head}");
        assert!(mail(&db).await.answer.contains("taken as 1"));
    }
    Ok(())
}

#[tokio::test]
async fn what_was_not_handed_over_is_tried_again_and_then_given_up() -> Result<()> {
    let tempers =
        [Temper::AtRecipient("451 later"), Temper::AfterText("452 full"), Temper::DropsBeforeText];
    for db in testing::databases().await {
        let server = Server::start(Temper::Hangs).await;
        let way = smtp(&server);
        outbox(&db).await?;
        let mut now = noon();
        assert_eq!(round(&db, &way, now).await, [State::Queued], "it hangs");
        assert!(mail(&db).await.due_at > now, "with a pause");
        for temper in tempers {
            server.becomes(temper);
            now = mail(&db).await.due_at;
            assert_eq!(round(&db, &way, now).await, [State::Queued]);
        }
        for _ in 4..6 {
            now = mail(&db).await.due_at;
            assert_eq!(round(&db, &way, now).await, [State::Queued]);
        }
        now = mail(&db).await.due_at;
        assert_eq!(round(&db, &way, now).await, [State::Failed], "often enough");
        assert_eq!(round(&db, &way, later(1000)).await, []);
    }
    Ok(())
}

#[tokio::test]
async fn nobody_listening_is_no_loss() -> Result<()> {
    for db in testing::databases().await {
        let there = Server::start(Temper::Accepts).await;
        outbox(&db).await?;
        let nowhere = Smtp::new("smtp://127.0.0.1:1", "okno@example.org").unwrap();
        let nowhere = Way::Smtp(Box::new(nowhere));
        assert_eq!(round(&db, &nowhere, noon()).await, [State::Queued]);
        assert_eq!(round(&db, &smtp(&there), later(1)).await, [State::Sent]);
        assert_eq!(there.texts().len(), 1);
    }
    Ok(())
}

#[tokio::test]
async fn a_refusal_for_good_is_not_repeated() -> Result<()> {
    for temper in [Temper::AtRecipient("550 no such user"), Temper::AfterText("554 no")] {
        for db in testing::databases().await {
            let server = Server::start(temper).await;
            let way = smtp(&server);
            outbox(&db).await?;
            assert_eq!(round(&db, &way, noon()).await, [State::Failed]);
            assert_eq!(round(&db, &way, later(1000)).await, []);
            assert!(mail(&db).await.answer.contains("55"));
        }
    }
    Ok(())
}

#[tokio::test]
async fn an_unknown_fate_is_never_tried_by_itself() -> Result<()> {
    for temper in [Temper::DropsAfterText, Temper::HangsAfterText] {
        for db in testing::databases().await {
            let server = Server::start(temper).await;
            let way = smtp(&server);
            outbox(&db).await?;
            assert_eq!(round(&db, &way, noon()).await, [State::Unknown]);
            server.becomes(Temper::Accepts);
            assert_eq!(round(&db, &way, later(1000)).await, []);
            assert_eq!(server.texts().len(), 1);
            // An administrator may.
            let (id, now) = (mail(&db).await.id, later(1001));
            let again = transact!(db, |tx| { send_again(tx, id, now).await })?;
            assert_eq!(again, Some(Ok(())));
            assert_eq!(round(&db, &way, now).await, [State::Sent]);
            let again = transact!(db, |tx| { send_again(tx, id, now).await })?;
            assert!(matches!(again, Some(Err(_))), "what was sent stays sent");
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_sender_that_dies_leaves_an_unknown_fate() -> Result<()> {
    for db in testing::databases().await {
        let server = Server::start(Temper::HangsAfterText).await;
        outbox(&db).await?;
        let url = format!("smtp://127.0.0.1:{}", server.port);
        let patient = Way::Smtp(Box::new(Smtp::new(&url, "okno@example.org").unwrap()));
        let dying = tokio::spawn({
            let db = db.clone();
            async move { deliver(&db, &patient, noon()).await }
        });
        while server.texts().is_empty() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        dying.abort();
        server.becomes(Temper::Accepts);
        let way = smtp(&server);
        assert_eq!(mail(&db).await.state, State::Sending);
        assert_eq!(abandon(&db, noon()).await.unwrap(), 0, "it might still be alive");
        assert_eq!(abandon(&db, later(1)).await.unwrap(), 1);
        assert_eq!(round(&db, &way, later(2)).await, []);
        assert_eq!((mail(&db).await.state, server.texts().len()), (State::Unknown, 1));
    }
    Ok(())
}

#[tokio::test]
async fn two_workers_do_not_send_one_letter_twice() -> Result<()> {
    for db in testing::databases().await {
        let server = Server::start(Temper::Accepts).await;
        let way = smtp(&server);
        for _ in 0..5 {
            outbox(&db).await?;
        }
        let (one, other) = tokio::join!(round(&db, &way, noon()), round(&db, &way, noon()));
        assert_eq!((one.len() + other.len(), server.texts().len()), (5, 5));
    }
    Ok(())
}

#[tokio::test]
async fn the_quiet_and_the_dry_get_nothing() -> Result<()> {
    for db in testing::databases().await {
        let server = Server::start(Temper::Accepts).await;
        outbox(&db).await?;
        transact!(db, |tx| { hush(tx, "lesnaya@EXAMPLE.com", "asked", noon()).await })?;
        assert_eq!(round(&db, &smtp(&server), noon()).await, [State::Quiet]);
        transact!(db, |tx| { crate::unhush(tx, "Lesnaya@example.com").await })?;
        outbox(&db).await?;
        assert_eq!(round(&db, &Way::Show, noon()).await, [State::Shown]);
        assert!(server.texts().is_empty());
        let forgotten = transact!(db, |tx| { forget_texts(tx, later(1)).await })?;
        assert_eq!(forgotten, 2);
    }
    Ok(())
}

#[test]
fn servers_are_named_by_urls() {
    let from = "okno@example.org";
    for right in ["smtp://localhost", "starttls://a%40b:p%3aw@mail.example.org", "smtps://h:465/"] {
        assert!(Smtp::new(right, from).is_ok(), "{right}");
    }
    let debug = format!("{:?}", Smtp::new("smtps://user:geheim@h", from).unwrap());
    assert!(!debug.contains("geheim"), "{debug}");
    assert_eq!(Smtp::new("smtp://u:p@h", from).unwrap_err(), WrongServer::OpenPassword);
    for wrong in ["localhost:25", "http://h", "smtp://h:x", "smtp://", "smtps://u%4@h"] {
        assert_eq!(Smtp::new(wrong, from).unwrap_err(), WrongServer::Form, "{wrong}");
    }
    assert_eq!(Smtp::new("smtp://h", "nobody").unwrap_err(), WrongServer::Sender);
}
