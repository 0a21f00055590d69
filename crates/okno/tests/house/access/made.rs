//! The world that is walked: two centres, and a thing of each kind on either side.

use super::{COMPANY, FOREIGN, OWN, World};
use crate::agreements::Bound;
use crate::common::{Centre, House, Published, adopt, offer, publish};
use crate::plans::Things;
use crate::visits::Visited;
use kernel::{AdoptionId, Day, FileId, NewsId, SnapshotId, VisitId};
use std::cell::RefCell;

impl World {
    pub(super) async fn new(house: House) -> World {
        let snapshot = SnapshotId::new();
        let record = registry::testing::company(COMPANY, "ООО «Пекарня»");
        let day: Day = "2026-11-10".parse().unwrap();
        let now = crate::common::noon();
        registry::seed(&house.app.db, snapshot, day, "test", [record], now).await.unwrap();
        let own = Centre::found(&house, "74", OWN).await;
        let foreign = Centre::found(&house, "02", FOREIGN).await;
        let (practices, adoptions) = practices(&house, &own, &foreign).await;
        let templates = templates(&house, practices).await;
        let plans =
            (Things::of(&house, &own, "66").await, Things::of(&house, &foreign, "66").await);
        let visits =
            (Visited::of(&house, &own, "66").await, Visited::of(&house, &foreign, "66").await);
        let agreements =
            (Bound::of(&house, &own, "66").await, Bound::of(&house, &foreign, "66").await);
        crate::indicators::brought(&house, &own, agreements.0.file).await;
        crate::indicators::brought(&house, &foreign, agreements.1.file).await;
        let news = [released(&house, visits.0.visit).await, released(&house, visits.1.visit).await];
        World {
            agreements,
            news,
            plans,
            visits,
            house,
            own,
            foreign,
            practices,
            templates,
            adoptions,
            snapshot,
            faults: RefCell::default(),
        }
    }
}

/// A practice of each centre, an adoption between them, and one between others.
async fn practices(
    house: &House,
    own: &Centre,
    foreign: &Centre,
) -> ([Published; 2], [AdoptionId; 2]) {
    let third = Centre::found(house, "16", "526317984689").await;
    let kept: db::Result<_> = async {
        db::transact!(house.app.db, |tx| {
            let ours = publish(tx, own.organisation, own.region).await?;
            let theirs = publish(tx, foreign.organisation, foreign.region).await?;
            let between = adopt(tx, theirs, own.organisation, own.region).await?;
            let others = adopt(tx, theirs, third.organisation, third.region).await?;
            offer(tx, theirs, own.region).await?;
            offer(tx, theirs, "66".parse().unwrap()).await?;
            goal(tx, own.region).await?;
            Ok(([ours, theirs], [between, others]))
        })
    }
    .await;
    kept.unwrap()
}

/// A file of each practice's card.
async fn templates(house: &House, practices: [Published; 2]) -> [FileId; 2] {
    let mut all = Vec::new();
    for it in practices {
        let draft = house.app.files.draft("walk.pdf", b"%PDF-1.7 walk").await.unwrap();
        let owner = files::Owner { organisation: it.organisation, account: None };
        let kept: db::Result<FileId> = async {
            db::transact!(house.app.db, |tx| {
                let file = house.app.files.keep(tx, &draft, owner, crate::common::noon()).await?;
                files::attach(tx, file.id, "practice-version", it.version).await?;
                Ok(file.id)
            })
        }
        .await;
        all.push(kept.unwrap());
    }
    all.try_into().expect("two practices have two files")
}

/// A goal of a region: the walk changes it and takes it away.
async fn goal(tx: &mut db::Tx, region: kernel::RegionCode) -> db::Result<()> {
    let goal = indicators::series::Goal {
        region,
        indicator: "median-days".into(),
        target: 3.0,
        due: "2027-12-31".parse().unwrap(),
        act: "Стратегия".into(),
        published_on: None,
        updated_at: crate::common::noon(),
    };
    indicators::series::save_goal(tx, &goal).await
}

/// News of a visit, on the public page.
async fn released(house: &House, visit: VisitId) -> NewsId {
    let (db, now) = (&house.app.db, crate::common::noon());
    let today = "2026-11-23".parse().unwrap();
    let material = news::material(db, visit, today).await.unwrap().expect("a visit");
    let mut it = news::News::drafted(NewsId::new(), &material, now);
    it.agree(&material.facts).unwrap();
    it.approve(news::Side::Host, "walk").unwrap();
    it.approve(news::Side::Guest, "walk").unwrap();
    it.release(true, &material.facts, now).unwrap();
    let kept: db::Result<()> =
        async { db::transact!(db, |tx| { news::save(tx, &it).await }) }.await;
    kept.unwrap();
    it.id
}
