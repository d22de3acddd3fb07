//! The one way of a plan's text into Typst: as a string literal.

use std::borrow::Cow;
use std::fmt::Write;

/// Returns a text as a Typst string literal, quotes included.
///
/// Inside a literal only `\` and `"` have a meaning, so no text can be read as markup or code. Control characters have
/// no place on paper: those that separate words become a blank, the others are left out.
pub fn string_literal(text: &str) -> Cow<'_, str> {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    for letter in text.chars() {
        match letter {
            '"' => literal.push_str("\\\""),
            '\\' => literal.push_str("\\\\"),
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => literal.push(' '),
            _ if letter.is_control() || is_noncharacter(letter) => {}
            _ if is_invisible(letter) => {
                // Written by its number, so that whoever reads the source sees it. Writing to a string cannot fail.
                let _ = write!(literal, "\\u{{{:x}}}", u32::from(letter));
            }
            _ => literal.push(letter),
        }
    }
    literal.push('"');
    literal.into()
}

/// Whether Unicode sets the code point apart as no character.
fn is_noncharacter(letter: char) -> bool {
    let code = u32::from(letter);
    (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe
}

/// Whether a character shows nothing: joiners, marks of direction, the byte order mark.
pub(super) fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::string_literal;

    #[test]
    fn markup_stays_inside_the_literal() {
        assert_eq!(string_literal(r##"#$*_[]@<&]]>{{{%"'"##), r##""#$*_[]@<&]]>{{{%\"'""##);
        assert_eq!(string_literal(r"\"), r#""\\""#);
        assert_eq!(string_literal(r#"\" + panic("#), r#""\\\" + panic(""#);
        assert_eq!(string_literal("ữ đ “…”"), "\"ữ đ “…”\"");
    }

    #[test]
    fn controls_and_invisible_characters() {
        assert_eq!(string_literal("a\tb\nc\u{2028}d\0e\u{7f}f\u{fffe}"), "\"a b c def\"");
        assert_eq!(string_literal("a\u{200b}\u{202e}"), "\"a\\u{200b}\\u{202e}\"");
    }
}
