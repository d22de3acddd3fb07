//! Line breaks in a centred title, where a careful typist would press Shift+Enter.
//!
//! An automatic break leaves one long line and a stub, cuts `Cần Thơ` in two, and nobody knows how long the line is that
//! the drawn line below is measured by. The breaks are chosen once, for every output.

use super::letterhead::Room;
use super::metrics::{self, Face};
use super::units::Points;
use crate::document::{Fragment, Text};

/// A title with its lines broken.
#[derive(Clone, Debug, PartialEq)]
pub struct Title {
    /// The text, with a [`Fragment::Break`] at the end of every line but the last.
    pub text: Text,
    /// The widths of the lines.
    pub lines: Vec<Points>,
}

/// Words above which a title is left to the typesetter: choosing costs the square of their number.
const MOST_WORDS: usize = 150;

/// Words that a line of a title begins with.
const OPENERS: &[&str] = &["của", "giai", "nhằm", "năm", "tại", "theo", "thuộc", "trên", "trong", "từ", "về"];

/// Syllables of one word, often met in titles, that a line break would part.
const PAIRS: &[(&str, &str)] = &[
    ("an", "ninh"),
    ("an", "toàn"),
    ("bàn", "tỉnh"),
    ("bầu", "cử"),
    ("chuyển", "đổi"),
    ("công", "chức"),
    ("giai", "đoạn"),
    ("kế", "hoạch"),
    ("khen", "thưởng"),
    ("khoa", "học"),
    ("nhân", "dân"),
    ("nông", "thôn"),
    ("phát", "động"),
    ("phong", "trào"),
    ("sáng", "tạo"),
    ("thành", "phố"),
    ("thi", "đua"),
    ("thực", "hiện"),
    ("toàn", "quốc"),
    ("tổ", "chức"),
    ("triển", "khai"),
    ("trật", "tự"),
    ("xã", "hội"),
    ("đại", "biểu"),
    ("đặc", "khu"),
    ("địa", "bàn"),
    ("đổi", "mới"),
];

/// Breaks a title for a column of `available` width. Where the author broke a line, the author's breaks stand alone.
pub fn break_lines(text: &Text, face: Face, size: Points, available: Points) -> Title {
    let plain = plain(text);
    let words: Vec<&str> = plain.split(' ').collect();
    let lines = metrics::lines(&plain, face, size, available);
    if lines.len() < 2 || plain.contains('\n') || words.len() > MOST_WORDS || words.contains(&"") {
        return Title { text: text.clone(), lines };
    }
    let Some(starts) = starts_of_lines(&words, face, size, (lines.len(), available)) else {
        return Title { text: text.clone(), lines };
    };
    let mut broken = plain.clone().into_bytes();
    let mut offset = 0;
    for (index, word) in words.iter().enumerate() {
        if let Some(blank) = broken.get_mut(offset.max(1) - 1).filter(|_| starts.contains(&index)) {
            *blank = b'\n';
        }
        offset += word.len() + 1;
    }
    let broken = String::from_utf8(broken).expect("invariant: a blank was replaced by a line feed");
    let lines = metrics::lines(&broken, face, size, Points(f64::MAX));
    Title { text: with_breaks(text, &broken), lines }
}

/// Returns words without marks as a text.
pub fn of_words(words: &str) -> Text {
    vec![Fragment::Text { text: words.to_string(), bold: false, italic: false }]
}

/// Returns the words of a text as they are measured: gaps for the pen as blanks, breaks as line feeds, no footnotes.
pub fn plain(text: &Text) -> String {
    text.iter()
        .map(|fragment| match fragment {
            Fragment::Text { text, .. } => text.as_str(),
            Fragment::Blank(width) => Room::Ample.blanks(*width),
            Fragment::Break => "\n",
            Fragment::Footnote { .. } => "",
        })
        .collect()
}

/// Returns `text` with a break wherever `broken`, its plain words, has a line feed.
fn with_breaks(text: &Text, broken: &str) -> Text {
    let mut rest = broken;
    let mut out = Vec::new();
    for fragment in text {
        let length = plain(&vec![fragment.clone()]).len();
        let (here, after) = rest.split_at(length);
        rest = after;
        let Fragment::Text { bold, italic, .. } = fragment else {
            out.push(fragment.clone());
            continue;
        };
        for (index, piece) in here.split('\n').enumerate() {
            if index > 0 {
                out.push(Fragment::Break);
            }
            if !piece.is_empty() {
                out.push(Fragment::Text { text: piece.to_string(), bold: *bold, italic: *italic });
            }
        }
    }
    out
}

