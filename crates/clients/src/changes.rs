//! Changes of a client's card: each keeps the row and what search finds, in one transaction.

use db::{Result, Tx};
use journal::{Note, Thing};
use kernel::{Actor, Inn, Lang, Moment, Secret};
use registry::Lookup;
use search::{Document, Kind, Scope};
use web::word;

use crate::{Client, store};

/// A client, and whether the card is new.
#[derive(Debug, Clone, PartialEq)]
pub struct Added {
    /// The new client, or the one who was there.
    pub client: Client,
    /// Whether this call made the card.
    pub is_new: bool,
}

/// Adds a client and notes it in the journal. Where the organisation has one with this ИНН or this
/// id already, nothing changes and that one is returned: two people, or a double click, make one
/// card.
pub async fn add(tx: &mut Tx, actor: &Actor, client: Client, now: Moment) -> Result<Added> {
    if !store::insert(tx, &client).await? {
        let there = in_the_way(tx, &client).await?;
        let client = there.expect("a change sees the row that stood in its way");
        return Ok(Added { client, is_new: false });
    }
    search::put(tx, &document(&client)).await?;
    let note = Note::by(actor, "client-added", Thing::Client, client.id);
    let note = note.with("kind", client.kind.word()).with("sme_found", client.sme_found);
    journal::write(tx, now, note).await?;
    Ok(Added { client, is_new: true })
}

async fn in_the_way(tx: &mut Tx, client: &Client) -> Result<Option<Client>> {
    let same = store::find(tx, client.id).await?;
    match (same.filter(|it| it.organisation == client.organisation), client.inn) {
        (None, Some(inn)) => store::by_inn(tx, client.organisation, &inn).await,
        (same, _) => Ok(same),
    }
}

/// Finds the client with this ИНН or adds them from the registry's answer, which the caller got by
/// [`registry::lookup`] in the same transaction. `None`: neither knows them, a person must say who
/// they are ([`Client::by_hand`], then [`add`]).
pub async fn ensure(
    tx: &mut Tx,
    actor: &Actor,
    secret: &Secret,
    inn: &Inn,
    lookup: &Lookup,
    now: Moment,
) -> Result<Option<Client>> {
    if let Some(it) = store::by_inn(tx, actor.organisation, inn).await? {
        return Ok(Some(it));
    }
    let Lookup::Found(record, day) = lookup else { return Ok(None) };
    let client = Client::from_record(actor.organisation, record, *day, secret, now);
    Ok(Some(add(tx, actor, client, now).await?.client))
}

/// Keeps a changed client. The journal's entry is the caller's: it knows what was done.
pub async fn save(tx: &mut Tx, client: &Client) -> Result<()> {
    store::update(tx, client).await?;
    search::put(tx, &document(client)).await
}

/// What the search box knows of a client: found by name, ИНН, ОГРН and whom to ask for.
pub fn document(it: &Client) -> Document {
    let numbers = it.inn.map(|it| it.to_string()).into_iter().chain(it.ogrn.clone());
    let numbers = numbers.collect::<Vec<_>>().join(" ");
    let inn = it.inn.map_or_else(|| word(Lang::Ru, "recipient", it.kind), |it| format!("ИНН {it}"));
    Document {
        kind: Kind::Client,
        id: it.id.to_string(),
        scope: Scope::Organisation(it.organisation),
        title: it.name.clone(),
        detail: inn,
        words: format!("{numbers} {}", it.contact),
    }
}
