//! Agreements of regions: parties, spheres, terms, states; the register and the map of ties.

mod acts;
mod api;
mod export;
mod filling;
mod import;
pub mod importing;
mod model;
mod pages;
mod store;
#[cfg(test)]
mod tests;

pub use api::{doors as api_doors, openapi};
pub use import::{Directory, Reading, Slip, Wrong, unread};
pub use model::{
    Agreement, AgreementKind, Change, Corrected, Correction, Ending, Part, Party, PartyKind,
    Prolongation, Refused, Scope, Signing, Sphere, Standing, State, Voice, WARNING_DAYS,
};
pub use pages::{ListAgreements, Map, Show, doors};
pub use store::{
    Bonds, Counts, Group, between, bonds, corrections, count_in_force, find, outsiders, parties,
    save, spheres, spheres_of, with_outsider,
};

use db::Tx;
use kernel::{Actor, Day, Role, Say};
use web::Waiting;

web::words!("agreements");

/// What waits for an officer: agreements of their region whose term ends soon, and drafts that
/// wait for its word.
pub async fn waiting(tx: &mut Tx, actor: &Actor, today: Day) -> db::Result<Vec<Waiting>> {
    if actor.role != Role::Officer {
        return Ok(Vec::new());
    }
    let href = |it: &Agreement| Show { id: it.id }.to_string();
    let unanswered = store::unanswered(tx, actor.region).await?;
    let unanswered = unanswered.iter().map(|it| Waiting {
        say: Say::new("agreement-waits-for-word").with("title", &it.title),
        href: href(it),
        due: None,
    });
    let soon = today.plus_days(WARNING_DAYS);
    let expiring = store::expiring(tx, actor.region, today, soon).await?;
    let expiring = expiring.iter().map(|it| Waiting {
        say: Say::new("agreement-waits-for-end").with("title", &it.title),
        href: href(it),
        due: it.in_force_to,
    });
    Ok(unanswered.chain(expiring).collect())
}
