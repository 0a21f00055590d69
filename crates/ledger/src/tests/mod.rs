//! Does it hold: exactness of the figures, and the room's pages, on both databases.

mod exactness;
mod looking_back;
mod naive;
mod walks;

use crate::model::{Decision, NewRendering, Rendered, Rendering, Reversal};
use crate::store;
use db::{Db, Result, transact};
use kernel::{
    AccountId, ClientId, Day, DirectionId, OrganisationId, Recipient, RenderingId, Secret,
    ServiceId,
};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Two organisations of region 74 and one of region 02.
fn organisation(n: u128) -> OrganisationId {
    OrganisationId::known(0x0a00 + n)
}

/// A rendering by organisation `n` to client `client`, entered on its day.
fn rendering(n: u128, client: u128, rendered_on: Day) -> NewRendering {
    let kind = Recipient::ALL[client as usize % Recipient::ALL.len()];
    NewRendering {
        organisation: organisation(n),
        region: if n == 2 { "02" } else { "74" }.parse().unwrap(),
        direction: DirectionId::known(0x0d00 + n),
        service: ServiceId::known(0x5000 + n),
        client: ClientId::known(0xc000 + n * 1000 + client),
        client_key: Secret::new([7; 32]).client_key(&client.to_string()),
        recipient: kind,
        rendered_on,
        recorded_on: rendered_on,
        recorded_at: format!("{rendered_on}T10:00:00Z").parse().unwrap(),
        application: None,
        account: AccountId::known(1),
        free: true,
        days: 2,
        result: "проведена".into(),
        facts: "{}".into(),
        once: None,
    }
}

async fn render(db: &Db, new: &NewRendering) -> Result<Rendered> {
    transact!(db, |tx| { store::render(tx, new).await })
}

async fn find(db: &Db, id: RenderingId) -> Rendering {
    store::find(&mut db.read().await.unwrap(), id).await.unwrap().unwrap()
}

async fn reverse(db: &Db, id: RenderingId, recorded_on: Day) -> Result<RenderingId> {
    let row = find(db, id).await;
    let by = Reversal {
        once: None,
        account: AccountId::known(2),
        recorded_on,
        recorded_at: format!("{recorded_on}T11:00:00Z").parse().unwrap(),
        reason: "ошибка".into(),
    };
    transact!(db, |tx| { store::reverse(tx, &row, by.clone()).await })
}

async fn decide(db: &Db, it: &Decision) -> Result<()> {
    transact!(db, |tx| { store::decided(tx, it).await })
}
