//! A paragraph as words: what every recogniser matches set phrases against.
//!
//! SetPhrases are compared in lower case and with one place of the tone mark (`uỷ` as `ủy`, `hoá` as `hóa`), never by cutting
//! at guessed bytes. Every change keeps the byte length, so an offset of the folded text is one of the text.

use std::ops::Range;
use std::str::Chars;

use rustc_hash::FxHashMap;

use crate::viet::{Glance, Glances, is_letter_or_digit, small_letter};

/// A paragraph cut into words and single punctuation characters.
#[derive(Clone, Debug)]
pub struct Words<'a> {
    text: &'a str,
    folded: String,
    tokens: Vec<Token>,
}

/// A word or a punctuation character: its bytes, and what is seen of it at a glance.
#[derive(Clone, Copy, Debug)]
struct Token {
    start: u32,
    end: u32,
    glance: Glance,
}

impl<'a> Words<'a> {
    /// Cuts a text into words.
    pub fn new(text: &'a str) -> Self {
        let mut tokens = Vec::with_capacity(text.len() / 5 + 1);
        let mut open: Option<(usize, Glance)> = None;
        let folded = fold_each(text, |at, character| {
            if is_letter_or_digit(character) {
                let (start, glance) = open.unwrap_or((at, Glance::default()));
                open = Some((start, glance.and(character)));
                return;
            }
            if let Some((start, glance)) = open.take() {
                tokens.push(Token { start: start as u32, end: at as u32, glance });
            }
            if !character.is_whitespace() {
                let glance = Glance::default().and(character);
                tokens.push(Token { start: at as u32, end: (at + character.len_utf8()) as u32, glance });
            }
        });
        if let Some((start, glance)) = open {
            tokens.push(Token { start: start as u32, end: folded.len() as u32, glance });
        }
        Self { text, folded, tokens }
    }

    /// The text the words were cut from.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// How many words and punctuation characters there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Tells whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The text in folded form.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// Tells whether two words are alike in folded form.
    pub fn are_alike(&self, one: usize, other: usize) -> bool {
        let (Some(one), Some(other)) = (self.tokens.get(one), self.tokens.get(other)) else { return false };
        let bytes = |token: &Token| self.folded.as_bytes().get(token.start as usize..token.end as usize);
        one.glance == other.glance && bytes(one) == bytes(other)
    }

    /// A word in folded form; empty past the end.
    pub fn word(&self, index: usize) -> &str {
        self.tokens.get(index).and_then(|token| self.folded.get(token.start as usize..token.end as usize)).unwrap_or("")
    }

