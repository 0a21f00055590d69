//! The sealer and the verifier of the chain.

use crate::{Seal, store};
use db::{Db, Result, transact};
use kernel::Moment;

/// Entries of one seal: small enough that the sealer keeps nobody waiting.
const ENTRIES: i64 = 500;

/// Closes what is committed and not sealed yet into one more seal; says how many entries it took.
/// Call it again until it says 0. Two sealers at once do no harm: one of them is tried again.
///
/// A seal whose entries are there and which itself is gone is never made anew: that would hide that
/// somebody removed it. The next one takes a number behind it, and [`verify`] finds the gap.
pub async fn seal(db: &Db, now: Moment) -> Result<usize> {
    transact!(db, |tx| {
        let before = store::last_seal(tx).await?;
        let last = before.as_ref().map_or(0, |it| it.number);
        let number = last.max(store::last_claimed(tx).await?) + 1;
        if store::claim(tx, number, ENTRIES).await? == 0 {
            return Ok(0);
        }
        let entries = store::sealed(tx, number).await?;
        store::keep_seal(tx, &Seal::close(number, before.as_ref(), now, &entries)).await?;
        Ok(entries.len())
    })
}

/// What the verifier found.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// Seals that hold.
    pub seals: i64,
    /// Entries under them.
    pub entries: i64,
    /// Entries that wait for the sealer.
    pub unsealed: i64,
    /// The hash of the last seal that holds. A chain cut short by its last seals and their entries
    /// looks whole; only this, written down elsewhere, tells.
    pub last: Option<String>,
    /// The first break, if any; what follows it is not looked at.
    pub broken: Option<Break>,
}

/// Where the chain does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Break {
    /// A seal is missing: the one behind it is there, or its own entries are.
    #[error("seal {0} is missing")]
    MissingSeal(i64),
    /// An entry of the seal was changed, removed or added.
    #[error("the entries of seal {0} are not those that were sealed")]
    Entries(i64),
}

/// Recomputes the whole chain.
pub async fn verify(db: &Db) -> Result<Verdict> {
    let mut tx = db.read().await?;
    let mut verdict = Verdict { seals: 0, entries: 0, unsealed: 0, last: None, broken: None };
    let mut before: Option<Seal> = None;
    loop {
        let seals = store::seals_after(&mut tx, verdict.seals, ENTRIES).await?;
        if seals.is_empty() {
            break;
        }
        for seal in seals {
            if seal.number != verdict.seals + 1 {
                verdict.broken = Some(Break::MissingSeal(verdict.seals + 1));
                return Ok(verdict);
            }
            let entries = store::sealed(&mut tx, seal.number).await?;
            if Seal::close(seal.number, before.as_ref(), seal.at, &entries) != seal {
                verdict.broken = Some(Break::Entries(seal.number));
                return Ok(verdict);
            }
            verdict.seals = seal.number;
            verdict.entries += seal.entries;
            verdict.last = Some(seal.hash.clone());
            before = Some(seal);
        }
    }
    if store::last_claimed(&mut tx).await? > verdict.seals {
        verdict.broken = Some(Break::MissingSeal(verdict.seals + 1));
    }
    verdict.unsealed = store::unsealed(&mut tx).await?;
    Ok(verdict)
}
