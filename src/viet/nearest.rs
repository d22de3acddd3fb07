//! The word that was probably meant: “có phải bạn muốn viết …?”

use strsim::damerau_levenshtein;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::case::small_letter;

/// Longer phrases are no slips of a keyword, and comparing them costs the square of their length. In bytes.
const LONGEST: usize = 120;

/// Returns the text in small letters without marks and with `d` for `đ`: `muc dich` for `Mục đích`.
pub fn without_marks(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    for typed in text.chars() {
        match bare_letter(typed) {
            Some(letter) => bare.push(letter),
            None => bare.extend(typed.nfd().filter(|part| !is_combining_mark(*part)).flat_map(char::to_lowercase)),
        }
    }
    bare
}

/// A letter of Vietnamese or of ASCII, small and without its marks; nothing for other characters, which the tables of
/// Unicode take apart.
fn bare_letter(typed: char) -> Option<char> {
    Some(match small_letter(typed) {
        small @ '\0'..='\x7f' => small,
        'à'..='ã' | 'ă' | 'ạ'..='ặ' => 'a',
        'è'..='ê' | 'ẹ'..='ệ' => 'e',
        'ì' | 'í' | 'ĩ' | 'ỉ' | 'ị' => 'i',
        'ò'..='õ' | 'ơ' | 'ọ'..='ợ' => 'o',
        'ù' | 'ú' | 'ũ' | 'ư' | 'ụ'..='ự' => 'u',
        'ý' | 'ỳ'..='ỹ' => 'y',
        'đ' => 'd',
        _ => return None,
    })
}

/// Words that may have been meant, prepared once: what is compared is made of each when the list is made.
#[derive(Clone, Debug)]
pub struct Candidates<'a> {
    all: Vec<Candidate<'a>>,
}

#[derive(Clone, Debug)]
struct Candidate<'a> {
    word: &'a str,
    form: Form,
}

/// A word in the two forms that are compared, each with its letters in order.
#[derive(Clone, Debug)]
struct Form {
    marked: String,
    marked_letters: Vec<char>,
    bare: String,
    bare_letters: Vec<char>,
}

impl Form {
    fn new(word: &str) -> Self {
        let marked = one_blank(&word.to_lowercase());
        let bare = without_marks(&marked);
        Self { marked_letters: in_order(&marked), bare_letters: in_order(&bare), marked, bare }
    }
}

impl<'a> Candidates<'a> {
    /// Prepares a list of words.
    pub fn new(words: impl IntoIterator<Item = &'a str>) -> Self {
        let all = words.into_iter().map(|word| Candidate { word, form: Form::new(word) });
        Self { all: all.collect() }
    }

    /// Returns the candidate nearest to what was typed, if one is near enough to be meant.
    ///
    /// Case, repeated blanks and, at first, marks do not count; the fewer letters, the fewer slips are forgiven. Of equally
    /// near ones the first wins. A phrase equal to a candidate has that candidate as its nearest.
    pub fn nearest(&self, typed: &str) -> Option<&'a str> {
        if typed.len() > LONGEST {
            return None;
        }
        let typed = Form::new(typed);
        let allowed = match typed.bare.chars().filter(|letter| !letter.is_whitespace()).count() {
            0 => return None,
            1..=3 => 0,
            4..=7 => 1,
            8..=12 => 2,
            _ => 3,
        };
        let is_bare = typed.marked == typed.bare;
        let mut best: Option<((usize, usize), &'a str)> = None;
        for Candidate { word, form } in &self.all {
            // Letters that only one of two words has are slips in any case: most candidates need no closer look.
            let bare_apart = apart(&typed.bare_letters, &form.bare_letters);
            let is_far = if is_bare {
                bare_apart > allowed
            } else {
                bare_apart > 0 && apart(&typed.marked_letters, &form.marked_letters) > allowed
            };
            if is_far {
                continue;
            }
            let bare = damerau_levenshtein(&typed.bare, &form.bare);
            let score = (bare, damerau_levenshtein(&typed.marked, &form.marked));
            // Who typed marks and a wrong letter meant another word (`đổi mới` is no `đối với`); wrong marks alone are a
            // slip.
            let slips = if is_bare || bare == 0 { bare } else { score.1 };
            if slips <= allowed && best.is_none_or(|(least, _)| score < least) {
                best = Some((score, word));
            }
        }
        best.map(|(_, word)| word)
    }
}

