//! Where applications are kept.

use crate::{Application, State};
use db::{Page, Place, Result, Tx, Value, Wish, listing, sql};
use kernel::{
    AccountId, ApplicationId, ClientId, Day, DirectionId, Inn, Moment, NoteId, OrganisationId,
    RegionCode, RenderingId, ServiceId,
};

/// A line of a list: the application with the names people know its parts by.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Line {
    /// Its id.
    pub id: ApplicationId,
    /// Its number.
    pub number: String,
    /// Where it stands.
    pub state: State,
    /// The last day of its term.
    pub due_on: Day,
    /// When it was written down.
    pub created_at: Moment,
    /// When it was accepted or refused.
    pub decided_on: Option<Day>,
    /// Documents that are awaited; empty when none are.
    pub awaits: String,
    /// Who asks.
    pub client: ClientId,
    /// Their name.
    pub client_name: String,
    /// Their ИНН.
    pub client_inn: Option<Inn>,
    /// What is asked for.
    pub service: ServiceId,
    /// Its name.
    pub service_name: String,
    /// Who answers for it.
    pub assignee_name: Option<String>,
}

/// A note on an application.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Note {
    /// Its id.
    pub id: NoteId,
    /// Of which application.
    pub application: ApplicationId,
    /// When.
    pub at: Moment,
    /// Who.
    pub account: AccountId,
    /// Their name at that time.
    pub name: String,
    /// The words.
    pub body: String,
}

/// Finds an application.
pub async fn find(tx: &mut Tx, id: ApplicationId) -> Result<Option<Application>> {
    sql!("select * from applications where id = $1", id).optional(tx).await
}

/// Finds an application that is about to change, and keeps others from changing it meanwhile: two
/// who click at once come one after the other, and the second finds what the first did.
pub async fn claim(tx: &mut Tx, id: ApplicationId, now: Moment) -> Result<Option<Application>> {
    sql!("update applications set updated_at = $2 where id = $1 returning *", id, now)
        .optional(tx)
        .await
}

/// Adds an application; `false` when one of this id is there already (the same form sent twice).
pub async fn insert(tx: &mut Tx, it: &Application) -> Result<bool> {
    let added = sql!(
        "insert into applications
           (id, number, organisation, direction, service, client, state, channel, assignee,
            submitted_at, submitted_on, is_open, due_on, facts, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
         on conflict (id) do nothing",
        it.id,
        it.number.as_str(),
        it.organisation,
        it.direction,
        it.service,
        it.client,
        it.state,
        it.channel,
        it.assignee,
        it.submitted_at,
        it.submitted_on,
        it.state.is_open(),
        it.due_on,
        it.facts.as_str(),
        it.created_at,
        it.updated_at,
    )
    .run(tx)
    .await?;
    Ok(added == 1)
}

/// Keeps what a step changed.
pub async fn save(tx: &mut Tx, it: &Application, now: Moment) -> Result<()> {
    sql!(
        "update applications
         set state = $2, assignee = $3, submitted_at = $4, submitted_on = $5, is_open = $6,
             due_on = $7, decided_on = $8, ground = $9, reason = $10, instead = $11, awaits = $12,
             confirmed = $13, rendering = $14, result = $15, score = $16, feedback = $17,
             facts = $18, updated_at = $19
         where id = $1",
        it.id,
        it.state,
        it.assignee,
        it.submitted_at,
        it.submitted_on,
        it.state.is_open(),
        it.due_on,
        it.decided_on,
        it.ground,
        it.reason.as_str(),
        it.instead.as_str(),
        it.awaits.as_str(),
        it.confirmed.as_str(),
        it.rendering,
        it.result.as_str(),
        it.score,
        it.feedback.as_str(),
        it.facts.as_str(),
        now,
    )
    .run(tx)
    .await?;
    Ok(())
}

/// The next number of a region's year: `74-2026-31877`.
pub async fn next_number(tx: &mut Tx, region: RegionCode, year: i16) -> Result<String> {
    let (last,): (i64,) = sql!(
        "insert into application_numbers (region, year, last) values ($1, $2, 1)
         on conflict (region, year) do update set last = application_numbers.last + 1
         returning last",
        region,
        i64::from(year),
    )
    .one(tx)
    .await?;
    Ok(format!("{region}-{year}-{last:05}"))
}

listing! {
    /// An organisation's applications.
    APPLICATIONS {
        select: "select a.id, a.number, a.state, a.due_on, a.created_at, a.decided_on, a.awaits,
                   a.client, c.name as client_name, c.inn as client_inn,
                   a.service, s.name as service_name, p.name as assignee_name
                 from applications a
                 join clients c on c.id = a.client
                 join services s on s.id = a.service
                 left join accounts p on p.id = a.assignee
                 where a.organisation = $1",
        args: 1,
        filters: ["a.state = ?", "a.is_open = ?", "a.assignee = ?", "a.direction = ?", "a.client = ?",
                  "a.decided_on >= ?", "a.decided_on <= ?",
                  "a.assignee is null and a.state <> 'draft'
                     and not exists (select 1 from roles r
                     where r.account = ? and r.organisation = a.organisation
                       and r.direction is not null and r.direction <> a.direction)"],
        orders: [("a.due_on", false), ("a.created_at", true), ("a.decided_on", true)],
        id: "a.id",
    }
}

/// Which order a list is read in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Those whose term ends first come first.
    #[default]
    Due,
    /// The newest come first.
    Newest,
    /// Those decided last come first; those without a decision are not in this order.
    Decided,
}

kernel::words! { Order { Due = "due", Newest = "newest", Decided = "decided" } }

/// What a list of applications is narrowed to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter {
    /// Only those in this state.
    pub state: Option<State>,
    /// Only those still to be rendered, or only those that are not.
    pub open: Option<bool>,
    /// Only those this person answers for.
    pub assignee: Option<AccountId>,
    /// Only those of this direction.
    pub direction: Option<DirectionId>,
    /// Only those of this client.
    pub client: Option<ClientId>,
    /// Only those accepted or refused on this day or later.
    pub decided_from: Option<Day>,
    /// Only those accepted or refused on this day or earlier.
    pub decided_to: Option<Day>,
    /// Only those that nobody answers for yet, of this person's direction; of all directions where
    /// the person belongs to none.
    pub unclaimed_for: Option<AccountId>,
    /// In which order.
    pub order: Order,
}

