//! Renderings accepted through the API, with kill −9 at the end: nothing acknowledged may be lost.

use crate::import::fresh;
use crate::load::{self, Connection};
use crate::pages::DEMO;
use crate::program::{self, Server};
use crate::table::{Table, grouped};
use anyhow::Context as _;
use kernel::Role;
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;

/// Measures SQLite on the demo, and PostgreSQL on a small demo of its own where one is given.
pub async fn measure(
    table: &mut Table,
    folder: &Path,
    seconds: u64,
    postgres: Option<&str>,
) -> anyhow::Result<()> {
    let demo = folder.join(DEMO).display().to_string();
    program::run(&["demo", "--data", &demo, "--no-serve", "--listen", "127.0.0.1:0"]).await?;
    accept(table, "SQLite", &format!("sqlite:{demo}/okno.db"), seconds, 2_000.0).await?;
    if let Some(server) = postgres {
        let database = fresh(server, "okno_bench_renderings").await?;
        program::run(&["--database", &database, "demo", "--no-serve", "--listen", "127.0.0.1:0"])
            .await?;
        accept(table, "PostgreSQL", &database, seconds, 1_000.0).await?;
    }
    Ok(())
}

async fn accept(
    table: &mut Table,
    name: &str,
    database: &str,
    seconds: u64,
    promised: f64,
) -> anyhow::Result<()> {
    let token = token(database).await?;
    let server = Server::start(database).await?;
    let before = ledger_entries(database).await?;
    let bodies = Arc::new(bodies(&server, &token).await?);
    let run = std::process::id();
    let done = load::run(server.address, seconds, 201, move |number| {
        let key = format!("idempotency-key: bench-{run}-{number}\r\n");
        post("/api/v1/renderings", &token, &key, &bodies[number % bodies.len()])
    })
    .await?;
    server.kill().await?;
    let what = format!("renderings accepted durably on {name}, per second");
    let speed =
        format!("{} (p99 {:.1} ms)", grouped(done.per_second), done.p99.as_secs_f64() * 1e3);
    table.add(&what, &format!("≥ {}", grouped(promised)), speed, done.per_second >= promised);
    let kept = ledger_entries(database).await? - before;
    let lost = (done.count as i64 - kept).max(0);
    let what =
        format!("of {} acknowledged on {name}, lost after kill −9", grouped(done.count as f64));
    table.add(&what, "0", lost.to_string(), lost == 0);
    Ok(())
}

/// Enough clients that no two running requests serve the same one, as in a real centre.
const CLIENTS: usize = 1_000;
/// Pages of clients that are asked for them.
const PAGES: usize = 60;

/// Requests that the rules let through: a free consultation for clients to whom it is open.
async fn bodies(server: &Server, token: &str) -> anyhow::Result<Vec<String>> {
    let mut connection = Connection::open(server.address).await?;
    let services = list(&mut connection, token, "/api/v1/services?limit=200").await?;
    let free = |it: &&serde_json::Value| {
        it["kind"] == "consultation" && it["price"] == "free" && it["limit_per_year"].is_null()
    };
    let services = services["items"].as_array().context("no services")?;
    let service = &services.iter().find(free).context("no free consultation")?["id"];
    let (mut bodies, mut path) = (Vec::new(), "/api/v1/clients?limit=200".to_owned());
    for _ in 0..PAGES {
        let page = list(&mut connection, token, &path).await?;
        for client in page["items"].as_array().into_iter().flatten() {
            let wanted = serde_json::json!({ "inn": client["inn"], "service": service, "result": "Разъяснено" });
            if client["inn"].is_string() && is_open(&mut connection, token, &wanted).await? {
                bodies.push(wanted.to_string());
            }
        }
        match page["next"].as_str() {
            Some(next) if bodies.len() < CLIENTS => {
                path = format!("/api/v1/clients?limit=200&after={}", encoded(next));
            }
            _ => break,
        }
    }
    anyhow::ensure!(!bodies.is_empty(), "the service is open to none of the clients");
    eprintln!("  serving {} clients", bodies.len());
    Ok(bodies)
}

async fn is_open(
    connection: &mut Connection,
    token: &str,
    wanted: &serde_json::Value,
) -> anyhow::Result<bool> {
    let question = serde_json::json!({ "inn": wanted["inn"], "service": wanted["service"] });
    let request = post("/api/v1/eligibility", token, "", &question.to_string());
    let answer = connection.ask(&request).await?;
    Ok(answer.status == 200 && String::from_utf8_lossy(answer.text).contains(r#""verdict":"yes""#))
}

/// A text as part of a query.
fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |all, it| match it {
        it if it.is_ascii_alphanumeric() || it == b'-' => all + &char::from(it).to_string(),
        it => all + &format!("%{it:02X}"),
    })
}

/// A POST of JSON; `more` are further header lines.
fn post(path: &str, token: &str, more: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "POST {path} HTTP/1.1\r\nhost: okno\r\nauthorization: Bearer {token}\r\n{more}\
         content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

/// One page of a list.
async fn list(
    connection: &mut Connection,
    token: &str,
    path: &str,
) -> anyhow::Result<serde_json::Value> {
    let request =
        format!("GET {path} HTTP/1.1\r\nhost: okno\r\nauthorization: Bearer {token}\r\n\r\n");
    let answer = connection.ask(request.as_bytes()).await?;
    anyhow::ensure!(answer.status == 200, "{path}: {}", String::from_utf8_lossy(answer.text));
    let text = String::from_utf8_lossy(answer.text);
    let (_, body) = text.split_once("\r\n\r\n").context("no body")?;
    Ok(serde_json::from_str(body)?)
}

/// A token of the demo's specialist.
async fn token(database: &str) -> anyhow::Result<String> {
    let specialist = okno::demo::ACCOUNTS.iter().find(|it| it.role == Role::Specialist);
    let email = specialist.context("the demo has a specialist")?.email;
    let arguments = ["--database", database, "token", "create", "--account", email];
    let mut command = program::okno(&arguments)?;
    let output = command.stdout(Stdio::piped()).output().await?;
    let text = String::from_utf8(output.stdout)?;
    let token = text.split_whitespace().find(|it| it.starts_with("okno_"));
    Ok(token.context("no token was printed")?.to_owned())
}

/// Entries of the ledger, as `okno figures verify` counts them; it also proves the figures right.
async fn ledger_entries(database: &str) -> anyhow::Result<i64> {
    let mut command = program::okno(&["--database", database, "figures", "verify"])?;
    let output = command.stdout(Stdio::piped()).output().await?;
    let text = String::from_utf8(output.stdout)?;
    anyhow::ensure!(output.status.success(), "figures verify: {text}");
    let words: Vec<_> = text.split_whitespace().collect();
    let at = words.iter().position(|it| *it == "ledger:").context("no count")?;
    Ok(words[at + 1].parse()?)
}
