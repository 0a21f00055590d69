//! Walks through the front door, and rules without any.

mod consents;
mod drafts;
mod papers;
mod refused;
mod rules;
mod terms;
mod walks;

use crate::*;
use agreements::{Agreement, AgreementKind, Party};
use db::{Db, testing, transact};
use kernel::{AccountId, AgreementId, MeasureId, OrganisationId, PlanId, RegionCode, Role};
use regions::{Organisation, OrganisationKind};
use web::testing::{Site, actor, noon};

const HOME: OrganisationId = OrganisationId::known(1);
const THERE: OrganisationId = OrganisationId::known(2);
const ELSEWHERE: OrganisationId = OrganisationId::known(3);
const AGREEMENT: AgreementId = AgreementId::known(10);
const PLAN: PlanId = PlanId::known(20);

fn day(text: &str) -> kernel::Day {
    text.parse().unwrap()
}

fn code(text: &str) -> RegionCode {
    text.parse().unwrap()
}

/// An approved plan of 2024–2026 between Chelyabinsk and Bashkortostan.
fn plan() -> Plan {
    Plan {
        id: PLAN,
        agreement: AGREEMENT,
        title: "План мероприятий на 2024–2026 годы".into(),
        from: day("2024-01-01"),
        to: day("2026-12-31"),
        region_a: Some(code("74")),
        name_a: "Челябинская область".into(),
        region_b: Some(code("02")),
        name_b: "Республика Башкортостан".into(),
        state: PlanState::Approved,
        version: 1,
        approved_on: Some(day("2024-01-15")),
        created_at: noon(),
    }
}

fn wording(number: &str, term: &str) -> Wording {
    Wording {
        number: number.into(),
        text: format!("Мероприятие {number}"),
        sphere: "business_support".into(),
        term: Term::read(term).unwrap(),
        body_a: "Минэкономразвития".into(),
        body_b: "Минпредпринимательства".into(),
        result: "Проведено".into(),
        indicator: "участников".into(),
        target: "50".into(),
    }
}

/// `theirs` is what Bashkortostan has here: a ministry, or a centre alone, which does not speak for it.
async fn seed(db: &Db, theirs: OrganisationKind) -> web::Result<()> {
    transact!(db, |tx| {
        regions::seed(tx).await?;
        for (id, region) in [(HOME, "74"), (THERE, "02"), (ELSEWHERE, "66")] {
            let ministry = Organisation {
                id,
                region: code(region),
                kind: if id == THERE { theirs } else { OrganisationKind::Ministry },
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
        let mut it = Agreement::draft(AgreementKind::Agreement, "Соглашение", noon());
        it.id = AGREEMENT;
        it.parties = vec![Party::region(code("74")), Party::region(code("02"))];
        agreements::save(tx, &it).await?;
        add(tx, &plan(), &actor(HOME, Role::Officer), noon()).await?;
        for (at, term) in
            ["01.06.2025", "IV квартал 2026", "ежегодно", "постоянно"].iter().enumerate()
        {
            let id = MeasureId::known(100 + at as u128);
            let measure = fresh(&plan(), id, wording(&(at + 1).to_string(), term));
            save_measure(tx, &plan(), &measure).await?;
        }
        Ok(())
    })
}

/// Both databases with an agreement, its plan and four measures, the first of them late; both sides
/// have Okno.
async fn sites() -> Vec<Site> {
    sites_with(OrganisationKind::Ministry).await
}

/// The same where the other side has none.
async fn lone_sites() -> Vec<Site> {
    sites_with(OrganisationKind::Centre).await
}

async fn sites_with(theirs: OrganisationKind) -> Vec<Site> {
    let mut sites = Vec::new();
    for db in testing::databases().await {
        seed(&db, theirs).await.unwrap();
        sites.push(Site::open(db, [doors(), api_doors()]));
    }
    sites
}

fn officer(site: &Site) -> Site {
    officer_of(site, HOME, "74")
}

/// The other side's officer.
fn other_officer(site: &Site) -> Site {
    officer_of(site, THERE, "02")
}

fn stranger(site: &Site) -> Site {
    officer_of(site, ELSEWHERE, "66")
}

/// A program reads it.
async fn json_at(site: &Site, path: impl ToString) -> serde_json::Value {
    let answer = site.get(path.to_string()).await;
    serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("{}", answer.body))
}

/// The account of an organisation's officer.
fn account(organisation: OrganisationId) -> AccountId {
    organisation.to_string().parse().unwrap()
}

fn officer_of(site: &Site, organisation: OrganisationId, region: &str) -> Site {
    let mut it = actor(organisation, Role::Officer);
    (it.region, it.account) = (code(region), account(organisation));
    site.signed_in(it)
}

/// The `at`-th measure, from 1.
fn id(at: u128) -> MeasureId {
    MeasureId::known(99 + at)
}

async fn state(site: &Site, at: u128) -> MeasureState {
    let mut tx = site.app.db.read().await.unwrap();
    measure(&mut tx, id(at)).await.unwrap().unwrap().state(day("2026-11-23"))
}
