//! Words with place and level made one: `trên địa bàn tỉnh Cao Bằng` is what `trên địa bàn xã Tân Minh` is.

use std::sync::LazyLock;

use crate::model::plan::Plan;
use crate::model::recognise::words::Words;
use crate::viet::Glances;

/// What stands for a level, with or without the name of its territory.
const LEVEL: &str = "◇";

/// What takes the place and level words out of a plan's text.
#[derive(Clone, Debug, Default)]
pub(super) struct Neutral {
    /// Names of the issuer's own territory and of the one above it, as folded words, the longest first.
    names: Vec<Vec<String>>,
}

/// Words of level, two words before one; a level word that begins another word is left by [`is_other_word`].
const LEVELS: [&str; 13] = [
    "thành phố",
    "thị xã",
    "thị trấn",
    "đặc khu",
    "cấp cơ sở",
    "các cấp",
    "tỉnh",
    "huyện",
    "quận",
    "xã",
    "phường",
    "thành ủy",
    "tỉnh ủy",
];

/// The words that those of level begin with.
static LEVELS_BEGIN: LazyLock<Glances> = LazyLock::new(|| LEVELS.into_iter().collect());

/// Words in a row, a blank between each and the next: one piece of memory, however many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct WordList {
    text: String,
    /// Where each word ends.
    ends: Vec<u32>,
}

impl WordList {
    fn with_room(bytes: usize, words: usize) -> Self {
        Self { text: String::with_capacity(bytes), ends: Vec::with_capacity(words) }
    }

    fn push(&mut self, word: &str) {
        if !self.ends.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
    }

    fn pop(&mut self) {
        if self.ends.pop().is_some() {
            self.text.truncate(self.ends.last().map_or(0, |end| *end as usize));
        }
    }

    fn last(&self) -> Option<&str> {
        self.get(self.ends.len().checked_sub(1)?)
    }

    fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)? as usize;
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize + 1);
        self.text.get(start..end)
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The words in their order.
    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator {
        (0..self.len()).map(|index| self.get(index).unwrap_or_default())
    }

    /// The words with a blank between each and the next.
    pub(super) fn joined(&self) -> &str {
        &self.text
    }

    /// Tells whether some words, a blank between each and the next, stand in the list one behind the other.
    pub(super) fn has(&self, phrase: &str) -> bool {
        let is_blank =
            |at: Option<usize>| at.is_none_or(|at| self.text.as_bytes().get(at).is_none_or(|byte| *byte == b' '));
        let mut found = self.text.match_indices(phrase);
        found.any(|(at, phrase)| is_blank(at.checked_sub(1)) && is_blank(Some(at + phrase.len())))
    }
}

/// Tells whether a level word is the beginning of another word: `xã hội`.
fn is_other_word(words: &Words<'_>, index: usize) -> bool {
    words.word(index) == "xã" && matches!(words.word(index + 1), "hội" | "luận" | "viên")
}

impl Neutral {
    /// Learns the names of a plan's own territories from its issuer and the body above it.
    pub(super) fn new(plan: &Plan) -> Self {
        let issuer = plan.issuer.as_ref();
        let whole = issuer.map(|issuer| issuer.name.as_str());
        let territory = issuer.and_then(|issuer| issuer.territory.as_deref());
        let superior = plan.superior.as_ref().map(|superior| superior.text.as_str());
        let place = plan.place.as_ref().map(|place| place.text.as_str());
        let mut names: Vec<Vec<String>> = Vec::new();
        for text in [whole, territory, superior, place].into_iter().flatten() {
            names.extend(names_in(text));
        }
        let place = place.map(|place| folded(&Words::new(place)).iter().map(str::to_owned).collect());
        names.extend(place.into_iter().filter(|name: &Vec<String>| !name.is_empty()));
        names.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
        names.dedup();
        Self { names }
    }

    /// The words of a text with place and level made one, punctuation left out.
    pub(super) fn words(&self, text: &str) -> WordList {
        self.of_words(&Words::new(text))
    }

    /// The words of a text, punctuation left out: folded, and with place and level made one.
    pub(super) fn both(&self, text: &str) -> (WordList, WordList) {
        let words = Words::new(text);
        (folded(&words), self.of_words(&words))
    }

