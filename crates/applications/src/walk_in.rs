//! «Внести услугу»: a whole path in one screen. ИНН, service, result: the client's card where
//! there is none, the rendering with its facts, the figures and the journal in one transaction.

use crate::acts::{Applicant, own_client, own_service, rendering};
use crate::catalogue::Catalogue;
use crate::facts;
use clients::{Client, Unfit};
use db::{Tx, transact};
use journal::{Note, Thing};
use kernel::{Day, Inn, Recipient, RenderingId, ServiceId};
use ledger::NewRendering;
use registry::Lookup;
use services::{Answer, Confirmation, Facts, Service, Verdict};
use std::sync::Arc;
use web::{Desk, Error, Result};

/// What is typed into the form.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// To whom: by ИНН, or a client of the centre, who may have none.
    pub who: Applicant,
    /// As whom they come and what they are called, where the registry does not know them.
    pub person: Option<(Recipient, String)>,
    /// Which service.
    pub service: ServiceId,
    /// What the client got.
    pub result: String,
    /// When; not later than today.
    pub on: Day,
    /// The papers seen.
    pub confirmed: Vec<Confirmation>,
    /// Made with the form: the same form sent twice is one rendering.
    pub once: String,
}

/// What became of it.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The row of the ledger.
    Rendered {
        /// Which.
        id: RenderingId,
        /// Whether this form had made it before.
        repeated: bool,
    },
    /// Nothing was saved.
    Stopped(Box<Stop>),
}

/// Why nothing was saved.
#[derive(Clone, Debug)]
pub enum Stop {
    /// Neither the centre nor the registry knows the ИНН: a person says who it is.
    Unknown(Lookup),
    /// The key was used for another client or service: the browser's "back" brings an old form.
    KeyTaken,
    /// Said who it is, but that does not go with the ИНН.
    Unfit(Unfit),
    /// The rules say no, or ask for a paper.
    NotOpen {
        /// What they rested on.
        facts: Facts,
        /// With every reason.
        answer: Answer,
        /// Names and ids of what is open instead.
        instead: Vec<(ServiceId, String)>,
    },
}

/// Renders a service on the spot.
///
/// # Errors
/// No such service of the actor's organisation; the database's.
pub async fn render(desk: &Desk, wanted: &Wanted) -> Result<Outcome> {
    let asked = Asked::read(desk, wanted).await?;
    let done = transact!(desk.db(), |tx| { enter(tx, desk, wanted, &asked).await });
    match done {
        Err(Halt::Stopped(stop)) => Ok(explain(wanted, &asked, stop)),
        // Two at once on PostgreSQL: the other one's row is there now.
        Err(Halt::Failed(db::Error::Taken { .. })) => {
            let mut tx = desk.db().read().await?;
            let before =
                crate::store::rendered_once(&mut tx, desk.actor().organisation, &wanted.once);
            let id = before.await?.ok_or_else(|| Error::ours("a key that is taken names a row"))?;
            repeated(desk, wanted, id).await
        }
        Err(Halt::Failed(error)) => Err(error.into()),
        Ok((id, true)) => repeated(desk, wanted, id).await,
        Ok((id, false)) => Ok(Outcome::Rendered { id, repeated: false }),
    }
}

/// The key names a rendering: of the same service to the same client it is this very one.
async fn repeated(desk: &Desk, wanted: &Wanted, id: RenderingId) -> Result<Outcome> {
    let mut tx = desk.db().read().await?;
    let before = ledger::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let same = match wanted.who {
        Applicant::Known(id) => before.client == id,
        Applicant::Inn(inn) => before.client_key == desk.app.secret.client_key(&inn.to_string()),
    };
    if same && before.sign > 0 && before.service == wanted.service {
        return Ok(Outcome::Rendered { id, repeated: true });
    }
    Ok(Outcome::Stopped(Box::new(Stop::KeyTaken)))
}

/// What does not change while the form is served: read before the change, beside other readers.
struct Asked {
    service: Service,
    catalogue: Arc<Catalogue>,
    lookup: Lookup,
    who: Who,
}

/// Whom the form names, as far as it is known before the change.
enum Who {
    Client(Box<Client>),
    Inn(Inn),
}