    /// A word as written; empty past the end.
    pub fn written(&self, index: usize) -> &'a str {
        self.tokens.get(index).and_then(|token| self.text.get(token.start as usize..token.end as usize)).unwrap_or("")
    }

    /// Where a word begins in the text; the text's end past the last one.
    pub fn start(&self, index: usize) -> usize {
        self.tokens.get(index).map_or(self.text.len(), |token| token.start as usize)
    }

    /// Where a word ends in the text; the text's end past the last one.
    pub fn end(&self, index: usize) -> usize {
        self.tokens.get(index).map_or(self.text.len(), |token| token.end as usize)
    }

    /// The bytes from word `from` to before word `to`.
    pub fn range(&self, from: usize, to: usize) -> Range<usize> {
        let start = self.start(from);
        let end = to.checked_sub(1).map_or(start, |last| self.end(last));
        start..end.max(start)
    }

    /// The text from word `from` to before word `to`.
    pub fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(self.range(from, to)).unwrap_or("")
    }

    /// The first word that begins at or after a byte.
    pub fn index_of(&self, byte: usize) -> usize {
        self.tokens.partition_point(|token| (token.start as usize) < byte)
    }

    /// The first word whose start passes a test that all starts behind it pass too; one past the end where none does.
    pub fn first_from(&self, passes: impl Fn(usize) -> bool) -> usize {
        self.tokens.partition_point(|token| !passes(token.start as usize))
    }

    /// Tells whether a word begins with an upper-case letter as written.
    pub fn is_capital(&self, index: usize) -> bool {
        let Some(token) = self.tokens.get(index) else { return false };
        match self.text.as_bytes().get(token.start as usize) {
            Some(first @ ..0x80) => return first.is_ascii_uppercase(),
            None => return false,
            Some(_) => {}
        }
        self.written(index).chars().next().is_some_and(char::is_uppercase)
    }

    /// Tells whether there is a letter or digit in a word, so that it is no punctuation.
    pub fn is_word(&self, index: usize) -> bool {
        self.word(index).chars().next().is_some_and(is_letter_or_digit)
    }

    /// The index after a phrase that stands at `index`; the phrase in folded form, one blank between words.
    #[inline]
    pub fn after(&self, index: usize, phrase: &str) -> Option<usize> {
        // Most words tell by their first byte that they do not begin the phrase: every check asks this of every word.
        let token = self.tokens.get(index)?;
        if self.folded.as_bytes().get(token.start as usize) != phrase.as_bytes().first() {
            return None;
        }
        self.after_whole(index, phrase)
    }

    fn after_whole(&self, index: usize, phrase: &str) -> Option<usize> {
        let mut at = index;
        let mut rest = phrase;
        // The phrase is not searched for its blanks first.
        loop {
            rest = rest.strip_prefix(self.word(at))?;
            at += 1;
            if rest.is_empty() {
                return Some(at);
            }
            rest = rest.strip_prefix(' ')?;
        }
    }

    /// Tells whether a phrase stands at `index`.
    pub fn is_at(&self, index: usize, phrase: &str) -> bool {
        self.after(index, phrase).is_some()
    }

    /// The first place of a phrase from `from` on, as indices.
    pub fn find(&self, from: usize, phrase: &str) -> Option<Range<usize>> {
        let first = Glance::of_first(phrase);
        let alike = self.tokens.iter().enumerate().skip(from).filter(|(_, token)| token.glance == first);
        alike.map(|(at, _)| at).find_map(|at| self.after(at, phrase).map(|after| at..after))
    }

    /// The indices of the words that may be among some, in order; no word among them is left out.
    pub fn places<'s>(&'s self, wanted: &'s Glances) -> impl Iterator<Item = usize> + use<'s, 'a> {
        let alike = self.tokens.iter().enumerate().filter(|(_, token)| wanted.may_hold(token.glance));
        alike.map(|(at, _)| at)
    }

    /// A word in folded form at a glance.
    pub fn glance(&self, index: usize) -> Glance {
        self.tokens.get(index).map_or(Glance::default(), |token| token.glance)
    }

    /// Tells whether a word may be among some; what is told not to be is none of them.
    #[inline]
    pub fn may_be(&self, index: usize, wanted: &Glances) -> bool {
        self.tokens.get(index).is_some_and(|token| wanted.may_hold(token.glance))
    }

    /// The index after a pair of brackets that opens at `index`; a bracket never closed ends with the text.
    pub fn after_brackets(&self, index: usize) -> Option<usize> {
        if self.word(index) != "(" {
            return None;
        }
        let mut depth = 0usize;
        for at in index..self.len() {
            match self.word(at) {
                "(" => depth += 1,
                ")" => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return Some(at + 1);
                    }
                }
                _ => {}
            }
        }
        Some(self.len())
    }

    /// The number written at `index` with the index after it: `05`, `99,5`, `1.000`.
    pub fn number(&self, index: usize) -> Option<(f64, usize)> {
        let digits = self.word(index);
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) || digits.len() > 12 {
            return None;
        }
        let mut written = digits.to_owned();
        let mut at = index + 1;
        loop {
            let (mark, next) = (self.word(at), self.word(at + 1));
            let joined = self.end(at.saturating_sub(1)) == self.start(at) && self.end(at) == self.start(at + 1);
            let is_digits = !next.is_empty() && next.len() <= 6 && next.bytes().all(|byte| byte.is_ascii_digit());
            if !joined || !is_digits {
                break;
            }
            match mark {
                "," => {
                    written.push('.');
                    written.push_str(next);
                    at += 2;
                    break;
                }
                "." if next.len() == 3 => written.push_str(next),
                _ => break,
            }
            at += 2;
        }
        written.parse().ok().map(|value| (value, at))
    }
}

/// Lower case and one place of the tone mark, byte for byte as long as the text.
pub fn fold(text: &str) -> String {
    fold_each(text, |_, _| {})
}

/// As [`fold`]; tells of each character with its place.
#[inline]
fn fold_each(text: &str, mut each: impl FnMut(usize, char)) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut rest = text.chars();
    // The second vowel of a pair whose tone mark moved.
    let mut second = None;
    // Every character of every paragraph comes by here: told of at one place, it is told of without a call.
    loop {
        let character = match second.take() {
            Some(vowel) => vowel,
            None => {
                let Some(typed) = rest.next() else { return out };
                let small = small_letter(typed);
                match (small, before) {
                    ('o' | 'u', 'q') => small,
                    ('o' | 'u', _) => match moved_ahead(small, &rest) {
                        Some((first, vowel)) => {
                            rest.next();
                            second = Some(vowel);
                            first
                        }
                        None => small,
                    },
                    _ => small,
                }
            }
        };
        each(out.len(), character);
        out.push(character);
        before = character;
    }
}