    fn of_words(&self, words: &Words<'_>) -> WordList {
        let mut neutral = WordList::with_room(words.text().len(), words.len());
        let mut at = 0;
        while at < words.len() {
            if !words.is_word(at) {
                at += 1;
                continue;
            }
            match self.level(words, at).or_else(|| self.name(words, at)) {
                Some(after) => {
                    // `các xã, phường`, `tỉnh Cao Bằng`: one level, however many words.
                    if neutral.last().is_some_and(|last| matches!(last, "các" | "cấp")) {
                        neutral.pop();
                    }
                    if neutral.last().is_none_or(|last| last != LEVEL) {
                        neutral.push(LEVEL);
                    }
                    at = after;
                }
                None => {
                    neutral.push(words.word(at));
                    at += 1;
                }
            }
        }
        neutral
    }

    fn level(&self, words: &Words<'_>, at: usize) -> Option<usize> {
        if !words.may_be(at, &LEVELS_BEGIN) {
            return None;
        }
        let after = LEVELS.iter().find_map(|level| words.after(at, level))?;
        (!is_other_word(words, at)).then_some(after)
    }

    fn name(&self, words: &Words<'_>, at: usize) -> Option<usize> {
        let is_here = |name: &&Vec<String>| {
            words.is_capital(at) && name.iter().enumerate().all(|(step, word)| words.word(at + step) == word)
        };
        self.names.iter().find(is_here).map(|name| at + name.len())
    }
}

/// The names behind the level words of a body's name: `Cao Bằng` of `Ủy ban nhân dân tỉnh Cao Bằng`.
fn names_in(text: &str) -> Vec<Vec<String>> {
    let words = Words::new(text);
    let mut names = Vec::new();
    let mut open: Option<Vec<String>> = None;
    let mut at = 0;
    while at < words.len() {
        if let Some(after) = LEVELS.iter().find_map(|level| words.after(at, level)) {
            names.extend(open.replace(Vec::new()));
            at = after;
            continue;
        }
        if words.is_word(at) {
            open.iter_mut().for_each(|name| name.push(words.word(at).to_owned()));
        } else {
            names.extend(open.take());
        }
        at += 1;
    }
    names.extend(open);
    names.retain(|name| !name.is_empty());
    names
}

fn folded(words: &Words<'_>) -> WordList {
    let mut folded = WordList::with_room(words.text().len(), words.len());
    (0..words.len()).filter(|index| words.is_word(*index)).for_each(|index| folded.push(words.word(index)));
    folded
}

#[cfg(test)]
mod tests {
    use super::{Neutral, names_in};

    fn neutral(names: &[&str], text: &str) -> String {
        let names = names.iter().flat_map(|name| names_in(name)).collect();
        Neutral { names }.words(text).joined().to_owned()
    }

    #[test]
    fn place_and_level_are_one() {
        let province = neutral(&["Ủy ban nhân dân tỉnh Cao Bằng"], "triển khai trên địa bàn tỉnh Cao Bằng");
        let commune =
            neutral(&["Ủy ban nhân dân xã Tân Minh, thành phố Hải Phòng"], "triển khai trên địa bàn xã Tân Minh");
        assert_eq!(province, commune);
        assert_eq!(province, "triển khai trên địa bàn ◇");
        assert_eq!(neutral(&[], "Ủy ban nhân dân các xã, phường"), neutral(&[], "Ủy ban nhân dân xã"));
        assert_eq!(neutral(&[], "Công an tỉnh"), neutral(&[], "Công an xã"));
    }

    #[test]
    fn a_list_of_words_has_phrases_of_whole_words() {
        let words = Neutral::default().words("Các sở, ban; các xã hội");
        assert_eq!(words.iter().collect::<Vec<_>>(), ["các", "sở", "ban", "các", "xã", "hội"]);
        assert!(words.has("các sở ban") && words.has("hội") && words.has("các xã hội"));
        assert!(!words.has("ác sở") && !words.has("các s") && !words.has("sở các"));
    }

    #[test]
    fn society_is_no_commune() {
        assert_eq!(neutral(&[], "chính trị - xã hội"), "chính trị xã hội");
    }

    #[test]
    fn a_name_written_small_is_a_word() {
        let names = ["xã Thành Công"];
        assert_eq!(neutral(&names, "kết quả thành công của Thành Công"), "kết quả thành công của ◇");
    }
}
