//! One import: what it brought, or why it failed.

use super::home::{Home, region, state};
use crate::model::{Change, ChangeKind, Snapshot};
use crate::store;
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use db::{Page, Place, Wish};
use journal::{Entry, Thing};
use kernel::{Category, Lang, SnapshotId, Zone};
use maud::{Markup, html};
use serde::Deserialize;
use web::ui::{Tab, Tone};
use web::{Desk, Error, Frame, Result, fmt, frame, t, ui, word};

/// One import and its difference from what was live before.
#[derive(TypedPath, Deserialize)]
#[typed_path("/registry/{snapshot}")]
pub struct ShowSnapshot {
    /// Which import.
    pub snapshot: SnapshotId,
}

/// What of the difference is wanted.
#[derive(Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    change: String,
    after: Option<String>,
}

/// Differences of one page.
const LIMIT: usize = 50;
/// Entries of the journal beside it.
const HISTORY: i64 = 10;

pub(super) async fn show(
    ShowSnapshot { snapshot }: ShowSnapshot,
    desk: Desk,
    Query(wanted): Query<Wanted>,
) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let it = store::find(&mut tx, snapshot).await?.ok_or(Error::NotFound)?;
    let kind = wanted.change.parse().unwrap_or(ChangeKind::Added);
    let after: Option<Place> = wanted.after.and_then(|it| it.parse().ok());
    let wish = Wish { filters: vec![None], after, ..Wish::first(LIMIT) };
    let changes = store::changes(&mut tx, snapshot, kind, &wish).await?;
    let history = journal::of_thing(&mut tx, Thing::Snapshot, snapshot, HISTORY).await?;

    let lang = desk.lang;
    let title = match it.day {
        Some(day) => t!(lang, "registry-snapshot-title", day = fmt::day(lang, day)),
        None => t!(lang, "registry-snapshot-undated"),
    };
    let page = Frame::titled(title).section("/registry").crumb(t!(lang, "registry-title"), Home);
    Ok(frame(&desk, page, view(lang, &desk.actor().zone, &it, kind, &changes, &history)))
}

fn view(
    lang: Lang,
    zone: &Zone,
    it: &Snapshot,
    kind: ChangeKind,
    changes: &Page<Change>,
    history: &[Entry],
) -> Markup {
    html! {
        div {
            @if let Some(why) = it.why_in(lang) {
                (ui::notice(Tone::Bad, html! { (why) }))
            }
            (ui::sheet(&t!(lang, "registry-difference"), difference_view(lang, it, kind, changes)))
        }
        (ui::aside(&t!(lang, "registry-import"), facts_view(lang, zone, it)))
        @if !history.is_empty() {
            (ui::aside(&t!(lang, "registry-journal"), ui::history(lang, zone, history)))
        }
    }
}

fn facts_view(lang: Lang, zone: &Zone, it: &Snapshot) -> Markup {
    let text = |it: String| html! { (it) };
    ui::facts([
        (t!(lang, "registry-state"), state(lang, it.state)),
        (t!(lang, "registry-source"), text(it.source.clone())),
        (t!(lang, "registry-count"), text(fmt::number(lang, it.records))),
        (t!(lang, "registry-rejected", count = it.rejected), text(fmt::number(lang, it.rejected))),
        (t!(lang, "registry-repeated", count = it.repeated), text(fmt::number(lang, it.repeated))),
        (t!(lang, "registry-started"), text(fmt::moment(lang, it.started_at, zone))),
        (
            t!(lang, "registry-finished"),
            text(it.finished_at.map_or_else(|| "—".to_owned(), |it| fmt::moment(lang, it, zone))),
        ),
    ])
}

fn difference_view(lang: Lang, it: &Snapshot, kind: ChangeKind, changes: &Page<Change>) -> Markup {
    let Some(before) = it.compared_to else {
        return html! { p { (t!(lang, "registry-nothing-to-compare")) } };
    };
    let here = |kind: ChangeKind| format!("{}?change={kind}", ShowSnapshot { snapshot: it.id });
    let next = changes.next.as_ref().map(|place| format!("{}&after={place}", here(kind)));
    let tab = |it_is: &ChangeKind| Tab {
        label: format!(
            "{} · {}",
            word(lang, "registry-change", it_is),
            fmt::number(lang, it.count(*it_is))
        ),
        href: here(*it_is),
        current: *it_is == kind,
    };
    html! {
        p { (t!(lang, "registry-compared-to", day = fmt::day(lang, before))) }
        (ui::tabs(&t!(lang, "registry-difference"), ChangeKind::ALL.iter().map(tab)))
        @if changes.rows.is_empty() {
            p { (t!(lang, "registry-no-changes")) }
        } @else {
            (ui::table(
                [ui::col("ИНН"), ui::col(t!(lang, "registry-region")), ui::col(t!(lang, "registry-was")), ui::col(t!(lang, "registry-became"))],
                changes.rows.iter().map(|it| change_row(lang, it)),
            ))
            (ui::pager(lang, next.as_deref()))
        }
    }
}

fn change_row(lang: Lang, it: &Change) -> Vec<Markup> {
    let category = |it: Option<Category>| match it {
        Some(it) => html! { (word(lang, "category", it)) },
        None => html! { "—" },
    };
    vec![html! { (it.inn) }, region(lang, it.region), category(it.was), category(it.became)]
}