/// A vowel and the next in the newer spelling, where they end a syllable and their tone mark moves.
fn moved_ahead(vowel: char, rest: &Chars<'_>) -> Option<(char, char)> {
    let mut ahead = rest.clone();
    let moved = moved_tone(vowel, small_letter(ahead.next()?))?;
    let is_closed = ahead.next().is_some_and(|next| small_letter(next).is_alphabetic());
    (!is_closed).then_some(moved)
}

/// The newer spelling of an open syllable whose tone mark stands on the second vowel, where it has as many bytes.
fn moved_tone(first: char, second: char) -> Option<(char, char)> {
    Some(match (first, second) {
        ('o', 'à') => ('ò', 'a'),
        ('o', 'á') => ('ó', 'a'),
        ('o', 'ả') => ('ỏ', 'a'),
        ('o', 'ã') => ('õ', 'a'),
        ('o', 'ạ') => ('ọ', 'a'),
        ('u', 'ý') => ('ú', 'y'),
        ('u', 'ỷ') => ('ủ', 'y'),
        ('u', 'ỵ') => ('ụ', 'y'),
        _ => return None,
    })
}

/// Set phrases, looked up by their first word.
#[derive(Debug)]
pub struct SetPhrases {
    by_first: ByWord<Vec<&'static str>>,
    first: Glances,
}

/// What is known of set words. Whoever writes a plan does not choose the keys, so that a plain hash serves: every
/// recogniser looks every word up.
pub(super) type ByWord<T> = FxHashMap<&'static str, T>;

impl SetPhrases {
    /// Takes phrases in folded form, one blank between words.
    pub fn new(phrases: &[&'static str]) -> Self {
        let mut by_first: ByWord<Vec<&'static str>> = ByWord::default();
        for phrase in phrases {
            let first = phrase.split(' ').next().unwrap_or_default();
            by_first.entry(first).or_default().push(phrase);
        }
        Self { by_first, first: phrases.iter().copied().collect() }
    }

    /// Takes phrases parted by `;`.
    pub fn listed(phrases: &'static str) -> Self {
        let phrases: Vec<&'static str> =
            phrases.split(';').map(str::trim).filter(|phrase| !phrase.is_empty()).collect();
        Self::new(&phrases)
    }

    /// The index after the longest of the phrases that stands at `index`.
    pub fn after(&self, words: &Words<'_>, index: usize) -> Option<usize> {
        if !words.may_be(index, &self.first) {
            return None;
        }
        self.by_first.get(words.word(index))?.iter().filter_map(|phrase| words.after(index, phrase)).max()
    }

    /// Tells whether one of the phrases stands at `index`.
    pub fn is_at(&self, words: &Words<'_>, index: usize) -> bool {
        self.after(words, index).is_some()
    }

    /// Tells whether one of the phrases begins with a word.
    pub fn has_first(&self, word: &str) -> bool {
        self.by_first.contains_key(word)
    }

    /// The words that the phrases begin with, at a glance.
    pub fn first_words(&self) -> &Glances {
        &self.first
    }
}

#[cfg(test)]
mod tests {
    use super::{Words, fold};

    #[test]
    fn folding_keeps_every_byte_offset() {
        for text in ["Uỷ ban nhân dân", "HOÀ BÌNH, toàn dân", "İstanbul K quý QUỶ", "văn hoá, khoá XI"] {
            assert_eq!(fold(text).len(), text.len(), "{text}");
        }
        assert_eq!(fold("Uỷ ban, văn hoá, toàn dân, quý II"), "ủy ban, văn hóa, toàn dân, quý ii");
    }

    #[test]
    fn phrases_are_found_over_any_blanks() {
        let words = Words::new("tổ chức chính trị  -  xã hội tỉnh");
        assert_eq!(words.after(0, "tổ chức chính trị - xã hội"), Some(7));
        assert_eq!(words.slice(7, 8), "tỉnh");
    }

    #[test]
    fn numbers_keep_their_decimals() {
        let words = Words::new("đạt 99,5% và 1.000 hộ, 10, 20");
        assert_eq!(words.number(1), Some((99.5, 4)));
        assert_eq!(words.number(6), Some((1000.0, 9)));
        assert_eq!(words.number(11), Some((10.0, 12)));
    }

    #[test]
    fn brackets_never_closed_end_with_the_text() {
        let words = Words::new("a (b (c) d");
        assert_eq!(words.after_brackets(1), Some(words.len()));
    }
}
