//! The parser's events, with their places in the text.

use std::ops::Range;

use quick_xml::{Reader, events::Event};

use crate::chunk::Chunk;
use crate::error::{Bound, Fault, Flaw, ends_too_early};
use crate::limits::Limits;

/// Reads one event after another out of a part of a file.
pub struct Tokens<'w> {
    reader: Reader<&'w [u8]>,
    is_last: bool,
    longest: usize,
    /// What the parser has not counted.
    shift: usize,
    at: usize,
}

impl<'w> Tokens<'w> {
    pub fn new(chunk: Chunk<'w>, limits: &Limits) -> Self {
        let mut reader = Reader::from_str(chunk.text);
        // The root may have begun in a part that is gone, so its end has no beginning here.
        reader.config_mut().allow_unmatched_ends = true;
        // The parser drops a byte order mark at the beginning of any text without counting it.
        let shift = if chunk.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Self { reader, is_last: chunk.is_last, longest: limits.token_bytes, shift, at: shift }
    }

    /// The next event and where it stands; none if the text ends first and the file does not. The
    /// end of the file is an event.
    pub fn next(&mut self) -> Result<Option<(Event<'w>, Range<usize>)>, Flaw> {
        let at = self.at;
        let event = match self.reader.read_event() {
            Err(error) if self.is_last || !ends_too_early(&error) => {
                return Err(Fault::from(error).in_text(at));
            }
            Err(_) => return Ok(None),
            Ok(Event::Eof) if !self.is_last => return Ok(None),
            Ok(event) => event,
        };
        let read = self.reader.buffer_position();
        self.at = self.shift + usize::try_from(read).expect("a text in memory");
        if self.at - at > self.longest {
            return Err(Fault::limit(Bound::TokenBytes, self.longest).in_text(at));
        }
        Ok(Some((event, at..self.at)))
    }
}
