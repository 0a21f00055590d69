//! The catalogue and the adoptions as workbooks.

use super::catalogue::chosen;
use super::views::brought_text;
use super::{AdoptionsFile, CatalogueFile};
use crate::store::{self, MOST};
use crate::{AdoptionRow, Entry};
use axum::response::Response;
use db::Wish;
use documents::{Cell, Sheet};
use kernel::Lang;
use std::sync::Arc;
use web::{Desk, Guest, Result, Sought, t, word};

/// What is chosen on the page, all of it.
pub async fn catalogue(_: CatalogueFile, guest: Guest, sought: Sought) -> Result<Response> {
    let mut tx = guest.db().read().await?;
    let catalogue = crate::catalogue(guest.db(), &mut tx, guest.now).await?;
    drop(tx);
    let all = catalogue.page(&chosen(&sought), None, MOST as usize).rows;
    let lang = guest.lang;
    let sheet = entries(lang, &all);
    web::workbook(&t!(lang, "practices-file"), move || documents::xlsx(&[sheet])).await
}

/// What is chosen on the page of the region's adoptions.
pub async fn adoptions(_: AdoptionsFile, desk: Desk, sought: Sought) -> Result<Response> {
    let mut tx = desk.db().read().await?;
    let filters = super::adoptions::filters(&sought);
    let wish = Wish { filters, ..Wish::first(web::MOST_ROWS) };
    let page = store::adoptions(&mut tx, desk.actor().region, &wish).await?;
    drop(tx);
    let lang = desk.lang;
    let sheet = steps(lang, &web::every_row(page)?);
    web::workbook(&t!(lang, "adoptions-file"), move || documents::xlsx(&[sheet])).await
}

pub(crate) fn entries(lang: Lang, all: &[Arc<Entry>]) -> Sheet {
    let row = |it: &Arc<Entry>| {
        vec![
            it.title.as_str().into(),
            it.region_name.as_str().into(),
            it.organisation_name.as_str().into(),
            word(lang, "practice-sphere", it.sphere).into(),
            word(lang, "practice-direction", it.direction).into(),
            Cell::Whole(it.cost.0 / 100),
            Cell::Whole(it.launch_days),
            Cell::Whole(it.grade),
            Cell::Whole(it.adopters),
            Cell::Day(it.published_on.0),
            Cell::Day(it.confirmed_on.0),
        ]
    };
    Sheet {
        name: t!(lang, "practices-title"),
        heads: vec![
            t!(lang, "practice-title"),
            word(lang, "practice-facet", "region"),
            t!(lang, "practice-organisation"),
            word(lang, "practice-field", "sphere"),
            word(lang, "practice-field", "direction"),
            t!(lang, "practice-cost-number"),
            t!(lang, "practice-launch-days"),
            t!(lang, "practice-grade-number"),
            t!(lang, "practice-adopters-number"),
            t!(lang, "practice-published"),
            t!(lang, "practice-confirmed-on"),
        ],
        rows: all.iter().map(row).collect(),
        widths: vec![60.0, 28.0, 28.0, 28.0, 28.0],
    }
}

fn steps(lang: Lang, all: &[AdoptionRow]) -> Sheet {
    let row = |row: &AdoptionRow| {
        let it = &row.adoption;
        vec![
            row.title.as_str().into(),
            Cell::Whole(row.number),
            row.adopter_name.as_str().into(),
            row.region_name.as_str().into(),
            word(lang, "adoption-state", it.state).into(),
            Cell::Day(it.began_on.0),
            it.implemented_on.map(|it| it.0).into(),
            brought_text(it).into(),
        ]
    };
    Sheet {
        name: t!(lang, "adoptions-title"),
        heads: vec![
            t!(lang, "practice-title"),
            t!(lang, "practice-version"),
            t!(lang, "adoption-adopter"),
            word(lang, "practice-facet", "region"),
            t!(lang, "adoption-stands"),
            t!(lang, "adoption-began"),
            t!(lang, "adoption-implemented-on"),
            t!(lang, "adoption-brought"),
        ],
        rows: all.iter().map(row).collect(),
        widths: vec![60.0, 8.0, 28.0, 28.0, 16.0, 12.0, 12.0, 60.0],
    }
}
