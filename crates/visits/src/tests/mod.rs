//! Walks through the front door on both databases.

mod after;
mod arranging;
mod cancelled;
mod during;
mod ground;
mod preparing;
mod programs;
mod refused;
mod sides;

use crate::*;
use db::{Db, testing, transact};
use kernel::{Day, OrganisationId, RegionCode, Role, VisitId};
use regions::{Organisation, OrganisationKind};
use web::testing::{Site, actor};

/// Ministry and centre of 74, ministry and centre of 02, ministry of 66.
const OURS: OrganisationId = OrganisationId::known(1);
const CENTRE: OrganisationId = OrganisationId::known(2);
const THEIRS: OrganisationId = OrganisationId::known(3);
const THEIR_CENTRE: OrganisationId = OrganisationId::known(4);
const OTHERS: OrganisationId = OrganisationId::known(5);

fn code(text: &str) -> RegionCode {
    text.parse().unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Ministries speak for a region, centres work.
fn kind(id: OrganisationId) -> OrganisationKind {
    match id {
        CENTRE | THEIR_CENTRE => OrganisationKind::Centre,
        _ => OrganisationKind::Ministry,
    }
}

async fn places(db: &Db) -> db::Result<()> {
    let all = [(OURS, "74"), (CENTRE, "74"), (THEIRS, "02"), (THEIR_CENTRE, "02"), (OTHERS, "66")];
    transact!(db, |tx| {
        regions::seed(tx).await?;
        for (id, region) in all {
            let place = Organisation {
                id,
                region: code(region),
                kind: kind(id),
                name: "Центр «Мой бизнес»".into(),
                short_name: format!("Центр {id}"),
                time_zone: "Asia/Yekaterinburg".parse().unwrap(),
                address: String::new(),
                founded_on: None,
            };
            regions::save_organisation(tx, &place).await?;
        }
        Ok(())
    })
}

async fn sites() -> Vec<Site> {
    let mut sites = Vec::new();
    for db in testing::databases().await {
        places(&db).await.unwrap();
        sites.push(Site::open(db, [doors(), api_doors()]));
    }
    sites
}

fn person(site: &Site, place: OrganisationId, region: &str, role: Role) -> Site {
    let mut actor = actor(place, role);
    actor.region = code(region);
    site.signed_in(actor)
}

/// The officer of 74, who receives.
fn host(site: &Site) -> Site {
    person(site, OURS, "74", Role::Officer)
}

/// The officer of 02, who comes.
fn guest(site: &Site) -> Site {
    person(site, THEIRS, "02", Role::Officer)
}

fn outline(centre: &str) -> [(&str, &str); 7] {
    [
        ("kind", "visit"),
        ("role", "host"),
        ("other", "02"),
        ("aim", "Обмен опытом и лучшими практиками"),
        ("from", "2026-11-23"),
        ("to", "2026-11-24"),
        ("ours", centre),
    ]
}

/// A visit of 02 to 74, entered by the host.
async fn visit(site: &Site) -> VisitId {
    let answer = host(site).post(ListVisits, &outline(&CENTRE.to_string())).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.location.rsplit('/').next().unwrap().parse().unwrap()
}

async fn seen(site: &Site, id: VisitId) -> Facts {
    let mut tx = site.app.db.read().await.unwrap();
    facts(&mut tx, id).await.unwrap().unwrap()
}
