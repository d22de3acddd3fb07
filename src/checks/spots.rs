//! Places in the text of a plan that several families of checks look at alike: where a sentence begins, what an office
//! accepts, and how many places make one report.

use std::ops::Range;

use crate::diagnostics::{Diagnostic, Edit};
use crate::model::recognise::words::{Words, fold};
use crate::source::Span;

use super::Context;

/// How many second places a report names.
const MOST_PLACES: usize = 5;

/// Words of a passage: indices, the end excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    /// The passage.
    pub passage: usize,
    /// The first word.
    pub from: usize,
    /// The word after the last one.
    pub to: usize,
}

impl Spot {
    /// The bytes in the passage's text.
    pub(super) fn bytes(self, cx: &Context<'_>) -> Range<usize> {
        cx.passages.list.get(self.passage).map_or(0..0, |passage| passage.words.range(self.from, self.to))
    }

    /// The place as typed.
    pub(super) fn span(self, cx: &Context<'_>) -> Span {
        cx.span(self.passage, &self.bytes(cx))
    }

    /// The words as typed.
    pub(super) fn typed<'a>(self, cx: &Context<'a>) -> &'a str {
        cx.passages.list.get(self.passage).map_or("", |passage| passage.words.slice(self.from, self.to))
    }

    /// Tells whether two places share a word.
    pub(super) fn overlaps(self, other: Spot) -> bool {
        self.passage == other.passage && self.from < other.to && other.from < self.to
    }
}

/// Tells whether a word surely stands inside a sentence: right after another word or a comma.
pub(super) fn is_mid_sentence(words: &Words<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| match words.word(before) {
        "," => true,
        // The number or letter of a label (`1.`, `a)`) is no word before.
        _ => words.is_word(before) && !(before == 0 && is_label(words, before)),
    })
}

fn is_label(words: &Words<'_>, at: usize) -> bool {
    let written = words.written(at);
    written.chars().count() <= 2 && matches!(words.word(at + 1), "." | ")")
}

/// Tells whether a word is written in capitals throughout: a heading, or a short form.
pub(super) fn is_upper(word: &str) -> bool {
    let mut letters = word.chars().filter(|letter| letter.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
}

/// Tells whether the office declares words to be right as they are typed: as an accepted word, an official name or a party.
pub(super) fn is_accepted(cx: &Context<'_>, typed: &str) -> bool {
    cx.settings.accepted.iter().chain(&cx.settings.names).any(|known| known.contains(typed))
}

/// As [`is_accepted`], without regard to capitals.
pub(super) fn is_accepted_in_any_case(cx: &Context<'_>, typed: &str) -> bool {
    let wanted = fold(typed);
    cx.settings.accepted.iter().chain(&cx.settings.names).any(|known| fold(known).contains(&wanted))
}

/// Adds the other places of a fault that is reported once, as far as they are few enough to be read.
pub(super) fn with_others(mut report: Diagnostic, cx: &Context<'_>, others: &[Spot], words: &str) -> Diagnostic {
    for other in others.iter().take(MOST_PLACES) {
        report = report.with_also(other.span(cx), words);
    }
    report
}

/// Edits that put a text in each of some places.
pub(super) fn edits(cx: &Context<'_>, places: &[Spot], text: impl Fn(&str) -> String) -> Vec<Edit> {
    places.iter().map(|place| Edit { span: place.span(cx), text: text(place.typed(cx)) }).collect()
}

/// A word or phrase with a capital where the one it stands for has one.
pub(super) fn with_case_of(typed: &str, text: &str) -> String {
    if typed.starts_with(char::is_uppercase) { crate::viet::capitalise(text) } else { text.to_owned() }
}

/// How many places there are in all, for a message: nothing for one, ` (3 chỗ)` for three.
pub(super) fn counted(places: usize) -> String {
    if places > 1 { format!(" ({places} chỗ)") } else { String::new() }
}

/// The words of the sentence around a word: from after the last full stop or semicolon to before the next.
pub(super) fn sentence(words: &Words<'_>, at: usize) -> Range<usize> {
    let ends = |index: usize| {
        words.word(index) == ";"
            || words.word(index) == "." && words.start(index + 1) > words.end(index) && !is_short_form(words, index)
    };
    let start = (0..at).rev().find(|index| ends(*index)).map_or(0, |index| index + 1);
    let end = (at..words.len()).find(|index| ends(*index)).unwrap_or(words.len());
    start..end
}

/// Tells whether a full stop closes a short form: `TP. Hồ Chí Minh`.
fn is_short_form(words: &Words<'_>, stop: usize) -> bool {
    stop.checked_sub(1).is_some_and(|before| is_upper(words.written(before)) && words.end(before) == words.start(stop))
}
