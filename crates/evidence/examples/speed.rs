//! How long an estimate takes: 89 units × 120 months, seven cohorts, 999 draws.
//!
//! `cargo run --release -p evidence --example speed`; with file names, the same on CSV panels
//! (columns unit, time, cohort, outcome).

use std::time::Instant;

use evidence::{
    Aggregation, Bootstrap, Columns, Design, GroupTime, Observation, Panel, Rules, judge,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        measure("made", &made()?);
    }
    for file in files {
        let text = |it: &str| it.to_owned();
        let columns = Columns {
            unit: text("unit"),
            time: text("time"),
            cohort: text("cohort"),
            outcome: text("outcome"),
            covariates: Vec::new(),
        };
        measure(&file, &Panel::from_csv(std::fs::File::open(&file)?, &columns)?);
    }
    Ok(())
}

fn measure(name: &str, panel: &Panel) {
    for _ in 0..5 {
        let start = Instant::now();
        let estimates = GroupTime::estimate(panel, &Design::default());
        let estimated = start.elapsed();
        if let Ok(estimates) = estimates {
            let event = estimates.aggregate(Aggregation::Event, 0.95, Bootstrap::default());
            let points = event.map_or(0, |it| it.points.len());
            println!(
                "{name}: {estimated:?} to estimate, {:?} with {points} bands",
                start.elapsed()
            );
        }
        let start = Instant::now();
        let verdict = judge(panel, &Design::default(), &Rules::default(), Bootstrap::default());
        let shown = matches!(verdict, evidence::Verdict::Effect(_));
        println!("{name}: {:?} to judge (effect shown: {shown})", start.elapsed());
    }
}

fn made() -> Result<Panel, evidence::PanelError> {
    let mut state = 7u64;
    let mut noise = || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1u64 << 53) as f64
    };
    let cohort = |unit: usize| (unit < 35).then(|| 30 + 12 * i32::try_from(unit % 7).unwrap_or(0));
    let rows: Vec<(String, i32, Option<i32>, f64)> = (0..89)
        .flat_map(|unit| (1..=120).map(move |t| (unit, t)))
        .map(|(unit, t)| (format!("unit {unit}"), t, cohort(unit), noise()))
        .collect();
    Panel::new(
        Vec::new(),
        rows.iter().map(|(unit, period, cohort, outcome)| Observation {
            unit,
            period: *period,
            cohort: *cohort,
            outcome: *outcome,
            covariates: &[],
        }),
    )
}
