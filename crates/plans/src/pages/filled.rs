//! Forms filled in by a side that has no Okno, imported back with the letter they came with.

use axum::response::Response;
use db::transact;
use files::Draft;
use kernel::{Day, PlanId, ReportId, Say};
use web::{Desk, Error, Faults, Result, Stopped, Typed, Upload};

use super::import::grids;
use super::show::{Again, FORMS, again};
use super::{Forms, REPORT_FILES, Show, own, reporting, to};
use crate::papers::{CellFault, Filled, read_form};
use crate::{Plan, Report, ReportState, Side, Source, changes, store};

/// Longest number of a letter, characters.
const NUMBER: usize = 200;

/// Whose form it is, and the letter it came with.
struct Cover {
    side: Side,
    number: String,
    dated: Day,
}

pub async fn filled(Forms { id }: Forms, desk: Desk, upload: Upload) -> Result<Response> {
    let typed = || upload.typed().clone();
    match take(&desk, id, &upload).await {
        Ok(Ok(())) => Ok(to(Show { id })),
        Ok(Err(cells)) => {
            let refused = Again::of(FORMS, typed(), Faults::default());
            again(&desk, id, &Again { cells, ..refused }).await
        }
        Err(Stopped::Faults(faults)) => again(&desk, id, &Again::of(FORMS, typed(), faults)).await,
        Err(Stopped::Error(error)) => Err(error),
    }
}

/// Takes the reports of a form, or says which of its cells are wrong.
async fn take(
    desk: &Desk,
    id: PlanId,
    upload: &Upload,
) -> Result<Result<(), Vec<CellFault>>, Stopped> {
    let mut tx = desk.db().read().await?;
    let plan = own(desk, &mut tx, id).await?;
    let measures = store::measures(&mut tx, id).await?;
    let speaking = regions::speaking(&mut tx).await?;
    drop(tx);
    let (cover, draft) = covered(upload)?;
    plan.brings(desk.actor().region, cover.side, &speaking)?;
    let bytes = draft.bytes().await.map_err(|it| Error::Ours(it.into()))?;
    let rows = match grids(bytes, draft.kind).await? {
        Ok(grids) => read_form(&grids, cover.side, &measures),
        Err(fault) => Err(vec![fault]),
    };
    match rows {
        Ok(rows) => keep(desk, &plan, &cover, draft, &rows).await.map(Ok),
        Err(cells) => Ok(Err(cells)),
    }
}

fn covered(upload: &Upload) -> Result<(Cover, &Draft), Stopped> {
    let mut faults = Faults::default();
    let cover = Cover::typed(upload.typed(), &mut faults);
    let draft = upload.required_file("file", &mut faults);
    let both = cover.zip(draft).filter(|_| faults.is_empty());
    both.ok_or(Stopped::Faults(faults))
}

async fn keep(
    desk: &Desk,
    plan: &Plan,
    cover: &Cover,
    draft: &Draft,
    rows: &[Filled<'_>],
) -> Result<(), Stopped> {
    transact!(desk.db(), |tx| {
        let kept = desk.app.files.keep(tx, draft, desk.actor(), desk.now).await?;
        for row in rows {
            let report = cover.report(desk, row);
            plan.takes(row.measure, &report, desk.today())?;
            changes::take(tx, plan, row.measure, &report).await?;
            files::attach(tx, kept.id, REPORT_FILES, report.id).await?;
            journal::write(tx, desk.now, reporting::noted(desk.actor(), plan, &report)).await?;
        }
        Ok::<_, Stopped>(())
    })
}

impl Cover {
    fn typed(typed: &Typed, faults: &mut Faults) -> Option<Cover> {
        let side = reporting::chosen(typed, "side", faults);
        let number = typed.text("letter", NUMBER, faults);
        if !typed.has("letter_on") {
            faults.add("letter_on", Say::new("fault-required"));
        }
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
