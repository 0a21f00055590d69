//! `okno agreements …`: bringing an existing register.

use super::{End, House};
use agreements::{Wrong, importing, unread};
use anyhow::Context as _;
use clap::Subcommand;
use kernel::{Lang, RegionCode, Zone};
use std::path::PathBuf;
use web::say;

#[derive(Subcommand)]
pub(super) enum Agreements {
    /// Import a register of agreements: every row, or none and why
    #[command(after_help = "\
Examples:
  okno agreements import register.xlsx --region 74 --check    only look
  okno agreements import register.xlsx --region 74

Columns «Наименование», «Регионы» and «Подписано» are needed; an export shows them all. A partner
named alone is one of your region. What the register has already is not added again. Exit code 3: cells are wrong, nothing was kept.")]
    Import {
        /// The first sheet of an XLSX workbook, or a CSV file
        path: PathBuf,
        /// Whose register it is: the code of a region, a party of every agreement
        #[arg(long)]
        region: RegionCode,
        /// Look only, keep nothing
        #[arg(long)]
        check: bool,
    },
}

impl Agreements {
    pub(super) async fn run(self, house: &House) -> anyhow::Result<End> {
        let Agreements::Import { path, region, check } = self;
        let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
        let app = house.open().await?;
        let now = app.clock.now();
        let today = now.day_in(&Zone::moscow());
        let directory = importing::directory(&app.db, region, today, now).await?;
        let end = match importing::read(&bytes, &directory) {
            Ok(reading) => {
                if !check {
                    importing::keep(&app.db, None, &reading.new, region, now).await?;
                }
                println!("new: {}, in the register already: {}", reading.new.len(), reading.known);
                End::Done
            }
            Err(wrong) => report(&wrong),
        };
        app.db.close().await;
        Ok(end)
    }
}

fn report(wrong: &Wrong) -> End {
    match wrong {
        Wrong::Table(it) => eprintln!("{}", say(Lang::En, &unread(it))),
        Wrong::Slips(slips) => {
            for it in slips {
                eprintln!("{}: {}", it.cell, say(Lang::En, &it.say));
            }
        }
    }
    End::Wrong
}
