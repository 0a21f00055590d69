//! Footnotes of a paper, counted.

use std::collections::HashMap;

/// The same words are one footnote, however often they are called.
#[derive(Default)]
pub(crate) struct Notes {
    numbers: HashMap<String, usize>,
}

/// A call of a footnote by its number, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Call {
    /// The words are said for the first time.
    First(usize),
    /// They stand in the paper already.
    Again(usize),
}

impl Notes {
    /// Calls the footnote with these words; in the order of the paper.
    pub(crate) fn call(&mut self, words: &str) -> Call {
        if let Some(number) = self.numbers.get(words) {
            return Call::Again(*number);
        }
        let number = self.numbers.len() + 1;
        self.numbers.insert(words.to_owned(), number);
        Call::First(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_are_one_note() {
        let mut notes = Notes::default();
        let calls = ["а", "б", "а", "в", "б"].map(|it| notes.call(it));
        let wanted =
            [Call::First(1), Call::First(2), Call::Again(1), Call::First(3), Call::Again(2)];
        assert_eq!(calls, wanted);
    }
}
