//! Values to take away: small numbers of people are left out of every file.

use super::profile;
use super::this_month;
use crate::series::{Indicator, Observation, store};
use axum::extract::Query;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use documents::{Cell, Sheet, xlsx};
use kernel::{Lang, RegionCode};
use serde::Deserialize;
use web::{Desk, Error, Result, attachment, t, word};

/// Every value of an indicator, as CSV.
#[derive(TypedPath, Deserialize)]
#[typed_path("/indicators/{code}/observations.csv")]
pub(crate) struct Csv {
    pub code: String,
}

/// The same as XLSX.
#[derive(TypedPath, Deserialize)]
#[typed_path("/indicators/{code}/observations.xlsx")]
pub(crate) struct Workbook {
    pub code: String,
}

/// A region's profile as XLSX: a sheet of the latest values, a sheet of every month.
#[derive(TypedPath, Deserialize)]
#[typed_path("/regions/{code}/profile.xlsx")]
pub(crate) struct ProfileWorkbook {
    pub code: RegionCode,
}

/// Months of an indicator that are downloaded: twenty years.
const MONTHS: i32 = 240;

pub(crate) async fn csv(Csv { code }: Csv, desk: Desk) -> Result<Response> {
    let (versions, all) = everything(&desk, &code).await?;
    let text = crate::series::csv(&versions, &all);
    Ok(attachment(&format!("{code}.csv"), "text/csv; charset=utf-8", text.into_bytes()))
}

pub(crate) async fn workbook(Workbook { code }: Workbook, desk: Desk) -> Result<Response> {
    let lang = desk.lang;
    let (versions, all) = everything(&desk, &code).await?;
    let regions = regions::regions(&mut desk.db().read().await?).await?;
    let name = versions.first().map(|it| it.name_in(lang).to_owned()).unwrap_or_default();
    let rows = all.iter().map(|it| {
        let mut row = vec![
            Cell::Text(it.region.to_string()),
            Cell::Text(super::list::name_of(&regions, it.region)),
        ];
        row.extend(value_cells(lang, &versions, it));
        row
    });
    let mut heads = vec![t!(lang, "series-code"), t!(lang, "series-region")];
    heads.extend(value_heads(lang));
    let sheet = Sheet { name, heads, rows: rows.collect(), widths: Vec::new() };
    web::workbook(&format!("{code}.xlsx"), move || xlsx(&[sheet])).await
}

pub(crate) async fn profile(
    ProfileWorkbook { code }: ProfileWorkbook,
    desk: Desk,
    Query(asked): Query<profile::Asked>,
) -> Result<Response> {
    let lang = desk.lang;
    let seen = profile::find(&desk, code, asked.peers.as_deref()).await?;
    let all = seen.observations().map(|(of, it)| {
        let mut row = vec![Cell::Text(of.name_in(lang).to_owned())];
        row.extend(value_cells(lang, &seen.versions, it));
        row
    });
    let mut heads = vec![t!(lang, "series-name")];
    heads.extend(value_heads(lang));
    let every = Sheet {
        name: t!(lang, "series-every-month"),
        heads,
        rows: all.collect(),
        widths: Vec::new(),
    };
    let sheets = [profile::sheet(lang, &seen), every];
    web::workbook(&format!("profile-{code}.xlsx"), move || xlsx(&sheets)).await
}

async fn everything(desk: &Desk, code: &str) -> Result<(Vec<Indicator>, Vec<Observation>)> {
    let mut tx = desk.db().read().await?;
    let versions = store::indicator(&mut tx, code).await?;
    if versions.is_empty() {
        return Err(Error::NotFound);
    }
    let end = this_month(desk);
    let all = store::between(&mut tx, code, (end.plus(-MONTHS), end), None).await?;
    Ok((versions, all))
}

fn value_heads(lang: Lang) -> [String; 6] {
    [
        t!(lang, "series-month"),
        t!(lang, "series-value"),
        t!(lang, "series-unit"),
        t!(lang, "series-source"),
        t!(lang, "series-file"),
        t!(lang, "series-version"),
    ]
}

fn value_cells(lang: Lang, versions: &[Indicator], it: &Observation) -> [Cell; 6] {
    let of = it.version_of(versions);
    [
        Cell::Day(it.month.first_day().0),
        it.shown_under(versions).map_or(Cell::Empty, Cell::Number),
        of.map_or(Cell::Empty, |of| word(lang, "series-unit", of.unit).into()),
        word(lang, "series-source", it.source).into(),
        it.file.as_str().into(),
        Cell::Whole(it.version),
    ]
}
