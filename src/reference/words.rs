//! Words of two and more syllables, and what lies one slip of the pen beside them.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::viet::{Keyed, Slip, Syllable};

use super::fields;

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

/// The longest word of the file has ten syllables.
const LONGEST: usize = 10;

/// A syllable that stands in some word, by its place among them all, from 1; 0 is none.
type Id = u16;

/// The syllables of a word; 0 behind the last one.
type Key = [Id; LONGEST];

/// A word of two and more syllables.
#[derive(Clone, Debug)]
pub struct Word {
    /// As written, in small letters.
    pub written: &'static str,
    /// What it is known for.
    pub kind: WordKind,
    /// How many syllables it has.
    pub length: usize,
    key: Key,
    /// A syllable of it that stands in few other words.
    pub bound: Option<Spelled>,
}

impl Word {
    fn syllables(&self) -> &[Id] {
        self.key.get(..self.length).unwrap_or_default()
    }
}

/// A syllable in the one form of [`Syllable::key`], and whether it stands in some word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spelled {
    syllable: Keyed,
    id: Id,
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
///
/// Whoever writes a plan does not choose the keys of these tables, so that a plain hash serves: they are built whenever the
/// program starts, and asked about every word of a plan.
#[derive(Debug)]
pub struct Words {
    list: Vec<Word>,
    /// The syllables of all words by [`Id`], in each spelling that the file has.
    syllables: Vec<Keyed>,
    by_spelling: FxHashMap<&'static str, Id>,
    /// The length of the longest spelling, in bytes: what is longer is none, however often it is asked about.
    longest_spelling: usize,
    ids: FxHashMap<Syllable, Id>,
    /// Everything that is right as it is, the words one slip beside a word among it.
    right: FxHashSet<Key>,
    /// Words of two syllables by their first and by their second one.
    by_first: Places,
    by_second: Places,
    /// Longer words by every two syllables beside each other, with the place of the first.
    by_pair: Places,
    /// Words of three syllables by the outer ones.
    by_ends: Places,
}

/// Places in the list of words by one syllable or two of them; those of one key in the order of the list.
#[derive(Debug, Default)]
struct Places {
    /// The first place of each key.
    heads: FxHashMap<u32, u32>,
    /// A word, a syllable of it, and the next place of the same key.
    chain: Vec<(u16, u8, u32)>,
}

/// No place behind.
const LAST: u32 = u32::MAX;

impl Places {
    /// Takes keys with words and syllables of them, in the order of the list.
    fn new(places: &[(u32, u16, u8)]) -> Self {
        let mut chained = Self { heads: FxHashMap::default(), chain: Vec::with_capacity(places.len()) };
        chained.heads.reserve(places.len());
        // From the end, so that each place knows the one behind it.
        for (key, word, at) in places.iter().rev() {
            let here = chained.chain.len() as u32;
            let behind = chained.heads.insert(*key, here).unwrap_or(LAST);
            chained.chain.push((*word, *at, behind));
        }
        chained
    }

    /// The words of a key, each with a syllable of it.
    fn of(&self, key: u32) -> impl Iterator<Item = (usize, usize)> {
        let mut next = self.heads.get(&key).copied().unwrap_or(LAST);
        std::iter::from_fn(move || {
            let (word, at, behind) = *self.chain.get(next as usize)?;
            next = behind;
            Some((usize::from(word), usize::from(at)))
        })
    }
}

/// Two syllables as one key.
fn pair(first: Id, second: Id) -> u32 {
    u32::from(first) << 16 | u32::from(second)
}

/// The words of `data/words.tsv`.
pub static WORDS: LazyLock<Words> = LazyLock::new(|| Words::new(include_str!("../../data/words.tsv")));

