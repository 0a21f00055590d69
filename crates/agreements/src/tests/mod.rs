mod corrections;
mod imports;
mod refused;
mod rules;
mod walks;

use crate::*;
use db::{Db, testing, transact};
use kernel::{AccountId, Actor, AgreementId, Day, OrganisationId, RegionCode, Role};
use regions::{Organisation, OrganisationKind};
use web::testing::{Site, actor, noon};

const HOME: OrganisationId = OrganisationId::known(1);
const THERE: OrganisationId = OrganisationId::known(2);

fn code(text: &str) -> RegionCode {
    text.parse().unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The day of [`noon`].
fn today() -> Day {
    day("2026-11-23")
}

fn draft(others: &[&str]) -> Agreement {
    let mut it = Agreement::draft(AgreementKind::Agreement, "О сотрудничестве", noon());
    it.parties = std::iter::once(&"74").chain(others).map(|it| Party::region(code(it))).collect();
    it
}

fn in_force(others: &[&str], from: &str, to: Option<&str>) -> Agreement {
    let mut it = draft(others);
    let from = Some(day(from));
    let signing = Signing { signed_on: from, in_force_from: from, in_force_to: to.map(day) };
    it.enter_signed(&signing, today()).unwrap();
    it
}

async fn seed(db: &Db, agreements: &[Agreement]) -> db::Result<()> {
    transact!(db, |tx| {
        regions::seed(tx).await?;
        for (id, region) in [(HOME, "74"), (THERE, "02")] {
            let ministry = Organisation {
                id,
                region: code(region),
                kind: OrganisationKind::Ministry,
                name: "Министерство экономического развития".into(),
                short_name: "Минэк".into(),
                time_zone: "Asia/Yekaterinburg".parse().unwrap(),
                address: String::new(),
                founded_on: None,
            };
            regions::save_organisation(tx, &ministry).await?;
            let account = account(id);
            let (email, now) = (format!("{account}@example.com"), noon());
            let officer = db::sql!(
                "insert into accounts (id, email, name, created_at) values ($1, $2, 'А. Лесная', $3)",
                account,
                email,
                now
            );
            officer.run(tx).await?;
        }
        for it in agreements {
            save(tx, it).await?;
        }
        Ok(())
    })
}

/// Both databases with two ministries and these agreements.
async fn sites(agreements: &[Agreement]) -> Vec<Site> {
    let mut sites = Vec::new();
    for db in testing::databases().await {
        seed(&db, agreements).await.unwrap();
        sites.push(Site::open(db, [doors(), api_doors()]));
    }
    sites
}

fn account(of: OrganisationId) -> AccountId {
    AccountId::known(if of == HOME { 1 } else { 2 })
}

fn officer(site: &Site) -> Site {
    site.signed_in(Actor { account: account(HOME), ..actor(HOME, Role::Officer) })
}

/// The other side's officer.
fn guest(site: &Site) -> Site {
    let (account, region) = (account(THERE), code("02"));
    site.signed_in(Actor { account, region, ..actor(THERE, Role::Officer) })
}

async fn kept(site: &Site, id: AgreementId) -> Agreement {
    find(&mut site.app.db.read().await.unwrap(), id).await.unwrap().unwrap()
}
