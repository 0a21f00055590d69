//! What dashboards read besides the ledger's figures: names.

use db::{Result, Tx, sql};
use kernel::{OrganisationId, RegionCode};

/// A thing and what it is called.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Label {
    /// `region`, `direction`, `service` or `workspace`.
    pub thing: String,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Place in the list; seats of a workspace.
    pub number: i64,
}

/// Everything a centre's dashboard names, in one statement.
pub(crate) async fn labels(
    tx: &mut Tx,
    organisation: OrganisationId,
    region: RegionCode,
) -> Result<Vec<Label>> {
    sql!(
        "select 'region' as thing, code as id, name, 0 as number from regions where code = $2
         union all
         select 'direction', id, name, position from directions where organisation = $1
         union all
         select 'workspace', id, name, seats from workspaces where organisation = $1
         union all
         select 'service', id, name, 0 from services where organisation = $1
         order by 1, 4, 3 limit 3000",
        organisation,
        region
    )
    .all(tx)
    .await
}
