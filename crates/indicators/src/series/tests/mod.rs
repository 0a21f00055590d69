//! What the tests of indicators over time have in common.

mod computing;
mod definitions;
mod doors;
mod gaps;
mod tables;

use super::*;
use crate::{api_doors, doors};
use db::{Db, Result, sql, testing, transact};
use documents::Limits;
use kernel::{AccountId, Actor, Lang, Moment, OrganisationId, RegionCode, Role};
use regions::{Organisation, OrganisationKind, Region};
use web::testing::{Site, actor};

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn region(code: &str) -> RegionCode {
    code.parse().unwrap()
}

fn now() -> Moment {
    web::testing::noon()
}

fn observation(indicator: &str, code: &str, at: &str, value: f64) -> Observation {
    Observation {
        indicator: indicator.into(),
        region: region(code),
        month: month(at),
        version: 1,
        value,
        base: None,
        source: Source::Upload,
        recorded_at: now(),
        account: None,
        file: "образец.csv".into(),
        upload: None,
    }
}

/// The centre everybody of these tests is of, and its one account.
const HOME: OrganisationId = OrganisationId::known(0x0a00);
const OFFICER: AccountId = AccountId::known(0x0b00);

async fn furnish(db: &Db) -> Result<()> {
    transact!(db, |tx| {
        regions::seed(tx).await?;
        seed(tx).await?;
        let ministry = Organisation {
            id: HOME,
            region: region("74"),
            kind: OrganisationKind::Ministry,
            name: "Министерство экономического развития".into(),
            short_name: "Минэк".into(),
            time_zone: kernel::Zone::moscow(),
            address: String::new(),
            founded_on: None,
        };
        regions::save_organisation(tx, &ministry).await?;
        let (email, now) = ("officer@example.com", now());
        let account = sql!(
            "insert into accounts (id, email, name, created_at) values ($1, $2, 'А. Лесная', $3)",
            OFFICER,
            email,
            now
        );
        account.run(tx).await.map(drop)
    })
}

async fn site(db: &Db, role: Role) -> Site {
    furnish(db).await.unwrap();
    Site::open(db.clone(), [doors(), api_doors()]).signed_in(someone(role))
}

fn someone(role: Role) -> Actor {
    Actor { account: OFFICER, ..actor(HOME, role) }
}

async fn keep(db: &Db, all: &[Observation]) -> u64 {
    let done: Result<u64> = async { transact!(db, |tx| { save(tx, all).await }) }.await;
    done.unwrap()
}

pub(in crate::series) fn indicator_in(unit: Unit) -> Indicator {
    Indicator {
        code: "x".into(),
        number: 1,
        position: 1,
        name: "Х".into(),
        name_en: "X".into(),
        unit,
        better: Better::More,
        formula: Formula::Upload,
        people: unit == Unit::People,
        structural: false,
        act: String::new(),
        valid_from: month("2020-01"),
        valid_to: None,
    }
}
