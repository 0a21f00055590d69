//! The directory of indicators, one of them over the regions, and what is behind a trend.

use super::views::{month, observed};
use super::{DEFINERS, History, bring, define, peers, this_month};
use crate::series::{Indicator, Month, Observation, refresh, refresh_registry, store};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::routing::TypedPath;
use kernel::{Lang, RegionCode};
use maud::{Markup, html};
use regions::Region;
use serde::Deserialize;
use std::fmt::Write as _;
use web::{Desk, Error, Frame, Result, Who, attachment, fmt, frame, t, ui, word};

/// What is measured over time.
#[derive(TypedPath)]
#[typed_path("/indicators")]
pub struct ListIndicators;

/// One indicator over the regions.
#[derive(TypedPath, Deserialize)]
#[typed_path("/indicators/{code}")]
pub struct ShowIndicator {
    /// Which.
    pub code: String,
}

#[derive(TypedPath)]
#[typed_path("/indicators/refresh")]
pub(crate) struct Refresh;

/// Every value of an indicator, as CSV.
#[derive(TypedPath, Deserialize)]
#[typed_path("/indicators/{code}/observations.csv")]
pub(crate) struct Download {
    pub code: String,
}

pub(crate) async fn list(_: ListIndicators, desk: Desk) -> Result<Markup> {
    let lang = desk.lang;
    let now = this_month(&desk);
    let all = store::indicators(&mut desk.db().read().await?, now).await?;
    let role = Some(desk.actor().role);
    let top = Frame::titled(t!(lang, "series-title"))
        .section("/regions")
        .lead(html! { (t!(lang, "series-lead")) });
    let top = match DEFINERS.admits(role) {
        true => top.actions(ui::button_link(define::New, &t!(lang, "series-define"))),
        false => top,
    };
    let body = html! {
        (ui::wide_sheet(&t!(lang, "series-what"), indicators_view(lang, &all)))
        (ui::sheet(&t!(lang, "series-peers"), html! {
            p { (t!(lang, "series-peers-teach")) }
            p { a href=(peers::ListPeers) { (t!(lang, "series-peers")) } }
        }))
        @if Who::ADMINISTRATORS.admits(role) {
            (ui::aside(&t!(lang, "series-refresh-title"), html! {
                p { (t!(lang, "series-refresh-teach")) }
                (ui::post_button(Refresh, &t!(lang, "series-refresh")))
            }))
        }
    };
    Ok(frame(&desk, top, body))
}

fn indicators_view(lang: Lang, all: &[Indicator]) -> Markup {
    let heads = [
        ui::col(t!(lang, "series-name")),
        ui::col(t!(lang, "series-unit")),
        ui::col(t!(lang, "series-better")),
        ui::col(t!(lang, "series-formula")),
        ui::col(t!(lang, "series-valid-from")),
    ];
    let rows = all.iter().map(|it| {
        vec![
            html! { a href=(ShowIndicator { code: it.code.clone() }) { (it.name_in(lang)) } },
            html! { (word(lang, "series-unit", it.unit)) },
            html! { (word(lang, "series-better", it.better)) },
            html! { code { (it.formula) } },
            html! { (month(lang, it.valid_from)) },
        ]
    });
    ui::table(heads, rows)
}

/// Computes the last twelve closed months and the live snapshot again.
pub(crate) async fn refresh_all(_: Refresh, desk: Desk) -> Result<Redirect> {
    let now = this_month(&desk);
    for back in 1..=12 {
        refresh(desk.db(), now.plus(-back), desk.now).await?;
    }
    refresh_registry(desk.db(), desk.now).await?;
    Ok(Redirect::to(ListIndicators::PATH))
}

pub(crate) async fn show(ShowIndicator { code }: ShowIndicator, desk: Desk) -> Result<Markup> {
    let lang = desk.lang;
    let (versions, latest, regions) = {
        let mut tx = desk.db().read().await?;
        let versions = store::indicator(&mut tx, &code).await?;
        let latest = store::latest(&mut tx, &code).await?;
        (versions, latest, regions::regions(&mut tx).await?)
    };
    let it = versions.first().ok_or(Error::NotFound)?;
    let top = Frame::titled(it.name_in(lang)).section("/regions");
    let top = top.crumb(t!(lang, "series-title"), ListIndicators);
    let bring = bring::Form { code: code.clone() };
    let define = define::FormOf { code: code.clone() };
    let top = match desk.actor().role {
        role if Who::OFFICERS.admits(Some(role)) => {
            top.actions(ui::button_link(bring, &t!(lang, "series-bring")))
        }
        role if DEFINERS.admits(Some(role)) => {
            top.actions(ui::button_link(define, &t!(lang, "series-redefine")))
        }
        _ => top,
    };
    let title = latest.first().map(|it| month(lang, it.month));
    let title = title.unwrap_or_else(|| t!(lang, "series-none-title"));
    let body = html! {
        (ui::sheet(&title, values_view(lang, &versions, &latest, &regions)))
        (ui::aside(&t!(lang, "series-definition"), definition_view(lang, it)))
        (ui::wide_sheet(&t!(lang, "series-versions"), versions_view(lang, &versions)))
    };
    Ok(frame(&desk, top, body))
}

