//! What a centre offers, with its rules: asked about a client as a whole.

use crate::store;
use db::{Db, Result, Tx};
use kernel::{Day, OrganisationId, ServiceId};
use services::{Answer, Facts, Open, RuleVersion, Service, Validity, eligibility, open_instead};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use web::{Desk, Memory};

/// Catalogues kept in memory; more than that are read anew.
const MOST: usize = 128;

/// Those that were compared with the database a moment ago.
static LATELY: Memory<OrganisationId, Arc<Catalogue>> = Memory::new(MOST);

type Known = HashMap<(u64, OrganisationId), (String, Arc<Catalogue>)>;

fn known() -> MutexGuard<'static, Known> {
    static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);
    KNOWN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A centre's services with the rules of all of them.
#[derive(Clone, Debug)]
pub struct Catalogue {
    services: Vec<Service>,
    rules: Vec<RuleVersion>,
}

impl Catalogue {
    /// Reads it: one statement where it has not changed since this process read it last, else
    /// three. Whoever changes a service or a rule writes a journal entry in the same transaction,
    /// so the latest of these entries is the catalogue's version.
    pub async fn of(db: &Db, tx: &mut Tx, organisation: OrganisationId) -> Result<Arc<Catalogue>> {
        let version = store::catalogue_version(tx, organisation).await?;
        let key = (db.number(), organisation);
        if let Some((_, it)) = known().get(&key).filter(|(known, _)| *known == version) {
            return Ok(it.clone());
        }
        let services = services::catalogue(tx, organisation).await?;
        let rules = services::rules_of(tx, organisation).await?;
        let it = Arc::new(Catalogue { services, rules });
        let mut known = known();
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(key, (version, it.clone()));
        Ok(it)
    }

    /// The actor's centre's, to be shown: no statement where it was asked for a moment ago. What
    /// another process changed shows 2 seconds later; decisions take [`Catalogue::of`].
    pub async fn lately(desk: &Desk, tx: &mut Tx) -> Result<Arc<Catalogue>> {
        let organisation = desk.actor().organisation;
        let read = Catalogue::of(desk.db(), tx, organisation);
        LATELY.or_read(desk.db(), desk.now, organisation, read).await
    }

    /// Those offered on `today`, by name.
    pub fn offered(&self, today: Day) -> impl Iterator<Item = &Service> {
        self.services.iter().filter(move |it| it.validity(today) == Validity::InForce)
    }

    /// One of its services.
    pub fn service(&self, id: ServiceId) -> Option<&Service> {
        self.services.iter().find(|it| it.id == id)
    }

    /// May this client receive this service on `today`?
    pub fn ask(&self, service: &Service, facts: &Facts, today: Day) -> Answer {
        eligibility(service, &self.rules, facts, today)
    }

    /// The same for every service offered, the best answers first, each kind by name.
    pub fn ask_all(&self, facts: &Facts, today: Day) -> Vec<(&Service, Answer)> {
        let offered = self.offered(today);
        let mut answers: Vec<_> = offered.map(|it| (it, self.ask(it, facts, today))).collect();
        answers.sort_by_key(|(_, it)| it.verdict);
        answers
    }

    /// What is open to the client instead of `refused`.
    pub fn open_instead(&self, refused: &Service, facts: &Facts, today: Day) -> Vec<Open<'_>> {
        open_instead(&self.services, &self.rules, facts, today, refused)
    }
}
