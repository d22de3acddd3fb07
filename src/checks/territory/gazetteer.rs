//! Names of units as they stand in running text, and words that tell of the past.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::checks::spots::sentence;
use crate::model::recognise::words::{SetPhrases, Words, fold};
use crate::reference::units::{self, Commune, Province};

/// The longest name of a unit, in words, a dash among them: `Văn Miếu - Quốc Tử Giám`.
const LONGEST: usize = 6;

static PROVINCES: LazyLock<HashMap<String, Vec<&'static Province>>> = LazyLock::new(|| {
    let mut map: HashMap<String, Vec<&'static Province>> = HashMap::new();
    for province in units::provinces() {
        map.entry(key(province.name)).or_default().push(province);
    }
    map
});

static COMMUNES: LazyLock<HashMap<String, Vec<&'static Commune>>> = LazyLock::new(|| {
    let mut map: HashMap<String, Vec<&'static Commune>> = HashMap::new();
    for commune in units::communes() {
        map.entry(key(commune.name)).or_default().push(commune);
    }
    map
});

/// Words by which a sentence tells of units as they once were.
static PAST: LazyLock<SetPhrases> = LazyLock::new(|| {
    SetPhrases::listed(
        "cũ; trước đây; trước kia; trước khi; trước sắp xếp; trước sáp nhập; trước hợp nhất; sáp nhập; hợp nhất; \
         sắp xếp; chia tách; giải thể; kết thúc hoạt động; không tổ chức; không còn; bỏ cấp; chấm dứt; nguyên là; \
         nay là; nay thuộc; thay cho; bàn giao; chuyển từ cấp huyện; từ cấp huyện; kháng chiến; quê ở; quê quán",
    )
});

fn key(name: &str) -> String {
    let folded = fold(name);
    let words = Words::new(&folded);
    let words: Vec<&str> = (0..words.len()).map(|index| words.written(index)).collect();
    words.join(" ")
}

fn longest<T>(
    map: &HashMap<String, Vec<&'static T>>,
    words: &Words<'_>,
    at: usize,
) -> Option<(Vec<&'static T>, usize)> {
    if !words.is_capital(at) && !words.word(at).bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    (1..=LONGEST).rev().find_map(|length| {
        let last = at + length;
        if last > words.len() {
            return None;
        }
        let name: Vec<&str> = (at..last).map(|index| words.word(index)).collect();
        map.get(&name.join(" ")).map(|units| (units.clone(), last))
    })
}

/// The province, of any time, whose name stands at a word, and the word after it.
pub(super) fn province_at(words: &Words<'_>, at: usize) -> Option<(Vec<&'static Province>, usize)> {
    longest(&PROVINCES, words, at)
}

/// The communes whose name stands at a word, and the word after it.
pub(super) fn commune_at(words: &Words<'_>, at: usize) -> Option<(Vec<&'static Commune>, usize)> {
    longest(&COMMUNES, words, at)
}

/// Tells whether the sentence around a word tells of the past: a year before 2025 in it, or words such as `trước đây`.
pub(super) fn tells_of_the_past(words: &Words<'_>, at: usize) -> bool {
    let sentence = sentence(words, at);
    let is_past_year = |index: usize| {
        let word = words.word(index);
        word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1900..2025).contains(&year))
    };
    sentence.into_iter().any(|index| PAST.is_at(words, index) || is_past_year(index))
}

#[cfg(test)]
mod tests {
    use super::{commune_at, province_at, tells_of_the_past};
    use crate::model::recognise::words::Words;

    #[test]
    fn the_longest_name_counts() {
        let words = Words::new("tỉnh Bà Rịa - Vũng Tàu và tỉnh Hoà Bình");
        let (found, after) = province_at(&words, 1).expect("it is a province");
        assert_eq!((found[0].name, after), ("Bà Rịa - Vũng Tàu", 6));
        assert_eq!(province_at(&words, 8).map(|(found, _)| found[0].name), Some("Hòa Bình"));
        let words = Words::new("phường Văn Miếu - Quốc Tử Giám");
        assert_eq!(commune_at(&words, 1).map(|(found, after)| (found[0].province, after)), Some(("Hà Nội", 7)));
    }

    #[test]
    fn a_sentence_about_the_past_is_known_by_its_words() {
        let words = Words::new("Huyện A cũ có 10 xã. Các huyện báo cáo.");
        assert!(tells_of_the_past(&words, 0));
        assert!(!tells_of_the_past(&words, 8));
    }
}
