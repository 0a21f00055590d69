//! How fast is it here? Scans a dump, reads it in full, and prints records a second of both.
//!
//! `cargo run --release -p rsmp --example scan -- DUMP`

use std::{env, error::Error, path::PathBuf, time::Instant};

use rsmp::{Dump, Limits, Record};

fn main() -> Result<(), Box<dyn Error>> {
    let path = PathBuf::from(env::args_os().nth(1).ok_or("give the path of a dump")?);

    let began = Instant::now();
    let scan = rsmp::scan(&path)?;
    report("scan", scan.records, scan.bytes, began);

    let began = Instant::now();
    let mut companies = 0;
    let summary = Dump::open(&path)?.read(
        &Limits::default(),
        |record: &Record<'_>| u64::from(record.name.is_some()),
        |batch| {
            companies += batch.items.iter().sum::<u64>();
            Ok::<(), rsmp::Error>(())
        },
    )?;
    report("read", summary.records, summary.bytes, began);
    println!("{companies} of {} records are companies", summary.records);
    Ok(())
}

fn report(what: &str, records: u64, bytes: u64, began: Instant) {
    let seconds = began.elapsed().as_secs_f64();
    let (rate, megabytes) = (records as f64 / seconds, bytes as f64 / seconds / 1e6);
    println!(
        "{what}: {records} records in {seconds:.3} s, {rate:.0} records/s, {megabytes:.0} MB/s"
    );
}
