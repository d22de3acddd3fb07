//! Widths of letters, for what Word cannot measure by itself: the lines drawn under texts and the boxes around marks.
//!
//! Times New Roman, bold and italic, and every face made to its measure (Liberation Serif, Tinos). Kerning is left out:
//! Word does not kern unless asked.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::units::Points;

/// A face of Times New Roman.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Upright bold.
    Bold,
    /// Italic, not bold.
    Italic,
}

/// Units of the tables below in one em.
const EM: f64 = 2048.0;

/// Widths of U+0020 to U+007E.
const BOLD: [u16; 95] = [
    512, 682, 1137, 1024, 1024, 2048, 1706, 569, 682, 682, 1024, 1167, 512, 682, 512, 569, //
    1024, 1024, 1024, 1024, 1024, 1024, 1024, 1024, 1024, 1024, 682, 682, 1167, 1167, 1167, 1024, //
    1905, 1479, 1366, 1479, 1479, 1366, 1251, 1593, 1593, 797, 1024, 1593, 1366, 1933, 1479, 1593, //
    1251, 1593, 1479, 1139, 1366, 1479, 1479, 2048, 1479, 1479, 1366, 682, 569, 682, 1190, 1024, //
    682, 1024, 1139, 909, 1139, 909, 682, 1024, 1139, 569, 682, 1139, 569, 1706, 1139, 1024, //
    1139, 1139, 909, 797, 682, 1139, 1024, 1479, 1024, 1024, 909, 807, 451, 807, 1065,
];

/// Widths of U+0020 to U+007E.
const ITALIC: [u16; 95] = [
    512, 682, 860, 1024, 1024, 1706, 1593, 438, 682, 682, 1024, 1382, 512, 682, 512, 569, //
    1024, 1024, 1024, 1024, 1024, 1024, 1024, 1024, 1024, 1024, 682, 682, 1382, 1382, 1382, 1024, //
    1884, 1251, 1251, 1366, 1479, 1251, 1251, 1479, 1479, 682, 909, 1366, 1139, 1706, 1366, 1479, //
    1251, 1479, 1251, 1024, 1139, 1479, 1251, 1706, 1251, 1139, 1139, 797, 569, 797, 864, 1024, //
    682, 1024, 1024, 909, 1024, 909, 569, 1024, 1024, 569, 569, 909, 569, 1479, 1024, 1024, //
    1024, 1024, 797, 797, 569, 1024, 909, 1366, 909, 909, 797, 819, 563, 819, 1108,
];

/// Returns the width of a text set on one line.
///
/// A letter with Vietnamese marks is as wide as its base letter; a character of another script is taken as one em.
pub fn width(text: &str, face: Face, size: Points) -> Points {
    let units: u32 = text.nfc().map(|letter| u32::from(letter_width(letter, face))).sum();
    Points(f64::from(units) * size.0 / EM)
}

fn letter_width(letter: char, face: Face) -> u16 {
    let (ascii, [capital_u, small_u, capital_o, small_o, small_d, dash, quote, ellipsis]) = match face {
        Face::Bold => (&BOLD, [1630, 1229, 1593, 1134, 1139, 2048, 1024, 2048]),
        Face::Italic => (&ITALIC, [1544, 1117, 1479, 1093, 1024, 1821, 1139, 1821]),
    };
    let of_ascii = |letter: char| {
        let index = usize::try_from(u32::from(letter)).ok()?.checked_sub(0x20)?;
        ascii.get(index).copied()
    };
    let mut parts = std::iter::once(letter).nfd();
    let Some(base) = parts.next() else { return 0 };
    let has_horn = parts.any(|mark| mark == '\u{31b}');
    match base {
        'U' if has_horn => capital_u,
        'u' if has_horn => small_u,
        'O' if has_horn => capital_o,
        'o' if has_horn => small_o,
        'đ' => small_d,
        'Đ' => 1479,
        '\u{a0}' => 512,
        '–' => 1024,
        '—' => dash,
        '“' | '”' => quote,
        '‘' | '’' => 682,
        '…' => ellipsis,
        mark if is_combining_mark(mark) => 0,
        other => of_ascii(other).unwrap_or(2048),
    }
}

/// Returns the widths of the lines that a text fills when broken at blanks, in a column of `available` width.
///
/// A line feed breaks as well. There is at least one line.
pub fn lines(text: &str, face: Face, size: Points, available: Points) -> Vec<Points> {
    let blank = width(" ", face, size);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = Points(0.0);
        for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
            let word = width(word, face, size);
            if line.0 == 0.0 {
                line = word;
            } else if line.0 + blank.0 + word.0 <= available.0 {
                line.0 += blank.0 + word.0;
            } else {
                lines.push(line);
                line = word;
            }
        }
        lines.push(line);
    }
    lines
}

/// Returns the length of the line drawn under a text: between a third and a half of the text's line.
///
/// Source of the rule: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II. Of several lines it means the last; where the
/// last is not much shorter than the longest, the result is right for that one, too.
pub fn rule_length(lines: &[Points]) -> Points {
    let last = lines.last().map_or(0.0, |line| line.0);
    let longest = lines.iter().map(|line| line.0).fold(0.0, f64::max);
    Points((longest * 0.42).min(last * 0.48))
}

#[cfg(test)]
mod tests {
    use super::{Face, Points, lines, rule_length, width};

    #[test]
    fn widths_are_those_of_the_face() {
        // Measured with the font file of Liberation Serif Bold 2.00.1.
        let motto = width("Độc lập - Tự do - Hạnh phúc", Face::Bold, Points(14.0));
        assert!((motto.0 - 171.38).abs() < 0.01, "{motto:?}");
        let heading = width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Face::Bold, Points(13.0));
        assert!((heading.0 - 271.20).abs() < 0.01, "{heading:?}");
        let date = width("Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2026", Face::Italic, Points(14.0));
        assert!((date.0 - 301.39).abs() < 0.01, "{date:?}");
    }

    #[test]
    fn decomposed_letters_are_as_wide_as_composed_ones() {
        assert_eq!(width("u\u{31b}\u{301}", Face::Bold, Points(14.0)), width("ứ", Face::Bold, Points(14.0)));
    }

    #[test]
    fn the_rule_is_a_third_to_a_half_of_the_last_line() {
        for text in ["SỞ NỘI VỤ", "ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ", "ỦY BAN NHÂN DÂN\nXÃ TÂN MINH"]
        {
            let lines = lines(text, Face::Bold, Points(13.0), Points(175.0));
            let last = lines.last().expect("there is a line").0;
            let rule = rule_length(&lines).0;
            assert!(rule >= last / 3.0 && rule <= last / 2.0, "{text}: {rule} under {last}");
        }
    }
}
