//! Pages of the demo, signed in as a specialist.

use crate::load::{self, Connection};
use crate::program::{self, Server};
use crate::table::{Table, grouped};
use anyhow::Context as _;
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

/// The demo under test.
pub const DEMO: &str = "demo";

/// Fills the demo, starts it, and loads its pages.
pub async fn measure(table: &mut Table, folder: &Path, seconds: u64) -> anyhow::Result<()> {
    let demo = folder.join(DEMO).display().to_string();
    let (took, _) =
        program::run(&["demo", "--data", &demo, "--no-serve", "--listen", "127.0.0.1:0"]).await?;
    let met = took <= Duration::from_secs(20);
    table.add("first start of the demo, s", "≤ 20", format!("{:.1}", took.as_secs_f64()), met);

    let database = format!("sqlite:{demo}/okno.db");
    Server::start(&database).await?.kill().await?; // so that the next start finds a warm file cache
    let server = Server::start(&database).await?;
    let start = server.start.as_millis();
    table.add("start to first answer, ms", "≤ 300", start.to_string(), start <= 300);

    let cookie = sign_in(server.address, "specialist").await?;
    let client = first_client(server.address, &cookie).await?;
    for (what, path, promised) in [
        ("list of applications", "/applications".to_owned(), 4_000.0),
        ("client card", client, 4_000.0),
        ("dashboard of a centre", "/organisations/own".to_owned(), 3_000.0),
        (
            "search by words",
            "/search?q=%D0%BF%D0%B5%D0%BA%D0%B0%D1%80%D0%BD%D1%8F".to_owned(),
            1_000.0,
        ),
    ] {
        let path = if path == "/organisations/own" {
            centre(server.address, &cookie).await?
        } else {
            path
        };
        let request = get(&path, &cookie);
        let done = load::run(server.address, seconds, 200, move |_| request.clone()).await?;
        let speed = format!("{} (p99 {:.1} ms)", grouped(done.per_second), millis(done.p99));
        let met = done.per_second >= promised
            && (promised < 4_000.0 || done.p99 <= Duration::from_millis(15));
        let wish = if promised < 4_000.0 { String::new() } else { ", p99 ≤ 15 ms".into() };
        table.add(
            &format!("{what}, requests/s"),
            &format!("≥ {}{wish}", grouped(promised)),
            speed,
            met,
        );
    }
    let memory = server.memory();
    table.add("resident memory after the load, MiB", "≤ 128", grouped(memory), memory <= 128.0);
    server.kill().await
}

/// For people.
pub fn millis(it: Duration) -> f64 {
    it.as_secs_f64() * 1_000.0
}

/// A request for a page, signed in.
pub fn get(path: &str, cookie: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: okno\r\ncookie: {cookie}\r\n\r\n").into_bytes()
}

/// Presses a role card; the session's cookie.
pub async fn sign_in(address: SocketAddr, role: &str) -> anyhow::Result<String> {
    let mut connection = Connection::open(address).await?;
    let page = text(&mut connection, &get("/sign-in", "")).await?;
    let card = format!("data-role-card=\"{role}\"");
    let card = page.find(&card).with_context(|| format!("no role card of {role}"))?;
    let form = page[..card].rfind("<form").context("a role card is a form")?;
    let account =
        between(&page[form..], "name=\"account\" value=\"", "\"").context("no account")?;
    let body = format!("account={account}");
    let request = format!(
        "POST /demo-session HTTP/1.1\r\nhost: okno\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let answer = text(&mut connection, request.as_bytes()).await?;
    let cookie = between(&answer, "set-cookie: ", ";").context("no session")?;
    Ok(cookie.to_owned())
}

async fn first_client(address: SocketAddr, cookie: &str) -> anyhow::Result<String> {
    let page = text(&mut Connection::open(address).await?, &get("/clients", cookie)).await?;
    let links = page.match_indices("href=\"/clients/").map(|(at, _)| &page[at + 6..]);
    let mut links = links.filter_map(|it| it.split('"').next());
    let link =
        links.find(|it| it.len() == "/clients/".len() + 36).context("no client in the list")?;
    Ok(link.to_owned())
}

async fn centre(address: SocketAddr, cookie: &str) -> anyhow::Result<String> {
    let page = text(&mut Connection::open(address).await?, &get("/centre", cookie)).await?;
    Ok(between(&page, "location: ", "\r\n").context("no centre")?.to_owned())
}

async fn text(connection: &mut Connection, request: &[u8]) -> anyhow::Result<String> {
    Ok(String::from_utf8_lossy(connection.ask(request).await?.text).into_owned())
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let rest = &text[text.find(before)? + before.len()..];
    Some(&rest[..rest.find(after)?])
}
