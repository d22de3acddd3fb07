//! The wording inside a pair, word by word.

use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::model::recognise::words::Words;

/// A stretch of a pair's wording.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Piece {
    /// The same words, as the child writes them.
    Kept {
        /// The words.
        text: String,
    },
    /// Words of the parent that the child does not have.
    Dropped {
        /// The words.
        text: String,
    },
    /// Words of the child that the parent does not have.
    Added {
        /// The words.
        text: String,
    },
}

/// The wording of two texts as stretches kept, dropped and added, in reading order.
///
/// Words are the same without regard to case and the place of the tone mark. A stretch keeps the blank before it: those kept
/// and added, one after the other, are the child's text, and those kept and dropped have the parent's words.
pub fn pieces(parent: &str, child: &str) -> Vec<Piece> {
    let (old, new) = (Words::new(parent), Words::new(child));
    let (old_words, new_words) = (folded(&old), folded(&new));
    let mut found = Vec::new();
    for (tag, before, after) in steps(&old_words, &new_words) {
        let dropped = with_blank(&old, before);
        let added = with_blank(&new, after);
        match tag {
            DiffTag::Equal => found.push(Piece::Kept { text: added }),
            DiffTag::Delete => found.push(Piece::Dropped { text: dropped }),
            DiffTag::Insert => found.push(Piece::Added { text: added }),
            DiffTag::Replace => {
                found.push(Piece::Dropped { text: dropped });
                found.push(Piece::Added { text: added });
            }
        }
    }
    found
}

/// Up to how many pairs of words two texts are compared word by word at once.
const WORD_BY_WORD: usize = 4_000_000;

type Step = (DiffTag, Range<usize>, Range<usize>);

/// What became of which words. Long texts are compared sentence by sentence, and inside a change word by word: comparing all
/// their words at once would take time in proportion to the product of their lengths.
fn steps(old: &[&str], new: &[&str]) -> Vec<Step> {
    let word_by_word = |old: &[&str], new: &[&str]| -> Vec<Step> {
        capture_diff_slices(Algorithm::Patience, old, new).iter().map(|step| step.as_tag_tuple()).collect()
    };
    if old.len().saturating_mul(new.len()) <= WORD_BY_WORD {
        return word_by_word(old, new);
    }
    let (old_ends, old_sentences) = sentences(old);
    let (new_ends, new_sentences) = sentences(new);
    let words = |ends: &[usize], range: Range<usize>| {
        let at = |index: usize| index.checked_sub(1).map_or(0, |last| ends.get(last).copied().unwrap_or(0));
        at(range.start)..at(range.end)
    };
    let mut found = Vec::new();
    for (tag, before, after) in sentence_by_sentence(&old_sentences, &new_sentences) {
        let (before, after) = (words(&old_ends, before), words(&new_ends, after));
        let inside = (old.get(before.clone()), new.get(after.clone()));
        match (tag, inside) {
            (DiffTag::Replace, (Some(one), Some(other))) if one.len().saturating_mul(other.len()) <= WORD_BY_WORD => {
                let shifted = |range: Range<usize>, by: usize| range.start + by..range.end + by;
                found.extend(
                    word_by_word(one, other)
                        .into_iter()
                        .map(|(tag, one, other)| (tag, shifted(one, before.start), shifted(other, after.start))),
                );
            }
            _ => found.push((tag, before, after)),
        }
    }
    found
}

fn sentence_by_sentence<'w>(old: &[&'w [&'w str]], new: &[&'w [&'w str]]) -> Vec<Step> {
    capture_diff_slices(Algorithm::Patience, old, new).iter().map(|step| step.as_tag_tuple()).collect()
}

/// Where the sentences of a text end, and their words.
fn sentences<'w>(words: &'w [&'w str]) -> (Vec<usize>, Vec<&'w [&'w str]>) {
    let sentences: Vec<&[&str]> = words.split_inclusive(|word| matches!(*word, "." | ";")).collect();
    let mut end = 0;
    let ends = sentences.iter().map(|sentence| {
        end += sentence.len();
        end
    });
    (ends.collect(), sentences)
}

/// Some words with the blank before them.
fn with_blank(words: &Words<'_>, range: Range<usize>) -> String {
    let start = range.start.checked_sub(1).map_or(0, |before| words.end(before));
    let end = range.end.checked_sub(1).map_or(0, |last| words.end(last));
    let text = words.text().get(start..end.max(start)).unwrap_or("");
    if range.start == 0 { text.trim_start().to_owned() } else { text.to_owned() }
}

fn folded<'w>(words: &'w Words<'_>) -> Vec<&'w str> {
    (0..words.len()).map(|index| words.word(index)).collect()
}

/// For each word of a list, whether it has a partner in the other, runs of two words and more counting alone: a lone
/// `và` that two sentences share says nothing.
pub(super) fn matched(one: &[u32], other: &[u32]) -> Vec<bool> {
    if one.len().saturating_mul(other.len()) > WORD_BY_WORD {
        // Of texts this long what both begin and end with is all that is looked at.
        let first = one.iter().zip(other).take_while(|(word, partner)| word == partner).count();
        let last = one.iter().rev().zip(other.iter().rev()).take_while(|(word, partner)| word == partner).count();
        return (0..one.len()).map(|at| at < first || at + last >= one.len()).collect();
    }
    let mut found = vec![false; one.len()];
    for step in capture_diff_slices(Algorithm::Myers, one, other) {
        let (tag, range, _) = step.as_tag_tuple();
        if tag == DiffTag::Equal && (range.len() > 1 || one.len() == 1) {
            found.iter_mut().skip(range.start).take(range.len()).for_each(|word| *word = true);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces};

    fn kept(text: &str) -> Piece {
        Piece::Kept { text: text.into() }
    }

    #[test]
    fn a_word_changed_is_one_dropped_and_one_added() {
        let dropped = Piece::Dropped { text: " vệ".into() };
        let added = Piece::Added { text: " đảm".into() };
        assert_eq!(
            pieces("Bảo vệ an ninh", "bảo đảm an ninh."),
            [kept("bảo"), dropped, added, kept(" an ninh"), Piece::Added { text: ".".into() }]
        );
    }

    #[test]
    fn long_texts_are_compared_by_sentences() {
        let sentence = |number: usize| format!("Thôn {number} trồng {} cây dọc đường làng trong năm nay.", number % 7);
        let text = |numbers: std::ops::Range<usize>| numbers.map(sentence).collect::<Vec<_>>().join(" ");
        let (old, new) = (text(0..1000), text(0..500).replace("Thôn 3 ", "Xóm 3 ") + " " + &text(510..1000));
        let found = pieces(&old, &new);
        let dropped: Vec<&Piece> = found.iter().filter(|piece| matches!(piece, Piece::Dropped { .. })).collect();
        assert_eq!(dropped.len(), 2, "{dropped:?}");
        assert_eq!(dropped[0], &Piece::Dropped { text: " Thôn".into() });
        let child: String = found
            .iter()
            .filter_map(|piece| match piece {
                Piece::Kept { text } | Piece::Added { text } => Some(text.as_str()),
                Piece::Dropped { .. } => None,
            })
            .collect();
        assert_eq!(child, new);
    }

    #[test]
    fn the_place_of_a_tone_mark_is_no_change() {
        assert_eq!(pieces("Uỷ ban", "Ủy ban"), [kept("Ủy ban")]);
        assert_eq!(pieces("", ""), []);
    }
}
