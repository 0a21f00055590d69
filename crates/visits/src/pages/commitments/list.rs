//! The list of commitments: its state is the URL's.

use super::super::{ListCommitments, views};
use crate::{Commitment, Promise, store};
use db::Wish;
use kernel::{Day, RegionCode};
use maud::{Markup, html};
use web::{Desk, Frame, Result, Sought, frame, t, ui};

/// Rows of a page.
const ROWS: usize = 50;

/// `GET /commitments?side=…&state=…&late=yes`: those of the actor's region, by term.
pub async fn list(_: ListCommitments, desk: Desk, sought: Sought) -> Result<Markup> {
    let wish = Wish { after: sought.value("after"), limit: ROWS, ..wish(&sought, desk.today()) };
    let mut tx = desk.db().read().await?;
    let page = store::commitments_seen(&mut tx, desk.actor(), &wish).await?;
    let regions = regions::regions(&mut tx).await?;
    let outsiders = store::outsiders(&mut tx, desk.actor().region).await?;
    let lang = desk.lang;
    let next = page.next.as_ref().map(|it| sought.href(ListCommitments, "after", &it.to_string()));
    let tab = |label, query: &str, current| ui::Tab {
        label,
        href: format!("{ListCommitments}{query}"),
        current,
    };
    let late = sought.get("late") == "yes";
    let state = sought.get("state");
    let tabs = [
        tab(t!(lang, "commitments-open"), "", state.is_empty() && !late),
        tab(t!(lang, "commitments-late"), "?late=yes", late),
        tab(t!(lang, "commitments-all"), "?state=all", state == "all"),
    ];
    let side = |it: &Commitment| {
        let region = regions.iter().find(|region| region.code == it.side).map(|it| &it.name);
        let outsider = || outsiders.iter().find(|(visit, _)| *visit == it.visit).map(|it| &it.1);
        region.or_else(outsider).cloned().unwrap_or_default()
    };
    let body = html! {
        section.sheet.wide {
            (ui::tabs(&t!(lang, "commitments-views"), tabs))
            @if page.rows.is_empty() {
                (ui::empty(&t!(lang, "commitments-none"), &t!(lang, "commitments-none-teach"), None))
            } @else {
                (views::commitments(lang, desk.today(), &page.rows, side))
                (ui::pager(lang, next.as_deref()))
            }
        }
    };
    let top = Frame::titled(t!(lang, "commitments-title")).section("/visits");
    Ok(frame(&desk, top, body))
}

/// What a query wants of the list; open ones where it says nothing.
pub(crate) fn wish(sought: &Sought, today: Day) -> Wish {
    let late = sought.get("late") == "yes";
    let state = match sought.get("state") {
        "all" => None,
        "" => Some(Promise::Open),
        other => other.parse().ok(),
    };
    let filters = vec![
        sought.value::<RegionCode>("side").map(db::Value::from),
        if late { Some(Promise::Open) } else { state }.map(db::Value::from),
        late.then(|| db::Value::from(today)),
        sought.value::<RegionCode>("region").map(db::Value::from),
    ];
    Wish { filters, ..Wish::default() }
}
