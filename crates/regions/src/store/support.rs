//! What each institution does, and how clients pass between them.

use crate::{Support, SupportPath};
use db::{Result, Tx, sql};
use kernel::{OrganisationId, RegionCode};

/// How support is arranged in a region; four statements.
pub async fn support(tx: &mut Tx, code: RegionCode) -> Result<Option<Support>> {
    let Some(region) = super::region(tx, code).await? else { return Ok(None) };
    let organisations = super::organisations_of(tx, code).await?;
    let does = sql!(
        "select p.organisation, p.does from support_parts p
         join organisations o on o.id = p.organisation where o.region = $1 limit 200",
        code
    );
    let does = does.all::<(OrganisationId, String)>(tx).await?.into_iter().collect();
    let directions = sql!(
        "select d.id, d.organisation, d.name, d.short_name, d.curator, d.position, d.closed_on
         from directions d join organisations o on o.id = d.organisation
         where o.region = $1 and d.closed_on is null
         order by d.organisation, d.position, d.id limit 1000",
        code
    );
    let directions = directions.all(tx).await?;
    let paths = sql!(
        "select from_organisation, to_organisation, about from support_paths
         where region = $1 order by from_organisation, to_organisation limit 500",
        code
    );
    let paths = paths.all(tx).await?;
    Ok(Some(Support { region, organisations, does, directions, paths }))
}

/// Keeps what an institution does; an empty text takes it away.
pub async fn save_support_part(
    tx: &mut Tx,
    organisation: OrganisationId,
    does: &str,
) -> Result<()> {
    if does.is_empty() {
        let gone = sql!("delete from support_parts where organisation = $1", organisation);
        return gone.run(tx).await.map(drop);
    }
    let kept = sql!(
        "insert into support_parts (organisation, does) values ($1, $2)
         on conflict (organisation) do update set does = excluded.does",
        organisation,
        does
    );
    kept.run(tx).await.map(drop)
}

/// Keeps how clients pass between two institutions; an empty text takes the way away.
pub async fn save_support_path(tx: &mut Tx, region: RegionCode, it: &SupportPath) -> Result<()> {
    if it.about.is_empty() {
        let gone = sql!(
            "delete from support_paths
             where region = $1 and from_organisation = $2 and to_organisation = $3",
            region,
            it.from_organisation,
            it.to_organisation
        );
        return gone.run(tx).await.map(drop);
    }
    let kept = sql!(
        "insert into support_paths (region, from_organisation, to_organisation, about)
         values ($1, $2, $3, $4)
         on conflict (region, from_organisation, to_organisation) do update
         set about = excluded.about",
        region,
        it.from_organisation,
        it.to_organisation,
        it.about.as_str()
    );
    kept.run(tx).await.map(drop)
}
