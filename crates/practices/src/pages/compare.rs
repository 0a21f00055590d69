//! Up to four practices beside each other, field by field.

use super::views::{dots, lines, spoken};
use super::{Compare, ComparePdf, List, Show, papers};
use crate::{Card, Field, Practice, store};
use axum::extract::RawQuery;
use axum::response::{IntoResponse as _, Redirect, Response};
use documents::{Block, Paper, Table};
use kernel::{Lang, PracticeId};
use maud::{Markup, html};
use web::ui;
use web::{Frame, Guest, Result, frame, t, word};

/// More do not fit beside each other.
const MOST: usize = 4;

pub async fn show(_: Compare, guest: Guest, RawQuery(query): RawQuery) -> Result<Markup> {
    let ids = asked(&query.unwrap_or_default());
    let all = found(&guest, &ids).await?;
    Ok(view(&guest, &all, ids.len() > MOST))
}

pub async fn pdf(_: ComparePdf, guest: Guest, RawQuery(query): RawQuery) -> Result<Response> {
    let all = found(&guest, &asked(&query.unwrap_or_default())).await?;
    if all.is_empty() {
        return Ok(Redirect::to(&Compare.to_string()).into_response()); // it says what to choose
    }
    papers::printed(paper(guest.lang, &all)).await
}

/// The first four of them, as far as they are in the catalogue.
async fn found(guest: &Guest, ids: &[PracticeId]) -> Result<Vec<(Practice, Card)>> {
    let mut tx = guest.db().read().await?;
    let mut all = Vec::new();
    for id in ids.iter().take(MOST) {
        let Some(practice) = store::find(&mut tx, *id).await?.filter(Practice::is_open) else {
            continue;
        };
        if let Some(version) = practice.published
            && let Some(version) = store::version(&mut tx, version).await?
        {
            all.push((practice, version.card));
        }
    }
    Ok(all)
}

/// Ids of `?ids=A,B` or `?id=A&id=B`, each once.
fn asked(query: &str) -> Vec<PracticeId> {
    let values = query.split('&').filter_map(|it| it.split_once('='));
    let values = values.filter(|(name, _)| matches!(*name, "id" | "ids")).map(|(_, it)| it);
    let ids = values.flat_map(|it| it.split(',').flat_map(|it| it.split("%2C")));
    let mut all: Vec<PracticeId> = Vec::new();
    for id in ids.filter_map(|it| it.parse().ok()) {
        if !all.contains(&id) {
            all.push(id);
        }
    }
    all
}

fn view(guest: &Guest, all: &[(Practice, Card)], more: bool) -> Markup {
    let lang = guest.lang;
    let ids: Vec<String> = all.iter().map(|(it, _)| it.id.to_string()).collect();
    let paper = format!("{ComparePdf}?ids={}", ids.join(","));
    let top = Frame::titled(t!(lang, "practices-compare-title"))
        .section("/practices")
        .crumb(t!(lang, "practices-title"), List)
        .actions(html! { @if !ids.is_empty() { (ui::quiet_link(paper, "PDF")) } });
    let body = html! {
        section.sheet.wide {
            @if more { p.hint { (t!(lang, "practices-compare-first", count = MOST)) } }
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

/// The same for paper.
fn paper(lang: Lang, all: &[(Practice, Card)]) -> Paper {
    let row = |head: String, cell: &dyn Fn(&Practice, &Card) -> String| {
        let cells = all.iter().map(|(it, card)| cell(it, card));
        std::iter::once(head).chain(cells).collect::<Vec<String>>()
    };
    let grade = |it: &Practice, _: &Card| word(lang, "practice-grade", it.grade);
    let adopters = |it: &Practice, _: &Card| t!(lang, "practice-adopters", count = it.adopters);
    let fields = Field::ALL.iter().filter(|it| **it != Field::Title).map(|field| {
        row(word(lang, "practice-field", field), &|_, card| spoken(lang, card, *field))
    });
    let known =
        [row(t!(lang, "practice-grade"), &grade), row(t!(lang, "adoptions-title"), &adopters)];
    let filled = |row: &Vec<String>| row.iter().skip(1).any(|it| !it.is_empty());
    let table = Table {
        heads: row(t!(lang, "practice-field"), &|_, card| card.title.clone()),
        widths: std::iter::once(1.0).chain(all.iter().map(|_| 2.0)).collect(),
        rows: known.into_iter().chain(fields).filter(filled).collect(),
        caption: String::new(),
    };
    Paper {
        lang: lang.word(),
        title: t!(lang, "practices-compare-title"),
        subtitle: String::new(),
        footer: t!(lang, "practices-compare-title"),
        landscape: true,
        blocks: vec![Block::Table(table)],
    }
}
