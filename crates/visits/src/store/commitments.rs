//! Commitments.

use crate::Commitment;
use db::{Page, Place, Result, Tx, Wish, listing, sql};
use kernel::{CommitmentId, Day, MeasureId, RegionCode, VisitId};

/// The commitment with this id.
pub async fn commitment(tx: &mut Tx, id: CommitmentId) -> Result<Option<Commitment>> {
    sql!(
        "select id, visit, once, question, text, side, other, responsible, due, state, becomes,
                target, evidence, reason, made_at, closed_on
         from visit_commitments where id = $1",
        id
    )
    .optional(tx)
    .await
}

/// The commitment of a visit with this key.
pub async fn commitment_once(
    tx: &mut Tx,
    visit: VisitId,
    once: &str,
) -> Result<Option<Commitment>> {
    sql!(
        "select id, visit, once, question, text, side, other, responsible, due, state, becomes,
                target, evidence, reason, made_at, closed_on
         from visit_commitments where once = $1 and visit = $2",
        once,
        visit
    )
    .optional(tx)
    .await
}

/// Commitments of a visit, by term.
pub async fn commitments(tx: &mut Tx, visit: VisitId) -> Result<Vec<Commitment>> {
    sql!(
        "select id, visit, once, question, text, side, other, responsible, due, state, becomes,
                target, evidence, reason, made_at, closed_on
         from visit_commitments where visit = $1 order by due, id limit 300",
        visit
    )
    .all(tx)
    .await
}

/// Commitments that became this measure.
pub async fn commitments_of_measure(tx: &mut Tx, measure: MeasureId) -> Result<Vec<Commitment>> {
    sql!(
        "select id, visit, once, question, text, side, other, responsible, due, state, becomes,
                target, evidence, reason, made_at, closed_on
         from visit_commitments where becomes = 'measure' and target = $1
         order by due, id limit 50",
        measure.to_string()
    )
    .all(tx)
    .await
}

/// Open commitments between two regions, of either side, by term; at most 200.
pub async fn open_commitments_between(
    tx: &mut Tx,
    a: RegionCode,
    b: RegionCode,
) -> Result<Vec<Commitment>> {
    sql!(
        "select id, visit, once, question, text, side, other, responsible, due, state, becomes,
                target, evidence, reason, made_at, closed_on
         from visit_commitments
         where state = 'open' and ((side = $1 and other = $2) or (side = $2 and other = $1))
         order by due, id limit 200",
        a,
        b
    )
    .all(tx)
    .await
}

/// Open commitments that wait for a region by a day: its own, and those made to it by a side that has
/// nobody here (as [`regions::speaking`] says it); at most 50.
pub async fn due_commitments(tx: &mut Tx, side: RegionCode, by: Day) -> Result<Vec<Commitment>> {
    sql!(
        "select id, visit, once, question, text, side, other, responsible, due, state, becomes,
                target, evidence, reason, made_at, closed_on
         from visit_commitments c where state = 'open' and due <= $2 and (side = $1
           or other = $1 and not exists (
             select 1 from organisations where kind = 'ministry' and region = c.side))
         order by due, id limit 50",
        side,
        by
    )
    .all(tx)
    .await
}

/// Adds a commitment unless its key is known; says whether it did.
pub async fn add_commitment(tx: &mut Tx, it: &Commitment) -> Result<bool> {
    let rows = sql!(
        "insert into visit_commitments (id, visit, once, question, text, side, other, responsible,
                                        due, state, becomes, target, evidence, reason, made_at,
                                        closed_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
         on conflict (once) do nothing",
        it.id,
        it.visit,
        it.once.as_str(),
        it.question,
        it.text.as_str(),
        it.side,
        it.other,
        it.responsible.as_str(),
        it.due,
        it.state,
        it.becomes,
        it.target.as_str(),
        it.evidence.as_str(),
        it.reason.as_str(),
        it.made_at,
        it.closed_on,
    )
    .run(tx)
    .await?;
    Ok(rows == 1)
}

/// Keeps what became of a commitment; its words and term stay as they were agreed.
pub async fn save_commitment(tx: &mut Tx, it: &Commitment) -> Result<()> {
    sql!(
        "update visit_commitments
         set state = $2, becomes = $3, target = $4, evidence = $5, reason = $6, closed_on = $7
         where id = $1",
        it.id,
        it.state,
        it.becomes,
        it.target.as_str(),
        it.evidence.as_str(),
        it.reason.as_str(),
        it.closed_on,
    )
    .run(tx)
    .await?;
    Ok(())
}

listing! {
    /// Commitments of visits a region is a party of, by term.
    COMMITMENTS {
        select: "select id, visit, once, question, text, side, other, responsible, due, state,
                        becomes, target, evidence, reason, made_at, closed_on
                 from visit_commitments where (side = $1 or other = $1)",
        args: 1,
        filters: ["side = ?", "state = ?", "due < ?", "(side = ? or other = ?)"],
        orders: [("due", false), ("due", true)],
        id: "id",
    }
}

listing! {
    /// Commitments of the visits an organisation takes part in, by term.
    OF_COLLEAGUES {
        select: "select id, visit, once, question, text, side, other, responsible, due, state,
                        becomes, target, evidence, reason, made_at, closed_on
                 from visit_commitments
                 where visit in (select visit from visit_organisations where organisation = $1)",
        args: 1,
        filters: ["side = ?", "state = ?", "due < ?", "(side = ? or other = ?)"],
        orders: [("due", false), ("due", true)],
        id: "id",
    }
}

/// A page of the commitments somebody sees; filters: who does it, state, due
/// before, the other region.
pub async fn commitments_seen(
    tx: &mut Tx,
    actor: &kernel::Actor,
    wish: &Wish,
) -> Result<Page<Commitment>> {
    let query = match web::Who::REGIONAL.admits(Some(actor.role)) {
        true => COMMITMENTS.query(vec![actor.region.into()], wish),
        false => OF_COLLEAGUES.query(vec![actor.organisation.into()], wish),
    };
    let rows = query.all(tx).await?;
    Ok(Page::cut(rows, wish.limit, |it: &Commitment| Place::new(it.due, it.id)))
}
