//! The register: filters in the address, pages by keyset, and the same as a workbook.

use axum::response::Response;
use db::Wish;
use kernel::{Day, Lang, RegionCode};
use maud::{Markup, html};
use regions::Region;
use web::ui::{self, Field, Figure, Kind, col};
use web::{Desk, Faults, Frame, Guest, Result, Sought, Who, fmt, frame, t, word};

use super::views::{self, Names};
use super::{Import, ListAgreements, Map, New, Register, Show, reader, today};
use crate::{Agreement, AgreementKind, Counts, Scope, Sphere, Standing, store};

/// Rows of one page.
const ROWS: usize = 50;
const FILTERS: [&str; 7] = ["q", "region", "partner", "sphere", "state", "year", "scope"];

/// Everything the page shows.
struct Shown {
    rows: Vec<Agreement>,
    next: Option<String>,
    regions: Vec<Region>,
    spheres: Vec<Sphere>,
    years: Option<(i16, i16)>,
    counted: Option<(RegionCode, Counts)>,
}

pub async fn list(_: ListAgreements, guest: Guest, sought: Sought) -> Result<Markup> {
    let today = today(&guest);
    let wanted = self::sought(&sought);
    let paging = Wish { after: sought.value("after"), ..Wish::first(ROWS) };
    let mut tx = guest.db().read().await?;
    let page = store::list(&mut tx, reader(&guest), &wanted, paging, today).await?;
    let counted = match wanted.region.or_else(|| reader(&guest)) {
        Some(region) => Some((region, store::count_in_force(&mut tx, region, today).await?)),
        None => None,
    };
    let shown = Shown {
        next: page.next.map(|it| sought.href(ListAgreements, "after", &it.to_string())),
        rows: page.rows,
        regions: regions::regions(&mut tx).await?,
        spheres: store::spheres(&mut tx).await?,
        years: store::years(&mut tx).await?,
        counted,
    };
    Ok(view(&guest, &sought, &shown))
}

pub async fn export(_: Register, desk: Desk, sought: Sought) -> Result<Response> {
    let lang = desk.lang;
    let mut tx = desk.db().read().await?;
    let wanted = self::sought(&sought);
    let own = Some(desk.actor().region);
    let paging = Wish::first(web::MOST_ROWS);
    let page = store::list(&mut tx, own, &wanted, paging, desk.today()).await?;
    let names = Names::of(&regions::regions(&mut tx).await?);
    let spheres = store::spheres(&mut tx).await?;
    drop(tx);
    let rows = web::every_row(page)?;
    let sheet = crate::export::sheet(lang, &rows, &names, &spheres, desk.today());
    web::workbook(&t!(lang, "agreements-file"), move || documents::xlsx(&[sheet])).await
}

/// What the address asks for; what cannot be read is left out.
pub(crate) fn sought(sought: &Sought) -> store::Sought {
    store::Sought {
        region: sought.value("region"),
        partner: sought.value("partner"),
        sphere: sought.value("sphere"),
        standing: sought.value("state"),
        year: sought.value("year"),
        scope: sought.value("scope"),
        text: sought.get("q").to_owned(),
    }
}

fn view(guest: &Guest, sought: &Sought, it: &Shown) -> Markup {
    let lang = guest.lang;
    let names = Names::of(&it.regions);
    let top = Frame::titled(t!(lang, "agreements-title"))
        .section("/agreements")
        .lead(html! { (t!(lang, "agreements-lead")) })
        .actions(actions(guest, sought, it));
    let body = html! {
        @if let Some((region, counts)) = it.counted { (figures(lang, &names, region, counts)) }
        section.sheet.wide {
            (filters(lang, sought, it))
            @if it.rows.is_empty() {
                (ui::empty(&t!(lang, "agreements-none-title"), &t!(lang, "agreements-none"), None))
            } @else {
                (table(lang, &it.rows, &names, today(guest)))
                (ui::pager(lang, it.next.as_deref()))
            }
        }
    };
    frame(guest, top, body)
}

