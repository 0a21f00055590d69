//! An existing register brought as a workbook: shown first, kept when the officer says so.

use axum::response::{IntoResponse as _, Redirect, Response};
use kernel::{FileId, Lang, Say};
use maud::{Markup, html};
use web::ui::{self, Field, Tone, col};
use web::{Desk, Error, Faults, Frame, Result, Typed, Upload, fmt, frame, say, t, word};

use super::views::{self, Names};
use super::{Confirmation, Import, ListAgreements, refused};
use crate::import::{COLUMNS, Reading, Slip, Wrong};
use crate::importing;

/// Rows of the preview.
const SHOWN: usize = 100;

pub async fn ask(_: Import, desk: Desk) -> Markup {
    page(&desk, html! {}, &Faults::default())
}

pub async fn preview(_: Import, desk: Desk, upload: Upload) -> Result<Response> {
    let mut faults = Faults::default();
    let Some(draft) = upload.required_file("file", &mut faults) else {
        return Ok(refused(page(&desk, html! {}, &faults)));
    };
    let bytes = draft.bytes().await.map_err(|it| Error::Ours(it.into()))?;
    let own = desk.actor().region;
    let directory = importing::directory(desk.db(), own, desk.today(), desk.now).await?;
    match importing::read(&bytes, &directory) {
        Ok(reading) => {
            let file = db::transact!(desk.db(), |tx| {
                let kept = desk.app.files.keep(tx, draft, desk.actor(), desk.now).await?;
                Ok::<_, Error>(kept.id)
            })?;
            let names = Names::of(&directory.regions);
            Ok(page(&desk, found(&desk, &names, &reading, file), &faults).into_response())
        }
        Err(wrong) => Ok(refused(page(&desk, faulty(desk.lang, &wrong), &faults))),
    }
}

pub async fn confirm(_: Confirmation, desk: Desk, typed: Typed) -> Result<Response> {
    let mut faults = Faults::default();
    let file: Option<FileId> = typed.plain("file", &mut faults, "agreements-import-gone");
    let mut tx = desk.db().read().await?;
    let file = match file {
        Some(id) => files::find(&mut tx, id).await?,
        None => None,
    };
    drop(tx);
    let Some(file) = file.filter(|it| it.account == Some(desk.actor().account)) else {
        faults.add("file", Say::new("agreements-import-gone"));
        return Ok(refused(page(&desk, html! {}, &faults)));
    };
    let bytes = desk.app.files.read(&file).await.map_err(|it| Error::Ours(it.into()))?;
    let own = desk.actor().region;
    let directory = importing::directory(desk.db(), own, desk.today(), desk.now).await?;
    match importing::read(&bytes, &directory) {
        Ok(reading) => {
            importing::keep(desk.db(), Some(desk.actor()), &reading.new, own, desk.now).await?;
            Ok(Redirect::to(&format!("{ListAgreements}?region={own}")).into_response())
        }
        Err(wrong) => Ok(refused(page(&desk, faulty(desk.lang, &wrong), &faults))),
    }
}

fn page(desk: &Desk, result: Markup, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "agreements-import-title"))
        .section("/agreements")
        .crumb(t!(lang, "agreements-title"), ListAgreements);
    let field = Field {
        name: "file",
        label: t!(lang, "agreements-import-file"),
        required: true,
        ..Field::default()
    };
    let form = html! {
        (ui::file_field(lang, field, ".xlsx,.csv", faults))
        (ui::submit(&t!(lang, "agreements-import-look")))
    };
    let columns = COLUMNS.iter().map(|names| names[0]).collect::<Vec<_>>().join(", ");
    let body = html! {
        (result)
        (ui::sheet(&t!(lang, "agreements-import-file"), ui::file_form(Import, form)))
        (ui::aside(&t!(lang, "agreements-import-how"), html! {
            p { (t!(lang, "agreements-import-teach")) }
            p { (t!(lang, "agreements-import-columns", columns = columns)) }
        }))
    };
    frame(desk, top, body)
}

/// What was found, and the button that keeps it.
fn found(desk: &Desk, names: &Names, reading: &Reading, file: FileId) -> Markup {
    let lang = desk.lang;
    let count = reading.new.len();
    let drafts = reading.new.iter().filter(|it| !it.is_public()).count();
    let heads = [
        col(t!(lang, "agreement-title")),
        col(t!(lang, "agreement-parties")),
        col(t!(lang, "agreement-signed-on")),
        col(t!(lang, "agreement-state")),
    ];
    let rows = reading.new.iter().take(SHOWN).map(|it| {
        vec![
            html! { (it.title) small { (word(lang, "agreement-kind", it.kind)) } },
            html! { (names.line(it)) },
            html! { (it.signed_on.map(|it| fmt::day(lang, it)).unwrap_or_default()) },
            html! { (views::standing(lang, it, desk.today())) },
        ]
    });
    let body = html! {
        p { (t!(lang, "agreements-import-found", count = count)) " "
            (t!(lang, "agreements-import-known", count = reading.known)) }
        @if drafts > 0 { p { (t!(lang, "agreements-import-drafts", count = drafts)) } }
        @if count > 0 {
            (ui::table(heads, rows))
            @if count > SHOWN { p.hint { (t!(lang, "agreements-import-shown", count = SHOWN)) } }
            form method="post" action=(Confirmation) {
                (ui::hidden("file", file))
                (ui::submit(&t!(lang, "agreements-import-keep")))
            }
        }
    };
    ui::sheet(&t!(lang, "agreements-import-preview"), body)
}

fn faulty(lang: Lang, wrong: &Wrong) -> Markup {
    let body = match wrong {
        Wrong::Table(it) => html! { p { (say(lang, &crate::import::unread(it))) } },
        Wrong::Slips(slips) => html! {
            p { (t!(lang, "agreements-import-slips")) }
            ul { @for Slip { cell, say: it } in slips { li { b { (cell) } ": " (say(lang, it)) } } }
        },
    };
    ui::notice(Tone::Bad, body)
}
