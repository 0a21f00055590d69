//! What is behind a trend: every value with where it came from.

use super::bring::Table;
use super::list::{ListIndicators, ShowIndicator};
use super::profile::ShowProfile;
use super::views::{self, month, observed};
use crate::series::store::{self, Authored};
use crate::series::{Indicator, Observation, Source};
use axum_extra::routing::TypedPath;
use kernel::RegionCode;
use maud::{Markup, html};
use regions::ShowRegion;
use serde::Deserialize;
use web::{Desk, Error, Frame, Result, fmt, frame, t, ui, word};

/// The values behind a trend, with where each came from.
#[derive(TypedPath, Deserialize)]
#[typed_path("/indicators/{code}/regions/{region}")]
pub(crate) struct History {
    pub code: String,
    pub region: RegionCode,
}

/// Four statements.
pub(crate) async fn history(History { code, region }: History, desk: Desk) -> Result<Markup> {
    let lang = desk.lang;
    let (versions, all, place) = {
        let mut tx = desk.db().read().await?;
        let versions = store::indicator(&mut tx, &code).await?;
        let all = store::of_both(&mut tx, &code, region).await?;
        (versions, all, regions::region(&mut tx, region).await?.ok_or(Error::NotFound)?)
    };
    let it = versions.first().ok_or(Error::NotFound)?;
    let top = Frame::titled(it.name_in(lang))
        .section("/indicators")
        .crumb(t!(lang, "series-title"), ListIndicators)
        .crumb(it.name_in(lang), ShowIndicator { code })
        .lead(html! { (place.name) })
        .actions(ui::quiet_link(ShowProfile { code: region }, &t!(lang, "series-profile")));
    let body = match all.is_empty() {
        true => ui::empty(&t!(lang, "series-none-title"), &t!(lang, "series-none"), None),
        false => rows(&desk, &versions, &all, desk.is_party(&[region])),
    };
    Ok(frame(&desk, top, ui::wide_sheet(&t!(lang, "series-rows"), body)))
}

/// The own region sees besides who brought a value, and the table itself.
fn rows(desk: &Desk, versions: &[Indicator], all: &[Authored], own: bool) -> Markup {
    let lang = desk.lang;
    let heads = [
        ui::col(t!(lang, "series-month")),
        ui::num(t!(lang, "series-value")),
        ui::num(t!(lang, "series-base")),
        ui::col(t!(lang, "series-source")),
        ui::num(t!(lang, "series-version")),
    ];
    let rows = all.iter().map(|row| {
        let it = &row.it;
        let of = it.version_of(versions);
        let base = of.and_then(|of| views::base(of, it)).map(|it| fmt::number(lang, it));
        vec![
            html! { (month(lang, it.month)) },
            of.map_or_else(|| html! { "—" }, |of| observed(lang, of, it)),
            html! { (base.unwrap_or_else(|| "—".to_owned())) },
            origin(desk, row, own),
            html! { (it.version) },
        ]
    });
    ui::table(heads, rows)
}

/// Where a value came from and when; what was computed from the ledger leads to the figures of its
/// month.
fn origin(desk: &Desk, Authored { it, author }: &Authored, own: bool) -> Markup {
    let label = word(desk.lang, "series-source", it.source);
    let at = fmt::moment(desk.lang, it.recorded_at, &desk.actor().zone);
    let Observation { indicator, region, .. } = it;
    html! {
        @if it.source == Source::Ledger {
            @let figures = format!("{}?period={}", ShowRegion { code: *region }, it.month.period());
            a href=(figures) { (label) }
        } @else {
            (label)
        }
        @match it.upload.filter(|_| own) {
            Some(file) => {
                " " a href=(Table { code: indicator.clone(), region: *region, file }) { (it.file) }
            }
            None => { " " (it.file) }
        }
        br;
        span.soft {
            (at)
            @if let Some(author) = author.as_ref().filter(|_| own) { ", " (author) }
        }
    }
}
