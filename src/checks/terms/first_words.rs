//! A quick no: most words of a plan begin none of the phrases of a table, and are asked about one by one.

/// How many boxes words fall into by their bytes.
const BOXES: usize = 1024;

/// The first words of a table's phrases, so far as a few bytes of each tell.
#[derive(Debug)]
pub(super) struct FirstWords {
    boxes: [bool; BOXES],
}

impl FirstWords {
    /// Takes the first words, folded.
    pub(super) fn new<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut boxes = [false; BOXES];
        for word in words {
            if let Some(place) = boxes.get_mut(place_of(word)) {
                *place = true;
            }
        }
        Self { boxes }
    }

    /// Tells whether a phrase may begin with a word; a no is certain.
    pub(super) fn may_hold(&self, word: &str) -> bool {
        self.boxes.get(place_of(word)).copied().unwrap_or_default()
    }
}

/// The box of a word, by its length and its two outer bytes on either side.
fn place_of(word: &str) -> usize {
    let bytes = word.as_bytes();
    let at = |index: usize| usize::from(bytes.get(index).copied().unwrap_or_default());
    let last = bytes.len().saturating_sub(1);
    (bytes.len() * 131 + at(0) * 31 + at(1) * 17 + at(last) * 7 + at(last.saturating_sub(1))) % BOXES
}

#[cfg(test)]
mod tests {
    use super::FirstWords;

    #[test]
    fn a_first_word_is_never_refused() {
        let words = ["ủy", "hội", "lực", "a", "", "ngày"];
        let table = FirstWords::new(words.into_iter());
        assert!(words.into_iter().all(|word| table.may_hold(word)));
        assert!(!table.may_hold("phong"));
    }
}
