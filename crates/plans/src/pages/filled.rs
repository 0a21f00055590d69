//! Forms filled in by a side that has no account, imported back with the letter they came with.

use axum::response::Response;
use db::transact;
use kernel::{Day, ReportId};
use web::{Desk, Error, Faults, Result, Typed, Upload};

use super::import::{grids, upload_view};
use super::{Forms, REPORT_FILES, Show, own, refused, reporting, to};
use crate::papers::{Filled, read_form};
use crate::{Report, ReportState, Side, Source, changes, store};

/// Longest number of a letter, characters.
const NUMBER: usize = 200;

/// Whose form it is, and the letter it came with.
struct Cover {
    side: Side,
    number: String,
    dated: Day,
}

pub async fn filled(Forms { id }: Forms, desk: Desk, upload: Upload) -> Result<Response> {
    let mut tx = desk.db().read().await?;
    let plan = own(&desk, &mut tx, id).await?;
    let measures = store::measures(&mut tx, id).await?;
    drop(tx);
    let mut faults = Faults::default();
    let cover = Cover::typed(upload.typed(), &mut faults);
    let draft = upload.required_file("file", &mut faults);
    let (Some(cover), Some(draft), None) = (cover, draft, faults.error()) else {
        return Err(faults.error().unwrap_or(Error::NotFound));
    };
    let bytes = draft.bytes().await.map_err(|it| Error::Ours(it.into()))?;
    let rows = match grids(bytes, draft.kind).await? {
        Ok(grids) => read_form(&grids, cover.side, &measures),
        Err(fault) => Err(vec![fault]),
    };
    let rows = match rows {
        Ok(rows) => rows,
        Err(cells) => return Ok(refused(upload_view(&desk, &plan, &cells, &faults))),
    };
    transact!(desk.db(), |tx| {
        let kept = desk.app.files.keep(tx, draft, desk.actor(), desk.now).await?;
        for row in &rows {
            let report = cover.report(&desk, row);
            plan.takes(row.measure, &report, desk.today())?;
            changes::take(tx, &plan, row.measure, &report).await?;
            files::attach(tx, kept.id, REPORT_FILES, report.id).await?;
            journal::write(tx, desk.now, reporting::noted(desk.actor(), &plan, &report)).await?;
        }
        Ok::<_, Error>(())
    })?;
    Ok(to(Show { id }))
}

impl Cover {
    fn typed(typed: &Typed, faults: &mut Faults) -> Option<Cover> {
        let side = reporting::chosen(typed, "side", faults);
        let number = typed.text("letter", NUMBER, faults);
        let _: String = typed.text("letter_on", NUMBER, faults); // must be there
        let dated = typed.plain("letter_on", faults, "fault-day");
        Some(Cover { side: side?, number, dated: dated? })
    }

    fn report(&self, desk: &Desk, row: &Filled<'_>) -> Report {
        Report {
            id: ReportId::new(),
            measure: row.measure.id,
            side: self.side,
            says: row.says,
            on: desk.today(),
            text: row.text.clone(),
            value: String::new(),
            source: Source::Form,
            document: self.number.clone(),
            dated: Some(self.dated),
            state: ReportState::Counted,
            author: desk.actor().name.clone(),
            entered_at: desk.now,
        }
    }
}
