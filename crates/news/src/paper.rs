//! A news item as a paper to send to the press.

use crate::model::{News, State};
use documents::{Block, Paper, Picture, Span};
use kernel::Lang;
use visits::Facts;
use web::fmt;

/// The text as it may be shown now, then its pictures; the day of its release below the headline.
pub(crate) fn paper(it: &News, facts: &Facts, pictures: Vec<Picture>) -> Paper {
    let day = it.released_at.map(|at| fmt::day(Lang::Ru, at.day_in(&facts.host.time_zone)));
    let mut blocks = vec![Block::Text(vec![Span::bold(it.lead.as_str())])];
    let pieces = it.pieces(facts);
    blocks.extend(pieces.iter().map(|it| Block::Text(vec![Span::from(it.plain())])));
    blocks.extend(pictures.into_iter().map(Block::Picture));
    if !it.correction.is_empty() {
        blocks.push(Block::Note(format!("Уточнение: {}", it.correction)));
    }
    if it.state == State::Withdrawn {
        blocks.push(Block::Note(format!("Новость отозвана: {}", it.reason)));
    }
    Paper {
        lang: "ru",
        title: it.headline.clone(),
        subtitle: day.unwrap_or_default(),
        footer: format!("{} · {}", facts.host.name, facts.guest.name),
        landscape: false,
        blocks,
    }
}
