//! Walks through the front door, on both databases.

mod api;
mod pages;
mod path;
mod walk_in;

use clients::Client;
use db::{Db, testing, transact};
use kernel::{
    Actor, ClientId, Day, DirectionId, Money, OrganisationId, Recipient, Role, ServiceId,
};
use people::Account;
use regions::{Direction, Organisation, OrganisationKind};
use services::{Price, Rule, RuleVersion, Service, ServiceKind};
use std::task::Poll;
use web::testing::{Site, actor, noon};

/// A company the registry knows.
const KNOWN: &str = "7707083893";
/// A person's ИНН the registry does not know.
const UNKNOWN: &str = "500100732259";

/// A centre with three services, a specialist, their head, a colleague elsewhere.
struct Centre {
    site: Site,
    db: Db,
    specialist: Actor,
    head: Actor,
    stranger: Actor,
    /// For everyone, without rules.
    advice: ServiceId,
    /// For those in the registry, once a year, never twice.
    loan: ServiceId,
    /// Needs a registration on МСП.РФ that a person confirms.
    market: ServiceId,
    direction: DirectionId,
}

impl Centre {
    /// The same on each database.
    async fn each() -> Vec<Centre> {
        let mut all = Vec::new();
        for db in testing::databases().await {
            all.push(Centre::found(db).await);
        }
        all
    }

    async fn found(db: Db) -> Centre {
        let home = OrganisationId::new();
        let specialist = Actor { name: "А. Лесная".into(), ..actor(home, Role::Specialist) };
        let head = Actor { name: "Б. Горный".into(), ..actor(home, Role::Head) };
        let stranger = actor(OrganisationId::new(), Role::Head);
        let direction = DirectionId::new();
        let services = [ServiceId::new(), ServiceId::new(), ServiceId::new()];
        keep(&db, &[&specialist, &head, &stranger], direction, services).await.unwrap();
        let record = registry::testing::company(KNOWN, "ООО «Тестовая пекарня»");
        registry::testing::live(&db, day("2026-11-10"), &[record]).await;
        let doors = [crate::doors(), crate::api_doors()];
        let site = Site::open(db.clone(), doors);
        let [advice, loan, market] = services;
        Centre { site, db, specialist, head, stranger, advice, loan, market, direction }
    }

    /// The site with the specialist signed in.
    fn desk(&self) -> Site {
        self.site.signed_in(self.specialist.clone())
    }

    /// Adds the card of a citizen who has no ИНН.
    async fn citizen(&self, name: &str) -> db::Result<ClientId> {
        let (lookup, secret) = (registry::Lookup::NoDump, &self.site.app.secret);
        let (home, kind) = (self.specialist.organisation, Recipient::Citizen);
        let new = Client::by_hand(home, kind, None, name.to_owned(), &lookup, secret, noon());
        let new = new.expect("a citizen needs no ИНН");
        transact!(self.db, |tx| {
            Ok(clients::add(tx, &self.specialist, new.clone(), noon()).await?.client.id)
        })
    }

    /// How many rows the ledger has.
    async fn rendered(&self) -> i64 {
        let client = "/api/v1/applications?limit=1";
        assert_eq!(self.desk().get(client).await.status, 200);
        let mut tx = self.db.read().await.unwrap();
        let scope = ledger::Scope::Organisation(self.specialist.organisation);
        let wanted = ledger::Wanted::of(ledger::Period::All, self.specialist.today(noon()));
        let figures = ledger::figures(&mut tx, scope, &wanted).await.unwrap();
        figures.get(ledger::Period::All, ledger::Cut::Total).services
    }
}

async fn keep(
    db: &Db,
    people: &[&Actor],
    direction: DirectionId,
    services: [ServiceId; 3],
) -> db::Result<()> {
    let home = people[0].organisation;
    transact!(db, |tx| {
        regions::seed(tx).await?;
        for who in people {
            settle(tx, who).await?;
        }
        regions::save_direction(tx, &unit(home, direction)).await?;
        for (service, rules) in catalogue(home, direction, services) {
            services::save(tx, &service).await?;
            for rule in rules {
                services::save_rule(tx, &rule).await?;
            }
        }
        Ok(())
    })
}

/// A rule more, as an order that follows another would bring it.
async fn add_rule(db: &Db, rule: RuleVersion) -> db::Result<()> {
    transact!(db, |tx| { services::save_rule(tx, &rule).await })
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

async fn settle(tx: &mut db::Tx, who: &Actor) -> db::Result<()> {
    let organisation = Organisation {
        id: who.organisation,
        region: who.region,
        kind: OrganisationKind::Centre,
        name: "Центр «Мой бизнес»".into(),
        short_name: "Центр".into(),
        time_zone: who.zone.clone(),
        address: String::new(),
        founded_on: None,
    };
    regions::save_organisation(tx, &organisation).await?;
    let email = format!("{}@example.com", who.account).parse().unwrap();
    let account = Account { id: who.account, ..Account::new(email, who.name.as_str()) };
    people::add_account(tx, &account, None, noon()).await?;
    people::grant(tx, who.account, who.organisation, who.role, None).await
}

fn unit(organisation: OrganisationId, id: DirectionId) -> Direction {
    Direction {
        id,
        organisation,
        name: "Центр поддержки предпринимательства".into(),
        short_name: "ЦПП".into(),
        curator: String::new(),
        position: 1,
        closed_on: None,
    }
}

fn catalogue(
    organisation: OrganisationId,
    direction: DirectionId,
    [advice, loan, market]: [ServiceId; 3],
) -> [(Service, Vec<RuleVersion>); 3] {
    let service = |id, name: &str, kind, limit_per_year| Service {
        id,
        organisation,
        direction,
        name: name.into(),
        kind,
        recipients: Recipient::ALL.to_vec().into(),
        price: Price::Free,
        amount: Money(0),
        limit_per_year,
        term_days: 5,
        description: String::new(),
        act: "приказ № 195".into(),
        valid_from: day("2025-01-01"),
        valid_to: None,
    };
    [
        (service(advice, "Консультация", ServiceKind::Consultation, None), vec![]),
        (
            service(loan, "Микрозаём", ServiceKind::Microloan, Some(1)),
            vec![rule(loan, Rule::SmeRegistry)],
        ),
        (
            service(market, "Выход на маркетплейс", ServiceKind::Marketplace, None),
            vec![rule(market, Rule::Platform)],
        ),
    ]
}

fn rule(service: ServiceId, rule: Rule) -> RuleVersion {
    RuleVersion {
        id: kernel::RuleId::new(),
        service,
        version: 1,
        rule,
        act: "приказ № 195".into(),
        valid_from: day("2025-01-01"),
        valid_to: None,
    }
}

/// Runs all at once and waits for all.
async fn at_once<F: Future>(all: impl Iterator<Item = F>) -> Vec<F::Output> {
    let mut all: Vec<_> = all.map(|it| (Box::pin(it), None)).collect();
    std::future::poll_fn(|context| {
        for (running, done) in all.iter_mut().filter(|(_, done)| done.is_none()) {
            if let Poll::Ready(value) = running.as_mut().poll(context) {
                *done = Some(value);
            }
        }
        let ready = all.iter().all(|(_, done)| done.is_some());
        if ready { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    all.into_iter().filter_map(|(_, done)| done).collect()
}
