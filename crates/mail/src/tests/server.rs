//! A real SMTP server that does as it is told.

use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncWrite, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

/// How the server behaves.
#[derive(Clone, Copy, PartialEq)]
pub enum Temper {
    Accepts,
    /// Says this instead of taking the recipient.
    AtRecipient(&'static str),
    /// Says this after the whole text.
    AfterText(&'static str),
    /// Takes the connection and says nothing.
    Hangs,
    /// Takes the text, keeps it, and hangs up without a word.
    DropsAfterText,
    /// Takes the text, keeps it, and says nothing.
    HangsAfterText,
    /// Hangs up when the text is about to come.
    DropsBeforeText,
    /// Lets somebody on the way speak in its name before TLS.
    IsSpokenFor,
}

/// How it guards the way to it.
#[derive(Clone)]
pub enum Door {
    /// Without TLS.
    Open,
    /// Open first, TLS when asked; nothing is taken before.
    StartTls(TlsAcceptor),
    /// Promises TLS, and refuses it with these words.
    Refuses(&'static str),
    /// TLS from the first byte.
    Tls(TlsAcceptor),
}

/// Whom it lets in: `\0okno\0geheim`, `okno` and `geheim`, as they go over the wire.
const PLAIN: &str = "AG9rbm8AZ2VoZWlt";
const USER: &str = "b2tubw==";
const PASSWORD: &str = "Z2VoZWlt";
const STRANGER: &str = "535 5.7.8 Error: authentication failed";

/// What reached it, and where it listens.
pub struct Server {
    pub port: u16,
    house: Arc<House>,
}

struct House {
    temper: Mutex<Temper>,
    door: Door,
    /// The ways to sign in that it offers; where there are any, nobody else gets in.
    mechanisms: &'static str,
    texts: Mutex<Vec<String>>,
    overheard: Mutex<Vec<String>>,
}

impl Server {
    pub async fn start(temper: Temper) -> Server {
        Server::behind(Door::Open, "", temper).await
    }

    pub async fn behind(door: Door, mechanisms: &'static str, temper: Temper) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (texts, overheard) = (Mutex::default(), Mutex::default());
        let house = House { temper: Mutex::new(temper), door, mechanisms, texts, overheard };
        let server = Server { port, house: Arc::new(house) };
        let house = server.house.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(receive(stream, house.clone()));
            }
        });
        server
    }

    pub fn becomes(&self, temper: Temper) {
        *self.house.temper.lock().unwrap() = temper;
    }

    /// The texts that reached it whole, with their headers.
    pub fn texts(&self) -> Vec<String> {
        self.house.texts.lock().unwrap().clone()
    }

    /// The lines that everybody on the way could read.
    pub fn overheard(&self) -> Vec<String> {
        self.house.overheard.lock().unwrap().clone()
    }
}

trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<S: AsyncRead + AsyncWrite + Send + Unpin> Stream for S {}

struct Talk {
    house: Arc<House>,
    temper: Temper,
    stream: BufReader<Box<dyn Stream>>,
    guarded: bool,
    known: bool,
}

/// Whether the conversation goes on.
type GoesOn = bool;

async fn receive(stream: TcpStream, house: Arc<House>) {
    let temper = *house.temper.lock().unwrap();
    if temper == Temper::Hangs {
        return tokio::time::sleep(Duration::from_secs(600)).await;
    }
    let stream: Box<dyn Stream> = Box::new(stream);
    let mut it =
        Talk { house, temper, stream: BufReader::new(stream), guarded: false, known: false };
    if let Door::Tls(acceptor) = it.house.door.clone() {
        let Some(guarded) = it.guarded(acceptor).await else { return };
        it = guarded;
    }
    it.say("220 test.example ESMTP").await;
    while let Some(line) = it.line().await {
        if let ("STARTTLS", false, Door::StartTls(acceptor)) =
            (line.as_str(), it.guarded, it.house.door.clone())
        {
            it.say(match temper {
                Temper::IsSpokenFor => "220 go\r\n250-evil\r\n250-AUTH PLAIN\r\n250 8BITMIME",
                _ => "220 2.0.0 Ready to start TLS",
            })
            .await;
            let Some(guarded) = it.guarded(acceptor).await else { return };
            it = guarded;
        } else if !it.answer(&line).await {
            return;
        }
    }
}

