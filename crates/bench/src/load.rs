//! A load over keep-alive connections: as many requests as the server answers within a time.

use anyhow::{Context as _, bail};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Connections of every load.
pub const CONNECTIONS: usize = 16;
/// No load sends more requests than this.
const MOST: usize = 200_000;

/// What a load saw.
pub struct Outcome {
    /// Requests answered as expected, per second.
    pub per_second: f64,
    /// 99 of 100 were faster.
    pub p99: Duration,
    /// Requests answered as expected.
    pub count: usize,
}

/// A connection that stays open.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// An answer: its status and its whole text, head and body.
pub struct Answer<'a> {
    /// The HTTP status.
    pub status: u16,
    /// Head and body.
    pub text: &'a [u8],
}

impl Connection {
    /// Connects.
    pub async fn open(address: SocketAddr) -> anyhow::Result<Connection> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Connection { stream, buffer: Vec::with_capacity(64 << 10) })
    }

    /// Sends a request and reads the whole answer.
    pub async fn ask(&mut self, request: &[u8]) -> anyhow::Result<Answer<'_>> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let mut whole = None;
        while whole.is_none_or(|it| self.buffer.len() < it) {
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                bail!("the server hung up");
            }
            if whole.is_none() {
                whole = length(&self.buffer)?;
            }
        }
        let status = self.buffer.get(9..12).context("no status")?;
        let status = std::str::from_utf8(status)?.parse()?;
        Ok(Answer { status, text: &self.buffer })
    }
}

/// Head and body together, once the head is there.
fn length(buffer: &[u8]) -> anyhow::Result<Option<usize>> {
    let Some(end) = buffer.windows(4).position(|it| it == b"\r\n\r\n") else { return Ok(None) };
    let head = std::str::from_utf8(&buffer[..end])?.to_ascii_lowercase();
    let length = head.lines().find_map(|it| it.strip_prefix("content-length:"));
    let length: usize = length.map_or(Ok(0), |it| it.trim().parse())?;
    Ok(Some(end + 4 + length))
}

/// Sends `request(n)` for n = 0, 1, 2… over all connections until the time is up; every answer must
/// have the status `expected`.
pub async fn run(
    address: SocketAddr,
    seconds: u64,
    expected: u16,
    request: impl Fn(usize) -> Vec<u8> + Send + Sync + 'static,
) -> anyhow::Result<Outcome> {
    let request = Arc::new(request);
    let begin = Instant::now();
    let until = begin + Duration::from_secs(seconds);
    let all = (0..CONNECTIONS).map(|first| {
        let request = request.clone();
        tokio::spawn(async move {
            let mut connection = Connection::open(address).await?;
            let mut times = Vec::new();
            for number in (first..MOST).step_by(CONNECTIONS) {
                let text = request(number);
                let sent = Instant::now();
                if sent >= until {
                    break;
                }
                let answer = connection.ask(&text).await?;
                if answer.status != expected {
                    bail!("status {}: {}", answer.status, String::from_utf8_lossy(answer.text));
                }
                times.push(sent.elapsed());
            }
            Ok(times)
        })
    });
    let mut times = Vec::new();
    for one in all.collect::<Vec<_>>() {
        times.extend(one.await??);
    }
    let took = begin.elapsed();
    times.sort_unstable();
    let p99 = times.get(times.len() * 99 / 100).copied().unwrap_or_default();
    Ok(Outcome { per_second: times.len() as f64 / took.as_secs_f64(), p99, count: times.len() })
}
