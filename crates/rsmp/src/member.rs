//! One XML file from its first byte to its last.

use std::io::{self, Read};
use std::sync::Arc;

use crate::body::Stop;
use crate::chunk::Chunk;
use crate::error::{Bound, Error, Fault, Flaw};
use crate::input::Input;
use crate::limits::Limits;
use crate::prologue;
use crate::record::Header;
use crate::window::Window;

/// What a worker made of a part of one file.
#[derive(Clone, Debug)]
pub struct Batch<T> {
    /// One for each record, in the order of the file.
    pub items: Vec<T>,
    /// The file's index in [`Dump::members`](crate::Dump::members). Batches of different files come
    /// mixed.
    pub member: usize,
    /// The file's name, as in [`Error::file`].
    pub file: Arc<str>,
    /// How many bytes of XML this part is; all parts together are
    /// [`Dump::bytes`](crate::Dump::bytes).
    pub bytes: u64,
}

/// What was read in all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// XML files.
    pub files: usize,
    /// Records, counted and not as declared.
    pub records: u64,
    /// Bytes of XML.
    pub bytes: u64,
}

/// A file to read.
pub struct Task<'a> {
    pub file: &'a Arc<str>,
    /// The packed size, if it is in a zip.
    pub packed: Option<u64>,
    pub limits: &'a Limits,
}

/// How far one part of a file was read.
struct Progress<O> {
    /// Bytes of its text.
    consumed: usize,
    /// Whether the root has ended.
    is_closed: bool,
    /// None while the root has not begun.
    made: Option<O>,
}

impl Task<'_> {
    /// Takes the file through the window. `each` walks over one part after another, and `send` gets
    /// what it made, with the part's size in bytes, and says whether anyone still wants more.
    pub fn read<O>(
        &self,
        source: &mut dyn Read,
        window: &mut Window,
        mut each: impl FnMut(&Header, Chunk<'_>) -> Result<(Stop, O), Flaw>,
        mut send: impl FnMut(O, u64) -> bool,
    ) -> Result<(), Error> {
        let (mut input, mut start) = Input::new(source).map_err(|it| self.fault(it, 0))?;
        let mut header = None;
        window.clear();
        loop {
            let unread = |it: Flaw| self.fault(it.fault, start + it.at as u64);
            window.fill(&mut input, self.limits).map_err(unread)?;
            self.check_size(window.seen(), start)?;
            let (text, is_last) = (window.text().map_err(unread)?, window.is_last());
            let chunk = Chunk { text, is_last, start, single_byte: input.is_single_byte() };

            let progress = self.step(chunk, &mut header, &mut each);
            let progress = progress.map_err(|it| self.fault(it.fault, chunk.position(it.at)))?;
            let next = chunk.position(progress.consumed);
            let is_wanted = progress.made.is_none_or(|it| send(it, next - start));
            if progress.is_closed || !is_wanted {
                return Ok(());
            }
            window.consume(progress.consumed, self.limits).map_err(|it| self.fault(it, next))?;
            start = next;
        }
    }

    /// Reads the header, if it is still to come, and all whole children of the root.
    fn step<O>(
        &self,
        chunk: Chunk<'_>,
        header: &mut Option<Header>,
        each: &mut impl FnMut(&Header, Chunk<'_>) -> Result<(Stop, O), Flaw>,
    ) -> Result<Progress<O>, Flaw> {
        let (header, from) = match header {
            Some(header) => (header, 0),
            None => match prologue::read(chunk, self.limits)? {
                None => return Ok(Progress { consumed: 0, is_closed: false, made: None }),
                Some(it) if it.is_empty => {
                    let consumed = check_epilogue(chunk.text, it.end)?;
                    return Ok(Progress { consumed, is_closed: true, made: None });
                }
                Some(it) => (header.insert(it.header), it.end),
            },
        };
        let (stop, made) = each(header, chunk.from(from)).map_err(|it| it.behind(from))?;
        let mut consumed = from + stop.consumed;
        if stop.is_closed {
            consumed = check_epilogue(chunk.text, consumed)?;
        }
        Ok(Progress { consumed, is_closed: stop.is_closed, made: Some(made) })
    }

    fn fault(&self, fault: Fault, position: u64) -> Error {
        let fault = match fault {
            // The operating system reads the zip well enough: its content is at fault.
            Fault::Io(error) if self.packed.is_some() && is_about_content(&error) => {
                Fault::Zip(error.to_string())
            }
            fault => fault,
        };
        fault.at(self.file, position)
    }

    /// Refuses a member that unpacks into more than it may.
    fn check_size(&self, seen: u64, position: u64) -> Result<(), Error> {
        let Some(packed) = self.packed else { return Ok(()) };
        if seen <= self.limits.unpacked_bytes(packed) {
            return Ok(());
        }
        let (bound, limit) = if seen > self.limits.member_bytes {
            (Bound::MemberBytes, self.limits.member_bytes)
        } else {
            (Bound::Ratio, self.limits.ratio)
        };
        Err(self.fault(Fault::Limit { bound, limit }, position))
    }
}

fn is_about_content(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidData, InvalidInput, Other, UnexpectedEof};
    matches!(error.kind(), InvalidData | InvalidInput | Other | UnexpectedEof)
}

/// Behind the root there may be comments and instructions, which are not looked at, and nothing
/// else. Returns the end of the text.
fn check_epilogue(text: &str, root_end: usize) -> Result<usize, Flaw> {
    let rest = text[root_end..].trim_ascii();
    if rest.is_empty() || rest.starts_with("<!--") || rest.starts_with("<?") {
        return Ok(text.len());
    }
    Err(Fault::Xml("content behind the root element".to_owned()).in_text(root_end))
}
