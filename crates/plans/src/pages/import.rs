//! The table of a plan comes in: looked at first, then whole or not at all.

use agreements::Sphere;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use db::{Tx, transact};
use documents::{Grid, Limits};
use files::FileKind;
use journal::{Note, Thing};
use kernel::{Lang, MeasureId, Say};
use maud::{Markup, html};
use web::ui::{self, Field, Tone, col};
use web::{Desk, Error, Faults, Frame, Result, Upload, frame, say, t};

use super::views::{sphere, term};
use super::{Import, ImportFile, ListPlans, Show, own, own_written, refused, to};
use crate::papers::{self, CellFault, Row, RowChange, read_plan};
use crate::{Measure, Plan, changes, fresh, store};

/// What an imported plan refers to its file by.
const PLAN_FILES: &str = "plan";

pub async fn form(Import { id }: Import, desk: Desk) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let plan = own_written(&desk, &mut tx, id).await?;
    plan.may_change()?;
    Ok(upload_view(&desk, &plan, &[], &Faults::default()))
}

pub async fn preview(Import { id }: Import, desk: Desk, upload: Upload) -> Result<Response> {
    let mut tx = desk.db().read().await?;
    let plan = own_written(&desk, &mut tx, id).await?;
    plan.may_change()?;
    let there = store::written_measures(&mut tx, &plan).await?;
    let spheres = agreements::spheres(&mut tx).await?;
    drop(tx);
    let mut faults = Faults::default();
    let Some(draft) = upload.required_file("file", &mut faults) else {
        return Ok(refused(upload_view(&desk, &plan, &[], &faults)));
    };
    let bytes = draft.bytes().await.map_err(|it| Error::Ours(it.into()))?;
    let rows = match grids(bytes, draft.kind).await? {
        Ok(grids) => read_plan(&grids, &plan, &spheres, &there),
        Err(fault) => Err(vec![fault]),
    };
    let rows = match rows {
        Ok(rows) => rows,
        Err(cells) => return Ok(refused(upload_view(&desk, &plan, &cells, &faults))),
    };
    let kept = transact!(desk.db(), |tx| {
        Ok::<_, Error>(desk.app.files.keep(tx, draft, desk.actor(), desk.now).await?)
    })?;
    let confirm = ImportFile { id, file: kept.id };
    Ok((StatusCode::OK, preview_view(&desk, &plan, &spheres, &rows, &confirm)).into_response())
}

pub async fn import(ImportFile { id, file }: ImportFile, desk: Desk) -> Result<Response> {
    let mut tx = desk.db().read().await?;
    own(&desk, &mut tx, id).await?;
    let kept = files::find(&mut tx, file).await?;
    let kept = kept.filter(|it| it.organisation == desk.actor().organisation);
    let kept = kept.ok_or(Error::NotFound)?;
    drop(tx);
    let bytes = desk.app.files.read(&kept).await.map_err(|it| Error::Ours(it.into()))?;
    let grids =
        grids(bytes, kept.kind).await?.map_err(|it| Error::Bad { field: "", say: it.say })?;
    transact!(desk.db(), |tx| {
        let plan = own_written(&desk, tx, id).await?;
        plan.may_change()?;
        let there = store::written_measures(tx, &plan).await?;
        let spheres = agreements::spheres(tx).await?;
        let rows = read_plan(&grids, &plan, &spheres, &there).map_err(first)?;
        let rows: Vec<&Row> = rows.iter().filter(|it| it.change().is_some()).collect();
        if rows.is_empty() {
            return Ok::<_, Error>(()); // the plan says all of it already
        }
        for row in &rows {
            keep(tx, &plan, row).await?;
        }
        files::attach(tx, file, PLAN_FILES, id).await?;
        changes::changed(tx, &plan, desk.actor(), desk.now).await?;
        let note = Note::by(desk.actor(), "plan-imported", Thing::Plan, id)
            .with("measures", rows.len())
            .with("file", kept.name.as_str());
        journal::write(tx, desk.now, note).await?;
        Ok(())
    })?;
    Ok(to(Show { id }))
}

/// A new measure, or another text of the one of this number.
async fn keep(tx: &mut Tx, plan: &Plan, row: &Row) -> Result<()> {
    let wording = row.wording.clone();
    let Some(known) = row.known.clone() else {
        let measure = fresh(plan, MeasureId::new(), wording);
        return Ok(store::save_measure(tx, plan, &measure).await?);
    };
    let measure = Measure { wording, ..known };
    store::save_measure(tx, plan, &measure).await?;
    if !plan.is_revised() {
        changes::follow(tx, plan, measure).await?;
    }
    Ok(())
}

