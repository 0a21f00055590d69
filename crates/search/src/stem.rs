//! From text to stems.

use crate::fold;
use rust_stemmers::{Algorithm, Stemmer};

/// Letters of one stem at most: longer ones differ in nothing a person would type.
const LETTERS: usize = 40;

/// What a text is found by: the stem of each word (Snowball, by the word's script), identifiers
/// as they are; numbers joined by signs both whole and in parts, so that `74-2026-31877` is found
/// by `31877` too. A stem holds letters and digits only, of any script, in lower case.
pub fn stems(text: &str) -> Vec<String> {
    let folded = fold(text);
    words(&folded).flat_map(Word::found_by).collect()
}

/// What a question asks for: one stem per word, all of which must be found.
pub(crate) fn asked(text: &str) -> Vec<String> {
    let folded = fold(text);
    words(&folded).flat_map(Word::asks_for).collect()
}

/// A stretch of text without spaces, cut at its signs.
struct Word<'t> {
    parts: Vec<&'t str>,
}

fn words(folded: &str) -> impl Iterator<Item = Word<'_>> {
    folded.split_whitespace().map(|it| Word {
        parts: it.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).collect(),
    })
}

impl Word<'_> {
    /// `74-2026-31877`, `10.71`, `15/11`: several parts, all of them digits.
    fn is_joined_number(&self) -> bool {
        self.parts.len() > 1 && self.parts.iter().all(|it| it.bytes().all(|it| it.is_ascii_digit()))
    }

    fn found_by(self) -> Vec<String> {
        let whole = self.is_joined_number().then(|| short(&self.parts.concat()));
        self.parts.iter().map(|it| stem(it)).chain(whole).collect()
    }

    fn asks_for(self) -> Vec<String> {
        match self.is_joined_number() {
            true => vec![short(&self.parts.concat())],
            false => self.parts.iter().map(|it| stem(it)).collect(),
        }
    }
}

/// The stem of a folded word, if it is written in one of the two scripts; the word itself
/// otherwise.
fn stem(word: &str) -> String {
    let algorithm = if word.bytes().all(|it| it.is_ascii_lowercase()) {
        Algorithm::English
    } else if word.chars().all(|it| ('а'..='я').contains(&it)) {
        Algorithm::Russian
    } else {
        return short(word);
    };
    short(&Stemmer::create(algorithm).stem(word))
}

fn short(word: &str) -> String {
    match word.char_indices().nth(LETTERS) {
        Some((end, _)) => word[..end].to_owned(),
        None => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_stemmed_by_their_script() {
        assert_eq!(stems("Консультации"), stems("консультация"));
        assert_eq!(stems("Ёлка"), stems("елки"));
        assert_eq!(stems("Companies"), stems("company"));
        assert_eq!(stems("«Бизнес-план» CRM2"), ["бизнес", "план", "crm2"]);
    }

    #[test]
    fn numbers_are_found_whole_and_in_parts() {
        assert_eq!(stems("№ 74-2026-31877"), ["74", "2026", "31877", "74202631877"]);
        assert_eq!(asked("74-2026-318"), ["742026318"]);
        assert_eq!(stems("7451815908"), ["7451815908"]);
    }
}
