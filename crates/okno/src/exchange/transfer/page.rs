//! A region's own page: practices of all other regions, ranked for it. Nobody else sees it.

use super::take::{Seen, take};
use super::{effects, sheets};
use axum::response::Redirect;
use axum_extra::routing::TypedPath;
use indicators::series::{self, Month, ShowGoals};
use kernel::RegionCode;
use maud::{Markup, html};
use regions::ShowRegion;
use serde::Deserialize;
use web::{Desk, Error, Frame, Result, frame, t, ui};

/// So many practices stand on the page.
const SHOWN: usize = 30;

/// The page of the reader's own region.
#[derive(TypedPath)]
#[typed_path("/take")]
pub(super) struct Own;

/// What a region could take over.
#[derive(TypedPath, Deserialize)]
#[typed_path("/regions/{code}/take")]
pub(super) struct ShowTake {
    code: RegionCode,
}

pub(super) async fn own(_: Own, desk: Desk) -> Redirect {
    Redirect::to(&ShowTake { code: desk.actor().region }.to_string())
}

pub(super) async fn show(ShowTake { code }: ShowTake, desk: Desk) -> Result<Markup> {
    desk.party(&[code])?;
    let mut tx = desk.db().read().await?;
    let region = regions::region(&mut tx, code).await?.ok_or(Error::NotFound)?;
    let catalogue = practices::catalogue(desk.db(), &mut tx, desk.now).await?;
    let seen = Seen {
        catalogue: &catalogue,
        effects: &*effects::all(desk.db(), &mut tx, &catalogue).await?,
        indicators: &series::indicators(&mut tx, Month::of(desk.today())).await?,
        held: &practices::held(&mut tx, code, code).await?,
        today: desk.today(),
    };
    let it = take(&mut tx, &seen, code, None).await?;
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "transfer-page"))
        .section("/take")
        .crumb(&region.name, ShowRegion { code })
        .lead(html! { (t!(lang, "transfer-page-lead")) })
        .actions(ui::quiet_link(ShowGoals { code }, &t!(lang, "transfer-goals")));
    let body = html! {
        section.sheet {
            @if it.ranked.is_empty() { (ui::empty("", &t!(lang, "transfer-take-none"), None)) }
            (sheets::takes(&desk, &it, SHOWN))
            @if !it.ranked.is_empty() { (sheets::factors(lang, &it, SHOWN)) }
        }
        @if !it.held.is_empty() { (ui::side(html! { section.sheet { (sheets::held(&desk, &it)) } })) }
    };
    Ok(frame(&desk, top, body))
}
