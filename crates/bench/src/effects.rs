//! An effect, from a file to its bands: the whole command on a made panel.

use crate::program;
use crate::table::{Table, grouped};
use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

const UNITS: i32 = 89;
const MONTHS: i32 = 120;
/// Units that ever took it over, in seven groups.
const TREATED: i32 = 35;
const RUNS: usize = 3;
/// A twentieth of what csdid takes for the same panel (see `evidence`'s README).
const PROMISED: Duration = Duration::from_millis(110);

/// Measures `okno evidence estimate`: 89 regions × 120 months, seven groups, 999 draws.
pub async fn measure(table: &mut Table, folder: &Path) -> anyhow::Result<()> {
    let file = folder.join("panel.csv");
    std::fs::write(&file, panel()?)?;
    let file = file.display().to_string();
    let mut best = Duration::MAX;
    for _ in 0..RUNS {
        let (took, _) = program::run(&[
            "evidence",
            "estimate",
            &file,
            "--unit",
            "unit",
            "--time",
            "time",
            "--cohort",
            "cohort",
            "--outcome",
            "outcome",
        ])
        .await?;
        best = best.min(took);
    }
    let seen = grouped(best.as_secs_f64() * 1e3);
    let what = "effect of 89 regions × 120 months, 999 draws, the whole command, ms";
    table.add(what, "≤ 110 (a twentieth of csdid)", seen, best <= PROMISED);
    Ok(())
}

/// Noise of a fixed seed; a group begins every twelve months.
fn panel() -> anyhow::Result<String> {
    let mut csv = "unit,time,cohort,outcome\n".to_owned();
    let mut state = 7_u64;
    for unit in 0..UNITS {
        let cohort = (unit < TREATED).then(|| (30 + 12 * (unit % 7)).to_string());
        let cohort = cohort.unwrap_or_else(|| "0".to_owned());
        for month in 1..=MONTHS {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let noise = (state >> 11) as f64 / (1_u64 << 53) as f64;
            writeln!(csv, "u{unit},{month},{cohort},{noise}")?;
        }
    }
    Ok(csv)
}
