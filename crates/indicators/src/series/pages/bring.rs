//! Bringing values in a table: what was read is shown first, and kept whole or not at all.

use super::list::{ListIndicators, ShowIndicator};
use super::{this_month, views};
use crate::series::upload::{CellFault, Reading, Row, read, unread};
use crate::series::{Indicator, Month, Observation, Source, store};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::routing::TypedPath;
use db::transact;
use journal::{Note, Thing};
use kernel::Say;
use maud::{Markup, html};
use regions::Region;
use serde::Deserialize;
use std::fmt::Write as _;
use web::{Desk, Error, Faults, Frame, Result, Typed, Upload, frame, say, t, ui};

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

/// What tables are read against.
struct Ground {
    versions: Vec<Indicator>,
    regions: Vec<Region>,
    /// Months of the own region that are computed: nobody brings those.
    computed: Vec<Month>,
}

impl Ground {
    async fn find(desk: &Desk, code: &str) -> Result<Ground> {
        let mut tx = desk.db().read().await?;
        let versions = store::indicator(&mut tx, code).await?;
        if versions.is_empty() {
            return Err(Error::NotFound);
        }
        let regions = regions::regions(&mut tx).await?;
        let computed = store::computed_months(&mut tx, code, desk.actor().region).await?;
        Ok(Ground { versions, regions, computed })
    }

    fn indicator(&self) -> &Indicator {
        self.versions.first().expect("looked for above")
    }

    /// The rows of a table, each with the version of the definition it falls under.
    fn rows(&self, desk: &Desk, bytes: &[u8]) -> Result<Vec<Row>, Vec<CellFault>> {
        let whole = |say| vec![CellFault { cell: String::new(), say }];
        let grid = read(bytes).map_err(|it| whole(unread(&it)))?;
        let reading = Reading {
            versions: &self.versions,
            regions: &self.regions,
            own: Some(desk.actor().region),
            now: this_month(desk),
        };
        let rows = reading.rows(&grid)?;
        match rows.iter().find(|it| self.computed.contains(&it.month)) {
            Some(it) => Err(whole(Say::new("series-fault-computed").with("month", it.month))),
            None => Ok(rows),
        }
    }
}

pub(crate) async fn form(Form { code }: Form, desk: Desk) -> Result<Markup> {
    let ground = Ground::find(&desk, &code).await?;
    Ok(form_view(&desk, ground.indicator(), &Faults::default(), &[]))
}

/// Reads the table and shows what would be kept, or everything that is wrong with it.
pub(crate) async fn preview(Form { code }: Form, desk: Desk, upload: Upload) -> Result<Response> {
    let ground = Ground::find(&desk, &code).await?;
    let mut faults = Faults::default();
    let Some(draft) = upload.required_file("table", &mut faults) else {
        return Ok(again(&desk, &ground, &faults, &[]));
    };
    let name = draft.name.clone();
    let bytes = draft.bytes().await.map_err(|it| Error::Ours(it.into()))?;
    match ground.rows(&desk, &bytes) {
        Ok(rows) => Ok(preview_view(&desk, &ground, &name, &rows).into_response()),
        Err(wrong) => {
            faults.add("table", Say::new("series-fault-table"));
            Ok(again(&desk, &ground, &faults, &wrong))
        }
    }
}

/// Keeps what was shown: it comes back as text and is read by the same rules.
pub(crate) async fn keep(Keep { code }: Keep, desk: Desk, typed: Typed) -> Result<Response> {
    let ground = Ground::find(&desk, &code).await?;
    let mut faults = Faults::default();
    let file = typed.text("file", 300, &mut faults);
    let rows = match ground.rows(&desk, typed.get("rows").as_bytes()) {
        Ok(rows) if faults.is_empty() => rows,
        other => {
            let wrong = other.err().unwrap_or_default();
            return Ok(again(&desk, &ground, &faults, &wrong));
        }
    };
    let all: Vec<Observation> =
        rows.iter().filter_map(|it| ground.observation(&desk, &file, it)).collect();
    transact!(desk.db(), |tx| {
        let written = store::save(tx, &all).await?;
        let note = Note::by(desk.actor(), "series-brought", Thing::Indicator, &code);
        let note = note.with("file", file.as_str()).with("count", written);
        journal::write(tx, desk.now, note).await
    })?;
    Ok(Redirect::to(&ShowIndicator { code }.to_string()).into_response())
}

impl Ground {
    fn observation(&self, desk: &Desk, file: &str, row: &Row) -> Option<Observation> {
        let of = self.versions.iter().find(|it| it.holds_in(row.month))?;
        Some(Observation {
            indicator: of.code.clone(),
            region: row.region,
            month: row.month,
            version: of.number,
            value: row.value,
            base: None,
            source: Source::Upload,
            recorded_at: desk.now,
            account: Some(desk.actor().account),
            file: file.to_owned(),
        })
    }
}

fn again(desk: &Desk, ground: &Ground, faults: &Faults, wrong: &[CellFault]) -> Response {
    let page = form_view(desk, ground.indicator(), faults, wrong);
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

fn top(desk: &Desk, it: &Indicator) -> Frame {
    Frame::titled(t!(desk.lang, "series-bring"))
        .section("/regions")
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

fn preview_view(desk: &Desk, ground: &Ground, name: &str, rows: &[Row]) -> Markup {
    let (lang, it) = (desk.lang, ground.indicator());
    let mut text = String::from("region;month;value\n");
    for Row { region, month, value } in rows {
        writeln!(text, "{region};{month};{value}").expect("writing to a string cannot fail");
    }
    let heads = [ui::col(t!(lang, "series-month")), ui::num(t!(lang, "series-value"))];
    let shown = rows.iter().map(|row| {
        vec![
            html! { (views::month(lang, row.month)) },
            html! { (views::written(lang, it.unit, Some(row.value))) },
        ]
    });
    let count = t!(lang, "series-read", count = rows.len(), file = name);
    let body = html! {
        p { (count) }
        (ui::table(heads, shown))
        form method="post" action=(Keep { code: it.code.clone() }) {
            (ui::hidden("file", name))
            (ui::hidden("rows", &text))
            (ui::submit(&t!(lang, "series-keep")))
        }
    };
    frame(desk, top(desk, it), ui::wide_sheet(it.name_in(lang), body))
}
