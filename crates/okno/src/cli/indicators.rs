//! `okno indicators …`: bringing, computing and taking away values over time.

use super::{End, House};
use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use db::transact;
use documents::Limits;
use indicators::series::{
    self, CellFault, Change, Ground, Indicator, Month, Provenance, Refreshed, Row,
};
use journal::{Note, Thing};
use kernel::{Lang, Moment, RegionCode, Zone};
use std::path::PathBuf;
use web::{App, say};

#[derive(Subcommand)]
pub(super) enum Indicators {
    /// Import a table of values: every row, or none and why
    #[command(after_help = IMPORT_HELP)]
    Import(Import),
    /// Compute indicators from the ledger and from the live snapshot of the SME registry
    #[command(after_help = "\
Examples:
  okno indicators refresh                   twelve closed months, and the live snapshot
  okno indicators refresh --from 2024-01    every closed month since then

A served installation does so by itself in the first days of a month and after an import of the
registry. Each month is computed by the definitions that were valid in it; doing it again changes
nothing, and what was brought in a table is never replaced.")]
    Refresh {
        /// The first month, such as 2024-01
        #[arg(long, value_name = "MONTH")]
        from: Option<Month>,
    },
    /// What is measured, by which definition
    List {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Print an indicator's values as CSV, small numbers of people left out
    #[command(after_help = "\
Example:
  okno indicators export median-days --from 2025-01 --region 74 > median-days.csv")]
    Export(Export),
}

const IMPORT_HELP: &str = "\
Examples:
  okno indicators import answer.xlsx --indicator answer-days --check    only look
  okno indicators import answer.csv --indicator answer-days --source 'form 1, 2026'

Columns «Регион» (code or name), «Месяц» and «Значение» (or region, month, value) are needed; rows of
other columns do not matter. Exit code 3: cells are wrong, each is named, nothing was kept.";

#[derive(Args)]
pub(super) struct Import {
    /// The first sheet of an XLSX workbook, or a CSV file
    path: PathBuf,
    /// Code of the indicator
    #[arg(long, value_name = "CODE")]
    indicator: String,
    /// Only values of this region may be in it
    #[arg(long, value_name = "CODE")]
    region: Option<RegionCode>,
    /// Where the values were found [default: the file's name]
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,
    /// Look only, keep nothing
    #[arg(long)]
    check: bool,
}

#[derive(Args)]
pub(super) struct Export {
    /// Code of the indicator
    indicator: String,
    /// The first month [default: twenty years ago]
    #[arg(long, value_name = "MONTH")]
    from: Option<Month>,
    /// The last month [default: this one]
    #[arg(long, value_name = "MONTH")]
    to: Option<Month>,
    /// Of one region only
    #[arg(long, value_name = "CODE")]
    region: Option<RegionCode>,
}

/// Rows of a file: a hundred regions over eighty years.
const LIMITS: Limits =
    Limits { rows: 100_000, columns: 200, cells: 1_000_000, unpacked: 256 << 20 };
/// Bytes of a file: a hundred times what such a table takes.
const LONGEST: u64 = 256 << 20;
/// Months that are computed where nobody says from when.
const YEAR: i32 = 12;
/// Months that are exported where nobody says from when.
const EXPORTED: i32 = 240;

impl Indicators {
    pub(super) async fn run(self, house: &House) -> anyhow::Result<End> {
        let app = house.open().await?;
        let done = match self {
            Indicators::Import(it) => it.run(&app).await,
            Indicators::Refresh { from } => refresh(&app, from).await,
            Indicators::List { json } => list(&app, json).await,
            Indicators::Export(it) => it.run(&app).await,
        };
        app.db.close().await;
        done
    }
}

impl Import {
    async fn run(self, app: &App) -> anyhow::Result<End> {
        let (now, month) = today(app);
        let ground = {
            let mut tx = app.db.read().await?;
            Ground::find(&mut tx, &self.indicator, self.region).await?
        };
        let Some(ground) = ground else { return Ok(unknown(&self.indicator)) };
        match ground.reading(month).table(&self.bytes()?, LIMITS) {
            Ok(rows) => self.keep(app, &ground, &rows, now).await,
            Err(wrong) => Ok(report(&wrong)),
        }
    }

