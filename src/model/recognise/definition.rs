//! Short forms that a plan introduces: `(sau đây gọi tắt là Phong trào thi đua)`.

use schemars::JsonSchema;
use serde::Serialize;

use super::Found;
use super::scan::Paragraph;
use crate::viet::without_marks;

/// How far before the phrase the long form may begin, in bytes.
const REACH: usize = 700;

/// How long a short form may be, in bytes.
const LONGEST_TERM: usize = 160;

/// A short form and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Definition {
    /// The words that it stands for, as typed; a guess.
    pub long_form: Found<String>,
    /// The short form, as typed, without quotation marks.
    pub term: Found<String>,
}

/// The ways to introduce a short form, the longer before those they contain.
const PHRASES: &[&str] = &[
    "sau đây gọi tắt là",
    "sau đây viết tắt là",
    "sau đây gọi chung là",
    "sau đây gọi là",
    "sau đây được gọi là",
    "sau đây được gọi tắt là",
    "dưới đây gọi tắt là",
    "dưới đây gọi là",
    "gọi tắt là",
    "gọi chung là",
    "viết tắt là",
    "sau đây viết tắt",
    "sau đây gọi tắt",
];

/// Recognises the short forms that a paragraph introduces, in the order of the text.
pub fn recognise_definitions(text: &str) -> Vec<Found<Definition>> {
    definitions_in(&Paragraph::new(text))
}

/// As [`recognise_definitions`].
pub(super) fn definitions_in(paragraph: &Paragraph<'_>) -> Vec<Found<Definition>> {
    let mut found = Vec::new();
    if !["tắt", "gọi là", "gọi chung"].iter().any(|word| paragraph.small.contains(word)) {
        return found;
    }
    let mut from = 0;
    while let Some((start, word)) = paragraph.next_word(from) {
        from = start + word.len().max(1);
        if word.is_empty() {
            from = paragraph.small.ceil_char_boundary(from);
        }
        if !["sau", "dưới", "gọi", "viết"].contains(&word) {
            continue;
        }
        let window = paragraph.window(start);
        let Some(phrase) = PHRASES.iter().find(|phrase| window.starts_with(**phrase)) else { continue };
        let Some(definition) = definition_at(paragraph, start, start + phrase.len()) else { continue };
        from = definition.range.end;
        found.push(definition);
    }
    found
}

/// The definition whose phrase stands from `start` to `end`.
fn definition_at(paragraph: &Paragraph<'_>, start: usize, end: usize) -> Option<Found<Definition>> {
    let window = paragraph.window(end);
    let rest = window.trim_start_matches([':', ' ', '\u{a0}']);
    let begin = end + (window.len() - rest.len());
    let before = paragraph.small(paragraph.back(start, 8)).trim_end();
    let bracket = before.ends_with('(');
    let quoted = rest.starts_with(['“', '"']);
    let stops: &[char] = match (quoted, bracket) {
        (true, _) => &['”', '"', ')'],
        (false, true) => &[')', ';', '('],
        (false, false) => &[')', ';', '(', ',', '.', ':'],
    };
    let rest = rest.trim_start_matches(['“', '"', ' ']);
    let term_start = begin + (paragraph.small(begin..end + window.len()).len() - rest.len());
    let length = rest.find(stops)?;
    let term = rest.get(..length)?.trim_end();
    if begin == end || term.is_empty() || term.len() > LONGEST_TERM {
        return None;
    }
    let term = term_start..term_start + term.len();
    let open = if bracket { paragraph.small(0..start).trim_end().len() - 1 } else { start };
    let tail = paragraph
        .small(term.end..paragraph.small.floor_char_boundary(term.end + 8))
        .trim_start_matches(['”', '"', ' ']);
    let close = match bracket && tail.starts_with(')') {
        true => {
            term.end
                + (paragraph.small(term.end..paragraph.small.floor_char_boundary(term.end + 8)).len() - tail.len())
                + 1
        }
        false => term.end,
    };
    let long = long_form(paragraph, open, paragraph.small(term.clone()), paragraph.typed(term.clone()))?;
    let piece = |range: std::ops::Range<usize>| Found { value: paragraph.typed(range.clone()).to_owned(), range };
    Some(Found { value: Definition { long_form: piece(long.clone()), term: piece(term) }, range: open..close })
}

/// Guesses the words before a definition that its term stands for.
fn long_form(paragraph: &Paragraph<'_>, before: usize, term: &str, typed_term: &str) -> Option<std::ops::Range<usize>> {
    let back = paragraph.back(before, REACH);
    let all = paragraph.small(back.clone());
    let sentence_start = all.trim_end().rfind(['.', ';', ':']).map_or(0, |at| at + 1);
    let sentence = all.get(sentence_start..)?.trim_end_matches([' ', ',', '\u{a0}']);
    let offset = back.start + sentence_start;
    let words: Vec<&str> = term.split_whitespace().collect();
    let at = initials(sentence, typed_term)
        .or_else(|| last_at_word(sentence, term))
        .or_else(|| {
            (words.len() > 2)
                .then(|| words.iter().take(2).copied().collect::<Vec<_>>().join(" "))
                .and_then(|start| first_at_word(sentence, start.trim_end_matches(',')))
        })
        .or_else(|| sentence.ends_with('”').then(|| sentence.rfind('“')).flatten())
        .or_else(|| words.first().and_then(|word| last_at_word(sentence, word)))
        .or_else(|| sentence.rfind([',', '(']).map(|at| at + 1))
        .unwrap_or(0);
    let text = sentence.get(at..)?;
    let start = offset + at + (text.len() - text.trim_start().len());
    let end = offset + sentence.len();
    (start < end).then_some(start..end)
}

/// Where the words begin whose initials are the term: `an ninh trật tự` for `ANTT`.
fn initials(sentence: &str, term: &str) -> Option<usize> {
    let letters: Vec<char> = without_marks(term).chars().filter(|typed| typed.is_alphabetic()).collect();
    if letters.len() < 2 || term.chars().any(|typed| typed.is_lowercase() || typed.is_whitespace()) {
        return None;
    }
    let words: Vec<(usize, &str)> = sentence
        .split_inclusive(|typed: char| !typed.is_alphanumeric())
        .scan(0, |at, piece| {
            let start = *at;
            *at += piece.len();
            Some((start, piece.trim_matches(|typed: char| !typed.is_alphanumeric())))
        })
        .filter(|(_, word)| !word.is_empty())
        .collect();
    let tail = words.get(words.len().checked_sub(letters.len())?..)?;
    let fits = tail.iter().zip(&letters).all(|((_, word), letter)| without_marks(word).starts_with(*letter));
    fits.then(|| tail.first().map(|(at, _)| *at)).flatten()
}

/// The last place of a phrase where a word begins.
fn last_at_word(text: &str, phrase: &str) -> Option<usize> {
    text.rmatch_indices(phrase).map(|(at, _)| at).find(|at| begins_word(text, *at))
}

/// The first place of a phrase where a word begins.
fn first_at_word(text: &str, phrase: &str) -> Option<usize> {
    text.match_indices(phrase).map(|(at, _)| at).find(|at| begins_word(text, *at))
}

fn begins_word(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| !before.ends_with(char::is_alphanumeric))
}
