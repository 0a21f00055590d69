//! The product's benchmark: `cargo run --release -p bench`.
//!
//! It makes its own data, runs the real program as a process of its own, and prints a table of the
//! figures promised in the README, with what was promised beside what was measured. Loads are
//! bounded in count and time and go to loopback only. The load comes from the same cores, so the
//! ratios between rows mean more than the rows.
#![expect(clippy::disallowed_methods, reason = "a benchmark reads its arguments and the clock")]

mod dump;
mod effects;
mod import;
mod load;
mod pages;
mod papers;
mod program;
mod renderings;
mod table;
mod together;

use clap::Parser;
use std::path::PathBuf;
use std::process::ExitCode;

/// Measures what the README promises.
#[derive(Parser)]
struct Bench {
    /// A PostgreSQL server to measure as well: postgres://USER@HOST/postgres (makes and drops a database)
    #[arg(long, value_name = "URL")]
    postgres: Option<String>,
    /// Records of the SME dump
    #[arg(long, default_value_t = 180_000)]
    records: u32,
    /// Seconds of each load
    #[arg(long, default_value_t = 8)]
    seconds: u64,
    /// Only these parts: import, pages, together, papers, effects, renderings
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// Folder for the data [default: a fresh one in the system's temporary folder]
    #[arg(long)]
    data: Option<PathBuf>,
}

impl Bench {
    fn wants(&self, part: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|it| it == part)
    }
}

fn main() -> ExitCode {
    // The program under test is this very binary under another first argument.
    let arguments: Vec<_> = std::env::args_os().collect();
    if arguments.get(1).is_some_and(|it| it == program::AS_OKNO) {
        return okno::cli::run(arguments.into_iter().skip(1));
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let ended = runtime.map_err(Into::into).and_then(|it| it.block_on(run(Bench::parse())));
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(bench: Bench) -> anyhow::Result<()> {
    let folder = bench
        .data
        .clone()
        .unwrap_or_else(|| std::env::temp_dir().join(format!("okno-bench-{}", std::process::id())));
    std::fs::create_dir_all(&folder)?;
    let mut table = table::Table::default();
    if bench.wants("import") {
        import::measure(&mut table, &folder, bench.records, bench.postgres.as_deref()).await?;
    }
    if bench.wants("pages") {
        pages::measure(&mut table, &folder, bench.seconds).await?;
    }
    if bench.wants("together") {
        together::measure(&mut table, &folder, bench.seconds).await?;
    }
    if bench.wants("papers") {
        papers::measure(&mut table)?;
    }
    if bench.wants("effects") {
        effects::measure(&mut table, &folder).await?;
    }
    if bench.wants("renderings") {
        renderings::measure(&mut table, &folder, bench.seconds, bench.postgres.as_deref()).await?;
    }
    println!("{table}");
    if bench.data.is_none() {
        std::fs::remove_dir_all(&folder)?;
    }
    Ok(())
}