fn values_view(
    lang: Lang,
    versions: &[Indicator],
    latest: &[Observation],
    regions: &[Region],
) -> Markup {
    if latest.is_empty() {
        return ui::empty(&t!(lang, "series-none-title"), &t!(lang, "series-none"), None);
    }
    let heads = [
        ui::col(t!(lang, "series-region")),
        ui::num(t!(lang, "series-value")),
        ui::col(t!(lang, "series-source")),
    ];
    let rows = latest.iter().map(|it| {
        let history = History { code: it.indicator.clone(), region: it.region };
        vec![
            html! { a href=(history) { (name_of(regions, it.region)) } },
            version_of(versions, it).map_or_else(|| html! { "—" }, |of| observed(lang, of, it)),
            html! { (word(lang, "series-source", it.source)) },
        ]
    });
    let code = latest.first().map(|it| it.indicator.clone()).unwrap_or_default();
    html! {
        (ui::table(heads, rows))
        p { a href=(Download { code }) { (t!(lang, "series-download")) } }
    }
}

/// The name of a region; its code where there is none.
pub(super) fn name_of(regions: &[Region], code: RegionCode) -> String {
    let found = regions.iter().find(|it| it.code == code);
    found.map_or_else(|| code.to_string(), |it| it.name.clone())
}

/// The definition an observation was made under.
fn version_of<'a>(versions: &'a [Indicator], it: &Observation) -> Option<&'a Indicator> {
    versions.iter().find(|of| of.number == it.version)
}

fn definition_view(lang: Lang, it: &Indicator) -> Markup {
    let act = if it.act.is_empty() { "—" } else { &it.act };
    ui::facts([
        (t!(lang, "series-unit"), word(lang, "series-unit", it.unit)),
        (t!(lang, "series-better"), word(lang, "series-better", it.better)),
        (t!(lang, "series-formula"), it.formula.to_string()),
        (t!(lang, "series-act"), act.to_owned()),
    ])
}

fn versions_view(lang: Lang, versions: &[Indicator]) -> Markup {
    let heads = [
        ui::num(t!(lang, "series-version")),
        ui::col(t!(lang, "series-name")),
        ui::col(t!(lang, "series-formula")),
        ui::col(t!(lang, "series-act")),
        ui::col(t!(lang, "series-valid-from")),
        ui::col(t!(lang, "series-valid-to")),
    ];
    let rows = versions.iter().map(|it| {
        vec![
            html! { (it.number) },
            html! { (it.name_in(lang)) },
            html! { code { (it.formula) } },
            html! { (it.act) },
            html! { (month(lang, it.valid_from)) },
            html! { (it.valid_to.map_or_else(|| "—".to_owned(), |it| month(lang, it))) },
        ]
    });
    ui::table(heads, rows)
}

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
        .section("/regions")
        .crumb(t!(lang, "series-title"), ListIndicators)
        .crumb(it.name_in(lang), ShowIndicator { code })
        .lead(html! { (place.name) });
    let heads = [
        ui::col(t!(lang, "series-month")),
        ui::num(t!(lang, "series-value")),
        ui::col(t!(lang, "series-source")),
        ui::col(t!(lang, "series-file")),
        ui::col(t!(lang, "series-recorded")),
        ui::num(t!(lang, "series-version")),
    ];
    let zone = &desk.actor().zone;
    let rows = all.iter().map(|it| {
        vec![
            html! { (month(lang, it.month)) },
            version_of(&versions, it).map_or_else(|| html! { "—" }, |of| observed(lang, of, it)),
            html! { (word(lang, "series-source", it.source)) },
            html! { (it.file) },
            html! { (fmt::moment(lang, it.recorded_at, zone)) },
            html! { (it.version) },
        ]
    });
    let body = match all.is_empty() {
        true => ui::empty(&t!(lang, "series-none-title"), &t!(lang, "series-none"), None),
        false => ui::table(heads, rows),
    };
    Ok(frame(&desk, top, ui::wide_sheet(&t!(lang, "series-rows"), body)))
}

/// Everything of an indicator, small numbers of people left out.
pub(crate) async fn download(Download { code }: Download, desk: Desk) -> Result<Response> {
    let (versions, all) = {
        let mut tx = desk.db().read().await?;
        let versions = store::indicator(&mut tx, &code).await?;
        let end = this_month(&desk);
        (versions, store::between(&mut tx, &code, (end.plus(-240), end), None).await?)
    };
    if versions.is_empty() {
        return Err(Error::NotFound);
    }
    // A byte order mark: without it Excel takes the file for windows-1251.
    let mut text = String::from("\u{feff}region;month;value;source;version\r\n");
    for it in &all {
        let value = version_of(&versions, it).and_then(|of| it.shown(of));
        let value = value.map(|it| it.to_string()).unwrap_or_default();
        let Observation { region, month, source, version, .. } = it;
        write!(text, "{region};{month};{value};{source};{version}\r\n")
            .expect("writing to a string cannot fail");
    }
    let name = format!("{code}.csv");
    Ok(attachment(&name, "text/csv; charset=utf-8", text.into_bytes()).into_response())
}

/// The months of a trend, oldest first.
pub(super) fn months(now: Month, count: i32) -> Vec<Month> {
    (1..=count).rev().map(|back| now.plus(-back)).collect()
}