    fn bytes(&self) -> anyhow::Result<Vec<u8>> {
        let shown = self.path.display();
        let length = std::fs::metadata(&self.path).with_context(|| shown.to_string())?.len();
        if length > LONGEST {
            bail!("{shown}: longer than {} MB", LONGEST >> 20);
        }
        std::fs::read(&self.path).with_context(|| shown.to_string())
    }

    async fn keep(
        &self,
        app: &App,
        ground: &Ground,
        rows: &[Row],
        now: Moment,
    ) -> anyhow::Result<End> {
        let changes = ground.changes(rows);
        let count = |wanted: fn(&Change) -> bool| changes.iter().filter(|it| wanted(it)).count();
        println!(
            "rows: {}, new: {}, changed: {}, the same: {}",
            rows.len(),
            count(|it| *it == Change::New),
            count(|it| matches!(it, Change::Instead(_))),
            count(|it| *it == Change::Same),
        );
        if self.check {
            return Ok(End::Done);
        }
        let file = self.source.clone().unwrap_or_else(|| self.file_name());
        let from = Provenance { file: file.clone(), upload: None, account: None, at: now };
        let all = ground.observations(rows, &from);
        transact!(app.db, |tx| {
            let written = series::save(tx, &all).await?;
            let note = Note::system("series-brought", Thing::Indicator, &self.indicator);
            let note = note.with("file", file.as_str()).with("count", written);
            journal::write(tx, now, note).await
        })?;
        Ok(End::Done)
    }

    fn file_name(&self) -> String {
        self.path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default()
    }
}

impl Export {
    async fn run(self, app: &App) -> anyhow::Result<End> {
        let (_, month) = today(app);
        let to = self.to.unwrap_or(month);
        let from = self.from.unwrap_or(to.plus(-EXPORTED));
        let mut tx = app.db.read().await?;
        let versions = series::indicator(&mut tx, &self.indicator).await?;
        if versions.is_empty() {
            return Ok(unknown(&self.indicator));
        }
        let all = series::between(&mut tx, &self.indicator, (from, to), self.region).await?;
        print!("{}", series::csv(&versions, &all));
        Ok(End::Done)
    }
}

async fn refresh(app: &App, from: Option<Month>) -> anyhow::Result<End> {
    let (now, this) = today(app);
    let mut all = Refreshed::default();
    let mut month = from.unwrap_or(this.plus(-YEAR));
    while month < this {
        all.add(series::refresh(&app.db, month, now).await?);
        month = month.plus(1);
    }
    all.add(series::refresh_registry(&app.db, now).await?);
    println!("computed: {}, new or different: {}", all.computed, all.written);
    Ok(End::Done)
}

async fn list(app: &App, json: bool) -> anyhow::Result<End> {
    let (_, month) = today(app);
    let all = series::indicators(&mut app.db.read().await?, month).await?;
    if json {
        println!("{}", serde_json::to_string_pretty(&all.iter().map(item).collect::<Vec<_>>())?);
        return Ok(End::Done);
    }
    for it in &all {
        let (code, version, name) = (&it.code, it.number, &it.name_en);
        let (unit, formula) = (it.unit.to_string(), it.formula.to_string());
        println!("{code:16} v{version}  {unit:8} {formula:22} since {}  {name}", it.valid_from);
    }
    Ok(End::Done)
}

fn item(it: &Indicator) -> serde_json::Value {
    serde_json::json!({
        "code": it.code,
        "version": it.number,
        "name": it.name,
        "name_en": it.name_en,
        "unit": it.unit.to_string(),
        "better": it.better.to_string(),
        "formula": it.formula.to_string(),
        "act": it.act,
        "valid_from": it.valid_from.to_string(),
        "valid_to": it.valid_to.map(|it| it.to_string()),
    })
}

/// Now, and the running month where the network counts its months.
fn today(app: &App) -> (Moment, Month) {
    let now = app.clock.now();
    (now, Month::of(now.day_in(&Zone::moscow())))
}

fn unknown(code: &str) -> End {
    eprintln!("no such indicator: {code} (okno indicators list shows all)");
    End::Wrong
}

fn report(wrong: &[CellFault]) -> End {
    for it in wrong {
        let parted = if it.cell.is_empty() { "" } else { ": " };
        eprintln!("{}{parted}{}", it.cell, say(Lang::En, &it.say));
    }
    End::Wrong
}
