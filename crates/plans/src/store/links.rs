//! One-time links.

use crate::Link;
use db::{Result, Tx, sql};
use kernel::{Moment, PlanId, fingerprint};

/// The link with this secret.
pub async fn link(tx: &mut Tx, secret: &str) -> Result<Option<Link>> {
    sql!(
        "select hash, plan, side, addressee, made_by, made_at, expires_at, used_at
         from plan_links where hash = $1",
        fingerprint(secret)
    )
    .optional(tx)
    .await
}

/// Links of a plan, the newest first.
pub async fn links(tx: &mut Tx, plan: PlanId) -> Result<Vec<Link>> {
    sql!(
        "select hash, plan, side, addressee, made_by, made_at, expires_at, used_at
         from plan_links where plan = $1 order by made_at desc, hash limit 50",
        plan
    )
    .all(tx)
    .await
}

/// Adds a link.
pub async fn insert_link(tx: &mut Tx, it: &Link) -> Result<()> {
    sql!(
        "insert into plan_links (hash, plan, side, addressee, made_by, made_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        it.hash.as_str(),
        it.plan,
        it.side,
        it.addressee.as_str(),
        it.made_by.as_str(),
        it.made_at,
        it.expires_at,
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Uses a link up; says whether it was the first to.
pub async fn spend_link(tx: &mut Tx, it: &Link, now: Moment) -> Result<bool> {
    let rows = sql!(
        "update plan_links set used_at = $2 where hash = $1 and used_at is null",
        it.hash.as_str(),
        now
    )
    .run(tx)
    .await?;
    Ok(rows == 1)
}
