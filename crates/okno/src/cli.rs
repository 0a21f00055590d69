//! The command line.

mod accounts;
mod agreements;
mod demo;
mod evidence;
mod indicators;
mod registry;
mod upkeep;

use crate::config::{Config, MailOptions};
use crate::house::wall_clock;
use crate::{Opening, open, serve};
use clap::{CommandFactory as _, Parser, Subcommand};
use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use web::App;

/// Okno: one window for entrepreneurs, one bridge between regions.
#[derive(Parser)]
#[command(name = "okno", version, after_help = AFTER_HELP)]
struct Okno {
    /// Database: sqlite:PATH or postgres://USER@HOST/NAME [default: sqlite:okno.db]
    #[arg(long, global = true, env = "OKNO_DATABASE", hide_env_values = true, value_name = "URL")]
    database: Option<String>,
    /// Configuration file in TOML (`database`, `files`, `listen`, `[mail]`) [default: okno.toml, where there is one]
    #[arg(long, global = true, env = "OKNO_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    /// How log lines look
    #[arg(long, global = true, env = "OKNO_LOG_FORMAT", default_value = "pretty")]
    log: LogFormat,
    /// Folder of files [default: beside the database]
    #[arg(long, global = true, env = "OKNO_FILES", value_name = "DIR")]
    files: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "\
Examples:
  okno demo                                        a working centre with invented data
  okno admin create head@example.org --region 74 --organisation 'Центр «Мой бизнес»' --role head
  okno registry import rsmp-2026-10.zip
  okno --database postgres://okno@localhost/okno serve --listen 127.0.0.1:8080

Exit codes:
  0  done
  1  failed: the message says why
  2  the command line cannot be understood
  3  looked and found it wrong: figures that differ, a broken journal, no such record

Log lines go to standard error; RUST_LOG chooses them (RUST_LOG=debug).";

#[derive(Clone, Copy, clap::ValueEnum)]
enum LogFormat {
    /// For people
    Pretty,
    /// For collectors
    Json,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the pages and the API
    Serve {
        /// Address and port [default: 127.0.0.1:8080]
        #[arg(long, value_name = "ADDR")]
        listen: Option<SocketAddr>,
        #[command(flatten)]
        mail: MailOptions,
    },
    /// A working centre with invented data, served at once
    Demo(demo::Demo),
    /// Accounts of administrators and first heads
    #[command(subcommand)]
    Admin(accounts::Admin),
    /// Tokens for programs
    #[command(subcommand)]
    Token(accounts::Token),
    /// The tax service's SME registry
    #[command(subcommand)]
    Registry(registry::Registry),
    /// The register of agreements
    #[command(subcommand)]
    Agreements(agreements::Agreements),
    /// The figures kept with the ledger
    #[command(subcommand)]
    Figures(upkeep::Figures),
    /// Files somebody brought
    #[command(subcommand)]
    Files(upkeep::Files),
    /// The journal's chain
    #[command(subcommand)]
    Journal(upkeep::Journal),
    /// Indicators of regions over time
    #[command(subcommand)]
    Indicators(indicators::Indicators),
    /// Effects of adoptions
    #[command(subcommand)]
    Evidence(evidence::Evidence),
    /// Print the API's description (OpenAPI 3.1)
    Openapi,
    /// Print completions for a shell: okno completions bash > /etc/bash_completion.d/okno
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// How a command ended.
pub(crate) enum End {
    /// As asked.
    Done,
    /// It looked, and found something wrong.
    Wrong,
}

/// Runs the program; the first argument is its name.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let Okno { database, config, log, files, command } = Okno::parse_from(arguments);
    write_log(log);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let ended = runtime
        .map_err(Into::into)
        .and_then(|it| it.block_on(run_command(command, database, files, config)));
    match ended {
        Ok(End::Done) => ExitCode::SUCCESS,
        Ok(End::Wrong) => ExitCode::from(3),
        Err(error) => {
            eprintln!("okno: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run_command(
    command: Command,
    database: Option<String>,
    files: Option<PathBuf>,
    config: Option<PathBuf>,
) -> anyhow::Result<End> {
    let config = Config::read(config.as_ref())?;
    let (listen, of_file) = (config.listen.clone(), config.mail.clone());
    let named = database.clone();
    let files = files.or_else(|| config.files.clone());
    let house = House { database: config.database(database), files };
    match command {
        Command::Serve { listen: named, mail } => {
            let address = match (named, listen) {
                (Some(address), _) => address,
                (None, Some(text)) => text.parse()?,
                (None, None) => serve::LISTEN,
            };
            let post = mail.over(of_file).post()?;
            let app = house.open().await?;
            serve::serve(app, post, serve::bind(address).await?, |address| {
                tracing::info!("serving on http://{address}");
            })
            .await?;
            Ok(End::Done)
        }
        Command::Demo(it) => it.run(named).await,
        Command::Admin(it) => it.run(&house).await,
        Command::Token(it) => it.run(&house).await,
        Command::Registry(it) => it.run(&house).await,
        Command::Agreements(it) => it.run(&house).await,
        Command::Figures(it) => it.run(&house).await,
        Command::Files(it) => it.run(&house).await,
        Command::Journal(it) => it.run(&house).await,
        Command::Indicators(it) => it.run(&house).await,
        Command::Evidence(it) => it.run(&house).await,
        Command::Openapi => {
            println!("{}", serde_json::to_string_pretty(&crate::openapi::document())?);
            Ok(End::Done)
        }
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Okno::command(), "okno", &mut std::io::stdout());
            Ok(End::Done)
        }
    }
}

/// The house at an address, not opened yet.
struct House {
    database: String,
    files: Option<PathBuf>,
}

impl House {
    async fn open(&self) -> anyhow::Result<App> {
        let (database, files) = (self.database.clone(), self.files.clone());
        open(Opening { database, files, clock: wall_clock(None) }).await
    }
}

fn write_log(format: LogFormat) {
    use tracing_subscriber::EnvFilter;
    let filter = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn,sqlx::postgres::notice=error"));
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match format {
        LogFormat::Pretty => lines.with_target(false).init(),
        LogFormat::Json => lines.json().init(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_is_consistent() {
        use clap::CommandFactory as _;
        super::Okno::command().debug_assert();
    }
}