/// How many slips two words are apart at the least: the letters that the one has and the other has not. Both in order.
fn apart(one: &[char], other: &[char]) -> usize {
    let (mut ones, mut others) = (one.iter().peekable(), other.iter().peekable());
    let mut common = 0;
    while let (Some(first), Some(second)) = (ones.peek(), others.peek()) {
        let order = first.cmp(second);
        common += usize::from(order.is_eq());
        if order.is_le() {
            ones.next();
        }
        if order.is_ge() {
            others.next();
        }
    }
    one.len().max(other.len()) - common
}

fn in_order(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = word.chars().collect();
    letters.sort_unstable();
    letters
}

/// Brings every run of blanks to one.
fn one_blank(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;

    use strsim::damerau_levenshtein;

    use super::{Candidates, Form, apart, without_marks};

    const WORDS: [&str; 9] =
        ["mục", "mục đích", "yêu cầu", "đối tượng", "đối với", "khen thưởng", "hồ sơ", "số", "tổ chức thực hiện"];

    #[test]
    fn slips_lead_to_the_keyword() {
        for (typed, meant) in [
            ("muc dich", "mục đích"),
            ("Mục đich", "mục đích"),
            ("mục  đích", "mục đích"),
            ("yêu càu", "yêu cầu"),
            ("yeu cuu", "yêu cầu"),
            ("khen thưỏng", "khen thưởng"),
            ("khem thuongr", "khen thưởng"),
            ("tổ chức thưc hiên", "tổ chức thực hiện"),
            ("so", "số"),
        ] {
            assert_eq!(Candidates::new(WORDS).nearest(typed), Some(meant), "{typed}");
        }
    }

    #[test]
    fn what_is_passed_over_is_never_nearer_than_it_was_taken_for() {
        for (one, other) in
            [("muc dich", "mục đích"), ("", "số"), ("aab", "aba"), ("đổi mới", "đối với"), ("abc", "cab")]
        {
            let (one, other) = (Form::new(one), Form::new(other));
            assert!(
                apart(&one.marked_letters, &other.marked_letters) <= damerau_levenshtein(&one.marked, &other.marked)
            );
            assert!(apart(&one.bare_letters, &other.bare_letters) <= damerau_levenshtein(&one.bare, &other.bare));
        }
        assert_eq!(apart(&super::in_order("yeu cau"), &super::in_order("yeu cuu")), 1);
    }

    #[test]
    fn other_phrases_lead_nowhere() {
        for typed in ["", " ", "mục tiêu", "đổi mới", "lưu ý", "Đợt 1", "lễ", &"a".repeat(5000)] {
            assert_eq!(Candidates::new(WORDS).nearest(typed), None, "{typed}");
        }
    }

    #[test]
    fn marks_fall_off_in_both_forms() {
        assert_eq!(without_marks("Ủy ban Đặc khu"), "uy ban dac khu");
        assert_eq!(without_marks("U\u{309}y"), "uy");
        for typed in '\0'..='\u{2fff}' {
            let bare =
                std::iter::once(typed).nfd().filter(|part| !is_combining_mark(*part)).flat_map(char::to_lowercase);
            let bare: String = bare.map(|letter| if letter == 'đ' { 'd' } else { letter }).collect();
            assert_eq!(without_marks(&typed.to_string()), bare, "{typed:?}");
        }
    }
}
