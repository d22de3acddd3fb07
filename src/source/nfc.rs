//! NFC text and the way back to the bytes as typed.
//!
//! Vietnamese is typed composed and decomposed; everything after this room sees NFC, and every diagnostic points at what
//! the author sees. A byte order mark is dropped and CRLF or CR becomes LF here too, by the same map.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// Normalised text with a map from its byte offsets to those of the text as typed.
#[derive(Clone, Debug, Default)]
pub struct NormalText {
    text: String,
    /// Points from which the two run in step until the next point: (offset in `text`, offset as typed).
    points: Vec<(u32, u32)>,
    typed_len: u32,
}

impl NormalText {
    /// Normalises `typed`: no byte order mark, LF line ends, NFC.
    pub fn new(typed: &str) -> Self {
        let mut out =
            Self { text: String::with_capacity(typed.len()), points: Vec::new(), typed_len: typed.len() as u32 };
        let body = typed.strip_prefix('\u{feff}').unwrap_or(typed);
        let skipped = typed.len() - body.len();
        let is_right = |body: &str| !body.contains(['\r', '\u{feff}']) && unicode_normalization::is_nfc(body);
        if body.chars().all(is_surely_right) || is_right(body) {
            out.point(skipped);
            out.text.push_str(body);
            return out;
        }
        out.point(skipped);
        let mut cluster = String::new();
        let mut chars = body.char_indices().peekable();
        while let Some((at, first)) = chars.next() {
            let typed_at = skipped + at;
            if first == '\r' {
                out.point(typed_at);
                out.text.push('\n');
                if chars.next_if(|(_, next)| *next == '\n').is_some() {
                    out.point(typed_at + 2);
                } else {
                    out.point(typed_at + 1);
                }
                continue;
            }
            if first == '\u{feff}' {
                // A mark of some other file's beginning, pasted in: it prints nothing and no PDF may hold it.
                out.point(typed_at + first.len_utf8());
                continue;
            }
            cluster.clear();
            cluster.push(first);
            while let Some((_, mark)) = chars.next_if(|(_, next)| joins_the_character_before(*next)) {
                cluster.push(mark);
            }
            let before = out.text.len();
            out.text.extend(cluster.as_str().nfc());
            if out.text.get(before..) != Some(cluster.as_str()) {
                out.points.push((before as u32, typed_at as u32));
                out.point(typed_at + cluster.len());
            }
        }
        out
    }

    fn point(&mut self, typed: usize) {
        self.points.push((self.text.len() as u32, typed as u32));
    }

    /// The normalised text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The offset as typed of an offset of the normalised text. Inside a character that was composed it is the start of
    /// the characters it was composed of.
    pub fn typed(&self, offset: usize) -> u32 {
        let offset = offset as u32;
        let index = self.points.partition_point(|(normal, _)| *normal <= offset);
        let Some((normal, typed)) = index.checked_sub(1).and_then(|index| self.points.get(index)) else {
            return offset.min(self.typed_len);
        };
        let limit = self.points.get(index).map_or(self.typed_len, |(_, next)| *next);
        (typed + (offset - normal)).min(limit)
    }
}

/// Tells of most characters of a plan that they are in NFC whatever stands beside them, and no part of a line end but LF.
fn is_surely_right(character: char) -> bool {
    match character {
        '\r' => false,
        // Nothing below the combining marks is one, and the letters of Vietnamese are composed; dashes, quotation marks.
        '\0'..='\u{2ff}' | '\u{1ea0}'..='\u{1ef9}' | '\u{2010}'..='\u{2027}' => true,
        _ => false,
    }
}

/// Tells whether a character may be composed with what stands before it: a combining mark, or a Hangul vowel or final.
fn joins_the_character_before(character: char) -> bool {
    canonical_combining_class(character) != 0 || matches!(character, '\u{1160}'..='\u{11ff}')
}

#[cfg(test)]
mod tests {
    use super::NormalText;

    #[test]
    fn what_is_surely_right_is_right() {
        for character in ('\0'..=char::MAX).filter(|character| super::is_surely_right(*character)) {
            let pair = format!("a{character}");
            assert!(
                unicode_normalization::is_nfc(&pair) && !super::joins_the_character_before(character),
                "{character:?}"
            );
        }
    }

    #[test]
    fn composed_text_keeps_its_offsets() {
        let text = NormalText::new("kế hoạch");
        assert_eq!((text.as_str(), text.typed(0), text.typed(5)), ("kế hoạch", 0, 5));
    }

    #[test]
    fn decomposed_text_points_back_at_the_typed_bytes() {
        let typed = "ke\u{302}\u{301} hoa\u{323}ch";
        let text = NormalText::new(typed);
        assert_eq!(text.as_str(), "kế hoạch");
        let blank = text.as_str().find(' ').expect("a blank stands between the words");
        assert_eq!(text.typed(blank) as usize, typed.find(' ').expect("as above"));
        assert_eq!(text.typed(text.as_str().len()) as usize, typed.len());
    }

    #[test]
    fn byte_order_mark_and_crlf_are_dropped() {
        let text = NormalText::new("\u{feff}số: 1\r\nngày: 2\rx");
        assert_eq!(text.as_str(), "số: 1\nngày: 2\nx");
        let day = text.as_str().find("ngày").expect("the word stands in the text");
        assert_eq!(text.typed(day), 3 + 9);
    }
}
