//! The content of the root, window by window.

use quick_xml::{Reader, events::Event};

use crate::error::{Bound, Fault, Flaw, ends_too_early};
use crate::limits::Limits;
use crate::prologue::ROOT;
use crate::tag::Tag;

/// Is told of every element under the root.
pub trait Visitor<'w> {
    /// An element begins, so many levels under the root (0: a child of it).
    fn open(&mut self, level: usize, tag: Tag<'w>) -> Result<(), Flaw>;
    /// The element at this level ends.
    fn close(&mut self, level: usize);
}

/// Where a walk stopped.
pub struct Stop {
    /// Everything before this place of the text has been visited, in whole children of the root.
    pub consumed: usize,
    /// Whether the root has ended.
    pub is_closed: bool,
}

/// Visits all whole children of the root in the text.
///
/// What the end of the text cuts is left for the next window: seeing it again costs little, and so the
/// visitor's borrows live as long as the window, and one code reads files of any size.
pub fn walk<'w>(
    text: &'w str,
    is_last: bool,
    limits: &Limits,
    visitor: &mut impl Visitor<'w>,
) -> Result<Stop, Flaw> {
    let mut reader = Reader::from_str(text);
    // The root began in a window that is gone, so its end has no beginning here.
    reader.config_mut().allow_unmatched_ends = true;
    let (mut level, mut consumed, mut at) = (0, 0, byte_order_mark(text));
    let shift = at;
    loop {
        let event = match reader.read_event() {
            Ok(Event::Eof) if is_last => return Err(Fault::CutShort.in_text(at)),
            Err(error) if is_last || !ends_too_early(&error) => {
                return Err(Fault::from(error).in_text(at));
            }
            Ok(Event::Eof) | Err(_) => return Ok(Stop { consumed, is_closed: false }),
            Ok(event) => event,
        };
        let end = shift + usize::try_from(reader.buffer_position()).expect("within the text");
        if end - at > limits.token_bytes {
            return Err(Fault::limit(Bound::TokenBytes, limits.token_bytes).in_text(at));
        }
        match event {
            Event::Start(start) => {
                visitor.open(level, Tag::new(&text[at..end], at, start.name().as_ref().len()))?;
                level += 1;
                if level >= limits.depth {
                    return Err(Fault::limit(Bound::Depth, limits.depth).in_text(at));
                }
            }
            Event::Empty(start) => {
                visitor.open(level, Tag::new(&text[at..end], at, start.name().as_ref().len()))?;
                visitor.close(level);
            }
            Event::End(tag) if level == 0 => {
                return if tag.name().as_ref() == ROOT {
                    Ok(Stop { consumed: end, is_closed: true })
                } else {
                    Err(Fault::Xml("an end tag without a beginning".to_owned()).in_text(at))
                };
            }
            Event::End(_) => {
                level -= 1;
                visitor.close(level);
            }
            _ => {}
        }
        at = end;
        if level == 0 {
            consumed = end;
        }
    }
}

/// The parser drops a byte order mark at the beginning of any text without counting it.
fn byte_order_mark(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}
