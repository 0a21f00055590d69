//! `/renderings`: the rows behind every number.

use super::Show;
use super::taken::ListFile;
use crate::figures;
use crate::filters::{Asked, Filters};
use crate::model::{Counts, Scope, Wanted};
use crate::store::{self, Listed, Named};
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use db::{Page, Place, Tx, Wish};
use kernel::{Lang, Recipient, Say};
use maud::{Markup, html};
use serde::Deserialize;
use web::ui::{Field, Kind, Tone};
use web::{Desk, Error, Faults, Frame, Result, Typed, fmt, frame, t, ui, word};

/// An organisation's ledger.
#[derive(TypedPath)]
#[typed_path("/renderings")]
pub struct ListRenderings;

/// Where the page before ended.
#[derive(Deserialize)]
pub(super) struct After {
    pub after: Option<String>,
}

/// Rows per page.
const ROWS: usize = 50;

pub(super) async fn list(
    _: ListRenderings,
    desk: Desk,
    Query(asked): Query<Asked>,
    Query(After { after }): Query<After>,
) -> Result<Markup> {
    let filters = asked.filters()?;
    let after = after.as_deref().map(str::parse::<Place>).transpose().map_err(unreadable)?;
    let wish = filters.wish(Wish { after, ..Wish::first(ROWS) });
    let mut tx = desk.db().read().await?;
    let page = store::list(&mut tx, desk.actor().organisation, &wish).await?;
    let names = store::names(&mut tx, desk.actor().organisation).await?;
    let total = total(&mut tx, &desk, &filters, |it| filters.count(it)).await?;
    Ok(list_view(&desk, &filters, page, &names, total))
}

pub(super) fn unreadable(_: &'static str) -> Error {
    Error::Bad { field: "after", say: Say::new("fault-unreadable") }
}

/// How many there are, where a kept figure knows it; `count` says which of its counts they are.
pub(super) async fn total(
    tx: &mut Tx,
    desk: &Desk,
    filters: &Filters,
    count: impl FnOnce(Counts) -> i64,
) -> Result<Option<i64>> {
    let Some((period, cut)) = filters.figure() else { return Ok(None) };
    let scope = Scope::Organisation(desk.actor().organisation);
    let figures = figures(tx, scope, &Wanted::of(period, desk.today())).await?;
    Ok(Some(count(figures.get(period, cut))))
}

fn list_view(
    desk: &Desk,
    filters: &Filters,
    page: Page<Listed>,
    names: &[Named],
    total: Option<i64>,
) -> Markup {
    let lang = desk.lang;
    let next = page.next.map(|it| filters.href_of(ListRenderings, Some(&it)));
    let lead = html! {
        @if let Some(total) = total {
            (t!(lang, "ledger-total", count = total, shown = fmt::number(lang, total)))
        } @else {
            (t!(lang, "ledger-lead"))
        }
        @if let Some(on) = filters.on { " " (t!(lang, "ledger-as-of", day = fmt::day(lang, on))) }
    };
    let title = t!(lang, "ledger-title");
    let body = html! {
        section.sheet.wide {
            (filter_form(lang, filters, names))
            @if page.rows.is_empty() {
                (ui::empty(&t!(lang, "ledger-empty"), &t!(lang, "ledger-empty-teach"), None))
            } @else {
                (rows(lang, &page.rows))
            }
            (ui::pager(lang, next.as_deref()))
        }
    };
    let mut top = Frame::titled(title).section("/centre").lead(lead);
    if web::Who::TAKING.admits(Some(desk.actor().role)) {
        let file = filters.href_of(ListFile, None);
        top = top.actions(ui::quiet_link(file, &t!(lang, "ledger-take")));
    }
    frame(desk, top, body)
}

fn rows(lang: Lang, rows: &[Listed]) -> Markup {
    let heads = [
        ui::col(t!(lang, "ledger-rendered-on")),
        ui::col(t!(lang, "ledger-service")),
        ui::col(t!(lang, "ledger-client")),
        ui::col(t!(lang, "ledger-recipient")),
        ui::num(t!(lang, "ledger-days")),
        ui::hidden_col(t!(lang, "ledger-state")),
    ];
    ui::table(heads, rows.iter().map(|it| row(lang, it)))
}

fn row(lang: Lang, it: &Listed) -> Vec<Markup> {
    vec![
        html! { a href=(Show { id: it.id }) { (fmt::day(lang, it.rendered_on)) } },
        html! { (name_or_dash(&it.service_name)) },
        html! { a href={ "/clients/" (it.client) } { (name_or_dash(&it.client_name)) } },
        html! { (word(lang, "recipient", it.recipient)) },
        html! { (it.days) },
        state_of(lang, it.sign, it.reversed),
    ]
}

/// What a row's sign means; an ordinary rendering needs no label.
pub(super) fn state_of(lang: Lang, sign: i64, reversed: bool) -> Markup {
    html! {
        @if sign < 0 { (ui::state(t!(lang, "ledger-state-reversal"), Tone::Warn)) }
        @if reversed { (ui::state(t!(lang, "ledger-state-reversed"), Tone::Bad)) }
    }
}

pub(super) fn name_or_dash(name: &str) -> &str {
    if name.is_empty() { "—" } else { name }
}

fn filter_form(lang: Lang, filters: &Filters, names: &[Named]) -> Markup {
    let set = filters.fields().into_iter().filter_map(|(name, value)| Some((name, value?)));
    let (typed, faults) = (Typed::filled(set), Faults::default());
    let field = |name, label| Field { name, label, ..Field::default() };
    let day = |name, label| Field { kind: Kind::Day, ..field(name, label) };
    let of = |thing: &'static str| {
        names.iter().filter(move |it| it.thing == thing).map(|it| (&it.id, &it.name))
    };
    let kinds = Recipient::ALL.iter().map(|it| (it, word(lang, "recipient", it)));
    let prices = [("true", t!(lang, "ledger-free")), ("false", t!(lang, "ledger-paid"))];
    let body = html! {
        (ui::field(lang, day("from", t!(lang, "ledger-from")), &typed, &faults))
        (ui::field(lang, day("to", t!(lang, "ledger-to")), &typed, &faults))
        (ui::select(lang, field("direction", t!(lang, "ledger-direction")), of("direction"), &typed, &faults))
        (ui::select(lang, field("service", t!(lang, "ledger-service")), of("service"), &typed, &faults))
        (ui::select(lang, field("recipient", t!(lang, "ledger-recipient")), kinds, &typed, &faults))
        (ui::select(lang, field("free", t!(lang, "ledger-price")), prices, &typed, &faults))
        (ui::field(lang, day("on", t!(lang, "ledger-on")), &typed, &faults))
        @if let Some(client) = filters.client { (ui::hidden("client", client)) }
    };
    ui::filters(lang, &ListRenderings.to_string(), filters.active(), body)
}
