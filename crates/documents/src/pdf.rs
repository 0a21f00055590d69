//! PDF by typst. Nothing outside this file knows of it.

use std::sync::LazyLock;

use serde_json::{Value, json};
use typst::{
    Feature, Library, LibraryExt as _, World,
    comemo::evict,
    diag::{FileError, FileResult, SourceDiagnostic},
    foundations::{Bytes, Datetime, Duration, Smart},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::notes::{Call, Notes};
use crate::{Failed, Paper};

/// Writes a PDF: tagged and checked against PDF/UA-1, with its fonts embedded, footnotes at the
/// foot of their pages, header rows repeated.
///
/// The same paper always gives the same bytes. A sign that no font has is written as `□`.
pub fn pdf(paper: &Paper) -> Result<Vec<u8>, Failed> {
    let paper = paper.tidy();
    // Shaping may join signs into one that no font has, such as a letter of one font under a mark
    // of another. It cannot be asked beforehand, so the paper is then written without such signs.
    let made = make(&paper, has_glyph).or_else(|_| make(&paper, stands_alone));
    // The library remembers its steps for the next, similar paper; ours have nothing in common.
    evict(0);
    made
}

fn make(paper: &Paper, is_legible: fn(char) -> bool) -> Result<Vec<u8>, Failed> {
    let desk = Desk::with(paper, is_legible)?;
    let pages = typst::compile::<PagedDocument>(&desk).output.map_err(|errors| failed(&errors))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|error| Failed::new("PDF", error.message()))?;
    let creator = Smart::Custom(Some("Okno".to_owned()));
    let options = PdfOptions { standards, creator, ..PdfOptions::default() };
    typst_pdf::pdf(&pages, &options).map_err(|errors| failed(&errors))
}

fn failed(errors: &[SourceDiagnostic]) -> Failed {
    let words: Vec<_> = errors.iter().map(|error| error.message.as_str()).collect();
    Failed::new("PDF", words.join("; "))
}

/// What does not differ from paper to paper; read once.
struct Ground {
    standard: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
    data: FileId,
}

static GROUND: LazyLock<Ground> = LazyLock::new(|| {
    let fonts: Vec<Font> =
        typst_assets::fonts().flat_map(|bytes| Font::iter(Bytes::new(bytes))).collect();
    // Row headers of tables (`pdf.header-cell`) are behind this feature.
    let features = [Feature::A11yExtras].into_iter().collect();
    Ground {
        standard: LazyHash::new(Library::builder().with_features(features).build()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        template: Source::new(file("paper.typ"), include_str!("paper.typ").to_owned()),
        data: file("paper.json"),
    }
});

fn file(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("our own names are paths");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// All that the template may see: itself, the fonts, and the paper as data. Words of people are
/// never part of the program.
struct Desk {
    data: Bytes,
}

impl Desk {
    fn with(paper: &Paper, is_legible: fn(char) -> bool) -> Result<Desk, Failed> {
        let mut data = serde_json::to_value(paper).map_err(|error| Failed::new("PDF", error))?;
        make_legible(&mut data, is_legible);
        number_notes(&mut data, &mut Notes::default());
        Ok(Desk { data: Bytes::from_string(data.to_string()) })
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &GROUND.standard
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &GROUND.book
    }

    fn main(&self) -> FileId {
        GROUND.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == GROUND.template.id() {
            return Ok(GROUND.template.clone());
        }
        Err(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == GROUND.data { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        GROUND.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// PDF/UA-1 (7.21.8) forbids text for which there is no glyph: replaces it in all strings.
fn make_legible(data: &mut Value, is_legible: fn(char) -> bool) {
    let legible = |c: char| match c {
        c if is_legible(c) => c,
        c if c.is_whitespace() || c.is_control() => ' ',
        _ => '□',
    };
    match data {
        Value::String(text) if !text.chars().all(is_legible) => {
            *text = text.chars().filter(|c| !is_invisible(*c)).map(legible).collect();
        }
        Value::Array(list) => list.iter_mut().for_each(|it| make_legible(it, is_legible)),
        Value::Object(fields) => fields.values_mut().for_each(|it| make_legible(it, is_legible)),
        _ => {}
    }
}

/// Gives each footnote its number, and takes its words away where they were said before.
fn number_notes(data: &mut Value, notes: &mut Notes) {
    match data {
        Value::Array(list) => list.iter_mut().for_each(|it| number_notes(it, notes)),
        Value::Object(fields) => {
            if let Some(note) = fields.get_mut("footnote")
                && let Some(words) = note.as_str()
            {
                *note = match notes.call(words) {
                    Call::First(number) => json!({ "number": number, "words": words }),
                    Call::Again(number) => json!({ "number": number, "words": null }),
                };
            }
            fields.values_mut().for_each(|it| number_notes(it, notes));
        }
        _ => {}
    }
}

/// Signs that only change the look of the one before, such as the colour of an emoji, or join words.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Which signs there is a glyph for; a private one has no meaning that could be read aloud, and
/// byte order marks are forbidden even where a font has them (PDF/UA-1, 7.21.7). CJK signs are
/// left out although a font names some: they are shaped into ones it has not (seen with 〓).
fn has_glyph(c: char) -> bool {
    let meaningless = matches!(
        u32::from(c),
        0x3000..=0x303f | 0xe000..=0xf8ff | 0xfeff | 0xfffe | 0xf0000..
    );
    c == '\n' || (!meaningless && !c.is_control() && is_covered(c))
}

/// Signs of European writing that never join with the one before: whatever the paper says, its
/// letters, figures and punctuation can be set with these. `□` is among them.
fn stands_alone(c: char) -> bool {
    let joins_nothing = matches!(
        u32::from(c),
        0x0a | 0x20..=0x02ff | 0x0370..=0x0482 | 0x048a..=0x052f | 0x1e00..=0x20cf | 0x2100..=0x2bff
    );
    joins_nothing && !is_invisible(c) && has_glyph(c)
}

/// A bit for each code point that some font has; asking the fonts themselves takes seconds.
static COVERED: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut words = vec![0; (char::MAX as usize + 1) / 64];
    for c in GROUND.fonts.iter().flat_map(|font| font.info().coverage.iter()) {
        if let Some(word) = words.get_mut(c as usize / 64) {
            *word |= 1 << (c % 64);
        }
    }
    words
});

fn is_covered(c: char) -> bool {
    let c = u32::from(c);
    COVERED.get(c as usize / 64).is_some_and(|word| word >> (c % 64) & 1 == 1)
}
