//! Where clients and their consents are kept.

use db::{Page, Place, Result, Tx, Wish, listing, sql};
use kernel::{ClientId, ConsentId, Inn, OrganisationId};

use crate::{Client, Consent, sort_name};

/// The client with this id, of whichever organisation.
pub async fn find(tx: &mut Tx, id: ClientId) -> Result<Option<Client>> {
    sql!(
        "select id, organisation, key, kind, inn, ogrn, name, category, okved, okveds, region,
                sme_day, sme_found, email, phone, contact, note, created_at, updated_at, erased_at
         from clients where id = $1",
        id
    )
    .optional(tx)
    .await
}

/// The client, and how many of their consents hold.
pub async fn find_with_consents(tx: &mut Tx, id: ClientId) -> Result<Option<(Client, i64)>> {
    let row = sql!(
        "select id, organisation, key, kind, inn, ogrn, name, category, okved, okveds, region,
                sme_day, sme_found, email, phone, contact, note, created_at, updated_at, erased_at,
                (select count(*) from consents
                 where client = clients.id and withdrawn_at is null) as consents
         from clients where id = $1",
        id
    );
    let row: Option<Consenting> = row.optional(tx).await?;
    Ok(row.map(|it| (it.client, it.consents)))
}

#[derive(sqlx::FromRow)]
struct Consenting {
    #[sqlx(flatten)]
    client: Client,
    consents: i64,
}

/// An organisation's client with this ИНН.
pub async fn by_inn(
    tx: &mut Tx,
    organisation: OrganisationId,
    inn: &Inn,
) -> Result<Option<Client>> {
    sql!(
        "select id, organisation, key, kind, inn, ogrn, name, category, okved, okveds, region,
                sme_day, sme_found, email, phone, contact, note, created_at, updated_at, erased_at
         from clients where organisation = $1 and inn = $2",
        organisation,
        inn
    )
    .optional(tx)
    .await
}

/// Adds a client unless the organisation has one with this ИНН, or the id is used; says whether it
/// did.
pub(crate) async fn insert(tx: &mut Tx, it: &Client) -> Result<bool> {
    let rows = sql!(
        "insert into clients (id, organisation, key, kind, inn, ogrn, name, folded, category, okved,
                              okveds, region, sme_day, sme_found, email, phone, contact, note,
                              created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                 $19, $20)
         on conflict do nothing",
        it.id,
        it.organisation,
        &it.key,
        it.kind,
        it.inn,
        it.ogrn.as_deref(),
        it.name.as_str(),
        sort_name(&it.name),
        it.category,
        it.okved,
        &it.okveds,
        it.region,
        it.sme_day,
        it.sme_found,
        it.email.as_str(),
        it.phone.as_str(),
        it.contact.as_str(),
        it.note.as_str(),
        it.created_at,
        it.updated_at,
    )
    .run(tx)
    .await?;
    Ok(rows == 1)
}

/// Writes what may change of a client.
pub(crate) async fn update(tx: &mut Tx, it: &Client) -> Result<()> {
    sql!(
        "update clients
         set kind = $2, ogrn = $3, name = $4, folded = $5, category = $6, okved = $7, okveds = $8,
             region = $9, sme_day = $10, sme_found = $11, email = $12, phone = $13, contact = $14,
             note = $15, updated_at = $16
         where id = $1",
        it.id,
        it.kind,
        it.ogrn.as_deref(),
        it.name.as_str(),
        sort_name(&it.name),
        it.category,
        it.okved,
        &it.okveds,
        it.region,
        it.sme_day,
        it.sme_found,
        it.email.as_str(),
        it.phone.as_str(),
        it.contact.as_str(),
        it.note.as_str(),
        it.updated_at,
    )
    .run(tx)
    .await?;
    Ok(())
}

/// A row of the list: the client and their place in the order by name.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Row {
    /// The client.
    #[sqlx(flatten)]
    pub client: Client,
    /// See [`sort_name`].
    pub folded: String,
}

listing! {
    /// An organisation's clients, by name or the newest first.
    CLIENTS {
        select: "select id, organisation, key, kind, inn, ogrn, name, category, okved, okveds,
                        region, sme_day, sme_found, email, phone, contact, note, created_at,
                        updated_at, erased_at, folded
                 from clients where organisation = $1",
        args: 1,
        filters: ["kind = ?", "folded >= ?", "folded < ?", "inn = ?"],
        orders: [("folded", false), ("created_at", true)],
        id: "id",
    }
}

/// Index of the order by name.
pub const BY_NAME: usize = 0;
/// Index of the order by time, the newest first.
pub const NEWEST: usize = 1;

/// A page of an organisation's clients; filters: kind, bounds of the folded name, ИНН.
pub async fn list(tx: &mut Tx, organisation: OrganisationId, wish: &Wish) -> Result<Page<Row>> {
    let rows = CLIENTS.query(vec![organisation.into()], wish).all(tx).await?;
    let place = |it: &Row| match wish.order {
        NEWEST => Place::new(it.client.created_at, it.client.id),
        _ => Place::new(&it.folded, it.client.id),
    };
    Ok(Page::cut(rows, wish.limit, place))
}

/// Consents of a client, the latest first.
pub async fn consents(tx: &mut Tx, client: ClientId) -> Result<Vec<Consent>> {
    sql!(
        "select id, client, purpose, text_version, channel, given_at, recorded_by, withdrawn_at
         from consents where client = $1 order by given_at desc, id desc limit 100",
        client
    )
    .all(tx)
    .await
}

/// One consent.
pub(crate) async fn consent(tx: &mut Tx, id: ConsentId) -> Result<Option<Consent>> {
    sql!(
        "select id, client, purpose, text_version, channel, given_at, recorded_by, withdrawn_at
         from consents where id = $1",
        id
    )
    .optional(tx)
    .await
}

/// Adds a consent, or marks it withdrawn: nothing else of it ever changes.
pub(crate) async fn save_consent(tx: &mut Tx, it: &Consent) -> Result<()> {
    sql!(
        "insert into consents (id, client, purpose, text_version, channel, given_at, recorded_by, withdrawn_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (id) do update set withdrawn_at = excluded.withdrawn_at",
        it.id,
        it.client,
        it.purpose,
        it.text_version.as_str(),
        it.channel,
        it.given_at,
        it.recorded_by.as_str(),
        it.withdrawn_at,
    )
    .run(tx)
    .await?;
    Ok(())
}
