//! Tokens of programs: kept by their hash, shown once.

use super::sessions::Seated;
use crate::model::{Token, hex};
use crate::{Membership, TOKEN_LASTS};
use db::{Result, Tx, sql};
use kernel::{AccountId, Moment, TokenId, fingerprint};

/// Issues a token in the name of a membership and gives it: `okno_` and 64 hexadecimal digits of
/// the random bytes. It is kept nowhere else and lasts [`TOKEN_LASTS`].
pub async fn issue_token(
    tx: &mut Tx,
    it: &Membership,
    name: &str,
    now: Moment,
    chance: [u8; 32],
) -> Result<String> {
    let token = format!("okno_{}", hex(chance));
    sql!(
        "insert into tokens
           (id, hash, name, account, organisation, role, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        TokenId::new(),
        fingerprint(&token),
        name,
        it.account,
        it.organisation,
        it.role,
        now,
        now.plus_seconds(TOKEN_LASTS),
    )
    .run(tx)
    .await?;
    Ok(token)
}

/// In whose seat a program acts; nobody's when the token is over or the role is taken away.
pub(crate) async fn seat_of_token(tx: &mut Tx, hash: &str, now: Moment) -> Result<Option<Seated>> {
    sql!(
        "select t.account, a.name, t.organisation, o.short_name as organisation_name, o.region,
                o.time_zone as zone, t.role, a.lang, t.created_at as seen_at,
                t.expires_at
         from tokens t
         join accounts a on a.id = t.account
         join roles r on r.account = t.account and r.organisation = t.organisation
                     and r.role = t.role
         join organisations o on o.id = t.organisation
         where t.hash = $1 and t.expires_at > $2 and t.revoked_at is null
           and a.closed_at is null",
        hash,
        now,
    )
    .optional(tx)
    .await
}

/// Somebody's tokens that still work, newest first.
pub(crate) async fn tokens(tx: &mut Tx, account: AccountId, now: Moment) -> Result<Vec<Token>> {
    sql!(
        "select t.id, t.name, o.short_name as organisation_name, t.role, t.expires_at
         from tokens t join organisations o on o.id = t.organisation
         where t.account = $1 and t.revoked_at is null and t.expires_at > $2
         order by t.created_at desc, t.id desc limit 100",
        account,
        now
    )
    .all(tx)
    .await
}

/// Revokes one of somebody's tokens; says whether there was one.
pub(crate) async fn revoke_token(
    tx: &mut Tx,
    account: AccountId,
    id: TokenId,
    now: Moment,
) -> Result<bool> {
    let revoked = sql!(
        "update tokens set revoked_at = $3
         where id = $1 and account = $2 and revoked_at is null",
        id,
        account,
        now
    );
    Ok(revoked.run(tx).await? > 0)
}
