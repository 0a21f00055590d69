//! Regions together at the size of a country: 5 000 agreements with a plan of ten measures each,
//! and 5 000 practices of the regions that have some; made of those of the demo, through the rooms' own saves.

use crate::load;
use crate::pages::{get, millis, sign_in};
use crate::program::{self, Server};
use crate::table::{Table, grouped};
use agreements::{Agreement, Party, State};
use anyhow::Context as _;
use db::{Db, Tx, transact};
use kernel::{AgreementId, MeasureId, PlanId, PracticeId, RegionCode, VersionId};
use plans::{Measure, Plan};
use practices::{Practice, Version};
use std::path::Path;
use std::time::Duration;

/// Agreements, and practices.
const THINGS: usize = 5_000;
/// Measures of each plan.
const MEASURES: usize = 10;
/// Things of one change.
const TOGETHER: usize = 250;
/// Of so many agreements one is between the two regions of the exchange page.
const OURS: usize = 50;
/// What is promised of each page at 16 connections.
const PROMISED: Duration = Duration::from_millis(25);

const PAGES: [(&str, &str); 5] = [
    ("register of 5 000 agreements", "/agreements"),
    ("map of 5 000 agreements", "/agreements/map"),
    ("exchange page of 5 000 agreements, 50 000 measures", "/exchange/74/02"),
    ("catalogue of 5 000 practices, filtered", "/practices?sphere=business"),
    ("catalogue of 5 000 practices, searched", "/practices?q=%D0%B0%D0%BD%D0%BA%D0%B5%D1%82%D0%B0"),
];

/// Fills a small demo, starts it, and loads its pages as an officer.
pub async fn measure(table: &mut Table, folder: &Path, seconds: u64) -> anyhow::Result<()> {
    let data = folder.join("together");
    let database = format!("sqlite:{}/okno.db", data.display());
    if !data.exists() {
        let data = data.display().to_string();
        program::run(&[
            "demo",
            "--small",
            "--data",
            &data,
            "--no-serve",
            "--listen",
            "127.0.0.1:0",
        ])
        .await?;
        let db = Db::open(&database).await?;
        fill(&db).await?;
        db.close().await;
    }
    let server = Server::start(&database).await?;
    let cookie = sign_in(server.address, "officer").await?;
    for (what, path) in PAGES {
        let request = get(path, &cookie);
        let done = load::run(server.address, seconds, 200, move |_| request.clone()).await?;
        let seen = format!("{:.1} ({} requests/s)", millis(done.p99), grouped(done.per_second));
        table.add(&format!("{what}, p99 ms"), "≤ 25", seen, done.p99 <= PROMISED);
    }
    server.kill().await
}

/// What the great numbers are made of.
struct Models {
    regions: Vec<RegionCode>,
    ours: (RegionCode, RegionCode),
    agreement: Agreement,
    plan: Plan,
    measures: Vec<Measure>,
    practices: Vec<(Practice, Version)>,
}

impl Models {
    async fn read(tx: &mut Tx) -> anyhow::Result<Models> {
        let code = |it: &str| it.parse::<RegionCode>().ok().context("the code of a region");
        let ours = (code("74")?, code("02")?);
        let agreements = agreements::between(tx, ours.0, ours.1).await?;
        let agreement = agreements.into_iter().find(|it| it.state == State::InForce);
        let plan = plans::between(tx, ours.0, ours.1).await?.into_iter().next();
        let plan = plan.context("a plan of the demo")?;
        let mut practices = Vec::new();
        let regions: Vec<RegionCode> =
            regions::regions(tx).await?.into_iter().map(|it| it.code).collect();
        for region in &regions {
            for it in practices::published_of(tx, *region).await? {
                let Some(version) = it.published else { continue };
                let version = practices::version(tx, version).await?;
                practices.push((it, version.context("the published version")?));
            }
        }
        anyhow::ensure!(!practices.is_empty(), "the demo has published practices");
        Ok(Models {
            regions,
            ours,
            agreement: agreement.context("an agreement of the demo in force")?,
            measures: plans::measures(tx, plan.id).await?,
            plan,
            practices,
        })
    }

    /// Every region has ties with more than half of the others; the two with each other by many.
    fn pair(&self, number: usize) -> (RegionCode, RegionCode) {
        let count = self.regions.len();
        let (first, round) = (number % count, number / count);
        let second = (first + 1 + round % (count - 1)) % count;
        if number.is_multiple_of(OURS) {
            self.ours
        } else {
            (self.regions[first], self.regions[second])
        }
    }

    fn agreement(&self, number: usize) -> Agreement {
        let (a, b) = self.pair(number);
        Agreement {
            id: AgreementId::new(),
            title: format!("{} ({number})", self.agreement.title),
            number: format!("{number}-С"),
            parties: vec![Party::region(a), Party::region(b)],
            predecessor: None,
            ..self.agreement.clone()
        }
    }

    fn plan(&self, agreement: &Agreement, number: usize) -> Plan {
        let (a, b) = self.pair(number);
        Plan {
            id: PlanId::new(),
            agreement: agreement.id,
            region_a: Some(a),
            region_b: Some(b),
            ..self.plan.clone()
        }
    }

    fn measures(&self, plan: &Plan) -> impl Iterator<Item = Measure> {
        let some = self.measures.iter().cycle().zip(1..=MEASURES);
        let plan = plan.id;
        some.map(move |(model, number)| {
            let mut it = Measure { id: MeasureId::new(), plan, ..model.clone() };
            it.wording.number = number.to_string();
            it
        })
    }

    fn practice(&self, number: usize) -> (Practice, Version) {
        let (practice, version) = &self.practices[number % self.practices.len()];
        let (id, published) = (PracticeId::new(), VersionId::new());
        let (mut practice, mut version) = (practice.clone(), version.clone());
        version.card.title = format!("{} ({number})", version.card.title);
        (practice.id, practice.root, practice.published) = (id, id, Some(published));
        (practice.parent, practice.born_of) = (None, None);
        practice.title.clone_from(&version.card.title);
        (version.id, version.practice, version.number) = (published, id, 1);
        (practice, version)
    }
}

async fn fill(db: &Db) -> anyhow::Result<()> {
    let models = Models::read(&mut db.read().await?).await?;
    for first in (0..THINGS).step_by(TOGETHER) {
        transact!(db, |tx| {
            for number in first..first + TOGETHER {
                keep_agreement(tx, &models, number).await?;
                keep_practice(tx, &models, number).await?;
            }
            Ok::<_, db::Error>(())
        })?;
    }
    Ok(())
}

async fn keep_agreement(tx: &mut Tx, models: &Models, number: usize) -> db::Result<()> {
    let agreement = models.agreement(number);
    agreements::save(tx, &agreement).await?;
    let plan = models.plan(&agreement, number);
    plans::save(tx, &plan, "", plan.created_at).await?;
    for it in models.measures(&plan) {
        plans::save_measure(tx, &plan, &it).await?;
    }
    Ok(())
}

async fn keep_practice(tx: &mut Tx, models: &Models, number: usize) -> db::Result<()> {
    let (practice, version) = models.practice(number);
    practices::save(tx, &practice, &version.card).await?;
    practices::keep(tx, &practice, &version).await?;
    search::put(tx, &practices::document(&practice, &version.card)).await
}
