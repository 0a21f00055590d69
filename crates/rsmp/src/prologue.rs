//! The beginning of a file up to and including the root's start tag: is it the register at all?

use quick_xml::{Reader, events::Event};

use crate::error::{Bound, Fault, Flaw, ends_too_early};
use crate::limits::Limits;
use crate::record::Header;
use crate::tag::Tag;

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

/// Reads it, or says that it goes on behind the text.
pub fn read(text: &str, is_last: bool, limits: &Limits) -> Result<Option<Prologue>, Flaw> {
    let mut reader = Reader::from_str(text);
    loop {
        let at = offset(&reader);
        let (start, is_empty) = match reader.read_event() {
            Ok(Event::Start(start)) => (start, false),
            Ok(Event::Empty(start)) => (start, true),
            Ok(Event::Eof) if is_last => {
                return Err(Fault::ForeignRoot { found: None }.in_text(at));
            }
            Err(error) if is_last || !ends_too_early(&error) => {
                return Err(Fault::from(error).in_text(at));
            }
            Ok(Event::Eof) | Err(_) => return Ok(None),
            Ok(_) => continue,
        };
        let end = offset(&reader);
        if end - at > limits.token_bytes {
            return Err(Fault::limit(Bound::TokenBytes, limits.token_bytes).in_text(at));
        }
        let tag = Tag::new(&text[at..end], at, start.name().as_ref().len());
        return Ok(Some(Prologue { header: header(tag)?, end, is_empty }));
    }
}

fn offset(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).expect("within a text in memory")
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
