//! `okno demo`: a working centre with invented data, ready in seconds.

use super::End;
use crate::house::wall_clock;
use crate::{Opening, demo, open, serve};
use anyhow::Context as _;
use clap::Args;
use db::sql;
use indicatif::{ProgressBar, ProgressStyle};
use kernel::Day;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Instant;
use web::App;

#[derive(Args)]
#[command(after_help = "\
Examples:
  okno demo                      fills ./okno-demo once, then serves http://127.0.0.1:8080
  okno demo --reset              throws the demo away and makes it anew
  okno demo --today 2023-11-15   the day of the visit: 178 000 services")]
pub(super) struct Demo {
    /// Folder of the demo's database
    #[arg(long, value_name = "DIR", default_value = "okno-demo")]
    data: PathBuf,
    /// Address and port
    #[arg(long, value_name = "ADDR", default_value_t = serve::LISTEN)]
    listen: SocketAddr,
    /// Make the demo anew, even if there is one
    #[arg(long)]
    reset: bool,
    /// The demo's day; the same day gives the same data [default: today]
    #[arg(long, value_name = "DATE")]
    today: Option<Day>,
    /// About a hundredth of the data, for tests
    #[arg(long)]
    small: bool,
    /// Make the data and leave without serving
    #[arg(long)]
    no_serve: bool,
}

/// The database's file inside the folder; made under another name, so that an interrupted first
/// start leaves no half demo.
const FILE: &str = "okno.db";
const DRAFT: &str = "draft.db";
/// The folder of files inside the folder.
const FILES: &str = "okno.files";
/// A file of ours in the folder: `--reset` removes nothing else.
const OURS: [&str; 2] = ["okno", "draft"];

impl Demo {
    /// Fills and serves the demo: in `named` where a database was named, else in the folder.
    pub(super) async fn run(self, named: Option<String>) -> anyhow::Result<End> {
        let first = demo::first_day();
        anyhow::ensure!(
            self.today.is_none_or(|it| it >= first),
            "the demo can be of {first} or later: before, its practices were not yet written"
        );
        let listener = match self.no_serve {
            true => None,
            false => Some(serve::bind(self.listen).await?), // before the work, not after it
        };
        let app = match named {
            Some(database) => self.in_database(database).await?,
            None => self.in_folder().await?,
        };
        match listener {
            None => app.db.close().await,
            Some(listener) => serve::serve(app, None, listener, greet).await?,
        }
        Ok(End::Done)
    }

    async fn in_folder(&self) -> anyhow::Result<App> {
        std::fs::create_dir_all(&self.data)
            .with_context(|| format!("cannot make the folder {}", self.data.display()))?;
        if self.reset {
            remove(&self.data, &OURS)?;
            remove_files(&self.data.join(FILES))?;
        }
        if !self.data.join(FILE).exists() {
            self.make().await?;
        }
        let app = self.open(FILE).await?;
        self.is_of_its_day(&app).await?;
        Ok(app)
    }

    /// A demo of another day would show that day's figures under this one's date.
    async fn is_of_its_day(&self, app: &App) -> anyhow::Result<()> {
        let made: (Day,) = sql!("select value from installation where name = 'demo'")
            .one(&mut app.db.read().await?)
            .await?;
        anyhow::ensure!(
            self.today.is_none_or(|it| it == made.0),
            "this demo is of {}: its figures are of that day; --reset makes the folder's anew",
            made.0
        );
        Ok(())
    }

    /// A named database is filled where it is: it must be new, or hold the demo already.
    async fn in_database(&self, database: String) -> anyhow::Result<App> {
        anyhow::ensure!(
            !self.reset,
            "--reset is for the demo's own folder, not for a named database"
        );
        let opening =
            || Opening { database: database.clone(), files: None, clock: wall_clock(self.today) };
        let app = open(opening()).await?;
        if app.demo {
            self.is_of_its_day(&app).await?;
            return Ok(app);
        }
        let (accounts,): (i64,) =
            sql!("select count(*) from accounts").one(&mut app.db.read().await?).await?;
        anyhow::ensure!(accounts == 0, "this database is in use: the demo goes into an empty one");
        self.fill(&app).await?;
        open(opening()).await
    }

    /// Fills a draft and gives it its name when it is whole.
    async fn make(&self) -> anyhow::Result<()> {
        remove(&self.data, &["draft"])?;
        let begin = Instant::now();
        eprintln!("Making the demo in {}: invented people and firms.", self.data.display());
        let app = self.open(DRAFT).await?;
        self.fill(&app).await?;
        app.db.close().await;
        drop(app);
        for end in ["bulk.db", "db"] {
            std::fs::rename(
                self.data.join(format!("draft.{end}")),
                self.data.join(format!("okno.{end}")),
            )?;
        }
        eprintln!("Done in {:.1} s.", begin.elapsed().as_secs_f64());
        Ok(())
    }

    async fn fill(&self, app: &App) -> anyhow::Result<()> {
        let today = app.clock.now().day_in(&demo::zone());
        let options = demo::Options { today, small: self.small };
        let bar = progress_bar();
        demo::fill(&app.db, &app.secret, &options, |step, share| {
            bar.set_message(step.to_string());
            bar.set_position((share * 100.0) as u64);
        })
        .await?;
        bar.finish_and_clear();
        Ok(())
    }

    async fn open(&self, file: &str) -> anyhow::Result<App> {
        let database = format!("sqlite:{}", self.data.join(file).display());
        open(Opening {
            database,
            files: Some(self.data.join(FILES)),
            clock: wall_clock(self.today),
        })
        .await
    }
}

fn greet(address: SocketAddr) {
    println!("Okno serves on http://{address}");
    println!("Sign in with one click, or by e-mail and the password {}:", demo::PASSWORD);
    for it in demo::ACCOUNTS {
        println!("  {:<28} {}", it.email, it.about);
    }
    println!("Stop with Ctrl-C.");
}

fn progress_bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {pos:>3} %  {msg}");
    ProgressBar::new(100).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// Removes the folder of files.
fn remove_files(folder: &Path) -> anyhow::Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// Removes the database files of the named drafts: `NAME.db`, `NAME.bulk.db` and what SQLite keeps
/// beside them.
fn remove(folder: &Path, names: &[&str]) -> anyhow::Result<()> {
    for name in names {
        for end in ["db", "bulk.db"] {
            for tail in ["", "-wal", "-shm"] {
                let path = folder.join(format!("{name}.{end}{tail}"));
                match std::fs::remove_file(&path) {
                    Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                        return Err(error)
                            .with_context(|| format!("cannot remove {}", path.display()));
                    }
                    _ => {}
                }
            }
        }
    }
    Ok(())
}