fn first(faults: Vec<CellFault>) -> Error {
    let say = faults.into_iter().next().map_or(Say::new("plan-table-empty"), |it| it.say);
    Error::Bad { field: "file", say }
}

/// The tables of a file, or why there are none.
pub(super) async fn grids(bytes: Vec<u8>, kind: FileKind) -> Result<Result<Vec<Grid>, CellFault>> {
    let read = tokio::task::spawn_blocking(move || match kind {
        FileKind::Xlsx => documents::read_xlsx(&bytes, Limits::default()),
        FileKind::Docx => documents::read_docx_tables(&bytes, Limits::default()),
        _ => Err(documents::Unread::OtherKind),
    });
    let read = read.await.map_err(|it| Error::ours(it.to_string()))?;
    Ok(read.map_err(|it| CellFault { cell: String::new(), say: papers::unread(&it) }))
}

fn top(lang: Lang, plan: &Plan) -> Frame {
    Frame::titled(t!(lang, "plan-import"))
        .section("/plans")
        .crumb(t!(lang, "plans-title"), ListPlans)
        .crumb(&plan.title, Show { id: plan.id })
}

fn upload_view(desk: &Desk, plan: &Plan, cells: &[CellFault], faults: &Faults) -> Markup {
    let lang = desk.lang;
    let file = Field {
        name: "file",
        label: t!(lang, "plan-import-file"),
        required: true,
        ..Field::default()
    };
    let upload = html! {
        (ui::file_field(lang, file, ".xlsx,.docx", faults))
        (ui::submit(&t!(lang, "plan-import-preview")))
    };
    let body = html! {
        (cell_faults(lang, cells))
        (ui::file_form(Import { id: plan.id }, upload))
    };
    let body = html! {
        (ui::sheet(&t!(lang, "plan-import"), body))
        (ui::aside(&t!(lang, "plan-how"), html! { p { (t!(lang, "plan-import-teach", a = plan.name_a.as_str(), b = plan.name_b.as_str())) } }))
    };
    frame(desk, top(lang, plan), body)
}

/// Everything that is wrong in a file, cell by cell.
pub(super) fn cell_faults(lang: Lang, cells: &[CellFault]) -> Markup {
    html! {
        @if !cells.is_empty() {
            div.notice.bad.faults role="alert" tabindex="-1" {
                strong { (t!(lang, "plan-import-nothing")) }
                ul {
                    @for it in cells {
                        li {
                            @if !it.cell.is_empty() { (t!(lang, "plan-import-cell", cell = it.cell.as_str())) ": " }
                            (say(lang, &it.say))
                        }
                    }
                }
            }
        }
    }
}

fn preview_view(
    desk: &Desk,
    plan: &Plan,
    spheres: &[Sphere],
    rows: &[Row],
    confirm: &ImportFile,
) -> Markup {
    let lang = desk.lang;
    let heads = [
        col(t!(lang, "measure-number")),
        col(t!(lang, "measure-text")),
        col(t!(lang, "measure-sphere")),
        col(t!(lang, "measure-term")),
        col(&plan.name_a),
        col(&plan.name_b),
        col(t!(lang, "plan-change")),
    ];
    let cells = rows.iter().map(|row| {
        let it = &row.wording;
        vec![
            html! { (it.number) },
            html! { (it.text) },
            html! { (sphere(lang, spheres, &it.sphere)) },
            html! { (term(lang, it.term)) },
            html! { (it.body_a) },
            html! { (it.body_b) },
            change(lang, row.change()),
        ]
    });
    let change = rows.iter().any(|it| it.change().is_some());
    let body = html! {
        p { (t!(lang, "plan-import-found", count = rows.len())) }
        @if change {
            p { (t!(lang, "plan-import-check")) }
            form method="post" action=(confirm) { (ui::submit(&t!(lang, "plan-import-confirm"))) }
        } @else {
            p { (t!(lang, "plan-import-same")) }
        }
        (ui::table(heads, cells))
    };
    frame(desk, top(lang, plan), ui::wide_sheet(&t!(lang, "plan-import-preview"), body))
}

fn change(lang: Lang, it: Option<RowChange>) -> Markup {
    match it {
        Some(RowChange::Added) => ui::state(t!(lang, "plan-change-added"), Tone::Good),
        Some(RowChange::Changed) => ui::state(t!(lang, "plan-change-changed"), Tone::Warn),
        None => ui::state(t!(lang, "plan-change-none"), Tone::Plain),
    }
}
