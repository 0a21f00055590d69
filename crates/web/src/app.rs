//! The app, and who is in front of it.

use crate::{Error, Result};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use db::Db;
use kernel::{Actor, Clock, Day, Lang, Moment, RegionCode, Secret};
use std::ops::Deref;
use std::sync::Arc;

/// What a handler can reach. Cheap to clone.
#[derive(Clone)]
pub struct App {
    /// The database.
    pub db: Db,
    /// Files somebody brought.
    pub files: files::Store,
    /// What time it is.
    pub clock: Clock,
    /// The installation's secret.
    pub secret: Secret,
    /// 32 fresh random bytes for tokens and salts: the system's generator, in tests a counter.
    pub chance: fn() -> [u8; 32],
    /// Whether everything here is invented: shown on every page, and role cards sign in.
    pub demo: bool,
    /// The main menu, put together by the roof.
    pub menu: &'static [Item],
}

/// An entry of the main menu.
#[derive(Debug, Clone, Copy)]
pub struct Item {
    /// Key of its label.
    pub label: &'static str,
    /// Where it leads.
    pub href: &'static str,
    /// Who sees it.
    pub who: crate::Who,
}

/// Somebody in front of a page, signed in or not. The roof puts it into the request.
#[derive(Clone)]
pub struct Guest(Arc<Circumstances>);

/// The circumstances of one request.
pub struct Circumstances {
    /// The app.
    pub app: App,
    /// The person's language.
    pub lang: Lang,
    /// When the request came.
    pub now: Moment,
    /// The request's path with its query.
    pub path: String,
    /// Who is signed in.
    pub actor: Option<Actor>,
}

/// Somebody signed in: what most handlers take.
#[derive(Clone)]
pub struct Desk {
    guest: Guest,
    actor: Actor,
}

impl Guest {
    /// Puts the circumstances together.
    pub fn new(app: App, lang: Lang, path: String, actor: Option<Actor>) -> Guest {
        let now = app.clock.now();
        Guest(Arc::new(Circumstances { app, lang, now, path, actor }))
    }
}

impl Deref for Guest {
    type Target = Circumstances;
    fn deref(&self) -> &Circumstances {
        &self.0
    }
}

impl Circumstances {
    /// The database.
    pub fn db(&self) -> &Db {
        &self.app.db
    }
}

impl Desk {
    /// Who acts.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The day it is for the actor's organisation.
    pub fn today(&self) -> Day {
        self.actor.today(self.guest.now)
    }

    /// Lets through what belongs to the actor's organisation; anything else does not exist for
    /// them, and the attempt is journalled by the roof.
    pub fn own(
        &self,
        thing: journal::Thing,
        id: impl ToString,
        organisation: kernel::OrganisationId,
    ) -> Result<()> {
        if organisation == self.actor.organisation {
            return Ok(());
        }
        Err(Error::Foreign { thing, id: id.to_string(), organisation })
    }

    /// Whether the actor's region is one of `parties`.
    pub fn is_party(&self, parties: &[RegionCode]) -> bool {
        parties.contains(&self.actor.region)
    }

    /// Lets through what the actor's region is a party of; anything else does not exist for them.
    pub fn party(&self, parties: &[RegionCode]) -> Result<()> {
        if self.is_party(parties) { Ok(()) } else { Err(Error::NotFound) }
    }
}

impl Deref for Desk {
    type Target = Guest;
    fn deref(&self) -> &Guest {
        &self.guest
    }
}

impl<S: Sync> FromRequestParts<S> for Guest {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Guest> {
        let guest = parts.extensions.get::<Guest>().cloned();
        guest.ok_or_else(|| Error::ours("the roof puts the guest into the request"))
    }
}

impl<S: Sync> FromRequestParts<S> for Desk {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Desk> {
        let guest = Guest::from_request_parts(parts, state).await?;
        let actor = guest.actor.clone().ok_or(Error::SignedOut)?;
        Ok(Desk { guest, actor })
    }
}
