//! A centre with one thing of each kind, made through the rooms' own functions and front door.

use super::{House, noon};
use db::{Tx, transact};
use kernel::{
    AccountId, ApplicationId, ClientId, ConsentId, DirectionId, Money, OrganisationId, Recipient,
    RegionCode, RenderingId, Role, RuleId, ServiceId,
};
use people::{Account, Membership};
use regions::{Direction, Organisation, OrganisationKind};
use services::{Price, Rule, RuleVersion, Service, ServiceKind};

/// The centre's things.
#[derive(Clone)]
pub struct Centre {
    pub region: RegionCode,
    pub organisation: OrganisationId,
    pub direction: DirectionId,
    /// For everyone, without rules.
    pub service: ServiceId,
    pub rule: RuleId,
    pub client: ClientId,
    pub consent: ConsentId,
    pub application: ApplicationId,
    pub rendering: RenderingId,
    /// Somebody of every role.
    pub people: Vec<(Role, AccountId)>,
}

impl Centre {
    /// Founds a centre in a region of the directory; it serves the citizen with this ИНН.
    pub async fn found(house: &House, region: &str, inn: &str) -> Centre {
        let mut it = Centre {
            region: region.parse().unwrap(),
            organisation: OrganisationId::new(),
            direction: DirectionId::new(),
            service: ServiceId::new(),
            rule: RuleId::new(),
            client: ClientId::new(),
            consent: ConsentId::new(),
            application: ApplicationId::new(),
            rendering: RenderingId::new(),
            people: Role::ALL.iter().map(|role| (*role, AccountId::new())).collect(),
        };
        let kept: db::Result<()> =
            async { transact!(house.app.db, |tx| { it.furnish(tx).await }) }.await;
        kept.unwrap();
        it.work(house, inn).await;
        it
    }

    /// Who has this role.
    pub fn who(&self, role: Role) -> AccountId {
        self.people.iter().find(|(it, _)| *it == role).unwrap().1
    }

    /// A token of whoever has this role, as the header wants it.
    pub async fn token(&self, house: &House, role: Role) -> String {
        let membership = self.membership(self.who(role), role);
        let issued: db::Result<String> = async {
            transact!(house.app.db, |tx| {
                people::issue_token(tx, &membership, "test", noon(), okno::chance()).await
            })
        }
        .await;
        format!("Bearer {}", issued.unwrap())
    }

    /// A colleague more.
    pub async fn newcomer(&self, house: &House) -> AccountId {
        let id = AccountId::new();
        let kept: db::Result<()> =
            async { transact!(house.app.db, |tx| { self.hire(tx, id, Role::Specialist).await }) }
                .await;
        kept.unwrap();
        id
    }

    async fn furnish(&self, tx: &mut Tx) -> db::Result<()> {
        let organisation = self.organisation(tx).await?;
        regions::save_organisation(tx, &organisation).await?;
        regions::save_direction(tx, &self.direction()).await?;
        for (role, id) in &self.people {
            self.hire(tx, *id, *role).await?;
        }
        services::save(tx, &self.service()).await?;
        services::save_rule(tx, &self.rule()).await
    }

    /// A day's work of the specialist, through the front door.
    async fn work(&mut self, house: &House, inn: &str) {
        let token = self.token(house, Role::Specialist).await;
        let person = format!(r#"{{"inn":"{inn}","kind":"citizen","name":"Лесная Анна"}}"#);
        let added = house.post_json("/api/v1/clients", &token, &person, "").await;
        self.client = id_of(&added.body);
        let (client, service) = (self.client, self.service);
        let wanted = format!(r#"{{"client":"{client}","service":"{service}"}}"#);
        let opened = house.post_json("/api/v1/applications", &token, &wanted, "").await;
        self.application = id_of(&opened.body);
        let wanted = self.wanted();
        let entered = house.post_json("/api/v1/renderings", &token, &wanted, inn).await;
        self.rendering = id_of(&entered.body);
        self.consent = self.consent(house).await;
    }

    /// The body that renders the service to the client.
    pub fn wanted(&self) -> String {
        let Centre { client, service, .. } = self;
        format!(r#"{{"client":"{client}","service":"{service}","result":"Рассказали"}}"#)
    }

    async fn consent(&self, house: &House) -> ConsentId {
        let cookie = house.sign_in(self.who(Role::Specialist)).await;
        let form = format!(
            "purpose={}&channel={}&text_version=1&given_on=2026-11-20&given_time=10:00",
            clients::Purpose::ALL[0],
            clients::Channel::ALL[0]
        );
        let path = format!("/clients/{}/consents", self.client);
        let given = house.post(&path, &cookie, &form).await;
        assert_eq!(given.status, 303, "{}", given.body);
        let mut tx = house.app.db.read().await.unwrap();
        clients::consents(&mut tx, self.client).await.unwrap()[0].id
    }

    async fn hire(&self, tx: &mut Tx, id: AccountId, role: Role) -> db::Result<()> {
        let email = format!("{id}@example.com").parse().unwrap();
        let account = Account { id, ..Account::new(email, format!("{role} {}", self.region)) };
        people::add_account(tx, &account, None, noon()).await?;
        people::grant(tx, id, self.organisation, role, None).await
    }

    fn membership(&self, account: AccountId, role: Role) -> Membership {
        Membership { account, organisation: self.organisation, role, direction: None }
    }

    async fn organisation(&self, tx: &mut Tx) -> db::Result<Organisation> {
        let region = regions::region(tx, self.region).await?.unwrap();
        let name = format!("Центр «Мой бизнес» {}", self.region);
        Ok(Organisation {
            id: self.organisation,
            region: self.region,
            kind: OrganisationKind::Centre,
            short_name: name.clone(),
            name,
            time_zone: region.time_zone,
            address: String::new(),
            founded_on: None,
        })
    }

    fn direction(&self) -> Direction {
        Direction {
            id: self.direction,
            organisation: self.organisation,
            name: "Центр поддержки предпринимательства".into(),
            short_name: "ЦПП".into(),
            curator: String::new(),
            position: 1,
            closed_on: None,
        }
    }

    fn service(&self) -> Service {
        Service {
            id: self.service,
            organisation: self.organisation,
            direction: self.direction,
            name: "Консультация".into(),
            kind: ServiceKind::Consultation,
            recipients: Recipient::ALL.to_vec().into(),
            price: Price::Free,
            amount: Money(0),
            limit_per_year: None,
            term_days: 5,
            description: String::new(),
            act: "приказ № 195".into(),
            valid_from: "2025-01-01".parse().unwrap(),
            valid_to: None,
        }
    }

    /// A rule that was in force for a year and is past, so that it stands in nobody's way.
    fn rule(&self) -> RuleVersion {
        RuleVersion {
            id: self.rule,
            service: self.service,
            version: 1,
            rule: Rule::SmeRegistry,
            act: "приказ № 142".into(),
            valid_from: "2025-01-01".parse().unwrap(),
            valid_to: Some("2025-12-31".parse().unwrap()),
        }
    }
}

/// The `id` of a JSON answer.
fn id_of<T: std::str::FromStr>(body: &str) -> T {
    let json: serde_json::Value = serde_json::from_str(body).unwrap();
    let id = json["id"].as_str().unwrap_or_else(|| panic!("no id in {body}"));
    id.parse().ok().unwrap()
}