impl Words {
    fn new(text: &'static str) -> Self {
        let mut words = Self {
            list: Vec::new(),
            syllables: vec![Keyed::default()],
            by_spelling: FxHashMap::default(),
            longest_spelling: 0,
            ids: FxHashMap::default(),
            right: FxHashSet::default(),
            by_first: Places::default(),
            by_second: Places::default(),
            by_pair: Places::default(),
            by_ends: Places::default(),
        };
        // About as many as the file has: a table that grows is filled anew each time.
        words.list.reserve(text.len() / 40);
        words.syllables.reserve(text.len() / 25);
        words.by_spelling.reserve(text.len() / 25);
        words.ids.reserve(text.len() / 25);
        words.right.reserve(text.len() / 20);
        for [written, kind, beside, bound] in fields(text) {
            let Some((key, length)) = words.key(written) else { continue };
            words.right.insert(key);
            for other in beside.split(';') {
                if let Some((key, _)) = words.key(other) {
                    words.right.insert(key);
                }
            }
            let kind = match kind {
                "award" => WordKind::Award,
                "body" => WordKind::Body,
                "term" => WordKind::Term,
                _ => WordKind::Known,
            };
            if kind != WordKind::Known {
                let bound = words.read(bound);
                let word = Word { written, kind, length, key, bound };
                words.list.push(word);
            }
        }
        words.index();
        words
    }

    /// The syllables of a phrase of the file and how many they are, signs left out; nothing where a part is no syllable.
    fn key(&mut self, phrase: &'static str) -> Option<(Key, usize)> {
        let mut key = Key::default();
        let mut length = 0;
        for part in phrase.split(' ').filter(|part| !part.is_empty() && *part != "-") {
            *key.get_mut(length)? = self.id(part)?;
            length += 1;
        }
        (length > 0).then_some((key, length))
    }

    /// The place of a syllable of the file, which is given one where it has none.
    fn id(&mut self, written: &'static str) -> Option<Id> {
        if let Some(id) = self.by_spelling.get(written) {
            return Some(*id);
        }
        let keyed = Keyed::new(Syllable::read(written)?);
        let next = Id::try_from(self.syllables.len()).ok()?;
        let id = *self.ids.entry(keyed.syllable()).or_insert(next);
        if id == next {
            self.syllables.push(keyed);
        }
        self.by_spelling.insert(written, id);
        self.longest_spelling = self.longest_spelling.max(written.len());
        Some(id)
    }

    /// Notes where to find each word of the list.
    fn index(&mut self) {
        let (mut first, mut second, mut pairs, mut ends) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (word, entry) in self.list.iter().enumerate() {
            let word = word as u16;
            let syllables = entry.syllables();
            if let [one, other] = syllables {
                first.push((u32::from(*one), word, 0));
                second.push((u32::from(*other), word, 1));
                continue;
            }
            if let [one, _, last] = syllables {
                ends.push((pair(*one, *last), word, 0));
            }
            for (at, beside) in syllables.windows(2).enumerate() {
                if let [one, other] = beside {
                    pairs.push((pair(*one, *other), word, at as u8));
                }
            }
        }
        self.by_first = Places::new(&first);
        self.by_second = Places::new(&second);
        self.by_pair = Places::new(&pairs);
        self.by_ends = Places::new(&ends);
    }

    /// Tells whether a syllable stands in some word of the file spelled so.
    pub fn has_spelling(&self, written: &str) -> bool {
        self.spelled(written).is_some()
    }

    fn spelled(&self, written: &str) -> Option<Id> {
        if written.len() > self.longest_spelling { None } else { self.by_spelling.get(written).copied() }
    }

