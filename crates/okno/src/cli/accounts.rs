//! `okno admin …`, `okno token …`: the first account, and tokens for programs.

use super::{End, House};
use anyhow::{Context as _, anyhow, bail};
use clap::{Args, Subcommand};
use db::{Tx, transact};
use journal::{Note, Thing};
use kernel::{AccountId, Moment, OrganisationId, RegionCode, Role};
use people::{Account, Email, Membership};
use regions::{Organisation, OrganisationKind};
use web::App;

#[derive(Subcommand)]
pub(super) enum Admin {
    /// Make an account; its password is printed once
    #[command(after_help = "\
Examples:
  okno admin create admin@example.org
  okno admin create head@example.org --role head --name 'А. Лесная' --region 74 \\
      --organisation 'Центр «Мой бизнес» Челябинской области' --kind centre")]
    Create(Create),
    /// Take the second step of signing in away from somebody who lost the phone and the spare codes
    SecondStepOff {
        /// What the person signs in with
        email: String,
    },
}

#[derive(Args)]
pub(super) struct Create {
    /// What the person signs in with
    email: String,
    /// The person's name, as colleagues read it [default: the address]
    #[arg(long)]
    name: Option<String>,
    /// What they may do: administrator, head, specialist, desk, officer, observer, auditor…
    #[arg(long, default_value = "administrator")]
    role: Role,
    /// The region of their organisation
    #[arg(long, value_name = "CODE", default_value = "77")]
    region: String,
    /// Their organisation; made if the region has none of this name
    #[arg(long, value_name = "NAME", default_value = "Администрация системы")]
    organisation: String,
    /// Kind of the organisation, if it is made: ministry, centre, guarantee_fund, microfinance,
    /// export_centre, engineering_centre, other
    #[arg(long, default_value = "other")]
    kind: OrganisationKind,
}

#[derive(Subcommand)]
pub(super) enum Token {
    /// Make a token that acts in a person's name; it is printed once
    #[command(after_help = "\
Example:
  okno token create --account head@example.org --name 'выгрузка в отчётность'
  curl -H 'Authorization: Bearer okno_…' http://127.0.0.1:8080/api/v1/clients")]
    Create {
        /// Whose name it acts in
        #[arg(long, value_name = "EMAIL")]
        account: String,
        /// What it is for
        #[arg(long, default_value = "cli")]
        name: String,
        /// With which of the person's roles [default: the only one]
        #[arg(long)]
        role: Option<Role>,
    },
}

impl Admin {
    pub(super) async fn run(self, house: &House) -> anyhow::Result<End> {
        let app = house.open().await?;
        let done = match self {
            Admin::Create(it) => it.run(&app).await,
            Admin::SecondStepOff { email } => second_step_off(&app, &email).await,
        };
        app.db.close().await;
        done.map(|()| End::Done)
    }
}

async fn second_step_off(app: &App, email: &str) -> anyhow::Result<()> {
    let address: Email = email.parse().with_context(|| email.to_owned())?;
    transact!(app.db, |tx| {
        let found = people::account_by_email(tx, &address).await?;
        let id = found.ok_or_else(|| anyhow!("there is no account {email}"))?.id;
        if !people::remove_second_step(tx, id).await? {
            bail!("{email} signs in by the password alone");
        }
        let note = Note::system("second-step-off", Thing::Account, id);
        journal::write(tx, app.clock.now(), note).await?;
        Ok(())
    })?;
    println!("{email} signs in by the password alone now");
    Ok(())
}

impl Create {
    async fn run(&self, app: &App) -> anyhow::Result<()> {
        let email: Email = self.email.parse().with_context(|| self.email.clone())?;
        let region: RegionCode = self.region.parse().context("--region is a code of two digits")?;
        let name = self.name.clone().unwrap_or_else(|| self.email.clone());
        let account = Account::new(email, name);
        let passphrase = people::passphrase((app.chance)());
        let password = people::hash_password(&passphrase, (app.chance)()).await;
        let now = app.clock.now();
        transact!(app.db, |tx| {
            if people::account_by_email(tx, &account.email).await?.is_some() {
                bail!("{} has an account already", self.email);
            }
            let organisation = self.organisation(tx, region, now).await?;
            let id = people::add_account(tx, &account, Some(&password), now).await?;
            people::grant(tx, id, organisation, self.role, None).await?;
            let note = Note::system("account-added", Thing::Account, id)
                .of(organisation)
                .with("role", self.role.word());
            journal::write(tx, now, note).await?;
            Ok(())
        })?;
        println!("account:  {}\nrole:     {}\npassword: {passphrase}", self.email, self.role);
        println!("The password is not shown again; change it on the page «Учётная запись».");
        Ok(())
    }

    async fn organisation(
        &self,
        tx: &mut Tx,
        region: RegionCode,
        now: Moment,
    ) -> anyhow::Result<OrganisationId> {
        let Some(home) = regions::region(tx, region).await? else {
            bail!("there is no region {region}");
        };
        let known = regions::organisations_of(tx, region).await?;
        if let Some(it) = known.iter().find(|it| it.name == self.organisation) {
            return Ok(it.id);
        }
        let made = Organisation {
            id: OrganisationId::new(),
            region,
            kind: self.kind,
            name: self.organisation.clone(),
            short_name: self.organisation.clone(),
            time_zone: home.time_zone,
            address: String::new(),
            founded_on: None,
        };
        regions::save_organisation(tx, &made).await?;
        let note = Note::system("organisation-added", Thing::Organisation, made.id).of(made.id);
        journal::write(tx, now, note.with("name", made.name.as_str())).await?;
        Ok(made.id)
    }
}

impl Token {
    pub(super) async fn run(self, house: &House) -> anyhow::Result<End> {
        let Token::Create { account, name, role } = self;
        let app = house.open().await?;
        let email: Email = account.parse().with_context(|| account.clone())?;
        let now = app.clock.now();
        let token = transact!(app.db, |tx| {
            let found = people::account_by_email(tx, &email).await?;
            let id = found.ok_or_else(|| anyhow!("there is no account {account}"))?.id;
            let membership = membership(tx, id, role).await?;
            let token = people::issue_token(tx, &membership, &name, now, (app.chance)()).await?;
            let note = Note::system("token-issued", Thing::Account, id)
                .of(membership.organisation)
                .with("name", name.as_str());
            journal::write(tx, now, note).await?;
            Ok::<_, anyhow::Error>(token)
        })?;
        app.db.close().await;
        println!("{token}");
        Ok(End::Done)
    }
}

/// The role a token is to act with: the named one, or the only one there is.
async fn membership(tx: &mut Tx, id: AccountId, role: Option<Role>) -> anyhow::Result<Membership> {
    let mut all = people::memberships(tx, id).await?;
    all.retain(|it| role.is_none_or(|role| role == it.role));
    match all.len() {
        1 => Ok(all.remove(0)),
        0 => bail!("this account has no such role"),
        _ => bail!("this account has several roles: choose one with --role"),
    }
}
