//! The papers of a visit, made when they are asked for.

use super::{Ground, ProgrammeCalendar, ProgrammePdf, ProtocolDocx, ProtocolPdf, reach};
use crate::store::Material;
use crate::{Facts, papers, store};
use axum::response::Response;
use documents::{Failed, Paper};
use kernel::{VisitId, Zone};
use web::{Desk, Error, Result, attachment, t};

const PDF: &str = "application/pdf";
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// `GET /visits/{id}/programme.pdf`.
pub async fn programme_pdf(ProgrammePdf { id }: ProgrammePdf, desk: Desk) -> Result<Response> {
    let (facts, materials) = shown(&desk, id).await?;
    let paper = papers::programme(desk.lang, &facts, &materials);
    let name = format!("{}.pdf", t!(desk.lang, "visit-programme-title"));
    Ok(attachment(&name, PDF, written(paper, documents::pdf).await?))
}

/// `GET /visits/{id}/programme.ics`.
pub async fn programme_calendar(path: ProgrammeCalendar, desk: Desk) -> Result<Response> {
    let (facts, materials) = shown(&desk, path.id).await?;
    let zone = host_zone(&facts);
    let events = papers::events(desk.lang, &facts, &materials, &zone, desk.now);
    let calendar = documents::calendar(&papers::title(desk.lang, &facts), &events);
    let name = format!("{}.ics", t!(desk.lang, "visit-programme-title"));
    Ok(attachment(&name, "text/calendar; charset=utf-8", calendar.into_bytes()))
}

/// `GET /visits/{id}/protocol.pdf`.
pub async fn protocol_pdf(ProtocolPdf { id }: ProtocolPdf, desk: Desk) -> Result<Response> {
    let paper = protocol(&desk, id).await?;
    let name = format!("{}.pdf", t!(desk.lang, "visit-protocol-title"));
    Ok(attachment(&name, PDF, written(paper, documents::pdf).await?))
}

/// `GET /visits/{id}/protocol.docx`.
pub async fn protocol_docx(ProtocolDocx { id }: ProtocolDocx, desk: Desk) -> Result<Response> {
    let paper = protocol(&desk, id).await?;
    let name = format!("{}.docx", t!(desk.lang, "visit-protocol-title"));
    Ok(attachment(&name, DOCX, written(paper, documents::docx).await?))
}

async fn protocol(desk: &Desk, id: VisitId) -> Result<Paper> {
    let facts = facts(desk, id).await?;
    let mut tx = desk.db().read().await?;
    let ground = Ground::read(&mut tx, &facts.visit).await?;
    Ok(papers::protocol(desk.lang, &facts, &ground.signed(&facts)))
}

/// A visit with what was brought for its programme.
async fn shown(desk: &Desk, id: VisitId) -> Result<(Facts, Vec<Material>)> {
    let facts = facts(desk, id).await?;
    let materials = store::materials(&mut desk.db().read().await?, id).await?;
    Ok((facts, materials))
}

async fn facts(desk: &Desk, id: VisitId) -> Result<Facts> {
    let mut tx = desk.db().read().await?;
    let (visit, _) = reach(&mut tx, desk, id).await?;
    Facts::of(&mut tx, visit).await?.ok_or(Error::NotFound)
}

/// Where the programme's hours are counted: at the institution that receives, else in its region.
fn host_zone(facts: &Facts) -> Zone {
    let place = facts.visit.host_organisation.and_then(|id| facts.organisation(id));
    place.map_or(facts.host.time_zone.clone(), |it| it.time_zone.clone())
}

/// Setting a page takes computing: not on the thread that serves others.
async fn written(paper: Paper, write: fn(&Paper) -> Result<Vec<u8>, Failed>) -> Result<Vec<u8>> {
    let done = tokio::task::spawn_blocking(move || write(&paper)).await;
    let done = done.map_err(|it| Error::Ours(it.into()))?;
    done.map_err(|it| Error::Ours(it.into()))
}
