//! The content of the root, part by part.

use quick_xml::events::Event;

use crate::chunk::Chunk;
use crate::error::{Bound, Fault, Flaw};
use crate::limits::Limits;
use crate::prologue::ROOT;
use crate::tag::Tag;
use crate::tokens::Tokens;

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

/// Visits all whole children of the root in this part of the file.
///
/// What the end of the text cuts is left for the next part: seeing it again costs little, and so
/// the visitor's borrows live as long as the window, and one code reads files of any size.
pub fn walk<'w>(
    chunk: Chunk<'w>,
    limits: &Limits,
    visitor: &mut impl Visitor<'w>,
) -> Result<Stop, Flaw> {
    let mut tokens = Tokens::new(chunk, limits);
    let (mut level, mut consumed) = (0, 0);
    while let Some((event, place)) = tokens.next()? {
        let (at, end) = (place.start, place.end);
        match event {
            Event::Start(start) => {
                visitor.open(level, Tag::new(&chunk.text[place], at, &start))?;
                level += 1;
                if level >= limits.depth {
                    return Err(Fault::limit(Bound::Depth, limits.depth).in_text(at));
                }
            }
            Event::Empty(start) => {
                visitor.open(level, Tag::new(&chunk.text[place], at, &start))?;
                visitor.close(level);
            }
            Event::End(tag) if level == 0 && tag.name().as_ref() == ROOT => {
                return Ok(Stop { consumed: end, is_closed: true });
            }
            Event::End(_) if level == 0 => {
                return Err(Fault::Xml("an end tag without a beginning".to_owned()).in_text(at));
            }
            Event::End(_) => {
                level -= 1;
                visitor.close(level);
            }
            Event::Eof => return Err(Fault::CutShort.in_text(at)),
            _ => {}
        }
        if level == 0 {
            consumed = end;
        }
    }
    Ok(Stop { consumed, is_closed: false })
}
