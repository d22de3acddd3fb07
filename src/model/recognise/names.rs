//! Where the names of bodies and of laws end.

use std::ops::Range;

use super::scan::Paragraph;
use super::title_words::{BODIES, DEEDS, ENDS_NAME, WITHIN_NAME};
use crate::viet::is_letter_or_digit;

/// No name of a body is longer, in bytes.
const LONGEST_NAME: usize = 170;

/// A word or a sign.
pub(super) struct Token<'p> {
    pub(super) range: Range<usize>,
    pub(super) typed: &'p str,
    pub(super) is_word: bool,
}

/// The words and signs from a place on, blanks left out, at most as far as given.
pub(super) fn tokens<'p>(paragraph: &'p Paragraph<'_>, from: usize, length: usize) -> impl Iterator<Item = Token<'p>> {
    let end = paragraph.typed.floor_char_boundary(from.saturating_add(length));
    let text = paragraph.typed(from..end);
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let trimmed = rest.trim_start();
        let start = at + (rest.len() - trimmed.len());
        let first = trimmed.chars().next()?;
        let is_word = is_letter_or_digit(first);
        let length = if is_word {
            trimmed.find(|typed: char| !is_letter_or_digit(typed)).unwrap_or(trimmed.len())
        } else {
            first.len_utf8()
        };
        at = start + length;
        Some(Token { range: from + start..from + at, typed: trimmed.get(..length)?, is_word })
    })
}

/// Tells whether a capital letter stands at a place and no second one beside it.
pub(super) fn is_capitalised(paragraph: &Paragraph<'_>, start: usize) -> bool {
    let mut letters = paragraph.typed(start..paragraph.typed.len()).chars();
    letters.next().is_some_and(char::is_uppercase) && !letters.next().is_some_and(char::is_uppercase)
}

/// The place after a word that follows, with the blanks on both sides of it; a comma may stand before it where allowed.
pub(super) fn after_word(paragraph: &Paragraph<'_>, from: usize, word: &str, comma: bool) -> Option<usize> {
    let window = paragraph.window(from);
    let mut rest = window.trim_start();
    if comma {
        rest = rest.strip_prefix(',').map_or(rest, str::trim_start);
    }
    let after = rest.strip_prefix(word)?;
    let name = after.trim_start();
    (name.len() < after.len()).then_some(from + window.len() - name.len())
}

/// The end of the name of a body that begins at a place; nothing where none does.
pub(super) fn issuer_at(paragraph: &Paragraph<'_>, start: usize) -> Option<usize> {
    let mut end = None;
    let mut after_capital = false;
    let mut all = tokens(paragraph, start, LONGEST_NAME).peekable();
    while let Some(token) = all.next() {
        let follower = all.peek().map_or("", |next| next.typed);
        let small = token.typed.to_lowercase();
        if token.is_word && is_capital(token.typed) {
            end = Some(token.range.end);
            after_capital = true;
        } else if token.is_word && end.is_some() {
            let deed = DEEDS.contains(&format!("{small} {}", follower.to_lowercase()).as_str());
            let chapter = small == "ban" && follower == "hành";
            let number = token.typed.starts_with(|typed: char| typed.is_ascii_digit());
            if small == "và" {
                if !goes_on(follower) {
                    break;
                }
                after_capital = false;
            } else if deed || chapter || ENDS_NAME.contains(&small.as_str()) {
                break;
            } else if after_capital || number || WITHIN_NAME.contains(&small.as_str()) {
                end = Some(token.range.end);
                after_capital = false;
            } else {
                break;
            }
        } else if end.is_none() {
            return None;
        } else {
            let joins = match token.typed {
                "-" | "–" => {
                    is_capital(follower) && paragraph.typed(end.unwrap_or(start)..token.range.start).contains(' ')
                }
                // `Sở Văn hóa, Thể thao và Du lịch`
                "," => ["Thể", "Thông", "Truyền", "Khoa", "Gia", "Lao", "Nông", "Giáo"].contains(&follower),
                "." => {
                    end == Some(token.range.start)
                        && paragraph.typed(token.range.end..paragraph.typed.len()).starts_with(' ')
                        && ends_short(paragraph, token.range.start)
                }
                _ => false,
            };
            if !joins {
                break;
            }
            after_capital = false;
        }
    }
    end
}

