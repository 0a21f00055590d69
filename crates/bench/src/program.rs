//! The program under test as a process of its own.

use anyhow::{Context as _, bail};
use std::net::{SocketAddr, TcpListener};
use std::process::Stdio;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

/// The first argument that turns this binary into the product.
pub const AS_OKNO: &str = "okno";
/// How long a start may take before we give up.
const PATIENCE: Duration = Duration::from_secs(60);

/// The product with these arguments, silent.
pub fn okno(arguments: &[&str]) -> anyhow::Result<Command> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg(AS_OKNO).args(arguments).env("RUST_LOG", "warn");
    command.stdin(Stdio::null()).stdout(Stdio::null()).kill_on_drop(true);
    Ok(command)
}

/// Runs the product to its end; the time it took and its peak memory in MiB.
pub async fn run(arguments: &[&str]) -> anyhow::Result<(Duration, f64)> {
    let begin = Instant::now();
    let mut child = okno(arguments)?.spawn()?;
    let id = child.id().context("it has just been started")?;
    let mut peak: f64 = 0.0;
    loop {
        peak = peak.max(memory(id, "VmHWM").unwrap_or(0.0));
        match tokio::time::timeout(Duration::from_millis(10), child.wait()).await {
            Err(_) => {}
            Ok(ended) if ended.as_ref().is_ok_and(|it| it.success()) => {
                return Ok((begin.elapsed(), peak));
            }
            Ok(ended) => bail!("okno {} ended with {:?}", arguments.join(" "), ended?),
        }
    }
}

/// A running server.
pub struct Server {
    /// Where it listens.
    pub address: SocketAddr,
    /// From the start of the process to its first answer.
    pub start: Duration,
    child: Child,
}

impl Server {
    /// Starts `okno serve` on a database and waits for its first answer.
    pub async fn start(database: &str) -> anyhow::Result<Server> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let begin = Instant::now();
        let listen = address.to_string();
        let child = okno(&["--database", database, "serve", "--listen", &listen])?.spawn()?;
        while begin.elapsed() < PATIENCE {
            if is_ready(address).await.unwrap_or(false) {
                return Ok(Server { address, start: begin.elapsed(), child });
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        bail!("the server did not answer within {PATIENCE:?}")
    }

    /// Resident memory in MiB.
    pub fn memory(&self) -> f64 {
        self.child.id().and_then(|it| memory(it, "VmRSS")).unwrap_or(f64::NAN)
    }

    /// kill −9.
    pub async fn kill(mut self) -> anyhow::Result<()> {
        self.child.kill().await.context("the server could not be killed")
    }
}

async fn is_ready(address: SocketAddr) -> std::io::Result<bool> {
    let mut stream = TcpStream::connect(address).await?;
    stream
        .write_all(b"GET /health/ready HTTP/1.1\r\nhost: okno\r\nconnection: close\r\n\r\n")
        .await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    Ok(answer.starts_with(b"HTTP/1.1 200"))
}

/// A field of `/proc/ID/status` in MiB.
fn memory(id: u32, field: &str) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find(|it| it.starts_with(field))?;
    let kib: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kib / 1024.0)
}
