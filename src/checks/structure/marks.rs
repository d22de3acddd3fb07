//! The mark a paragraph ends with, as checks of structure compare it.

use std::ops::Range;

/// A closing mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// `.` and what ends a sentence like it: `?`, `!`, `…`, `./.`
    Stop,
    /// `;`
    Semicolon,
    /// `:`
    Colon,
    /// `,`
    Comma,
    /// A letter, a digit or a bracket.
    Nothing,
}

impl Mark {
    /// The sign itself.
    pub(super) fn sign(self) -> &'static str {
        match self {
            Mark::Stop => ".",
            Mark::Semicolon => ";",
            Mark::Colon => ":",
            Mark::Comma => ",",
            Mark::Nothing => "",
        }
    }

    /// Its name in a sentence.
    pub(super) fn named(self) -> &'static str {
        match self {
            Mark::Stop => "dấu chấm",
            Mark::Semicolon => "dấu chấm phẩy",
            Mark::Colon => "dấu hai chấm",
            Mark::Comma => "dấu phẩy",
            Mark::Nothing => "chữ, không có dấu",
        }
    }

    /// What a paragraph does that ends with it.
    pub(super) fn said(self) -> String {
        match self {
            Mark::Nothing => "không có dấu kết thúc".to_owned(),
            other => format!("kết thúc bằng {}", other.named()),
        }
    }
}

/// The mark a text ends with, and where it stands; the last word where there is none, nothing for an empty text.
///
/// A mark inside closing quotation marks or brackets counts: `“… làm theo.”` is closed.
pub(super) fn last_mark(text: &str) -> Option<(Mark, Range<usize>)> {
    let end = text.trim_end();
    let bare = end.trim_end_matches(['”', '"', '»', ')', ']']);
    for candidate in [end, bare] {
        let Some((at, sign)) = candidate.char_indices().next_back() else { continue };
        let mark = match sign {
            '.' | '?' | '!' | '…' => Mark::Stop,
            ';' => Mark::Semicolon,
            ':' => Mark::Colon,
            ',' => Mark::Comma,
            _ => continue,
        };
        return Some((mark, at..candidate.len()));
    }
    let word = end.rsplit(char::is_whitespace).next().filter(|word| !word.is_empty())?;
    Some((Mark::Nothing, end.len() - word.len()..end.len()))
}

#[cfg(test)]
mod tests {
    use super::{Mark, last_mark};

    #[test]
    fn the_last_mark_is_seen_through_quotation_marks() {
        for (text, mark) in [
            ("một.", Mark::Stop),
            ("một; ", Mark::Semicolon),
            ("“một.”", Mark::Stop),
            ("“một”", Mark::Nothing),
            ("một (hai)", Mark::Nothing),
            ("một:", Mark::Colon),
            ("một./.", Mark::Stop),
        ] {
            assert_eq!(last_mark(text).map(|(mark, _)| mark), Some(mark), "{text}");
        }
        assert_eq!(last_mark("  "), None);
        assert_eq!(last_mark("một hai"), Some((Mark::Nothing, "một ".len().."một hai".len())));
    }
}
