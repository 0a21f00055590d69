//! A region's profile: each indicator beside its peers, and the regions most like it.

use super::list::{ListIndicators, months, name_of};
use super::peers::{Group, groups};
use super::views::{month, written};
use super::{History, this_month};
use crate::series::line::{Lines, lines};
use crate::series::observation::shown;
use crate::series::store::{self, PeerValue};
use crate::series::{Better, Indicator, Month, Observation, Profile, Twin, twins};
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use kernel::{Lang, RegionCode, Role};
use maud::{Markup, html};
use regions::{Region, ShowRegion};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use web::{Desk, Error, Frame, Result, fmt, frame, t, ui};

/// A region's indicators against its peers.
#[derive(TypedPath, Deserialize)]
#[typed_path("/regions/{code}/profile")]
pub struct ShowProfile {
    /// Which region.
    pub code: RegionCode,
}

/// Whom the region is compared with.
#[derive(Deserialize)]
pub(crate) struct Asked {
    peers: Option<String>,
}

/// Months of a trend.
const TREND: i32 = 36;
/// Twins that are shown.
const TWINS: usize = 5;
/// A mean of fewer peers is the word of one of them.
const FEWEST_PEERS: usize = 3;

/// What a page shows.
struct Seen {
    region: RegionCode,
    regions: Vec<Region>,
    indicators: Vec<Indicator>,
    own: HashMap<String, Vec<Observation>>,
    groups: Vec<Group>,
    group: Option<usize>,
    peers: HashMap<String, Vec<PeerValue>>,
    twins: Vec<Twin>,
    months: Vec<Month>,
    /// Whether the reader may see the region's place among its peers.
    ranks: bool,
}

pub(crate) async fn show(
    ShowProfile { code }: ShowProfile,
    desk: Desk,
    Query(asked): Query<Asked>,
) -> Result<Markup> {
    let seen = find(&desk, code, asked.peers.as_deref()).await?;
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "series-profile"))
        .section("/regions")
        .crumb(name_of(&seen.regions, code), ShowRegion { code })
        .lead(html! { (t!(lang, "series-profile-lead")) })
        .actions(ui::quiet_link(ListIndicators, &t!(lang, "series-title")));
    Ok(frame(&desk, top, page(lang, &seen)))
}

/// Six statements, whatever there is.
async fn find(desk: &Desk, region: RegionCode, peers: Option<&str>) -> Result<Seen> {
    let now = this_month(desk);
    let since = now.plus(-TREND);
    let mut tx = desk.db().read().await?;
    let regions = regions::regions(&mut tx).await?;
    if !regions.iter().any(|it| it.code == region) {
        return Err(Error::NotFound);
    }
    let indicators = store::indicators(&mut tx, now).await?;
    let mut own: HashMap<String, Vec<Observation>> = HashMap::new();
    for it in store::of_region(&mut tx, region, since).await? {
        own.entry(it.indicator.clone()).or_default().push(it);
    }
    let groups = groups(store::peers(&mut tx).await?);
    let chosen = peers.and_then(|code| groups.iter().position(|it| it.code == code));
    let group = chosen.or_else(|| groups.iter().position(|it| it.members.contains(&region)));
    let mut peers: HashMap<String, Vec<PeerValue>> = HashMap::new();
    let code = group.map_or("", |at| groups[at].code.as_str());
    for it in store::of_peers(&mut tx, code, since).await? {
        if it.1 != region {
            peers.entry(it.0.clone()).or_default().push(it);
        }
    }
    let structural =
        indicators.iter().filter(|it| it.structural).filter_map(|it| own.get(&it.code));
    let latest = structural.filter_map(|it| it.last()).map(|it| it.month).max();
    let month = store::of_month(&mut tx, latest.unwrap_or(now)).await?;
    let twins = twins(&profiles(&indicators, month), region, TWINS);
    let ranks = desk.actor().region == region || desk.actor().role == Role::Observer;
    let months = months(now, TREND);
    Ok(Seen { region, regions, indicators, own, groups, group, peers, twins, months, ranks })
}

/// The structural indicators of every region.
fn profiles(indicators: &[Indicator], values: Vec<store::Value3>) -> BTreeMap<RegionCode, Profile> {
    let mut all: BTreeMap<RegionCode, Profile> = BTreeMap::new();
    for (code, region, value) in values {
        let Some(it) = indicators.iter().find(|it| it.code == code && it.structural) else {
            continue;
        };
        // Sizes differ by orders of magnitude; what is twice as large is as far at every size.
        let value = if it.unit.is_count() { value.max(1.0).ln() } else { value };
        all.entry(region).or_default().insert(code, value);
    }
    all
}

fn page(lang: Lang, it: &Seen) -> Markup {
    html! {
        (chooser(lang, it))
        @if it.own.is_empty() {
            section.sheet.wide {
                (ui::empty(&t!(lang, "series-none-title"), &t!(lang, "series-none"), None))
            }
        }
        @for indicator in &it.indicators {
            @if let Some(own) = it.own.get(&indicator.code) { (card(lang, it, indicator, own)) }
        }
        (ui::wide_sheet(&t!(lang, "series-twins"), twins_view(lang, it)))
    }
}

fn chooser(lang: Lang, it: &Seen) -> Markup {
    let page = ShowProfile { code: it.region };
    let tabs = it
        .groups
        .iter()
        .enumerate()
        .filter(|(at, group)| group.members.contains(&it.region) || it.group == Some(*at));
    let tabs = tabs.map(|(at, group)| ui::Tab {
        label: group.name.clone(),
        href: format!("{page}?peers={}", group.code),
        current: it.group == Some(at),
    });
    html! { div.wide { (ui::tabs(&t!(lang, "series-peers"), tabs)) } }
}

