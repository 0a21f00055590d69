//! The directory of indicators, one of them over the regions, and what is behind a trend.

use super::download::{Csv, Workbook};
use super::history::History;
use super::views::{month, observed};
use super::{DEFINERS, bring, define, peers, this_month};
use crate::series::{Indicator, Observation, refresh, refresh_registry, store};
use axum::response::Redirect;
use axum_extra::routing::TypedPath;
use journal::Thing;
use kernel::{Lang, RegionCode};
use maud::{Markup, html};
use regions::Region;
use serde::Deserialize;
use web::{Desk, Error, Frame, Result, Who, frame, t, ui, word};

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

/// Entries of an indicator's history.
const HISTORY: i64 = 20;

#[derive(TypedPath)]
#[typed_path("/indicators/refresh")]
pub(crate) struct Refresh;

pub(crate) async fn list(_: ListIndicators, desk: Desk) -> Result<Markup> {
    let lang = desk.lang;
    let now = this_month(&desk);
    let all = store::indicators(&mut desk.db().read().await?, now).await?;
    let role = Some(desk.actor().role);
    let top = Frame::titled(t!(lang, "series-title"))
        .section("/indicators")
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
        ui::col(t!(lang, "series-source")),
        ui::col(t!(lang, "series-valid-from")),
    ];
    let rows = all.iter().map(|it| {
        vec![
            html! { a href=(ShowIndicator { code: it.code.clone() }) { (it.name_in(lang)) } },
            html! { (word(lang, "series-unit", it.unit)) },
            html! { (word(lang, "series-better", it.better)) },
            html! { (word(lang, "series-source", it.formula.source())) br; code.soft { (it.formula) } },
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

/// Three statements; four for those who define, who see its history too.
pub(crate) async fn show(ShowIndicator { code }: ShowIndicator, desk: Desk) -> Result<Markup> {
    let lang = desk.lang;
    let defines = DEFINERS.admits(Some(desk.actor().role));
    let (versions, latest, regions, entries) = {
        let mut tx = desk.db().read().await?;
        let versions = store::indicator(&mut tx, &code).await?;
        let latest = store::latest(&mut tx, &code).await?;
        let regions = regions::regions(&mut tx).await?;
        let entries = match defines {
            true => journal::of_thing(&mut tx, Thing::Indicator, &code, HISTORY).await?,
            false => Vec::new(),
        };
        (versions, latest, regions, entries)
    };
    let it = versions.first().ok_or(Error::NotFound)?;
    let title = latest.first().map(|it| month(lang, it.month));
    let title = title.unwrap_or_else(|| t!(lang, "series-none-title"));
    let body = html! {
        (ui::sheet(&title, values_view(lang, &versions, &latest, &regions)))
        (ui::aside(&t!(lang, "series-definition"), definition_view(lang, it)))
        (ui::wide_sheet(&t!(lang, "series-versions"), versions_view(lang, &versions)))
        @if !entries.is_empty() {
            (ui::wide_sheet(
                &t!(lang, "series-history"),
                ui::history(lang, &desk.actor().zone, &entries),
            ))
        }
    };
    Ok(frame(&desk, top_of(&desk, it), body))
}

/// The head of an indicator's page, with what the reader may do.
fn top_of(desk: &Desk, it: &Indicator) -> Frame {
    let lang = desk.lang;
    let top = Frame::titled(it.name_in(lang)).section("/indicators");
    let top = top.crumb(t!(lang, "series-title"), ListIndicators);
    let code = it.code.clone();
    match desk.actor().role {
        role if Who::OFFICERS.admits(Some(role)) => {
            top.actions(ui::button_link(bring::Form { code }, &t!(lang, "series-bring")))
        }
        role if DEFINERS.admits(Some(role)) => {
            top.actions(ui::button_link(define::FormOf { code }, &t!(lang, "series-redefine")))
        }
        _ => top,
    }
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
            it.version_of(versions).map_or_else(|| html! { "—" }, |of| observed(lang, of, it)),
            html! { (word(lang, "series-source", it.source)) },
        ]
    });
    let code = latest.first().map(|it| it.indicator.clone()).unwrap_or_default();
    html! {
        (ui::table(heads, rows))
        p {
            a href=(Workbook { code: code.clone() }) { (t!(lang, "series-download-xlsx")) } " · "
            a href=(Csv { code }) { (t!(lang, "series-download")) }
        }
    }
}

/// The name of a region; its code where there is none.
pub(super) fn name_of(regions: &[Region], code: RegionCode) -> String {
    let found = regions.iter().find(|it| it.code == code);
    found.map_or_else(|| code.to_string(), |it| it.name.clone())
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
