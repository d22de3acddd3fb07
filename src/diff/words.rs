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
    for step in capture_diff_slices(Algorithm::Patience, &old_words, &new_words) {
        let (tag, before, after) = step.as_tag_tuple();
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
    fn the_place_of_a_tone_mark_is_no_change() {
        assert_eq!(pieces("Uỷ ban", "Ủy ban"), [kept("Ủy ban")]);
        assert_eq!(pieces("", ""), []);
    }
}
