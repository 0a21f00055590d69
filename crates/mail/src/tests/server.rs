//! A real SMTP server that does as it is told.

use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader, Lines};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

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
}

/// What reached it, and where it listens.
pub struct Server {
    pub port: u16,
    temper: Arc<Mutex<Temper>>,
    texts: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub async fn start(temper: Temper) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Server {
            port: listener.local_addr().unwrap().port(),
            temper: Arc::new(Mutex::new(temper)),
            texts: Arc::default(),
        };
        let (temper, texts) = (server.temper.clone(), server.texts.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let temper = *temper.lock().unwrap();
                tokio::spawn(talk(stream, temper, texts.clone()));
            }
        });
        server
    }

    pub fn becomes(&self, temper: Temper) {
        *self.temper.lock().unwrap() = temper;
    }

    /// The texts that reached it whole, with their headers.
    pub fn texts(&self) -> Vec<String> {
        self.texts.lock().unwrap().clone()
    }
}

struct Talk {
    lines: Lines<BufReader<OwnedReadHalf>>,
    out: OwnedWriteHalf,
}

async fn talk(stream: TcpStream, temper: Temper, texts: Arc<Mutex<Vec<String>>>) {
    let (read, out) = stream.into_split();
    let mut it = Talk { lines: BufReader::new(read).lines(), out };
    if temper == Temper::Hangs {
        return tokio::time::sleep(Duration::from_secs(600)).await;
    }
    it.say("220 test.example ESMTP").await;
    while let Ok(Some(line)) = it.lines.next_line().await {
        let command = line.get(..4).unwrap_or(&line).to_uppercase();
        match (command.as_str(), temper) {
            ("EHLO", _) => it.say("250-test.example\r\n250 8BITMIME").await,
            ("RCPT", Temper::AtRecipient(answer)) => it.say(answer).await,
            ("DATA", Temper::DropsBeforeText) => return,
            ("DATA", _) => {
                it.say("354 go on").await;
                let text = it.text().await;
                texts.lock().unwrap().push(text);
                match temper {
                    Temper::DropsAfterText => return,
                    Temper::HangsAfterText => {
                        return tokio::time::sleep(Duration::from_secs(600)).await;
                    }
                    Temper::AfterText(answer) => it.say(answer).await,
                    _ => it.say("250 2.0.0 taken as 1").await,
                }
            }
            ("QUIT", _) => return it.say("221 bye").await,
            _ => it.say("250 fine").await,
        }
    }
}

impl Talk {
    async fn say(&mut self, words: &str) {
        let _ = self.out.write_all(format!("{words}\r\n").as_bytes()).await;
    }

    async fn text(&mut self) -> String {
        let mut text = String::new();
        while let Ok(Some(line)) = self.lines.next_line().await {
            if line == "." {
                break;
            }
            text += &format!("{line}\n");
        }
        text
    }
}
