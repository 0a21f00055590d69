//! Papers of a plan, to take away.

use axum::response::Response;
use db::Tx;
use kernel::Day;
use web::{Desk, Error, Result, Sought, attachment};

use super::{Paper, read};
use crate::papers::{self, Period};
use crate::{Plan, Side, store};

const PDF: &str = "application/pdf";
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

pub async fn paper(Paper { id, name }: Paper, desk: Desk, sought: Sought) -> Result<Response> {
    let mut tx = desk.db().read().await?;
    let plan = read(&desk, &mut tx, id).await?;
    let paper = match name.as_str() {
        "report.pdf" => Made::Pdf(report(&desk, &mut tx, &plan, &sought).await?),
        "report.docx" => Made::Docx(report(&desk, &mut tx, &plan, &sought).await?),
        "form-a.docx" => Made::Docx(form(&desk, &mut tx, &plan, Side::A).await?),
        "form-b.docx" => Made::Docx(form(&desk, &mut tx, &plan, Side::B).await?),
        "table.xlsx" | "table.docx" => {
            // Its sides take away what they are writing, others what is in force.
            let measures = store::written_measures(&mut tx, &plan).await?;
            let plan = store::written(&mut tx, plan.clone()).await?;
            let spheres = agreements::spheres(&mut tx).await?;
            match name.as_str() {
                "table.xlsx" => Made::Xlsx(papers::table_sheet(&plan, &spheres, &measures)),
                _ => Made::Docx(papers::table_paper(&plan, &spheres, &measures)),
            }
        }
        _ => return Err(Error::NotFound),
    };
    drop(tx);
    let kind = paper.media_type();
    // It takes up to seconds: not on the threads that serve.
    let made = tokio::task::spawn_blocking(move || paper.bytes()).await;
    let made = made.map_err(|it| Error::ours(it.to_string()))?;
    let bytes = made.map_err(|it| Error::ours(it.to_string()))?;
    Ok(attachment(&format!("plan-{}-{name}", plan.from.0.year()), kind, bytes))
}

/// A paper before it is written.
enum Made {
    Pdf(documents::Paper),
    Docx(documents::Paper),
    Xlsx(documents::Sheet),
}

impl Made {
    fn media_type(&self) -> &'static str {
        match self {
            Made::Pdf(_) => PDF,
            Made::Docx(_) => DOCX,
            Made::Xlsx(_) => XLSX,
        }
    }

    fn bytes(&self) -> Result<Vec<u8>, documents::Failed> {
        match self {
            Made::Pdf(it) => documents::pdf(it),
            Made::Docx(it) => documents::docx(it),
            Made::Xlsx(it) => documents::xlsx(std::slice::from_ref(it)),
        }
    }
}

async fn report(
    desk: &Desk,
    tx: &mut Tx,
    plan: &Plan,
    sought: &Sought,
) -> Result<documents::Paper> {
    let measures = store::measures(tx, plan.id).await?;
    let reports = store::reports_of_plan(tx, plan.id).await?;
    let spheres = agreements::spheres(tx).await?;
    let period = period(plan, sought, desk.today());
    Ok(papers::report(desk.lang, plan, &spheres, &measures, &reports, period))
}

/// The form of a side: its plan's sides send it to each other.
async fn form(desk: &Desk, tx: &mut Tx, plan: &Plan, side: Side) -> Result<documents::Paper> {
    desk.party(&plan.regions())?;
    Ok(papers::form(plan, side, &store::measures(tx, plan.id).await?))
}

/// The days asked for; else the whole plan up to today.
fn period(plan: &Plan, sought: &Sought, today: Day) -> Period {
    let from = sought.value("from").unwrap_or(plan.from);
    let until: Day = sought.value("to").unwrap_or(plan.to);
    let until = until.min(today).max(plan.from);
    Period { from: from.min(until), to: until }
}
