//! Where spheres are kept.

use crate::Sphere;
use db::{Result, Tx, sql};
use kernel::AgreementId;
use std::collections::BTreeSet;

/// Every sphere, in their order.
pub async fn spheres(tx: &mut Tx) -> Result<Vec<Sphere>> {
    sql!("select code, name, position from spheres order by position, code limit 200").all(tx).await
}

/// Codes of the spheres any of these agreements touches: at most one statement for each of them,
/// so give it a few, such as those between two regions.
pub async fn spheres_of(tx: &mut Tx, agreements: &[AgreementId]) -> Result<BTreeSet<String>> {
    let mut touched = BTreeSet::new();
    for id in agreements {
        let codes: Vec<(String,)> =
            sql!("select sphere from agreement_spheres where agreement = $1 limit 200", *id)
                .all(tx)
                .await?;
        touched.extend(codes.into_iter().map(|(it,)| it));
    }
    Ok(touched)
}

/// Adds a sphere, or keeps its name and place.
pub(crate) async fn save_sphere(tx: &mut Tx, it: &Sphere) -> Result<()> {
    sql!(
        "insert into spheres (code, name, position) values ($1, $2, $3)
         on conflict (code) do update set name = excluded.name, position = excluded.position",
        it.code.as_str(),
        it.name.as_str(),
        it.position
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Codes of the spheres that something names. Measures and what they were in former versions count
/// too: the list is theirs as well, so their tables are looked into from here.
pub(crate) async fn named_spheres(tx: &mut Tx) -> Result<BTreeSet<String>> {
    let codes: Vec<(String,)> = sql!(
        "select code from spheres
         where exists (select 1 from agreement_spheres where sphere = code)
            or exists (select 1 from measures where sphere = code)
            or exists (select 1 from measure_wordings where sphere = code)
         limit 200"
    )
    .all(tx)
    .await?;
    Ok(codes.into_iter().map(|(it,)| it).collect())
}

/// Takes a sphere off the list, unless something names it; says whether it did.
pub(crate) async fn drop_sphere(tx: &mut Tx, code: &str) -> Result<bool> {
    let rows = sql!(
        "delete from spheres where code = $1
           and not exists (select 1 from agreement_spheres where sphere = $1)
           and not exists (select 1 from measures where sphere = $1)
           and not exists (select 1 from measure_wordings where sphere = $1)",
        code
    )
    .run(tx)
    .await?;
    Ok(rows == 1)
}
