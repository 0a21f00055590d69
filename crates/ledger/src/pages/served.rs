//! `/renderings/clients`: the people behind the number of unique clients.

use super::list::{After, name_or_dash, total, unreadable};
use crate::filters::{Asked, Filters};
use crate::store::{self, Served};
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use db::{Page, Place, Wish};
use kernel::Lang;
use maud::{Markup, html};
use web::ui::{Field, Kind};
use web::{Desk, Faults, Frame, Result, Typed, fmt, frame, t, ui, word};

/// Whom an organisation served in a period: each client once.
#[derive(TypedPath)]
#[typed_path("/renderings/clients")]
pub struct ListServed;

/// Rows per page.
const ROWS: usize = 50;

/// Two statements, three where a kept figure knows how many there are.
pub(super) async fn list(
    _: ListServed,
    desk: Desk,
    Query(asked): Query<Asked>,
    Query(After { after }): Query<After>,
) -> Result<Markup> {
    let filters = asked.filters()?.days();
    let after = after.as_deref().map(str::parse::<Place>).transpose().map_err(unreadable)?;
    let mut tx = desk.db().read().await?;
    let wish = Wish { after, ..Wish::first(ROWS) };
    let page = store::served(&mut tx, desk.actor().organisation, &filters, &wish).await?;
    let total = total(&mut tx, &desk, &filters, |it| it.clients).await?;
    Ok(view(&desk, &filters, page, total))
}

fn view(desk: &Desk, filters: &Filters, page: Page<Served>, total: Option<i64>) -> Markup {
    let lang = desk.lang;
    let next = page.next.map(|it| filters.href_of(ListServed, Some(&it)));
    let lead = html! {
        @if let Some(total) = total {
            (t!(lang, "ledger-served-total", count = total, shown = fmt::number(lang, total)))
        } @else {
            (t!(lang, "ledger-served-lead"))
        }
        @if let Some(on) = filters.on { " " (t!(lang, "ledger-as-of", day = fmt::day(lang, on))) }
    };
    let body = html! {
        section.sheet.wide {
            (filter_form(lang, filters))
            @if page.rows.is_empty() {
                (ui::empty(&t!(lang, "ledger-served-empty"), &t!(lang, "ledger-served-empty-teach"), None))
            } @else {
                (rows(lang, filters, &page.rows))
            }
            (ui::pager(lang, next.as_deref()))
        }
    };
    let page = Frame::titled(t!(lang, "ledger-served-title")).section("/centre").lead(lead);
    frame(desk, page.crumb(t!(lang, "ledger-title"), filters.href()), body)
}

fn rows(lang: Lang, filters: &Filters, rows: &[Served]) -> Markup {
    let heads = [
        ui::col(t!(lang, "ledger-client")),
        ui::col(t!(lang, "ledger-inn")),
        ui::col(t!(lang, "ledger-recipient")),
        ui::num(t!(lang, "ledger-services")),
    ];
    let row = |it: &Served| {
        let rows = Filters { client: Some(it.id), ..*filters }.href();
        vec![
            html! { a href={ "/clients/" (it.id) } { (name_or_dash(&it.name)) } },
            html! { @if let Some(inn) = &it.inn { (inn) } @else { "—" } },
            html! { (word(lang, "recipient", it.kind)) },
            html! { a href=(rows) { (fmt::number(lang, it.services)) } },
        ]
    };
    ui::table(heads, rows.iter().map(row))
}

fn filter_form(lang: Lang, filters: &Filters) -> Markup {
    let set = filters.fields().into_iter().filter_map(|(name, value)| Some((name, value?)));
    let (typed, faults) = (Typed::filled(set), Faults::default());
    let day = |name, label| Field { name, label, kind: Kind::Day, ..Field::default() };
    let body = html! {
        (ui::field(lang, day("from", t!(lang, "ledger-from")), &typed, &faults))
        (ui::field(lang, day("to", t!(lang, "ledger-to")), &typed, &faults))
        (ui::field(lang, day("on", t!(lang, "ledger-on")), &typed, &faults))
    };
    ui::filters(lang, &ListServed.to_string(), filters.active(), body)
}
