//! The program itself, as a child process on a free port of this machine.

use super::Answer;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Output, Stdio};
use std::time::Duration;

/// A folder for one test, removed with it.
pub struct Folder(PathBuf);

/// The program with its database.
pub struct Program {
    pub database: String,
}

/// A serving process; killed when dropped.
pub struct Child {
    process: std::process::Child,
    pub address: SocketAddr,
}

impl Folder {
    pub fn new() -> Folder {
        let path = std::env::temp_dir().join(format!("okno-house-{}", kernel::EntryId::new()));
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// The URL of an embedded database in it.
    pub fn database(&self) -> String {
        format!("sqlite:{}", self.path("okno.db").display())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0); // the system sweeps what stays behind
    }
}

impl Program {
    pub const PATH: &str = env!("CARGO_BIN_EXE_okno");

    pub fn on(database: String) -> Program {
        Program { database }
    }

    /// Runs a command to its end.
    pub fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(Program::PATH);
        command.arg("--database").arg(&self.database).args(arguments);
        clean(&mut command).output().unwrap()
    }

    /// Runs a command that makes its own database.
    pub fn alone(&self, arguments: &[&str]) -> Output {
        clean(Command::new(Program::PATH).args(arguments)).output().unwrap()
    }

    /// The exit code of a command.
    pub fn code(&self, arguments: &[&str]) -> i32 {
        self.run(arguments).status.code().unwrap()
    }

    /// Starts serving and waits until it says where.
    pub fn serve(&self) -> Child {
        let mut command = Command::new(Program::PATH);
        command.args(["--database", &self.database]).args(Program::SERVE);
        Child::of(&mut command)
    }

    /// Serves with files of at most `blocks` (1024 bytes each): the disk is full beyond.
    pub fn serve_on_small_disk(&self, blocks: u64) -> Child {
        let (path, database, rest) = (Program::PATH, &self.database, Program::SERVE.join(" "));
        let script = format!(
            "trap '' XFSZ; ulimit -f {blocks}; exec '{path}' --database '{database}' {rest}"
        );
        Child::of(Command::new("bash").args(["-c", &script]))
    }

    const SERVE: [&str; 4] = ["--log=json", "serve", "--listen", "127.0.0.1:0"];
}

impl Child {
    fn of(command: &mut Command) -> Child {
        let mut process = clean(command).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(process.stderr.take().unwrap()).lines();
        let said = lines.by_ref().map_while(Result::ok).find_map(|it| {
            let (_, address) = it.split_once("serving on http://")?;
            address.split('"').next()?.parse().ok()
        });
        // Nobody may wait for a reader: what it says further is thrown away.
        std::thread::spawn(move || lines.for_each(drop));
        Child { address: said.expect("the program says where it serves"), process }
    }

    /// Sends a signal by its name: TERM, KILL.
    pub fn signal(&self, name: &str) {
        let id = self.process.id().to_string();
        let sent = Command::new("kill").args([&format!("-{name}"), &id]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits for its end, at most ten seconds.
    pub fn wait(&mut self) -> ExitStatus {
        for _ in 0..1000 {
            if let Some(status) = self.process.try_wait().unwrap() {
                return status;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("the program did not leave");
    }

    /// Asks it to leave, and says with which code it did.
    pub fn leave(mut self) -> i32 {
        self.signal("TERM");
        self.wait().code().unwrap()
    }

    pub fn is_alive(&mut self) -> bool {
        self.process.try_wait().unwrap().is_none()
    }

    /// Sends a request; `None` when the connection broke before the whole answer came.
    pub fn ask(&self, head: &[&str], body: &str) -> Option<Answer> {
        let mut stream = TcpStream::connect(self.address).ok()?;
        let length = body.len();
        let head = head.join("\r\n");
        let head = format!("{head}\r\nhost: test\r\nconnection: close\r\ncontent-length: {length}");
        stream.write_all(format!("{head}\r\n\r\n{body}").as_bytes()).ok()?;
        read(&mut stream)
    }

    pub fn get(&self, path: &str, headers: &[&str]) -> Answer {
        let line = format!("GET {path} HTTP/1.1");
        let head: Vec<&str> = [line.as_str()].into_iter().chain(headers.iter().copied()).collect();
        self.ask(&head, "").expect("an answer")
    }

    /// Enters a rendering with this body and key.
    pub fn render(&self, token: &str, body: &str, key: &str) -> Option<Answer> {
        let token = format!("authorization: {token}");
        let key = format!("idempotency-key: {key}");
        let line = "POST /api/v1/renderings HTTP/1.1";
        self.ask(&[line, &token, &key, "content-type: application/json"], body)
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        let _ = self.process.kill(); // it may have left already
        let _ = self.process.wait();
    }
}

/// Reads an answer up to the end of the connection; `None` if a part is missing.
pub fn read(stream: &mut TcpStream) -> Option<Answer> {
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).ok()?;
    let text = String::from_utf8_lossy(&bytes);
    let (head, body) = text.split_once("\r\n\r\n")?;
    let mut lines = head.lines();
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers: HeaderMap = lines.filter_map(header).collect();
    let length: usize = headers.get("content-length")?.to_str().ok()?.parse().ok()?;
    (body.len() >= length).then(|| Answer { status, headers, body: body.to_owned() })
}

fn header(line: &str) -> Option<(HeaderName, HeaderValue)> {
    let (name, value) = line.split_once(": ")?;
    Some((name.parse().ok()?, value.parse().ok()?))
}

/// Without what the person who runs the tests has configured for themselves.
fn clean(command: &mut Command) -> &mut Command {
    for name in ["OKNO_DATABASE", "OKNO_CONFIG", "OKNO_LOG_FORMAT", "RUST_LOG"] {
        command.env_remove(name);
    }
    command.current_dir(std::env::temp_dir()).stdin(Stdio::null())
}