/// Tells whether a full stop belongs to a short form: `TP. Hồ Chí Minh`.
fn ends_short(paragraph: &Paragraph<'_>, at: usize) -> bool {
    ["TP", "TX", "P", "Q", "H", "X", "TT"].iter().any(|short| {
        let before = paragraph.typed(paragraph.back(at, short.len() + 1));
        before.trim_start() == *short
    })
}

/// Tells whether a capitalised word after `và` goes on with the name of a body.
fn goes_on(word: &str) -> bool {
    const TYPES: &[&str] = &[
        "Nghị", "Quyết", "Chỉ", "Thông", "Kế", "Kết", "Hướng", "Chương", "Đề", "Luật", "Pháp", "Quy", "Báo", "Điều",
        "Tờ",
    ];
    is_capital(word) && !TYPES.contains(&word) && !BODIES.contains(&word)
}

pub(super) fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// The end of a run of words that begins with a capital, for the name of a law that is not known.
pub(super) fn phrase_end(paragraph: &Paragraph<'_>, start: usize) -> Option<usize> {
    let mut end = None;
    let mut all = tokens(paragraph, start, LONGEST_NAME).peekable();
    let change = paragraph.window(start).starts_with("sửa đổi");
    while let Some(token) = all.next() {
        let follower = all.peek().map_or("", |next| next.typed);
        if !token.is_word {
            // `Luật sửa đổi, bổ sung một số điều của Luật …`
            if change && token.typed == "," && ["bổ", "thay"].contains(&follower) {
                continue;
            }
            break;
        }
        let pair = format!("{} {follower}", token.typed.to_lowercase());
        let first = end.is_none();
        let deed = !first
            && !change
            && DEEDS.contains(&pair.as_str())
            && pair != "tổ chức"
            && pair != "xây dựng"
            && pair != "khen thưởng";
        let small = token.typed.to_lowercase();
        let ends = !first
            && !change
            && (["có", "được", "ngày", "năm", "số", "theo", "để", "trong", "khi", "đã", "là", "nhằm"]
                .contains(&small.as_str())
                || small == "và" && (is_capital(follower) || follower == "các"));
        if deed || ends || (change && small == "năm") {
            break;
        }
        end = Some(token.range.end);
        if change && token.typed == "Luật" {
            // The changed law's own name ends the title.
            let rest = paragraph.window(token.range.end);
            let name = rest.trim_start();
            return super::laws::known_name(name)
                .map(|length| token.range.end + rest.len() - name.len() + length)
                .or(end);
        }
    }
    end
}

/// The end of what is said of a body's session: `, khóa XIV, kỳ họp thứ 30`, `, nhiệm kỳ 2025 - 2030`; the place given
/// where nothing is.
pub(super) fn session_end(paragraph: &Paragraph<'_>, from: usize) -> usize {
    const WORDS: &[&str] =
        &["khóa", "khoá", "kỳ", "kì", "họp", "thứ", "nhiệm", "lần", "chuyên", "đề", "bất", "thường", "lệ"];
    let mut end = from;
    let mut begun = false;
    let mut all = tokens(paragraph, from, 80).peekable();
    while let Some(token) = all.next() {
        let small = token.typed.to_lowercase();
        let follower = all.peek().map_or("", |next| next.typed);
        let ordinal = token.typed.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, 'I' | 'V' | 'X' | 'L'));
        if token.typed == "," && ["khóa", "khoá", "kỳ", "kì", "nhiệm"].contains(&follower) {
            begun = true;
        } else if begun && (ordinal || WORDS.contains(&small.as_str())) {
            end = token.range.end;
        } else if !(begun
            && matches!(token.typed, "-" | "–")
            && follower.starts_with(|sign: char| sign.is_ascii_digit()))
        {
            break;
        }
    }
    end
}
