//! Where the catalogue is kept.

use db::{Page, Place, Result, Tx, Wish, listing, sql};
use kernel::{OrganisationId, ServiceId, fold};

use crate::{RuleVersion, Service};

/// One service.
pub async fn find(tx: &mut Tx, id: ServiceId) -> Result<Option<Service>> {
    sql!(
        "select id, organisation, direction, name, kind, recipients, price, amount, limit_per_year,
                term_days, description, act, valid_from, valid_to
         from services where id = $1",
        id
    )
    .optional(tx)
    .await
}

/// The whole catalogue of an organisation by name, past and future services included; a
/// catalogue of more than 500 is cut there.
pub async fn catalogue(tx: &mut Tx, organisation: OrganisationId) -> Result<Vec<Service>> {
    sql!(
        "select id, organisation, direction, name, kind, recipients, price, amount, limit_per_year,
                term_days, description, act, valid_from, valid_to
         from services where organisation = $1
         order by folded, id limit 500",
        organisation
    )
    .all(tx)
    .await
}

/// Every version of every rule of a service: kind of rule aside, the newest first.
pub async fn rules(tx: &mut Tx, service: ServiceId) -> Result<Vec<RuleVersion>> {
    sql!(
        "select id, service, version, rule, act, valid_from, valid_to
         from service_rules where service = $1
         order by valid_from desc, id desc limit 500",
        service
    )
    .all(tx)
    .await
}

/// Every version of every rule of an organisation's catalogue, for [`crate::open_instead`].
pub async fn rules_of(tx: &mut Tx, organisation: OrganisationId) -> Result<Vec<RuleVersion>> {
    sql!(
        "select r.id, r.service, r.version, r.rule, r.act, r.valid_from, r.valid_to
         from service_rules r join services s on s.id = r.service
         where s.organisation = $1
         order by r.service, r.valid_from, r.id limit 10000",
        organisation
    )
    .all(tx)
    .await
}

/// Adds a service or replaces it.
pub async fn save(tx: &mut Tx, it: &Service) -> Result<()> {
    sql!(
        "insert into services (id, organisation, direction, name, folded, kind, recipients, price,
                               amount, limit_per_year, term_days, description, act, valid_from, valid_to)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
         on conflict (id) do update
         set direction = excluded.direction, name = excluded.name, folded = excluded.folded,
             kind = excluded.kind, recipients = excluded.recipients, price = excluded.price,
             amount = excluded.amount, limit_per_year = excluded.limit_per_year,
             term_days = excluded.term_days, description = excluded.description,
             act = excluded.act, valid_from = excluded.valid_from, valid_to = excluded.valid_to",
        it.id,
        it.organisation,
        it.direction,
        it.name.as_str(),
        fold(&it.name),
        it.kind,
        &it.recipients,
        it.price,
        it.amount,
        it.limit_per_year,
        it.term_days,
        it.description.as_str(),
        it.act.as_str(),
        it.valid_from,
        it.valid_to,
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Adds a version of a rule, or moves the end of one: nothing else of it ever changes.
pub async fn save_rule(tx: &mut Tx, it: &RuleVersion) -> Result<()> {
    sql!(
        "insert into service_rules (id, service, version, rule, act, valid_from, valid_to)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (id) do update set valid_to = excluded.valid_to",
        it.id,
        it.service,
        it.version,
        &it.rule,
        it.act.as_str(),
        it.valid_from,
        it.valid_to,
    )
    .run(tx)
    .await?;
    Ok(())
}

/// A row of the catalogue's list: the service and its place in the order.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Row {
    /// The service.
    #[sqlx(flatten)]
    pub service: Service,
    /// Name of its direction.
    pub direction_name: String,
    /// Its folded name, by which the list is ordered.
    pub folded: String,
}

listing! {
    /// An organisation's catalogue by name.
    CATALOGUE {
        select: "select s.id, s.organisation, s.direction, s.name, s.kind, s.recipients, s.price,
                        s.amount, s.limit_per_year, s.term_days, s.description, s.act,
                        s.valid_from, s.valid_to, s.folded, d.short_name as direction_name
                 from services s join directions d on d.id = s.direction
                 where s.organisation = $1",
        args: 1,
        filters: [
            "s.direction = ?",
            "s.kind = ?",
            "s.recipients like ?",
            "s.folded like ?",
            "? between s.valid_from and coalesce(s.valid_to, '9999-12-31')",
        ],
        orders: [("s.folded", false)],
        id: "s.id",
    }
}

/// A page of the catalogue; filters: direction, kind, recipients (pattern), folded name (pattern),
/// a day on which it is offered.
pub async fn list(tx: &mut Tx, organisation: OrganisationId, wish: &Wish) -> Result<Page<Row>> {
    let rows = CATALOGUE.query(vec![organisation.into()], wish).all(tx).await?;
    Ok(Page::cut(rows, wish.limit, |it: &Row| Place::new(&it.folded, it.service.id)))
}
