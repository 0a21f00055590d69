//! How fast is it here? Imports dumps one after another, with a writer on the main tables meanwhile,
//! and looks records up; prints rates, the longest wait and the memory at its peak.
//!
//! `cargo run --release -p registry --example import -- sqlite:/tmp/registry.db DUMP…`
#![expect(clippy::disallowed_methods, reason = "this program measures time")]

use db::{Db, sql, testing, transact};
use kernel::{Clock, Inn, Moment};
use registry::{Lookup, Options, Outcome, Stage};
use std::error::Error;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args_os().skip(1);
    let url = args.next().and_then(|it| it.into_string().ok()).ok_or("give a database URL")?;
    let db = Db::open(&url).await?;
    db.migrate(&testing::migrator(db.kind()).await).await?;
    for path in args.map(PathBuf::from) {
        let done = Arc::new(AtomicBool::new(false));
        let writer = tokio::spawn(write_meanwhile(db.clone(), done.clone()));
        import(&db, &path).await?;
        done.store(true, Ordering::Relaxed);
        let (writes, longest) = writer.await??;
        println!("  meanwhile {writes} small writes, the longest took {longest:.1?}");
    }
    look_up(&db).await?;
    println!("peak memory {} MB", peak_memory().unwrap_or_default() / 1024);
    db.close().await;
    Ok(())
}

async fn import(db: &Db, path: &std::path::Path) -> Result<(), Box<dyn Error>> {
    let began = Instant::now();
    let (mut stage, mut since, mut records) = (Stage::Reading, Instant::now(), 0);
    let outcome = registry::import(db, path, &Options::default(), &clock()?, |at| {
        if at.stage != stage {
            println!("  {stage} {:.3} s", since.elapsed().as_secs_f64());
            (stage, since) = (at.stage, Instant::now());
        }
        records = at.records;
    })
    .await?;
    println!("  {stage} and switching {:.3} s", since.elapsed().as_secs_f64());
    let seconds = began.elapsed().as_secs_f64();
    let rate = records as f64 / seconds;
    println!("{}: {records} records in {seconds:.3} s, {rate:.0} records/s", path.display());
    if let Outcome::Live(it) = outcome {
        println!("  added {}, excluded {}, changed {}", it.added, it.excluded, it.changed);
    }
    Ok(())
}

/// Writes a row of the main tables every few milliseconds until the import is done.
async fn write_meanwhile(db: Db, done: Arc<AtomicBool>) -> db::Result<(u32, Duration)> {
    let (mut writes, mut longest) = (0, Duration::ZERO);
    while !done.load(Ordering::Relaxed) {
        let began = Instant::now();
        transact!(db, |tx| {
            sql!(
                "insert into installation (name, value) values ('beat', $1)
                 on conflict (name) do update set value = excluded.value",
                i64::from(writes).to_string()
            )
            .run(tx)
            .await
        })?;
        longest = longest.max(began.elapsed());
        writes += 1;
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    Ok((writes, longest))
}

async fn look_up(db: &Db) -> Result<(), Box<dyn Error>> {
    let mut tx = db.read().await?;
    // The same numbers that `make_rsmp.py` gives to companies of the Chelyabinsk region.
    let inns = (0..20_000).map(|it| ru_ids::Inn::complete(&format!("74{it:07}")).map(Inn));
    let (mut found, began) = (0, Instant::now());
    for inn in inns {
        found += u32::from(matches!(registry::lookup(&mut tx, &inn?).await?, Lookup::Found(..)));
    }
    println!("a look-up takes {:.1?} ({found} of 20000 found)", began.elapsed() / 20_000);
    Ok(())
}

fn clock() -> Result<Clock, Box<dyn Error>> {
    Ok(Clock::fixed("2026-11-23T07:00:00Z".parse::<Moment>()?))
}

/// Kilobytes, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}
