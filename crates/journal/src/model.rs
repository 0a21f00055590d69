//! What an entry is.

use kernel::{AccountId, Actor, EntryId, Moment, OrganisationId};
use sha2::{Digest as _, Sha256};

/// Kinds of things that have a history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    /// A person who may sign in.
    Account,
    /// A centre, a ministry.
    Organisation,
    /// A structural unit of an organisation.
    Direction,
    /// A place where clients are met.
    Workspace,
    /// A region.
    Region,
    /// A client of a centre.
    Client,
    /// An entry of the catalogue.
    Service,
    /// A request and its path.
    Application,
    /// A row of the ledger.
    Rendering,
    /// A dump of the SME registry.
    Snapshot,
    /// The kept figures.
    Figures,
    /// A program's token.
    Token,
    /// The installation itself.
    Installation,
    /// An agreement of regions.
    Agreement,
    /// A plan of measures.
    Plan,
    /// A measure of a plan.
    Measure,
    /// A visit.
    Visit,
    /// What was promised during a visit.
    Commitment,
    /// A news item.
    News,
    /// A practice.
    Practice,
    /// A taking over of a practice.
    Adoption,
    /// An indicator over time.
    Indicator,
}

kernel::words! {
    Thing {
        Account = "account", Organisation = "organisation", Direction = "direction",
        Workspace = "workspace", Region = "region", Client = "client",
        Service = "service", Application = "application", Rendering = "rendering",
        Snapshot = "snapshot", Figures = "figures", Token = "token", Installation = "installation",
        Agreement = "agreement", Plan = "plan", Measure = "measure", Visit = "visit",
        Commitment = "commitment", News = "news", Practice = "practice", Adoption = "adoption",
        Indicator = "indicator",
    }
}

/// What is to be noted: made by the handler, written by [`crate::write`].
#[derive(Debug, Clone)]
pub struct Note {
    /// Whose affair it is; `None` is the installation's.
    pub organisation: Option<OrganisationId>,
    /// Who; `None` is the system itself.
    pub account: Option<AccountId>,
    /// Their name at that time.
    pub name: Option<String>,
    /// Kind of thing.
    pub thing: Thing,
    /// Which one.
    pub thing_id: String,
    /// What was done: a word with a translation `journal-verb-…`.
    pub verb: &'static str,
    /// Circumstances, without personal data beyond need.
    pub detail: serde_json::Value,
}

impl Note {
    /// `actor` did `verb` to the thing.
    pub fn by(actor: &Actor, verb: &'static str, thing: Thing, id: impl ToString) -> Note {
        Note {
            organisation: Some(actor.organisation),
            account: Some(actor.account),
            name: Some(actor.name.clone()),
            ..Note::system(verb, thing, id)
        }
    }

    /// The system itself did `verb` to the thing.
    pub fn system(verb: &'static str, thing: Thing, id: impl ToString) -> Note {
        Note {
            organisation: None,
            account: None,
            name: None,
            thing,
            thing_id: id.to_string(),
            verb,
            detail: serde_json::Value::Object(serde_json::Map::new()),
        }
    }

    /// The same as the affair of an organisation.
    pub fn of(self, organisation: OrganisationId) -> Note {
        Note { organisation: Some(organisation), ..self }
    }

    /// The same with one more circumstance.
    pub fn with(mut self, name: &str, value: impl Into<serde_json::Value>) -> Note {
        if let Some(detail) = self.detail.as_object_mut() {
            detail.insert(name.to_owned(), value.into());
        }
        self
    }
}

/// An entry as it is kept.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Entry {
    /// Sorts by time.
    pub id: EntryId,
    /// When.
    pub at: Moment,
    /// Whose affair.
    pub organisation: Option<OrganisationId>,
    /// Who.
    pub account: Option<AccountId>,
    /// Their name at that time.
    pub name: Option<String>,
    /// Kind of thing.
    pub thing: Thing,
    /// Which one.
    pub thing_id: String,
    /// What was done.
    pub verb: String,
    /// Circumstances as JSON.
    pub detail: String,
}

/// A link of the chain.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Seal {
    /// 1, 2, 3…
    pub number: i64,
    /// When it was closed.
    pub at: Moment,
    /// How many entries it holds.
    pub entries: i64,
    /// SHA-256 over the seal before and the entries, hexadecimal.
    pub hash: String,
}

impl Seal {
    /// Closes `entries`, in order of their ids, as seal `number` behind `before`. Each field is preceded by its
    /// length, so that no two different lists read alike.
    pub fn close(number: i64, before: Option<&Seal>, at: Moment, entries: &[Entry]) -> Seal {
        let mut hasher = Sha256::new();
        let mut feed = |field: &str| {
            hasher.update((field.len() as u64).to_be_bytes());
            hasher.update(field);
        };
        feed(before.map_or("", |it| &it.hash));
        feed(&number.to_string());
        feed(&at.to_string());
        for it in entries {
            let organisation = it.organisation.map(|it| it.to_string()).unwrap_or_default();
            let account = it.account.map(|it| it.to_string()).unwrap_or_default();
            let name = it.name.as_deref().unwrap_or_default();
            feed(&it.id.to_string());
            feed(&it.at.to_string());
            for field in
                [&organisation, &account, name, it.thing.word(), &it.thing_id, &it.verb, &it.detail]
            {
                feed(field);
            }
        }
        let hash = hasher.finalize().iter().map(|it| format!("{it:02x}")).collect();
        Seal { number, at, entries: entries.len() as i64, hash }
    }
}
