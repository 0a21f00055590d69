//! One box on every page: an ИНН or ОГРН exactly, otherwise words.

use axum::extract::Query;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::routing::TypedPath;
use db::Tx;
use kernel::{Inn, Ogrn, Ogrnip, Say, broken_rule};
use maud::{Markup, html};
use registry::Lookup;
use search::{Hit, Kind};
use serde::Deserialize;
use web::{Desk, Frame, Result, Who, fmt, frame, t, ui};

#[derive(TypedPath)]
#[typed_path("/search")]
pub(crate) struct Show;

#[derive(Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    q: String,
}

/// Hits of one page: more than one looks through, few enough to be instant.
const LIMIT: i64 = 30;

pub(crate) async fn show(_: Show, desk: Desk, Query(wanted): Query<Wanted>) -> Result<Response> {
    let words = wanted.q.trim();
    let mut tx = desk.db().read().await?;
    if let Some(inn) = named(&mut tx, words).await? {
        return by_inn(&mut tx, &desk, &inn).await;
    }
    let own = Some(desk.actor().organisation);
    let hits = match words {
        "" => Vec::new(),
        words if is_staff(&desk) => search::find(&mut tx, words, own, LIMIT).await?,
        words => search::find_but_work(&mut tx, words, own, LIMIT).await?,
    };
    Ok(page(&desk, words, hits_view(&desk, words, &hits)).into_response())
}

/// Whether the reader works with clients.
fn is_staff(desk: &Desk) -> bool {
    Who::STAFF.admits(Some(desk.actor().role))
}

/// Whose ИНН, ОГРН or ОГРНИП was typed, as the SME registry knows them.
async fn named(tx: &mut Tx, words: &str) -> Result<Option<Inn>> {
    if let Ok(inn) = words.parse() {
        return Ok(Some(inn));
    }
    if words.parse::<Ogrn>().is_err() && words.parse::<Ogrnip>().is_err() {
        return Ok(None);
    }
    Ok(match registry::lookup_ogrn(tx, words).await? {
        Lookup::Found(record, _) => Some(record.inn),
        Lookup::Absent(_) | Lookup::NoDump => None,
    })
}

/// The rule that an identifier breaks, where the length says which one was meant.
fn misspelt(words: &str) -> Option<Say> {
    if !words.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let broken = match words.len() {
        10 | 12 => words.parse::<Inn>().err(),
        13 => words.parse::<Ogrn>().err(),
        15 => words.parse::<Ogrnip>().err(),
        _ => None,
    };
    broken.as_ref().map(broken_rule)
}

/// A known client at once; otherwise what the SME registry knows.
async fn by_inn(tx: &mut Tx, desk: &Desk, inn: &Inn) -> Result<Response> {
    if is_staff(desk)
        && let Some(client) = clients::by_inn(tx, desk.actor().organisation, inn).await?
    {
        return Ok(Redirect::to(&format!("/clients/{}", client.id)).into_response());
    }
    let found = registry::lookup(tx, inn).await?;
    Ok(page(desk, inn.as_str(), registry_view(desk, inn, &found)).into_response())
}

fn page(desk: &Desk, words: &str, body: Markup) -> Markup {
    let title = match words {
        "" => t!(desk.lang, "search-title"),
        words => t!(desk.lang, "search-title-for", words = words),
    };
    frame(desk, Frame::titled(title), body)
}

fn hits_view(desk: &Desk, words: &str, hits: &[Hit]) -> Markup {
    if hits.is_empty() {
        let teach = match misspelt(words) {
            Some(rule) => web::say(desk.lang, &rule),
            None => t!(desk.lang, "search-teach"),
        };
        let title = if words.is_empty() { "" } else { &t!(desk.lang, "search-nothing") };
        return html! { section.sheet.wide { (ui::empty(title, &teach, None)) } };
    }
    html! {
        section.sheet.wide {
            ul.hits {
                @for it in hits {
                    li {
                        span.kind { (web::word(desk.lang, "search-kind", it.kind)) } " "
                        a href=(address(it)) { (it.title) }
                        @if !it.detail.is_empty() { small { (it.detail) } }
                    }
                }
            }
            @if hits.len() as i64 == LIMIT { p.hint { (t!(desk.lang, "search-more")) } }
        }
    }
}

/// Where a hit leads.
fn address(hit: &Hit) -> String {
    let room = match hit.kind {
        Kind::Client => "clients",
        Kind::Service => "services",
        Kind::Application => "applications",
        Kind::Organisation => "organisations",
        Kind::Region => "regions",
        Kind::Agreement => "agreements",
        Kind::Plan => "plans",
        Kind::Visit => "visits",
        Kind::News => "news",
        Kind::Practice => "practices",
        Kind::Indicator => "indicators",
    };
    format!("/{room}/{}", hit.id)
}

fn registry_view(desk: &Desk, inn: &Inn, found: &Lookup) -> Markup {
    let lang = desk.lang;
    let serve = format!("/renderings/new?inn={inn}");
    let action = Who::SERVING
        .admits(Some(desk.actor().role))
        .then(|| html! { a.button href=(serve) { (t!(lang, "search-serve")) } });
    html! {
        section.sheet.wide {
            @match found {
                Lookup::Found(record, day) => {
                    h2 { (record.title()) }
                    p { (t!(lang, "search-in-registry", day = fmt::day(lang, *day))) }
                    p { (t!(lang, "search-not-a-client")) }
                }
                Lookup::Absent(day) => p { (t!(lang, "search-not-in-registry", day = fmt::day(lang, *day))) },
                Lookup::NoDump => p { (t!(lang, "search-no-dump")) },
            }
            @if let Some(action) = action { p { (action) } }
        }
    }
}
