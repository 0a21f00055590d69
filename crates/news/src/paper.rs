//! A news item as a paper to send to the press.

use crate::model::{News, Piece, quoted};
use documents::{Block, Paper, Picture, Span};
use kernel::Lang;
use visits::Facts;
use web::fmt;

/// The text as it may be shown now, then its pictures; the day of its release below the headline.
pub(crate) fn paper(it: &News, facts: &Facts, pictures: Vec<Picture>) -> Paper {
    let day = it.released_at.map(|at| fmt::day(Lang::Ru, at.day_in(&facts.host.time_zone)));
    let mut blocks = vec![Block::Text(vec![Span::bold(it.lead.as_str())])];
    blocks.extend(it.pieces(facts).iter().map(|piece| {
        Block::Text(vec![match piece {
            Piece::Text(it) => Span::from(*it),
            Piece::Quote(it) => Span::from(quoted(it)),
        }])
    }));
    blocks.extend(pictures.into_iter().map(Block::Picture));
    if !it.correction.is_empty() {
        blocks.push(Block::Note(format!("Уточнение: {}", it.correction)));
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