impl Asked {
    async fn read(desk: &Desk, wanted: &Wanted) -> Result<Asked> {
        let mut tx = desk.db().read().await?;
        let organisation = desk.actor().organisation;
        let catalogue = Catalogue::of(desk.db(), &mut tx, organisation).await?;
        let service = match catalogue.service(wanted.service) {
            Some(it) => it.clone(),
            None => own_service(&mut tx, desk, wanted.service).await?,
        };
        let (lookup, who) = match wanted.who {
            Applicant::Inn(inn) => {
                let known = clients::by_inn(&mut tx, organisation, &inn).await?;
                let who = known.map_or(Who::Inn(inn), |it| Who::Client(Box::new(it)));
                (registry::lookup(&mut tx, &inn).await?, who)
            }
            Applicant::Known(id) => {
                let client = own_client(&mut tx, desk, id).await?;
                (facts::look_up(&mut tx, &client).await?, Who::Client(Box::new(client)))
            }
        };
        Ok(Asked { service, catalogue, lookup, who })
    }
}

/// Why the transaction is undone.
enum Halt {
    Stopped(Stop),
    Failed(db::Error),
}

impl From<db::Error> for Halt {
    fn from(it: db::Error) -> Halt {
        Halt::Failed(it)
    }
}

async fn enter(
    tx: &mut Tx,
    desk: &Desk,
    wanted: &Wanted,
    asked: &Asked,
) -> Result<(RenderingId, bool), Halt> {
    let client = client(tx, desk, wanted, asked).await?;
    let home = desk.actor().region;
    // One read of what the client has received: the rules judge by it, and the figures count by it.
    let history = ledger::history(tx, &client.key).await?;
    let past = history.past(client.organisation);
    let facts = facts::assemble(&client, &asked.lookup, home, past, wanted.confirmed.clone());
    let answer = asked.catalogue.ask(&asked.service, &facts, wanted.on);
    if answer.verdict != Verdict::Yes {
        // Sent twice, it may be this very rendering that uses up the limit.
        let organisation = desk.actor().organisation;
        let before = crate::store::rendered_once(tx, organisation, &wanted.once).await?;
        return match before {
            Some(id) => Ok((id, true)),
            None => Err(Halt::Stopped(Stop::NotOpen { facts, answer, instead: Vec::new() })),
        };
    }
    let new = rendering(desk, &client, &asked.service, wanted.on, &wanted.result, &facts);
    let new = NewRendering { once: Some(wanted.once.clone()), ..new };
    let done = ledger::render_knowing(tx, &new, &history).await?;
    if !done.repeated {
        let note = Note::by(desk.actor(), "rendering-entered", Thing::Rendering, done.id);
        journal::write(tx, desk.now, note.with("client", client.id.to_string())).await?;
    }
    Ok((done.id, done.repeated))
}

/// The client with this ИНН: known here, or to the registry, or named in the form.
async fn client(tx: &mut Tx, desk: &Desk, wanted: &Wanted, asked: &Asked) -> Result<Client, Halt> {
    let inn = match &asked.who {
        Who::Client(it) => return Ok(Client::clone(it)),
        Who::Inn(inn) => *inn,
    };
    let (actor, secret, now) = (desk.actor(), &desk.app.secret, desk.now);
    let known = clients::ensure(tx, actor, secret, &inn, &asked.lookup, now).await?;
    if let Some(it) = known {
        return Ok(it);
    }
    let Some((kind, name)) = wanted.person.clone().filter(|(_, name)| !name.is_empty()) else {
        return Err(Halt::Stopped(Stop::Unknown(asked.lookup.clone())));
    };
    let organisation = actor.organisation;
    let new = Client::by_hand(organisation, kind, Some(inn), name, &asked.lookup, secret, now);
    let new = new.map_err(|it| Halt::Stopped(Stop::Unfit(it)))?;
    Ok(clients::add(tx, actor, new, now).await?.client)
}

/// Adds what is open instead, when the answer is no.
fn explain(wanted: &Wanted, asked: &Asked, stop: Stop) -> Outcome {
    let Stop::NotOpen { facts, answer, .. } = stop else {
        return Outcome::Stopped(Box::new(stop));
    };
    let mut instead = Vec::new();
    if answer.verdict == Verdict::No {
        let open = asked.catalogue.open_instead(&asked.service, &facts, wanted.on);
        instead.extend(open.into_iter().map(|it| (it.service.id, it.service.name.clone())));
    }
    Outcome::Stopped(Box::new(Stop::NotOpen { facts, answer, instead }))
}
