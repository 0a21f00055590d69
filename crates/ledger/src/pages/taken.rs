//! The list of renderings as a workbook.

use crate::filters::Asked;
use crate::store::{self, Listed, Named};
use axum::extract::Query;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use db::Wish;
use documents::{Cell, Sheet};
use kernel::Lang;
use web::{Desk, Result, t, word};

/// The organisation's ledger as a workbook, with the filters of the list.
#[derive(TypedPath)]
#[typed_path("/renderings/list.xlsx")]
pub struct ListFile;

pub(super) async fn take(_: ListFile, desk: Desk, Query(asked): Query<Asked>) -> Result<Response> {
    let organisation = desk.actor().organisation;
    let wish = asked.filters()?.wish(Wish::first(web::MOST_ROWS));
    let (page, names) = {
        let mut tx = desk.db().read().await?;
        let page = store::list(&mut tx, organisation, &wish).await?;
        (page, store::names(&mut tx, organisation).await?)
    };
    let rows = web::every_row(page)?;
    web::note_taken(&desk, "renderings-taken", rows.len()).await?;
    let lang = desk.lang;
    let name = t!(lang, "ledger-file");
    web::workbook(&name, move || documents::xlsx(&[sheet(lang, &names, &rows)])).await
}

fn sheet(lang: Lang, names: &[Named], rows: &[Listed]) -> Sheet {
    Sheet {
        name: t!(lang, "ledger-title"),
        heads: vec![
            t!(lang, "ledger-rendered-on"),
            t!(lang, "ledger-service"),
            t!(lang, "ledger-direction"),
            t!(lang, "ledger-client"),
            t!(lang, "ledger-inn"),
            t!(lang, "ledger-recipient"),
            t!(lang, "ledger-days"),
            t!(lang, "ledger-price"),
            t!(lang, "ledger-entered"),
            t!(lang, "ledger-state"),
        ],
        rows: rows.iter().map(|it| cells(lang, names, it)).collect(),
        widths: vec![13.0, 44.0, 36.0, 44.0, 15.0, 24.0, 12.0, 24.0, 13.0, 16.0],
    }
}

fn cells(lang: Lang, names: &[Named], it: &Listed) -> Vec<Cell> {
    let direction = it.direction.to_string();
    let named = names.iter().find(|it| it.thing == "direction" && it.id == direction);
    let price = if it.free { t!(lang, "ledger-free") } else { t!(lang, "ledger-paid") };
    let state = match (it.sign < 0, it.reversed) {
        (true, _) => t!(lang, "ledger-state-reversal").into(),
        (_, true) => t!(lang, "ledger-state-reversed").into(),
        _ => Cell::Empty,
    };
    vec![
        Cell::Day(it.rendered_on.0),
        it.service_name.as_str().into(),
        named.map_or("", |it| it.name.as_str()).into(),
        it.client_name.as_str().into(),
        it.client_inn.as_ref().map_or(Cell::Empty, |it| it.to_string().into()),
        word(lang, "recipient", it.recipient).into(),
        Cell::Whole(it.days),
        price.into(),
        Cell::Day(it.recorded_on.0),
        state,
    ]
}
