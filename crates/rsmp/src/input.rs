//! One XML file as a stream of UTF-8, whatever it declares.

use std::io::{self, Chain, Cursor, Read};
use std::ops::Range;

use encoding_rs::{Decoder, Encoding, UTF_8};
use quick_xml::{Reader, events::Event};

use crate::error::Fault;

/// A stream of UTF-8.
pub enum Input<R> {
    /// Is that already.
    Utf8(Source<R>),
    /// Is decoded on the way, as windows-1251 is.
    SingleByte(SingleByte<Source<R>>),
}

/// The head of the file, which has been looked at, and the rest.
type Source<R> = Chain<Cursor<Vec<u8>>, R>;

/// Enough of a file to hold its XML declaration.
const HEAD: u64 = 512;
/// The least room in which [`Input::read`] is sure to make progress: the longest character.
pub const MIN_ROOM: usize = 4;
const BOM: &[u8] = b"\xef\xbb\xbf";

impl<R: Read> Input<R> {
    /// Looks at the declaration, and at the byte order mark, which it takes away; says how long
    /// that was.
    pub fn new(mut file: R) -> Result<(Self, u64), Fault> {
        let mut head = Vec::new();
        file.by_ref().take(HEAD).read_to_end(&mut head).map_err(Fault::Io)?;
        let skipped = if head.starts_with(BOM) { BOM.len() as u64 } else { 0 };
        let encoding = if skipped > 0 { UTF_8 } else { declared_encoding(&head)? };
        let mut head = Cursor::new(head);
        head.set_position(skipped);
        let source = head.chain(file);
        let input = if encoding == UTF_8 {
            Self::Utf8(source)
        } else {
            Self::SingleByte(SingleByte::new(source, encoding))
        };
        Ok((input, skipped))
    }

    /// Whether one character is one byte in the file.
    pub fn is_single_byte(&self) -> bool {
        matches!(self, Self::SingleByte(_))
    }
}

impl<R: Read> Read for Input<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Utf8(source) => source.read(to),
            Self::SingleByte(source) => source.read(to),
        }
    }
}

/// A source in which every byte is one character, so that offsets in the decoded text can be told
/// in bytes of the file.
pub struct SingleByte<S> {
    source: S,
    decoder: Decoder,
    raw: Box<[u8]>,
    undecoded: Range<usize>,
}

impl<S: Read> SingleByte<S> {
    fn new(source: S, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_without_bom_handling();
        Self { source, decoder, raw: vec![0; 64 << 10].into(), undecoded: 0..0 }
    }

    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if self.undecoded.is_empty() {
            self.undecoded = 0..self.source.read(&mut self.raw)?;
        }
        let from = &self.raw[self.undecoded.clone()];
        let (_, read, written, _) = self.decoder.decode_to_utf8(from, to, false);
        self.undecoded.start += read;
        Ok(written)
    }
}

/// What the XML declaration says; UTF-8 where it says nothing or where there is none.
fn declared_encoding(head: &[u8]) -> Result<&'static Encoding, Fault> {
    let name = match Reader::from_reader(head).read_event() {
        Ok(Event::Decl(it)) => it.encoding().and_then(Result::ok).map(|name| name.into_owned()),
        _ => None,
    };
    let Some(name) = name else { return Ok(UTF_8) };
    match Encoding::for_label(name.as_bytes()) {
        Some(encoding) if encoding == UTF_8 || encoding.is_single_byte() => Ok(encoding),
        _ => Err(Fault::Encoding(name)),
    }
}
