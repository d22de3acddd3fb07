//! Words of two and more syllables, and what lies one slip of the pen beside them.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::viet::{Slip, Syllable};

use super::rows;

/// What a word is known for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordKind {
    /// Names and words of commendation; often written with a capital.
    Award,
    /// Bodies; often written with a capital.
    Body,
    /// Other words of official prose.
    Term,
    /// Known to be right, no more: nothing near it is taken for a slip in it.
    Known,
}

/// A word of two to six syllables.
#[derive(Clone, Debug)]
pub struct Word {
    /// As written, in small letters.
    pub written: &'static str,
    /// What it is known for.
    pub kind: WordKind,
    /// Its syllables in the one form of [`Syllable::key`].
    pub syllables: Vec<Syllable>,
    /// A syllable of it that stands in few other words.
    pub bound: Option<Syllable>,
}

/// A stretch of text that is a word but for one syllable.
#[derive(Clone, Copy, Debug)]
pub struct Near {
    /// The word: a place in the list.
    pub word: usize,
    /// The syllable of the text that it begins with.
    pub start: usize,
    /// Which syllable of it differs.
    pub changed: usize,
    /// How.
    pub slip: Slip,
}

/// The words, ready to be looked up.
#[derive(Debug)]
pub struct Words {
    list: Vec<Word>,
    /// Everything that is right as it is, the words one slip beside a word among it.
    right: HashSet<Vec<Syllable>>,
    /// Words of two syllables by their first and by their second one.
    by_first: HashMap<Syllable, Vec<usize>>,
    by_second: HashMap<Syllable, Vec<usize>>,
    /// Longer words by every two syllables beside each other, with the place of the first.
    by_pair: HashMap<(Syllable, Syllable), Vec<(usize, usize)>>,
    /// Words of three syllables by the outer ones.
    by_ends: HashMap<(Syllable, Syllable), Vec<usize>>,
}

/// The words of `data/words.tsv`.
pub static WORDS: LazyLock<Words> = LazyLock::new(|| Words::new(include_str!("../../data/words.tsv")));

/// The syllables of a phrase, signs left out; nothing where a part is none.
fn syllables(phrase: &str) -> Option<Vec<Syllable>> {
    let parts = phrase.split_whitespace().filter(|part| *part != "-");
    parts.map(|part| Syllable::read(part).map(Syllable::key)).collect()
}

impl Words {
    fn new(text: &'static str) -> Self {
        let mut words = Self {
            list: Vec::new(),
            right: HashSet::new(),
            by_first: HashMap::new(),
            by_second: HashMap::new(),
            by_pair: HashMap::new(),
            by_ends: HashMap::new(),
        };
        for row in rows(text) {
            let [written, kind, beside, bound] = row.as_slice() else { continue };
            let Some(own) = syllables(written) else { continue };
            words.right.insert(own.clone());
            words.right.extend(beside.split(';').filter_map(syllables));
            let kind = match *kind {
                "award" => WordKind::Award,
                "body" => WordKind::Body,
                "term" => WordKind::Term,
                _ => WordKind::Known,
            };
            let bound = Syllable::read(bound).map(Syllable::key);
            if kind != WordKind::Known {
                words.index(&own);
                words.list.push(Word { written, kind, syllables: own, bound });
            }
        }
        words
    }

    fn index(&mut self, syllables: &[Syllable]) {
        let word = self.list.len();
        if let [first, second] = syllables {
            self.by_first.entry(*first).or_default().push(word);
            self.by_second.entry(*second).or_default().push(word);
            return;
        }
        if let [first, _, last] = syllables {
            self.by_ends.entry((*first, *last)).or_default().push(word);
        }
        for (at, pair) in syllables.windows(2).enumerate() {
            if let [first, second] = pair {
                self.by_pair.entry((*first, *second)).or_default().push((word, at));
            }
        }
    }

