//! The list of applications as a workbook.

use super::ListFile;
use super::list::filter;
use crate::store::{self, Line};
use axum::response::Response;
use documents::{Cell, Sheet};
use kernel::{Lang, Zone};
use web::{Desk, Result, Sought, t, word};

pub(super) async fn take(_: ListFile, desk: Desk, sought: Sought) -> Result<Response> {
    let organisation = desk.actor().organisation;
    let wanted = filter(&desk, &sought);
    let page = {
        let mut tx = desk.db().read().await?;
        store::list(&mut tx, organisation, &wanted, None, web::MOST_ROWS).await?
    };
    let rows = web::every_row(page)?;
    web::note_taken(&desk, "applications-taken", rows.len()).await?;
    let (lang, zone) = (desk.lang, desk.actor().zone.clone());
    let name = t!(lang, "applications-file");
    web::workbook(&name, move || documents::xlsx(&[sheet(lang, &zone, &rows)])).await
}

fn sheet(lang: Lang, zone: &Zone, rows: &[Line]) -> Sheet {
    Sheet {
        name: t!(lang, "applications-title"),
        heads: vec![
            t!(lang, "application-number"),
            t!(lang, "application-written"),
            t!(lang, "application-client"),
            t!(lang, "application-inn"),
            t!(lang, "application-service"),
            t!(lang, "application-state"),
            t!(lang, "application-due"),
            t!(lang, "application-decided"),
            t!(lang, "application-assignee"),
        ],
        rows: rows.iter().map(|it| cells(lang, zone, it)).collect(),
        widths: vec![18.0, 13.0, 44.0, 15.0, 44.0, 20.0, 13.0, 13.0, 28.0],
    }
}

fn cells(lang: Lang, zone: &Zone, it: &Line) -> Vec<Cell> {
    let text = |it: Option<String>| it.map_or(Cell::Empty, Cell::Text);
    vec![
        it.number.as_str().into(),
        Cell::Day(it.created_at.day_in(zone).0),
        it.client_name.as_str().into(),
        text(it.client_inn.map(|it| it.to_string())),
        it.service_name.as_str().into(),
        word(lang, "application-state", it.state).into(),
        Cell::Day(it.due_on.0),
        it.decided_on.map(|it| it.0).into(),
        text(it.assignee_name.clone()),
    ]
}
