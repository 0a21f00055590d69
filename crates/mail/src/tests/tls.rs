//! The way to the server is guarded, or nothing leaves.

use super::authority::Authority;
use super::server::{Door, Server, Temper};
use super::{later, mail, noon, outbox, round};
use crate::{Mail, Smtp, State, Trouble, Way, WrongServer};
use db::{Db, Result, testing};
use std::time::Duration;

const BOTH: &str = "PLAIN LOGIN";
/// The server's user and password.
const KNOWN: &str = "okno:geheim@";

fn smtp(url: String) -> Smtp {
    let smtp = Smtp::new(&url, "Окно <okno@example.org>").unwrap();
    smtp.impatient(Duration::from_secs(10), Duration::from_secs(10))
}

/// To a server of this authority.
fn trusting(url: String, authority: &Authority) -> Way {
    Way::Smtp(Box::new(smtp(url).with_authority(authority.pem.as_bytes()).unwrap()))
}

/// Tries once; nothing must have left.
async fn stopped(db: &Db, way: &Way, server: &Server) -> Result<Mail> {
    outbox(db).await?;
    assert_eq!(round(db, way, noon()).await, [State::Queued]);
    assert!(server.texts().is_empty());
    let mail = mail(db).await;
    assert!(mail.due_at > noon(), "it is tried again later: {mail:?}");
    Ok(mail)
}

#[tokio::test]
async fn tls_from_the_first_byte_delivers() -> Result<()> {
    let authority = Authority::new();
    for db in testing::databases().await {
        for mechanism in ["PLAIN", "LOGIN"] {
            let door = Door::Tls(authority.tls("localhost"));
            let server = Server::behind(door, mechanism, Temper::Accepts).await;
            let way = trusting(format!("smtps://{KNOWN}localhost:{}", server.port), &authority);
            outbox(&db).await?;
            assert_eq!(round(&db, &way, noon()).await, [State::Sent], "{mechanism}");
            assert_eq!((server.texts().len(), server.overheard().len()), (1, 0));
        }
    }
    Ok(())
}

#[tokio::test]
async fn starttls_delivers_and_nothing_is_overheard() -> Result<()> {
    let authority = Authority::new();
    for db in testing::databases().await {
        let door = Door::StartTls(authority.tls("localhost"));
        let server = Server::behind(door, BOTH, Temper::Accepts).await;
        let way = trusting(format!("starttls://{KNOWN}localhost:{}", server.port), &authority);
        outbox(&db).await?;
        assert_eq!(round(&db, &way, noon()).await, [State::Sent]);
        assert_eq!(server.texts().len(), 1);
        assert_eq!(server.overheard(), ["EHLO example.org", "STARTTLS"]);
    }
    Ok(())
}

#[tokio::test]
async fn nobody_on_the_way_answers_for_the_server() -> Result<()> {
    let authority = Authority::new();
    for (who, mechanisms) in [(KNOWN, BOTH), ("", "")] {
        for db in testing::databases().await {
            let door = Door::StartTls(authority.tls("localhost"));
            let server = Server::behind(door, mechanisms, Temper::IsSpokenFor).await;
            let way = trusting(format!("starttls://{who}localhost:{}", server.port), &authority);
            let mail = stopped(&db, &way, &server).await?;
            assert!(mail.answer.contains("answered 250 instead of"), "{}", mail.answer);
        }
    }
    Ok(())
}

