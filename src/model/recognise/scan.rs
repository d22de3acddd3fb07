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
    /// Where words and gaps begin, and how long each word is (nothing for a gap).
    starts: Vec<(u32, u32)>,
}

impl<'a> Paragraph<'a> {
    pub(super) fn new(typed: &'a str) -> Self {
        let mut small = String::with_capacity(typed.len());
        let mut starts: Vec<(u32, u32)> = Vec::with_capacity(typed.len() / 5 + 1);
        let mut before = None;
        let mut open: Option<usize> = None;
        for letter in typed.chars().map(small_letter) {
            let at = small.len();
            if is_letter_or_digit(letter) {
                open.get_or_insert(at);
            } else {
                if let Some(start) = open.take() {
                    starts.push((start as u32, (at - start) as u32));
                }
                if is_gap(letter) && before != Some(letter) {
                    starts.push((at as u32, 0));
                }
            }
            before = Some(letter);
            small.push(letter);
        }
        if let Some(start) = open {
            starts.push((start as u32, (small.len() - start) as u32));
        }
        Self { typed, small, starts }
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
        let next = self.starts.partition_point(|(start, _)| (*start as usize) < from);
        let (start, length) = *self.starts.get(next)?;
        let (start, end) = (start as usize, start as usize + length as usize);
        Some((start, self.small.get(start..end)?))
    }
}

/// The signs that gaps are made of.
pub(super) fn is_gap(letter: char) -> bool {
    matches!(letter, '…' | '_' | '.')
}