/// Returns the words that lines after the first begin with, so that the lines are about equally long and no name is cut.
///
/// Nothing where `count` lines do not hold the words.
fn starts_of_lines(
    words: &[&str],
    face: Face,
    size: Points,
    (count, available): (usize, Points),
) -> Option<Vec<usize>> {
    let blank = metrics::width(" ", face, size).0;
    let widths: Vec<f64> = words.iter().map(|word| metrics::width(word, face, size).0).collect();
    let target = (widths.iter().sum::<f64>() + blank * words.len() as f64) / count as f64;
    let penalties = penalties(words);
    // For every number of words: the cost of setting them in the lines so far, and where the lines begin.
    let mut best: Vec<Option<(f64, Vec<usize>)>> = vec![None; words.len() + 1];
    best.first_mut()?.replace((0.0, Vec::new()));
    for _ in 0..count {
        let mut next: Vec<Option<(f64, Vec<usize>)>> = vec![None; words.len() + 1];
        for (start, so_far) in best.iter().enumerate() {
            let Some((cost, starts)) = so_far else { continue };
            let cost = cost + penalties.get(start).copied().unwrap_or_default();
            let mut line = -blank;
            for (end, width) in widths.iter().enumerate().skip(start) {
                line += blank + width;
                if line > available.0 {
                    break;
                }
                let cost = cost + ((line - target) / target).powi(2);
                let place = next.get_mut(end + 1)?;
                if place.as_ref().is_none_or(|(other, _)| cost < *other) {
                    let starts = starts.iter().copied().chain((start > 0).then_some(start)).collect();
                    place.replace((cost, starts));
                }
            }
        }
        best = next;
    }
    best.pop()?.map(|(_, starts)| starts)
}

/// Returns, for every word, what it costs to begin a line with it.
fn penalties(words: &[&str]) -> Vec<f64> {
    let mut inside = 0_i32;
    let mut before = "";
    let mut out = Vec::new();
    for word in words {
        let lower = word.to_lowercase();
        let opens = word.starts_with(['“', '(', '"', '«']);
        let mut penalty = 0.0;
        if inside > 0 {
            penalty += 0.3;
        } else if opens || OPENERS.contains(&lower.as_str()) {
            penalty -= 0.12;
        }
        if before.trim_start_matches('“').chars().next().is_some_and(char::is_uppercase) && !before.ends_with('”') {
            penalty += 0.3;
        }
        if word.starts_with(|first: char| first.is_ascii_digit() || first == '-' || first == '–')
            || before.ends_with(['-', '–'])
        {
            penalty += 0.5;
        }
        if ["tháng", "năm"].contains(&lower.as_str()) && before.ends_with(|last: char| last.is_ascii_digit()) {
            penalty += 0.6;
        }
        let before_lower = before.to_lowercase();
        if PAIRS.iter().any(|pair| before_lower == pair.0 && lower.trim_end_matches(['”', ',', ')']) == pair.1) {
            penalty += 0.4;
        }
        out.push(penalty);
        // A title that is one bracket, `(Kèm theo …)`, is as good as none.
        for character in word.chars().skip(usize::from(before.is_empty() && word.starts_with('('))) {
            inside += match character {
                '“' | '(' | '«' => 1,
                '”' | ')' | '»' => -1,
                _ => 0,
            };
        }
        before = word;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Fragment, Title, break_lines, of_words, plain};
    use crate::render::metrics::Face;
    use crate::render::units::Points;

    fn broken(text: &str) -> Title {
        break_lines(&of_words(text), Face::Bold, Points(14.0), Points(453.5))
    }

    #[test]
    fn titles_are_broken_where_a_typist_would() {
        for title in [
            "Phát động phong trào thi đua “Toàn dân bảo vệ an ninh Tổ quốc”\n\
             trên địa bàn thành phố Cần Thơ giai đoạn 2025 - 2030",
            "Triển khai phong trào thi đua\n“Cả nước thi đua đổi mới sáng tạo và chuyển đổi số”",
            "Triển khai thực hiện phong trào thi đua\n“Toàn dân bảo vệ an ninh Tổ quốc” trên địa bàn xã Tân Minh",
            "(Kèm theo Kế hoạch số 214/KH-UBND ngày 24 tháng 9 năm 2024\ncủa Ủy ban nhân dân thành phố Cần Thơ)",
            "Tổ chức phong trào thi đua đặc biệt",
        ] {
            let Title { text, lines } = broken(&title.replace('\n', " "));
            assert_eq!(plain(&text), title);
            assert_eq!(lines.len(), title.lines().count());
        }
    }

    #[test]
    fn the_breaks_of_the_author_stand() {
        let title = "Phát động\nphong trào thi đua “Toàn dân bảo vệ an ninh Tổ quốc” trên địa bàn tỉnh Cao Bằng";
        assert_eq!(plain(&broken(title).text), title);
    }

    #[test]
    fn styles_and_footnotes_keep_their_places() {
        let styled = |text: &str, italic| Fragment::Text { text: text.to_string(), bold: false, italic };
        let text = vec![
            styled("Phát động phong trào thi đua “Toàn dân bảo vệ an ninh Tổ quốc”", true),
            Fragment::Footnote { number: 1, text: Vec::new() },
            styled(" trên địa bàn thành phố Cần Thơ giai đoạn 2025 - 2030", false),
        ];
        let title = break_lines(&text, Face::Bold, Points(14.0), Points(453.5));
        assert_eq!(title.text.get(2), Some(&Fragment::Break));
        let end = styled("trên địa bàn thành phố Cần Thơ giai đoạn 2025 - 2030", false);
        assert_eq!((title.text.len(), title.text.last()), (4, Some(&end)));
    }

    #[test]
    fn what_cannot_be_broken_is_left_alone() {
        for title in ["", " ", "a  b", &"từ ".repeat(400), &"W".repeat(200)] {
            assert_eq!(plain(&broken(title).text), title);
        }
    }
}
