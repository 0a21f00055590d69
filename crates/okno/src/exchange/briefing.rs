//! The briefing as a file: set on a thread of its own, because setting type takes computing.

use super::changes::Changes;
use super::gather::Exchange;
use super::paper;
use axum::response::Response;
use visits::Visit;
use web::{Desk, Error, Result, attachment};

/// `GET /exchange/{a}/{b}/briefing.pdf?visit=…`.
pub(super) async fn answer(
    desk: &Desk,
    it: &Exchange,
    prepared: Option<&Visit>,
    changes: Option<&Changes<'_>>,
) -> Result<Response> {
    let paper = paper::of(desk, it, prepared, changes);
    // A colon is no part of a file's name everywhere.
    let name = format!("{}.pdf", paper.title.replace(':', ""));
    let made = tokio::task::spawn_blocking(move || documents::pdf(&paper)).await;
    let bytes = made.map_err(|it| Error::Ours(it.into()))?;
    let bytes = bytes.map_err(|it| Error::Ours(it.into()))?;
    Ok(attachment(&name, "application/pdf", bytes))
}
