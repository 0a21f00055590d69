//! Bringing values in a table: what was read is shown first, and kept whole or not at all.

use super::list::{ListIndicators, ShowIndicator};
use super::{this_month, views};
use crate::series::upload::{CellFault, Row};
use crate::series::{Change, Ground, Indicator, Provenance, Unit, store};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::routing::TypedPath;
use db::transact;
use documents::Limits;
use files::File;
use journal::{Note, Thing};
use kernel::{FileId, RegionCode, Say};
use maud::{Markup, html};
use serde::Deserialize;
use web::{Desk, Error, Faults, Frame, Result, Typed, Upload, frame, kept, say, t, ui};

/// The form a table is brought by, and where it is sent to.
#[derive(TypedPath, Deserialize)]
#[typed_path("/indicators/{code}/upload")]
pub(crate) struct Form {
    pub code: String,
}

/// Where what was looked at is kept.
#[derive(TypedPath, Deserialize)]
#[typed_path("/indicators/{code}/observations")]
pub(crate) struct Keep {
    pub code: String,
}

/// A table values were read from.
#[derive(TypedPath, Deserialize)]
#[typed_path("/indicators/{code}/regions/{region}/tables/{file}")]
pub(crate) struct Table {
    pub code: String,
    pub region: RegionCode,
    pub file: FileId,
}

/// Rows of the preview.
const SHOWN: usize = 100;
/// What tables are attached to; the thing's id is `CODE REGION`.
const TABLES: &str = "observations";

pub(crate) async fn form(Form { code }: Form, desk: Desk) -> Result<Markup> {
    let ground = find(&desk, &code).await?;
    Ok(form_view(&desk, ground.indicator(), &Faults::default(), &[]))
}

/// Reads the table and shows what would be kept, or everything that is wrong with it. A right table
/// waits among the files; a day later it is swept if nobody said to keep its values.
pub(crate) async fn preview(Form { code }: Form, desk: Desk, upload: Upload) -> Result<Response> {
    let ground = find(&desk, &code).await?;
    let mut faults = Faults::default();
    let Some(draft) = upload.required_file("table", &mut faults) else {
        return Ok(again(&desk, &ground, &faults, &[]));
    };
    let bytes = draft.bytes().await.map_err(|it| Error::Ours(it.into()))?;
    match ground.reading(this_month(&desk)).table(&bytes, Limits::default()) {
        Ok(rows) => {
            let file = transact!(desk.db(), |tx| {
                desk.app.files.keep(tx, draft, desk.actor(), desk.now).await
            })?;
            Ok(preview_view(&desk, &ground, &file, &rows).into_response())
        }
        Err(wrong) => {
            faults.add("table", Say::new("series-fault-table"));
            Ok(again(&desk, &ground, &faults, &wrong))
        }
    }
}

/// Keeps what was shown: the table is read again by the same rules.
pub(crate) async fn keep(Keep { code }: Keep, desk: Desk, typed: Typed) -> Result<Response> {
    let ground = find(&desk, &code).await?;
    let mut faults = Faults::default();
    let Some(file) = brought(&desk, &typed).await? else {
        faults.add("table", Say::new("series-fault-gone"));
        return Ok(again(&desk, &ground, &faults, &[]));
    };
    let bytes = desk.app.files.read(&file).await.map_err(|it| Error::Ours(it.into()))?;
    let rows = match ground.reading(this_month(&desk)).table(&bytes, Limits::default()) {
        Ok(rows) => rows,
        Err(wrong) => return Ok(again(&desk, &ground, &faults, &wrong)),
    };
    let account = Some(desk.actor().account);
    let from = Provenance { file: file.name.clone(), upload: Some(file.id), account, at: desk.now };
    let all = ground.observations(&rows, &from);
    transact!(desk.db(), |tx| {
        let written = store::save(tx, &all).await?;
        files::attach(tx, file.id, TABLES, tables_of(&code, desk.actor().region)).await?;
        let note = Note::by(desk.actor(), "series-brought", Thing::Indicator, &code);
        let note = note.with("file", file.name.as_str()).with("count", written);
        journal::write(tx, desk.now, note).await
    })?;
    Ok(Redirect::to(&ShowIndicator { code }.to_string()).into_response())
}

/// The table itself, for the region that brought it: it may hold what is hidden from others.
pub(crate) async fn download(Table { code, region, file }: Table, desk: Desk) -> Result<Response> {
    desk.party(&[region])?;
    let all =
        files::of_thing(&mut desk.db().read().await?, TABLES, tables_of(&code, region)).await?;
    let file = all.into_iter().find(|it| it.id == file).ok_or(Error::NotFound)?;
    kept(&desk.app.files, &file).await
}