/// The map for everybody, the workbook for those signed in, entering for officers.
fn actions(guest: &Guest, sought: &Sought, it: &Shown) -> Markup {
    let lang = guest.lang;
    let role = guest.actor.as_ref().map(|it| it.role);
    let map = match it.counted {
        Some((region, _)) => format!("{Map}?region={region}"),
        None => Map.to_string(),
    };
    html! {
        (ui::quiet_link(map, &t!(lang, "agreements-map")))
        @if role.is_some() {
            (ui::quiet_link(sought.href(Register, "after", ""), &t!(lang, "agreements-export")))
        }
        @if Who::OFFICERS.admits(role) {
            (ui::quiet_link(Import, &t!(lang, "agreements-import")))
            (ui::button_link(New, &t!(lang, "agreements-add")))
        }
    }
}

fn figures(lang: Lang, names: &Names, region: RegionCode, it: Counts) -> Markup {
    let href = |scope| format!("{ListAgreements}?region={region}&state=in_force&scope={scope}");
    let figure = |n: i64, label: String, scope: Scope| {
        Figure::new(fmt::number(lang, n), label).href(href(scope))
    };
    let title = t!(lang, "agreements-of", region = names.region(region));
    let figures = ui::figures([
        figure(
            it.interregional,
            t!(lang, "agreements-interregional", count = it.interregional),
            Scope::Interregional,
        ),
        figure(
            it.international,
            t!(lang, "agreements-international", count = it.international),
            Scope::International,
        ),
    ]);
    ui::wide_sheet(&title, figures)
}

fn filters(lang: Lang, sought: &Sought, it: &Shown) -> Markup {
    let none = Faults::default();
    let field = |name, label| Field { name, label, ..Field::default() };
    let text = Field { kind: Kind::Search, ..field("q", t!(lang, "agreements-text")) };
    let regions = || it.regions.iter().map(|it| (it.code, it.name.as_str()));
    let spheres = it.spheres.iter().map(|it| (it.code.as_str(), it.name.as_str()));
    let states = Standing::ALL.iter().map(|it| (*it, word(lang, "agreement-standing", it)));
    let years = it.years.map(|(first, last)| (first..=last).rev().map(|it| (it, it)));
    let scopes = Scope::ALL.iter().map(|it| (*it, word(lang, "agreement-scope", it)));
    let select = |name, label, options: Vec<(String, String)>| {
        ui::select(lang, field(name, label), options, &sought.0, &none)
    };
    let body = html! {
        (ui::field(lang, text, &sought.0, &none))
        (select("region", t!(lang, "agreement-region"), worded(regions())))
        (select("partner", t!(lang, "agreement-partner"), worded(regions())))
        (select("sphere", t!(lang, "agreement-sphere"), worded(spheres)))
        (select("state", t!(lang, "agreement-state"), worded(states)))
        (select("year", t!(lang, "agreement-year"), worded(years.into_iter().flatten())))
        (select("scope", t!(lang, "agreement-scope"), worded(scopes)))
    };
    ui::filters(lang, &ListAgreements.to_string(), sought.active(&FILTERS), body)
}

/// Values and labels of a list as texts.
fn worded<V: ToString, L: ToString>(all: impl Iterator<Item = (V, L)>) -> Vec<(String, String)> {
    all.map(|(value, label)| (value.to_string(), label.to_string())).collect()
}

fn table(lang: Lang, rows: &[Agreement], names: &Names, today: Day) -> Markup {
    let heads = [
        col(t!(lang, "agreement-title")),
        col(t!(lang, "agreement-parties")),
        col(t!(lang, "agreement-signed-on")),
        col(t!(lang, "agreement-in-force")),
        col(t!(lang, "agreement-state")),
    ];
    let rows = rows.iter().map(|it| {
        vec![
            html! {
                a href=(Show { id: it.id }) { (it.title) }
                small { (kind_and_number(lang, it)) }
            },
            html! { (names.line(it)) },
            html! { (it.signed_on.map_or("—".to_owned(), |it| fmt::day(lang, it))) },
            html! { (views::term(lang, it, today)) },
            html! { (views::standing(lang, it, today)) },
        ]
    });
    ui::table(heads, rows)
}

fn kind_and_number(lang: Lang, it: &Agreement) -> String {
    let kind: AgreementKind = it.kind;
    let kind = word(lang, "agreement-kind", kind);
    if it.number.is_empty() { kind } else { format!("{kind} № {}", it.number) }
}
