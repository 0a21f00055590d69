//! Importing a dump, against only inflating and scanning it.

use crate::table::{Table, grouped};
use crate::{dump, program};
use std::path::Path;
use std::time::Instant;

/// Runs of each measurement; the best counts, because the machine is shared.
const RUNS: usize = 3;

/// Measures the scan, the import into SQLite, and into PostgreSQL where one is given.
pub async fn measure(
    table: &mut Table,
    folder: &Path,
    records: u32,
    postgres: Option<&str>,
) -> anyhow::Result<()> {
    let zip = folder.join("rsmp.zip");
    dump::write(&zip, records)?;
    let scan = scan(&zip, records)?;
    table.add("scan of the dump's XML, records/s", "—", grouped(scan), true);
    let sixth = scan / 6.0;

    let (speed, memory) = import(folder, &zip, records, None).await?;
    let promised = format!("≥ {} (a sixth of the scan)", grouped(sixth));
    table.add(
        "import into SQLite with index, records/s",
        &promised,
        grouped(speed),
        speed >= sixth,
    );
    table.add("its peak memory, MiB", "≤ 256", grouped(memory), memory <= 256.0);
    if let Some(url) = postgres {
        let (speed, _) = import(folder, &zip, records, Some(url)).await?;
        let promised = format!("≥ {} (half of that)", grouped(sixth / 2.0));
        let met = speed >= sixth / 2.0;
        table.add("import into PostgreSQL with index, records/s", &promised, grouped(speed), met);
    }
    Ok(())
}

/// Records per second of only inflating and scanning, on all cores; the best of several.
fn scan(zip: &Path, records: u32) -> anyhow::Result<f64> {
    let mut best: f64 = 0.0;
    for _ in 0..RUNS {
        let begin = Instant::now();
        rsmp::scan(zip)?;
        best = best.max(f64::from(records) / begin.elapsed().as_secs_f64());
    }
    Ok(best)
}

/// Records per second of the whole command, into a fresh database each time, and its peak memory.
async fn import(
    folder: &Path,
    zip: &Path,
    records: u32,
    postgres: Option<&str>,
) -> anyhow::Result<(f64, f64)> {
    let (mut best, mut peak): (f64, f64) = (0.0, 0.0);
    for run in 0..RUNS {
        let database = match postgres {
            None => format!("sqlite:{}", folder.join(format!("import-{run}.db")).display()),
            Some(server) => fresh(server, &format!("okno_bench_import_{run}")).await?,
        };
        program::run(&["--database", &database, "registry", "status"]).await?; // migrates
        let zip = zip.display().to_string();
        let (took, memory) =
            program::run(&["--database", &database, "registry", "import", &zip]).await?;
        best = best.max(f64::from(records) / took.as_secs_f64());
        peak = peak.max(memory);
    }
    Ok((best, peak))
}

/// A fresh database on a server; its URL.
pub async fn fresh(server: &str, name: &str) -> anyhow::Result<String> {
    for statement in [
        format!("drop database if exists {name}"),
        format!(
            "create database {name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'"
        ),
    ] {
        let status = tokio::process::Command::new("psql")
            .args([server, "--quiet", "--no-psqlrc", "--command", &statement])
            .status()
            .await?;
        anyhow::ensure!(status.success(), "psql: {statement}");
    }
    let (base, _) = server.rsplit_once('/').unwrap_or((server, ""));
    Ok(format!("{base}/{name}"))
}
