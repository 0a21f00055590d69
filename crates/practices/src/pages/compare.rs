//! Up to four practices beside each other, field by field.

use super::views::{dots, lines, spoken};
use super::{Compare, List, Show};
use crate::{Card, Field, Practice, store};
use axum::extract::RawQuery;
use kernel::PracticeId;
use maud::{Markup, html};
use web::ui;
use web::{Frame, Guest, Result, frame, t, word};

/// More do not fit beside each other.
const MOST: usize = 4;

pub async fn show(_: Compare, guest: Guest, RawQuery(query): RawQuery) -> Result<Markup> {
    let mut tx = guest.db().read().await?;
    let mut all = Vec::new();
    for id in asked(&query.unwrap_or_default()) {
        let Some(practice) = store::find(&mut tx, id).await?.filter(Practice::is_open) else {
            continue;
        };
        if let Some(version) = practice.published
            && let Some(version) = store::version(&mut tx, version).await?
        {
            all.push((practice, version.card));
        }
    }
    Ok(view(&guest, &all))
}

/// Ids of `?ids=A,B` or `?id=A&id=B`, each once, the first four.
fn asked(query: &str) -> Vec<PracticeId> {
    let values = query.split('&').filter_map(|it| it.split_once('='));
    let values = values.filter(|(name, _)| matches!(*name, "id" | "ids")).map(|(_, it)| it);
    let ids = values.flat_map(|it| it.split(',').flat_map(|it| it.split("%2C")));
    let mut all: Vec<PracticeId> = Vec::new();
    for id in ids.filter_map(|it| it.parse().ok()) {
        if !all.contains(&id) && all.len() < MOST {
            all.push(id);
        }
    }
    all
}

fn view(guest: &Guest, all: &[(Practice, Card)]) -> Markup {
    let lang = guest.lang;
    let top = Frame::titled(t!(lang, "practices-compare-title"))
        .section("/practices")
        .crumb(t!(lang, "practices-title"), List);
    let body = html! {
        section.sheet.wide {
            @if all.is_empty() {
                (ui::empty("", &t!(lang, "practices-compare-hint"), None))
            } @else { (table(guest, all)) }
        }
    };
    frame(guest, top, body)
}

fn table(guest: &Guest, all: &[(Practice, Card)]) -> Markup {
    let lang = guest.lang;
    let name = |it: &(Practice, Card)| ui::col(it.1.title.clone());
    let heads =
        [ui::hidden_col(t!(lang, "practice-field"))].into_iter().chain(all.iter().map(name));
    let evidence = [html! { (t!(lang, "practice-grade")) }]
        .into_iter()
        .chain(all.iter().map(|(it, _)| html! { (dots(lang, it.grade)) }));
    let adopters = [html! { (t!(lang, "adoptions-title")) }].into_iter().chain(
        all.iter().map(|(it, _)| html! { (t!(lang, "practice-adopters", count = it.adopters)) }),
    );
    let open = [html! { (t!(lang, "practice-card")) }].into_iter().chain(
        all.iter()
            .map(|(it, _)| html! { a href=(Show { id: it.id }) { (t!(lang, "practice-open")) } }),
    );
    let fields = Field::ALL.iter().filter(|it| **it != Field::Title).map(|field| {
        let head = html! { (word(lang, "practice-field", field)) };
        let cells = all.iter().map(|(_, card)| lines(&spoken(lang, card, *field)));
        [head].into_iter().chain(cells).collect()
    });
    let rows = [evidence.collect(), adopters.collect(), open.collect()];
    ui::table(heads, rows.into_iter().chain(fields))
}
