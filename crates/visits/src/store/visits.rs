//! Visits, who takes part, what was signed.

use crate::{Visit, outside};
use db::{Page, Place, Result, Tx, Wish, listing, sql};
use kernel::{AgreementId, Day, OrganisationId, RegionCode, VisitId};
use regions::Region;

/// The visit with this id.
pub async fn find(tx: &mut Tx, id: VisitId) -> Result<Option<Visit>> {
    sql!(
        "select id, kind, agreement, measure, answers, aim, from_day, to_day, host, guest, outside,
                host_organisation, guest_organisation, keeper, state, reason, created_at
         from visits where id = $1",
        id
    )
    .optional(tx)
    .await
}

/// Visits between two regions in either way, the latest first; at most 200.
pub async fn between(tx: &mut Tx, a: RegionCode, b: RegionCode) -> Result<Vec<Visit>> {
    sql!(
        "select id, kind, agreement, measure, answers, aim, from_day, to_day, host, guest, outside,
                host_organisation, guest_organisation, keeper, state, reason, created_at
         from visits where (host = $1 and guest = $2) or (host = $2 and guest = $1)
         order by from_day desc, id desc limit 200",
        a,
        b
    )
    .all(tx)
    .await
}

/// Visits that rest on an agreement, the latest first; at most 200.
pub async fn of_agreement(tx: &mut Tx, agreement: AgreementId) -> Result<Vec<Visit>> {
    sql!(
        "select id, kind, agreement, measure, answers, aim, from_day, to_day, host, guest, outside,
                host_organisation, guest_organisation, keeper, state, reason, created_at
         from visits where agreement = $1 order by from_day desc, id desc limit 200",
        agreement
    )
    .all(tx)
    .await
}

/// Visits during which an agreement was signed.
pub async fn signed_at(tx: &mut Tx, agreement: AgreementId) -> Result<Vec<Visit>> {
    sql!(
        "select id, kind, visits.agreement, measure, answers, aim, from_day, to_day, host, guest, outside,
                host_organisation, guest_organisation, keeper, state, reason, created_at
         from visits join visit_agreements on visit_agreements.visit = visits.id
         where visit_agreements.agreement = $1 order by from_day desc, id desc limit 50",
        agreement
    )
    .all(tx)
    .await
}

/// The visits that return this one.
pub async fn returns_of(tx: &mut Tx, id: VisitId) -> Result<Vec<Visit>> {
    sql!(
        "select id, kind, agreement, measure, answers, aim, from_day, to_day, host, guest, outside,
                host_organisation, guest_organisation, keeper, state, reason, created_at
         from visits where answers = $1 order by from_day, id limit 20",
        id
    )
    .all(tx)
    .await
}

/// Visits of a region that begin between two days, or go on; at most 20.
pub async fn coming(tx: &mut Tx, region: RegionCode, from: Day, to: Day) -> Result<Vec<Visit>> {
    sql!(
        "select id, kind, agreement, measure, answers, aim, from_day, to_day, host, guest, outside,
                host_organisation, guest_organisation, keeper, state, reason, created_at
         from visits
         where (host = $1 or guest = $1) and to_day >= $2 and from_day <= $3
           and state in ('planned', 'under_way')
         order by from_day, id limit 20",
        region,
        from,
        to
    )
    .all(tx)
    .await
}

/// The same for visits an organisation takes part in.
pub async fn coming_to(
    tx: &mut Tx,
    organisation: OrganisationId,
    from: Day,
    to: Day,
) -> Result<Vec<Visit>> {
    sql!(
        "select id, kind, agreement, measure, answers, aim, from_day, to_day, host, guest, outside,
                host_organisation, guest_organisation, keeper, state, reason, created_at
         from visits join visit_organisations o on o.visit = visits.id
         where o.organisation = $1 and to_day >= $2 and from_day <= $3
           and state in ('planned', 'under_way')
         order by from_day, id limit 20",
        organisation,
        from,
        to
    )
    .all(tx)
    .await
}

/// Organisations that take part, on either side.
pub async fn organisations(tx: &mut Tx, id: VisitId) -> Result<Vec<OrganisationId>> {
    let rows: Vec<(OrganisationId,)> = sql!(
        "select organisation from visit_organisations where visit = $1
         order by organisation limit 100",
        id
    )
    .all(tx)
    .await?;
    Ok(rows.into_iter().map(|it| it.0).collect())
}

