//! The routes of all rooms under one roof, and the main menu.

use crate::{
    assets, exchange, health, journal_page, layers, mail_page, openapi, reminders, search_page,
};
use axum::Router;
use axum::extract::State;
use axum::response::Redirect;
use axum_extra::routing::TypedPath;
use kernel::Role;
use web::{App, Door, Doors, Guest, Item, Who, Whose};

/// Those whose work has no page of its own for the day.
const WAITED_FOR: Who = Who::Roles(&[Role::Officer, Role::PressOfficer, Role::Expert]);
/// Those who read what regions have agreed on.
const ACROSS: Who = Who::Roles(&[Role::Officer, Role::PressOfficer, Role::Observer]);
/// Those who look at two regions side by side.
const COMPARING: Who =
    Who::Roles(&[Role::Officer, Role::PressOfficer, Role::Observer, Role::Expert]);
/// Those who meet guests, and whose people are seen.
const RECEIVING: Who = Who::Roles(&[Role::Officer, Role::PressOfficer, Role::Head]);
/// Those who write, review or seek practices.
const PRACTISING: Who =
    Who::Roles(&[Role::Officer, Role::PressOfficer, Role::Observer, Role::Expert, Role::Head]);
/// Those who look at regions over time, and say what is measured.
const MEASURING: Who =
    Who::Roles(&[Role::Officer, Role::Observer, Role::Expert, Role::Head, Role::Administrator]);
/// Everyone at a centre and above it; ministries find the centres by their region.
const CENTRES: Who = Who::Roles(&[
    Role::Specialist,
    Role::Head,
    Role::Desk,
    Role::Auditor,
    Role::Observer,
    Role::Administrator,
]);

/// The main menu, in the order of a working day.
pub(crate) static MENU: &[Item] = &[
    Item { label: "menu-waiting", href: "/waiting", who: WAITED_FOR },
    Item { label: "menu-desk", href: "/desk", who: Who::SERVING },
    Item { label: "menu-applications", href: "/applications", who: Who::STAFF },
    Item { label: "menu-clients", href: "/clients", who: Who::STAFF },
    Item { label: "menu-agreements", href: "/agreements", who: ACROSS },
    Item { label: "menu-plans", href: "/plans", who: ACROSS },
    Item { label: "menu-visits", href: "/visits", who: RECEIVING },
    Item { label: "menu-exchange", href: "/exchange", who: COMPARING },
    Item { label: "menu-take", href: "/take", who: exchange::CHOOSING },
    Item { label: "menu-practices", href: "/practices", who: PRACTISING },
    Item { label: "menu-news", href: "/news", who: Who::REGIONAL },
    Item { label: "menu-services", href: "/services", who: Who::STAFF },
    Item { label: "menu-centre", href: "/centre", who: CENTRES },
    Item { label: "menu-regions", href: "/regions", who: Who::SignedIn },
    Item { label: "menu-indicators", href: "/indicators", who: MEASURING },
    Item { label: "menu-registry", href: "/registry", who: Who::ADMINISTRATORS },
    Item { label: "menu-mail", href: "/mail", who: Who::ADMINISTRATORS },
    Item { label: "menu-people", href: "/people", who: Who::HEADS },
    Item { label: "menu-journal", href: "/journal", who: journal_page::READERS },
];

/// Every room's doors, pages and API.
fn rooms() -> Vec<Doors> {
    vec![
        own_doors(),
        agreements::doors(),
        agreements::api_doors(),
        applications::doors(),
        applications::api_doors(),
        clients::doors(),
        clients::api_doors(),
        indicators::doors(),
        indicators::api_doors(),
        ledger::doors(),
        ledger::api_doors(),
        news::doors(),
        news::api_doors(),
        people::doors(),
        plans::doors(),
        plans::api_doors(),
        practices::doors(),
        practices::api_doors(),
        regions::doors(),
        registry::doors(),
        registry::api_doors(),
        services::doors(),
        services::api_doors(),
        visits::doors(),
        visits::api_doors(),
    ]
}

/// The roof's own doors.
pub(crate) fn own_doors() -> Doors {
    crate::evidence_pages::doors(exchange::doors(Doors::new("okno")))
        .get(Who::Anyone, Whose::Open, home)
        .get(Who::SignedIn, Whose::Own, centre)
        .get(Who::SignedIn, Whose::Own, search_page::show)
        .get(journal_page::READERS, Whose::Own, journal_page::show)
        .get(Who::SignedIn, Whose::Own, reminders::show)
        .get(Who::SignedIn, Whose::Own, reminders::settings)
        .post(Who::SignedIn, Whose::Own, reminders::choose)
        .post(Who::SignedIn, Whose::Own, reminders::issue)
        .post(Who::SignedIn, Whose::Own, reminders::revoke)
        .get(Who::Anyone, Whose::Open, reminders::feed)
        .get(Who::SignedIn, Whose::Own, mail_page::show)
        .post(Who::ADMINISTRATORS, Whose::Installation, mail_page::try_again)
        .post(Who::ADMINISTRATORS, Whose::Installation, mail_page::hush)
        .post(Who::ADMINISTRATORS, Whose::Installation, mail_page::unhush)
        .get(Who::Anyone, Whose::Open, openapi::show)
        .get(Who::Anyone, Whose::Open, health::live)
        .get(Who::Anyone, Whose::Open, health::ready)
        .get(Who::Anyone, Whose::Open, assets::show)
}

/// The access table of the whole house.
pub fn doors() -> Vec<Door> {
    rooms().into_iter().flat_map(|it| it.open().1).collect()
}

/// The whole house as a service.
pub fn router(app: App) -> Router {
    let rooms = rooms().into_iter().fold(Router::new(), |all, it| all.merge(it.open().0));
    layers::wrap(rooms.fallback(nowhere), &app).with_state(app)
}

#[derive(TypedPath)]
#[typed_path("/")]
struct Home;

#[derive(TypedPath)]
#[typed_path("/centre")]
struct Centre;

/// Everyone's first page: their work.
async fn home(_: Home, guest: Guest) -> Redirect {
    Redirect::to(match guest.actor.as_ref().map(|it| it.role) {
        None => "/sign-in",
        Some(Role::Specialist | Role::Head | Role::Desk) => "/desk",
        Some(Role::Administrator) => "/registry",
        Some(Role::Auditor) => "/applications",
        Some(Role::Officer | Role::PressOfficer | Role::Expert) => "/waiting",
        Some(Role::Observer) => "/regions",
    })
}

async fn centre(_: Centre, desk: web::Desk) -> Redirect {
    let id = desk.actor().organisation;
    Redirect::to(&regions::ShowOrganisation { id }.to_string())
}

async fn nowhere(State(_): State<App>) -> web::Error {
    web::Error::NotFound
}
