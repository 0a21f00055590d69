//! Rows of the ledger.

use super::{add, history};
use crate::filters::Filters;
use crate::model::{Entry, History, NewRendering, Rendered, Rendering, Reversal, moved};
use db::{Db, Page, Place, Result, Tx, Value, Wish, listing, sql};
use kernel::{
    ApplicationId, ClientId, Day, DirectionId, OrganisationId, Recipient, RenderingId, ServiceId,
};

/// Enters a rendering and moves its figures. A repeated idempotency key enters nothing and gives
/// the row it named before.
///
/// # Errors
/// [`db::Error::Taken`] where the application is rendered already.
pub async fn render(tx: &mut Tx, new: &NewRendering) -> Result<Rendered> {
    let history = history(tx, &new.client_key).await?;
    render_knowing(tx, new, &history).await
}

/// The same, where the client's history was read in this change already.
///
/// # Errors
/// As of [`render`].
pub async fn render_knowing(
    tx: &mut Tx,
    new: &NewRendering,
    history: &History,
) -> Result<Rendered> {
    let row = new.clone().into_row(RenderingId::new());
    if enter(tx, &row, history).await? {
        return Ok(Rendered { id: row.id, repeated: false });
    }
    let before = sql!(
        "select id from renderings where organisation = $1 and once = $2",
        row.organisation,
        row.once
    );
    let (id,) = before.one(tx).await?;
    Ok(Rendered { id, repeated: true })
}

/// Enters the reversing entry of `original`; ask [`Rendering::reversible`] first.
///
/// # Errors
/// [`db::Error::Taken`] where it is reversed already.
pub async fn reverse(tx: &mut Tx, original: &Rendering, by: Reversal) -> Result<RenderingId> {
    let history = history(tx, &original.client_key).await?;
    let row = original.reversed_by(by);
    enter(tx, &row, &history).await?;
    Ok(row.id)
}

/// One row with everything in it.
pub async fn find(tx: &mut Tx, id: RenderingId) -> Result<Option<Rendering>> {
    sql!(
        "select id, organisation, region, direction, service, client, client_key, recipient,
                rendered_on, recorded_on, recorded_at, sign, reverses, application, account, free,
                days, result, facts, once
         from renderings where id = $1",
        id
    )
    .optional(tx)
    .await
}

/// The entry that reverses a row, if any.
pub(crate) async fn reversal_of(tx: &mut Tx, id: RenderingId) -> Result<Option<RenderingId>> {
    let row = sql!("select id from renderings where reverses = $1", id).optional(tx).await?;
    Ok(row.map(|(id,)| id))
}

/// The row an idempotency key names, and what that reverses.
pub(crate) async fn once(
    tx: &mut Tx,
    organisation: OrganisationId,
    key: &str,
) -> Result<Option<(RenderingId, Option<RenderingId>)>> {
    sql!(
        "select id, reverses from renderings where organisation = $1 and once = $2",
        organisation,
        key
    )
    .optional(tx)
    .await
}

/// A row of the ledger as lists show it.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Listed {
    /// The row.
    pub id: RenderingId,
    /// When it was rendered.
    pub rendered_on: Day,
    /// When it was entered.
    pub recorded_on: Day,
    /// 1, or −1 for a reversal.
    pub sign: i64,
    /// Whether a reversal takes it back.
    pub reversed: bool,
    /// The service.
    pub service: ServiceId,
    /// Its name; empty where the catalogue does not know it.
    pub service_name: String,
    /// The direction.
    pub direction: DirectionId,
    /// The client.
    pub client: ClientId,
    /// Their name; empty after erasure.
    pub client_name: String,
    /// Their ИНН, where they have one.
    pub client_inn: Option<String>,
    /// What kind of recipient they were.
    pub recipient: Recipient,
    /// Free of charge.
    pub free: bool,
    /// Days from application to rendering.
    pub days: i64,
    /// The application it answers.
    pub application: Option<ApplicationId>,
}

