//! A region's profile: each indicator beside its peers, and the regions most like it.

mod card;
pub(crate) mod gather;
mod tables;

use super::download::ProfileWorkbook;
use super::list::{ListIndicators, name_of};
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use gather::Seen;
pub(crate) use gather::find;
use kernel::{Lang, RegionCode};
use maud::{Markup, html};
use regions::ShowRegion;
use serde::Deserialize;
pub(crate) use tables::sheet;
use web::{Desk, Frame, Result, frame, t, ui};

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
    pub peers: Option<String>,
}

pub(crate) async fn show(
    ShowProfile { code }: ShowProfile,
    desk: Desk,
    Query(asked): Query<Asked>,
) -> Result<Markup> {
    let seen = find(&desk, code, asked.peers.as_deref()).await?;
    let lang = desk.lang;
    let group = seen.group.map(|at| format!("?peers={}", seen.groups[at].code));
    let workbook = format!("{}{}", ProfileWorkbook { code }, group.unwrap_or_default());
    let top = Frame::titled(t!(lang, "series-profile"))
        .section("/regions")
        .crumb(name_of(&seen.regions, code), ShowRegion { code })
        .lead(html! { (t!(lang, "series-profile-lead")) })
        .actions(html! {
            (ui::quiet_link(ListIndicators, &t!(lang, "series-title")))
            (ui::quiet_link(workbook, &t!(lang, "series-download-xlsx")))
        });
    Ok(frame(&desk, top, page(lang, &seen)))
}

fn page(lang: Lang, it: &Seen) -> Markup {
    let shares = it.shares();
    html! {
        (chooser(lang, it))
        @if it.is_empty() {
            section.sheet.wide {
                (ui::empty(&t!(lang, "series-none-title"), &t!(lang, "series-none"), None))
            }
        }
        div.pairs.wide {
            @for standing in it.standings() { (card::view(lang, it, &standing)) }
        }
        @if !shares.is_empty() {
            (ui::wide_sheet(&t!(lang, "series-shares-title"), tables::shares(lang, it, &shares)))
        }
        (ui::wide_sheet(&t!(lang, "series-twins"), tables::twins(lang, it)))
    }
}

/// The groups the region belongs to, and the one that was asked for.
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
