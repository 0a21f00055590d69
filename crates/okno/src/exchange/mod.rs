//! Two regions on one page: everything between them, read out of the rooms they share, and the
//! two-page briefing of the same for a visit.

mod briefing;
mod changes;
mod choose;
mod figures;
mod gather;
mod paper;
mod practices;
mod promise;
mod sections;
mod store;
mod transfer;
mod views;

pub(crate) use choose::Choose;
pub(crate) use transfer::CHOOSING;

use ::practices::EDITORS;
use axum::extract::Query;
use axum::response::{IntoResponse as _, Response};
use axum_extra::routing::TypedPath;
use indicators::Asked;
use kernel::{RegionCode, VisitId};
use serde::Deserialize;
use web::{Desk, Doors, Error, Result, Who, Whose};

/// Everything between two regions.
#[derive(TypedPath, Deserialize)]
#[typed_path("/exchange/{a}/{b}")]
pub(crate) struct Show {
    /// The region the page is read from.
    pub a: RegionCode,
    /// The region across the table.
    pub b: RegionCode,
}

/// The same on two pages of paper, for those who go there.
#[derive(TypedPath, Deserialize)]
#[typed_path("/exchange/{a}/{b}/briefing.pdf")]
pub(crate) struct Briefing {
    /// The region the briefing is written for.
    pub a: RegionCode,
    /// The region across the table.
    pub b: RegionCode,
}

/// What a briefing is asked for.
#[derive(Deserialize)]
struct ForVisit {
    /// The visit that is being prepared.
    visit: Option<VisitId>,
}

/// Adds the doors of these pages to those of the roof.
pub(crate) fn doors(doors: Doors) -> Doors {
    transfer::doors(doors)
        .get(Who::SignedIn, Whose::Open, choose::choose)
        .get(Who::SignedIn, Whose::Open, show)
        .get(Who::REGIONAL, Whose::Party, brief)
        .get(EDITORS, Whose::Party, promise::show)
        .post(EDITORS, Whose::Party, promise::begin)
}

async fn show(Show { a, b }: Show, desk: Desk, Query(asked): Query<Asked>) -> Result<Response> {
    if a == b {
        return choose::same(&desk, a).await;
    }
    Ok(views::page(&desk, &gather::gather(&desk, a, b, &asked).await?).into_response())
}

async fn brief(
    Briefing { a, b }: Briefing,
    desk: Desk,
    Query(ForVisit { visit }): Query<ForVisit>,
) -> Result<Response> {
    desk.party(&[a, b])?;
    if a == b {
        return Err(Error::NotFound);
    }
    let exchange = gather::gather(&desk, a, b, &Asked::default()).await?;
    let prepared = match visit {
        Some(id) => Some(exchange.visits.iter().find(|it| it.id == id).ok_or(Error::NotFound)?),
        None => exchange.next_visit(),
    };
    let changes = changes::since_last(&desk, &exchange).await?;
    briefing::answer(&desk, &exchange, prepared, changes.as_ref()).await
}
