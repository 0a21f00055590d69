//! One XML file from its first byte to its last.

use std::io::{self, Read};
use std::sync::Arc;

use crate::body::Stop;
use crate::builder::Locator;
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
    /// The file's index in [`Dump::members`](crate::Dump::members). Batches of different files come mixed.
    pub member: usize,
    /// The file's name, as in [`Error::file`].
    pub file: Arc<str>,
    /// How many bytes of XML this part is; all parts together are [`Dump::bytes`](crate::Dump::bytes).
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

/// Whole children of the root.
pub struct Chunk<'w> {
    pub text: &'w str,
    pub is_last: bool,
    pub header: &'w Header,
    start: u64,
    single_byte: bool,
}

impl<'w> Chunk<'w> {
    pub fn locator(&self) -> Locator<'w> {
        Locator { text: self.text, start: self.start, single_byte: self.single_byte, last: (0, 0) }
    }
}

impl Task<'_> {
    /// Takes the file through the window. `each` walks over one part after another, and `send` gets what it
    /// made, with the part's size in bytes, and says whether anyone still wants more.
    pub fn read<O>(
        &self,
        source: &mut dyn Read,
        window: &mut Window,
        mut each: impl FnMut(&Chunk<'_>) -> Result<(Stop, O), Flaw>,
        mut send: impl FnMut(O, u64) -> bool,
    ) -> Result<(), Error> {
        let (mut input, mut start) = Input::new(source).map_err(|it| self.fault(it, 0))?;
        let mut header = None;
        window.clear();
        loop {
            window
                .fill(&mut input, self.limits)
                .map_err(|(at, it)| self.fault(it, start + at as u64))?;
            self.check_size(window.seen(), start)?;
            let text = window.text().map_err(|(at, it)| self.fault(it, start + at as u64))?;
            let bytes_before = |at: usize| input.bytes_of(&text[..at]);
            let flaw_at =
                |flaw: Flaw, from| self.fault(flaw.fault, start + bytes_before(from + flaw.at));

            let (mut consumed, mut is_closed, mut made) = (0, false, None);
            if header.is_none() {
                let found = prologue::read(text, window.is_last(), self.limits);
                if let Some(found) = found.map_err(|it| flaw_at(it, 0))? {
                    (consumed, is_closed) = (found.end, found.is_empty);
                    header = Some(found.header);
                }
            }
            if let Some(header) = header.as_ref().filter(|_| !is_closed) {
                let chunk = Chunk {
                    text: &text[consumed..],
                    is_last: window.is_last(),
                    header,
                    start: start + bytes_before(consumed),
                    single_byte: matches!(input, Input::SingleByte(_)),
                };
                let (stop, output) = each(&chunk).map_err(|it| flaw_at(it, consumed))?;
                (consumed, is_closed) = (consumed + stop.consumed, stop.is_closed);
                made = Some(output);
            }
            if is_closed {
                check_epilogue(&text[consumed..], consumed).map_err(|it| flaw_at(it, 0))?;
                consumed = text.len();
            }
            let bytes = bytes_before(consumed);
            let is_wanted = made.is_none_or(|it| send(it, bytes));
            if is_closed || !is_wanted {
                return Ok(());
            }
            window.consume(consumed, self.limits).map_err(|it| self.fault(it, start + bytes))?;
            start += bytes;
        }
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

/// Behind the root there may be comments and instructions, which are not looked at, and nothing else.
fn check_epilogue(text: &str, at: usize) -> Result<(), Flaw> {
    let rest = text.trim_ascii();
    if rest.is_empty() || rest.starts_with("<!--") || rest.starts_with("<?") {
        return Ok(());
    }
    Err(Fault::Xml("content behind the root element".to_owned()).in_text(at))
}
