//! What dashboards read besides the ledger's figures: names.

use crate::views::TOP;
use db::{Result, Tx, sql};
use kernel::{OrganisationId, RegionCode, ServiceId};

/// A thing and what it is called.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Label {
    /// `region`, `direction`, `closed` (a direction that works no more), `service` or `workspace`.
    pub thing: String,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Place in the list; seats of a workspace.
    pub number: i64,
}

/// Everything a centre's dashboard names, in one statement: of the catalogue only the services
/// that are shown.
pub(crate) async fn labels(
    tx: &mut Tx,
    organisation: OrganisationId,
    region: RegionCode,
    shown: [Option<ServiceId>; TOP],
) -> Result<Vec<Label>> {
    let [a, b, c, d, e, f, g, h, i, j] = shown;
    sql!(
        "select 'region' as thing, code as id, name, 0 as number from regions where code = $2
         union all
         select case when closed_on is null then 'direction' else 'closed' end, id, name, position
         from directions where organisation = $1
         union all
         select 'workspace', id, name, seats from workspaces
         where organisation = $1 and closed_on is null
         union all
         select 'service', id, name, 0 from services
         where id in ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         order by 1, 4, 3 limit 500",
        organisation,
        region,
        a,
        b,
        c,
        d,
        e,
        f,
        g,
        h,
        i,
        j
    )
    .all(tx)
    .await
}