#[tokio::test]
async fn without_the_tls_that_was_asked_for_nothing_leaves() -> Result<()> {
    let refuses = "502 5.5.1 not today";
    for (door, scheme, said) in [
        (Door::Open, "starttls", "does not offer STARTTLS"),
        (Door::Refuses(refuses), "starttls", "not today"),
        (Door::Open, "smtps", "corrupt message"),
    ] {
        for db in testing::databases().await {
            let server = Server::behind(door.clone(), BOTH, Temper::Accepts).await;
            let way = smtp(format!("{scheme}://{KNOWN}localhost:{}", server.port));
            let mail = stopped(&db, &Way::Smtp(Box::new(way)), &server).await?;
            assert_eq!(mail.trouble(), Some(Trouble::NoTls));
            assert!(mail.said().contains(said), "{}", mail.said());
            let words = ["EHLO example.org", "STARTTLS", "QUIT"];
            let overheard = server.overheard();
            let is_handshake = |it: &String| scheme == "smtps" && !it.contains("AUTH");
            let harmless = |it: &String| words.contains(&it.as_str()) || is_handshake(it);
            assert!(overheard.iter().all(harmless), "{overheard:?}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn an_authority_is_believed_when_it_was_named() -> Result<()> {
    let (authority, stranger) = (Authority::new(), Authority::new());
    for scheme in ["smtps", "starttls"] {
        for db in testing::databases().await {
            let door = match scheme {
                "smtps" => Door::Tls(authority.tls("localhost")),
                _ => Door::StartTls(authority.tls("localhost")),
            };
            let server = Server::behind(door, BOTH, Temper::Accepts).await;
            let url = format!("{scheme}://{KNOWN}localhost:{}", server.port);
            let unknown = Way::Smtp(Box::new(smtp(url.clone())));
            let mail = stopped(&db, &unknown, &server).await?;
            assert_eq!(mail.trouble(), Some(Trouble::Authority), "{}", mail.answer);
            assert_eq!(
                round(&db, &trusting(url.clone(), &stranger), later(1)).await,
                [State::Queued]
            );
            assert_eq!(round(&db, &trusting(url, &authority), later(2)).await, [State::Sent]);
            assert_eq!(server.texts().len(), 1);
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_certificate_of_another_name_or_time_is_refused() -> Result<()> {
    let authority = Authority::new();
    for (tls, trouble) in [
        (authority.tls("mail.example.org"), Trouble::Name),
        (authority.outdated_tls("localhost"), Trouble::Term),
    ] {
        for db in testing::databases().await {
            let door = Door::Tls(tls.clone());
            let server = Server::behind(door, BOTH, Temper::Accepts).await;
            let url = format!("smtps://{KNOWN}localhost:{}", server.port);
            let mail = stopped(&db, &trusting(url, &authority), &server).await?;
            assert_eq!(mail.trouble(), Some(trouble), "{}", mail.answer);
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_refused_sign_in_loses_no_letter() -> Result<()> {
    let authority = Authority::new();
    for db in testing::databases().await {
        let door = Door::StartTls(authority.tls("localhost"));
        let server = Server::behind(door, BOTH, Temper::Accepts).await;
        let url = |who| format!("starttls://{who}localhost:{}", server.port);
        let wrong = trusting(url("okno:falsch@"), &authority);
        outbox(&db).await?;
        let mail = stopped(&db, &wrong, &server).await?;
        assert_eq!(mail.trouble(), Some(Trouble::SignIn));
        assert!(mail.said().contains("535"), "{}", mail.said());
        let asked = server.overheard().len();
        assert_eq!(round(&db, &wrong, noon()).await, [], "the other waits too");
        assert_eq!(server.overheard().len(), asked, "and the server is left alone");
        for hours in 1..10 {
            assert_eq!(round(&db, &wrong, later(hours)).await, [State::Queued], "never given up");
        }
        let right = trusting(url(KNOWN), &authority);
        server.becomes(Temper::AtRecipient("451 4.7.1 greylisted"));
        let greylisted = round(&db, &right, later(10)).await;
        assert_eq!(greylisted, [State::Queued; 2], "their own tries begin now");
        server.becomes(Temper::Accepts);
        assert_eq!(round(&db, &right, later(11)).await, [State::Sent; 2]);
        assert_eq!(server.texts().len(), 2);
    }
    Ok(())
}

#[tokio::test]
async fn a_server_without_our_sign_in_is_named_as_such() -> Result<()> {
    let authority = Authority::new();
    for db in testing::databases().await {
        for mechanisms in ["", "GSSAPI"] {
            let door = Door::Tls(authority.tls("localhost"));
            let server = Server::behind(door, mechanisms, Temper::Accepts).await;
            let url = format!("smtps://{KNOWN}localhost:{}", server.port);
            outbox(&db).await?;
            round(&db, &trusting(url, &authority), noon()).await;
            assert_eq!(mail(&db).await.trouble(), Some(Trouble::NoSignIn));
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_server_that_demands_more_than_it_gets_is_named_as_such() -> Result<()> {
    let guarded = Door::StartTls(Authority::new().tls("localhost"));
    for (door, mechanisms) in [(Door::Open, BOTH), (guarded, "")] {
        for db in testing::databases().await {
            let server = Server::behind(door.clone(), mechanisms, Temper::Accepts).await;
            let way = smtp(format!("smtp://localhost:{}", server.port));
            let mail = stopped(&db, &Way::Smtp(Box::new(way)), &server).await?;
            assert_eq!(mail.trouble(), Some(Trouble::Demands), "{}", mail.answer);
        }
    }
    Ok(())
}

#[test]
fn an_authority_is_a_readable_certificate() {
    let authority = Authority::new();
    let with = |url: &str, pem: &str| smtp(url.to_owned()).with_authority(pem.as_bytes()).err();
    let two = authority.pem.clone() + &Authority::new().pem;
    assert_eq!(with("smtps://h", &two), None);
    let hollow = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    let cut = &authority.pem[..authority.pem.len() / 2];
    for wrong in ["", "no certificate", hollow, cut] {
        assert_eq!(with("smtps://h", wrong), Some(WrongServer::Authority), "{wrong}");
    }
    assert_eq!(with("smtp://h", &authority.pem), Some(WrongServer::NoCertificates));
}
