//! `okno figures …`, `okno journal …`, `okno files …`: proving that what is kept is right, and
//! clearing away what is not needed.

use super::{End, House};
use clap::Subcommand;

#[derive(Subcommand)]
pub(super) enum Figures {
    /// Compare the kept figures with the ledger; exit code 3 where they differ
    Verify,
    /// Compute the figures from the ledger anew
    Rebuild,
}

#[derive(Subcommand)]
pub(super) enum Journal {
    /// Recompute the chain of seals; exit code 3 where it is broken
    Verify,
}

#[derive(Subcommand)]
pub(super) enum Files {
    /// Delete files nothing has referred to for a day; a running server does it daily
    Sweep,
}

impl Files {
    pub(super) async fn run(self, house: &House) -> anyhow::Result<End> {
        let Files::Sweep = self;
        let app = house.open().await?;
        let swept = app.files.sweep(&app.db, app.clock.now(), files::GRACE).await;
        app.db.close().await;
        let files::Swept { files, contents, bytes } = swept?;
        println!("deleted: {files} files nothing referred to, {contents} contents ({bytes} bytes)");
        Ok(End::Done)
    }
}

impl Figures {
    pub(super) async fn run(self, house: &House) -> anyhow::Result<End> {
        let app = house.open().await?;
        let end = match self {
            Figures::Verify => verify(&app.db).await?,
            Figures::Rebuild => {
                let cells = ledger::rebuild(&app.db).await?;
                println!("rebuilt: {cells} figures");
                End::Done
            }
        };
        app.db.close().await;
        Ok(end)
    }
}

async fn verify(db: &db::Db) -> anyhow::Result<End> {
    let verdict = ledger::verify(db).await?;
    println!("ledger: {} entries, {} figures", verdict.entries, verdict.cells);
    for it in verdict.differences.iter().take(20) {
        println!("differs: {it}");
    }
    if verdict.differences.is_empty() {
        println!("the kept figures equal the ledger");
        return Ok(End::Done);
    }
    println!("{} figures differ; mend them with: okno figures rebuild", verdict.differences.len());
    Ok(End::Wrong)
}

impl Journal {
    pub(super) async fn run(self, house: &House) -> anyhow::Result<End> {
        let app = house.open().await?;
        let verdict = journal::verify(&app.db).await?;
        app.db.close().await;
        let journal::Verdict { seals, entries, unsealed, last, broken } = verdict;
        println!("{seals} seals hold {entries} entries; {unsealed} entries wait for the sealer");
        if let Some(last) = last {
            println!("hash of seal {seals}, to be written down elsewhere: {last}");
        }
        match broken {
            None => Ok(End::Done),
            Some(broken) => {
                println!("the chain is broken: {broken}");
                Ok(End::Wrong)
            }
        }
    }
}
