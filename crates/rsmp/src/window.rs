//! The part of a file that is in memory: whole records, parsed in place.

use std::io::{self, Read};

use crate::error::{Bound, Fault, Flaw};
use crate::input::{Input, MIN_ROOM};
use crate::limits::Limits;

/// A buffer that moves over a file. A worker keeps one for all its files.
#[derive(Default)]
pub struct Window {
    bytes: Vec<u8>,
    filled: usize,
    /// Bytes of text since the beginning of the file, gone and present.
    seen: u64,
    ended: bool,
}

impl Window {
    /// Begins a new file.
    pub fn clear(&mut self) {
        (self.filled, self.seen, self.ended) = (0, 0, false);
    }

    /// Reads on behind what is left, until the window is full or the file ends.
    ///
    /// A failure to read is a flaw behind all that is in the window.
    pub fn fill(&mut self, input: &mut Input<impl Read>, limits: &Limits) -> Result<(), Flaw> {
        let room = self.filled + limits.window_bytes.max(MIN_ROOM);
        if self.bytes.len() < room {
            // Zeroed memory comes from the system for nothing; resizing would write every byte.
            let kept = std::mem::replace(&mut self.bytes, vec![0; room]);
            self.bytes[..self.filled].copy_from_slice(&kept[..self.filled]);
        }
        while !self.ended && self.bytes.len() - self.filled >= MIN_ROOM {
            match input.read(&mut self.bytes[self.filled..]) {
                Ok(0) => self.ended = true,
                Ok(read) => {
                    self.filled += read;
                    self.seen += read as u64;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(Fault::Io(error).in_text(self.filled)),
            }
        }
        Ok(())
    }

    /// Whether nothing comes behind [`text`](Self::text).
    pub fn is_last(&self) -> bool {
        self.ended
    }

    /// Bytes of text read since the beginning of the file.
    pub fn seen(&self) -> u64 {
        self.seen
    }

    /// All whole characters in the window.
    pub fn text(&self) -> Result<&str, Flaw> {
        let bytes = &self.bytes[..self.filled];
        let whole = if self.ended { bytes } else { &bytes[..whole_characters(bytes)] };
        simdutf8::basic::from_utf8(whole).map_err(|_| {
            let valid = str::from_utf8(whole).map_or_else(|error| error.valid_up_to(), str::len);
            Fault::NotUtf8.in_text(valid)
        })
    }

    /// Lets go of the first bytes. What stays is a record that is not whole yet, so it is bounded.
    pub fn consume(&mut self, bytes: usize, limits: &Limits) -> Result<(), Fault> {
        self.bytes.copy_within(bytes..self.filled, 0);
        self.filled -= bytes;
        if self.filled > limits.record_bytes && !self.ended {
            return Err(Fault::limit(Bound::RecordBytes, limits.record_bytes));
        }
        Ok(())
    }
}

/// The length of the bytes without the character that the end cuts, if it does.
fn whole_characters(bytes: &[u8]) -> usize {
    let is_continuation = |byte: u8| byte & 0b1100_0000 == 0b1000_0000;
    let tail = bytes.iter().rev().take(4).take_while(|&&byte| is_continuation(byte)).count();
    let Some(lead) = bytes.len().checked_sub(tail + 1) else { return bytes.len() };
    let needed = match bytes[lead] {
        0b1100_0000..=0b1101_1111 => 2,
        0b1110_0000..=0b1110_1111 => 3,
        0b1111_0000..=0b1111_0111 => 4,
        _ => 1,
    };
    if tail + 1 < needed { lead } else { bytes.len() }
}
