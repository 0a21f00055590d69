//! `okno registry …`: importing dumps of the SME registry, and asking the live one.

use super::{End, House};
use clap::Subcommand;
use indicatif::{ProgressBar, ProgressStyle};
use kernel::Inn;
use registry::{Lookup, Options, Outcome, Progress, Snapshot};
use std::path::{Path, PathBuf};
use std::time::Instant;
use web::App;

#[derive(Subcommand)]
pub(super) enum Registry {
    /// Import dumps: a zip, a folder of XML files, or one XML file
    #[command(after_help = "\
Examples:
  okno registry import data-10102026-structure-12052026.zip
  okno registry import 2026-09.zip 2026-10.zip     one after another, oldest first

A dump is loaded beside the live one and becomes live when it is whole and right; whatever
goes wrong before, look-ups go on reading what they read. The same file twice does nothing.")]
    Import {
        /// Dumps, in the order they are to be imported
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// Also take a dump older than the live one
        #[arg(long)]
        older: bool,
        /// Refuse a dump if more than this share of its records has no right ИНН, in percent
        #[arg(long, value_name = "PERCENT", default_value_t = 1.0)]
        rejected: f64,
    },
    /// Show an entry of the live dump; exit code 3 where there is none
    Show {
        /// ИНН: 10 digits of a company, 12 of a person
        inn: String,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// The live dump and the latest imports
    Status {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
}

impl Registry {
    pub(super) async fn run(self, house: &House) -> anyhow::Result<End> {
        let app = house.open().await?;
        let done = match self {
            Registry::Import { paths, older, rejected } => {
                let share = rejected / 100.0;
                let options = Options { older, rejected_share: share, ..Options::default() };
                import_all(&app, &paths, &options).await
            }
            Registry::Show { inn, json } => show(&app, &inn, json).await,
            Registry::Status { json } => status(&app, json).await,
        };
        app.db.close().await;
        done
    }
}

async fn import_all(app: &App, paths: &[PathBuf], options: &Options) -> anyhow::Result<End> {
    for path in paths {
        let begin = Instant::now();
        match import(app, path, options).await? {
            Outcome::Same(live) => {
                println!("{}: this very file is live already ({})", path.display(), day_of(&live));
            }
            Outcome::Live(live) => {
                report(&live, begin.elapsed().as_secs_f64());
                let counted =
                    indicators::series::refresh_registry(&app.db, app.clock.now()).await?;
                println!("indicators of regions: {} counted", counted.computed);
            }
        }
    }
    Ok(End::Done)
}

async fn import(app: &App, path: &Path, options: &Options) -> anyhow::Result<Outcome> {
    let bar = progress_bar();
    let show = |it: Progress| {
        bar.set_length(it.total);
        bar.set_position(it.bytes);
        bar.set_message(format!("{} records, {}", it.records, it.stage));
    };
    let done = registry::import(&app.db, path, options, &app.clock, show).await;
    bar.finish_and_clear();
    Ok(done?)
}

fn report(live: &Snapshot, seconds: f64) {
    let Snapshot { records, rejected, repeated, added, excluded, changed, .. } = live;
    let day = day_of(live);
    println!("live: the dump of {day}: {records} records in {seconds:.1} s");
    if *rejected > 0 || *repeated > 0 {
        println!("left out: {rejected} without a right ИНН, {repeated} repeated");
    }
    if let Some(before) = live.compared_to {
        println!(
            "against {before}: {added} added, {excluded} excluded, {changed} changed category"
        );
    }
}

async fn show(app: &App, inn: &str, json: bool) -> anyhow::Result<End> {
    let inn: Inn = inn.parse()?;
    let mut tx = app.db.read().await?;
    if let Some(shown) = registry::show(&mut tx, &inn).await? {
        if json {
            println!("{}", serde_json::to_string_pretty(&shown)?);
        } else {
            let category = shown.record.category.map_or("—", |it| it.word());
            let okved = shown.record.okved.map(|it| it.to_string()).unwrap_or_default();
            let name = shown.okved_name.unwrap_or_default();
            println!(
                "{}\n  category: {category}\n  ОКВЭД:    {okved} {name}",
                shown.record.title()
            );
            println!("  place:    {}", shown.record.place.unwrap_or_default());
            println!("  state on: {}", shown.day);
        }
        return Ok(End::Done);
    }
    match registry::lookup(&mut tx, &inn).await? {
        Lookup::NoDump => eprintln!("no dump has been imported: okno registry import FILE"),
        Lookup::Absent(day) | Lookup::Found(_, day) => {
            eprintln!("{inn} is not in the registry as of {day}");
        }
    }
    Ok(End::Wrong)
}

async fn status(app: &App, json: bool) -> anyhow::Result<End> {
    let status = registry::status(&mut app.db.read().await?).await?;
    if json {
        println!("{}", serde_json::to_string_pretty(&status)?);
        return Ok(End::Done);
    }
    match &status.live {
        Some(live) => {
            println!("live: {} of {}, {} records", live.source, day_of(live), live.records);
        }
        None => println!("live: none; import a dump with: okno registry import FILE"),
    }
    for it in &status.history {
        println!(
            "  {}  {:8}  {}  {} records",
            it.started_at,
            it.state.word(),
            it.source,
            it.records
        );
    }
    Ok(End::Done)
}

/// A live snapshot has its day; one that failed early may not.
fn day_of(it: &Snapshot) -> String {
    it.day.map_or_else(|| "—".to_owned(), |it| it.to_string())
}

fn progress_bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {percent:>3} %  {msg}");
    ProgressBar::new(1).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
