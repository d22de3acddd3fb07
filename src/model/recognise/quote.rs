//! What stands between “ and ” after a set word: `chủ đề “…”`, `phương châm “…”`.

use std::ops::Range;

use super::words::Words;

/// The bytes between the quotation marks that follow a phrase closely, at every place of the phrase.
///
/// At most `reach` words may stand between the phrase and the mark.
pub fn quoted_after(words: &Words<'_>, phrase: &str, reach: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(place) = words.find(at, phrase) {
        at = place.end;
        let open = (place.end..=place.end + reach).find(|index| is_opening(words.word(*index)));
        let Some(open) = open else { continue };
        let Some(close) = closing(words, open) else { continue };
        at = close + 1;
        found.push(words.range(open + 1, close));
    }
    found
}

/// The bytes between the first quotation marks from word `from` on.
pub fn first_quoted(words: &Words<'_>, from: usize) -> Option<Range<usize>> {
    let open = (from..words.len()).find(|index| is_opening(words.word(*index)))?;
    closing(words, open).map(|close| words.range(open + 1, close))
}

fn is_opening(word: &str) -> bool {
    matches!(word, "“" | "\"" | "«")
}

fn closing(words: &Words<'_>, open: usize) -> Option<usize> {
    (open + 1..words.len()).find(|index| matches!(words.word(*index), "”" | "\"" | "»"))
}

#[cfg(test)]
mod tests {
    use super::quoted_after;
    use crate::model::recognise::words::Words;

    #[test]
    fn a_theme_is_read_without_its_marks() {
        let text = "thực hiện tốt Phong trào thi đua với chủ đề “Toàn Đảng, toàn dân” với các nội dung “khác”";
        let found = quoted_after(&Words::new(text), "chủ đề", 1);
        assert_eq!(found.iter().map(|range| &text[range.clone()]).collect::<Vec<_>>(), ["Toàn Đảng, toàn dân"]);
    }

    #[test]
    fn a_mark_never_closed_is_nothing() {
        assert!(quoted_after(&Words::new("chủ đề “Toàn Đảng"), "chủ đề", 1).is_empty());
    }
}