/// Notes that an organisation takes part.
pub async fn add_organisation(
    tx: &mut Tx,
    id: VisitId,
    organisation: OrganisationId,
) -> Result<()> {
    sql!(
        "insert into visit_organisations (visit, organisation) values ($1, $2)
         on conflict do nothing",
        id,
        organisation
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Adds a visit, or keeps its changes: its organisations take part, the search finds it.
pub async fn save(tx: &mut Tx, it: &Visit) -> Result<()> {
    sql!(
        "insert into visits (id, kind, agreement, measure, answers, aim, from_day, to_day, host,
                             guest, outside, host_organisation, guest_organisation, keeper, state,
                             reason, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
         on conflict (id) do update set
           kind = excluded.kind, agreement = excluded.agreement, measure = excluded.measure,
           aim = excluded.aim, from_day = excluded.from_day, to_day = excluded.to_day,
           host = excluded.host, guest = excluded.guest, outside = excluded.outside,
           host_organisation = excluded.host_organisation,
           guest_organisation = excluded.guest_organisation, state = excluded.state,
           reason = excluded.reason",
        it.id,
        it.kind,
        it.agreement,
        it.measure,
        it.answers,
        it.aim.as_str(),
        it.from,
        it.to,
        it.host,
        it.guest,
        it.outside.as_str(),
        it.host_organisation,
        it.guest_organisation,
        it.keeper,
        it.state,
        it.reason.as_str(),
        it.created_at,
    )
    .run(tx)
    .await?;
    for organisation in [it.host_organisation, it.guest_organisation].into_iter().flatten() {
        add_organisation(tx, it.id, organisation).await?;
    }
    let_find(tx, it).await
}

/// Lets people of both sides find the visit by its aim and by either side: a document is for one
/// organisation, so each ministry and each institution that takes part has one of its own. What
/// stands behind the sign # tells them apart and is nothing to an address.
async fn let_find(tx: &mut Tx, it: &Visit) -> Result<()> {
    let names: Vec<(String,)> =
        sql!("select name from regions where code = $1 or code = $2 limit 2", it.host, it.guest)
            .all(tx)
            .await?;
    let sides = names.iter().map(|it| it.0.as_str()).chain([it.outside.as_str()]);
    let words = sides.collect::<Vec<_>>().join(" ");
    let organisations: Vec<(OrganisationId,)> = sql!(
        "select id from organisations
         where (kind = 'ministry' and (region = $1 or region = $2))
            or id in (select organisation from visit_organisations where visit = $3)
         order by id limit 100",
        it.host,
        it.guest,
        it.id
    )
    .all(tx)
    .await?;
    for (organisation,) in organisations {
        let document = search::Document {
            kind: search::Kind::Visit,
            id: format!("{}#{organisation}", it.id),
            scope: search::Scope::Organisation(organisation),
            title: it.aim.clone(),
            detail: web::fmt::day(kernel::Lang::Ru, it.from),
            words: words.clone(),
        };
        search::put(tx, &document).await?;
    }
    Ok(())
}

/// A side of a visit; one that is no Russian region goes by its name and the other side's time.
pub async fn side(tx: &mut Tx, visit: &Visit, code: RegionCode) -> Result<Option<Region>> {
    if code != outside() {
        return regions::region(tx, code).await;
    }
    let other = regions::region(tx, visit.other(code)).await?;
    Ok(other.map(|it| Region { code, name: visit.outside.clone(), ..it }))
}

/// The names of sides that are no Russian regions, by the visits of a region; at most 1000.
pub async fn outsiders(tx: &mut Tx, region: RegionCode) -> Result<Vec<(VisitId, String)>> {
    sql!(
        "select id, outside from visits where (host = $1 or guest = $1) and outside <> ''
         order by from_day desc, id desc limit 1000",
        region
    )
    .all(tx)
    .await
}

/// Notes that an agreement was signed during a visit.
pub async fn sign(tx: &mut Tx, id: VisitId, agreement: AgreementId) -> Result<bool> {
    let rows = sql!(
        "insert into visit_agreements (visit, agreement) values ($1, $2) on conflict do nothing",
        id,
        agreement
    )
    .run(tx)
    .await?;
    Ok(rows == 1)
}

/// What was signed during a visit.
pub async fn signed(tx: &mut Tx, id: VisitId) -> Result<Vec<AgreementId>> {
    let rows: Vec<(AgreementId,)> = sql!(
        "select agreement from visit_agreements where visit = $1 order by agreement limit 50",
        id
    )
    .all(tx)
    .await?;
    Ok(rows.into_iter().map(|it| it.0).collect())
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Line {
    /// The visit.
    #[sqlx(flatten)]
    pub visit: Visit,
    /// What its host is called.
    pub host_name: String,
    /// What its guest is called.
    pub guest_name: String,
}

listing! {
    /// Visits of a region, by day.
    OF_REGION {
        select: "select visits.id, kind, agreement, measure, answers, aim, from_day, to_day, host,
                        guest, outside, host_organisation, guest_organisation, keeper, state,
                        reason, created_at, coalesce(h.name, outside) as host_name,
                        coalesce(g.name, outside) as guest_name
                 from visits
                 left join regions h on h.code = host left join regions g on g.code = guest
                 where (host = $1 or guest = $1)",
        args: 1,
        filters: ["(host = ? or guest = ?)", "kind = ?", "state = ?", "agreement = ?",
                  "from_day >= ?", "from_day <= ?"],
        orders: [("from_day", true), ("from_day", false)],
        id: "visits.id",
    }
}

listing! {
    /// Visits an organisation takes part in, by day.
    OF_ORGANISATION {
        select: "select visits.id, kind, agreement, measure, answers, aim, from_day, to_day, host,
                        guest, outside, host_organisation, guest_organisation, keeper, state,
                        reason, created_at, coalesce(h.name, outside) as host_name,
                        coalesce(g.name, outside) as guest_name
                 from visits
                 join visit_organisations o on o.visit = visits.id
                 left join regions h on h.code = host left join regions g on g.code = guest
                 where o.organisation = $1",
        args: 1,
        filters: ["(host = ? or guest = ?)", "kind = ?", "state = ?", "agreement = ?",
                  "from_day >= ?", "from_day <= ?"],
        orders: [("from_day", true), ("from_day", false)],
        id: "visits.id",
    }
}

/// A page of the visits somebody sees: a region's for those who speak for it, an organisation's
/// for its people. Filters: the other region, kind, state, agreement, first and last day.
pub async fn list(tx: &mut Tx, actor: &kernel::Actor, wish: &Wish) -> Result<Page<Line>> {
    let regional = web::Who::REGIONAL.admits(Some(actor.role));
    let query = match regional {
        true => OF_REGION.query(vec![actor.region.into()], wish),
        false => OF_ORGANISATION.query(vec![actor.organisation.into()], wish),
    };
    let rows = query.all(tx).await?;
    Ok(Page::cut(rows, wish.limit, |it: &Line| Place::new(it.visit.from, it.visit.id)))
}
