//! Where the title (trích yếu) of a cited document ends.

use std::ops::Range;

use super::scan::Paragraph;
use super::title_words::{AFTER_TITLE, SURE_TITLE_OPENERS, TITLE_OPENERS};

/// No title of a document is longer, in bytes.
const LONGEST_TITLE: usize = 1200;

/// The title that follows a citation's head, date and issuer.
pub(super) fn title_at(paragraph: &Paragraph<'_>, from: usize, is_sure: bool) -> Option<Range<usize>> {
    let window = paragraph.window(from);
    let rest = window.trim_start();
    let (rest, comma) = match rest.strip_prefix(',') {
        Some(rest) => (rest.trim_start(), true),
        None => (rest, false),
    };
    let place = from + (window.len() - rest.len());
    if comma && paragraph.typed(place..paragraph.typed.len()).starts_with(char::is_uppercase) {
        // Another document, not what this one is about.
        return None;
    }
    let openers = if is_sure && !comma { TITLE_OPENERS } else { SURE_TITLE_OPENERS };
    if rest.len() == window.len() || !openers.iter().any(|opener| rest.starts_with(opener)) {
        return None;
    }
    Some(place..title_end(paragraph, place))
}

/// Where a title ends: at a semicolon, colon, bracket or full stop outside of quotation marks, or at a comma after which
/// something else is said.
fn title_end(paragraph: &Paragraph<'_>, start: usize) -> usize {
    let limit = paragraph.small.floor_char_boundary(start.saturating_add(LONGEST_TITLE));
    let text = paragraph.small(start..limit);
    let mut quotes = 0_u32;
    let mut before = ' ';
    let mut end = text.len();
    for (at, sign) in text.char_indices() {
        let after = text.get(at + sign.len_utf8()..).unwrap_or_default();
        let next = after.trim_start();
        let stops = match sign {
            '“' => {
                quotes += 1;
                false
            }
            '”' if quotes == 0 => true,
            '”' => {
                quotes -= 1;
                false
            }
            _ if quotes > 0 => false,
            ';' | ':' | '(' | ')' | '[' | ']' | '\n' => true,
            '.' => {
                after.is_empty() || after.starts_with(char::is_whitespace) || after.starts_with(['/', '.', ')', '”'])
            }
            '/' => after.starts_with('.'),
            ',' => {
                let place = start + at + sign.len_utf8() + (after.len() - next.len());
                let capital = paragraph.typed(place..paragraph.typed.len()).starts_with(char::is_uppercase);
                let quoted = before == '”' && !next.starts_with('“');
                capital || quoted || AFTER_TITLE.iter().any(|phrase| next.starts_with(phrase))
            }
            // `… và Quyết định số …`
            'v' if before.is_whitespace() && after.starts_with("à ") => {
                let place = start + at + "và ".len();
                another_head(paragraph, place)
            }
            _ => false,
        };
        if stops {
            end = at;
            break;
        }
        before = sign;
    }
    start + text.get(..end).unwrap_or_default().trim_end().len()
}

/// Tells whether a numbered document begins at a place.
fn another_head(paragraph: &Paragraph<'_>, place: usize) -> bool {
    const TYPES: &[&str] =
        &["quyết định", "nghị quyết", "nghị định", "chỉ thị", "kết luận", "thông tư", "kế hoạch", "hướng dẫn"];
    let numbered = |rest: &str| {
        let rest = rest.trim_start();
        rest.starts_with("số ") || rest.starts_with(|typed: char| typed.is_ascii_digit())
    };
    let window = paragraph.window(place);
    TYPES.iter().any(|kind| window.strip_prefix(kind).is_some_and(numbered))
}