    /// A word of the list.
    pub fn word(&self, index: usize) -> Option<&Word> {
        self.list.get(index)
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Tells whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Tells whether syllables are a word that is right as it is.
    pub fn holds(&self, syllables: &[Syllable]) -> bool {
        self.right.contains(syllables)
    }

    /// Tells whether two syllables beside each other are a word.
    pub fn joins(&self, first: Option<Syllable>, second: Option<Syllable>) -> bool {
        matches!((first, second), (Some(first), Some(second)) if self.holds(&[first, second]))
    }

    /// Goes over syllables in the one form of [`Syllable::key`], signs between them as nothing: tells of each word that is
    /// there, and of each that is there but for one slip; a long one may be told of more than once.
    pub fn scan(&self, text: &[Option<Syllable>], mut exact: impl FnMut(usize, usize), mut near: impl FnMut(Near)) {
        // A long word is met by each of its pairs: whole, the first of them counts.
        let mut meet = |word: usize, start: usize, by_first: bool| {
            let Some(entry) = self.list.get(word) else { return };
            let Some(window) = text.get(start..start + entry.syllables.len()) else { return };
            let mut changed = None;
            for (at, (typed, right)) in window.iter().zip(&entry.syllables).enumerate() {
                let Some(typed) = typed else { return };
                if typed != right && changed.replace((at, *typed, *right)).is_some() {
                    return;
                }
            }
            match changed {
                None if by_first => exact(word, start),
                None => {}
                Some((changed, typed, right)) => {
                    if let Some(slip) = typed.slip_from(&right) {
                        near(Near { word, start, changed, slip });
                    }
                }
            }
        };
        for (at, typed) in text.iter().enumerate() {
            let Some(typed) = typed else { continue };
            for word in self.by_first.get(typed).into_iter().flatten() {
                meet(*word, at, true);
            }
            if let Some(start) = at.checked_sub(1) {
                for word in self.by_second.get(typed).into_iter().flatten() {
                    // Where the first syllable is right too, the word has been met by it.
                    let first = self.list.get(*word).and_then(|word| word.syllables.first());
                    if text.get(start).is_some_and(|before| before.as_ref() != first) {
                        meet(*word, start, true);
                    }
                }
            }
            if let Some(Some(next)) = text.get(at + 1) {
                for (word, place) in self.by_pair.get(&(*typed, *next)).into_iter().flatten() {
                    if let Some(start) = at.checked_sub(*place) {
                        meet(*word, start, *place == 0);
                    }
                }
            }
            if let (Some(Some(middle)), Some(Some(end))) = (text.get(at + 1), text.get(at + 2)) {
                for word in self.by_ends.get(&(*typed, *end)).into_iter().flatten() {
                    let own = self.list.get(*word).and_then(|word| word.syllables.get(1));
                    if own != Some(middle) {
                        meet(*word, at, true);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{WORDS, WordKind};
    use crate::viet::Syllable;

    fn read(text: &str) -> Vec<Option<Syllable>> {
        text.split(' ').map(|word| Syllable::read(word).map(Syllable::key)).collect()
    }

    #[test]
    fn every_row_is_read() {
        let rows = super::rows(include_str!("../../data/words.tsv")).count();
        let known = super::rows(include_str!("../../data/words.tsv")).filter(|row| row.get(1) == Some(&"word")).count();
        assert!(WORDS.len() > 500 && WORDS.len() + known == rows, "{} + {known} of {rows}", WORDS.len());
        assert!(WORDS.list.iter().all(|word| word.kind != WordKind::Known));
    }

    #[test]
    fn words_are_met_whole_and_but_for_one_slip() {
        let (mut whole, mut near) = (Vec::new(), Vec::new());
        let text = read("xây dựng thể trận và chuyên đổi số , ủy ban nhân dâm");
        WORDS.scan(
            &text,
            |word, start| whole.push((WORDS.list[word].written, start)),
            |found| near.push((WORDS.list[found.word].written, found.start, found.changed)),
        );
        assert_eq!(whole, [("xây dựng", 0)]);
        near.retain(|(word, ..)| word.contains(' '));
        assert!(near.contains(&("thế trận", 2, 0)), "{near:?}");
        assert!(near.contains(&("chuyển đổi số", 5, 0)), "{near:?}");
        assert!(near.contains(&("ủy ban nhân dân", 9, 3)), "{near:?}");
    }
}
