//! Stretches of text as the template sees them.

use serde::Serialize;

use crate::document::{Fragment, Text};
use crate::render::letterhead::Room;

/// A run of text: a paragraph, or a line of one.
pub(super) type Words<'a> = Vec<Run<'a>>;

/// A piece of text of one style, or what stands between such pieces.
#[derive(Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Run<'a> {
    Plain(&'a str),
    Bold(&'a str),
    Italic(&'a str),
    BoldItalic(&'a str),
    /// A piece that no line break may part.
    Kept(Box<Run<'a>>),
    /// Room for the pen, in millimetres.
    Blank(u8),
    Note {
        number: usize,
        text: Words<'a>,
    },
    NewLine(bool),
}

/// Returns the runs of a text; pieces without a letter are left out.
pub(super) fn words(text: &[Fragment]) -> Words<'_> {
    runs(text, pieces, Room::Ample)
}

/// Returns the runs of a text whose gaps leave this much room for the pen.
pub(super) fn words_with(text: &[Fragment], room: Room) -> Words<'_> {
    runs(text, pieces, room)
}

fn runs<'a>(text: &'a [Fragment], pieces: fn(&'a str) -> Vec<(&'a str, bool)>, room: Room) -> Words<'a> {
    let mut runs = Vec::new();
    for fragment in text {
        match fragment {
            Fragment::Text { text, bold, italic } => {
                let styled = |piece| match (bold, italic) {
                    (false, false) => Run::Plain(piece),
                    (true, false) => Run::Bold(piece),
                    (false, true) => Run::Italic(piece),
                    (true, true) => Run::BoldItalic(piece),
                };
                for (piece, is_kept) in pieces(text) {
                    let run = styled(piece);
                    runs.push(if is_kept { Run::Kept(Box::new(run)) } else { run });
                }
            }
            Fragment::Blank(width) => runs.push(Run::Blank(room.blank(*width))),
            // A note is read aloud where it is called but painted last: the fewer its pieces, the better for tools
            // that compare the two orders.
            Fragment::Footnote { number, text } => {
                runs.push(Run::Note { number: *number, text: self::runs(text, |text| vec![(text, false)], room) });
            }
            Fragment::Break => runs.push(Run::NewLine(true)),
        }
    }
    runs
}

/// Returns the runs of each line of a text that has been broken into lines; lines without a word are left out.
pub(super) fn lines(text: &Text) -> Vec<Words<'_>> {
    text.split(|fragment| *fragment == Fragment::Break).map(words).filter(|line| !line.is_empty()).collect()
}

/// Returns the runs of a column's head: four to eight words on lines of two, as a head is written over a narrow column.
/// Most Vietnamese words have two syllables.
pub(super) fn short_lines(head: &Text) -> Words<'_> {
    let [Fragment::Text { text, .. }] = head.as_slice() else { return words(head) };
    let count = text.split(' ').count();
    if !(4..=8).contains(&count) {
        return words(head);
    }
    let mut lines = Vec::new();
    let mut rest = text.as_str();
    while let Some((end, _)) = rest.match_indices(' ').nth(if rest.split(' ').count() % 2 == 0 { 1 } else { 2 }) {
        let (Some(line), Some(after)) = (rest.get(..end), rest.get(end + 1..)) else { break };
        lines.extend([Run::Plain(line), Run::NewLine(true)]);
        rest = after;
    }
    lines.push(Run::Plain(rest));
    lines
}

/// Splits a text into pieces and tells which of them must stay on one line.
fn pieces(text: &str) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((start, end)) = next_symbol(rest) {
        let (before, symbol, after) = (rest.get(..start), rest.get(start..end), rest.get(end..));
        let (Some(before), Some(symbol), Some(after)) = (before, symbol, after) else { break };
        pieces.extend([(before, false), (symbol, true)]);
        rest = after;
    }
    pieces.push((rest, false));
    pieces.retain(|(piece, _)| !piece.is_empty());
    pieces
}

/// The longest symbol that stays on one line; a longer one would tear holes into the lines.
const LONGEST_SYMBOL: usize = 32;

/// Returns where the next symbol of a document (`2447/QĐ-TTg`, `44-KL/TW`) begins and ends: letters and digits, with a
/// hyphen or a slash among them.
fn next_symbol(text: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    // Most words have no such mark: the next one is looked for, then the word around it.
    while let Some(mark) = text.get(from..)?.bytes().position(|byte| matches!(byte, b'/' | b'-')) {
        let before = text.get(from..from + mark)?;
        let start = from + before.trim_end_matches(|letter: char| !letter.is_whitespace()).len();
        let word = text.get(start..)?.split(char::is_whitespace).next()?;
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let has_mark = bare.contains(['/', '-']) && bare.contains(char::is_alphabetic);
        let is_plain = bare.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '/' | '-' | '.'));
        if has_mark && is_plain && bare.chars().count() <= LONGEST_SYMBOL {
            let offset = start + word.find(bare)?;
            return Some((offset, offset + bare.len()));
        }
        from = start + word.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Run, pieces, short_lines, words};
    use crate::document::Fragment;

    #[test]
    fn symbols_stay_on_one_line() {
        let text = "Quyết định số 2447/QĐ-TTg, (44-KL/TW) ngày 06/11/2025; chính trị - xã hội";
        let kept: Vec<_> = pieces(text).into_iter().filter(|(_, is_kept)| *is_kept).map(|(piece, _)| piece).collect();
        assert_eq!(kept, ["2447/QĐ-TTg", "44-KL/TW"]);
        let all: String = pieces(text).into_iter().map(|(piece, _)| piece).collect();
        assert_eq!(all, text);
        assert_eq!(pieces(""), []);
        assert_eq!(pieces("https://a-b.vn/c?d - -/- e-"), [("https://a-b.vn/c?d - -/- e-", false)]);
    }

    #[test]
    fn heads_stand_on_short_lines() {
        let lines = |head: &str| {
            let head = vec![Fragment::Text { text: head.to_string(), bold: false, italic: false }];
            let runs = short_lines(&head);
            runs.iter().map(|run| if let Run::Plain(line) = run { line } else { "/" }).collect::<String>()
        };
        assert_eq!(lines("Nội dung thi đua"), "Nội dung/thi đua");
        assert_eq!(lines("Điểm chuẩn tối đa chấm"), "Điểm chuẩn tối/đa chấm");
        assert_eq!(lines("Đơn vị tính"), "Đơn vị tính");
    }

    #[test]
    fn a_symbol_keeps_its_style() {
        let text = [Fragment::Text { text: "số 1/KH-UBND".to_string(), bold: true, italic: false }];
        assert_eq!(words(&text), [Run::Bold("số "), Run::Kept(Box::new(Run::Bold("1/KH-UBND")))]);
    }
}
