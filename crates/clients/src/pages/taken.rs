//! The list of clients as a workbook.

use super::ListFile;
use super::list::wish;
use crate::Client;
use crate::store::{self, Row};
use axum::response::Response;
use db::Wish;
use documents::{Cell, Sheet};
use kernel::Lang;
use web::{Desk, Result, Sought, t, word};

pub(super) async fn take(_: ListFile, desk: Desk, sought: Sought) -> Result<Response> {
    let organisation = desk.actor().organisation;
    let wanted = Wish { limit: web::MOST_ROWS, ..wish(&sought) };
    let page = {
        let mut tx = desk.db().read().await?;
        store::list(&mut tx, organisation, &wanted).await?
    };
    let rows = web::every_row(page)?;
    web::note_taken(&desk, "clients-taken", rows.len()).await?;
    let lang = desk.lang;
    let name = t!(lang, "clients-file");
    web::workbook(&name, move || documents::xlsx(&[sheet(lang, &rows)])).await
}

fn sheet(lang: Lang, rows: &[Row]) -> Sheet {
    Sheet {
        name: t!(lang, "clients-title"),
        heads: vec![
            t!(lang, "client-name"),
            t!(lang, "client-inn"),
            t!(lang, "client-ogrn"),
            t!(lang, "client-kind"),
            t!(lang, "client-category"),
            t!(lang, "client-okved"),
            t!(lang, "client-email"),
            t!(lang, "client-phone"),
            t!(lang, "client-contact"),
        ],
        rows: rows.iter().map(|it| cells(lang, &it.client)).collect(),
        widths: vec![44.0, 15.0, 17.0, 24.0, 18.0, 10.0, 28.0, 20.0, 28.0],
    }
}

fn cells(lang: Lang, it: &Client) -> Vec<Cell> {
    let text = |it: Option<String>| it.map_or(Cell::Empty, Cell::Text);
    vec![
        it.name.as_str().into(),
        text(it.inn.map(|it| it.to_string())),
        text(it.ogrn.clone()),
        word(lang, "recipient", it.kind).into(),
        text(it.category.map(|it| word(lang, "category", it))),
        text(it.okved.map(|it| it.to_string())),
        it.email.as_str().into(),
        it.phone.as_str().into(),
        it.contact.as_str().into(),
    ]
}
