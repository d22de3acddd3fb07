//! The word that was probably meant: “có phải bạn muốn viết …?”

use strsim::damerau_levenshtein;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longer phrases are no slips of a keyword, and comparing them costs the square of their length. In bytes.
const LONGEST: usize = 120;

/// Returns the text in small letters without marks and with `d` for `đ`: `muc dich` for `Mục đích`.
pub fn without_marks(text: &str) -> String {
    let bare = text.nfd().filter(|typed| !is_combining_mark(*typed));
    bare.flat_map(char::to_lowercase).map(|typed| if typed == 'đ' { 'd' } else { typed }).collect()
}

/// Returns the candidate nearest to what was typed, if one is near enough to be meant.
///
/// Case, repeated blanks and, at first, marks do not count; the fewer letters, the fewer slips are forgiven. Of equally
/// near ones the first wins. A phrase equal to a candidate has that candidate as its nearest.
pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if typed.len() > LONGEST {
        return None;
    }
    let typed = one_blank(&typed.to_lowercase());
    let typed_bare = without_marks(&typed);
    let allowed = match typed_bare.chars().filter(|letter| !letter.is_whitespace()).count() {
        0 => return None,
        1..=3 => 0,
        4..=7 => 1,
        8..=12 => 2,
        _ => 3,
    };
    let mut best: Option<((usize, usize), &'a str)> = None;
    for candidate in candidates {
        let wanted = one_blank(&candidate.to_lowercase());
        let bare = damerau_levenshtein(&typed_bare, &without_marks(&wanted));
        let score = (bare, damerau_levenshtein(&typed, &wanted));
        // Who typed marks and a wrong letter meant another word (`đổi mới` is no `đối với`); wrong marks alone are a slip.
        let slips = if typed == typed_bare || bare == 0 { bare } else { score.1 };
        if slips <= allowed && best.is_none_or(|(least, _)| score < least) {
            best = Some((score, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Brings every run of blanks to one.
fn one_blank(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{nearest, without_marks};

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
            assert_eq!(nearest(typed, WORDS), Some(meant), "{typed}");
        }
    }

    #[test]
    fn other_phrases_lead_nowhere() {
        for typed in ["", " ", "mục tiêu", "đổi mới", "lưu ý", "Đợt 1", "lễ", &"a".repeat(5000)] {
            assert_eq!(nearest(typed, WORDS), None, "{typed}");
        }
    }

    #[test]
    fn marks_fall_off_in_both_forms() {
        assert_eq!(without_marks("Ủy ban Đặc khu"), "uy ban dac khu");
        assert_eq!(without_marks("U\u{309}y"), "uy");
    }
}
