//! Access is declared with the route: one table per room mounts its routes and says who may, on
//! whose data. A test on the roof walks every row with every role and with another
//! organisation's data.

use crate::limit::limited;
use crate::{App, Error, Guest};
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::handler::Handler;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{MethodFilter, MethodRouter, on};
use axum_extra::routing::{SecondElementIs, TypedPath};
use kernel::Role;

/// Who may use a route: a set of roles, or everyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Also people who are not signed in.
    Anyone,
    /// Everyone who is signed in.
    SignedIn,
    /// These roles.
    Roles(&'static [Role]),
}

/// Whose data a route shows or changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Nobody's: a catalogue, a directory, published figures.
    Open,
    /// The actor's own organisation's: another's does not exist for them (404).
    Own,
    /// A party's: where the actor's region is no party, the thing does not exist for them (404).
    Party,
    /// The installation's.
    Installation,
}

/// A row of the access table.
#[derive(Debug, Clone, Copy)]
pub struct Door {
    /// The room.
    pub room: &'static str,
    /// `GET`, `POST`…
    pub method: &'static str,
    /// The path with its parameters, such as `/clients/{id}`.
    pub path: &'static str,
    /// Who may.
    pub who: Who,
    /// On whose data.
    pub whose: Whose,
}

/// No form without files is longer (bytes).
const LONGEST_BODY: usize = 256 * 1024;
/// The body of an upload that is still read to its end (bytes): a photograph ten times too long gets
/// its answer beside the field. Anything longer is turned away at once.
const LONGEST_UPLOAD: usize = 256 * 1024 * 1024;

/// A room's routes with its access table.
pub struct Doors {
    room: &'static str,
    router: Router<App>,
    table: Vec<Door>,
}

impl Who {
    /// Those who serve clients, and their head.
    pub const SERVING: Who = Who::Roles(&[Role::Specialist, Role::Head, Role::Desk]);
    /// Those who may read an organisation's clients and applications.
    pub const STAFF: Who = Who::Roles(&[Role::Specialist, Role::Head, Role::Desk, Role::Auditor]);
    /// Those who may take an organisation's lists of persons away as files.
    pub const TAKING: Who = Who::Roles(&[Role::Head, Role::Auditor]);
    /// Those who answer for a centre's catalogue and people.
    pub const HEADS: Who = Who::Roles(&[Role::Head]);
    /// Those who speak for a region.
    pub const OFFICERS: Who = Who::Roles(&[Role::Officer]);
    /// Those who speak for a region, or for its press service.
    pub const REGIONAL: Who = Who::Roles(&[Role::Officer, Role::PressOfficer]);
    /// A region's press service.
    pub const PRESS: Who = Who::Roles(&[Role::PressOfficer]);
    /// Those who keep the installation.
    pub const ADMINISTRATORS: Who = Who::Roles(&[Role::Administrator]);

    /// Whether a guest with this role (or signed out) is let in.
    pub fn admits(self, role: Option<Role>) -> bool {
        match self {
            Who::Anyone => true,
            Who::SignedIn => role.is_some(),
            Who::Roles(roles) => role.is_some_and(|it| roles.contains(&it)),
        }
    }
}

impl Doors {
    /// An empty table of `room`.
    pub fn new(room: &'static str) -> Doors {
        Doors { room, router: Router::new(), table: Vec::new() }
    }

    /// A page or a reading of the API.
    pub fn get<H, T, P>(self, who: Who, whose: Whose, handler: H) -> Doors
    where
        H: Handler<T, App>,
        T: SecondElementIs<P> + 'static,
        P: TypedPath,
    {
        let route = on(MethodFilter::GET, handler);
        self.door("GET", P::PATH, (who, whose), LONGEST_BODY, route)
    }

    /// A change.
    pub fn post<H, T, P>(self, who: Who, whose: Whose, handler: H) -> Doors
    where
        H: Handler<T, App>,
        T: SecondElementIs<P> + 'static,
        P: TypedPath,
    {
        let route = on(MethodFilter::POST, handler);
        self.door("POST", P::PATH, (who, whose), LONGEST_BODY, route)
    }

    /// A change that may bring files: its handler takes an [`Upload`](crate::Upload).
    pub fn upload<H, T, P>(self, who: Who, whose: Whose, handler: H) -> Doors
    where
        H: Handler<T, App>,
        T: SecondElementIs<P> + 'static,
        P: TypedPath,
    {
        let route = on(MethodFilter::POST, handler).layer(DefaultBodyLimit::disable());
        self.door("POST", P::PATH, (who, whose), LONGEST_UPLOAD, route)
    }

    /// The rows and the routes.
    pub fn open(self) -> (Router<App>, Vec<Door>) {
        (self.router, self.table)
    }

    fn door(
        mut self,
        method: &'static str,
        path: &'static str,
        (who, whose): (Who, Whose),
        longest: usize,
        route: MethodRouter<App>,
    ) -> Doors {
        let guard = from_fn(move |request: Request, next: Next| admit(who, request, next));
        let route = limited(route, longest).layer(guard);
        self.router = self.router.route(path, route);
        self.table.push(Door { room: self.room, method, path, who, whose });
        self
    }
}

async fn admit(who: Who, request: Request, next: Next) -> Response {
    let role =
        request.extensions().get::<Guest>().and_then(|it| it.actor.as_ref()).map(|it| it.role);
    match (who.admits(role), role) {
        (true, _) => next.run(request).await,
        (false, None) => Error::SignedOut.into_response(),
        (false, Some(_)) => Error::Forbidden.into_response(),
    }
}
