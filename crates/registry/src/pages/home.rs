//! The live snapshot, and every import.

use super::ShowSnapshot;
use crate::model::{Share, Snapshot, State, Status};
use crate::store;
use axum_extra::routing::TypedPath;
use kernel::{Lang, RegionCode, Zone};
use maud::{Markup, html};
use std::collections::BTreeMap;
use web::ui::{Figure, Tone};
use web::{Desk, Frame, Result, fmt, frame, t, ui, word};

/// The registry as the administrator sees it.
#[derive(TypedPath)]
#[typed_path("/registry")]
pub struct Home;

/// How many regions are named; the rest is one row.
const REGIONS: usize = 10;

pub(super) async fn show(_: Home, desk: Desk) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let status = store::status(&mut tx).await?;
    let shares = match &status.live {
        Some(live) => store::shares(&mut tx, live.id).await?,
        None => Vec::new(),
    };
    let title = t!(desk.lang, "registry-title");
    let lead = html! { (t!(desk.lang, "registry-lead")) };
    let page = Frame::titled(title).section("/registry").lead(lead);
    Ok(frame(&desk, page, view(desk.lang, &desk.actor().zone, &status, &shares)))
}

fn view(lang: Lang, zone: &Zone, status: &Status, shares: &[Share]) -> Markup {
    html! {
        @match &status.live {
            Some(live) => {
                (ui::sheet(&t!(lang, "registry-live"), live_view(lang, live, shares)))
                (ui::aside(&t!(lang, "registry-regions"), regions_view(lang, live, shares)))
            }
            None => section.sheet.wide {
                (ui::empty(&t!(lang, "registry-none"), &t!(lang, "registry-none-teach"), None))
            }
        }
        @if !status.history.is_empty() {
            (ui::wide_sheet(&t!(lang, "registry-history"), history_view(lang, zone, &status.history)))
        }
        (ui::wide_sheet(&t!(lang, "registry-how"), how_view(lang)))
    }
}

fn live_view(lang: Lang, live: &Snapshot, shares: &[Share]) -> Markup {
    let number = |it| fmt::number(lang, it);
    html! {
        @if let Some(day) = live.day {
            p.soft { (t!(lang, "registry-day")) " " (fmt::day(lang, day)) }
        }
        (ui::figures([
            Figure::new(number(live.records), t!(lang, "registry-records", count = live.records)),
            Figure::new(number(live.rejected), t!(lang, "registry-rejected", count = live.rejected)),
            Figure::new(number(live.repeated), t!(lang, "registry-repeated", count = live.repeated)),
        ]))
        (ui::table(
            [ui::col(t!(lang, "registry-category")), ui::num(t!(lang, "registry-count")), ui::num(t!(lang, "registry-share"))],
            sums(shares, |it| it.category).into_iter().map(|(category, count)| {
                let name = match category {
                    Some(category) => word(lang, "category", category),
                    None => t!(lang, "registry-unsaid"),
                };
                vec![html! { (name) }, html! { (number(count)) }, html! { (fmt::percent(lang, count, live.records)) }]
            }),
        ))
    }
}

fn regions_view(lang: Lang, live: &Snapshot, shares: &[Share]) -> Markup {
    let all = sums(shares, |it| it.region);
    let rest: i64 = all.iter().skip(REGIONS).map(|(_, count)| count).sum();
    let row = |name: Markup, count: i64| {
        vec![
            name,
            html! { (fmt::number(lang, count)) },
            html! { (fmt::percent(lang, count, live.records)) },
        ]
    };
    let named = all.iter().take(REGIONS).map(|(code, count)| row(region(lang, *code), *count));
    let rest = (rest > 0).then(|| row(html! { (t!(lang, "registry-other-regions")) }, rest));
    ui::table(
        [
            ui::col(t!(lang, "registry-region")),
            ui::num(t!(lang, "registry-count")),
            ui::num(t!(lang, "registry-share")),
        ],
        named.chain(rest),
    )
}

fn history_view(lang: Lang, zone: &Zone, history: &[Snapshot]) -> Markup {
    let heads = [
        ui::col(t!(lang, "registry-started")),
        ui::col(t!(lang, "registry-state")),
        ui::col(t!(lang, "registry-day")),
        ui::num(t!(lang, "registry-count")),
        ui::num(t!(lang, "registry-change-added")),
        ui::num(t!(lang, "registry-change-excluded")),
        ui::num(t!(lang, "registry-change-changed")),
        ui::col(t!(lang, "registry-source")),
    ];
    ui::table(heads, history.iter().map(|it| import_row(lang, zone, it)))
}

fn import_row(lang: Lang, zone: &Zone, it: &Snapshot) -> Vec<Markup> {
    let compared = |count: i64| match it.compared_to {
        Some(_) => html! { (fmt::number(lang, count)) },
        None => html! { "—" },
    };
    vec![
        html! { a href=(ShowSnapshot { snapshot: it.id }) { (fmt::moment(lang, it.started_at, zone)) } },
        state(lang, it.state),
        html! { (it.day.map_or_else(|| "—".to_owned(), |it| fmt::day(lang, it))) },
        html! { (fmt::number(lang, it.records)) },
        compared(it.added),
        compared(it.excluded),
        compared(it.changed),
        html! {
            (it.source)
            @if let Some(why) = it.why_in(lang) { br; small { (why) } }
        },
    ]
}

fn how_view(lang: Lang) -> Markup {
    html! {
        p { (t!(lang, "registry-how-text")) }
        pre { code { "okno registry import data-10092026-structure-12052026.zip" } }
        p { (t!(lang, "registry-how-after")) }
    }
}

/// How far an import has come, as a label.
pub(super) fn state(lang: Lang, it: State) -> Markup {
    let tone = match it {
        State::Live => Tone::Good,
        State::Failed => Tone::Bad,
        State::Loading => Tone::Warn,
        State::Past => Tone::Plain,
    };
    ui::state(word(lang, "registry-state", it), tone)
}

/// A region as a link to its page.
pub(super) fn region(lang: Lang, code: Option<RegionCode>) -> Markup {
    html! {
        @match code {
            Some(code) => a href={ "/regions/" (code) } { (t!(lang, "registry-region-code", code = code.to_string())) },
            None => (t!(lang, "registry-unsaid")),
        }
    }
}

/// Adds up records by one of their sides, the most numerous first.
fn sums<K: Ord>(shares: &[Share], key: impl Fn(&Share) -> Option<K>) -> Vec<(Option<K>, i64)> {
    let mut sums: BTreeMap<Option<K>, i64> = BTreeMap::new();
    for it in shares {
        *sums.entry(key(it)).or_default() += it.records;
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by_key(|(_, count)| -count);
    sums
}