    /// Reads a word of a text as [`Syllable::read`] does; most are looked up as they are written.
    pub fn read(&self, written: &str) -> Option<Spelled> {
        if let Some(id) = self.spelled(written) {
            return self.syllables.get(usize::from(id)).map(|syllable| Spelled { syllable: *syllable, id });
        }
        let syllable = Keyed::new(Syllable::read(written)?);
        Some(Spelled { syllable, id: self.ids.get(&syllable.syllable()).copied().unwrap_or_default() })
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
    pub fn holds(&self, syllables: &[Spelled]) -> bool {
        let mut key = Key::default();
        for (at, syllable) in syllables.iter().enumerate() {
            match key.get_mut(at) {
                Some(place) if syllable.id != 0 => *place = syllable.id,
                _ => return false,
            }
        }
        self.right.contains(&key)
    }

    /// Tells whether two syllables beside each other are a word.
    pub fn joins(&self, first: Option<Spelled>, second: Option<Spelled>) -> bool {
        matches!((first, second), (Some(first), Some(second)) if self.holds(&[first, second]))
    }

    /// Goes over the syllables of a text, signs between them as nothing: tells of each word that is there, and of each that
    /// is there but for one slip; a long one may be told of more than once.
    pub fn scan(&self, text: &[Option<Spelled>], mut exact: impl FnMut(usize, usize), mut near: impl FnMut(Near)) {
        // A long word is met by each of its pairs: whole, the first of them counts.
        let mut meet = |word: usize, start: usize, by_first: bool| {
            let Some(entry) = self.list.get(word) else { return };
            let Some(window) = text.get(start..start + entry.length) else { return };
            let mut changed = None;
            for (at, (typed, right)) in window.iter().zip(entry.syllables()).enumerate() {
                let Some(typed) = typed else { return };
                if typed.id != *right && changed.replace((at, typed.syllable, *right)).is_some() {
                    return;
                }
            }
            match changed {
                None if by_first => exact(word, start),
                None => {}
                Some((changed, typed, right)) => {
                    let right = self.syllables.get(usize::from(right));
                    if let Some(slip) = right.and_then(|right| typed.slip_from(right)) {
                        near(Near { word, start, changed, slip });
                    }
                }
            }
        };
        let id = |at: usize| text.get(at).copied().flatten().map(|syllable| syllable.id);
        for at in 0..text.len() {
            // What stands in no word begins none, ends none, and is no part of a pair.
            let Some(typed @ 1..) = id(at) else { continue };
            for (word, _) in self.by_first.of(typed.into()) {
                meet(word, at, true);
            }
            if let Some(start) = at.checked_sub(1) {
                for (word, _) in self.by_second.of(typed.into()) {
                    // Where the first syllable is right too, the word has been met by it.
                    let first = self.list.get(word).and_then(|word| word.key.first());
                    if id(start).is_some_and(|before| Some(&before) != first) {
                        meet(word, start, true);
                    }
                }
            }
            if let Some(next) = id(at + 1) {
                for (word, place) in self.by_pair.of(pair(typed, next)) {
                    if let Some(start) = at.checked_sub(place) {
                        meet(word, start, place == 0);
                    }
                }
            }
            if let (Some(middle), Some(end)) = (id(at + 1), id(at + 2)) {
                for (word, _) in self.by_ends.of(pair(typed, end)) {
                    let own = self.list.get(word).and_then(|word| word.key.get(1));
                    if own != Some(&middle) {
                        meet(word, at, true);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Spelled, WORDS, WordKind};

    fn read(text: &str) -> Vec<Option<Spelled>> {
        text.split(' ').map(|word| WORDS.read(word)).collect()
    }

    #[test]
    fn every_syllable_of_the_file_can_be_written() {
        // What has no vowel is a short form: `TTĐT`.
        let is_short_form =
            |written: &str| !crate::viet::without_marks(written).contains(['a', 'e', 'i', 'o', 'u', 'y']);
        let odd =
            |written: &&&str| !written.is_ascii() && !is_short_form(written) && !crate::viet::is_syllable(written);
        let mut odd: Vec<&&str> = WORDS.by_spelling.keys().filter(odd).collect();
        odd.sort_unstable();
        assert!(odd.is_empty(), "{odd:?}");
    }

    #[test]
    fn spellings_of_one_syllable_are_one() {
        assert_eq!(WORDS.read("Thưởng"), WORDS.read("thưởng"));
        assert_eq!(WORDS.read("hoá"), WORDS.read("HÓA"));
        assert_eq!(WORDS.read("kĩ"), WORDS.read("kỹ"));
        assert!(WORDS.holds(&[WORDS.read("Kĩ"), WORDS.read("thuật")].map(|part| part.expect("a syllable"))));
        assert_eq!((WORDS.read("1a"), WORDS.read(",")), (None, None));
    }

    #[test]
    fn every_row_is_read() {
        let rows = super::super::rows(include_str!("../../data/words.tsv")).count();
        let known =
            super::super::rows(include_str!("../../data/words.tsv")).filter(|row| row.get(1) == Some(&"word")).count();
        assert!(WORDS.len() > 500 && WORDS.len() + known == rows, "{} + {known} of {rows}", WORDS.len());
        assert!(WORDS.list.iter().all(|word| word.kind != WordKind::Known));
        assert!(WORDS.list.iter().all(|word| word.bound.is_none_or(|bound| word.syllables().contains(&bound.id))));
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
