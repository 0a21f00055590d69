//! The list of applications: its state is the URL's.

use super::{List, ListFile, New, views};
use crate::State;
use crate::store::{self, Filter, Order};
use db::{Page, Tx};
use kernel::{ClientId, OrganisationId};
use maud::{Markup, html};
use regions::Direction;
use std::sync::Arc;
use web::{Desk, Faults, Frame, Memory, Result, Sought, frame, t, ui, word};

/// Rows of a page.
const ROWS: usize = 25;

/// `GET /applications?state=…&assignee=…&direction=…&client=…&decided_from=…&decided_to=…&order=…
/// &after=…`: one statement, and one for the directions where nobody asked for them a moment ago.
/// `state` is a state, `all`, or nothing for those still to be rendered; `assignee` is `mine` or
/// somebody's id.
pub async fn show(_: List, desk: Desk, sought: Sought) -> Result<Markup> {
    let filter = filter(&desk, &sought);
    let mut tx = desk.db().read().await?;
    let organisation = desk.actor().organisation;
    let page = store::list(&mut tx, organisation, &filter, sought.value("after"), ROWS).await?;
    let directions = directions(&desk, &mut tx).await?;
    Ok(view(&desk, &sought, &page, &directions))
}

async fn directions(desk: &Desk, tx: &mut Tx) -> Result<Arc<[Direction]>> {
    static LATELY: Memory<OrganisationId, Arc<[Direction]>> = Memory::new(128);
    let organisation = desk.actor().organisation;
    let read = async { Ok(regions::directions(tx, organisation).await?.into()) };
    LATELY.or_read(desk.db(), desk.now, organisation, read).await
}

pub(super) fn filter(desk: &Desk, sought: &Sought) -> Filter {
    let client: Option<ClientId> = sought.value("client");
    // A client's applications are shown with all that became of them.
    let open = (sought.get("state").is_empty() && client.is_none()).then_some(true);
    let assignee = match sought.get("assignee") {
        "mine" => Some(desk.actor().account),
        _ => sought.value("assignee"),
    };
    let (decided_from, decided_to) = (sought.value("decided_from"), sought.value("decided_to"));
    let usual = match open {
        _ if decided_from.is_some() || decided_to.is_some() => Order::Decided,
        Some(true) => Order::Due,
        _ => Order::Newest,
    };
    Filter {
        state: sought.value("state"),
        open,
        assignee,
        direction: sought.value("direction"),
        client,
        decided_from,
        decided_to,
        unclaimed_for: None,
        order: sought.value("order").unwrap_or(usual),
    }
}

fn view(
    desk: &Desk,
    sought: &Sought,
    page: &Page<store::Line>,
    directions: &[Direction],
) -> Markup {
    let lang = desk.lang;
    let next = page.next.as_ref().map(|it| sought.href(List, "after", &it.to_string()));
    let mut top = Frame::titled(t!(lang, "applications-title")).section("/applications");
    let role = Some(desk.actor().role);
    top = top.actions(html! {
        @if web::Who::TAKING.admits(role) {
            (ui::quiet_link(sought.href(ListFile, "after", ""), &t!(lang, "applications-take")))
        }
        @if web::Who::SERVING.admits(role) { (ui::button_link(New, &t!(lang, "application-new"))) }
    });
    let body = html! {
        section.sheet.wide {
            (tabs(desk, sought))
            (filters(desk, sought, directions))
            @if page.rows.is_empty() {
                (ui::empty(
                    &t!(lang, "applications-none"),
                    &t!(lang, "applications-none-teach"),
                    Some(ui::quiet_link(New, &t!(lang, "application-new"))),
                ))
            } @else {
                (views::lines(desk, &page.rows))
                (ui::pager(lang, next.as_deref()))
            }
        }
    };
    frame(desk, top, body)
}

fn tabs(desk: &Desk, sought: &Sought) -> Markup {
    let lang = desk.lang;
    let all = "/applications?state=all";
    let mine = "/applications?assignee=mine";
    let here = (sought.get("state"), sought.get("assignee"));
    let tab = |label, href: &str, current| ui::Tab { label, href: href.to_owned(), current };
    ui::tabs(
        &t!(lang, "applications-views"),
        [
            tab(t!(lang, "applications-open"), "/applications", here == ("", "")),
            tab(t!(lang, "applications-mine"), mine, here == ("", "mine")),
            tab(t!(lang, "applications-all"), all, here == ("all", "")),
        ],
    )
}

fn filters(desk: &Desk, sought: &Sought, directions: &[Direction]) -> Markup {
    let lang = desk.lang;
    let faults = Faults::default();
    let states = State::ALL.iter().map(|it| (it.word(), word(lang, "application-state", it)));
    let states = std::iter::once(("all", t!(lang, "applications-all"))).chain(states);
    let directions = regions::on_offer(directions, sought.value("direction"));
    let directions = directions.map(|it| (it.id, it.short_name.clone()));
    let orders = Order::ALL.iter().map(|it| (*it, word(lang, "applications-order", it)));
    let field = |name, label| ui::Field { name, label, ..ui::Field::default() };
    let day = |name, label| ui::Field { kind: ui::Kind::Day, ..field(name, label) };
    let body = html! {
        @for kept in ["assignee", "client"] {
            @if !sought.get(kept).is_empty() { (ui::hidden(kept, sought.get(kept))) }
        }
        (ui::select(lang, field("state", t!(lang, "application-state")), states, &sought.0, &faults))
        (ui::select(lang, field("direction", t!(lang, "application-direction")), directions, &sought.0, &faults))
        (ui::field(lang, day("decided_from", t!(lang, "applications-decided-from")), &sought.0, &faults))
        (ui::field(lang, day("decided_to", t!(lang, "applications-decided-to")), &sought.0, &faults))
        (ui::select(lang, field("order", t!(lang, "applications-order")), orders, &sought.0, &faults))
    };
    ui::filters(
        lang,
        &List.to_string(),
        sought.active(&[
            "state",
            "assignee",
            "direction",
            "client",
            "decided_from",
            "decided_to",
            "order",
        ]),
        body,
    )
}
