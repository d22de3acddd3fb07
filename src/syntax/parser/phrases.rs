//! What stands before a colon: a keyword, a division with level, number and role, or something near one.

use std::ops::Range;
use std::sync::LazyLock;

use crate::syntax::keywords::{self, FieldKey, KEYWORDS, Keyword, Level, Role};
use crate::viet::Candidates;

/// What a phrase before a colon may have been meant for.
static WORDS: LazyLock<Candidates<'static>> = LazyLock::new(|| Candidates::new(KEYWORDS.iter().map(|(word, _)| *word)));

/// What the words behind a level may have been meant for.
static ROLES: LazyLock<Candidates<'static>> = LazyLock::new(|| {
    let roles = KEYWORDS.iter().filter(|(_, keyword)| matches!(keyword, Keyword::Role(_)));
    Candidates::new(roles.map(|(word, _)| *word))
});

/// A phrase before a colon, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Phrase {
    /// A keyword that stands alone.
    Keyword(Keyword),
    /// `phần`, `mục`, `điểm`, with what was typed behind it.
    Division {
        /// The level.
        level: Level,
        /// A typed number or letter, as a range of the phrase.
        number: Option<Range<usize>>,
        /// The role and its range in the phrase.
        role: Option<(Role, Range<usize>)>,
    },
    /// `đợt 2`, `phụ lục II`
    Numbered {
        /// What is numbered.
        keyword: Keyword,
        /// The typed number, as a range of the phrase.
        number: Range<usize>,
    },
    /// `bảng (5%, 40%)`
    Table {
        /// The typed widths, as a range of the phrase.
        widths: Range<usize>,
    },
    /// Near a keyword, but none.
    Misspelt {
        /// What was probably meant.
        nearest: String,
    },
    /// A level with words behind it that are no role.
    UnknownRole {
        /// The words, as a range of the phrase.
        words: Range<usize>,
        /// What was probably meant.
        nearest: Option<String>,
    },
    /// Words.
    Words,
}

/// Understands the phrase before a colon.
pub(super) fn understand(phrase: &str) -> Phrase {
    if let Some(keyword) = keywords::find(phrase) {
        return Phrase::Keyword(keyword);
    }
    let mut words = word_ranges(phrase).into_iter();
    let first = words.next().unwrap_or(0..0);
    let first_word = phrase.get(first.clone()).unwrap_or_default();
    if let Some(numbered) = numbered(phrase) {
        return numbered;
    }
    match keywords::find(first_word) {
        Some(Keyword::Level(level)) => division(phrase, level, words.collect()),
        Some(Keyword::Table) => {
            let rest = first.end..phrase.len();
            let typed = phrase.get(rest.clone()).unwrap_or_default().trim();
            if typed.starts_with('(') && typed.ends_with(')') { Phrase::Table { widths: rest } } else { near(phrase) }
        }
        _ => near(phrase),
    }
}

/// A phase or an annex with its number.
fn numbered(phrase: &str) -> Option<Phrase> {
    let words = word_ranges(phrase);
    let (number, name) = words.split_last()?;
    let end = name.last()?.end;
    let keyword = keywords::find(phrase.get(..end)?)?;
    let takes_number = matches!(keyword, Keyword::Role(Role::Phase) | Keyword::Annex);
    (takes_number && is_number(phrase.get(number.clone())?))
        .then(|| Phrase::Numbered { keyword, number: number.clone() })
}

fn division(phrase: &str, level: Level, mut rest: Vec<Range<usize>>) -> Phrase {
    let number = rest.first().filter(|range| is_number(phrase.get((*range).clone()).unwrap_or_default())).cloned();
    if number.is_some() {
        rest.remove(0);
    }
    let (Some(first), Some(last)) = (rest.first(), rest.last()) else {
        return Phrase::Division { level, number, role: None };
    };
    let words = first.start..last.end;
    let typed = phrase.get(words.clone()).unwrap_or_default();
    match keywords::find(typed) {
        Some(Keyword::Role(role)) => Phrase::Division { level, number, role: Some((role, words)) },
        _ => {
            let nearest = ROLES.nearest(&keywords::normal(typed)).map(str::to_string);
            // A long phrase that is near no role is a sentence that happens to begin with such a word.
            if nearest.is_none() && rest.len() > 4 { Phrase::Words } else { Phrase::UnknownRole { words, nearest } }
        }
    }
}

/// Roman or Arabic numbers and letters of the Vietnamese order, with or without their dot or bracket.
pub(crate) fn is_number(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ')']);
    let count = word.chars().count();
    !word.is_empty()
        && (count <= 3 && word.chars().all(|character| character.is_ascii_digit())
            || count <= 5 && word.chars().all(|character| matches!(character, 'I' | 'V' | 'X'))
            || count <= 2 && word.chars().all(|character| character.is_ascii_lowercase() || character == 'đ'))
}

fn near(phrase: &str) -> Phrase {
    let typed = keywords::normal(phrase);
    if typed.split(' ').count() > 5 {
        return Phrase::Words;
    }
    match WORDS.nearest(&typed) {
        Some(word) => Phrase::Misspelt { nearest: word.to_string() },
        None => Phrase::Words,
    }
}

fn word_ranges(phrase: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = None;
    for (at, character) in phrase.char_indices() {
        match (character.is_whitespace(), start) {
            (true, Some(begin)) => {
                ranges.push(begin..at);
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    if let Some(begin) = start {
        ranges.push(begin..phrase.len());
    }
    ranges
}

/// Tells whether a field may be given more than once.
pub(super) fn may_repeat(key: FieldKey) -> bool {
    key == FieldKey::Parties
}

#[cfg(test)]
mod tests {
    use super::{Phrase, understand};
    use crate::syntax::keywords::{Keyword, Level, Role};

    #[test]
    fn keywords_levels_numbers_and_roles() {
        assert_eq!(understand("Mục  đích"), Phrase::Keyword(Keyword::Role(Role::Purposes)));
        assert_eq!(understand("mục"), Phrase::Keyword(Keyword::Level(Level::Section)));
        assert_eq!(
            understand("phần nội dung"),
            Phrase::Division { level: Level::Part, number: None, role: Some((Role::Contents, 7..17)) }
        );
        assert_eq!(understand("mục 7"), Phrase::Division { level: Level::Section, number: Some(6..7), role: None });
        assert!(matches!(
            understand("điểm d đối với"),
            Phrase::Division { level: Level::Point, number: Some(_), role: Some((Role::Group, _)) }
        ));
        assert!(matches!(understand("bảng (5%, 40%)"), Phrase::Table { .. }));
    }

    #[test]
    fn what_is_near_a_keyword_is_named() {
        assert_eq!(understand("muc dich"), Phrase::Misspelt { nearest: "mục đích".into() });
        assert_eq!(understand("cơ quanh"), Phrase::Misspelt { nearest: "cơ quan".into() });
        assert!(matches!(understand("phần noi dung"), Phrase::UnknownRole { nearest: Some(_), .. }));
        assert!(matches!(understand("phần ăn uống"), Phrase::UnknownRole { nearest: None, .. }));
    }

    #[test]
    fn sentences_are_words() {
        assert!(matches!(understand("Đợt 1"), Phrase::Numbered { keyword: Keyword::Role(Role::Phase), .. }));
        assert!(matches!(understand("phụ lục II"), Phrase::Numbered { keyword: Keyword::Annex, .. }));
        for words in ["Lưu ý", "với phương châm", "Đối tượng khác", "Điểm mới so với kế hoạch năm trước đây"]
        {
            assert_eq!(understand(words), Phrase::Words, "{words}");
        }
    }
}
