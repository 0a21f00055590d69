//! Second steps of signing in, and their codes on paper.

use crate::second_step::SecondStep;
use db::{Result, Tx, rows, sql};
use kernel::{AccountId, Moment};

/// Somebody's second step, also one that is only begun.
pub(crate) async fn second_step(tx: &mut Tx, account: AccountId) -> Result<Option<SecondStep>> {
    sql!("select account, seed, proved_at, last_used from second_steps where account = $1", account)
        .optional(tx)
        .await
}

/// Begins one anew, unless one is proved already.
pub(crate) async fn begin_second_step(tx: &mut Tx, it: &SecondStep, now: Moment) -> Result<()> {
    sql!(
        "insert into second_steps (account, seed, begun_at) values ($1, $2, $3)
         on conflict (account) do update set seed = excluded.seed, begun_at = excluded.begun_at
         where second_steps.proved_at is null",
        it.account,
        it.seed.as_str(),
        now
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Keeps that the code of these 30 seconds came, and that it proves the step; says whether it was
/// the first to come with it.
pub(crate) async fn use_code(
    tx: &mut Tx,
    account: AccountId,
    number: i64,
    now: Moment,
) -> Result<bool> {
    let used = sql!(
        "update second_steps set last_used = $2, proved_at = coalesce(proved_at, $3)
         where account = $1 and last_used < $2",
        account,
        number,
        now
    );
    Ok(used.run(tx).await? > 0)
}

/// Keeps the hashes of new codes on paper in place of all others.
pub(crate) async fn keep_spares(tx: &mut Tx, account: AccountId, hashes: &[String]) -> Result<()> {
    sql!("delete from spare_codes where account = $1", account).run(tx).await?;
    let cells = hashes.iter().flat_map(|it| [it.as_str().into(), account.into()]).collect();
    rows!("insert into spare_codes (hash, account) values", 2, cells, "").run(tx).await?;
    Ok(())
}

/// Uses up a code on paper; says whether there was such a one.
pub(crate) async fn use_spare(tx: &mut Tx, account: AccountId, hash: &str) -> Result<bool> {
    let used = sql!("delete from spare_codes where account = $1 and hash = $2", account, hash);
    Ok(used.run(tx).await? > 0)
}

/// How many codes on paper are left.
pub(crate) async fn spares_left(tx: &mut Tx, account: AccountId) -> Result<i64> {
    let (count,): (i64,) =
        sql!("select count(*) from spare_codes where account = $1", account).one(tx).await?;
    Ok(count)
}

/// Takes somebody's second step away with its codes; says whether there was one.
pub async fn remove_second_step(tx: &mut Tx, account: AccountId) -> Result<bool> {
    sql!("delete from spare_codes where account = $1", account).run(tx).await?;
    Ok(sql!("delete from second_steps where account = $1", account).run(tx).await? > 0)
}
