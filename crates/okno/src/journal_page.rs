//! The organisation's journal: everything that was done, newest first.

use axum::extract::Query;
use axum_extra::routing::TypedPath;
use db::Wish;
use journal::Thing;
use kernel::Role;
use maud::{Markup, html};
use serde::Deserialize;
use web::{Desk, Frame, Result, Who, frame, t, ui};

/// Who reads an organisation's journal.
pub(crate) const READERS: Who = Who::Roles(&[Role::Head, Role::Auditor, Role::Administrator]);

#[derive(TypedPath)]
#[typed_path("/journal")]
pub(crate) struct Show;

/// The state of the list, kept in the URL.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    thing: Option<String>,
    after: Option<String>,
}

/// Entries of one page.
const LIMIT: usize = 50;

pub(crate) async fn show(_: Show, desk: Desk, Query(wanted): Query<Wanted>) -> Result<Markup> {
    let thing = wanted.thing.as_deref().and_then(|it| it.parse::<Thing>().ok());
    let wish = Wish {
        filters: vec![thing.map(Into::into), None],
        after: wanted.after.as_deref().and_then(|it| it.parse().ok()),
        ..Wish::first(LIMIT)
    };
    let mut tx = desk.db().read().await?;
    let page = journal::of_organisation(&mut tx, desk.actor().organisation, &wish).await?;
    let next = page.next.as_ref().map(|it| {
        let thing = thing.map(|it| format!("thing={it}&")).unwrap_or_default();
        format!("/journal?{thing}after={it}")
    });
    let head = Frame::titled(t!(desk.lang, "journal-title")).section("/journal");
    Ok(frame(
        &desk,
        head,
        html! {
            section.sheet.wide {
                (filter(&desk, thing))
                (ui::history(desk.lang, &desk.actor().zone, &page.rows))
                (ui::pager(desk.lang, next.as_deref()))
            }
        },
    ))
}

fn filter(desk: &Desk, chosen: Option<Thing>) -> Markup {
    let fields = html! {
        div.field {
            label for="thing" { (t!(desk.lang, "journal-thing")) }
            select id="thing" name="thing" {
                option value="" { (t!(desk.lang, "journal-all")) }
                @for it in Thing::ALL {
                    option value=(it) selected[chosen == Some(*it)] { (web::word(desk.lang, "thing", it)) }
                }
            }
        }
    };
    ui::filters(desk.lang, &Show.to_string(), usize::from(chosen.is_some()), fields)
}
