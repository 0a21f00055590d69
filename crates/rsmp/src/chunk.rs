//! A text in memory that knows where in its file it stands.

/// Some of a file, decoded.
#[derive(Clone, Copy)]
pub struct Chunk<'w> {
    pub text: &'w str,
    /// Whether the file ends with it.
    pub is_last: bool,
    /// Where it begins in the file, in bytes.
    pub start: u64,
    /// Whether one character is one byte in the file; otherwise the file is UTF-8 too.
    pub single_byte: bool,
}

impl<'w> Chunk<'w> {
    /// The byte of the file that this place of the text is.
    pub fn position(&self, at: usize) -> u64 {
        self.start + self.bytes(0, at)
    }

    /// The rest from this place.
    pub fn from(&self, at: usize) -> Self {
        Self { text: &self.text[at..], start: self.position(at), ..*self }
    }

    fn bytes(&self, from: usize, to: usize) -> u64 {
        if self.single_byte {
            self.text[from..to].chars().count() as u64
        } else {
            (to - from) as u64
        }
    }
}

/// Answers [`Chunk::position`] for rising places, each at the cost of what lies between.
pub struct Locator<'w> {
    chunk: Chunk<'w>,
    at: usize,
    position: u64,
}

impl<'w> Locator<'w> {
    pub fn new(chunk: Chunk<'w>) -> Self {
        Self { chunk, at: 0, position: chunk.start }
    }

    /// The byte of the file that this place is, which must not lie before the last one.
    pub fn position(&mut self, at: usize) -> u64 {
        self.position += self.chunk.bytes(self.at, at);
        self.at = at;
        self.position
    }
}
