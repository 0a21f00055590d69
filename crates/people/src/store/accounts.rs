//! Accounts and roles.

use crate::model::Seat;
use crate::{Account, Colleague, Email, Hashed, Membership};
use db::{Result, Tx, sql};
use kernel::{AccountId, Actor, Channel, DirectionId, Lang, Moment, OrganisationId, Role};

/// What a sign-in is compared with.
#[derive(sqlx::FromRow)]
pub(crate) struct Credentials {
    pub id: AccountId,
    pub password: Option<Hashed>,
}

/// The account with this id, unless it is closed.
pub async fn account(tx: &mut Tx, id: AccountId) -> Result<Option<Account>> {
    sql!("select id, email, name, lang from accounts where id = $1 and closed_at is null", id)
        .optional(tx)
        .await
}

/// The account with this address, unless it is closed.
pub async fn account_by_email(tx: &mut Tx, email: &Email) -> Result<Option<Account>> {
    sql!("select id, email, name, lang from accounts where email = $1 and closed_at is null", email)
        .optional(tx)
        .await
}

/// Adds a person and says under which id; without a password nobody can sign in as them by one.
/// Somebody whose account was closed gets it back: the id stays theirs.
///
/// # Errors
/// [`db::Error::Taken`] when the address belongs to an open account.
pub async fn add_account(
    tx: &mut Tx,
    it: &Account,
    password: Option<&Hashed>,
    now: Moment,
) -> Result<AccountId> {
    let added: Option<(AccountId,)> = sql!(
        "insert into accounts (id, email, name, password, lang, created_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (email) do update set
           name = excluded.name, password = excluded.password, closed_at = null
         where accounts.closed_at is not null
         returning id",
        it.id,
        &it.email,
        it.name.as_str(),
        password.map(ToString::to_string),
        it.lang,
        now,
    )
    .optional(tx)
    .await?;
    let taken = || db::Error::Taken { constraint: "accounts.email".to_owned() };
    added.map(|(id,)| id).ok_or_else(taken)
}

/// Gives somebody a role; giving it again moves them to another direction.
pub async fn grant(
    tx: &mut Tx,
    account: AccountId,
    organisation: OrganisationId,
    role: Role,
    direction: Option<DirectionId>,
) -> Result<()> {
    sql!(
        "insert into roles (account, organisation, role, direction) values ($1, $2, $3, $4)
         on conflict (account, organisation, role) do update set direction = excluded.direction",
        account,
        organisation,
        role,
        direction,
    )
    .run(tx)
    .await?;
    Ok(())
}

/// What somebody may do, and where.
pub async fn memberships(tx: &mut Tx, account: AccountId) -> Result<Vec<Membership>> {
    sql!(
        "select account, organisation, role, direction from roles
         where account = $1 order by organisation, role limit 200",
        account
    )
    .all(tx)
    .await
}

/// The people of an organisation by name, one row per role.
pub async fn colleagues(tx: &mut Tx, organisation: OrganisationId) -> Result<Vec<Colleague>> {
    sql!(
        "select r.account, a.name, a.email, r.role, r.direction
         from roles r join accounts a on a.id = r.account
         where r.organisation = $1 and a.closed_at is null
         order by a.name, r.account, r.role limit 1000",
        organisation
    )
    .all(tx)
    .await
}

/// Gives somebody another password.
pub async fn set_password(tx: &mut Tx, account: AccountId, password: &Hashed) -> Result<()> {
    sql!("update accounts set password = $2 where id = $1", account, password).run(tx).await?;
    Ok(())
}

/// Who has this address (folded), and their password.
pub(crate) async fn credentials(tx: &mut Tx, email: &str) -> Result<Option<Credentials>> {
    sql!("select id, password from accounts where email = $1 and closed_at is null", email)
        .optional(tx)
        .await
}

/// Somebody's password.
pub(crate) async fn password(tx: &mut Tx, account: AccountId) -> Result<Option<Hashed>> {
    let row: Option<(Option<Hashed>,)> =
        sql!("select password from accounts where id = $1", account).optional(tx).await?;
    Ok(row.and_then(|(it,)| it))
}

/// The seats somebody may take.
pub(crate) async fn seats(tx: &mut Tx, account: AccountId) -> Result<Vec<Seat>> {
    sql!(
        "select a.id as account, a.name, o.id as organisation, o.short_name as organisation_name,
                o.region, o.time_zone as zone, r.role
         from roles r
         join accounts a on a.id = r.account
         join organisations o on o.id = r.organisation
         where r.account = $1 and a.closed_at is null
         order by o.id, r.role limit 200",
        account
    )
    .all(tx)
    .await
}

/// Somebody in each seat they may take, as if they sat there now: for what is made for them while
/// they are away.
pub async fn actors(tx: &mut Tx, account: AccountId) -> Result<Vec<Actor>> {
    let seats = seats(tx, account).await?;
    Ok(seats.into_iter().map(|it| it.actor(Channel::Session)).collect())
}

/// For every organisation and role, whoever was added first: the cards of the demo.
pub(crate) async fn demo_seats(tx: &mut Tx) -> Result<Vec<Seat>> {
    sql!(
        "select a.id as account, a.name, o.id as organisation, o.short_name as organisation_name,
                o.region, o.time_zone as zone, r.role
         from roles r
         join accounts a on a.id = r.account
         join organisations o on o.id = r.organisation
         where not exists (select 1 from roles e where e.organisation = r.organisation
                           and e.role = r.role and e.account < r.account)
         order by o.id, a.id limit 100"
    )
    .all(tx)
    .await
}

pub(crate) async fn rename(tx: &mut Tx, account: AccountId, name: &str) -> Result<()> {
    sql!("update accounts set name = $2 where id = $1", account, name).run(tx).await?;
    Ok(())
}

pub(crate) async fn choose_lang(tx: &mut Tx, account: AccountId, lang: Lang) -> Result<()> {
    sql!("update accounts set lang = $2 where id = $1", account, lang).run(tx).await?;
    Ok(())
}

/// Takes from somebody every role in an organisation, and the sessions and tokens there, which
/// must not come back with a role given anew.
pub(crate) async fn revoke_roles(
    tx: &mut Tx,
    account: AccountId,
    organisation: OrganisationId,
    now: Moment,
) -> Result<()> {
    sql!("delete from roles where account = $1 and organisation = $2", account, organisation)
        .run(tx)
        .await?;
    sql!("delete from sessions where account = $1 and organisation = $2", account, organisation)
        .run(tx)
        .await?;
    sql!(
        "update tokens set revoked_at = $3
         where account = $1 and organisation = $2 and revoked_at is null",
        account,
        organisation,
        now
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Closes the account of somebody who has no role left anywhere.
pub(crate) async fn close_account(tx: &mut Tx, account: AccountId, now: Moment) -> Result<()> {
    sql!(
        "update accounts set closed_at = $2
         where id = $1 and not exists (select 1 from roles where account = $1)",
        account,
        now
    )
    .run(tx)
    .await?;
    Ok(())
}
