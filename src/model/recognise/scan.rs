//! Walking over a paragraph: where words begin, and what stands before and after a place.

use std::ops::Range;

use crate::viet::{is_letter_or_digit, small_letter};

/// How far ahead a phrase is looked for, in bytes. It bounds the work at each word, so that a paragraph takes time in
/// proportion to its length.
const WINDOW: usize = 360;

/// A paragraph with its copy in small letters, byte for byte as long.
pub(super) struct Paragraph<'a> {
    pub(super) typed: &'a str,
    pub(super) small: String,
}

impl<'a> Paragraph<'a> {
    pub(super) fn new(typed: &'a str) -> Self {
        let small = typed.chars().map(small_letter).collect();
        Self { typed, small }
    }

    /// The text as typed in a range; empty where the range is none of the text's.
    pub(super) fn typed(&self, range: Range<usize>) -> &'a str {
        self.typed.get(range).unwrap_or_default()
    }

    /// The text in small letters in a range.
    pub(super) fn small(&self, range: Range<usize>) -> &str {
        self.small.get(range).unwrap_or_default()
    }

    /// The text in small letters from a place on, as far as a phrase may reach.
    pub(super) fn window(&self, start: usize) -> &str {
        let end = self.small.floor_char_boundary(start.saturating_add(WINDOW));
        self.small(start..end)
    }

    /// The text in small letters before a place, as far back as given.
    pub(super) fn back(&self, end: usize, length: usize) -> Range<usize> {
        self.small.ceil_char_boundary(end.saturating_sub(length))..end
    }

    /// The place of the first word or gap at or after `from`, and the word in small letters (empty for a gap).
    pub(super) fn next_word(&self, from: usize) -> Option<(usize, &str)> {
        let mut before = self.small(0..from).chars().next_back();
        let rest = self.small.get(from..)?;
        for (offset, letter) in rest.char_indices() {
            if is_letter_or_digit(letter) && !before.is_some_and(is_letter_or_digit) {
                let tail = rest.get(offset..)?;
                let length = tail.find(|typed: char| !is_letter_or_digit(typed)).unwrap_or(tail.len());
                return Some((from + offset, tail.get(..length)?));
            }
            if is_gap(letter) && before != Some(letter) {
                return Some((from + offset, ""));
            }
            before = Some(letter);
        }
        None
    }
}

/// The signs that gaps are made of.
pub(super) fn is_gap(letter: char) -> bool {
    matches!(letter, '…' | '_' | '.')
}
