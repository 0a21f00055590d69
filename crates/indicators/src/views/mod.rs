//! What dashboards of a centre and of a region have in common.

pub(crate) mod centre;
pub(crate) mod region;

use crate::choice::{Choice, period_name};
use crate::measure::Measure;
use kernel::{Day, Lang, Recipient};
use ledger::{Counts, Cut, Figures, Filters, Period};
use maud::{Markup, html};
use web::chart::{self, Bar, Bars, Row, Rows};
use web::ui::{self, Field, Figure, Kind, Tab};
use web::{Desk, Faults, Typed, Who, fmt, t, word};

/// A ranking shows so many rows.
pub(crate) const TOP: usize = 10;

/// Where the numbers of a dashboard lead: to the rows behind them where the reader may see those,
/// otherwise to the dashboard of the month.
#[derive(Clone, Copy)]
pub(super) struct Links<'a> {
    pub choice: &'a Choice,
    /// The dashboard's address without its query.
    pub page: &'a str,
    pub rows: bool,
    /// Where the page itself takes its figures apart, such as `#organisations`; empty: nowhere.
    pub below: &'static str,
}

impl Links<'_> {
    fn cut(&self, cut: Cut) -> String {
        let rows = || Filters::of(self.choice.period, self.choice.on).cut(cut).href();
        self.rows.then(rows).unwrap_or_default()
    }

    fn month(&self, month: Period) -> String {
        match self.rows {
            true => Filters::of(month, self.choice.on).href(),
            false => format!("{}{}", self.page, self.choice.query(month)),
        }
    }

    fn measure(&self, measure: Measure) -> Option<String> {
        let rows = Filters::of(self.choice.period, self.choice.on);
        let href = match measure {
            _ if !self.rows => return (!self.below.is_empty()).then(|| self.below.to_owned()),
            Measure::Services | Measure::Days => rows.href(),
            Measure::Clients => rows.clients_href(),
            Measure::Free => Filters { free: Some(true), ..rows }.href(),
            Measure::Refused => refused(rows),
        };
        Some(href)
    }
}

/// The refused applications that a period's share of refusals counts. Applications are another
/// room's, which this one does not know: the address is all.
fn refused(rows: Filters) -> String {
    let to = rows.on.into_iter().chain(rows.to).min();
    let days = [("decided_from", rows.from), ("decided_to", to)];
    let set = days.into_iter().filter_map(|(name, day)| Some(format!("&{name}={}", day?)));
    format!("/applications?state=refused{}", set.collect::<String>())
}

/// The heading of the figures: `Оказано с 2019 года на 15.11.2023`.
pub(super) fn heading(lang: Lang, choice: &Choice, founded: Option<Day>) -> String {
    let day = fmt::day(lang, choice.day());
    match (choice.period, founded) {
        (Period::All, Some(founded)) => {
            t!(lang, "indicators-rendered-since", year = founded.0.year().to_string(), day = day)
        }
        (Period::All, None) => t!(lang, "indicators-rendered", day = day),
        (period, _) => {
            t!(lang, "indicators-rendered-in", period = period_name(lang, period), day = day)
        }
    }
}

/// The five figures.
pub(super) fn measures(lang: Lang, figures: &Figures, links: Links<'_>) -> Markup {
    ui::figures(Measure::ALL.map(|it| {
        let value = it.of(figures, links.choice.period);
        let mut figure = Figure::new(it.written(lang, value), it.label(lang, value));
        figure.href = links.measure(it);
        match it.compared(lang, figures, links.choice) {
            Some((text, tone)) => figure.delta(text, tone),
            None => figure,
        }
    }))
}

/// Services by month: a year, and the year before behind it. A year without any has no chart: it
/// says so, and what to do.
pub(super) fn months(desk: &Desk, figures: &Figures, links: Links<'_>) -> Markup {
    let lang = desk.lang;
    let months: Vec<Period> = links.choice.wanted().months().collect();
    let year = months.len().saturating_sub(12);
    let count = |it: Period| figures.get(it, Cut::Total).services;
    let is_still = |it: &Period| count(*it) == 0 && count(it.plus_years(-1)) == 0;
    if months[year..].iter().all(is_still) {
        return still(desk, links);
    }
    let bar = |month: &Period| {
        let (value, was) = (count(*month), count(month.plus_years(-1)));
        let name = period_name(lang, *month);
        let (shown, before) = (fmt::number(lang, value), fmt::number(lang, was));
        Bar {
            label: short_month(lang, *month),
            value,
            was: Some(was),
            href: links.month(*month),
            aria: t!(lang, "indicators-bar", month = name, value = shown, was = before),
        }
    };
    let bars = Bars {
        title: t!(lang, "indicators-by-month"),
        desc: t!(lang, "indicators-by-month-desc"),
        points: months[year..].iter().map(bar).collect(),
        axis: t!(lang, "indicators-month-head"),
        unit: t!(lang, "indicators-rendered-head"),
        was: t!(lang, "indicators-year-before-head"),
    };
    chart::bars(lang, &bars)
}