/// The rows of one client of this organisation, newest first.
pub async fn of_client(
    tx: &mut Tx,
    organisation: OrganisationId,
    client: ClientId,
    limit: i64,
) -> Result<Vec<Listed>> {
    sql!(
        "select r.id, r.rendered_on, r.recorded_on, r.sign,
                exists (select 1 from renderings v where v.reverses = r.id) as reversed,
                r.service, coalesce(s.name, '') as service_name, r.direction, r.client,
                c.name as client_name, c.inn as client_inn, r.recipient, r.free, r.days, r.application
         from clients c
         join renderings r on r.client_key = c.key and r.organisation = c.organisation
         left join services s on s.id = r.service
         where c.id = $1 and c.organisation = $2
         order by r.rendered_on desc, r.id desc limit $3",
        client,
        organisation,
        limit
    )
    .all(tx)
    .await
}

listing! {
    /// An organisation's ledger, last rendered first. A client's rows are found by their pseudonym.
    RENDERINGS {
        select: "select r.id, r.rendered_on, r.recorded_on, r.sign,
                        exists (select 1 from renderings v where v.reverses = r.id) as reversed,
                        r.service, coalesce(s.name, '') as service_name, r.direction, r.client,
                        coalesce(c.name, '') as client_name, c.inn as client_inn, r.recipient, r.free, r.days, r.application
                 from renderings r
                 left join services s on s.id = r.service
                 left join clients c on c.id = r.client
                 where r.organisation = $1",
        args: 1,
        filters: [
            "r.rendered_on >= ?", "r.rendered_on <= ?", "r.recorded_on <= ?", "r.direction = ?",
            "r.service = ?", "r.recipient = ?", "r.free = ?",
            "r.client_key = (select key from clients where id = ?)",
        ],
        orders: [("r.rendered_on", true)],
        id: "r.id",
    }
}

/// A page of an organisation's ledger; the order of filters is that of [`RENDERINGS`].
pub(crate) async fn list(
    tx: &mut Tx,
    organisation: OrganisationId,
    wish: &Wish,
) -> Result<Page<Listed>> {
    let rows = RENDERINGS.query(vec![organisation.into()], wish).all(tx).await?;
    Ok(Page::cut(rows, wish.limit, |it: &Listed| Place::new(it.rendered_on, it.id)))
}

/// A client served in a period.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub(crate) struct Served {
    /// The client.
    pub id: ClientId,
    /// Their name; empty after erasure.
    pub name: String,
    /// What lists sort it by.
    pub folded: String,
    /// Their ИНН, where they have one.
    pub inn: Option<String>,
    /// What kind of recipient they are today.
    pub kind: Recipient,
    /// Services rendered to them in the period that nobody took back.
    pub services: i64,
}

listing! {
    /// Clients of an organisation (`$1`) with a rendering between two days (`$2`, `$3`) that stood
    /// on a third (`$4`), by name. Each client's rows are one range of the index by pseudonym, so a
    /// page costs as many looks as it passes clients.
    SERVED {
        select: "select c.id, c.name, c.folded, c.inn, c.kind, c.services
                 from (select id, name, folded, inn, kind,
                         (select count(*) from renderings r
                          where r.client_key = own.key and r.rendered_on between $2 and $3
                            and r.organisation = own.organisation and r.sign = 1
                            and r.recorded_on <= $4
                            and not exists (select 1 from renderings v
                                            where v.reverses = r.id and v.recorded_on <= $4)
                         ) as services
                       from clients own where own.organisation = $1) c
                 where c.services > 0",
        args: 4,
        filters: [],
        orders: [("c.folded", false)],
        id: "c.id",
    }
}