async fn find(desk: &Desk, code: &str) -> Result<Ground> {
    let own = Some(desk.actor().region);
    Ground::find(&mut desk.db().read().await?, code, own).await?.ok_or(Error::NotFound)
}

/// The table that was looked at, if this very person brought it and it is still there.
async fn brought(desk: &Desk, typed: &Typed) -> Result<Option<File>> {
    let Ok(id) = typed.get("file").parse::<FileId>() else { return Ok(None) };
    let found = files::find(&mut desk.db().read().await?, id).await?;
    Ok(found.filter(|it| it.account == Some(desk.actor().account)))
}

fn tables_of(code: &str, region: RegionCode) -> String {
    format!("{code} {region}")
}

fn again(desk: &Desk, ground: &Ground, faults: &Faults, wrong: &[CellFault]) -> Response {
    let page = form_view(desk, ground.indicator(), faults, wrong);
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

fn top(desk: &Desk, it: &Indicator) -> Frame {
    Frame::titled(t!(desk.lang, "series-bring"))
        .section("/indicators")
        .crumb(t!(desk.lang, "series-title"), ListIndicators)
        .crumb(it.name_in(desk.lang), ShowIndicator { code: it.code.clone() })
}

fn form_view(desk: &Desk, it: &Indicator, faults: &Faults, wrong: &[CellFault]) -> Markup {
    let lang = desk.lang;
    let field = ui::Field {
        name: "table",
        label: t!(lang, "series-table"),
        hint: t!(lang, "series-table-hint"),
        required: true,
        ..ui::Field::default()
    };
    let form = html! {
        @if !wrong.is_empty() {
            (ui::notice(ui::Tone::Bad, html! {
                ul {
                    @for it in wrong {
                        li { @if !it.cell.is_empty() { b { (it.cell) } ": " } (say(lang, &it.say)) }
                    }
                }
            }))
        }
        (ui::file_form(Form { code: it.code.clone() }, html! {
            (ui::file_field(lang, field, ".csv,.xlsx", faults))
            (ui::submit(&t!(lang, "series-look")))
        }))
    };
    let region = desk.actor().region.to_string();
    let example = html! {
        p { (t!(lang, "series-example", region = region.as_str())) }
        pre { "Регион;Месяц;Значение\n" (region) ";2026-01;12\n" (region) ";2026-02;14,5" }
    };
    frame(
        desk,
        top(desk, it),
        html! {
            (ui::sheet(it.name_in(lang), form))
            (ui::aside(&t!(lang, "series-how"), example))
        },
    )
}

fn preview_view(desk: &Desk, ground: &Ground, file: &File, rows: &[Row]) -> Markup {
    let (lang, it) = (desk.lang, ground.indicator());
    let changes = ground.changes(rows);
    let heads = [
        ui::col(t!(lang, "series-month")),
        ui::num(t!(lang, "series-value")),
        ui::col(t!(lang, "series-change")),
    ];
    let shown = rows.iter().zip(&changes).take(SHOWN).map(|(row, change)| {
        let unit = ground.definition(row.month).map_or(it.unit, |of| of.unit);
        let written = |value| views::exactly(lang, unit, value);
        vec![
            html! { (views::month(lang, row.month)) },
            html! { (written(row.value)) },
            match change {
                Change::New => html! { (t!(lang, "series-change-new")) },
                Change::Same => html! { (t!(lang, "series-change-same")) },
                Change::Instead(was) => {
                    html! { (t!(lang, "series-change-was", was = written(*was))) }
                }
            },
        ]
    });
    let body = html! {
        p { (t!(lang, "series-read", count = rows.len(), file = file.name.as_str())) }
        @if are_shares(it.unit, rows) {
            (ui::notice(ui::Tone::Warn, html! { (t!(lang, "series-shares")) }))
        }
        (ui::table(heads, shown))
        @if rows.len() > SHOWN { p.hint { (t!(lang, "series-first", count = SHOWN)) } }
        form method="post" action=(Keep { code: it.code.clone() }) {
            (ui::hidden("file", file.id))
            (ui::submit(&t!(lang, "series-keep")))
        }
    };
    frame(desk, top(desk, it), ui::wide_sheet(it.name_in(lang), body))
}

/// Whether percentages look like shares of one: Excel keeps `12,5 %` as 0.125.
fn are_shares(unit: Unit, rows: &[Row]) -> bool {
    unit == Unit::Percent && rows.iter().all(|it| it.value <= 1.0)
}
