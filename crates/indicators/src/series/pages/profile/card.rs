//! One indicator of a profile: the latest value, the peers', the place, the trend and its table.

use super::super::history::History;
use super::super::list::ShowIndicator;
use super::super::views::{change, month, written};
use super::gather::{Seen, Standing};
use crate::series::line::{Lines, lines};
use kernel::Lang;
use maud::{Markup, html};
use web::{t, ui};

pub(super) fn view(lang: Lang, it: &Seen, standing: &Standing<'_>) -> Markup {
    let of = standing.of;
    let desc = t!(lang, "series-chart-desc");
    let chart =
        Lines { title: of.name_in(lang), desc: &desc, own: &standing.own, peers: &standing.peers };
    html! {
        section.sheet {
            h2 { (of.name_in(lang)) }
            (ui::figures(figures(lang, it, standing)))
            @if let Some((place, count)) = standing.place {
                p { (t!(lang, "series-place", place = place, count = count)) }
            }
            @if let Some(since) = standing.redefined {
                p.hint {
                    (t!(lang, "series-redefined", month = month(lang, since))) " "
                    a href=(ShowIndicator { code: of.code.clone() }) { (t!(lang, "series-versions")) }
                }
            }
            figure {
                (lines(&chart))
                figcaption {
                    @if let Some(range) = range(lang, it, standing) { span { (range) } }
                    details {
                        summary { (t!(lang, "ui-as-table")) }
                        (trend(lang, it, standing))
                    }
                }
            }
        }
    }
}

/// The own value with how it changed within a year, and the middle of the peers.
fn figures(lang: Lang, it: &Seen, standing: &Standing<'_>) -> [ui::Figure; 2] {
    let of = standing.of;
    let value = standing.value;
    let shown = match (value, standing.last.shown(of)) {
        (None, None) => t!(lang, "series-hidden"),
        _ => written(lang, of.unit, value),
    };
    let own = ui::Figure::new(shown, month(lang, standing.last.month))
        .href(History { code: of.code.clone(), region: it.region });
    let own = match value.zip(standing.year_before) {
        Some((now, before)) => {
            let (text, tone) = change(lang, of, now - before);
            own.delta(text, tone)
        }
        None => own,
    };
    let beside = written(lang, of.unit, standing.beside);
    [own, ui::Figure::new(beside, t!(lang, "series-peers-median"))]
}

/// What the chart spans: its months from left to right, its values from bottom to top.
fn range(lang: Lang, it: &Seen, standing: &Standing<'_>) -> Option<String> {
    let (first, last) = (it.months.first()?, it.months.last()?);
    let all = || standing.own.iter().chain(&standing.peers).flatten().copied();
    let (low, high) = (all().reduce(f64::min)?, all().reduce(f64::max)?);
    let unit = standing.of.unit;
    let (from, to) = (month(lang, *first), month(lang, *last));
    let (low, high) = (written(lang, unit, Some(low)), written(lang, unit, Some(high)));
    Some(t!(lang, "series-range", from = from, to = to, low = low, high = high))
}

fn trend(lang: Lang, it: &Seen, standing: &Standing<'_>) -> Markup {
    let heads = [
        ui::col(t!(lang, "series-month")),
        ui::num(t!(lang, "series-own")),
        ui::num(t!(lang, "series-peers-median")),
    ];
    let unit = standing.of.unit;
    let both = standing.own.iter().zip(&standing.peers);
    let rows = it.months.iter().zip(both).rev().map(|(at, (own, peers))| {
        vec![
            html! { (month(lang, *at)) },
            html! { (written(lang, unit, *own)) },
            html! { (written(lang, unit, *peers)) },
        ]
    });
    let history = History { code: standing.of.code.clone(), region: it.region };
    html! {
        (ui::table(heads, rows))
        p { a href=(history) { (t!(lang, "series-rows")) } }
    }
}