/// One indicator: the latest value, the peers', the place, the trend and its table.
fn card(lang: Lang, it: &Seen, of: &Indicator, own: &[Observation]) -> Markup {
    let Some(last) = own.last() else { return html! {} };
    let none = Vec::new();
    let peers = it.peers.get(&of.code).unwrap_or(&none);
    let line = own_line(it, of, own);
    let mean: Vec<Option<f64>> = it.months.iter().map(|month| mean(of, peers, *month)).collect();
    let at = it.months.iter().position(|month| *month == last.month);
    let beside = at.and_then(|at| mean[at]);
    let value = last.shown(of);
    let label = month(lang, last.month);
    let mut figure = ui::Figure::new(
        value.map_or_else(|| t!(lang, "series-hidden"), |it| written(lang, of.unit, Some(it))),
        label,
    );
    figure.href = Some(History { code: of.code.clone(), region: it.region }.to_string());
    let place = value.filter(|_| it.ranks).and_then(|value| place(of, value, peers, last.month));
    let peers_figure =
        ui::Figure::new(written(lang, of.unit, beside), t!(lang, "series-peers-mean"));
    let desc = t!(lang, "series-chart-desc");
    let chart = Lines { title: of.name_in(lang), desc: &desc, own: &line, peers: &mean };
    html! {
        section.sheet {
            h2 { (of.name_in(lang)) }
            (ui::figures([figure, peers_figure]))
            @if let Some((place, count)) = place {
                p { (t!(lang, "series-place", place = place, count = count)) }
            }
            (lines(&chart))
            details {
                summary { (t!(lang, "ui-as-table")) }
                (trend_table(lang, it, of, &line, &mean))
            }
        }
    }
}

fn own_line(it: &Seen, of: &Indicator, own: &[Observation]) -> Vec<Option<f64>> {
    let value = |month: &Month| own.iter().find(|it| it.month == *month)?.shown(of);
    it.months.iter().map(value).collect()
}

/// The mean of the peers' values that may be shown.
fn mean(of: &Indicator, peers: &[PeerValue], month: Month) -> Option<f64> {
    let values: Vec<f64> = of_month(of, peers, month).collect();
    (values.len() >= FEWEST_PEERS).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

fn of_month<'a>(
    of: &'a Indicator,
    peers: &'a [PeerValue],
    month: Month,
) -> impl Iterator<Item = f64> + 'a {
    let of_month = peers.iter().filter(move |it| it.2 == month);
    of_month.filter_map(move |it| shown(of, it.3, it.4))
}

/// The place of a value among the peers', and how many there are with it; equal values share the
/// better place.
fn place(of: &Indicator, own: f64, peers: &[PeerValue], month: Month) -> Option<(usize, usize)> {
    let values: Vec<f64> = of_month(of, peers, month).collect();
    let ahead = |it: &&f64| match of.better {
        Better::More => **it > own,
        Better::Less => **it < own,
        Better::Neither => false,
    };
    let ranked = of.better != Better::Neither && values.len() + 1 >= FEWEST_PEERS;
    ranked.then(|| (values.iter().filter(ahead).count() + 1, values.len() + 1))
}

fn trend_table(
    lang: Lang,
    it: &Seen,
    of: &Indicator,
    own: &[Option<f64>],
    peers: &[Option<f64>],
) -> Markup {
    let heads = [
        ui::col(t!(lang, "series-month")),
        ui::num(t!(lang, "series-own")),
        ui::num(t!(lang, "series-peers-mean")),
    ];
    let rows = it.months.iter().zip(own.iter().zip(peers)).rev().map(|(at, (own, peers))| {
        vec![
            html! { (month(lang, *at)) },
            html! { (written(lang, of.unit, *own)) },
            html! { (written(lang, of.unit, *peers)) },
        ]
    });
    let history = History { code: of.code.clone(), region: it.region };
    html! {
        (ui::table(heads, rows))
        p { a href=(history) { (t!(lang, "series-rows")) } }
    }
}

fn twins_view(lang: Lang, it: &Seen) -> Markup {
    if it.twins.is_empty() {
        return html! { p { (t!(lang, "series-no-twins")) } };
    }
    let heads = [
        ui::col(t!(lang, "series-region")),
        ui::num(t!(lang, "series-distance")),
        ui::col(t!(lang, "series-near")),
        ui::col(t!(lang, "series-far")),
    ];
    let rows = it.twins.iter().map(|twin| {
        let name = |code: &str| {
            let of = it.indicators.iter().find(|it| it.code == code);
            of.map_or_else(|| code.to_owned(), |it| it.name_in(lang).to_owned())
        };
        let (far, rest) = match twin.features.split_last() {
            Some((far, rest)) => (Some(far), rest),
            None => (None, twin.features.as_slice()),
        };
        let near: Vec<String> = rest.iter().take(2).map(|it| name(&it.indicator)).collect();
        let far = far.map(|it| (name(&it.indicator), it.difference > 0.0));
        vec![
            html! {
                a href=(ShowProfile { code: twin.region }) { (name_of(&it.regions, twin.region)) }
            },
            html! { (fmt::decimal(lang, twin.distance)) },
            html! { (near.join(", ")) },
            html! {
                @match far {
                    Some((name, true)) => (t!(lang, "series-far-more", name = name)),
                    Some((name, false)) => (t!(lang, "series-far-less", name = name)),
                    None => "—",
                }
            },
        ]
    });
    html! { p.soft { (t!(lang, "series-twins-teach")) } (ui::table(heads, rows)) }
}
