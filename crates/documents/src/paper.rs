//! What a paper says, apart from how it is written down.

use crate::Picture;
use serde::Serialize;

/// A paper of A4 pages: a report, a protocol, a briefing. [`crate::pdf`] and [`crate::docx`] write it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Paper {
    /// The language of its words, `ru` or `en`: for hyphens, spelling and reading aloud.
    pub lang: &'static str,
    /// The title: on the first page, in the window's head, in the properties of the file.
    pub title: String,
    /// The line below the title; may be empty.
    pub subtitle: String,
    /// The words at the foot of each page, before its number; may be empty.
    pub footer: String,
    /// Pages lie on their side: for wide tables.
    pub landscape: bool,
    /// What follows the title.
    pub blocks: Vec<Block>,
}

/// A part of a paper.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Block {
    /// A heading of level 1 to 3. A level that was jumped over is closed up: screen readers
    /// walk by them, and PDF/UA forbids gaps.
    Heading(u8, String),
    /// A paragraph.
    Text(Vec<Span>),
    /// A bulleted list.
    List(Vec<Vec<Span>>),
    /// Names and their values, side by side.
    Facts(Vec<(String, String)>),
    /// A table with a header row, repeated on each page.
    Table(Table),
    /// A picture, as wide as the text at most.
    Picture(Picture),
    /// A remark, set apart from the text.
    Note(String),
    /// What follows begins a page.
    PageBreak,
}

/// A run of text. A line feed in it is a new line.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Span {
    /// The words.
    pub text: String,
    /// In bold type.
    pub bold: bool,
    /// A footnote, called at the end of the words: where a number comes from. Spans with the same
    /// one call one footnote.
    pub footnote: Option<String>,
    /// Where the words lead; only `http`, `https` and `mailto` addresses are followed.
    pub link: Option<String>,
}

/// A table of a paper.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Table {
    /// The header row.
    pub heads: Vec<String>,
    /// Widths of columns relative to each other; a missing one is 1.
    pub widths: Vec<f32>,
    /// Rows of cells, in the order of the heads; a short row is filled up with empty cells.
    pub rows: Vec<Vec<String>>,
    /// The words above the table; may be empty.
    pub caption: String,
}

impl Span {
    /// Words in bold type.
    pub fn bold(text: impl Into<String>) -> Span {
        Span { text: text.into(), bold: true, ..Span::default() }
    }

    /// The same words with a footnote.
    pub fn noted(self, footnote: impl Into<String>) -> Span {
        Span { footnote: Some(footnote.into()), ..self }
    }

    /// The same words leading somewhere.
    pub fn linked(self, address: impl Into<String>) -> Span {
        Span { link: Some(address.into()), ..self }
    }
}

impl From<&str> for Span {
    fn from(text: &str) -> Span {
        Span { text: text.to_owned(), ..Span::default() }
    }
}

impl From<String> for Span {
    fn from(text: String) -> Span {
        Span { text, ..Span::default() }
    }
}

impl Paper {
    /// The same paper, as every writer can take it: no gaps between levels of headings, rows as
    /// wide as their heads, links only where a reader may be sent, a title in any case.
    pub(crate) fn tidy(&self) -> Paper {
        let mut paper = self.clone();
        if paper.title.trim().is_empty() {
            "—".clone_into(&mut paper.title);
        }
        let mut above = 0;
        for block in &mut paper.blocks {
            match block {
                Block::Heading(level, _) => {
                    *level = (*level).clamp(1, 3).min(above + 1);
                    above = *level;
                }
                Block::Text(spans) => spans.iter_mut().for_each(Span::tidy),
                Block::List(items) => items.iter_mut().flatten().for_each(Span::tidy),
                Block::Table(table) => table.tidy(),
                Block::Facts(_) | Block::Picture(_) | Block::Note(_) | Block::PageBreak => {}
            }
        }
        paper.blocks.retain(|block| !block.is_empty());
        paper
    }
}

impl Block {
    /// Nothing to show: a table without columns, a list without items, bytes that are no picture.
    fn is_empty(&self) -> bool {
        match self {
            Block::Heading(_, words) | Block::Note(words) => words.trim().is_empty(),
            Block::Text(spans) => spans.is_empty(),
            Block::List(items) => items.is_empty(),
            Block::Facts(facts) => facts.is_empty(),
            Block::Table(table) => table.heads.is_empty(),
            Block::Picture(picture) => picture.shape().is_none(),
            Block::PageBreak => false,
        }
    }
}

impl Span {
    fn tidy(&mut self) {
        let followed = |address: &String| {
            ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme))
                && !address.chars().any(|c| c.is_control() || c.is_whitespace())
        };
        self.link = self.link.take().filter(followed).filter(|_| !self.text.trim().is_empty());
        self.footnote = self.footnote.take().filter(|words| !words.trim().is_empty());
    }
}

impl Table {
    fn tidy(&mut self) {
        let columns = self.heads.len();
        self.widths.resize(columns, 1.0);
        for width in &mut self.widths {
            if !width.is_finite() || *width <= 0.0 {
                *width = 1.0;
            }
        }
        for row in &mut self.rows {
            row.resize(columns, String::new());
        }
    }
}