/// Nothing was rendered in the year that is shown, nor in the one before it.
fn still(desk: &Desk, links: Links<'_>) -> Markup {
    let lang = desk.lang;
    let serves = links.rows && Who::SERVING.admits(Some(desk.actor().role));
    let teach = match serves {
        // The page's own button, named here as it is there.
        true => t!(lang, "indicators-still-teach-own", button = t!(lang, "indicators-render")),
        false => t!(lang, "indicators-still-teach"),
    };
    ui::empty(&t!(lang, "indicators-still"), &teach, None)
}

fn short_month(lang: Lang, month: Period) -> String {
    match month {
        Period::Month(_, month) => word(lang, "indicators-mon", month),
        other => other.to_string(),
    }
}

/// Services by kind of recipients.
pub(super) fn recipients(lang: Lang, figures: &Figures, links: Links<'_>) -> Markup {
    if figures.get(links.choice.period, Cut::Total).services == 0 {
        return html! { p.soft { (t!(lang, "indicators-nothing")) } };
    }
    let rows = Recipient::ALL.iter().map(|kind| {
        let cut = Cut::Recipient(*kind);
        let counts = figures.get(links.choice.period, cut);
        (word(lang, "recipient", kind), cut, counts)
    });
    ranking(lang, t!(lang, "indicators-recipient-head"), rows.collect(), figures, links)
}

/// The greatest of some named cuts.
pub(super) fn ranking(
    lang: Lang,
    axis: String,
    cuts: Vec<(String, Cut, Counts)>,
    figures: &Figures,
    links: Links<'_>,
) -> Markup {
    let row = |(label, cut, counts): (String, Cut, Counts)| Row {
        label,
        value: counts.services,
        href: links.cut(cut),
    };
    let whole = figures.get(links.choice.period, Cut::Total).services;
    greatest(lang, axis, cuts.into_iter().map(row).collect(), whole)
}

/// The greatest rows; shares are of all services, also of those in rows not shown.
pub(super) fn greatest(lang: Lang, axis: String, mut rows: Vec<Row>, whole: i64) -> Markup {
    rows.sort_by_key(|it| std::cmp::Reverse(it.value));
    rows.truncate(TOP);
    let rows = Rows {
        axis,
        unit: t!(lang, "indicators-rendered-head"),
        share: t!(lang, "indicators-share-head"),
        whole,
        rows,
    };
    chart::rows(lang, &rows)
}

/// The choice of period and day: tabs for what is usual, a form for everything.
pub fn chooser(desk: &Desk, choice: &Choice, page: &str, first: i16) -> Markup {
    let lang = desk.lang;
    let tab = |it: Period| Tab {
        label: if it == Period::All {
            t!(lang, "indicators-all-time")
        } else {
            period_name(lang, it)
        },
        href: format!("{page}{}", choice.query(it)),
        current: it == choice.period,
    };
    let on = choice.on.map(|it| it.to_string()).unwrap_or_default();
    let typed = Typed::filled([("period", choice.period.to_string()), ("on", on)]);
    let faults = Faults::default();
    let day =
        Field { name: "on", label: t!(lang, "indicators-on"), kind: Kind::Day, ..Field::default() };
    let period = Field { name: "period", label: t!(lang, "indicators-period"), ..Field::default() };
    let named = |all: Vec<Period>| all.into_iter().map(|it| (it, period_name(lang, it))).collect();
    let [years, quarters, months] = choice.offered(first);
    let groups: [(String, Vec<(Period, String)>); 4] = [
        (t!(lang, "indicators-all"), named(vec![Period::All])),
        (t!(lang, "indicators-years"), named(years)),
        (t!(lang, "indicators-quarters"), named(quarters)),
        (t!(lang, "indicators-months"), named(months)),
    ];
    html! {
        div.wide {
            (ui::tabs(&t!(lang, "indicators-period"), choice.kinds().map(tab)))
            (ui::filters(lang, page, usize::from(choice.on.is_some()), html! {
                (ui::select_grouped(lang, period, groups, &typed, &faults))
                (ui::field(lang, day, &typed, &faults))
            }))
            @if let Some(on) = choice.on {
                (ui::notice(ui::Tone::Plain, html! {
                    (t!(lang, "indicators-as-of", day = fmt::day(lang, on)))
                    " " a href={ (page) "?period=" (choice.period) } { (t!(lang, "indicators-now")) }
                }))
            }
        }
    }
}
