//! The beginning of a file up to and including the root's start tag: is it the register at all?

use quick_xml::events::Event;

use crate::chunk::Chunk;
use crate::error::{Fault, Flaw};
use crate::limits::Limits;
use crate::record::Header;
use crate::tag::Tag;
use crate::tokens::Tokens;

/// The root element of all data sets of the tax service.
pub const ROOT: &str = "Файл";
/// The value of `ТипИнф` in this one.
const KIND: &str = "РЕЕСТРМСП";

/// What the prologue told.
pub struct Prologue {
    pub header: Header,
    /// Where the content of the root begins.
    pub end: usize,
    /// Whether the root has no content: `<Файл …/>`.
    pub is_empty: bool,
}

/// Reads it; none if it goes on behind the text.
pub fn read(chunk: Chunk<'_>, limits: &Limits) -> Result<Option<Prologue>, Flaw> {
    let mut tokens = Tokens::new(chunk, limits);
    while let Some((event, place)) = tokens.next()? {
        let (at, end) = (place.start, place.end);
        let (start, is_empty) = match event {
            Event::Start(start) => (start, false),
            Event::Empty(start) => (start, true),
            Event::Eof => return Err(Fault::ForeignRoot { found: None }.in_text(at)),
            _ => continue,
        };
        let header = header(Tag::new(&chunk.text[place], at, &start))?;
        return Ok(Some(Prologue { header, end, is_empty }));
    }
    Ok(None)
}

fn header(root: Tag<'_>) -> Result<Header, Flaw> {
    if root.name != ROOT {
        return Err(Fault::ForeignRoot { found: Some(root.name.to_owned()) }.in_text(root.at));
    }
    let (mut header, mut kind) = (Header::default(), None);
    root.attributes(|name, value| match name {
        "ИдФайл" => header.id = Some(value.into_owned()),
        "ВерсФорм" => header.format = Some(value.into_owned()),
        "КолДок" => header.declared_records = value.parse().ok(),
        "ТипИнф" => kind = Some(value.into_owned()),
        _ => {}
    })?;
    if kind.as_deref() != Some(KIND) {
        return Err(Fault::ForeignKind { found: kind }.in_text(root.at));
    }
    Ok(header)
}