/// A page of an organisation's applications.
pub async fn list(
    tx: &mut Tx,
    organisation: OrganisationId,
    filter: &Filter,
    after: Option<Place>,
    limit: usize,
) -> Result<Page<Line>> {
    // Days are text; the order by decision holds only those that have one.
    let any_day = (filter.order == Order::Decided).then(|| Value::from("0000-01-01"));
    let decided_from = filter.decided_from.map(Value::from).or(any_day);
    let filters = vec![
        filter.state.map(Into::into),
        filter.open.map(Into::into),
        filter.assignee.map(Into::into),
        filter.direction.map(Into::into),
        filter.client.map(Into::into),
        decided_from,
        filter.decided_to.map(Into::into),
        filter.unclaimed_for.map(Into::into),
    ];
    let wish = Wish { filters, order: filter.order as usize, after, limit };
    let rows = APPLICATIONS.query(vec![organisation.into()], &wish).all(tx).await?;
    Ok(Page::cut(rows, limit, |it: &Line| match filter.order {
        Order::Due => Place::new(it.due_on, it.id),
        Order::Newest => Place::new(it.created_at, it.id),
        Order::Decided => {
            Place::new(it.decided_on.map_or_else(String::new, |it| it.to_string()), it.id)
        }
    }))
}

/// Adds a note; the same note sent twice stays one.
pub async fn add_note(tx: &mut Tx, it: &Note) -> Result<bool> {
    let added = sql!(
        "insert into application_notes (id, application, at, account, name, body)
         values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing",
        it.id,
        it.application,
        it.at,
        it.account,
        it.name.as_str(),
        it.body.as_str(),
    )
    .run(tx)
    .await?;
    Ok(added == 1)
}

/// The last 100 notes of an application, oldest first.
pub async fn notes(tx: &mut Tx, application: ApplicationId) -> Result<Vec<Note>> {
    let mut notes: Vec<Note> = sql!(
        "select id, application, at, account, name, body
         from application_notes where application = $1 order by id desc limit 100",
        application,
    )
    .all(tx)
    .await?;
    notes.reverse();
    Ok(notes)
}

/// The rendering that this idempotency key made.
pub async fn rendered_once(
    tx: &mut Tx,
    organisation: OrganisationId,
    once: &str,
) -> Result<Option<RenderingId>> {
    let row: Option<(RenderingId,)> =
        sql!("select id from renderings where organisation = $1 and once = $2", organisation, once)
            .optional(tx)
            .await?;
    Ok(row.map(|(id,)| id))
}

/// A service rendered today, as the person who entered it sees it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct RenderedToday {
    /// The row of the ledger.
    pub id: RenderingId,
    /// To whom.
    pub client: ClientId,
    /// Their name.
    pub client_name: String,
    /// What.
    pub service_name: String,
}

/// What this person entered as rendered on `day`, the latest first; what was taken back is left out.
pub async fn rendered_on(
    tx: &mut Tx,
    organisation: OrganisationId,
    account: AccountId,
    day: Day,
) -> Result<Vec<RenderedToday>> {
    sql!(
        "select r.id, r.client, c.name as client_name, s.name as service_name
         from renderings r
         join clients c on c.id = r.client
         join services s on s.id = r.service
         where r.organisation = $1 and r.rendered_on = $2 and r.account = $3 and r.sign = 1
           and not exists (select 1 from renderings v where v.reverses = r.id)
         order by r.id desc limit 50",
        organisation,
        day,
        account,
    )
    .all(tx)
    .await
}

/// Changes with every change of the organisation's catalogue: the id of the latest journal entry
/// about a service of it; empty where there is none.
pub async fn catalogue_version(tx: &mut Tx, organisation: OrganisationId) -> Result<String> {
    let (version,): (String,) = sql!(
        "select coalesce(max(id), '') from journal where thing = 'service' and organisation = $1",
        organisation,
    )
    .one(tx)
    .await?;
    Ok(version)
}
