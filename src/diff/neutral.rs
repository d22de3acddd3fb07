//! Words with place and level made one: `trên địa bàn tỉnh Cao Bằng` is what `trên địa bàn xã Tân Minh` is.

use crate::model::plan::Plan;
use crate::model::recognise::words::Words;

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
        names.extend(place.map(folded).into_iter().filter(|name| !name.is_empty()));
        names.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
        names.dedup();
        Self { names }
    }

    /// The words of a text, punctuation left out: folded, and made neutral.
    pub(super) fn words(&self, text: &str) -> (Vec<String>, Vec<String>) {
        let words = Words::new(text);
        let mut neutral: Vec<String> = Vec::with_capacity(words.len());
        let mut at = 0;
        while at < words.len() {
            if !words.is_word(at) {
                at += 1;
                continue;
            }
            match self.level(&words, at).or_else(|| self.name(&words, at)) {
                Some(after) => {
                    // `các xã, phường`, `tỉnh Cao Bằng`: one level, however many words.
                    if neutral.last().is_some_and(|last| matches!(last.as_str(), "các" | "cấp")) {
                        neutral.pop();
                    }
                    if neutral.last().is_none_or(|last| last != LEVEL) {
                        neutral.push(LEVEL.to_owned());
                    }
                    at = after;
                }
                None => {
                    neutral.push(words.word(at).to_owned());
                    at += 1;
                }
            }
        }
        (folded(text), neutral)
    }

    fn level(&self, words: &Words<'_>, at: usize) -> Option<usize> {
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

fn folded(text: &str) -> Vec<String> {
    let words = Words::new(text);
    (0..words.len()).filter(|index| words.is_word(*index)).map(|index| words.word(index).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Neutral, names_in};

    fn neutral(names: &[&str], text: &str) -> String {
        let names = names.iter().flat_map(|name| names_in(name)).collect();
        Neutral { names }.words(text).1.join(" ")
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
    fn society_is_no_commune() {
        assert_eq!(neutral(&[], "chính trị - xã hội"), "chính trị xã hội");
    }

    #[test]
    fn a_name_written_small_is_a_word() {
        let names = ["xã Thành Công"];
        assert_eq!(neutral(&names, "kết quả thành công của Thành Công"), "kết quả thành công của ◇");
    }
}