/// A page of the clients served in the days of `filters`, by name.
pub(crate) async fn served(
    tx: &mut Tx,
    organisation: OrganisationId,
    filters: &Filters,
    wish: &Wish,
) -> Result<Page<Served>> {
    // Days are text: these sort before and after every one.
    let day = |set: Option<Day>, open: &str| set.map_or_else(|| open.into(), Value::from);
    let args = vec![
        organisation.into(),
        day(filters.from, "0000-01-01"),
        day(filters.to, "9999-12-31"),
        day(filters.on, "9999-12-31"),
    ];
    let rows = SERVED.query(args, wish).all(tx).await?;
    Ok(Page::cut(rows, wish.limit, |it: &Served| Place::new(&it.folded, it.id)))
}

/// A thing and what it is called.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Named {
    /// `direction`, `service`, `client` or `account`.
    pub thing: String,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// The names an organisation's figures are cut by: its directions and its services.
pub async fn names(tx: &mut Tx, organisation: OrganisationId) -> Result<Vec<Named>> {
    sql!(
        "select 'direction' as thing, id, short_name as name, position as place
         from directions where organisation = $1
         union all
         select 'service', id, name, 1000000 from services where organisation = $1
         order by 4, 3, 2 limit 2000",
        organisation
    )
    .all(tx)
    .await
}

/// The names one row needs: its direction, service, client and who entered it.
pub(crate) async fn names_of(tx: &mut Tx, it: &Rendering) -> Result<Vec<Named>> {
    sql!(
        "select 'direction' as thing, id, name from directions where id = $1
         union all select 'service', id, name from services where id = $2
         union all select 'client', id, name from clients where id = $3
         union all select 'account', id, name from accounts where id = $4
         limit 4",
        it.direction,
        it.service,
        it.client,
        it.account
    )
    .all(tx)
    .await
}

/// Loads rows in bulk, without their figures: see [`crate::compute`] and [`super::load_figures`].
pub async fn load(db: &Db, rows: impl IntoIterator<Item = Rendering>) -> Result<u64> {
    const COLUMNS: &[&str] = &[
        "id",
        "organisation",
        "region",
        "direction",
        "service",
        "client",
        "client_key",
        "recipient",
        "rendered_on",
        "recorded_on",
        "recorded_at",
        "sign",
        "reverses",
        "application",
        "account",
        "free",
        "days",
        "result",
        "facts",
        "once",
    ];
    let mut bulk = db.bulk("renderings", COLUMNS).await?;
    for row in rows {
        bulk.push(cells(row)).await?;
    }
    bulk.finish().await
}

/// Says whether the row was entered: its idempotency key may name an earlier one.
async fn enter(tx: &mut Tx, row: &Rendering, history: &History) -> Result<bool> {
    if !insert(tx, row.clone()).await? {
        return Ok(false);
    }
    add(tx, &moved(&history.entries(), &Entry::from(row))).await?;
    Ok(true)
}

async fn insert(tx: &mut Tx, row: Rendering) -> Result<bool> {
    let insert = db::rows!(
        "insert into renderings (id, organisation, region, direction, service, client, client_key,
             recipient, rendered_on, recorded_on, recorded_at, sign, reverses, application, account,
             free, days, result, facts, once) values",
        20,
        cells(row).into(),
        "on conflict (organisation, once) where once is not null do nothing"
    );
    Ok(insert.run(tx).await? == 1)
}

/// A row's cells in the order of the table's columns.
fn cells(it: Rendering) -> [Value; 20] {
    [
        it.id.into(),
        it.organisation.into(),
        it.region.into(),
        it.direction.into(),
        it.service.into(),
        it.client.into(),
        it.client_key.into(),
        it.recipient.into(),
        it.rendered_on.into(),
        it.recorded_on.into(),
        it.recorded_at.into(),
        it.sign.into(),
        it.reverses.into(),
        it.application.into(),
        it.account.into(),
        it.free.into(),
        it.days.into(),
        it.result.into(),
        it.facts.into(),
        it.once.into(),
    ]
}
