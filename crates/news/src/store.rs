//! Where news is kept.

use crate::model::{Fact, News, State};
use db::{Page, Place, Result, Tx, Wish, listing, sql};
use kernel::{Day, Moment, NewsId, RegionCode, RemarkId, Spaced, VisitId};

/// A row; lists are kept as JSON, which nothing asks by.
#[derive(sqlx::FromRow)]
struct Row {
    id: NewsId,
    visit: VisitId,
    host: RegionCode,
    guest: RegionCode,
    headline: String,
    summary: String,
    body: String,
    quotes: String,
    pictures: Spaced<RemarkId>,
    facts: String,
    state: State,
    approved_host: String,
    approved_guest: String,
    is_public: bool,
    correction: String,
    reason: String,
    released_at: Option<Moment>,
    created_at: Moment,
}

/// The news item with this id.
pub async fn find(tx: &mut Tx, id: NewsId) -> Result<Option<News>> {
    let row: Option<Row> = sql!(
        "select id, visit, host, guest, headline, summary, body, quotes, pictures, facts,
                state, approved_host, approved_guest, is_public, correction, reason, released_at,
                created_at
         from news where id = $1",
        id
    )
    .optional(tx)
    .await?;
    Ok(row.map(Row::news))
}

/// News of a visit, the newest first.
pub async fn of_visit(tx: &mut Tx, visit: VisitId) -> Result<Vec<News>> {
    let rows: Vec<Row> = sql!(
        "select id, visit, host, guest, headline, summary, body, quotes, pictures, facts,
                state, approved_host, approved_guest, is_public, correction, reason, released_at,
                created_at
         from news where visit = $1 order by id desc limit 100",
        visit
    )
    .all(tx)
    .await?;
    Ok(rows.into_iter().map(Row::news).collect())
}

/// Whether a region has a press officer with an account here.
pub(crate) async fn speaks_here(tx: &mut Tx, region: RegionCode) -> Result<bool> {
    let found: Option<(String,)> = sql!(
        "select r.account from roles r
         join organisations o on o.id = r.organisation
         join accounts a on a.id = r.account
         where o.region = $1 and r.role = 'press_officer' and a.closed_at is null limit 1",
        region
    )
    .optional(tx)
    .await?;
    Ok(found.is_some())
}

/// Released news of a region that lost a picture since a day: somebody on it took the consent back
/// and has given no other. The newest first, at most 20: id and headline.
pub(crate) async fn bereft(
    tx: &mut Tx,
    region: RegionCode,
    since: Day,
) -> Result<Vec<(NewsId, String)>> {
    sql!(
        "select n.id, n.headline from news n
         join visit_consents c on c.visit = n.visit and c.withdrawn_at >= $2
           and c.covers in ('pictures', 'both')
         join visit_remarks r on r.visit = n.visit and r.kind = 'photo'
           and r.faces like '%' || c.delegate || '%'
         where (n.host = $1 or n.guest = $1) and n.state = 'released'
           and n.pictures like '%' || r.id || '%'
           and not exists (
             select 1 from visit_consents o
             where o.visit = c.visit and o.delegate = c.delegate and o.withdrawn_at is null
               and o.covers in ('pictures', 'both'))
         group by n.id, n.headline order by n.id desc limit 20",
        region,
        since
    )
    .all(tx)
    .await
}

/// Adds a news item, or keeps its changes; its visit and sides never change.
pub async fn save(tx: &mut Tx, it: &News) -> Result<()> {
    sql!(
        "insert into news (id, visit, host, guest, headline, summary, body, quotes, facts, state,
                           approved_host, approved_guest, is_public, correction, reason,
                           released_at, created_at, pictures)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
         on conflict (id) do update set
           headline = excluded.headline, summary = excluded.summary, body = excluded.body,
           quotes = excluded.quotes, facts = excluded.facts, state = excluded.state,
           approved_host = excluded.approved_host, approved_guest = excluded.approved_guest,
           is_public = excluded.is_public, correction = excluded.correction,
           reason = excluded.reason, released_at = excluded.released_at,
           pictures = excluded.pictures",
        it.id,
        it.visit,
        it.host,
        it.guest,
        it.headline.as_str(),
        it.lead.as_str(),
        it.body.as_str(),
        json(&it.quotes),
        json(&it.facts),
        it.state,
        it.approved_host.as_str(),
        it.approved_guest.as_str(),
        it.public,
        it.correction.as_str(),
        it.reason.as_str(),
        it.released_at,
        it.created_at,
        &Spaced(it.pictures.clone()),
    )
    .run(tx)
    .await?;
    Ok(())
}

listing! {
    /// What everybody may read, the newest first.
    PUBLIC {
        select: "select id, visit, host, guest, headline, summary, body, quotes, pictures, facts,
                        state, approved_host, approved_guest, is_public, correction, reason, released_at,
                        created_at
                 from news where is_public and state = 'released'",
        args: 0,
        filters: [],
        orders: [("released_at", true)],
        id: "id",
    }
}

listing! {
    /// News of one region in any state, the newest first.
    OURS {
        select: "select id, visit, host, guest, headline, summary, body, quotes, pictures, facts,
                        state, approved_host, approved_guest, is_public, correction, reason, released_at,
                        created_at
                 from news where (host = $1 or guest = $1)",
        args: 1,
        filters: ["state = ?"],
        orders: [("created_at", true)],
        id: "id",
    }
}

/// A page of what everybody may read.
pub(crate) async fn public(tx: &mut Tx, wish: &Wish) -> Result<Page<News>> {
    let rows: Vec<Row> = PUBLIC.query(Vec::new(), wish).all(tx).await?;
    let place = |it: &News| Place::new(it.released_at.unwrap_or(it.created_at), it.id);
    Ok(Page::cut(rows.into_iter().map(Row::news).collect(), wish.limit, place))
}

/// A page of a region's news in any state; the filter is the state.
pub(crate) async fn ours(tx: &mut Tx, region: RegionCode, wish: &Wish) -> Result<Page<News>> {
    let rows: Vec<Row> = OURS.query(vec![region.into()], wish).all(tx).await?;
    let place = |it: &News| Place::new(it.created_at, it.id);
    Ok(Page::cut(rows.into_iter().map(Row::news).collect(), wish.limit, place))
}

fn json(it: &impl serde::Serialize) -> String {
    serde_json::to_string(it).expect("lists of ids and texts are JSON")
}

impl Row {
    fn news(self) -> News {
        let quotes: Vec<RemarkId> = serde_json::from_str(&self.quotes).unwrap_or_default();
        let facts: Vec<Fact> = serde_json::from_str(&self.facts).unwrap_or_default();
        News {
            id: self.id,
            visit: self.visit,
            host: self.host,
            guest: self.guest,
            headline: self.headline,
            lead: self.summary,
            body: self.body,
            quotes,
            pictures: self.pictures.0,
            facts,
            state: self.state,
            approved_host: self.approved_host,
            approved_guest: self.approved_guest,
            public: self.is_public,
            correction: self.correction,
            reason: self.reason,
            released_at: self.released_at,
            created_at: self.created_at,
        }
    }
}