impl Talk {
    async fn guarded(self, acceptor: TlsAcceptor) -> Option<Talk> {
        let stream = acceptor.accept(self.stream.into_inner()).await.ok()?;
        let stream: Box<dyn Stream> = Box::new(stream);
        Some(Talk { stream: BufReader::new(stream), guarded: true, ..self })
    }

    async fn answer(&mut self, line: &str) -> GoesOn {
        let command = line.get(..4).unwrap_or(line).to_uppercase();
        match (command.as_str(), self.temper) {
            ("EHLO", _) => self.say(&self.greeting()).await,
            ("STAR", _) => match self.house.door {
                Door::Refuses(words) => self.say(words).await,
                _ => self.say("502 5.5.1 not here").await,
            },
            ("AUTH", _) => self.sign_in(line).await,
            ("QUIT", _) => {
                self.say("221 bye").await;
                return false;
            }
            _ if !self.guarded && matches!(self.house.door, Door::StartTls(_)) => {
                self.say("530 5.7.0 Must issue a STARTTLS command first").await;
            }
            _ if !self.known && !self.house.mechanisms.is_empty() => {
                self.say("530 5.7.0 Authentication required").await;
            }
            ("RCPT", Temper::AtRecipient(answer)) => self.say(answer).await,
            ("DATA", Temper::DropsBeforeText) => return false,
            ("DATA", _) => return self.take().await,
            _ => self.say("250 fine").await,
        }
        true
    }

    fn greeting(&self) -> String {
        let mut greeting = "250-test.example\r\n".to_owned();
        if !self.guarded && matches!(self.house.door, Door::StartTls(_) | Door::Refuses(_)) {
            greeting += "250-STARTTLS\r\n";
        }
        if !self.house.mechanisms.is_empty() {
            greeting += &format!("250-AUTH {}\r\n", self.house.mechanisms);
        }
        greeting + "250 8BITMIME"
    }

    /// RFC 4954.
    async fn sign_in(&mut self, line: &str) {
        self.known = match line.split_once(' ') {
            Some((_, "LOGIN")) => {
                let user = self.asked("334 VXNlcm5hbWU6").await;
                let password = self.asked("334 UGFzc3dvcmQ6").await;
                (user.as_deref(), password.as_deref()) == (Some(USER), Some(PASSWORD))
            }
            Some((_, rest)) => rest.strip_prefix("PLAIN ") == Some(PLAIN),
            None => false,
        };
        self.say(if self.known { "235 2.7.0 welcome" } else { STRANGER }).await;
    }

    async fn asked(&mut self, question: &str) -> Option<String> {
        self.say(question).await;
        self.line().await
    }

    async fn take(&mut self) -> GoesOn {
        self.say("354 go on").await;
        let Some(text) = self.text().await else { return false };
        self.house.texts.lock().unwrap().push(text);
        match self.temper {
            Temper::DropsAfterText => return false,
            Temper::HangsAfterText => tokio::time::sleep(Duration::from_secs(600)).await,
            Temper::AfterText(answer) => self.say(answer).await,
            _ => self.say("250 2.0.0 taken as 1").await,
        }
        true
    }

    async fn say(&mut self, words: &str) {
        let _ = self.stream.write_all(format!("{words}\r\n").as_bytes()).await;
        let _ = self.stream.flush().await;
    }

    async fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line).await.ok()? == 0 {
            return None;
        }
        let line = line.trim_end_matches(['\r', '\n']).to_owned();
        if !self.guarded {
            self.house.overheard.lock().unwrap().push(line.clone());
        }
        Some(line)
    }

    /// A text, if it is whole.
    async fn text(&mut self) -> Option<String> {
        let mut text = String::new();
        loop {
            match self.line().await?.as_str() {
                "." => return Some(text),
                line => text += &format!("{line}\n"),
            }
        }
    }
}
